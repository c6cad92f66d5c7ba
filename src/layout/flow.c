/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/flow.h"

#include <string.h>

#include "base/measure.h"
#include "layout/content.h"
#include "layout/edge.h"

/* What space above an island may lose so that it fills whole lines, of a line. */
#define MOST_TAKEN 0.3

/* Lines that stand below a heading on its page. */
#define HEADING_LINES 2

static void
clear_string(gpointer data)
{
    BoxMark *mark = data;
    g_free(mark->as.string);
}

void
flow_init(Flow *self, BoxList *list, int width, int height)
{
    self->list = list;
    self->width = width;
    self->height = height;
    self->frame = self->figure = self->glue = self->repeat = -1;
    self->is_at_start = true;
    self->anchors = g_ptr_array_new();
    self->strings = g_array_new(FALSE, TRUE, sizeof(BoxMark));
    g_array_set_clear_func(self->strings, clear_string);
}

void
flow_clear(Flow *self)
{
    g_ptr_array_unref(self->anchors);
    g_array_unref(self->strings);
}

void
flow_space(Flow *self, int margin)
{
    if (margin == STYLE_AUTO)
        return;
    self->space = MAX(self->space, margin);
    self->space_without = MAX(self->space_without, margin);
}

void
flow_cost(Flow *self, int cost)
{
    if (cost == BOX_COST_FORCED || self->cost == BOX_COST_FORCED)
        self->cost = BOX_COST_FORCED;
    else
        self->cost = MAX(self->cost, cost);
}

/* What comes next begins on the grid. */
static void
meet_grid(Flow *self)
{
    self->grid_box = self->list->boxes->len;
    self->off_grid = 0;
}

int
flow_off_grid(Flow *self)
{
    for (; self->grid_box < self->list->boxes->len; self->grid_box++)
        self->off_grid += box_at(self->list, self->grid_box)->height;
    if (self->leading > 0)
        self->off_grid %= self->leading;
    return self->off_grid;
}

static void
add_break(Flow *self)
{
    if (self->cost != BOX_COST_FORCED && (self->avoids > 0 || self->owed > 0))
        flow_cost(self, BOX_COST_AVOID);
    Box *box = box_at(self->list, box_add_break(self->list, self->cost));
    for (int i = self->frame; i >= 0;) {
        const BoxFrame *frame = &g_array_index(self->list->frames, BoxFrame, i);
        box->before += frame->foot;
        box->after += frame->head;
        i = frame->parent;
    }
    box->repeat = self->repeat;
    box->side = self->cost == BOX_COST_FORCED ? self->side : STYLE_FRAGMENT_AUTO;
    if (self->repeat >= 0)
        box->after += g_array_index(self->list->repeats, BoxRepeat, self->repeat).height;
    if (self->cost == BOX_COST_FORCED) {
        self->side = STYLE_FRAGMENT_AUTO;
        self->is_at_start = true;
        self->owed = 0;
        meet_grid(self);
    }
}

bool
flow_is_one_line(const Flow *self, guint first)
{
    guint solids = 0;
    for (guint i = first; i < self->list->boxes->len && solids < 2; i++)
        solids += box_at(self->list, i)->kind == BOX_SOLID;
    return solids == 1;
}

void
flow_owe_lines(Flow *self)
{
    self->owed = HEADING_LINES;
}

void
flow_flush(Flow *self, bool is_snapped)
{
    self->glue = -1;
    if (self->list->boxes->len > 0)
        add_break(self);
    if (self->space > 0 && self->is_at_start) {
        box_at(self->list, box_add(self->list, BOX_SOLID, self->space))->frame =
            self->frame;
        self->cost = BOX_COST_FORBIDDEN;
        add_break(self);
    } else if (self->space > 0 || self->space_without > 0) {
        self->glue = (int) box_add(self->list, BOX_GLUE, self->space);
        Box *glue = box_at(self->list, (guint) self->glue);
        glue->figure = self->figure;
        glue->height_without = self->space_without;
    }
    if (is_snapped && self->has_grid && self->islands == 0) {
        box_add(self->list, BOX_SNAP, 0);
        meet_grid(self);
    }
    self->space = self->space_without = self->cost = 0;
    self->avoids += self->new_avoids;
    self->new_avoids = 0;
    self->figure = -1;
    self->is_at_start = false;
}

