/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/jekyll_tag.h"

#include <string.h>

#include "site/brace_read.h"
#include "site/brace_tag.h"
#include "site/include_tag.h"
#include "site/jekyll.h"
#include "site/path.h"

/* ---- code ------------------------------------------------------------------------------ */

/* {% highlight lang [linenos] [mark_lines="1 2"] %} */
static void
build_highlight(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const mark_keys[] = {"mark_lines", "hl_lines", NULL};
    static const char *const title_keys[] = {"title", "caption", "file", NULL};
    (void) context;
    const char *language = tag_word(words, 0);
    bool has_language = language != NULL && !tag_is_parameter(language) &&
                        strcmp(language, "linenos") != 0;
    tag->language = has_language ? g_strdup(language) : NULL;
    for (guint i = 0; i < words->len; i++)
        if (g_str_has_prefix(g_ptr_array_index(words, i), "linenos"))
            tag->has_numbers = true;
    tag->marks = tag_first_parameter(words, mark_keys);
    if (tag->marks != NULL)
        g_strdelimit(tag->marks, " ", ',');
    tag->title = tag_first_parameter(words, title_keys);
}

/* {% mermaid %}, {% plantuml %}: code of that language. */
static void
build_diagram(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    (void) words;
    tag->language = g_strdup(tag->name);
}

/* ---- links ------------------------------------------------------------------------------ */

/* The way from one file to another, escaped for an address in Markdown. */
static char *
relative_path(const char *from, const char *to)
{
    g_autofree char *path = path_between(from, to);
    return g_uri_escape_string(path, "/", TRUE);
}

/* {% post_url 2010-07-21-name %} stands in the text as an address: of the post's file when
 * it is there, else of its name, which the catalogue finds dead. */
static void
build_post_url(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    const char *name = tag_word(words, 0);
    if (name == NULL) {
        tag_tell_empty(context, tag, "name");
        return;
    }
    const char *path = jekyll_find_post(context->site, name);
    tag->is_missing = path == NULL;
    tag->text = path != NULL ? relative_path(context->path, path)
                             : g_uri_escape_string(name, "/", TRUE);
}

/* {% link _posts/x.md %}, {% link assets/x.pdf %} */
static void
build_link(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_autofree char *path = tag_rest(words, 0);
    if (path == NULL) {
        tag_tell_empty(context, tag, "path");
        return;
    }
    g_autofree char *tidy = files_resolve("", path);
    bool is_post = tidy != NULL && site_is_markdown(tidy) &&
                   folder_stat(context->site->folder, tidy, NULL);
    tag->text = is_post ? relative_path(context->path, tidy)
                        : g_uri_escape_string(path, "/", TRUE);
    if (!is_post && *tag->text != '/') {
        char *rooted = g_strconcat("/", tag->text, NULL);
        g_free(tag->text);
        tag->text = rooted;
    }
}

/* ---- pictures --------------------------------------------------------------------------- */

/* {% picture [preset] path --alt text --img attributes %} (jekyll-picture-tag): each option
 * goes on to the next. */
static void
build_picture_tag(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_autoptr(GString) alt = g_string_new(NULL);
    const char *option = NULL;
    for (guint i = 0; i < words->len; i++) {
        const char *word = g_ptr_array_index(words, i);
        if (g_str_has_prefix(word, "--"))
            option = word + 2;
        else if (option == NULL && tag->url == NULL && tag_is_picture(word))
            tag->url = g_strdup(word);
        else if (option != NULL && strcmp(option, "alt") == 0)
            g_string_append_printf(alt, "%s%s", alt->len > 0 ? " " : "", word);
    }
    if (tag->url == NULL) {
        tag_tell_empty(context, tag, "picture");
        return;
    }
    if (alt->len > 0)
        tag->alt = g_strdup(alt->str);
}

/* {% image path %}, {% responsive_image path: a.jpg alt: "..." caption: "..." %} */
static void
build_image(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const url_keys[] = {"path", "src", "url", "file", NULL};
    static const char *const title_keys[] = {"caption", "title", NULL};
    g_autofree char *title = tag_first_parameter(words, title_keys);
    tag->url = tag_first_parameter(words, url_keys);
    tag->alt = tag_parameter(words, "alt");
    if (tag->url == NULL) {
        g_autoptr(GPtrArray) bare = g_ptr_array_new();
        for (guint i = 0; i < words->len; i++)
            if (!tag_is_parameter(g_ptr_array_index(words, i)))
                g_ptr_array_add(bare, g_ptr_array_index(words, i));
        tag_build_picture(context, tag, bare);
    }
    if (title != NULL) {
        g_free(tag->title);
        tag->title = g_steal_pointer(&title);
    }
}

