/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/bracket.h"

#include <string.h>

/* In hundredths of an em: what counts as wide, and the white kept beside the ink. */
#define WIDE_PERCENT 60
#define HALF_PERCENT 50
#define MARGIN_PERCENT 4

bool
text_is_wide_bracket(gunichar c, bool *is_opening)
{
    static const gunichar opening[] = {0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014,
                                       0x3016, 0x3018, 0x301A, 0xFF08, 0xFF3B, 0xFF5B};
    for (guint i = 0; i < G_N_ELEMENTS(opening); i++) {
        gunichar closing = opening[i] + (opening[i] >= 0xFF3B ? 2 : 1);
        *is_opening = c == opening[i];
        if (*is_opening || c == closing)
            return true;
    }
    return false;
}

static void
trim(TextShapes *shapes, TextCluster *cluster, const TextFace *face, bool is_opening)
{
    TextGlyph *glyph = &g_array_index(shapes->glyphs, TextGlyph, cluster->glyph);
    hb_glyph_extents_t ink;
    if (cluster->width <= face->size / 100 * WIDE_PERCENT ||
        !hb_font_get_glyph_extents(face->hb, glyph->id, &ink))
        return;
    int excess = cluster->width - face->size / 100 * HALF_PERCENT;
    int margin = face->size / 100 * MARGIN_PERCENT;
    int white = is_opening ? ink.x_bearing : cluster->width - ink.x_bearing - ink.width;
    int cut = CLAMP(white - margin, 0, excess);
    if (is_opening)
        glyph->x -= cut;
    glyph->width -= cut;
    cluster->width -= cut;
}

void
text_trim_brackets(TextShapes *shapes, const TextRun *run, const char *text)
{
    for (guint i = run->first_cluster; i < run->end_cluster; i++) {
        TextCluster *cluster = &g_array_index(shapes->clusters, TextCluster, i);
        bool is_opening;
        if (text_is_wide_bracket(g_utf8_get_char(text + cluster->start), &is_opening))
            trim(shapes, cluster, run->face, is_opening);
    }
}
