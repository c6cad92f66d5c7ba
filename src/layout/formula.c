/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/formula.h"

/* What a page break between a formula and the text that leads to it costs (box.h). */
#define COST_BEFORE 200
/* A formula that is made smaller than this is told. */
#define LEAST_PERCENT 70

static const BookAsset *
asset_of(const Flow *flow, guint number)
{
    const GPtrArray *assets = flow->task->book->assets;
    return number > 0 && number <= assets->len ? assets->pdata[number - 1] : NULL;
}

bool
formula_is_drawn(const DocNode *node)
{
    return (node->kind == DOC_MATH || node->kind == DOC_MATH_BLOCK) &&
           node->as.math.asset != 0;
}

static int
scale(int length, int size, int to, int from)
{
    return (int) ((gint64) length * size / BOOK_EMS * to / MAX(from, 1));
}

/* A formula as it stands on a page: shrunk from `from` to `to` where it would be too wide. */
typedef struct {
    int width, ascent, descent;
    int to, from;
} Extent;

static Extent
extent_of(const BookAsset *asset, const Style *style, int width, int height)
{
    int size = style->font_size;
    const BookExtent *formula = &asset->formula;
    Extent extent = {.to = 1, .from = 1};
    int wide = scale(formula->width, size, 1, 1);
    int high = scale(formula->height + formula->depth, size, 1, 1);
    if (wide > width && (gint64) wide * height >= (gint64) high * width) {
        extent.to = MAX(width, 1);
        extent.from = wide;
    } else if (high > height) {
        extent.to = MAX(height, 1);
        extent.from = high;
    }
    extent.width = scale(formula->width, size, extent.to, extent.from);
    extent.ascent = scale(formula->height, size, extent.to, extent.from);
    extent.descent = scale(formula->depth, size, extent.to, extent.from);
    return extent;
}

static void
tell_small(Flow *flow, const DocNode *node, const Extent *extent)
{
    int percent = (int) ((gint64) extent->to * 100 / extent->from);
    if (percent < LEAST_PERCENT)
        diag_add(
            flow->diag, DIAG_WARNING, node->place, "formula-small",
            "the formula is wider or higher than the page allows; it is set at %d %% "
            "of its size; break it into lines with \\\\ in an aligned environment",
            percent);
}

/* `asset` as large as `area` and at its left, the baseline `ascent` below the top. */
static void
add_marks(Flow *flow, const BookAsset *asset, const Style *style, PageElement *element,
          PageBox area, int ascent)
{
    PageItem item = {.kind = PAGE_FORMULA,
                     .element = element,
                     .x = area.x,
                     .y = area.y + ascent,
                     .width = area.width,
                     .height = area.height,
                     .colour = style->colour};
    item.as.formula.asset = asset;
    item.as.formula.ascent = ascent;
    item.as.formula.is_plain =
        flow->task->is_print && !flow->task->book->manifest->has_colour;
    int natural = scale(asset->formula.width, style->font_size, 1, 1);
    item.as.formula.size = natural > 0
                               ? scale(BOOK_EMS, style->font_size, area.width, natural)
                               : style->font_size;
    box_add_item(flow->list, item);
}

void
formula_add_inline(Flow *flow, TextParagraph *paragraph, const DocNode *node)
{
    const Style *style = style_of(flow->styles, node);
    const BookAsset *asset = asset_of(flow, node->as.math.asset);
    Extent extent = extent_of(asset, style, flow->width, flow->height);
    tell_small(flow, node, &extent);
    text_paragraph_add_object(paragraph, node, style, extent.width, extent.ascent,
                              extent.descent, (gpointer) asset);
}

void
formula_add_object(Flow *flow, const TextFragment *fragment, PageElement *element, int x,
                   int baseline)
{
    PageBox area = {x, baseline - fragment->ascent, fragment->width,
                    fragment->ascent + fragment->descent};
    add_marks(flow, fragment->payload, fragment->style, element, area, fragment->ascent);
}

int
formula_width(const Flow *flow, const DocNode *node, const Style *style)
{
    const BookAsset *asset = asset_of(flow, node->as.math.asset);
    const BookAsset *tags = asset_of(flow, node->as.math.tags);
    int width = asset->formula.width;
    if (tags != NULL)
        width += 2 * (tags->formula.width + BOOK_EMS);
    return scale(width, style->font_size, 1, 1);
}

void
formula_set(Flow *flow, const DocNode *node, const Style *style)
{
    FlowScope scope;
    const BookAsset *asset = asset_of(flow, node->as.math.asset);
    const BookAsset *tags = asset_of(flow, node->as.math.tags);
    PageElement *parent = flow->element;
    flow_cost(flow, COST_BEFORE);
    flow_enter(flow, &scope, node, style, NULL);
    PageElement *element = element_of_block(flow->elements, node, parent);
    int beside = tags != NULL
                     ? scale(tags->formula.width + BOOK_EMS / 2, style->font_size, 1, 1)
                     : 0;
    beside = MIN(beside, flow->width / 3);
    Extent extent = extent_of(asset, style, flow->width - beside, flow->height);
    tell_small(flow, node, &extent);
    int height = extent.ascent + extent.descent, free = flow->width - extent.width;
    int x = MAX(MIN(free / 2, free - beside), 0);
    flow_solid(flow, height, false);
    add_marks(flow, asset, style, element,
              (PageBox){flow->left + x, 0, extent.width, height}, extent.ascent);
    if (tags != NULL) {
        int width = scale(tags->formula.width, style->font_size, extent.to, extent.from);
        add_marks(flow, tags, style, element,
                  (PageBox){flow->left + flow->width - width, 0, width, height},
                  extent.ascent);
    }
    BoxMark mark = {.kind = BOX_MARK_LEAF};
    mark.as.leaf.node = node;
    box_add_mark(flow->list, mark);
    flow_leave(flow, &scope);
}
