/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cover of an EPUB. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "epub_fixture.h"
#include "epub/cover.h"
#include "image/decode.h"
#include "image/encode.h"

/* A fixture whose project holds the picture "cover.png", `width` by `height`, of one colour
 * but for its lower right corner. */
static EpubFixture *
open_with_cover(int width, int height, char **path)
{
    g_autoptr(Raster) raster = raster_new(width, height, 3);
    memset(raster->pixels, 0x40, raster->stride * (gsize) height);
    raster->pixels[raster->stride * (gsize) height - 1] = 0xFF;
    g_autoptr(GBytes) png = raster_to_png(raster);
    *path = g_dir_make_tmp("ebook-XXXXXX", NULL);
    g_autofree char *file = g_build_filename(*path, "cover.png", NULL);
    g_assert_true(g_file_set_contents(file, g_bytes_get_data(png, NULL),
                                      (gssize) g_bytes_get_size(png), NULL));
    EpubFixture *fixture = epub_fixture_new("글\n");
    fixture->site->folder = folder_open(*path, NULL);
    fixture->book->cover_path = (char *) "cover.png";
    return fixture;
}

static void
remove_folder(char *path)
{
    g_autofree char *folder = path;
    g_autofree char *file = g_build_filename(folder, "cover.png", NULL);
    g_unlink(file);
    g_rmdir(folder);
}

static Raster *
make_cover(EpubFixture *fixture)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) jpeg = epub_cover_read(fixture->book, fixture->diag);
    g_assert_nonnull(jpeg);
    Picture picture;
    g_assert_true(picture_probe(jpeg, &picture, &error));
    g_assert_cmpint(picture.format, ==, PICTURE_JPEG);
    bool is_damaged;
    return picture_decode(jpeg, &picture, 0, 1, &is_damaged, &error);
}

/* Whatever its shape, the picture is whole, on its own ground, 1600 by 2560. */
static void
test_shapes(void)
{
    static const int sizes[][2] = {{1600, 2560}, {40, 3}, {3, 40}, {1, 1}, {3000, 700}};
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        char *path;
        g_autoptr(EpubFixture) fixture = open_with_cover(sizes[i][0], sizes[i][1], &path);
        g_autoptr(Raster) cover = make_cover(fixture);
        g_assert_cmpint(cover->width, ==, 1600);
        g_assert_cmpint(cover->height, ==, 2560);
        bool is_tiny = sizes[i][0] == 1;
        g_assert_cmpint(cover->pixels[0], <=, is_tiny ? 0xFF : 0x48);
        g_assert_cmpint(cover->pixels[0], >=, 0x38);
        remove_folder(path);
    }
}

/* A picture that is not there is told. */
static void
test_missing(void)
{
    char *path;
    g_autoptr(EpubFixture) fixture = open_with_cover(3, 3, &path);
    fixture->book->cover_path = (char *) "gone.png";
    g_assert_null(epub_cover_read(fixture->book, fixture->diag));
    g_assert_true(epub_fixture_told(fixture, "missing-cover"));
    remove_folder(path);
}

/* A file that is no picture is told, too; the work goes on. */
static void
test_broken(void)
{
    char *path;
    g_autoptr(EpubFixture) fixture = open_with_cover(3, 3, &path);
    g_autofree char *file = g_build_filename(path, "cover.png", NULL);
    g_assert_true(g_file_set_contents(file, "no picture", -1, NULL));
    g_assert_null(epub_cover_read(fixture->book, fixture->diag));
    g_assert_true(epub_fixture_told(fixture, "missing-cover"));
    remove_folder(path);
}

static void
test_none_at_all(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    g_assert_null(epub_cover_read(fixture->book, fixture->diag));
    g_assert_cmpuint(diag_length(fixture->diag), ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/cover/shapes", test_shapes);
    g_test_add_func("/epub/cover/missing", test_missing);
    g_test_add_func("/epub/cover/broken", test_broken);
    g_test_add_func("/epub/cover/none-at-all", test_none_at_all);
    return g_test_run();
}
