/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/code.h"

#include <stdlib.h>
#include <string.h>

#include "doc/walk.h"

static char *
trimmed(const char *text)
{
    GString *out = g_string_new(NULL);
    gsize visible = 0; /* bytes up to the last that is no white space in its line */
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '\n') {
            g_string_truncate(out, visible);
            g_string_append_c(out, '\n');
            visible = out->len;
            continue;
        }
        g_string_append_c(out, *p);
        if (*p != ' ' && *p != '\t')
            visible = out->len;
    }
    g_string_truncate(out, visible);
    while (out->len > 0 && out->str[out->len - 1] == '\n')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

void
book_code_settle(DocNode *doc)
{
    for (DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, node->kind == DOC_CODE_BLOCK)) {
        if (node->kind != DOC_CODE_BLOCK)
            continue;
        char *text = trimmed(node->text);
        g_free(node->text);
        node->text = text;
    }
}

bool
book_code_is_marked(const DocNode *node, int number)
{
    for (const char *p = node->as.code.marks; p != NULL && *p != '\0';) {
        char *end;
        long first = strtol(p, &end, 10), last = first;
        if (end == p)
            return false;
        if (*end == '-')
            last = strtol(end + 1, &end, 10);
        if (number >= first && number <= last)
            return true;
        p = end + strspn(end, ", ");
        if (p == end)
            return false;
    }
    return false;
}
