/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the values that won the cascade to computed values, by Cascade 4 §4.4. */
#pragma once

#include "style/property.h"
#include "style/style.h"

/* Words of font-size, font-weight and vertical-align that are computed, not just kept. */
enum { STYLE_FONT_LARGER = -1, STYLE_FONT_SMALLER = -2 };
enum { STYLE_WEIGHT_BOLDER = -1, STYLE_WEIGHT_LIGHTER = -2 };
enum { STYLE_BORDER_THIN, STYLE_BORDER_MEDIUM, STYLE_BORDER_THICK };
enum {
    STYLE_DECORATION_UNDER = 1,
    STYLE_DECORATION_OVER = 2,
    STYLE_DECORATION_STRIKE = 4
};

/* What font-variant-numeric, -caps, -ligatures, font-kerning and font-feature-settings
 * each give to Style.font_features. */
typedef enum {
    STYLE_FEATURES_NUMERIC,
    STYLE_FEATURES_CAPS,
    STYLE_FEATURES_LIGATURES,
    STYLE_FEATURES_KERNING,
    STYLE_FEATURES_SETTINGS,
    STYLE_FEATURES_COUNT
} StyleFeatures;

/* A Style, and what its children must inherit that is not to be seen in it. */
typedef struct {
    Style style;               /* first: a Style * is a StyleComputed * */
    double line_height_number; /* 0: line-height is a length */
    StyleAlign align_last;     /* or -1: auto */
    StyleWordBreak word_break; /* or -1: auto, by language */
    bool is_korean;
    /* -ebook-word-space, -letter-space and -autospace rest on the font of whoever inherits
     * them: a heading's word space is not the body's */
    StyleLength word_space[3], letter_space[2], autospace;
    bool has_word_space;
    const char *features[STYLE_FEATURES_COUNT]; /* lent; NULL */
    int marks;                                  /* of a page: 1 crop, 2 cross */
    int bleed;                                  /* of a page */
    StyleLength size[2]; /* of a page: width and height, as declared */
} StyleComputed;

typedef struct {
    const StyleComputed *parent; /* the initial style for the root itself */
    const StyleComputed *root;   /* what rem and rlh rest on: the document's own style */
    StyleDisplay display;        /* by the node's kind */
    const char *language;        /* when the node says one; NULL */
    int measure;                 /* what 100% is: the measure of the page */
    GStringChunk *strings;       /* for strings that are put together here */
} StyleContext;

/* The initial value of every property; `families` is the initial font-family, lent. */
void style_compute_initial(StyleComputed *initial, char **families);

/* Computes `self` from the winning declarations: `winners[id]` is lent or NULL. */
void style_compute(StyleComputed *self, const StyleValue *const *winners,
                   const StyleComputed *initial, const StyleContext *context);
