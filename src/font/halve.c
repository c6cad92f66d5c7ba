/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "font/halve.h"

#include <hb-ot.h>
#include <string.h>

#define WIDE_PERCENT 60  /* of an em: what is wider is to be cut */
#define HALF_PERCENT 50  /* what is left of it */
#define MARGIN_PERCENT 4 /* the white kept beside the ink */
#define TAG_HHEA HB_TAG('h', 'h', 'e', 'a')
#define TAG_HMTX HB_TAG('h', 'm', 't', 'x')
#define HHEA_LENGTH 36
#define HHEA_METRICS 34 /* offset of numberOfHMetrics */
#define METRIC 4        /* bytes: advance, left side bearing */

static const gunichar opening[] = {0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014,
                                   0x3016, 0x3018, 0x301A, 0xFF08, 0xFF3B, 0xFF5B};

/* Raised and lowered digits and signs, also ° ′ ″, by first and last. */
static const gunichar indexes[][2] = {
    {0x00B0, 0x00B0}, {0x00B2, 0x00B3}, {0x00B9, 0x00B9}, {0x2032, 0x2033},
    {0x2070, 0x2071}, {0x2074, 0x208E}, {0x2090, 0x209C}};

static gunichar
closing_of(gunichar c)
{
    return c + (c >= 0xFF3B ? 2 : 1);
}

FontSign
font_sign_of(gunichar c)
{
    if (c < 0xB0 || (c >= 0x3020 && c < 0xFF00)) /* nearly all text */
        return FONT_SIGN_OTHER;
    for (guint i = 0; i < G_N_ELEMENTS(indexes); i++)
        if (c >= indexes[i][0] && c <= indexes[i][1])
            return FONT_SIGN_INDEX;
    for (guint i = 0; c >= 0x3000 && i < G_N_ELEMENTS(opening); i++)
        if (c == opening[i] || c == closing_of(opening[i]))
            return c == opening[i] ? FONT_SIGN_OPENING : FONT_SIGN_CLOSING;
    return FONT_SIGN_OTHER;
}

int
font_sign_cut(FontSign sign, int advance, int white, int em)
{
    if (sign != FONT_SIGN_INDEX && advance <= em / 100 * WIDE_PERCENT)
        return 0;
    int most = sign == FONT_SIGN_INDEX ? advance : advance - em / 100 * HALF_PERCENT;
    return MAX(MIN(white - em / 100 * MARGIN_PERCENT, most), 0);
}

static unsigned
read_16(const guint8 *p)
{
    return (unsigned) p[0] << 8 | p[1];
}

static void
write_16(guint8 *p, int value)
{
    p[0] = (guint8) ((unsigned) value >> 8);
    p[1] = (guint8) value;
}

/* An hmtx that has both numbers for every glyph; NULL when the font's is broken. */
static guint8 *
expand_metrics(hb_face_t *face, unsigned glyphs)
{
    hb_blob_t *hhea = hb_face_reference_table(face, TAG_HHEA);
    hb_blob_t *hmtx = hb_face_reference_table(face, TAG_HMTX);
    unsigned hhea_length, length;
    const guint8 *head = (const guint8 *) hb_blob_get_data(hhea, &hhea_length);
    const guint8 *data = (const guint8 *) hb_blob_get_data(hmtx, &length);
    unsigned full = hhea_length >= HHEA_LENGTH ? read_16(head + HHEA_METRICS) : 0;
    guint8 *all = NULL;
    if (full > 0 && full <= glyphs &&
        length >= full * METRIC + (glyphs - full) * METRIC / 2) {
        all = g_malloc(glyphs * METRIC);
        memcpy(all, data, full * METRIC);
        for (unsigned i = full; i < glyphs; i++) {
            memcpy(all + i * METRIC, data + (full - 1) * METRIC, METRIC / 2);
            memcpy(all + i * METRIC + METRIC / 2,
                   data + full * METRIC + (i - full) * METRIC / 2, METRIC / 2);
        }
    }
    hb_blob_destroy(hhea);
    hb_blob_destroy(hmtx);
    return all;
}

