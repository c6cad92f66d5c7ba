/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/catalogue.h"

#include <string.h>

#include "base/limits.h"
#include "series/address.h"
#include "series/post_link.h"
#include "series/wiki_link.h"
#include "series/words.h"
#include "site/manifest.h"

enum { MIN_THREADED = 8 }; /* posts: fewer are read by one thread */

struct Catalogue {
    const Site *site;
    GPtrArray *posts;    /* Post *, in byte order of path */
    GHashTable *by_path; /* char *path -> Post * */
    AddressIndex *addresses;
    GPtrArray *manifests; /* SiteManifest * */
    Words *words;
    int jobs;
};

/* ---- reading ------------------------------------------------------------------------------- */

/* One file on its way; each has a Diag of its own, so that the order told is the files'. */
typedef struct {
    const char *path;
    Post *post;
    Diag *diag;
    GError *error;
} ReadJob;

static void
read_one(gpointer data, gpointer user_data)
{
    ReadJob *job = data;
    job->post = post_open(user_data, job->path, job->diag, &job->error);
}

static void
read_all(const Site *site, ReadJob *jobs, guint length, int threads)
{
    if (threads == 0)
        threads = (int) g_get_num_processors();
    post_prepare();
    GThreadPool *pool =
        threads > 1 && length > MIN_THREADED
            ? g_thread_pool_new(read_one, (gpointer) site, threads, FALSE, NULL)
            : NULL;
    for (guint i = 0; i < length; i++) {
        if (pool != NULL)
            g_thread_pool_push(pool, &jobs[i], NULL);
        else
            read_one(&jobs[i], (gpointer) site);
    }
    if (pool != NULL)
        g_thread_pool_free(pool, FALSE, TRUE);
}

/* An error that names its own place is told as it is. */
static void
tell_unread(const ReadJob *job, Diag *diag)
{
    int line = 0, column = 0;
    const char *message = job->error->message;
    gsize length = strlen(job->path);
    if (strncmp(message, job->path, length) == 0 && message[length] == ':') {
        char *end;
        line = (int) g_ascii_strtoll(message + length + 1, &end, 10);
        if (*end == ':' && g_ascii_isdigit(end[1]))
            column = (int) g_ascii_strtoll(end + 1, &end, 10);
        const char *text = strstr(end, ": error: ");
        message = text != NULL ? text + strlen(": error: ") : message;
    }
    diag_add(diag, DIAG_ERROR, (DiagPlace){job->path, line, column}, "post-unread",
             "the post cannot be read and is left out: %s", message);
}

static void
collect(Catalogue *self, ReadJob *job, Diag *diag)
{
    diag_take(diag, job->diag);
    diag_free(job->diag);
    if (job->post == NULL) {
        tell_unread(job, diag);
        g_error_free(job->error);
        return;
    }
    g_ptr_array_add(self->posts, job->post);
    g_hash_table_insert(self->by_path, job->post->path, job->post);
}

static void
free_post(gpointer data)
{
    post_free(data);
}

Catalogue *
catalogue_read(const Site *site, int jobs, Diag *diag, GError **error)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    site->engine->list_posts(site, paths, diag);
    if (paths->len > LIMIT_POSTS) {
        diag_add(diag, DIAG_ERROR, DIAG_NOWHERE, "posts-limit",
                 "the blog has %u posts; only the first %d are read", paths->len,
                 LIMIT_POSTS);
        g_ptr_array_set_size(paths, LIMIT_POSTS);
    }
    if (paths->len == 0) {
        g_set_error(error, FILES_ERROR, FILES_ERROR_MISSING, "there are no posts in %s",
                    folder_path(site->folder));
        return NULL;
    }
    Catalogue *self = g_new0(Catalogue, 1);
    self->site = site;
    self->jobs = jobs;
    self->posts = g_ptr_array_new_with_free_func(free_post);
    self->by_path = g_hash_table_new(g_str_hash, g_str_equal);
    self->words = words_new();

    g_autofree ReadJob *work = g_new0(ReadJob, paths->len);
    for (guint i = 0; i < paths->len; i++)
        work[i] = (ReadJob){g_ptr_array_index(paths, i), NULL, diag_new(), NULL};
    read_all(site, work, paths->len, jobs);
    for (guint i = 0; i < paths->len; i++)
        collect(self, &work[i], diag);
    self->manifests = site_manifests(site, diag);
    self->addresses = address_index_new(site, self->posts, self->by_path, diag);
    return self;
}

