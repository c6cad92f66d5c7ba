/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/text.h"

#include <math.h>
#include <string.h>

#define LEAST 3.0      /* thousandths of an em that are put right between two glyphs */
#define NEAR 0.0005    /* points: the same place */
#define FARTHEST 10000 /* thousandths of an em: what goes further begins anew */

/* ---- operators ----------------------------------------------------------------------- */

static void
end_string(PdfText *self)
{
    if (self->is_string)
        g_string_append_c(self->content->out, ')');
    self->is_string = false;
}

static void
end_showing(PdfText *self)
{
    end_string(self);
    if (self->is_showing)
        g_string_append(self->content->out, "]TJ\n");
    self->is_showing = false;
}

void
pdf_text_end(PdfText *self)
{
    if (!self->is_open)
        return;
    end_showing(self);
    if (self->rise != 0)
        g_string_append(self->content->out, "0 Ts\n");
    g_string_append(self->content->out, "ET\n");
    self->is_open = false;
    self->type.font = NULL;
    self->rise = 0;
}

static void
set_type(PdfText *self, PdfType type)
{
    GString *out = self->content->out;
    if (self->type.font == type.font && fabs(self->type.size - type.size) < NEAR)
        return;
    end_showing(self);
    g_string_append(out, "/F");
    pdf_append_integer(out, pdf_font_number(type.font));
    g_string_append_c(out, ' ');
    pdf_append_point(out, type.size);
    g_string_append(out, " Tf\n");
    pdf_content_name(self->content, 'F', pdf_font_number(type.font),
                     pdf_font_id(type.font));
    self->type = type;
}

static void
begin_text(PdfText *self)
{
    if (self->is_open)
        return;
    g_string_append(self->content->out, "BT\n");
    self->is_open = true;
    self->x = self->y = self->pen = 0;
}

/* What is written has three places: from there on it is exact. */
static double
rounded(double value)
{
    return floor(value * 1000 + 0.5) / 1000;
}

/* Goes to `place`: on with the line where the reader stands on it, else anew. */
static void
go_to(PdfText *self, PdfTextPlace place)
{
    double x = rounded(place.x), y = rounded(place.y);
    double off = (x - self->x) * 1000 - self->pen;
    if (self->is_open && !place.is_turned && fabs(self->y - y) < NEAR &&
        self->type.font != NULL && fabs(off) < FARTHEST * self->type.size)
        return;
    if (place.is_turned)
        pdf_text_end(self);
    end_showing(self);
    begin_text(self);
    if (place.is_turned)
        pdf_content_operate(self->content, (double[]){0, 1, -1, 0, x, y}, 6, "Tm");
    else
        pdf_content_operate(self->content, (double[]){x - self->x, y - self->y}, 2, "Td");
    self->x = x;
    self->y = y;
    self->pen = 0;
}

static void
set_rise(PdfText *self, double rise)
{
    if (fabs(self->rise - rise) < NEAR)
        return;
    end_showing(self);
    pdf_append_point(self->content->out, rise);
    g_string_append(self->content->out, " Ts\n");
    self->rise = rise;
}

/* Moves the reader to `at`, thousandths of a point from the line's origin, if it is far
 * enough from there. */
static void
move_pen(PdfText *self, double at)
{
    double size = self->type.size;
    double number = (self->pen - at) / size; /* thousandths of an em to the left */
    if (fabs(number) < LEAST)
        return;
    double whole = floor(number + 0.5);
    end_string(self);
    if (!self->is_showing)
        g_string_append_c(self->content->out, '[');
    self->is_showing = true;
    pdf_append_integer(self->content->out, (gint64) whole);
    self->pen -= whole * size;
}

static void
append_code(GString *out, guint byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        g_string_append_c(out, '\\');
    if (byte == '\r')
        g_string_append(out, "\\r");
    else
        g_string_append_c(out, (char) byte);
}

