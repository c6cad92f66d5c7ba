/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Footnotes of one chapter: numbered in the order of their calls. */
#pragma once

#include "base/diag.h"
#include "doc/node.h"

/* Numbers every DOC_NOTE_REFERENCE below `doc` from 1 in document order, a note called
 * twice keeping its number; moves the DOC_FOOTNOTEs to the end in that order; gives both ids
 * "PREFIX-note-N" and "PREFIX-call-N". Calls without a note become text, notes without a call
 * an ordinary paragraph at the end; both are told. */
void book_notes_settle(DocNode *doc, const char *prefix, Diag *diag);
