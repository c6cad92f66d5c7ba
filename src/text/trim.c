/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/trim.h"

#include "font/halve.h"

static void
trim(TextShapes *shapes, TextCluster *cluster, const TextFace *face, FontSign sign)
{
    TextGlyph *glyph = &g_array_index(shapes->glyphs, TextGlyph, cluster->glyph);
    hb_glyph_extents_t ink;
    if (!hb_font_get_glyph_extents(face->hb, glyph->id, &ink))
        return;
    int left = ink.x_bearing + glyph->x;
    int white = sign == FONT_SIGN_OPENING ? left : cluster->width - left - ink.width;
    int cut = font_sign_cut(sign, cluster->width, white, face->size);
    if (sign == FONT_SIGN_OPENING)
        glyph->x -= cut;
    glyph->width -= cut;
    cluster->width -= cut;
}

void
text_trim_signs(TextShapes *shapes, const TextRun *run, const char *text)
{
    for (guint i = run->first_cluster; i < run->end_cluster; i++) {
        TextCluster *cluster = &g_array_index(shapes->clusters, TextCluster, i);
        FontSign sign = font_sign_of(g_utf8_get_char(text + cluster->start));
        if (sign != FONT_SIGN_OTHER)
            trim(shapes, cluster, run->face, sign);
    }
}
