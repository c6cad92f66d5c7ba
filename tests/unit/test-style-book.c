/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets that come with the program: the numbers of the page, and what every EPUB made
 * with them may rely on. */
#include "config.h"

#include <string.h>

#include "base/measure.h"
#include "style/cascade.h"
#include "style/colour.h"
#include "style/match.h"
#include "style/trim.h"

/* "book", or "book" with others laid over it: "tech trim/saryukbaepan". */
static StyleSheets *
open_sheets(const char *names, Diag *diag)
{
    StyleSheets *sheets = style_sheets_new();
    g_auto(GStrv) words = g_strsplit(names, " ", -1);
    for (char **word = words; *word != NULL; word++) {
        g_autofree char *name = g_strconcat(*word, ".css", NULL);
        g_autofree char *path =
            g_test_build_filename(G_TEST_DIST, "..", "styles", name, NULL);
        g_autofree char *text = NULL;
        gsize length;
        g_assert_true(g_file_get_contents(path, &text, &length, NULL));
        style_sheets_add(sheets, source_new(name, text, length, NULL), diag);
    }
    return sheets;
}

static const char *const all[] = {"book",
                                  "book essay",
                                  "book tech",
                                  "book screen",
                                  "book trim/kukpan",
                                  "book trim/saryukpan",
                                  "book trim/crown",
                                  "book trim/sinkukpan",
                                  "book tech trim/saryukbaepan",
                                  "book trim/30jeol",
                                  "book trim/jis-b5",
                                  "book trim/kukbaepan",
                                  "book trim/kukbanpan"};

static void
test_nothing_is_told(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(StyleSheets) sheets = open_sheets(all[i], diag);
        style_epub_tell(sheets, diag);
        for (guint n = 0; n < diag_length(diag); n++) {
            const DiagEntry *entry = diag_lookup(diag, n);
            g_error("%s:%d:%d: %s [%s]", entry->file, entry->line, entry->column,
                    entry->message, entry->code);
        }
    }
}

static DocNode *
add(DocNode *parent, DocKind kind, const char *classes)
{
    DocNode *node = doc_node_new(kind, DIAG_NOWHERE);
    doc_node_set(&node->classes, classes);
    doc_node_append(parent, node);
    return node;
}

static const Style *
heading(StyleResolver *resolver, DocNode *doc, int level)
{
    DocNode *node = add(doc, DOC_HEADING, NULL);
    node->as.heading.level = level;
    return style_of(resolver, node);
}

#define assert_points(units, points)                                                     \
    g_assert_cmpint(ABS((units) -MEASURE_PT(points)), <=, MEASURE_POINT / 20)

