/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/hugo_tag.h"

#include <string.h>

#include "site/brace_read.h"
#include "site/brace_tag.h"
#include "site/glob.h"
#include "site/hugo.h"
#include "site/hugo_config.h"
#include "site/path.h"

/* The parameter under one of `keys`, else the word at `index` when it names nothing. */
static char *
argument(const GPtrArray *words, const char *const *keys, guint index)
{
    char *value = tag_first_parameter(words, keys);
    const char *word = tag_word(words, index);
    if (value == NULL && word != NULL && !tag_is_parameter(word))
        value = g_strdup(word);
    return value;
}

/* The body as it is written; the caller owns it. */
static char *
body_text(const SiteTagContext *context, const SiteTag *tag)
{
    return g_strstrip(g_strndup(source_text(context->source) + tag->body_start,
                                tag->body_end - tag->body_start));
}

/* ---- pictures and code ------------------------------------------------------------------ */

static int
length_of(const GPtrArray *words, const char *key)
{
    g_autofree char *value = tag_parameter(words, key);
    bool is_pixels = value != NULL && strchr(value, '%') == NULL;
    return is_pixels ? (int) CLAMP(g_ascii_strtoll(value, NULL, 10), 0, 100000) : 0;
}

/* Title, caption and source stand one behind the other below the picture. */
static char *
caption_of(const GPtrArray *words, guint index)
{
    static const char *const keys[] = {"caption", NULL};
    g_autofree char *title = tag_parameter(words, "title");
    g_autofree char *caption = argument(words, keys, index);
    g_autofree char *source = tag_parameter(words, "attr");
    g_autofree char *address = tag_parameter(words, "attrlink");
    bool has_both = title != NULL && caption != NULL;
    g_autoptr(GString) all = g_string_new(NULL);
    if (title != NULL)
        g_string_append_printf(all, has_both ? "**%s** " : "%s", title);
    if (caption != NULL)
        g_string_append(all, caption);
    const char *blank = all->len > 0 ? " " : "";
    if (source != NULL && address != NULL)
        g_string_append_printf(all, "%s([%s](%s))", blank, source, address);
    else if (source != NULL)
        g_string_append_printf(all, "%s(%s)", blank, source);
    return all->len > 0 ? g_string_free(g_steal_pointer(&all), FALSE) : NULL;
}

static void
build_figure(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const url_keys[] = {"src", "url", "path", "image", "name", NULL};
    tag->url = argument(words, url_keys, 0);
    if (tag->url == NULL) {
        tag_tell_empty(context, tag, "picture");
        return;
    }
    bool is_bare = strcmp(tag->name, "imgproc") == 0; /* path, command, options */
    tag->title = caption_of(words, is_bare ? G_MAXUINT : 1);
    if (tag->title == NULL && tag->body_end > 0)
        tag->title = body_text(context, tag);
    tag->alt = tag_parameter(words, "alt");
    tag->classes = tag_parameter(words, "class");
    tag->width = length_of(words, "width");
    tag->height = length_of(words, "height");
}

/* {{< highlight go "linenos=table,hl_lines=8 15-17,linenostart=199" >}} */
static void
build_highlight(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const language_keys[] = {"lang", "type", NULL};
    (void) context;
    tag->language = argument(words, language_keys, 0);
    const char *options = tag_word(words, 1);
    g_auto(GStrv) parts = g_strsplit(options != NULL ? options : "", ",", -1);
    for (guint i = 0; parts[i] != NULL; i++) {
        g_strstrip(parts[i]);
        if (g_str_has_prefix(parts[i], "hl_lines=")) {
            g_free(tag->marks);
            tag->marks = g_strdelimit(g_strdup(parts[i] + 9), " ", ',');
        } else if (g_str_has_prefix(parts[i], "linenostart=")) {
            tag->first_line = (int) CLAMP(atoi(parts[i] + 12), 0, 1000000);
        } else if (g_str_has_prefix(parts[i], "linenos=")) {
            tag->has_numbers = strcmp(parts[i] + 8, "false") != 0;
        }
    }
}

/* ---- links ------------------------------------------------------------------------------ */

/* The page at `path`, seen from the file `from`; the caller owns it. */
static char *
page_at(const Site *site, const char *from, const char *path)
{
    g_autofree char *resolved = files_resolve(from, path);
    return resolved != NULL && hugo_has_page(site, resolved) ? g_steal_pointer(&resolved)
                                                             : NULL;
}

