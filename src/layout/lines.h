/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a section, kept from turn to turn: when page numbers move, only the
 * paragraphs that show one are set again (settle.c). Pages borrow the glyphs, which lie in
 * the store's galley until the pages are painted. */
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

/* Where the glyphs of its lines are to be set; lent. */
Pool *line_store_galley(LineStore *self);

/* Frees all but the galley: there will be no further turn, and nothing may be looked up or
 * kept. */
void line_store_settle(LineStore *self);

/* The lines that were set for `key` before; lent. NULL when there are none. */
TextLines *line_store_lookup(const LineStore *self, const LineKey *key);
/* Keeps `lines` (taken); with `key` (NULL: none) they are found again. Gives them back,
 * lent. */
TextLines *line_store_keep(LineStore *self, const LineKey *key, TextLines *lines);
