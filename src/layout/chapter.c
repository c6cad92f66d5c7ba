/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/chapter.h"

#include "base/measure.h"
#include "layout/block.h"
#include "layout/footnote.h"
#include "layout/squeeze.h"

Chapter *
chapter_new(const BookSection *section)
{
    Chapter *self = g_new0(Chapter, 1);
    self->section = section;
    self->lines = line_store_new();
    self->notes = note_register_new(section->doc);
    self->standins = standins_new();
    self->told = diag_new();
    self->found = diag_new();
    return self;
}

void
chapter_free(Chapter *self)
{
    if (self == NULL)
        return;
    g_clear_pointer(&self->pages, g_ptr_array_unref);
    page_element_free(self->element);
    line_store_free(self->lines);
    note_register_free(self->notes);
    endnotes_free(self->endnotes);
    standins_free(self->standins);
    diag_free(self->told);
    diag_free(self->found);
    g_free(self->page_name);
    g_free(self);
}

static ChapterArea
area_of(const StylePage *page)
{
    ChapterArea area = {
        .width = page->width - page->margin[STYLE_LEFT] - page->margin[STYLE_RIGHT],
        .height = page->height - page->margin[STYLE_TOP] - page->margin[STYLE_BOTTOM],
        .note_gap = fill_note_gap(page->footnotes)};
    return area;
}

ChapterArea
chapter_area(StyleResolver *styles, const char *page_name)
{
    ChapterArea area = {G_MAXINT, G_MAXINT, G_MAXINT, 0};
    for (int i = 0; i < 4; i++) {
        bool is_left = i & 1, is_first = i & 2;
        ChapterArea own =
            area_of(style_page(styles, page_name, is_left, is_first, false));
        area.width = MIN(area.width, own.width);
        area.note_gap = MAX(area.note_gap, own.note_gap);
        if (is_first)
            area.first_height = MIN(area.first_height, own.height);
        else
            area.height = MIN(area.height, own.height);
    }
    return area;
}

static void
tell_overfull(const Chapter *self, const BoxList *list, const PagePlan *plan)
{
    const DocNode *node = NULL;
    for (guint i = 0; i < plan->boxes->len && node == NULL; i++) {
        const PagePlacement *placed = &g_array_index(plan->boxes, PagePlacement, i);
        const Box *box = box_at(list, placed->box);
        for (guint k = 0; k < box->n_marks; k++) {
            const BoxMark *mark = &g_array_index(list->marks, BoxMark, box->marks + k);
            if (mark->kind == BOX_MARK_LEAF)
                node = mark->as.leaf.node;
        }
    }
    diag_add(self->found, DIAG_WARNING, node != NULL ? node->place : DIAG_NOWHERE,
             "overfull-page",
             "something is taller than a page and reaches into the margin; make the type "
             "smaller or divide it");
}

static void
tell_plans(const Chapter *self, const BoxList *list, const GPtrArray *plans)
{
    const DocNode *last = NULL;
    for (guint i = 0; i < plans->len; i++) {
        const PagePlan *plan = plans->pdata[i];
        for (guint k = plan->moved; k < plan->moved_end; k++) {
            const BoxFigure *figure = &g_array_index(list->figures, BoxFigure, k);
            if (figure->node == last)
                continue;
            last = figure->node;
            diag_add(self->found, DIAG_NOTE, figure->node->place, "picture-moved",
                     "the %s does not fit where it stands; text that follows it "
                     "goes before it",
                     figure->node->kind == DOC_TABLE ? "turned table" : "picture");
        }
        if (plan->is_overfull)
            tell_overfull(self, list, plan);
    }
}

