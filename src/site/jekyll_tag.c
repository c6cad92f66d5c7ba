/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/jekyll_tag.h"

#include <string.h>

#include "site/brace_read.h"
#include "site/brace_tag.h"
#include "site/expression.h"
#include "site/include_tag.h"
#include "site/jekyll.h"
#include "site/next_tag.h"
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

/* {% tab group Title %}: the first word only says which tabs belong together. */
static void
build_tab(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    tag->classes = g_strdup("tab");
    tag->title = tag_rest(words, words->len > 1 ? 1 : 0);
}

/* {% katex display %} or {% math %}: a formula, which Markdown reads between dollars. */
static void
build_math(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) words;
    tag_set_formula(context, tag);
}

/* ---- logic ------------------------------------------------------------------------------ */

/* {% if %} and its like: nobody runs them here. */
static void
build_condition(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) words;
    diag_add(context->diag, DIAG_WARNING, source_place(context->source, tag->start),
             "template-logic",
             "\"%s\" is not decided here; what stands in each of its branches is shown",
             tag->name);
}

static void
build_loop(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_autofree char *what = tag_rest(words, 0);
    diag_add(context->diag, DIAG_WARNING, source_place(context->source, tag->start),
             "template-logic",
             "the loop \"%s %s\" is not run; what it would show is left out", tag->name,
             what != NULL ? what : "");
}

/* Values grow when they are put together of each other: longer ones are not kept. */
#define MAX_VALUE 65536

/* {% assign name = expression %} */
static void
build_assign(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    const char *name = tag_word(words, 0);
    const char *text = source_text(context->source) + tag->start;
    gsize length = tag->end - tag->start;
    const char *equals = memchr(text, '=', length);
    if (name == NULL || equals == NULL || context->values == NULL)
        return;
    g_autofree char *right = g_strndup(equals + 1, length - (gsize) (equals + 1 - text));
    char *close = g_strrstr(right, "%}");
    if (close != NULL)
        *close = '\0';
    g_strstrip(right);
    if (g_str_has_suffix(right, "-"))
        right[strlen(right) - 1] = '\0';
    char *value = expression_value(context, g_strstrip(right), strlen(right));
    if (value != NULL && strlen(value) <= MAX_VALUE)
        g_hash_table_insert(context->values, g_strndup(name, strcspn(name, "=")), value);
    else
        g_free(value);
}

/* {% capture name %} body {% endcapture %}: shown where the name stands. */
static void
build_capture(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    const char *name = tag_word(words, 0);
    if (name == NULL || context->values == NULL)
        return;
    g_autofree char *body = g_strndup(source_text(context->source) + tag->body_start,
                                      tag->body_end - tag->body_start);
    char *value = expression_expand(context, g_strstrip(body));
    if (strlen(value) <= MAX_VALUE || strlen(value) <= strlen(body))
        g_hash_table_insert(context->values, g_strdup(name), value);
    else
        g_free(value);
}

static const TagEntry entries[] = {
    {"raw", TAG_BODY_LITERAL, SITE_TAG_RAW, NULL},
    {"comment", TAG_BODY_LITERAL, SITE_TAG_NOTHING, NULL},
    {"highlight", TAG_BODY_LITERAL, SITE_TAG_CODE, build_highlight},
    {"mermaid", TAG_BODY_LITERAL, SITE_TAG_CODE, tag_build_diagram},
    {"plantuml", TAG_BODY_LITERAL, SITE_TAG_CODE, tag_build_diagram},
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
    {"audio", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"instagram", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"speakerdeck", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"slideshare", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"googleads", TAG_BODY_NONE, SITE_TAG_NOTHING, tag_build_nothing},
    {"adsense", TAG_BODY_NONE, SITE_TAG_NOTHING, tag_build_nothing},
    {"toc", TAG_BODY_NONE, SITE_TAG_NOTHING, tag_build_nothing},
    {"tabs", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, next_tag_tabs},
    {"tab", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_tab},
    {"math", TAG_BODY_LITERAL, SITE_TAG_TEXT, build_math},
    {"katex", TAG_BODY_LITERAL, SITE_TAG_TEXT, build_math},
    {"katexmm", TAG_BODY_OPEN, SITE_TAG_NOTHING, NULL},
    {"if", TAG_BODY_OPEN, SITE_TAG_NOTHING, build_condition},
    {"unless", TAG_BODY_OPEN, SITE_TAG_NOTHING, build_condition},
    {"case", TAG_BODY_OPEN, SITE_TAG_NOTHING, build_condition},
    {"elsif", TAG_BODY_NONE, SITE_TAG_NOTHING, NULL},
    {"else", TAG_BODY_NONE, SITE_TAG_NOTHING, NULL},
    {"when", TAG_BODY_NONE, SITE_TAG_NOTHING, NULL},
    {"for", TAG_BODY_MARKDOWN, SITE_TAG_NOTHING, build_loop},
    {"tablerow", TAG_BODY_MARKDOWN, SITE_TAG_NOTHING, build_loop},
    {"assign", TAG_BODY_NONE, SITE_TAG_NOTHING, build_assign},
    {"capture", TAG_BODY_LITERAL, SITE_TAG_NOTHING, build_capture},
    {"seo", TAG_BODY_NONE, SITE_TAG_NOTHING, NULL},
};