/* The trim sizes of Korean printers, one by one. */
static void
test_numbers(void)
{
    static const struct {
        const char *names;
        double width, height, inner, outer, top, bottom; /* mm */
        double size, leading;                            /* of the body, pt */
        double h1, h1_leading;
        int h1_line; /* of the grid on which it begins */
        double h2, h3, h4, quote, code, code_leading, inline_code;
    } table[] = {
        {"book", 152, 225, 22, 20, 20, 25, 10, 17, 20, 34, 6, 13, 11, 10, 9, 8, 11.33,
         8.8},
        {"book trim/kukpan", 148, 210, 20, 18, 18, 23, 10, 16.5, 18, 33, 5, 12.5, 11, 10,
         9, 8, 11, 8.8},
        {"book tech", 176, 248, 24, 22, 20, 24.7, 9.5, 16, 20, 32, 4, 14, 11.5, 10, 9, 8,
         10.67, 8.55},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        g_autoptr(StyleSheets) sheets = open_sheets(table[i].names, NULL);
        g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
        const StylePage *recto = style_page(resolver, NULL, false, false, false);
        const StylePage *verso = style_page(resolver, NULL, true, false, false);
        g_assert_cmpint(recto->width, ==, MEASURE_MM(table[i].width));
        g_assert_cmpint(recto->height, ==, MEASURE_MM(table[i].height));
        g_assert_cmpint(recto->margin[STYLE_LEFT], ==, MEASURE_MM(table[i].inner));
        g_assert_cmpint(recto->margin[STYLE_RIGHT], ==, MEASURE_MM(table[i].outer));
        g_assert_cmpint(verso->margin[STYLE_RIGHT], ==, MEASURE_MM(table[i].inner));
        g_assert_cmpint(verso->margin[STYLE_LEFT], ==, MEASURE_MM(table[i].outer));
        g_assert_cmpint(recto->margin[STYLE_TOP], ==, MEASURE_MM(table[i].top));
        g_assert_cmpint(recto->margin[STYLE_BOTTOM], ==, MEASURE_MM(table[i].bottom));

        g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
        doc_node_add_class(doc, "chapter");
        const Style *body = style_of(resolver, doc);
        assert_points(body->font_size, table[i].size);
        assert_points(body->line_height, table[i].leading);
        const Style *title = heading(resolver, doc, 1);
        assert_points(title->font_size, table[i].h1);
        assert_points(title->line_height, table[i].h1_leading);
        assert_points(title->margin[STYLE_TOP],
                      (table[i].h1_line - 1) * table[i].leading);
        assert_points(title->margin[STYLE_BOTTOM], 4 * table[i].leading);
        assert_points(heading(resolver, doc, 2)->font_size, table[i].h2);
        assert_points(heading(resolver, doc, 3)->font_size, table[i].h3);
        assert_points(heading(resolver, doc, 4)->font_size, table[i].h4);
        const Style *quote = style_of(resolver, add(doc, DOC_BLOCK_QUOTE, NULL));
        assert_points(quote->font_size, table[i].quote);
        assert_points(quote->line_height, table[i].leading);
        const Style *code = style_of(resolver, add(doc, DOC_CODE_BLOCK, NULL));
        assert_points(code->font_size, table[i].code);
        assert_points(code->line_height, table[i].code_leading);
        const DocNode *words = add(add(doc, DOC_PARAGRAPH, NULL), DOC_CODE, NULL);
        assert_points(style_of(resolver, words)->font_size, table[i].inline_code);
        const Style *note = style_of(resolver, add(doc, DOC_FOOTNOTE, NULL));
        assert_points(note->font_size, 8);
        assert_points(note->line_height, 12);
        g_assert_true(note->is_footnote);
    }
}

/* A page holds whole lines and wastes less than half of one. */
static void
test_whole_lines(void)
{
    static const struct {
        const char *names;
        int lines;
    } cases[] = {
        {"book", 30},
        {"book essay", 30},
        {"book tech", 36},
        {"book trim/sinkukpan", 30},
        {"book trim/kukpan", 29},
        {"book trim/saryukpan", 26},
        {"book trim/30jeol", 29},
        {"book trim/kukbanpan", 22},
        {"book trim/crown", 36},
        {"book trim/saryukbaepan", 34},
        {"book tech trim/saryukbaepan", 34},
        {"book trim/jis-b5", 34},
        {"book trim/kukbaepan", 37},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(StyleSheets) sheets = open_sheets(cases[i].names, NULL);
        g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
        g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
        doc_node_add_class(doc, "chapter");
        int leading = style_of(resolver, doc)->line_height;
        for (int left = 0; left < 2; left++) {
            const StylePage *page = style_page(resolver, "chapter", left, false, false);
            int height =
                page->height - page->margin[STYLE_TOP] - page->margin[STYLE_BOTTOM];
            g_assert_cmpint(height / leading, ==, cases[i].lines);
            g_assert_cmpint(height % leading, <, leading / 2);
        }
    }
}

/* Every trim size that has a sheet has it under all its names. */
static void
test_trim_names(void)
{
    static const char *const names[] = {
        "신국판", "국판", "사륙판", "46판", "사륙배판", "46배판", "크라운판",
        "국배판", "30절", "국반판", "A4",   "a5",       "A6",     "JIS-B5"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *sheet = style_trim_sheet(names[i]);
        g_assert_nonnull(sheet);
        g_autofree char *list = g_strdup_printf("book trim/%s", sheet);
        g_autoptr(StyleSheets) sheets = open_sheets(list, NULL);
        g_autofree char *css = g_strdup_printf("@page same { size: %s }", names[i]);
        style_sheets_add(sheets, source_new("a.css", css, strlen(css), NULL), NULL);
        g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
        const StylePage *page = style_page(resolver, NULL, false, false, false);
        const StylePage *same = style_page(resolver, "same", false, false, false);
        g_assert_cmpint(page->width, ==, same->width);
        g_assert_cmpint(page->height, ==, same->height);
    }
    g_assert_null(style_trim_sheet("essay"));
}

