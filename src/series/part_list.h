/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of parts inside posts: items, table rows or one line of links that name the parts of a
 * series, with the part being read marked in one way or another (SITES.md §7 a). */
#pragma once

#include "series/catalogue.h"

typedef struct {
    const Post *post; /* NULL: not linked, or the link is broken */
    char *url;        /* of a broken link, as an address of the site; NULL */
    char *nearest;    /* the slug most like it; NULL */
    char *label;      /* the item's words, marker and all */
    DiagPlace place;
    bool is_self;   /* the post that holds the list */
    bool is_future; /* "(예정)": not written yet */
} PartItem;

typedef struct {
    const Post *holder;
    const DocNode *node; /* the list, table or paragraph */
    GPtrArray *items;    /* PartItem *, in order, each post once */
    bool has_self;
    bool is_aside; /* stands under "참고", "관련 글" ...: never a list of parts */
    guint posts;   /* items with a post */
    guint broken;  /* items that link to no post */
} PartList;

void part_list_free(PartList *self);

/* Appends every such list of `post` to `lists` (PartList *): two items or more that lead to
 * posts, or would. */
void part_lists_find(const Catalogue *catalogue, const Post *post, GPtrArray *lists);

/* `label` without the words that mark the part being read or a part to come. The caller's. */
char *part_label_clean(const char *label);
