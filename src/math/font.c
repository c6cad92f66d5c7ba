/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/font.h"

#include "font/program.h"

#define MOST_PARTS 100

struct MathFont {
    GPtrArray *fonts;   /* hb_font_t *: the mathematics font first */
    GPtrArray *faces;   /* const FontFace *, beside them */
    GHashTable *glyphs; /* (character, level) -> glyph, for those looked up */
    hb_buffer_t *buffer;
};

static hb_font_t *
open_font(const FontFace *face)
{
    gsize length;
    const char *data = g_bytes_get_data(font_face_bytes(face), &length);
    hb_blob_t *blob =
        hb_blob_create(data, (unsigned) length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *hb = hb_face_create(blob, (unsigned) font_face_bytes_index(face));
    hb_font_t *font = hb_font_create(hb);
    hb_font_set_scale(font, MATH_EM, MATH_EM);
    hb_face_destroy(hb);
    hb_blob_destroy(blob);
    return font;
}

/* True for outlines that a PDF can hold. */
static bool
has_program(hb_font_t *font)
{
    g_autoptr(FontProgram) program = font_program_new(font);
    return program != NULL;
}

static bool
add_face(MathFont *self, const FontFace *face)
{
    if (g_ptr_array_find(self->faces, face, NULL))
        return false;
    hb_font_t *font = open_font(face);
    if (!has_program(font)) {
        hb_font_destroy(font);
        return false;
    }
    g_ptr_array_add(self->faces, (gpointer) face);
    g_ptr_array_add(self->fonts, font);
    return true;
}

MathFont *
math_font_new(const FontSet *fonts)
{
    const FontFace *face = font_set_lookup(fonts, "math", 400, false);
    if (face == NULL)
        return NULL;
    g_autoptr(MathFont) self = g_new0(MathFont, 1);
    self->fonts = g_ptr_array_new_with_free_func((GDestroyNotify) hb_font_destroy);
    self->faces = g_ptr_array_new();
    self->glyphs = g_hash_table_new(NULL, NULL);
    self->buffer = hb_buffer_create();
    if (!add_face(self, face) ||
        !hb_ot_math_has_data(hb_font_get_face(self->fonts->pdata[0])))
        return NULL;
    g_autoptr(GPtrArray) chain =
        font_set_chain(fonts, (char *[]){(char[]){"serif"}, NULL}, 400, false);
    for (guint i = 0; i < chain->len; i++)
        add_face(self, g_ptr_array_index(chain, i));
    return g_steal_pointer(&self);
}

void
math_font_free(MathFont *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->fonts);
    g_ptr_array_unref(self->faces);
    g_hash_table_unref(self->glyphs);
    hb_buffer_destroy(self->buffer);
    g_free(self);
}

guint
math_font_length(const MathFont *self)
{
    return self->fonts->len;
}

hb_font_t *
math_font_face(const MathFont *self, int face)
{
    return g_ptr_array_index(self->fonts, face);
}

int
math_font_constant(const MathFont *self, hb_ot_math_constant_t constant)
{
    return hb_ot_math_get_constant(math_font_face(self, 0), constant);
}

int
math_font_percent(const MathFont *self, MathLevel level)
{
    if (level <= MATH_INLINE)
        return 100;
    int percent = math_font_constant(
        self, level == MATH_SCRIPT
                  ? HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN
                  : HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN);
    return CLAMP(percent, 30, 100);
}

int
math_font_face_of(const MathFont *self, gunichar c)
{
    for (guint i = 0; i < self->faces->len; i++)
        if (font_face_covers(g_ptr_array_index(self->faces, i), c))
            return (int) i;
    return -1;
}

