/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post/post.h"

#include <string.h>

#include "base/limits.h"
#include "doc/walk.h"
#include "post/emoji.h"
#include "markdown/html.h"
#include "post/excerpt.h"
#include "post/face.h"
#include "post/front_matter.h"
#include "post/tag_text.h"

void
post_free(Post *self)
{
    if (self == NULL)
        return;
    doc_node_free(self->doc);
    g_clear_pointer(&self->aliases, g_ptr_array_unref);
    g_clear_pointer(&self->tags, g_ptr_array_unref);
    g_clear_pointer(&self->categories, g_ptr_array_unref);
    g_clear_pointer(&self->date, g_date_time_unref);
    g_clear_pointer(&self->updated, g_date_time_unref);
    g_free(self->author);
    g_free(self->permalink);
    g_free(self->title);
    g_free(self->language);
    g_free(self->slug);
    yaml_node_free(self->front);
    source_free(self->source);
    g_free(self->path);
    g_free(self);
}

static Source *
read_source(const Site *site, const char *path, GError **error)
{
    g_autoptr(GBytes) bytes = folder_read(site->folder, path, LIMIT_POST_BYTES, error);
    if (bytes == NULL)
        return NULL;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    return source_new(path, data, length, error);
}

/* Authors turn math on post by post where the blog does not, in a table of their own in
 * some engines. */
static bool
wants_math(const YamlNode *front)
{
    static const char *const keys[] = {"mathjax", "katex", "math", "use_math", "latex"};
    static const char *const tables[] = {"extra", "params"};
    bool wants = false;
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        wants = wants || yaml_lookup_bool(front, keys[i], false);
        for (guint k = 0; k < G_N_ELEMENTS(tables); k++)
            wants =
                wants || yaml_lookup_bool(yaml_lookup(front, tables[k]), keys[i], false);
    }
    return wants;
}

static MarkdownOptions
options_for(const Site *site, const YamlNode *front)
{
    const SiteMarkdown *engine = &site->markdown;
    bool has_math = wants_math(front) || wants_math(site->config);
    return (MarkdownOptions){
        .has_breaks = engine->has_breaks,
        .has_smart_punctuation = engine->has_smart_punctuation,
        .has_math = engine->has_math || has_math,
        .has_dollar_inline_math = engine->has_inline_math || has_math,
        .has_bracket_math = engine->has_bracket_math,
        .has_footnotes = engine->has_footnotes,
        .has_definition_lists = engine->has_definition_lists,
        .has_heading_attributes = engine->has_heading_attributes,
        .has_kramdown_attributes = engine->has_kramdown_attributes,
        .has_bare_attributes = engine->has_bare_attributes,
        .has_admonition_fences = engine->has_admonition_fences,
        .has_marks = engine->has_marks,
        .has_inserts = engine->has_inserts,
        .has_plus_inserts = engine->has_plus_inserts,
        .has_scripts = engine->has_scripts,
        .has_keys = engine->has_keys,
    };
}

/* Pages that the theme fills: lists of tags, a field for searching, a front page. */
static bool
is_page_of_theme(const Post *self)
{
    if (self->date != NULL || yaml_lookup_string(self->front, "layout") == NULL)
        return false;
    const char *text = source_text(self->source) + self->body_start;
    while (g_ascii_isspace(*text))
        text++;
    return *text == '\0';
}

/* Where the engine publishes the post, and whether it does. */
static void
publish(Post *self, const Site *site, Diag *diag)
{
    SitePostFacts facts = {self->path, self->slug,  self->title,
                           self->date, self->front, self->categories};
    const SiteEngine *engine = site->engine;
    if (self->date == NULL && engine->needs_date != NULL &&
        engine->needs_date(site, &facts))
        diag_add(diag, DIAG_WARNING, source_place(self->source, 0), "no-date",
                 "the post has no date, but its address needs one; links to it are "
                 "found by its name; give it a date");
    self->is_published = engine->is_published(site, &facts, &self->hidden_reason);
    if (self->is_published && is_page_of_theme(self)) {
        self->is_published = false;
        self->hidden_reason = "it has no text of its own";
    }
    self->permalink = engine->permalink(site, &facts);
    self->aliases = g_ptr_array_new_with_free_func(g_free);
    if (engine->aliases != NULL)
        engine->aliases(site, &facts, self->aliases);
}