static const char *const literal_names[] = {"raw",     "comment",  "highlight",
                                            "mermaid", "math",     "katex",
                                            "capture", "plantuml", NULL};

static const TagTable table = {entries,
                               G_N_ELEMENTS(entries),
                               {.read = brace_read_percent,
                                .starts = "{",
                                .literal = literal_names,
                                .reads_code = true,
                                .quotes = "\"'"}};

/* ---- addresses -------------------------------------------------------------------------- */

static const SiteTag *
tag_at(const GPtrArray *tags, guint index)
{
    return g_ptr_array_index(tags, index);
}

/* Longer texts are no address of a site. */
#define MAX_PREFIX 512

/* Is `text` nothing, a slash, or what the site's address begins with? */
static bool
is_own_address(const Site *site, const char *text)
{
    if (*text == '\0' || strcmp(text, "/") == 0)
        return true;
    g_autofree char *path = site_local_path(site, text);
    return path != NULL && strcmp(path, "/") == 0;
}

/* Where the address begins that the tag `index` ends: {{ site.baseurl }} and the site's own
 * address may stand before it. `*first` is the first tag that belongs to it. */
static gsize
address_start(const SiteTagContext *context, const GPtrArray *tags, guint index,
              gsize start, guint *first)
{
    const char *text = source_text(context->source);
    gsize at = tag_at(tags, index)->start;
    g_autoptr(GString) before = g_string_new(NULL);
    *first = index;
    for (;;) {
        const SiteTag *last = *first > 0 ? tag_at(tags, *first - 1) : NULL;
        if (last != NULL && last->end == at && strcmp(last->name, "{{") == 0 &&
            last->text != NULL) {
            g_string_prepend(before, last->text);
            at = last->start;
            --*first;
        } else if (at > start && (last == NULL || at > last->end) &&
                   before->len < MAX_PREFIX &&
                   strchr("(<\"'= \t\n", text[at - 1]) == NULL) {
            g_string_prepend_c(before, text[--at]);
        } else {
            break;
        }
    }
    return is_own_address(context->site, before->str) ? at : tag_at(tags, index)->start;
}

/* {% post_url %} and {% link %} stand for whole addresses: what authors write before them,
 * as older versions asked for, goes. */
static void
drop_prefixes(const SiteTagContext *context, gsize start, GPtrArray *tags)
{
    for (guint i = 0; i < tags->len; i++) {
        SiteTag *tag = g_ptr_array_index(tags, i);
        bool is_address =
            tag->kind == SITE_TAG_TEXT && tag->text != NULL &&
            (strcmp(tag->name, "post_url") == 0 || strcmp(tag->name, "link") == 0);
        guint first = i;
        gsize from = is_address ? address_start(context, tags, i, start, &first) : 0;
        if (!is_address || from == tag->start)
            continue;
        tag->start = from;
        g_ptr_array_remove_range(tags, first, i - first);
        i = first;
    }
}

/* `render_with_liquid: false` in the front matter turns Liquid off. */
static void
find(const SiteTagContext *context, gsize start, gsize end, GPtrArray *tags)
{
    if (!yaml_lookup_bool(context->front, "render_with_liquid", true))
        return;
    brace_tags_find(&table, context, start, end, tags);
    drop_prefixes(context, start, tags);
}

static const char *const openers[] = {"{%", "{{", NULL};

const SiteTagSyntax jekyll_tag_syntax = {openers, find};
