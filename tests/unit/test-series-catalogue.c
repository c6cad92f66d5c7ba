/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told while a catalogue is read, before any series is looked for: addresses that
 * two posts share, posts that cannot be read, blogs that are too large. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/limits.h"
#include "doc/walk.h"
#include "series/catalogue.h"

typedef struct {
    char *folder;
    Diag *diag;
    Site *site;
    Catalogue *catalogue;
} Fixture;

static void
write_file(const Fixture *self, const char *name, const char *text, gssize length)
{
    g_autofree char *path = g_build_filename(self->folder, name, NULL);
    g_assert_true(g_file_set_contents(path, text, length, NULL));
}

static void
fixture_init(Fixture *self)
{
    *self = (Fixture){g_dir_make_tmp("ebook-catalogue-XXXXXX", NULL), .diag = diag_new()};
    g_autofree char *posts = g_build_filename(self->folder, "_posts", NULL);
    g_assert_cmpint(g_mkdir(posts, 0700), ==, 0);
    write_file(self, "_config.yml", "title: x\nurl: https://x.example.org\nlang: en\n",
               -1);
}

static void
fixture_read_by(Fixture *self, int jobs)
{
    g_autoptr(GError) error = NULL;
    self->site = site_open(self->folder, self->diag, &error);
    g_assert_no_error(error);
    self->catalogue = catalogue_read(self->site, jobs, self->diag, &error);
    g_assert_no_error(error);
}

static void
fixture_read(Fixture *self)
{
    fixture_read_by(self, 1);
}

static void
remove_tree(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        remove_tree(child);
    }
    g_remove(path);
}

static void
fixture_clear(Fixture *self)
{
    catalogue_free(self->catalogue);
    site_free(self->site);
    diag_free(self->diag);
    remove_tree(self->folder);
    g_free(self->folder);
}

/* The entry with `code`; NULL when nothing of the kind was told. */
static const DiagEntry *
find_entry(const Diag *diag, const char *code)
{
    for (guint i = 0; i < diag_length(diag); i++)
        if (strcmp(diag_lookup(diag, i)->code, code) == 0)
            return diag_lookup(diag, i);
    return NULL;
}

static void
test_same_address(void)
{
    Fixture f;
    fixture_init(&f);
    write_file(&f, "_posts/2020-01-01-a.md", "---\ntitle: A\npermalink: /x/\n---\nA.\n",
               -1);
    write_file(&f, "_posts/2020-01-02-b.md", "---\ntitle: B\npermalink: /x\n---\nB.\n",
               -1);
    fixture_read(&f);
    const DiagEntry *entry = find_entry(f.diag, "same-address");
    g_assert_nonnull(entry);
    g_assert_cmpstr(entry->file, ==, "_posts/2020-01-02-b.md");
    g_assert_cmpint(entry->line, ==, 2);
    g_assert_cmpuint(catalogue_posts(f.catalogue)->len, ==, 2);
    fixture_clear(&f);
}

/* The others are read all the same. */
static void
test_unread(void)
{
    Fixture f;
    fixture_init(&f);
    write_file(&f, "_posts/2020-01-01-a.md", "---\ntitle: A\n---\nA.\n", -1);
    write_file(&f, "_posts/2020-01-02-b.md", "---\ntitle: B\n---\nB \xFF\xFE.\n", -1);
    write_file(&f, "_posts/2020-01-03-c.md", "---\ntitle: [c\n---\nC.\n", -1);
    fixture_read(&f);
    const DiagEntry *entry = find_entry(f.diag, "post-unread");
    g_assert_nonnull(entry);
    g_assert_cmpstr(entry->file, ==, "_posts/2020-01-02-b.md");
    g_assert_cmpint(entry->line, ==, 4);
    g_assert_cmpuint(catalogue_posts(f.catalogue)->len, ==, 1);
    fixture_clear(&f);
}

static void
test_too_many(void)
{
    Fixture f;
    fixture_init(&f);
    for (guint i = 0; i <= LIMIT_POSTS; i++) {
        g_autofree char *name = g_strdup_printf("_posts/2020-01-01-p%u.md", i);
        g_autofree char *path = g_build_filename(f.folder, name, NULL);
        FILE *file = g_fopen(path, "w"); /* quicker than g_file_set_contents */
        g_assert_nonnull(file);
        fputs("---\ntitle: P\n---\n", file);
        fclose(file);
    }
    fixture_read(&f);
    g_assert_nonnull(find_entry(f.diag, "posts-limit"));
    g_assert_cmpuint(catalogue_posts(f.catalogue)->len, ==, LIMIT_POSTS);
    fixture_clear(&f);
}

/* Two books may hold one post: each takes the text, and its blemishes are told once. */
static void
test_text_taken_twice(void)
{
    Fixture f;
    fixture_init(&f);
    write_file(&f, "_posts/2021-01-01-a.md",
               "---\ntitle: A\n---\n<script>1</script>\n\nold\n", -1);
    fixture_read(&f);
    const Post *post = g_ptr_array_index(catalogue_posts(f.catalogue), 0);
    guint told = 0;
    for (int turn = 0; turn < 2; turn++) {
        catalogue_load(f.catalogue, post, f.diag);
        g_autoptr(DocNode) text = catalogue_take_text(f.catalogue, post);
        g_autofree char *visible = doc_visible(text);
        g_assert_cmpstr(g_strstrip(visible), ==, "old");
        g_assert_null(post->doc);
        g_assert_cmpuint(diag_length(f.diag), >, 0);
        told = turn == 0 ? diag_length(f.diag) : told;
    }
    g_assert_cmpuint(diag_length(f.diag), ==, told);
    fixture_clear(&f);
}

/* However many threads read, what is told comes in the order of the posts, and once. */
static void
test_many_loaded(void)
{
    enum { POSTS = 40 };
    for (int jobs = 1; jobs <= 4; jobs += 3) {
        Fixture f;
        fixture_init(&f);
        for (int i = 0; i < POSTS; i++) {
            g_autofree char *name = g_strdup_printf("_posts/2021-01-01-p%02d.md", i);
            write_file(&f, name, "---\ntitle: A\n---\n<script>1</script>\n\nold\n", -1);
        }
        fixture_read_by(&f, jobs);
        guint told = diag_length(f.diag);
        const GPtrArray *posts = catalogue_posts(f.catalogue);
        g_autoptr(GPtrArray) twice = g_ptr_array_new();
        for (guint i = 0; i < 2 * posts->len; i++)
            g_ptr_array_add(twice, posts->pdata[i % posts->len]);
        catalogue_load_all(f.catalogue, twice, f.diag);
        g_assert_cmpuint(diag_length(f.diag), ==, told + POSTS);
        for (guint i = 0; i < POSTS; i++) {
            const Post *post = g_ptr_array_index(posts, i);
            g_assert_nonnull(post->doc);
            g_assert_cmpstr(diag_lookup(f.diag, told + i)->file, ==, post->path);
        }
        fixture_clear(&f);
    }
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/series-catalogue/same-address", test_same_address);
    g_test_add_func("/series-catalogue/unread", test_unread);
    g_test_add_func("/series-catalogue/text-taken-twice", test_text_taken_twice);
    g_test_add_func("/series-catalogue/many-loaded", test_many_loaded);
    g_test_add_func("/series-catalogue/too-many", test_too_many);
    return g_test_run();
}
