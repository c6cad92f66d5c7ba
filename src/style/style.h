/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The computed style of one node: what the cascade gives, in units that layout spends at
 * once. Lengths are Pango units (1/1024 pt). No other place holds a style number.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    guint8 r, g, b, a;
} StyleColour; /* a = 0: transparent */

typedef enum { STYLE_TOP, STYLE_RIGHT, STYLE_BOTTOM, STYLE_LEFT } StyleSide;
typedef enum {
    STYLE_DISPLAY_INLINE,
    STYLE_DISPLAY_BLOCK,
    STYLE_DISPLAY_LIST_ITEM,
    STYLE_DISPLAY_TABLE,
    STYLE_DISPLAY_NONE
} StyleDisplay;
typedef enum {
    STYLE_ALIGN_START,
    STYLE_ALIGN_END,
    STYLE_ALIGN_CENTRE,
    STYLE_ALIGN_JUSTIFY
} StyleAlign;
typedef enum {
    STYLE_SPACE_NORMAL,
    STYLE_SPACE_NOWRAP,
    STYLE_SPACE_PRE,
    STYLE_SPACE_PRE_WRAP,
    STYLE_SPACE_PRE_LINE
} StyleWhiteSpace;
typedef enum {
    STYLE_BREAK_EOJEOL,
    STYLE_BREAK_SYLLABLE,
    STYLE_BREAK_KEEP_ALL
} StyleWordBreak;
typedef enum {
    STYLE_FRAGMENT_AUTO,
    STYLE_FRAGMENT_AVOID,
    STYLE_FRAGMENT_PAGE,
    STYLE_FRAGMENT_RECTO,
    STYLE_FRAGMENT_VERSO
} StyleFragment;
typedef enum {
    STYLE_LINE_NONE,
    STYLE_LINE_SOLID,
    STYLE_LINE_DASHED,
    STYLE_LINE_DOTTED,
    STYLE_LINE_DOUBLE
} StyleLineKind;
typedef enum {
    STYLE_VERTICAL_BASELINE,
    STYLE_VERTICAL_SUPER,
    STYLE_VERTICAL_SUB,
    STYLE_VERTICAL_TOP,
    STYLE_VERTICAL_MIDDLE,
    STYLE_VERTICAL_BOTTOM,
    STYLE_VERTICAL_LENGTH
} StyleVertical;
typedef enum {
    STYLE_LIST_NONE,
    STYLE_LIST_DISC,
    STYLE_LIST_CIRCLE,
    STYLE_LIST_SQUARE,
    STYLE_LIST_DECIMAL,
    STYLE_LIST_DECIMAL_ZERO,
    STYLE_LIST_LOWER_ROMAN,
    STYLE_LIST_UPPER_ROMAN,
    STYLE_LIST_LOWER_ALPHA,
    STYLE_LIST_UPPER_ALPHA,
    STYLE_LIST_HANGUL,
    STYLE_LIST_HANGUL_CONSONANT,
    STYLE_LIST_CJK_DECIMAL,
    STYLE_LIST_STRING,
    STYLE_LIST_CIRCLED_DECIMAL, /* Ready-made Counter Styles; decimal beyond 50 */
    STYLE_LIST_LOWER_GREEK,
    STYLE_LIST_HANGUL_FORMAL /* korean-hangul-formal: 일, 이, 삼 ... */
} StyleListKind;

typedef struct {
    int width;
    StyleLineKind kind;
    StyleColour colour;
} StyleLine;

#define STYLE_AUTO G_MININT /* a length that is `auto`, `none` or `normal` */

/* A generated piece of `content`, in order. */
typedef enum {
    STYLE_CONTENT_TEXT,
    STYLE_CONTENT_COUNTER,
    STYLE_CONTENT_STRING,
    STYLE_CONTENT_TARGET_COUNTER, /* of the place that the node's href names */
    STYLE_CONTENT_TARGET_TEXT,    /* likewise: the text of that place */
    STYLE_CONTENT_ATTR,
    STYLE_CONTENT_LEADER,
    STYLE_CONTENT_OWN_TEXT, /* content(): the text of the node itself */
    STYLE_CONTENT_OPEN_QUOTE,
    STYLE_CONTENT_CLOSE_QUOTE
} StyleContentKind;
/* Which value of a named string a page shows (GCPM 3 §2.4). */
typedef enum {
    STYLE_STRING_FIRST,       /* the first set on the page, else the one in force */
    STYLE_STRING_START,       /* in force at the page's top */
    STYLE_STRING_LAST,        /* in force at the page's foot */
    STYLE_STRING_FIRST_EXCEPT /* nothing on a page that sets it */
} StyleStringPosition;
typedef struct {
    StyleContentKind kind;
    /* TEXT; else the name of counter, string or attribute; LEADER: its pattern */
    char *text;
    StyleListKind numbering;      /* COUNTER, TARGET_COUNTER */
    StyleStringPosition position; /* STRING */
} StyleContent;

