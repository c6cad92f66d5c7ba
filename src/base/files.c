/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/limits.h"

struct Folder {
    char *path;
    int fd;
    GMutex lock; /* of what follows, which threads share */
    /* Folder path -> (name in NFC -> name on disk), read when a name is not found as it
     * is written. */
    GHashTable *variants;
    GHashTable *gaps; /* path -> reason, static: what lists left out */
};

G_DEFINE_QUARK(files - error - quark, files_error)

Folder *
folder_open(const char *path, GError **error)
{
    int fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        g_set_error(error, FILES_ERROR,
                    errno == ENOENT ? FILES_ERROR_MISSING : FILES_ERROR_IO,
                    "%s: cannot open the folder: %s", path, g_strerror(errno));
        return NULL;
    }
    Folder *self = g_new0(Folder, 1);
    self->path = g_strdup(path);
    self->fd = fd;
    g_mutex_init(&self->lock);
    self->variants = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_hash_table_unref);
    self->gaps = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return self;
}

void
folder_close(Folder *self)
{
    if (self == NULL)
        return;
    close(self->fd);
    g_hash_table_unref(self->variants);
    g_hash_table_unref(self->gaps);
    g_mutex_clear(&self->lock);
    g_free(self->path);
    g_free(self);
}

const char *
folder_path(const Folder *self)
{
    return self->path;
}

/* ---- opening beneath the root ------------------------------------------------------ */

static bool
has_parent_step(const char *path)
{
    for (const char *p = path; p != NULL; p = strchr(p, '/')) {
        p += *p == '/';
        if (g_str_has_prefix(p, "..") && (p[2] == '/' || p[2] == '\0'))
            return true;
    }
    return false;
}

/* For kernels without openat2: no symbolic link at all is followed. */
static int
open_by_steps(int root, const char *path, int flags)
{
    g_auto(GStrv) steps = g_strsplit(path, "/", -1);
    int fd = root;
    for (guint i = 0; steps[i] != NULL; i++) {
        bool is_last = steps[i + 1] == NULL;
        if (*steps[i] == '\0' && !is_last)
            continue;
        const char *step = *steps[i] == '\0' ? "." : steps[i];
        int next = openat(fd, step,
                          is_last ? flags | O_NOFOLLOW
                                  : O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        int reason = errno;
        struct stat status;
        bool is_link = next < 0 && fstatat(fd, step, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                       S_ISLNK(status.st_mode);
        if (fd != root)
            close(fd);
        if (next < 0) {
            errno = is_link ? EXDEV : reason;
            return -1;
        }
        fd = next;
    }
    return fd;
}

/* The one open() of input paths. -1 with errno; EXDEV when the path leads out. */
static int
open_beneath(const Folder *self, const char *path, int flags)
{
    if (*path == '/' || has_parent_step(path)) {
        errno = EXDEV;
        return -1;
    }
    if (*path == '\0')
        path = ".";
    struct open_how how = {
        .flags = (guint64) (guint) (flags | O_NONBLOCK | O_NOCTTY | O_CLOEXEC),
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
    };
    if (flags & O_PATH)
        how.flags &= ~(guint64) (O_NONBLOCK | O_NOCTTY);
    long fd = syscall(SYS_openat2, self->fd, path, &how, sizeof how);
    if (fd < 0 && (errno == ENOSYS || errno == EPERM))
        fd = open_by_steps(self->fd, path, (int) how.flags);
    return (int) fd;
}

/* ---- names written in another normal form ------------------------------------------- */

static GHashTable *
read_variants(const Folder *self, const char *path)
{
    GHashTable *variants = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GPtrArray) names = folder_list(self, path);
    for (guint i = 0; i < names->len; i++) {
        char *name = g_ptr_array_index(names, i);
        if (g_str_is_ascii(name))
            continue;
        if (g_str_has_suffix(name, "/"))
            name[strlen(name) - 1] = '\0';
        char *composed = g_utf8_normalize(name, -1, G_NORMALIZE_NFC);
        if (g_hash_table_contains(variants, composed))
            g_free(composed);
        else
            g_hash_table_insert(variants, composed, g_strdup(name));
    }
    return variants;
}

/* The name on disk in `folder` that a reader cannot tell from `name`; NULL. */
static char *
variant_of(const Folder *self, const char *folder, const char *name)
{
    g_autofree char *composed = g_utf8_normalize(name, -1, G_NORMALIZE_NFC);
    if (composed == NULL)
        return NULL;
    Folder *owner = (Folder *) self;
    g_mutex_lock(&owner->lock);
    bool is_read = g_hash_table_contains(self->variants, folder);
    g_mutex_unlock(&owner->lock);
    /* Not under the lock: listing a folder may come back here. */
    GHashTable *fresh = is_read ? NULL : read_variants(self, folder);
    g_mutex_lock(&owner->lock);
    if (fresh != NULL)
        g_hash_table_replace(self->variants, g_strdup(folder), fresh);
    char *found = g_strdup(
        g_hash_table_lookup(g_hash_table_lookup(self->variants, folder), composed));
    g_mutex_unlock(&owner->lock);
    return found;
}

/* `path` with each name replaced by its variant on disk; NULL when one has none. */
static char *
find_variant(const Folder *self, const char *path)
{
    g_auto(GStrv) steps = g_strsplit(path, "/", -1);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; steps[i] != NULL; i++) {
        g_autofree char *folder = g_strdup(found->str);
        if (found->len > 0)
            g_string_append_c(found, '/');
        g_autofree char *variant =
            g_str_is_ascii(steps[i]) ? NULL : variant_of(self, folder, steps[i]);
        if (variant == NULL && !g_str_is_ascii(steps[i]))
            return NULL;
        g_string_append(found, variant != NULL ? variant : steps[i]);
    }
    return g_string_free(g_steal_pointer(&found), FALSE);
}

