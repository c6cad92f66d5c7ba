/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Front matter: what stands before the text of a post. */
#pragma once

#include "base/source.h"
#include "base/yaml.h"

typedef struct {
    YamlNode *node;   /* a mapping, perhaps empty */
    gsize body_start; /* where the text begins, in bytes */
} FrontMatter;

/* Reads the front matter of `source`: YAML between lines of three or more dashes (the
 * first may be missing, as in Hexo), JSON without braces ended by ";;;" (Hexo), TOML
 * between lines of "+++" (Hugo, Zola), a JSON object (Hugo). A text without any gives an
 * empty mapping and begins at 0. False with `error` when it is not what it says. */
bool front_matter_read(const Source *source, FrontMatter *front, Diag *diag,
                       GError **error);