/* One name of counter-reset, counter-set or counter-increment. */
typedef struct {
    char *name;
    int value;
} StyleCounter;

/* One name of string-set, and what it is set to. */
typedef struct {
    char *name;
    GPtrArray *content; /* StyleContent * */
} StyleStringSet;

/* Every pointer in a Style is lent by the sheets or by the resolver that computed it. */

typedef struct Style {
    /* Fonts */
    char **families; /* NULL-terminated, in order; generics resolved by fonts.conf */
    int font_size;
    int font_weight; /* 100..900 */
    bool is_italic;
    char *font_features; /* as Pango takes them; NULL */
    /* Text */
    StyleColour colour;
    int line_height; /* leading; never AUTO */
    StyleAlign align;
    StyleAlign align_last; /* START unless the sheet says otherwise */
    int indent;
    int turnover; /* -ebook-turnover: of the lines after the first of each kept line */
    int letter_spacing, word_spacing;
    /* -ebook-word-space: what a word space is by nature and how far it shrinks and grows;
     * STYLE_AUTO: as the font has it */
    int word_space, word_space_min, word_space_max;
    /* -ebook-letter-space: how far two syllables may close up (>= 0) and part, to justify */
    int letter_shrink, letter_stretch;
    StyleWhiteSpace white_space;
    StyleWordBreak word_break;
    bool may_break_anywhere; /* overflow-wrap: anywhere | break-word */
    bool may_hyphenate;      /* hyphens: auto */
    bool hangs_punctuation;
    bool is_balanced; /* text-wrap: balance: lines of like width */
    int tab_size;     /* in spaces */
    int autospace;    /* text-autospace: extra space Hangul-Latin */
    bool has_underline, has_strike, has_overline;
    StyleVertical vertical;
    int vertical_length;
    char transform; /* 0, 'u'ppercase, 'l'owercase, 'c'apitalize */
    bool is_ruby_below;
    /* Box */
    StyleDisplay display;
    int margin[4], padding[4]; /* margins may be STYLE_AUTO (centred) */
    StyleLine border[4];
    StyleColour background;
    /* border-clip: how much of each border is drawn, from its start; STYLE_AUTO: all */
    int border_clip;
    bool clones_decoration; /* each part of a box broken over pages has all its borders */
    /* STYLE_AUTO when not given */
    int width, min_width, max_width, height, min_height, max_height;
    double width_percent, max_width_percent; /* of the measure, 0 = not given */
    bool collapses_borders;
    int border_spacing[2];    /* between columns, between rows */
    StyleVertical cell_align; /* of a cell's content */
    bool is_caption_below;
    bool is_footnote;   /* float: footnote */
    bool snaps_to_grid; /* line-snap: baseline */
    /* Lists */
    StyleListKind list_kind;
    char *list_string; /* STYLE_LIST_STRING */
    bool is_marker_inside;
    /* Fragmentation */
    StyleFragment break_before, break_after, break_inside;
    int orphans, widows;
    char *page; /* named page; NULL = the default */
    /* Generated content */
    GPtrArray *content;    /* StyleContent *; NULL = normal, empty = none */
    GPtrArray *string_set; /* StyleStringSet *; NULL: nothing is set */
    GPtrArray *counter_reset, *counter_set, *counter_increment; /* StyleCounter *; NULL */
    char **quotes; /* opening, closing, then of the next level; NULL-terminated */
} Style;

/* One margin box of a page rule, "top-left-corner" .. "right-bottom" in CSS order. */
typedef enum {
    STYLE_BOX_TOP_LEFT_CORNER,
    STYLE_BOX_TOP_LEFT,
    STYLE_BOX_TOP_CENTER,
    STYLE_BOX_TOP_RIGHT,
    STYLE_BOX_TOP_RIGHT_CORNER,
    STYLE_BOX_RIGHT_TOP,
    STYLE_BOX_RIGHT_MIDDLE,
    STYLE_BOX_RIGHT_BOTTOM,
    STYLE_BOX_BOTTOM_RIGHT_CORNER,
    STYLE_BOX_BOTTOM_RIGHT,
    STYLE_BOX_BOTTOM_CENTER,
    STYLE_BOX_BOTTOM_LEFT,
    STYLE_BOX_BOTTOM_LEFT_CORNER,
    STYLE_BOX_LEFT_BOTTOM,
    STYLE_BOX_LEFT_MIDDLE,
    STYLE_BOX_LEFT_TOP,
    STYLE_BOX_COUNT
} StyleMarginBox;

/* A page as @page rules compute it for one named page, side and position. */
typedef struct StylePage {
    int width, height; /* trim */
    int margin[4];
    int bleed;
    bool has_crop_marks, has_cross_marks;
    Style *boxes[STYLE_BOX_COUNT]; /* NULL where nothing is printed */
    Style *footnotes; /* @footnote: the notes' area, its border the rule; never NULL */
} StylePage;
