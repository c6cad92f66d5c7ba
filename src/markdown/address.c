/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/address.h"

#include <string.h>

#include "doc/walk.h"

bool
address_is_safe(const char *url)
{
    static const char *const unsafe[] = {"javascript", "vbscript", "file", "data"};
    g_autoptr(GString) scheme = g_string_new(NULL);
    const char *p = url;
    for (; *p != '\0' && *p != ':' && scheme->len < 16; p++) {
        if (strchr("/?#", *p) != NULL)
            return true;
        if ((guchar) *p > ' ') /* browsers pass over these */
            g_string_append_c(scheme, g_ascii_tolower(*p));
    }
    if (*p != ':')
        return true;
    for (guint i = 0; i < G_N_ELEMENTS(unsafe); i++)
        if (strcmp(scheme->str, unsafe[i]) == 0)
            return i == 3 && g_ascii_strncasecmp(p, ":image/", 7) == 0;
    return true;
}

static bool
carries_address(const DocNode *node)
{
    return node->url != NULL && (node->kind == DOC_LINK || node->kind == DOC_IMAGE ||
                                 node->kind == DOC_CARD || node->kind == DOC_BLOCK_QUOTE);
}

void
address_check(DocNode *root, Diag *diag)
{
    for (DocNode *node = root, *next; node != NULL; node = next) {
        next = doc_walk_next(node, root, false);
        if (!carries_address(node) || address_is_safe(node->url))
            continue;
        diag_add(diag, DIAG_WARNING, node->place, "unsafe-link",
                 "the address %.60s cannot stand in a book; it is left out", node->url);
        if (node->kind != DOC_LINK) {
            doc_node_set(&node->url, "");
            continue;
        }
        node->kind = DOC_SPAN; /* its text stays */
        g_clear_pointer(&node->url, g_free);
        g_clear_pointer(&node->title, g_free);
    }
}
