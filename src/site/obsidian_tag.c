/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/obsidian_tag.h"

#include <string.h>

#include "base/text.h"
#include "site/brace_tag.h"

/* Names are no longer, in bytes. */
#define MAX_NAME 512

/* ---- reading ---------------------------------------------------------------------------- */

static void
set_brace(Brace *brace, const char *name, gsize start, gsize end, gsize mark)
{
    *brace = (Brace){.kind = BRACE_TAG,
                     .start = start,
                     .end = end,
                     .inner_start = start + mark,
                     .inner_end = end - 2,
                     .name = g_strdup(name),
                     .arguments_start = start + mark,
                     .match = -1};
}

/* ![[name]] */
static bool
read_embed(const char *text, gsize at, gsize end, Brace *brace)
{
    if (!text_stands_at(text, at, end, "![["))
        return false;
    gsize close = at + 3;
    while (close < end && close - at < MAX_NAME && strchr("[]\n", text[close]) == NULL)
        close++;
    if (close == at + 3 || !text_stands_at(text, close, end, "]]"))
        return false;
    set_brace(brace, "![[", at, close + 2, 3);
    return true;
}

/* %% what only the author sees %%: in a line, or between two lines that are "%%". */
static bool
read_comment(const char *text, gsize at, gsize end, Brace *brace)
{
    if (!text_stands_at(text, at, end, "%%"))
        return false;
    gsize line = at + strcspn(text + at, "\n");
    bool is_block = (at == 0 || text[at - 1] == '\n') && line == at + 2;
    const char *mark = is_block ? "\n%%" : "%%";
    gsize limit = is_block ? end : MIN(line, end);
    const char *close = memmem(text + at + 2, limit - at - 2, mark, strlen(mark));
    if (close == NULL)
        return false;
    set_brace(brace, "%%", at, (gsize) (close - text) + strlen(mark), 2);
    return true;
}

/* "^name" behind a blank at the end of a line */
static bool
read_block_mark(const char *text, gsize at, gsize end, Brace *brace)
{
    bool is_apart = at > 0 && strchr(" \t\n", text[at - 1]) != NULL;
    gsize close = at + 1;
    while (is_apart && close < end && close - at < MAX_NAME &&
           (g_ascii_isalnum(text[close]) || text[close] == '-'))
        close++;
    if (close == at + 1 || (close < end && text[close] != '\n'))
        return false;
    set_brace(brace, "^", at, close, 1);
    brace->inner_end = close;
    return true;
}

static bool
read_any(const char *text, gsize at, gsize end, Brace *brace)
{
    return text[at] == '!'   ? read_embed(text, at, end, brace)
           : text[at] == '%' ? read_comment(text, at, end, brace)
                             : read_block_mark(text, at, end, brace);
}

/* ---- embeds ----------------------------------------------------------------------------- */

/* "300" or "300x200". */
static bool
read_size(const char *word, SiteTag *tag)
{
    char *end;
    gint64 width = g_ascii_strtoll(word, &end, 10), height = 0;
    if (end == word || !g_ascii_isdigit(*word))
        return false;
    if (*end == 'x' && g_ascii_isdigit(end[1]))
        height = g_ascii_strtoll(end + 1, &end, 10);
    if (*end != '\0')
        return false;
    tag->width = (int) CLAMP(width, 0, 100000);
    tag->height = (int) CLAMP(height, 0, 100000);
    return true;
}

/* The text of another note is not repeated: the book may hold it already. */
static void
set_note(const SiteTagContext *context, SiteTag *tag, const char *name)
{
    tag->kind = SITE_TAG_TEXT;
    tag->text = g_strconcat("[[", name, "]]", NULL);
    diag_add(context->diag, DIAG_NOTE, source_place(context->source, tag->start), "embed",
             "what %s embeds is not repeated; a link to it stands for it", name);
}

static void
build_embed(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) words;
    const char *text = source_text(context->source) + tag->start;
    g_autofree char *inner = g_strndup(text + 3, tag->end - tag->start - 5);
    g_auto(GStrv) fields = g_strsplit(inner, "|", -1);
    const char *name = g_strstrip(fields[0]);
    if (!tag_has_picture_name(name) && !tag_is_media(name)) {
        set_note(context, tag, inner);
        return;
    }
    tag->url = g_uri_escape_string(name, "/", TRUE);
    if (tag_is_media(name))
        tag->kind = SITE_TAG_EMBED;
    for (guint i = 1; fields[i] != NULL; i++) {
        char *field = g_strstrip(fields[i]);
        if (read_size(field, tag) || *field == '\0')
            continue;
        g_free(tag->alt);
        tag->alt = g_strdup(field);
    }
}

/* ---- tables ----------------------------------------------------------------------------- */

static const TagEntry entries[] = {
    {"![[", TAG_BODY_NONE, SITE_TAG_IMAGE, build_embed},
    {"%%", TAG_BODY_NONE, SITE_TAG_NOTHING, NULL},
    {"^", TAG_BODY_NONE, SITE_TAG_NOTHING, NULL},
};

static const char *const literal_names[] = {NULL};

static const TagTable table = {
    entries,
    G_N_ELEMENTS(entries),
    {.read = read_any, .starts = "!%^", .literal = literal_names, .quotes = ""}};

static const TagTable embeds = {
    entries,
    1,
    {.read = read_embed, .starts = "!", .literal = literal_names, .quotes = ""}};

static void
find(const SiteTagContext *context, gsize start, gsize end, GPtrArray *tags)
{
    brace_tags_find(&table, context, start, end, tags);
}

static void
find_embeds(const SiteTagContext *context, gsize start, gsize end, GPtrArray *tags)
{
    brace_tags_find(&embeds, context, start, end, tags);
}

static const char *const openers[] = {"![[", "%%", "^", NULL};
static const char *const embed_openers[] = {"![[", NULL};

const SiteTagSyntax obsidian_tag_syntax = {openers, find};
const SiteTagSyntax obsidian_embed_syntax = {embed_openers, find_embeds};
