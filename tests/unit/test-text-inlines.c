/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of text/inlines: nodes and their styles become fragments. */
#include "config.h"

#include "text/inlines.h"

#include <string.h>

#include "base/measure.h"
#include "text_fixture.h"

static const char sheet[] =
    "p { font: 10pt NanumMyeongjo; text-align: justify }"
    "strong { font-weight: bold }"
    "code { font-family: D2Coding; font-size: 0.88em }"
    "sup { font-size: 0.65em; vertical-align: super }"
    "rt { font-size: 0.5em }"
    "q::before { content: '“' }"
    ".said::before { content: '<' } .said::after { content: '>' }";

typedef struct {
    FontSet *fonts;
    Diag *diag;
    StyleSheets *sheets;
    StyleResolver *styles;
    TextSetter *setter;
    DocNode *document, *block;
} Bench;

static void
bench_open(Bench *bench, gconstpointer data)
{
    (void) data;
    bench->fonts = test_fonts();
    bench->diag = diag_new();
    bench->sheets = style_sheets_new();
    style_sheets_add(bench->sheets, source_new("test.css", sheet, strlen(sheet), NULL),
                     bench->diag);
    bench->styles = style_resolver_new(bench->sheets);
    bench->setter = text_setter_new(bench->fonts, bench->styles, "ko", bench->diag);
    bench->document = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    bench->block = doc_node_new(DOC_PARAGRAPH, DIAG_NOWHERE);
    doc_node_append(bench->document, bench->block);
}

static void
bench_close(Bench *bench, gconstpointer data)
{
    (void) data;
    text_setter_free(bench->setter);
    style_resolver_free(bench->styles);
    style_sheets_free(bench->sheets);
    doc_node_free(bench->document);
    diag_free(bench->diag);
    font_set_free(bench->fonts);
}

static DocNode *
add(DocNode *parent, DocKind kind)
{
    DocNode *node = doc_node_new(kind, DIAG_NOWHERE);
    doc_node_append(parent, node);
    return node;
}

static DocNode *
add_text(DocNode *parent, const char *text)
{
    DocNode *node = doc_node_new_text(text, -1, DIAG_NOWHERE);
    doc_node_append(parent, node);
    return node;
}

static TextParagraph *
set_block(Bench *bench, TextInlineHook hook, gpointer data)
{
    const Style *style = style_of(bench->styles, bench->block);
    TextParagraph *paragraph = text_paragraph_new(bench->setter, style, "ko");
    text_paragraph_add_inlines(paragraph, bench->block, hook, data);
    return paragraph;
}

static int
tenths(int length)
{
    return (int) (MEASURE_TO_PT(length) * 10 + 0.5);
}

/* The fragments of the first line, "text@size+rise" each. */
static char *
describe(TextParagraph *paragraph)
{
    g_autoptr(TextLines) lines =
        text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
    GString *out = g_string_new(NULL);
    const GArray *fragments = lines->lines[0].fragments;
    for (guint i = 0; i < fragments->len; i++) {
        const TextFragment *fragment = &g_array_index(fragments, TextFragment, i);
        const PangoItem *item = fragment->glyphs->item;
        g_string_append_printf(out, "%s[%.*s]%d%+d", i == 0 ? "" : " ", item->length,
                               fragment->text + item->offset,
                               tenths(fragment->style->font_size),
                               tenths(fragment->rise));
    }
    return g_string_free(out, FALSE);
}

static void
test_styles(Bench *bench, gconstpointer data)
{
    (void) data;
    add_text(bench->block, "가 ");
    add_text(add(bench->block, DOC_STRONG), "나");
    add(bench->block, DOC_SOFT_BREAK);
    doc_node_set(&add(bench->block, DOC_CODE)->text, "x = 1");
    DocNode *raised = add(bench->block, DOC_SUPERSCRIPT);
    add_text(raised, "2");
    add_text(add(raised, DOC_STRONG), "b");
    g_autoptr(TextParagraph) paragraph = set_block(bench, NULL, NULL);
    g_autofree char *found = describe(paragraph);
    g_assert_cmpstr(found, ==,
                    "[가 ]100+0 [나]100+0 [ ]100+0 [x = 1]88+0 [2]65+35 [b]65+35");
}

