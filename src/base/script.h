/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which language a text is in, as far as its scripts tell. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    int hangul, kana, han, latin; /* letters */
    int seen;                     /* characters of any kind */
} ScriptCount;

/* Counts the characters of `text` into `self`, until `self->seen` reaches `limit`. */
void script_count(ScriptCount *self, const char *text, int limit);

/* "ko", "ja", "zh" or "en"; NULL when there is no letter. Han letters alone are Chinese,
 * with Kana Japanese, with Hangul Korean. An East Asian letter counts for several Latin
 * ones: prose about code is full of names. Lent, static. */
const char *script_language(const ScriptCount *self);

/* Is the text so plainly of another script that `language`, which somebody set for a whole
 * site, cannot be meant? */
bool script_contradicts(const ScriptCount *self, const char *language);
