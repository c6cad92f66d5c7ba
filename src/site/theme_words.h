/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a theme's tag: some say how it looks on the screen ("green", "open", "flat",
 * "fas fa-pen", "color:red"), the rest is for the reader. Themes of Hexo part them by
 * blanks, by commas or by "::". */
#pragma once

#include "site/tag_build.h"

/* What the words say to the reader: a title or a sentence; NULL when they are looks alone.
 * The caller owns it. */
char *theme_words_title(const GPtrArray *words);

/* The word that tells of what kind a box is ("warning", "tip"); NULL. Lent. */
const char *theme_words_kind(const GPtrArray *words);

/* The words as the theme parts them, without blanks round each: by "::", else by ",". The
 * caller owns them. */
GStrv theme_words_split(const GPtrArray *words);

/* Does every word of `part` say how things look? */
bool theme_words_are_looks(const char *part);

/* Does one of the words say that a box is ticked? */
bool theme_words_are_checked(const GPtrArray *words);
