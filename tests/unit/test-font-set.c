/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of font/set: families, weights, chains. */
#include "config.h"

#include "font/set.h"

#include <glib/gstdio.h>
#include <hb-ot.h>
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

static void
test_lookup(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    const FontFace *serif = font_set_lookup(fonts, "NanumMyeongjo", 400, false);
    g_assert_nonnull(serif);
    g_assert_cmpint(serif->weight, ==, 400);
    g_assert_true(font_set_lookup(fonts, "나눔명조", 400, false) == serif);
    g_assert_true(font_set_lookup(fonts, "nanummyeongjo", 400, true) == serif);
    g_assert_true(font_set_lookup(fonts, "serif", 400, false) == serif);
    g_assert_cmpint(font_set_lookup(fonts, "NanumMyeongjo", 600, false)->weight, >, 500);
    g_assert_null(font_set_lookup(fonts, "Nimbus Roman", 400, false));
}

static void
test_collection_index(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    const FontFace *face = font_set_lookup(fonts, "Noto Serif CJK KR", 400, false);
    g_assert_cmpint(face->index, ==, 1); /* the Korean face of the collection */
    g_assert_true(g_str_has_suffix(face->file, "NotoSerifCJK-Regular.ttc"));
    g_assert_true(font_face_covers(face, 0xAC00));
    g_assert_true(font_face_covers(face, 0x6F22));
    g_assert_false(font_face_covers(face, 0x1F44D));
}

