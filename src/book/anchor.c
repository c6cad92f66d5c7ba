/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/anchor.h"

#include <string.h>

#include "base/text.h"
#include "doc/walk.h"

/* The headings of one chapter by what engines make of their text. Engines differ in case,
 * punctuation and dashes, never in letters and digits: those decide. */
typedef struct {
    const BookSection *section;
    GHashTable *exact;  /* char *id as written -> id, lent */
    GHashTable *folded; /* char *letters and digits -> id, lent */
} ChapterAnchors;

struct BookAnchorIndex {
    Book *book;
    GHashTable *chapters; /* const Post * -> ChapterAnchors */
};

static void
chapter_free(gpointer data)
{
    ChapterAnchors *chapter = data;
    g_hash_table_unref(chapter->exact);
    g_hash_table_unref(chapter->folded);
    g_free(chapter);
}

BookAnchorIndex *
book_anchor_index_new(Book *book)
{
    BookAnchorIndex *self = g_new0(BookAnchorIndex, 1);
    self->book = book;
    self->chapters = g_hash_table_new_full(NULL, NULL, NULL, chapter_free);
    return self;
}

void
book_anchor_index_free(BookAnchorIndex *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->chapters);
    g_free(self);
}

static void
add_place(Book *book, const BookSection *section, const DocNode *node, const char *id)
{
    BookAnchor *anchor = g_new0(BookAnchor, 1);
    anchor->section = section;
    anchor->node = node;
    g_hash_table_insert(book->anchors, g_strdup(id), anchor);
}

static void
remember(GHashTable *table, char *key, const char *id)
{
    if (*key != '\0' && !g_hash_table_contains(table, key))
        g_hash_table_insert(table, key, (gpointer) id);
    else
        g_free(key);
}

/* Blogs make addresses of the source of formulas. The second heading of the same text gets "-1" from Hexo and "-2" from others. */
static void
remember_heading(ChapterAnchors *chapter, GHashTable *seen, DocNode *heading)
{
    g_autofree char *written = doc_visible(heading);
    g_autofree char *folded = text_fold(written);
    guint times = GPOINTER_TO_UINT(g_hash_table_lookup(seen, folded));
    g_hash_table_insert(seen, g_strdup(folded), GUINT_TO_POINTER(times + 1));
    if (times == 0)
        remember(chapter->folded, g_strdup(folded), heading->id);
    else
        remember(chapter->folded, g_strdup_printf("%s%u", folded, times), heading->id);
}

void
book_anchor_add_section(BookAnchorIndex *self, BookSection *section)
{
    ChapterAnchors *chapter = g_new0(ChapterAnchors, 1);
    chapter->section = section;
    chapter->exact = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    chapter->folded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    add_place(self->book, section, NULL, section->id);

    guint headings = 0, others = 0;
    for (DocNode *node = section->doc; node != NULL;
         node = doc_walk_next(node, section->doc, false)) {
        bool is_heading = node->kind == DOC_HEADING;
        bool is_note = node->kind == DOC_FOOTNOTE || node->kind == DOC_NOTE_REFERENCE;
        if (node == section->doc || (!is_heading && node->id == NULL))
            continue;
        if (!is_note) {
            g_autofree char *written = g_steal_pointer(&node->id);
            node->id = is_heading ? g_strdup_printf("%s-h%u", section->id, ++headings)
                                  : g_strdup_printf("%s-p%u", section->id, ++others);
            if (written != NULL)
                remember(chapter->exact, g_steal_pointer(&written), node->id);
        }
        add_place(self->book, section, node, node->id);
        if (is_heading)
            remember_heading(chapter, seen, node);
    }
    if (section->post != NULL)
        g_hash_table_insert(self->chapters, (gpointer) section->post, chapter);
    else
        chapter_free(chapter);
}

const char *
book_anchor_find(const BookAnchorIndex *self, const Post *post, const char *fragment,
                 bool *is_found)
{
    const ChapterAnchors *chapter = g_hash_table_lookup(self->chapters, post);
    *is_found = chapter != NULL;
    if (chapter == NULL)
        return NULL;
    if (fragment == NULL || *fragment == '\0' || strcmp(fragment, "more") == 0)
        return chapter->section->id;
    const char *id = g_hash_table_lookup(chapter->exact, fragment);
    g_autofree char *folded = text_fold(fragment);
    if (id == NULL)
        id = g_hash_table_lookup(chapter->folded, folded);
    *is_found = id != NULL;
    return id != NULL ? id : chapter->section->id;
}
