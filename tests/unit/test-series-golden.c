/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each tests/golden/series/CASE.blog, a small blog in one file ("=== path" before each of its
 * files), against CASE.series (the dump of the series found) and CASE.diag (place, level and
 * code of what is told of series; no file: nothing is told). A first line "explain" asks for
 * the evidence too. REGEN_GOLDEN=1 rewrites both. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "series/dump.h"

#define FILE_MARK "=== "

static bool
regenerates(void)
{
    return g_getenv("REGEN_GOLDEN") != NULL;
}

static char *
read_or_empty(const char *path)
{
    char *text = NULL;
    return g_file_get_contents(path, &text, NULL, NULL) ? text : g_strdup("");
}

static void
check(const char *path, const char *actual)
{
    g_autofree char *expected = read_or_empty(path);
    if (!regenerates())
        g_assert_cmpstr(actual, ==, expected);
    else if (*actual == '\0')
        g_remove(path);
    else
        g_assert_true(g_file_set_contents(path, actual, -1, NULL));
}

/* ---- the small blog -------------------------------------------------------------------- */

static void
write_file(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

/* Writes the files of `blog` below `folder`; true when it asks for evidence. */
static bool
unpack(const char *blog, const char *folder)
{
    g_auto(GStrv) lines = g_strsplit(blog, "\n", -1);
    g_autoptr(GString) text = g_string_new(NULL);
    const char *name = NULL;
    bool explains = false;
    for (char **line = lines; *line != NULL; line++) {
        bool is_mark = g_str_has_prefix(*line, FILE_MARK);
        if (name == NULL)
            explains |= strcmp(*line, "explain") == 0;
        if (!is_mark) {
            g_string_append_printf(text, "%s\n", *line);
            continue;
        }
        if (name != NULL)
            write_file(folder, name, text->str);
        name = *line + strlen(FILE_MARK);
        g_string_truncate(text, 0);
    }
    if (name != NULL)
        write_file(folder, name, text->str);
    return explains;
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

/* ---- a case ---------------------------------------------------------------------------- */

static char *
list_diagnostics(const Diag *diag, guint first)
{
    GString *out = g_string_new(NULL);
    for (guint i = first; i < diag_length(diag); i++) {
        const DiagEntry *entry = diag_lookup(diag, i);
        g_string_append_printf(out, "%s:%d:%d: %s [%s]\n",
                               entry->file != NULL ? entry->file : "-", entry->line,
                               entry->column, diag_level_name(entry->level), entry->code);
    }
    return g_string_free(out, FALSE);
}

static void
test_case(gconstpointer data)
{
    const char *path = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *folder = g_dir_make_tmp("ebook-series-XXXXXX", NULL);
    g_autofree char *blog = read_or_empty(path);
    bool explains = unpack(blog, folder);
    g_autoptr(Site) site = site_open(folder, diag, &error);
    g_assert_no_error(error);
    g_autoptr(Catalogue) catalogue = catalogue_read(site, 1, diag, &error);
    g_assert_no_error(error);
    guint told = diag_length(diag);
    g_autoptr(GPtrArray) found = series_discover(catalogue, diag);
    g_autoptr(GString) dump = g_string_new(NULL);
    g_autofree char *diagnostics = list_diagnostics(diag, told);
    for (guint i = 0; i < found->len; i++) {
        series_load(g_ptr_array_index(found, i), catalogue, diag);
        series_dump(g_ptr_array_index(found, i), explains, dump);
    }
    g_autofree char *stem = g_strndup(path, strlen(path) - strlen(".blog"));
    g_autofree char *series_path = g_strconcat(stem, ".series", NULL);
    g_autofree char *diag_path = g_strconcat(stem, ".diag", NULL);
    check(series_path, dump->str);
    check(diag_path, diagnostics);
    remove_tree(folder);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder =
        g_test_build_filename(G_TEST_DIST, "golden", "series", NULL);
    g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(dir);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL)
        if (g_str_has_suffix(name, ".blog"))
            g_ptr_array_add(cases, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(cases, compare_names);
    g_assert_cmpuint(cases->len, >, 0);
    for (guint i = 0; i < cases->len; i++) {
        const char *path = g_ptr_array_index(cases, i);
        g_autofree char *base = g_path_get_basename(path);
        *strrchr(base, '.') = '\0';
        g_autofree char *test = g_strconcat("/series/", base, NULL);
        g_test_add_data_func(test, path, test_case);
    }
    return g_test_run();
}
