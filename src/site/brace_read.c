/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/brace_read.h"

#include <string.h>

typedef struct {
    const char *open, *close;
    BraceKind kind;
} Pair;

static const Pair percent_pairs[] = {
    {"{%", "%}", BRACE_TAG},
    {"{{", "}}", BRACE_EXPRESSION},
    {"{#", "#}", BRACE_COMMENT},
};
static const Pair shortcode_pairs[] = {
    {"{{<", ">}}", BRACE_TAG},
    {"{{%", "%}}", BRACE_TAG},
};

static bool
stands_at(const char *text, gsize at, gsize end, const char *word)
{
    gsize length = strlen(word);
    return end - at >= length && memcmp(text + at, word, length) == 0;
}

static const Pair *
pair_at(const char *text, gsize at, gsize end, BraceStyle style)
{
    const Pair *pairs = style == BRACE_SHORTCODE ? shortcode_pairs : percent_pairs;
    guint count = style == BRACE_SHORTCODE ? G_N_ELEMENTS(shortcode_pairs)
                                           : G_N_ELEMENTS(percent_pairs);
    for (guint i = 0; i < count; i++)
        if (stands_at(text, at, end, pairs[i].open))
            return &pairs[i];
    return NULL;
}

/* Where the closing pair of a brace whose inside begins at `at` stands; 0 for nowhere. */
static gsize
find_close(const char *text, gsize at, gsize end, BraceStyle style, const char *close)
{
    for (gsize i = at; i < end; i++) {
        if (text[i] == *close && stands_at(text, i, end, close))
            return i;
        bool is_opening = text[i] == '{' && pair_at(text, i, end, style) != NULL;
        if (is_opening || stands_at(text, i, end, "\n\n"))
            return 0;
    }
    return 0;
}

static void
trim(const char *text, Brace *brace)
{
    while (brace->inner_start < brace->inner_end &&
           g_ascii_isspace(text[brace->inner_start]))
        brace->inner_start++;
    while (brace->inner_end > brace->inner_start &&
           g_ascii_isspace(text[brace->inner_end - 1]))
        brace->inner_end--;
}

/* Takes `first` off the start and `last` off the end of the inside, if they are there. */
static void
strip(const char *text, Brace *brace, char first, char last)
{
    if (brace->inner_start < brace->inner_end && text[brace->inner_start] == first)
        brace->inner_start++;
    if (brace->inner_start < brace->inner_end && text[brace->inner_end - 1] == last)
        brace->inner_end--;
    trim(text, brace);
}

static bool
read_name(const char *text, const char *before, const char *marks, Brace *brace)
{
    gsize at = brace->inner_start;
    while (at < brace->inner_end && text[at] != '\0' &&
           (g_ascii_isalnum(text[at]) || strchr(marks, text[at]) != NULL))
        at++;
    if (at == brace->inner_start)
        return false;
    g_autofree char *word = g_strndup(text + brace->inner_start, at - brace->inner_start);
    brace->name = g_strconcat(before, word, NULL);
    brace->arguments_start = at;
    return true;
}

/* The inside of {{< ... >}}: a comment, an end, or a tag that may end itself. */
static bool
read_shortcode(const char *text, Brace *brace)
{
    gsize length = brace->inner_end - brace->inner_start;
    const char *inner = text + brace->inner_start;
    if (length >= 4 && strncmp(inner, "/*", 2) == 0 &&
        strncmp(inner + length - 2, "*/", 2) == 0) {
        brace->kind = BRACE_ESCAPED;
        return true;
    }
    bool is_end = length > 0 && *inner == '/';
    strip(text, brace, '/', '/');
    return read_name(text, is_end ? "end" : "", "_-/", brace);
}

bool
brace_read(const char *text, gsize at, gsize end, BraceStyle style, Brace *brace)
{
    const Pair *pair = text[at] == '{' ? pair_at(text, at, end, style) : NULL;
    if (pair == NULL)
        return false;
    gsize inner = at + strlen(pair->open);
    gsize close = find_close(text, inner, end, style, pair->close);
    if (close == 0)
        return false;
    *brace = (Brace){.kind = pair->kind,
                     .start = at,
                     .end = close + strlen(pair->close),
                     .inner_start = inner,
                     .inner_end = close,
                     .match = -1};
    trim(text, brace);
    if (style == BRACE_SHORTCODE)
        return read_shortcode(text, brace);
    strip(text, brace, '-', '-');
    return brace->kind != BRACE_TAG || read_name(text, "", "_-", brace);
}
