/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile input: no pattern takes longer than its length warrants, no limit is passed in
 * silence, and whatever comes out keeps the invariants of doc/node.h. */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "doc/walk.h"
#include "markdown/markdown.h"

#define SECONDS_AT_MOST 5.0
#define BYTES 32768

static const MarkdownOptions everything = {
    .has_breaks = true,
    .has_smart_punctuation = true,
    .has_math = true,
    .has_dollar_inline_math = true,
    .has_footnotes = true,
    .has_definition_lists = true,
    .has_heading_attributes = true,
    .has_kramdown_attributes = true,
    .has_admonition_fences = true,
};

/* `start`, then `middle` as often as fits, then `end` as often. */
typedef struct {
    const char *start, *middle, *end;
} Pattern;

static const Pattern patterns[] = {
    {"", "*a **a ", "b** b*"},
    {"", "a_ ", ""},
    {"", "*a_ ", ""},
    {"a**b", "c* ", ""},
    {"", "[](*)*", ""}, /* the parser ends a span that it has not begun */
    {"", "[a", ""},
    {"", "a]", ""},
    {"", "[", "]"},
    {"", "![", "](x)"},
    {"", "![[]()", ""},
    {"", "[ (](", ""},
    {"", "[a](<b", ""},
    {"[foo]: u\n\n", "[foo](x ", ""},
    {"", "> ", "a"},
    {"", ">a\n> > b\n", ""},
    {"", "- ", "a"},
    {"", "*\n", ""},
    {"", "`` ` ", ""},
    {"</", "<!--", ""},
    {"", "a <!--\n", ""},
    {"", "<div>", ""},
    {"x ", "<b>", ""},
    {"x ", "<b>*a*</i>", ""},
    {"x ", "<a x=\"", ""},
    {"x ", "<a \"", ">"},
    {"x ", "a<T>", ""},
    {"", "<table><tr><td>", ""},
    {"", "<p><ul><li><a href=x>", "</p></a>"},
    {"", "http://a.b/( ", ""},
    {"http://a.b/", "(a)", ""},
    {"", "https://a.b/한글을", ""},
    {"", "a@b.co", ""},
    {"", "![](a)\n", ""},
    {"", "|a\n|-\n", ""},
    {"", "|-|-|-|-|-|-|-|-|\n", ""},
    {"", "$a ", ""},
    {"", "$$a\n\n", ""},
    {"", "[^1]: a\n", ""},
    {"", "^[a", ""},
    {"", "^[a] ", ""},
    {"", "a\n{: .a}\n", ""},
    {"", "~~~가 ~~~\n", ""},
    {"", ":::a\n", ":::\n"},
    {"", "a\n: b\n\n", ""},
    {"", "**\"가\"**나", ""},
    {"", "\"'", ""},
    {"", "&amp;&x", ""},
    {"", "a\xE2\x80\x8B\x01", ""},
    {"x ", "a<center>b</center>", ""},
    {"x <ruby>", "a<rt>b", ""},
    {"x <svg>", "<g>a", ""},
    {"", "> [!NOTE]\n> a\n\n", ""},
};

static char *
spell(const Pattern *pattern, gsize bytes)
{
    GString *text = g_string_new(pattern->start);
    gsize times = bytes / (strlen(pattern->middle) + strlen(pattern->end));
    for (gsize i = 0; i < times; i++)
        g_string_append(text, pattern->middle);
    for (gsize i = 0; i < times; i++)
        g_string_append(text, pattern->end);
    return g_string_free(text, FALSE);
}

/* ---- invariants --------------------------------------------------------------------- */

static void
check_text(const DocNode *node)
{
    g_assert_true(g_utf8_validate(node->text, -1, NULL));
    g_assert_cmpstr(node->text, !=, "");
    g_assert_null(strpbrk(node->text, "\n\r"));
    g_assert_true(node->next == NULL || node->next->kind != DOC_TEXT);
    g_autofree char *composed = g_utf8_normalize(node->text, -1, G_NORMALIZE_NFC);
    g_assert_cmpstr(node->text, ==, composed);
}

static void
check_node(const DocNode *node)
{
    const DocNode *parent = node->parent;
    bool is_block = doc_kind_is_block(node->kind);
    if (is_block)
        g_assert_true(doc_kind_holds_blocks(parent->kind));
    else
        g_assert_true(doc_kind_holds_inlines(parent->kind) || parent->kind == DOC_FIGURE);
    g_assert_true((node->kind == DOC_ITEM) == (parent->kind == DOC_LIST));
    g_assert_true((node->kind == DOC_CELL) == (parent->kind == DOC_ROW));
    if (node->kind == DOC_ROW)
        g_assert_true(parent->kind == DOC_TABLE);
    if (node->kind == DOC_TEXT)
        check_text(node);
    g_assert_true(node->id == NULL || node->id[0] != '\001');
    g_assert_cmpint(node->place.line, >, 0);
}

