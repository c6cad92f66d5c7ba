/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each tests/golden/doc/CASE.md against CASE.doc (the dump) and CASE.diag (line:column and
 * code of what is told; no file: nothing is told). The first line of CASE.doc names the
 * options. */
#include "config.h"

#include <string.h>

#include "doc/dump.h"
#include "golden.h"
#include "markdown/markdown.h"

#define OPTIONS_PREFIX "options:"

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

static void
test_case(gconstpointer data)
{
    const char *stem = data;
    g_autofree char *expected = golden_read(stem, ".doc");
    g_autofree char *line = g_strndup(expected, strcspn(expected, "\n"));
    MarkdownOptions options = read_options(line);
    g_autofree char *text = golden_read(stem, ".md");
    g_autoptr(Source) source = source_new("a.md", text, strlen(text), NULL);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(DocNode) doc = markdown_parse(source, source_text(source), 0,
                                            source_length(source), &options, NULL, diag);
    g_autoptr(GString) dump = g_string_new(line);
    g_string_append_c(dump, '\n');
    doc_dump(doc, dump);
    golden_check(stem, ".doc", dump->str);
    g_autofree char *told = golden_diagnostics(diag, 0, false);
    golden_check(stem, ".diag", told);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    golden_add_cases("doc", ".md", "/markdown/golden", test_case);
    return g_test_run();
}