static void
set_up(Chapter *self, Flow *flow, BoxList *list, const ChapterBench *bench,
       const LayoutTask *task)
{
    const Style *root = style_of(bench->styles, self->section->doc);
    g_free(self->page_name);
    self->page_name = g_strdup(root->page);
    self->opening = root->break_before;
    self->closing = root->break_after;
    self->area = chapter_area(bench->styles, root->page);
    page_element_free(self->element);
    *flow = (Flow){.task = task,
                   .section = self->section,
                   .setter = bench->setter,
                   .styles = bench->styles,
                   .lines = self->lines,
                   .notes = self->notes,
                   .endnotes = self->endnotes,
                   .standins = self->standins,
                   .root = root,
                   .zoom = 100,
                   .leading = MAX(root->line_height, MEASURE_POINT),
                   .has_grid = root->snaps_to_grid};
    flow_init(flow, list, self->area.width, self->area.height);
    flow->diag = self->found;
    flow->elements = element_map_new(self->section->kind);
    const char *language = self->section->doc->language;
    flow->element = self->element = page_element_new("Sect", NULL, self->section->doc);
    if (language != NULL && g_strcmp0(language, task->book->language) != 0)
        self->element->language = g_strdup(language);
}

/* Places that stand in no box lie at the end of the last one. */
static void
finish(Flow *flow)
{
    if (flow->anchors->len > 0 || flow->strings->len > 0)
        flow_solid(flow, 0, false);
    box_add_break(flow->list, BOX_COST_FORCED);
    note_set_all(flow, flow->list);
    element_map_free(flow->elements);
    flow_clear(flow);
}

static void
free_page(gpointer data)
{
    filled_page_free(data);
}

/* Where the page must lie that the break before it begins. Pages of pictures that waited
 * begin with the same break; it speaks of the first of them. */
static StyleFragment
side_of(const BoxList *list, const GPtrArray *plans, guint index)
{
    const PagePlan *plan = plans->pdata[index];
    const PagePlan *last = index > 0 ? plans->pdata[index - 1] : NULL;
    if (plan->first_break < 0 || (last != NULL && last->first_break == plan->first_break))
        return STYLE_FRAGMENT_AUTO;
    return box_at(list, (guint) plan->first_break)->side;
}

static void
make_pages(Chapter *self, const BoxList *list, const Flow *flow)
{
    PaginateSize size = {.first_height = self->area.first_height,
                         .height = self->area.height,
                         .leading = flow->leading,
                         .has_grid = flow->has_grid,
                         .note_gap = self->area.note_gap};
    g_autoptr(GPtrArray) plans = paginate(list, &size);
    const StylePage *sheet =
        style_page(flow->styles, self->page_name, false, false, false);
    g_clear_pointer(&self->pages, g_ptr_array_unref);
    self->pages = g_ptr_array_new_with_free_func(free_page);
    for (guint i = 0; i < plans->len; i++) {
        FilledPage *page =
            fill_page(list, plans->pdata[i], self->area.width, sheet->footnotes);
        page->side = side_of(list, plans, i);
        g_ptr_array_add(self->pages, page);
    }
    tell_plans(self, list, plans);
}

static bool
is_one_page(BookSectionKind kind)
{
    return kind == BOOK_HALF_TITLE || kind == BOOK_TITLE_PAGE || kind == BOOK_PART ||
           kind == BOOK_COLOPHON || kind == BOOK_DEDICATION;
}

void
chapter_lay_out(Chapter *self, const ChapterBench *bench, const LayoutTask *task)
{
    Flow flow;
    BoxList *list = bench->list;
    g_autoptr(Diag) again = diag_new();
    box_list_empty(list);
    diag_free(self->found);
    self->found = diag_new();
    text_setter_begin(bench->setter, task->labels == NULL ? self->told : again);
    text_setter_lend_galley(bench->setter, line_store_galley(self->lines));
    set_up(self, &flow, list, bench, task);
    flow.shows_pages = &self->shows_pages;
    block_set(&flow, self->section->doc);
    finish(&flow);
    if (is_one_page(self->section->kind))
        squeeze_onto_page(list, self->area.first_height);
    make_pages(self, list, &flow);
    if (!self->shows_pages)
        line_store_settle(self->lines);
}
