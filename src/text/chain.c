/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/chain.h"

#include <pango/pangofc-fontmap.h>

/* Unicode is 17 planes of 256 pages of 256 characters. */
#define PLANES 17
#define PAGE 256
#define LATIN_FIRST 0x00C0 /* after ASCII and its signs */
#define LATIN_LAST 0x024F
#define GREEK_FIRST 0x0370
#define CYRILLIC_FIRST 0x0400
#define CYRILLIC_LAST 0x052F

/* What a page says of a character: not asked yet, in no face, else face index plus this */
enum { UNKNOWN, NOWHERE, FIRST_FACE };

struct TextChains {
    const FontSet *fonts;
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
    GPtrArray *chains;     /* TextChain * */
    GHashTable *by_style;  /* const Style * -> TextChain *, to be verified */
    GPtrArray *text_faces; /* TextFace * */
};

struct TextChain {
    TextChains *owner;
    char **families;
    int weight;
    bool is_italic;
    int size;
    char *features_text;
    GArray *features;        /* hb_feature_t */
    GPtrArray *faces;        /* const FontFace *, in order */
    TextFace **loaded;       /* as many as faces; NULL: not yet */
    guint8 **planes[PLANES]; /* what is known of each character, a page at a time */
};

static void
text_face_free(gpointer data)
{
    TextFace *face = data;
    g_object_unref(face->pango);
    g_free(face);
}

static void
chain_free(gpointer data)
{
    TextChain *chain = data;
    for (int plane = 0; plane < PLANES; plane++) {
        for (int i = 0; chain->planes[plane] != NULL && i < PAGE; i++)
            g_free(chain->planes[plane][i]);
        g_free(chain->planes[plane]);
    }
    g_strfreev(chain->families);
    g_free(chain->features_text);
    g_array_unref(chain->features);
    g_ptr_array_unref(chain->faces);
    g_free(chain->loaded);
    g_free(chain);
}

/* No hinting and no rounding: else every advance is a whole unit. */
static PangoContext *
make_context(PangoFontMap *map)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    pango_cairo_context_set_font_options(context, options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_destroy(options);
    return context;
}

TextChains *
text_chains_new(const FontSet *fonts)
{
    TextChains *self = g_new0(TextChains, 1);
    self->fonts = fonts;
    self->config = font_set_config_new(fonts);
    self->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(self->map), self->config);
    self->context = make_context(self->map);
    self->chains = g_ptr_array_new_with_free_func(chain_free);
    self->by_style = g_hash_table_new(NULL, NULL);
    self->text_faces = g_ptr_array_new_with_free_func(text_face_free);
    return self;
}

void
text_chains_free(TextChains *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->text_faces);
    g_ptr_array_unref(self->chains);
    g_hash_table_unref(self->by_style);
    g_object_unref(self->context);
    g_object_unref(self->map);
    FcConfigDestroy(self->config);
    g_free(self);
}

static bool
has_feature(const GArray *features, hb_tag_t tag)
{
    for (guint i = 0; i < features->len; i++)
        if (g_array_index(features, hb_feature_t, i).tag == tag)
            return true;
    return false;
}

static GArray *
parse_features(const char *text)
{
    GArray *features = g_array_new(FALSE, FALSE, sizeof(hb_feature_t));
    g_auto(GStrv) words = g_strsplit(text != NULL ? text : "", ",", -1);
    for (int i = 0; words[i] != NULL; i++) {
        hb_feature_t feature;
        if (hb_feature_from_string(g_strstrip(words[i]), -1, &feature))
            g_array_append_val(features, feature);
    }
    static const hb_tag_t ligatures[] = {HB_TAG('l', 'i', 'g', 'a'),
                                         HB_TAG('c', 'l', 'i', 'g')};
    for (guint i = 0; i < G_N_ELEMENTS(ligatures); i++) {
        hb_feature_t off = {ligatures[i], 0, HB_FEATURE_GLOBAL_START,
                            HB_FEATURE_GLOBAL_END};
        if (!has_feature(features, ligatures[i]))
            g_array_append_val(features, off);
    }
    return features;
}

static bool
is_chain_of(const TextChain *chain, const Style *style)
{
    return chain->size == style->font_size && chain->weight == style->font_weight &&
           chain->is_italic == style->is_italic &&
           g_strcmp0(chain->features_text, style->font_features) == 0 &&
           (style->families == NULL) == (chain->families == NULL) &&
           (style->families == NULL ||
            g_strv_equal((const char *const *) chain->families,
                         (const char *const *) style->families));
}

static TextChain *
chain_new(TextChains *owner, const Style *style)
{
    TextChain *self = g_new0(TextChain, 1);
    self->owner = owner;
    self->families = g_strdupv(style->families);
    self->weight = style->font_weight;
    self->is_italic = style->is_italic;
    self->size = style->font_size;
    self->features_text = g_strdup(style->font_features);
    self->features = parse_features(style->font_features);
    self->faces =
        font_set_chain(owner->fonts, self->families, self->weight, self->is_italic);
    self->loaded = g_new0(TextFace *, self->faces->len);
    return self;
}

