/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/glyph.h"

#include <string.h>

#include "math/alphabet.h"

MathBox *
math_set_glyph(const MathSetting *self, MathGlyph glyph)
{
    MathExtents extents = math_font_extents(self->font, glyph);
    MathBox *box = math_box_new();
    box->width = math_setting_scale(self, extents.advance);
    box->height = math_setting_scale(self, extents.height);
    box->depth = math_setting_scale(self, extents.depth);
    box->italic = math_setting_scale(self, math_font_italic(self->font, glyph));
    box->accent = math_setting_scale(self, math_font_accent(self->font, glyph));
    box->glyph = glyph;
    MathMark mark = {.kind = MATH_MARK_GLYPH,
                     .glyph = glyph,
                     .percent = math_font_percent(self->font, self->level),
                     .colour = self->colour};
    g_array_append_val(box->marks, mark);
    return box;
}

/* A sum or integral: larger in display style, and about the axis. Fonts differ in whether
 * the advance of a leaning sign holds its lean: here it never does. */
static MathBox *
set_operator(const MathSetting *self, MathGlyph glyph)
{
    if (self->level == MATH_DISPLAY) {
        int length, least = math_font_constant(
                        self->font, HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT);
        g_autoptr(GArray) parts =
            math_font_stretch(self->font, glyph, HB_DIRECTION_TTB, least, &length);
        if (parts->len == 1)
            glyph = g_array_index(parts, MathPart, 0).glyph;
    }
    MathBox *sign = math_set_glyph(self, glyph), *box = math_box_new();
    int italic = sign->italic;
    int rise = math_setting_axis(self) - (sign->height - sign->depth) / 2;
    MathExtents extents = math_font_extents(self->font, glyph);
    bool holds_lean = extents.advance >= extents.right && italic > 0;
    box->width = sign->width - (holds_lean ? italic : 0);
    math_box_place(box, sign, 0, rise);
    box->italic = italic;
    return box;
}

/* What no font has shows its number. */
static MathBox *
set_missing(const MathSetting *self, gunichar c)
{
    MathNode node = {.kind = MATH_TEXT, .alphabet = MATH_ALPHABET_ROMAN};
    g_autofree char *text = g_strdup_printf("[U+%04X]", c);
    node.text = text;
    return math_set_text(self, &node);
}

MathBox *
math_set_symbol(const MathSetting *self, const MathNode *node)
{
    MathGlyph glyph;
    gunichar letter = math_alphabet_letter(node->alphabet, node->code);
    if (!math_font_glyph(self->font, letter, self->level, &glyph) &&
        !math_font_glyph(self->font, node->code, self->level, &glyph))
        return set_missing(self, node->code);
    if (node->class == MATH_OP)
        return set_operator(self, glyph);
    MathBox *box = math_set_glyph(self, glyph);
    box->is_character = true;
    return box;
}

typedef struct {
    const MathSetting *setting;
    MathBox *box;
} Words;

static void
add_glyph(MathGlyph glyph, int x, int y, int advance, gpointer data)
{
    Words *words = data;
    MathBox *letter = math_set_glyph(words->setting, glyph);
    math_box_place(words->box, letter,
                   words->box->width + math_setting_scale(words->setting, x),
                   math_setting_scale(words->setting, y));
    words->box->width += math_setting_scale(words->setting, advance);
}

/* The text as the letters of its alphabet, as far as the mathematics font has them. */
static char *
spell(const MathSetting *self, const MathNode *node)
{
    GString *text = g_string_new(NULL);
    for (const char *p = node->text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gunichar letter = c < 0x80 ? math_alphabet_letter(node->alphabet, c) : c;
        g_string_append_unichar(text,
                                math_font_face_of(self->font, letter) == 0 ? letter : c);
    }
    return g_string_free(text, FALSE);
}

MathBox *
math_set_text(const MathSetting *self, const MathNode *node)
{
    g_autofree char *text = spell(self, node);
    Words words = {self, math_box_new()};
    for (const char *p = text, *end; *p != '\0'; p = end) {
        int face = math_font_face_of(self->font, g_utf8_get_char(p));
        end = g_utf8_next_char(p);
        while (*end != '\0' &&
               math_font_face_of(self->font, g_utf8_get_char(end)) == face)
            end = g_utf8_next_char(end);
        math_font_shape(self->font, MAX(face, 0), p, (gsize) (end - p), add_glyph,
                        &words);
    }
    return words.box;
}
