/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/task.h"

int
task_width(const Style *style)
{
    return (int) (0.78 * style->font_size);
}

static void
add_stroke(Flow *flow, PageElement *element, StyleColour colour, int thickness,
           PageBox vector)
{
    PageItem item = {.kind = PAGE_LINE,
                     .element = element,
                     .x = vector.x,
                     .y = vector.y,
                     .width = vector.width,
                     .height = vector.height,
                     .colour = colour};
    item.as.line.thickness = thickness;
    item.as.line.kind = STYLE_LINE_SOLID;
    box_add_item(flow->list, item);
}

void
task_add(Flow *flow, const FlowMarker *marker, const Style *style, int baseline)
{
    int side = task_width(style), pen = style->font_size / 20;
    int x = marker->x, y = baseline - side;
    StyleColour ink = style->colour;
    PageElement *element = page_element_new("Figure", marker->element, NULL);
    element->alt = g_strdup(marker->task == DOC_TASK_DONE ? "☑" : "☐");
    const PageBox sides[] = {{x, y, side, 0},
                             {x + side, y, 0, side},
                             {x + side, y + side, -side, 0},
                             {x, y + side, 0, -side}};
    for (guint i = 0; i < G_N_ELEMENTS(sides); i++)
        add_stroke(flow, element, ink, pen, sides[i]);
    if (marker->task != DOC_TASK_DONE)
        return;
    int third = side / 3;
    PageBox down = {x + third / 2, y + side / 2, third, third};
    PageBox up = {down.x + third, down.y + third, side - 2 * third + third / 3,
                  -side * 3 / 5};
    add_stroke(flow, element, ink, pen * 2, down);
    add_stroke(flow, element, ink, pen * 2, up);
}
