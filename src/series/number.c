/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/number.h"

#include <string.h>

#include "base/text.h"

void
number_mark_clear(NumberMark *self)
{
    g_free(self->label);
    g_free(self->stem);
    g_free(self->tail);
    memset(self, 0, sizeof *self);
}

int
number_compare(const Number *a, const Number *b)
{
    for (int i = 0; i < NUMBER_DEPTH; i++) {
        if (i >= a->length || i >= b->length)
            return a->length - b->length;
        if (a->fields[i] != b->fields[i])
            return a->fields[i] < b->fields[i] ? -1 : 1;
    }
    return 0;
}

char *
number_text(const Number *self)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < self->length; i++)
        g_string_append_printf(out, "%s%d", i > 0 ? "." : "", self->fields[i]);
    return g_string_free(out, FALSE);
}

/* ---- digits of every kind ---------------------------------------------------------------------- */

/* ASCII, full-width, circled and Roman numeral characters; -1 for any other. */
static int
digit_value(gunichar c, bool *is_whole)
{
    *is_whole = false;
    if (c >= '0' && c <= '9')
        return (int) (c - '0');
    if (c >= 0xFF10 && c <= 0xFF19)
        return (int) (c - 0xFF10);
    *is_whole = true;
    if (c >= 0x2460 && c <= 0x2473)
        return (int) (c - 0x2460) + 1;
    if (c >= 0x2776 && c <= 0x277F)
        return (int) (c - 0x2776) + 1;
    if (c >= 0x2160 && c <= 0x216B)
        return (int) (c - 0x2160) + 1;
    return -1;
}