/* Puts the addresses of pictures as the engine means them. */
static void
settle_pictures(const Site *site, const YamlNode *front, DocNode *doc)
{
    if (site->engine->picture_address == NULL)
        return;
    for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false)) {
        if (node->kind != DOC_IMAGE || node->url == NULL)
            continue;
        g_autofree char *meant = site->engine->picture_address(site, front, node->url);
        if (meant != NULL)
            doc_node_set(&node->url, meant);
    }
}

/* Parses the text of `source` as that of the post. */
static DocNode *
parse_text(const Post *self, const Site *site, const Source *source, Diag *diag)
{
    g_autoptr(GHashTable) values =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    SiteTagContext context = {site,        source, self->path, self->permalink,
                              self->front, diag,   values};
    MarkdownOptions options = options_for(site, self->front);
    DocNode *doc =
        tag_text_parse(&context, &options, self->body_start, source_length(source));
    if (site->markdown.has_emoji_names)
        emoji_replace(doc, diag);
    settle_pictures(site, self->front, doc);
    return doc;
}

/* Parses an excerpt (taken; NULL gives NULL), whose places outlive it. */
static DocNode *
parse_excerpt(const Post *self, const Site *site, char *excerpt)
{
    g_autofree char *text = excerpt;
    g_autoptr(Diag) untold = diag_new();
    g_autoptr(Source) source =
        text != NULL ? source_new(self->path, text, strlen(text), NULL) : NULL;
    if (source == NULL)
        return NULL;
    DocNode *doc = parse_text(self, site, source, untold);
    for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        node->place.file = self->path;
    return doc;
}

static void
find_title(Post *self, const Site *site)
{
    g_autoptr(DocNode) doc = NULL;
    if (self->title == NULL)
        doc =
            parse_excerpt(self, site, excerpt_of_heading(self->source, self->body_start));
    face_settle_title(self, doc);
}

Post *
post_open(const Site *site, const char *path, Diag *diag, GError **error)
{
    g_autoptr(Post) self = g_new0(Post, 1);
    self->path = g_strdup(path);
    self->source = read_source(site, path, error);
    FrontMatter front;
    if (self->source == NULL || !front_matter_read(self->source, &front, diag, error))
        return NULL;
    self->front = front.node;
    self->body_start = front.body_start;

    GDateTime *name_date = NULL;
    char *name_language = NULL;
    site->engine->read_name(site, path, &self->slug, &name_date, &name_language);
    face_read_front(self, name_date, diag);
    publish(self, site, diag);
    find_title(self, site);
    g_autofree char *words = excerpt_of_words(self->source, self->body_start);
    face_settle_language(self, site, words, name_language, diag);
    return g_steal_pointer(&self);
}

void
post_prepare(void)
{
    html_prepare();
}

void
post_parse(Post *self, const Site *site, Diag *diag)
{
    if (self->doc != NULL)
        return;
    g_autoptr(Diag) told_before = diag_new();
    Diag *ear = self->is_told ? told_before : diag;
    self->doc = parse_text(self, site, self->source, ear);
    face_drop_title(self, ear);
    self->is_told = true;
}

Post *
post_read(const Site *site, const char *path, Diag *diag, GError **error)
{
    Post *self = post_open(site, path, diag, error);
    if (self != NULL)
        post_parse(self, site, diag);
    return self;
}

DocNode *
post_glance(const Post *self, const Site *site)
{
    return parse_excerpt(self, site,
                         excerpt_of_links(self->source, self->body_start, site->url));
}