/* Opens `path` as it is written, else as the disk writes it (macOS decomposes Hangul). */
static int
open_any_form(const Folder *self, const char *path, int flags)
{
    int fd = open_beneath(self, path, flags);
    if (fd >= 0 || errno != ENOENT || g_str_is_ascii(path))
        return fd;
    g_autofree char *variant = find_variant(self, path);
    if (variant == NULL || strcmp(variant, path) == 0) {
        errno = ENOENT;
        return -1;
    }
    return open_beneath(self, variant, flags);
}

/* ---- files --------------------------------------------------------------------------- */

static void
set_open_error(const char *path, int reason, GError **error)
{
    switch (reason) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
        g_set_error(error, FILES_ERROR, FILES_ERROR_MISSING, "%s: there is no such file",
                    path);
        break;
    case EXDEV:
    case ELOOP:
        g_set_error(error, FILES_ERROR, FILES_ERROR_OUTSIDE,
                    "%s: leads out of the project's folder", path);
        break;
    case ENXIO: /* a socket, or a FIFO that nobody reads */
        g_set_error(error, FILES_ERROR, FILES_ERROR_KIND, "%s: is no regular file", path);
        break;
    default:
        g_set_error(error, FILES_ERROR, FILES_ERROR_IO, "%s: cannot be read: %s", path,
                    g_strerror(reason));
        break;
    }
}

static int
open_checked(const Folder *self, const char *path, gsize limit, gsize *size,
             GError **error)
{
    int fd = open_any_form(self, path, O_RDONLY);
    if (fd < 0) {
        set_open_error(path, errno, error);
        return -1;
    }
    struct stat status;
    if (fstat(fd, &status) != 0)
        set_open_error(path, errno, error);
    else if (!S_ISREG(status.st_mode))
        g_set_error(error, FILES_ERROR, FILES_ERROR_KIND, "%s: is no regular file", path);
    else if ((guint64) status.st_size > limit)
        g_set_error(error, FILES_ERROR, FILES_ERROR_LARGE,
                    "%s: is larger than the limit of %" G_GSIZE_FORMAT " bytes", path,
                    limit);
    else {
        *size = (gsize) status.st_size;
        return fd;
    }
    close(fd);
    return -1;
}

