/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all engines do with a configuration: read the file, take title, author, address. */
#pragma once

#include "site/site.h"

/* The mapping in the file `path` (YAML, JSON, or TOML by its extension); NULL with `error`
 * when it cannot be read or is none. The caller owns it and `*source`, which must outlive
 * it. */
YamlNode *settings_parse(const Folder *folder, const char *path, Source **source,
                         Diag *diag, GError **error);

/* Reads the file `path` into `site->config`. False with `error` as settings_parse. */
bool settings_read(Site *site, const char *path, Diag *diag, GError **error);

/* Takes title, subtitle, description, author and language from `site->config`, under the
 * names that most engines use. */
void settings_take_names(Site *site);

/* Sets `url` and `root` from the address `url` ("https://host/root"; NULL when unknown)
 * and the path `root` (NULL: the path of `url`). */
void settings_set_address(Site *site, const char *url, const char *root);

/* Appends the addresses (char *) that the front matter gives under each of the keys
 * (NULL-terminated): those that redirect to the post. */
void settings_add_addresses(const YamlNode *front, const char *const *keys,
                            GPtrArray *addresses);

/* Tells that the text of `path`, a page that lists a section, is not in the book, when it
 * has one behind its front matter. */
void settings_tell_section(const Folder *folder, const char *path, Diag *diag);

/* The text of the file `path`; NULL when there is none. The caller owns it. */
char *settings_text(const Folder *folder, const char *path);

/* What `path` tells of its language: "ko" for "a.ko.md" or "ko/a.md"; NULL. The caller
 * owns it. */
char *settings_language_of(const char *path);

/* The file name of `path` in NFC, without extension and without ".ko" before it. The caller
 * owns it. */
char *settings_stem_of(const char *path);

/* The same, but for an index (index, README, page) the name of its folder, if it has one. */
char *settings_slug_of(const char *path);

/* Puts a copy of `value` into `field`; nothing when it is NULL. */
void settings_set(char **field, const char *value);

/* SiteEngine.is_published where "draft: true" alone hides a page. */
bool settings_is_no_draft(const Site *site, const SitePostFacts *facts,
                          const char **reason);

/* SiteEngine.aliases: "aliases" (Hugo, Zola), "alias" (hexo-generator-alias), "redirect_from"
 * (jekyll-redirect-from); themes mix them. */
void settings_aliases(const Site *site, const SitePostFacts *facts, GPtrArray *addresses);
