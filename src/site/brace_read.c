/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/brace_read.h"

#include <string.h>

#include "base/text.h"

typedef struct {
    const char *open, *close;
    BraceKind kind;
} Pair;

static const Pair percent_pairs[] = {
    {"{%", "%}", BRACE_TAG},
    {"{{", "}}", BRACE_EXPRESSION},
    {"{#", "#}", BRACE_COMMENT},
    {NULL, NULL, BRACE_TAG},
};
static const Pair shortcode_pairs[] = {
    {"{{<", ">}}", BRACE_TAG},
    {"{{%", "%}}", BRACE_TAG},
    {NULL, NULL, BRACE_TAG},
};

static const Pair *
pair_at(const char *text, gsize at, gsize end, const Pair *pairs)
{
    for (; pairs->open != NULL; pairs++)
        if (text_stands_at(text, at, end, pairs->open))
            return pairs;
    return NULL;
}

/* Where the closing pair of a brace whose inside begins at `at` stands; 0 for nowhere. */
static gsize
find_close(const char *text, gsize at, gsize end, const Pair *pairs, const char *close)
{
    for (gsize i = at; i < end; i++) {
        if (text[i] == *close && text_stands_at(text, i, end, close))
            return i;
        bool is_opening = text[i] == '{' && pair_at(text, i, end, pairs) != NULL;
        if (is_opening || text_stands_at(text, i, end, "\n\n"))
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
           (g_ascii_isalnum(text[at]) || (guchar) text[at] >= 0x80 ||
            strchr(marks, text[at]) != NULL))
        at++;
    if (at == brace->inner_start)
        return false;
    g_autofree char *word = g_strndup(text + brace->inner_start, at - brace->inner_start);
    brace->name = g_strconcat(before, word, NULL);
    brace->arguments_start = at;
    return true;
}

/* Does what stands between the braces begin and end as a comment of C does? */
static bool
is_escaped(const char *text, const Brace *brace)
{
    const char *inner = text + brace->inner_start;
    gsize length = brace->inner_end - brace->inner_start;
    return length >= 4 && strncmp(inner, "/*", 2) == 0 &&
           strncmp(inner + length - 2, "*/", 2) == 0;
}

/* The inside of {{< ... >}}: a comment, an end, or a tag that may end itself. */
static bool
read_shortcode(const char *text, Brace *brace)
{
    gsize length = brace->inner_end - brace->inner_start;
    const char *inner = text + brace->inner_start;
    if (is_escaped(text, brace)) {
        brace->kind = BRACE_ESCAPED;
        return true;
    }
    bool is_end = length > 0 && *inner == '/';
    strip(text, brace, '/', '/');
    return read_name(text, is_end ? "end" : "", "_-/", brace);
}

/* The brace of one of `pairs` at `at`, its inside trimmed. */
static bool
read_pair(const char *text, gsize at, gsize end, const Pair *pairs, Brace *brace)
{
    const Pair *pair = text[at] == '{' ? pair_at(text, at, end, pairs) : NULL;
    if (pair == NULL)
        return false;
    gsize inner = at + strlen(pair->open);
    gsize close = find_close(text, inner, end, pairs, pair->close);
    if (close == 0)
        return false;
    *brace = (Brace){.kind = pair->kind,
                     .start = at,
                     .end = close + strlen(pair->close),
                     .inner_start = inner,
                     .inner_end = close,
                     .match = -1};
    trim(text, brace);
    return true;
}

bool
brace_read_percent(const char *text, gsize at, gsize end, Brace *brace)
{
    if (!read_pair(text, at, end, percent_pairs, brace))
        return false;
    strip(text, brace, '-', '-');
    return brace->kind != BRACE_TAG || read_name(text, "", "_-", brace);
}

bool
brace_read_shortcode(const char *text, gsize at, gsize end, Brace *brace)
{
    return read_pair(text, at, end, shortcode_pairs, brace) &&
           read_shortcode(text, brace);
}

/* ---- comments that are tags -------------------------------------------------------------- */

/* What a comment that stands for a tag may hold. */
#define MAX_CAPTION 512

