/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/lines.h"

typedef struct {
    const DocNode *node;
    guint part;
    int width;
    TextParagraph *paragraph;
    TextLines *lines;
} LineSet;

struct LineStore {
    GPtrArray *sets;   /* LineSet *, owned */
    GHashTable *index; /* the same by node, part and width */
};

static guint
set_hash(gconstpointer key)
{
    const LineSet *set = key;
    return g_direct_hash(set->node) ^ (set->part * 31u) ^ ((guint) set->width * 17u);
}

static gboolean
set_equal(gconstpointer a, gconstpointer b)
{
    const LineSet *left = a, *right = b;
    return left->node == right->node && left->part == right->part &&
           left->width == right->width;
}

static void
set_free(gpointer data)
{
    LineSet *set = data;
    text_lines_free(set->lines);
    text_paragraph_free(set->paragraph);
    g_free(set);
}

LineStore *
line_store_new(void)
{
    LineStore *self = g_new0(LineStore, 1);
    self->sets = g_ptr_array_new_with_free_func(set_free);
    self->index = g_hash_table_new(set_hash, set_equal);
    return self;
}

void
line_store_free(LineStore *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->index);
    g_ptr_array_unref(self->sets);
    g_free(self);
}

TextLines *
line_store_lookup(const LineStore *self, const DocNode *node, guint part, int width)
{
    LineSet key = {.node = node, .part = part, .width = width};
    LineSet *set = g_hash_table_lookup(self->index, &key);
    return set != NULL ? set->lines : NULL;
}

TextLines *
line_store_keep(LineStore *self, const DocNode *node, guint part, int width,
                TextParagraph *paragraph, TextLines *lines)
{
    LineSet *set = g_new(LineSet, 1);
    *set = (LineSet){node, part, width, paragraph, lines};
    g_ptr_array_add(self->sets, set);
    if (node != NULL)
        g_hash_table_replace(self->index, set, set);
    return lines;
}
