/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs: inlines in, justified lines out. Korean line breaking lives here: total-fit
 * over clusters, eojeol first, never PangoLayout.
 *
 * Build one with the text_paragraph_add calls, in order, then break it as often as wanted
 * (other measures); every length is in Pango units.
 */
#pragma once

#include "doc/node.h"
#include "text/inlines.h"
#include "text/setter.h"

typedef struct TextParagraph TextParagraph;

/* An empty paragraph in `style` (of its block, lent). `language` is a BCP 47 tag. */
TextParagraph *text_paragraph_new(TextSetter *setter, const Style *style,
                                  const char *language);
void text_paragraph_free(TextParagraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextParagraph, text_paragraph_free)

/* Characters in `style` (lent) that stem from `node` (NULL: generated). With `node` set
 * `node_offset` says where in node->text they begin. Newlines are forced breaks; tabs go to
 * the stops of the style's tab-size when it preserves white space. */
void text_paragraph_add_text(TextParagraph *self, const char *text, gssize length,
                             const Style *style, const DocNode *node, gsize node_offset);
/* A box that flows like a character: an inline picture, a task box. */
void text_paragraph_add_object(TextParagraph *self, const DocNode *node,
                               const Style *style, int width, int ascent, int descent,
                               gpointer payload);
/* A forced line end. */
void text_paragraph_add_line_break(TextParagraph *self);
/* A leader: `pattern` repeated to fill the line between what stands before and after. */
void text_paragraph_add_leader(TextParagraph *self, const char *pattern,
                               const Style *style);

typedef struct {
    const DocNode *node;        /* the leaf the characters stem from; NULL: generated
                                   (hyphen, leader, content), no text of the book */
    gsize node_start, node_end; /* bytes of node->text shown here */
    const Style *style;
    const char *text; /* for `glyphs`, the paragraph's; NULL for an object */
    /* Widths final, drawn left to right from x; NULL for an object. Where the level of its
     * item is odd, the text runs from right to left and log_clusters fall, as Pango has it. */
    PangoGlyphItem *glyphs;
    gpointer payload; /* of an object */
    int x;            /* from the left edge of the measure: indent, alignment counted */
    int width;
    int rise;            /* of the baseline */
    int ascent, descent; /* of an object or of the font */
    bool is_leader;
} TextFragment;

typedef struct {
    GArray *fragments;   /* TextFragment, in the order they are read */
    int x;               /* left edge within the measure: indent, alignment, hanging */
    int width;           /* natural extent after justification, without hang */
    int hang;            /* how far punctuation stands past the right edge */
    int ascent, descent; /* of the tallest fragment */
    bool is_forced_end;  /* ends at a forced break or the paragraph's end */
    bool is_split_word;  /* ends inside an eojeol */
    bool is_justified;   /* to both edges; narrow measures are not, whatever the style */
    /* Flagged (text/fit.h): gapes, is too long, or ends where none should. */
    bool is_emergency;
    /* Of adjustment: 1 = all that may stretch is stretched, -1 = all that may shrink is
     * shrunk; beyond 1 as text/fit.h says. */
    double ratio;
} TextLine;

typedef struct {
    TextLine *lines;
    guint length;
    double cost; /* total demerits, for tests */
    Pool *own;   /* their galley, when the setter was lent none */
} TextLines;

typedef struct {
    int width;        /* of the measure */
    int first_indent; /* of the first line; negative hangs */
    int rest_indent; /* of the others up to a forced break: wrapped code, turnover lines */
    /* What runs from right to left stands at the left all the same: beside a marker. */
    bool stays_left;
    bool is_greedy;          /* first fit, for comparison in tests only */
    bool is_ragged_balanced; /* headings: lines of like width */
} TextMeasure;

/* Breaks and justifies as the paragraph's style says. Never fails; an empty paragraph gives
 * one empty line. Lines refer to the setter's fonts and to the styles, not to the paragraph;
 * their glyphs and text lie in the setter's galley (text_setter_lend_galley) and stay there
 * when the lines are freed. */
TextLines *text_paragraph_break(TextParagraph *self, const TextMeasure *measure);
void text_lines_free(TextLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextLines, text_lines_free)

/* The narrowest width the content can take without splitting an eojeol, and the widest it
 * wants, for table columns. */
void text_paragraph_extents(TextParagraph *self, int *min_width, int *max_width);
