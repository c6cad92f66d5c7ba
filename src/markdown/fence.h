/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code fences: what blog engines write behind the three backticks. */
#pragma once

#include "doc/node.h"

/* Reads `info` into the code block `node`: the language; a title ("js title url", Hexo;
 * "json:package.json", Zenn; title="x"); marked lines ("{3-5}", "mark:1,4-7"); the first
 * line's number ("=N", "first_line:3"). */
void fence_read_info(DocNode *node, const char *info);

/* Tells that the fence of `node` is not closed. */
void fence_tell_unclosed(const DocNode *node, Diag *diag);
