/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a group side by side in rows of like height, as many as the measure takes. */
#pragma once

#include "layout/page.h"

typedef struct {
    guint first, end; /* pictures */
    int height;
} GalleryRow;

typedef struct {
    int width, room, gap;
    GArray *areas; /* PageBox: first the sizes wanted, then the places in the row */
    GArray *rows;  /* GalleryRow */
} Gallery;

/* For pictures that share a measure of `width`, rows at most `room` high. */
Gallery *gallery_new(int width, int room, int gap);
void gallery_free(Gallery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Gallery, gallery_free)
/* One more picture, at most this large, each side within the measure and the room. */
void gallery_add(Gallery *self, int width, int height);
/* Makes the rows and gives every picture its place in its own. */
void gallery_arrange(Gallery *self);
