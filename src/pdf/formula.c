/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/formula.h"

#include "base/measure.h"
#include "math/font.h"

#define SPACE (MATH_EM / 3) /* about as wide as fonts have it */

struct PdfFormulas {
    PdfFonts *fonts;
    const MathFont *math;
    PdfFont **faces; /* of the mathematics font's; NULL: not shown so far */
};

PdfFormulas *
pdf_formulas_new(PdfFonts *fonts, const MathFont *math)
{
    PdfFormulas *self = g_new0(PdfFormulas, 1);
    self->fonts = fonts;
    self->math = math;
    self->faces = g_new0(PdfFont *, math != NULL ? math_font_length(math) : 1);
    return self;
}

void
pdf_formulas_free(PdfFormulas *self)
{
    if (self == NULL)
        return;
    g_free(self->faces);
    g_free(self);
}

/* One formula while it is shown. */
typedef struct {
    PdfFormulas *formulas;
    PdfText *text;
    const PageItem *item;
    double x, y;
    double unit; /* points of one of MATH_EM's */
} Show;

static StyleColour
colour_of(const Show *show, const MathMark *mark)
{
    if (mark->colour == MATH_AUTO || show->item->as.formula.is_plain)
        return show->item->colour;
    return (StyleColour){(guint8) (mark->colour >> 16), (guint8) (mark->colour >> 8),
                         (guint8) mark->colour, 255};
}

static void
show_glyph(const Show *show, const MathMark *mark)
{
    PdfFormulas *self = show->formulas;
    PdfFont **font = &self->faces[mark->glyph.face];
    if (*font == NULL)
        *font = pdf_fonts_find_face(self->fonts,
                                    math_font_face(self->math, mark->glyph.face));
    PdfType type = {*font, show->unit * MATH_EM * mark->percent / 100};
    PdfTextPlace place = {show->x + mark->x * show->unit, show->y + mark->y * show->unit,
                          false};
    pdf_text_show_glyph(show->text, type, mark->glyph.glyph, mark->glyph.text, place,
                        colour_of(show, mark));
}

/* Readers take a text to lie between its first glyph and its last, on the baseline of the
 * first. Where these are a numerator or a limit, a space says where the formula lies. */
static void
show_space(const Show *show, int x)
{
    MathMark space = {.percent = 100, .x = x, .colour = MATH_AUTO};
    hb_font_t *font = math_font_face(show->formulas->math, 0);
    if (hb_font_get_nominal_glyph(font, ' ', &space.glyph.glyph))
        show_glyph(show, &space);
}

static void
show_shape(const Show *show, const MathMark *mark)
{
    PdfContent *content = show->text->content;
    double x = show->x + mark->x * show->unit, y = show->y + mark->y * show->unit;
    double width = mark->width * show->unit, height = mark->height * show->unit;
    double thickness = mark->thickness * show->unit;
    pdf_text_end(show->text);
    if (mark->kind == MATH_MARK_RULE) {
        pdf_content_fill(content, colour_of(show, mark));
        pdf_content_operate(content, (double[]){x, y, width, height}, 4, "re f");
        return;
    }
    pdf_content_save(content);
    pdf_content_stroke(content, colour_of(show, mark));
    pdf_content_operate(content, &thickness, 1, "w");
    pdf_content_operate(content, (double[]){x, y}, 2, "m");
    pdf_content_operate(content, (double[]){x + width, y + height}, 2, "l S");
    pdf_content_restore(content);
}

static const MathMark *
mark_at(const MathBox *box, guint index)
{
    return &g_array_index(box->marks, MathMark, index);
}

/* True for a glyph on the formula's own baseline and in its size. */
static bool
is_on_line(const MathMark *mark)
{
    return mark->kind == MATH_MARK_GLYPH && mark->y == 0 && mark->percent == 100;
}

static void
show_glyphs(const Show *show, const MathBox *box)
{
    const MathMark *last = NULL;
    bool is_read = show->item->element != NULL;
    if (is_read && !is_on_line(mark_at(box, 0)))
        show_space(show, 0);
    for (guint i = 0; i < box->marks->len; i++) {
        if (mark_at(box, i)->kind != MATH_MARK_GLYPH)
            continue;
        last = mark_at(box, i);
        show_glyph(show, last);
    }
    if (!is_read || last == NULL)
        return;
    int right = last->x + math_font_extents(show->formulas->math, last->glyph).advance;
    if (!is_on_line(last) || right < box->width - MATH_EM / 10)
        show_space(show, box->width - SPACE);
}

void
pdf_formulas_show(PdfFormulas *self, PdfText *text, const PageItem *item, double x,
                  double y)
{
    const MathBox *box = item->as.formula.asset->marks;
    Show show = {self, text, item, x, y, MEASURE_TO_PT(item->as.formula.size) / MATH_EM};
    show_glyphs(&show, box);
    for (guint i = 0; i < box->marks->len; i++)
        if (mark_at(box, i)->kind != MATH_MARK_GLYPH)
            show_shape(&show, mark_at(box, i));
    pdf_text_end(text);
}
