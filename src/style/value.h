/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value of one longhand property as declared: parsed, checked, not yet computed. */
#pragma once

#include "style/length.h"
#include "style/style.h"

typedef enum {
    STYLE_VALUE_INHERIT,
    STYLE_VALUE_INITIAL,
    STYLE_VALUE_UNSET,
    STYLE_VALUE_KEYWORD,
    STYLE_VALUE_NUMBER,
    STYLE_VALUE_LENGTH,
    STYLE_VALUE_LENGTHS,
    STYLE_VALUE_COLOUR,
    STYLE_VALUE_CURRENT_COLOUR,
    STYLE_VALUE_STRING,
    STYLE_VALUE_STRINGS,
    STYLE_VALUE_ITEMS
} StyleValueKind;

#define STYLE_VALUE_LENGTHS_MAX 3

typedef struct {
    StyleValueKind kind;
    union {
        int keyword; /* the number that the property's table gives the word */
        double number;
        StyleLength length;
        StyleLength *lengths; /* STYLE_VALUE_LENGTHS_MAX of them, owned */
        StyleColour colour;
        char *string;     /* owned */
        char **strings;   /* owned, NULL-terminated */
        GPtrArray *items; /* owned */
    } as;
} StyleValue;

/* Frees what `self` owns, not `self`. */
void style_value_clear(StyleValue *self);
