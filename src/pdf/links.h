/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links as annotations, each tied to its element of the structure tree. */
#pragma once

#include "pdf/boxes.h"
#include "pdf/file.h"
#include "pdf/structure.h"

typedef struct {
    PdfFile *file;
    const Pages *pages;
    const PdfSheet *sheet;
    const PdfId *page_ids;
    PdfStructure *structure;
    Diag *diag;
    const PageElement *told; /* the link that was told last: it may go over many pages */
} PdfLinks;

/* Writes the link annotations of page `page` and appends "/Annots[...]" for them to `out`,
 * or nothing. One to a place that the book has not, to an address that no book should
 * lead to (a program, a file) or that a PDF cannot hold, is left out and told. */
void pdf_links_write(PdfLinks *self, guint page, GString *out);

/* `uri` in printable ASCII, the rest percent-encoded (RFC 3986 §2.1); NULL when its scheme
 * is none of http, https, mailto and tel or it is longer than PDF_STRING_BYTES. The caller's. */
char *pdf_link_uri(const char *uri);
