/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The structure tree: what each marked content on a page is, in reading order
 * (ISO 32000-1 §14.7, ISO 14289-1).
 *
 * Content is added page by page as it was painted. The children of an element come out in
 * the order of the document, also where the layout moved something; content of the
 * element's own stays where it was painted between them.
 */
#pragma once

#include "pdf/boxes.h"
#include "pdf/file.h"

typedef struct PdfStructure PdfStructure;

/* For the elements below pages->document, on `pages->pages->len` pages. */
PdfStructure *pdf_structure_new(const Pages *pages);
void pdf_structure_free(PdfStructure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfStructure, pdf_structure_free)

/* The next marked content of page `page` belongs to `element`. Returns its number, MCID;
 * within a page they come one after the other from 0. */
guint pdf_structure_add_content(PdfStructure *self, const PageElement *element,
                                guint page);

/* `annotation` belongs to `element`. Returns the number for its /StructParent. */
guint pdf_structure_add_annotation(PdfStructure *self, const PageElement *element,
                                   guint page, PdfId annotation);

/* `element` covers `rect` on `page`; figures tell it to readers that show pieces. */
void pdf_structure_add_area(PdfStructure *self, const PageElement *element, guint page,
                            PdfRect rect);

/* Writes the tree; `pages` are the page objects. Links without annotation become spans.
 * Returns the root. */
PdfId pdf_structure_write(PdfStructure *self, PdfFile *file, const PdfId *pages);
