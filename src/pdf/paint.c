/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/paint.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "base/measure.h"
#include "pdf/prune.h"

typedef struct {
    const Pages *pages;
    const PdfSheet *sheet;
    PdfPictures *pictures;
    cairo_t *cr;
    const PdfBackdrop *backdrop; /* NULL: none */
    GPtrArray *painted;          /* PdfPaintedPage * */
    PdfPaintedPage *page;        /* the current one */
} Painter;

static void
painted_page_free(gpointer data)
{
    PdfPaintedPage *page = data;
    g_array_unref(page->tags);
    g_free(page);
}

void
pdf_painting_free(PdfPainting *self)
{
    if (self == NULL)
        return;
    g_clear_pointer(&self->file, g_bytes_unref);
    g_ptr_array_unref(self->pages);
    g_free(self);
}

/* ---- placeholders -------------------------------------------------------------------- */

/* Red, which keeps cairo from writing grey, then the number. By the name cairo knows two
 * surfaces of one picture for the same. */
static cairo_surface_t *
placeholder_new(guint index)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, PDF_PLACEHOLDER_WIDTH, 1);
    guint32 *pixels = (guint32 *) (void *) cairo_image_surface_get_data(surface);
    pixels[0] = 0xFF0000;
    pixels[1] = index;
    cairo_surface_mark_dirty(surface);
    char *name = g_strdup_printf("%u", index);
    cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_UNIQUE_ID, (guchar *) name,
                                strlen(name), g_free, name);
    return surface;
}

/* From the unit square as stored to the unit square as shown (Exif 2.32 §4.6.4). */
static cairo_matrix_t
orientation_matrix(int orientation)
{
    static const cairo_matrix_t matrices[9] = {
        {1, 0, 0, 1, 0, 0},   {1, 0, 0, 1, 0, 0},   {-1, 0, 0, 1, 1, 0},
        {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},  {0, 1, 1, 0, 0, 0},
        {0, 1, -1, 0, 1, 0},  {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}};
    return matrices[CLAMP(orientation, 0, 8)];
}

void
pdf_placeholder_paint(cairo_t *cr, guint index, int orientation)
{
    cairo_surface_t *surface = placeholder_new(index);
    cairo_matrix_t matrix = orientation_matrix(orientation);
    cairo_transform(cr, &matrix);
    /* Without a clip cairo takes an opaque picture for the whole page and forgets what it
     * has drawn before. */
    cairo_rectangle(cr, 0, 0, 1, 1);
    cairo_clip(cr);
    cairo_scale(cr, 1.0 / PDF_PLACEHOLDER_WIDTH, 1);
    cairo_set_source_surface(cr, surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
    cairo_paint(cr);
    cairo_surface_destroy(surface);
}

int
pdf_placeholder_index(const guint8 *bytes, gsize length)
{
    if (length != PDF_PLACEHOLDER_BYTES || memcmp(bytes, "\xFF\0\0", 3) != 0)
        return -1;
    return bytes[3] << 16 | bytes[4] << 8 | bytes[5];
}

/* ---- items --------------------------------------------------------------------------- */

/* Laid over white paper: archives and presses like nothing transparent. */
static double
over_white(guint8 channel, guint8 opacity)
{
    return (channel * opacity + 255 * (255 - opacity)) / (255.0 * 255.0);
}

static void
set_colour(Painter *painter, StyleColour colour)
{
    cairo_set_source_rgb(painter->cr, over_white(colour.r, colour.a),
                         over_white(colour.g, colour.a), over_white(colour.b, colour.a));
}

/* A space that ends a line broken by force, or its last word would be read in one with the
 * next line's first. */
static void
paint_space(cairo_t *cr, PangoGlyphItem *text)
{
    PangoFont *font = text->item->analysis.font;
    double x = pango_glyph_string_get_width(text->glyphs) / (double) PANGO_SCALE;
    cairo_scaled_font_t *scaled =
        PANGO_IS_CAIRO_FONT(font)
            ? pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font))
            : NULL;
    cairo_glyph_t *glyphs = NULL;
    cairo_text_cluster_t *clusters = NULL;
    cairo_text_cluster_flags_t flags;
    int n_glyphs = 0, n_clusters = 0;
    if (scaled == NULL || cairo_scaled_font_text_to_glyphs(
                              scaled, x, 0, " ", 1, &glyphs, &n_glyphs, &clusters,
                              &n_clusters, &flags) != CAIRO_STATUS_SUCCESS)
        return;
    cairo_set_scaled_font(cr, scaled);
    if (n_glyphs == 1 && glyphs->index != 0)
        cairo_show_text_glyphs(cr, " ", 1, glyphs, 1, clusters, n_clusters, flags);
    cairo_glyph_free(glyphs);
    cairo_text_cluster_free(clusters);
}

