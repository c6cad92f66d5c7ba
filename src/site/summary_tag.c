/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/summary_tag.h"

#include <string.h>

#include "site/brace_read.h"
#include "site/brace_tag.h"
#include "site/insert_tag.h"

/* {{#name words}}: the expression whose inside begins with "#". */
static bool
read_command(const char *text, gsize at, gsize end, Brace *brace)
{
    if (end - at < 3 || strncmp(text + at, "{{#", 3) != 0 ||
        !brace_read_percent(text, at, end, brace))
        return false;
    gsize name = at + 3, after = name;
    while (after < brace->inner_end &&
           (g_ascii_isalpha(text[after]) || text[after] == '_'))
        after++;
    brace->kind = BRACE_TAG;
    brace->name = g_strndup(text + name, after - name);
    brace->arguments_start = after;
    return true;
}

/* The file lies beside the chapter; words behind it are for the playground. */
static void
build_include(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const folders[] = {NULL};
    const char *name = tag_word(words, 0);
    if (name == NULL)
        tag_tell_empty(context, tag, "file");
    else
        insert_tag_build(context, tag, name, folders);
}

static const TagEntry entries[] = {
    {"include", TAG_BODY_INSERT, SITE_TAG_INSERT, build_include},
    {"rustdoc_include", TAG_BODY_INSERT, SITE_TAG_INSERT, build_include},
    {"playground", TAG_BODY_INSERT, SITE_TAG_INSERT, build_include},
    {"title", TAG_BODY_NONE, SITE_TAG_NOTHING, NULL},
};

static const char *const literal_names[] = {NULL};

static const TagTable table = {entries,
                               G_N_ELEMENTS(entries),
                               {.read = read_command,
                                .starts = "{",
                                .literal = literal_names,
                                .reads_code = true,
                                .quotes = ""}};

static void
find(const SiteTagContext *context, gsize start, gsize end, GPtrArray *tags)
{
    brace_tags_find(&table, context, start, end, tags);
}

static const char *const openers[] = {"{{#", NULL};

const SiteTagSyntax summary_tag_syntax = {openers, find};
