/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/picture.h"

#include <string.h>

#include "image/decode.h"
#include "image/svg.h"

/* Apple's limit, and a picture that mail gateways still carry. */
enum { MAX_PIXELS = 4000000, MAX_BYTES = 4500000, MEASURE_PX = 600, JPEG_QUALITY = 88 };

typedef enum { AS_IT_IS, TO_JPEG, TO_PNG, CLEAN_SVG } Treatment;

struct EpubPictures {
    const Book *book;
    char **names;       /* one an asset; NULL until used */
    GHashTable *widths; /* char *class -> percent */
};

EpubPictures *
epub_pictures_new(const Book *book)
{
    EpubPictures *self = g_new0(EpubPictures, 1);
    self->book = book;
    self->names = g_new0(char *, book->assets->len + 1);
    self->widths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return self;
}

void
epub_pictures_free(EpubPictures *self)
{
    if (self == NULL)
        return;
    for (guint i = 0; i < self->book->assets->len; i++)
        g_free(self->names[i]);
    g_free(self->names);
    g_hash_table_unref(self->widths);
    g_free(self);
}

/* Passing through is the rule; what readers choke on is converted. */
static Treatment
treatment(const BookAsset *asset)
{
    const Picture *picture = &asset->picture;
    bool is_large =
        (gint64) picture->width * picture->height > MAX_PIXELS || asset->size > MAX_BYTES;
    switch (picture->format) {
    case PICTURE_SVG:
        return CLEAN_SVG;
    case PICTURE_JPEG:
        return is_large || picture->colour == PICTURE_CMYK || picture->orientation > 1
                   ? TO_JPEG
                   : AS_IT_IS;
    case PICTURE_PNG:
        return is_large || picture->has_alpha || picture->bits > 8 ? TO_PNG : AS_IT_IS;
    default:
        return TO_PNG;
    }
}

static char *
name_of(const BookAsset *asset)
{
    static const char *const extensions[] = {NULL, "jpg", "png", "svg"};
    const char *extension = extensions[treatment(asset)];
    if (extension == NULL)
        return g_strdup(asset->name);
    const char *dot = strrchr(asset->name, '.');
    if (strcmp(dot + 1, extension) == 0)
        return g_strdup(asset->name);
    /* "a.gif" beside "a.png": the old ending stays in the name */
    return g_strdup_printf("%.*s-%s.%s", (int) (dot - asset->name), asset->name, dot + 1,
                           extension);
}

const char *
epub_picture_use(EpubPictures *self, guint index)
{
    g_assert(index >= 1 && index <= self->book->assets->len);
    if (self->names[index - 1] == NULL)
        self->names[index - 1] =
            name_of(g_ptr_array_index(self->book->assets, index - 1));
    return self->names[index - 1];
}

const char *
epub_picture_class(EpubPictures *self, const DocNode *node)
{
    const BookAsset *asset =
        g_ptr_array_index(self->book->assets, node->as.image.asset - 1);
    int natural = picture_shown_width(&asset->picture);
    int wanted = node->as.image.width;
    if (wanted <= 0 || wanted >= natural || wanted >= MEASURE_PX)
        return NULL;
    int percent = MAX(5, (wanted * 100 + MEASURE_PX / 2) / MEASURE_PX);
    g_autofree char *class = g_strdup_printf("w%d", percent);
    gpointer key;
    if (!g_hash_table_lookup_extended(self->widths, class, &key, NULL)) {
        key = g_strdup(class);
        g_hash_table_insert(self->widths, key, GINT_TO_POINTER(percent));
    }
    return key;
}

static int
by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

char *
epub_pictures_rules(const EpubPictures *self)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GPtrArray) classes = g_ptr_array_new();
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, self->widths);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        g_ptr_array_add(classes, key);
    g_ptr_array_sort(classes, by_name);
    for (guint i = 0; i < classes->len; i++) {
        const char *class = g_ptr_array_index(classes, i);
        g_string_append_printf(out, "img.%s { width: %s%%; }\n", class, class + 1);
    }
    return g_string_free(out, FALSE);
}

