/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Doc as XHTML: one file of the plan at a time. */
#pragma once

#include "epub/epub.h"
#include "epub/picture.h"
#include "epub/plan.h"
#include "epub/xml.h"

/* What the book has, found while it is written: its accessibility metadata says just that
 * (EPUB.md A2). */
typedef struct {
    bool has_pictures, has_described_picture, has_undescribed_picture, has_ruby, has_code,
        has_math, has_tables;
} XhtmlFacts;

/* The document of `file`; page markers written are added to `plan->page_labels`, picture widths
 * that need a class to `pictures`. */
GBytes *xhtml_write(Plan *plan, const PlanFile *file, EpubPictures *pictures,
                    const EpubOptions *options, XhtmlFacts *facts);

/* Opens html, head (title, style sheet) and body of any document of the book; the body's class
 * and epub:type may be NULL. Close with two xml_close(). */
void xhtml_open(Xml *xml, const Book *book, const char *title, const char *class,
                const char *type);
