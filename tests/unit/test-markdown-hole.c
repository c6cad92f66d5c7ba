/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holes that template tags left, and HTML parsed by itself. */
#include "config.h"

#include <string.h>

#include "doc/dump.h"
#include "markdown/html.h"
#include "markdown/markdown.h"

#define HOLE(n) "\xEE\x80\x80" #n "\xEE\x80\x81"

typedef struct {
    GPtrArray *holes;
    Diag *diag;
    Source *source;
    DocNode *doc;
    GString *dump;
} Fixture;

static void
set_up(Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
    f->holes = g_ptr_array_new();
    f->diag = diag_new();
    f->dump = g_string_new(NULL);
}

static void
tear_down(Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
    for (guint i = 0; i < f->holes->len; i++)
        doc_node_free(g_ptr_array_index(f->holes, i));
    g_ptr_array_unref(f->holes);
    doc_node_free(f->doc);
    diag_free(f->diag);
    source_free(f->source);
    g_string_free(f->dump, TRUE);
}

static void
add_hole(Fixture *f, DocKind kind)
{
    DocNode *node = doc_node_new(kind, DIAG_NOWHERE);
    node->url = g_strdup("u");
    if (kind == DOC_LINK)
        doc_node_append(node, doc_node_new_text("글", -1, DIAG_NOWHERE));
    g_ptr_array_add(f->holes, node);
}

static const char *
parse(Fixture *f, const char *text)
{
    const MarkdownOptions options = {.has_breaks = true};
    f->source = source_new("a.md", text, strlen(text), NULL);
    f->doc = markdown_parse(f->source, source_text(f->source), 0,
                            source_length(f->source), &options, f->holes, f->diag);
    doc_dump(f->doc, f->dump);
    return f->dump->str;
}

static void
test_block_alone(Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
    add_hole(f, DOC_CARD);
    g_assert_cmpstr(parse(f, "앞\n\n" HOLE(0) "\n\n뒤\n"), ==,
                    "document 1:1\n"
                    "  paragraph 1:1\n"
                    "    text 1:1 text=\"앞\"\n"
                    "  card 0:0 url=\"u\"\n"
                    "  paragraph 5:1\n"
                    "    text 5:1 text=\"뒤\"\n");
    g_assert_null(g_ptr_array_index(f->holes, 0));
}

/* A tag in a line of its own, with text right behind: the seed of the project has it. */
static void
test_block_in_paragraph(Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
    add_hole(f, DOC_CARD);
    g_assert_cmpstr(parse(f, "앞\n" HOLE(0) "\n뒤 **굵게" HOLE(1) "**\n"), ==,
                    "document 1:1\n"
                    "  paragraph 1:1\n"
                    "    text 1:1 text=\"앞\"\n"
                    "  card 0:0 url=\"u\"\n"
                    "  paragraph 3:1\n"
                    "    text 3:1 text=\"뒤 \"\n"
                    "    strong 3:3\n"
                    "      text 3:5 text=\"굵게\"\n");
}

static void
test_inline(Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
    add_hole(f, DOC_LINK);
    add_hole(f, DOC_IMAGE);
    g_assert_cmpstr(parse(f, "- 앞 " HOLE(0) "를\n\n" HOLE(1) "\n"), ==,
                    "document 1:1\n"
                    "  list 1:1 tight\n"
                    "    item 1:1\n"
                    "      paragraph 1:3\n"
                    "        text 1:3 text=\"앞 \"\n"
                    "        link 0:0 url=\"u\"\n"
                    "          text 0:0 text=\"글\"\n"
                    "        text 1:8 text=\"를\"\n"
                    "  figure 3:1\n"
                    "    image 0:0 url=\"u\"\n");
}

/* What stands where no node can is left to whoever made the hole. */
static void
test_untaken(Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
    add_hole(f, DOC_CARD);
    add_hole(f, DOC_CARD);
    add_hole(f, DOC_CARD);
    parse(f, "`" HOLE(0) "` [a](/x" HOLE(1) ")\n\n```\n" HOLE(2) "\n```\n");
    for (guint i = 0; i < 3; i++)
        g_assert_nonnull(g_ptr_array_index(f->holes, i));
    const DocNode *paragraph = f->doc->first;
    g_assert_cmpstr(paragraph->first->text, ==, HOLE(0));
    g_assert_cmpstr(paragraph->last->url, ==, "/x" HOLE(1));
    g_assert_cmpstr(f->doc->last->text, ==, HOLE(2));
}

static void
test_html_alone(Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
    const char html[] = "가 <b>나\n다</b><ul><li>라";
    f->doc = doc_node_new(DOC_DIVISION, DIAG_NOWHERE);
    html_parse(html, strlen(html), (DiagPlace){"a.md", 7, 3}, f->doc, f->diag);
    doc_dump(f->doc, f->dump);
    g_assert_cmpstr(f->dump->str, ==,
                    "division 0:0\n"
                    "  paragraph 7:3\n"
                    "    text 7:3 text=\"가 \"\n"
                    "    strong 7:5\n"
                    "      text 7:8 text=\"나\"\n"
                    "      soft-break 7:8\n"
                    "      text 8:1 text=\"다\"\n"
                    "  list 8:6 tight\n"
                    "    item 8:10\n"
                    "      paragraph 8:14\n"
                    "        text 8:14 text=\"라\"\n");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/markdown/hole/block-alone", Fixture, NULL, set_up, test_block_alone,
               tear_down);
    g_test_add("/markdown/hole/block-in-paragraph", Fixture, NULL, set_up,
               test_block_in_paragraph, tear_down);
    g_test_add("/markdown/hole/inline", Fixture, NULL, set_up, test_inline, tear_down);
    g_test_add("/markdown/hole/untaken", Fixture, NULL, set_up, test_untaken, tear_down);
    g_test_add("/markdown/html/alone", Fixture, NULL, set_up, test_html_alone, tear_down);
    return g_test_run();
}
