/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/element.h"

struct ElementMap {
    GHashTable *inlines; /* const DocNode * -> PageElement *, lent */
    GHashTable *rubies; /* const DocNode *: a part of a DOC_RUBY -> PageElement *, lent */
    int level;          /* of the last heading */
    bool is_contents;   /* lists are tables of contents */
};

ElementMap *
element_map_new(BookSectionKind kind)
{
    ElementMap *self = g_new0(ElementMap, 1);
    self->is_contents = kind == BOOK_CONTENTS || kind == BOOK_FIGURES;
    self->inlines = g_hash_table_new(NULL, NULL);
    self->rubies = g_hash_table_new(NULL, NULL);
    return self;
}

void
element_map_free(ElementMap *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->inlines);
    g_hash_table_unref(self->rubies);
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
    case DOC_RUBY_TEXT:
        return "RT";
    default:
        return node->language != NULL ? "Span" : NULL;
    }
}

static bool
is_ruby_part(const DocNode *node)
{
    return node->parent != NULL && node->parent->kind == DOC_RUBY;
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

/* The ruby in which `part`, a child of a DOC_RUBY, stands: what is before a text and not
 * behind another belongs to it. */
static PageElement *
find_ruby(ElementMap *self, const DocNode *part, PageElement *parent)
{
    PageElement *ruby = g_hash_table_lookup(self->rubies, part);
    const DocNode *at = part;
    while (ruby == NULL && at->prev != NULL && at->prev->kind != DOC_RUBY_TEXT) {
        at = at->prev;
        ruby = g_hash_table_lookup(self->rubies, at);
    }
    if (ruby == NULL) {
        ruby = page_element_new("Ruby", parent, part->parent);
        set_language(ruby, part->parent);
    }
    g_hash_table_insert(self->rubies, (gpointer) part, ruby);
    return ruby;
}

/* Each base has an element of its own with its text (ISO 32000-1 Table 338). */
static PageElement *
make_ruby(ElementMap *self, const DocNode *part, PageElement *parent)
{
    PageElement *ruby = find_ruby(self, part, parent);
    if (part->kind == DOC_RUBY_TEXT)
        return ruby;
    return ruby->first != NULL ? ruby->first : page_element_new("RB", ruby, part);
}

PageElement *
element_of_leaf(ElementMap *self, const DocNode *leaf, const DocNode *block,
                PageElement *element)
{
    const DocNode *chain[2 * 100];
    guint n = 0;
    for (; leaf != NULL && leaf != block && n < G_N_ELEMENTS(chain); leaf = leaf->parent)
        if (inline_type(leaf) != NULL || is_ruby_part(leaf))
            chain[n++] = leaf;
    while (n > 0) {
        const DocNode *node = chain[--n];
        if (is_ruby_part(node))
            element = make_ruby(self, node, element);
        if (inline_type(node) != NULL)
            element = make_inline(self, node, element);
    }
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