static void
write_glyph(PdfText *self, PdfGlyph glyph, double at)
{
    GString *out = self->content->out;
    move_pen(self, at);
    if (!self->is_showing)
        g_string_append_c(out, '[');
    if (!self->is_string)
        g_string_append_c(out, '(');
    self->is_showing = self->is_string = true;
    append_code(out, glyph.code >> 8);
    append_code(out, glyph.code & 0xFF);
    self->pen += glyph.width * self->type.size;
}

/* ---- clusters ------------------------------------------------------------------------ */

/* The glyphs of one cluster and the text that they stand for. */
typedef struct {
    int first, end;
    const char *text;
    gsize length;
} Cluster;

/* Where an item's glyphs are written. */
typedef struct {
    PdfText *text;
    PdfTextPlace place;
    PdfType type;
    PdfTag tag;
    const PangoGlyphInfo *glyphs;
    double x; /* of the next glyph, thousandths of a point from the item's origin */
} Run;

static double
thousandths(int units)
{
    return units * (1000.0 / PANGO_SCALE);
}

/* The next cluster from `first` on. In a run from right to left the glyphs stand as seen,
 * so the text of a cluster ends where that of the glyphs before it begins. */
static Cluster
next_cluster(const PangoGlyphItem *item, const char *text, int first)
{
    const PangoGlyphString *glyphs = item->glyphs;
    int from = glyphs->log_clusters[first], to = item->item->length, end = first + 1;
    while (end < glyphs->num_glyphs && glyphs->log_clusters[end] == from)
        end++;
    if (item->item->analysis.level % 2 != 0)
        to = first > 0 ? glyphs->log_clusters[first - 1] : to;
    else if (end < glyphs->num_glyphs)
        to = glyphs->log_clusters[end];
    to = CLAMP(to, from, item->item->length);
    return (Cluster){first, end, text + item->item->offset + from, (gsize) (to - from)};
}

