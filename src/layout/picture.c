/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/picture.h"

#include <math.h>
#include <string.h>

#include "base/measure.h"
#include "doc/walk.h"
#include "layout/edge.h"
#include "layout/gallery.h"
#include "layout/inline.h"
#include "layout/trace.h"

/* A CSS pixel is 3/4 of a point. */
#define PIXEL (MEASURE_POINT * 3 / 4)
/* Pictures below this many pixels an inch look soft, on paper and on a good screen. */
#define LEAST_PPI 150
/* So a picture of pixels is shown this much smaller than a browser shows it. */
#define FULL_SCALE (96.0 / LEAST_PPI)
/* How far the search for good pages may shrink a picture (paginate.h). */
#define LEAST_SCALE 0.6
/* What a page break between the rows of a group costs (box.h). */
#define COST_SPLIT_GROUP 400
/* A picture taller than this many lines does not stand in a line of text. */
#define INLINE_LINES 2
/* One that is hardly taller than its line is made as tall, or it would part the lines. */
#define FITTED_LINES 1.5

static bool
is_blank(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

bool
picture_is_alone(const DocNode *node)
{
    bool has_picture = false;
    for (const DocNode *at = node->first; at != NULL;
         at = doc_walk_next(at, node, false)) {
        if (at->kind == DOC_IMAGE)
            has_picture = true;
        else if (at->kind != DOC_LINK && at->kind != DOC_SOFT_BREAK &&
                 at->kind != DOC_LINE_BREAK &&
                 (at->kind != DOC_TEXT || !is_blank(at->text)))
            return false;
    }
    return has_picture;
}

static const BookAsset *
asset_of(const Flow *flow, const DocNode *image)
{
    guint number = image->as.image.asset;
    const GPtrArray *assets = flow->task->book->assets;
    return number > 0 && number <= assets->len ? assets->pdata[number - 1] : NULL;
}

static double
limit(double scale, double size, int most)
{
    return most != STYLE_AUTO && most > 0 && size * scale > most ? most / size : scale;
}

/* The size asked for or natural, within `width` and `height`. */
static void
shown_size(Flow *flow, const DocNode *image, int width, int height, int *shown_width,
           int *shown_height)
{
    const BookAsset *asset = asset_of(flow, image);
    const Style *style = style_of(flow->styles, image);
    double w = (double) MAX(picture_shown_width(&asset->picture), 1) * PIXEL;
    double h = (double) MAX(picture_shown_height(&asset->picture), 1) * PIXEL;
    double scale = asset->picture.format == PICTURE_SVG ? 1.0 : FULL_SCALE;
    if (image->as.image.width > 0)
        scale = limit(scale, w, image->as.image.width * PIXEL);
    if (image->as.image.height > 0)
        scale = limit(scale, h, image->as.image.height * PIXEL);
    scale = limit(scale, w, style->width);
    scale = limit(scale, w, style->max_width);
    scale = limit(scale, h, style->max_height);
    if (style->width_percent > 0)
        scale = limit(scale, w, (int) (width * style->width_percent / 100));
    if (style->max_width_percent > 0)
        scale = limit(scale, w, (int) (width * style->max_width_percent / 100));
    scale = limit(scale, w, width);
    scale = limit(scale, h, height);
    *shown_width = MAX((int) (w * scale), 1);
    *shown_height = MAX((int) (h * scale), 1);
}

static char *
describe(const DocNode *image)
{
    if (image->text != NULL && !is_blank(image->text))
        return g_strdup(image->text);
    if (image->title != NULL)
        return g_strdup(image->title);
    for (const DocNode *at = image->parent; at != NULL; at = at->parent)
        for (const DocNode *child = at->kind == DOC_FIGURE ? at->first : NULL;
             child != NULL; child = child->next)
            if (child->kind == DOC_CAPTION)
                return doc_plain(child);
    return g_strdup("");
}

/* NULL for decoration: an artifact, which no listener hears of. */
static PageElement *
picture_element(const DocNode *image, PageElement *parent)
{
    g_autofree char *description = describe(image);
    if (*description == '\0')
        return NULL;
    PageElement *element = page_element_new("Figure", parent, image);
    element->alt = g_steal_pointer(&description);
    return element;
}

static void
check_resolution(Flow *flow, const DocNode *image, int width)
{
    const BookAsset *asset = asset_of(flow, image);
    if (!flow->task->is_print || asset->picture.format == PICTURE_SVG)
        return;
    double ppi = picture_shown_width(&asset->picture) / (MEASURE_TO_PT(width) / 72.0);
    if (lround(ppi) < PAGE_PRESS_PPI)
        diag_add(
            flow->diag, DIAG_NOTE, image->place, "low-resolution",
            "the picture '%s' has %.0f pixels an inch where it is printed; presses ask "
            "for %d: it is enlarged to that, which adds no detail; give a larger file",
            asset->name, ppi, PAGE_PRESS_PPI);
}

static void
add_picture(Flow *flow, const DocNode *image, PageElement *element, PageBox area)
{
    PageItem item = {.kind = PAGE_PICTURE,
                     .element = element,
                     .x = area.x,
                     .y = area.y,
                     .width = area.width,
                     .height = area.height};
    item.as.picture.asset = asset_of(flow, image);
    box_add_item(flow->list, item);
}

/* The sheet's borders of a picture, over its edges: they take no space. */
static void
add_borders(Flow *flow, const DocNode *image, PageBox area)
{
    const Style *style = style_of(flow->styles, image);
    for (int side = 0; side < 4; side++) {
        bool is_upright = side == STYLE_LEFT || side == STYLE_RIGHT;
        int width = edge_width(&style->border[side]);
        PageBox edge = area;
        edge.x += side == STYLE_RIGHT ? area.width - width : 0;
        edge.y += side == STYLE_BOTTOM ? area.height - width : 0;
        *(is_upright ? &edge.width : &edge.height) = width;
        PageItem item;
        if (edge_item(&style->border[side], edge, is_upright, &item))
            box_add_item(flow->list, item);
    }
}

/* The link around a picture that stands as a block. */
static const DocNode *
link_around(const DocNode *image)
{
    for (const DocNode *at = image->parent; at != NULL && !doc_kind_is_block(at->kind);
         at = at->parent)
        if (at->kind == DOC_LINK)
            return at;
    return NULL;
}

static void
add_linked_picture(Flow *flow, const DocNode *image, PageElement *parent, PageBox area)
{
    const DocNode *link = link_around(image);
    PageElement *element = parent;
    if (link != NULL)
        element = page_element_new("Link", parent, link);
    add_picture(flow, image, picture_element(image, element), area);
    add_borders(flow, image, area);
    if (image->id != NULL)
        box_add_mark(flow->list, (BoxMark){.kind = BOX_MARK_ANCHOR, .name = image->id});
    if (link != NULL)
        trace_link(flow, link, link->url, element, area);
    check_resolution(flow, image, area.width);
}

/* What a figure is made of. */
typedef struct {
    GPtrArray *images; /* const DocNode * */
    const DocNode *caption;
    const TextLines *lines; /* of the caption */
    const Style *caption_style;
    int gap;    /* between picture and caption */
    int height; /* of the caption with its gap */
    bool is_below;
} Figure;

static void
collect(Flow *flow, const DocNode *node, Figure *figure)
{
    figure->images = g_ptr_array_new();
    for (const DocNode *at = node->first; at != NULL;
         at = doc_walk_next(at, node, at->kind == DOC_CAPTION)) {
        if (at->kind == DOC_IMAGE && asset_of(flow, at) != NULL)
            g_ptr_array_add(figure->images, (gpointer) at);
        if (at->kind == DOC_CAPTION && figure->caption == NULL)
            figure->caption = at;
    }
}

static void
measure_caption(Flow *flow, const Style *style, Figure *figure)
{
    figure->is_below = true;
    if (figure->caption == NULL)
        return;
    const Style *own = style_of(flow->styles, figure->caption);
    figure->caption_style = own;
    figure->is_below =
        own->is_caption_below || style->is_caption_below || figure->caption->prev != NULL;
    figure->lines = inline_break(flow, figure->caption, own, flow->width);
    figure->gap = edge_length(own->margin[figure->is_below ? STYLE_TOP : STYLE_BOTTOM]);
    figure->height = figure->gap + (int) figure->lines->length * own->line_height;
}

static void
add_caption(Flow *flow, const Figure *figure, int y)
{
    if (figure->lines == NULL)
        return;
    PageElement *element =
        element_of_block(flow->elements, figure->caption, flow->element);
    InlineOwner owner = {figure->caption_style, figure->caption, element, true};
    int height = figure->caption_style->line_height;
    y += figure->is_below ? figure->gap : 0;
    for (guint i = 0; i < figure->lines->length; i++, y += height) {
        owner.goes_on = i + 1 < figure->lines->length;
        inline_add_line(flow, &figure->lines->lines[i], &owner, flow->left,
                        y + flow_baseline(flow, figure->caption_style, height));
    }
}

/* Shares what rounding up to the grid adds between the space above and below. */
static void
balance(Flow *flow, int height, const Style *style)
{
    if (!flow->has_grid || flow->islands > 0 || flow->is_at_start ||
        flow->cost == BOX_COST_FORBIDDEN)
        return;
    int total = flow_off_grid(flow) + flow->space + height +
                edge_length(style->margin[STYLE_BOTTOM]);
    flow->space += flow_balance(flow, total);
}

/* Tells the search for pages that the last box is a figure. */
static void
add_box_figure(Flow *flow, const DocNode *node, const GalleryRow *row, guint items,
               int gap)
{
    guint box = flow->list->boxes->len - 1;
    bool has_calls = box_at(flow->list, box)->notes !=
                     (box > 0 ? box_at(flow->list, box - 1)->notes : 0);
    BoxFigure figure = {
        .pictures_height = row->height,
        .n_scaled = items,
        .centre = flow->left + flow->width / 2,
        .gap = gap,
        .least = LEAST_SCALE,
        .may_move = flow->frame < 0 && flow->notes_depth == 0 && !has_calls &&
                    flow->marker == NULL && flow->islands == 0,
        .box = box,
        .node = node,
    };
    box_add_figure(flow->list, figure);
}

/* One row as a solid box, with the caption where it belongs. How many items its pictures
 * are. */
static guint
set_row(Flow *flow, const Figure *figure, const Gallery *gallery, const GalleryRow *row,
        PageElement *parent)
{
    bool is_first = row->first == 0, is_last = row->end == gallery->areas->len;
    int above = is_first && !figure->is_below ? figure->height : 0;
    int below = is_last && figure->is_below ? figure->height : 0;
    flow_solid(flow, above + row->height + below, false);
    for (guint i = row->first; i < row->end; i++) {
        PageBox area = g_array_index(gallery->areas, PageBox, i);
        area.x += flow->left;
        area.y += above;
        add_linked_picture(flow, figure->images->pdata[i], parent, area);
    }
    guint items = box_at(flow->list, flow->list->boxes->len - 1)->n_items;
    BoxMark mark = {.kind = BOX_MARK_LEAF};
    mark.as.leaf.node = figure->images->pdata[row->first];
    box_add_mark(flow->list, mark);
    if (above > 0 || below > 0)
        add_caption(flow, figure, below > 0 ? row->height : 0);
    return items;
}

static void
set_pictures(Flow *flow, const DocNode *node, const Style *style, const Figure *figure,
             PageElement *parent)
{
    int room = MAX(flow->height - figure->height, flow->height / 4);
    g_autoptr(Gallery) gallery = gallery_new(flow->width, room, flow->leading / 3);
    for (guint i = 0; i < figure->images->len; i++) {
        int width, height;
        shown_size(flow, figure->images->pdata[i], flow->width, room, &width, &height);
        gallery_add(gallery, width, height);
    }
    gallery_arrange(gallery);
    int total = figure->height + gallery->gap * (int) (gallery->rows->len - 1);
    for (guint i = 0; i < gallery->rows->len; i++)
        total += g_array_index(gallery->rows, GalleryRow, i).height;
    balance(flow, total, style);
    flow->space_without = 0;
    int foot = edge_length(style->margin[STYLE_BOTTOM]);
    for (guint i = 0; i < gallery->rows->len; i++) {
        const GalleryRow *row = &g_array_index(gallery->rows, GalleryRow, i);
        guint items = set_row(flow, figure, gallery, row, parent);
        add_box_figure(flow, node, row, items,
                       i + 1 < gallery->rows->len ? gallery->gap : foot);
        inline_add_marker(flow, style);
        flow->figure = (int) flow->list->figures->len - 1;
        flow->space = i + 1 < gallery->rows->len ? gallery->gap : 0;
        flow->space_without = 0;
        flow->cost = i + 1 < gallery->rows->len ? COST_SPLIT_GROUP : 0;
    }
}

void
picture_set(Flow *flow, const DocNode *node, const Style *style)
{
    Figure figure = {0};
    FlowScope scope;
    int before = flow->figure >= 0 ? flow->space_without : flow->space;
    PageElement *element = page_element_new("Div", flow->element, node);
    collect(flow, node, &figure);
    flow_enter(flow, &scope, node, style, element);
    measure_caption(flow, style, &figure);
    set_pictures(flow, node, style, &figure, element);
    flow_leave(flow, &scope);
    flow->space_without = before;
    g_ptr_array_unref(figure.images);
}

/* The nearest sibling of `image` or of what holds it that shows something. */
static const DocNode *
neighbour(const DocNode *image, bool is_next)
{
    for (const DocNode *at = image; !doc_kind_is_block(at->kind); at = at->parent)
        for (const DocNode *other = is_next ? at->next : at->prev; other != NULL;
             other = is_next ? other->next : other->prev)
            if (other->kind != DOC_SOFT_BREAK &&
                (other->kind != DOC_TEXT || !is_blank(other->text)))
                return other;
    return NULL;
}

static bool
wants_break(const DocNode *other)
{
    return other != NULL && other->kind != DOC_LINE_BREAK;
}

static void
add_missing(Flow *flow, TextParagraph *paragraph, const DocNode *node)
{
    const char *name =
        node->text != NULL && !is_blank(node->text) ? node->text : node->url;
    g_autofree char *text = g_strdup_printf("[%s]", name != NULL ? name : "");
    text_paragraph_add_text(paragraph, text, -1, style_of(flow->styles, node), node, 0);
}

void
picture_add_inline(Flow *flow, TextParagraph *paragraph, const DocNode *node)
{
    const BookAsset *asset = asset_of(flow, node);
    if (asset == NULL) {
        add_missing(flow, paragraph, node);
        return;
    }
    const Style *style = style_of(flow->styles, node);
    int width, height;
    shown_size(flow, node, flow->width, flow->height, &width, &height);
    if (height > style->line_height && height <= FITTED_LINES * style->line_height) {
        width = MAX((int) ((gint64) width * style->line_height / height), 1);
        height = style->line_height;
    }
    bool is_large = height > INLINE_LINES * style->line_height;
    if (is_large && wants_break(neighbour(node, false)))
        text_paragraph_add_line_break(paragraph);
    int ascent = (int) (height / 2.0 + 0.38 * style->font_size);
    text_paragraph_add_object(paragraph, node, style, width, ascent, height - ascent,
                              (gpointer) asset);
    if (is_large && wants_break(neighbour(node, true)))
        text_paragraph_add_line_break(paragraph);
}

bool
picture_set_line(Flow *flow, const TextLine *line, PageElement *element)
{
    if (line->fragments->len != 1 || element == NULL)
        return false;
    const TextFragment *fragment = &g_array_index(line->fragments, TextFragment, 0);
    if (fragment->payload == NULL || fragment->node == NULL ||
        fragment->node->kind != DOC_IMAGE ||
        fragment->ascent + fragment->descent <=
            INLINE_LINES * fragment->style->line_height)
        return false;
    Figure figure = {.images = g_ptr_array_new(), .is_below = true};
    g_ptr_array_add(figure.images, (gpointer) fragment->node);
    int before = flow->figure >= 0 ? flow->space_without : flow->space;
    flow_space(flow, flow->leading / 2);
    set_pictures(flow, fragment->node, fragment->style, &figure, element);
    flow_space(flow, flow->leading / 2);
    flow->space_without = before;
    g_ptr_array_unref(figure.images);
    return true;
}

void
picture_add_object(Flow *flow, const TextFragment *fragment, PageElement *element, int x,
                   int baseline)
{
    if (fragment->payload == NULL || fragment->node == NULL)
        return;
    PageBox area = {x, baseline - fragment->ascent, fragment->width,
                    fragment->ascent + fragment->descent};
    if (element != NULL && element->alt != NULL && *element->alt == '\0') {
        g_free(element->alt);
        element->alt = describe(fragment->node);
        if (*element->alt == '\0')
            element = NULL; /* decoration: nothing is ever put into the element */
    }
    add_picture(flow, fragment->node, element, area);
    add_borders(flow, fragment->node, area);
    check_resolution(flow, fragment->node, area.width);
}

bool
picture_is_large(Flow *flow, const DocNode *node)
{
    for (const DocNode *at = node; at != NULL; at = doc_walk_next(at, node, false)) {
        if (at->kind != DOC_IMAGE || asset_of(flow, at) == NULL)
            continue;
        int width, height;
        shown_size(flow, at, flow->width, flow->height, &width, &height);
        if (height > INLINE_LINES * style_of(flow->styles, at)->line_height)
            return true;
    }
    return false;
}

int
picture_width(Flow *flow, const DocNode *node)
{
    int widest = 0;
    for (const DocNode *at = node; at != NULL; at = doc_walk_next(at, node, false)) {
        if (at->kind != DOC_IMAGE || asset_of(flow, at) == NULL)
            continue;
        int width, height;
        shown_size(flow, at, flow->width, flow->height, &width, &height);
        widest = MAX(widest, width);
    }
    return widest;
}
