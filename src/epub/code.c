/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/code.h"

#include <stdio.h>
#include <string.h>

#include "book/code.h"

const char *
code_language(const Writer *self, const DocNode *node)
{
    const char *around = doc_node_language(node);
    if (around == NULL)
        around = self->language;
    return g_str_is_ascii(node->text) && g_ascii_strncasecmp(around, "en", 2) != 0 ? "en"
                                                                                   : NULL;
}

static void
write_title(Writer *self, const DocNode *node)
{
    if (node->title == NULL || *node->title == '\0')
        return;
    writer_open(self, "p", "class", "code-title", NULL);
    writer_own_text(self, node->parent, DOC_PARAGRAPH, "code-title", node->title);
    xml_close(self->xml);
    xml_newline(self->xml);
}

static int
first_number(const DocNode *block)
{
    return MAX(block->as.code.first_line, 1);
}

static int
count_lines(const DocNode *block)
{
    int count = 0;
    for (const char *line = block->text; line != NULL && *line != '\0'; count++) {
        line = strchr(line, '\n');
        line = line != NULL ? line + 1 : NULL;
    }
    return count;
}

static void
open_block(Writer *self, const DocNode *node, const char *id)
{
    const char *language = code_language(self, node);
    bool is_numbered = node->as.code.has_numbers;
    g_autofree char *classes = is_numbered && node->classes != NULL
                                   ? g_strconcat("numbered ", node->classes, NULL)
                                   : g_strdup(is_numbered ? "numbered" : node->classes);
    xml_open(self->xml, "pre", "id", id, "class", classes, "dir",
             self->is_backward ? "ltr" : NULL, NULL);
    xml_open(self->xml, "code", "lang", language, "xml:lang", language, NULL);
    /* Numbers stand one below the other by their last digit. */
    int lines = count_lines(node), last = first_number(node) + lines - 1;
    self->code = (CodePen){.block = node,
                           .line = node->text,
                           .number = 1,
                           .digits = is_numbered ? snprintf(NULL, 0, "%d", last) : 0,
                           .marked = book_code_marked(node, (guint) lines + 1)};
    if (is_numbered && self->fonts != NULL)
        epub_fonts_use(self->fonts, node, "0123456789", -1);
}

void
code_open(Writer *self, const DocNode *node)
{
    write_title(self, node);
    open_block(self, node, node->id);
}

void
code_open_again(Writer *self, const DocNode *node, const DocNode *first)
{
    open_block(self, node, NULL);
    for (const DocNode *run = node->first; run != first; run = run->next)
        self->code.offset += strlen(run->kind == DOC_SPAN ? run->first->text : run->text);
    const char *end = node->text + self->code.offset;
    for (const char *p = node->text; p < end; p++)
        self->code.number += *p == '\n';
    self->code.line = end;
}

static void
close_line(Writer *self)
{
    xml_close(self->xml);
    self->code.is_line_open = false;
}

void
code_finish(Writer *self)
{
    if (self->code.is_line_open)
        close_line(self);
    self->code.block = NULL;
    g_clear_pointer(&self->code.marked, g_free);
    xml_close(self->xml);
}

/* ---- lines ------------------------------------------------------------------------------- */

/* Columns before the first character, in twos, up to where a phone has room for more. */
static int
indent_of(const char *line)
{
    enum { TAB = 4, MAX_COLUMNS = 16 };
    int columns = 0;
    for (; *line == ' ' || *line == '\t'; line++)
        columns += *line == '\t' ? TAB - columns % TAB : 1;
    return MIN(columns, MAX_COLUMNS) / 2 * 2;
}

static void
open_line(Writer *self)
{
    const CodePen *pen = &self->code;
    const DocNode *block = pen->block;
    g_autoptr(GString) classes = g_string_new("code-line");
    int indent = indent_of(pen->line);
    if (indent > 0)
        g_string_append_printf(classes, " indent-%d", indent);
    g_autofree char *number =
        g_strdup_printf("%*d", pen->digits, first_number(block) + pen->number - 1);
    bool is_marked = pen->marked[pen->number - 1];
    xml_open(self->xml, is_marked ? "mark" : "span", "class", classes->str, "data-line",
             pen->digits > 0 ? number : NULL, NULL);
    self->code.is_line_open = self->code.is_indent = true;
}

/* How many bytes of `text` are a run of white space, and its columns. */
static gsize
measure_gap(const char *text, const char *end, gsize *columns)
{
    enum { TAB = 4 };
    const char *p = text;
    for (*columns = 0; p < end && (*p == ' ' || *p == '\t'); p++)
        *columns += *p == '\t' ? TAB : 1;
    return (gsize) (p - text);
}

/* Where code wraps, spaces hang over the edge, as many as there are: a long run of them gets a
 * box that breaks between them. Old readers show one space for it. */
static void
write_with_gaps(Writer *self, const char *text, const char *end)
{
    enum { LONG_GAP = 20, LONG_INDENT = 40 };
    const char *done = text;
    for (const char *p = text; p < end;) {
        gsize columns, length = measure_gap(p, end, &columns);
        gsize most = self->code.is_indent ? LONG_INDENT : LONG_GAP;
        self->code.is_indent &= length > 0 && p + length == end;
        if (columns >= most) {
            xml_text(self->xml, done, p - done);
            xml_open(self->xml, "span", "class", "code-gap", NULL);
            xml_text(self->xml, p, (gssize) length);
            xml_close(self->xml);
            done = p + length;
        }
        p += MAX(length, 1);
    }
    xml_text(self->xml, done, end - done);
}

/* Part of one line, without its end. */
static void
write_part(Writer *self, const DocNode *owner, const char *text, gsize length)
{
    if (!self->code.is_line_open)
        open_line(self);
    writer_settle(self);
    if (length == 0)
        return;
    bool is_coloured = owner != self->code.block && owner->parent != self->code.block;
    if (is_coloured)
        xml_open(self->xml, "span", "class", owner->parent->classes, NULL);
    write_with_gaps(self, text, text + length);
    if (is_coloured)
        xml_close(self->xml);
}

/* The line's end stands in its box, where it ends the line for readers without the sheet and
 * adds none for the others. */
static void
end_line(Writer *self)
{
    xml_text(self->xml, "\n", 1);
    close_line(self);
    const char *end = strchr(self->code.line, '\n');
    self->code.line = end != NULL ? end + 1 : "";
    self->code.number++;
}

void
code_text(Writer *self, const DocNode *owner, const char *text, gsize length)
{
    const char *end = text + length;
    for (const char *p = text; p < end;) {
        const char *stop = memchr(p, '\n', (gsize) (end - p));
        write_part(self, owner, p, (gsize) ((stop != NULL ? stop : end) - p));
        if (stop != NULL)
            end_line(self);
        p = stop != NULL ? stop + 1 : end;
    }
}
