/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/shorthand.h"

#include <string.h>

#include "style/declaration.h"
#include "style/grammar.h"

#define LONGHANDS_MAX 12

typedef struct Shorthand Shorthand;
struct Shorthand {
    const char *name;
    bool (*parse)(const Shorthand *self, StyleCursor cursor, GArray *declared);
    int n;
    StylePropertyId ids[LONGHANDS_MAX];
};

/* Takes `value`. */
static void
declare(GArray *declared, StylePropertyId id, StyleValue value)
{
    StyleDeclared longhand = {.id = id, .value = value};
    g_array_append_val(declared, longhand);
}

/* One to four values for top, right, bottom, left. */
static bool
parse_sides(const Shorthand *self, StyleCursor cursor, GArray *declared)
{
    static const int from[4][4] = {
        {0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
    StyleValue values[4];
    int n = 0;
    while (n < 4 && style_grammar_take(self->ids[n], &cursor, &values[n]))
        n++;
    if (n == 0 || !style_cursor_is_done(&cursor))
        return false;
    for (int i = 0; i < 4; i++)
        declare(declared, self->ids[i], values[from[n - 1][i]]);
    return true;
}

/* One or two values for start and end. */
static bool
parse_ends(const Shorthand *self, StyleCursor cursor, GArray *declared)
{
    StyleValue first, second;
    if (!style_grammar_take(self->ids[0], &cursor, &first))
        return false;
    second = first;
    if (!style_cursor_is_done(&cursor) &&
        !style_grammar_take(self->ids[1], &cursor, &second))
        return false;
    declare(declared, self->ids[0], first);
    declare(declared, self->ids[1], second);
    return style_cursor_is_done(&cursor);
}

/* Values in any order, each for the first longhand that takes it and has none yet. For
 * borders the ids are width, style and colour of each side in turn. */
static bool
parse_any_order(const Shorthand *self, StyleCursor cursor, GArray *declared)
{
    StyleValue values[3];
    bool is_given[3] = {false};
    int n = MIN(self->n, 3);
    while (!style_cursor_is_done(&cursor)) {
        int i = 0;
        while (i < n &&
               (is_given[i] || !style_grammar_take(self->ids[i], &cursor, &values[i])))
            i++;
        if (i == n)
            return false;
        is_given[i] = true;
    }
    for (int i = 0; i < self->n; i++)
        declare(declared, self->ids[i],
                is_given[i % n] ? values[i % n]
                                : (StyleValue){.kind = STYLE_VALUE_INITIAL});
    return true;
}

static bool
parse_background(const Shorthand *self, StyleCursor cursor, GArray *declared)
{
    StyleValue value = {.kind = STYLE_VALUE_INITIAL};
    if (style_cursor_sees_ident(&cursor, "none"))
        style_cursor_take(&cursor);
    if (!style_cursor_is_done(&cursor) &&
        !style_grammar_take(self->ids[0], &cursor, &value))
        return false;
    declare(declared, self->ids[0], value);
    return style_cursor_is_done(&cursor);
}

/* What may stand before the size in `font`: slant, weight, small capitals, in any order. */
static void
take_font_words(StyleCursor *cursor, GArray *declared)
{
    StyleValue slant = {.kind = STYLE_VALUE_INITIAL}, weight = slant, caps = slant;
    for (bool is_word = true; is_word;) {
        is_word = true;
        if (style_cursor_sees_ident(cursor, "normal")) {
            style_cursor_take(cursor);
        } else if (style_cursor_sees_ident(cursor, "small-caps")) {
            StyleCursor word = {cursor->at, cursor->at + 1};
            style_value_clear(&caps);
            style_grammar_parse(PROPERTY_FONT_VARIANT_CAPS, word, &caps);
            style_cursor_take(cursor);
        } else {
            is_word = style_grammar_take(PROPERTY_FONT_STYLE, cursor, &slant) ||
                      style_grammar_take(PROPERTY_FONT_WEIGHT, cursor, &weight);
        }
    }
    declare(declared, PROPERTY_FONT_STYLE, slant);
    declare(declared, PROPERTY_FONT_WEIGHT, weight);
    declare(declared, PROPERTY_FONT_VARIANT_CAPS, caps);
}

static bool
parse_font(const Shorthand *self, StyleCursor cursor, GArray *declared)
{
    (void) self;
    StyleValue size, leading = {.kind = STYLE_VALUE_INITIAL};
    take_font_words(&cursor, declared);
    if (!style_grammar_take(PROPERTY_FONT_SIZE, &cursor, &size))
        return false;
    if (style_cursor_sees_delim(&cursor, '/')) {
        style_cursor_take(&cursor);
        if (!style_grammar_take(PROPERTY_LINE_HEIGHT, &cursor, &leading))
            return false;
    }
    StyleValue families = {.kind = STYLE_VALUE_STRINGS};
    families.as.strings = style_grammar_families(cursor);
    if (families.as.strings == NULL)
        return false;
    declare(declared, PROPERTY_FONT_SIZE, size);
    declare(declared, PROPERTY_LINE_HEIGHT, leading);
    declare(declared, PROPERTY_FONT_FAMILY, families);
    return true;
}

/* Each word goes to the longhand that knows it. */
static bool
parse_font_variant(const Shorthand *self, StyleCursor cursor, GArray *declared)
{
    for (int i = 0; i < self->n; i++)
        declare(declared, self->ids[i], (StyleValue){.kind = STYLE_VALUE_INITIAL});
    if (style_cursor_sees_ident(&cursor, "normal"))
        style_cursor_take(&cursor);
    while (style_cursor_sees(&cursor, TOKEN_IDENT)) {
        StyleCursor word = {cursor.at, cursor.at + 1};
        StyleDeclared longhand = {.is_important = false};
        int i = 0;
        while (i < self->n && !style_grammar_parse(self->ids[i], word, &longhand.value))
            i++;
        if (i == self->n)
            return false;
        longhand.id = self->ids[i];
        g_array_append_val(declared, longhand);
        style_cursor_take(&cursor);
    }
    return style_cursor_is_done(&cursor);
}

/* "none" is the marker that is none, and the picture that no book has. */
static bool
parse_list_style(const Shorthand *self, StyleCursor cursor, GArray *declared)
{
    StyleValue type = {.kind = STYLE_VALUE_INITIAL}, position = type;
    while (!style_cursor_is_done(&cursor)) {
        StyleCursor one = {cursor.at, cursor.at + 1};
        if (style_grammar_take(PROPERTY_LIST_STYLE_POSITION, &cursor, &position))
            continue;
        style_value_clear(&type);
        if (!style_grammar_parse(PROPERTY_LIST_STYLE_TYPE, one, &type))
            return false;
        style_cursor_take(&cursor);
    }
    declare(declared, self->ids[0], type);
    declare(declared, self->ids[1], position);
    return true;
}

static bool
parse_text_decoration(const Shorthand *self, StyleCursor cursor, GArray *declared)
{
    StyleValue value;
    if (!style_grammar_parse(self->ids[0], cursor, &value))
        return false;
    declare(declared, self->ids[0], value);
    return true;
}

/* A gap of 0.125em between Hangul and Latin reads as a word space, so what CSS calls
 * normal is a twentieth here. */
static bool
parse_text_autospace(const Shorthand *self, StyleCursor cursor, GArray *declared)
{
    bool is_off = style_cursor_sees_ident(&cursor, "no-autospace");
    if (!is_off && !style_cursor_sees_ident(&cursor, "normal") &&
        !style_cursor_sees_ident(&cursor, "auto") &&
        !style_cursor_sees_ident(&cursor, "ideograph-alpha"))
        return false;
    style_cursor_take(&cursor);
    StyleValue value = {.kind = STYLE_VALUE_LENGTH};
    value.as.length = (StyleLength){.em = is_off ? 0 : 0.05};
    declare(declared, self->ids[0], value);
    return style_cursor_is_done(&cursor);
}

#define BORDER(side)                                                                     \
    PROPERTY_BORDER_##side##_WIDTH, PROPERTY_BORDER_##side##_STYLE,                      \
        PROPERTY_BORDER_##side##_COLOR

/* clang-format off */
static const Shorthand shorthands[] = {
    {"background", parse_background, 1, {PROPERTY_BACKGROUND_COLOR}},
    {"border", parse_any_order, 12,
     {BORDER(TOP), BORDER(RIGHT), BORDER(BOTTOM), BORDER(LEFT)}},
    {"border-block", parse_any_order, 6, {BORDER(TOP), BORDER(BOTTOM)}},
    {"border-block-end", parse_any_order, 3, {BORDER(BOTTOM)}},
    {"border-block-start", parse_any_order, 3, {BORDER(TOP)}},
    {"border-bottom", parse_any_order, 3, {BORDER(BOTTOM)}},
    {"border-color", parse_sides, 4,
     {PROPERTY_BORDER_TOP_COLOR, PROPERTY_BORDER_RIGHT_COLOR,
      PROPERTY_BORDER_BOTTOM_COLOR, PROPERTY_BORDER_LEFT_COLOR}},
    {"border-inline", parse_any_order, 6, {BORDER(LEFT), BORDER(RIGHT)}},
    {"border-inline-end", parse_any_order, 3, {BORDER(RIGHT)}},
    {"border-inline-start", parse_any_order, 3, {BORDER(LEFT)}},
    {"border-left", parse_any_order, 3, {BORDER(LEFT)}},
    {"border-right", parse_any_order, 3, {BORDER(RIGHT)}},
    {"border-style", parse_sides, 4,
     {PROPERTY_BORDER_TOP_STYLE, PROPERTY_BORDER_RIGHT_STYLE,
      PROPERTY_BORDER_BOTTOM_STYLE, PROPERTY_BORDER_LEFT_STYLE}},
    {"border-top", parse_any_order, 3, {BORDER(TOP)}},
    {"border-width", parse_sides, 4,
     {PROPERTY_BORDER_TOP_WIDTH, PROPERTY_BORDER_RIGHT_WIDTH,
      PROPERTY_BORDER_BOTTOM_WIDTH, PROPERTY_BORDER_LEFT_WIDTH}},
    {"font", parse_font, 6,
     {PROPERTY_FONT_STYLE, PROPERTY_FONT_WEIGHT, PROPERTY_FONT_VARIANT_CAPS,
      PROPERTY_FONT_SIZE, PROPERTY_LINE_HEIGHT, PROPERTY_FONT_FAMILY}},
    {"font-variant", parse_font_variant, 3,
     {PROPERTY_FONT_VARIANT_CAPS, PROPERTY_FONT_VARIANT_LIGATURES,
      PROPERTY_FONT_VARIANT_NUMERIC}},
    {"list-style", parse_list_style, 2,
     {PROPERTY_LIST_STYLE_TYPE, PROPERTY_LIST_STYLE_POSITION}},
    {"margin", parse_sides, 4,
     {PROPERTY_MARGIN_TOP, PROPERTY_MARGIN_RIGHT, PROPERTY_MARGIN_BOTTOM,
      PROPERTY_MARGIN_LEFT}},
    {"margin-block", parse_ends, 2, {PROPERTY_MARGIN_TOP, PROPERTY_MARGIN_BOTTOM}},
    {"margin-inline", parse_ends, 2, {PROPERTY_MARGIN_LEFT, PROPERTY_MARGIN_RIGHT}},
    {"padding", parse_sides, 4,
     {PROPERTY_PADDING_TOP, PROPERTY_PADDING_RIGHT, PROPERTY_PADDING_BOTTOM,
      PROPERTY_PADDING_LEFT}},
    {"padding-block", parse_ends, 2, {PROPERTY_PADDING_TOP, PROPERTY_PADDING_BOTTOM}},
    {"padding-inline", parse_ends, 2, {PROPERTY_PADDING_LEFT, PROPERTY_PADDING_RIGHT}},
    {"text-autospace", parse_text_autospace, 1, {PROPERTY_AUTOSPACE}},
    {"text-decoration", parse_text_decoration, 1, {PROPERTY_TEXT_DECORATION_LINE}},
};
/* clang-format on */

static const Shorthand *
lookup(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(shorthands); i++)
        if (strcmp(shorthands[i].name, name) == 0)
            return &shorthands[i];
    return NULL;
}

bool
style_shorthand_is_known(const char *name)
{
    return lookup(name) != NULL;
}

bool
style_shorthand_parse(const char *name, StyleCursor cursor, GArray *declared)
{
    const Shorthand *shorthand = lookup(name);
    StyleValue wide;
    if (shorthand == NULL)
        return false;
    if (!style_grammar_wide(cursor, &wide))
        return shorthand->parse(shorthand, cursor, declared);
    for (int i = 0; i < shorthand->n; i++)
        declare(declared, shorthand->ids[i], wide);
    return true;
}
