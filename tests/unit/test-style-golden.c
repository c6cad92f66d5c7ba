/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each sheet tests/golden/style/NAME.css against NAME.style: what is told of it, the styles
 * and pages that NAME.tree asks for, and the sheet that an EPUB ships.
 *
 * A tree has one element a line, two spaces a level: `p.class#id@en`, and behind it what is
 * to be dumped: "?" its style, "?before" that of a pseudo-element. "@page NAME left first
 * blank" asks for a page. */
#include "config.h"

#include <string.h>

#include "golden.h"
#include "style/cascade.h"

#define DEPTH 16

static const struct {
    const char *element;
    DocKind kind;
    int level;
} elements[] = {
    {"body", DOC_DOCUMENT, 0},
    {"div", DOC_DIVISION, 0},
    {"p", DOC_PARAGRAPH, 0},
    {"h1", DOC_HEADING, 1},
    {"h2", DOC_HEADING, 2},
    {"h3", DOC_HEADING, 3},
    {"blockquote", DOC_BLOCK_QUOTE, 0},
    {"ul", DOC_LIST, 0},
    {"ol", DOC_LIST, 1},
    {"li", DOC_ITEM, 0},
    {"table", DOC_TABLE, 0},
    {"tr", DOC_ROW, 0},
    {"td", DOC_CELL, 0},
    {"pre", DOC_CODE_BLOCK, 0},
    {"em", DOC_EMPHASIS, 0},
    {"strong", DOC_STRONG, 0},
    {"a", DOC_LINK, 0},
    {"span", DOC_SPAN, 0},
    {"sup", DOC_SUPERSCRIPT, 0},
    {"code", DOC_CODE, 0},
    {"aside", DOC_FOOTNOTE, 0},
    {"q", DOC_SPAN, 0},
};

/* `p.class#id@en` */
static DocNode *
element_new(const char *word)
{
    g_autofree char *name = g_strndup(word, strcspn(word, ".#@"));
    DocNode *node = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(elements); i++)
        if (strcmp(elements[i].element, name) == 0) {
            node = doc_node_new(elements[i].kind, DIAG_NOWHERE);
            if (node->kind == DOC_HEADING)
                node->as.heading.level = elements[i].level;
            if (node->kind == DOC_LIST)
                node->as.list.is_ordered = elements[i].level == 1;
        }
    if (node == NULL)
        g_error("the tree names the element '%s', which this test does not know", name);
    if (strcmp(name, "q") == 0)
        doc_node_add_class(node, name);
    for (const char *p = word + strlen(name); *p != '\0';) {
        g_autofree char *value = g_strndup(p + 1, strcspn(p + 1, ".#@"));
        if (*p == '.')
            doc_node_add_class(node, value);
        else
            doc_node_set(*p == '#' ? &node->id : &node->language, value);
        p += 1 + strlen(value);
    }
    return node;
}

static void
dump_indented(GString *out, const GString *text)
{
    g_auto(GStrv) lines = g_strsplit(text->str, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        if (**line != '\0')
            g_string_append_printf(out, "    %s\n", *line);
}

static void
dump_node(GString *out, StyleResolver *resolver, const DocNode *node, const char *word,
          const char *pseudo)
{
    g_string_append_printf(out, "%s%s%s\n", word, *pseudo != '\0' ? "::" : "", pseudo);
    const Style *style = *pseudo == '\0' ? style_of(resolver, node)
                                         : style_of_pseudo(resolver, node, pseudo);
    g_autoptr(GString) text = g_string_new(style == NULL ? "no box\n" : NULL);
    if (style != NULL)
        style_dump(style, text);
    dump_indented(out, text);
}

static void
dump_page(GString *out, StyleResolver *resolver, const char *line)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    bool is_left = false, is_first = false, is_blank = false;
    const char *name = NULL;
    for (char **word = words + 1; *word != NULL; word++) {
        bool is_position = strcmp(*word, "left") == 0 || strcmp(*word, "right") == 0 ||
                           strcmp(*word, "first") == 0 || strcmp(*word, "blank") == 0;
        is_left |= strcmp(*word, "left") == 0;
        is_first |= strcmp(*word, "first") == 0;
        is_blank |= strcmp(*word, "blank") == 0;
        name = is_position ? name : *word;
    }
    g_string_append_printf(out, "%s\n", line);
    g_autoptr(GString) text = g_string_new(NULL);
    style_page_dump(style_page(resolver, name, is_left, is_first, is_blank), text);
    dump_indented(out, text);
}

/* Builds the whole tree first: selectors look ahead as well as back. */
static DocNode *
read_tree(char **lines, DocNode **nodes)
{
    DocNode *open[DEPTH] = {NULL};
    for (guint i = 0; lines[i] != NULL; i++) {
        gsize depth = strspn(lines[i], " ") / 2;
        g_auto(GStrv) words = g_strsplit(lines[i] + depth * 2, " ", -1);
        nodes[i] = NULL;
        if (words[0] == NULL || *words[0] == '\0' || *words[0] == '@')
            continue;
        g_assert_cmpuint(depth, <, DEPTH);
        nodes[i] = open[depth] = element_new(words[0]);
        if (depth > 0)
            doc_node_append(open[depth - 1], nodes[i]);
    }
    return open[0];
}

static void
dump_tree(GString *out, const StyleSheets *sheets, const char *tree)
{
    g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
    g_auto(GStrv) lines = g_strsplit(tree, "\n", -1);
    g_autofree DocNode **nodes = g_new0(DocNode *, g_strv_length(lines) + 1);
    g_autoptr(DocNode) root = read_tree(lines, nodes);
    for (guint i = 0; lines[i] != NULL; i++) {
        if (*lines[i] == '@')
            dump_page(out, resolver, lines[i]);
        g_auto(GStrv) words = g_strsplit(lines[i] + strspn(lines[i], " "), " ", -1);
        for (char **word = words; nodes[i] != NULL && *word != NULL; word++)
            if (**word == '?')
                dump_node(out, resolver, nodes[i], words[0], *word + 1);
    }
}

static void
test_case(gconstpointer data)
{
    const char *stem = data;
    g_autofree char *css = golden_read(stem, ".css");
    g_autofree char *tree = golden_read(stem, ".tree");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(StyleSheets) sheets = style_sheets_new();
    style_sheets_add(sheets, source_new("a.css", css, strlen(css), NULL), diag);
    style_epub_tell(sheets, diag);
    g_autofree char *told = golden_diagnostics(diag, 0, false);
    g_autoptr(GString) out = g_string_new(told);
    if (*tree != '\0')
        dump_tree(out, sheets, tree);
    g_autofree char *epub = style_epub_sheet(sheets);
    g_string_append_printf(out, "---- epub\n%s", epub);
    golden_check(stem, ".style", out->str);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    golden_add_cases("style", ".css", "/style/golden", test_case);
    return g_test_run();
}