/* Narrows the glyph of `c` in `metrics`; true when that changed anything. */
static bool
halve(hb_font_t *font, gunichar c, int em, guint8 *metrics)
{
    hb_codepoint_t glyph;
    hb_glyph_extents_t ink;
    FontSign sign = font_sign_of(c);
    if (!hb_font_get_nominal_glyph(font, c, &glyph) ||
        !hb_font_get_glyph_extents(font, glyph, &ink))
        return false;
    int advance = hb_font_get_glyph_h_advance(font, glyph);
    int white =
        sign == FONT_SIGN_OPENING ? ink.x_bearing : advance - ink.x_bearing - ink.width;
    int cut = font_sign_cut(sign, advance, white, em);
    guint8 *metric = metrics + glyph * METRIC;
    write_16(metric, advance - cut);
    if (sign == FONT_SIGN_OPENING)
        write_16(metric + METRIC / 2, ink.x_bearing - cut);
    return cut > 0;
}

static bool
halve_all(hb_font_t *font, int em, guint8 *metrics)
{
    bool is_changed = false;
    for (guint i = 0; i < G_N_ELEMENTS(opening); i++) {
        is_changed |= halve(font, opening[i], em, metrics);
        is_changed |= halve(font, closing_of(opening[i]), em, metrics);
    }
    for (guint i = 0; i < G_N_ELEMENTS(indexes); i++)
        for (gunichar c = indexes[i][0]; c <= indexes[i][1]; c++)
            is_changed |= halve(font, c, em, metrics);
    return is_changed;
}

static hb_blob_t *
own_blob(gpointer data, unsigned length)
{
    return hb_blob_create(data, length, HB_MEMORY_MODE_READONLY, data, g_free);
}

/* The font of `face` with other `metrics` (taken), each glyph with its own advance. */
static GBytes *
rebuild(hb_face_t *face, guint8 *metrics, unsigned glyphs)
{
    hb_face_t *builder = hb_face_builder_create();
    hb_tag_t tags[64];
    unsigned count = G_N_ELEMENTS(tags);
    hb_face_get_table_tags(face, 0, &count, tags);
    for (unsigned i = 0; i < count; i++) {
        hb_blob_t *table = hb_face_reference_table(face, tags[i]);
        if (tags[i] == TAG_HMTX) {
            hb_blob_destroy(table);
            table = own_blob(metrics, glyphs * METRIC);
        } else if (tags[i] == TAG_HHEA) {
            guint8 *head = g_memdup2(hb_blob_get_data(table, NULL), HHEA_LENGTH);
            write_16(head + HHEA_METRICS, (int) glyphs);
            hb_blob_destroy(table);
            table = own_blob(head, HHEA_LENGTH);
        }
        hb_face_builder_add_table(builder, tags[i], table);
        hb_blob_destroy(table);
    }
    hb_blob_t *blob = hb_face_reference_blob(builder);
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    GBytes *bytes = g_bytes_new(data, length);
    hb_blob_destroy(blob);
    hb_face_destroy(builder);
    return bytes;
}

GBytes *
font_halve_signs(GBytes *font)
{
    gsize length;
    const char *data = g_bytes_get_data(font, &length);
    hb_blob_t *blob =
        hb_blob_create(data, (unsigned) length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *scaled = hb_font_create(face);
    int em = (int) hb_face_get_upem(face);
    hb_font_set_scale(scaled, em, em);
    unsigned glyphs = hb_face_get_glyph_count(face);
    guint8 *metrics = expand_metrics(face, glyphs);
    bool is_changed = metrics != NULL && halve_all(scaled, em, metrics);
    GBytes *halved = is_changed ? rebuild(face, metrics, glyphs) : g_bytes_ref(font);
    if (!is_changed)
        g_free(metrics);
    g_bytes_unref(font);
    hb_font_destroy(scaled);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return halved;
}
