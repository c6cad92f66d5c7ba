/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From one file of the blog to another. */
#pragma once

/* The path of the file `to` as seen from the folder of the file `from`: "../a/b.md". The
 * caller owns it. */
char *path_between(const char *from, const char *to);
