/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the package says of accessibility: only what was found true while the book was
 * written (EPUB Accessibility 1.1).
 */
#pragma once

#include "epub/package.h"

/* Writes the schema.org properties, the summary in the book's language, and the conformance
 * that somebody certified. */
void accessibility_write(Xml *xml, const Book *book, const PackageContent *content);
