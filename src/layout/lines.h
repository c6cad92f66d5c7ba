/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paragraphs of a section, kept from turn to turn: when page numbers move, only the
 * paragraphs that show one are set again (settle.c). Pages borrow the glyphs, so nothing
 * is freed before the pages are. */
#pragma once

#include "text/paragraph.h"

typedef struct LineStore LineStore;

/* A part of a node's text as it is set at a width and a zoom of its style. */
typedef struct {
    const DocNode *node;
    guint part;
    int width, zoom;
} LineKey;

LineStore *line_store_new(void);
void line_store_free(LineStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LineStore, line_store_free)

/* Frees what only further turns would need. Nothing may be looked up or kept then. */
void line_store_settle(LineStore *self);

/* The lines that were set for `key` before; lent. NULL when there are none. */
TextLines *line_store_lookup(const LineStore *self, const LineKey *key);
/* Keeps both (taken); with `key` (NULL: none) they are found again. Gives `lines` back,
 * lent. */
TextLines *line_store_keep(LineStore *self, const LineKey *key, TextParagraph *paragraph,
                           TextLines *lines);
