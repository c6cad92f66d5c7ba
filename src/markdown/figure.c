/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/figure.h"

#include <string.h>

#include "doc/walk.h"

static bool
is_space(const DocNode *node)
{
    return node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK ||
           (node->kind == DOC_TEXT && node->text[strspn(node->text, " \t")] == '\0');
}

/* The picture that `node` is, or that it links, and nothing else; NULL. */
static DocNode *
picture_of(DocNode *node)
{
    while ((node->kind == DOC_LINK || node->kind == DOC_SPAN ||
            node->kind == DOC_STRONG || node->kind == DOC_EMPHASIS) &&
           node->first != NULL && node->first == node->last)
        node = node->first;
    return node->kind == DOC_IMAGE ? node : NULL;
}

static bool
holds_only_pictures(const DocNode *paragraph)
{
    bool has_picture = false;
    for (DocNode *node = paragraph->first; node != NULL; node = node->next) {
        bool is_picture = picture_of(node) != NULL;
        if (!is_picture && !is_space(node))
            return false;
        has_picture |= is_picture;
    }
    return has_picture;
}

/* Pictures keep their link; emphasis and spans round them mean nothing. */
static void
bare(DocNode *node)
{
    while (node->kind != DOC_IMAGE && node->kind != DOC_LINK) {
        DocNode *inner = node->first;
        doc_node_unwrap(node);
        node = inner;
    }
    if (node->kind == DOC_LINK && node->first->kind != DOC_IMAGE)
        bare(node->first);
}

static void
strip(DocNode *figure)
{
    for (DocNode *node = figure->first, *next; node != NULL; node = next) {
        next = node->next;
        if (is_space(node))
            doc_node_free(node);
        else
            bare(node);
    }
}

/* The title of a single picture is its caption. */
static void
caption_from_title(DocNode *figure)
{
    DocNode *image = picture_of(figure->first);
    if (figure->first != figure->last || image->title == NULL || *image->title == '\0')
        return;
    DocNode *caption = doc_node_new(DOC_CAPTION, image->place);
    doc_node_append(caption, doc_node_new_text(image->title, -1, image->place));
    g_clear_pointer(&image->title, g_free);
    doc_node_append(figure, caption);
}

static bool
is_break(const DocNode *node)
{
    return node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK;
}

/* The emphasis that stands alone in the line below the pictures of `paragraph`: authors
 * write captions so. NULL. */
static DocNode *
caption_line(const DocNode *paragraph)
{
    DocNode *last = paragraph->last;
    while (last != NULL && is_space(last))
        last = last->prev;
    bool is_line = last != NULL && last->kind == DOC_EMPHASIS &&
                   picture_of(last) == NULL && last->prev != NULL && is_break(last->prev);
    if (!is_line)
        return NULL;
    bool has_picture = false;
    for (DocNode *node = paragraph->first; node != last; node = node->next) {
        bool is_picture = picture_of(node) != NULL;
        if (!is_picture && !is_space(node))
            return NULL;
        has_picture |= is_picture;
    }
    return has_picture ? last : NULL;
}

static void
turn(DocNode *paragraph, DocNode *line)
{
    paragraph->kind = DOC_FIGURE;
    if (line != NULL)
        doc_node_detach(line);
    strip(paragraph);
    if (line == NULL) {
        caption_from_title(paragraph);
        return;
    }
    line->kind = DOC_CAPTION;
    doc_node_append(paragraph, line);
}

/* The pictures of <figure> stand in it directly, its caption behind them. */
static void
settle_figure(DocNode *figure)
{
    DocNode *caption = NULL;
    for (DocNode *node = figure->first, *next; node != NULL; node = next) {
        next = node->next;
        if (node->kind == DOC_PARAGRAPH && holds_only_pictures(node)) {
            strip(node);
            doc_node_unwrap(node);
        } else if (node->kind == DOC_CAPTION) {
            caption = caption == NULL ? node : caption;
            if (node != caption)
                node->kind = DOC_PARAGRAPH;
        }
    }
    if (caption != NULL)
        doc_node_append(figure, caption);
}

/* What themes call the words below a picture: {: .caption }, <div class="caption">. */
static bool
is_caption_block(const DocNode *node)
{
    static const char *const names[] = {"caption", "figcaption", "image-caption",
                                        "img-caption", NULL};
    if (node->kind != DOC_PARAGRAPH && node->kind != DOC_DIVISION)
        return false;
    for (guint i = 0; names[i] != NULL; i++)
        if (doc_node_has_class(node, names[i]))
            return true;
    return false;
}

/* The only block in `node`, which may stand in boxes; `node` itself when it holds none. */
static DocNode *
only_block(DocNode *node)
{
    while (node->kind == DOC_DIVISION && node->first != NULL &&
           node->first == node->last && !is_caption_block(node))
        node = node->first;
    return node;
}

/* Puts the words of `block`, which follow the figure, into it as its caption. */
static void
take_caption(DocNode *figure, DocNode *block)
{
    DocNode *words = block->kind == DOC_DIVISION ? block->first : block;
    bool is_line = words != NULL && words->kind == DOC_PARAGRAPH &&
                   (words == block || words == block->last);
    if (!is_line || figure->last->kind == DOC_CAPTION)
        return;
    DocNode *caption = doc_node_new(DOC_CAPTION, words->place);
    doc_node_move_children(words, caption);
    doc_node_append(figure, caption);
    doc_node_free(block);
}

static void
take_caption_blocks(DocNode *root)
{
    for (DocNode *node = root, *next; node != NULL; node = next) {
        next = doc_walk_next(node, root, false);
        if (node->prev == NULL || !is_caption_block(node))
            continue;
        DocNode *figure = only_block(node->prev);
        next = doc_walk_next(node, root, true);
        if (figure->kind == DOC_FIGURE)
            take_caption(figure, node);
    }
}

void
figure_make(DocNode *root)
{
    for (DocNode *node = root; node != NULL; node = doc_walk_next(node, root, false)) {
        bool is_held = node->parent != NULL && (node->parent->kind == DOC_FIGURE ||
                                                node->parent->kind == DOC_CELL);
        if (node->kind == DOC_FIGURE) {
            settle_figure(node);
        } else if (node->kind == DOC_PARAGRAPH && !is_held) {
            DocNode *line = caption_line(node);
            if (line != NULL || holds_only_pictures(node))
                turn(node, line);
        }
    }
    take_caption_blocks(root);
}
