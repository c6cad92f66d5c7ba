/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/emphasis.h"

#include <string.h>

#include "base/text.h"
#include "markdown/parse.h"

/* Three bytes as a syllable has, and punctuation to the parser (U+A8F8). */
#define PUNCTUATION "\xEA\xA3\xB8"

#define REACH 256 /* bytes in which the opening "*" of a single pair is looked for */

static bool
is_cjk(gunichar c)
{
    return text_is_hangul(c) || text_is_kana(c) || text_is_han(c);
}

static bool
is_verbatim(const Mask *mask, gsize p)
{
    return mask->classes[p] == SURVEY_CODE || mask->classes[p] == SURVEY_HTML;
}

/* The character before `p`; a space at the start. */
static gunichar
before(const Mask *mask, gsize p)
{
    if (p == 0)
        return ' ';
    return g_utf8_get_char(g_utf8_find_prev_char(mask->seen, mask->seen + p));
}

static gunichar
after(const Mask *mask, gsize p)
{
    return p >= mask->length ? ' ' : g_utf8_get_char(mask->seen + p);
}

/* Lets the parser take the letter at `p` for punctuation; only in text, since what it sees
 * in an address it tells as the address. */
static void
cover(const Mask *mask, gsize p)
{
    if (mask->classes[p] != SURVEY_TEXT && mask->classes[p] != SURVEY_LINK)
        return;
    if (g_utf8_next_char(mask->seen + p) - (mask->seen + p) == 3)
        memcpy(mask->seen + p, PUNCTUATION, 3);
}

/* A single "*" may stand for a product or a note: beside a letter it closes only what a
 * "*" behind a space has opened. */
static bool
has_clean_opening(const Mask *mask, gsize p)
{
    char mark = mask->seen[p];
    gsize limit = p > REACH ? p - REACH : 0;
    for (gsize i = p; i > limit && mask->seen[i - 1] != '\n'; i--)
        if (mask->seen[i - 1] == mark && !is_verbatim(mask, i - 1))
            return g_unichar_isspace(before(mask, i - 1)) &&
                   !g_unichar_isspace(after(mask, i));
    return false;
}

/* Globs ("src/", two stars, "/a") and products ("4*5*6") mean what they say. */
static bool
is_literal(gunichar left, gunichar right, bool is_single)
{
    bool is_glob = left == '/' && right < 0x80 &&
                   (g_ascii_isalnum((char) right) || right == '/' || right == '.');
    bool is_product = is_single && g_unichar_isdigit(left) && g_unichar_isdigit(right);
    return is_glob || is_product;
}

static void
relax(const Mask *mask, gsize start, gsize end)
{
    gunichar left = before(mask, start), right = after(mask, end);
    bool is_single = end - start == 1;
    if (mask->seen[start] == '*' && is_literal(left, right, is_single))
        memset(mask->seen + start, '.', end - start);
    else if (g_unichar_ispunct(left) && is_cjk(right)) {
        if (!is_single || has_clean_opening(mask, start))
            cover(mask, end);
    } else if (is_cjk(left) && g_unichar_ispunct(right) && !is_single) {
        const char *p = mask->seen + start;
        cover(mask, (gsize) (g_utf8_find_prev_char(mask->seen, p) - mask->seen));
    }
}

static bool
is_word(gunichar c)
{
    return g_unichar_isalnum(c);
}

/* "10~20, 30~40" and "~ 아닙니다 ~" are no strikes; "~이렇게~" is. */
static void
judge_tilde(const Mask *mask, gsize p)
{
    gunichar left = before(mask, p), right = after(mask, p + 1);
    bool opens = !is_word(left) && !g_unichar_isspace(right);
    bool closes = !g_unichar_isspace(left) && !is_word(right);
    if (!opens && !closes)
        mask->seen[p] = '.';
}

void
emphasis_relax(Mask *mask)
{
    for (gsize p = 0; p < mask->length;) {
        char c = mask->seen[p];
        gsize end = p + 1;
        if (c != '*' && c != '_' && c != '~') {
            p = end;
            continue;
        }
        while (end < mask->length && mask->seen[end] == c)
            end++;
        if (!is_verbatim(mask, p)) {
            if (c == '~' && end - p == 1)
                judge_tilde(mask, p);
            else if (c != '~')
                relax(mask, p, end);
        }
        p = end;
    }
}
