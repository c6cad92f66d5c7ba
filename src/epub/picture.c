/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/picture.h"

#include <string.h>

#include "epub/drawing.h"
#include "image/decode.h"
#include "image/png_flat.h"
#include "image/svg.h"
#include "image/svg_work.h"

/* Apple's limit, and a picture that mail gateways still carry. */
enum { MAX_PIXELS = 4000000, MAX_BYTES = 4500000, MEASURE_PX = 600, JPEG_QUALITY = 88 };

/* A PNG from which this much would be left is a photograph: it becomes a JPEG. */
enum { MAX_PNG_BYTES = 2500000 };

/* A drawing with words in it becomes pixels, wide enough for any page. */
enum { DRAWING_WIDTH = 1600, MAX_DRAWING_SCALE = 4 };

typedef enum { UNDECIDED, AS_IT_IS, TO_JPEG, TO_PNG, CLEAN_SVG } Treatment;

/* What becomes of one asset, decided when it is first used. */
typedef struct {
    Treatment how;
    char *name; /* NULL until used */
} Fate;

struct EpubPictures {
    const Book *book;
    bool is_kindle;
    Fate *fates;        /* one an asset */
    GHashTable *widths; /* char *class -> percent */
    GHashTable *sizes;  /* char *class of formulas -> its rule, char * */
    Flate *flate;
};

EpubPictures *
epub_pictures_new(const Book *book, bool is_kindle)
{
    EpubPictures *self = g_new0(EpubPictures, 1);
    self->book = book;
    self->is_kindle = is_kindle;
    self->fates = g_new0(Fate, book->assets->len + 1);
    self->widths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->sizes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    self->flate = flate_new(FLATE_QUICK);
    return self;
}

void
epub_pictures_free(EpubPictures *self)
{
    if (self == NULL)
        return;
    for (guint i = 0; i < self->book->assets->len; i++)
        g_free(self->fates[i].name);
    g_free(self->fates);
    g_hash_table_unref(self->widths);
    g_hash_table_unref(self->sizes);
    flate_free(self->flate);
    g_free(self);
}

/* ---- what becomes of a picture -------------------------------------------------------------- */

static double
pixels_of(const BookAsset *asset)
{
    return (double) asset->picture.width * asset->picture.height;
}

/* A file that would be large as a PNG even at the size that readers take. */
static bool
is_photograph(const BookAsset *asset)
{
    double kept = MIN(1, MAX_PIXELS / MAX(1, pixels_of(asset)));
    return asset->picture.is_lossy || (double) asset->size * kept > MAX_PNG_BYTES;
}

static Treatment
treat_svg(const EpubPictures *self, const BookAsset *asset)
{
    g_autoptr(GBytes) bytes = book_asset_read(self->book, asset, NULL);
    bool is_drawn = self->is_kindle || bytes == NULL || drawing_has_text(bytes);
    return is_drawn ? TO_PNG : CLEAN_SVG;
}

/* Passing through is the rule; what readers choke on is converted. */
static Treatment
treatment(const EpubPictures *self, const BookAsset *asset)
{
    const Picture *picture = &asset->picture;
    bool is_large = pixels_of(asset) > MAX_PIXELS || asset->size > MAX_BYTES;
    switch (picture->format) {
    case PICTURE_SVG:
        return treat_svg(self, asset);
    case PICTURE_JPEG:
        return is_large || picture->colour == PICTURE_CMYK || picture->orientation > 1
                   ? TO_JPEG
                   : AS_IT_IS;
    case PICTURE_PNG:
        if (is_large && is_photograph(asset))
            return TO_JPEG;
        return is_large || picture->has_alpha || picture->bits > 8 || picture->is_animated
                   ? TO_PNG
                   : AS_IT_IS;
    default:
        return is_photograph(asset) ? TO_JPEG : TO_PNG;
    }
}

static char *
name_of(const BookAsset *asset, Treatment how)
{
    static const char *const extensions[] = {NULL, NULL, "jpg", "png", "svg"};
    const char *extension = extensions[how];
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
    Fate *fate = &self->fates[index - 1];
    if (fate->name == NULL) {
        const BookAsset *asset = g_ptr_array_index(self->book->assets, index - 1);
        fate->how = treatment(self, asset);
        fate->name = name_of(asset, fate->how);
    }
    return fate->name;
}

/* ---- widths --------------------------------------------------------------------------------- */

/* Percent of the measure at which `picture` is as high as a page, whose sides are about 3:4:
 * readers cut off what is higher. Cells have measures of their own. */
