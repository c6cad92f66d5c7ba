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

/* Adds where the marks begin and, less, where they end: there may be as many as lines. */
static void
count_marks(const char *marks, int *changes, guint lines)
{
    for (const char *p = marks; p != NULL && *p != '\0';) {
        char *end;
        long first = strtol(p, &end, 10), last = first;
        if (end == p)
            return;
        if (*end == '-')
            last = strtol(end + 1, &end, 10);
        first = MAX(first, 1);
        if (first <= last && first <= (long) lines) {
            changes[first - 1]++;
            changes[MIN(last, (long) lines)]--;
        }
        p = end + strspn(end, ", ");
        if (p == end)
            return;
    }
}

bool *
book_code_marked(const DocNode *node, guint lines)
{
    g_autofree int *changes = g_new0(int, lines + 1);
    bool *marked = g_new0(bool, lines + 1);
    count_marks(node->as.code.marks, changes, lines);
    int depth = 0;
    for (guint i = 0; i < lines; i++) {
        depth += changes[i];
        marked[i] = depth > 0;
    }
    return marked;
}
