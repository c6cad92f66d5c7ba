/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where printed pages begin: markers in the text. */
#include "config.h"

#include <string.h>

#include "epub_fixture.h"

#define MARKER(label)                                                                    \
    "<span id=\"page-" label "\" epub:type=\"pagebreak\" role=\"doc-pagebreak\" "        \
    "aria-label=\"" label "\"/>"

/* The first text below the first node of `kind`. */
static const DocNode *
text_of(EpubFixture *fixture, DocKind kind)
{
    const DocNode *node = epub_fixture_find(fixture, kind);
    while (node->kind != DOC_TEXT)
        node = node->first;
    return node;
}

static char *
write_page(EpubFixture *fixture, const DocNode *node, gsize offset)
{
    page_map_add(fixture->pages, "12", node, offset);
    return epub_fixture_write_body(fixture, 0);
}

static void
test_within_a_paragraph(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("앞의 글이다.\n");
    g_autofree char *body =
        write_page(fixture, text_of(fixture, DOC_PARAGRAPH), strlen("앞의 "));
    epub_fixture_assert_has(body, "<p>앞의 " MARKER("12") "글이다.</p>");
}

static void
test_at_a_paragraph(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("처음\n\n둘째\n");
    const DocNode *second = epub_fixture_find(fixture, DOC_PARAGRAPH)->next;
    g_autofree char *body = write_page(fixture, second->first, 0);
    epub_fixture_assert_has(body, "<p>" MARKER("12") "둘째</p>");
}

/* Its number is no part of a heading. */
static void
test_before_a_heading(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n\n## 제목\n");
    g_autofree char *body = write_page(fixture, text_of(fixture, DOC_HEADING), 0);
    epub_fixture_assert_has(body, "</p>\n" MARKER("12") "<h2");
}

static void
test_in_emphasis(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("앞 **굵은 글** 뒤\n");
    g_autofree char *body =
        write_page(fixture, text_of(fixture, DOC_STRONG), strlen("굵은 "));
    epub_fixture_assert_has(body, "<strong>굵은 " MARKER("12") "글</strong>");
}

static void
test_between_lines_of_code(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("```\na\nb\n```\n");
    g_autofree char *body =
        write_page(fixture, epub_fixture_find(fixture, DOC_CODE_BLOCK), strlen("a\n"));
    epub_fixture_assert_has(
        body, "a\n</span><span class=\"code-line\">" MARKER("12") "b</span>");
}

static void
test_before_a_picture(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n\n![그림](10x10.png)\n");
    g_autofree char *body = write_page(fixture, epub_fixture_find(fixture, DOC_IMAGE), 0);
    epub_fixture_assert_has(body, MARKER("12") "<img");
}

static void
test_in_a_table(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("| 가 |\n|---|\n| 나 |\n| 다 |\n");
    const DocNode *row = epub_fixture_find(fixture, DOC_TABLE)->last;
    const DocNode *text = row->first;
    while (text->kind != DOC_TEXT)
        text = text->first;
    g_autofree char *body = write_page(fixture, text, 0);
    epub_fixture_assert_has(body, "<td>" MARKER("12") "다</td>");
}

/* Print makes nodes of its own for the lines of a card. */
static void
test_at_a_card(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    DocNode *doc = hand_book_section(fixture->book, 0)->doc;
    DocNode *card = doc_node_new(DOC_CARD, doc->place);
    card->title = g_strdup("제목");
    doc_node_append(doc, card);
    DocNode line = {.kind = DOC_PARAGRAPH, .parent = card, .place = card->place};
    DocNode text = {.kind = DOC_TEXT, .parent = &line, .place = card->place};
    line.first = line.last = &text;
    g_autofree char *body = write_page(fixture, &text, 0);
    epub_fixture_assert_has(body, "<p class=\"card-title\">" MARKER("12") "제목");
}

static void
test_each_once_in_order(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("가\n\n나\n\n다\n");
    const DocNode *first = epub_fixture_find(fixture, DOC_PARAGRAPH);
    page_map_add(fixture->pages, "1", first->first, 0);
    page_map_add(fixture->pages, "2", first->next->first, 0);
    page_map_add(fixture->pages, "2", first->next->next->first, 0);
    g_autofree char *body = epub_fixture_write_body(fixture, 0);
    const GPtrArray *pages = fixture->plan->page_labels;
    g_assert_cmpuint(pages->len, ==, 3);
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    const char *rest = body;
    for (guint i = 0; i < pages->len; i++) {
        const PlanPage *page = g_ptr_array_index(pages, i);
        g_assert_true(g_hash_table_add(ids, page->id));
        g_autofree char *id = g_strdup_printf("<span id=\"%s\"", page->id);
        rest = strstr(rest, id);
        g_assert_nonnull(rest);
    }
    g_assert_null(strstr(rest + 1, "<span id=\"page-"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/markers/within-a-paragraph", test_within_a_paragraph);
    g_test_add_func("/epub/markers/at-a-paragraph", test_at_a_paragraph);
    g_test_add_func("/epub/markers/before-a-heading", test_before_a_heading);
    g_test_add_func("/epub/markers/in-emphasis", test_in_emphasis);
    g_test_add_func("/epub/markers/between-lines-of-code", test_between_lines_of_code);
    g_test_add_func("/epub/markers/before-a-picture", test_before_a_picture);
    g_test_add_func("/epub/markers/in-a-table", test_in_a_table);
    g_test_add_func("/epub/markers/at-a-card", test_at_a_card);
    g_test_add_func("/epub/markers/each-once-in-order", test_each_once_in_order);
    return g_test_run();
}