static int
han_value(gunichar c)
{
    static const gunichar digits[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                      0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (guint i = 0; i < G_N_ELEMENTS(digits); i++)
        if (digits[i] == c)
            return (int) i + 1;
    return -1;
}

/* A tuple of digits at `p` ("4.1", "04-02" only with dots here); NULL when there is none, else
 * the byte after it. `*is_padded`: it begins with 0 and has more digits. */
static const char *
read_tuple(const char *p, Number *number, bool *is_padded)
{
    number->length = 0;
    const char *start = p;
    while (number->length < NUMBER_DEPTH) {
        gint64 value = -1;
        bool is_whole = false;
        for (; *p != '\0'; p = g_utf8_next_char(p)) {
            int digit = digit_value(g_utf8_get_char(p), &is_whole);
            if (digit < 0 || (is_whole && value >= 0) || value > 9999999)
                break;
            value = is_whole ? digit : (value < 0 ? 0 : value * 10) + digit;
            if (is_whole) {
                p = g_utf8_next_char(p);
                break;
            }
        }
        if (value < 0)
            break;
        number->fields[number->length++] = (int) value;
        if (is_whole || *p != '.' || !g_ascii_isdigit(p[1]))
            break;
        p++;
    }
    *is_padded = start[0] == '0' && g_ascii_isdigit(start[1]);
    return number->length > 0 ? p : NULL;
}

/* "III" after "Part": only where a word asks for a number. */
static const char *
read_roman(const char *p, Number *number)
{
    static const struct {
        const char *text;
        int value;
    } romans[] = {{"viii", 8}, {"vii", 7}, {"iii", 3}, {"vi", 6}, {"iv", 4}, {"ix", 9},
                  {"ii", 2},   {"xi", 11}, {"i", 1},   {"v", 5},  {"x", 10}};
    for (guint i = 0; i < G_N_ELEMENTS(romans); i++) {
        gsize length = strlen(romans[i].text);
        if (g_ascii_strncasecmp(p, romans[i].text, length) == 0 &&
            !g_ascii_isalnum(p[length])) {
            number->fields[0] = romans[i].value;
            number->length = 1;
            return p + length;
        }
    }
    return NULL;
}

/* ---- words and signs ---------------------------------------------------------------------------- */

/* Words after a number that count parts. 년, 월, 일, 가지, 개, 번 count other things. */
static const char *const units[] = {"일차", "주차", "회차", "번째", "편",   "부",   "회",
                                    "장",   "화",   "강",   "탄",   "차",   "話",   "回",
                                    "章",   "部",   "編",   "篇",   "日目", "回目", NULL};

/* Words before a number that count parts. */
static const char *const words[] = {
    "part", "chapter", "episode", "lesson",   "volume", "section", "step", "day",
    "week", "vol",     "ep",      "ch",       "no",     "pt",      "제",   "第",
    "その", "파트",    "시리즈",  "에피소드", "챕터",   "연재",    "장",   NULL};

static bool
is_word_letter(gunichar c)
{
    return g_unichar_isalpha(c);
}

/* The unit at `p`, which no further Hangul makes another word ("부터", "회사", "장점"). */
static gsize
unit_length(const char *p)
{
    for (guint i = 0; units[i] != NULL; i++) {
        gsize length = strlen(units[i]);
        if (strncmp(p, units[i], length) != 0)
            continue;
        gunichar next = g_utf8_get_char(p + length);
        if (!text_is_hangul(next) || strcmp(units[i], "번째") == 0)
            return length;
    }
    return 0;
}

/* The word that stands before `at` and asks for a number; where it begins. */
static const char *
word_before(const char *text, const char *at)
{
    const char *end = at;
    while (end > text &&
           (end[-1] == ' ' || end[-1] == '.' || end[-1] == '-' || end[-1] == '_'))
        end--;
    for (guint i = 0; words[i] != NULL; i++) {
        gsize length = strlen(words[i]);
        if ((gsize) (end - text) < length ||
            g_ascii_strncasecmp(end - length, words[i], length) != 0)
            continue;
        const char *start = end - length;
        bool is_ascii = g_ascii_isalpha(words[i][0]);
        if (start > text && is_ascii && g_ascii_isalpha(start[-1]))
            continue;
        bool needs_touch = strcmp(words[i], "장") == 0;
        if (needs_touch && end != at)
            continue;
        return start;
    }
    return NULL;
}

static bool
is_year(const Number *number)
{
    return number->length == 1 && number->fields[0] >= 1900 && number->fields[0] <= 2100;
}

static const char *
skip_spaces(const char *p)
{
    while (*p == ' ')
        p++;
    return p;
}

/* What may stand after a bare number at the end of a title's first half. */
static bool
ends_half(const char *p)
{
    p = skip_spaces(p);
    gunichar c = g_utf8_get_char(p);
    return *p == '\0' || *p == ':' || *p == '(' || *p == '|' || c == 0xFF1A ||
           c == 0x2014 || c == 0x2013 || c == 0x300C || c == 0xFF5C ||
           (*p == '-' && (p[1] == ' ' || p[1] == '\0'));
}

static bool
starts_half(const char *text, const char *at)
{
    return at == text;
}

/* ---- candidates ------------------------------------------------------------------------------------ */

static void
set_mark(NumberMark *mark, const char *text, NumberKind kind, const Number *number,
         const char *start, const char *end)
{
    number_mark_clear(mark);
    mark->kind = kind;
    mark->number = *number;
    mark->start = (gsize) (start - text);
    mark->end = (gsize) (end - text);
    mark->label = g_strstrip(g_strndup(start, (gsize) (end - start)));
    g_autofree char *before = g_strndup(text, mark->start);
    mark->stem = text_fold(before);
    mark->tail = text_fold(end);
}

/* Brackets right round the number belong to it: "(1)", "[3편]", "【2】". */
static bool
widen(const char *text, const char **start, const char **end)
{
    static const char *const pairs[][2] = {{"(", ")"},   {"[", "]"}, {"（", "）"},
                                           {"【", "】"}, {"<", ">"}, {"「", "」"}};
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        gsize open = strlen(pairs[i][0]);
        if ((gsize) (*start - text) >= open &&
            strncmp(*start - open, pairs[i][0], open) == 0 &&
            g_str_has_prefix(*end, pairs[i][1])) {
            *start -= open;
            *end += strlen(pairs[i][1]);
            return true;
        }
    }
    return false;
}

/* "2/5" within brackets: the second of five. */
static const char *
skip_total(const char *p)
{
    const char *q = skip_spaces(p);
    if (*q != '/')
        return p;
    q = skip_spaces(q + 1);
    const char *digits = q;
    while (g_ascii_isdigit(*q))
        q++;
    return q > digits ? q : p;
}

