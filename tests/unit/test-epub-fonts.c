/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts sent along. */
#include "config.h"

#include <string.h>

#include "epub_fixture.h"
#include "epub/fonts.h"

static const char sheet[] = "body { font-family: \"NanumMyeongjo\", serif }\n"
                            "h2 { font-family: \"Noto Sans CJK KR\", \"Symbola\", "
                            "sans-serif; font-weight: bold }\n"
                            "pre { font-family: \"D2Coding\", monospace }\n"
                            ".attribution:before { content: \"※\" }\n";

typedef struct {
    EpubFixture *fixture;
    FontSet *set;
    EpubFonts *fonts;
} Case;

static Case
case_new(const char *markdown)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *conf = g_test_build_filename(G_TEST_DIST, "fonts.conf", NULL);
    Case self = {.fixture = epub_fixture_new(markdown)};
    self.set = font_set_open(conf, &error);
    g_assert_no_error(error);
    self.fonts = epub_fonts_new(sheet, "ko", self.set);
    epub_fixture_plan(self.fixture, PLAN_FILE_BYTES);
    self.fixture->documents.fonts = self.fonts;
    g_free(epub_fixture_write(self.fixture, 0));
    return self;
}

static void
case_clear(Case *self)
{
    epub_fonts_free(self->fonts);
    font_set_free(self->set);
    epub_fixture_free(self->fixture);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Case, case_clear)

static GPtrArray *
cut(Case *self)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *fonts = epub_fonts_cut(self->fonts, self->fixture->diag, &error);
    g_assert_no_error(error);
    return fonts;
}

static void
assert_names(const GPtrArray *fonts, const char *expected)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < fonts->len; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? " " : "",
                               ((EpubFont *) g_ptr_array_index(fonts, i))->name);
    g_assert_cmpstr(names->str, ==, expected);
}

/* Only faces that draw something go along, in one order. */
static void
test_faces_that_draw(void)
{
    g_auto(Case) prose = case_new("글이다.\n");
    g_autoptr(GPtrArray) one = cut(&prose);
    assert_names(one, "nanummyeongjo-400.ttf");
    g_auto(Case) all = case_new("글\n\n## 절\n\n```\n코드 a\n```\n");
    g_autoptr(GPtrArray) three = cut(&all);
    assert_names(three, "d2coding-400.ttf nanummyeongjo-400.ttf "
                        "noto-sans-cjk-kr-700.otf");
    const EpubFont *serif = g_ptr_array_index(three, 1);
    const EpubFont *bold = g_ptr_array_index(three, 2);
    g_assert_cmpstr(serif->type, ==, "font/ttf");
    g_assert_cmpstr(bold->type, ==, "font/otf");
    g_assert_cmpuint(g_bytes_get_size(serif->bytes), <, 20000);
    g_assert_cmpint(bold->face->weight, ==, 700); /* a real bold */
}

static void
test_rules(void)
{
    g_auto(Case) prose = case_new("글이다.\n");
    g_autoptr(GPtrArray) fonts = cut(&prose);
    g_autofree char *rules = epub_fonts_rules(fonts);
    g_assert_true(g_str_has_prefix(rules, "/* NanumMyeongjo, "));
    g_assert_nonnull(strstr(rules, "@font-face {\n  font-family: \"NanumMyeongjo\";\n"
                                   "  font-weight: 400;\n  font-style: normal;\n"
                                   "  src: url(fonts/nanummyeongjo-400.ttf);\n}"));
    g_assert_null(strstr(rules, "--")); /* Send to Kindle */
}

/* What the first family lacks is drawn from the next that has it. */
static void
test_next_family(void)
{
    g_auto(Case) mixed = case_new("글 ☂\n");
    g_autoptr(GPtrArray) fonts = cut(&mixed);
    g_assert_cmpuint(fonts->len, ==, 1);
    g_assert_true(epub_fixture_told(mixed.fixture, "glyph-not-embedded"));
}

/* A mark and what it stands on are drawn with one face: "1" goes where U+20E3 is. */
static void
test_marks(void)
{
    g_auto(Case) apart = case_new("## 1 가 \342\203\243\n"),
                 together = case_new("## 가 1\357\270\217\342\203\243\n");
    g_autoptr(GPtrArray) few = cut(&apart), more = cut(&together);
    const EpubFont *before = g_ptr_array_index(few, few->len - 1);
    const EpubFont *after = g_ptr_array_index(more, more->len - 1);
    g_assert_true(g_str_has_prefix(before->name, "symbola"));
    g_assert_true(g_str_has_prefix(after->name, "symbola"));
    g_assert_cmpuint(g_bytes_get_size(after->bytes), >, g_bytes_get_size(before->bytes));
}

/* What the sheet itself writes counts, too. */
static void
test_generated(void)
{
    g_auto(Case) plain = case_new("글\n");
    DocNode *text = epub_fixture_find(plain.fixture, DOC_PARAGRAPH);
    g_autoptr(GPtrArray) before = cut(&plain);
    doc_node_add_class(text, "attribution");
    g_auto(Case) quoted = case_new("글\n");
    DocNode *node = epub_fixture_find(quoted.fixture, DOC_PARAGRAPH);
    doc_node_add_class(node, "attribution");
    epub_fonts_free(quoted.fonts);
    quoted.fonts = epub_fonts_new(sheet, "ko", quoted.set);
    epub_fonts_use(quoted.fonts, node->first, "글", -1);
    epub_fonts_use_generated(quoted.fonts, node);
    g_autoptr(GPtrArray) after = cut(&quoted);
    g_assert_cmpuint(
        g_bytes_get_size(((EpubFont *) g_ptr_array_index(after, 0))->bytes), >,
        g_bytes_get_size(((EpubFont *) g_ptr_array_index(before, 0))->bytes));
}

/* Two cuts of the same characters are the same bytes. */
static void
test_the_same_bytes(void)
{
    g_auto(Case) one = case_new("바람 부는 날\n");
    g_auto(Case) two = case_new("날 부는 바람\n");
    g_autoptr(GPtrArray) a = cut(&one);
    g_autoptr(GPtrArray) b = cut(&two);
    g_assert_true(g_bytes_equal(((EpubFont *) g_ptr_array_index(a, 0))->bytes,
                                ((EpubFont *) g_ptr_array_index(b, 0))->bytes));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/fonts/faces-that-draw", test_faces_that_draw);
    g_test_add_func("/epub/fonts/rules", test_rules);
    g_test_add_func("/epub/fonts/next-family", test_next_family);
    g_test_add_func("/epub/fonts/marks", test_marks);
    g_test_add_func("/epub/fonts/generated", test_generated);
    g_test_add_func("/epub/fonts/the-same-bytes", test_the_same_bytes);
    return g_test_run();
}
