/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/grammar.h"

#include <math.h>
#include <string.h>

#include "style/colour.h"
#include "style/content.h"
#include "style/trim.h"

static bool
take_word(const StyleProperty *property, StyleCursor *cursor, StyleValue *value)
{
    if (!style_cursor_sees(cursor, TOKEN_IDENT) ||
        !style_property_keyword(property, cursor->at->text, &value->as.keyword))
        return false;
    value->kind = STYLE_VALUE_KEYWORD;
    style_cursor_take(cursor);
    return true;
}

static bool
take_length(const StyleProperty *property, StyleCursor *cursor, StyleValue *value)
{
    if (take_word(property, cursor, value))
        return true;
    StyleCursor copy = *cursor;
    value->kind = STYLE_VALUE_LENGTH;
    bool is_read = property->grammar == GRAMMAR_LENGTH_OR_NUMBER
                       ? style_length_parse_number(&copy, &value->as.length)
                       : style_length_parse(&copy, &value->as.length);
    if (!is_read)
        return false;
    bool may_be_negative = property->grammar == GRAMMAR_LENGTH;
    if (!may_be_negative &&
        (style_length_is_negative(&value->as.length) || value->as.length.number < 0))
        return false;
    *cursor = copy;
    return true;
}

static bool
take_integer(StyleCursor *cursor, StyleValue *value)
{
    if (!style_cursor_sees(cursor, TOKEN_NUMBER) || !cursor->at->is_integer ||
        cursor->at->number < 1)
        return false;
    value->kind = STYLE_VALUE_NUMBER;
    value->as.number = MIN(cursor->at->number, 1000);
    style_cursor_take(cursor);
    return true;
}

static bool
take_weight(const StyleProperty *property, StyleCursor *cursor, StyleValue *value)
{
    if (take_word(property, cursor, value))
        return true;
    if (!style_cursor_sees(cursor, TOKEN_NUMBER) || cursor->at->number < 1 ||
        cursor->at->number > 1000)
        return false;
    value->kind = STYLE_VALUE_KEYWORD;
    value->as.keyword = (int) style_cursor_take(cursor)->number;
    return true;
}

static bool
take_colour(StyleCursor *cursor, StyleValue *value)
{
    if (style_cursor_sees_ident(cursor, "currentcolor")) {
        value->kind = STYLE_VALUE_CURRENT_COLOUR;
        style_cursor_take(cursor);
        return true;
    }
    value->kind = STYLE_VALUE_COLOUR;
    return style_colour_parse(cursor, &value->as.colour);
}

bool
style_grammar_take(StylePropertyId id, StyleCursor *cursor, StyleValue *value)
{
    const StyleProperty *property = style_property(id);
    switch (property->grammar) {
    case GRAMMAR_WORD:
        return take_word(property, cursor, value);
    case GRAMMAR_LENGTH:
    case GRAMMAR_LENGTH_POSITIVE:
    case GRAMMAR_LENGTH_OR_NUMBER:
        return take_length(property, cursor, value);
    case GRAMMAR_INTEGER:
        return take_integer(cursor, value);
    case GRAMMAR_WEIGHT:
        return take_weight(property, cursor, value);
    case GRAMMAR_COLOUR:
        return take_colour(cursor, value);
    default:
        return false;
    }
}

/* Words that may stand together, each a bit. */
static bool
parse_words(const StyleProperty *property, StyleCursor cursor, StyleValue *value)
{
    int bits = 0;
    while (take_word(property, &cursor, value))
        bits |= value->as.keyword;
    value->kind = STYLE_VALUE_KEYWORD;
    value->as.keyword = bits;
    return style_cursor_is_done(&cursor);
}

static bool
parse_lengths(const StyleProperty *property, StyleCursor cursor, StyleValue *value)
{
    if (take_word(property, &cursor, value))
        return style_cursor_is_done(&cursor);
    StyleLength lengths[STYLE_VALUE_LENGTHS_MAX];
    int n = 0;
    while (n < STYLE_VALUE_LENGTHS_MAX && style_length_parse(&cursor, &lengths[n]))
        if (style_length_is_negative(&lengths[n++]))
            return false;
    if (n == 0 || !style_cursor_is_done(&cursor))
        return false;
    for (; n < STYLE_VALUE_LENGTHS_MAX; n++)
        lengths[n] = lengths[n - 1];
    value->kind = STYLE_VALUE_LENGTHS;
    value->as.lengths = g_memdup2(lengths, sizeof lengths);
    return true;
}