int
folder_open_file(const Folder *self, const char *path, gsize limit, GError **error)
{
    gsize size;
    return open_checked(self, path, limit, &size, error);
}

/* Reads at most `size` bytes; a file that shrinks meanwhile gives fewer. */
static gssize
read_all(int fd, char *bytes, gsize size)
{
    gsize done = 0;
    while (done < size) {
        gssize got = read(fd, bytes + done, size - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += (gsize) got;
    }
    return (gssize) done;
}

GBytes *
folder_read(const Folder *self, const char *path, gsize limit, GError **error)
{
    gsize size = 0;
    int fd = open_checked(self, path, limit, &size, error);
    if (fd < 0)
        return NULL;
    g_autofree char *bytes = g_malloc(size + 1);
    gssize length = read_all(fd, bytes, size);
    int reason = errno;
    close(fd);
    if (length < 0) {
        set_open_error(path, reason, error);
        return NULL;
    }
    return g_bytes_new_take(g_steal_pointer(&bytes), (gsize) length);
}

bool
folder_stat(const Folder *self, const char *path, FolderStat *stat)
{
    int fd = open_any_form(self, path, O_PATH);
    if (fd < 0)
        return false;
    struct stat status;
    int result = fstat(fd, &status);
    close(fd);
    if (result != 0 || (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)))
        return false;
    if (stat != NULL)
        *stat = (FolderStat){status.st_size, S_ISDIR(status.st_mode)};
    return true;
}

/* ---- folders ------------------------------------------------------------------------- */

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

static void
note_gap(const Folder *self, const char *folder, const char *name, const char *reason)
{
    Folder *owner = (Folder *) self;
    g_autofree char *shown = g_utf8_make_valid(name, -1);
    char *path =
        g_strconcat(folder, *folder != '\0' && *name != '\0' ? "/" : "", shown, NULL);
    g_mutex_lock(&owner->lock);
    g_hash_table_replace(owner->gaps, path, (gpointer) reason);
    g_mutex_unlock(&owner->lock);
}

static int
compare_gaps(gconstpointer a, gconstpointer b)
{
    const FolderGap *const *x = a, *const *y = b;
    return strcmp((*x)->path, (*y)->path);
}

static void
free_gap(gpointer data)
{
    FolderGap *gap = data;
    g_free(gap->path);
    g_free(gap);
}

GPtrArray *
folder_gaps(const Folder *self)
{
    GPtrArray *gaps = g_ptr_array_new_with_free_func(free_gap);
    Folder *owner = (Folder *) self;
    GHashTableIter iter;
    gpointer path, reason;
    g_mutex_lock(&owner->lock);
    g_hash_table_iter_init(&iter, owner->gaps);
    while (g_hash_table_iter_next(&iter, &path, &reason)) {
        FolderGap *gap = g_new(FolderGap, 1);
        *gap = (FolderGap){g_strdup(path), reason};
        g_ptr_array_add(gaps, gap);
    }
    g_mutex_unlock(&owner->lock);
    g_ptr_array_sort(gaps, compare_gaps);
    return gaps;
}

/* Why an entry that is neither file nor folder is none. */
static const char *
reason_of(const struct dirent *entry)
{
    return entry->d_type == DT_LNK
               ? "it is a link that leads nowhere or out of the project"
               : "it is no regular file";
}

/* 'f' a file, 'd' a folder, 'D' a link to a folder inside, '\0' nothing to read. */
static char
kind_of(const Folder *self, const char *folder, const struct dirent *entry)
{
    if (entry->d_type == DT_REG)
        return 'f';
    if (entry->d_type == DT_DIR)
        return 'd';
    if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN)
        return '\0';
    g_autofree char *path =
        g_strconcat(folder, *folder != '\0' ? "/" : "", entry->d_name, NULL);
    int fd = open_beneath(self, path, O_PATH);
    struct stat status = {0};
    bool is_known = fd >= 0 && fstat(fd, &status) == 0;
    if (fd >= 0)
        close(fd);
    if (!is_known)
        return '\0';
    if (S_ISREG(status.st_mode))
        return 'f';
    return !S_ISDIR(status.st_mode) ? '\0' : entry->d_type == DT_LNK ? 'D' : 'd';
}

