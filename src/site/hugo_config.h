/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hugo's configuration: one file in the root (hugo.toml, or the older config.toml), and the
 * files of config/_default, each of which is a table by its name: permalinks.toml,
 * languages.ko.toml. */
#pragma once

#include "site/site.h"

/* The file of the root, or of config/_default, that only Hugo has; NULL. */
const char *hugo_config_name(const Folder *folder);

/* The file that Hugo had before, config.toml, which others have too; NULL. */
const char *hugo_config_old_name(const Folder *folder);

/* Reads all of it into `site->config`. The sources, which must outlive it, go to `sources`
 * (Source *). False with `error` when a file cannot be read. */
bool hugo_config_read(Site *site, GPtrArray *sources, Diag *diag, GError **error);

/* The value of `key`, whatever its case: Hugo does not mind. Lent. */
const YamlNode *hugo_lookup(const YamlNode *config, const char *key);

/* The scalar under `key`, lent; NULL when there is none or it is empty. */
const char *hugo_lookup_string(const YamlNode *config, const char *key);

/* "true" under `key`; `otherwise` when it is absent. */
bool hugo_lookup_bool(const YamlNode *config, const char *key, bool otherwise);

/* The table of the site's own language; NULL. Lent. */
const YamlNode *hugo_config_language(const YamlNode *config);
