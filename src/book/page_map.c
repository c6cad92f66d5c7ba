/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/page_map.h"

static void
entry_free(gpointer data)
{
    PageMapEntry *entry = data;
    g_free(entry->label);
    g_free(entry);
}

PageMap *
page_map_new(void)
{
    PageMap *self = g_new0(PageMap, 1);
    self->entries = g_ptr_array_new_with_free_func(entry_free);
    return self;
}

void
page_map_free(PageMap *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->entries);
    g_free(self);
}

void
page_map_add(PageMap *self, const char *label, const DocNode *node, gsize offset)
{
    PageMapEntry *entry = g_new0(PageMapEntry, 1);
    entry->label = g_strdup(label);
    entry->node = node;
    entry->offset = offset;
    g_ptr_array_add(self->entries, entry);
}
