/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/alt.h"
#include "book/anchor.h"
#include "book/chapter.h"
#include "book/highlight.h"
#include "book/isbn.h"
#include "doc/walk.h"

static DocNode *
add(DocNode *parent, DocKind kind, const char *text)
{
    DocNode *node = doc_node_new(kind, DIAG_NOWHERE);
    doc_node_append(parent, node);
    if (text != NULL)
        doc_node_append(node, doc_node_new_text(text, -1, DIAG_NOWHERE));
    return node;
}

static DocNode *
add_heading(DocNode *doc, int level, const char *text)
{
    DocNode *heading = add(doc, DOC_HEADING, text);
    heading->as.heading.level = level;
    return heading;
}

static void
test_headings_follow_the_title(void)
{
    const int written[] = {3, 4, 2, 4, 6, 1, 1};
    const int expected[] = {1, 2, 3, 2, 3, 4, 2, 2};
    BookSection section = {.kind = BOOK_CHAPTER,
                           .id = (char *) "chapter-01",
                           .label = (char *) "1편",
                           .title = (char *) "제목",
                           .doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE)};
    for (guint i = 0; i < G_N_ELEMENTS(written); i++)
        add_heading(section.doc, written[i], "절");
    add_heading(section.doc, 2, "  ");
    book_chapter_settle_headings(&section);
    guint i = 0;
    for (const DocNode *node = section.doc->first; node != NULL; node = node->next, i++)
        g_assert_cmpint(node->as.heading.level, ==, expected[i]);
    g_assert_cmpuint(i, ==, G_N_ELEMENTS(expected));
    g_autofree char *title = doc_plain(section.doc->first);
    g_assert_cmpstr(title, ==, "1편 제목");
    doc_node_free(section.doc);
}

static void
test_anchors(void)
{
    Book book = {.anchors =
                     g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)};
    Post post = {.path = (char *) "a.md"}, other = {.path = (char *) "b.md"};
    BookSection section = {.kind = BOOK_CHAPTER,
                           .id = (char *) "chapter-01",
                           .post = &post,
                           .title = (char *) "제목",
                           .doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE)};
    add_heading(section.doc, 2, "2장, 네트워크란?");
    add_heading(section.doc, 2, "TDZ");
    add_heading(section.doc, 2, "TDZ");
    doc_node_set(&add(section.doc, DOC_PARAGRAPH, "x")->id, "직접-쓴");
    g_autoptr(BookAnchorIndex) index = book_anchor_index_new(&book);
    book_anchor_add_section(index, &section);
    const struct {
        const char *fragment, *id;
        bool is_found;
    } cases[] = {{NULL, "chapter-01", true},
                 {"", "chapter-01", true},
                 {"2장-네트워크란", "chapter-01-h1", true},
                 {"2장,-네트워크란?", "chapter-01-h1", true},
                 {"TDZ", "chapter-01-h2", true},
                 {"tdz", "chapter-01-h2", true},
                 {"TDZ-1", "chapter-01-h3", true},
                 {"직접-쓴", "chapter-01-p1", true},
                 {"없다", "chapter-01", false}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        bool is_found;
        g_assert_cmpstr(book_anchor_find(index, &post, cases[i].fragment, &is_found), ==,
                        cases[i].id);
        g_assert_cmpint(is_found, ==, cases[i].is_found);
    }
    bool is_found;
    g_assert_null(book_anchor_find(index, &other, NULL, &is_found));
    g_assert_nonnull(book_anchor(&book, "chapter-01-h3"));
    doc_node_free(section.doc);
    g_hash_table_unref(book.anchors);
}

static DocNode *
add_image(DocNode *doc, const char *alt, const char *title)
{
    DocNode *image = doc_node_new(DOC_IMAGE, DIAG_NOWHERE);
    doc_node_append(add(doc, DOC_FIGURE, NULL), image);
    doc_node_set(&image->text, alt);
    doc_node_set(&image->title, title);
    return image;
}

static void
test_alternative_texts(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    DocNode *alone = add_image(doc, NULL, NULL);
    DocNode *written = add_image(doc, "새벽 선착장", NULL);
    DocNode *titled = add_image(doc, "IMG_2041.JPG", "배가 들어온다");
    add(doc, DOC_PARAGRAPH, "먼저 왔다. 그리고 배를 보았다.");
    DocNode *after = add_image(doc, "", NULL);
    DocNode *captioned = add_image(doc, "image", NULL);
    add(captioned->parent, DOC_CAPTION, "기압계의 속");
    book_alt_settle(doc, diag);
    g_assert_cmpstr(alone->text, ==, "");
    g_assert_cmpstr(written->text, ==, "새벽 선착장");
    g_assert_cmpstr(titled->text, ==, "배가 들어온다");
    g_assert_cmpstr(after->text, ==, "그리고 배를 보았다.");
    g_assert_cmpstr(captioned->text, ==, "기압계의 속");
    g_assert_cmpuint(diag_count(diag, DIAG_NOTE), ==, 1);
}

static void
test_isbn(void)
{
    g_assert_true(book_isbn_is_valid("978-89-01-12345-0") ==
                  book_isbn_is_valid("9788901123450"));
    g_assert_true(book_isbn_is_valid("979-11-86178-14-0"));
    g_assert_false(book_isbn_is_valid("979-11-86178-14-1"));
    g_assert_false(book_isbn_is_valid("979-11-86178-14"));
    g_assert_false(book_isbn_is_valid("123-11-86178-14-1"));
}

/* The coloured children of a block repeat its text, whatever the language does with it. */
static void
test_highlight_keeps_the_text(void)
{
    g_autofree char *syntax =
        g_test_build_filename(G_TEST_DIST, "..", "styles", "syntax", NULL);
    static const char *const samples[][2] = {
        {"js", "const a = `값 ${b}`; // 주석\nlet c = 1;\n"},
        {"Java", "/* 여러\n줄 */\npublic class A {}\n"},
        {"yml", "key: 값 # 주석\n"},
        {"unknown-language", "그대로\n"},
        {NULL, "없음\n"}};
    Book book = {.sections = g_ptr_array_new()};
    BookSection section = {.doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE)};
    g_ptr_array_add(book.sections, &section);
    for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
        DocNode *block = add(section.doc, DOC_CODE_BLOCK, NULL);
        doc_node_set(&block->text, samples[i][1]);
        block->as.code.language = g_strdup(samples[i][0]);
    }
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_assert_true(book_highlight_settle(&book, syntax, 1, diag, &error));
    g_assert_no_error(error);
    for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
        DocNode *block = section.doc->first;
        g_assert_cmpint(block->first != NULL, ==, i < 3);
        if (block->first != NULL) {
            GString *text = g_string_new(NULL);
            for (const DocNode *node = block; node != NULL;
                 node = doc_walk_next(node, block, false))
                g_string_append(text, node->kind == DOC_TEXT ? node->text : "");
            g_assert_cmpstr(text->str, ==, block->text);
            g_string_free(text, TRUE);
        }
        doc_node_free(block);
    }
    g_assert_cmpuint(diag_count(diag, DIAG_NOTE), ==, 1);
    doc_node_free(section.doc);
    g_ptr_array_unref(book.sections);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/book/chapter/headings", test_headings_follow_the_title);
    g_test_add_func("/book/anchor/forms", test_anchors);
    g_test_add_func("/book/alt/sources", test_alternative_texts);
    g_test_add_func("/book/isbn", test_isbn);
    g_test_add_func("/book/highlight/text", test_highlight_keeps_the_text);
    return g_test_run();
}
