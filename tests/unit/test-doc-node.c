/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doc/dump.h"
#include "doc/walk.h"

static DocNode *
add(DocNode *parent, DocKind kind)
{
    DocNode *node = doc_node_new(kind, DIAG_NOWHERE);
    doc_node_append(parent, node);
    return node;
}

static DocNode *
sample(void)
{
    DocNode *root = doc_node_new(DOC_DOCUMENT, (DiagPlace){"a.md", 1, 1});
    DocNode *heading = add(root, DOC_HEADING);
    doc_node_append(heading, doc_node_new_text("제목", -1, DIAG_NOWHERE));
    DocNode *paragraph = add(root, DOC_PARAGRAPH);
    doc_node_append(paragraph, doc_node_new_text("하나 ", -1, DIAG_NOWHERE));
    DocNode *strong = add(paragraph, DOC_STRONG);
    doc_node_append(strong, doc_node_new_text("둘", -1, DIAG_NOWHERE));
    add(paragraph, DOC_SOFT_BREAK);
    doc_node_append(paragraph, doc_node_new_text("셋", -1, DIAG_NOWHERE));
    return root;
}

static void
test_copy_and_dump(void)
{
    g_autoptr(DocNode) root = sample();
    g_autoptr(DocNode) copy = doc_node_copy(root);
    g_autoptr(GString) a = g_string_new(NULL);
    g_autoptr(GString) b = g_string_new(NULL);
    doc_dump(root, a);
    doc_dump(copy, b);
    g_assert_cmpstr(a->str, ==, b->str);
    g_assert_cmpstr(a->str, ==,
                    "document 1:1\n"
                    "  heading 0:0 level=1\n"
                    "    text 0:0 text=\"제목\"\n"
                    "  paragraph 0:0\n"
                    "    text 0:0 text=\"하나 \"\n"
                    "    strong 0:0\n"
                    "      text 0:0 text=\"둘\"\n"
                    "    soft-break 0:0\n"
                    "    text 0:0 text=\"셋\"\n");
}

static void
test_plain(void)
{
    g_autoptr(DocNode) root = sample();
    g_autofree char *plain = doc_plain(root);
    g_assert_cmpstr(plain, ==, "제목 하나 둘 셋");
    g_autofree char *visible = doc_visible(root);
    g_assert_cmpstr(visible, ==, "제목\n하나 둘\n셋");
}

static void
test_surgery(void)
{
    g_autoptr(DocNode) root = sample();
    DocNode *paragraph = root->last;
    doc_node_unwrap(paragraph->first->next);
    g_assert_cmpint(paragraph->first->next->kind, ==, DOC_TEXT);
    doc_node_prepend(root, paragraph);
    g_assert_true(root->first == paragraph && root->last->kind == DOC_HEADING);
    doc_node_add_class(paragraph, "a");
    doc_node_add_class(paragraph, "b");
    doc_node_add_class(paragraph, "a");
    g_assert_cmpstr(paragraph->classes, ==, "a b");
    g_assert_false(doc_node_has_class(paragraph, "ab"));
}

static void
test_depth_is_no_danger(void)
{
    DocNode *root = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    DocNode *node = root;
    for (int i = 0; i < 300000; i++)
        node = add(node, DOC_BLOCK_QUOTE);
    DocNode *copy = doc_node_copy(root);
    doc_node_free(copy);
    doc_node_free(root);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/doc/node/copy-and-dump", test_copy_and_dump);
    g_test_add_func("/doc/node/plain", test_plain);
    g_test_add_func("/doc/node/surgery", test_surgery);
    g_test_add_func("/doc/node/depth", test_depth_is_no_danger);
    return g_test_run();
}
