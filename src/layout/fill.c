/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/fill.h"

#include "layout/edge.h"
#include "layout/frame.h"

typedef struct {
    const BoxList *list;
    Page *page;
    FillFacts *facts;
    GHashTable *links; /* index in the list + 1 -> PageLink * */
    guint flow_start;  /* boxes from here on are in the flow of this page */
} Fill;

static void
clear_string(gpointer data)
{
    FillString *string = data;
    g_free(string->value);
}

void
filled_page_free(FilledPage *self)
{
    if (self == NULL)
        return;
    page_free(self->page);
    g_array_unref(self->facts.places);
    g_array_unref(self->facts.strings);
    g_free(self);
}

static void
add_item(Fill *self, const PageItem *item, int y)
{
    PageItem copy = *item;
    copy.y += y;
    if (copy.kind == PAGE_MATRIX)
        copy.as.matrix.modules =
            g_memdup2(copy.as.matrix.modules,
                      (gsize) copy.as.matrix.side * (gsize) copy.as.matrix.side);
    g_array_append_val(self->page->items, copy);
}

/* A picture that was shrunk draws in towards the middle; what is below it moves up. */
static void
shrink(const BoxFigure *figure, guint index, double scale, int top, PageBox *area)
{
    if (index < figure->n_scaled) {
        area->y = top + (int) ((area->y - top) * scale);
        area->x = figure->centre + (int) ((area->x - figure->centre) * scale);
        area->width = (int) (area->width * scale);
        area->height = (int) (area->height * scale);
    } else if (area->y > top) {
        area->y -= (int) ((1.0 - scale) * figure->pictures_height);
    }
}

static void
add_items(Fill *self, const PagePlacement *placed, bool is_artifact)
{
    const Box *box = box_at(self->list, placed->box);
    const BoxFigure *figure =
        box->figure >= 0 && placed->scale < 1.0
            ? &g_array_index(self->list->figures, BoxFigure, box->figure)
            : NULL;
    int top = 0;
    for (guint i = 0; i < box->n_items; i++) {
        PageItem item = g_array_index(self->list->items, PageItem, box->items + i);
        if (figure != NULL) {
            PageBox area = {item.x, item.y, item.width, item.height};
            top = i == 0 ? item.y : top;
            shrink(figure, i, placed->scale, top, &area);
            item.x = area.x;
            item.y = area.y;
            item.width = area.width;
            item.height = area.height;
        }
        if (is_artifact)
            item.element = NULL;
        add_item(self, &item, placed->y);
    }
}

static void
add_link(Fill *self, const BoxMark *mark, int y)
{
    gpointer key = GUINT_TO_POINTER(mark->as.link + 1);
    PageLink *link = g_hash_table_lookup(self->links, key);
    if (link == NULL) {
        const BoxLink *source = &g_array_index(self->list->links, BoxLink, mark->as.link);
        link = page_link_new(source->target, source->description, source->element);
        g_ptr_array_add(self->page->links, link);
        g_hash_table_insert(self->links, key, link);
    }
    PageBox box = mark->area;
    box.y += y;
    g_array_append_val(link->boxes, box);
}

static void
add_mark(Fill *self, const BoxMark *mark, guint box, guint first_item, int y)
{
    FillFacts *facts = self->facts;
    switch (mark->kind) {
    case BOX_MARK_ANCHOR: {
        PagePlace place = {.anchor = (char *) mark->name, .y = y + mark->area.y};
        g_array_append_val(facts->places, place);
        break;
    }
    case BOX_MARK_STRING: {
        FillString string = {mark->name, g_strdup(mark->as.string)};
        g_array_append_val(facts->strings, string);
        break;
    }
    case BOX_MARK_LINK:
        add_link(self, mark, y);
        break;
    case BOX_MARK_LEAF:
        if (facts->leaf == NULL && box >= self->flow_start) {
            facts->leaf = mark->as.leaf.node;
            facts->offset = mark->as.leaf.offset;
        }
        break;
    case BOX_MARK_LINE: {
        PageLine line = mark->as.line;
        line.first_item += first_item;
        line.y += y;
        g_array_append_val(self->page->lines, line);
        break;
    }
    }
}

