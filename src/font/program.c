/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "font/program.h"

#include <hb-ot.h>

struct FontProgram {
    hb_font_t *font; /* scaled to its own units */
    double em;       /* of them */
    guint glyphs;
};

FontProgram *
font_program_new(GBytes *bytes)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    hb_blob_t *blob =
        hb_blob_create(data, (unsigned) length, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    guint glyphs = hb_face_get_glyph_count(face), em = hb_face_get_upem(face);
    FontProgram *self = NULL;
    if (glyphs > 0 && em > 0) {
        self = g_new(FontProgram, 1);
        *self = (FontProgram){hb_font_create(face), em, glyphs};
        hb_font_set_scale(self->font, (int) em, (int) em);
    }
    hb_face_destroy(face);
    return self;
}

void
font_program_free(FontProgram *self)
{
    if (self == NULL)
        return;
    hb_font_destroy(self->font);
    g_free(self);
}

double
font_program_advance(const FontProgram *self, guint glyph)
{
    return glyph < self->glyphs
               ? hb_font_get_glyph_h_advance(self->font, glyph) * 1000 / self->em
               : 0;
}

bool
font_program_glyph(const FontProgram *self, gunichar c, guint *glyph)
{
    return hb_font_get_nominal_glyph(self->font, c, glyph);
}
