/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/asset.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "book/data_address.h"
#include "book/words.h"
#include "doc/walk.h"
#include "image/svg.h"

struct BookAssetIndex {
    Book *book;
    GHashTable *by_path; /* char *path -> index plus 1 */
    GHashTable *by_mark; /* char *: size, first and last bytes -> index plus 1 */
    GHashTable *drawn;   /* GBytes * of an asset -> index plus 1 */
    GHashTable *names;   /* char *name taken */
};

BookAssetIndex *
book_asset_index_new(Book *book)
{
    BookAssetIndex *self = g_new0(BookAssetIndex, 1);
    self->book = book;
    self->by_path = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->by_mark = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->drawn = g_hash_table_new(g_bytes_hash, g_bytes_equal);
    self->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return self;
}

void
book_asset_index_free(BookAssetIndex *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->by_path);
    g_hash_table_unref(self->by_mark);
    g_hash_table_unref(self->drawn);
    g_hash_table_unref(self->names);
    g_free(self);
}

/* A file name for the EPUB: ASCII, told apart by a number. */
static char *
asset_name(BookAssetIndex *self, const char *path, PictureFormat format)
{
    static const char *const extensions[] = {"jpg", "png", "gif", "webp", "svg"};
    g_autofree char *base = g_path_get_basename(path);
    char *dot = strrchr(base, '.');
    if (dot != NULL)
        *dot = '\0';
    g_autofree char *stem = text_ascii_name(base, 60);
    char *name = g_strdup_printf("%s.%s", stem, extensions[format]);
    for (int i = 2; g_hash_table_contains(self->names, name); i++) {
        g_free(name);
        name = g_strdup_printf("%s-%d.%s", stem, i, extensions[format]);
    }
    g_hash_table_add(self->names, g_strdup(name));
    return name;
}

/* What tells most files apart without reading all of them twice. */
static char *
mark_of(GBytes *bytes)
{
    enum { ENDS = 512 };
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    gsize end = MIN(length, ENDS);
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, data, (gssize) end);
    g_checksum_update(sum, data + length - end, (gssize) end);
    return g_strdup_printf("%zu %s", length, g_checksum_get_string(sum));
}

static bool
is_same(const Book *book, guint index, GBytes *bytes)
{
    const BookAsset *asset = g_ptr_array_index(book->assets, index - 1);
    g_autoptr(GBytes) other = book_asset_read(book, asset, NULL);
    return other != NULL && g_bytes_equal(other, bytes);
}

static guint
add_asset(BookAssetIndex *self, const DocNode *node, const char *path, GBytes *bytes,
          const Picture *picture, bool is_written)
{
    g_autofree char *mark = mark_of(bytes);
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(self->by_mark, mark));
    if (known == 0 || !is_same(self->book, known, bytes)) {
        BookAsset *asset = g_new0(BookAsset, 1);
        asset->name = asset_name(self, path, picture->format);
        asset->path = g_strdup(path);
        asset->picture = *picture;
        asset->size = (gint64) g_bytes_get_size(bytes);
        asset->first_use = node;
        asset->drawn = is_written ? g_bytes_ref(bytes) : NULL;
        g_ptr_array_add(self->book->assets, asset);
        known = self->book->assets->len;
        g_hash_table_replace(self->by_mark, g_steal_pointer(&mark),
                             GUINT_TO_POINTER(known));
    }
    g_hash_table_insert(self->by_path, g_strdup(path), GUINT_TO_POINTER(known));
    return known;
}

static bool
has_room(const BookAssetIndex *self, GError **error)
{
    if (self->book->assets->len < LIMIT_IMAGES)
        return true;
    g_set_error(error, PICTURE_ERROR, 0, "the book has more than %d pictures",
                LIMIT_IMAGES);
    return false;
}

/* What no book shows of a picture that is sound. */
static void
tell_left_out(const DocNode *node, const char *path, GBytes *bytes,
              const Picture *picture, Diag *diag)
{
    if (picture->is_animated)
        diag_add(diag, DIAG_NOTE, node->place, "animation",
                 "%s moves; the book shows its first frame", path);
    if (picture->format != PICTURE_SVG)
        return;
    g_autofree char *removed = NULL;
    g_autoptr(GBytes) clean = svg_sanitise(bytes, &removed, NULL);
    if (clean != NULL && removed != NULL)
        diag_add(diag, DIAG_WARNING, node->place, "svg-cleaned",
                 "what a book must not hold was taken out of %s: %s", path, removed);
}

