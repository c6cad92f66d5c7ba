/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/card.h"

#include "book/address.h"
#include "book/provider.h"

#include "layout/block.h"
#include "layout/address.h"
#include "layout/inline.h"
#include "layout/qr.h"
#include "layout/standin.h"

/* Lines of text that a code is high, and modules of its quiet zone. */
#define CODE_LINES 4
#define QUIET 4

static bool
wants_code(const Flow *flow, const DocNode *card)
{
    BookQr qr = flow->task->book->manifest->qr;
    return flow->task->is_print && card->url != NULL &&
           (qr == BOOK_QR_ALL || (qr == BOOK_QR_VIDEOS && book_card_is_video(card)));
}

static void
set_line(Flow *flow, const DocNode *card, const char *class, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    DocNode *line = standin_make(flow->standins, card, DOC_PARAGRAPH, class, text);
    block_set(flow, line);
    flow_cost(flow, BOX_COST_FORBIDDEN);
}

/* The address, which leads there on a screen. */
static void
set_address(Flow *flow, const DocNode *card)
{
    if (card->url == NULL)
        return;
    g_autofree char *shown = book_address_readable(card->url);
    DocNode *line =
        standin_make(flow->standins, card, DOC_PARAGRAPH, "card-address", NULL);
    if (line->first == NULL) {
        DocNode *link = doc_node_new(DOC_LINK, card->place);
        doc_node_set(&link->url, card->url);
        doc_node_append(link, doc_node_new_text(shown, -1, card->place));
        doc_node_append(line, link);
    }
    block_set(flow, line);
}

/* The code stands at the right, as a box of its own height before the text. */
static int
add_code(Flow *flow, const DocNode *card)
{
    int side = 0;
    guint8 *modules = wants_code(flow, card) ? qr_encode(card->url, &side) : NULL;
    if (modules == NULL)
        return 0;
    int size = CODE_LINES * flow->leading * side / (side + 2 * QUIET);
    PageItem item = {.kind = PAGE_MATRIX,
                     .x = flow->left + flow->width - size,
                     .width = size,
                     .height = size,
                     .colour = {0, 0, 0, 255}};
    item.as.matrix.modules = modules;
    item.as.matrix.side = side;
    flow_solid(flow, 0, false);
    box_add_item(flow->list, item);
    flow_cost(flow, BOX_COST_FORBIDDEN);
    return size;
}

static int
height_since(const BoxList *list, guint first)
{
    int height = 0;
    for (guint i = first; i < list->boxes->len; i++)
        height += box_at(list, i)->height;
    return height;
}

void
card_set(Flow *flow, const DocNode *node, const Style *style)
{
    FlowScope scope;
    flow_enter(flow, &scope, node, style,
               element_of_block(flow->elements, node, flow->element));
    guint first = flow->list->boxes->len;
    int code = add_code(flow, node), width = flow->width;
    if (code > 0)
        flow->width = MAX(flow->width - code - flow->leading, flow->width / 3);
    set_line(flow, node, "card-provider", book_card_provider(node));
    set_line(flow, node, "card-title", book_card_title(flow->task->book, node));
    block_set_children(flow, node);
    set_address(flow, node);
    flow->width = width;
    int missing = code - height_since(flow->list, first) - flow->space;
    if (code > 0 && missing > 0) {
        flow_cost(flow, BOX_COST_FORBIDDEN);
        flow_solid(flow, missing, false);
    }
    flow_leave(flow, &scope);
}
