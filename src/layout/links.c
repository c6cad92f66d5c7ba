/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/links.h"

#include <string.h>

#include "doc/walk.h"
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
is_web_address(const char *url)
{
    return g_str_has_prefix(url, "http://") || g_str_has_prefix(url, "https://") ||
           g_str_has_prefix(url, "mailto:") || g_str_has_prefix(url, "ftp://");
}

/* An address that the text shows already needs no note. */
static bool
shows_address(const DocNode *link)
{
    g_autofree char *text = doc_plain(link);
    const char *url = strstr(link->url, "://");
    url = url != NULL ? url + 3 : link->url;
    const char *shown = strstr(text, "://");
    shown = shown != NULL ? shown + 3 : text;
    gsize n = strlen(shown);
    return n > 0 && strncmp(shown, url, n) == 0 &&
           (url[n] == '\0' || (url[n] == '/' && url[n + 1] == '\0'));
}

static bool
is_in_text(const Flow *flow)
{
    BookSectionKind kind = flow->section->kind;
    return kind == BOOK_CHAPTER || kind == BOOK_PREFACE || kind == BOOK_PART;
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
    if (flow->notes_depth == 0) {
        inline_add_call(flow, paragraph, note_of_link(flow->notes, link));
        return;
    }
    g_autofree char *address = note_readable_address(link->url);
    g_autofree char *text = g_strdup_printf(" (%s)", address);
    text_paragraph_add_text(paragraph, text, -1, style_of(flow->styles, link), link, 0);
}

bool
link_add_after(Flow *flow, TextParagraph *paragraph, const DocNode *link)
{
    bool is_found = false;
    bool is_moving = content_add(flow, paragraph, link, "after", &is_found);
    if (is_found || link->url == NULL || !is_in_text(flow))
        return is_moving;
    if (link->url[0] == '#')
        return add_page(flow, paragraph, link);
    if (flow->task->is_print && is_web_address(link->url) && !shows_address(link) &&
        flow->task->book->manifest->links == BOOK_LINKS_FOOTNOTE)
        add_address(flow, paragraph, link);
    return false;
}
