/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One item of a list of parts: a bullet, a table row, a line; fed word by word. */
#pragma once

#include "series/catalogue.h"
#include "series/words.h"

typedef struct {
    const Catalogue *catalogue;
    const Words *words;
    const Post *holder; /* the post that is read, */
    const DocNode *doc; /* and its text, or what can be seen of it at a glance */
    char *title;        /* its title, folded; owned */
} PartReader;

void part_reader_init(PartReader *self, const Catalogue *catalogue, const Words *words,
                      const Post *holder, const DocNode *doc);
void part_reader_clear(PartReader *self);

typedef struct {
    const Post *post;     /* NULL: not linked, or the link leads to no post */
    char *url;            /* of a link to a post that is not there; NULL */
    char *nearest;        /* the slug most like it; NULL */
    char *label;          /* the item's words, marker and all */
    char *group;          /* the words above it, when it is the first below them; NULL */
    DiagPlace place;      /* of the link, else of the item */
    CatalogueMatch match; /* how the link was resolved */
    bool is_linked;       /* has a link that counts: to a part, or to elsewhere */
    bool is_self;         /* the post that holds the list */
    bool is_marked;       /* says so: "(현재 글)" */
    bool is_judged;       /* the next two are settled */
    bool is_future;       /* "(예정)": not written yet */
    bool is_set_off;      /* bold, italic or struck */
    bool is_prose;        /* a sentence with a link in it */
    bool is_aside;        /* a row that mentions a part far behind its start */
    bool is_wordy;        /* more words beside the link than a line of parts has */
    gsize beside;         /* bytes of words beside the link */
    /* while it is read */
    GString *text;
    gsize link_start, link_length;
} PartItem;

PartItem *part_item_new(DiagPlace place);
void part_item_free(PartItem *self);

/* Feeds all below `root` but nested lists. */
void part_item_feed_tree(PartItem *self, const PartReader *reader, const DocNode *root);
void part_item_feed_text(PartItem *self, const char *text, gssize length);
/* Nothing more comes: settles the label. */
void part_item_finish(PartItem *self);
/* Settles what the label says of the part: being read, or to come. Twice is no harm. */
void part_item_judge(PartItem *self, const PartReader *reader);

/* How sure the unlinked item is the holder, 0 to 100, by its words alone. */
int part_item_likeness(const PartItem *self, const PartReader *reader);