static GBytes *
clean_svg(const BookAsset *asset, GBytes *bytes, Diag *diag, GError **error)
{
    g_autofree char *removed = NULL;
    GBytes *clean = svg_sanitise(bytes, &removed, error);
    if (clean != NULL && removed != NULL)
        diag_add(diag, DIAG_WARNING, asset->first_use->place, "svg-cleaned",
                 "what a book must not hold was taken out of %s: %s", asset->path,
                 removed);
    return clean;
}

static GBytes *
convert(const BookAsset *asset, GBytes *bytes, Treatment how, Diag *diag, GError **error)
{
    bool is_damaged = false;
    g_autoptr(Raster) raster =
        picture_decode(bytes, &asset->picture, MAX_PIXELS, 1, &is_damaged, error);
    if (raster == NULL)
        return NULL;
    if (is_damaged)
        diag_add(diag, DIAG_WARNING, asset->first_use->place, "broken-picture",
                 "%s ends too early; what there is of it is shown", asset->path);
    if (asset->picture.is_animated)
        diag_add(diag, DIAG_NOTE, asset->first_use->place, "animation",
                 "%s moves; the book shows its first frame", asset->path);
    if ((gint64) asset->picture.width * asset->picture.height > MAX_PIXELS)
        diag_add(diag, DIAG_NOTE, asset->first_use->place, "picture-scaled",
                 "%s has %d x %d pixels; the EPUB holds it at %d x %d, which every "
                 "reader takes",
                 asset->path, asset->picture.width, asset->picture.height, raster->width,
                 raster->height);
    raster_flatten(raster);
    if (how == TO_JPEG)
        return raster_to_jpeg(raster, JPEG_QUALITY);
    return raster_to_png(raster);
}

/* Grey, of the kind that the name promises. */
static GBytes *
empty_picture(Treatment how)
{
    static const char svg[] =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\">"
        "<rect width=\"8\" height=\"8\" fill=\"#ccc\"/></svg>";
    if (how == CLEAN_SVG)
        return g_bytes_new_static(svg, sizeof svg - 1);
    guint8 pixels[64];
    memset(pixels, 0xCC, sizeof pixels);
    const Raster raster = {8, 8, 1, 8, pixels};
    return how == TO_JPEG ? raster_to_jpeg(&raster, JPEG_QUALITY)
                          : raster_to_png(&raster);
}

static bool
add_one(EpubPictures *self, guint index, Container *container, Diag *diag, GError **error)
{
    const BookAsset *asset = g_ptr_array_index(self->book->assets, index);
    g_autofree char *name = g_strconcat("OEBPS/images/", self->names[index], NULL);
    Treatment how = treatment(asset);
    if (how == AS_IT_IS)
        return container_add_file(container, name, self->book->site->folder, asset->path,
                                  asset->size, error);
    g_autoptr(GBytes) bytes = book_asset_read(self->book, asset, error);
    if (bytes == NULL)
        return false;
    g_autoptr(GError) broken = NULL;
    g_autoptr(GBytes) ready = how == CLEAN_SVG
                                  ? clean_svg(asset, bytes, diag, &broken)
                                  : convert(asset, bytes, how, diag, &broken);
    if (ready == NULL) {
        diag_add(diag, DIAG_WARNING, asset->first_use->place, "broken-picture",
                 "%s cannot be shown: %s; an empty picture stands for it", asset->path,
                 broken->message);
        ready = empty_picture(how);
    }
    return container_add(container, name, ready, how != CLEAN_SVG, error);
}

bool
epub_pictures_add(EpubPictures *self, Container *container, Diag *diag, GError **error)
{
    for (guint i = 0; i < self->book->assets->len; i++)
        if (self->names[i] != NULL && !add_one(self, i, container, diag, error))
            return false;
    return true;
}

GPtrArray *
epub_pictures_names(const EpubPictures *self)
{
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; i < self->book->assets->len; i++)
        if (self->names[i] != NULL)
            g_ptr_array_add(names, self->names[i]);
    return names;
}

const char *
epub_picture_type(const char *name)
{
    if (g_str_has_suffix(name, ".png"))
        return "image/png";
    return g_str_has_suffix(name, ".svg") ? "image/svg+xml" : "image/jpeg";
}
