/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets that mean harm: no crash, no hang, and time that grows with their length only. */
#include "config.h"

#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "doc/walk.h"
#include "style/cascade.h"

/* `before`, `piece` until there are `bytes`, `after`. */
static char *
repeat(const char *before, const char *piece, const char *after, gsize bytes)
{
    GString *text = g_string_new(before);
    while (text->len + strlen(piece) + strlen(after) < bytes)
        g_string_append(text, piece);
    g_string_append(text, after);
    return g_string_free(text, FALSE);
}

static DocNode *
sample(void)
{
    DocNode *doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    DocNode *node = doc;
    for (int i = 0; i < LIMIT_NESTING; i++) {
        DocNode *child = doc_node_new(DOC_DIVISION, DIAG_NOWHERE);
        doc_node_append(node, child);
        node = child;
    }
    for (int i = 0; i < 100; i++)
        doc_node_append(node, doc_node_new(DOC_PARAGRAPH, DIAG_NOWHERE));
    return doc;
}

/* Everything that can be asked of `css`. */
static void
ask(const char *css, gsize length)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(StyleSheets) sheets = style_sheets_new();
    style_sheets_add(sheets, source_new("a.css", css, length, NULL), diag);
    g_assert_cmpuint(diag_length(diag), <=, LIMIT_DIAGNOSTICS);
    g_autoptr(DocNode) doc = sample();
    g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
    for (const DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, false)) {
        const Style *style = style_of(resolver, node);
        g_assert_cmpint(style->font_size, >, 0);
        g_assert_cmpint(style->line_height, >, 0);
    }
    style_of_pseudo(resolver, doc, "before");
    g_assert_cmpint(style_page(resolver, "a", true, true, true)->width, >, 0);
    g_autofree char *epub = style_epub_sheet(sheets);
    style_epub_tell(sheets, diag);
    g_autoptr(GPtrArray) faces = style_font_faces(sheets);
    g_autoptr(GHashTable) characters = g_hash_table_new(NULL, NULL);
    style_sheets_add_characters(sheets, characters);
}

static void
test_large(void)
{
    static const struct {
        const char *before, *piece, *after;
    } cases[] = {
        {"", "{", ""},
        {"", "(", ""},
        {"", "[{(", ""},
        {"", "}", ""},
        {"a{", "a:(", ""},
        {"a{b:", "calc(", ""},
        {"a{width:", "calc(", "1pt"},
        {"", "@media print{", "p{color:red}"},
        {"", "@page{", ""},
        {"@page{", "@top-left{", ""},
        {"", "\"", ""},
        {"", "'\n", ""},
        {"", "/*", ""},
        {"", "\\", ""},
        {"", "url(", ""},
        {"", "url( a b ", ""},
        {"", "p ", "{color:red}"},
        {"", "div ", "p{color:red}"},
        {"", "div>", "p{color:red}"},
        {"", "p~", "p{color:red}"},
        {"", "p,", "p{color:red}"},
        {"", ".a", "{color:red}"},
        {"p", ":not(p)", "{color:red}"},
        {"p", ":not(", ""},
        {"p{", "color:red;", "}"},
        {"p{", "float:left;", "}"},
        {"p{", "x:y\n;", "}"},
        {"p{font-family:", "a,", "b}"},
        {"p{content:", "\"a\" ", "}"},
        {"p{counter-reset:", "a ", "}"},
        {"", "p{}", ""},
        {"", "p{color:red}", ""},
        {"", "@a;", ""},
        {"", "@page a{}", ""},
        {"", "<!---->", ""},
        {"", "가", ""},
        {"p{margin:", "1", "pt}"},
        {"p{margin:1e", "9", "pt}"},
        {"", "div p:nth-child(2n+1) ~ p:not(.a) > p + p{orphans:3}", ""},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *css =
            repeat(cases[i].before, cases[i].piece, cases[i].after, 64 * LIMIT_KIB);
        ask(css, strlen(css));
    }
}

static void
test_cut_short(void)
{
    const char *css =
        "@charset \"a\"; @media print { p:not(.a, #b)::before, [a~='b' i] + a > b { "
        "color: "
        "rgb(1, 2, 3) !important; content: leader(\". \") target-counter(attr(href), "
        "page); "
        "margin: calc((1em + 2pt) * 3) auto; font: italic 9pt/1.5 \"A B\", serif } } "
        "@page a:first { size: 신국판; @top-left { content: \"\\41 b\" } } "
        "@font-face { font-family: x; src: url( a.otf ) } p:nth-child(2n + 1) {} /* a "
        "*/ ";
    for (gsize length = 0; length <= strlen(css); length++)
        if (g_utf8_validate(css, (gssize) length, NULL))
            ask(css, length);
}

static void
test_noise(void)
{
    static const char *const pieces[] = {
        "{",   "}",         "(",     ")",    "[",        "]",      ";",   ":",
        ",",   "\"",        "'",     "\\",   "@page",    "@media", " ",   "p",
        ".a",  "#b",        "+",     "~",    ">",        "*",      "1pt", "50%",
        "!",   "important", "color", "url(", "calc(",    "/*",     "*/",  "<!--",
        "-->", "\n",        "가",    "-",    "::before", "not("};
    GRand *random = g_rand_new_with_seed(7);
    for (int run = 0; run < 300; run++) {
        g_autoptr(GString) css = g_string_new(NULL);
        for (int i = 0; i < 120; i++)
            g_string_append(
                css, pieces[g_rand_int_range(random, 0, (gint32) G_N_ELEMENTS(pieces))]);
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(StyleSheets) sheets = style_sheets_new();
        style_sheets_add(sheets, source_new("a.css", css->str, css->len, NULL), diag);
        /* What the EPUB ships is CSS again, and says the same when read again. */
        g_autofree char *epub = style_epub_sheet(sheets);
        g_autoptr(Diag) again = diag_new();
        g_autoptr(StyleSheets) shipped = style_sheets_new();
        style_sheets_add(shipped, source_new("b.css", epub, strlen(epub), NULL), again);
        g_assert_cmpuint(diag_count(again, DIAG_WARNING), ==, 0);
    }
    g_rand_free(random);
}

static void
test_nul(void)
{
    const char css[] = "p { color: r\0ed; orphans: 3 }\0p { widows: 3 }";
    ask(css, sizeof css - 1);
}

static double
seconds_for(const char *before, const char *piece, const char *after, gsize bytes)
{
    g_autofree char *css = repeat(before, piece, after, bytes);
    clock_t start = clock(); /* of this program alone */
    g_autoptr(StyleSheets) sheets = style_sheets_new();
    g_autoptr(Diag) diag = diag_new();
    style_sheets_add(sheets, source_new("a.css", css, strlen(css), NULL), diag);
    return (double) (clock() - start) / CLOCKS_PER_SEC;
}

/* A sheet of the largest size: quadratic work would take minutes. */
static void
test_time(void)
{
    static const char *const pieces[] = {"{",           "p{color:red}", "p,", "a{b:c;",
                                         "@media all{", "x y;",         "'\n"};
    for (guint i = 0; i < G_N_ELEMENTS(pieces); i++)
        g_assert_cmpfloat(seconds_for("", pieces[i], "{}", LIMIT_SHEET_BYTES), <, 10);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/hostile/large", test_large);
    g_test_add_func("/style/hostile/cut-short", test_cut_short);
    g_test_add_func("/style/hostile/noise", test_noise);
    g_test_add_func("/style/hostile/nul", test_nul);
    g_test_add_func("/style/hostile/time", test_time);
    return g_test_run();
}