static void
add_boxes(Fill *self, const GArray *placed)
{
    const PagePlacement *first = (const PagePlacement *) (void *) placed->data;
    g_autoptr(GArray) behind = g_array_new(FALSE, TRUE, sizeof(PageItem));
    frame_draw(self->list, first, placed->len, true, behind);
    for (guint i = 0; i < behind->len; i++)
        add_item(self, &g_array_index(behind, PageItem, i), 0);
    for (guint i = 0; i < placed->len; i++) {
        const Box *box = box_at(self->list, first[i].box);
        guint item = self->page->items->len;
        add_items(self, &first[i], false);
        for (guint k = 0; k < box->n_marks; k++) {
            BoxMark *mark = &g_array_index(self->list->marks, BoxMark, box->marks + k);
            add_mark(self, mark, first[i].box, item, first[i].y);
        }
    }
}

/* The header rows of a table that goes on, as artifacts: they were read once. */
static void
add_repeat(Fill *self, const PagePlan *plan)
{
    const Box *start =
        plan->first_break >= 0 ? box_at(self->list, (guint) plan->first_break) : NULL;
    if (start == NULL || start->repeat < 0)
        return;
    const BoxRepeat *repeat =
        &g_array_index(self->list->repeats, BoxRepeat, start->repeat);
    PagePlacement placed = {.y = start->after - repeat->height, .scale = 1.0};
    for (guint i = repeat->first; i < repeat->end; i++) {
        if (box_at(self->list, i)->kind != BOX_SOLID)
            continue;
        placed.box = i;
        add_items(self, &placed, true);
        placed.y += box_at(self->list, i)->height;
    }
}

int
fill_note_gap(const Style *style)
{
    return edge_length(style->margin[STYLE_TOP]) + edge_width(&style->border[STYLE_TOP]) +
           style->padding[STYLE_TOP];
}

/* A note that goes on has the rule over the whole measure. */
static void
add_note_rule(Fill *self, const PagePlan *plan, int width, const Style *notes)
{
    const StyleLine *line = &notes->border[STYLE_TOP];
    PageBox box = {0, plan->note_top - notes->padding[STYLE_TOP] - line->width, width,
                   line->width};
    if (notes->border_clip != STYLE_AUTO && !plan->continues_note)
        box.width = MIN(notes->border_clip, width);
    PageItem rule;
    if (edge_item(line, box, false, &rule))
        add_item(self, &rule, 0);
}

FilledPage *
fill_page(const BoxList *list, const PagePlan *plan, int width, const Style *notes)
{
    FilledPage *filled = g_new0(FilledPage, 1);
    filled->page = page_new();
    filled->facts.places = g_array_new(FALSE, TRUE, sizeof(PagePlace));
    filled->facts.strings = g_array_new(FALSE, TRUE, sizeof(FillString));
    g_array_set_clear_func(filled->facts.strings, clear_string);
    Fill self = {.list = list, .page = filled->page, .facts = &filled->facts};
    self.links = g_hash_table_new(NULL, NULL);
    self.flow_start = (guint) (plan->first_break + 1);
    add_repeat(&self, plan);
    add_boxes(&self, plan->boxes);
    g_hash_table_remove_all(self.links);
    if (plan->notes->len > 0) {
        add_note_rule(&self, plan, width, notes);
        self.list = list->note_list;
        self.flow_start = G_MAXUINT;
        add_boxes(&self, plan->notes);
    }
    g_hash_table_unref(self.links);
    return filled;
}

void
fill_move(FilledPage *self, int x, int y)
{
    const Page *page = self->page;
    for (guint i = 0; i < page->items->len; i++) {
        PageItem *item = &g_array_index(page->items, PageItem, i);
        item->x += x;
        item->y += y;
    }
    for (guint i = 0; i < page->lines->len; i++) {
        PageLine *line = &g_array_index(page->lines, PageLine, i);
        line->x += x;
        line->y += y;
    }
    for (guint i = 0; i < page->links->len; i++) {
        const PageLink *link = page->links->pdata[i];
        for (guint k = 0; k < link->boxes->len; k++) {
            PageBox *box = &g_array_index(link->boxes, PageBox, k);
            box->x += x;
            box->y += y;
        }
    }
    for (guint i = 0; i < self->facts.places->len; i++)
        g_array_index(self->facts.places, PagePlace, i).y += y;
}
