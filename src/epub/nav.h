/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Navigation: the EPUB 3 nav document and, for old readers, the NCX with the same entries. */
#pragma once

#include "epub/xhtml.h"

/* Records the pages that the printed contents take: their markers will stand in the nav
 * document `file`. To be called when the spine has come to it. */
void nav_mark_pages(Plan *plan, const PlanFile *file);

/* toc, landmarks, and the page list when the plan has pages (EPUB 3.3 §7): to be written
 * when every other document is. */
GBytes *nav_write(const XhtmlBook *book, const PlanFile *file);
GBytes *nav_write_ncx(const XhtmlBook *book);
