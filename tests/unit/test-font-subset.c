/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of font/subset: what is kept, that it is the same each time, and threads. */
#include "config.h"

#include "font/subset.h"

#include <string.h>

static FontSet *
open_fonts(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *conf = g_test_build_filename(G_TEST_DIST, "fonts.conf", NULL);
    FontSet *fonts = font_set_open(conf, &error);
    g_assert_no_error(error);
    return fonts;
}

static GHashTable *
characters_of(const char *text)
{
    GHashTable *set = g_hash_table_new(NULL, NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        g_hash_table_add(set, GUINT_TO_POINTER(g_utf8_get_char(p)));
    return set;
}

static void
test_one_face(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    g_autoptr(GHashTable) characters = characters_of("가나다 漢字 abc《》");
    static const struct {
        const char *family;
        bool is_cff;
    } cases[] = {{"NanumMyeongjo", false}, {"Noto Serif CJK KR", true}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const FontFace *face = font_set_lookup(fonts, cases[i].family, 400, false);
        g_autoptr(GError) error = NULL;
        bool is_cff = !cases[i].is_cff;
        g_autoptr(GBytes) once = font_face_subset(face, characters, &is_cff, &error);
        g_autoptr(GBytes) twice = font_face_subset(face, characters, &is_cff, &error);
        g_assert_no_error(error);
        g_assert_true(is_cff == cases[i].is_cff);
        g_assert_cmpuint(g_bytes_get_size(once), <, 40000);
        g_assert_true(g_bytes_equal(once, twice));
    }
}

/* What shaping may put for a character that the text has. */
static void
test_shaped_characters_are_kept(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    g_autoptr(GHashTable) characters = characters_of("《\u0E33\u0BCA\u17C4");
    g_autoptr(FontSet) cut = font_set_subset(fonts, characters, NULL);
    const FontFace *face = font_set_lookup(cut, "Noto Serif CJK KR", 400, false);
    g_assert_true(font_face_covers(face, 0x300B)); /* 》, its mirror image */
    g_assert_false(font_face_covers(face, 0x300D));
    g_autoptr(GError) error = NULL;
    g_autofree char *conf =
        g_test_build_filename(G_TEST_DIST, "..", "fonts", "fonts.conf", NULL);
    g_autoptr(FontSet) all = font_set_open(conf, &error);
    g_assert_no_error(error);
    g_autoptr(FontSet) parts = font_set_subset(all, characters, NULL);
    face = font_set_lookup(parts, "Unifont", 400, false);
    if (face == NULL) {
        g_test_skip("no Unifont here");
        return;
    }
    static const gunichar wanted[] = {0x0E4D, 0x0E32, 0x0BC6, 0x0BBE, 0x17C1};
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++)
        g_assert_true(font_face_covers(face, wanted[i]));
}

static void
test_cut_set(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    g_autoptr(GHashTable) characters = characters_of("가나다");
    g_autoptr(GError) error = NULL;
    g_autoptr(FontSet) cut = font_set_subset(fonts, characters, &error);
    g_assert_no_error(error);
    const FontFace *face = font_set_lookup(cut, "Noto Serif CJK KR", 400, false);
    g_assert_true(font_set_lookup(cut, "serif", 400, false) ==
                  font_set_lookup(cut, "나눔명조", 400, false));
    g_assert_true(font_face_covers(face, 0xAC00));
    g_assert_true(font_face_covers(face, 'A')); /* ASCII is always kept */
    g_assert_false(font_face_covers(face, 0xAC01));
    g_assert_cmpuint(g_bytes_get_size(font_face_bytes(face)), <, 100000);
    g_assert_cmpint(font_face_bytes_index(face), ==, 0);

    FcConfig *config = font_set_config_new(cut);
    bool is_changed = false;
    const char *family = font_set_install(cut, face, config, &is_changed);
    g_assert_nonnull(family);
    g_assert_true(is_changed);
    g_assert_cmpstr(font_set_install(cut, face, config, &is_changed), ==, family);
    g_assert_false(is_changed);
    FcConfigDestroy(config);
}

