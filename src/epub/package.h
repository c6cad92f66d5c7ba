/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The package document (OPF): metadata, manifest, spine (EPUB 3.3 §5). */
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

/* A property of the book, or of what has the id `id` in the package; `scheme` may be NULL. */
void package_meta(Xml *xml, const char *property, const char *value);
void package_refine(Xml *xml, const char *id, const char *property, const char *scheme,
                    const char *value);
