/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile posts: tags nested and repeated without end. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "doc/walk.h"
#include "post/post.h"

typedef struct {
    char *folder, *path;
    Site *site;
    Diag *diag;
    Post *post;
} Fixture;

static Fixture
read_text(const char *text)
{
    Fixture self = {.diag = diag_new()};
    self.folder = g_dir_make_tmp("ebook-post-XXXXXX", NULL);
    self.path = g_build_filename(self.folder, "a.md", NULL);
    g_autofree char *whole = g_strconcat(
        "---\ntitle: x\ndate: 2020-01-02 03:04:05\n---\n{% youtube x %}\n", text, NULL);
    g_assert_true(g_file_set_contents(self.path, whole, -1, NULL));
    g_autoptr(GError) error = NULL;
    self.site = site_open(self.folder, self.diag, &error);
    g_assert_no_error(error);
    self.post = post_read(self.site, "a.md", self.diag, &error);
    g_assert_no_error(error);
    return self;
}

static void
fixture_clear(Fixture *self)
{
    post_free(self->post);
    site_free(self->site);
    diag_free(self->diag);
    g_remove(self->path);
    g_rmdir(self->folder);
    g_free(self->path);
    g_free(self->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Fixture, fixture_clear)

static char *
repeat(const char *unit, int count)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; i < count; i++)
        g_string_append(text, unit);
    return g_string_free(text, FALSE);
}

static bool
has_code(const Diag *diag, const char *code)
{
    for (guint i = 0; i < diag_length(diag); i++)
        if (strcmp(diag_lookup(diag, i)->code, code) == 0)
            return true;
    return false;
}

static void
test_nested(void)
{
    g_autofree char *open = repeat("{% note %}\n", 3000);
    g_autofree char *close = repeat("{% endnote %}\n", 3000);
    g_autofree char *text = g_strconcat(open, "가운데\n", close, NULL);
    g_auto(Fixture) f = read_text(text);
    g_assert_true(has_code(f.diag, "nesting-limit"));
    g_autofree char *plain = doc_plain(f.post->doc);
    g_assert_nonnull(strstr(plain, "가운데"));
}

static void
test_many(void)
{
    g_autofree char *text = repeat("{% note %}\n글\n{% endnote %}\n", 20000);
    clock_t start = clock(); /* of this program alone */
    g_auto(Fixture) f = read_text(text);
    g_assert_cmpint(clock() - start, <, 20 * CLOCKS_PER_SEC);
    guint boxes = 0;
    for (const DocNode *node = f.post->doc; node != NULL;
         node = doc_walk_next(node, f.post->doc, false))
        boxes += node->kind == DOC_DIVISION;
    g_assert_cmpuint(boxes, ==, 20000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/post/limits/nested", test_nested);
    g_test_add_func("/post/limits/many", test_many);
    return g_test_run();
}
