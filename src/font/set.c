/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "font/set.h"

#include "base/limits.h"

G_DEFINE_QUARK(font_error, font_error)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FcPattern, FcPatternDestroy)

struct FontSet {
    FcConfig *config;     /* of the whole set; a cut one borrows its base's */
    const FontSet *base;  /* NULL: a whole set */
    hb_set_t *characters; /* what the faces are cut down to; NULL: a whole set */
    GPtrArray *faces;     /* FontFace *, in the order found */
    GHashTable *families; /* folded char * -> GPtrArray of const FontFace * */
};

static FontSet *
set_new(void)
{
    FontSet *self = g_new0(FontSet, 1);
    self->faces = g_ptr_array_new_with_free_func((GDestroyNotify) font_face_free);
    self->families = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_ptr_array_unref);
    return self;
}

void
font_set_free(FontSet *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->faces);
    g_hash_table_unref(self->families);
    hb_set_destroy(self->characters);
    if (self->config != NULL)
        FcConfigDestroy(self->config);
    g_free(self);
}

static GPtrArray *
lookup_family(const FontSet *self, const char *family)
{
    g_autofree char *folded = g_utf8_casefold(family, -1);
    return g_hash_table_lookup(self->families, folded);
}

static void
name_face(FontSet *self, const char *family, FontFace *face)
{
    GPtrArray *faces = lookup_family(self, family);
    if (faces == NULL) {
        faces = g_ptr_array_new();
        g_hash_table_insert(self->families, g_utf8_casefold(family, -1), faces);
    }
    g_ptr_array_add(faces, face);
}

static char *
pattern_string(FcPattern *pattern, const char *object, int n)
{
    FcChar8 *value;
    if (FcPatternGetString(pattern, object, n, &value) != FcResultMatch)
        return NULL;
    return g_utf8_validate((char *) value, -1, NULL) ? (char *) value : NULL;
}

static int
pattern_integer(FcPattern *pattern, const char *object, int otherwise)
{
    int value;
    return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value
                                                                            : otherwise;
}

/* Gives `face` the index, weight, slant and width that `pattern` tells; false for bitmaps
 * and for named instances. */
static bool
describe_face(FontFace *face, FcPattern *pattern)
{
    int index = pattern_integer(pattern, FC_INDEX, 0);
    FcBool is_outline = FcFalse;
    double weight = FC_WEIGHT_REGULAR;
    FcPatternGetBool(pattern, FC_OUTLINE, 0, &is_outline);
    FcPatternGetDouble(pattern, FC_WEIGHT, 0, &weight);
    if (!is_outline || index > 0xFFFF)
        return false;
    font_face_set_index(face, index);
    face->weight = (int) (FcWeightToOpenTypeDouble(weight) + 0.5);
    face->is_italic = pattern_integer(pattern, FC_SLANT, FC_SLANT_ROMAN) > FC_SLANT_ROMAN;
    face->is_narrow_or_wide =
        pattern_integer(pattern, FC_WIDTH, FC_WIDTH_NORMAL) != FC_WIDTH_NORMAL;
    return true;
}

/* The face that `pattern` describes; NULL when it is none for us. */
static FontFace *
read_pattern(FcPattern *pattern)
{
    const char *file = pattern_string(pattern, FC_FILE, 0);
    const char *family = pattern_string(pattern, FC_FAMILY, 0);
    if (file == NULL || family == NULL)
        return NULL;
    g_autoptr(FontFace) face = font_face_new(family, file);
    return describe_face(face, pattern) ? g_steal_pointer(&face) : NULL;
}

static void
add_pattern(FontSet *self, FcPattern *pattern)
{
    FontFace *face = read_pattern(pattern);
    if (face == NULL)
        return;
    g_ptr_array_add(self->faces, face);
    const char *name;
    for (int n = 0; (name = pattern_string(pattern, FC_FAMILY, n)) != NULL; n++)
        name_face(self, name, face);
}

static int
compare_patterns(gconstpointer a, gconstpointer b)
{
    FcPattern *left = *(FcPattern *const *) a, *right = *(FcPattern *const *) b;
    int order =
        g_strcmp0(pattern_string(left, FC_FILE, 0), pattern_string(right, FC_FILE, 0));
    return order != 0
               ? order
               : pattern_integer(left, FC_INDEX, 0) - pattern_integer(right, FC_INDEX, 0);
}

/* In the order of paths: fontconfig's is that of directories on disk. */
static void
add_patterns(FontSet *self, const FcFontSet *found)
{
    g_autoptr(GPtrArray) patterns = g_ptr_array_new();
    for (int i = 0; found != NULL && i < found->nfont; i++)
        g_ptr_array_add(patterns, found->fonts[i]);
    g_ptr_array_sort(patterns, compare_patterns);
    for (guint i = 0; i < patterns->len; i++)
        add_pattern(self, patterns->pdata[i]);
}

