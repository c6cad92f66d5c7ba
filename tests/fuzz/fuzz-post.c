/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One post as a whole: front matter, template tags, Markdown and HTML, as a Hexo blog reads
 * them. The first run makes the blog, in a folder of its own. */
#include "config.h"

#include <glib.h>

#include "post/post.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static const Site *
open_blog(const char *folder)
{
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *conf = g_build_filename(folder, "_config.yml", NULL);
    g_assert_true(g_file_set_contents(conf, "title: a\nurl: https://a.test\n", -1, NULL));
    Site *site = site_open(folder, diag, NULL);
    g_assert_nonnull(site);
    return site;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static char *folder;
    static const Site *site;
    if (site == NULL) {
        folder = g_dir_make_tmp("ebook-fuzz-XXXXXX", NULL);
        site = open_blog(folder);
    }
    g_autofree char *path = g_build_filename(folder, "a.md", NULL);
    if (!g_file_set_contents_full(path, (const char *) data, (gssize) size,
                                  G_FILE_SET_CONTENTS_NONE, 0600, NULL))
        return 0;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Post) post = post_read(site, "a.md", diag, &error);
    g_assert((post == NULL) == (error != NULL));
    return 0;
}
