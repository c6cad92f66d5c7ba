/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/standin.h"

struct StandIns {
    GHashTable *nodes; /* char *key -> DocNode * */
};

/* The Doc is not ours: nothing of it may be touched when a stand-in goes. */
static void
free_node(gpointer data)
{
    DocNode *node = data;
    node->parent = node->prev = NULL;
    doc_node_free(node);
}

StandIns *
standins_new(void)
{
    StandIns *self = g_new0(StandIns, 1);
    self->nodes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_node);
    return self;
}

void
standins_free(StandIns *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->nodes);
    g_free(self);
}

DocNode *
standin_make(StandIns *self, const DocNode *parent, DocKind kind, const char *class,
             const char *text)
{
    g_autofree char *key =
        g_strdup_printf("%p %d %s", (const void *) parent, kind, class);
    DocNode *node = g_hash_table_lookup(self->nodes, key);
    if (node != NULL)
        return node;
    node = doc_node_new(kind, parent->place);
    doc_node_add_class(node, class);
    if (text != NULL)
        doc_node_append(node, doc_node_new_text(text, -1, parent->place));
    node->parent = (DocNode *) parent;
    g_hash_table_insert(self->nodes, g_steal_pointer(&key), node);
    return node;
}
