/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/paint.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "base/measure.h"
#include "pdf/content.h"
#include "pdf/marks.h"
#include "pdf/text.h"

struct PdfPainter {
    PdfPaints with;
    PdfContent content;
    PdfText text;
    GPtrArray *painted;   /* PdfPaintedPage * */
    PdfPaintedPage *page; /* the current one */
    PdfId *images;        /* of the pictures; 0: not shown so far */
    GHashTable *forms;    /* char *: a drawing and its size -> PdfId */
};

/* Where an item is painted: its top left corner in the space that is set. */
typedef struct {
    double x, y;
} Corner;

static void
painted_page_free(gpointer data)
{
    PdfPaintedPage *page = data;
    g_free(page->resources);
    g_array_unref(page->pictures);
    g_free(page);
}

PdfPainter *
pdf_painter_new(const PdfPaints *paints)
{
    PdfPainter *self = g_new0(PdfPainter, 1);
    self->with = *paints;
    pdf_content_init(&self->content, paints->structure);
    self->text = (PdfText){.content = &self->content, .fonts = paints->fonts};
    self->painted = g_ptr_array_new_with_free_func(painted_page_free);
    self->images = g_new0(PdfId, MAX(pdf_pictures_length(paints->pictures), 1));
    self->forms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return self;
}

void
pdf_painter_free(PdfPainter *self)
{
    if (self == NULL)
        return;
    pdf_content_clear(&self->content);
    g_ptr_array_unref(self->painted);
    g_hash_table_unref(self->forms);
    g_free(self->images);
    g_free(self);
}

PdfId
pdf_painter_image(const PdfPainter *self, guint index)
{
    return self->images[index];
}

/* ---- shapes -------------------------------------------------------------------------- */

/* How thick a line is in points that should be `thickness`: no thinner than prints. */
static double
at_least(const PdfPainter *self, int thickness)
{
    return thickness > 0 ? MAX(MEASURE_TO_PT(thickness), self->with.sheet->hairline) : 0;
}

static void
paint_rectangle(PdfPainter *self, const PageItem *item, Corner at)
{
    double width = at_least(self, item->width), height = at_least(self, item->height);
    pdf_content_fill(&self->content, item->colour);
    pdf_content_operate(&self->content, (double[]){at.x, at.y - height, width, height}, 4,
                        "re f");
}

/* A stroke from `at` along the vector (x, y), moved sideways by `offset`. */
static void
stroke(PdfPainter *self, Corner at, double x, double y, double offset, double thickness)
{
    double length = hypot(x, y);
    double dx = length > 0 ? -y / length * offset : 0;
    double dy = length > 0 ? x / length * offset : 0;
    pdf_content_operate(&self->content, &thickness, 1, "w");
    pdf_content_operate(&self->content, (double[]){at.x + dx, at.y + dy}, 2, "m");
    pdf_content_operate(&self->content, (double[]){at.x + dx + x, at.y + dy + y}, 2,
                        "l S");
}

static void
set_dashes(PdfPainter *self, double on, double off, double phase)
{
    g_string_append_c(self->content.out, '[');
    pdf_append_point(self->content.out, on);
    g_string_append_c(self->content.out, ' ');
    pdf_append_point(self->content.out, off);
    g_string_append_c(self->content.out, ']');
    pdf_content_operate(&self->content, &phase, 1, "d");
}

static void
paint_line(PdfPainter *self, const PageItem *item, Corner at)
{
    double x = MEASURE_TO_PT(item->width), y = -MEASURE_TO_PT(item->height);
    double thickness = at_least(self, item->as.line.thickness);
    if (item->as.line.kind == STYLE_LINE_NONE)
        return;
    pdf_content_save(&self->content);
    pdf_content_stroke(&self->content, item->colour);
    switch (item->as.line.kind) {
    case STYLE_LINE_DOUBLE:
        stroke(self, at, x, y, -thickness / 3, thickness / 3);
        stroke(self, at, x, y, thickness / 3, thickness / 3);
        break;
    case STYLE_LINE_DASHED:
        set_dashes(self, 3 * thickness, 2 * thickness, 0);
        stroke(self, at, x, y, 0, thickness);
        break;
    case STYLE_LINE_DOTTED: /* the first dot is whole */
        g_string_append(self->content.out, "1 J\n");
        set_dashes(self, 0, 2 * thickness, 1.5 * thickness);
        stroke(self, at, x, y, 0, thickness);
        break;
    case STYLE_LINE_SOLID:
    case STYLE_LINE_NONE:
        stroke(self, at, x, y, 0, thickness);
        break;
    }
    pdf_content_restore(&self->content);
}

