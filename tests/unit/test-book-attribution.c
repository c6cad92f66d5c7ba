/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/attribution.h"
#include "doc/walk.h"
#include "markdown/markdown.h"

/* What the last paragraph of the first block of `text` says when it is an attribution; "-"
 * when it is none. */
static char *
attribution_of(const char *text)
{
    g_autoptr(Source) source = source_new("a.md", text, strlen(text), NULL);
    MarkdownOptions options = {.has_footnotes = true};
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GPtrArray) holes = g_ptr_array_new();
    g_autoptr(DocNode) doc = markdown_parse(source, source_text(source), 0,
                                            source_length(source), &options, holes, diag);
    book_attributions_settle(doc);
    const DocNode *last = doc->first->last;
    if (last == NULL || !doc_node_has_class(last, "attribution"))
        return g_strdup("-");
    g_assert_nonnull(last->prev);
    g_assert_false(doc_node_has_class(last->prev, "attribution"));
    return doc_plain(last);
}

static void
test_attributions(void)
{
    static const struct {
        const char *text, *name;
    } cases[] = {
        {"> 글.\n>\n> — 시인\n", "시인"},
        {"> 글\n> ― 시인, 「바람」\n", "시인, 「바람」"},
        {"> 글  \n> -- *시인*\n", "시인"},
        {"> 글  \n> 글  \n> —— 시인\n", "시인"},
        {"> — 달이 진다\n> 바람이 분다\n>\n> — 시인\n", "시인"},
        {"> — 시인\n", "-"},
        {"> 글.\n>\n> — 아니라고 했다.\n", "-"},
        {"> — 갈래\n>\n> — 그래\n", "-"},
        {"> — 갈래\n> — 그래\n", "-"},
        {"> 글.\n>\n> —\n", "-"},
        {"글.\n\n— 시인\n", "-"},
        {"> 글 — 시인\n", "-"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = attribution_of(cases[i].text);
        g_assert_cmpstr(found, ==, cases[i].name);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/book/attribution/last-lines", test_attributions);
    return g_test_run();
}
