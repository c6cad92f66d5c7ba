/* SPDX-License-Identifier: GPL-3.0-or-later */
/* File names that tell title and date: Hexo's `new_post_name`, ":year-:month-:day-:title".
 * A pattern comes from the blog, so reading a name takes one pass and never backtracks. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    char *title;          /* NULL; owned by the caller */
    int year, month, day; /* 0 = not told */
} NameParts;

/* Reads `name` by `pattern` into `parts`, which must be empty. False when it does not fit;
 * `parts` may then hold a title all the same. */
bool name_pattern_match(const char *pattern, const char *name, NameParts *parts);
