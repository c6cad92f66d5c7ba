/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures as readers take them. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#include "epub_fixture.h"
#include "image/decode.h"
#include "image/encode.h"

/* A book of one picture in a folder of its own, and the EPUB that it goes into. */
typedef struct {
    EpubFixture *fixture;
    char *folder, *file, *epub;
    const char *name; /* in the EPUB; lent */
} Case;

static Case
case_new(const char *name, GBytes *bytes, bool is_kindle)
{
    Case self = {.folder = g_dir_make_tmp("ebook-XXXXXX", NULL)};
    self.file = g_build_filename(self.folder, name, NULL);
    self.epub = g_build_filename(self.folder, "out.epub", NULL);
    g_assert_true(g_file_set_contents(self.file, g_bytes_get_data(bytes, NULL),
                                      (gssize) g_bytes_get_size(bytes), NULL));
    g_assert_true(g_file_set_contents(self.epub, "", 0, NULL));
    self.fixture = epub_fixture_new("![그림](1x1.png)\n");
    self.fixture->site->folder = folder_open(self.folder, NULL);
    self.fixture->options.is_kindle = is_kindle;
    BookAsset *asset = g_ptr_array_index(self.fixture->book->assets, 0);
    g_free(asset->name);
    g_free(asset->path);
    asset->name = g_strdup(name);
    asset->path = g_strdup(name);
    asset->size = (gint64) g_bytes_get_size(bytes);
    g_assert_true(picture_probe(bytes, &asset->picture, NULL));
    epub_fixture_plan(self.fixture, PLAN_FILE_BYTES);
    self.name = epub_picture_use(self.fixture->pictures, 1);
    return self;
}

static void
case_clear(Case *self)
{
    epub_fixture_free(self->fixture);
    g_unlink(self->file);
    g_unlink(self->epub);
    g_rmdir(self->folder);
    g_free(self->folder);
    g_free(self->file);
    g_free(self->epub);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Case, case_clear)

/* What the EPUB holds for the picture: its bytes are stored after its name. */
static GBytes *
bytes_in_epub(const Case *self)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Container) container = container_new(self->epub, &error);
    g_assert_no_error(error);
    g_assert_true(epub_pictures_add(self->fixture->pictures, container,
                                    self->fixture->diag, &error));
    g_assert_true(container_write(container, &error));
    gsize length;
    char *data;
    g_assert_true(g_file_get_contents(self->epub, &data, &length, NULL));
    g_autoptr(GBytes) all = g_bytes_new_take(data, length);
    g_autofree char *name = g_strconcat("OEBPS/images/", self->name, NULL);
    char *entry = memmem(data, length, name, strlen(name));
    g_assert_nonnull(entry);
    const guint8 *sizes = (const guint8 *) entry - 30 + 18;
    gsize size = sizes[0] | (gsize) sizes[1] << 8 | (gsize) sizes[2] << 16;
    return g_bytes_new(entry + strlen(name), size);
}

static void
decode(GBytes *bytes, Picture *picture, Raster **raster)
{
    bool is_damaged;
    g_autoptr(GError) error = NULL;
    g_assert_true(picture_probe(bytes, picture, &error));
    *raster = picture_decode(bytes, picture, 0, 1, &is_damaged, &error);
    g_assert_no_error(error);
}

static GBytes *
png(int width, int height, int channels, guint8 value, guint8 alpha)
{
    g_autoptr(Raster) raster = raster_new(width, height, channels);
    memset(raster->pixels, value, raster->stride * (gsize) height);
    for (int i = 0; channels == 4 && i < width * height; i++)
        raster->pixels[i * 4 + 3] = alpha;
    return raster_to_png(raster);
}

static void
test_as_it_is(void)
{
    g_autoptr(GBytes) bytes = png(40, 30, 3, 0x40, 0);
    g_auto(Case) one = case_new("a.png", bytes, false);
    g_assert_cmpstr(one.name, ==, "a.png");
    g_autoptr(GBytes) there = bytes_in_epub(&one);
    g_assert_true(g_bytes_equal(there, bytes));
}

