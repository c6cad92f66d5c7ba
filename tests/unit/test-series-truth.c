/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real blogs whose series were told by hand: each must be found with exactly its parts in
 * exactly their order, and what is no series must not be found with confidence. The blogs
 * are no part of the project: EBOOK_CORPORA names the folder that holds them, and what is
 * true of them in series-truth.yaml; without it all is skipped.
 * LEAVE_ONE_OUT=1 prints how many are still exact with each kind of evidence hidden. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/source.h"
#include "base/yaml.h"
#include "series/series.h"

typedef struct {
    char *name;
    Diag *diag;
    Site *site;
    Catalogue *catalogue;
    GPtrArray *found; /* Series * */
} Blog;

typedef struct {
    const char *corpora; /* the folder of the blogs */
    GPtrArray *blogs;
    Source *source;
    YamlNode *truth;
} Truth;

typedef struct {
    Truth *truth;
    const YamlNode *entry;
} Case;

/* ---- blogs ----------------------------------------------------------------------------- */

static void
free_series(gpointer data)
{
    series_free(data);
}

static void
blog_free(gpointer data)
{
    Blog *blog = data;
    g_ptr_array_unref(blog->found);
    catalogue_free(blog->catalogue);
    site_free(blog->site);
    diag_free(blog->diag);
    g_free(blog->name);
    g_free(blog);
}

static void
blog_discover(Blog *self, guint hidden)
{
    g_clear_pointer(&self->found, g_ptr_array_unref);
    self->found = series_discover_without(self->catalogue, hidden, self->diag);
    g_ptr_array_set_free_func(self->found, free_series);
}

static Blog *
blog_open(Truth *truth, const char *name)
{
    g_autoptr(GError) error = NULL;
    for (guint i = 0; i < truth->blogs->len; i++) {
        Blog *known = g_ptr_array_index(truth->blogs, i);
        if (strcmp(known->name, name) == 0)
            return known;
    }
    /* The seed is a lone post; it lies beside the blogs. */
    bool is_seed = strcmp(name, "seed") == 0;
    g_autofree char *path =
        g_build_filename(truth->corpora, is_seed ? "../seed" : name, NULL);
    Blog *self = g_new0(Blog, 1);
    self->name = g_strdup(name);
    self->diag = diag_new();
    self->site = site_open(path, self->diag, &error);
    g_assert_no_error(error);
    self->catalogue = catalogue_read(self->site, 0, self->diag, &error);
    g_assert_no_error(error);
    blog_discover(self, 0);
    g_ptr_array_add(truth->blogs, self);
    return self;
}

/* ---- comparing ------------------------------------------------------------------------- */

/* The seed's own part is told by its address in the truth, and is a lone file here. */
static bool
is_same_part(const SeriesPart *part, const char *expected)
{
    if (part->post == NULL)
        return strcmp(part->url, expected) == 0;
    if (*expected != '/')
        return strcmp(part->post->path, expected) == 0;
    g_autofree char *slug = g_path_get_basename(expected);
    return strcmp(part->post->slug, slug) == 0;
}

static bool
is_exact(const Series *series, const GPtrArray *parts)
{
    bool is = series->parts->len == parts->len && series->confidence != SERIES_LOW;
    for (guint i = 0; is && i < parts->len; i++)
        is = is_same_part(g_ptr_array_index(series->parts, i),
                          g_ptr_array_index(parts, i));
    return is;
}

static bool
is_found(Truth *truth, const YamlNode *entry)
{
    const Blog *blog = blog_open(truth, yaml_lookup_string(entry, "blog"));
    g_autoptr(GPtrArray) parts = yaml_lookup_strings(entry, "parts");
    g_autoptr(GPtrArray) missing = yaml_lookup_strings(entry, "missing");
    g_ptr_array_extend_and_steal(parts, g_steal_pointer(&missing));
    for (guint i = 0; i < blog->found->len; i++)
        if (is_exact(g_ptr_array_index(blog->found, i), parts))
            return true;
    return false;
}

static void
test_series(gconstpointer data)
{
    const Case *test = data;
    g_assert_true(is_found(test->truth, test->entry));
}

