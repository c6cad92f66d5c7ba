/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post/tag_text.h"

#include <string.h>

#include "base/text.h"
#include "doc/walk.h"
#include "post/tab_name.h"
#include "post/tag_node.h"

#define HOLE_START "\xEE\x80\x80" /* U+E000 */
#define HOLE_END "\xEE\x80\x81"   /* U+E001 */
#define REPLACEMENT "\xEF\xBF\xBD"
#define HOLE_MARKS 6 /* bytes of both marks */

/* Tags that stand one in the other; deeper ones are left as text. */
#define MAX_DEPTH 16

typedef struct {
    const SiteTagContext *context;
    const MarkdownOptions *options;
    int depth;
    bool has_told_private_use;
    bool has_told_depth;
} Parse;

/* One stretch of text in the making. */
typedef struct {
    Parse *parse;
    GString *text;
    GPtrArray *holes; /* DocNode * */
    GPtrArray *tags;  /* const SiteTag *: of the hole with the same number */
} Stretch;

static DocNode *parse_stretch(Parse *self, gsize start, gsize end, gsize indent,
                              DiagPlace place);

static gsize
count_lines(const char *text, gsize start, gsize end)
{
    gsize lines = 0;
    for (gsize i = start; i < end; i++)
        lines += text[i] == '\n';
    return lines;
}

/* Copies text of the source. A U+E000 in it must not look like a hole. */
static void
copy_text(Stretch *self, gsize start, gsize end)
{
    Parse *parse = self->parse;
    const char *text = source_text(parse->context->source);
    while (start < end) {
        const char *mark = text_find(text + start, end - start, HOLE_START);
        gsize stop = mark != NULL ? (gsize) (mark - text) : end;
        g_string_append_len(self->text, text + start, (gssize) (stop - start));
        start = stop;
        if (mark == NULL)
            break;
        if (!parse->has_told_private_use)
            diag_add(parse->context->diag, DIAG_WARNING,
                     source_place(parse->context->source, stop), "private-use",
                     "U+E000 is a character for private use that no font shows; it is "
                     "replaced by U+FFFD");
        parse->has_told_private_use = true;
        g_string_append(self->text, REPLACEMENT);
        start += strlen(HOLE_START);
    }
}

/* A hole as long as the tag, so that the columns behind it stay right. */
static void
append_hole(Stretch *self, DocNode *node, const SiteTag *tag, gsize length)
{
    int digits = (int) CLAMP((gssize) length - HOLE_MARKS, 1, 64);
    g_string_append_printf(self->text, HOLE_START "%0*u" HOLE_END, digits,
                           self->holes->len);
    g_ptr_array_add(self->holes, node);
    g_ptr_array_add(self->tags, (gpointer) tag);
}

/* How far from the margin the line of the tag begins its text. */
static gsize
indent_of(const char *text, gsize start)
{
    gsize line = start;
    while (line > 0 && text[line - 1] != '\n' && start - line < 64)
        line--;
    gsize indent = 0;
    while (line + indent < start && strchr(" \t*+-", text[line + indent]) != NULL)
        indent++;
    return line + indent == start ? indent : 0;
}

static bool
has_markdown_body(const SiteTag *tag)
{
    return tag->body_end > 0 &&
           (tag->kind == SITE_TAG_QUOTE || tag->kind == SITE_TAG_DIVISION ||
            tag->kind == SITE_TAG_UNKNOWN);
}

/* The Markdown that a tag stands for, without tags of its own. */
static DocNode *
parse_value(Parse *self, const char *text, DiagPlace place)
{
    g_autoptr(GString) safe = g_string_new(text);
    g_string_replace(safe, HOLE_START, REPLACEMENT, 0);
    return markdown_parse_at(safe->str, safe->len, place, self->options, NULL,
                             self->context->diag);
}

static void
append_node(Stretch *self, const SiteTag *tag)
{
    Parse *parse = self->parse;
    const char *text = source_text(parse->context->source);
    gsize indent = indent_of(text, tag->start);
    DocNode *node = post_tag_node_new(parse->context, tag, parse->options, indent);
    if (node == NULL)
        return;
    if (has_markdown_body(tag)) {
        DiagPlace place = source_place(parse->context->source, tag->body_start);
        gsize deep = post_tag_node_body_indent(parse->context, tag, indent);
        post_tag_node_fill(
            node, parse_stretch(parse, tag->body_start, tag->body_end, deep, place));
        if (tag->names != NULL)
            tab_names_give(node, tag->names);
    }
    bool is_text = tag->kind == SITE_TAG_DIVISION || tag->kind == SITE_TAG_INSERT;
    if (is_text && tag->body_end == 0 && tag->text != NULL)
        post_tag_node_fill(node, parse_value(parse, tag->text, node->place));
    gsize length = strcspn(text + tag->start, "\n");
    append_hole(self, node, tag, MIN(length, tag->end - tag->start));
}

