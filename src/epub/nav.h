/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Navigation: the EPUB 3 nav document and, for old readers, the NCX with the same entries. */
#pragma once

#include "epub/plan.h"

/* toc, landmarks, and the page list when the plan has pages (EPUB.md N1-N5). */
GBytes *nav_write(const Plan *plan);
GBytes *nav_write_ncx(const Plan *plan);