char **
style_grammar_families(StyleCursor cursor)
{
    g_autoptr(GPtrArray) families = g_ptr_array_new_with_free_func(g_free);
    do {
        g_autoptr(GString) name = g_string_new(NULL);
        if (style_cursor_sees(&cursor, TOKEN_STRING)) {
            g_string_append(name, style_cursor_take(&cursor)->text);
        } else {
            while (style_cursor_sees(&cursor, TOKEN_IDENT))
                g_string_append_printf(name, name->len > 0 ? " %s" : "%s",
                                       style_cursor_take(&cursor)->text);
        }
        if (name->len == 0)
            return NULL;
        g_ptr_array_add(families, g_strdup(name->str));
    } while (style_cursor_sees(&cursor, TOKEN_COMMA) &&
             style_cursor_take(&cursor) != NULL);
    if (!style_cursor_is_done(&cursor))
        return NULL;
    g_ptr_array_add(families, NULL);
    return (char **) g_ptr_array_free(g_steal_pointer(&families), FALSE);
}

static bool
is_feature_tag(const char *tag)
{
    if (strlen(tag) != 4)
        return false;
    for (const char *p = tag; *p != '\0'; p++)
        if (!g_ascii_isalnum(*p) && *p != ' ')
            return false;
    return true;
}

/* "palt" 1, "halt" off -> palt=1,halt=0 */
static bool
parse_features(StyleCursor cursor, StyleValue *value)
{
    g_autoptr(GString) features = g_string_new(NULL);
    if (style_cursor_sees_ident(&cursor, "normal"))
        style_cursor_take(&cursor);
    while (style_cursor_sees(&cursor, TOKEN_STRING)) {
        const char *tag = style_cursor_take(&cursor)->text;
        int setting = 1;
        if (!is_feature_tag(tag))
            return false;
        if (style_cursor_sees(&cursor, TOKEN_NUMBER) && cursor.at->is_integer &&
            cursor.at->number >= 0)
            setting = (int) style_cursor_take(&cursor)->number;
        else if (style_cursor_sees_ident(&cursor, "on"))
            style_cursor_take(&cursor);
        else if (style_cursor_sees_ident(&cursor, "off")) {
            style_cursor_take(&cursor);
            setting = 0;
        }
        g_string_append_printf(features, "%s%s=%d", features->len > 0 ? "," : "", tag,
                               setting);
        if (style_cursor_sees(&cursor, TOKEN_COMMA))
            style_cursor_take(&cursor);
    }
    value->kind = STYLE_VALUE_STRING;
    value->as.string = g_strdup(features->str);
    return style_cursor_is_done(&cursor);
}

