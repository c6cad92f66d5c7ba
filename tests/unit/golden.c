/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "golden.h"

#include <glib/gstdio.h>
#include <string.h>

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

void
golden_add_cases(const char *folder, const char *suffix, const char *prefix,
                 GTestDataFunc test)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "golden", folder, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    g_assert_nonnull(dir);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;)
        if (g_str_has_suffix(name, suffix))
            g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(suffix)));
    g_assert_cmpuint(names->len, >, 0);
    g_ptr_array_sort(names, compare_names);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *full = g_strconcat(prefix, "/", names->pdata[i], NULL);
        g_test_add_data_func_full(full, g_build_filename(path, names->pdata[i], NULL),
                                  test, g_free);
    }
}

char *
golden_read(const char *stem, const char *extension)
{
    g_autofree char *path = g_strconcat(stem, extension, NULL);
    char *text = NULL;
    return g_file_get_contents(path, &text, NULL, NULL) ? text : g_strdup("");
}

void
golden_check(const char *stem, const char *extension, const char *actual)
{
    g_autofree char *path = g_strconcat(stem, extension, NULL);
    if (g_getenv("REGEN_GOLDEN") == NULL) {
        g_autofree char *expected = golden_read(stem, extension);
        g_assert_cmpstr(actual, ==, expected);
    } else if (*actual == '\0') {
        g_remove(path);
    } else {
        g_assert_true(g_file_set_contents(path, actual, -1, NULL));
    }
}

char *
golden_diagnostics(const Diag *diag, guint first, bool has_files)
{
    GString *out = g_string_new(NULL);
    for (guint i = first; i < diag_length(diag); i++) {
        const DiagEntry *entry = diag_lookup(diag, i);
        if (has_files)
            g_string_append_printf(out, "%s:", entry->file != NULL ? entry->file : "-");
        g_string_append_printf(out, "%d:%d: %s [%s]\n", entry->line, entry->column,
                               diag_level_name(entry->level), entry->code);
    }
    return g_string_free(out, FALSE);
}
