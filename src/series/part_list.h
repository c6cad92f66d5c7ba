/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of parts inside posts: bullets, table rows, lines or one line of links that name
 * the parts of a series, the part being read marked in one way or another. */
#pragma once

#include "series/part_item.h"

typedef struct {
    const Post *holder;
    GPtrArray *nodes; /* const DocNode *: the list, table or paragraphs */
    GPtrArray *items; /* PartItem *, in order, each post once */
    PartItem *self;   /* the item that is the holder; NULL */
    /* The item marked as being read although it leads to another post; NULL. */
    PartItem *misplaced;
    bool is_loose;  /* made of lines or paragraphs, without bullets */
    bool is_inline; /* on one line */
    bool is_aside;  /* stands under "참고", "관련 글" ... */
    bool is_titled; /* stands under "목차", "시리즈" ... */
    guint posts;    /* items with a post, the holder counted */
    guint broken;   /* items that link to no post */
    guint duplicates;
} PartList;

void part_list_free(PartList *self);

/* Appends every list of the holder to `lists` (PartList *): two items or more that are
 * parts, one of them linked. */
void part_lists_find(const PartReader *reader, GPtrArray *lists);
