/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/slug_number.h"

#include <string.h>

enum { MAX_MARKS = 6, MAX_PARTS = 10000 };

/* Letters glued to digits that count: "v2", "day3", "part1", "001day". */
static const char *const prefixes[] = {
    "v",    "part",    "p",       "ch",       "chapter", "chap", "ep",   "episode",
    "day",  "week",    "step",    "vol",      "no",      "pt",   "item", "lesson",
    "unit", "module",  "lec",     "phase",    "stage",   "제",   "第",   "lecture",
    "sec",  "section", "session", "tutorial", "#",       NULL};
static const char *const suffixes[] = {
    "day", "week", "st",   "nd",   "rd", "th", "편", "부", "장",   "회", "화", "강",
    "탄",  "일차", "주차", "회차", "章", "回", "話", "編", "日目", "bu", NULL};

static bool
is_among(const char *const *list, const char *start, gsize length)
{
    for (guint i = 0; list[i] != NULL; i++)
        if (strlen(list[i]) == length && g_ascii_strncasecmp(start, list[i], length) == 0)
            return true;
    return length == 0;
}

static bool
is_separator(char c)
{
    return c == '-' || c == '_' || c == '.' || c == ' ' || c == '+' || c == '~' ||
           c == '(' || c == ')' || c == '[' || c == ']' || c == ',';
}

/* A stretch of the slug between separators. */
typedef struct {
    const char *start, *end;
    Number number;
    bool is_number; /* digits, alone or with letters that count */
    bool is_bare;   /* digits alone */
    bool is_padded, has_prefix, has_suffix;
} Token;

static Token
read_token(const char *p)
{
    Token token = {.start = p, .end = p};
    while (*token.end != '\0' && !is_separator(*token.end))
        token.end++;
    const char *digit = p;
    while (digit < token.end && !g_ascii_isdigit(*digit))
        digit++;
    if (digit == token.end)
        return token;
    const char *after = number_read(digit, '\0', &token.number, &token.is_padded);
    token.has_prefix = digit > p;
    token.has_suffix = after < token.end;
    token.is_number = after <= token.end && token.number.fields[0] < MAX_PARTS &&
                      is_among(prefixes, p, (gsize) (digit - p)) &&
                      is_among(suffixes, after, (gsize) (token.end - after));
    token.is_bare = token.is_number && !token.has_prefix && !token.has_suffix;
    return token;
}

static const char *
next_token(const char *end)
{
    while (*end != '\0' && is_separator(*end))
        end++;
    return end;
}

/* Takes the numbers that follow as further fields: "04-02", "chapter2-3". Past a year it
 * is a date, and past a point a version: false, with `*end` behind it. */
static bool
read_fields(const char *slug, Token *token, const char **end)
{
    bool is_date = number_is_year(&token->number) && !token->has_prefix;
    bool is_version = false;
    *end = token->end;
    while (!token->has_suffix && **end != '\0') {
        Token more = read_token(next_token(*end));
        if (!more.is_bare || (number_is_year(&more.number) && !is_date))
            break;
        is_version |= **end == '.' && token->start != slug && !token->is_padded;
        token->is_padded |= more.is_padded;
        if (token->number.length < NUMBER_DEPTH)
            token->number.fields[token->number.length++] = more.number.fields[0];
        *end = more.end;
    }
    return !is_date && !is_version;
}

void
slug_numbers_find(const char *slug, GArray *marks)
{
    for (const char *p = next_token(slug); *p != '\0' && marks->len < MAX_MARKS;) {
        Token token = read_token(p);
        const char *end = token.end;
        if (token.is_number && read_fields(slug, &token, &end)) {
            bool is_worded = token.has_prefix || token.has_suffix;
            NumberKind kind = token.is_padded ? NUMBER_PADDED
                              : is_worded     ? NUMBER_MARKED
                                              : NUMBER_BARE;
            NumberMark mark = {0};
            number_mark_set(&mark, slug, kind, &token.number,
                            (gsize) (token.start - slug), (gsize) (end - slug));
            mark.has_word = is_worded;
            g_array_append_val(marks, mark);
        }
        p = next_token(end);
    }
}

bool
slug_number_best(const char *slug, NumberMark *mark)
{
    g_autoptr(GArray) marks = number_marks_new();
    slug_numbers_find(slug, marks);
    number_mark_clear(mark);
    NumberMark *best = NULL;
    for (guint i = 0; i < marks->len; i++) {
        NumberMark *each = &g_array_index(marks, NumberMark, i);
        if (best == NULL || each->kind >= best->kind)
            best = each;
    }
    if (best == NULL)
        return false;
    *mark = *best;
    memset(best, 0, sizeof *best);
    return true;
}

/* Of these words a name is never made; "tutorial" or "lesson" may be its last word. */
static bool
only_counts(const char *word, gsize length)
{
    static const char *const counting[] = {
        "part", "pt", "p", "chapter", "chap", "ch", "ep", "episode", "vol", "no", NULL};
    return length > 0 && is_among(counting, word, length);
}

gsize
slug_without_unit(const char *slug, gsize length)
{
    gsize start = length;
    while (start > 0 && !is_separator(slug[start - 1]))
        start--;
    gsize word = length - start;
    bool is_unit = only_counts(slug + start, word) ||
                   (start == 0 && word > 1 && is_among(prefixes, slug, word));
    while (is_unit && start > 0 && is_separator(slug[start - 1]))
        start--;
    return is_unit ? start : length;
}