/* How many of `paths` are parts of `series`. */
static guint
count_shared(const Series *series, const GPtrArray *paths)
{
    guint shared = 0;
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        shared += part->post != NULL &&
                  g_ptr_array_find_with_equal_func((GPtrArray *) paths, part->post->path,
                                                   g_str_equal, NULL);
    }
    return shared;
}

static void
test_none(gconstpointer data)
{
    const Case *test = data;
    const Blog *blog = blog_open(test->truth, yaml_lookup_string(test->entry, "blog"));
    g_autoptr(GPtrArray) posts = yaml_lookup_strings(test->entry, "posts");
    for (guint i = 0; i < blog->found->len; i++) {
        const Series *series = g_ptr_array_index(blog->found, i);
        guint shared = count_shared(series, posts);
        bool is_wrong = shared >= 2 || (posts->len == 1 && shared == 1);
        g_assert_false(is_wrong && series->confidence != SERIES_LOW);
    }
}

/* ---- leave one out --------------------------------------------------------------------- */

static void
print_leave_one_out(Truth *truth)
{
    const YamlNode *entries = yaml_lookup(truth->truth, "series");
    for (int kind = -1; kind <= SERIES_BY_MANIFEST; kind++) {
        guint hidden = kind >= 0 ? 1u << kind : 0, exact = 0;
        for (guint i = 0; i < truth->blogs->len; i++)
            blog_discover(g_ptr_array_index(truth->blogs, i), hidden);
        g_autoptr(GString) lost = g_string_new(NULL);
        for (guint i = 0; i < entries->children->len; i++) {
            const YamlNode *entry = g_ptr_array_index(entries->children, i);
            bool is = is_found(truth, entry);
            exact += is;
            if (!is)
                g_string_append_printf(lost, " %s", yaml_lookup_string(entry, "id"));
        }
        printf("# without %s: %u of %u; lost:%s\n",
               kind >= 0 ? series_order_name(kind) : "nothing", exact,
               entries->children->len, lost->len > 0 ? lost->str : " none");
    }
}

/* ---- the truth ------------------------------------------------------------------------- */

static bool
read_truth(Truth *self, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *text = NULL;
    gsize length;
    if (!g_file_get_contents(path, &text, &length, NULL))
        return false;
    self->source = source_new("series-truth.yaml", text, length, &error);
    g_assert_no_error(error);
    self->truth = yaml_parse(self->source, 0, source_length(self->source), diag, &error);
    g_assert_no_error(error);
    return true;
}

static void
add_cases(Truth *truth, const char *key, GTestDataFunc run, GArray *cases)
{
    const YamlNode *entries = yaml_lookup(truth->truth, key);
    for (guint i = 0; i < entries->children->len; i++) {
        Case *test = g_new0(Case, 1);
        *test = (Case){truth, g_ptr_array_index(entries->children, i)};
        g_array_append_val(cases, test);
        const char *id = yaml_lookup_string(test->entry, "id");
        g_autofree char *name =
            g_strdup_printf("/series-truth/%s/%u %s", key, i, id != NULL ? id : "");
        g_test_add_data_func(name, test, run);
    }
}

static void
test_skipped(void)
{
    g_test_skip("there are no blogs to look at");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    Truth truth = {.blogs = g_ptr_array_new_with_free_func(blog_free)};
    const char *corpora = g_getenv("EBOOK_CORPORA");
    truth.corpora = corpora != NULL ? corpora : "";
    g_autofree char *path = g_build_filename(truth.corpora, "series-truth.yaml", NULL);
    g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(Case *));
    if (read_truth(&truth, path)) {
        add_cases(&truth, "series", test_series, cases);
        add_cases(&truth, "not_a_series", test_none, cases);
    } else {
        g_test_add_func("/series-truth/skipped", test_skipped);
    }
    int status = g_test_run();
    if (g_getenv("LEAVE_ONE_OUT") != NULL && truth.truth != NULL)
        print_leave_one_out(&truth);
    for (guint i = 0; i < cases->len; i++)
        g_free(g_array_index(cases, Case *, i));
    g_ptr_array_unref(truth.blogs);
    yaml_node_free(truth.truth);
    source_free(truth.source);
    return status;
}
