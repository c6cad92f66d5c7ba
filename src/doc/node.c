/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doc/node.h"

#include <string.h>

typedef struct {
    const char *name;
    const char *element; /* NULL: depends on the node */
    bool is_block, holds_blocks, holds_inlines;
} KindFacts;

/* clang-format off */
static const KindFacts kinds[] = {
    [DOC_DOCUMENT]       = {"document",       "body",       true,  true,  false},
    [DOC_DIVISION]       = {"division",       "div",        true,  true,  false},
    [DOC_BLOCK_QUOTE]    = {"block-quote",    "blockquote", true,  true,  false},
    [DOC_LIST]           = {"list",           NULL,         true,  true,  false},
    [DOC_ITEM]           = {"item",           "li",         true,  true,  false},
    [DOC_DEFINITIONS]    = {"definitions",    "dl",         true,  true,  false},
    [DOC_DEFINITION]     = {"definition",     "dd",         true,  true,  false},
    [DOC_FIGURE]         = {"figure",         "figure",     true,  true,  false},
    [DOC_TABLE]          = {"table",          "table",      true,  true,  false},
    [DOC_ROW]            = {"row",            "tr",         true,  true,  false},
    [DOC_CELL]           = {"cell",           NULL,         true,  true,  false},
    [DOC_FOOTNOTE]       = {"footnote",       "aside",      true,  true,  false},
    [DOC_CARD]           = {"card",           "div",        true,  true,  false},
    [DOC_PARAGRAPH]      = {"paragraph",      "p",          true,  false, true},
    [DOC_HEADING]        = {"heading",        NULL,         true,  false, true},
    [DOC_TERM]           = {"term",           "dt",         true,  false, true},
    [DOC_CAPTION]        = {"caption",        NULL,         true,  false, true},
    [DOC_CODE_BLOCK]     = {"code-block",     "pre",        true,  false, false},
    [DOC_MATH_BLOCK]     = {"math-block",     "div",        true,  false, false},
    [DOC_RULE]           = {"rule",           "hr",         true,  false, false},
    [DOC_EMPHASIS]       = {"emphasis",       "em",         false, false, true},
    [DOC_STRONG]         = {"strong",         "strong",     false, false, true},
    [DOC_STRIKE]         = {"strike",         "del",        false, false, true},
    [DOC_SUPERSCRIPT]    = {"superscript",    "sup",        false, false, true},
    [DOC_SUBSCRIPT]      = {"subscript",      "sub",        false, false, true},
    [DOC_LINK]           = {"link",           "a",          false, false, true},
    [DOC_SPAN]           = {"span",           NULL,         false, false, true},
    [DOC_RUBY]           = {"ruby",           "ruby",       false, false, true},
    [DOC_RUBY_TEXT]      = {"ruby-text",      "rt",         false, false, true},
    [DOC_TEXT]           = {"text",           "",           false, false, false},
    [DOC_CODE]           = {"code",           "code",       false, false, false},
    [DOC_MATH]           = {"math",           "span",       false, false, false},
    [DOC_IMAGE]          = {"image",          "img",        false, false, false},
    [DOC_NOTE_REFERENCE] = {"note-reference", "a",          false, false, false},
    [DOC_SOFT_BREAK]     = {"soft-break",     "",           false, false, false},
    [DOC_LINE_BREAK]     = {"line-break",     "br",         false, false, false},
};
/* clang-format on */

DocNode *
doc_node_new(DocKind kind, DiagPlace place)
{
    DocNode *self = g_new0(DocNode, 1);
    self->kind = kind;
    self->place = place;
    if (kind == DOC_CELL)
        self->as.cell.columns = self->as.cell.rows = 1;
    if (kind == DOC_HEADING)
        self->as.heading.level = 1;
    if (kind == DOC_LIST) {
        self->as.list.start = 1;
        self->as.list.style = '1';
    }
    return self;
}

DocNode *
doc_node_new_text(const char *text, gssize length, DiagPlace place)
{
    DocNode *self = doc_node_new(DOC_TEXT, place);
    self->text = length < 0 ? g_strdup(text) : g_strndup(text, (gsize) length);
    return self;
}

static void
free_one(DocNode *self)
{
    g_free(self->id);
    g_free(self->classes);
    g_free(self->language);
    g_free(self->text);
    g_free(self->url);
    g_free(self->title);
    if (self->kind == DOC_CODE_BLOCK) {
        g_free(self->as.code.language);
        g_free(self->as.code.marks);
    }
    if (self->kind == DOC_CARD)
        g_free(self->as.card.provider);
    g_free(self);
}

void
doc_node_free(DocNode *self)
{
    if (self == NULL)
        return;
    doc_node_detach(self);
    for (DocNode *node = self; node != NULL;) {
        if (node->first != NULL) {
            DocNode *child = node->first;
            node->first = child->next;
            node = child;
        } else {
            DocNode *parent = node == self ? NULL : node->parent;
            free_one(node);
            node = parent;
        }
    }
}

void
doc_node_detach(DocNode *self)
{
    if (self->prev != NULL)
        self->prev->next = self->next;
    else if (self->parent != NULL)
        self->parent->first = self->next;
    if (self->next != NULL)
        self->next->prev = self->prev;
    else if (self->parent != NULL)
        self->parent->last = self->prev;
    self->parent = self->prev = self->next = NULL;
}

