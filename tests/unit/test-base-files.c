/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/files.h"

#define HAN_NFC "\xED\x95\x9C"
#define HAN_NFD "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"

typedef struct {
    char *outside; /* holds secret.txt and the project */
    Folder *folder;
} Fixture;

static void
write_file(const char *outside, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(outside, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(parent, 0755), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void
make_link(const char *outside, const char *target, const char *name)
{
    g_autofree char *path = g_build_filename(outside, "project", name, NULL);
    g_assert_cmpint(symlink(target, path), ==, 0);
}

static void
set_up(Fixture *self, gconstpointer data)
{
    (void) data;
    self->outside = g_dir_make_tmp("ebook-files-XXXXXX", NULL);
    write_file(self->outside, "secret.txt", "secret");
    write_file(self->outside, "project/a.md", "hello");
    write_file(self->outside, "project/b/" HAN_NFD "/" HAN_NFD ".png", "png");
    write_file(self->outside, "project/b.md", "b");
    write_file(self->outside, "project/.hidden/c.md", "c");
    write_file(self->outside, "project/node_modules/c.md", "c");
    make_link(self->outside, "../secret.txt", "out.md");
    make_link(self->outside, "/etc/passwd", "passwd.md");
    make_link(self->outside, "a.md", "inside.md");
    make_link(self->outside, "..", "up");
    make_link(self->outside, ".", "b/loop");
    g_autofree char *fifo = g_build_filename(self->outside, "project/fifo.md", NULL);
    g_assert_cmpint(mkfifo(fifo, 0644), ==, 0);
    g_autofree char *project = g_build_filename(self->outside, "project", NULL);
    self->folder = folder_open(project, NULL);
    g_assert_nonnull(self->folder);
}

static void
remove_tree(const char *path)
{
    GDir *dir =
        g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name = NULL; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *below = g_build_filename(path, name, NULL);
        remove_tree(below);
    }
    g_clear_pointer(&dir, g_dir_close);
    g_remove(path);
}

static void
tear_down(Fixture *self, gconstpointer data)
{
    (void) data;
    folder_close(self->folder);
    remove_tree(self->outside);
    g_free(self->outside);
}

static void
assert_read(const Fixture *self, const char *path, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = folder_read(self->folder, path, 100, &error);
    g_assert_no_error(error);
    g_assert_cmpmem(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), expected,
                    strlen(expected));
}

static void
assert_fails(const Fixture *self, const char *path, int code)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = folder_read(self->folder, path, 5, &error);
    g_assert_null(bytes);
    g_assert_error(error, FILES_ERROR, code);
}

static void
test_read(Fixture *self, gconstpointer data)
{
    (void) data;
    assert_read(self, "a.md", "hello");
    assert_read(self, ".//a.md", "hello");
}

static void
test_inside_link(Fixture *self, gconstpointer data)
{
    (void) data;
    assert_read(self, "inside.md", "hello");
}

static void
test_refusals(Fixture *self, gconstpointer data)
{
    (void) data;
    assert_fails(self, "nothing.md", FILES_ERROR_MISSING);
    assert_fails(self, "a.md/x", FILES_ERROR_MISSING);
    assert_fails(self, "../secret.txt", FILES_ERROR_OUTSIDE);
    assert_fails(self, "b/../../secret.txt", FILES_ERROR_OUTSIDE);
    assert_fails(self, "/etc/passwd", FILES_ERROR_OUTSIDE);
    assert_fails(self, "out.md", FILES_ERROR_OUTSIDE);
    assert_fails(self, "passwd.md", FILES_ERROR_OUTSIDE);
    assert_fails(self, "up/secret.txt", FILES_ERROR_OUTSIDE);
    assert_fails(self, "fifo.md", FILES_ERROR_KIND);
    assert_fails(self, "b", FILES_ERROR_KIND);
    g_autoptr(GError) error = NULL;
    g_assert_null(folder_read(self->folder, "a.md", 4, &error));
    g_assert_error(error, FILES_ERROR, FILES_ERROR_LARGE);
}