/* The text with spaces for tabs, which have the same glyph: cairo would note each tab as an
 * exception, and what follows one is not read by all. NULL when there is none. */
static char *
without_tabs(const PageItem *item)
{
    const PangoItem *run = item->as.text.glyphs->item;
    const char *text = item->as.text.text;
    if (memchr(text + run->offset, '\t', (gsize) run->length) == NULL)
        return NULL;
    return g_strdelimit(g_strndup(text, (gsize) (run->offset + run->length)), "\t", ' ');
}

static void
paint_text(Painter *painter, const PageItem *item)
{
    g_autofree char *plain = without_tabs(item);
    cairo_move_to(painter->cr, 0, 0);
    pango_cairo_show_glyph_item(painter->cr, plain != NULL ? plain : item->as.text.text,
                                item->as.text.glyphs);
    if (item->as.text.ends_line)
        paint_space(painter->cr, item->as.text.glyphs);
}

static void
paint_rectangle(Painter *painter, const PageItem *item)
{
    cairo_rectangle(painter->cr, 0, 0, MEASURE_TO_PT(item->width),
                    MEASURE_TO_PT(item->height));
    cairo_fill(painter->cr);
}

/* A stroke from the origin along the vector (x, y), moved sideways by `offset`. */
static void
stroke(Painter *painter, double x, double y, double offset, double thickness)
{
    double length = hypot(x, y);
    double dx = length > 0 ? -y / length * offset : 0;
    double dy = length > 0 ? x / length * offset : 0;
    cairo_set_line_width(painter->cr, thickness);
    cairo_move_to(painter->cr, dx, dy);
    cairo_line_to(painter->cr, x + dx, y + dy);
    cairo_stroke(painter->cr);
}

