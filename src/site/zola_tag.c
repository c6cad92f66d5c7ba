/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/zola_tag.h"

#include <string.h>

#include "site/brace_read.h"
#include "site/brace_tag.h"
#include "site/path.h"

/* [a](@/blog/b.md): from the root of `content`. */
static void
build_root_link(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    const char *path = tag_word(words, 0);
    g_autofree char *inside = files_resolve("content/.", path != NULL ? path : "");
    g_autofree char *relative =
        inside != NULL ? path_between(context->path, inside) : g_strdup(path);
    tag->text = relative != NULL ? g_uri_escape_string(relative, "/", TRUE) : NULL;
}

static void
build_picture(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const url_keys[] = {"src", "path", "url", "name", NULL};
    static const char *const title_keys[] = {"caption", "title", NULL};
    tag->url = tag_first_parameter(words, url_keys);
    if (tag->url == NULL) {
        tag_tell_empty(context, tag, "picture");
        return;
    }
    tag->title = tag_first_parameter(words, title_keys);
    tag->alt = tag_parameter(words, "alt");
    tag->classes = tag_parameter(words, "class");
}

static void
build_embed(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const id_keys[] = {"id", "url", "src", NULL};
    g_autofree char *id = tag_first_parameter(words, id_keys);
    if (id == NULL) {
        tag_tell_empty(context, tag, "id");
        return;
    }
    tag_set_embed_id(tag, tag->name, id);
    tag->title = tag_parameter(words, "title");
}

static void
build_quote(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const source_keys[] = {"source", "title", "cite", NULL};
    static const char *const url_keys[] = {"url", "link", "href", NULL};
    (void) context;
    tag->author = tag_parameter(words, "author");
    tag->source = tag_first_parameter(words, source_keys);
    tag->url = tag_first_parameter(words, url_keys);
}

static void
build_box(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const title_keys[] = {"title", "summary", "header", "heading",
                                             NULL};
    static const char *const kind_keys[] = {"type", "kind", "class", "style", NULL};
    (void) context;
    g_autofree char *kind = tag_first_parameter(words, kind_keys);
    tag->classes = g_strconcat(tag->name, kind != NULL ? " " : NULL, kind, NULL);
    tag->title = tag_first_parameter(words, title_keys);
}

/* {{ get_url(path="@/blog/b.md") }} stands for an address. */
static void
build_address(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_autofree char *path = tag_parameter(words, "path");
    if (path == NULL) {
        tag_tell_empty(context, tag, "path");
        return;
    }
    bool is_page = g_str_has_prefix(path, "@/");
    g_autofree char *inside = is_page ? files_resolve("content/.", path + 2) : NULL;
    g_autofree char *relative = inside != NULL ? path_between(context->path, inside)
                                               : g_strconcat("/", path, NULL);
    tag->text = g_uri_escape_string(relative, "/#", TRUE);
}

/* {% math() %} or {% katex(block=true) %}: a formula. */
static void
build_formula(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) words;
    tag_set_formula(context, tag);
}

static const TagEntry entries[] = {
    {"@/", TAG_BODY_NONE, SITE_TAG_TEXT, build_root_link},
    {"youtube", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"vimeo", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"streamable", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"gist", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"video", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"audio", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"iframe", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"image", TAG_BODY_NONE, SITE_TAG_FIGURE, build_picture},
    {"img", TAG_BODY_NONE, SITE_TAG_FIGURE, build_picture},
    {"figure", TAG_BODY_NONE, SITE_TAG_FIGURE, build_picture},
    {"resize_image", TAG_BODY_NONE, SITE_TAG_FIGURE, build_picture},
    {"quote", TAG_BODY_MARKDOWN, SITE_TAG_QUOTE, build_quote},
    {"admonition", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"alert", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"callout", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"note", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"tip", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"info", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"warning", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"important", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"caution", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"details", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"detail", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"mermaid", TAG_BODY_LITERAL, SITE_TAG_CODE, tag_build_diagram},
    {"math", TAG_BODY_LITERAL, SITE_TAG_TEXT, build_formula},
    {"katex", TAG_BODY_LITERAL, SITE_TAG_TEXT, build_formula},
    {"get_url", TAG_BODY_NONE, SITE_TAG_TEXT, build_address},
    {"bilibili", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"x", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"tweet", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"danger", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"spoiler", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
};

static const char *const literal_names[] = {"mermaid", "math", "katex", NULL};

static const TagTable table = {entries,
                               G_N_ELEMENTS(entries),
                               {.read = brace_read_zola,
                                .starts = "{@",
                                .literal = literal_names,
                                .has_bare_end = true,
                                .has_calls = true,
                                .quotes = "\"'`"}};

static void
find(const SiteTagContext *context, gsize start, gsize end, GPtrArray *tags)
{
    brace_tags_find(&table, context, start, end, tags);
}

static const char *const openers[] = {"{%", "{{", "{#", "@/", NULL};

const SiteTagSyntax zola_tag_syntax = {openers, find};
