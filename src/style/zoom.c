/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/zoom.h"

static void
scale(int *length, int percent)
{
    if (*length != STYLE_AUTO)
        *length = (int) ((gint64) *length * percent / 100);
}

Style *
style_zoom(const Style *style, int percent)
{
    Style *copy = g_memdup2(style, sizeof *style);
    int *const lengths[] = {
        &copy->font_size,      &copy->line_height,       &copy->indent,
        &copy->letter_spacing, &copy->word_spacing,      &copy->word_space,
        &copy->word_space_min, &copy->word_space_max,    &copy->letter_shrink,
        &copy->letter_stretch, &copy->autospace,         &copy->vertical_length,
        &copy->turnover,       &copy->border_spacing[0], &copy->border_spacing[1]};
    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++)
        scale(lengths[i], percent);
    for (int side = 0; side < 4; side++) {
        scale(&copy->margin[side], percent);
        scale(&copy->padding[side], percent);
    }
    return copy;
}
