/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tag soup becomes a well-formed Doc. */
#include "config.h"

#include <stdint.h>

#include "base/source.h"
#include "doc/walk.h"
#include "markdown/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(Source) source = source_new("fuzz.html", (const char *) data, size, NULL);
    if (source == NULL)
        return 0;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    html_parse(source_text(source), source_length(source), (DiagPlace){"fuzz.html", 1, 1},
               doc, diag);
    for (const DocNode *node = doc->first; node != NULL;
         node = doc_walk_next(node, doc, false))
        g_assert(!doc_kind_is_block(node->kind) ||
                 doc_kind_holds_blocks(node->parent->kind));
    return 0;
}
