/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 652 examples of CommonMark 0.30 (tests/commonmark): each Doc, written as HTML, against
 * the reference's HTML, both normalised. deviations.txt names those that differ, and why. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "doc/walk.h"
#include "markdown/entity.h"
#include "markdown/markdown.h"

typedef struct {
    int number;
    char *markdown, *html;
} Example;

static void
example_free(gpointer data)
{
    Example *example = data;
    g_free(example->markdown);
    g_free(example->html);
    g_free(example);
}

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

/* ---- normalising HTML --------------------------------------------------------------- */

static bool
is_block_tag(const char *tag)
{
    static const char *const names[] = {
        "p",   "h1",         "h2", "h3",    "h4", "h5", "h6", "ul",  "ol",  "li",
        "pre", "blockquote", "hr", "table", "tr", "td", "th", "div", "body"};
    const char *name = tag + 1 + (tag[1] == '/');
    gsize length = strcspn(name, " />");
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0)
            return true;
    return false;
}

static void
trim_end(GString *out)
{
    while (out->len > 0 && g_ascii_isspace(out->str[out->len - 1]))
        g_string_truncate(out, out->len - 1);
}

/* The tag with its references and percent escapes resolved, without " /". */
static void
add_tag(GString *out, const char *tag, gsize length)
{
    g_autofree char *decoded = entity_decode_all(tag, length);
    g_autofree char *plain = g_uri_unescape_string(decoded, NULL);
    GString *text = g_string_new(plain != NULL ? plain : decoded);
    g_string_replace(text, " />", ">", 0);
    g_string_replace(text, "/>", ">", 0);
    g_string_append(out, text->str);
    g_string_free(text, TRUE);
}

static gsize
tag_length(const char *p)
{
    char quote = '\0';
    for (gsize i = 0; p[i] != '\0'; i++) {
        if (quote != '\0')
            quote = p[i] == quote ? '\0' : quote;
        else if (p[i] == '"')
            quote = p[i];
        else if (p[i] == '>')
            return i + 1;
    }
    return strlen(p);
}

static char *
normalise(const char *html)
{
    GString *out = g_string_new(NULL);
    bool is_in_pre = false, is_after_block = true;
    for (const char *p = html; *p != '\0';) {
        if (*p == '<') {
            gsize length = tag_length(p);
            bool is_block = is_block_tag(p);
            if (is_block && !is_in_pre)
                trim_end(out);
            add_tag(out, p, length);
            is_in_pre = g_str_has_prefix(p, "<pre") ||
                        (is_in_pre && !g_str_has_prefix(p, "</pre"));
            is_after_block = is_block || g_str_has_prefix(p, "<br");
            p += length;
            continue;
        }
        gsize length = strcspn(p, "<");
        g_autofree char *text = entity_decode_all(p, length);
        p += length;
        for (const char *c = text; *c != '\0'; c++) {
            bool is_space = g_ascii_isspace(*c);
            if (!is_space || is_in_pre)
                g_string_append_c(out, *c);
            else if (!is_after_block && out->str[out->len - 1] != ' ')
                g_string_append_c(out, ' ');
            is_after_block &= is_space;
        }
    }
    trim_end(out);
    return g_string_free(out, FALSE);
}

/* ---- the examples ------------------------------------------------------------------- */

static char *
with_tabs(const char *text, gsize length)
{
    GString *out = g_string_new_len(text, (gssize) length);
    g_string_replace(out, "→", "\t", 0);
    return g_string_free(out, FALSE);
}

static GPtrArray *
read_examples(void)
{
    g_autofree char *path =
        g_test_build_filename(G_TEST_DIST, "commonmark", "examples.txt", NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    GPtrArray *examples = g_ptr_array_new_with_free_func(example_free);
    static const char mark[] = "==== example ";
    for (const char *p = text; (p = strstr(p, mark)) != NULL;) {
        Example *example = g_new0(Example, 1);
        example->number = atoi(p + strlen(mark));
        const char *start = strchr(p, '\n') + 1;
        const char *end = strstr(start, "\n==== ") + 1;
        const char *dot =
            g_str_has_prefix(start, ".\n") ? start : strstr(start, "\n.\n") + 1;
        example->markdown = with_tabs(start, (gsize) (dot - start));
        example->html = with_tabs(dot + 2, (gsize) (end - dot - 2));
        g_ptr_array_add(examples, example);
        p = end;
    }
    return examples;
}

/* The numbers in deviations.txt. */
static GHashTable *
read_deviations(void)
{
    g_autofree char *path =
        g_test_build_filename(G_TEST_DIST, "commonmark", "deviations.txt", NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    GHashTable *numbers = g_hash_table_new(NULL, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        if (g_ascii_isdigit(*lines[i]))
            g_hash_table_add(numbers, GINT_TO_POINTER(atoi(lines[i])));
    return numbers;
}

static char *
our_html(const char *markdown)
{
    static const MarkdownOptions options = {.is_strict = true};
    g_autoptr(Source) source = source_new("a.md", markdown, strlen(markdown), NULL);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(DocNode) doc = markdown_parse(source, source_text(source), 0,
                                            source_length(source), &options, NULL, diag);
    g_autofree char *html = html_of(doc);
    return normalise(html);
}

static void
test_examples(void)
{
    g_autoptr(GPtrArray) examples = read_examples();
    g_autoptr(GHashTable) deviations = read_deviations();
    g_assert_cmpuint(examples->len, ==, 652);
    guint wrong = 0;
    for (guint i = 0; i < examples->len; i++) {
        const Example *example = g_ptr_array_index(examples, i);
        g_autofree char *expected = normalise(example->html);
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
