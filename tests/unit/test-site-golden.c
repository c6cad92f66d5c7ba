/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each project tests/golden/site/PROJECT/ against PROJECT.site: what the engine makes of the
 * configuration, of each post's name and address, and of the addresses that its posts hold.
 * A project NAME/ with a file NAME.entry is opened at the path that the file holds. */
#include "config.h"

#include <string.h>

#include "doc/walk.h"
#include "golden.h"
#include "post/post.h"
#include "site/manifest.h"

static void
dump_field(GString *out, const char *name, const char *value)
{
    if (value != NULL)
        g_string_append_printf(out, "%s: %s\n", name, value);
}

static void
dump_site(GString *out, const Site *site)
{
    dump_field(out, "engine", site->engine->name);
    dump_field(out, "entry", site->only_post);
    dump_field(out, "title", site->title);
    dump_field(out, "subtitle", site->subtitle);
    dump_field(out, "description", site->description);
    dump_field(out, "author", site->author);
    dump_field(out, "language", site->language);
    dump_field(out, "url", site->url);
    dump_field(out, "root", site->root);
    const SiteMarkdown *markdown = &site->markdown;
    g_string_append_printf(
        out, "markdown:%s%s%s%s%s%s%s%s%s%s%s%s\n", markdown->has_breaks ? " breaks" : "",
        markdown->has_smart_punctuation ? " smart" : "",
        markdown->has_math ? " math" : "",
        markdown->has_inline_math ? " inline-math" : "",
        markdown->has_bracket_math ? " bracket-math" : "",
        markdown->has_footnotes ? " footnotes" : "",
        markdown->has_definition_lists ? " definitions" : "",
        markdown->has_heading_attributes ? " attributes" : "",
        markdown->has_kramdown_attributes ? " kramdown" : "",
        markdown->has_admonition_fences ? " admonitions" : "",
        markdown->has_emoji_names ? " emoji" : "", markdown->has_jsx ? " jsx" : "");
}

/* Each address in the post: the picture's file, or the normalised address of a link. */
static void
dump_addresses(GString *out, const Site *site, const Post *post)
{
    for (const DocNode *node = post->doc; node != NULL;
         node = doc_walk_next(node, post->doc, false)) {
        if (node->kind == DOC_IMAGE) {
            g_autofree char *file =
                site->engine->find_asset(site, post->path, post->permalink, node->url);
            g_string_append_printf(out, "  %s = %s\n", node->url,
                                   file != NULL ? file : "(no file)");
        } else if (node->kind == DOC_LINK) {
            g_autofree char *fragment = NULL;
            g_autofree char *address = site_normalise(site, node->url, &fragment);
            g_string_append_printf(out, "  %s -> %s%s%s\n", node->url,
                                   address != NULL ? address : "(outside)",
                                   fragment != NULL ? " # " : "",
                                   fragment != NULL ? fragment : "");
        }
    }
}

static void
dump_post(GString *out, const Site *site, const char *path)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Post) post = post_read(site, path, diag, &error);
    g_assert_no_error(error);
    g_autofree char *date =
        post->date != NULL ? g_date_time_format(post->date, "%F") : NULL;
    g_autofree char *absolute = site_absolute(site, post->permalink);
    g_string_append_printf(out, "%s\n  slug %s, %s, %s%s\n  at %s\n", path, post->slug,
                           post->language, date != NULL ? date : "no date",
                           post->date_origin == POST_DATE_NAME ? " by name" : "",
                           post->permalink);
    if (strcmp(absolute, post->permalink) != 0)
        g_string_append_printf(out, "  at %s\n", absolute);
    for (guint i = 0; i < post->aliases->len; i++)
        g_string_append_printf(out, "  also %s\n",
                               (const char *) g_ptr_array_index(post->aliases, i));
    if (!post->is_published)
        g_string_append_printf(out, "  hidden: %s\n", post->hidden_reason);
    dump_addresses(out, site, post);
}

static void
dump_manifests(GString *out, const Site *site, Diag *diag)
{
    g_autoptr(GPtrArray) manifests = site_manifests(site, diag);
    for (guint i = 0; i < manifests->len; i++) {
        const SiteManifest *manifest = g_ptr_array_index(manifests, i);
        g_string_append_printf(out, "manifest %s:%d: %s%s\n", manifest->path,
                               manifest->line,
                               manifest->title != NULL ? manifest->title : "(no title)",
                               manifest->is_published ? "" : " (not published)");
        for (guint k = 0; k < manifest->entries->len; k++) {
            const SiteManifestEntry *entry = g_ptr_array_index(manifest->entries, k);
            g_string_append_printf(out, "  %d: %s", entry->line,
                                   entry->path != NULL ? entry->path : "(absent)");
            if (entry->title != NULL)
                g_string_append_printf(out, " \"%s\"", entry->title);
            if (entry->group != NULL)
                g_string_append_printf(out, " in %s", entry->group);
            g_string_append_c(out, '\n');
        }
    }
}

static char *
entry_path(const char *project)
{
    g_autofree char *file = g_strconcat(project, ".entry", NULL);
    g_autofree char *entry = NULL;
    if (!g_file_get_contents(file, &entry, NULL, NULL))
        return g_strdup(project);
    return g_build_filename(project, g_strchomp(entry), NULL);
}

static void
test_case(gconstpointer data)
{
    const char *project = data;
    g_autofree char *path = entry_path(project);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Site) site = site_open(path, diag, &error);
    g_assert_no_error(error);
    g_autoptr(GString) out = g_string_new(NULL);
    dump_site(out, site);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    site->engine->list_posts(site, paths, diag);
    for (guint i = 0; i < paths->len; i++)
        dump_post(out, site, g_ptr_array_index(paths, i));
    dump_manifests(out, site, diag);
    for (guint i = 0; i < diag_length(diag); i++) {
        const DiagEntry *entry = diag_lookup(diag, i);
        g_string_append_printf(out, "%s:%d:%d [%s]\n", entry->file, entry->line,
                               entry->column, entry->code);
    }
    golden_check(project, ".site", out->str);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder = g_test_build_filename(G_TEST_DIST, "golden", "site", NULL);
    g_autoptr(GDir) names = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(names);
    guint count = 0;
    for (const char *name; (name = g_dir_read_name(names)) != NULL;) {
        g_autofree char *project = g_build_filename(folder, name, NULL);
        if (!g_file_test(project, G_FILE_TEST_IS_DIR))
            continue;
        g_autofree char *path = g_strconcat("/site/", name, NULL);
        g_test_add_data_func_full(path, g_strdup(project), test_case, g_free);
        count++;
    }
    g_assert_cmpuint(count, >, 0);
    return g_test_run();
}
