/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/contents.h"

#include "book/words.h"

#define DEEPEST 3

/* Chapters stand beside the divider of their part, not below it: each opens on a right-hand
 * page, and three levels of its own can be listed. */
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
        bool divider = entry->section->kind == BOOK_PART;
        add_entries(pages, divider ? outline : own->children, entry->children,
                    divider ? depth : depth + 1);
    }
}

/* A contents page is worth a bookmark, though no contents list themselves. */
static void
add_contents(const Pages *pages, GPtrArray *outline)
{
    const GPtrArray *sections = pages->book->sections;
    for (guint i = 0; i < sections->len; i++) {
        const BookSection *section = sections->pdata[i];
        const PagePlace *place = g_hash_table_lookup(pages->places, section->id);
        bool lists = section->kind == BOOK_CONTENTS || section->kind == BOOK_FIGURES;
        if (lists && place != NULL)
            g_ptr_array_add(outline, page_outline_new(section->title, place));
    }
}

static int
by_place(gconstpointer a, gconstpointer b)
{
    const PageOutline *x = *(const PageOutline *const *) a;
    const PageOutline *y = *(const PageOutline *const *) b;
    return x->page != y->page ? x->page - y->page : x->y - y->y;
}

/* Notes at the end are a matter of pages, not of the book. */
static void
add_endnotes(const Pages *pages, GPtrArray *outline)
{
    const PagePlace *place = g_hash_table_lookup(pages->places, "notes");
    const char *title = book_word(pages->book->language, BOOK_WORD_NOTES);
    if (place != NULL && pages->book->manifest->links == BOOK_LINKS_ENDNOTE)
        g_ptr_array_add(outline, page_outline_new(title, place));
}

void
contents_outline(Pages *pages)
{
    add_endnotes(pages, pages->outline);
    add_contents(pages, pages->outline);
    add_entries(pages, pages->outline, pages->book->entries, 1);
    g_ptr_array_sort(pages->outline, by_place);
}
