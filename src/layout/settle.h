/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only loop of the program: page numbers in the contents and in "(12쪽)" move pages,
 * which moves page numbers. Sections are laid out on all cores, and those that show page
 * numbers again until nothing moves, at most five times. */
#pragma once

#include "layout/chapter.h"
#include "layout/layout.h"
#include "layout/sequence.h"

/* Lays `chapters` (Chapter *) out until their page numbers hold; the order of their pages,
 * which the caller owns. `benches` (ChapterBench *) is one a thread. */
Sequence *settle_pages(const Book *book, GPtrArray *chapters, const GPtrArray *benches,
                       const LayoutOptions *options, Diag *diag);
