/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "small_blog.h"

#include <glib/gstdio.h>
#include <string.h>

#define FILE_MARK "=== "

static void
write_file(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

char *
small_blog_unpack(const char *text)
{
    char *folder = g_dir_make_tmp("ebook-blog-XXXXXX", NULL);
    g_assert_nonnull(folder);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GString) content = g_string_new(NULL);
    const char *name = NULL;
    for (char **line = lines; *line != NULL; line++) {
        if (!g_str_has_prefix(*line, FILE_MARK)) {
            g_string_append_printf(content, "%s\n", *line);
            continue;
        }
        if (name != NULL)
            write_file(folder, name, content->str);
        name = *line + strlen(FILE_MARK);
        g_string_truncate(content, 0);
    }
    g_assert_nonnull(name);
    write_file(folder, name, content->str);
    return folder;
}

void
small_blog_remove(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *child = g_build_filename(folder, name, NULL);
        small_blog_remove(child);
    }
    g_remove(folder);
}
