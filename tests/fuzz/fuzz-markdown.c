/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text is a post: no crash, no endless tree, and the tree keeps its invariants. */
#include "config.h"

#include <stdint.h>

#include "doc/walk.h"
#include "markdown/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(Source) source = source_new("fuzz.md", (const char *) data, size, NULL);
    if (source == NULL)
        return 0;
    MarkdownOptions options = {.has_breaks = size % 2 == 0,
                               .has_smart_punctuation = true,
                               .has_math = size % 3 == 0,
                               .has_footnotes = true,
                               .has_definition_lists = true,
                               .has_kramdown_attributes = size % 5 == 0,
                               .has_admonition_fences = true};
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GPtrArray) holes = g_ptr_array_new();
    g_autoptr(DocNode) doc = markdown_parse(source, source_text(source), 0,
                                            source_length(source), &options, holes, diag);
    for (const DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, false)) {
        g_assert(node->kind != DOC_TEXT || g_utf8_validate(node->text, -1, NULL));
        g_assert(node->parent == NULL || !doc_kind_is_block(node->kind) ||
                 doc_kind_holds_blocks(node->parent->kind));
    }
    return 0;
}
