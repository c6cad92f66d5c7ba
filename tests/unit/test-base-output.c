/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/output.h"

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* The names in `folder`, sorted, with one space between. */
static char *
names_in(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name = NULL; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
        g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return g_strjoinv(" ", (char **) names->pdata);
}

static char *
content(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    char *text = NULL;
    g_file_get_contents(path, &text, NULL, NULL);
    return text;
}

static void
put(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void
add(Output *output, const char *name, const char *text)
{
    g_autoptr(GError) error = NULL;
    const char *path = output_add(output, name, &error);
    g_assert_no_error(error);
    g_assert_true(g_path_is_absolute(path));
    FILE *file = fopen(path, "w");
    g_assert_nonnull(file);
    fputs(text, file);
    fclose(file);
}

static void
remove_folder(const char *folder)
{
    g_autofree char *names = names_in(folder);
    g_auto(GStrv) list = g_strsplit(names, " ", -1);
    for (guint i = 0; list[i] != NULL; i++) {
        g_autofree char *path = g_build_filename(folder, list[i], NULL);
        g_remove(path);
    }
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

static void
assert_content(const char *folder, const char *name, const char *expected)
{
    g_autofree char *text = content(folder, name);
    g_assert_cmpstr(text, ==, expected);
}

static void
test_commit(void)
{
    g_autofree char *top = g_dir_make_tmp("ebook-output-XXXXXX", NULL);
    g_autofree char *folder = g_build_filename(top, "book", NULL);
    g_autoptr(GError) error = NULL;
    Output *output = output_open(folder, &error);
    g_assert_no_error(error);
    add(output, "a.epub", "one");
    add(output, "a.pdf", "two");
    g_autofree char *before = names_in(folder);
    g_assert_true(g_str_has_prefix(before, ".ebook-") && strchr(before, ' ') == NULL);
    g_assert_true(output_commit(output, &error));
    output_free(output);
    g_autofree char *after = names_in(folder);
    g_assert_cmpstr(after, ==, "a.epub a.pdf");
    assert_content(folder, "a.pdf", "two");
    remove_folder(folder);
    g_rmdir(top);
}

static void
test_given_up(void)
{
    g_autofree char *top = g_dir_make_tmp("ebook-output-XXXXXX", NULL);
    put(top, "a.epub", "old");
    g_autofree char *made = g_build_filename(top, "new", NULL);
    Output *output = output_open(top, NULL);
    add(output, "a.epub", "new");
    output_free(output);
    output_free(output_open(made, NULL));
    g_autofree char *names = names_in(top);
    g_assert_cmpstr(names, ==, "a.epub");
    assert_content(top, "a.epub", "old");
    remove_folder(top);
}

/* The second name is a folder: the first must come back as it was. */
static void
test_all_or_none(void)
{
    g_autofree char *top = g_dir_make_tmp("ebook-output-XXXXXX", NULL);
    put(top, "a.epub", "old");
    g_autofree char *in_the_way = g_build_filename(top, "a.pdf", NULL);
    g_mkdir(in_the_way, 0755);
    g_autoptr(GError) error = NULL;
    Output *output = output_open(top, NULL);
    add(output, "a.epub", "new");
    add(output, "b.epub", "new");
    add(output, "a.pdf", "new");
    g_assert_false(output_commit(output, &error));
    g_assert_nonnull(error);
    output_free(output);
    g_autofree char *names = names_in(top);
    g_assert_cmpstr(names, ==, "a.epub a.pdf");
    assert_content(top, "a.epub", "old");
    remove_folder(top);
}

static void
test_link_is_replaced(void)
{
    g_autofree char *top = g_dir_make_tmp("ebook-output-XXXXXX", NULL);
    put(top, "precious", "old");
    g_autofree char *link = g_build_filename(top, "a.pdf", NULL);
    g_assert_cmpint(symlink("precious", link), ==, 0);
    Output *output = output_open(top, NULL);
    add(output, "a.pdf", "new");
    g_assert_true(output_commit(output, NULL));
    output_free(output);
    assert_content(top, "precious", "old");
    assert_content(top, "a.pdf", "new");
    g_assert_false(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
    remove_folder(top);
}

static void
test_names(void)
{
    g_autofree char *top = g_dir_make_tmp("ebook-output-XXXXXX", NULL);
    Output *output = output_open(top, NULL);
    static const char *const bad[] = {"", ".", "..", "../x", "a/b", ".hidden"};
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_null(output_add(output, bad[i], NULL));
    output_free(output);
    remove_folder(top);
}

static void
test_signal(void)
{
    static const int numbers[] = {SIGINT,  SIGTERM, SIGHUP,  SIGQUIT,
                                  SIGABRT, SIGTRAP, SIGXCPU, SIGSEGV};
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree char *top = g_dir_make_tmp("ebook-output-XXXXXX", NULL);
        g_autofree char *made = g_build_filename(top, "made", NULL);
        pid_t child = fork();
        if (child == 0) {
            setrlimit(RLIMIT_CORE, &(struct rlimit){0});
            signal(numbers[i], SIG_DFL);
            Output *output = output_open(i % 2 == 0 ? top : made, NULL);
            add(output, "a.pdf", "half");
            raise(numbers[i]);
            _exit(0);
        }
        int status = 0;
        g_assert_cmpint(waitpid(child, &status, 0), ==, child);
        g_assert_true(WIFSIGNALED(status) && WTERMSIG(status) == numbers[i]);
        g_autofree char *names = names_in(top);
        g_assert_cmpstr(names, ==, "");
        g_rmdir(top);
    }
}

static gpointer
wait_for_ever(gpointer unused)
{
    for (;;)
        pause();
    return unused;
}

/* As soon as the first file is in place. */
static gpointer
order_to_end(gpointer first)
{
    while (access(first, F_OK) != 0)
        continue;
    kill(getpid(), SIGTERM);
    return wait_for_ever(NULL);
}

/* Any thread may be given the signal, also one that does not commit. */
static void
commit_under_signals(const char *folder)
{
    signal(SIGTERM, SIG_DFL);
    Output *output = output_open(folder, NULL);
    for (int i = 0; i < 50; i++) {
        g_autofree char *name = g_strdup_printf("%d", i);
        add(output, name, "new");
    }
    g_thread_unref(g_thread_new("waits", wait_for_ever, NULL));
    char *first = g_build_filename(folder, "0", NULL);
    g_thread_unref(g_thread_new("orders", order_to_end, first));
    output_commit(output, NULL);
    for (;;)
        pause();
}

static void
test_signal_during_commit(void)
{
    for (int turn = 0; turn < 20; turn++) {
        g_autofree char *top = g_dir_make_tmp("ebook-output-XXXXXX", NULL);
        pid_t child = fork();
        if (child == 0)
            commit_under_signals(top);
        int status = 0;
        g_assert_cmpint(waitpid(child, &status, 0), ==, child);
        g_assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
        g_autofree char *names = names_in(top);
        g_auto(GStrv) each = g_strsplit(names, " ", -1);
        guint count = g_strv_length(each);
        g_assert_cmpint(count, ==, 50);
        remove_folder(top);
    }
}

static void
test_temporary(void)
{
    Output *output = output_open_temporary(NULL);
    g_assert_nonnull(output);
    g_autofree char *path = g_strdup(output_add(output, "a.pdf", NULL));
    g_assert_true(g_file_test(path, G_FILE_TEST_IS_REGULAR));
    output_free(output);
    g_autofree char *work = g_path_get_dirname(path);
    g_autofree char *top = g_path_get_dirname(work);
    g_assert_false(g_file_test(top, G_FILE_TEST_EXISTS));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/output/commit", test_commit);
    g_test_add_func("/base/output/given-up", test_given_up);
    g_test_add_func("/base/output/all-or-none", test_all_or_none);
    g_test_add_func("/base/output/link", test_link_is_replaced);
    g_test_add_func("/base/output/names", test_names);
    g_test_add_func("/base/output/signal", test_signal);
    g_test_add_func("/base/output/signal-during-commit", test_signal_during_commit);
    g_test_add_func("/base/output/temporary", test_temporary);
    return g_test_run();
}
