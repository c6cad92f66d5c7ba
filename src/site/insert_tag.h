/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of the blog that a post takes in: --8<-- "a.md" (MkDocs), {{#include a.rs:5:9}}
 * (mdBook), as text or in code. */
#pragma once

#include "site/tag_build.h"

/* Fills `tag` with the text of the file that `name` names below one of `folders`
 * (NULL-terminated) or beside the post. ":5:9" behind it takes lines, ":part" the lines
 * between the marks of that name. One that is not there is told [missing-file]. */
void insert_tag_build(const SiteTagContext *context, SiteTag *tag, const char *name,
                      const char *const *folders);
