/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of pages: sections on their sides, blank pages between them, roman numbers in
 * the front matter and arabic ones from the first page of the text. */
#pragma once

#include "layout/chapter.h"

typedef struct {
    Chapter *chapter; /* lent; NULL: blank */
    guint index;      /* of the page in its chapter */
    int number;       /* counted from the start of front matter or text */
    bool is_front, is_recto;
} SequencePage;

typedef struct {
    GArray *pages; /* SequencePage */
    int front;     /* how many are front matter */
} Sequence;

/* Puts the pages of `chapters` (Chapter *) in order. Where pages face each other the text
 * begins on a recto, page 1; with `is_print` the number of pages is a multiple of
 * `multiple`. */
Sequence *sequence_new(const GPtrArray *chapters, bool is_print, int multiple);
void sequence_free(Sequence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sequence, sequence_free)

/* "iv", "12". The caller owns it. */
char *sequence_label(const SequencePage *page);