static void
test_weights_follow_css(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    static const struct {
        int asked, found;
    } cases[] = {{400, 400}, {450, 500}, {500, 500}, {550, 700}, {100, 100},
                 {150, 100}, {340, 300}, {700, 700}, {800, 900}, {950, 900}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpint(
            font_set_lookup(fonts, "Noto Sans CJK KR", cases[i].asked, false)->weight, ==,
            cases[i].found);
}

static void
test_chain(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    g_auto(GStrv) families =
        g_strsplit("No Such Family,NanumMyeongjo,monospace", ",", -1);
    g_autoptr(GPtrArray) chain = font_set_chain(fonts, families, 400, false);
    static const char *const expected[] = {"NanumMyeongjo",     "D2Coding",
                                           "Noto Sans CJK KR",  "Symbola",
                                           "Noto Serif CJK KR", "DejaVu Sans"};
    g_assert_cmpuint(chain->len, ==, G_N_ELEMENTS(expected));
    for (guint i = 0; i < chain->len; i++)
        g_assert_cmpstr(((FontFace *) chain->pdata[i])->family, ==, expected[i]);
}

static void
test_added_file_goes_first(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    const FontFace *serif = font_set_lookup(fonts, "NanumMyeongjo", 400, false);
    g_autofree char *dir = g_path_get_dirname(serif->file);
    g_autofree char *file = g_path_get_basename(serif->file);
    g_autoptr(GError) error = NULL;
    g_autoptr(Folder) folder = folder_open(dir, &error);
    g_assert_no_error(error);
    g_assert_true(font_set_add_file(fonts, "D2Coding", folder, file, &error));
    g_assert_no_error(error);
    const FontFace *added = font_set_lookup(fonts, "D2Coding", 400, false);
    g_assert_cmpstr(added->file, ==, file);
    g_assert_cmpint(added->weight, ==, serif->weight);
    g_assert_true(font_face_covers(added, 0xAC00));
    g_assert_cmpuint(g_bytes_get_size(font_face_bytes(added)), ==,
                     g_bytes_get_size(font_face_bytes(serif)));
}

/* A sheet may come from a stranger: its fonts lie beneath its folder, and are fonts. */
static void
test_added_file_is_checked(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    guint before = font_set_length(fonts);
    g_autofree char *golden = g_test_build_filename(G_TEST_DIST, "golden", NULL);
    g_autoptr(Folder) folder = folder_open(golden, NULL);
    g_assert_nonnull(folder);
    g_autoptr(GError) error = NULL;
    g_assert_false(font_set_add_file(fonts, "Broken", folder, "../fonts.conf", &error));
    g_assert_error(error, FILES_ERROR, FILES_ERROR_OUTSIDE);
    g_clear_error(&error);
    g_assert_false(font_set_add_file(fonts, "Broken", folder, "pages", &error));
    g_assert_error(error, FILES_ERROR, FILES_ERROR_KIND);
    g_clear_error(&error);
    g_assert_false(font_set_add_file(fonts, "Broken", folder, "pages/sheet.css", &error));
    g_assert_error(error, FONT_ERROR, 0);
    g_assert_cmpuint(font_set_length(fonts), ==, before);
    g_assert_null(font_set_lookup(fonts, "Broken", 400, false));
}

/* The font in `file` with an axis of weights. */
static GBytes *
make_variable(const char *file)
{
    static const char fvar[] = "\0\1\0\0\0\x10\0\2\0\1\0\x14\0\0\0\x08"
                               "wght\0\x64\0\0\1\x90\0\0\3\x84\0\0\0\0\1\0";
    hb_blob_t *blob = hb_blob_create_from_file(file);
    hb_face_t *face = hb_face_create(blob, 0), *builder = hb_face_builder_create();
    hb_tag_t tags[64];
    unsigned count = G_N_ELEMENTS(tags);
    hb_face_get_table_tags(face, 0, &count, tags);
    for (unsigned i = 0; i < count; i++) {
        hb_blob_t *table = hb_face_reference_table(face, tags[i]);
        hb_face_builder_add_table(builder, tags[i], table);
        hb_blob_destroy(table);
    }
    hb_blob_t *axes =
        hb_blob_create(fvar, sizeof fvar - 1, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_builder_add_table(builder, HB_TAG('f', 'v', 'a', 'r'), axes);
    hb_blob_t *built = hb_face_reference_blob(builder);
    unsigned length;
    const char *data = hb_blob_get_data(built, &length);
    GBytes *bytes = g_bytes_new(data, length);
    hb_blob_destroy(built);
    hb_blob_destroy(axes);
    hb_face_destroy(builder);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return bytes;
}

/* Bold words in it would not be bold, and nobody would be told. */
static void
test_variable_is_refused(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    const FontFace *serif = font_set_lookup(fonts, "NanumMyeongjo", 400, false);
    g_autofree char *dir = g_dir_make_tmp("ebook-font-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(dir, "v.ttf", NULL);
    g_autoptr(GBytes) bytes = make_variable(serif->file);
    g_file_set_contents(path, g_bytes_get_data(bytes, NULL),
                        (gssize) g_bytes_get_size(bytes), NULL);
    g_autoptr(Folder) folder = folder_open(dir, NULL);
    g_autoptr(GError) error = NULL;
    g_assert_false(font_set_add_file(fonts, "Variable", folder, "v.ttf", &error));
    g_assert_error(error, FONT_ERROR, 0);
    g_assert_nonnull(strstr(error->message, "variable"));
    g_remove(path);
    g_rmdir(dir);
}

static void
test_no_configuration(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(font_set_open("/nowhere/fonts.conf", &error));
    g_assert_error(error, font_error_quark(), 0);
}

/* NanumMyeongjo draws its won sign where the backslash should be; D2Coding does not. */
static void
test_no_won_for_backslash(void)
{
    g_autoptr(FontSet) fonts = open_fonts();
    const FontFace *serif = font_set_lookup(fonts, "NanumMyeongjo", 400, false);
    const FontFace *mono = font_set_lookup(fonts, "D2Coding", 400, false);
    g_assert_true(font_face_covers(serif, 0x20A9));
    g_assert_false(font_face_covers(serif, '\\'));
    g_assert_true(font_face_covers(mono, '\\'));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/font/set/lookup", test_lookup);
    g_test_add_func("/font/set/collection-index", test_collection_index);
    g_test_add_func("/font/set/no-won-for-backslash", test_no_won_for_backslash);
    g_test_add_func("/font/set/weights-follow-css", test_weights_follow_css);
    g_test_add_func("/font/set/chain", test_chain);
    g_test_add_func("/font/set/added-file-goes-first", test_added_file_goes_first);
    g_test_add_func("/font/set/added-file-is-checked", test_added_file_is_checked);
    g_test_add_func("/font/set/variable-is-refused", test_variable_is_refused);
    g_test_add_func("/font/set/no-configuration", test_no_configuration);
    return g_test_run();
}