/* Index plus 1 of the asset of `bytes`, new or the same as one before; 0 with `error` when
 * they are no picture. */
static guint
add_sound(BookAssetIndex *self, const DocNode *node, const char *path, GBytes *bytes,
          bool is_written, Diag *diag, GError **error)
{
    Picture picture;
    if (!picture_probe(bytes, &picture, error))
        return 0;
    guint count = self->book->assets->len;
    guint known = add_asset(self, node, path, bytes, &picture, is_written);
    if (self->book->assets->len > count)
        tell_left_out(node, is_written ? "the picture" : path, bytes, &picture, diag);
    return known;
}

/* Index plus 1 of the asset in the file `path`; 0 with `error`. */
static guint
load(BookAssetIndex *self, const DocNode *node, const char *path, Diag *diag,
     GError **error)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(self->by_path, path));
    if (known != 0)
        return known;
    if (!has_room(self, error))
        return 0;
    g_autoptr(GBytes) bytes =
        folder_read(self->book->site->folder, path, LIMIT_IMAGE_BYTES, error);
    return bytes != NULL ? add_sound(self, node, path, bytes, false, diag, error) : 0;
}

/* The same of the picture that its address writes out. */
static guint
load_written(BookAssetIndex *self, const DocNode *node, Diag *diag, GError **error)
{
    static const char name[] = "data:picture"; /* no file is called so */
    g_autoptr(GBytes) bytes = data_address_read(node->url);
    if (bytes == NULL) {
        g_set_error(error, PICTURE_ERROR, 0, "its data cannot be read");
        return 0;
    }
    return has_room(self, error) ? add_sound(self, node, name, bytes, true, diag, error)
                                 : 0;
}

guint
book_asset_draw(BookAssetIndex *self, const DocNode *node, const char *stem, GBytes *svg,
                GError **error)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(self->drawn, svg));
    if (known != 0)
        return known;
    BookAsset *asset = g_new0(BookAsset, 1);
    if (!has_room(self, error) || !picture_probe(svg, &asset->picture, error)) {
        g_free(asset);
        return 0;
    }
    asset->name = asset_name(self, stem, PICTURE_SVG);
    asset->path = g_strdup(asset->name);
    asset->size = (gint64) g_bytes_get_size(svg);
    asset->first_use = node;
    asset->drawn = g_bytes_ref(svg);
    g_ptr_array_add(self->book->assets, asset);
    known = self->book->assets->len;
    g_hash_table_insert(self->drawn, asset->drawn, GUINT_TO_POINTER(known));
    return known;
}

/* A picture written out in its address is no address that anybody would read. */
static char *
shown_address(const char *url)
{
    if (url == NULL || !data_address_is(url))
        return g_strdup(url != NULL ? url : "");
    g_autofree char *type = g_strndup(url, strcspn(url, ";,"));
    return g_strconcat(type, "…", NULL);
}

static char *
placeholder_text(const Book *book, const DocNode *image)
{
    const char *alt =
        image->text != NULL && *image->text != '\0' ? image->text : image->title;
    const char *word = book_word(book->language, BOOK_WORD_MISSING_PICTURE);
    g_autofree char *url = shown_address(image->url);
    return alt != NULL && *alt != '\0' ? g_strdup_printf("[%s: %s — %s]", word, alt, url)
                                       : g_strdup_printf("[%s: %s]", word, url);
}

/* Within text a span; a figure whose last picture this is becomes a box. */
static void
replace(const Book *book, DocNode *image)
{
    g_autofree char *text = placeholder_text(book, image);
    DocNode *words = doc_node_new_text(text, -1, image->place);
    DocNode *parent = image->parent;
    bool is_block = parent->kind == DOC_FIGURE ||
                    (parent->kind == DOC_LINK && parent->parent->kind == DOC_FIGURE);
    DocNode *holder = doc_node_new(is_block ? DOC_PARAGRAPH : DOC_SPAN, image->place);
    doc_node_add_class(holder, "placeholder");
    doc_node_append(holder, words);
    if (is_block && parent->kind == DOC_LINK) {
        doc_node_insert_before(parent, holder);
        doc_node_detach(image);
        if (parent->first == NULL)
            doc_node_free(parent);
    } else {
        doc_node_insert_before(image, holder);
    }
    doc_node_free(image);
}

