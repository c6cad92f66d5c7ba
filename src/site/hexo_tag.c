/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/hexo_tag.h"

#include <string.h>

#include "base/limits.h"
#include "site/asset.h"
#include "site/brace_read.h"
#include "site/brace_tag.h"
#include "site/next_tag.h"
#include "site/theme_tag.h"

/* ---- quotes -------------------------------------------------------------------------- */

static gsize
address_length(const char *text)
{
    bool is_address =
        g_str_has_prefix(text, "http://") || g_str_has_prefix(text, "https://");
    return is_address ? strcspn(text, " \t") : 0;
}

/* [author[, source]] [link] [title of the link] */
static void
build_quote(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    g_autofree char *all = tag_rest(words, 0);
    if (all == NULL)
        return;
    gsize link = 0;
    while (all[link] != '\0' && address_length(all + link) == 0)
        link++;
    gsize length = address_length(all + link);
    g_autofree char *author = g_strstrip(g_strndup(all, link));
    g_autofree char *title = g_strstrip(g_strdup(all + link + length));
    if (length > 0) {
        tag->url = g_strndup(all + link, length);
        tag->source = *title != '\0' ? g_steal_pointer(&title) : NULL;
    } else if (strchr(author, ',') != NULL) {
        char *comma = strchr(author, ',');
        *comma = '\0';
        tag->source = g_strstrip(g_strdup(comma + 1));
    }
    if (*author != '\0')
        tag->author = g_steal_pointer(&author);
}

static void
build_pull_quote(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    g_autofree char *classes = tag_rest(words, 0);
    tag->classes = g_strconcat("pullquote", classes != NULL ? " " : NULL, classes, NULL);
}

/* ---- code ---------------------------------------------------------------------------- */

/* One "key:value" option of a code tag; false when `word` is none. */
static bool
take_code_option(SiteTag *tag, const char *word)
{
    static const char *const ignored[] = {"highlight",     "line_threshold", "wrap",
                                          "language_attr", "tab_replace",    NULL};
    const char *colon = strchr(word, ':');
    if (colon == NULL)
        return false;
    g_autofree char *key = g_strndup(word, (gsize) (colon - word));
    const char *value = colon + 1;
    if (strcmp(key, "lang") == 0) {
        g_free(tag->language);
        tag->language = g_strdup(value);
    } else if (strcmp(key, "first_line") == 0) {
        tag->first_line = (int) CLAMP(g_ascii_strtoll(value, NULL, 10), 0, 1000000);
    } else if (strcmp(key, "mark") == 0) {
        g_free(tag->marks);
        tag->marks = g_strdup(value);
    } else if (strcmp(key, "line_number") == 0) {
        tag->has_numbers = strcmp(value, "true") == 0;
    } else {
        return g_strv_contains(ignored, key);
    }
    return true;
}

/* What is left of a code tag: [title] [url] [link text]. */
static void
set_caption(SiteTag *tag, const char *all)
{
    const char *link = all;
    while (*link != '\0' && address_length(link) == 0)
        link++;
    gsize length = address_length(link);
    g_autofree char *title = g_strstrip(g_strndup(all, (gsize) (link - all)));
    g_autofree char *text = g_strstrip(g_strdup(link + length));
    if (*title != '\0')
        tag->title = g_steal_pointer(&title);
    if (length > 0)
        tag->url = g_strndup(link, length);
    if (length > 0 && *text != '\0')
        tag->source = g_steal_pointer(&text);
}

static void
build_code(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    g_autoptr(GPtrArray) rest = g_ptr_array_new();
    for (guint i = 0; i < words->len; i++)
        if (!take_code_option(tag, g_ptr_array_index(words, i)))
            g_ptr_array_add(rest, g_ptr_array_index(words, i));
    g_autofree char *caption = tag_rest(rest, 0);
    if (caption != NULL)
        set_caption(tag, caption);
}

/* Lines `from` to `to` (from 1; 0 = the last) of `text`. */
static char *
lines_between(const char *text, int from, int to)
{
    const char *start = text, *end = text;
    for (int line = 1; *start != '\0' && line < from; line++)
        start += strcspn(start, "\n") + (strchr(start, '\n') != NULL);
    if (to == 0)
        return g_strdup(start);
    end = start;
    for (int line = MAX(from, 1); *end != '\0' && line <= to; line++)
        end += strcspn(end, "\n") + (strchr(end, '\n') != NULL);
    return g_strndup(start, (gsize) (end - start));
}

