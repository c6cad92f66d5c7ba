/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/dump.h"

#include "base/measure.h"

static void
dump_point(int x, int y, GString *out)
{
    g_string_append_printf(out, " %.2f,%.2f", MEASURE_TO_PT(x), MEASURE_TO_PT(y));
}

static void
dump_colour(StyleColour colour, GString *out)
{
    if (colour.r + colour.g + colour.b != 0 || colour.a != 255)
        g_string_append_printf(out, " #%02x%02x%02x%02x", colour.r, colour.g, colour.b,
                               colour.a);
}

static void
dump_owner(const PageElement *element, GString *out)
{
    if (element == NULL)
        g_string_append(out, " artifact");
    else
        g_string_append_printf(out, " %s%u", element->type, element->index);
}

static void
append_text(const PageItem *item, GString *out)
{
    const PangoItem *run = item->as.text.glyphs->item;
    g_string_append_len(out, item->as.text.text + run->offset, run->length);
}

static void
dump_quoted(const char *text, GString *out)
{
    g_string_append_c(out, '"');
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\')
            g_string_append_c(out, '\\');
        if (*c == '\n')
            g_string_append(out, "\\n");
        else
            g_string_append_c(out, *c);
    }
    g_string_append_c(out, '"');
}

static void
dump_item(const PageItem *item, GString *out)
{
    static const char *const names[] = {"text",    "rectangle", "line",
                                        "picture", "matrix",    "formula"};
    g_string_append_printf(out, "  %s", names[item->kind]);
    dump_point(item->x, item->y, out);
    if (item->kind != PAGE_TEXT)
        g_string_append_printf(out, " %.2fx%.2f", MEASURE_TO_PT(item->width),
                               MEASURE_TO_PT(item->height));
    if (item->rotation != 0)
        g_string_append_printf(out, " turned %d", item->rotation);
    if (item->kind != PAGE_PICTURE)
        dump_colour(item->colour, out);
    dump_owner(item->element, out);
    if (item->kind == PAGE_TEXT) {
        g_autoptr(GString) text = g_string_new(NULL);
        append_text(item, text);
        g_string_append_c(out, ' ');
        dump_quoted(text->str, out);
        if (item->as.text.ends_line)
            g_string_append(out, " space");
    } else if (item->kind == PAGE_PICTURE) {
        g_string_append_printf(out, " %s", item->as.picture.asset->name);
    } else if (item->kind == PAGE_FORMULA) {
        g_string_append_printf(out, " %.2fpt ", MEASURE_TO_PT(item->as.formula.size));
        dump_quoted(item->as.formula.asset->reading, out);
    } else if (item->kind == PAGE_MATRIX) {
        g_string_append_printf(out, " side %d", item->as.matrix.side);
    }
    g_string_append_c(out, '\n');
}

static void
dump_link(const PageLink *link, GString *out)
{
    g_string_append(out, "  link ");
    dump_quoted(link->target, out);
    for (guint i = 0; i < link->boxes->len; i++) {
        const PageBox *box = &g_array_index(link->boxes, PageBox, i);
        dump_point(box->x, box->y, out);
        g_string_append_printf(out, " %.2fx%.2f", MEASURE_TO_PT(box->width),
                               MEASURE_TO_PT(box->height));
    }
    g_string_append_c(out, '\n');
}

static void
dump_page(const Page *page, GString *out)
{
    g_string_append_printf(out, "page %s %s %s\n", page->label,
                           page->is_recto ? "recto" : "verso",
                           page->is_blank          ? "blank"
                           : page->section != NULL ? page->section->id
                                                   : "-");
    for (guint i = 0; i < page->items->len; i++)
        dump_item(&g_array_index(page->items, PageItem, i), out);
    for (guint i = 0; i < page->links->len; i++)
        dump_link(page->links->pdata[i], out);
}

static void
dump_element(const PageElement *element, int depth, GString *out)
{
    g_string_append_printf(out, "%*s%s%u", depth * 2, "", element->type, element->index);
    if (element->alt != NULL) {
        g_string_append(out, " alt=");
        dump_quoted(element->alt, out);
    }
    if (element->language != NULL)
        g_string_append_printf(out, " lang=%s", element->language);
    if (element->scope != NULL)
        g_string_append_printf(out, " scope=%s", element->scope);
    if (element->column_span > 1 || element->row_span > 1)
        g_string_append_printf(out, " span=%dx%d", element->column_span,
                               element->row_span);
    if (element->list_numbering != NULL)
        g_string_append_printf(out, " numbering=%s", element->list_numbering);
    g_string_append_c(out, '\n');
    for (const PageElement *child = element->first; child != NULL; child = child->next)
        dump_element(child, depth + 1, out);
}

void
pages_dump(const Pages *self, GString *out)
{
    g_string_append_printf(out, "pages %u %.2fx%.2f bleed %.2f front %d\n",
                           self->pages->len, MEASURE_TO_PT(self->width),
                           MEASURE_TO_PT(self->height), MEASURE_TO_PT(self->bleed),
                           self->front_pages);
    for (guint i = 0; i < self->pages->len; i++)
        dump_page(self->pages->pdata[i], out);
    dump_element(self->document, 0, out);
    for (guint i = 0; i < self->map->entries->len; i++) {
        const PageMapEntry *entry = self->map->entries->pdata[i];
        g_string_append_printf(out, "begins %s %s %d:%d +%" G_GSIZE_FORMAT "\n",
                               entry->label, doc_kind_name(entry->node->kind),
                               entry->node->place.line, entry->node->place.column,
                               entry->offset);
    }
}

/* What a line shows, and whose it is: that of its first item. */
static const PageItem *
read_line(const Page *page, const PageLine *line, GString *text)
{
    const PageItem *first = NULL;
    for (guint i = 0; i < line->n_items; i++) {
        guint index = line->first_item + i;
        const PageItem *item = &g_array_index(page->items, PageItem, index);
        if (item->kind != PAGE_TEXT)
            continue;
        first = first != NULL ? first : item;
        append_text(item, text);
    }
    return first;
}

static void
dump_line(const Page *page, const PageLine *line, GString *out)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const PageItem *first = read_line(page, line, text);
    g_string_append(out, line->is_first ? "\n " : " ");
    dump_point(line->x, line->y, out);
    g_string_append_printf(out, " %.2f/%.2f %+.3f", MEASURE_TO_PT(line->width),
                           MEASURE_TO_PT(line->measure), line->ratio);
    dump_owner(first != NULL ? first->element : NULL, out);
    if (first != NULL && first->rotation != 0)
        g_string_append_printf(out, " turned %d", first->rotation);
    if (line->is_justified)
        g_string_append(out, " justified");
    if (line->is_forced_end)
        g_string_append(out, " end");
    if (line->hang != 0)
        g_string_append_printf(out, " hang %.2f", MEASURE_TO_PT(line->hang));
    if (line->is_split_word)
        g_string_append(out, " split");
    if (line->is_emergency)
        g_string_append(out, " emergency");
    g_string_append_c(out, ' ');
    dump_quoted(text->str, out);
    g_string_append_c(out, '\n');
}

void
pages_dump_lines(const Pages *self, GString *out)
{
    for (guint i = 0; i < self->pages->len; i++) {
        const Page *page = self->pages->pdata[i];
        g_string_append_printf(out, "page %s\n", page->label);
        for (guint k = 0; k < page->lines->len; k++)
            dump_line(page, &g_array_index(page->lines, PageLine, k), out);
    }
}
