/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/gitbook_tag.h"

#include <string.h>

#include "site/brace_read.h"
#include "site/brace_tag.h"
#include "site/insert_tag.h"

/* {% hint style="warning" %} */
static void
build_hint(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    g_autofree char *style = tag_parameter(words, "style");
    bool is_danger = g_strcmp0(style, "danger") == 0;
    const char *kind = style == NULL ? "info" : is_danger ? "caution" : style;
    tag->classes = g_strconcat("hint ", kind, NULL);
}

/* {% tab title="..." %}, {% code title="..." %}, {% step %}: a box under its title. */
static void
build_titled(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    tag->classes = g_strdup(tag->name);
    tag->title = tag_parameter(words, "title");
}

/* The words of the body, which are the caption of what is embedded. */
static char *
caption_of(const SiteTagContext *context, const SiteTag *tag)
{
    if (tag->body_end == 0)
        return NULL;
    g_autofree char *body = g_strndup(source_text(context->source) + tag->body_start,
                                      tag->body_end - tag->body_start);
    g_strstrip(body);
    return *body != '\0' ? g_strdelimit(g_steal_pointer(&body), "\n", ' ') : NULL;
}

/* {% embed url="..." %} caption {% endembed %} */
static void
build_embed(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    tag->url = tag_parameter(words, "url");
    if (tag->url == NULL) {
        tag_tell_empty(context, tag, "address");
        return;
    }
    tag->title = caption_of(context, tag);
    tag->body_start = tag->body_end = 0;
}

/* {% file src="..." %} caption {% endfile %} */
static void
build_file(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    tag->url = tag_parameter(words, "src");
    if (tag->url == NULL) {
        tag_tell_empty(context, tag, "file");
        return;
    }
    tag->text = caption_of(context, tag);
    if (tag->text == NULL)
        tag->text = g_path_get_basename(tag->url);
    tag->body_start = tag->body_end = 0;
}

/* {% content-ref url="a.md" %} [a.md](a.md) {% endcontent-ref %}: shown is the page's title. */
static void
build_reference(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    tag->url = tag_parameter(words, "url");
    if (tag->url == NULL)
        tag_tell_empty(context, tag, "address");
    tag->body_start = tag->body_end = 0;
}

/* {% include "../.gitbook/includes/a.md" %} */
static void
build_include(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const folders[] = {"", NULL};
    const char *name = tag_word(words, 0);
    if (name == NULL)
        tag_tell_empty(context, tag, "file");
    else
        insert_tag_build(context, tag, name, folders);
}

static const TagEntry entries[] = {
    {"hint", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_hint},
    {"tabs", TAG_BODY_OPEN, SITE_TAG_NOTHING, NULL},
    {"tab", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_titled},
    {"code", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_titled},
    {"stepper", TAG_BODY_OPEN, SITE_TAG_NOTHING, NULL},
    {"step", TAG_BODY_OPEN, SITE_TAG_NOTHING, NULL},
    {"columns", TAG_BODY_OPEN, SITE_TAG_NOTHING, NULL},
    {"column", TAG_BODY_OPEN, SITE_TAG_NOTHING, NULL},
    {"content-ref", TAG_BODY_OPTIONAL, SITE_TAG_POST_LINK, build_reference},
    {"embed", TAG_BODY_OPTIONAL, SITE_TAG_EMBED, build_embed},
    {"file", TAG_BODY_OPTIONAL, SITE_TAG_LINK, build_file},
    {"include", TAG_BODY_NONE, SITE_TAG_INSERT, build_include},
    {"raw", TAG_BODY_LITERAL, SITE_TAG_RAW, NULL},
    {"swagger", TAG_BODY_OPTIONAL, SITE_TAG_NOTHING, tag_build_nothing},
    {"openapi", TAG_BODY_OPTIONAL, SITE_TAG_NOTHING, tag_build_nothing},
};

/* Braces of expressions are text here. */
static bool
read_block(const char *text, gsize at, gsize end, Brace *brace)
{
    return end - at > 2 && text[at + 1] == '%' &&
           brace_read_percent(text, at, end, brace);
}

static const char *const literal_names[] = {"raw", NULL};

static const TagTable table = {
    entries,
    G_N_ELEMENTS(entries),
    {.read = read_block, .starts = "{", .literal = literal_names, .quotes = "\"'"}};

static void
find(const SiteTagContext *context, gsize start, gsize end, GPtrArray *tags)
{
    brace_tags_find(&table, context, start, end, tags);
}

static const char *const openers[] = {"{%", NULL};

const SiteTagSyntax gitbook_tag_syntax = {openers, find};
