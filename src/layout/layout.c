/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/layout.h"

#include "base/measure.h"
#include "layout/contents.h"
#include "layout/element.h"
#include "layout/fill.h"
#include "layout/furniture.h"
#include "layout/settle.h"

#define LEAST_MEASURE (40 * MEASURE_POINT)
#define LEAST_LINES 3

static void
bench_free(gpointer data)
{
    ChapterBench *bench = data;
    box_list_free(bench->list);
    text_setter_free(bench->setter);
    style_resolver_free(bench->styles);
    g_free(bench);
}

static GPtrArray *
make_benches(const Book *book, const StyleSheets *sheets, const FontSet *fonts,
             const LayoutOptions *options, guint chapters)
{
    guint n = options->jobs > 0 ? (guint) options->jobs : g_get_num_processors();
    bool is_black = options->is_print && !book->manifest->has_colour;
    StyleMedium medium = is_black ? STYLE_MEDIUM_BLACK_PRINT : STYLE_MEDIUM_COLOUR_PRINT;
    GPtrArray *benches = g_ptr_array_new_with_free_func(bench_free);
    for (guint i = 0; i < CLAMP(n, 1, MAX(chapters, 1)); i++) {
        ChapterBench *bench = g_new0(ChapterBench, 1);
        bench->styles = style_resolver_new_for(sheets, medium);
        bench->setter = text_setter_new(fonts, bench->styles, book->language, NULL);
        bench->list = box_list_new();
        g_ptr_array_add(benches, bench);
    }
    return benches;
}

/* All sections are laid out. */
static void
clear_benches(const GPtrArray *benches)
{
    for (guint i = 0; i < benches->len; i++)
        g_clear_pointer(&((ChapterBench *) benches->pdata[i])->list, box_list_free);
}

static void
chapter_free_data(gpointer data)
{
    chapter_free(data);
}

static void
free_section(gpointer data)
{
    endnotes_section_free(data);
}

/* The contents name the notes, which only a printed book has. */
static void
list_endnotes(GPtrArray *chapters, const BookSection *notes, GPtrArray *made)
{
    for (guint i = 0; i < chapters->len; i++) {
        const Chapter *chapter = chapters->pdata[i];
        if (chapter->section->kind != BOOK_CONTENTS)
            continue;
        BookSection *contents = endnotes_contents(chapter->section, notes);
        g_ptr_array_add(made, contents);
        g_ptr_array_remove_index(chapters, i);
        g_ptr_array_insert(chapters, (int) i, chapter_new(contents));
    }
}

/* The end notes stand before the colophon, or last. Adds the sections that are made for
 * them to `made`. */
static void
add_endnotes(const Book *book, GPtrArray *chapters, GPtrArray *made)
{
    g_autoptr(GPtrArray) notes = g_ptr_array_new();
    guint at = chapters->len;
    for (guint i = 0; i < chapters->len; i++) {
        Chapter *chapter = chapters->pdata[i];
        chapter->endnotes = endnotes_new(chapter->section);
        g_ptr_array_add(notes, chapter->endnotes);
        if (chapter->section->kind == BOOK_COLOPHON && i + 1 == chapters->len)
            at = i;
    }
    BookSection *section = endnotes_section(book, notes);
    if (section == NULL)
        return;
    g_ptr_array_add(made, section);
    g_ptr_array_insert(chapters, (int) at, chapter_new(section));
    list_endnotes(chapters, section, made);
}

static GPtrArray *
make_chapters(const Book *book)
{
    GPtrArray *chapters = g_ptr_array_new_with_free_func(chapter_free_data);
    for (guint i = 0; i < book->sections->len; i++) {
        const BookSection *section = book->sections->pdata[i];
        if (section->kind != BOOK_COVER)
            g_ptr_array_add(chapters, chapter_new(section));
    }
    return chapters;
}

static bool
has_room(StyleResolver *styles, const GPtrArray *chapters, GError **error)
{
    for (guint i = 0; i < chapters->len; i++) {
        const Chapter *chapter = chapters->pdata[i];
        const Style *root = style_of(styles, chapter->section->doc);
        ChapterArea area = chapter_area(styles, root->page);
        int least = LEAST_LINES * MAX(root->line_height, 1);
        if (area.width >= LEAST_MEASURE && MIN(area.height, area.first_height) >= least)
            continue;
        g_set_error(
            error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
            "the sheet leaves no room for text on the pages of '%s': %.0f by %.0f "
            "pt; make the @page margins smaller",
            chapter->section->id, MEASURE_TO_PT(area.width),
            MEASURE_TO_PT(MIN(area.height, area.first_height)));
        return false;
    }
    return true;
}

/* ---- pages -------------------------------------------------------------------------------- */

typedef struct {
    Pages *pages;
    const Sequence *sequence;
    StyleResolver *styles;
    Furniture *furniture;
} Assembly;

static const StylePage *
sheet_of(const Assembly *self, const SequencePage *at)
{
    const char *name = at->chapter != NULL ? at->chapter->page_name : NULL;
    return style_page(self->styles, name, !at->is_recto,
                      at->chapter != NULL && at->index == 0, at->chapter == NULL);
}

