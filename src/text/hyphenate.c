/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/hyphenate.h"

#include <hyphen.h>
#include <string.h>
#include <unistd.h>

#define LEAST_LETTERS 3 /* before and after the hyphen */
#define SHORTEST_WORD 6
#define LONGEST_WORD 60

struct TextHyphens {
    GHashTable *by_language; /* char * -> HyphenDict *, NULL where there is none */
};

static void
free_patterns(gpointer patterns)
{
    if (patterns != NULL)
        hnj_hyphen_free(patterns);
}

TextHyphens *
text_hyphens_new(void)
{
    TextHyphens *self = g_new0(TextHyphens, 1);
    self->by_language =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_patterns);
    return self;
}

void
text_hyphens_free(TextHyphens *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->by_language);
    g_free(self);
}

static HyphenDict *
load(const char *name)
{
    for (const char *p = name; *p != '\0'; p++)
        if (!g_ascii_isalnum(*p) && *p != '_')
            return NULL; /* a language tag is no path */
    g_autofree char *file = g_strdup_printf(HYPHEN_DIR "/hyph_%s.dic", name);
    return access(file, R_OK) == 0 ? hnj_hyphen_load(file) : NULL;
}

/* "en-GB" is looked for as en_GB, then en. */
static HyphenDict *
find_patterns(TextHyphens *self, const char *language)
{
    bool is_latin = !g_str_has_prefix(language, "ko") &&
                    !g_str_has_prefix(language, "ja") &&
                    !g_str_has_prefix(language, "zh");
    const char *key = is_latin ? language : "en";
    gpointer known;
    if (g_hash_table_lookup_extended(self->by_language, key, NULL, &known))
        return known;
    g_autofree char *whole = g_strdelimit(g_strdup(key), "-", '_');
    HyphenDict *patterns = load(whole);
    whole[strcspn(whole, "_")] = '\0';
    if (patterns == NULL)
        patterns = load(whole);
    g_hash_table_insert(self->by_language, g_strdup(key), patterns);
    return patterns;
}

static TextCluster *
cluster_at(TextShapes *shapes, guint i)
{
    return &g_array_index(shapes->clusters, TextCluster, i);
}

/* The word of clusters [start, end), `word` in the text. */
static void
hyphenate_word(TextShapes *shapes, guint start, guint end, const char *word,
               HyphenDict *patterns)
{
    int length = (int) (end - start);
    char lower[LONGEST_WORD + 1], points[LONGEST_WORD + 5];
    for (int i = 0; i < length; i++)
        lower[i] = g_ascii_tolower(word[i]);
    lower[length] = '\0';
    char **replacements = NULL;
    int *places = NULL, *cuts = NULL;
    if (hnj_hyphen_hyphenate2(patterns, lower, length, points, NULL, &replacements,
                              &places, &cuts) != 0)
        return;
    for (int i = LEAST_LETTERS; i <= length - LEAST_LETTERS; i++) {
        bool is_plain = replacements == NULL || replacements[i - 1] == NULL;
        if ((points[i - 1] & 1) != 0 && is_plain)
            cluster_at(shapes, start + (guint) i)->break_before = TEXT_BREAK_HYPHEN;
    }
    for (int i = 0; replacements != NULL && i < length; i++)
        free(replacements[i]);
    free(replacements);
    free(places);
    free(cuts);
}

/* True for small letters, or a capital and small letters: no name in camel case. */
static bool
is_plain_word(const char *word, guint length)
{
    for (guint i = 1; i < length; i++)
        if (!g_ascii_islower(word[i]))
            return false;
    return g_ascii_isalpha(word[0]);
}

/* What no word of prose holds, but addresses and names in code do. */
static bool
is_code_sign(const char *text, guint32 at)
{
    bool is_inner = g_ascii_isalnum(text[at + 1]); /* the text goes on without a space */
    return g_ascii_isdigit(text[at]) || strchr("_/\\@#$=<>&", text[at]) != NULL ||
           (is_inner && (text[at] == '.' || text[at] == ':'));
}

static bool
is_token_part(char c)
{
    return g_ascii_isgraph(c) && strchr("()[]{}\"',;!?", c) == NULL;
}

/* Is the word [first, end) a part of such a token? One that is longer than any word is. */
static bool
is_in_code(const char *text, guint32 first, guint32 end)
{
    guint32 from = first, to = end;
    while (from > 0 && is_token_part(text[from - 1])) {
        from--;
        if (first - from > LONGEST_WORD || is_code_sign(text, from))
            return true;
    }
    for (; is_token_part(text[to]); to++)
        if (to - end > LONGEST_WORD || is_code_sign(text, to))
            return true;
    return false;
}

static void
hyphenate_run(TextShapes *shapes, const TextContent *content, const TextRun *run,
              HyphenDict *patterns)
{
    const char *text = content->text->str;
    for (guint i = run->first_cluster; i < run->end_cluster;) {
        guint start = i;
        while (i < run->end_cluster && cluster_at(shapes, i)->class == TEXT_CLASS_LETTER)
            i++;
        guint32 first = cluster_at(shapes, start)->start;
        guint32 last = cluster_at(shapes, i)->start;
        bool is_word = i - start >= SHORTEST_WORD && i - start <= LONGEST_WORD &&
                       last - first == i - start &&
                       is_plain_word(text + first, i - start);
        if (is_word && !is_in_code(text, first, last))
            hyphenate_word(shapes, start, i, text + first, patterns);
        if (i == start)
            i++;
    }
}

void
text_hyphenate(TextShapes *shapes, const TextContent *content, TextHyphens *hyphens)
{
    guint piece = 0;
    for (guint i = 0; i < shapes->runs->len; i++) {
        const TextRun *run = &g_array_index(shapes->runs, TextRun, i);
        while (g_array_index(content->pieces, TextPiece, piece).end <= run->start)
            piece++;
        const Style *style = g_array_index(content->pieces, TextPiece, piece).style;
        if (run->script != HB_SCRIPT_LATIN || run->face->is_monospaced ||
            !style->may_hyphenate)
            continue;
        HyphenDict *patterns = find_patterns(hyphens, run->language);
        if (patterns != NULL)
            hyphenate_run(shapes, content, run, patterns);
    }
}