static bool
is_drawn(const PangoGlyphInfo *glyph)
{
    return glyph->glyph != PANGO_GLYPH_EMPTY &&
           (glyph->glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
}

static void
show_glyph(Run *run, const PangoGlyphInfo *info, PdfGlyph glyph)
{
    PdfText *text = run->text;
    double origin = (run->place.x - text->x) * 1000;
    if (run->place.is_turned)
        origin = 0;
    set_rise(text, -info->geometry.y_offset / (double) PANGO_SCALE);
    write_glyph(text, glyph, origin + run->x + thousandths(info->geometry.x_offset));
}

/* Makes sure that glyphs can be shown: after a text that stood beside its glyphs all must
 * be begun again. */
static void
resume(Run *run)
{
    PdfText *text = run->text;
    if (text->is_open)
        return;
    pdf_content_tag(text->content, run->tag);
    go_to(text, run->place);
    set_type(text, run->type);
}

/* The codes say nothing, or the wrong thing: the text stands beside them. Some readers hear
 * nothing more of a marked content after such a text, so another one begins. */
static void
show_replaced(Run *run, Cluster cluster)
{
    PdfText *text = run->text;
    GString *out = text->content->out;
    bool is_read = run->tag.element != NULL;
    pdf_text_end(text);
    if (is_read) {
        pdf_content_tag(text->content, run->tag);
        g_string_append(out, "/Span<</ActualText<FEFF");
        pdf_append_utf16_hex(out, cluster.text, cluster.length);
        g_string_append(out, ">>>BDC\n");
    }
    resume(run);
    for (int i = cluster.first; i < cluster.end; i++) {
        const PangoGlyphInfo *info = &run->glyphs[i];
        if (is_drawn(info))
            show_glyph(run, info, pdf_font_use(run->type.font, info->glyph, NULL, 0));
        run->x += thousandths(info->geometry.width);
    }
    pdf_text_end(text);
    if (is_read) {
        g_string_append(out, "EMC\n");
        pdf_content_untag(text->content);
    }
}

static PdfGlyph
use_cluster(PdfFont *font, guint glyph, const Cluster *cluster)
{
    /* A tab has the glyph of a space, and is to be read like one. */
    if (cluster->length == 1)
        return pdf_font_use_character(
            font, glyph, *cluster->text == '\t' ? ' ' : (guchar) *cluster->text);
    return pdf_font_use(font, glyph, cluster->text, cluster->length);
}

static void
show_cluster(Run *run, Cluster cluster)
{
    const PangoGlyphInfo *info = &run->glyphs[cluster.first];
    int drawn = 0, last = cluster.first;
    for (int i = cluster.first; i < cluster.end; i++)
        if (is_drawn(&run->glyphs[i])) {
            drawn++;
            last = i;
        }
    PdfGlyph glyph = {0};
    if (drawn == 1)
        glyph = use_cluster(run->type.font, run->glyphs[last].glyph, &cluster);
    if (drawn > 1 || (drawn == 1 && !glyph.has_text)) {
        show_replaced(run, cluster);
        return;
    }
    resume(run);
    for (int i = cluster.first; i < cluster.end; i++, info++) {
        if (drawn == 1 && i == last)
            show_glyph(run, info, glyph);
        run->x += thousandths(info->geometry.width);
    }
}

/* The clusters as they are read. From right to left those on the right come first; the
 * reader goes back for each. */
static void
show_clusters(Run *run, const PangoGlyphItem *item, const char *text)
{
    const PangoGlyphString *glyphs = item->glyphs;
    if (item->item->analysis.level % 2 == 0) {
        for (int i = 0; i < glyphs->num_glyphs;) {
            Cluster cluster = next_cluster(item, text, i);
            show_cluster(run, cluster);
            i = cluster.end;
        }
        return;
    }
    double right = 0;
    for (int i = 0; i < glyphs->num_glyphs; i++)
        right += thousandths(glyphs->glyphs[i].geometry.width);
    run->x = right;
    for (int end = glyphs->num_glyphs, first; end > 0; end = first) {
        for (first = end - 1;
             first > 0 && glyphs->log_clusters[first - 1] == glyphs->log_clusters[first];)
            first--;
        double left = run->x;
        for (int i = first; i < end; i++)
            left -= thousandths(glyphs->glyphs[i].geometry.width);
        run->x = left;
        show_cluster(run, next_cluster(item, text, first));
        run->x = left;
    }
    run->x = right;
}

/* A space that ends a line broken by force, or its last word would be read in one with the
 * next line's first. */
static void
show_space(Run *run)
{
    PdfFont *font = run->type.font;
    guint glyph = pdf_font_glyph(font, ' ');
    const PangoGlyphInfo space = {.glyph = glyph};
    if (glyph == 0)
        return;
    resume(run);
    show_glyph(run, &space, pdf_font_use_character(font, glyph, ' '));
}

static void
begin_run(PdfText *self, PdfType type, PdfTextPlace place, StyleColour colour)
{
    if (!pdf_content_has_fill(self->content, colour)) {
        end_showing(self);
        pdf_content_fill(self->content, colour);
    }
    go_to(self, place);
    set_type(self, type);
}

bool
pdf_text_show(PdfText *self, const PageItem *item, PdfTextPlace place)
{
    const PangoGlyphItem *glyphs = item->as.text.glyphs;
    const PdfType *type = pdf_fonts_find(self->fonts, glyphs->item->analysis.font);
    Run run = {self, place, *type, self->content->tag, glyphs->glyphs->glyphs, 0};
    if (type->font == NULL || type->size <= 0)
        return false;
    begin_run(self, *type, place, item->colour);
    show_clusters(&run, glyphs, item->as.text.text);
    if (item->as.text.ends_line)
        show_space(&run);
    if (place.is_turned)
        pdf_text_end(self);
    return true;
}

void
pdf_text_show_glyph(PdfText *self, PdfType type, guint glyph, gunichar c,
                    PdfTextPlace place, StyleColour colour)
{
    begin_run(self, type, place, colour);
    set_rise(self, 0);
    write_glyph(self, pdf_font_use_character(type.font, glyph, c),
                (place.x - self->x) * 1000);
}
