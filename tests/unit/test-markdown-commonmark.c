/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 652 examples of CommonMark 0.30 (tests/commonmark): each Doc, written as HTML, against
 * the reference's HTML, both normalised. deviations.txt names those that differ, and why. */
#include "config.h"

#include "commonmark.h"

#include <string.h>

#include "doc/walk.h"
#include "markdown/markdown.h"

/* ---- writing a Doc as HTML ---------------------------------------------------------- */

static void
add_escaped(GString *out, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text == NULL ? "" : text, -1);
    g_string_append(out, escaped);
}

static void
add_attribute(GString *out, const char *name, const char *value)
{
    if (value == NULL)
        return;
    g_string_append_printf(out, " %s=\"", name);
    add_escaped(out, value);
    g_string_append_c(out, '"');
}

/* CommonMark's HTML has no paragraph in a tight item. */
static bool
is_bare(const DocNode *node)
{
    const DocNode *item = node->parent;
    return node->kind == DOC_PARAGRAPH && item != NULL && item->kind == DOC_ITEM &&
           item->parent->as.list.is_tight;
}

static const char *
element_of(const DocNode *node)
{
    if (is_bare(node) || node->kind == DOC_DOCUMENT || node->kind == DOC_FIGURE)
        return NULL;
    return doc_node_element(node);
}

static void
open_node(GString *out, const DocNode *node)
{
    const char *element = element_of(node);
    switch (node->kind) {
    case DOC_TEXT:
        add_escaped(out, node->text);
        return;
    case DOC_SOFT_BREAK:
        g_string_append_c(out, '\n');
        return;
    case DOC_LINE_BREAK:
        g_string_append(out, "<br />\n");
        return;
    default:
        break;
    }
    if (element == NULL)
        return;
    g_string_append_printf(out, "<%s", element);
    if (node->kind == DOC_LIST && node->as.list.is_ordered && node->as.list.start != 1)
        g_string_append_printf(out, " start=\"%d\"", node->as.list.start);
    add_attribute(out, node->kind == DOC_IMAGE ? "src" : "href", node->url);
    if (node->kind == DOC_IMAGE)
        add_attribute(out, "alt", node->text == NULL ? "" : node->text);
    add_attribute(out, "title", node->kind == DOC_CODE_BLOCK ? NULL : node->title);
    g_string_append_c(out, '>');
    if (node->kind == DOC_CODE) {
        add_escaped(out, node->text);
    } else if (node->kind == DOC_CODE_BLOCK) {
        g_autofree char *class_name =
            node->as.code.language == NULL
                ? NULL
                : g_strconcat("language-", node->as.code.language, NULL);
        g_string_append(out, "<code");
        add_attribute(out, "class", class_name);
        g_string_append_c(out, '>');
        add_escaped(out, node->text);
        g_string_append(out, *node->text == '\0' ? "</code>" : "\n</code>");
    }
}

static void
close_node(GString *out, const DocNode *node)
{
    const char *element = element_of(node);
    if (element == NULL || *element == '\0' || node->kind == DOC_LINE_BREAK ||
        node->kind == DOC_IMAGE || node->kind == DOC_RULE)
        return;
    g_string_append_printf(out, "</%s>", element);
    if (doc_kind_is_block(node->kind))
        g_string_append_c(out, '\n');
}

static char *
html_of(const DocNode *root)
{
    GString *out = g_string_new(NULL);
    for (const DocNode *node = root; node != NULL;) {
        open_node(out, node);
        if (node->first != NULL) {
            node = node->first;
            continue;
        }
        close_node(out, node);
        while (node != root && node->next == NULL) {
            node = node->parent;
            close_node(out, node);
        }
        node = node == root ? NULL : node->next;
    }
    return g_string_free(out, FALSE);
}

/* ---- the examples ------------------------------------------------------------------- */

static char *
our_html(const char *markdown)
{
    static const MarkdownOptions options = {.is_strict = true};
    g_autoptr(Source) source = source_new("a.md", markdown, strlen(markdown), NULL);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(DocNode) doc = markdown_parse(source, source_text(source), 0,
                                            source_length(source), &options, NULL, diag);
    g_autofree char *html = html_of(doc);
    return commonmark_normalise(html);
}

static void
test_examples(void)
{
    g_autoptr(GPtrArray) examples = commonmark_examples();
    g_autoptr(GHashTable) deviations = commonmark_deviations();
    g_assert_cmpuint(examples->len, ==, 652);
    guint wrong = 0;
    for (guint i = 0; i < examples->len; i++) {
        const CommonMarkExample *example = g_ptr_array_index(examples, i);
        g_autofree char *expected = commonmark_normalise(example->html);
        g_autofree char *actual = our_html(example->markdown);
        bool deviates = strcmp(expected, actual) != 0;
        bool is_listed =
            g_hash_table_contains(deviations, GINT_TO_POINTER(example->number));
        if (deviates == is_listed)
            continue;
        wrong++;
        g_test_message("example %d %s\n%s\nexpected: %s\nactual:   %s", example->number,
                       deviates ? "differs" : "is listed but does not differ",
                       example->markdown, expected, actual);
    }
    g_assert_cmpuint(wrong, ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/markdown/commonmark", test_examples);
    return g_test_run();
}