/* A sheet of three lines sets anything of the page, and the grid follows. */
static void
test_body_sets_the_grid(void)
{
    g_autoptr(StyleSheets) sheets = open_sheets("book", NULL);
    const char *user = "body { line-height: 20pt }";
    style_sheets_add(sheets, source_new("mine.css", user, strlen(user), NULL), NULL);
    g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    g_assert_cmpint(heading(resolver, doc, 1)->line_height, ==, MEASURE_PT(40));
    g_assert_cmpint(heading(resolver, doc, 2)->margin[STYLE_TOP], ==, MEASURE_PT(40));
    g_assert_cmpint(heading(resolver, doc, 3)->line_height, ==, MEASURE_PT(20));
}

static const char *
text_of(const Style *box)
{
    if (box == NULL)
        return "";
    const StyleContent *item = g_ptr_array_index(box->content, 0);
    return item->text;
}

static void
test_furniture(void)
{
    g_autoptr(StyleSheets) sheets = open_sheets("book", NULL);
    g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
    const StylePage *verso = style_page(resolver, "chapter", true, false, false);
    const StylePage *recto = style_page(resolver, "chapter", false, false, false);
    const StylePage *opening = style_page(resolver, "chapter", false, true, false);
    g_assert_cmpstr(text_of(verso->boxes[STYLE_BOX_TOP_LEFT]), ==, "book-title");
    g_assert_cmpstr(text_of(recto->boxes[STYLE_BOX_TOP_RIGHT]), ==, "chapter-title");
    g_assert_cmpstr(text_of(verso->boxes[STYLE_BOX_BOTTOM_LEFT]), ==, "page");
    g_assert_cmpstr(text_of(recto->boxes[STYLE_BOX_BOTTOM_RIGHT]), ==, "page");
    g_assert_null(opening->boxes[STYLE_BOX_TOP_RIGHT]);
    g_assert_nonnull(opening->boxes[STYLE_BOX_BOTTOM_RIGHT]);
    assert_points(recto->footnotes->border[STYLE_TOP].width, 0.3);
    g_assert_cmpint(recto->footnotes->border_clip, ==, MEASURE_MM(30));
    const StylePage *front = style_page(resolver, "front", false, false, false);
    const StyleContent *folio =
        g_ptr_array_index(front->boxes[STYLE_BOX_BOTTOM_RIGHT]->content, 0);
    g_assert_cmpint(folio->numbering, ==, STYLE_LIST_LOWER_ROMAN);
}

/* Blank pages, title pages and the colophon are bare in every theme. */
static void
test_bare_pages(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        g_autoptr(StyleSheets) sheets = open_sheets(all[i], NULL);
        g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
        static const struct {
            const char *name;
            bool is_blank;
        } pages[] = {{"bare", false},
                     {NULL, true},
                     {"chapter", true},
                     {"front", true},
                     {"bare", true}};
        for (guint p = 0; p < G_N_ELEMENTS(pages); p++)
            for (int side = 0; side < 4; side++) {
                const StylePage *page = style_page(resolver, pages[p].name, side & 1,
                                                   side & 2, pages[p].is_blank);
                for (int box = 0; box < STYLE_BOX_COUNT; box++)
                    g_assert_null(page->boxes[box]);
            }
    }
}

static void
assert_matches(const char *sheet, const char *pattern, bool should)
{
    if (g_regex_match_simple(pattern, sheet, G_REGEX_MULTILINE, 0) != should)
        g_error("the EPUB's sheet %s /%s/:\n%s", should ? "lacks" : "has", pattern,
                sheet);
}

