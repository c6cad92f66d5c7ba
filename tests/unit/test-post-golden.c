/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each project tests/golden/post/PROJECT/ is a site; every post NAME.md of it is read and
 * compared with NAME.post beside it (its face, then its dump) and NAME.diag (line:column and
 * code of what is told; no file: nothing is told). */
#include "config.h"

#include <string.h>

#include "doc/dump.h"
#include "golden.h"
#include "post/post.h"

typedef struct {
    char *project, *path;
} Case;

static void
dump_field(GString *out, const char *name, const char *value)
{
    if (value != NULL)
        g_string_append_printf(out, "%s: %s\n", name, value);
}

static void
dump_list(GString *out, const char *name, GPtrArray *values)
{
    for (guint i = 0; i < values->len; i++)
        dump_field(out, name, g_ptr_array_index(values, i));
}

static void
dump_date(GString *out, const char *name, GDateTime *date)
{
    g_autofree char *text =
        date != NULL ? g_date_time_format(date, "%Y-%m-%d %H:%M:%S") : NULL;
    dump_field(out, name, text);
}

static char *
dump_post(const Post *post)
{
    static const char *const origins[] = {NULL, "front matter", "name"};
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "title: %s (%d:%d)\n", post->title,
                           post->title_place.line, post->title_place.column);
    dump_field(out, "slug", post->slug);
    dump_field(out, "language", post->language);
    dump_date(out, "date", post->date);
    dump_field(out, "date from", origins[post->date_origin]);
    dump_date(out, "updated", post->updated);
    dump_field(out, "author", post->author);
    dump_field(out, "permalink", post->permalink);
    dump_list(out, "alias", post->aliases);
    dump_list(out, "tag", post->tags);
    dump_list(out, "category", post->categories);
    dump_field(out, "hidden", post->hidden_reason);
    doc_dump(post->doc, out);
    return g_string_free(out, FALSE);
}

static void
test_case(gconstpointer data)
{
    const Case *self = data;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Site) site = site_open(self->project, diag, &error);
    g_assert_no_error(error);
    g_autoptr(Post) post = post_read(site, self->path, diag, &error);
    g_autofree char *dump =
        post != NULL ? dump_post(post) : g_strconcat(error->message, "\n", NULL);
    g_autofree char *stem = g_build_filename(self->project, self->path, NULL);
    *strrchr(stem, '.') = '\0';
    golden_check(stem, ".post", dump);
    g_autofree char *told = golden_diagnostics(diag, 0, false);
    golden_check(stem, ".diag", told);
}

static void
add_project(const char *folder, const char *name)
{
    g_autofree char *project = g_build_filename(folder, name, NULL);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Site) site = site_open(project, diag, &error);
    g_assert_no_error(error);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    site->engine->list_posts(site, paths, diag);
    g_assert_cmpuint(paths->len, >, 0);
    for (guint i = 0; i < paths->len; i++) {
        Case *entry = g_new0(Case, 1);
        entry->project = g_strdup(project);
        entry->path = g_strdup(g_ptr_array_index(paths, i));
        g_autofree char *test = g_strconcat("/post/", name, "/", entry->path, NULL);
        g_test_add_data_func(test, entry, test_case);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder = g_test_build_filename(G_TEST_DIST, "golden", "post", NULL);
    g_autoptr(GDir) names = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(names);
    for (const char *name; (name = g_dir_read_name(names)) != NULL;)
        add_project(folder, name);
    return g_test_run();
}