guint
flow_solid(Flow *self, int height, bool is_snapped)
{
    flow_flush(self, is_snapped);
    self->owed = MAX(0, self->owed - MAX(1, height / MAX(1, self->leading)));
    guint index = box_add(self->list, BOX_SOLID, height);
    box_at(self->list, index)->frame = self->frame;
    for (guint i = 0; i < self->anchors->len; i++)
        box_add_mark(self->list,
                     (BoxMark){.kind = BOX_MARK_ANCHOR, .name = self->anchors->pdata[i]});
    g_ptr_array_set_size(self->anchors, 0);
    for (guint i = 0; i < self->strings->len; i++) {
        BoxMark *mark = &g_array_index(self->strings, BoxMark, i);
        box_add_mark(self->list, *mark);
        mark->as.string = NULL;
    }
    g_array_set_size(self->strings, 0);
    return index;
}

int
flow_round_up(const Flow *self, int height)
{
    int slack = MEASURE_POINT / 8;
    return height <= 0
               ? 0
               : (height - slack + self->leading - 1) / self->leading * self->leading;
}

int
flow_balance(const Flow *self, int height)
{
    int missing = flow_round_up(self, height) - height;
    int excess = self->leading - missing;
    return missing > 0 && excess < self->leading * MOST_TAKEN ? -excess : missing / 2;
}

/* The middle of the em box stands in the middle of the line; .88 of it is above the
 * baseline in the fonts of Korea, so fallback fonts and code cannot move a line. */
static int
middle_baseline(int height, int font_size)
{
    return (int) ((height + 0.76 * font_size) / 2);
}

int
flow_baseline(const Flow *self, const Style *style, int height)
{
    int own = middle_baseline(height, style->font_size);
    if (!self->has_grid || !style->snaps_to_grid || self->islands > 0 ||
        height < self->leading)
        return own;
    int base = middle_baseline(self->leading, self->root->font_size);
    int line = (own - base + self->leading / 2) / self->leading;
    return base + MAX(0, line) * self->leading;
}

static bool
is_decorated(const Style *style)
{
    bool has_border = false;
    for (int i = 0; i < 4; i++)
        has_border |= edge_width(&style->border[i]) > 0;
    return has_border || style->background.a > 0;
}

/* A width asked for, with margins that are `auto` sharing what is left. */
static void
apply_width(Flow *self, const Style *style)
{
    int asked = self->width;
    if (style->width != STYLE_AUTO)
        asked = style->width;
    if (style->width_percent > 0)
        asked = (int) (self->width * MIN(style->width_percent, 100.0) / 100.0);
    if (style->max_width != STYLE_AUTO)
        asked = MIN(asked, style->max_width);
    if (style->max_width_percent > 0)
        asked = MIN(asked, (int) (self->width * style->max_width_percent / 100.0));
    if (asked >= self->width || asked <= 0)
        return;
    if (style->margin[STYLE_LEFT] == STYLE_AUTO)
        self->left +=
            (self->width - asked) / (style->margin[STYLE_RIGHT] == STYLE_AUTO ? 2 : 1);
    self->width = asked;
}

static void
apply_break(Flow *self, StyleFragment fragment)
{
    if (fragment == STYLE_FRAGMENT_AVOID)
        flow_cost(self, BOX_COST_AVOID);
    else if (fragment != STYLE_FRAGMENT_AUTO && !self->is_at_start) {
        flow_cost(self, BOX_COST_FORCED);
        if (fragment != STYLE_FRAGMENT_PAGE)
            self->side = fragment;
    }
}

/* Off the grid up to its end, where the rest of a line is shared out, or goes below what
 * must stay where it is at the head of a page. */
static void
open_island(Flow *self, FlowScope *scope)
{
    if (scope->island >= 0)
        return;
    bool is_tied = self->cost == BOX_COST_FORBIDDEN;
    flow_flush(self, false);
    scope->island = (int) self->list->boxes->len;
    scope->island_glue = is_tied ? -1 : self->glue;
    self->islands++;
}

static bool
is_island(const DocNode *node)
{
    return node != NULL && (node->kind == DOC_HEADING || node->kind == DOC_TABLE ||
                            node->kind == DOC_CODE_BLOCK || node->kind == DOC_MATH_BLOCK);
}

static void
open_frame(Flow *self, FlowScope *scope, const DocNode *node)
{
    const Style *style = scope->style;
    BoxFrame frame = {.parent = self->frame,
                      .x = self->left,
                      .width = self->width,
                      .background = style->background,
                      .clip = style->border_clip,
                      .clones = style->clones_decoration,
                      .node = node};
    frame.head = edge_width(&style->border[STYLE_TOP]) + style->padding[STYLE_TOP];
    frame.foot = edge_width(&style->border[STYLE_BOTTOM]) + style->padding[STYLE_BOTTOM];
    memcpy(frame.border, style->border, sizeof frame.border);
    scope->foot = frame.foot;
    if (frame.head > 0 || frame.foot > 0 || style->background.a > 0)
        open_island(self, scope);
    frame.first = self->list->boxes->len;
    g_array_append_val(self->list->frames, frame);
    self->frame = (int) self->list->frames->len - 1;
    if (frame.head > 0) {
        guint index = box_add(self->list, BOX_SOLID, frame.head);
        box_at(self->list, index)->frame = self->frame;
    }
    if (scope->island >= 0)
        self->cost = BOX_COST_FORBIDDEN;
}

