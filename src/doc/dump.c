/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doc/dump.h"

#include "doc/walk.h"

static void
add_string(GString *out, const char *name, const char *value)
{
    if (value == NULL)
        return;
    g_string_append_printf(out, " %s=\"", name);
    for (const char *p = value; *p != '\0'; p++) {
        if (*p == '\n')
            g_string_append(out, "\\n");
        else if (*p == '\t')
            g_string_append(out, "\\t");
        else if (*p == '"' || *p == '\\')
            g_string_append_printf(out, "\\%c", *p);
        else if ((guchar) *p < 0x20 || *p == 0x7F)
            g_string_append_printf(out, "\\x%02X", (guchar) *p);
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

static void
add_number(GString *out, const char *name, int value, int usual)
{
    if (value != usual)
        g_string_append_printf(out, " %s=%d", name, value);
}

static void
add_flag(GString *out, const char *name, bool value)
{
    if (value)
        g_string_append_printf(out, " %s", name);
}

static void
add_cell(GString *out, const DocNode *node)
{
    static const char *const aligns[] = {"", " left", " centre", " right"};
    g_string_append(out, aligns[node->as.cell.align]);
    add_flag(out, "header", node->as.cell.is_header);
    add_number(out, "columns", node->as.cell.columns, 1);
    add_number(out, "rows", node->as.cell.rows, 1);
}

static void
add_list(GString *out, const DocNode *node)
{
    add_flag(out, "ordered", node->as.list.is_ordered);
    add_flag(out, "tight", node->as.list.is_tight);
    add_number(out, "start", node->as.list.start, 1);
    if (node->as.list.style != '1')
        g_string_append_printf(out, " style=%c", node->as.list.style);
}

static void
add_own(GString *out, const DocNode *node)
{
    static const char *const tasks[] = {"", " open", " done"};
    switch (node->kind) {
    case DOC_HEADING:
        add_number(out, "level", node->as.heading.level, 0);
        break;
    case DOC_LIST:
        add_list(out, node);
        break;
    case DOC_ITEM:
        g_string_append(out, tasks[node->as.item.task]);
        add_number(out, "value", node->as.item.value, 0);
        break;
    case DOC_CELL:
        add_cell(out, node);
        break;
    case DOC_CODE_BLOCK:
        add_string(out, "language", node->as.code.language);
        add_number(out, "first-line", node->as.code.first_line, 0);
        add_string(out, "marks", node->as.code.marks);
        add_flag(out, "numbers", node->as.code.has_numbers);
        break;
    case DOC_IMAGE:
        add_number(out, "width", node->as.image.width, 0);
        add_number(out, "height", node->as.image.height, 0);
        add_number(out, "asset", (int) node->as.image.asset, 0);
        break;
    case DOC_CARD:
        add_string(out, "provider", node->as.card.provider);
        break;
    case DOC_FOOTNOTE:
    case DOC_NOTE_REFERENCE:
        add_number(out, "number", node->as.note.number, 0);
        break;
    case DOC_LINE_BREAK:
        add_flag(out, "hard", node->as.line_break.is_hard);
        break;
    default:
        break;
    }
}

void
doc_dump(const DocNode *self, GString *out)
{
    int depth = 0;
    for (const DocNode *node = self; node != NULL;) {
        g_string_append_printf(out, "%*s%s %d:%d", depth * 2, "",
                               doc_kind_name(node->kind), node->place.line,
                               node->place.column);
        add_own(out, node);
        add_string(out, "id", node->id);
        add_string(out, "class", node->classes);
        add_string(out, "lang", node->language);
        add_string(out, "url", node->url);
        add_string(out, "title", node->title);
        add_string(out, "text", node->text);
        g_string_append_c(out, '\n');

        if (node->first != NULL) {
            node = node->first;
            depth++;
            continue;
        }
        while (node != self && node->next == NULL) {
            node = node->parent;
            depth--;
        }
        node = node == self ? NULL : node->next;
    }
}