static void
assert_colours(const char *sheet)
{
    g_autoptr(GRegex) regex =
        g_regex_new("[^-a-z]color: #([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    int n = 0;
    g_regex_match(regex, sheet, 0, &match);
    for (; g_match_info_matches(match); g_match_info_next(match, NULL), n++) {
        guint8 parts[3];
        for (int i = 0; i < 3; i++) {
            g_autofree char *hex = g_match_info_fetch(match, i + 1);
            parts[i] = (guint8) g_ascii_strtoull(hex, NULL, 16);
        }
        double luminance =
            style_colour_luminance((StyleColour){parts[0], parts[1], parts[2], 255});
        g_assert_cmpfloat((luminance + 0.05) / 0.05, >=, 3);
        g_assert_cmpfloat(1.05 / (luminance + 0.05), >=, 4.5);
    }
    g_assert_cmpint(n, >, 10);
}

/* What reading systems choke on is not in the sheet that the EPUB ships. */
static void
test_epub_sheets(void)
{
    static const char *const never[] = {
        "var\\(|--[a-z][\\w-]*\\s*:",
        "@",
        ":(has|is|where)\\(",
        "position\\s*:\\s*(fixed|sticky|absolute)",
        "display\\s*:\\s*(flex|grid)",
        "-ebook-|string-set|line-snap|hanging-punctuation|footnote-|leader\\(|target-",
        "(rlh|lh|mm|cm|pt|rem)\\b",
        "^(html|body|p|\\*) \\{[^}]*[^-]color",
        "^(html|body|p|\\*) \\{[^}]*background",
        "^(html|body|p|\\*) \\{[^}]*(font-size|line-height): [0-9.]+(px|pt)",
        "overflow(-[xy])?\\s*:",
        "^[^{]*\\b(pre|code|table)\\b[^{]*\\{[^}]*break-inside",
        "url\\(",
        "text-align: justify",
        "font-family:[^;}]*\"\\s*[;}]",
    };
    static const char *const always[] = {
        "^body \\{[^}]*word-break: keep-all", "^body \\{[^}]*line-height: 1\\.[67]",
        "^pre \\{[^}]*white-space: pre-wrap", "^pre \\{[^}]*overflow-wrap: anywhere",
        "^img \\{[^}]*max-width: 100%",
    };
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        g_autoptr(StyleSheets) sheets = open_sheets(all[i], NULL);
        g_autofree char *sheet = style_epub_sheet(sheets);
        for (guint n = 0; n < G_N_ELEMENTS(never); n++)
            assert_matches(sheet, never[n], false);
        for (guint n = 0; n < G_N_ELEMENTS(always); n++)
            assert_matches(sheet, always[n], true);
        assert_colours(sheet);
    }
}

/* CSS's keep-all ties kana and Han as well: it is for Korean books. */
static void
test_epub_word_break(void)
{
    static const char whole[] = "word-break: keep-all";
    g_autoptr(StyleSheets) sheets = open_sheets("book", NULL);
    g_autofree char *korean = style_epub_sheet(sheets);
    assert_matches(korean, whole, true);
    style_sheets_set_language(sheets, "ja");
    g_autofree char *japanese = style_epub_sheet(sheets);
    assert_matches(japanese, whole, false);
}

/* Tokens of code differ by weight or slant too, S4: never two by colour alone that stand
 * side by side most. */
static void
test_code_in_grey(void)
{
    g_autoptr(StyleSheets) sheets = open_sheets("book", NULL);
    g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    DocNode *code = add(doc, DOC_CODE_BLOCK, NULL);
    const Style *plain = style_of(resolver, code);
    const Style *keyword = style_of(resolver, add(code, DOC_SPAN, "hl-keyword"));
    const Style *comment = style_of(resolver, add(code, DOC_SPAN, "hl-comment"));
    const Style *string = style_of(resolver, add(code, DOC_SPAN, "hl-string"));
    g_assert_cmpint(keyword->font_weight, >, plain->font_weight);
    g_assert_true(comment->is_italic && !string->is_italic);
    g_assert_cmpint(string->font_weight, ==, plain->font_weight);
}