/* Runs of black modules, row by row. Each reaches a little into the next row, for viewers
 * that smooth edges show seams between rectangles that only touch. */
static void
paint_matrix(PdfPainter *self, const PageItem *item, Corner at)
{
    int side = item->as.matrix.side;
    double width = MEASURE_TO_PT(item->width) / side;
    double height = MEASURE_TO_PT(item->height) / side;
    pdf_content_fill(&self->content, item->colour);
    for (int y = 0; y < side; y++) {
        const guint8 *row = item->as.matrix.modules + (gsize) y * (gsize) side;
        double high = height * (y + 1 < side ? 1.02 : 1);
        for (int x = 0, end; x < side; x = end + 1) {
            for (end = x; end < side && row[end] & 1; end++)
                ;
            const double sides[] = {at.x + x * width, at.y - y * height - high,
                                    (end - x) * width, high};
            if (end > x)
                pdf_content_operate(&self->content, sides, 4, "re");
        }
    }
    g_string_append(self->content.out, "f\n");
}

/* ---- pictures ------------------------------------------------------------------------ */

typedef struct {
    const SvgDrawing *drawing;
    double width, height;
} Scene;

static void
draw_scene(cairo_t *cr, gpointer data)
{
    const Scene *scene = data;
    svg_drawing_paint(scene->drawing, cr, scene->width, scene->height, NULL);
}

static PdfId
find_form(PdfPainter *self, guint index, const Scene *scene)
{
    char *key = g_strdup_printf("%u %.3f %.3f", index, scene->width, scene->height);
    PdfId form = GPOINTER_TO_UINT(g_hash_table_lookup(self->forms, key));
    if (form != 0) {
        g_free(key);
        return form;
    }
    form = pdf_drawings_add(self->with.drawings, scene->width, scene->height, draw_scene,
                            (gpointer) scene);
    g_hash_table_insert(self->forms, key, GUINT_TO_POINTER(form));
    return form;
}

/* Fills the `width` by `height` points below and right of `at` with the picture of
 * `asset`. An image lies in the unit square as it is stored; Exif 2.32 §4.6.4 tells how it
 * is turned: x and y as shown, downwards, are xx * x + xy * y + x0 and so on of x and y as
 * stored. */
static void
draw_picture(PdfPainter *self, const BookAsset *asset, Corner at, double width,
             double height)
{
    static const struct {
        gint8 xx, yx, xy, yy, x0, y0;
    } turns[9] = {{1, 0, 0, 1, 0, 0},   {1, 0, 0, 1, 0, 0},   {-1, 0, 0, 1, 1, 0},
                  {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},  {0, 1, 1, 0, 0, 0},
                  {0, 1, -1, 0, 1, 0},  {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}};
    guint index = pdf_pictures_index(self->with.pictures, asset);
    Scene scene = {pdf_pictures_drawing(self->with.pictures, index), width, height};
    if (scene.drawing != NULL) {
        PdfId form = find_form(self, index, &scene);
        pdf_content_draw(&self->content, form,
                         (double[]){1, 0, 0, 1, at.x, at.y - height});
        return;
    }
    int i = CLAMP(asset->picture.orientation, 0, 8);
    if (self->images[index] == 0)
        self->images[index] = pdf_file_reserve(self->with.file);
    const double matrix[] = {width * turns[i].xx,
                             -height * turns[i].yx,
                             -width * turns[i].xy,
                             height * turns[i].yy,
                             at.x + width * (turns[i].xy + turns[i].x0),
                             at.y - height * (turns[i].yy + turns[i].y0)};
    pdf_content_draw(&self->content, self->images[index], matrix);
    g_array_append_val(self->page->pictures, index);
}

