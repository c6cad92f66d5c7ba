/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/element.h"

struct ElementMap {
    GHashTable *inlines; /* const DocNode * -> PageElement *, lent */
    int level;           /* of the last heading */
    bool is_contents;    /* lists are tables of contents */
};

ElementMap *
element_map_new(BookSectionKind kind)
{
    ElementMap *self = g_new0(ElementMap, 1);
    self->is_contents = kind == BOOK_CONTENTS || kind == BOOK_FIGURES;
    self->inlines = g_hash_table_new(NULL, NULL);
    return self;
}

void
element_map_free(ElementMap *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->inlines);
    g_free(self);
}

/* Levels go down one at a time (PDF/UA-1 7.4.2), whatever the blog did. */
static const char *
heading_type(ElementMap *self, const DocNode *node)
{
    static const char *const types[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    int level = CLAMP(node->as.heading.level, 1, 6);
    self->level = MIN(level, self->level + 1);
    return types[self->level - 1];
}

static const char *
block_type(ElementMap *self, const DocNode *node)
{
    switch (node->kind) {
    case DOC_DIVISION:
    case DOC_CARD:
    case DOC_FIGURE:
        return "Div";
    case DOC_BLOCK_QUOTE:
        return "BlockQuote";
    case DOC_LIST:
        return self->is_contents ? "TOC" : "L";
    case DOC_DEFINITIONS:
        return "L";
    case DOC_ITEM:
        return self->is_contents ? "TOCI" : "LI";
    case DOC_DEFINITION:
        return "LBody";
    case DOC_TERM:
        return "Lbl";
    case DOC_TABLE:
        return "Table";
    case DOC_ROW:
        return "TR";
    case DOC_CELL:
        return node->as.cell.is_header ? "TH" : "TD";
    case DOC_FOOTNOTE:
        return "Note";
    case DOC_CAPTION:
        return "Caption";
    case DOC_HEADING:
        return heading_type(self, node);
    case DOC_MATH_BLOCK:
        return "Formula";
    case DOC_PARAGRAPH:
        return self->is_contents && node->parent->kind == DOC_ITEM ? "Reference" : "P";
    case DOC_CODE_BLOCK:
        return "P";
    default:
        return NULL;
    }
}

static void
set_language(PageElement *self, const DocNode *node)
{
    const char *around = node->parent != NULL ? doc_node_language(node->parent) : NULL;
    if (node->language != NULL && g_strcmp0(node->language, around) != 0)
        self->language = g_strdup(node->language);
}

PageElement *
element_of_block(ElementMap *self, const DocNode *node, PageElement *parent)
{
    const char *type = block_type(self, node);
    if (type == NULL)
        return NULL;
    PageElement *element = page_element_new(type, parent, node);
    set_language(element, node);
    if (node->kind == DOC_MATH_BLOCK)
        element->alt = g_strdup(node->text);
    if (node->kind == DOC_CELL) {
        element->column_span = node->as.cell.columns;
        element->row_span = node->as.cell.rows;
    }
    return element;
}

PageElement *
element_of_body(const ElementMap *self, PageElement *item)
{
    return self->is_contents ? item : page_element_new("LBody", item, NULL);
}

static const char *
inline_type(const DocNode *node)
{
    switch (node->kind) {
    case DOC_LINK:
    case DOC_NOTE_REFERENCE:
        return "Link";
    case DOC_CODE:
        return "Code";
    case DOC_MATH:
        return "Formula";
    case DOC_IMAGE:
        return "Figure";
    case DOC_RUBY:
        return "Ruby";
    case DOC_RUBY_TEXT:
        return "RT";
    case DOC_TEXT:
        return node->parent != NULL && node->parent->kind == DOC_RUBY ? "RB" : NULL;
    default:
        return node->language != NULL ? "Span" : NULL;
    }
}

static PageElement *
make_inline(ElementMap *self, const DocNode *node, PageElement *parent)
{
    PageElement *element = g_hash_table_lookup(self->inlines, node);
    if (element != NULL)
        return element;
    if (node->kind == DOC_NOTE_REFERENCE)
        parent = page_element_new("Reference", parent, node);
    element = page_element_new(inline_type(node), parent, node);
    set_language(element, node);
    if (node->kind == DOC_MATH || node->kind == DOC_IMAGE)
        element->alt = g_strdup(node->text != NULL ? node->text : "");
    g_hash_table_insert(self->inlines, (gpointer) node, element);
    return element;
}

PageElement *
element_of_leaf(ElementMap *self, const DocNode *leaf, const DocNode *block,
                PageElement *element)
{
    const DocNode *chain[2 * 100];
    guint n = 0;
    for (; leaf != NULL && leaf != block && n < G_N_ELEMENTS(chain); leaf = leaf->parent)
        if (inline_type(leaf) != NULL)
            chain[n++] = leaf;
    while (n > 0)
        element = make_inline(self, chain[--n], element);
    return element;
}

guint
element_number(PageElement *root)
{
    guint count = 0;
    for (PageElement *at = root; at != NULL; at = page_element_following(at, root))
        at->index = count++;
    return count;
}
