/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TOML 1.0 as configuration and front matter have it, into the same tree as YAML. Strict
 * where that helps the author (a line in error is named), except that a repeated key is
 * told and the last one counts. Dates and numbers stay as they are written. */
#pragma once

#include "base/yaml.h"

/* Parses the bytes [start, end) of `source`. NULL with `error` when it is not TOML or breaks
 * a limit of limits.h for YAML: the message begins with file:line:column. The result is a
 * mapping. */
YamlNode *toml_parse(const Source *source, gsize start, gsize end, Diag *diag,
                     GError **error);
