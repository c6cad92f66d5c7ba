/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/content.h"

#include <string.h>

#include "doc/walk.h"
#include "layout/links.h"

static const char *
attribute(const DocNode *node, const char *name)
{
    if (strcmp(name, "href") == 0 || strcmp(name, "src") == 0 ||
        strcmp(name, "cite") == 0)
        return node->url;
    if (strcmp(name, "title") == 0)
        return node->title;
    if (strcmp(name, "class") == 0)
        return node->classes;
    if (strcmp(name, "id") == 0)
        return node->id;
    if (strcmp(name, "alt") == 0 && node->kind == DOC_IMAGE)
        return node->text;
    return NULL;
}

static char *
target_text(const Flow *flow, const DocNode *node)
{
    const BookAnchor *anchor = NULL;
    if (node->url != NULL && node->url[0] == '#')
        anchor = book_anchor(flow->task->book, node->url + 1);
    if (anchor == NULL)
        return g_strdup("");
    return anchor->node != NULL ? doc_plain(anchor->node)
                                : g_strdup(anchor->section->title);
}

/* Adds one piece; true when it depends on page numbers. */
static bool
add_piece(Flow *flow, TextParagraph *paragraph, const DocNode *node, const Style *style,
          const StyleContent *piece)
{
    const char *text = NULL;
    g_autofree char *owned = NULL;
    switch (piece->kind) {
    case STYLE_CONTENT_TEXT:
        text = piece->text;
        break;
    case STYLE_CONTENT_ATTR:
        text = attribute(node, piece->text);
        break;
    case STYLE_CONTENT_LEADER:
        text_paragraph_add_leader(paragraph, piece->text, style);
        return false;
    case STYLE_CONTENT_TARGET_COUNTER:
        text = link_page_label(flow->task, node->url);
        break;
    case STYLE_CONTENT_TARGET_TEXT:
        text = owned = target_text(flow, node);
        break;
    case STYLE_CONTENT_OWN_TEXT:
        text = owned = doc_plain(node);
        break;
    case STYLE_CONTENT_OPEN_QUOTE:
        text = style->quotes != NULL ? style->quotes[0] : NULL;
        break;
    case STYLE_CONTENT_CLOSE_QUOTE:
        text =
            style->quotes != NULL && style->quotes[0] != NULL ? style->quotes[1] : NULL;
        break;
    case STYLE_CONTENT_COUNTER:
    case STYLE_CONTENT_STRING:
        break;
    }
    if (text != NULL && *text != '\0')
        text_paragraph_add_text(paragraph, text, -1, style,
                                node->kind == DOC_LINK ? node : NULL, 0);
    return piece->kind == STYLE_CONTENT_TARGET_COUNTER;
}

bool
content_add(Flow *flow, TextParagraph *paragraph, const DocNode *node, const char *pseudo,
            bool *is_found)
{
    const Style *style = style_of_pseudo(flow->styles, node, pseudo);
    *is_found = style != NULL && style->content != NULL && style->content->len > 0;
    bool is_moving = false;
    for (guint i = 0; *is_found && i < style->content->len; i++)
        is_moving |= add_piece(flow, paragraph, node, style, style->content->pdata[i]);
    return is_moving;
}

char *
content_note(Flow *flow, const DocNode *node, const char *pseudo, guint number)
{
    const Style *style = style_of_pseudo(flow->styles, node, pseudo);
    if (style == NULL || style->content == NULL)
        return g_strdup_printf("%u", number);
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < style->content->len; i++) {
        const StyleContent *piece = style->content->pdata[i];
        if (piece->kind == STYLE_CONTENT_TEXT)
            g_string_append(out, piece->text);
        if (piece->kind != STYLE_CONTENT_COUNTER)
            continue;
        g_autofree char *text = style_counter_text(piece->numbering, (int) number);
        g_string_append(out, text);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

char *
content_string(const DocNode *node, const GPtrArray *content)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < content->len; i++) {
        const StyleContent *piece = content->pdata[i];
        g_autofree char *own =
            piece->kind == STYLE_CONTENT_OWN_TEXT ? doc_plain(node) : NULL;
        const char *text = own;
        if (piece->kind == STYLE_CONTENT_TEXT)
            text = piece->text;
        if (piece->kind == STYLE_CONTENT_ATTR)
            text = attribute(node, piece->text);
        g_string_append(out, text != NULL ? text : "");
    }
    return g_string_free(out, FALSE);
}