/* {% figure caption:"..." class:"..." %} body {% endfigure %} (jekyll-figure) */
static void
build_figure(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    g_autofree char *class = tag_parameter(words, "class");
    tag->classes = g_strconcat("figure", class != NULL ? " " : NULL, class, NULL);
    tag->title = tag_parameter(words, "caption");
}

/* ---- boxes and cards --------------------------------------------------------------------- */

/* {% details Title %}, {% note %} and their like: what follows is the title. */
static void
build_box(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    tag->classes = g_strdup(tag->name);
    tag->title = tag_parameter(words, "title");
    if (tag->title == NULL && words->len > 0 && !tag_is_parameter(tag_word(words, 0)))
        tag->title = tag_rest(words, 0);
}

static void
build_embed(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const id_keys[] = {"id", "path", "src", "url", NULL};
    g_autofree char *id = tag_first_parameter(words, id_keys);
    if (id == NULL)
        id = g_strdup(tag_word(words, 0));
    if (id == NULL) {
        tag_tell_empty(context, tag, "id");
        return;
    }
    tag_set_embed_id(tag, tag->name, id);
    tag->title = tag_parameter(words, "title");
    const char *file = tag_word(words, 1);
    if (strcmp(tag->name, "gist") == 0 && file != NULL && !tag_is_parameter(file))
        tag->title = g_strdup(file);
}

/* Advertisements and the furniture of a page. */
static void
build_nothing(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) words;
    diag_add(context->diag, DIAG_NOTE, source_place(context->source, tag->start),
             "dropped-tag", "the tag \"%s\" shows nothing in a book", tag->name);
}

static const TagEntry entries[] = {
    {"raw", TAG_BODY_LITERAL, SITE_TAG_RAW, NULL},
    {"comment", TAG_BODY_LITERAL, SITE_TAG_NOTHING, NULL},
    {"highlight", TAG_BODY_LITERAL, SITE_TAG_CODE, build_highlight},
    {"mermaid", TAG_BODY_LITERAL, SITE_TAG_CODE, build_diagram},
    {"plantuml", TAG_BODY_LITERAL, SITE_TAG_CODE, build_diagram},
    {"post_url", TAG_BODY_NONE, SITE_TAG_TEXT, build_post_url},
    {"link", TAG_BODY_NONE, SITE_TAG_TEXT, build_link},
    {"include", TAG_BODY_NONE, SITE_TAG_UNKNOWN, include_tag_build},
    {"include_cached", TAG_BODY_NONE, SITE_TAG_UNKNOWN, include_tag_build},
    {"include_relative", TAG_BODY_NONE, SITE_TAG_UNKNOWN, include_tag_build_relative},
    {"picture", TAG_BODY_NONE, SITE_TAG_IMAGE, build_picture_tag},
    {"image", TAG_BODY_NONE, SITE_TAG_FIGURE, build_image},
    {"img", TAG_BODY_NONE, SITE_TAG_FIGURE, build_image},
    {"responsive_image", TAG_BODY_NONE, SITE_TAG_FIGURE, build_image},
    {"figure", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_figure},
    {"details", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"note", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"tip", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"warning", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"alert", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"gist", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"youtube", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"vimeo", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"asciinema", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"jsfiddle", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"codepen", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"twitter", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"tweet", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"video", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"googleads", TAG_BODY_NONE, SITE_TAG_NOTHING, build_nothing},
    {"adsense", TAG_BODY_NONE, SITE_TAG_NOTHING, build_nothing},
    {"toc", TAG_BODY_NONE, SITE_TAG_NOTHING, build_nothing},
    {"assign", TAG_BODY_NONE, SITE_TAG_NOTHING, NULL},
    {"seo", TAG_BODY_NONE, SITE_TAG_NOTHING, NULL},
};

static const char *const literal_names[] = {"raw",     "comment",  "highlight",
                                            "mermaid", "plantuml", NULL};

static const TagTable table = {entries,
                               G_N_ELEMENTS(entries),
                               {.read = brace_read_percent,
                                .starts = "{",
                                .literal = literal_names,
                                .reads_code = true,
                                .quotes = "\"'"}};

/* `render_with_liquid: false` in the front matter turns Liquid off. */
static void
find(const SiteTagContext *context, gsize start, gsize end, GPtrArray *tags)
{
    if (yaml_lookup_bool(context->front, "render_with_liquid", true))
        brace_tags_find(&table, context, start, end, tags);
}

static const char *const openers[] = {"{%", "{{", NULL};

const SiteTagSyntax jekyll_tag_syntax = {openers, find};
