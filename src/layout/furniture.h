/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The furniture of a page: running heads, folios, whatever the sheet puts into the sixteen
 * margin boxes (CSS Paged Media 3 §4, GCPM 3). All of it is artifact. */
#pragma once

#include "layout/chapter.h"

typedef struct Furniture Furniture;

/* Sets margin boxes with the bench's setter; what it makes lives in `lines`. */
Furniture *furniture_new(const ChapterBench *bench, LineStore *lines, const Book *book);
void furniture_free(Furniture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Furniture, furniture_free)

/* A page takes over the strings that its text sets: the first of a name on the page is the
 * one its heads show, the last goes on to the pages after it. */
void furniture_set_string(Furniture *self, const char *name, const char *value);

/* Adds the margin boxes of `sheet` to `page`, which shows `label`, the page that is numbered
 * `number` of `count`; forgets which strings were set here. */
void furniture_add(Furniture *self, const StylePage *sheet, Page *page, int number,
                   int count);