static void
take_facts(Assembly *self, const FillFacts *facts, const char *label)
{
    int page = (int) self->pages->pages->len - 1;
    for (guint i = 0; i < facts->places->len; i++) {
        const PagePlace *place = &g_array_index(facts->places, PagePlace, i);
        pages_add_place(self->pages, place->anchor, page, place->y);
    }
    for (guint i = 0; i < facts->strings->len; i++) {
        const FillString *string = &g_array_index(facts->strings, FillString, i);
        furniture_set_string(self->furniture, string->name, string->value);
    }
    if (facts->leaf != NULL)
        page_map_add(self->pages->map, label, facts->leaf, facts->offset);
}

/* The page of the chapter, now at its place on its side. */
static Page *
take_page(const SequencePage *at, const StylePage *sheet)
{
    FilledPage *filled = at->chapter->pages->pdata[at->index];
    fill_move(filled, sheet->margin[STYLE_LEFT], sheet->margin[STYLE_TOP]);
    Page *page = g_steal_pointer(&filled->page);
    page->section = at->chapter->section;
    return page;
}

static void
add_page(Assembly *self, const SequencePage *at)
{
    const StylePage *sheet = sheet_of(self, at);
    bool is_blank = at->chapter == NULL;
    Page *page = is_blank ? page_new() : take_page(at, sheet);
    page->label = sequence_label(at);
    page->is_recto = at->is_recto;
    page->is_blank = is_blank;
    g_ptr_array_add(self->pages->pages, page);
    if (!is_blank) {
        const FilledPage *filled = at->chapter->pages->pdata[at->index];
        take_facts(self, &filled->facts, page->label);
    }
    furniture_add(self->furniture, sheet, page, at->number,
                  (int) self->sequence->pages->len);
}

static void
set_sheet(Pages *pages, StyleResolver *styles)
{
    const StylePage *sheet = style_page(styles, NULL, false, false, false);
    int bleed = pages->book->manifest->bleed;
    pages->width = sheet->width;
    pages->height = sheet->height;
    pages->bleed = bleed >= 0 ? bleed : sheet->bleed;
    pages->has_crop_marks =
        sheet->has_crop_marks || pages->book->manifest->has_crop_marks;
    pages->has_cross_marks =
        sheet->has_cross_marks || pages->book->manifest->has_registration_marks;
}

static void
free_lines(gpointer data)
{
    line_store_free(data);
}

static void
assemble(Pages *pages, const Sequence *sequence, const ChapterBench *bench)
{
    LineStore *lines = line_store_new();
    pages_keep_text(pages, lines, free_lines);
    text_setter_lend_galley(bench->setter, line_store_galley(lines));
    g_autoptr(Furniture) furniture = furniture_new(bench, lines, pages->book);
    Assembly self = {pages, sequence, bench->styles, furniture};
    set_sheet(pages, bench->styles);
    pages->front_pages = sequence->front;
    for (guint i = 0; i < sequence->pages->len; i++)
        add_page(&self, &g_array_index(sequence->pages, SequencePage, i));
    contents_outline(pages);
    text_setter_lend_galley(bench->setter, NULL);
    line_store_settle(lines);
}

/* A part's divider and its chapters stand together in a Part. */
static void
take_elements(Pages *pages, GPtrArray *chapters)
{
    PageElement *around = pages->document;
    pages->document->language = g_strdup(pages->book->language);
    for (guint i = 0; i < chapters->len; i++) {
        Chapter *chapter = chapters->pdata[i];
        PageElement *element = g_steal_pointer(&chapter->element);
        if (chapter->section->kind == BOOK_PART)
            around = page_element_new("Part", pages->document, NULL);
        else if (chapter->section->kind != BOOK_CHAPTER)
            around = pages->document;
        page_element_append(around, element);
        line_store_settle(chapter->lines);
        pages_keep_text(pages, g_steal_pointer(&chapter->lines), free_lines);
    }
    pages->elements = element_number(pages->document);
}

static void
unref_array(gpointer data)
{
    g_ptr_array_unref(data);
}

/* What the pages borrow, in the order in which it may go: last what the rest stands on. */
static void
keep(Pages *pages, GPtrArray *made, GPtrArray *benches, GPtrArray *chapters)
{
    pages_keep(pages, made, unref_array);
    pages_keep(pages, benches, unref_array);
    pages_keep(pages, chapters, unref_array);
}

static void
take_diagnostics(const GPtrArray *chapters, Diag *diag)
{
    for (guint i = 0; i < chapters->len; i++) {
        const Chapter *chapter = chapters->pdata[i];
        diag_take(diag, chapter->told);
        diag_take(diag, chapter->found);
    }
}

Pages *
layout_book(const Book *book, const StyleSheets *sheets, const FontSet *fonts,
            const LayoutOptions *options, Diag *diag, GError **error)
{
    GPtrArray *chapters = make_chapters(book);
    GPtrArray *made = g_ptr_array_new_with_free_func(free_section);
    if (options->is_print && book->manifest->links == BOOK_LINKS_ENDNOTE)
        add_endnotes(book, chapters, made);
    GPtrArray *benches = make_benches(book, sheets, fonts, options, chapters->len);
    g_autoptr(Pages) pages = pages_new(book);
    keep(pages, made, benches, chapters);
    const ChapterBench *first = benches->pdata[0];
    if (!has_room(first->styles, chapters, error))
        return NULL;
    g_autoptr(Sequence) sequence = settle_pages(book, chapters, benches, options, diag);
    clear_benches(benches);
    take_diagnostics(chapters, diag);
    text_setter_begin(first->setter, diag);
    assemble(pages, sequence, first);
    take_elements(pages, chapters);
    return g_steal_pointer(&pages);
}
