/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/node.h"

MathNode *
math_node_new(MathKind kind, MathClass class)
{
    MathNode *self = g_new0(MathNode, 1);
    self->kind = kind;
    self->class = class;
    if (kind == MATH_ROW)
        self->children = g_ptr_array_new_with_free_func((GDestroyNotify) math_node_free);
    return self;
}

MathNode *
math_node_new_symbol(gunichar code, MathClass class)
{
    MathNode *self = math_node_new(MATH_SYMBOL, class);
    self->code = code;
    return self;
}

static void
array_free(MathArray *self)
{
    if (self == NULL)
        return;
    g_string_free(self->columns, TRUE);
    g_array_unref(self->bars);
    g_array_unref(self->lines);
    g_array_unref(self->gaps);
    g_ptr_array_unref(self->rows);
    g_ptr_array_unref(self->tags);
    g_free(self);
}

void
math_node_free(MathNode *self)
{
    if (self == NULL)
        return;
    math_node_free(self->body);
    math_node_free(self->upper);
    math_node_free(self->lower);
    if (self->children != NULL)
        g_ptr_array_unref(self->children);
    array_free(self->array);
    g_free(self->text);
    g_free(self);
}

void
math_node_append(MathNode *row, MathNode *child)
{
    g_ptr_array_add(row->children, child);
}

const MathNode *
math_node_core(const MathNode *self)
{
    while (self != NULL && self->kind == MATH_ROW && self->children->len == 1)
        self = g_ptr_array_index(self->children, 0);
    return self;
}

MathArray *
math_array_new(const char *columns)
{
    MathArray *self = g_new0(MathArray, 1);
    self->columns = g_string_new(columns);
    self->bars = g_array_new(FALSE, FALSE, sizeof(guint));
    self->lines = g_array_new(FALSE, FALSE, sizeof(guint));
    self->gaps = g_array_new(FALSE, TRUE, sizeof(int));
    self->rows = g_ptr_array_new_with_free_func((GDestroyNotify) g_ptr_array_unref);
    self->tags = g_ptr_array_new_with_free_func((GDestroyNotify) math_node_free);
    self->pair_gap = MATH_AUTO;
    self->level = MATH_INLINE;
    return self;
}

const MathNode *
math_array_cell(const MathArray *self, guint row, guint column)
{
    const GPtrArray *cells = g_ptr_array_index(self->rows, row);
    return column < cells->len ? g_ptr_array_index(cells, column) : NULL;
}

guint
math_array_width(const MathArray *self)
{
    guint width = 0;
    for (guint i = 0; i < self->rows->len; i++) {
        const GPtrArray *cells = g_ptr_array_index(self->rows, i);
        width = MAX(width, cells->len);
    }
    return width;
}
