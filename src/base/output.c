/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/limits.h"

#define MAX_OPEN 64
#define WORK_NAME_BYTES 32

typedef struct {
    char *name; /* in the output folder */
    char *path; /* of the temporary file */
} OutputFile;

struct Output {
    char *path; /* absolute */
    int fd;     /* of the output folder */
    bool is_made;
    char work_name[WORK_NAME_BYTES]; /* the folder aside, in the output folder */
    int work_fd;
    guint slot;
    GPtrArray *files; /* OutputFile * */
};

/* ---- signals ------------------------------------------------------------------------- */

/* A signal handler is given nothing, so this is the one state of the process: what to
 * remove before it dies, and whether it may. */
static _Atomic(Output *) open_outputs[MAX_OPEN];

enum { MAY_DIE, MAY_NOT_DIE }; /* and greater: the signal to die of afterwards */
static atomic_int commit_state;

/* Only calls that are safe in a signal handler. Two turns: another thread may just be
 * making a file. */
static void
remove_work_folder(const Output *output)
{
    char buffer[4096] __attribute__((aligned(8)));
    for (int turn = 0; turn < 2; turn++) {
        lseek(output->work_fd, 0, SEEK_SET);
        long got;
        while ((got = syscall(SYS_getdents64, output->work_fd, buffer, sizeof buffer)) >
               0)
            for (long at = 0; at < got;) {
                const struct dirent64 *entry = (const struct dirent64 *) (buffer + at);
                unlinkat(output->work_fd, entry->d_name, 0);
                at += entry->d_reclen;
            }
        if (unlinkat(output->fd, output->work_name, AT_REMOVEDIR) == 0)
            break;
    }
    if (output->is_made)
        rmdir(output->path); /* only when it stayed empty */
}

static void
die_of(int number)
{
    for (guint i = 0; i < MAX_OPEN; i++) {
        const Output *output = atomic_load(&open_outputs[i]);
        if (output != NULL)
            remove_work_folder(output);
    }
    signal(number, SIG_DFL);
    raise(number);
}

/* Blocking a signal in the thread that commits would only have another thread take it. */
static void
on_order(int number)
{
    int state = MAY_NOT_DIE;
    if (atomic_compare_exchange_strong(&commit_state, &state, number + MAY_NOT_DIE))
        return;
    if (state == MAY_DIE)
        die_of(number);
}

