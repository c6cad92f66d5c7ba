/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/squeeze.h"

static bool
is_white(const Box *box)
{
    return box->kind == BOX_GLUE ||
           (box->kind == BOX_SOLID && box->n_items == 0 && box->frame < 0);
}

void
squeeze_onto_page(BoxList *list, int height)
{
    gint64 white = 0, ink = 0;
    for (guint i = 0; i < list->boxes->len; i++) {
        const Box *box = box_at(list, i);
        *(is_white(box) ? &white : &ink) += box->height;
    }
    if (white + ink <= height || ink > height)
        return;
    for (guint i = 0; i < list->boxes->len; i++) {
        Box *box = box_at(list, i);
        if (is_white(box))
            box->height = (int) (box->height * (height - ink) / white);
        else if (box->kind == BOX_SNAP)
            box->kind = BOX_GLUE; /* the grid would ask for more */
    }
}
