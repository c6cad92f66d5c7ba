/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/mkdocs_tag.h"

#include <string.h>

#include "site/brace_read.h"
#include "site/brace_tag.h"
#include "site/insert_tag.h"
#include "site/mkdocs.h"

#define BODY_INDENT 4

/* How many columns of blanks stand at `at`; sets where they end. */
static gsize
blanks_at(const char *text, gsize at, gsize end, gsize *after)
{
    gsize columns = 0;
    for (; at < end && (text[at] == ' ' || text[at] == '\t'); at++)
        columns += text[at] == '\t' ? BODY_INDENT - columns % BODY_INDENT : 1;
    *after = at;
    return columns;
}

static gsize
next_line(const char *text, gsize at, gsize end)
{
    const char *newline = memchr(text + at, '\n', end - at);
    return newline != NULL ? (gsize) (newline - text) + 1 : end;
}

/* Where the lines end that are indented below a box whose line begins `indent` deep. */
static gsize
body_end(const char *text, gsize at, gsize end, gsize indent)
{
    gsize last = at;
    while (at < end) {
        gsize after;
        gsize columns = blanks_at(text, at, end, &after);
        bool is_blank = after >= end || text[after] == '\n';
        if (!is_blank && columns < indent + BODY_INDENT)
            break;
        at = next_line(text, at, end);
        if (!is_blank)
            last = at;
    }
    return last;
}

/* A box that stands first in its line and has a body. */
static bool
read_box(const char *text, gsize at, gsize end, Brace *brace)
{
    gsize line = at;
    while (line > 0 && (text[line - 1] == ' ' || text[line - 1] == '\t'))
        line--;
    if (line > 0 && text[line - 1] != '\n')
        return false;
    if (end - at < 4 || text[at + 1] != text[at] || text[at + 2] != text[at])
        return false;
    gsize mark = at + 3 + (text[at] == '?' && text[at + 3] == '+');
    if (text[mark] != ' ')
        return false;
    gsize after, body = next_line(text, at, end);
    gsize close = body_end(text, body, end, blanks_at(text, line, at, &after));
    if (close == body)
        return false;
    *brace = (Brace){.kind = BRACE_TAG,
                     .start = at,
                     .end = text[close - 1] == '\n' ? close - 1 : close,
                     .inner_start = mark,
                     .inner_end = text[body - 1] == '\n' ? body - 1 : body,
                     .name = g_strndup(text + at, 3),
                     .arguments_start = mark,
                     .match = -1};
    return true;
}

#define SCISSORS "--8<--"

/* --8<-- "file", alone in its line. */
static bool
read_snippet(const char *text, gsize at, gsize end, Brace *brace)
{
    gsize length = strlen(SCISSORS), inner = at + length;
    if (end - at <= length + 2 || strncmp(text + at, SCISSORS, length) != 0)
        return false;
    inner += strspn(text + inner, " ");
    gsize stop = inner + strcspn(text + inner, "\n");
    if (stop > end || text[inner] != '"' ||
        memchr(text + inner + 1, '"', stop - inner - 1) == NULL)
        return false;
    *brace = (Brace){.kind = BRACE_TAG,
                     .start = at,
                     .end = stop,
                     .inner_start = inner,
                     .inner_end = stop,
                     .name = g_strdup(SCISSORS),
                     .arguments_start = inner,
                     .match = -1};
    return true;
}

static bool
read_mark(const char *text, gsize at, gsize end, Brace *brace)
{
    return text[at] == '-' ? read_snippet(text, at, end, brace)
                           : read_box(text, at, end, brace);
}

static bool
read_mark_or_macro(const char *text, gsize at, gsize end, Brace *brace)
{
    return text[at] == '{' ? brace_read_percent(text, at, end, brace)
                           : read_mark(text, at, end, brace);
}

static void
set_body(const SiteTagContext *context, SiteTag *tag)
{
    tag->body_start = next_line(source_text(context->source), tag->start, tag->end);
    tag->body_end = tag->end;
    tag->body_indent = BODY_INDENT;
}

/* !!! note "Title": without a title the kind is the title, with "" there is none. */
static void
build_admonition(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    const char *kind = tag_word(words, 0);
    const char *line = source_text(context->source) + tag->start;
    g_autofree char *head = g_strndup(line, strcspn(line, "\n"));
    char *open = strchr(head, '"'), *close = strrchr(head, '"');
    bool has_title = open != NULL && close > open;
    tag->classes = g_strconcat("admonition", kind != NULL ? " " : NULL, kind, NULL);
    if (has_title && close > open + 1)
        tag->title = g_strndup(open + 1, (gsize) (close - open) - 1);
    if (!has_title && kind != NULL) {
        tag->title = g_strdup(kind);
        *tag->title = g_ascii_toupper(*tag->title);
    }
    set_body(context, tag);
}

static void
build_tab(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    tag->classes = g_strdup("tab");
    tag->title = tag_rest(words, 0);
    set_body(context, tag);
}