static char *
read_code_file(const SiteTagContext *context, const char *path)
{
    const YamlNode *config = context->site->config;
    const char *source = yaml_lookup_string(config, "source_dir");
    const char *folder = yaml_lookup_string(config, "code_dir");
    g_autofree char *below =
        g_strconcat(source != NULL ? source : "source", "/",
                    folder != NULL ? folder : "downloads/code", NULL);
    g_autofree char *found = asset_below(context->site, below, path);
    g_autoptr(GBytes) bytes =
        found == NULL ? NULL
                      : folder_read(context->site->folder, found, LIMIT_POST_BYTES, NULL);
    if (bytes == NULL)
        return NULL;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autoptr(Source) code = source_new(found, data, length, NULL);
    return code != NULL ? g_strdup(source_text(code)) : NULL;
}

/* [title] [lang:x] [from:n] [to:n] path: the language is the extension by default. */
static void
build_include_code(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    int from = 0, to = 0;
    g_autoptr(GPtrArray) rest = g_ptr_array_new();
    for (guint i = 0; i < words->len; i++) {
        const char *word = g_ptr_array_index(words, i);
        if (g_str_has_prefix(word, "from:"))
            from = (int) CLAMP(g_ascii_strtoll(word + 5, NULL, 10), 0, 1000000);
        else if (g_str_has_prefix(word, "to:"))
            to = (int) CLAMP(g_ascii_strtoll(word + 3, NULL, 10), 0, 1000000);
        else if (!take_code_option(tag, word))
            g_ptr_array_add(rest, g_ptr_array_index(words, i));
    }
    if (rest->len == 0) {
        tag_tell_empty(context, tag, "path");
        return;
    }
    const char *path = g_ptr_array_steal_index(rest, rest->len - 1);
    g_autofree char *text = read_code_file(context, path);
    if (text != NULL && !tag_may_insert(context, tag, strlen(text)))
        g_clear_pointer(&text, g_free);
    tag->is_missing = text == NULL;
    if (text == NULL)
        diag_add(context->diag, DIAG_WARNING, source_place(context->source, tag->start),
                 "missing-file", "the code file \"%s\" is not there; its name is shown",
                 path);
    tag->text = text != NULL ? g_strchomp(lines_between(text, from, to)) : g_strdup(path);
    tag->title = tag_rest(rest, 0);
    if (tag->title == NULL)
        tag->title = g_path_get_basename(path);
    const char *dot = strrchr(path, '.');
    if (tag->language == NULL && dot != NULL && strchr(dot, '/') == NULL)
        tag->language = g_strdup(dot + 1);
    tag->first_line = from;
}

/* ---- pictures, links ------------------------------------------------------------------ */

/* Volantis parts its words by commas. The caller owns it. */
static char *
without_comma(const char *word)
{
    gsize length = strlen(word);
    return g_strndup(word, length > 1 && word[length - 1] == ',' ? length - 1 : length);
}

/* text... address [external] [title] */
static void
build_link(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    guint at = 0;
    while (at < words->len && !tag_is_address(g_ptr_array_index(words, at)))
        at++;
    if (at == words->len) {
        tag_tell_empty(context, tag, "address");
        return;
    }
    tag->url = without_comma(tag_word(words, at));
    g_autoptr(GPtrArray) before = g_ptr_array_new();
    for (guint i = 0; i < at; i++)
        g_ptr_array_add(before, g_ptr_array_index(words, i));
    g_autofree char *text = tag_rest(before, 0);
    tag->text = text != NULL ? without_comma(text) : NULL;
    const char *next = tag_word(words, at + 1);
    bool has_flag =
        next != NULL && (g_str_equal(next, "true") || g_str_equal(next, "false"));
    bool has_picture = next != NULL && tag_is_picture(next); /* Volantis: an icon */
    tag->title = has_picture ? NULL : tag_rest(words, at + 1 + has_flag);
    if (tag->text == NULL)
        tag->text = g_steal_pointer(&tag->title);
}

/* {% url_for text path [relative] %}, {% full_url_for text path %} */
static void
build_url_for(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    if (words->len < 2) {
        tag_tell_empty(context, tag, "address");
        return;
    }
    tag->text = g_strdup(tag_word(words, 0));
    tag->url = g_strdup(tag_word(words, 1));
}

/* slug [title] [escape] */
static void
build_named_link(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    if (words->len == 0) {
        tag_tell_empty(context, tag, "name");
        return;
    }
    guint last = words->len;
    const char *flag = tag_word(words, last - 1);
    if (last > 1 && (g_str_equal(flag, "true") || g_str_equal(flag, "false")))
        g_ptr_array_set_size(words, (int) --last);
    tag->url = g_strdup(tag_word(words, 0));
    tag->text = tag_rest(words, 1);
}

/* {% asset_link slug %} shows the slug when no title is given. */
static void
build_asset_link(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    build_named_link(context, tag, words);
    if (tag->text == NULL)
        tag->text = g_strdup(tag->url);
}

