/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A passage is a stretch of Markdown or HTML that is parsed by itself: the post's body, the
 * text of a footnote, one raw HTML block. It is put together line by line, so a footnote's
 * indentation can be taken away, and still every byte knows its place in the file. */
#pragma once

#include <glib.h>

#include "base/diag.h"

typedef struct Passage Passage;

/* An empty passage of the file `file`, which must outlive it. */
Passage *passage_new(const char *file);
void passage_free(Passage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Passage, passage_free)

/* Appends `length` bytes that stand at `place` of the file; a line or a part of one. */
void passage_add(Passage *self, const char *bytes, gsize length, DiagPlace place);

/* Appends every line of `bytes`, the first of which stands at `place`. */
void passage_add_lines(Passage *self, const char *bytes, gsize length, DiagPlace place);

const char *passage_text(const Passage *self); /* NUL-terminated; lent */
gsize passage_length(const Passage *self);

/* The place of the byte at `offset`. Constant time when asked in ascending order, however
 * long the lines are; that is why `self` is not const. */
DiagPlace passage_place(Passage *self, gsize offset);