static bool
has_image(const DocNode *figure)
{
    for (const DocNode *node = figure; node != NULL;
         node = doc_walk_next(node, figure, false))
        if (node->kind == DOC_IMAGE || node->kind == DOC_TABLE ||
            node->kind == DOC_CODE_BLOCK)
            return true;
    return false;
}

/* A figure without a picture is a box with the placeholders and the caption as text. */
static void
settle_figure(DocNode *figure)
{
    if (has_image(figure))
        return;
    figure->kind = DOC_DIVISION;
    doc_node_add_class(figure, "placeholder");
    for (DocNode *node = figure->first; node != NULL; node = node->next)
        if (node->kind == DOC_CAPTION)
            node->kind = DOC_PARAGRAPH;
}

static bool
is_remote(const char *url)
{
    g_autofree char *scheme = g_uri_parse_scheme(url);
    return g_str_has_prefix(url, "//") || scheme != NULL;
}

/* The file that the address means. Windows parts folders by "\\", which stays in the
 * addresses that an editor writes there. */
static char *
find_file(const Site *site, const Post *post, const char *url)
{
    char *path = site->engine->find_asset(site, post->path, post->permalink, url);
    if (path != NULL || strchr(url, '\\') == NULL)
        return path;
    g_autofree char *slashed = g_strdup(url);
    g_strdelimit(slashed, "\\", '/');
    return site->engine->find_asset(site, post->path, post->permalink, slashed);
}

/* Tells why the image has no file; false. */
static bool
tell_no_file(const DocNode *image, const char *url, Diag *diag)
{
    if (is_remote(url))
        diag_add(diag, DIAG_WARNING, image->place, "remote-picture",
                 "the picture %s is no file of the blog; its address is shown instead; "
                 "save it beside the post",
                 url);
    else
        diag_add(diag, DIAG_WARNING, image->place, "missing-picture",
                 "there is no file for the picture '%s'; its address is shown instead",
                 url);
    return false;
}

/* True when the image has its file. */
static bool
settle_image(BookAssetIndex *self, DocNode *image, const Post *post, Diag *diag)
{
    const char *url = image->url != NULL ? image->url : "";
    bool is_written = data_address_is(url);
    g_autofree char *path = is_written ? NULL : find_file(self->book->site, post, url);
    if (path == NULL && !is_written)
        return tell_no_file(image, url, diag);
    g_autoptr(GError) error = NULL;
    image->as.image.asset = is_written ? load_written(self, image, diag, &error)
                                       : load(self, image, path, diag, &error);
    if (image->as.image.asset != 0)
        return true;
    g_autofree char *shown = shown_address(url);
    bool is_missing = g_error_matches(error, FILES_ERROR, FILES_ERROR_MISSING);
    diag_add(diag, DIAG_WARNING, image->place,
             is_missing ? "missing-picture" : "broken-picture",
             "the picture '%s' cannot be shown: %s; its address is shown instead", shown,
             error->message);
    return false;
}

void
book_asset_settle(BookAssetIndex *self, DocNode *doc, const Post *post, Diag *diag)
{
    g_autoptr(GPtrArray) images = g_ptr_array_new();
    g_autoptr(GPtrArray) figures = g_ptr_array_new();
    for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false)) {
        if (node->kind == DOC_IMAGE)
            g_ptr_array_add(images, node);
        if (node->kind == DOC_FIGURE)
            g_ptr_array_add(figures, node);
    }
    for (guint i = 0; i < images->len; i++)
        if (!settle_image(self, g_ptr_array_index(images, i), post, diag))
            replace(self->book, g_ptr_array_index(images, i));
    for (guint i = 0; i < figures->len; i++)
        settle_figure(g_ptr_array_index(figures, i));
}
