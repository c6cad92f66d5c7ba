/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mentions: where one post names another as its neighbour. A line that does nothing else
 * ("[다음 글 보기](...)", "...へ続く") navigates; a sentence ("지난 글에서 ...") only mentions. */
#pragma once

#include "series/declared.h"
#include "series/part_item.h"

typedef struct {
    const Post *from, *to;
    bool is_next;       /* `to` comes after `from`; else before */
    bool is_navigation; /* the line holds nothing else */
    DiagPlace place;
    const DocNode *node; /* the paragraph; NULL when the front matter says it */
} Mention;

/* Appends the mentions of the holder, whose front matter is `declared`, to `mentions`
 * (Mention *, freed by g_free). */
void mentions_find(const PartReader *reader, const Declared *declared,
                   GPtrArray *mentions);
