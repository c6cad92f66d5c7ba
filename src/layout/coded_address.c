/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/coded_address.h"

#include "layout/inline.h"
#include "layout/qr.h"

#define QUIET 4 /* modules of a code's quiet zone */

static void
add_code(Flow *flow, guint8 *modules, int side, int high)
{
    int size = high * side / (side + 2 * QUIET);
    PageItem item = {.kind = PAGE_MATRIX,
                     .x = flow->left + flow->width - size,
                     .y = (high - size) / 2,
                     .width = size,
                     .height = size,
                     .colour = {0, 0, 0, 255}};
    item.as.matrix.modules = modules;
    item.as.matrix.side = side;
    box_add_item(flow->list, item);
}

bool
coded_address_set(Flow *flow, const DocNode *paragraph, const char *url,
                  const Style *style, const Style *own, int high)
{
    int side = 0;
    bool is_wanted = flow->task->is_print && url != NULL &&
                     flow->task->book->manifest->qr == BOOK_QR_ALL;
    guint8 *modules = is_wanted ? qr_encode(url, &side) : NULL;
    if (modules == NULL)
        return false;
    const TextLines *lines =
        inline_break(flow, paragraph, own, MAX(flow->width - high, flow->width / 3));
    flow_solid(flow, MAX(high, (int) lines->length * own->line_height),
               own->snaps_to_grid);
    add_code(flow, modules, side, high);
    inline_add_marker(flow, style);
    PageElement *element = element_of_block(flow->elements, paragraph, flow->element);
    InlineOwner owner = {own, paragraph, element, true};
    int y = flow_baseline(flow, own, own->line_height);
    for (guint i = 0; i < lines->length; i++, y += own->line_height) {
        owner.goes_on = i + 1 < lines->length;
        inline_add_line(flow, &lines->lines[i], &owner, flow->left, y);
    }
    return true;
}