/* A shape that reaches the trim goes on into the bleed; a picture keeps its proportions and
 * is cut to `*clip`. */
static PageItem
reach_bleed(PdfPainter *self, const PageItem *item, PageBox *clip)
{
    PageItem reaching = *item;
    PageBox box = {item->x, item->y, item->width, item->height};
    bool has_area = item->kind == PAGE_RECTANGLE || item->kind == PAGE_PICTURE;
    *clip = (PageBox){0};
    if (!has_area || item->rotation != 0 || self->with.sheet->bleed <= 0 ||
        item->width <= 0 || item->height <= 0)
        return reaching;
    box = pdf_sheet_reach(self->with.sheet, box);
    double scale =
        MAX((double) box.width / item->width, (double) box.height / item->height);
    if (item->kind == PAGE_PICTURE && scale > 1) {
        *clip = box;
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

/* ---- items --------------------------------------------------------------------------- */

/* Text in a font that a PDF cannot hold; cairo draws its outlines. */
typedef struct {
    const PageItem *item;
    double x, y; /* from the sheet's top left corner */
} Outlines;

static void
draw_outlines(cairo_t *cr, gpointer data)
{
    const Outlines *outlines = data;
    cairo_translate(cr, outlines->x, outlines->y);
    cairo_rotate(cr, -outlines->item->rotation * G_PI / 180);
    cairo_set_source_rgb(cr, outlines->item->colour.r / 255.0,
                         outlines->item->colour.g / 255.0,
                         outlines->item->colour.b / 255.0);
    cairo_move_to(cr, 0, 0);
    pango_cairo_show_glyph_item(cr, outlines->item->as.text.text,
                                outlines->item->as.text.glyphs);
}

static void
paint_text(PdfPainter *self, const PageItem *item)
{
    const PdfSheet *sheet = self->with.sheet;
    PdfTextPlace place = {pdf_sheet_x(sheet, item->x), pdf_sheet_y(sheet, item->y),
                          item->rotation != 0};
    if (pdf_text_show(&self->text, item, place))
        return;
    pdf_text_end(&self->text);
    Outlines outlines = {item, place.x, sheet->height - place.y};
    PdfId form = pdf_drawings_add(self->with.drawings, sheet->width, sheet->height,
                                  draw_outlines, &outlines);
    pdf_content_draw(&self->content, form, (double[]){1, 0, 0, 1, 0, 0});
}

static void
paint_shape(PdfPainter *self, const PageItem *placed)
{
    PageBox clip;
    const PageItem reaching = reach_bleed(self, placed, &clip), *item = &reaching;
    Corner at = {pdf_sheet_x(self->with.sheet, item->x),
                 pdf_sheet_y(self->with.sheet, item->y)};
    bool is_turned = item->rotation != 0, is_clipped = clip.width > 0;
    if (is_turned || is_clipped)
        pdf_content_save(&self->content);
    if (is_clipped)
        pdf_content_clip(&self->content, pdf_sheet_rect(self->with.sheet, &clip));
    StyleColour fill = self->content.fill;
    if (is_turned) {
        pdf_content_operate(&self->content, (double[]){0, 1, -1, 0, at.x, at.y}, 6, "cm");
        at = (Corner){0, 0};
    }
    if (item->kind == PAGE_RECTANGLE)
        paint_rectangle(self, item, at);
    else if (item->kind == PAGE_LINE)
        paint_line(self, item, at);
    else if (item->kind == PAGE_MATRIX)
        paint_matrix(self, item, at);
    else if (item->kind == PAGE_FORMULA)
        pdf_formulas_show(self->with.formulas, &self->text, item, at.x, at.y);
    else
        draw_picture(self, item->as.picture.asset, at, MEASURE_TO_PT(item->width),
                     MEASURE_TO_PT(item->height));
    if (is_turned || is_clipped) {
        pdf_content_restore(&self->content);
        self->content.fill = fill;
    }
}

static PdfTag
tag_of(const PageItem *item)
{
    static const PdfArtifact artifacts[] = {
        [PAGE_TEXT] = PDF_ARTIFACT_PAGINATION, [PAGE_RECTANGLE] = PDF_ARTIFACT_BACKGROUND,
        [PAGE_LINE] = PDF_ARTIFACT_LAYOUT,     [PAGE_PICTURE] = PDF_ARTIFACT_BACKGROUND,
        [PAGE_MATRIX] = PDF_ARTIFACT_LAYOUT,   [PAGE_FORMULA] = PDF_ARTIFACT_PAGINATION};
    PdfTag tag = {item->element, artifacts[item->kind], NULL};
    if (item->kind == PAGE_FORMULA)
        tag.text = item->as.formula.asset->reading;
    return tag;
}

static void
paint_item(PdfPainter *self, const PageItem *item)
{
    PdfTag tag = tag_of(item);
    if (item->kind != PAGE_TEXT || !pdf_content_has_tag(&self->content, tag))
        pdf_text_end(&self->text);
    pdf_content_tag(&self->content, tag);
    if (item->kind == PAGE_TEXT)
        paint_text(self, item);
    else
        paint_shape(self, item);
}

/* ---- pages --------------------------------------------------------------------------- */

typedef struct {
    const PdfBackdrop *backdrop;
    double margin;
} Ground;

static void
draw_ground(cairo_t *cr, gpointer data)
{
    const Ground *ground = data;
    cairo_translate(cr, ground->margin, ground->margin);
    ground->backdrop->draw(cr, ground->backdrop->data);
}

/* The picture, as large as covers its box, in the middle of it. */
static void
paint_cover(PdfPainter *self, const PdfBackdrop *backdrop)
{
    const Picture *picture = &backdrop->picture->picture;
    PdfRect box = pdf_sheet_rect(self->with.sheet, &backdrop->box);
    double width = box.right - box.left, height = box.top - box.bottom;
    double wide = picture_shown_width(picture), high = picture_shown_height(picture);
    double scale = MAX(width / wide, height / high);
    Corner at = {box.left + (width - wide * scale) / 2,
                 box.top - (height - high * scale) / 2};
    pdf_content_save(&self->content);
    pdf_content_clip(&self->content, box);
    draw_picture(self, backdrop->picture, at, wide * scale, high * scale);
    pdf_content_restore(&self->content);
}

static void
paint_backdrop(PdfPainter *self, const PdfBackdrop *backdrop)
{
    const PdfSheet *sheet = self->with.sheet;
    Ground ground = {backdrop, sheet->margin};
    pdf_content_tag(&self->content,
                    (PdfTag){backdrop->element, PDF_ARTIFACT_BACKGROUND, NULL});
    PdfId form = pdf_drawings_add(self->with.drawings, sheet->width, sheet->height,
                                  draw_ground, &ground);
    pdf_content_draw(&self->content, form, (double[]){1, 0, 0, 1, 0, 0});
    if (backdrop->picture != NULL)
        paint_cover(self, backdrop);
}

const PdfPaintedPage *
pdf_painter_paint(PdfPainter *self, guint index, const PdfBackdrop *backdrop)
{
    const Page *page = g_ptr_array_index(self->with.pages->pages, index);
    PdfContent *content = &self->content;
    self->page = g_new0(PdfPaintedPage, 1);
    self->page->pictures = g_array_new(FALSE, FALSE, sizeof(guint));
    g_ptr_array_add(self->painted, self->page);
    pdf_content_open(content, index);
    if (backdrop != NULL)
        paint_backdrop(self, backdrop);
    for (guint i = 0; i < page->items->len; i++)
        paint_item(self, &g_array_index(page->items, PageItem, i));
    pdf_text_end(&self->text);
    pdf_content_untag(content);
    pdf_marks_append(self->with.sheet, content->out);
    self->page->content = pdf_file_reserve(self->with.file);
    pdf_file_put_stream(self->with.file, self->page->content, "", content->out->str,
                        content->out->len);
    g_autoptr(GString) resources = g_string_new(NULL);
    pdf_content_append_resources(content, resources);
    self->page->resources = g_string_free(g_steal_pointer(&resources), FALSE);
    return self->page;
}