/* CSS Fonts 4 §6: what each word asks of a font. */
static const char *
features_of(StylePropertyId id, const char *word)
{
    /* clang-format off */
    static const struct {
        StylePropertyId id;
        const char *word, *features;
    } table[] = {
        {PROPERTY_FONT_KERNING, "auto", ""},
        {PROPERTY_FONT_KERNING, "normal", "kern=1"},
        {PROPERTY_FONT_KERNING, "none", "kern=0"},
        {PROPERTY_FONT_VARIANT_CAPS, "normal", ""},
        {PROPERTY_FONT_VARIANT_CAPS, "small-caps", "smcp=1"},
        {PROPERTY_FONT_VARIANT_CAPS, "all-small-caps", "smcp=1,c2sc=1"},
        {PROPERTY_FONT_VARIANT_LIGATURES, "normal", ""},
        {PROPERTY_FONT_VARIANT_LIGATURES, "none", "liga=0,clig=0,dlig=0,calt=0"},
        {PROPERTY_FONT_VARIANT_LIGATURES, "common-ligatures", "liga=1,clig=1"},
        {PROPERTY_FONT_VARIANT_LIGATURES, "no-common-ligatures", "liga=0,clig=0"},
        {PROPERTY_FONT_VARIANT_LIGATURES, "discretionary-ligatures", "dlig=1"},
        {PROPERTY_FONT_VARIANT_LIGATURES, "no-discretionary-ligatures", "dlig=0"},
        {PROPERTY_FONT_VARIANT_LIGATURES, "contextual", "calt=1"},
        {PROPERTY_FONT_VARIANT_LIGATURES, "no-contextual", "calt=0"},
        {PROPERTY_FONT_VARIANT_NUMERIC, "normal", ""},
        {PROPERTY_FONT_VARIANT_NUMERIC, "lining-nums", "lnum=1"},
        {PROPERTY_FONT_VARIANT_NUMERIC, "oldstyle-nums", "onum=1"},
        {PROPERTY_FONT_VARIANT_NUMERIC, "tabular-nums", "tnum=1"},
        {PROPERTY_FONT_VARIANT_NUMERIC, "proportional-nums", "pnum=1"},
        {PROPERTY_FONT_VARIANT_NUMERIC, "diagonal-fractions", "frac=1"},
        {PROPERTY_FONT_VARIANT_NUMERIC, "stacked-fractions", "afrc=1"},
        {PROPERTY_FONT_VARIANT_NUMERIC, "ordinal", "ordn=1"},
        {PROPERTY_FONT_VARIANT_NUMERIC, "slashed-zero", "zero=1"},
    };
    /* clang-format on */
    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (table[i].id == id && g_ascii_strcasecmp(table[i].word, word) == 0)
            return table[i].features;
    return NULL;
}

static bool
parse_feature_words(StylePropertyId id, StyleCursor cursor, StyleValue *value)
{
    g_autoptr(GString) features = g_string_new(NULL);
    while (style_cursor_sees(&cursor, TOKEN_IDENT)) {
        const char *words = features_of(id, style_cursor_take(&cursor)->text);
        if (words == NULL)
            return false;
        if (*words != '\0')
            g_string_append_printf(features, "%s%s", features->len > 0 ? "," : "", words);
    }
    value->kind = STYLE_VALUE_STRING;
    value->as.string = g_strdup(features->str);
    return style_cursor_is_done(&cursor);
}

static bool
parse_list_type(const StyleProperty *property, StyleCursor cursor, StyleValue *value)
{
    if (!style_cursor_sees(&cursor, TOKEN_STRING))
        return take_word(property, &cursor, value) && style_cursor_is_done(&cursor);
    value->kind = STYLE_VALUE_STRING;
    value->as.string = g_strdup(style_cursor_take(&cursor)->text);
    return style_cursor_is_done(&cursor);
}

static bool
parse_name(StyleCursor cursor, StyleValue *value)
{
    if (!style_cursor_sees(&cursor, TOKEN_IDENT))
        return false;
    const char *name = style_cursor_take(&cursor)->text;
    value->kind = STYLE_VALUE_STRING;
    value->as.string = g_ascii_strcasecmp(name, "auto") == 0 ? NULL : g_strdup(name);
    return style_cursor_is_done(&cursor);
}

static bool
parse_items(StylePropertyId id, StyleCursor cursor, StyleValue *value)
{
    value->kind = STYLE_VALUE_ITEMS;
    switch (style_property(id)->grammar) {
    case GRAMMAR_CONTENT:
        value->as.items = style_content_parse(cursor);
        break;
    case GRAMMAR_STRING_SET:
        value->as.items = style_string_set_parse(cursor);
        break;
    default:
        value->as.items =
            style_counters_parse(cursor, id == PROPERTY_COUNTER_INCREMENT ? 1 : 0);
        break;
    }
    return value->as.items != NULL;
}

static StyleLength
from_mm(double mm)
{
    return (StyleLength){.points = mm * style_unit_points("mm")};
}

