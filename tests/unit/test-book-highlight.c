/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every language definition against its sample in tests/golden/highlight. */
#include "config.h"

#include <string.h>

#include "book/highlight.h"
#include "doc/walk.h"

/* The spans of a coloured block in the form of tests/golden/highlight/README.md. */
static char *
spans_of(const DocNode *block)
{
    GString *out = g_string_new(NULL);
    int line = 1;
    gsize column = 0;
    for (const DocNode *node = block->first; node != NULL;
         node = doc_walk_next(node, block, false)) {
        if (node->kind != DOC_TEXT)
            continue;
        const char *style =
            node->parent == block ? NULL : node->parent->classes + strlen("hl-");
        for (const char *p = node->text; *p != '\0';) {
            gsize length = strcspn(p, "\n");
            if (style != NULL && length > 0)
                g_string_append_printf(out, "%d:%zu-%zu %s %.*s\n", line, column,
                                       column + length, style, (int) length, p);
            column += length;
            p += length;
            if (*p == '\n') {
                line++;
                column = 0;
                p++;
            }
        }
    }
    return g_string_free(out, FALSE);
}

/* The same block as often as it takes to have each line known and two threads at work. */
enum { COPIES = 40 };

static void
add_copies(DocNode *doc, const char *text, const char *language)
{
    for (int i = 0; i < COPIES; i++) {
        DocNode *block = doc_node_new(DOC_CODE_BLOCK, DIAG_NOWHERE);
        doc_node_set(&block->text, text);
        block->as.code.language = g_strdup(language);
        doc_node_append(doc, block);
    }
}

static void
test_sample(gconstpointer data)
{
    const char *name = data;
    g_autofree char *syntax =
        g_test_build_filename(G_TEST_DIST, "..", "styles", "syntax", NULL);
    g_autofree char *folder =
        g_test_build_filename(G_TEST_DIST, "golden", "highlight", NULL);
    g_autofree char *sample = g_strdup_printf("%s/%s.txt", folder, name);
    g_autofree char *golden = g_strdup_printf("%s/%s.spans", folder, name);
    g_autofree char *text = NULL;
    g_autofree char *expected = NULL;
    g_assert_true(g_file_get_contents(sample, &text, NULL, NULL));
    g_assert_true(g_file_get_contents(golden, &expected, NULL, NULL));

    Book book = {.sections = g_ptr_array_new()};
    BookSection section = {.doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE)};
    g_ptr_array_add(book.sections, &section);
    add_copies(section.doc, text, name);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_assert_true(book_highlight_settle(&book, syntax, 2, diag, &error));
    for (const DocNode *block = section.doc->first; block != NULL; block = block->next) {
        g_autofree char *spans = spans_of(block);
        g_assert_cmpstr(spans, ==, expected);
    }
    g_assert_cmpuint(diag_length(diag), ==, 0);
    doc_node_free(section.doc);
    g_ptr_array_unref(book.sections);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder =
        g_test_build_filename(G_TEST_DIST, "golden", "highlight", NULL);
    GDir *dir = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(dir);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *file = g_dir_read_name(dir); file != NULL;
         file = g_dir_read_name(dir))
        if (g_str_has_suffix(file, ".spans"))
            g_ptr_array_add(names, g_strndup(file, strlen(file) - strlen(".spans")));
    g_dir_close(dir);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path =
            g_strdup_printf("/book/highlight/%s", (char *) g_ptr_array_index(names, i));
        g_test_add_data_func(path, g_ptr_array_index(names, i), test_sample);
    }
    return g_test_run();
}
