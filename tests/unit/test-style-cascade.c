/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goldens cannot show: sharing, remembering, threads, hostile sheets. */
#include "config.h"

#include <string.h>

#include "base/measure.h"
#include "doc/walk.h"
#include "style/cascade.h"

static StyleSheets *
sheets_of(const char *css, Diag *diag)
{
    StyleSheets *sheets = style_sheets_new();
    style_sheets_add(sheets, source_new("a.css", css, strlen(css), NULL), diag);
    return sheets;
}

static DocNode *
add(DocNode *parent, DocKind kind)
{
    DocNode *node = doc_node_new(kind, DIAG_NOWHERE);
    doc_node_append(parent, node);
    return node;
}

static void
test_alike_nodes_share(void)
{
    g_autoptr(StyleSheets) sheets =
        sheets_of("p { orphans: 3 } p + p { widows: 3 } #a { color: red }", NULL);
    g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    DocNode *first = add(doc, DOC_PARAGRAPH);
    DocNode *second = add(doc, DOC_PARAGRAPH);
    DocNode *third = add(doc, DOC_PARAGRAPH);
    DocNode *named = add(doc, DOC_PARAGRAPH);
    doc_node_set(&named->id, "a");
    g_assert_true(style_of(resolver, second) == style_of(resolver, third));
    g_assert_true(style_of(resolver, first) != style_of(resolver, second));
    g_assert_true(style_of(resolver, named) != style_of(resolver, second));
    doc_node_append(first, doc_node_new_text("글", -1, DIAG_NOWHERE));
    g_assert_true(style_of(resolver, first->first) == style_of(resolver, first));
}

static void
test_later_sheets_win(void)
{
    g_autoptr(StyleSheets) sheets = sheets_of("p { orphans: 3; widows: 3 }", NULL);
    const char *theme = "p { orphans: 4 } div p { widows: 4 }";
    const char *user = "p { orphans: 5; widows: 5 }";
    style_sheets_add(sheets, source_new("b.css", theme, strlen(theme), NULL), NULL);
    style_sheets_add(sheets, source_new("c.css", user, strlen(user), NULL), NULL);
    g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    const DocNode *plain = add(doc, DOC_PARAGRAPH);
    const DocNode *inside = add(add(doc, DOC_DIVISION), DOC_PARAGRAPH);
    g_assert_cmpint(style_of(resolver, plain)->orphans, ==, 5);
    g_assert_cmpint(style_of(resolver, plain)->widows, ==, 5);
    /* All sheets are one origin, as in the EPUB: the more specific rule wins. */
    g_assert_cmpint(style_of(resolver, inside)->widows, ==, 4);
}

/* A stand-in points to a parent that does not hold it, and is soon freed. */
static void
test_stand_ins_are_not_remembered(void)
{
    g_autoptr(StyleSheets) sheets =
        sheets_of(".a { orphans: 3 } .b { orphans: 4 }", NULL);
    g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    add(doc, DOC_PARAGRAPH);
    DocNode stand_in = {.kind = DOC_PARAGRAPH, .parent = doc, .classes = (char *) "a"};
    g_assert_cmpint(style_of(resolver, &stand_in)->orphans, ==, 3);
    stand_in.classes = (char *) "b";
    g_assert_cmpint(style_of(resolver, &stand_in)->orphans, ==, 4);
    DocNode word = {.kind = DOC_STRONG, .parent = &stand_in};
    stand_in.first = stand_in.last = &word;
    g_assert_cmpint(style_of(resolver, &word)->orphans, ==, 4);
    stand_in.classes = (char *) "a";
    g_assert_cmpint(style_of(resolver, &word)->orphans, ==, 3);
}

static void
test_forgetting(void)
{
    g_autoptr(StyleSheets) sheets = sheets_of(".a { orphans: 3 }", NULL);
    g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    g_assert_cmpint(style_of(resolver, doc)->orphans, ==, 2);
    doc_node_add_class(doc, "a");
    style_resolver_forget(resolver);
    g_assert_cmpint(style_of(resolver, doc)->orphans, ==, 3);
}

static void
test_base_on_body_or_html(void)
{
    static const char *const bases[] = {
        "body { font-size: 10pt; line-height: 20pt } p { margin: 1rem 0 2rlh }",
        "html { font-size: 10pt; line-height: 20pt } p { margin: 1rem 0 2rlh }",
    };
    for (guint i = 0; i < G_N_ELEMENTS(bases); i++) {
        g_autoptr(StyleSheets) sheets = sheets_of(bases[i], NULL);
        g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
        g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
        const Style *style = style_of(resolver, add(doc, DOC_PARAGRAPH));
        g_assert_cmpint(style->margin[STYLE_TOP], ==, MEASURE_PT(10));
        g_assert_cmpint(style->margin[STYLE_BOTTOM], ==, MEASURE_PT(40));
    }
}