/* Paged Media 3 §7.1: one or two lengths, or a name, and which way the page is turned. */
static bool
parse_page_size(StyleCursor cursor, StyleValue *value)
{
    StyleLength size[STYLE_VALUE_LENGTHS_MAX] = {from_mm(210), from_mm(297)};
    double width, height;
    bool is_landscape = false, is_turned = false;
    while (!style_cursor_is_done(&cursor)) {
        if (style_cursor_sees_ident(&cursor, "landscape") ||
            style_cursor_sees_ident(&cursor, "portrait")) {
            is_turned = true;
            is_landscape = style_cursor_sees_ident(&cursor, "landscape");
            style_cursor_take(&cursor);
        } else if (style_cursor_sees_ident(&cursor, "auto")) {
            style_cursor_take(&cursor);
        } else if (style_trim_parse(&cursor, &width, &height)) {
            size[0] = from_mm(width);
            size[1] = from_mm(height);
        } else if (style_length_parse(&cursor, &size[0])) {
            size[1] = size[0];
            style_length_parse(&cursor, &size[1]);
        } else {
            return false;
        }
    }
    if (style_length_is_negative(&size[0]) || style_length_is_negative(&size[1]))
        return false;
    if (is_turned && (size[0].points > size[1].points) != is_landscape) {
        StyleLength swap = size[0];
        size[0] = size[1];
        size[1] = swap;
    }
    value->kind = STYLE_VALUE_LENGTHS;
    value->as.lengths = g_memdup2(size, sizeof size);
    return true;
}

bool
style_grammar_wide(StyleCursor cursor, StyleValue *value)
{
    static const struct {
        const char *name;
        StyleValueKind kind;
    } words[] = {
        {"inherit", STYLE_VALUE_INHERIT},    {"initial", STYLE_VALUE_INITIAL},
        {"unset", STYLE_VALUE_UNSET},        {"revert", STYLE_VALUE_UNSET},
        {"revert-layer", STYLE_VALUE_UNSET},
    };
    for (guint i = 0; cursor.end - cursor.at == 1 && i < G_N_ELEMENTS(words); i++)
        if (style_cursor_sees_ident(&cursor, words[i].name)) {
            value->kind = words[i].kind;
            return true;
        }
    return false;
}

static bool
parse_value(StylePropertyId id, StyleCursor cursor, StyleValue *value)
{
    const StyleProperty *property = style_property(id);
    switch (property->grammar) {
    case GRAMMAR_WORDS:
        return parse_words(property, cursor, value);
    case GRAMMAR_LENGTHS:
        return parse_lengths(property, cursor, value);
    case GRAMMAR_FAMILIES:
        value->kind = STYLE_VALUE_STRINGS;
        value->as.strings = style_grammar_families(cursor);
        return value->as.strings != NULL;
    case GRAMMAR_FEATURES:
        return parse_features(cursor, value);
    case GRAMMAR_FEATURE_WORDS:
        return parse_feature_words(id, cursor, value);
    case GRAMMAR_LIST_TYPE:
        return parse_list_type(property, cursor, value);
    case GRAMMAR_NAME:
        return parse_name(cursor, value);
    case GRAMMAR_CONTENT:
    case GRAMMAR_COUNTERS:
    case GRAMMAR_STRING_SET:
        return parse_items(id, cursor, value);
    case GRAMMAR_QUOTES:
        value->kind = STYLE_VALUE_STRINGS;
        value->as.strings = style_quotes_parse(cursor);
        return value->as.strings != NULL;
    case GRAMMAR_PAGE_SIZE:
        return parse_page_size(cursor, value);
    default:
        return style_grammar_take(id, &cursor, value) && style_cursor_is_done(&cursor);
    }
}

bool
style_grammar_parse(StylePropertyId id, StyleCursor cursor, StyleValue *value)
{
    *value = (StyleValue){STYLE_VALUE_INITIAL, {0}};
    if (style_cursor_is_done(&cursor))
        return false;
    if (style_grammar_wide(cursor, value))
        return true;
    bool is_initial =
        (id == PROPERTY_CONTENT && style_cursor_sees_ident(&cursor, "normal")) ||
        (id == PROPERTY_QUOTES && style_cursor_sees_ident(&cursor, "auto"));
    if (is_initial && cursor.end - cursor.at == 1)
        return true;
    if (parse_value(id, cursor, value))
        return true;
    style_value_clear(value);
    value->kind = STYLE_VALUE_INITIAL;
    return false;
}
