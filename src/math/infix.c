/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/infix.h"

#include <string.h>

typedef struct {
    const char *name;
    gunichar open, close;
    int thickness;
} Infix;

static const Infix infixes[] = {{"over", 0, 0, MATH_AUTO},
                                {"choose", '(', ')', 0},
                                {"brace", '{', '}', 0},
                                {"brack", '[', ']', 0},
                                {"atop", 0, 0, 0}};

static const Infix *
lookup_infix(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(infixes); i++)
        if (strcmp(infixes[i].name, name) == 0)
            return &infixes[i];
    return NULL;
}

bool
math_infix_is(const char *name)
{
    return lookup_infix(name) != NULL;
}

MathNode *
math_infix_parse(MathParser *self, MathNode *upper)
{
    MathToken token = math_reader_next(&self->reader);
    const Infix *infix = lookup_infix(token.name);
    MathNode *node = math_node_new(MATH_FRACTION, MATH_INNER);
    node->level = MATH_AUTO;
    node->code = infix->open;
    node->close = infix->close;
    node->value = infix->thickness;
    node->upper = upper;
    node->lower = math_parse_row(self);
    MathNode *row = math_node_new(MATH_ROW, MATH_ORD);
    math_node_append(row, node);
    return row;
}