/* The file of the page that `name` means, seen from the page of `context`: beside it, beside
 * its bundle, from the root of the pages, at last the only one of that name. The caller owns
 * it. */
static char *
find_page(const SiteTagContext *context, const char *name)
{
    static const char *const endings[] = {"", ".md", "/index.md"};
    const Site *site = context->site;
    g_autofree char *root = g_strconcat(hugo_content(site), ".", NULL);
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *path = g_strconcat(name + strspn(name, "/"), endings[i], NULL);
        g_autofree char *up = g_strconcat("../", path, NULL);
        char *found = *name == '/' ? NULL : page_at(site, context->path, path);
        if (found == NULL && *name != '/')
            found = page_at(site, context->path, up);
        if (found == NULL)
            found = page_at(site, root, path);
        if (found != NULL)
            return found;
    }
    g_autofree char *last = g_path_get_basename(name);
    if (g_str_has_suffix(last, ".md"))
        last[strlen(last) - 3] = '\0';
    return g_strdup(hugo_page_named(site, last));
}

/* {{< ref "posts/a.md#b" >}} stands in the text as an address: of the page's file when it is
 * there, else as it is written, which the catalogue finds dead or by its slug. */
static void
build_ref(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const keys[] = {"path", NULL};
    g_autofree char *whole = argument(words, keys, 0);
    if (whole == NULL) {
        tag_tell_empty(context, tag, "path");
        return;
    }
    const char *hash = strchr(whole, '#');
    g_autofree char *name = g_strndup(whole, strcspn(whole, "#"));
    g_autofree char *found = *name != '\0' ? find_page(context, name) : NULL;
    g_autofree char *relative =
        found != NULL ? path_between(context->path, found) : g_strdup(name);
    g_autofree char *escaped = g_uri_escape_string(relative, "/", TRUE);
    tag->text = g_strconcat(escaped, hash, NULL);
    tag->is_missing = found == NULL && *name != '\0';
}

static void
build_link(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const url_keys[] = {"href", "url", "link", "relref", NULL};
    static const char *const text_keys[] = {"text", "content", "title", NULL};
    tag->url = argument(words, url_keys, 0);
    tag->text = argument(words, text_keys, 1);
    if (tag->text == NULL && tag->body_end > 0)
        tag->text = body_text(context, tag);
    if (tag->url == NULL)
        tag_tell_empty(context, tag, "address");
}

/* {{< param name >}}: a value of the page or of the site. */
static void
build_param(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    const char *name = tag_word(words, 0);
    const YamlNode *params = hugo_lookup(context->site->config, "params");
    const YamlNode *value = name == NULL ? NULL : hugo_lookup(context->front, name);
    if (value == NULL && name != NULL)
        value = hugo_lookup(hugo_lookup(context->front, "params"), name);
    if (value == NULL && name != NULL)
        value = hugo_lookup(params, name);
    if (value == NULL || value->kind != YAML_SCALAR)
        tag_tell_empty(context, tag, "value");
    else
        tag->text = g_strdup(value->value);
}

/* ---- cards and boxes -------------------------------------------------------------------- */

static void
build_embed(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const keys[] = {"id", "src", "url", "repo", NULL};
    g_autofree char *id = argument(words, keys, 0);
    if (id == NULL) {
        tag_tell_empty(context, tag, "id");
        return;
    }
    tag_set_embed_id(tag, tag->name, id);
    tag->title = tag_parameter(words, "title");
}

/* Another name for a YouTube film. */
static void
build_player(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_autofree char *name = g_steal_pointer(&tag->name);
    tag->name = g_strdup("youtube");
    build_embed(context, tag, words);
    if (tag->title == NULL)
        tag->title = tag_parameter(words, "label");
}

/* {{< gist user id [file] >}} */
static void
build_gist(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    if (words->len < 2) {
        tag_tell_empty(context, tag, "id");
        return;
    }
    g_autofree char *id = g_strconcat(tag_word(words, 0), "/", tag_word(words, 1), NULL);
    tag_set_embed_id(tag, "gist", id);
    tag->title = g_strdup(tag_word(words, 2));
}

