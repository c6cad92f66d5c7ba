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
 * remove before it dies. */
static _Atomic(Output *) open_outputs[MAX_OPEN];

/* Only calls that are safe in a signal handler. Two turns: another thread may just be
 * making a file. */
static void
empty_work_folder(const Output *output)
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
            return;
    }
}

static void
on_signal(int number)
{
    for (guint i = 0; i < MAX_OPEN; i++) {
        const Output *output = atomic_load(&open_outputs[i]);
        if (output != NULL)
            empty_work_folder(output);
    }
    signal(number, SIG_DFL);
    raise(number);
}

/* Handlers that the caller set, and signals that it ignores (nohup), stay. */
static void
watch_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        struct sigaction old, new = {.sa_handler = on_signal};
        sigfillset(&new.sa_mask);
        if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
            sigaction(numbers[i], &new, NULL);
    }
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

Output *
output_open(const char *path, GError **error)
{
    g_autoptr(Output) self = g_new0(Output, 1);
    self->path = g_canonicalize_filename(path, NULL);
    self->fd = self->work_fd = -1;
    self->slot = MAX_OPEN;
    self->files = g_ptr_array_new_with_free_func(file_free);
    self->is_made = !g_file_test(self->path, G_FILE_TEST_EXISTS);
    if (self->is_made && g_mkdir_with_parents(self->path, 0777) != 0) {
        fail(error, errno, path, "cannot make the folder");
        return NULL;
    }
    self->fd = open(self->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (self->fd < 0) {
        fail(error, errno, path, "cannot open the folder");
        return NULL;
    }
    watch_signals();
    if (!open_work_folder(self, error))
        return NULL;
    return g_steal_pointer(&self);
}

void
output_free(Output *self)
{
    if (self == NULL)
        return;
    if (self->slot < MAX_OPEN) {
        empty_work_folder(self);
        atomic_store(&open_outputs[self->slot], NULL);
    }
    if (self->work_fd >= 0)
        close(self->work_fd);
    if (self->fd >= 0)
        close(self->fd);
    if (self->is_made)
        g_rmdir(self->path); /* only when it stayed empty */
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

bool
output_commit(Output *self, GError **error)
{
    for (guint i = 0; i < self->files->len; i++)
        if (!flush_file(self, g_ptr_array_index(self->files, i), error))
            return false;

    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &old);
    guint done = 0;
    while (done < self->files->len &&
           move_in(self, g_ptr_array_index(self->files, done), error))
        done++;
    bool is_complete = done == self->files->len;
    while (!is_complete && done > 0)
        move_out(self, g_ptr_array_index(self->files, --done));
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (!is_complete)
        return false;
    self->is_made = false;
    if (fsync(self->fd) != 0)
        return fail(error, errno, self->path, "cannot be flushed to disk");
    return true;
}