FontSet *
font_set_open(const char *conf, GError **error)
{
    g_autoptr(FontSet) self = set_new();
    g_autofree char *path = g_canonicalize_filename(conf, NULL);
    self->config = FcConfigCreate();
    if (!FcConfigParseAndLoad(self->config, (const FcChar8 *) path, FcTrue)) {
        g_set_error(error, FONT_ERROR, 0, "%s: not a font configuration", conf);
        return NULL;
    }
    FcConfigBuildFonts(self->config);
    add_patterns(self, FcConfigGetFonts(self->config, FcSetSystem));
    if (self->faces->len == 0) {
        g_set_error(error, FONT_ERROR, 0,
                    "%s: no font in any of its folders; install the fonts it names",
                    conf);
        return NULL;
    }
    FcConfigSetCurrent(self->config);
    return g_steal_pointer(&self);
}

/* Gives the fonts of `config` from `first` on the name `name` and no other. */
static void
rename_fonts(FcConfig *config, int first, const char *name)
{
    FcFontSet *fonts = FcConfigGetFonts(config, FcSetApplication);
    for (int i = first; i < fonts->nfont; i++) {
        FcPatternDel(fonts->fonts[i], FC_FAMILY);
        FcPatternDel(fonts->fonts[i], FC_FAMILYLANG);
        FcPatternAddString(fonts->fonts[i], FC_FAMILY, (const FcChar8 *) name);
    }
}

static int
count_application_fonts(FcConfig *config)
{
    const FcFontSet *fonts = FcConfigGetFonts(config, FcSetApplication);
    return fonts == NULL ? 0 : fonts->nfont;
}

/* What fontconfig finds in the font in memory at `path`; NULL when that is no font. Lent. */
static FcPattern *
add_application_font(FcConfig *config, const char *path, const char *name)
{
    int first = count_application_fonts(config);
    if (!FcConfigAppFontAddFile(config, (const FcChar8 *) path) ||
        count_application_fonts(config) == first)
        return NULL;
    rename_fonts(config, first, name);
    return FcConfigGetFonts(config, FcSetApplication)->fonts[first];
}

/* An own font of `family` takes the place of the set's. */
static void
put_first(FontSet *self, const char *family, FontFace *face)
{
    g_ptr_array_add(self->faces, face);
    GPtrArray *others = lookup_family(self, family);
    if (others != NULL && ((FontFace *) others->pdata[0])->config_family == NULL)
        g_ptr_array_set_size(others, 0);
    name_face(self, family, face);
}

bool
font_set_add_file(FontSet *self, const char *family, const Folder *folder,
                  const char *file, GError **error)
{
    GBytes *bytes = folder_read(folder, file, LIMIT_FONT_BYTES, error);
    if (bytes == NULL)
        return false;
    g_autoptr(FontFace) face = font_face_new_read(family, file, bytes);
    g_autofree char *name =
        g_strdup_printf("ebook file %d", count_application_fonts(self->config));
    FcPattern *pattern =
        face == NULL ? NULL
                     : add_application_font(self->config, font_face_path(face), name);
    if (pattern == NULL || !describe_face(face, pattern)) {
        g_set_error(error, FONT_ERROR, 0, "%s: not an outline font that can be read",
                    file);
        return false;
    }
    if (font_face_is_variable(face)) {
        g_set_error(error, FONT_ERROR, 0,
                    "%s: a variable font, of which a book shows no other weight than the "
                    "first; give a font file for each weight",
                    file);
        return false;
    }
    face->config_family = g_steal_pointer(&name);
    put_first(self, family, g_steal_pointer(&face));
    return true;
}

/* How far `weight` is from what was asked for: CSS Fonts 4 §5.2, step 4. */
static int
weight_distance(int weight, int desired)
{
    if (weight == desired)
        return 0;
    if (desired >= 400 && desired <= 500) {
        if (weight > desired && weight <= 500)
            return weight - desired;
        return weight < desired ? 1000 + desired - weight : 2000 + weight - desired;
    }
    bool is_preferred = desired < 400 ? weight < desired : weight > desired;
    return (is_preferred ? 0 : 1000) + ABS(weight - desired);
}

static const FontFace *
nearest_face(const GPtrArray *faces, int weight, bool is_italic)
{
    const FontFace *best = NULL;
    int best_distance = G_MAXINT;
    for (guint i = 0; i < faces->len; i++) {
        const FontFace *face = faces->pdata[i];
        int distance = weight_distance(face->weight, weight) +
                       (face->is_italic == is_italic ? 0 : 10000) +
                       (face->is_narrow_or_wide ? 100000 : 0);
        if (distance < best_distance) {
            best = face;
            best_distance = distance;
        }
    }
    return best;
}