static void
test_percentages_are_of_the_measure(void)
{
    g_autoptr(StyleSheets) sheets = sheets_of(
        "@page { size: 150mm 200mm; margin: 10mm 20mm 10mm 30mm } p { margin-left: 10% }",
        NULL);
    g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    const Style *style = style_of(resolver, add(doc, DOC_PARAGRAPH));
    g_assert_cmpint(ABS(style->margin[STYLE_LEFT] - MEASURE_MM(10)), <=, 1);
}

static void
test_language_of_the_book(void)
{
    g_autoptr(StyleSheets) sheets = sheets_of("p:lang(en) { orphans: 3 }", NULL);
    style_sheets_set_language(sheets, "en");
    g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    const Style *style = style_of(resolver, add(doc, DOC_PARAGRAPH));
    g_assert_cmpint(style->orphans, ==, 3);
    g_assert_cmpint(style->word_break, ==, STYLE_BREAK_SYLLABLE);
}

static void
test_characters(void)
{
    g_autoptr(StyleSheets) sheets = sheets_of(
        "@page { @top-left { content: \"※\" } } ol { list-style-type: hangul }"
        "q::before { content: \"“\" } a::after { content: counter(x, circled-decimal) }",
        NULL);
    g_autoptr(GHashTable) characters = g_hash_table_new(NULL, NULL);
    style_sheets_add_characters(sheets, characters);
    const gunichar wanted[] = {0x203B, 0xD558 /* 하 */, 0x201C, 0x32BF, 0x2022, '7'};
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++)
        g_assert_true(
            g_hash_table_contains(characters, GUINT_TO_POINTER((guint) wanted[i])));
}

static void
test_font_faces(void)
{
    const char *css =
        "@font-face { font-family: Mine; src: local(x), url(../f/a.otf) }"
        "@font-face { font-family: Web; src: url(https://example.org/a.otf) }"
        "@font-face { src: url('b.otf') }";
    g_autoptr(StyleSheets) sheets = style_sheets_new();
    style_sheets_add(sheets, source_new("css/a.css", css, strlen(css), NULL), NULL);
    g_autoptr(GPtrArray) faces = style_font_faces(sheets);
    g_assert_cmpuint(faces->len, ==, 2);
    g_assert_cmpstr(g_ptr_array_index(faces, 0), ==, "Mine");
    g_assert_cmpstr(g_ptr_array_index(faces, 1), ==, "f/a.otf");
}

static gpointer
resolve_all(gpointer data)
{
    gpointer *pair = data;
    g_autoptr(StyleResolver) resolver = style_resolver_new(pair[0]);
    const DocNode *doc = pair[1];
    g_autoptr(GString) out = g_string_new(NULL);
    for (const DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        style_dump(style_of(resolver, node), out);
    return g_strdup(out->str);
}

static void
test_threads(void)
{
    g_autoptr(StyleSheets) sheets = sheets_of(
        "p { orphans: 3 } p:nth-child(3n) { color: red } p ~ p em { widows: 4 }", NULL);
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    for (int i = 0; i < 100; i++)
        add(add(doc, DOC_PARAGRAPH), DOC_EMPHASIS);
    gpointer pair[] = {sheets, doc};
    g_autofree char *alone = resolve_all(pair);
    GThread *threads[4];
    for (int i = 0; i < 4; i++)
        threads[i] = g_thread_new("resolver", resolve_all, pair);
    for (int i = 0; i < 4; i++) {
        g_autofree char *other = g_thread_join(threads[i]);
        g_assert_cmpstr(other, ==, alone);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/cascade/share", test_alike_nodes_share);
    g_test_add_func("/style/cascade/later-sheets", test_later_sheets_win);
    g_test_add_func("/style/cascade/stand-ins", test_stand_ins_are_not_remembered);
    g_test_add_func("/style/cascade/forget", test_forgetting);
    g_test_add_func("/style/cascade/base", test_base_on_body_or_html);
    g_test_add_func("/style/cascade/percent", test_percentages_are_of_the_measure);
    g_test_add_func("/style/cascade/language", test_language_of_the_book);
    g_test_add_func("/style/cascade/characters", test_characters);
    g_test_add_func("/style/cascade/font-faces", test_font_faces);
    g_test_add_func("/style/cascade/threads", test_threads);
    return g_test_run();
}
