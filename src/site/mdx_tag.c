/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/mdx_tag.h"

#include <string.h>

#include "site/brace_tag.h"
#include "site/jsx_read.h"

static char *
first_of(const GPtrArray *words, const char *const *keys)
{
    char *value = tag_first_parameter(words, keys);
    gsize length = value != NULL ? strlen(value) : 0;
    bool is_code = length >= 2 && *value == '{' && value[length - 1] == '}';
    if (is_code && strpbrk(value, "'\"`") == NULL)
        g_clear_pointer(&value, g_free); /* an expression: only its author knows */
    return value;
}

/* import ... from "...", export const ...: code of the page. */
static void
build_statement(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) words;
    diag_add(context->diag, DIAG_NOTE, source_place(context->source, tag->start),
             "dropped-jsx", "the %s of a component shows nothing in a book", tag->name);
}

static void
build_picture(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const url_keys[] = {"src", "path", "url", NULL};
    static const char *const title_keys[] = {"caption", "title", NULL};
    tag->url = first_of(words, url_keys);
    if (tag->url == NULL) {
        tag_tell_empty(context, tag, "picture");
        return;
    }
    tag->title = first_of(words, title_keys);
    tag->alt = tag_parameter(words, "alt");
}

static void
build_embed(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const id_keys[] = {"id",   "videoId", "youTubeId", "tweetId",
                                          "gist", "src",     "url",       NULL};
    g_autofree char *id = first_of(words, id_keys);
    g_autofree char *provider = g_ascii_strdown(tag->name, -1);
    if (id == NULL) {
        tag_tell_empty(context, tag, "id");
        return;
    }
    tag_set_embed_id(tag, provider, id);
    tag->title = tag_parameter(words, "title");
}

/* A component that holds text is a box of that name; whatever else it showed is lost. */
static void
build_box(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const title_keys[] = {"title", "summary", "label", "heading",
                                             NULL};
    static const char *const kind_keys[] = {"type", "variant", "kind", NULL};
    (void) context;
    g_autofree char *name = g_ascii_strdown(tag->name, -1);
    g_autofree char *kind = first_of(words, kind_keys);
    tag->classes = g_strconcat(name, kind != NULL ? " " : NULL, kind, NULL);
    tag->title = first_of(words, title_keys);
}

static const TagEntry entries[] = {
    {"import", TAG_BODY_NONE, SITE_TAG_NOTHING, build_statement},
    {"export", TAG_BODY_NONE, SITE_TAG_NOTHING, build_statement},
    {"Image", TAG_BODY_NONE, SITE_TAG_FIGURE, build_picture},
    {"Img", TAG_BODY_NONE, SITE_TAG_FIGURE, build_picture},
    {"Picture", TAG_BODY_NONE, SITE_TAG_FIGURE, build_picture},
    {"Figure", TAG_BODY_OPTIONAL, SITE_TAG_FIGURE, build_picture},
    {"YouTube", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"Youtube", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"Vimeo", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"Video", TAG_BODY_OPTIONAL, SITE_TAG_EMBED, build_embed},
    {"Tweet", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"Gist", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"CodeSandbox", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"CodePen", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"Callout", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"Admonition", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"Note", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"Tip", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"Info", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"Warning", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"Aside", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"Details", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"Tabs", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"Tab", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"TabItem", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
};

static const char *const literal_names[] = {NULL};

static const TagTable table = {
    entries,
    G_N_ELEMENTS(entries),
    {.read = jsx_read, .starts = "<{ie", .literal = literal_names, .quotes = "\"'"}};

/* In plain Markdown "<String>" is a placeholder in prose. */
static void
find(const SiteTagContext *context, gsize start, gsize end, GPtrArray *tags)
{
    if (g_str_has_suffix(context->path, ".mdx"))
        brace_tags_find(&table, context, start, end, tags);
}

static const char *const openers[] = {"<", "{/*", "import ", "export ", NULL};

const SiteTagSyntax mdx_tag_syntax = {openers, find};
