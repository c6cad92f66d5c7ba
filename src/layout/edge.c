/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/edge.h"

int
edge_length(int value)
{
    return value == STYLE_AUTO ? 0 : value;
}

int
edge_width(const StyleLine *line)
{
    return line->width > 0 && line->kind != STYLE_LINE_NONE ? line->width : 0;
}

int
edge_sides(const Style *style)
{
    return style->padding[STYLE_LEFT] + style->padding[STYLE_RIGHT] +
           edge_width(&style->border[STYLE_LEFT]) +
           edge_width(&style->border[STYLE_RIGHT]);
}

/* Solid borders are areas, which no viewer rounds to a hairline. */
bool
edge_item(const StyleLine *line, PageBox box, bool is_upright, PageItem *item)
{
    if (edge_width(line) == 0 || box.width <= 0 || box.height <= 0 || line->colour.a == 0)
        return false;
    *item = (PageItem){.kind = PAGE_RECTANGLE,
                       .x = box.x,
                       .y = box.y,
                       .width = box.width,
                       .height = box.height,
                       .colour = line->colour};
    if (line->kind == STYLE_LINE_SOLID)
        return true;
    item->kind = PAGE_LINE;
    item->x += is_upright ? box.width / 2 : 0;
    item->y += is_upright ? 0 : box.height / 2;
    item->width = is_upright ? 0 : box.width;
    item->height = is_upright ? box.height : 0;
    item->as.line.thickness = line->width;
    item->as.line.kind = line->kind;
    return true;
}
