/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every longhand property that print knows: its words, whether it is inherited, which
 * field of a computed style it fills. Adding a property begins here.
 */
#pragma once

#include "style/value.h"

typedef enum {
    PROPERTY_AUTOSPACE, /* -ebook-autospace */
    PROPERTY_LETTER_SPACE,
    PROPERTY_TURNOVER,
    PROPERTY_WORD_BREAK,
    PROPERTY_WORD_SPACE,
    PROPERTY_BACKGROUND_COLOR,
    PROPERTY_BLEED,
    PROPERTY_BORDER_BOTTOM_COLOR,
    PROPERTY_BORDER_BOTTOM_STYLE,
    PROPERTY_BORDER_BOTTOM_WIDTH,
    PROPERTY_BORDER_CLIP,
    PROPERTY_BORDER_COLLAPSE,
    PROPERTY_BORDER_LEFT_COLOR,
    PROPERTY_BORDER_LEFT_STYLE,
    PROPERTY_BORDER_LEFT_WIDTH,
    PROPERTY_BORDER_RIGHT_COLOR,
    PROPERTY_BORDER_RIGHT_STYLE,
    PROPERTY_BORDER_RIGHT_WIDTH,
    PROPERTY_BORDER_SPACING,
    PROPERTY_BORDER_TOP_COLOR,
    PROPERTY_BORDER_TOP_STYLE,
    PROPERTY_BORDER_TOP_WIDTH,
    PROPERTY_BOX_DECORATION_BREAK,
    PROPERTY_BREAK_AFTER,
    PROPERTY_BREAK_BEFORE,
    PROPERTY_BREAK_INSIDE,
    PROPERTY_CAPTION_SIDE,
    PROPERTY_COLOR,
    PROPERTY_CONTENT,
    PROPERTY_COUNTER_INCREMENT,
    PROPERTY_COUNTER_RESET,
    PROPERTY_COUNTER_SET,
    PROPERTY_DISPLAY,
    PROPERTY_FLOAT,
    PROPERTY_FONT_FAMILY,
    PROPERTY_FONT_FEATURE_SETTINGS,
    PROPERTY_FONT_KERNING,
    PROPERTY_FONT_SIZE,
    PROPERTY_FONT_STYLE,
    PROPERTY_FONT_VARIANT_CAPS,
    PROPERTY_FONT_VARIANT_LIGATURES,
    PROPERTY_FONT_VARIANT_NUMERIC,
    PROPERTY_FONT_WEIGHT,
    PROPERTY_HANGING_PUNCTUATION,
    PROPERTY_HEIGHT,
    PROPERTY_HYPHENS,
    PROPERTY_LETTER_SPACING,
    PROPERTY_LINE_HEIGHT,
    PROPERTY_LINE_SNAP,
    PROPERTY_LIST_STYLE_POSITION,
    PROPERTY_LIST_STYLE_TYPE,
    PROPERTY_MARGIN_BOTTOM,
    PROPERTY_MARGIN_LEFT,
    PROPERTY_MARGIN_RIGHT,
    PROPERTY_MARGIN_TOP,
    PROPERTY_MARKS,
    PROPERTY_MAX_HEIGHT,
    PROPERTY_MAX_WIDTH,
    PROPERTY_MIN_HEIGHT,
    PROPERTY_MIN_WIDTH,
    PROPERTY_ORPHANS,
    PROPERTY_OVERFLOW_WRAP,
    PROPERTY_PADDING_BOTTOM,
    PROPERTY_PADDING_LEFT,
    PROPERTY_PADDING_RIGHT,
    PROPERTY_PADDING_TOP,
    PROPERTY_PAGE,
    PROPERTY_QUOTES,
    PROPERTY_RUBY_POSITION,
    PROPERTY_SIZE,
    PROPERTY_STRING_SET,
    PROPERTY_TAB_SIZE,
    PROPERTY_TEXT_ALIGN,
    PROPERTY_TEXT_ALIGN_LAST,
    PROPERTY_TEXT_DECORATION_LINE,
    PROPERTY_TEXT_INDENT,
    PROPERTY_TEXT_TRANSFORM,
    PROPERTY_TEXT_WRAP,
    PROPERTY_VERTICAL_ALIGN,
    PROPERTY_WHITE_SPACE,
    PROPERTY_WIDOWS,
    PROPERTY_WIDTH,
    PROPERTY_WORD_SPACING,
    PROPERTY_COUNT
} StylePropertyId;

/* How a value is written, beyond the words of the table. */
typedef enum {
    GRAMMAR_WORD,   /* one of the words */
    GRAMMAR_WORDS,  /* several of them, as bits */
    GRAMMAR_LENGTH, /* or percentage */
    GRAMMAR_LENGTH_POSITIVE,
    GRAMMAR_LENGTH_OR_NUMBER,
    GRAMMAR_LENGTHS, /* one to three */
    GRAMMAR_INTEGER, /* from 1 */
    GRAMMAR_WEIGHT,
    GRAMMAR_COLOUR,
    GRAMMAR_FAMILIES,
    GRAMMAR_FEATURES,
    GRAMMAR_FEATURE_WORDS, /* words that stand for OpenType features */
    GRAMMAR_LIST_TYPE,
    GRAMMAR_NAME,
    GRAMMAR_CONTENT,
    GRAMMAR_COUNTERS,
    GRAMMAR_STRING_SET,
    GRAMMAR_QUOTES,
    GRAMMAR_PAGE_SIZE
} StyleGrammar;

typedef struct {
    const char *name;
    int value;
} StyleKeyword;

typedef struct {
    const char *name;
    bool is_inherited;
    StyleGrammar grammar;
    const StyleKeyword *keywords; /* up to one without name; NULL */
    gsize offset, size; /* of the field in StyleComputed; size 0: none of its own */
} StyleProperty;

const StyleProperty *style_property(StylePropertyId id);

/* The longhand `name` in lower case, an alias ("word-wrap") or logical name
 * ("margin-inline-start") resolved. False when there is none. */
bool style_property_find(const char *name, StylePropertyId *id);

/* The value of the word `name` among the property's; false when it is none. */
bool style_property_keyword(const StyleProperty *self, const char *name, int *value);