static void
test_normal_forms(Fixture *self, gconstpointer data)
{
    (void) data;
    assert_read(self, "b/" HAN_NFC "/" HAN_NFC ".png", "png");
    assert_read(self, "b/" HAN_NFD "/" HAN_NFD ".png", "png");
    assert_fails(self, "b/" HAN_NFC "/none/" HAN_NFC ".png", FILES_ERROR_MISSING);
    assert_fails(self, "b/" HAN_NFC "/" HAN_NFC HAN_NFC ".png", FILES_ERROR_MISSING);
    FolderStat stat;
    g_assert_true(folder_stat(self->folder, "b/" HAN_NFC, &stat) && stat.is_folder);
}

static void
test_list(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(GPtrArray) names = folder_list(self->folder, "");
    g_ptr_array_add(names, NULL);
    g_autofree char *joined = g_strjoinv(" ", (char **) names->pdata);
    g_assert_cmpstr(joined, ==, ".hidden/ a.md b.md b/ inside.md node_modules/");
    g_autoptr(GPtrArray) none = folder_list(self->folder, "up");
    g_assert_cmpuint(none->len, ==, 0);
}

static void
test_walk(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(GPtrArray) names = folder_walk(self->folder, "");
    g_ptr_array_add(names, NULL);
    g_autofree char *joined = g_strjoinv(" ", (char **) names->pdata);
    g_assert_cmpstr(joined, ==, "a.md b.md b/" HAN_NFD "/" HAN_NFD ".png inside.md");
}

static void
test_stat(Fixture *self, gconstpointer data)
{
    (void) data;
    FolderStat stat;
    g_assert_true(folder_stat(self->folder, "a.md", &stat));
    g_assert_cmpint(stat.size, ==, 5);
    g_assert_false(stat.is_folder);
    g_assert_true(folder_stat(self->folder, "", NULL));
    g_assert_false(folder_stat(self->folder, "fifo.md", &stat));
    g_assert_false(folder_stat(self->folder, "out.md", &stat));
}

/* An older kernel: openat2 is not there. */
static bool
hide_openat2(void)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {G_N_ELEMENTS(filter), filter};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static void
test_fallback(Fixture *self, gconstpointer data)
{
    if (!g_test_subprocess()) {
        g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
        g_test_trap_assert_passed();
        return;
    }
    if (!hide_openat2())
        return;
    test_read(self, data);
    test_normal_forms(self, data);
    test_refusals(self, data);
    test_stat(self, data);
}

static void
test_resolve(void)
{
    static const char *const cases[][3] = {
        {"a/b.md", "./c.png", "a/c.png"},
        {"a/b.md", "../c.png", "c.png"},
        {"a/b.md", "../../c.png", NULL},
        {"a/b.md", "/x//y.png", "x/y.png"},
        {"b.md", "c/./d/../e.png", "c/e.png"},
        {"b.md", "..", NULL},
        {"b.md", "", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = files_resolve(cases[i][0], cases[i][1]);
        g_assert_cmpstr(path, ==, cases[i][2]);
    }
}

/* What a walk leaves out is known by path, each once; hidden names are nobody's business. */
static void
test_gaps(Fixture *self, gconstpointer data)
{
    (void) data;
    write_file(self->outside, "project/b/\xff.md", "x");
    g_autoptr(GPtrArray) files = folder_walk(self->folder, "");
    g_ptr_array_set_size(files, 0);
    g_autoptr(GPtrArray) names = folder_list(self->folder, "");
    g_ptr_array_set_size(names, 0);
    g_autoptr(GPtrArray) gaps = folder_gaps(self->folder);
    g_autoptr(GString) told = g_string_new(NULL);
    for (guint i = 0; i < gaps->len; i++)
        g_string_append_printf(told, "%s ", ((const FolderGap *) gaps->pdata[i])->path);
    g_assert_cmpstr(told->str, ==, "b/\xEF\xBF\xBD.md fifo.md out.md passwd.md up ");
}

int
main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*test)(Fixture *, gconstpointer);
    } tests[] = {
        {"read", test_read},       {"inside-link", test_inside_link},
        {"refuse", test_refusals}, {"normal-forms", test_normal_forms},
        {"list", test_list},       {"walk", test_walk},
        {"stat", test_stat},       {"fallback", test_fallback},
        {"gaps", test_gaps},
    };
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *path = g_strconcat("/base/files/", tests[i].name, NULL);
        g_test_add(path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
    g_test_add_func("/base/files/resolve", test_resolve);
    return g_test_run();
}
