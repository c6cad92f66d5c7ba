/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One section laid out on its own, by one thread: each opens on a fresh page, so none
 * depends on another but for page numbers (settle.c). */
#pragma once

#include "layout/fill.h"
#include "layout/flow.h"
#include "layout/paginate.h"

/* What one thread works with. */
typedef struct {
    StyleResolver *styles;
    TextSetter *setter;
    BoxList *list; /* work space, reused from section to section */
} ChapterBench;

/* The text area of a section's pages. */
typedef struct {
    int width, height, first_height;
    int note_gap; /* above the first footnote */
} ChapterArea;

typedef struct {
    const BookSection *section;
    ChapterArea area;
    char *page_name;       /* of the sheet's @page; NULL */
    StyleFragment opening; /* on which side it opens */
    StyleFragment closing; /* on which side what follows it opens */
    LineStore *lines;
    NoteRegister *notes;
    EndNotes *endnotes; /* owned; NULL: none are asked for */
    StandIns *standins;
    GPtrArray *pages;     /* FilledPage * */
    PageElement *element; /* owned until taken */
    bool shows_pages;     /* its text depends on page numbers */
    Diag *told;           /* by the first turn's setting of text */
    Diag *found;          /* by the last turn */
} Chapter;

Chapter *chapter_new(const BookSection *section);
void chapter_free(Chapter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Chapter, chapter_free)

/* Lays the section out, once more when it was before. */
void chapter_lay_out(Chapter *self, const ChapterBench *bench, const LayoutTask *task);

/* The area that all pages of a section leave to text, and what its first page does. */
ChapterArea chapter_area(StyleResolver *styles, const char *page_name);