static void
paint_line(Painter *painter, const PageItem *item)
{
    double x = MEASURE_TO_PT(item->width), y = MEASURE_TO_PT(item->height);
    double thickness = MEASURE_TO_PT(item->as.line.thickness);
    const double dashes[] = {3 * thickness, 2 * thickness}, dots[] = {0, 2 * thickness};
    cairo_set_line_cap(painter->cr, CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(painter->cr, NULL, 0, 0);
    switch (item->as.line.kind) {
    case STYLE_LINE_NONE:
        return;
    case STYLE_LINE_DOUBLE:
        stroke(painter, x, y, -thickness / 3, thickness / 3);
        stroke(painter, x, y, thickness / 3, thickness / 3);
        return;
    case STYLE_LINE_DASHED:
        cairo_set_dash(painter->cr, dashes, 2, 0);
        break;
    case STYLE_LINE_DOTTED:
        cairo_set_line_cap(painter->cr, CAIRO_LINE_CAP_ROUND);
        cairo_set_dash(painter->cr, dots, 2, -thickness / 2);
        break;
    case STYLE_LINE_SOLID:
        break;
    }
    stroke(painter, x, y, 0, thickness);
}

/* Runs of black modules, row by row. Each reaches a little into the next row, for viewers
 * that smooth edges show seams between rectangles that only touch. */
static void
paint_matrix(Painter *painter, const PageItem *item)
{
    int side = item->as.matrix.side;
    double width = MEASURE_TO_PT(item->width) / side;
    double height = MEASURE_TO_PT(item->height) / side;
    for (int y = 0; y < side; y++) {
        const guint8 *row = item->as.matrix.modules + (gsize) y * (gsize) side;
        for (int x = 0, end; x < side; x = end + 1) {
            for (end = x; end < side && row[end] & 1; end++)
                ;
            if (end > x)
                cairo_rectangle(painter->cr, x * width, y * height, (end - x) * width,
                                height * (y + 1 < side ? 1.02 : 1));
        }
    }
    cairo_fill(painter->cr);
}

/* In a context of its own: what a drawing breaks must not end the page. */
static void
paint_drawing(Painter *painter, const PageItem *item, const SvgDrawing *drawing)
{
    double width = MEASURE_TO_PT(item->width), height = MEASURE_TO_PT(item->height);
    cairo_matrix_t matrix;
    cairo_get_matrix(painter->cr, &matrix);
    cairo_t *cr = cairo_create(cairo_get_target(painter->cr));
    cairo_set_matrix(cr, &matrix);
    cairo_rectangle(cr, 0, 0, width, height);
    cairo_clip(cr);
    svg_drawing_paint(drawing, cr, width, height, NULL);
    cairo_destroy(cr);
}

static void
paint_picture(Painter *painter, const PageItem *item)
{
    const BookAsset *asset = item->as.picture.asset;
    guint index = pdf_pictures_index(painter->pictures, asset);
    const SvgDrawing *drawing = pdf_pictures_drawing(painter->pictures, index);
    if (drawing != NULL) {
        paint_drawing(painter, item, drawing);
        return;
    }
    cairo_scale(painter->cr, MEASURE_TO_PT(item->width), MEASURE_TO_PT(item->height));
    pdf_placeholder_paint(painter->cr, index, asset->picture.orientation);
    if (asset->picture.has_alpha)
        painter->page->is_transparent = true;
}

/* A shape that reaches the trim goes on into the bleed; a picture keeps its proportions and
 * is cut. */
static PageItem
reach_bleed(Painter *painter, const PageItem *item)
{
    PageItem reaching = *item;
    PageBox box = {item->x, item->y, item->width, item->height};
    bool has_area = item->kind == PAGE_RECTANGLE || item->kind == PAGE_PICTURE;
    if (!has_area || item->rotation != 0 || painter->sheet->bleed <= 0)
        return reaching;
    box = pdf_sheet_reach(painter->sheet, box);
    double scale =
        MAX((double) box.width / item->width, (double) box.height / item->height);
    if (item->kind == PAGE_PICTURE && scale > 1) {
        cairo_rectangle(painter->cr, MEASURE_TO_PT(box.x), MEASURE_TO_PT(box.y),
                        MEASURE_TO_PT(box.width), MEASURE_TO_PT(box.height));
        cairo_clip(painter->cr);
        box.x += (int) ((box.width - item->width * scale) / 2);
        box.y += (int) ((box.height - item->height * scale) / 2);
        box.width = (int) (item->width * scale);
        box.height = (int) (item->height * scale);
    }
    reaching.x = box.x;
    reaching.y = box.y;
    reaching.width = box.width;
    reaching.height = box.height;
    return reaching;
}

static void
paint_item(Painter *painter, const PageItem *placed)
{
    cairo_save(painter->cr);
    const PageItem reaching = reach_bleed(painter, placed), *item = &reaching;
    cairo_translate(painter->cr, MEASURE_TO_PT(item->x), MEASURE_TO_PT(item->y));
    if (item->rotation != 0)
        cairo_rotate(painter->cr, -item->rotation * G_PI / 180);
    set_colour(painter, item->colour);
    switch (item->kind) {
    case PAGE_TEXT:
        paint_text(painter, item);
        break;
    case PAGE_RECTANGLE:
        paint_rectangle(painter, item);
        break;
    case PAGE_LINE:
        paint_line(painter, item);
        break;
    case PAGE_PICTURE:
        paint_picture(painter, item);
        break;
    case PAGE_MATRIX:
        paint_matrix(painter, item);
        break;
    }
    cairo_restore(painter->cr);
}

/* ---- pages --------------------------------------------------------------------------- */

static PdfTag
tag_of(const PageItem *item)
{
    static const PdfArtifact artifacts[] = {[PAGE_TEXT] = PDF_ARTIFACT_PAGINATION,
                                            [PAGE_RECTANGLE] = PDF_ARTIFACT_BACKGROUND,
                                            [PAGE_LINE] = PDF_ARTIFACT_LAYOUT,
                                            [PAGE_PICTURE] = PDF_ARTIFACT_BACKGROUND,
                                            [PAGE_MATRIX] = PDF_ARTIFACT_LAYOUT};
    return (PdfTag){item->element, artifacts[item->kind]};
}

static const char *
tag_name(const PdfTag *tag)
{
    return tag->element != NULL ? "Span" : "Private";
}

static void
begin_tag(Painter *painter, PdfTag tag)
{
    cairo_tag_begin(painter->cr, tag_name(&tag), NULL);
    g_array_append_val(painter->page->tags, tag);
}

static void
end_tag(Painter *painter)
{
    GArray *tags = painter->page->tags;
    cairo_tag_end(painter->cr, tag_name(&g_array_index(tags, PdfTag, tags->len - 1)));
}

/* True for text with glyphs that stand for more than one character each. cairo writes those
 * characters beside the glyph, and some readers hear nothing more of the marked content. */
static bool
has_joined_glyphs(const PageItem *item)
{
    if (item->kind != PAGE_TEXT)
        return false;
    const PangoGlyphString *glyphs = item->as.text.glyphs->glyphs;
    int clusters = 0;
    for (int i = 0; i < glyphs->num_glyphs; i++)
        clusters += glyphs->glyphs[i].attr.is_cluster_start;
    return clusters < item->as.text.glyphs->item->num_chars;
}

static void
paint_items(Painter *painter, const GArray *items)
{
    PdfTag open = {0};
    bool is_closed = false;
    for (guint i = 0; i < items->len; i++) {
        const PageItem *item = &g_array_index(items, PageItem, i);
        PdfTag tag = tag_of(item);
        bool continues = i > 0 && !is_closed && tag.element == open.element &&
                         (tag.element != NULL || tag.artifact == open.artifact);
        if (!continues) {
            if (i > 0)
                end_tag(painter);
            begin_tag(painter, tag);
            open = tag;
        }
        paint_item(painter, item);
        is_closed = has_joined_glyphs(item);
    }
    if (items->len > 0)
        end_tag(painter);
}

static void
paint_backdrop(Painter *painter)
{
    if (painter->backdrop == NULL)
        return;
    begin_tag(painter, (PdfTag){painter->backdrop->element, PDF_ARTIFACT_BACKGROUND});
    cairo_save(painter->cr);
    painter->backdrop->draw(painter->cr, painter->backdrop->data);
    cairo_restore(painter->cr);
    end_tag(painter);
    painter->page->is_transparent = true; /* it may be */
}

static void
paint_page(Painter *painter, const Page *page)
{
    painter->page = g_new0(PdfPaintedPage, 1);
    painter->page->tags = g_array_new(FALSE, FALSE, sizeof(PdfTag));
    g_ptr_array_add(painter->painted, painter->page);
    cairo_save(painter->cr);
    cairo_translate(painter->cr, painter->sheet->margin, painter->sheet->margin);
    paint_backdrop(painter);
    paint_items(painter, page->items);
    cairo_restore(painter->cr);
    cairo_show_page(painter->cr);
}

/* ---- the file ------------------------------------------------------------------------ */

static cairo_status_t
take_bytes(void *closure, const unsigned char *data, unsigned int length)
{
    GByteArray *bytes = closure;
    if (length > G_MAXUINT - bytes->len)
        return CAIRO_STATUS_WRITE_ERROR;
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static bool
is_sound(cairo_status_t status, guint page, GError **error)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    g_set_error(error, PDF_ERROR, 0, "cannot draw page %u: %s", page,
                cairo_status_to_string(status));
    return false;
}

static bool
paint_all(Painter *painter, cairo_surface_t *surface, GError **error)
{
    const GPtrArray *pages = painter->pages->pages;
    for (guint i = 0; i < pages->len; i++) {
        paint_page(painter, g_ptr_array_index(pages, i));
        if (!is_sound(cairo_status(painter->cr), i + 1, error) ||
            !is_sound(cairo_surface_status(surface), i + 1, error))
            return false;
    }
    cairo_surface_finish(surface);
    return is_sound(cairo_surface_status(surface), pages->len, error);
}

PdfPainting *
pdf_paint(const Pages *pages, const PdfSheet *sheet, PdfPictures *pictures,
          const PdfBackdrop *backdrop, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        take_bytes, bytes, sheet->width, sheet->height);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   pages->book->modified);
    Painter painter = {.pages = pages,
                       .sheet = sheet,
                       .pictures = pictures,
                       .cr = cairo_create(surface),
                       .backdrop = backdrop,
                       .painted = g_ptr_array_new_with_free_func(painted_page_free)};
    bool is_painted = paint_all(&painter, surface, error);
    cairo_destroy(painter.cr);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    if (!is_painted) {
        g_ptr_array_unref(painter.painted);
        return NULL;
    }
    pdf_prune_structure(bytes->data, bytes->len);
    PdfPainting *self = g_new0(PdfPainting, 1);
    self->file = g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
    self->pages = painter.painted;
    return self;
}
