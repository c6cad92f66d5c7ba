/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of font/program and font/cff: a font cut down keeps the numbers by which a PDF
 * finds its glyphs. */
#include "config.h"

#include <string.h>

#include "font/cff.h"
#include "font/program.h"
#include "font/set.h"

/* The font of `family`, whole. */
static hb_font_t *
open_font(const char *family)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *conf = g_test_build_filename(G_TEST_DIST, "fonts.conf", NULL);
    g_autoptr(FontSet) fonts = font_set_open(conf, &error);
    g_assert_no_error(error);
    const FontFace *face = font_set_lookup(fonts, family, 400, false);
    gsize length;
    const char *data = g_bytes_get_data(font_face_bytes(face), &length);
    hb_blob_t *blob =
        hb_blob_create(data, (unsigned) length, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
    hb_face_t *opened = hb_face_create(blob, (unsigned) font_face_bytes_index(face));
    hb_font_t *font = hb_font_create(opened);
    hb_face_destroy(opened);
    hb_blob_destroy(blob);
    return font;
}

static guint
glyph_of(hb_font_t *font, gunichar c)
{
    hb_codepoint_t glyph = 0;
    g_assert_true(hb_font_get_nominal_glyph(font, c, &glyph));
    return glyph;
}

static hb_set_t *
glyphs_of(hb_font_t *font, const char *text)
{
    hb_set_t *set = hb_set_create();
    hb_set_add(set, 0);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        hb_set_add(set, glyph_of(font, g_utf8_get_char(p)));
    return set;
}

static void
test_truetype(void)
{
    hb_font_t *font = open_font("NanumMyeongjo");
    g_autoptr(FontProgram) program = font_program_new(font);
    g_autoptr(GError) error = NULL;
    guint glyph = glyph_of(font, 0xAC00);
    g_assert_true(font_program_is_truetype(program));
    g_assert_true(font_program_is_of(program, font));
    g_assert_cmpuint(font_program_cid(program, glyph), ==, glyph);
    g_assert_cmpfloat_with_epsilon(font_program_advance(program, glyph), 973 / 1.024,
                                   0.01);
    g_assert_cmpuint(font_program_character(program, glyph), ==, 0xAC00);
    hb_set_t *glyphs = glyphs_of(font, "가나다라a");
    g_autofree guint16 *places = NULL;
    g_autoptr(GBytes) cut = font_program_cut(program, glyphs, &places, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_bytes_get_size(cut), <, 20000);
    g_assert_cmpuint(places[glyph], >, 0);
    g_assert_cmpuint(places[glyph], <=, 5);
    g_auto(FontFacts) facts;
    font_program_describe(program, &facts);
    g_assert_cmpstr(facts.name, ==, "NanumMyeongjo");
    g_assert_cmpfloat(facts.ascent, >, 500);
    g_assert_cmpfloat(facts.descent, <, 0);
    g_assert_cmpfloat(facts.top, >, facts.bottom);
    hb_set_destroy(glyphs);
    hb_font_destroy(font);
}

/* Keyed by CIDs: each keeps its own, wherever its glyph comes to stand. */
static void
test_cids(void)
{
    hb_font_t *font = open_font("Noto Serif CJK KR");
    g_autoptr(FontProgram) program = font_program_new(font);
    g_autoptr(GError) error = NULL;
    g_assert_false(font_program_is_truetype(program));
    hb_set_t *glyphs = glyphs_of(font, "가나다大a");
    g_autofree guint16 *places = NULL;
    g_autoptr(GBytes) cut = font_program_cut(program, glyphs, &places, &error);
    g_assert_no_error(error);
    g_assert_null(places);
    gsize length;
    const guint8 *table = g_bytes_get_data(cut, &length);
    g_autofree guint16 *cids = font_cff_cids(table, length, 6);
    g_assert_nonnull(cids);
    hb_codepoint_t glyph = HB_SET_VALUE_INVALID;
    for (guint place = 0; hb_set_next(glyphs, &glyph); place++)
        g_assert_cmpuint(cids[place], ==, font_program_cid(program, glyph));
    /* Broken off anywhere it is nothing, and nothing is read past the end. */
    for (gsize part = 0; part < MIN(length, 3000); part++) {
        g_autofree guint8 *half = g_memdup2(table, MAX(part, 1));
        g_autofree guint16 *none = font_cff_cids(half, part, 6);
        g_assert_true(none == NULL || part > 20);
    }
    hb_set_destroy(glyphs);
    hb_font_destroy(font);
}

static void
test_others(void)
{
    hb_font_t *empty = hb_font_create(hb_face_get_empty());
    g_assert_null(font_program_new(empty));
    hb_font_destroy(empty);
    hb_font_t *one = open_font("NanumMyeongjo"), *same = open_font("NanumMyeongjo");
    hb_font_t *other = open_font("D2Coding");
    g_autoptr(FontProgram) program = font_program_new(one);
    g_assert_true(font_program_is_of(program, same));
    g_assert_false(font_program_is_of(program, other));
    hb_font_destroy(one);
    hb_font_destroy(same);
    hb_font_destroy(other);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/font/program/truetype", test_truetype);
    g_test_add_func("/font/program/cids", test_cids);
    g_test_add_func("/font/program/others", test_others);
    return g_test_run();
}
