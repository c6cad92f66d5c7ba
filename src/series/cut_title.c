/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/cut_title.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

enum { MAX_NAME = 600 }; /* bytes, folded: what is longer names nothing */

static bool
is_joint(gunichar c)
{
    return g_unichar_isspace(c) ||
           (c != 0 && c < 0x80 && strchr("-:|,/_#;&", (int) c) != NULL) || c == 0xFF1A ||
           c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0xFF5C || c == 0xB7 ||
           c == 0x3001 || c == 0x2022;
}

static const char *const brackets[][2] = {{"(", ")"},   {"[", "]"},   {"（", "）"},
                                          {"【", "】"}, {"「", "」"}, {"『", "』"},
                                          {"<", ">"},   {"［", "］"}};

/* Does a bracket open at `text` that nothing closes: the head of "[Home server 3] ..."? */
static bool
opens_in_vain(const char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(brackets); i++)
        if (g_str_has_prefix(text, brackets[i][0]))
            return strstr(text, brackets[i][1]) == NULL;
    return false;
}

/* The length of the bracket that closes at `text`; 0 when none does. */
static gsize
closing_length(const char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(brackets); i++)
        if (g_str_has_prefix(text, brackets[i][1]))
            return strlen(brackets[i][1]);
    return 0;
}

/* What opens and, at the end of a text cut short, is never closed. */
static bool
is_opening(gunichar c)
{
    static const gunichar signs[] = {'(',    '[',    '<',    0xFF08, 0x300C, 0x300E,
                                     0x3010, 0x2018, 0x201C, 0x301C, 0xFF5E, '~'};
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
        if (signs[i] == c)
            return true;
    return false;
}

/* A quotation mark or a wave that stands there for the first time opens. */
static bool
opens_at(const char *text, const char *at)
{
    gunichar c = g_utf8_get_char(at);
    bool is_twin = c == '\'' || c == '"' || c == 0x301C || c == 0xFF5E || c == '~';
    return is_twin ? g_utf8_strchr(text, at - text, c) == NULL : is_opening(c);
}

const char *
title_skip_joints(const char *text)
{
    while (*text != '\0' && is_joint(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return text;
}

/* `text` without joints at either end, and without brackets that do not close. */
char *
title_trim(const char *text)
{
    const char *start = text, *end = text + strlen(text);
    while (*start != '\0' && (is_joint(g_utf8_get_char(start)) || *start == '.' ||
                              closing_length(start) > 0))
        start = g_utf8_next_char(start);
    if (opens_in_vain(start))
        start = title_skip_joints(g_utf8_next_char(start));
    while (end > start) {
        const char *last = g_utf8_prev_char(end);
        gunichar c = g_utf8_get_char(last);
        if (!is_joint(c) && !opens_at(start, last))
            break;
        end = last;
    }
    return g_strndup(start, (gsize) (end - start));
}

/* The byte behind the bracket that opens at `text`; NULL when none opens or closes. */
const char *
title_behind_bracket(const char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(brackets); i++) {
        if (!g_str_has_prefix(text, brackets[i][0]))
            continue;
        int depth = 0;
        for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
            depth += g_str_has_prefix(p, brackets[i][0]);
            depth -= g_str_has_prefix(p, brackets[i][1]);
            if (depth == 0)
                return p + strlen(brackets[i][1]);
        }
    }
    return NULL;
}

/* "〜設計〜": the inside, or NULL when waves do not hold all of `text`. */
static char *
inside_waves(const char *text)
{
    gunichar first = g_utf8_get_char(text);
    bool is_wave = first == 0x301C || first == 0xFF5E || first == '~';
    const char *start = is_wave ? g_utf8_next_char(text) : text;
    const char *again = is_wave ? g_utf8_strchr(start, -1, first) : NULL;
    bool holds_all = again != NULL && again > start && *g_utf8_next_char(again) == '\0';
    return holds_all ? g_strndup(start, (gsize) (again - start)) : NULL;
}

char *
title_unwrap(const char *text)
{
    char *inside = inside_waves(text);
    if (inside != NULL)
        return inside;
    const char *behind = title_behind_bracket(text);
    if (behind == NULL || *behind != '\0')
        return g_strdup(text);
    const char *start = g_utf8_next_char(text), *end = g_utf8_prev_char(behind);
    return g_strndup(start, (gsize) (end - start));
}

/* `title` without the tag in brackets that begins it ("(Java) ..."), if more follows. */
const char *
title_skip_tag(const char *title)
{
    const char *behind = title_behind_bracket(title);
    if (behind == NULL)
        return title;
    const char *rest = title_skip_joints(behind);
    return *rest != '\0' ? rest : title;
}

/* The byte of `text` up to which it holds what `folded` has, letter for letter; NULL when
 * it does not begin with it. */
const char *
title_behind_folded(const char *text, const char *folded)
{
    gsize want = strlen(folded);
    if (want == 0)
        return text;
    if (want > MAX_NAME)
        return NULL; /* the time grows with the square of it */
    for (const char *p = text; *p != '\0';) {
        p = g_utf8_next_char(p);
        g_autofree char *head = g_strndup(text, (gsize) (p - text));
        g_autofree char *got = text_fold(head);
        gsize length = strlen(got);
        if (length > want || strncmp(got, folded, length) != 0)
            return NULL;
        if (length == want)
            return p;
    }
    return NULL;
}

char *
title_aside_behind(const char *title, gsize end)
{
    const char *p = title + end;
    while (*p == ' ')
        p++;
    const char *behind = title_behind_bracket(p);
    return behind != NULL ? g_strndup(p, (gsize) (behind - p)) : g_strdup("");
}

char *
title_stem_before(const char *title, gsize start)
{
    g_autofree char *before = g_strndup(title, start);
    return text_fold(title_skip_tag(before));
}
