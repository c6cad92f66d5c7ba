/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/zenn.h"

#include <string.h>

#include "base/limits.h"
#include "site/asset.h"
#include "site/manifest.h"
#include "site/permalink.h"
#include "site/settings.h"
#include "site/zenn_tag.h"

/* How many articles are asked for Zenn's front matter. */
#define MAX_SAMPLES 10

static bool
is_folder(const Folder *folder, const char *path)
{
    FolderStat stat;
    return folder_stat(folder, path, &stat) && stat.is_folder;
}

static int
recognise(const Folder *folder)
{
    g_autofree char *package = settings_text(folder, "package.json");
    bool has_articles = is_folder(folder, "articles");
    if (!has_articles && !is_folder(folder, "books"))
        return 0;
    if (package != NULL && strstr(package, "\"zenn-cli\"") != NULL)
        return 85;
    g_autoptr(GPtrArray) names = folder_list(folder, "articles");
    for (guint i = 0; i < MIN(names->len, MAX_SAMPLES); i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = g_strconcat("articles/", name, NULL);
        g_autofree char *text =
            site_is_markdown(name) ? settings_text(folder, path) : NULL;
        if (text != NULL && strstr(text, "\nemoji:") != NULL &&
            strstr(text, "\ntopics:") != NULL)
            return 70;
    }
    return 0;
}

static bool
configure(Site *site, Diag *diag, GError **error)
{
    (void) diag;
    (void) error;
    site->markdown = (SiteMarkdown){
        .has_breaks = true,
        .has_math = true,
        .has_inline_math = true,
        .has_footnotes = true,
        .has_admonition_fences = true,
        .has_emoji_names = true,
    };
    return true;
}

static void
list_posts(const Site *site, GPtrArray *paths, Diag *diag)
{
    static const char *const folders[] = {"articles", "books"};
    (void) diag;
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autoptr(GPtrArray) files = folder_walk(site->folder, folders[i]);
        for (guint k = 0; k < files->len; k++)
            if (site_is_markdown(g_ptr_array_index(files, k)))
                g_ptr_array_add(paths, g_strdup(g_ptr_array_index(files, k)));
    }
}

/* Chapters may be ordered by a number before the name: "1.intro.md". */
static const char *
without_number(const char *stem)
{
    gsize digits = strspn(stem, "0123456789");
    return digits > 0 && stem[digits] == '.' && stem[digits + 1] != '\0'
               ? stem + digits + 1
               : stem;
}

static void
read_name(const Site *site, const char *path, char **slug, GDateTime **date,
          char **language)
{
    (void) site;
    (void) date;
    g_autofree char *stem = settings_stem_of(path);
    *slug = g_strdup(without_number(stem));
    *language = settings_language_of(path);
}

static char *
book_config(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    return g_build_filename(folder, "config.yaml", NULL);
}

/* The tree of a book's config.yaml; NULL. `*source` must outlive it. */
static YamlNode *
read_book(const Site *site, const char *path, Source **source, Diag *diag)
{
    g_autoptr(GBytes) bytes = folder_read(site->folder, path, LIMIT_YAML_BYTES, NULL);
    if (bytes == NULL)
        return NULL;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autoptr(GError) error = NULL;
    *source = source_new(path, data, length, &error);
    YamlNode *book = *source == NULL
                         ? NULL
                         : yaml_parse(*source, 0, source_length(*source), diag, &error);
    if (error != NULL)
        diag_add(diag, DIAG_ERROR, (DiagPlace){path, 0, 0}, "bad-manifest",
                 "the book's configuration is left out: %s", error->message);
    return book;
}

static bool
is_published(const Site *site, const SitePostFacts *facts, const char **reason)
{
    *reason = NULL;
    if (g_str_has_prefix(facts->path, "books/")) {
        g_autofree char *config = book_config(facts->path);
        g_autofree char *text = settings_text(site->folder, config);
        if (text != NULL && strstr(text, "published: false") != NULL)
            *reason = "published: false in the book's config.yaml";
    } else if (!yaml_lookup_bool(facts->front, "published", true)) {
        *reason = "published: false";
    }
    return *reason == NULL;
}

/* The author's name, which comes first in the address, stands nowhere in the folder; it may
 * be learnt from the links (own_address.h). */