static void
add_nearest(const FontSet *self, const char *family, int weight, bool is_italic,
            GPtrArray *chain)
{
    const GPtrArray *faces = lookup_family(self, family);
    const FontFace *face = faces == NULL ? NULL : nearest_face(faces, weight, is_italic);
    if (face != NULL && !g_ptr_array_find(chain, face, NULL))
        g_ptr_array_add(chain, (gpointer) face);
}

/* The families that fonts.conf prefers for the generic `family`, added to `chain`. */
static void
add_generic(const FontSet *self, const char *family, int weight, bool is_italic,
            GPtrArray *chain)
{
    g_autoptr(FcPattern) pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *) family);
    FcPatternAddString(pattern, FC_LANG, (const FcChar8 *) "ko"); /* not the locale's */
    FcConfigSubstitute(self->base != NULL ? self->base->config : self->config, pattern,
                       FcMatchPattern);
    const char *name;
    for (int n = 0; (name = pattern_string(pattern, FC_FAMILY, n)) != NULL; n++)
        add_nearest(self, name, weight, is_italic, chain);
}

static void
add_family(const FontSet *self, const char *family, int weight, bool is_italic,
           GPtrArray *chain)
{
    if (lookup_family(self, family) != NULL)
        add_nearest(self, family, weight, is_italic, chain);
    else
        add_generic(self, family, weight, is_italic, chain);
}

const FontFace *
font_set_lookup(const FontSet *self, const char *family, int weight, bool is_italic)
{
    g_autoptr(GPtrArray) chain = g_ptr_array_new();
    add_family(self, family, weight, is_italic, chain);
    return chain->len > 0 ? chain->pdata[0] : NULL;
}

GPtrArray *
font_set_chain(const FontSet *self, char *const *families, int weight, bool is_italic)
{
    GPtrArray *chain = g_ptr_array_new();
    for (int i = 0; families != NULL && families[i] != NULL; i++)
        add_family(self, families[i], weight, is_italic, chain);
    add_generic(self, "fallback", weight, is_italic, chain);
    if (chain->len == 0)
        g_ptr_array_add(chain, self->faces->pdata[0]);
    return chain;
}

FcConfig *
font_set_config_new(const FontSet *self)
{
    if (self->base == NULL)
        return FcConfigReference(self->config);
    FcConfig *config = FcConfigCreate();
    FcConfigBuildFonts(config);
    return config;
}

const char *
font_set_install(const FontSet *self, const FontFace *face, FcConfig *config,
                 bool *is_changed)
{
    *is_changed = false;
    if (self->base == NULL)
        return face->config_family != NULL ? face->config_family : face->family;
    const FcFontSet *fonts = FcConfigGetFonts(config, FcSetApplication);
    for (int i = 0; fonts != NULL && i < fonts->nfont; i++)
        if (g_strcmp0(pattern_string(fonts->fonts[i], FC_FAMILY, 0),
                      face->config_family) == 0)
            return face->config_family;
    if (add_application_font(config, font_face_path(face), face->config_family) == NULL)
        return NULL;
    *is_changed = true;
    return face->config_family;
}

guint
font_set_length(const FontSet *self)
{
    return self->faces->len;
}

/* The same names for the cut faces as `base` has for its own. */
static void
name_cut_faces(FontSet *self, GHashTable *cut_of)
{
    GHashTableIter iter;
    gpointer name, faces;
    g_hash_table_iter_init(&iter, self->base->families);
    while (g_hash_table_iter_next(&iter, &name, &faces)) {
        const GPtrArray *whole = faces;
        GPtrArray *cut = g_ptr_array_new();
        for (guint i = 0; i < whole->len; i++)
            g_ptr_array_add(cut, g_hash_table_lookup(cut_of, whole->pdata[i]));
        g_hash_table_insert(self->families, g_strdup(name), cut);
    }
}

FontSet *
font_set_new_cut(const FontSet *base, hb_set_t *characters)
{
    FontSet *self = set_new();
    self->base = base;
    self->characters = characters;
    g_autoptr(GHashTable) cut_of = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < base->faces->len; i++) {
        FontFace *face = font_face_new_cut(base->faces->pdata[i], characters);
        face->config_family = g_strdup_printf("ebook cut %u", i);
        g_ptr_array_add(self->faces, face);
        g_hash_table_insert(cut_of, base->faces->pdata[i], face);
    }
    name_cut_faces(self, cut_of);
    return self;
}