/* {{< x user="..." id="..." >}}, {{< tweet 123 >}} */
static void
build_tweet(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const keys[] = {"id", NULL};
    g_autofree char *id = argument(words, keys, 0);
    g_autofree char *user = tag_parameter(words, "user");
    if (id == NULL) {
        tag_tell_empty(context, tag, "id");
        return;
    }
    tag->provider = g_strdup("x");
    tag->url =
        g_strconcat("https://x.com/", user != NULL ? user : "i", "/status/", id, NULL);
}

/* {{< details "Summary" >}}, {{< notice tip >}}, {{< admonition type=note title="..." >}} */
static void
build_box(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const title_keys[] = {"title", "summary", "label",
                                             "name",  "header",  NULL};
    static const char *const kind_keys[] = {"type",    "kind",  "style", "class",
                                            "context", "color", NULL};
    static const char *const titled[] = {"details",       "expand",          "collapse",
                                         "tab",           "spoiler",         "card",
                                         "accordionItem", "filetree/folder", NULL};
    (void) context;
    bool is_titled = g_strv_contains(titled, tag->name);
    g_autofree char *kind = argument(words, kind_keys, is_titled ? G_MAXUINT : 0);
    tag->classes = g_strconcat(tag->name, kind != NULL ? " " : NULL, kind, NULL);
    tag->title = argument(words, title_keys, is_titled ? 0 : 1);
    tag->names = tag_parameter(words, "items");
}

/* {{< card link="../a" title="A" subtitle="..." >}} (Hextra); one with a body is a box. */
static void
build_card(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const url_keys[] = {"link", "href", "url", NULL};
    static const char *const title_keys[] = {"title", "name", NULL};
    static const char *const text_keys[] = {"subtitle", "content", "description", NULL};
    g_autofree char *url = tag_first_parameter(words, url_keys);
    if (tag->body_end > 0 || url == NULL) {
        tag->kind = SITE_TAG_DIVISION;
        build_box(context, tag, words);
        if (tag->body_end == 0)
            tag->text = tag_first_parameter(words, text_keys);
        return;
    }
    g_autofree char *title = tag_first_parameter(words, title_keys);
    g_autofree char *text = tag_first_parameter(words, text_keys);
    const char *first = title != NULL ? title : text;
    tag->text = title != NULL && text != NULL ? g_strconcat(title, ": ", text, NULL)
                                              : g_strdup(first);
    tag->url = g_steal_pointer(&url);
}

/* {{< badge "new" >}}, {{< kbd >}}Ctrl{{< /kbd >}}: a word set apart. */
static void
build_label(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const keys[] = {"content", "text", "label", NULL};
    tag->text = tag->body_end > 0 ? body_text(context, tag) : argument(words, keys, 0);
    tag->body_start = tag->body_end = 0;
    tag->classes = g_strdup(tag->name);
    if (tag->text == NULL)
        tag_tell_empty(context, tag, "text");
}

/* Appends the pictures in `folder` of the project whose path below it matches `pattern`; a
 * picture's address is that path behind `before`. */
static void
append_pictures(const SiteTagContext *context, const char *folder, const char *pattern,
                const char *before, GString *out)
{
    g_autoptr(GPtrArray) files = folder_walk(context->site->folder, folder);
    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        const char *inside = path + strlen(folder);
        inside += *inside == '/';
        if (tag_has_picture_name(path) && glob_matches(pattern, inside))
            g_string_append_printf(out, "![](<%s%s>)\n", before, inside);
    }
}

/* {{< gallery match="*.png" >}}: pictures of the page's bundle; {{< gallery dir="/img/x" >}}:
 * those of a folder of the site; else the pictures in its body. */
static void
build_gallery(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    enum { WALK = 65536 }; /* bytes that looking through a folder counts as */
    static const char *const caption_keys[] = {"caption", "title", NULL};
    tag_build_picture_group(context, tag, words);
    if (tag->body_end > 0)
        return;
    if (!tag_may_insert(context, tag, WALK)) {
        tag->kind = SITE_TAG_NOTHING;
        return;
    }
    g_autofree char *pattern = tag_parameter(words, "match");
    g_autofree char *dir = tag_parameter(words, "dir");
    g_autoptr(GString) pictures = g_string_new(NULL);
    if (dir != NULL) {
        static const char root[] = "static/";
        g_autofree char *joined = g_strconcat(root, dir, NULL);
        g_autofree char *folder = files_resolve("", joined);
        bool is_below = folder != NULL && g_str_has_prefix(folder, root);
        g_autofree char *before =
            is_below ? g_strconcat("/", folder + strlen(root), "/", NULL) : NULL;
        if (is_below)
            append_pictures(context, folder, "*", before, pictures);
    } else if (pattern != NULL) {
        g_autofree char *folder = g_path_get_dirname(context->path);
        append_pictures(context, folder, pattern, "", pictures);
    }
    tag->title = tag_first_parameter(words, caption_keys);
    if (pictures->len > 0 && tag_may_insert(context, tag, pictures->len))
        tag->text = g_strdup(pictures->str);
    else if (pictures->len > 0)
        tag->kind = SITE_TAG_NOTHING; /* told */
    else
        tag_tell_empty(context, tag, "pictures");
}

