/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post/tab_name.h"

static bool
has_name(const DocNode *tab)
{
    return tab->first != NULL && doc_node_has_class(tab->first, "summary");
}

void
tab_names_give(DocNode *tabs, const char *names)
{
    g_auto(GStrv) list = g_strsplit(names, ",", -1);
    char **next = list;
    for (DocNode *tab = tabs->first; tab != NULL && *next != NULL; tab = tab->next) {
        if (tab->kind != DOC_DIVISION)
            continue;
        const char *name = g_strstrip(*next++);
        if (has_name(tab) || *name == '\0')
            continue;
        DocNode *line = doc_node_new(DOC_PARAGRAPH, tab->place);
        doc_node_add_class(line, "summary");
        doc_node_append(line, doc_node_new_text(name, -1, tab->place));
        doc_node_prepend(tab, line);
    }
}