static void
set_string(Flow *self, const DocNode *node, const Style *style)
{
    for (guint i = 0; style->string_set != NULL && i < style->string_set->len; i++) {
        const StyleStringSet *set = style->string_set->pdata[i];
        BoxMark mark = {.kind = BOX_MARK_STRING, .name = set->name};
        mark.as.string = content_string(node, set->content);
        g_array_append_val(self->strings, mark);
    }
}

void
flow_enter(Flow *self, FlowScope *scope, const DocNode *node, const Style *style,
           PageElement *element)
{
    *scope = (FlowScope){.style = style,
                         .left = self->left,
                         .width = self->width,
                         .frame = self->frame,
                         .element = self->element,
                         .island = -1,
                         .island_glue = -1};
    apply_break(self, style->break_before);
    flow_space(self, style->margin[STYLE_TOP]);
    if (node != NULL && node->id != NULL)
        g_ptr_array_add(self->anchors, node->id);
    if (node != NULL)
        set_string(self, node, style);
    self->left += edge_length(style->margin[STYLE_LEFT]);
    self->width -=
        edge_length(style->margin[STYLE_LEFT]) + edge_length(style->margin[STYLE_RIGHT]);
    apply_width(self, style);
    if (is_island(node) && !style->snaps_to_grid) {
        open_island(self, scope);
        scope->settles_below = node->kind == DOC_HEADING;
    }
    if (is_decorated(style))
        open_frame(self, scope, node);
    else if (style->padding[STYLE_TOP] > 0)
        self->space += style->padding[STYLE_TOP];
    int left = edge_width(&style->border[STYLE_LEFT]) + style->padding[STYLE_LEFT];
    int right = edge_width(&style->border[STYLE_RIGHT]) + style->padding[STYLE_RIGHT];
    self->left += left;
    self->width = MAX(self->width - left - right, self->leading);
    self->new_avoids += style->break_inside == STYLE_FRAGMENT_AVOID;
    if (element != NULL)
        self->element = element;
}

/* The space below an island. Shares what rounding it to the grid adds between its head and
 * its foot; of a heading, and below one, all of it goes to the foot. */
static int
balance_island(Flow *self, const FlowScope *scope)
{
    int foot = edge_length(scope->style->margin[STYLE_BOTTOM]);
    if (self->islands > 0 || !self->has_grid)
        return foot;
    if (scope->settles_below)
        return foot + MIN(0, flow_balance(self, flow_off_grid(self) + foot));
    if (scope->island_glue < 0)
        return foot;
    int more = flow_balance(self, flow_off_grid(self) + foot);
    box_at(self->list, (guint) scope->island_glue)->height += more;
    self->off_grid += more;
    return foot;
}

void
flow_leave(Flow *self, const FlowScope *scope)
{
    const Style *style = scope->style;
    if (scope->foot > 0) {
        flow_cost(self, BOX_COST_FORBIDDEN);
        flow_flush(self, false);
        guint index = box_add(self->list, BOX_SOLID, scope->foot);
        box_at(self->list, index)->frame = self->frame;
    } else if (self->frame == scope->frame && style->padding[STYLE_BOTTOM] > 0) {
        self->space += style->padding[STYLE_BOTTOM];
    }
    if (self->frame != scope->frame)
        g_array_index(self->list->frames, BoxFrame, self->frame).end =
            self->list->boxes->len;
    self->left = scope->left;
    self->width = scope->width;
    self->frame = scope->frame;
    self->element = scope->element;
    if (style->break_inside == STYLE_FRAGMENT_AVOID)
        *(self->new_avoids > 0 ? &self->new_avoids : &self->avoids) -= 1;
    int below = style->margin[STYLE_BOTTOM];
    if (scope->island >= 0) {
        self->islands--;
        below = balance_island(self, scope);
    }
    flow_space(self, below);
    apply_break(self, style->break_after);
}

void
flow_add_rectangle(Flow *self, PageBox box, StyleColour colour)
{
    PageItem item = {.kind = PAGE_RECTANGLE,
                     .x = box.x,
                     .y = box.y,
                     .width = box.width,
                     .height = box.height,
                     .colour = colour};
    box_add_item(self->list, item);
}