/* {{< katex >}}x^2{{< /katex >}}; alone it only says that the page has formulas. */
static void
build_formula(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) words;
    if (tag->body_end > 0)
        tag_set_formula(context, tag);
    else
        tag->kind = SITE_TAG_NOTHING;
}

/* {{< filetree/file name="a.md" >}}: a line with the name. */
static void
build_name(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const keys[] = {"name", NULL};
    tag->text = argument(words, keys, 0);
    if (tag->text == NULL)
        tag_tell_empty(context, tag, "name");
}

static void
build_quote(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const author_keys[] = {"author", "attr", "by", NULL};
    static const char *const source_keys[] = {"source", "cite", "title", NULL};
    static const char *const url_keys[] = {"link", "url", "href", NULL};
    (void) context;
    tag->author = tag_first_parameter(words, author_keys);
    tag->source = tag_first_parameter(words, source_keys);
    tag->url = tag_first_parameter(words, url_keys);
}

/* {{< qr text="..." />}}: what the code would say. */
static void
build_qr(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const keys[] = {"text", NULL};
    g_autofree char *text = argument(words, keys, 0);
    bool is_body = text == NULL && tag->body_end > 0;
    if (is_body)
        text = body_text(context, tag);
    if (text == NULL)
        tag_tell_empty(context, tag, "text");
    else
        tag->text = g_steal_pointer(&text);
    tag->body_start = tag->body_end = 0;
}