/* The form for scripts (OpenType feature ssty), where the font has one. */
static guint32
script_form(MathFont *self, gunichar c, MathLevel level)
{
    hb_feature_t feature = {HB_TAG('s', 's', 't', 'y'), level == MATH_SCRIPT ? 1 : 2, 0,
                            HB_FEATURE_GLOBAL_END};
    hb_buffer_clear_contents(self->buffer);
    hb_buffer_add(self->buffer, c, 0);
    hb_buffer_set_content_type(self->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(self->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(self->buffer, HB_SCRIPT_MATH);
    hb_shape(math_font_face(self, 0), self->buffer, &feature, 1);
    unsigned length;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(self->buffer, &length);
    return length == 1 ? infos[0].codepoint : 0;
}

static guint32
look_up(MathFont *self, gunichar c, MathLevel level)
{
    gpointer key = GUINT_TO_POINTER((c << 2) + (guint) MAX(level, MATH_INLINE));
    gpointer known;
    if (g_hash_table_lookup_extended(self->glyphs, key, NULL, &known))
        return GPOINTER_TO_UINT(known);
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(math_font_face(self, 0), c, &glyph);
    guint32 form = glyph != 0 && level >= MATH_SCRIPT ? script_form(self, c, level) : 0;
    if (form != 0)
        glyph = form;
    g_hash_table_insert(self->glyphs, key, GUINT_TO_POINTER(glyph));
    return glyph;
}

bool
math_font_glyph(MathFont *self, gunichar c, MathLevel level, MathGlyph *glyph)
{
    *glyph = (MathGlyph){0, look_up(self, c, level), c};
    if (glyph->glyph != 0)
        return true;
    glyph->face = math_font_face_of(self, c);
    return glyph->face > 0 &&
           hb_font_get_nominal_glyph(math_font_face(self, glyph->face), c, &glyph->glyph);
}

MathExtents
math_font_extents(const MathFont *self, MathGlyph glyph)
{
    hb_font_t *font = math_font_face(self, glyph.face);
    hb_glyph_extents_t ink = {0, 0, 0, 0};
    hb_font_get_glyph_extents(font, glyph.glyph, &ink);
    return (MathExtents){.advance = hb_font_get_glyph_h_advance(font, glyph.glyph),
                         .height = ink.y_bearing,
                         .depth = -(ink.y_bearing + ink.height),
                         .left = ink.x_bearing,
                         .right = ink.x_bearing + ink.width};
}

int
math_font_italic(const MathFont *self, MathGlyph glyph)
{
    return glyph.face != 0 ? 0
                           : hb_ot_math_get_glyph_italics_correction(
                                 math_font_face(self, 0), glyph.glyph);
}

int
math_font_accent(const MathFont *self, MathGlyph glyph)
{
    if (glyph.face != 0)
        return math_font_extents(self, glyph).advance / 2;
    return hb_ot_math_get_glyph_top_accent_attachment(math_font_face(self, 0),
                                                      glyph.glyph);
}

int
math_font_kern(const MathFont *self, MathGlyph glyph, hb_ot_math_kern_t corner,
               int height)
{
    return glyph.face != 0 ? 0
                           : hb_ot_math_get_glyph_kerning(math_font_face(self, 0),
                                                          glyph.glyph, corner, height);
}

/* The smallest single glyph that is `size` long; `*length` 0 when none is. */
static MathGlyph
find_variant(const MathFont *self, MathGlyph glyph, hb_direction_t direction, int size,
             int *length)
{
    MathGlyph best = glyph;
    *length = 0;
    for (unsigned start = 0;; start++) {
        hb_ot_math_glyph_variant_t variant;
        unsigned count = 1;
        hb_ot_math_get_glyph_variants(math_font_face(self, 0), glyph.glyph, direction,
                                      start, &count, &variant);
        if (count == 0)
            break;
        best.glyph = variant.glyph;
        *length = variant.advance;
        if (variant.advance >= size)
            break;
    }
    return best;
}

/* What the parts of a sign come to with each extender `repeats` times, overlapping as
 * little as may be, and how many joints there are. */
static int
full_length(const GArray *parts, int repeats, int overlap, int *joints)
{
    int length = 0, count = 0;
    for (guint i = 0; i < parts->len; i++) {
        const hb_ot_math_glyph_part_t *part =
            &g_array_index(parts, hb_ot_math_glyph_part_t, i);
        int times = part->flags & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER ? repeats : 1;
        length += times * part->full_advance;
        count += times;
    }
    *joints = MAX(count - 1, 0);
    return length - *joints * overlap;
}

static GArray *
read_parts(const MathFont *self, MathGlyph glyph, hb_direction_t direction)
{
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(hb_ot_math_glyph_part_t));
    for (unsigned start = 0; start < 16; start++) {
        hb_ot_math_glyph_part_t part;
        unsigned count = 1;
        hb_ot_math_get_glyph_assembly(math_font_face(self, 0), glyph.glyph, direction,
                                      start, &count, &part, NULL);
        if (count == 0)
            break;
        g_array_append_val(parts, part);
    }
    return parts;
}

/* The longest overlap that all joints allow. */
static int
most_overlap(const GArray *parts)
{
    int most = G_MAXINT;
    for (guint i = 0; i < parts->len; i++) {
        const hb_ot_math_glyph_part_t *part =
            &g_array_index(parts, hb_ot_math_glyph_part_t, i);
        if (i > 0)
            most = MIN(most, part->start_connector_length);
        if (i + 1 < parts->len)
            most = MIN(most, part->end_connector_length);
    }
    return most;
}

/* Puts the sign together `size` long or a little longer; NULL when the font has no parts. */
static GArray *
assemble(const MathFont *self, MathGlyph glyph, hb_direction_t direction, int size,
         int *length)
{
    g_autoptr(GArray) parts = read_parts(self, glyph, direction);
    int overlap =
        hb_ot_math_get_min_connector_overlap(math_font_face(self, 0), direction);
    int repeats = 0, joints, next_joints;
    if (parts->len == 0)
        return NULL;
    int full = full_length(parts, 0, overlap, &joints);
    int step = full_length(parts, 1, overlap, &next_joints) - full;
    if (full < size && step > 0) {
        repeats = MIN((size - full + step - 1) / step, MOST_PARTS);
        full = full_length(parts, repeats, overlap, &joints);
    }
    int slack = joints > 0 && full > size ? (full - size) / joints : 0;
    overlap += CLAMP(most_overlap(parts) - overlap, 0, slack);
    GArray *placed = g_array_new(FALSE, FALSE, sizeof(MathPart));
    int at = 0;
    for (guint i = 0; i < parts->len; i++) {
        const hb_ot_math_glyph_part_t *part =
            &g_array_index(parts, hb_ot_math_glyph_part_t, i);
        int times = part->flags & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER ? repeats : 1;
        for (int n = 0; n < times; n++) {
            MathPart piece = {{0, part->glyph, placed->len == 0 ? glyph.text : 0}, at};
            g_array_append_val(placed, piece);
            at += part->full_advance - overlap;
        }
    }
    *length = at + overlap;
    return placed;
}

GArray *
math_font_stretch(const MathFont *self, MathGlyph glyph, hb_direction_t direction,
                  int size, int *length)
{
    MathPart whole = {glyph, 0};
    *length = 0;
    if (glyph.face == 0) {
        whole.glyph = find_variant(self, glyph, direction, size, length);
        if (*length < size) {
            GArray *parts = assemble(self, glyph, direction, size, length);
            if (parts != NULL)
                return parts;
        }
    }
    MathExtents extents = math_font_extents(self, whole.glyph);
    *length = direction == HB_DIRECTION_LTR ? extents.right - extents.left
                                            : extents.height + extents.depth;
    GArray *single = g_array_new(FALSE, FALSE, sizeof(MathPart));
    g_array_append_val(single, whole);
    return single;
}

MathGlyph
math_font_widest(const MathFont *self, MathGlyph glyph, int size)
{
    MathGlyph best = glyph;
    for (unsigned start = 0; glyph.face == 0; start++) {
        hb_ot_math_glyph_variant_t variant;
        unsigned count = 1;
        hb_ot_math_get_glyph_variants(math_font_face(self, 0), glyph.glyph,
                                      HB_DIRECTION_LTR, start, &count, &variant);
        if (count == 0 || variant.advance > size)
            break;
        best.glyph = variant.glyph;
    }
    return best;
}

void
math_font_shape(MathFont *self, int face, const char *text, gsize length, MathFontAdd add,
                gpointer data)
{
    hb_buffer_clear_contents(self->buffer);
    hb_buffer_add_utf8(self->buffer, text, (int) length, 0, (int) length);
    hb_buffer_guess_segment_properties(self->buffer);
    hb_buffer_set_direction(self->buffer, HB_DIRECTION_LTR);
    hb_shape(math_font_face(self, face), self->buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(self->buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(self->buffer, NULL);
    for (unsigned i = 0; i < count; i++) {
        MathGlyph glyph = {face, infos[i].codepoint,
                           g_utf8_get_char(text + infos[i].cluster)};
        add(glyph, places[i].x_offset, places[i].y_offset, places[i].x_advance, data);
    }
}

void
math_font_draw(const MathFont *self, MathGlyph glyph, hb_draw_funcs_t *functions,
               gpointer data)
{
    hb_font_get_glyph_shape(math_font_face(self, glyph.face), glyph.glyph, functions,
                            data);
}