/* A path stands in the text as an address does: within a Markdown link, say. */
static void
build_path(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    if (words->len == 0) {
        tag_tell_empty(context, tag, "name");
        return;
    }
    tag->text = g_uri_escape_string(tag_word(words, 0), "/:#?&=+,;@!$'*~", TRUE);
}

/* ---- embedded things ------------------------------------------------------------------ */

static void
build_iframe(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    if (words->len == 0)
        tag_tell_empty(context, tag, "address");
    else
        tag->url = g_strdup(tag_word(words, 0));
}

/* What authors glue to the id of a video as to an address ("id?t=4m46s"). */
static void
add_options(SiteTag *tag, const char *options)
{
    if (options == NULL || *options == '\0')
        return;
    g_autofree char *page = g_steal_pointer(&tag->url);
    tag->url = g_strconcat(page, strchr(page, '?') != NULL ? "&" : "?", options, NULL);
}

/* {% youtube id [type] [cookie] %}: type "playlist" is another page. */
static void
build_video(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    if (words->len == 0) {
        tag_tell_empty(context, tag, "id");
        return;
    }
    g_autofree char *id = g_strdup(tag_word(words, 0));
    id[strcspn(id, ",")] = '\0';
    gsize length = tag_is_address(id) ? strlen(id) : strcspn(id, "?&");
    g_autofree char *options = id[length] != '\0' ? g_strdup(id + length + 1) : NULL;
    id[length] = '\0';
    const char *type = tag_word(words, 1);
    if (type != NULL && strcmp(type, "playlist") == 0) {
        tag->provider = g_strdup(tag->name);
        tag->url = g_strconcat("https://www.youtube.com/playlist?list=", id, NULL);
    } else {
        tag_set_embed_id(tag, tag->name, id);
        add_options(tag, options);
    }
}

/* {% gist id [file] %}, {% jsfiddle tag ... %} */
static void
build_snippet(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    if (words->len == 0) {
        tag_tell_empty(context, tag, "id");
        return;
    }
    tag_set_embed_id(tag, tag->name, tag_word(words, 0));
    if (strcmp(tag->name, "gist") == 0)
        tag->title = g_strdup(tag_word(words, 1));
}

/* ---- the table ------------------------------------------------------------------------ */

static const TagEntry entries[] = {
    {"blockquote", TAG_BODY_MARKDOWN, SITE_TAG_QUOTE, build_quote},
    {"quote", TAG_BODY_MARKDOWN, SITE_TAG_QUOTE, build_quote},
    {"pullquote", TAG_BODY_MARKDOWN, SITE_TAG_QUOTE, build_pull_quote},
    {"codeblock", TAG_BODY_LITERAL, SITE_TAG_CODE, build_code},
    {"code", TAG_BODY_LITERAL, SITE_TAG_CODE, build_code},
    {"include_code", TAG_BODY_NONE, SITE_TAG_CODE, build_include_code},
    {"include-code", TAG_BODY_NONE, SITE_TAG_CODE, build_include_code},
    {"iframe", TAG_BODY_NONE, SITE_TAG_EMBED, build_iframe},
    {"img", TAG_BODY_NONE, SITE_TAG_IMAGE, tag_build_picture},
    {"image", TAG_BODY_NONE, SITE_TAG_FIGURE, theme_tag_picture},
    {"image_caption", TAG_BODY_NONE, SITE_TAG_FIGURE, tag_build_picture},
    {"asset_img", TAG_BODY_NONE, SITE_TAG_IMAGE, tag_build_picture},
    {"asset_image", TAG_BODY_NONE, SITE_TAG_IMAGE, tag_build_picture},
    {"link", TAG_BODY_NONE, SITE_TAG_LINK, build_link},
    {"a", TAG_BODY_NONE, SITE_TAG_LINK, build_link},
    {"anchor", TAG_BODY_NONE, SITE_TAG_LINK, build_link},
    {"url_for", TAG_BODY_NONE, SITE_TAG_LINK, build_url_for},
    {"full_url_for", TAG_BODY_NONE, SITE_TAG_LINK, build_url_for},
    {"asset_link", TAG_BODY_NONE, SITE_TAG_LINK, build_asset_link},
    {"post_link", TAG_BODY_NONE, SITE_TAG_POST_LINK, build_named_link},
    {"post_path", TAG_BODY_NONE, SITE_TAG_TEXT, build_path},
    {"asset_path", TAG_BODY_NONE, SITE_TAG_TEXT, build_path},
    {"raw", TAG_BODY_LITERAL, SITE_TAG_RAW, NULL},
    {"youtube", TAG_BODY_NONE, SITE_TAG_EMBED, build_video},
    {"vimeo", TAG_BODY_NONE, SITE_TAG_EMBED, build_video},
    {"gist", TAG_BODY_NONE, SITE_TAG_EMBED, build_snippet},
    {"jsfiddle", TAG_BODY_NONE, SITE_TAG_EMBED, build_snippet},
    {"note", TAG_BODY_OPTIONAL, SITE_TAG_DIVISION, next_tag_note},
    {"subnote", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, next_tag_note},
    {"tabs", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, next_tag_tabs},
    {"subtabs", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, next_tag_tabs},
    {"subsubtabs", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, next_tag_tabs},
    {"tab", TAG_BODY_OPTIONAL, SITE_TAG_DIVISION, next_tag_tab},
    {"button", TAG_BODY_NONE, SITE_TAG_LINK, next_tag_button},
    {"btn", TAG_BODY_NONE, SITE_TAG_LINK, next_tag_button},
    {"label", TAG_BODY_NONE, SITE_TAG_SPAN, next_tag_label},
    {"video", TAG_BODY_NONE, SITE_TAG_EMBED, next_tag_media},
    {"pdf", TAG_BODY_NONE, SITE_TAG_EMBED, next_tag_media},
    {"mermaid", TAG_BODY_LITERAL, SITE_TAG_CODE, next_tag_mermaid},
    {"centerquote", TAG_BODY_MARKDOWN, SITE_TAG_QUOTE, next_tag_center_quote},
    {"cq", TAG_BODY_MARKDOWN, SITE_TAG_QUOTE, next_tag_center_quote},
    {"grouppicture", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, tag_build_picture_group},
    {"gp", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, tag_build_picture_group},
    {"linkgrid", TAG_BODY_LITERAL, SITE_TAG_LINK_GRID, NULL},
    {"lg", TAG_BODY_LITERAL, SITE_TAG_LINK_GRID, NULL},
};

