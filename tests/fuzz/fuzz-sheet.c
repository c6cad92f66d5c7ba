/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of a stranger: styles come out, whatever it says. */
#include "config.h"

#include <stdint.h>

#include "style/cascade.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Source *source = source_new("fuzz.css", (const char *) data, size, NULL);
    if (source == NULL)
        return 0;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(StyleSheets) sheets = style_sheets_new();
    style_sheets_add(sheets, source, diag);
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    DocNode *paragraph = doc_node_new(DOC_PARAGRAPH, DIAG_NOWHERE);
    doc_node_append(doc, paragraph);
    {
        g_autoptr(StyleResolver) styles = style_resolver_new(sheets);
        g_assert(style_of(styles, paragraph) != NULL);
        g_assert(style_page(styles, NULL, true, false, false) != NULL);
    }
    g_autofree char *shipped = style_epub_sheet(sheets);
    g_assert(shipped != NULL);
    return 0;
}
