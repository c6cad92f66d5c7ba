/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ZIP file, byte by byte, and its size. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "epub/container.h"
#include "epub/epub.h"

typedef struct {
    char *folder, *file;
} Place;

static Place
place_new(void)
{
    Place self;
    self.folder = g_dir_make_tmp("ebook-XXXXXX", NULL);
    self.file = g_build_filename(self.folder, "a.epub", NULL);
    g_assert_true(g_file_set_contents(self.file, "", 0, NULL));
    return self;
}

static void
place_clear(Place *self)
{
    g_autofree char *picture = g_build_filename(self->folder, "p.jpg", NULL);
    g_unlink(picture);
    g_unlink(self->file);
    g_rmdir(self->folder);
    g_free(self->folder);
    g_free(self->file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Place, place_clear)

static guint8 *
write_sample(const Place *place, gsize *length)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *picture = g_build_filename(place->folder, "p.jpg", NULL);
    g_assert_true(g_file_set_contents(picture, "picture", 7, NULL));
    g_autoptr(Folder) folder = folder_open(place->folder, &error);
    g_autoptr(Container) container = container_new(place->file, &error);
    g_assert_no_error(error);
    g_autofree char *text = g_strnfill(1000, 'a');
    g_autoptr(GBytes) bytes = g_bytes_new(text, 1000);
    g_assert_true(container_add(container, "OEBPS/a.xhtml", bytes, false, &error));
    g_assert_true(
        container_add_file(container, "OEBPS/p.jpg", folder, "p.jpg", 7, &error));
    g_assert_true(container_write(container, &error));
    g_assert_no_error(error);
    char *data;
    g_assert_true(g_file_get_contents(place->file, &data, length, NULL));
    return (guint8 *) data;
}

static guint
two_bytes(const guint8 *p)
{
    return p[0] | (guint) p[1] << 8;
}

/* First, stored, no extra field, no data descriptor, exactly 20 bytes. */
static void
test_mimetype(void)
{
    g_auto(Place) place = place_new();
    gsize length;
    g_autofree guint8 *data = write_sample(&place, &length);
    g_assert_cmpmem(data, 4, "PK\3\4", 4);
    g_assert_cmpuint(two_bytes(data + 6) & 8, ==, 0);
    g_assert_cmpuint(two_bytes(data + 8), ==, 0);
    g_assert_cmpuint(two_bytes(data + 26), ==, 8);
    g_assert_cmpuint(two_bytes(data + 28), ==, 0);
    g_assert_cmpmem(data + 30, 28, "mimetypeapplication/epub+zip", 28);
    g_assert_cmpmem(data + 58, 4, "PK\3\4", 4);
}

/* Text is deflated, files are stored, and every date is the first that ZIP knows. */
static void
test_entries(void)
{
    g_auto(Place) place = place_new();
    gsize length;
    g_autofree guint8 *data = write_sample(&place, &length);
    static const guint methods[] = {0, 8, 0};
    guint entries = 0;
    for (gsize i = 0; i + 46 < length; i++) {
        if (memcmp(data + i, "PK\1\2", 4) != 0)
            continue;
        g_assert_cmpuint(entries, <, G_N_ELEMENTS(methods));
        g_assert_cmpuint(two_bytes(data + i + 10), ==, methods[entries]);
        g_assert_cmpuint(two_bytes(data + i + 12), ==, 0);
        g_assert_cmpuint(two_bytes(data + i + 14), ==, 1 << 5 | 1);
        entries++;
    }
    g_assert_cmpuint(entries, ==, 3);
    g_assert_cmpuint(length, <, 600);
}

static void
test_the_same_bytes(void)
{
    g_auto(Place) one = place_new();
    g_auto(Place) two = place_new();
    gsize length[2];
    g_autofree guint8 *first = write_sample(&one, &length[0]);
    g_autofree guint8 *second = write_sample(&two, &length[1]);
    g_assert_cmpmem(first, length[0], second, length[1]);
}

/* A picture that went away while the book was made. */
static void
test_a_file_that_is_gone(void)
{
    g_auto(Place) place = place_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Folder) folder = folder_open(place.folder, &error);
    g_autoptr(Container) container = container_new(place.file, &error);
    g_assert_true(container_add_file(container, "a.jpg", folder, "gone.jpg", 7, NULL));
    g_assert_false(container_write(container, &error));
    g_assert_nonnull(error);
}

static void
test_nowhere_to_write(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Container) container = container_new("/nowhere/a.epub", &error);
    bool is_done = container != NULL && container_write(container, &error);
    g_assert_false(is_done);
    g_assert_nonnull(error);
}

/* What is told of a file of so many bytes: its level, or -1. */
static int
level_of_size(gint64 bytes, bool is_kindle)
{
    g_auto(Place) place = place_new();
    g_autoptr(Diag) diag = diag_new();
    g_assert_cmpint(truncate(place.file, bytes), ==, 0);
    epub_tell_size(place.file, is_kindle, diag);
    if (diag_length(diag) == 0)
        return -1;
    g_assert_cmpstr(diag_lookup(diag, 0)->code, ==, "large-epub");
    return (int) diag_lookup(diag, 0)->level;
}

static void
test_size(void)
{
    g_assert_cmpint(level_of_size(50000000, true), ==, -1);
    g_assert_cmpint(level_of_size(50000001, false), ==, DIAG_NOTE);
    g_assert_cmpint(level_of_size(50000001, true), ==, DIAG_WARNING);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/container/mimetype", test_mimetype);
    g_test_add_func("/epub/container/entries", test_entries);
    g_test_add_func("/epub/container/the-same-bytes", test_the_same_bytes);
    g_test_add_func("/epub/container/a-file-that-is-gone", test_a_file_that_is_gone);
    g_test_add_func("/epub/container/nowhere-to-write", test_nowhere_to_write);
    g_test_add_func("/epub/container/size", test_size);
    return g_test_run();
}