static const char *const literal_names[] = {
    "raw",      "codeblock", "code", "mermaid", "linkgrid", "lg", "tabbed_codeblock",
    "plantuml", "graphviz",  "math", "katex",   NULL};

static const TagTable table = {.entries = entries,
                               .length = G_N_ELEMENTS(entries),
                               .rules = {.read = brace_read_hexo,
                                         .starts = "{<",
                                         .literal = literal_names,
                                         .strips_indent = true,
                                         .quotes = "\"'"},
                               .more = theme_tag_entries};

/* The name of the tag whose body begins at `start`; NULL. The caller owns it. */
static char *
tag_around(const char *text, gsize start)
{
    enum { LONGEST = 512 };
    if (start < 4 || strncmp(text + start - 2, "%}", 2) != 0)
        return NULL;
    gsize at = start - 3, least = start > LONGEST ? start - LONGEST : 0;
    while (at > least && strncmp(text + at, "{%", 2) != 0)
        at--;
    const char *name = text + at + 2;
    name += strspn(name, "- \t");
    return g_strndup(name, strspn(name, G_CSET_a_2_z));
}

/* A comment is a tag only in the body that it parts: "<!-- node 12 -->" may be a comment. */
static void
drop_comments(const SiteTagContext *context, gsize start, GPtrArray *tags)
{
    const char *text = source_text(context->source);
    g_autofree char *around = tag_around(text, start);
    for (guint i = tags->len; i > 0; i--) {
        const SiteTag *tag = g_ptr_array_index(tags, i - 1);
        const char *name = tag->name + (g_str_has_prefix(tag->name, "end") ? 3 : 0);
        bool is_comment = g_str_has_prefix(text + tag->start, "<!--");
        bool may_stand = strcmp(name, "tab") == 0 ||
                         (around != NULL && theme_tag_is_part(name, around));
        if (is_comment && !may_stand)
            g_ptr_array_remove_index(tags, i - 1);
    }
}

/* `disableNunjucks: true` in the front matter turns all tags off. */
static void
find(const SiteTagContext *context, gsize start, gsize end, GPtrArray *tags)
{
    if (yaml_lookup_bool(context->front, "disableNunjucks", false))
        return;
    brace_tags_find(&table, context, start, end, tags);
    drop_comments(context, start, tags);
}

static const char *const openers[] = {"{%", "{{", "{#", "<!--", NULL};

const SiteTagSyntax hexo_tag_syntax = {openers, find};

bool
hexo_tag_is_in(const char *text)
{
    /* Other engines have tags of these names too. */
    static const char *const shared[] = {"raw",   "link", "gist",  "a",   "img", "image",
                                         "video", "code", "quote", "tab", NULL};
    static const TagTable own = {.entries = entries, .length = G_N_ELEMENTS(entries)};
    for (const char *p = strstr(text, "{%"); p != NULL; p = strstr(p + 2, "{%")) {
        const char *name = p + 2 + strspn(p + 2, "- \t");
        g_autofree char *word = g_strndup(name, strspn(name, G_CSET_a_2_z "_-"));
        if (!g_strv_contains(shared, word) && brace_tags_lookup(&own, word) != NULL)
            return true;
    }
    return false;
}