/* On a press of black alone the colours of code are greys, weight and slant stay. */
static void
test_code_in_black(void)
{
    g_autoptr(StyleSheets) sheets = open_sheets("book", NULL);
    g_autoptr(StyleResolver) resolver =
        style_resolver_new_for(sheets, STYLE_MEDIUM_BLACK_PRINT);
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    DocNode *code = add(doc, DOC_CODE_BLOCK, NULL);
    static const char *const kinds[] = {
        "comment",       "comment-keyword", "keyword",   "string",
        "string-escape", "number",          "constant",  "type",
        "function",      "variable",        "attribute", "misc",
        "heading",       "error",           "addition",  "deletion"};
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *name = g_strconcat("hl-", kinds[i], NULL);
        StyleColour colour = style_of(resolver, add(code, DOC_SPAN, name))->colour;
        g_assert_true(colour.r == colour.g && colour.g == colour.b);
    }
    int bold = style_of(resolver, add(code, DOC_SPAN, "hl-keyword"))->font_weight;
    g_assert_cmpint(bold, >, style_of(resolver, code)->font_weight);
}

/* The page's answer, too, depends on what the press has. */
static void
test_media_of_the_press(void)
{
    static const char css[] =
        "@page { margin: 1mm }"
        "@media print and (monochrome) { @page { margin: 2mm } p { orphans: 7 } }"
        "@media (color) { p { widows: 7 } }"
        "@media (color) and (monochrome) { p { tab-size: 7 } }"
        "@media not print and (color) { p { tab-size: 9 } }";
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(StyleSheets) sheets = style_sheets_new();
    style_sheets_add(sheets, source_new("a.css", css, strlen(css), NULL), diag);
    g_assert_cmpuint(diag_length(diag), ==, 0);
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    const DocNode *paragraph = add(doc, DOC_PARAGRAPH, NULL);
    for (int black = 0; black < 2; black++) {
        g_autoptr(StyleResolver) resolver = style_resolver_new_for(
            sheets, black ? STYLE_MEDIUM_BLACK_PRINT : STYLE_MEDIUM_COLOUR_PRINT);
        const Style *style = style_of(resolver, paragraph);
        g_assert_cmpint(style->orphans, ==, black ? 7 : 2);
        g_assert_cmpint(style->widows, ==, black ? 2 : 7);
        g_assert_cmpint(style->tab_size, ==, black ? 9 : 8);
        g_assert_cmpint(
            style_page(resolver, NULL, false, false, false)->margin[STYLE_TOP], ==,
            MEASURE_MM(black ? 2 : 1));
    }
}

/* Whatever the node, its families end in a generic one and its style is whole. */
static void
test_every_kind(void)
{
    g_autoptr(StyleSheets) sheets = open_sheets("book", NULL);
    g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    for (int kind = DOC_DIVISION; kind <= DOC_LINE_BREAK; kind++) {
        const DocNode *node = add(doc, (DocKind) kind, NULL);
        if (style_node_is_element(node))
            g_assert_true(style_element_is_known(doc_node_element(node)));
        const Style *style = style_of(resolver, node);
        char **last = style->families + g_strv_length(style->families) - 1;
        g_assert_true(g_str_equal(*last, "serif") || g_str_equal(*last, "sans-serif") ||
                      g_str_equal(*last, "monospace"));
        g_assert_cmpint(style->font_size, >, MEASURE_PT(4));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/book/quiet", test_nothing_is_told);
    g_test_add_func("/style/book/numbers", test_numbers);
    g_test_add_func("/style/book/whole-lines", test_whole_lines);
    g_test_add_func("/style/book/trim-names", test_trim_names);
    g_test_add_func("/style/book/grid", test_body_sets_the_grid);
    g_test_add_func("/style/book/furniture", test_furniture);
    g_test_add_func("/style/book/bare", test_bare_pages);
    g_test_add_func("/style/book/epub", test_epub_sheets);
    g_test_add_func("/style/book/epub-word-break", test_epub_word_break);
    g_test_add_func("/style/book/code", test_code_in_grey);
    g_test_add_func("/style/book/black", test_code_in_black);
    g_test_add_func("/style/book/press", test_media_of_the_press);
    g_test_add_func("/style/book/kinds", test_every_kind);
    return g_test_run();
}