static const TagEntry entries[] = {
    {"figure", TAG_BODY_OPTIONAL, SITE_TAG_FIGURE, build_figure},
    {"image", TAG_BODY_NONE, SITE_TAG_FIGURE, build_figure},
    {"img", TAG_BODY_NONE, SITE_TAG_FIGURE, build_figure},
    {"picture", TAG_BODY_NONE, SITE_TAG_FIGURE, build_figure},
    {"imgproc", TAG_BODY_OPTIONAL, SITE_TAG_FIGURE, build_figure},
    {"gallery", TAG_BODY_OPTIONAL, SITE_TAG_DIVISION, build_gallery},
    {"highlight", TAG_BODY_LITERAL, SITE_TAG_CODE, build_highlight},
    {"code", TAG_BODY_LITERAL, SITE_TAG_CODE, build_highlight},
    {"mermaid", TAG_BODY_LITERAL, SITE_TAG_CODE, tag_build_diagram},
    {"plantuml", TAG_BODY_LITERAL, SITE_TAG_CODE, tag_build_diagram},
    {"raw", TAG_BODY_LITERAL, SITE_TAG_RAW, NULL},
    {"rawhtml", TAG_BODY_LITERAL, SITE_TAG_RAW, NULL},
    {"math", TAG_BODY_OPTIONAL, SITE_TAG_TEXT, build_formula},
    {"katex", TAG_BODY_OPTIONAL, SITE_TAG_TEXT, build_formula},
    {"mathjax", TAG_BODY_OPTIONAL, SITE_TAG_TEXT, build_formula},
    {"chart", TAG_BODY_LITERAL, SITE_TAG_CODE, tag_build_diagram},
    {"echarts", TAG_BODY_LITERAL, SITE_TAG_CODE, tag_build_diagram},
    {"comment", TAG_BODY_LITERAL, SITE_TAG_NOTHING, NULL},
    {"ref", TAG_BODY_NONE, SITE_TAG_TEXT, build_ref},
    {"relref", TAG_BODY_NONE, SITE_TAG_TEXT, build_ref},
    {"param", TAG_BODY_NONE, SITE_TAG_TEXT, build_param},
    {"button", TAG_BODY_OPTIONAL, SITE_TAG_LINK, build_link},
    {"link", TAG_BODY_OPTIONAL, SITE_TAG_LINK, build_link},
    {"qr", TAG_BODY_OPTIONAL, SITE_TAG_TEXT, build_qr},
    {"youtube", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"vimeo", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"video", TAG_BODY_OPTIONAL, SITE_TAG_EMBED, build_embed},
    {"audio", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"iframe", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"youtubeLite", TAG_BODY_NONE, SITE_TAG_EMBED, build_player},
    {"youtubelite", TAG_BODY_NONE, SITE_TAG_EMBED, build_player},
    {"youtube-lite", TAG_BODY_NONE, SITE_TAG_EMBED, build_player},
    {"bilibili", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"spotify", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"github", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"speakerdeck", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"slideshare", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"instagram", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"asciinema", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"codepen", TAG_BODY_NONE, SITE_TAG_EMBED, build_embed},
    {"gist", TAG_BODY_NONE, SITE_TAG_EMBED, build_gist},
    {"x", TAG_BODY_NONE, SITE_TAG_EMBED, build_tweet},
    {"tweet", TAG_BODY_NONE, SITE_TAG_EMBED, build_tweet},
    {"twitter", TAG_BODY_NONE, SITE_TAG_EMBED, build_tweet},
    {"details", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"expand", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"collapse", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"spoiler", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"admonition", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"notice", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"callout", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"alert", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"hint", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"note", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"tip", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"info", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"warning", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"caution", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"important", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"danger", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"tabs", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"tab", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"tabpane", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"pageinfo", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"columns", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"center", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"quote", TAG_BODY_MARKDOWN, SITE_TAG_QUOTE, build_quote},
    {"blockquote", TAG_BODY_MARKDOWN, SITE_TAG_QUOTE, build_quote},
    {"lead", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"timeline", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"timelineItem", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"steps", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"accordion", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"accordionItem", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"cards", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"filetree/container", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, NULL},
    {"filetree/folder", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"filetree/file", TAG_BODY_NONE, SITE_TAG_DIVISION, build_name},
    {"badge", TAG_BODY_OPTIONAL, SITE_TAG_SPAN, build_label},
    {"kbd", TAG_BODY_OPTIONAL, SITE_TAG_SPAN, build_label},
    {"card", TAG_BODY_OPTIONAL, SITE_TAG_LINK, build_card},
    {"keyword", TAG_BODY_OPEN, SITE_TAG_NOTHING, NULL},
    {"keywordList", TAG_BODY_OPEN, SITE_TAG_NOTHING, NULL},
    {"typeit", TAG_BODY_OPEN, SITE_TAG_NOTHING, NULL},
    {"ltr", TAG_BODY_OPEN, SITE_TAG_NOTHING, NULL},
    {"rtl", TAG_BODY_OPEN, SITE_TAG_NOTHING, NULL},
    {"sidenote", TAG_BODY_OPEN, SITE_TAG_NOTHING, NULL},
    {"marginnote", TAG_BODY_OPEN, SITE_TAG_NOTHING, NULL},
    {"icon", TAG_BODY_NONE, SITE_TAG_NOTHING, tag_build_nothing},
    {"fa", TAG_BODY_NONE, SITE_TAG_NOTHING, tag_build_nothing},
    {"swatches", TAG_BODY_NONE, SITE_TAG_NOTHING, tag_build_nothing},
    {"list", TAG_BODY_NONE, SITE_TAG_NOTHING, tag_build_nothing},
    {"toc", TAG_BODY_NONE, SITE_TAG_NOTHING, NULL},
};

static const char *const literal_names[] = {
    "highlight", "code",    "mermaid", "plantuml", "raw",     "rawhtml", "math",
    "katex",     "comment", "mathjax", "chart",    "echarts", NULL};

static const char *const lone_names[] = {"math", "katex", "mathjax", NULL};

static const TagTable table = {entries,
                               G_N_ELEMENTS(entries),
                               {.read = brace_read_shortcode,
                                .starts = "{",
                                .literal = literal_names,
                                .lone = lone_names,
                                .quotes = "\"'`"}};

static void
find(const SiteTagContext *context, gsize start, gsize end, GPtrArray *tags)
{
    brace_tags_find(&table, context, start, end, tags);
}

static const char *const openers[] = {"{{<", "{{%", NULL};

const SiteTagSyntax hugo_tag_syntax = {openers, find};