static void
test_pseudo_content(Bench *bench, gconstpointer data)
{
    (void) data;
    DocNode *span = add(bench->block, DOC_SPAN);
    doc_node_add_class(span, "said");
    add_text(span, "말");
    g_autoptr(TextParagraph) paragraph = set_block(bench, NULL, NULL);
    g_autofree char *found = describe(paragraph);
    g_assert_cmpstr(found, ==, "[<]100+0 [말]100+0 [>]100+0");
}

static void
test_ruby(Bench *bench, gconstpointer data)
{
    (void) data;
    DocNode *ruby = add(bench->block, DOC_RUBY);
    add_text(ruby, "韓國");
    add_text(add(ruby, DOC_RUBY_TEXT), "한국");
    add_text(bench->block, "의 ");
    ruby = add(bench->block, DOC_RUBY);
    add_text(ruby, "字");
    add_text(add(ruby, DOC_RUBY_TEXT), "이러한글자");
    g_autoptr(TextParagraph) paragraph = set_block(bench, NULL, NULL);
    g_autofree char *found = describe(paragraph);
    g_assert_cmpstr(found, ==,
                    "[韓國]100+0 [한국]50+98 [의 ]100+0 [字]100+0 [이러한글자]50+98");
    g_autoptr(TextLines) lines =
        text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
    const TextFragment *all = &g_array_index(lines->lines[0].fragments, TextFragment, 0);
    g_assert_cmpint(all[1].x, >, all[0].x); /* centred over its base */
    g_assert_cmpint(all[2].x, ==, all[0].x + all[0].width);
    g_assert_cmpint(all[3].width, ==, all[4].width); /* the base is spread */
    g_assert_true(all[4].node == ruby->last->first);
}

typedef struct {
    GString *asked;
    const Style *style;
} Hook;

static void
note_kind(TextParagraph *paragraph, const DocNode *node, gpointer data)
{
    Hook *hook = data;
    g_string_append_printf(hook->asked, "%s ", doc_kind_name(node->kind));
    if (node->kind == DOC_LINK)
        text_paragraph_add_text(paragraph, "(12쪽)", -1, hook->style, NULL, 0);
}

static void
test_hook(Bench *bench, gconstpointer data)
{
    (void) data;
    DocNode *link = add(bench->block, DOC_LINK);
    add_text(link, "여기");
    add(link, DOC_IMAGE);
    add(bench->block, DOC_NOTE_REFERENCE);
    g_autoptr(GString) asked = g_string_new(NULL);
    Hook hook = {asked, style_of(bench->styles, bench->block)};
    g_autoptr(TextParagraph) paragraph = set_block(bench, note_kind, &hook);
    g_autofree char *found = describe(paragraph);
    g_assert_cmpstr(asked->str, ==, "image link note-reference ");
    g_assert_cmpstr(found, ==, "[여기]100+0 [(12쪽)]100+0");
}

static void
test_line_break(Bench *bench, gconstpointer data)
{
    (void) data;
    add_text(bench->block, "첫 줄 ");
    add(bench->block, DOC_LINE_BREAK);
    add_text(bench->block, " 둘째 줄");
    g_autoptr(TextParagraph) paragraph = set_block(bench, NULL, NULL);
    g_autoptr(TextLines) lines =
        text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
    g_assert_cmpuint(lines->length, ==, 2);
    g_assert_true(lines->lines[0].is_forced_end);
}

#define ADD(name, function)                                                              \
    g_test_add("/text/inlines/" name, Bench, NULL, bench_open, function, bench_close)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("styles", test_styles);
    ADD("pseudo-content", test_pseudo_content);
    ADD("ruby", test_ruby);
    ADD("hook", test_hook);
    ADD("line-break", test_line_break);
    return g_test_run();
}
