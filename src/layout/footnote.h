/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Footnotes of a section: numbered in the order in which they are called, the author's
 * notes and, in print, the addresses of links in one sequence; an address once. */
#pragma once

#include "layout/flow.h"

NoteRegister *note_register_new(const DocNode *doc);
void note_register_free(NoteRegister *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NoteRegister, note_register_free)

/* The call that the DOC_NOTE_REFERENCE `node` of the Doc is printed as: itself, numbered.
 * NULL when there is no such note. */
const DocNode *note_of_reference(NoteRegister *self, const DocNode *node);
/* A call behind the DOC_LINK `link` to the note that gives its address; NULL when the sheet
 * shows no such notes (`.link-note { display: none }`). */
const DocNode *note_of_link(NoteRegister *self, StyleResolver *styles,
                            const DocNode *link);
/* The number that the call `node` prints; 0 when `node` is none. */
guint note_number(const NoteRegister *self, const DocNode *node);

/* "#id" of the note, where its call leads; NULL when it has none. The caller owns it. */
char *note_target(const NoteRegister *self, guint number);

/* Lays out every note called so far as `list`'s footnotes, in `flow`'s measure; the notes
 * may call further ones, which follow. */
void note_set_all(const Flow *flow, BoxList *list);
