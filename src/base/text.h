/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about characters that several rooms ask, and strings built from them. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* The character at `p`, which is valid UTF-8: g_utf8_get_char without a call for each
 * letter of a book, for the loops that pass over all of them. */
static inline gunichar
text_character(const char *p)
{
    const guchar *bytes = (const guchar *) p;
    if (bytes[0] < 0x80)
        return bytes[0];
    if ((bytes[0] & 0xF0) == 0xE0) /* three bytes: Hangul, Han, kana */
        return (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    return g_utf8_get_char(p);
}

bool text_is_hangul(gunichar c); /* a syllable or a jamo */
bool text_is_han(gunichar c);    /* hanja, kanji */
bool text_is_kana(gunichar c);

/* True when `character` may stand in XML 1.0: no C0 control but tab, LF and CR, no
 * surrogate, none of the code points that never will be characters (Unicode 23.7; cairo takes
 * none of them). */
bool text_is_xml(gunichar c);

/* True for invisible characters that no book wants in its text: U+200B, U+2060, U+FEFF
 * and the bidi controls. */
bool text_is_invisible(gunichar c);

/* `length` bytes of UTF-8 in NFC; the caller owns it. Time grows with the length alone:
 * g_utf8_normalize moves all that follows for each pair that it composes. Runs of more than
 * a thousand combining characters, which no language has, are composed piece by piece. */
char *text_compose(const char *text, gsize length);

/* A copy of `text` in which runs of white space (no U+00A0) are one space, without space
 * at either end. The caller owns it. */
char *text_collapse(const char *text);

/* `text` as an ASCII name [a-z0-9-], romanised where Hangul (Revised Romanization), at
 * most `max` bytes, never empty: "post" when nothing is left. The caller owns it. */
char *text_ascii_name(const char *text, gsize max);

/* `text` as a language tag that books may bear (BCP 47): "ko_KR.UTF-8" is "ko-KR", "kr" is
 * "ko". NULL when it is none: "korean", "default". The caller owns it. */
char *text_language_tag(const char *text);

/* `text` for equality "as a reader sees it": NFKC, lower case, letters and digits only. */
char *text_fold(const char *text);

/* The particle that fits after `word`: `pair` is one of "은/는" "이/가" "을/를" "과/와"
 * "으로/로" "이라/라" "이/" ; chosen by the last sound pronounced. Lent,
 * static. */
const char *text_particle(const char *word, const char *pair);

/* The first place of `wanted`, which is short and not empty, in `length` bytes of `text`;
 * NULL: none. For signs that are rare in a text: quicker than memmem there. */
const char *text_find(const char *text, gsize length, const char *wanted);

/* Does `word` stand at byte `at` of `text`, before byte `end`? */
bool text_stands_at(const char *text, gsize at, gsize end, const char *word);
