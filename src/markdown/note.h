/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Footnotes, which the Markdown library lacks: [^label] with "[^label]: text" elsewhere, and
 * ^[text] on the spot (Pandoc; GFM for the first). */
#pragma once

#include "markdown/mask.h"
#include "markdown/passage.h"

typedef struct {
    char *label;
    DiagPlace place;
    Passage *text;  /* what the note says, without its indentation */
    bool is_called; /* abbreviations only: a word of the text calls it */
} Note;

typedef struct {
    GPtrArray *list;      /* Note *, in the order found */
    GHashTable *by_label; /* case-folded label -> Note *, lent */
    int on_the_spot;      /* notes of the form ^[text] so far */
} Notes;

Notes *notes_new(void);
void notes_free(Notes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Notes, notes_free)

/* The length of "[^label]:" that `line` begins with after at most three spaces; 0 when it
 * begins no note. The label is [*label, *label + *label_length). */
gsize note_definition(const char *line, gsize length, const char **label,
                      gsize *label_length);

/* A new note, whose text is empty yet; lent. A label that is taken is told as
 * [duplicate-note], and the note is left out of the index. */
Note *notes_add(Notes *self, const char *label, gsize length, DiagPlace place,
                Diag *diag);

/* A new note for the abbreviation `term`, to be told from footnotes by its label, "*[term]".
 * NULL when there is one already: told as [duplicate-note]. */
Note *notes_add_term(Notes *self, const char *term, gsize length, DiagPlace place,
                     Diag *diag);

/* Adds an island for each reference to a note that there is; and, when `has_spot`, for each
 * ^[text], whose note is added to `self`. */
void notes_find(Notes *self, Mask *mask, Passage *passage, bool has_spot, Diag *diag);