/* --8<-- "a.md": below the folders that the extension names, the root, the pages. */
static void
build_snippet(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    const Site *site = context->site;
    const char *name = tag_word(words, 0);
    const YamlNode *settings = mkdocs_extension(site, "pymdownx.snippets");
    g_autoptr(GPtrArray) folders = yaml_lookup_strings(settings, "base_path");
    const char *docs = yaml_lookup_string(site->config, "docs_dir");
    g_ptr_array_add(folders, g_strdup(""));
    g_ptr_array_add(folders, g_strdup(docs != NULL ? docs : "docs"));
    g_ptr_array_add(folders, NULL);
    if (name == NULL)
        tag_tell_empty(context, tag, "file");
    else
        insert_tag_build(context, tag, name, (const char *const *) folders->pdata);
}

/* ---- macros ----------------------------------------------------------------------------- */

/* {% set name = value %} */
static void
build_set(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) tag;
    bool is_plain = words->len == 3 && strcmp(tag_word(words, 1), "=") == 0;
    if (is_plain && context->values != NULL)
        g_hash_table_insert(context->values, g_strdup(tag_word(words, 0)),
                            g_strdup(tag_word(words, 2)));
}

/* What `extra` of the configuration gives names: {{ name }}, {{ name.inner }}. */
static void
learn_extra(const SiteTagContext *context)
{
    const YamlNode *extra = yaml_lookup(context->site->config, "extra");
    if (extra == NULL || extra->kind != YAML_MAPPING || context->values == NULL)
        return;
    for (guint i = 0; i < extra->keys->len; i++) {
        const char *key = g_ptr_array_index(extra->keys, i);
        const YamlNode *value = g_ptr_array_index(extra->children, i);
        if (value->kind == YAML_SCALAR && !g_hash_table_contains(context->values, key))
            g_hash_table_insert(context->values, g_strdup(key), g_strdup(value->value));
        for (guint k = 0; value->kind == YAML_MAPPING && k < value->keys->len; k++) {
            const YamlNode *inner = g_ptr_array_index(value->children, k);
            g_autofree char *name =
                g_strdup_printf("%s.%s", key, (char *) g_ptr_array_index(value->keys, k));
            if (inner->kind == YAML_SCALAR &&
                !g_hash_table_contains(context->values, name))
                g_hash_table_insert(context->values, g_steal_pointer(&name),
                                    g_strdup(inner->value));
        }
    }
}

/* Does the site use mkdocs-macros, whose braces are else text? */
static bool
has_macros(const Site *site)
{
    const YamlNode *plugins = yaml_lookup(site->config, "plugins");
    if (plugins == NULL || plugins->kind != YAML_SEQUENCE)
        return yaml_lookup(plugins, "macros") != NULL;
    for (guint i = 0; i < plugins->children->len; i++) {
        const YamlNode *plugin = g_ptr_array_index(plugins->children, i);
        if (g_strcmp0(plugin->value, "macros") == 0 ||
            yaml_lookup(plugin, "macros") != NULL)
            return true;
    }
    return false;
}

/* ---- tables ----------------------------------------------------------------------------- */

static const TagEntry entries[] = {
    {"--8<--", TAG_BODY_INSERT, SITE_TAG_INSERT, build_snippet},
    {"!!!", TAG_BODY_NONE, SITE_TAG_DIVISION, build_admonition},
    {"???", TAG_BODY_NONE, SITE_TAG_DIVISION, build_admonition},
    {"===", TAG_BODY_NONE, SITE_TAG_DIVISION, build_tab},
    {"raw", TAG_BODY_LITERAL, SITE_TAG_RAW, NULL},
    {"set", TAG_BODY_NONE, SITE_TAG_NOTHING, build_set},
};

static const char *const literal_names[] = {"raw", NULL};

static const TagTable table = {entries,
                               G_N_ELEMENTS(entries),
                               {.read = read_mark,
                                .starts = "!?=-",
                                .literal = literal_names,
                                .reads_code = true,
                                .quotes = "\""}};

static const TagTable table_of_macros = {entries,
                                         G_N_ELEMENTS(entries),
                                         {.read = read_mark_or_macro,
                                          .starts = "!?=-{",
                                          .literal = literal_names,
                                          .reads_code = true,
                                          .quotes = "\"'"}};

static void
find(const SiteTagContext *context, gsize start, gsize end, GPtrArray *tags)
{
    bool expands = has_macros(context->site) &&
                   yaml_lookup_bool(context->front, "render_macros", true);
    if (expands)
        learn_extra(context);
    brace_tags_find(expands ? &table_of_macros : &table, context, start, end, tags);
}

static const char *const openers[] = {
    "!!! ", "??? ", "???+ ", "=== ", SCISSORS, "{{", "{%", NULL};

const SiteTagSyntax mkdocs_tag_syntax = {openers, find};
