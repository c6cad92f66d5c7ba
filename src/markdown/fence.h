/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code fences: what blog engines write behind the three backticks. */
#pragma once

#include "doc/node.h"
#include "markdown/mask.h"

/* Reads `info` into the code block `node`: the language; a title ("js title url", Hexo;
 * "json:package.json", Zenn; title="x"); marked lines ("{3-5}", "mark:1,4-7"); the first
 * line's number ("=N", "first_line:3"). */
void fence_read_info(DocNode *node, const char *info);

/* Tells that the fence of `node` is not closed. */
void fence_tell_unclosed(const DocNode *node, Diag *diag);

/* Prose that begins a line with tildes ("~~~중략 ~~~") opens no code: takes the tildes from
 * what the parser sees. To be called before the survey. */
void fence_cover_decorations(Mask *mask);

/* Tells each, as [decorative-fence]; after the survey. */
void fence_tell_decorations(const Mask *mask, Passage *passage, Diag *diag);
