/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/inlines.h"

#include <string.h>

#include "text/workshop.h"

typedef struct {
    TextParagraph *paragraph;
    guint32 ruby;    /* whose base is read, from 1; 0: none */
    bool is_in_ruby; /* in the small text itself */
    const DocNode *root;
    TextInlineHook hook;
    gpointer data;
} Walk;

static const Style *
style_at(const Walk *walk, const DocNode *node)
{
    return node == walk->root ? walk->paragraph->style
                              : style_of(walk->paragraph->setter->styles, node);
}

/* Where characters in the style of `element` stand: what its ancestors up to the block
 * rise adds up, and the innermost language counts. */
static TextOrigin
origin_at(const Walk *walk, const DocNode *element, const DocNode *node)
{
    const TextParagraph *paragraph = walk->paragraph;
    TextOrigin origin = {.style = style_at(walk, element), .node = node};
    if (!walk->is_in_ruby)
        origin.ruby = walk->ruby;
    for (const DocNode *at = element; at != walk->root; at = at->parent) {
        int em = style_at(walk, at->parent)->font_size;
        origin.rise += text_rise(style_at(walk, at), em);
        if (origin.language == NULL)
            origin.language = at->language;
    }
    if (origin.language == NULL)
        origin.language = paragraph->language;
    return origin;
}

static void
add(const Walk *walk, const char *text, const TextOrigin *origin)
{
    TextContent *content = &walk->paragraph->content;
    if (walk->is_in_ruby)
        content = &((TextRuby *) walk->paragraph->rubies->pdata[walk->ruby - 1])->content;
    text_content_add(content, text, strlen(text), origin, walk->paragraph->setter);
}

static void
add_white(const Walk *walk, const Style *style, const TextOrigin *origin, int width)
{
    if (width <= 0)
        return;
    TextPiece piece = {.kind = TEXT_PIECE_OBJECT,
                       .style = style,
                       .language = origin->language,
                       .node = origin->node,
                       .rise = origin->rise,
                       .width = width};
    text_content_add_piece(&walk->paragraph->content, piece);
}

/* What stands about an inline element on one side: its margin, in the style of the block,
 * border and padding in its own. It stays with what the element holds. */
static void
add_edge(const Walk *walk, const DocNode *node, StyleSide side)
{
    const Style *style = style_at(walk, node);
    const StyleLine *line = &style->border[side];
    int margin = style->margin[side] == STYLE_AUTO ? 0 : style->margin[side];
    int inner = style->padding[side] + (line->kind != STYLE_LINE_NONE ? line->width : 0);
    if ((margin <= 0 && inner <= 0) || walk->ruby > 0)
        return;
    TextOrigin own = origin_at(walk, node, node), outer = own;
    outer.node = NULL;
    if (side == STYLE_RIGHT)
        text_content_join(&walk->paragraph->content);
    else
        add_white(walk, walk->paragraph->style, &outer, margin);
    add_white(walk, style, &own, inner);
    if (side == STYLE_RIGHT)
        add_white(walk, walk->paragraph->style, &outer, margin);
    else
        text_content_join(&walk->paragraph->content);
}

/* A base begins: at the start of a DOC_RUBY, and after each of its DOC_RUBY_TEXT. */
static void
begin_base(Walk *walk)
{
    g_ptr_array_add(walk->paragraph->rubies, text_ruby_new());
    walk->ruby = walk->paragraph->rubies->len;
}

/* What ::before or ::after of `node` says, as far as it is plain text. */
static void
add_pseudo(const Walk *walk, const DocNode *node, const char *pseudo)
{
    const Style *style = style_of_pseudo(walk->paragraph->setter->styles, node, pseudo);
    if (style == NULL || style->content == NULL)
        return;
    TextOrigin origin = origin_at(walk, node, NULL);
    origin.style = style;
    for (guint i = 0; i < style->content->len; i++) {
        const StyleContent *content = style->content->pdata[i];
        if (content->kind == STYLE_CONTENT_TEXT)
            add(walk, content->text, &origin);
    }
}

static void
call_hook(const Walk *walk, const DocNode *node)
{
    if (walk->hook != NULL)
        walk->hook(walk->paragraph, node, walk->data);
}

static void
add_leaf(const Walk *walk, const DocNode *node)
{
    TextOrigin origin =
        origin_at(walk, node->kind == DOC_CODE ? node : node->parent, node);
    switch (node->kind) {
    case DOC_TEXT:
    case DOC_CODE:
        add(walk, node->text, &origin);
        break;
    case DOC_SOFT_BREAK:
        add(walk, " ", &origin);
        break;
    case DOC_LINE_BREAK:
        text_content_add_break(&walk->paragraph->content, &origin);
        break;
    default:
        call_hook(walk, node);
        break;
    }
}

static bool
is_element(const DocNode *node)
{
    return doc_kind_holds_inlines(node->kind) || node->kind == DOC_CODE;
}

static void
enter(Walk *walk, const DocNode *node)
{
    if (node->kind == DOC_RUBY && walk->ruby == 0)
        begin_base(walk);
    if (node->kind == DOC_RUBY_TEXT && walk->ruby > 0)
        walk->is_in_ruby = true;
    if (is_element(node)) {
        add_edge(walk, node, STYLE_LEFT);
        add_pseudo(walk, node, "before");
    }
    if (!doc_kind_holds_inlines(node->kind))
        add_leaf(walk, node);
}

static void
leave(Walk *walk, const DocNode *node)
{
    if (node->kind == DOC_LINK)
        call_hook(walk, node); /* its ::after may show a page number */
    else if (is_element(node))
        add_pseudo(walk, node, "after");
    if (is_element(node))
        add_edge(walk, node, STYLE_RIGHT);
    if (node->kind == DOC_RUBY_TEXT && walk->is_in_ruby) {
        walk->is_in_ruby = false;
        begin_base(walk);
    }
    if (node->kind == DOC_RUBY)
        walk->ruby = 0;
}

void
text_paragraph_add_inlines(TextParagraph *self, const DocNode *parent,
                           TextInlineHook hook, gpointer data)
{
    text_paragraph_add_inline_run(self, parent, parent->first, NULL, hook, data);
}

void
text_paragraph_add_inline_run(TextParagraph *self, const DocNode *parent,
                              const DocNode *first, const DocNode *end,
                              TextInlineHook hook, gpointer data)
{
    Walk walk = {.paragraph = self, .root = parent, .hook = hook, .data = data};
    const DocNode *node = first;
    while (node != end) {
        enter(&walk, node);
        if (node->first != NULL) {
            node = node->first;
            continue;
        }
        leave(&walk, node);
        while (node->next == NULL && node->parent != parent) {
            node = node->parent;
            leave(&walk, node);
        }
        node = node->next;
    }
}