static void
append_tag(Stretch *self, const SiteTag *tag)
{
    const char *text = source_text(self->parse->context->source);
    gsize lines = count_lines(text, tag->start, tag->end);
    if (tag->kind == SITE_TAG_RAW) {
        copy_text(self, tag->body_start, tag->body_end);
        lines -= count_lines(text, tag->body_start, tag->body_end);
    } else if (tag->kind == SITE_TAG_TEXT) {
        g_autofree char *value = g_strdup(tag->text);
        g_string_append(self->text, g_strdelimit(value, "\n", ' '));
    } else {
        append_node(self, tag);
    }
    while (lines-- > 0)
        g_string_append_c(self->text, '\n');
}

static GPtrArray *
find_tags(Parse *self, gsize start, gsize end)
{
    if (self->depth <= MAX_DEPTH)
        return site_tags_find(self->context, start, end);
    if (!self->has_told_depth)
        diag_add(
            self->context->diag, DIAG_WARNING, source_place(self->context->source, start),
            "nesting-limit",
            "template tags stand more than %d deep; the inner ones are shown as text",
            MAX_DEPTH);
    self->has_told_depth = true;
    return g_ptr_array_new();
}

/* What stands for the hole `number` where no node can: in code the tag as it is written,
 * else its address, else its text. */
static char *
hole_text(const Stretch *self, guint64 number, bool is_code)
{
    const DocNode *node =
        number < self->holes->len ? g_ptr_array_index(self->holes, (guint) number) : NULL;
    if (node == NULL)
        return g_strdup("");
    const SiteTag *tag = g_ptr_array_index(self->tags, (guint) number);
    if (is_code && tag->kind == SITE_TAG_INSERT)
        return g_strdup(tag->text);
    if (is_code)
        return g_strndup(source_text(self->parse->context->source) + tag->start,
                         tag->end - tag->start);
    return node->url != NULL ? g_strdup(node->url) : doc_plain(node);
}

static void
settle_string(const Stretch *self, char **field, bool is_code)
{
    if (*field == NULL || strstr(*field, HOLE_START) == NULL)
        return;
    GString *out = g_string_new(NULL);
    for (const char *p = *field; *p != '\0';) {
        const char *mark = strstr(p, HOLE_START);
        const char *end = mark != NULL ? strstr(mark, HOLE_END) : NULL;
        if (end == NULL) {
            g_string_append(out, p);
            break;
        }
        g_string_append_len(out, p, mark - p);
        g_autofree char *text = hole_text(
            self, g_ascii_strtoull(mark + strlen(HOLE_START), NULL, 10), is_code);
        g_string_append(out, text);
        p = end + strlen(HOLE_END);
    }
    g_free(*field);
    *field = g_string_free(out, FALSE);
}

/* A hole may have ended up in the address of a link, in an attribute or in indented code. */
static void
settle_left(const Stretch *self, DocNode *doc)
{
    bool is_any_left = false;
    for (guint i = 0; !is_any_left && i < self->holes->len; i++)
        is_any_left = g_ptr_array_index(self->holes, i) != NULL;
    if (!is_any_left)
        return;
    for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false)) {
        bool is_code = node->kind == DOC_CODE || node->kind == DOC_CODE_BLOCK;
        settle_string(self, &node->url, false);
        settle_string(self, &node->title, false);
        settle_string(self, &node->text, is_code);
    }
}

/* The bytes [start, end), which stand at `place`, without `indent` blanks a line. */
static DocNode *
parse_stretch(Parse *self, gsize start, gsize end, gsize indent, DiagPlace place)
{
    self->depth++;
    Stretch stretch = {self, g_string_sized_new(end - start),
                       g_ptr_array_new_with_free_func((GDestroyNotify) doc_node_free),
                       g_ptr_array_new()};
    g_autoptr(GPtrArray) tags = find_tags(self, start, end);
    gsize at = start;
    for (guint i = 0; i < tags->len; i++) {
        const SiteTag *tag = g_ptr_array_index(tags, i);
        copy_text(&stretch, at, tag->start);
        append_tag(&stretch, tag);
        at = tag->end;
    }
    copy_text(&stretch, at, end);
    if (indent > 0) {
        char *text = post_tag_node_dedent(stretch.text->str, stretch.text->len, indent);
        g_string_assign(stretch.text, text);
        g_free(text);
    }
    DocNode *doc = markdown_parse_at(stretch.text->str, stretch.text->len, place,
                                     self->options, stretch.holes, self->context->diag);
    settle_left(&stretch, doc);
    g_string_free(stretch.text, TRUE);
    g_ptr_array_unref(stretch.holes);
    g_ptr_array_unref(stretch.tags);
    self->depth--;
    return doc;
}

DocNode *
tag_text_parse(const SiteTagContext *context, const MarkdownOptions *options, gsize start,
               gsize end)
{
    Parse parse = {context, options, 0, false, false};
    return parse_stretch(&parse, start, end, 0, source_place(context->source, start));
}