TextChain *
text_chains_find(TextChains *self, const Style *style)
{
    TextChain *chain = g_hash_table_lookup(self->by_style, style);
    if (chain != NULL && is_chain_of(chain, style))
        return chain;
    chain = NULL;
    for (guint i = 0; i < self->chains->len && chain == NULL; i++)
        if (is_chain_of(self->chains->pdata[i], style))
            chain = self->chains->pdata[i];
    if (chain == NULL) {
        chain = chain_new(self, style);
        g_ptr_array_add(self->chains, chain);
    }
    g_hash_table_replace(self->by_style, (gpointer) style, chain);
    return chain;
}

static void
measure_face(TextFace *self)
{
    hb_font_extents_t extents;
    hb_font_get_h_extents(self->hb, &extents);
    self->ascent = extents.ascender;
    self->descent = -extents.descender;
    self->is_monospaced = true;
    for (gunichar c = 0x20; c < 0x7F; c++) {
        hb_codepoint_t glyph = 0;
        bool has = font_face_covers(self->face, c) &&
                   hb_font_get_nominal_glyph(self->hb, c, &glyph);
        int advance = hb_font_get_glyph_h_advance(self->hb, glyph);
        if (c == 0x20)
            self->space = has ? advance : self->size / 4;
        self->ascii[c] = glyph;
        self->is_monospaced = self->is_monospaced && has && advance == self->space;
    }
}

static TextFace *
text_face_new(TextChains *chains, const FontFace *face, int size)
{
    bool is_changed = false;
    const char *family =
        font_set_install(chains->fonts, face, chains->config, &is_changed);
    if (is_changed)
        pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(chains->map));
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family(description, family != NULL ? family : "");
    pango_font_description_set_weight(description, (PangoWeight) face->weight);
    pango_font_description_set_style(description, face->is_italic ? PANGO_STYLE_ITALIC
                                                                  : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(description, MAX(size, 1));
    TextFace *self = g_new0(TextFace, 1);
    self->face = face;
    self->size = size;
    self->pango = pango_font_map_load_font(chains->map, chains->context, description);
    self->hb = pango_font_get_hb_font(self->pango);
    pango_font_description_free(description);
    measure_face(self);
    return self;
}

static TextFace *
find_text_face(TextChains *self, const FontFace *face, int size)
{
    for (guint i = 0; i < self->text_faces->len; i++) {
        TextFace *known = self->text_faces->pdata[i];
        if (known->face == face && known->size == size)
            return known;
    }
    TextFace *fresh = text_face_new(self, face, size);
    g_ptr_array_add(self->text_faces, fresh);
    return fresh;
}

static TextFace *
load_face(TextChain *self, guint index)
{
    if (self->loaded[index] == NULL)
        self->loaded[index] =
            find_text_face(self->owner, self->faces->pdata[index], self->size);
    return self->loaded[index];
}

static int
advance_of(const TextFace *face, gunichar c)
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(face->hb, c, &glyph)
               ? hb_font_get_glyph_h_advance(face->hb, glyph)
               : 0;
}

/* True when the face has `c` as Korean standards list it among signs, on a full em: Greek and
 * Cyrillic, even ι and г, and letters like Ł and ß. Words cannot be set with them. */
static bool
is_on_full_em(TextChain *self, guint index, gunichar c)
{
    if (c < LATIN_FIRST || c > CYRILLIC_LAST || (c > LATIN_LAST && c < GREEK_FIRST))
        return false;
    gunichar narrow = c <= LATIN_LAST ? c : c < CYRILLIC_FIRST ? 0x3B9 : 0x433;
    return advance_of(load_face(self, index), narrow) > self->size / 10 * 9;
}

static guint8
look_for(TextChain *self, gunichar c)
{
    guint8 found = NOWHERE;
    for (guint i = 0; i < MIN(self->faces->len, G_MAXUINT8 - FIRST_FACE); i++) {
        if (!font_face_covers(self->faces->pdata[i], c))
            continue;
        if (!is_on_full_em(self, i, c))
            return (guint8) (FIRST_FACE + i);
        found = found == NOWHERE ? (guint8) (FIRST_FACE + i) : found;
    }
    return found;
}

static guint8 *
answer_for(TextChain *self, gunichar c)
{
    guint8 ***plane = &self->planes[MIN(c / PAGE / PAGE, PLANES - 1)];
    if (*plane == NULL)
        *plane = g_new0(guint8 *, PAGE);
    guint8 **page = &(*plane)[c / PAGE % PAGE];
    if (*page == NULL)
        *page = g_new0(guint8, PAGE);
    return &(*page)[c % PAGE];
}

TextFace *
text_chain_face(TextChain *self, gunichar c)
{
    guint8 *answer = answer_for(self, c);
    if (*answer == UNKNOWN)
        *answer = look_for(self, c);
    return *answer == NOWHERE ? NULL : load_face(self, *answer - FIRST_FACE);
}

TextFace *
text_chain_first(TextChain *self)
{
    return load_face(self, 0);
}

const hb_feature_t *
text_chain_features(const TextChain *self, guint *length)
{
    *length = self->features->len;
    return (const hb_feature_t *) self->features->data;
}

static bool
covers_all(const FontFace *face, const char *start, const char *end)
{
    for (const char *p = start; p < end; p = g_utf8_next_char(p))
        if (!font_face_covers(face, g_utf8_get_char(p)))
            return false;
    return true;
}

TextFace *
text_chain_face_of_all(TextChain *self, const char *start, const char *end)
{
    for (guint i = 0; i < self->faces->len; i++)
        if (covers_all(self->faces->pdata[i], start, end))
            return load_face(self, i);
    return NULL;
}