static char *
permalink(const Site *site, const SitePostFacts *facts)
{
    g_autofree char *folder = g_path_get_dirname(facts->path);
    bool is_chapter = g_str_has_prefix(facts->path, "books/");
    g_autofree char *address =
        is_chapter ? g_strconcat(site->root, folder, "/viewer/", facts->slug, NULL)
                   : g_strconcat(site->root, "articles/", facts->slug, NULL);
    return permalink_tidy(address);
}

static char *
find_asset(const Site *site, const char *path, const char *permalink_of_post,
           const char *url)
{
    (void) permalink_of_post;
    g_autofree char *local = site_local_path(site, url);
    if (local == NULL || *local == '\0')
        return NULL;
    return *local == '/' ? asset_below(site, "", local) : asset_beside(site, path, local);
}

/* ---- books ------------------------------------------------------------------------------- */

/* The file of the chapter `name` in `folder`: NAME.md, or NAME.md with a number before it. */
static char *
chapter_file(const Site *site, const char *folder, const char *name)
{
    g_autofree char *file = g_strconcat(name, ".md", NULL);
    char *found = asset_below(site, folder, file);
    g_autoptr(GPtrArray) names = found == NULL ? folder_list(site->folder, folder) : NULL;
    for (guint i = 0; names != NULL && found == NULL && i < names->len; i++)
        if (strcmp(without_number(g_ptr_array_index(names, i)), file) == 0)
            found = asset_below(site, folder, g_ptr_array_index(names, i));
    return found;
}

static void
add_chapter(const Site *site, SiteManifest *manifest, const char *folder,
            const YamlNode *chapter)
{
    if (chapter->kind != YAML_SCALAR)
        return;
    g_autofree char *file = chapter_file(site, folder, chapter->value);
    site_manifest_add(manifest, file, file == NULL ? chapter->value : NULL, NULL,
                      chapter->place.line);
}

static int
number_of(const char *name)
{
    return (int) CLAMP(g_ascii_strtoll(name, NULL, 10), 0, 1000000);
}

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    const char *first = *(const char *const *) a, *second = *(const char *const *) b;
    int difference = number_of(first) - number_of(second);
    return difference != 0 ? difference : strcmp(first, second);
}

/* Without `chapters:` the numbers before the names count. */
static void
add_numbered(const Site *site, SiteManifest *manifest, const char *folder)
{
    g_autoptr(GPtrArray) names = folder_list(site->folder, folder);
    g_ptr_array_sort(names, compare_numbers);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = g_strconcat(folder, "/", name, NULL);
        if (site_is_markdown(name) && without_number(name) != name)
            site_manifest_add(manifest, path, NULL, NULL, 0);
    }
}

static void
add_book(const Site *site, const char *folder, GPtrArray *manifests, Diag *diag)
{
    g_autofree char *path = g_strconcat(folder, "/config.yaml", NULL);
    g_autoptr(Source) source = NULL;
    g_autoptr(YamlNode) book = read_book(site, path, &source, diag);
    if (book == NULL)
        return;
    SiteManifest *manifest =
        site_manifest_new(yaml_lookup_string(book, "title"), path, 1);
    manifest->is_published = yaml_lookup_bool(book, "published", true);
    const YamlNode *chapters = yaml_lookup(book, "chapters");
    bool is_list = chapters != NULL && chapters->kind == YAML_SEQUENCE;
    for (guint i = 0; is_list && i < chapters->children->len; i++)
        add_chapter(site, manifest, folder, g_ptr_array_index(chapters->children, i));
    if (!is_list)
        add_numbered(site, manifest, folder);
    g_ptr_array_add(manifests, manifest);
}

static void
manifests(const Site *site, GPtrArray *found, Diag *diag)
{
    g_autoptr(GPtrArray) names = folder_list(site->folder, "books");
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (!g_str_has_suffix(name, "/"))
            continue;
        g_autofree char *folder =
            g_strdup_printf("books/%.*s", (int) strlen(name) - 1, name);
        add_book(site, folder, found, diag);
    }
}

const SiteEngine site_zenn = {
    .name = "zenn",
    .recognise = recognise,
    .configure = configure,
    .list_posts = list_posts,
    .read_name = read_name,
    .is_published = is_published,
    .permalink = permalink,
    .find_asset = find_asset,
    .manifests = manifests,
    .tags = &zenn_tag_syntax,
};