static void
watch(int number, void (*handler)(int))
{
    struct sigaction old, new = {.sa_handler = handler};
    sigfillset(&new.sa_mask);
    if (sigaction(number, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
        sigaction(number, &new, NULL);
}

/* Orders to end, and what a library does that finds no memory. Handlers that the caller
 * set, and signals that it ignores (nohup), stay. */
static void
watch_signals(void)
{
    static const int orders[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU, SIGALRM};
    static const int faults[] = {SIGABRT, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
    for (guint i = 0; i < G_N_ELEMENTS(orders); i++)
        watch(orders[i], on_order);
    for (guint i = 0; i < G_N_ELEMENTS(faults); i++)
        watch(faults[i], die_of);
}

static bool
take_slot(Output *self)
{
    for (guint i = 0; i < MAX_OPEN; i++) {
        Output *empty = NULL;
        if (atomic_compare_exchange_strong(&open_outputs[i], &empty, self)) {
            self->slot = i;
            return true;
        }
    }
    return false;
}

/* ---- opening ------------------------------------------------------------------------- */

static bool
fail(GError **error, int reason, const char *path, const char *what)
{
    g_set_error(error, G_IO_ERROR, (int) g_io_error_from_errno(reason), "%s: %s: %s",
                path, what, g_strerror(reason));
    return false;
}

static void
file_free(gpointer data)
{
    OutputFile *file = data;
    g_free(file->name);
    g_free(file->path);
    g_free(file);
}

static bool
open_work_folder(Output *self, GError **error)
{
    for (int attempt = 0; attempt < 100; attempt++) {
        g_snprintf(self->work_name, sizeof self->work_name, ".ebook-%08x",
                   g_random_int());
        if (mkdirat(self->fd, self->work_name, 0700) == 0)
            break;
        if (errno != EEXIST || attempt == 99)
            return fail(error, errno, self->path, "cannot write here");
    }
    self->work_fd = openat(self->fd, self->work_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (self->work_fd >= 0 && take_slot(self))
        return true;
    int reason = self->work_fd < 0 ? errno : EMFILE;
    unlinkat(self->fd, self->work_name, AT_REMOVEDIR);
    return fail(error, reason, self->path, "cannot write here");
}

/* Takes `path`. */
static Output *
output_new(char *path)
{
    Output *self = g_new0(Output, 1);
    self->path = path;
    self->fd = self->work_fd = -1;
    self->slot = MAX_OPEN;
    self->files = g_ptr_array_new_with_free_func(file_free);
    return self;
}

static bool
open_folder(Output *self, GError **error)
{
    self->fd = open(self->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (self->fd < 0)
        return fail(error, errno, self->path, "cannot open the folder");
    watch_signals();
    return open_work_folder(self, error);
}

Output *
output_open(const char *path, GError **error)
{
    g_autoptr(Output) self = output_new(g_canonicalize_filename(path, NULL));
    if (!g_file_test(self->path, G_FILE_TEST_EXISTS)) {
        if (g_mkdir_with_parents(self->path, 0777) != 0) {
            fail(error, errno, path, "cannot make the folder");
            return NULL;
        }
        self->is_made = true;
    }
    return open_folder(self, error) ? g_steal_pointer(&self) : NULL;
}

Output *
output_open_temporary(GError **error)
{
    char *path = g_dir_make_tmp("ebook-check-XXXXXX", error);
    if (path == NULL)
        return NULL;
    g_autoptr(Output) self = output_new(path);
    self->is_made = true;
    return open_folder(self, error) ? g_steal_pointer(&self) : NULL;
}

void
output_free(Output *self)
{
    if (self == NULL)
        return;
    if (self->slot < MAX_OPEN) {
        remove_work_folder(self);
        atomic_store(&open_outputs[self->slot], NULL);
    }
    if (self->work_fd >= 0)
        close(self->work_fd);
    if (self->fd >= 0)
        close(self->fd);
    if (self->is_made)
        g_rmdir(self->path);
    g_ptr_array_unref(self->files);
    g_free(self->path);
    g_free(self);
}

const char *
output_add(Output *self, const char *name, GError **error)
{
    int fd = -1;
    if (*name == '\0' || *name == '.' || strchr(name, '/') != NULL)
        errno = EINVAL;
    else
        fd = openat(self->work_fd, name,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0) {
        fail(error, errno, name, "cannot make the file");
        return NULL;
    }
    close(fd);
    OutputFile *file = g_new0(OutputFile, 1);
    file->name = g_strdup(name);
    file->path = g_build_filename(self->path, self->work_name, name, NULL);
    g_ptr_array_add(self->files, file);
    return file->path;
}

/* ---- committing ---------------------------------------------------------------------- */

static bool
flush_file(const Output *self, const OutputFile *file, GError **error)
{
    int fd = openat(self->work_fd, file->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return fail(error, errno, file->name, "cannot be written");
    struct stat status;
    int reason = 0;
    if (fstat(fd, &status) != 0 || fsync(fd) != 0)
        reason = errno;
    else if (status.st_size > LIMIT_OUTPUT_BYTES)
        reason = EFBIG;
    close(fd);
    return reason == 0 || fail(error, reason, file->name, "cannot be written");
}

/* The file that was there goes into the folder aside, so that it can come back. */
static bool
move_in(const Output *self, const OutputFile *file, GError **error)
{
    struct stat status;
    bool is_there = fstatat(self->fd, file->name, &status, AT_SYMLINK_NOFOLLOW) == 0;
    if (is_there && S_ISDIR(status.st_mode))
        return fail(error, EISDIR, file->name, "cannot be replaced");
    if (is_there &&
        renameat2(self->work_fd, file->name, self->fd, file->name, RENAME_EXCHANGE) == 0)
        return true;
    if (renameat(self->work_fd, file->name, self->fd, file->name) == 0)
        return true;
    return fail(error, errno, file->name, "cannot be put in place");
}

static void
move_out(const Output *self, const OutputFile *file)
{
    if (renameat2(self->fd, file->name, self->work_fd, file->name, RENAME_EXCHANGE) != 0)
        renameat(self->fd, file->name, self->work_fd, file->name);
}

/* What was moved in goes out again unless all of it stays. */
static bool
move_all(const Output *self, GError **error)
{
    guint done = 0;
    while (done < self->files->len &&
           move_in(self, g_ptr_array_index(self->files, done), error))
        done++;
    bool is_complete = done == self->files->len;
    if (is_complete && fsync(self->fd) != 0)
        is_complete = fail(error, errno, self->path, "cannot be flushed to disk");
    while (!is_complete && done > 0)
        move_out(self, g_ptr_array_index(self->files, --done));
    return is_complete;
}

bool
output_commit(Output *self, GError **error)
{
    for (guint i = 0; i < self->files->len; i++)
        if (!flush_file(self, g_ptr_array_index(self->files, i), error))
            return false;
    atomic_store(&commit_state, MAY_NOT_DIE);
    bool is_complete = move_all(self, error);
    if (is_complete)
        self->is_made = false;
    int state = atomic_exchange(&commit_state, MAY_DIE);
    if (state > MAY_NOT_DIE)
        die_of(state - MAY_NOT_DIE);
    return is_complete;
}
