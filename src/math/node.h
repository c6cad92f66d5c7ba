/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of a formula: what TeX calls a math list, before it has sizes.
 *
 * Its shape is that of The TeXbook, chapter 17: rows of atoms, each with a class that
 * decides the space about it. Depth is bounded by the parser, so that walks may recurse.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* All lengths of the room: ten-thousandths of an em of the text about the formula. */
#define MATH_EM 10000
#define MATH_MU (MATH_EM / 18)

typedef enum {
    MATH_ORD,
    MATH_OP,
    MATH_BIN,
    MATH_REL,
    MATH_OPEN,
    MATH_CLOSE,
    MATH_PUNCT,
    MATH_INNER
} MathClass;

/* Where the scripts of an operator stand. */
typedef enum {
    MATH_LIMITS_NEVER,   /* beside it */
    MATH_LIMITS_DISPLAY, /* above and below in display style */
    MATH_LIMITS_ALWAYS
} MathLimits;

typedef enum {
    MATH_ALPHABET_DEFAULT, /* letters italic, all else upright */
    MATH_ALPHABET_ROMAN,
    MATH_ALPHABET_ITALIC,
    MATH_ALPHABET_BOLD,
    MATH_ALPHABET_BOLD_ITALIC, /* letters; digits and capital Greek are bold */
    MATH_ALPHABET_DOUBLE,      /* blackboard bold */
    MATH_ALPHABET_SCRIPT,
    MATH_ALPHABET_BOLD_SCRIPT,
    MATH_ALPHABET_FRAKTUR,
    MATH_ALPHABET_SANS,
    MATH_ALPHABET_MONO
} MathAlphabet;

typedef enum {
    MATH_ROW,      /* children */
    MATH_SYMBOL,   /* code, alphabet */
    MATH_NAME,     /* body: a row set as one operator name: \sin, \operatorname{x} */
    MATH_TEXT,     /* text, alphabet; spaces count */
    MATH_SCRIPTS,  /* body, upper, lower: each but body may be NULL */
    MATH_FRACTION, /* upper, lower; code, close: delimiters or 0; value: thickness of the
                      bar, MATH_AUTO = the font's; level: style, MATH_AUTO = as it comes */
    MATH_RADICAL,  /* body, upper: the degree or NULL */
    MATH_ACCENT,   /* body; code; is_wide: as wide as the body; is_below */
    MATH_BAR,      /* body with a line above, or is_below */
    MATH_STRETCH,  /* body with the sign `code` stretched over it, or is_below */
    MATH_ARROW,    /* code, an arrow as long as upper and lower ask for */
    MATH_STACK,    /* body with upper above and lower below it, in script size */
    MATH_FENCE,    /* body between code and close, grown to its height; 0: none */
    MATH_MIDDLE,   /* code, grown with the fence that it stands in */
    MATH_BIG,      /* code; value: 1..4, \big to \Bigg */
    MATH_ARRAY,    /* array */
    MATH_SPACE,    /* value: its width; level: 1 = not in script sizes */
    MATH_STYLE,    /* level: from here on; not an atom */
    MATH_COLOUR,   /* value: 0xRRGGBB from here on, MATH_AUTO: as before the last one */
    MATH_PHANTOM,  /* body, of which only the size counts; value: MathPhantom */
    MATH_FRAME,    /* body in a box */
    MATH_CANCEL,   /* body struck through; value: MathCancel */
    MATH_NOT       /* body with a slash through it */
} MathKind;

#define MATH_AUTO (-1)

typedef enum {
    MATH_PHANTOM_WIDTH = 1,
    MATH_PHANTOM_HEIGHT = 2,
    MATH_PHANTOM_SHOWN = 4, /* seen, of no size: \smash, \rlap */
    MATH_PHANTOM_LEFT = 8,  /* stands left of its place: \llap */
    MATH_PHANTOM_CENTRE = 16
} MathPhantom;

typedef enum {
    MATH_CANCEL_UP = 1,
    MATH_CANCEL_DOWN = 2,
    MATH_CANCEL_LEVEL = 4
} MathCancel;

/* Sizes of TeX, as \displaystyle and its like name them. */
typedef enum { MATH_DISPLAY, MATH_INLINE, MATH_SCRIPT, MATH_SCRIPT_SCRIPT } MathLevel;

typedef struct MathNode MathNode;

typedef struct {
    GString *columns;   /* "lcr", one a column; the last one goes on */
    GArray *bars;       /* guint: before which column a line stands, sorted */
    GArray *lines;      /* guint: before which row a line stands, sorted */
    GPtrArray *rows;    /* GPtrArray * of MathNode * */
    GPtrArray *tags;    /* MathNode * or NULL, one a row; as far as there are any */
    GArray *gaps;       /* int: extra space under each row */
    int column_gap;     /* between columns */
    int pair_gap;       /* after every second column, instead: aligned pairs; MATH_AUTO */
    int row_gap;        /* between rows, besides the struts */
    MathLevel level;    /* of the cells */
    bool is_tight;      /* no struts: \substack, smallmatrix */
    bool is_paired;     /* the cells of even columns begin as after an atom */
    bool has_outer_gap; /* half a column gap at both sides: array */
} MathArray;

struct MathNode {
    MathKind kind;
    MathClass class;
    MathLimits limits;
    MathAlphabet alphabet;
    gunichar code, close;
    int value, level;
    bool is_wide, is_below;
    char *text;
    MathNode *body, *upper, *lower;
    GPtrArray *children; /* MathNode * */
    MathArray *array;
};

MathNode *math_node_new(MathKind kind, MathClass class);
void math_node_free(MathNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MathNode, math_node_free)

MathNode *math_node_new_symbol(gunichar code, MathClass class);
/* Appends `child` (taken) to a row. */
void math_node_append(MathNode *row, MathNode *child);
/* The only child of a row, or the node itself. Lent. */
const MathNode *math_node_core(const MathNode *self);

MathArray *math_array_new(const char *columns);
/* The cell of a row; NULL when the row is shorter. Lent. */
const MathNode *math_array_cell(const MathArray *self, guint row, guint column);
guint math_array_width(const MathArray *self);
