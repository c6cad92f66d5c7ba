/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "font/program.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <string.h>

#include "font/cff.h"
#include "font/set.h"

#define TAG_CFF HB_TAG('C', 'F', 'F', ' ')
#define TAG_GLYF HB_TAG('g', 'l', 'y', 'f')
#define NAME_BYTES 64

G_DEFINE_AUTOPTR_CLEANUP_FUNC(hb_blob_t, hb_blob_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(hb_face_t, hb_face_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(hb_set_t, hb_set_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(hb_subset_input_t, hb_subset_input_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(hb_subset_plan_t, hb_subset_plan_destroy)

struct FontProgram {
    hb_face_t *face;
    hb_font_t *font; /* scaled to its own units */
    double em;       /* of them */
    guint glyphs;
    bool is_truetype;
    guint16 *cids; /* of CFF keyed by CIDs; NULL: a glyph's place */
};

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
    g_autoptr(hb_blob_t) table = hb_face_reference_table(face, tag);
    return hb_blob_get_length(table) > 0;
}

static guint16 *
read_cids(hb_face_t *face, guint glyphs)
{
    g_autoptr(hb_blob_t) table = hb_face_reference_table(face, TAG_CFF);
    unsigned length;
    const guint8 *bytes = (const guint8 *) hb_blob_get_data(table, &length);
    return font_cff_cids(bytes, length, glyphs);
}

FontProgram *
font_program_new(hb_font_t *font)
{
    hb_face_t *face = hb_font_get_face(font);
    guint glyphs = hb_face_get_glyph_count(face), em = hb_face_get_upem(face);
    bool is_truetype = has_table(face, TAG_GLYF);
    if (glyphs == 0 || em == 0 || (!is_truetype && !has_table(face, TAG_CFF)))
        return NULL;
    FontProgram *self = g_new0(FontProgram, 1);
    unsigned axes;
    const float *places = hb_font_get_var_coords_design(font, &axes);
    self->face = hb_face_reference(face);
    self->font = hb_font_create(face);
    hb_font_set_scale(self->font, (int) em, (int) em);
    if (axes > 0)
        hb_font_set_var_coords_design(self->font, places, axes);
    self->em = em;
    self->glyphs = glyphs;
    self->is_truetype = is_truetype;
    if (!is_truetype)
        self->cids = read_cids(face, glyphs);
    return self;
}

void
font_program_free(FontProgram *self)
{
    if (self == NULL)
        return;
    hb_font_destroy(self->font);
    hb_face_destroy(self->face);
    g_free(self->cids);
    g_free(self);
}

static bool
have_equal_places(hb_font_t *a, hb_font_t *b)
{
    unsigned axes, others;
    const float *one = hb_font_get_var_coords_design(a, &axes);
    const float *other = hb_font_get_var_coords_design(b, &others);
    if (axes != others)
        return false;
    for (unsigned i = 0; i < axes; i++)
        if (fabsf(one[i] - other[i]) > 1e-4f)
            return false;
    return true;
}

bool
font_program_is_of(const FontProgram *self, hb_font_t *font)
{
    hb_face_t *face = hb_font_get_face(font);
    if (hb_face_get_index(face) != hb_face_get_index(self->face) ||
        !have_equal_places(self->font, font))
        return false;
    if (face == self->face)
        return true;
    g_autoptr(hb_blob_t) one = hb_face_reference_blob(self->face);
    g_autoptr(hb_blob_t) other = hb_face_reference_blob(face);
    unsigned length, other_length;
    const char *bytes = hb_blob_get_data(one, &length);
    const char *others = hb_blob_get_data(other, &other_length);
    return length == other_length &&
           (bytes == others || memcmp(bytes, others, length) == 0);
}

guint
font_program_glyphs(const FontProgram *self)
{
    return self->glyphs;
}

double
font_program_advance(const FontProgram *self, guint glyph)
{
    return glyph < self->glyphs
               ? hb_font_get_glyph_h_advance(self->font, glyph) * 1000 / self->em
               : 0;
}

guint
font_program_cid(const FontProgram *self, guint glyph)
{
    return self->cids != NULL && glyph < self->glyphs ? self->cids[glyph] : glyph;
}

bool
font_program_is_truetype(const FontProgram *self)
{
    return self->is_truetype;
}

gunichar
font_program_character(const FontProgram *self, guint glyph)
{
    g_autoptr(hb_set_t) characters = hb_set_create();
    hb_face_collect_unicodes(self->face, characters);
    hb_codepoint_t c = HB_SET_VALUE_INVALID, found;
    while (hb_set_next(characters, &c))
        if (hb_font_get_nominal_glyph(self->font, c, &found) && found == glyph)
            return c;
    return 0;
}

/* ---- facts --------------------------------------------------------------------------- */

void
font_facts_clear(FontFacts *facts)
{
    g_clear_pointer(&facts->name, g_free);
}

/* The PostScript name, or the family's, of what a PDF name holds unescaped. */
static char *
read_name(hb_face_t *face)
{
    char name[NAME_BYTES] = "";
    unsigned size = sizeof name;
    hb_language_t english = hb_language_from_string("en", -1);
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, english, &size, name);
    size = sizeof name;
    if (name[0] == '\0')
        hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FONT_FAMILY, english, &size, name);
    GString *clean = g_string_new(NULL);
    for (const char *p = name; *p != '\0'; p++)
        if (g_ascii_isalnum(*p) || *p == '-' || *p == '_')
            g_string_append_c(clean, *p);
    if (clean->len == 0)
        g_string_append(clean, "Font");
    return g_string_free(clean, FALSE);
}

static gint16
signed_at(const guint8 *data, unsigned offset)
{
    return (gint16) (data[offset] << 8 | data[offset + 1]);
}

/* The box around all glyphs (OpenType, head). */
static void
read_box(const FontProgram *self, FontFacts *facts)
{
    g_autoptr(hb_blob_t) head =
        hb_face_reference_table(self->face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned length;
    const guint8 *data = (const guint8 *) hb_blob_get_data(head, &length);
    if (length < 44)
        return;
    facts->left = signed_at(data, 36) * 1000 / self->em;
    facts->bottom = signed_at(data, 38) * 1000 / self->em;
    facts->right = signed_at(data, 40) * 1000 / self->em;
    facts->top = signed_at(data, 42) * 1000 / self->em;
}

void
font_program_describe(const FontProgram *self, FontFacts *facts)
{
    hb_font_extents_t extents = {0};
    hb_position_t cap_height = 0;
    *facts = (FontFacts){.name = read_name(self->face)};
    hb_font_get_h_extents(self->font, &extents);
    facts->ascent = extents.ascender * 1000 / self->em;
    facts->descent = extents.descender * 1000 / self->em;
    hb_ot_metrics_get_position_with_fallback(self->font, HB_OT_METRICS_TAG_CAP_HEIGHT,
                                             &cap_height);
    facts->cap_height = cap_height * 1000 / self->em;
    facts->slant = hb_style_get_value(self->font, HB_STYLE_TAG_SLANT_ANGLE);
    facts->is_italic = hb_style_get_value(self->font, HB_STYLE_TAG_ITALIC) > 0.5f;
    read_box(self, facts);
    g_autoptr(hb_blob_t) post =
        hb_face_reference_table(self->face, HB_TAG('p', 'o', 's', 't'));
    unsigned length;
    const guint8 *data = (const guint8 *) hb_blob_get_data(post, &length);
    facts->is_fixed_pitch =
        length >= 16 && (data[12] | data[13] | data[14] | data[15]) != 0;
}

/* ---- cutting ------------------------------------------------------------------------- */

/* All that a PDF reader looks at (§9.9, table 126). */
static const hb_tag_t kept_tables[] = {
    TAG_GLYF,
    TAG_CFF,
    HB_TAG('c', 'v', 't', ' '),
    HB_TAG('f', 'p', 'g', 'm'),
    HB_TAG('h', 'e', 'a', 'd'),
    HB_TAG('h', 'h', 'e', 'a'),
    HB_TAG('h', 'm', 't', 'x'),
    HB_TAG('l', 'o', 'c', 'a'),
    HB_TAG('m', 'a', 'x', 'p'),
    HB_TAG('p', 'r', 'e', 'p'),
    HB_TAG('f', 'v', 'a', 'r'),
    HB_TAG('g', 'v', 'a', 'r'),
    HB_TAG('a', 'v', 'a', 'r'),
    HB_TAG('c', 'v', 'a', 'r'),
    HB_TAG('H', 'V', 'A', 'R'),
    HB_TAG('M', 'V', 'A', 'R'),
};

static void
pin_axes(const FontProgram *self, hb_subset_input_t *input)
{
    unsigned axes, set;
    const float *places = hb_font_get_var_coords_design(self->font, &set);
    unsigned count = axes = hb_ot_var_get_axis_count(self->face);
    g_autofree hb_ot_var_axis_info_t *infos = g_new0(hb_ot_var_axis_info_t, MAX(axes, 1));
    hb_ot_var_get_axis_infos(self->face, 0, &count, infos);
    for (unsigned i = 0; i < count; i++) {
        if (i < set)
            hb_subset_input_pin_axis_location(input, self->face, infos[i].tag, places[i]);
        else
            hb_subset_input_pin_axis_to_default(input, self->face, infos[i].tag);
    }
}

static hb_subset_input_t *
describe_cut(const FontProgram *self, const hb_set_t *glyphs)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    g_assert(input != NULL); /* out of memory */
    hb_set_union(hb_subset_input_glyph_set(input), glyphs);
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_set_clear(dropped);
    for (guint i = 0; i < G_N_ELEMENTS(kept_tables); i++)
        hb_set_add(dropped, kept_tables[i]);
    hb_set_invert(dropped);
    unsigned flags = HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
    if (!self->is_truetype && self->cids == NULL) /* then the places count */
        flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
    hb_subset_input_set_flags(input, flags);
    pin_axes(self, input);
    return input;
}

static guint16 *
read_places(const FontProgram *self, const hb_subset_plan_t *plan)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    guint16 *places = g_new0(guint16, self->glyphs);
    for (guint glyph = 0; glyph < self->glyphs; glyph++) {
        hb_codepoint_t place = hb_map_get(map, glyph);
        places[glyph] = place != HB_MAP_VALUE_INVALID ? (guint16) place : 0;
    }
    return places;
}

GBytes *
font_program_cut(const FontProgram *self, const hb_set_t *glyphs, guint16 **places,
                 GError **error)
{
    g_autoptr(hb_subset_input_t) input = describe_cut(self, glyphs);
    g_autoptr(hb_subset_plan_t) plan = hb_subset_plan_create_or_fail(self->face, input);
    g_autoptr(hb_face_t) cut = plan != NULL ? hb_subset_plan_execute_or_fail(plan) : NULL;
    *places = NULL;
    if (cut == NULL) {
        g_autofree char *name = read_name(self->face);
        g_set_error(error, FONT_ERROR, 0, "the font %s cannot be cut down", name);
        return NULL;
    }
    if (self->is_truetype)
        *places = read_places(self, plan);
    g_autoptr(hb_blob_t) blob = self->is_truetype ? hb_face_reference_blob(cut)
                                                  : hb_face_reference_table(cut, TAG_CFF);
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    return g_bytes_new(data, length);
}
