/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cutting titles: without the signs that join their halves, the tags in brackets before
 * them, the words that they begin with. Strings returned are the caller's; pointers into
 * `text` are lent. */
#pragma once

#include <glib.h>

/* `text` without joints ("-", ":", "|") at either end, and without what opens at its end and
 * is never closed. */
char *title_trim(const char *text);

/* The byte of `text` behind the joints that it begins with. */
const char *title_skip_joints(const char *text);

/* The byte behind the bracket that opens at `text`; NULL when none opens or closes. */
const char *title_behind_bracket(const char *text);

/* The inside of a bracket, or of waves ("〜設計〜"), that holds all of `text`, else a copy of `text`. */
char *title_unwrap(const char *text);

/* `title` without the tag in brackets that begins it ("(Java) ..."), if more follows. */
const char *title_skip_tag(const char *title);

/* The byte of `text` up to which it says what `folded` (text_fold) does, letter for letter;
 * NULL when it does not begin with it. */
const char *title_behind_folded(const char *text, const char *folded);

/* The brackets right behind the number that ends at `end`: "(feat. AWS re:Invent 2021)"; ""
 * when there are none. */
char *title_aside_behind(const char *title, gsize end);

/* What stands before the number that begins at `start`, folded, without a tag in brackets. */
char *title_stem_before(const char *title, gsize start);