/* Also that nothing lies deeper than the limit, give or take what each pass may add. */
static void
check_tree(const DocNode *doc)
{
    int depth = 0;
    for (const DocNode *node = doc; node != NULL;) {
        if (node != doc)
            check_node(node);
        if (node->first != NULL) {
            node = node->first;
            g_assert_cmpint(++depth, <, LIMIT_NESTING + 10);
            continue;
        }
        while (node != doc && node->next == NULL) {
            node = node->parent;
            depth--;
        }
        node = node == doc ? NULL : node->next;
    }
}

static DocNode *
parse(const char *text, Diag *diag)
{
    g_autoptr(GError) error = NULL;
    Source *source = source_new("a.md", text, strlen(text), &error);
    g_assert_no_error(error);
    DocNode *doc = markdown_parse(source, source_text(source), 0, source_length(source),
                                  &everything, NULL, diag);
    check_tree(doc);
    source_free(source);
    return doc;
}

static void
test_patterns(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(patterns); i++) {
        g_autofree char *text = spell(&patterns[i], BYTES);
        g_autoptr(Diag) diag = diag_new();
        g_test_timer_start();
        g_autoptr(DocNode) doc = parse(text, diag);
        double seconds = g_test_timer_elapsed();
        if (seconds >= SECONDS_AT_MOST)
            g_test_message("%s%s%s", patterns[i].start, patterns[i].middle,
                           patterns[i].end);
        g_assert_cmpfloat(seconds, <, SECONDS_AT_MOST);
    }
}

/* ---- limits ------------------------------------------------------------------------- */

static bool
is_told(const Diag *diag, const char *code)
{
    for (guint i = 0; i < diag_length(diag); i++)
        if (strcmp(diag_lookup(diag, i)->code, code) == 0)
            return true;
    return false;
}

static void
test_nesting(void)
{
    static const Pattern deep[] = {
        {"", ">", "깊다\n\n"},
        {"", "<div class=a>", "깊다"},
        {"글 ", "<b>", "깊다"},
        {"", "*깊다 ", "b*"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(deep); i++) {
        g_autofree char *text = spell(&deep[i], 4096);
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(DocNode) doc = parse(text, diag);
        g_assert_true(is_told(diag, "nesting-limit"));
        g_autofree char *visible = doc_visible(doc);
        g_assert_nonnull(strstr(visible, "깊다"));
    }
}

static char *
table(int columns, int rows)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; i < columns; i++)
        g_string_append(text, "|a");
    g_string_append_c(text, '\n');
    for (int i = 0; i < columns; i++)
        g_string_append(text, "|-");
    g_string_append_c(text, '\n');
    for (int i = 0; i < rows; i++)
        g_string_append(text, "|끝\n");
    return g_string_free(text, FALSE);
}

static void
check_table(int columns, int rows, bool is_kept)
{
    g_autofree char *text = table(columns, rows);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(DocNode) doc = parse(text, diag);
    g_assert_true(is_told(diag, "table-limit") != is_kept);
    g_assert_true((doc->first->kind == DOC_TABLE) == is_kept);
    g_autofree char *visible = doc_visible(doc);
    g_assert_nonnull(strstr(visible, "끝"));
}

static void
test_tables(void)
{
    check_table(LIMIT_TABLE_COLUMNS, 1, true);
    check_table(LIMIT_TABLE_COLUMNS + 1, 1, false);
    check_table(1000, 240, true);
    check_table(1000, 260, false);
    check_table(70000, 1, false);
}

static void
test_long_paragraph(void)
{
    g_autofree char *text = spell(&(Pattern){"", "가\n", ""}, 4 * 5000);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(DocNode) doc = parse(text, diag);
    g_assert_true(is_told(diag, "paragraph-limit"));
    g_assert_nonnull(doc->first->next);
}

static void
test_nodes(void)
{
    g_autofree char *text = spell(&(Pattern){"", "*a*\n\n", ""}, 5 * 500000);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(DocNode) doc = parse(text, diag);
    g_assert_true(is_told(diag, "node-limit"));
    g_autofree char *visible = doc_visible(doc);
    gsize letters = 0;
    for (const char *p = visible; *p != '\0'; p++)
        letters += *p == 'a';
    g_assert_cmpuint(letters, ==, 500000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/markdown/limits/patterns", test_patterns);
    g_test_add_func("/markdown/limits/nesting", test_nesting);
    g_test_add_func("/markdown/limits/tables", test_tables);
    g_test_add_func("/markdown/limits/long-paragraph", test_long_paragraph);
    g_test_add_func("/markdown/limits/nodes", test_nodes);
    return g_test_run();
}
