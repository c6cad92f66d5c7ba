/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each tests/golden/doc/CASE.md against CASE.doc (the dump) and CASE.diag (line:column and
 * code of what is told; no file: nothing is told). The first line of CASE.doc names the
 * options. REGEN_GOLDEN=1 rewrites both. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "doc/dump.h"
#include "markdown/markdown.h"

#define OPTIONS_PREFIX "options:"

static bool
regenerates(void)
{
    return g_getenv("REGEN_GOLDEN") != NULL;
}

static char *
read_or_empty(const char *path)
{
    char *text = NULL;
    return g_file_get_contents(path, &text, NULL, NULL) ? text : g_strdup("");
}

static MarkdownOptions
read_options(const char *line)
{
    const struct {
        const char *word;
        gsize offset;
    } words[] = {
        {"breaks", G_STRUCT_OFFSET(MarkdownOptions, has_breaks)},
        {"smart", G_STRUCT_OFFSET(MarkdownOptions, has_smart_punctuation)},
        {"math", G_STRUCT_OFFSET(MarkdownOptions, has_math)},
        {"inline-math", G_STRUCT_OFFSET(MarkdownOptions, has_dollar_inline_math)},
        {"bracket-math", G_STRUCT_OFFSET(MarkdownOptions, has_bracket_math)},
        {"footnotes", G_STRUCT_OFFSET(MarkdownOptions, has_footnotes)},
        {"definitions", G_STRUCT_OFFSET(MarkdownOptions, has_definition_lists)},
        {"attributes", G_STRUCT_OFFSET(MarkdownOptions, has_heading_attributes)},
        {"kramdown", G_STRUCT_OFFSET(MarkdownOptions, has_kramdown_attributes)},
        {"bare-attributes", G_STRUCT_OFFSET(MarkdownOptions, has_bare_attributes)},
        {"marks", G_STRUCT_OFFSET(MarkdownOptions, has_marks)},
        {"inserts", G_STRUCT_OFFSET(MarkdownOptions, has_inserts)},
        {"scripts", G_STRUCT_OFFSET(MarkdownOptions, has_scripts)},
        {"keys", G_STRUCT_OFFSET(MarkdownOptions, has_keys)},
        {"admonitions", G_STRUCT_OFFSET(MarkdownOptions, has_admonition_fences)},
        {"strict", G_STRUCT_OFFSET(MarkdownOptions, is_strict)},
    };
    MarkdownOptions options = {0};
    g_auto(GStrv) given = g_strsplit_set(line, " \n", -1);
    for (guint i = 0; given[i] != NULL; i++) {
        bool is_known = *given[i] == '\0' || strcmp(given[i], OPTIONS_PREFIX) == 0;
        for (guint j = 0; j < G_N_ELEMENTS(words); j++)
            if (strcmp(given[i], words[j].word) == 0) {
                G_STRUCT_MEMBER(bool, &options, words[j].offset) = true;
                is_known = true;
            }
        g_assert_true(is_known);
    }
    return options;
}

static char *
list_diagnostics(const Diag *diag)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < diag_length(diag); i++) {
        const DiagEntry *entry = diag_lookup(diag, i);
        g_string_append_printf(out, "%d:%d: %s [%s]\n", entry->line, entry->column,
                               diag_level_name(entry->level), entry->code);
    }
    return g_string_free(out, FALSE);
}

static void
check(const char *path, const char *expected, const char *actual)
{
    if (!regenerates()) {
        g_assert_cmpstr(expected, ==, actual);
        return;
    }
    if (*actual == '\0')
        g_remove(path);
    else
        g_assert_true(g_file_set_contents(path, actual, -1, NULL));
}

static void
test_case(gconstpointer data)
{
    const char *stem = data;
    g_autofree char *input = g_strconcat(stem, ".md", NULL);
    g_autofree char *doc_path = g_strconcat(stem, ".doc", NULL);
    g_autofree char *diag_path = g_strconcat(stem, ".diag", NULL);
    g_autofree char *expected = read_or_empty(doc_path);
    g_autofree char *expected_diag = read_or_empty(diag_path);
    g_autofree char *line = g_strndup(expected, strcspn(expected, "\n"));
    MarkdownOptions options = read_options(line);

    g_autofree char *text = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(input, &text, &length, NULL));
    g_autoptr(Source) source = source_new("a.md", text, length, NULL);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(DocNode) doc = markdown_parse(source, source_text(source), 0,
                                            source_length(source), &options, NULL, diag);
    g_autoptr(GString) dump = g_string_new(line);
    g_string_append_c(dump, '\n');
    doc_dump(doc, dump);
    check(doc_path, expected, dump->str);
    g_autofree char *told = list_diagnostics(diag);
    check(diag_path, expected_diag, told);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder = g_test_build_filename(G_TEST_DIST, "golden", "doc", NULL);
    g_autoptr(GDir) names = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(names);
    g_autoptr(GPtrArray) stems = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(names)) != NULL;) {
        if (!g_str_has_suffix(name, ".md"))
            continue;
        g_autofree char *bare = g_strndup(name, strlen(name) - strlen(".md"));
        char *stem = g_build_filename(folder, bare, NULL);
        g_ptr_array_add(stems, stem);
        g_autofree char *path = g_strconcat("/markdown/golden/", bare, NULL);
        g_test_add_data_func(path, stem, test_case);
    }
    g_assert_cmpuint(stems->len, >, 0);
    return g_test_run();
}
