/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/picture_list.h"

#include "book/words.h"
#include "doc/walk.h"

static const DocNode *
caption_of(const DocNode *figure)
{
    for (const DocNode *child = figure->first; child != NULL; child = child->next)
        if (child->kind == DOC_CAPTION)
            return child;
    return NULL;
}

static bool
is_listed(const DocNode *node)
{
    return node->kind == DOC_FIGURE && caption_of(node) != NULL;
}

void
book_picture_list_mark(DocNode *doc)
{
    int count = 0;
    for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        if (is_listed(node) && node->id == NULL)
            node->id = g_strdup_printf("figure-%d", ++count);
}

static DocNode *
add(DocNode *parent, DocKind kind)
{
    DocNode *node = doc_node_new(kind, DIAG_NOWHERE);
    doc_node_append(parent, node);
    return node;
}

static void
add_item(DocNode *list, const DocNode *figure)
{
    g_autofree char *caption = doc_plain(caption_of(figure));
    if (*caption == '\0' || figure->id == NULL)
        return;
    DocNode *item = add(list, DOC_ITEM);
    DocNode *link = add(add(item, DOC_PARAGRAPH), DOC_LINK);
    link->url = g_strconcat("#", figure->id, NULL);
    doc_node_append(link, doc_node_new_text(caption, -1, DIAG_NOWHERE));
}

DocNode *
book_picture_list_doc(const Book *book)
{
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    DocNode *heading = add(doc, DOC_HEADING);
    heading->as.heading.level = 1;
    const char *title = book_word(book->language, BOOK_WORD_FIGURES);
    doc_node_append(heading, doc_node_new_text(title, -1, DIAG_NOWHERE));
    DocNode *list = add(doc, DOC_LIST);
    doc_node_add_class(list, "contents");
    list->as.list.is_tight = list->as.list.is_ordered = true;
    for (guint i = 0; i < book->sections->len; i++) {
        const BookSection *section = book->sections->pdata[i];
        for (const DocNode *node = section->doc; node != NULL;
             node = doc_walk_next(node, section->doc, false))
            if (section->kind == BOOK_CHAPTER && is_listed(node))
                add_item(list, node);
    }
    return list->first != NULL ? g_steal_pointer(&doc) : NULL;
}
