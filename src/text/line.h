/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines out of shaped text: the slack is given to spaces and gaps, glyphs are copied into
 * items that draw exactly so, one for each style and place of the document.
 */
#pragma once

#include "base/pool.h"
#include "text/content.h"
#include "text/paragraph.h"
#include "text/shape.h"
#include "text/stop.h"

typedef struct {
    const TextContent *content;
    const TextShapes *shapes;
    const GPtrArray *rubies;       /* TextRuby *; NULL in a ruby itself */
    Pool *galley;                  /* takes the glyphs and generated text */
    const char *text;              /* the content's, in the galley */
    GArray *fragments;             /* TextFragment: of the line that is being made */
    guint piece, run;              /* where the last line ended; 0 at first */
    const char *language;          /* the last one asked for, */
    PangoLanguage *pango_language; /* and Pango's word for it */
} TextLineMaker;

/* One line's clusters and what is to be done with them. */
typedef struct {
    guint32 first, end; /* clusters; blanks at the end are kept, without width */
    int indent;
    int measure;       /* from the indent to the right edge */
    TextBreak kind;    /* of its end */
    bool is_justified; /* to both edges */
    bool hangs;
    bool is_backward; /* the paragraph runs from right to left, */
    bool stays_left;  /* and stands at the left all the same */
    StyleAlign align; /* when not justified */
    double ratio;
} TextLinePlan;

/* Fills `line`; its fragments are the caller's. Lines are made in order. */
void text_line_make(TextLineMaker *maker, const TextLinePlan *plan, TextLine *line);

/* The advance of the hyphen that ends a line in `face`. */
int text_hyphen_width(const TextFace *face);
