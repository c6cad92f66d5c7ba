/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a TextSetter and a TextParagraph hold, for the files of this room only. */
#pragma once

#include <hb.h>

#include "text/chain.h"
#include "text/content.h"
#include "text/hyphenate.h"
#include "text/paragraph.h"
#include "text/ruby.h"
#include "text/setter.h"
#include "text/shape.h"

struct TextSetter {
    StyleResolver *styles; /* lent; may be NULL */
    Diag *diag;            /* lent; may be NULL */
    char *language;
    TextChains *chains;
    TextHyphens *hyphens;
    hb_buffer_t *buffer; /* reused from run to run */
    GHashTable *told;    /* what this chapter has been told: guint keys */
    Pool *galley;        /* lent; NULL: lines have their own */
    /* Work space, reused from paragraph to paragraph. */
    TextParagraph *spare; /* an empty one; may be NULL */
    GArray *stops;        /* TextStop */
    GArray *nodes, *ends; /* text/fit.h */
    GArray *fragments;    /* TextFragment */
    GArray *lines;        /* TextLine */
};

struct TextParagraph {
    TextSetter *setter;
    const Style *style; /* of the block */
    char *language;
    TextContent content;
    TextShapes shapes;
    GPtrArray *rubies; /* TextRuby *, by the pieces' number less 1 */
    bool is_shaped;
};

/* Frees a paragraph that no setter will use again. */
void text_paragraph_drop(TextParagraph *self);

/* How far `style` stands above (or, negative, below) text of size `em`. */
int text_rise(const Style *style, int em);