/* One that a post writes out lies in no file. */
static void
test_written_out(void)
{
    g_autoptr(GBytes) bytes = png(40, 30, 3, 0x40, 0);
    g_auto(Case) one = case_new("a.png", bytes, false);
    BookAsset *asset = g_ptr_array_index(one.fixture->book->assets, 0);
    asset->drawn = g_bytes_ref(bytes);
    g_unlink(one.file);
    g_autoptr(GBytes) there = bytes_in_epub(&one);
    g_assert_true(g_bytes_equal(there, bytes));
}

/* An alpha channel that hides nothing needs no repair. */
static void
test_opaque_alpha(void)
{
    g_autoptr(GBytes) bytes = png(40, 30, 4, 0x40, 0xFF);
    g_auto(Case) one = case_new("a.png", bytes, false);
    g_autoptr(GBytes) there = bytes_in_epub(&one);
    g_assert_true(g_bytes_equal(there, bytes));
}

/* At night what is transparent would be black. */
static void
test_transparency_becomes_white(void)
{
    g_autoptr(GBytes) bytes = png(40, 30, 4, 0x00, 0x00);
    g_auto(Case) one = case_new("a.png", bytes, false);
    g_autoptr(GBytes) there = bytes_in_epub(&one);
    Picture picture;
    g_autoptr(Raster) raster = NULL;
    decode(there, &picture, &raster);
    g_assert_false(picture.has_alpha);
    g_assert_cmpuint(raster->pixels[0], ==, 0xFF);
}

static void
test_large_ones_are_scaled(void)
{
    g_autoptr(GBytes) bytes = png(2600, 2000, 3, 0x40, 0);
    g_auto(Case) one = case_new("a.png", bytes, false);
    g_autoptr(GBytes) there = bytes_in_epub(&one);
    Picture picture;
    g_autoptr(Raster) raster = NULL;
    decode(there, &picture, &raster);
    g_assert_cmpint(picture.width * picture.height, <=, 4000000);
    g_assert_cmpint(picture.width * picture.height, >, 900000);
    g_assert_true(epub_fixture_told(one.fixture, "picture-scaled"));
}

/* One black pixel. */
static const guint8 gif[] =
    "GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\1\0\1\0\0\2\2D\1\0;";

static void
test_gif_becomes_png(void)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(gif, sizeof gif - 1);
    g_auto(Case) one = case_new("a.gif", bytes, false);
    g_assert_cmpstr(one.name, ==, "a-gif.png"); /* there may be an "a.png" */
    g_autoptr(GBytes) there = bytes_in_epub(&one);
    Picture picture;
    g_autoptr(Raster) raster = NULL;
    decode(there, &picture, &raster);
    g_assert_cmpint(picture.format, ==, PICTURE_PNG);
}