static bool
read_comment(const char *text, gsize at, gsize end, Brace *brace)
{
    gsize inner = at + strlen("<!--");
    while (inner < end && (text[inner] == ' ' || text[inner] == '\t'))
        inner++;
    static const char *const names[] = {"tab",     "endtab",  "timeline", "endtimeline",
                                        "node",    "endnode", "cell",     "endcell",
                                        "folding", NULL};
    g_autofree char *name =
        g_strndup(text + inner, strspn(text + inner, G_CSET_a_2_z G_CSET_DIGITS));
    gsize length = strlen(name);
    if (!g_strv_contains(names, name) || inner + length > end)
        return false;
    const char *close = memmem(text + inner, MIN(end - inner, MAX_CAPTION), "-->", 3);
    if (close == NULL ||
        memchr(text + inner, '\n', (gsize) (close - text) - inner) != NULL)
        return false;
    *brace = (Brace){.kind = BRACE_TAG,
                     .start = at,
                     .end = (gsize) (close - text) + 3,
                     .inner_start = inner,
                     .inner_end = (gsize) (close - text),
                     .name = g_strdup(strcmp(name, "folding") == 0 ? "node" : name),
                     .arguments_start = inner + length,
                     .match = -1};
    trim(text, brace);
    return true;
}

bool
brace_read_hexo(const char *text, gsize at, gsize end, Brace *brace)
{
    if (text_stands_at(text, at, end, "<!--"))
        return read_comment(text, at, end, brace);
    return brace_read_percent(text, at, end, brace);
}

/* ---- Zola and Zenn ----------------------------------------------------------------------- */

/* Addresses are no longer. */
#define MAX_ADDRESS 2048

/* "@/path.md" where an address stands: up to what ends the address or its path. */
static bool
read_root_link(const char *text, gsize at, gsize end, Brace *brace)
{
    if (at == 0 || strchr("(<\"' ", text[at - 1]) == NULL)
        return false;
    gsize length = 2;
    while (at + length < end && length < MAX_ADDRESS &&
           strchr(")#>\"' \n", text[at + length]) == NULL)
        length++;
    if (length == 2)
        return false;
    *brace = (Brace){.kind = BRACE_TAG,
                     .start = at,
                     .end = at + length,
                     .inner_start = at + 2,
                     .inner_end = at + length,
                     .name = g_strdup("@/"),
                     .arguments_start = at + 2,
                     .match = -1};
    return true;
}

bool
brace_read_zola(const char *text, gsize at, gsize end, Brace *brace)
{
    if (text_stands_at(text, at, end, "@/"))
        return read_root_link(text, at, end, brace);
    if (!read_pair(text, at, end, percent_pairs, brace))
        return false;
    if (is_escaped(text, brace)) {
        brace->kind = BRACE_ESCAPED;
        return true;
    }
    strip(text, brace, '-', '-');
    if (brace->kind == BRACE_TAG)
        return read_name(text, "", "_-", brace);
    if (brace->kind != BRACE_EXPRESSION || text[brace->inner_end - 1] != ')' ||
        !read_name(text, "", "_", brace))
        return true;
    brace->kind = BRACE_TAG;
    return true;
}

bool
brace_read_zenn(const char *text, gsize at, gsize end, Brace *brace)
{
    if (!text_stands_at(text, at, end, "@["))
        return false;
    gsize name = at + 2, length = 0;
    while (name + length < end && length < 32 &&
           (g_ascii_isalnum(text[name + length]) || text[name + length] == '-'))
        length++;
    gsize inner = name + length + 2;
    if (length == 0 || !text_stands_at(text, name + length, end, "]("))
        return false;
    gsize close = inner;
    while (close < end && close - inner < MAX_ADDRESS && text[close] != ')' &&
           text[close] != '\n')
        close++;
    if (close >= end || text[close] != ')' || close == inner)
        return false;
    g_autofree char *word = g_strndup(text + name, length);
    *brace = (Brace){.kind = BRACE_TAG,
                     .start = at,
                     .end = close + 1,
                     .inner_start = inner,
                     .inner_end = close,
                     .name = g_strconcat("@", word, NULL),
                     .arguments_start = inner,
                     .match = -1};
    return true;
}