typedef void (*EntryFunc)(const char *name, char kind, gpointer data);

static void
each_entry(const Folder *self, const char *path, EntryFunc visit, gpointer data)
{
    int fd = open_any_form(self, path, O_RDONLY | O_DIRECTORY);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    if (dir == NULL) {
        if (errno == EACCES || errno == EMFILE || errno == ENFILE)
            note_gap(self, path, "", "the folder may not be read");
        if (fd >= 0)
            close(fd);
        return;
    }
    for (const struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        bool is_self =
            strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
        if (is_self)
            continue;
        bool is_text = g_utf8_validate(entry->d_name, -1, NULL);
        char kind = is_text ? kind_of(self, path, entry) : '\0';
        if (kind != '\0')
            visit(entry->d_name, kind, data);
        else if (*entry->d_name != '.')
            note_gap(self, path, entry->d_name,
                     is_text ? reason_of(entry) : "its name is not UTF-8");
    }
    closedir(dir);
}

static void
add_name(const char *name, char kind, gpointer names)
{
    g_ptr_array_add(names, g_strconcat(name, kind == 'f' ? "" : "/", NULL));
}

GPtrArray *
folder_list(const Folder *self, const char *path)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *trimmed = g_strdup(path);
    for (gsize n = strlen(trimmed); n > 0 && trimmed[n - 1] == '/'; n--)
        trimmed[n - 1] = '\0';
    each_entry(self, trimmed, add_name, names);
    g_ptr_array_sort(names, compare_names);
    return names;
}

typedef struct {
    const Folder *root;
    const char *folder;
    GPtrArray *files, *folders; /* char * */
} Walk;

static void
add_below(const char *name, char kind, gpointer data)
{
    Walk *walk = data;
    bool is_skipped = *name == '.' || kind == 'D' || strcmp(name, "node_modules") == 0;
    if (is_skipped)
        return;
    if (walk->files->len + walk->folders->len >= LIMIT_FILES) {
        note_gap(walk->root, walk->folder, "", "there are more files than are looked at");
        return;
    }
    char *path = g_strconcat(walk->folder, *walk->folder != '\0' ? "/" : "", name, NULL);
    g_ptr_array_add(kind == 'f' ? walk->files : walk->folders, path);
}

GPtrArray *
folder_walk(const Folder *self, const char *path)
{
    g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free);
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    char *first = g_strdup(path);
    for (gsize n = strlen(first); n > 0 && first[n - 1] == '/'; n--)
        first[n - 1] = '\0';
    g_ptr_array_add(folders, first);
    while (folders->len > 0) {
        g_autofree char *folder = g_ptr_array_steal_index_fast(folders, folders->len - 1);
        Walk walk = {self, folder, files, folders};
        each_entry(self, folder, add_below, &walk);
    }
    g_ptr_array_sort(files, compare_names);
    return files;
}

char *
files_resolve(const char *base, const char *path)
{
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
    const char *slash = *path == '/' ? NULL : strrchr(base, '/');
    g_autofree char *folder =
        slash != NULL ? g_strndup(base, (gsize) (slash - base)) : g_strdup("");
    g_autofree char *joined = g_strconcat(folder, "/", path, NULL);
    g_auto(GStrv) steps = g_strsplit(joined, "/", -1);
    for (guint i = 0; steps[i] != NULL; i++) {
        if (*steps[i] == '\0' || strcmp(steps[i], ".") == 0)
            continue;
        if (strcmp(steps[i], "..") != 0)
            g_ptr_array_add(kept, g_strdup(steps[i]));
        else if (kept->len == 0)
            return NULL;
        else
            g_ptr_array_set_size(kept, (int) kept->len - 1);
    }
    g_ptr_array_add(kept, NULL);
    return g_strjoinv("/", (char **) kept->pdata);
}

const char *
files_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}