static int
most_percent(const DocNode *node, const Picture *picture)
{
    enum { PAGE_HEIGHT = MEASURE_PX * 13 / 10 };
    for (const DocNode *around = node->parent; around != NULL; around = around->parent)
        if (around->kind == DOC_CELL)
            return 100;
    gint64 width = MAX(1, picture_shown_width(picture));
    gint64 height = MAX(1, picture_shown_height(picture));
    return (int) CLAMP(width * PAGE_HEIGHT * 100 / (height * MEASURE_PX), 1, 100);
}

const char *
epub_picture_class(EpubPictures *self, const DocNode *node)
{
    const BookAsset *asset =
        g_ptr_array_index(self->book->assets, node->as.image.asset - 1);
    int natural = picture_shown_width(&asset->picture);
    int wanted = node->as.image.width > 0 ? MIN(node->as.image.width, natural) : natural;
    bool is_drawn = asset->picture.format == PICTURE_SVG &&
                    self->fates[node->as.image.asset - 1].how == TO_PNG;
    int percent = MAX(5, (MIN(wanted, MEASURE_PX) * 100 + MEASURE_PX / 2) / MEASURE_PX);
    int most = most_percent(node, &asset->picture);
    if (percent <= most && (wanted >= MEASURE_PX || (wanted == natural && !is_drawn)))
        return NULL;
    percent = MIN(percent, most);
    g_autofree char *class = g_strdup_printf("w%d", percent);
    gpointer key;
    if (!g_hash_table_lookup_extended(self->widths, class, &key, NULL)) {
        key = g_strdup(class);
        g_hash_table_insert(self->widths, key, GINT_TO_POINTER(percent));
    }
    return key;
}

/* The class `prefix` with `length`, in hundredths of an em; its rule says `property`. */
static char *
size_class(EpubPictures *self, const char *prefix, const char *property, int length)
{
    int hundredths = length / (BOOK_EMS / 100);
    char *class = g_strdup_printf("%s%d", prefix, hundredths);
    char *rule = g_strdup_printf(".%s { %s%d.%02dem; }\n", class, property,
                                 hundredths / 100, hundredths % 100);
    g_hash_table_replace(self->sizes, g_strdup(class), rule);
    return class;
}

char *
epub_formula_class(EpubPictures *self, guint index)
{
    const BookAsset *asset = g_ptr_array_index(self->book->assets, index - 1);
    const BookExtent *drawing = &asset->drawing;
    g_autofree char *wide = size_class(self, "em", "width: ", drawing->width);
    g_autofree char *deep = size_class(self, "down", "vertical-align: -", drawing->depth);
    return g_strconcat(wide, " ", deep, NULL);
}

bool
epub_pictures_are_for_kindle(const EpubPictures *self)
{
    return self->is_kindle;
}

static int
by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
sorted_keys(GHashTable *table)
{
    GPtrArray *keys = g_ptr_array_new();
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, table);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        g_ptr_array_add(keys, key);
    g_ptr_array_sort(keys, by_name);
    return keys;
}

char *
epub_pictures_rules(const EpubPictures *self)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GPtrArray) widths = sorted_keys(self->widths);
    for (guint i = 0; i < widths->len; i++) {
        const char *class = g_ptr_array_index(widths, i);
        g_string_append_printf(out, "img.%s { width: %s%%; }\n", class, class + 1);
    }
    g_autoptr(GPtrArray) sizes = sorted_keys(self->sizes);
    for (guint i = 0; i < sizes->len; i++)
        g_string_append(out, g_hash_table_lookup(self->sizes, sizes->pdata[i]));
    return g_string_free(out, FALSE);
}

/* ---- converting ------------------------------------------------------------------------------ */

static GBytes *
clean_svg(const BookAsset *asset, GBytes *bytes, GError **error)
{
    g_autofree char *removed = NULL;
    g_autoptr(GBytes) clean = svg_sanitise(bytes, &removed, error);
    if (clean == NULL || svg_scale_within_limit(clean, pixels_of(asset), 1, error) <= 0)
        return NULL;
    return drawing_on_white(clean);
}

static void
tell_converted(const BookAsset *asset, const Raster *raster, bool is_damaged, Diag *diag)
{
    DiagPlace place = asset->first_use->place;
    const Picture *picture = &asset->picture;
    if (is_damaged)
        diag_add(diag, DIAG_WARNING, place, "broken-picture",
                 "%s ends too early; what there is of it is shown", asset->path);
    if (picture->format != PICTURE_SVG && pixels_of(asset) > MAX_PIXELS)
        diag_add(diag, DIAG_NOTE, place, "picture-scaled",
                 "%s has %d x %d pixels; the EPUB holds it at %d x %d, which every "
                 "reader takes",
                 asset->path, picture->width, picture->height, raster->width,
                 raster->height);
}