static const char drawing[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\" "
    "viewBox=\"0 0 80 40\"><script>alert(1)</script>"
    "<rect width=\"10\" height=\"10\" onclick=\"x()\"/>%s</svg>";

/* The text of a deflated entry. The caller's. */
static char *
packed_text(const char *epub, const char *name)
{
    zip_t *zip = zip_open(epub, ZIP_RDONLY, NULL);
    zip_stat_t stat;
    g_assert_cmpint(zip_stat(zip, name, 0, &stat), ==, 0);
    char *text = g_malloc0(stat.size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    g_assert_cmpint(zip_fread(file, text, stat.size), ==, (zip_int64_t) stat.size);
    zip_fclose(file);
    zip_discard(zip);
    return text;
}

/* Nothing that acts stays in a drawing, and there is paper under it. */
static void
test_drawings_are_cleaned(void)
{
    g_autofree char *svg = g_strdup_printf(drawing, "");
    g_autoptr(GBytes) bytes = g_bytes_new(svg, strlen(svg));
    g_auto(Case) one = case_new("a.svg", bytes, false);
    g_assert_cmpstr(one.name, ==, "a.svg");
    g_autoptr(GError) error = NULL;
    g_autoptr(Container) container = container_new(one.epub, &error);
    g_assert_true(
        epub_pictures_add(one.fixture->pictures, container, one.fixture->diag, &error));
    g_assert_true(container_write(container, &error));
    g_autofree char *drawn = packed_text(one.epub, "OEBPS/images/a.svg");
    g_assert_null(strstr(drawn, "alert"));
    g_assert_null(strstr(drawn, "onclick"));
    epub_fixture_assert_has(drawn, "fill=\"#fff\"");
}

/* Words would be set in the reader's fonts, and old Kindles draw nothing. */
static void
test_drawings_with_words_become_pixels(void)
{
    g_autofree char *svg = g_strdup_printf(drawing, "<text>글</text>");
    g_autoptr(GBytes) bytes = g_bytes_new(svg, strlen(svg));
    g_auto(Case) one = case_new("a.svg", bytes, false);
    g_assert_cmpstr(one.name, ==, "a-svg.png");
    g_autofree char *plain = g_strdup_printf(drawing, "");
    g_autoptr(GBytes) other = g_bytes_new(plain, strlen(plain));
    g_auto(Case) kindle = case_new("b.svg", other, true);
    g_assert_cmpstr(kindle.name, ==, "b-svg.png");
}

/* A file that changed since it was probed: an empty picture of the promised kind, told. */
static void
test_broken(void)
{
    g_autoptr(GBytes) bytes = png(40, 30, 4, 0, 0);
    g_auto(Case) one = case_new("a.png", bytes, false);
    g_assert_true(g_file_set_contents(one.file, "no picture", -1, NULL));
    g_autoptr(GBytes) there = bytes_in_epub(&one);
    Picture picture;
    g_assert_true(picture_probe(there, &picture, NULL));
    g_assert_true(epub_fixture_told(one.fixture, "broken-picture"));
}

/* Never in px: a part of the measure, as its post asks; nothing beyond it. */
static void
test_widths(void)
{
    g_autoptr(EpubFixture) fixture =
        epub_fixture_new("![가](1200x600.png)\n\n![나](1200x600.png)\n");
    DocNode *image = epub_fixture_find(fixture, DOC_IMAGE);
    epub_fixture_plan(fixture, PLAN_FILE_BYTES);
    g_assert_null(epub_picture_class(fixture->pictures, image));
    image->as.image.width = 300;
    g_assert_cmpstr(epub_picture_class(fixture->pictures, image), ==, "w50");
    g_autofree char *rules = epub_pictures_rules(fixture->pictures);
    g_assert_cmpstr(rules, ==, "img.w50 { width: 50%; }\n");
}

/* Nor higher than a page, but in a cell. */
static void
test_heights(void)
{
    g_autoptr(EpubFixture) tall = epub_fixture_new("![가](300x1200.png)\n");
    epub_fixture_plan(tall, PLAN_FILE_BYTES);
    const DocNode *image = epub_fixture_find(tall, DOC_IMAGE);
    g_assert_cmpstr(epub_picture_class(tall->pictures, image), ==, "w32");
    g_autoptr(EpubFixture) table =
        epub_fixture_new("| ![가](300x1200.png) |\n|---|\n| 나 |\n| 다 |\n");
    epub_fixture_plan(table, PLAN_FILE_BYTES);
    image = epub_fixture_find(table, DOC_IMAGE);
    g_assert_null(epub_picture_class(table->pictures, image));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/picture/as-it-is", test_as_it_is);
    g_test_add_func("/epub/picture/written-out", test_written_out);
    g_test_add_func("/epub/picture/opaque-alpha", test_opaque_alpha);
    g_test_add_func("/epub/picture/transparency-becomes-white",
                    test_transparency_becomes_white);
    g_test_add_func("/epub/picture/large-ones-are-scaled", test_large_ones_are_scaled);
    g_test_add_func("/epub/picture/gif-becomes-png", test_gif_becomes_png);
    g_test_add_func("/epub/picture/drawings-are-cleaned", test_drawings_are_cleaned);
    g_test_add_func("/epub/picture/drawings-with-words-become-pixels",
                    test_drawings_with_words_become_pixels);
    g_test_add_func("/epub/picture/broken", test_broken);
    g_test_add_func("/epub/picture/widths", test_widths);
    g_test_add_func("/epub/picture/heights", test_heights);
    return g_test_run();
}
