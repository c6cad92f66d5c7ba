/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/toc.h"

#include "book/words.h"
#include "doc/walk.h"

enum { MAX_DEPTH = 3 };

static void
free_entry(gpointer data)
{
    book_entry_free(data);
}

void
book_entry_free(BookEntry *self)
{
    g_free(self->title);
    g_free(self->anchor);
    g_ptr_array_unref(self->children);
    g_free(self);
}

static BookEntry *
add_entry(GPtrArray *list, const BookSection *section, char *title, const char *anchor,
          int level)
{
    BookEntry *entry = g_new0(BookEntry, 1);
    entry->title = title;
    entry->anchor = g_strdup(anchor);
    entry->section = section;
    entry->level = level;
    entry->children = g_ptr_array_new_with_free_func(free_entry);
    g_ptr_array_add(list, entry);
    return entry;
}

/* The headings of one chapter below its entry, as deep as readers show. */
static void
add_headings(BookEntry *chapter)
{
    const DocNode *doc = chapter->section->doc;
    BookEntry *h2 = NULL;
    for (const DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, node->kind == DOC_PARAGRAPH)) {
        if (node->kind != DOC_HEADING || node->id == NULL)
            continue;
        int level = node->as.heading.level;
        GPtrArray *list = NULL;
        if (level == 2 && chapter->level + 1 <= MAX_DEPTH)
            list = chapter->children;
        else if (level == 3 && h2 != NULL && chapter->level + 2 <= MAX_DEPTH)
            list = h2->children;
        g_autofree char *title = doc_plain(node);
        if (list == NULL || *title == '\0')
            continue;
        BookEntry *entry = add_entry(list, chapter->section, g_steal_pointer(&title),
                                     node->id, chapter->level + level - 1);
        if (level == 2)
            h2 = entry;
    }
}

static bool
is_listed(const BookSection *section)
{
    return section->kind == BOOK_DEDICATION || section->kind == BOOK_PREFACE ||
           section->kind == BOOK_PART || section->kind == BOOK_CHAPTER ||
           section->kind == BOOK_NOTES;
}

void
book_toc_build(Book *book)
{
    BookEntry *part = NULL;
    for (guint i = 0; i < book->sections->len; i++) {
        const BookSection *section = g_ptr_array_index(book->sections, i);
        if (!is_listed(section))
            continue;
        bool is_inside = section->kind == BOOK_CHAPTER && part != NULL;
        char *title = section->label != NULL
                          ? g_strconcat(section->label, " ", section->title, NULL)
                          : g_strdup(section->title);
        BookEntry *entry = add_entry(is_inside ? part->children : book->entries, section,
                                     title, section->id, is_inside ? 2 : 1);
        if (section->kind == BOOK_PART)
            part = entry;
        if (section->kind == BOOK_CHAPTER)
            add_headings(entry);
    }
}

static DocNode *
add(DocNode *parent, DocKind kind, const char *class)
{
    DocNode *node = doc_node_new(kind, DIAG_NOWHERE);
    if (class != NULL)
        doc_node_add_class(node, class);
    doc_node_append(parent, node);
    return node;
}

/* The item of one entry: its link, the chapter's label in a span of its own. */
static DocNode *
add_item(DocNode *list, const BookEntry *entry)
{
    static const char *const levels[] = {"level-1", "level-1", "level-2", "level-3"};
    DocNode *item = add(list, DOC_ITEM, levels[MIN(entry->level, MAX_DEPTH)]);
    DocNode *paragraph = add(item, DOC_PARAGRAPH, NULL);
    DocNode *link = add(paragraph, DOC_LINK, NULL);
    link->url = g_strconcat("#", entry->anchor, NULL);
    const BookSection *section = entry->section;
    bool is_start = g_strcmp0(entry->anchor, section->id) == 0;
    if (is_start && section->label != NULL) {
        DocNode *label = add(link, DOC_SPAN, "label");
        doc_node_append(label, doc_node_new_text(section->label, -1, DIAG_NOWHERE));
        g_autofree char *title = g_strconcat(" ", section->title, NULL);
        doc_node_append(link, doc_node_new_text(title, -1, DIAG_NOWHERE));
    } else {
        doc_node_append(link, doc_node_new_text(entry->title, -1, DIAG_NOWHERE));
    }
    return item;
}

/* At most three levels: the recursion is bounded by MAX_DEPTH. */
static void
add_list(DocNode *parent, const GPtrArray *entries)
{
    if (entries->len == 0)
        return;
    DocNode *list = add(parent, DOC_LIST, "contents");
    list->as.list.is_tight = list->as.list.is_ordered = true;
    for (guint i = 0; i < entries->len; i++) {
        const BookEntry *entry = g_ptr_array_index(entries, i);
        if (entry->section->kind != BOOK_DEDICATION) /* for readers' menus alone */
            add_list(add_item(list, entry), entry->children);
    }
}

DocNode *
book_toc_doc(const Book *book)
{
    DocNode *doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    DocNode *heading = add(doc, DOC_HEADING, NULL);
    const char *title = book_word(book->language, BOOK_WORD_CONTENTS);
    doc_node_append(heading, doc_node_new_text(title, -1, DIAG_NOWHERE));
    add_list(doc, book->entries);
    return doc;
}
