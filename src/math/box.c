/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/box.h"

MathBox *
math_box_new(void)
{
    MathBox *self = g_new0(MathBox, 1);
    self->accent = MATH_AUTO;
    self->marks = g_array_new(FALSE, FALSE, sizeof(MathMark));
    return self;
}

void
math_box_free(MathBox *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->marks);
    g_free(self);
}

static int
bounded(gint64 length)
{
    return (int) CLAMP(length, -MATH_MOST, MATH_MOST);
}

void
math_box_place(MathBox *self, MathBox *from, int x, int y)
{
    guint first = self->marks->len;
    g_array_append_vals(self->marks, from->marks->data, from->marks->len);
    for (guint i = first; i < self->marks->len; i++) {
        MathMark *mark = &g_array_index(self->marks, MathMark, i);
        mark->x = bounded((gint64) mark->x + x);
        mark->y = bounded((gint64) mark->y + y);
    }
    self->height = MAX(self->height, bounded((gint64) from->height + y));
    self->depth = MAX(self->depth, bounded((gint64) from->depth - y));
    math_box_free(from);
}

void
math_box_append(MathBox *self, MathBox *from)
{
    int x = self->width;
    self->width = bounded((gint64) self->width + from->width);
    math_box_place(self, from, x, 0);
}

void
math_box_add_rule(MathBox *self, int x, int y, int width, int height, int colour)
{
    MathMark mark = {.kind = MATH_MARK_RULE,
                     .x = x,
                     .y = y,
                     .width = width,
                     .height = height,
                     .colour = colour};
    g_array_append_val(self->marks, mark);
    self->height = MAX(self->height, y + height);
    self->depth = MAX(self->depth, -y);
}

static int
thousandths(int length)
{
    return (length >= 0 ? length + 5 : length - 5) / (MATH_EM / 1000);
}

static void
dump_mark(const MathMark *mark, GString *out)
{
    int x = thousandths(mark->x), y = thousandths(mark->y);
    switch (mark->kind) {
    case MATH_MARK_GLYPH:
        g_string_append_printf(out, "glyph %d:%u %d,%d %d%%", mark->glyph.face,
                               mark->glyph.glyph, x, y, mark->percent);
        break;
    case MATH_MARK_RULE:
        g_string_append_printf(out, "rule %d,%d %dx%d", x, y, thousandths(mark->width),
                               thousandths(mark->height));
        break;
    case MATH_MARK_STROKE:
        g_string_append_printf(out, "stroke %d,%d %+d%+d", x, y, thousandths(mark->width),
                               thousandths(mark->height));
        break;
    }
    if (mark->colour != MATH_AUTO)
        g_string_append_printf(out, " #%06x", (guint) mark->colour);
    g_string_append_c(out, '\n');
}

void
math_box_dump(const MathBox *self, GString *out)
{
    g_string_append_printf(out, "box %d +%d -%d\n", thousandths(self->width),
                           thousandths(self->height), thousandths(self->depth));
    for (guint i = 0; i < self->marks->len; i++)
        dump_mark(&g_array_index(self->marks, MathMark, i), out);
}
