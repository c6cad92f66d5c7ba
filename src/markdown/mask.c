/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/mask.h"

static void
island_clear(gpointer data)
{
    Island *island = data;
    doc_node_free(island->node);
}

Mask *
mask_new(const Passage *passage)
{
    Mask *self = g_new0(Mask, 1);
    self->text = g_strndup(passage_text(passage), passage_length(passage));
    self->islands = g_array_new(FALSE, FALSE, sizeof(Island));
    g_array_set_clear_func(self->islands, island_clear);
    return self;
}

void
mask_free(Mask *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->islands);
    g_free(self->text);
    g_free(self);
}
