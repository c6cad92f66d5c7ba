/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links as annotations, each tied to its element of the structure tree. */
#pragma once

#include "pdf/boxes.h"
#include "pdf/object.h"
#include "pdf/structure.h"

typedef struct {
    PdfFile *file;
    const Pages *pages;
    const PdfSheet *sheet;
    const PdfObject *page_objects;
    PdfStructure *structure;
    Diag *diag;
} PdfLinks;

/* Writes the link annotations of all pages. One to a place that the book has not, or to an
 * address that no book should lead to (a program, a file), is left out and told. */
void pdf_links_write(const PdfLinks *self);

/* `uri` in printable ASCII, the rest percent-encoded (RFC 3986 §2.1); NULL when its scheme
 * is none of http, https, mailto and tel. The caller's. */
char *pdf_link_uri(const char *uri);