void
doc_node_append(DocNode *parent, DocNode *child)
{
    doc_node_detach(child);
    child->parent = parent;
    child->prev = parent->last;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void
doc_node_prepend(DocNode *parent, DocNode *child)
{
    if (parent->first == NULL)
        doc_node_append(parent, child);
    else if (parent->first != child)
        doc_node_insert_before(parent->first, child);
}

void
doc_node_insert_before(DocNode *sibling, DocNode *node)
{
    doc_node_detach(node);
    node->parent = sibling->parent;
    node->next = sibling;
    node->prev = sibling->prev;
    if (sibling->prev != NULL)
        sibling->prev->next = node;
    else if (sibling->parent != NULL)
        sibling->parent->first = node;
    sibling->prev = node;
}

void
doc_node_insert_after(DocNode *sibling, DocNode *node)
{
    if (sibling->next != NULL)
        doc_node_insert_before(sibling->next, node);
    else
        doc_node_append(sibling->parent, node);
}

void
doc_node_move_children(DocNode *from, DocNode *to)
{
    while (from->first != NULL)
        doc_node_append(to, from->first);
}

void
doc_node_unwrap(DocNode *self)
{
    while (self->first != NULL)
        doc_node_insert_before(self, self->first);
    doc_node_free(self);
}

static DocNode *
copy_one(const DocNode *self)
{
    DocNode *copy = doc_node_new(self->kind, self->place);
    copy->as = self->as;
    copy->id = g_strdup(self->id);
    copy->classes = g_strdup(self->classes);
    copy->language = g_strdup(self->language);
    copy->text = g_strdup(self->text);
    copy->url = g_strdup(self->url);
    copy->title = g_strdup(self->title);
    if (self->kind == DOC_CODE_BLOCK) {
        copy->as.code.language = g_strdup(self->as.code.language);
        copy->as.code.marks = g_strdup(self->as.code.marks);
    }
    if (self->kind == DOC_CARD)
        copy->as.card.provider = g_strdup(self->as.card.provider);
    return copy;
}

DocNode *
doc_node_copy(const DocNode *self)
{
    DocNode *root = copy_one(self);
    DocNode *parent = root;
    for (const DocNode *node = self->first; node != NULL;) {
        DocNode *copy = copy_one(node);
        doc_node_append(parent, copy);
        if (node->first != NULL) {
            node = node->first;
            parent = copy;
            continue;
        }
        while (node != self && node->next == NULL) {
            node = node->parent;
            parent = node == self ? NULL : parent->parent;
        }
        node = node == self ? NULL : node->next;
    }
    return root;
}

void
doc_node_set(char **field, const char *value)
{
    char *copy = g_strdup(value);
    g_free(*field);
    *field = copy;
}

bool
doc_node_has_class(const DocNode *self, const char *name)
{
    gsize length = strlen(name);
    for (const char *p = self->classes; p != NULL && *p != '\0';) {
        const char *end = strchrnul(p, ' ');
        if ((gsize) (end - p) == length && memcmp(p, name, length) == 0)
            return true;
        p = *end == ' ' ? end + 1 : end;
    }
    return false;
}

void
doc_node_add_class(DocNode *self, const char *name)
{
    if (doc_node_has_class(self, name))
        return;
    char *classes = self->classes == NULL ? g_strdup(name)
                                          : g_strconcat(self->classes, " ", name, NULL);
    g_free(self->classes);
    self->classes = classes;
}

bool
doc_kind_is_block(DocKind kind)
{
    return kinds[kind].is_block;
}

bool
doc_kind_holds_blocks(DocKind kind)
{
    return kinds[kind].holds_blocks;
}

bool
doc_kind_holds_inlines(DocKind kind)
{
    return kinds[kind].holds_inlines;
}

const char *
doc_kind_name(DocKind kind)
{
    return kinds[kind].name;
}

static const char *
span_element(const DocNode *self)
{
    static const char *const elements[] = {"kbd",  "mark", "small", "u",   "ins", "q",
                                           "cite", "abbr", "samp",  "var", "dfn"};
    for (guint i = 0; i < G_N_ELEMENTS(elements); i++)
        if (doc_node_has_class(self, elements[i]))
            return elements[i];
    return "span";
}

const char *
doc_node_element(const DocNode *self)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    switch (self->kind) {
    case DOC_LIST:
        return self->as.list.is_ordered ? "ol" : "ul";
    case DOC_CELL:
        return self->as.cell.is_header ? "th" : "td";
    case DOC_HEADING:
        return headings[CLAMP(self->as.heading.level, 1, 6) - 1];
    case DOC_CAPTION:
        return self->parent != NULL && self->parent->kind == DOC_TABLE ? "caption"
                                                                       : "figcaption";
    case DOC_SPAN:
        return span_element(self);
    default:
        return kinds[self->kind].element;
    }
}

const char *
doc_node_language(const DocNode *self)
{
    for (; self != NULL; self = self->parent)
        if (self->language != NULL)
            return self->language;
    return NULL;
}
