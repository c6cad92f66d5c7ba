/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the file says about the book: the information dictionary and the same as XMP. */
#pragma once

#include "layout/page.h"
#include "pdf/file.h"

typedef struct {
    const char *title, *author, *subject, *keywords; /* NULL or not empty; lent */
    const char *language, *identifier;               /* lent from the book */
    char *creator, *producer;
    char *iso_date; /* "2021-12-31T20:42:31Z" */
    char *pdf_date; /* "D:20211231204231Z" */
    char *authors;  /* what `author` points at */
    char *subjects;
    bool is_print;
} PdfMetadata;

PdfMetadata *pdf_metadata_new(const Book *book, bool is_print);
void pdf_metadata_free(PdfMetadata *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfMetadata, pdf_metadata_free)

/* Writes the information dictionary. */
PdfId pdf_metadata_write_info(const PdfMetadata *self, PdfFile *file);

/* The XMP packet (ISO 16684-1): claims PDF/A-2u and PDF/UA-1, or PDF/X-4 for print. */
GBytes *pdf_metadata_xmp(const PdfMetadata *self);
