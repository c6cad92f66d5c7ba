/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages made by hand, so that the room pdf can be tested without the rooms above it. */
#pragma once

#include "layout/page.h"

typedef struct {
    Site site;
    Book book;
    Pages *pages;
    PangoFontMap *map;
    PangoContext *context;
    Page *page; /* the current one */
} HandPages;

/* An A5 book without pages; its pictures lie in the folder `folder`. */
HandPages *hand_pages_new(const char *folder);
void hand_pages_free(HandPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HandPages, hand_pages_free)

#define HAND_BLACK ((StyleColour){0, 0, 0, 255})

/* The next page, which is the current one from now on. */
void hand_page(HandPages *self, const char *label);

PageElement *hand_element(HandPages *self, PageElement *parent, const char *type);

/* Sets one line at (x, y), points from the trim's corner; returns its width in points. */
double hand_text(HandPages *self, PageElement *element, const char *text, double size,
                 double x, double y);

/* Any other item at (x, y), `width` by `height` points, black; may be changed. */
PageItem *hand_item(HandPages *self, PageElement *element, PageItemKind kind, double x,
                    double y, double width, double height);

/* Writes `bytes` to the picture file `name` and adds it to the book. */
const BookAsset *hand_picture(HandPages *self, const char *name, GBytes *bytes);

/* A link over the text that hand_text has just set at (x, y). */
PageLink *hand_link(HandPages *self, PageElement *element, const char *target, double x,
                    double y, double width);

void hand_place(HandPages *self, const char *anchor, double y);