void
catalogue_free(Catalogue *self)
{
    if (self == NULL)
        return;
    address_index_free(self->addresses);
    g_ptr_array_unref(self->manifests);
    g_hash_table_unref(self->by_path);
    g_ptr_array_unref(self->posts);
    words_free(self->words);
    g_free(self);
}

const Site *
catalogue_site(const Catalogue *self)
{
    return self->site;
}

const Words *
catalogue_words(const Catalogue *self)
{
    return self->words;
}

const GPtrArray *
catalogue_posts(const Catalogue *self)
{
    return self->posts;
}

int
catalogue_jobs(const Catalogue *self)
{
    return self->jobs;
}

void
catalogue_load(const Catalogue *self, const Post *post, Diag *diag)
{
    Post *own = g_hash_table_lookup(self->by_path, post->path);
    bool is_new = own->doc == NULL;
    post_parse(own, self->site, diag);
    if (!is_new)
        return;
    post_links_turn(own->doc, self, own, diag);
    wiki_links_turn(own->doc, self, own, diag);
}

DocNode *
catalogue_take_text(const Catalogue *self, const Post *post)
{
    Post *own = g_hash_table_lookup(self->by_path, post->path);
    g_assert(own->doc != NULL);
    return g_steal_pointer(&own->doc);
}

typedef struct {
    const Post *post;
    Diag *diag;
} LoadJob;

static void
load_one(gpointer data, gpointer user_data)
{
    LoadJob *job = data;
    catalogue_load(user_data, job->post, job->diag);
}

/* Those of `posts` whose text is not there yet, each once. */
static GArray *
jobs_of(const GPtrArray *posts)
{
    GArray *jobs = g_array_new(FALSE, FALSE, sizeof(LoadJob));
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < posts->len; i++) {
        LoadJob job = {g_ptr_array_index(posts, i), NULL};
        if (job.post->doc != NULL || !g_hash_table_add(seen, (gpointer) job.post))
            continue;
        job.diag = diag_new();
        g_array_append_val(jobs, job);
    }
    return jobs;
}

void
catalogue_load_all(const Catalogue *self, const GPtrArray *posts, Diag *diag)
{
    g_autoptr(GArray) jobs = jobs_of(posts);
    int threads = self->jobs == 0 ? (int) g_get_num_processors() : self->jobs;
    GThreadPool *pool =
        threads > 1 && jobs->len > MIN_THREADED
            ? g_thread_pool_new(load_one, (gpointer) self, threads, FALSE, NULL)
            : NULL;
    for (guint i = 0; i < jobs->len; i++) {
        LoadJob *job = &g_array_index(jobs, LoadJob, i);
        if (pool != NULL)
            g_thread_pool_push(pool, job, NULL);
        else
            load_one(job, (gpointer) self);
    }
    if (pool != NULL)
        g_thread_pool_free(pool, FALSE, TRUE);
    for (guint i = 0; i < jobs->len; i++) {
        LoadJob *job = &g_array_index(jobs, LoadJob, i);
        diag_take(diag, job->diag);
        diag_free(job->diag);
    }
}

const GPtrArray *
catalogue_manifests(const Catalogue *self)
{
    return self->manifests;
}

const Post *
catalogue_lookup_path(const Catalogue *self, const char *path)
{
    return g_hash_table_lookup(self->by_path, path);
}

const Post *
catalogue_resolve(const Catalogue *self, const Post *from, const char *href,
                  CatalogueMatch *match, char **fragment, char **nearest)
{
    return address_index_resolve(self->addresses, from, href, match, fragment, nearest);
}

const Post *
catalogue_find_named(const Catalogue *self, const Post *from, const char *name,
                     char **fragment, char **nearest)
{
    return address_index_find_named(self->addresses, from, name, fragment, nearest);
}