/* The file for `raster`, made smaller until no reader finds it too large. */
static GBytes *
encode(const Raster *raster, Treatment how)
{
    g_autoptr(Raster) smaller = NULL;
    for (;;) {
        const Raster *now = smaller != NULL ? smaller : raster;
        g_autoptr(GBytes) bytes =
            how == TO_JPEG ? raster_to_jpeg(now, JPEG_QUALITY) : raster_to_png(now);
        if (g_bytes_get_size(bytes) <= MAX_BYTES || now->width < 64 || now->height < 64)
            return g_steal_pointer(&bytes);
        Raster *next = raster_scale(now, now->width * 4 / 5, now->height * 4 / 5);
        raster_free(smaller);
        smaller = next;
    }
}

static double
drawing_scale(const Picture *picture)
{
    return CLAMP((double) DRAWING_WIDTH / MAX(1, picture->width), 1, MAX_DRAWING_SCALE);
}

/* True for a PNG whose only fault is an alpha channel. */
static bool
is_plain_but_for_alpha(const BookAsset *asset, Treatment how)
{
    const Picture *picture = &asset->picture;
    return picture->format == PICTURE_PNG && how == TO_PNG && picture->bits <= 8 &&
           !picture->is_animated && picture->orientation <= 1 &&
           pixels_of(asset) <= MAX_PIXELS && asset->size <= MAX_BYTES;
}

/* NULL without `error` when the picture is good as it is after all. */
static GBytes *
convert(EpubPictures *self, const BookAsset *asset, GBytes *bytes, Treatment how,
        Diag *diag, GError **error)
{
    const Picture *picture = &asset->picture;
    bool is_plain = is_plain_but_for_alpha(asset, how);
    g_autoptr(GBytes) flat = NULL;
    PngFlat flatness = is_plain ? png_flatten(bytes, self->flate, &flat) : PNG_FLAT_UNFIT;
    if (flatness == PNG_FLAT_OPAQUE)
        return NULL;
    if (flatness == PNG_FLAT_MADE && g_bytes_get_size(flat) <= MAX_BYTES)
        return g_steal_pointer(&flat);
    bool is_damaged = false;
    g_autoptr(Raster) raster = picture_decode(bytes, picture, MAX_PIXELS,
                                              drawing_scale(picture), &is_damaged, error);
    if (raster == NULL || (is_plain && !is_damaged && raster_is_opaque(raster)))
        return NULL;
    tell_converted(asset, raster, is_damaged, diag);
    raster_flatten(raster);
    return encode(raster, how);
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
add_as_it_is(const EpubPictures *self, const BookAsset *asset, const char *name,
             Container *container, GError **error)
{
    if (asset->drawn != NULL)
        return container_add(container, name, asset->drawn, true, error);
    return container_add_file(container, name, self->book->site->folder, asset->path,
                              asset->size, error);
}

static bool
add_converted(EpubPictures *self, const BookAsset *asset, Treatment how, const char *name,
              Container *container, Diag *diag, GError **error)
{
    g_autoptr(GBytes) bytes = book_asset_read(self->book, asset, error);
    if (bytes == NULL)
        return false;
    g_autoptr(GError) broken = NULL;
    g_autoptr(GBytes) ready = how == CLEAN_SVG
                                  ? clean_svg(asset, bytes, &broken)
                                  : convert(self, asset, bytes, how, diag, &broken);
    if (broken != NULL) {
        diag_add(diag, DIAG_WARNING, asset->first_use->place, "broken-picture",
                 "%s cannot be shown: %s; an empty picture stands for it", asset->path,
                 broken->message);
        ready = empty_picture(how);
    }
    if (ready == NULL)
        return add_as_it_is(self, asset, name, container, error);
    return container_add(container, name, ready, how != CLEAN_SVG, error);
}

bool
epub_pictures_add(EpubPictures *self, Container *container, Diag *diag, GError **error)
{
    for (guint i = 0; i < self->book->assets->len; i++) {
        const BookAsset *asset = g_ptr_array_index(self->book->assets, i);
        const Fate *fate = &self->fates[i];
        if (fate->name == NULL)
            continue;
        g_autofree char *name = g_strconcat("OEBPS/images/", fate->name, NULL);
        bool is_added =
            fate->how == AS_IT_IS
                ? add_as_it_is(self, asset, name, container, error)
                : add_converted(self, asset, fate->how, name, container, diag, error);
        if (!is_added)
            return false;
    }
    return true;
}

GPtrArray *
epub_pictures_names(const EpubPictures *self)
{
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; i < self->book->assets->len; i++)
        if (self->fates[i].name != NULL)
            g_ptr_array_add(names, self->fates[i].name);
    return names;
}

const char *
epub_picture_type(const char *name)
{
    if (g_str_has_suffix(name, ".png"))
        return "image/png";
    return g_str_has_suffix(name, ".svg") ? "image/svg+xml" : "image/jpeg";
}
