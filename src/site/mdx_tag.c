/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/mdx_tag.h"

#include <string.h>

#include "site/brace_tag.h"
#include "site/jsx_read.h"

/* What `open` and `close` enclose in `code`; NULL when they do not stand in it. */
static char *
between(const char *code, char open, char close)
{
    const char *start = strchr(code, open);
    const char *end = start != NULL ? strchr(start + 1, close) : NULL;
    if (end == NULL)
        return NULL;
    g_autofree char *text = g_strndup(start + 1, (gsize) (end - start) - 1);
    return g_strdup(g_str_has_prefix(text, "@site/") ? text + strlen("@site") : text);
}

/* The value of the first of `keys`. Of an expression the file that was imported
 * under its name, or what it calls a function with; NULL for others, which only their author knows. */
static char *
first_of(const SiteTagContext *context, const GPtrArray *words, const char *const *keys)
{
    g_autofree char *value = tag_first_parameter(words, keys);
    gsize length = value != NULL ? strlen(value) : 0;
    bool is_code = length >= 2 && *value == '{';
    if (!is_code)
        return g_steal_pointer(&value);
    g_autofree char *name = g_strndup(value + 1, strcspn(value + 1, "}."));
    const char *file = context->values != NULL
                           ? g_hash_table_lookup(context->values, g_strstrip(name))
                           : NULL;
    if (file != NULL && *file != '\0')
        return g_strdup(file);
    g_autofree char *argument = between(value, '(', ')'); /* require(./a.png) */
    bool is_file = argument != NULL && strpbrk(argument, "./") != NULL;
    return is_file ? g_steal_pointer(&argument) : between(value, '`', '`');
}

/* import name from "file": the name then stands for the file. */
static void
learn_imports(const SiteTagContext *context, const SiteTag *tag)
{
    g_autofree char *code =
        g_strndup(source_text(context->source) + tag->start, tag->end - tag->start);
    g_auto(GStrv) lines = g_strsplit(code, "\n", -1);
    for (guint i = 0; context->values != NULL && lines[i] != NULL; i++) {
        const char *from = strstr(lines[i], " from ");
        if (!g_str_has_prefix(lines[i], "import ") || from == NULL)
            continue;
        const char *start = lines[i] + strlen("import ");
        char *name = g_strstrip(g_strndup(start, (gsize) (from - start)));
        char quote = from[strcspn(from, "'\"")];
        char *file = quote != '\0' ? between(from, quote, quote) : NULL;
        g_hash_table_insert(context->values, name, file != NULL ? file : g_strdup(""));
    }
}

/* import ... from "...", export const ...: code of the page. */
static void
build_statement(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) words;
    learn_imports(context, tag);
    diag_add(context->diag, DIAG_NOTE, source_place(context->source, tag->start),
             "dropped-jsx", "the %s of a component shows nothing in a book", tag->name);
}

/* <Link to="...">text</Link> */
static void
build_link(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const keys[] = {"to", "href", NULL};
    tag->url = first_of(context, words, keys);
    if (tag->url == NULL) {
        tag->kind = SITE_TAG_UNKNOWN;
        return;
    }
    if (tag->body_end > 0)
        tag->text = g_strstrip(g_strndup(source_text(context->source) + tag->body_start,
                                         tag->body_end - tag->body_start));
    tag->body_start = tag->body_end = 0;
}

/* <CodeBlock language="js">{`...`}</CodeBlock> */
static void
build_code(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const keys[] = {"language", "lang", NULL};
    g_autofree char *body = g_strndup(source_text(context->source) + tag->body_start,
                                      tag->body_end - tag->body_start);
    g_strstrip(body);
    gsize length = strlen(body);
    bool is_template =
        length >= 4 && g_str_has_prefix(body, "{`") && g_str_has_suffix(body, "`}");
    tag->language = first_of(context, words, keys);
    tag->title = tag_parameter(words, "title");
    tag->text = is_template ? g_strndup(body + 2, length - 4) : g_strdup(body);
    tag->body_start = tag->body_end = 0;
}

static void
build_picture(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const url_keys[] = {"src", "img", "image", "path", "url", NULL};
    static const char *const title_keys[] = {"caption", "title", NULL};
    tag->url = first_of(context, words, url_keys);
    if (tag->url == NULL) {
        tag_tell_empty(context, tag, "picture");
        return;
    }
    tag->title = first_of(context, words, title_keys);
    tag->alt = tag_parameter(words, "alt");
}

static void
build_embed(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const id_keys[] = {"id",   "videoId", "youTubeId", "tweetId",
                                          "gist", "src",     "url",       NULL};
    g_autofree char *id = first_of(context, words, id_keys);
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
    g_autofree char *kind = first_of(context, words, kind_keys);
    tag->classes = g_strconcat(name, kind != NULL ? " " : NULL, kind, NULL);
    tag->title = first_of(context, words, title_keys);
}

static const TagEntry entries[] = {
    {"import", TAG_BODY_NONE, SITE_TAG_NOTHING, build_statement},
    {"export", TAG_BODY_NONE, SITE_TAG_NOTHING, build_statement},
    {"Image", TAG_BODY_NONE, SITE_TAG_FIGURE, build_picture},
    {"Img", TAG_BODY_NONE, SITE_TAG_FIGURE, build_picture},
    {"Picture", TAG_BODY_NONE, SITE_TAG_FIGURE, build_picture},
    {"Figure", TAG_BODY_OPTIONAL, SITE_TAG_FIGURE, build_picture},
    {"img", TAG_BODY_NONE, SITE_TAG_IMAGE, build_picture},
    {"Link", TAG_BODY_OPTIONAL, SITE_TAG_LINK, build_link},
    {"LinkCard", TAG_BODY_OPTIONAL, SITE_TAG_LINK, build_link},
    {"CodeBlock", TAG_BODY_LITERAL, SITE_TAG_CODE, build_code},
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

static const char *const literal_names[] = {"CodeBlock", NULL};

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
