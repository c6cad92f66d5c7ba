/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/plan.h"

#include <string.h>

#include "doc/walk.h"

/* Of markup; the limit of calibre and old readers is 260 KB. */
enum { MAX_FILE_BYTES = 200 * 1024, BYTES_PER_NODE = 48 };

bool
plan_is_left_out(const BookSection *section)
{
    return section->kind == BOOK_HALF_TITLE || section->kind == BOOK_CONTENTS ||
           section->kind == BOOK_COVER || section->kind == BOOK_FIGURES ||
           section->kind == BOOK_NOTES;
}

static void
free_file(gpointer data)
{
    PlanFile *file = data;
    g_free(file->name);
    g_free(file);
}

static void
free_page(gpointer data)
{
    PlanPage *page = data;
    g_free(page->label);
    g_free(page->id);
    g_free(page);
}

/* What `block` will take as XHTML, roughly: characters and, for each node, its tags. */
static gsize
weight(const DocNode *block)
{
    gsize bytes = 0;
    for (const DocNode *node = block; node != NULL;
         node = doc_walk_next(node, block, false)) {
        bytes += BYTES_PER_NODE;
        bytes += node->text != NULL ? strlen(node->text) : 0;
        bytes += node->url != NULL ? strlen(node->url) : 0;
    }
    return bytes;
}

static PlanFile *
add_file(Plan *self, const BookSection *section, guint number, const DocNode *first)
{
    PlanFile *file = g_new0(PlanFile, 1);
    file->section = section;
    file->number = number;
    file->first = first;
    file->name = number == 1 ? g_strdup_printf("%s.xhtml", section->id)
                             : g_strdup_printf("%s-%u.xhtml", section->id, number);
    g_ptr_array_add(self->files, file);
    return file;
}

static bool
may_split_before(const DocNode *block, gsize bytes)
{
    bool is_heading = block->kind == DOC_HEADING && block->as.heading.level == 2;
    bool after_heading = block->prev != NULL && block->prev->kind == DOC_HEADING;
    return is_heading || (bytes > MAX_FILE_BYTES && !after_heading);
}

static void
plan_section(Plan *self, const BookSection *section)
{
    const DocNode *block = section->doc->first;
    PlanFile *file = add_file(self, section, 1, block);
    gsize bytes = 0;
    for (; block != NULL; block = block->next) {
        if (block->kind == DOC_FOOTNOTE)
            continue; /* stands with its call */
        gsize own = weight(block);
        if (bytes > 0 && bytes + own > MAX_FILE_BYTES &&
            may_split_before(block, bytes + own)) {
            file->end = block;
            file = add_file(self, section, file->number + 1, block);
            bytes = 0;
        }
        bytes += own;
    }
}

static void
note_anchors(Plan *self, PlanFile *file)
{
    if (file->number == 1)
        g_hash_table_insert(self->anchors, file->section->id, file);
    for (const DocNode *block = file->first; block != file->end; block = block->next)
        for (const DocNode *node = block; node != NULL;
             node = doc_walk_next(node, block, false))
            if (node->id != NULL)
                g_hash_table_insert(self->anchors, node->id, file);
}

static void
note_pages(Plan *self, const PageMap *pages)
{
    for (guint i = 0; pages != NULL && i < pages->entries->len; i++) {
        PageMapEntry *entry = g_ptr_array_index(pages->entries, i);
        GPtrArray *list = g_hash_table_lookup(self->pages, entry->node);
        if (list == NULL) {
            list = g_ptr_array_new();
            g_hash_table_insert(self->pages, (gpointer) entry->node, list);
        }
        g_ptr_array_add(list, entry);
    }
}

static void
unref_list(gpointer data)
{
    g_ptr_array_unref(data);
}

Plan *
plan_new(const Book *book, const PageMap *pages)
{
    Plan *self = g_new0(Plan, 1);
    self->book = book;
    self->files = g_ptr_array_new_with_free_func(free_file);
    self->anchors = g_hash_table_new(g_str_hash, g_str_equal);
    self->pages = g_hash_table_new_full(NULL, NULL, NULL, unref_list);
    self->page_labels = g_ptr_array_new_with_free_func(free_page);
    for (guint i = 0; i < book->sections->len; i++) {
        const BookSection *section = g_ptr_array_index(book->sections, i);
        if (!plan_is_left_out(section))
            plan_section(self, section);
    }
    for (guint i = 0; i < self->files->len; i++)
        note_anchors(self, g_ptr_array_index(self->files, i));
    note_pages(self, pages);
    return self;
}

void
plan_free(Plan *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->files);
    g_ptr_array_unref(self->page_labels);
    g_hash_table_unref(self->anchors);
    g_hash_table_unref(self->pages);
    g_free(self);
}

char *
plan_href(const Plan *self, const PlanFile *from, const char *anchor)
{
    const PlanFile *file = g_hash_table_lookup(self->anchors, anchor);
    if (file == NULL)
        return g_strdup(strcmp(anchor, "contents") == 0 ? "nav.xhtml" : NULL);
    if (strcmp(anchor, file->section->id) == 0)
        return g_strdup(file->name);
    return g_strconcat(file == from ? "" : file->name, "#", anchor, NULL);
}