/* What the number at [at, after) is, and the bytes that belong to it. */
static NumberKind
judge(const char *text, const char *at, const char *after, const Number *number,
      bool is_padded, const char **start, const char **end)
{
    *start = at;
    *end = after;
    gsize unit = unit_length(skip_spaces(after));
    const char *word = word_before(text, at);
    bool has_hash = at > text && at[-1] == '#';
    if (unit > 0)
        *end = skip_spaces(after) + unit;
    if (word != NULL)
        *start = word;
    else if (has_hash)
        *start = at - 1;
    const char *total = skip_total(*end);
    bool has_total = total != *end;
    *end = total;
    bool is_wrapped = widen(text, start, end);
    if (is_year(number) && word == NULL && unit == 0)
        return NUMBER_NONE;
    if (unit > 0 || word != NULL || has_hash || (is_wrapped && number->fields[0] < 100))
        return NUMBER_MARKED;
    if (has_total)
        return NUMBER_MARKED;
    gunichar previous = at > text ? g_utf8_get_char(g_utf8_prev_char(at)) : ' ';
    bool is_free = previous == ' ' || starts_half(text, at) || text_is_hangul(previous);
    bool is_sign = at > text && !g_ascii_isdigit(at[0]) && (guchar) at[0] >= 0x80;
    if ((is_free || is_sign) && ends_half(after) && number->fields[0] < 1000)
        return is_padded || is_sign ? NUMBER_PADDED : NUMBER_BARE;
    bool is_heading = at == text && (*after == '.' || *after == ')' || *after == ' ');
    if (is_heading && number->fields[0] < 1000) {
        *end = *after == ' ' ? after : after + 1;
        return is_padded ? NUMBER_PADDED : NUMBER_BARE;
    }
    return NUMBER_NONE;
}

static bool
is_inside_number(const char *text, const char *at)
{
    return at > text && (g_ascii_isdigit(at[-1]) ||
                         (at[-1] == '.' && at - 1 > text && g_ascii_isdigit(at[-2])));
}

/* A han numeral counts only between 第 or その and a unit. */
static const char *
read_worded(const char *text, const char *p, Number *number)
{
    if (word_before(text, p) == NULL)
        return NULL;
    const char *end = read_roman(p, number);
    int value = han_value(g_utf8_get_char(p));
    if (end == NULL && value > 0) {
        number->fields[0] = value;
        number->length = 1;
        end = g_utf8_next_char(p);
    }
    return end;
}

bool
number_in_title(const char *title, NumberMark *mark)
{
    number_mark_clear(mark);
    for (const char *p = title; *p != '\0'; p = g_utf8_next_char(p)) {
        Number number;
        bool is_padded = false;
        if (is_inside_number(title, p))
            continue;
        const char *after = read_tuple(p, &number, &is_padded);
        if (after == NULL)
            after = read_worded(title, p, &number);
        if (after == NULL)
            continue;
        gunichar before = p > title ? g_utf8_get_char(g_utf8_prev_char(p)) : ' ';
        const char *start, *end;
        NumberKind kind = judge(title, p, after, &number, is_padded, &start, &end);
        if (is_word_letter(before) && !text_is_hangul(before) && kind != NUMBER_MARKED)
            kind = NUMBER_NONE; /* "es6", "v2": part of a name */
        if (kind > mark->kind)
            set_mark(mark, title, kind, &number, start, end);
        p = g_utf8_prev_char(after);
    }
    return mark->kind != NUMBER_NONE;
}

/* ---- slugs ----------------------------------------------------------------------------------------- */

/* Letters glued to digits that count: "v2", "day3", "part1", "001day". */
static bool
is_counting_prefix(const char *start, gsize length)
{
    static const char *const prefixes[] = {
        "",    "v",    "part", "p",   "ch", "chapter", "ep", "episode",
        "day", "week", "step", "vol", "no", "lesson",  "pt", NULL};
    for (guint i = 0; prefixes[i] != NULL; i++)
        if (strlen(prefixes[i]) == length &&
            g_ascii_strncasecmp(start, prefixes[i], length) == 0)
            return true;
    return false;
}

static bool
is_separator(char c)
{
    return c == '-' || c == '_' || c == '.' || c == ' ' || c == '+';
}

bool
number_in_slug(const char *slug, NumberMark *mark)
{
    number_mark_clear(mark);
    for (const char *token = slug; *token != '\0';) {
        const char *end = token;
        while (*end != '\0' && !is_separator(*end))
            end++;
        const char *digit = token;
        while (digit < end && !g_ascii_isdigit(*digit))
            digit++;
        Number number;
        bool is_padded;
        const char *after = digit < end ? read_tuple(digit, &number, &is_padded) : NULL;
        if (after != NULL && after <= end && number.length == 1 && !is_year(&number) &&
            number.fields[0] < 10000 &&
            is_counting_prefix(token, (gsize) (digit - token))) {
            bool is_worded = digit > token || after < end;
            bool is_final = *end == '\0';
            NumberKind kind = is_padded   ? NUMBER_PADDED
                              : is_worded ? NUMBER_MARKED
                                          : NUMBER_BARE;
            bool is_better = kind > mark->kind || (kind == mark->kind && is_final);
            if (is_better)
                set_mark(mark, slug, kind, &number, token, end);
        }
        token = *end != '\0' ? end + 1 : end;
    }
    return mark->kind != NUMBER_NONE;
}
