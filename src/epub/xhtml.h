/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Doc as XHTML: one file of the plan at a time. */
#pragma once

#include "epub/writer.h"

/* What the documents of one book are written with and what is learnt from them. */
typedef struct {
    Plan *plan; /* page markers written are added to its labels */
    EpubPictures *pictures;
    EpubFonts *fonts; /* NULL: none are sent along */
    const EpubOptions *options;
    XhtmlFacts *facts;
} XhtmlBook;

/* The document of `file`, which is a PLAN_TEXT. */
GBytes *xhtml_write(const XhtmlBook *book, const PlanFile *file);

/* Opens html, head (title, style sheet) and body of any document of the book; the body's class
 * and epub:type may be NULL. Close with xhtml_close(). */
void xhtml_open(Xml *xml, const XhtmlBook *book, const char *title, const char *class,
                const char *type);
void xhtml_close(Xml *xml, const XhtmlBook *book);
