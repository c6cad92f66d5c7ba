/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/length.h"

#include <math.h>

#include "base/measure.h"

/* Nested brackets in one calc(). */
#define CALC_DEPTH 32
/* 64 metres: a book of them still adds up within an int. */
#define LENGTH_UNITS (1 << 27)
/* An "x" or a "0" is about half an em wide in every face of a book. */
#define EX_EM 0.5

static const struct {
    const char *name;
    double points;
} absolute[] = {
    {"cm", 72.0 / 2.54}, {"in", 72.0}, {"mm", 72.0 / 25.4}, {"pc", 12.0},
    {"pt", 1.0},         {"px", 0.75}, {"q", 72.0 / 101.6},
};

double
style_unit_points(const char *unit)
{
    for (guint i = 0; i < G_N_ELEMENTS(absolute); i++)
        if (g_ascii_strcasecmp(absolute[i].name, unit) == 0)
            return absolute[i].points;
    return 0;
}

static bool
parse_dimension(const StyleToken *token, StyleLength *length)
{
    static const struct {
        const char *name;
        gsize offset;
        double factor;
    } relative[] = {
        {"ch", offsetof(StyleLength, em), EX_EM}, {"em", offsetof(StyleLength, em), 1},
        {"ex", offsetof(StyleLength, em), EX_EM}, {"ic", offsetof(StyleLength, em), 1},
        {"lh", offsetof(StyleLength, lh), 1},     {"rem", offsetof(StyleLength, rem), 1},
        {"rlh", offsetof(StyleLength, rlh), 1},
    };
    double points = style_unit_points(token->text);
    if (points > 0) {
        length->points = token->number * points;
        return true;
    }
    for (guint i = 0; i < G_N_ELEMENTS(relative); i++)
        if (g_ascii_strcasecmp(relative[i].name, token->text) == 0) {
            *(double *) (void *) ((char *) length + relative[i].offset) =
                token->number * relative[i].factor;
            return true;
        }
    return false;
}

static StyleLength
scale(StyleLength a, double factor)
{
    a.points *= factor;
    a.em *= factor;
    a.rem *= factor;
    a.lh *= factor;
    a.rlh *= factor;
    a.percent *= factor;
    a.number *= factor;
    return a;
}

static StyleLength
add(StyleLength a, StyleLength b)
{
    a.points += b.points;
    a.em += b.em;
    a.rem += b.rem;
    a.lh += b.lh;
    a.rlh += b.rlh;
    a.percent += b.percent;
    a.number += b.number;
    return a;
}

static bool parse_sum(StyleCursor *cursor, StyleLength *length, int depth);

static bool
parse_term(StyleCursor *cursor, StyleLength *length, int depth)
{
    if (style_cursor_sees(cursor, TOKEN_OPEN_ROUND) ||
        style_cursor_sees_function(cursor, "calc")) {
        StyleCursor inside = style_cursor_enter(cursor);
        return depth < CALC_DEPTH && parse_sum(&inside, length, depth + 1) &&
               style_cursor_is_done(&inside);
    }
    const StyleToken *token = style_cursor_take(cursor);
    *length = (StyleLength){0};
    if (token == NULL)
        return false;
    switch (token->kind) {
    case TOKEN_NUMBER:
        length->number = token->number;
        length->is_number = true;
        return true;
    case TOKEN_PERCENTAGE:
        length->percent = token->number;
        return true;
    case TOKEN_DIMENSION:
        return parse_dimension(token, length);
    default:
        return false;
    }
}

static bool
parse_product(StyleCursor *cursor, StyleLength *length, int depth)
{
    if (!parse_term(cursor, length, depth))
        return false;
    while (style_cursor_sees_delim(cursor, '*') || style_cursor_sees_delim(cursor, '/')) {
        bool is_division = style_cursor_take(cursor)->delim == '/';
        StyleLength factor;
        if (!parse_term(cursor, &factor, depth))
            return false;
        if (is_division) {
            if (!factor.is_number || factor.number == 0)
                return false;
            *length = scale(*length, 1 / factor.number);
        } else if (factor.is_number) {
            *length = scale(*length, factor.number);
        } else if (length->is_number) {
            *length = scale(factor, length->number);
        } else {
            return false;
        }
    }
    return true;
}

static bool
parse_sum(StyleCursor *cursor, StyleLength *length, int depth)
{
    if (!parse_product(cursor, length, depth))
        return false;
    while (style_cursor_sees_delim(cursor, '+') || style_cursor_sees_delim(cursor, '-')) {
        bool is_minus = style_cursor_take(cursor)->delim == '-';
        StyleLength term;
        if (!parse_product(cursor, &term, depth) || term.is_number != length->is_number)
            return false;
        *length = add(*length, is_minus ? scale(term, -1) : term);
    }
    return true;
}

bool
style_length_parse_number(StyleCursor *cursor, StyleLength *length)
{
    StyleCursor copy = *cursor;
    StyleLength read;
    if (style_cursor_sees(&copy, TOKEN_OPEN_ROUND) || !parse_term(&copy, &read, 0))
        return false;
    *cursor = copy;
    *length = read;
    return true;
}

bool
style_length_parse(StyleCursor *cursor, StyleLength *length)
{
    StyleCursor copy = *cursor;
    StyleLength read;
    if (!style_length_parse_number(&copy, &read) || (read.is_number && read.number != 0))
        return false;
    read.is_number = false;
    *cursor = copy;
    *length = read;
    return true;
}

int
style_length_resolve(const StyleLength *self, const StyleBasis *basis)
{
    double units = self->points * MEASURE_POINT + self->em * basis->font_size +
                   self->rem * basis->root_font_size + self->lh * basis->line_height +
                   self->rlh * basis->root_line_height +
                   self->percent / 100 * basis->whole;
    if (isnan(units))
        return 0;
    return (int) lround(CLAMP(units, -LENGTH_UNITS, LENGTH_UNITS));
}

bool
style_length_has_percent(const StyleLength *self)
{
    return self->percent != 0;
}

bool
style_length_is_negative(const StyleLength *self)
{
    const double parts[] = {self->points, self->em,  self->rem,
                            self->lh,     self->rlh, self->percent};
    bool has_negative = false, has_positive = false;
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        has_negative |= parts[i] < 0;
        has_positive |= parts[i] > 0;
    }
    return has_negative && !has_positive;
}
