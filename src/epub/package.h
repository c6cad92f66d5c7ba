/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The package document (OPF): metadata, manifest, spine (EPUB.md C5-C8, A1-A3). */
#pragma once

#include "epub/xhtml.h"

/* A file of the book for the manifest. */
typedef struct {
    const char *id, *href, *type, *properties; /* properties may be NULL */
} PackageItem;

typedef struct {
    const Plan *plan;
    const EpubOptions *options;
    const XhtmlFacts *facts;
    GArray *items;        /* PackageItem, all but the package itself */
    const char *cover_id; /* item of the cover picture */
} PackageContent;

GBytes *package_write(const Book *book, const PackageContent *content);
