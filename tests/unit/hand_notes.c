/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hand_notes.h"

#include "doc/walk.h"

static bool
calls(const DocNode *doc, const char *label)
{
    for (const DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        if (node->kind == DOC_NOTE_REFERENCE && g_strcmp0(node->text, label) == 0)
            return true;
    return false;
}

void
hand_notes_move(DocNode *from, DocNode *to)
{
    for (DocNode *node = from->first, *next; from != to && node != NULL; node = next) {
        next = node->next;
        if (node->kind == DOC_FOOTNOTE && calls(to, node->text))
            doc_node_append(to, node);
    }
}