static void
test_paths_differ_by_content(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    g_autofree char *first = NULL;
    static const char *const texts[] = {"가나다", "라마바"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GHashTable) characters = characters_of(texts[i]);
        g_autoptr(FontSet) cut = font_set_subset(fonts, characters, NULL);
        const char *path = font_face_path(font_set_lookup(cut, "D2Coding", 400, false));
        g_assert_cmpstr(path, !=, first);
        g_free(first);
        first = g_strdup(path);
    }
}

/* Advance and ink of `c` in the cut or whole face, in thousandths of an em. */
static void
measure(const FontFace *face, gunichar c, int *advance, hb_glyph_extents_t *ink)
{
    gsize length;
    const char *data = g_bytes_get_data(font_face_bytes(face), &length);
    hb_blob_t *blob =
        hb_blob_create(data, (unsigned) length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *opened = hb_face_create(blob, (unsigned) font_face_bytes_index(face));
    hb_font_t *font = hb_font_create(opened);
    hb_font_set_scale(font, 1000, 1000);
    hb_codepoint_t glyph = 0;
    g_assert_true(hb_font_get_nominal_glyph(font, c, &glyph));
    *advance = hb_font_get_glyph_h_advance(font, glyph);
    g_assert_true(hb_font_get_glyph_extents(font, glyph, ink));
    hb_font_destroy(font);
    hb_face_destroy(opened);
    hb_blob_destroy(blob);
}

static void
test_brackets_are_halved(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    g_autoptr(GHashTable) characters = characters_of("《토지》²");
    g_autoptr(FontSet) cut = font_set_subset(fonts, characters, NULL);
    const FontFace *whole = font_set_lookup(fonts, "NanumMyeongjo", 400, false);
    const FontFace *halved = font_set_lookup(cut, "NanumMyeongjo", 400, false);
    static const gunichar signs[] = {0x300A, 0x300B, 0x00B2};
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        int before, after;
        hb_glyph_extents_t ink, narrow;
        measure(whole, signs[i], &before, &ink);
        measure(halved, signs[i], &after, &narrow);
        g_assert_cmpint(before, >, 900);
        g_assert_cmpint(after, <=, 520);
        g_assert_cmpint(ink.width, ==, narrow.width);
        g_assert_cmpint(narrow.x_bearing, >=, 0);
        g_assert_cmpint(narrow.x_bearing + narrow.width, <=, after);
    }
}

static gpointer
read_face(gpointer data)
{
    return font_face_bytes(data);
}

static void
test_threads_share_one_cut(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    g_autoptr(GHashTable) characters = characters_of("가나다라마바사");
    g_autoptr(FontSet) cut = font_set_subset(fonts, characters, NULL);
    gpointer face = (gpointer) font_set_lookup(cut, "Noto Sans CJK KR", 700, false);
    GThread *threads[4];
    for (int i = 0; i < 4; i++)
        threads[i] = g_thread_new("reader", read_face, face);
    gpointer first = g_thread_join(threads[0]);
    for (int i = 1; i < 4; i++)
        g_assert_true(g_thread_join(threads[i]) == first);
}

static void
test_licence(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    g_autofree char *licence = NULL, *copyright = NULL;
    const FontFace *face = font_set_lookup(fonts, "Noto Serif CJK KR", 400, false);
    g_assert_true(font_face_licence(face, &licence, &copyright));
    g_assert_cmpstr(licence, ==, "OFL-1.1");
    g_assert_nonnull(strstr(copyright, "Adobe"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/font/subset/one-face", test_one_face);
    g_test_add_func("/font/subset/cut-set", test_cut_set);
    g_test_add_func("/font/subset/shaped-characters", test_shaped_characters_are_kept);
    g_test_add_func("/font/subset/paths-differ", test_paths_differ_by_content);
    g_test_add_func("/font/subset/brackets-are-halved", test_brackets_are_halved);
    g_test_add_func("/font/subset/threads", test_threads_share_one_cut);
    g_test_add_func("/font/subset/licence", test_licence);
    return g_test_run();
}
