/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/links.h"

#include "book/address.h"
#include "doc/walk.h"
#include "layout/address.h"
#include "layout/content.h"
#include "layout/footnote.h"
#include "layout/inline.h"

const char *
link_page_label(const LayoutTask *task, const char *target)
{
    if (target == NULL || target[0] != '#')
        return "";
    if (task->labels == NULL)
        return "00";
    const char *label = g_hash_table_lookup(task->labels, target + 1);
    return label != NULL ? label : "";
}

static bool
add_page(Flow *flow, TextParagraph *paragraph, const DocNode *link)
{
    const char *label = link_page_label(flow->task, link->url);
    if (*label == '\0')
        return false;
    const char *language = doc_node_language(link);
    bool is_korean =
        g_str_has_prefix(language != NULL ? language : flow->task->book->language, "ko");
    g_autofree char *text = g_strdup_printf(is_korean ? "(%s쪽)" : " (p. %s)", label);
    text_paragraph_add_text(paragraph, text, -1, style_of(flow->styles, link), link, 0);
    return true;
}

/* A footnote's own link shows its address at once: notes do not call notes. */
static void
add_address(Flow *flow, TextParagraph *paragraph, const DocNode *link)
{
    g_autofree char *text = NULL;
    if (flow->notes_depth > 0) {
        g_autofree char *address = book_address_readable(link->url);
        text = g_strdup_printf(" (%s)", address);
        text_paragraph_add_text(paragraph, text, -1, style_of(flow->styles, link), link,
                                0);
    } else if (flow->endnotes != NULL) {
        const DocNode *call = endnotes_call(flow->endnotes, link, &text);
        if (call != NULL)
            text_paragraph_add_text(paragraph, text, -1, style_of(flow->styles, call),
                                    call, 0);
    } else {
        inline_add_call(flow, paragraph, note_of_link(flow->notes, flow->styles, link));
    }
}

bool
link_add_after(Flow *flow, TextParagraph *paragraph, const DocNode *link)
{
    bool is_found = false;
    bool is_moving = content_add(flow, paragraph, link, "after", &is_found);
    if (is_found || link->url == NULL || !address_is_in_text(flow->section))
        return is_moving;
    if (link->url[0] == '#')
        return add_page(flow, paragraph, link);
    if (flow->task->is_print && address_wants_note(flow->section, link) &&
        flow->task->book->manifest->links != BOOK_LINKS_NONE)
        add_address(flow, paragraph, link);
    return false;
}
