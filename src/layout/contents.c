/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/contents.h"

#define DEEPEST 3

static void
add_entries(const Pages *pages, GPtrArray *outline, const GPtrArray *entries, int depth)
{
    for (guint i = 0; depth <= DEEPEST && i < entries->len; i++) {
        const BookEntry *entry = entries->pdata[i];
        const PagePlace *place = g_hash_table_lookup(pages->places, entry->anchor);
        if (place == NULL)
            continue;
        PageOutline *own = page_outline_new(entry->title, place);
        g_ptr_array_add(outline, own);
        add_entries(pages, own->children, entry->children, depth + 1);
    }
}

void
contents_outline(Pages *pages)
{
    add_entries(pages, pages->outline, pages->book->entries, 1);
}
