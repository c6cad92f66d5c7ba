/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/page_rule.h"

#include <string.h>

#include "base/measure.h"
#include "style/winner.h"

/* Smaller pages hold no text, larger ones no press prints. */
#define PAGE_SIDE_MIN MEASURE_MM(20)
#define PAGE_SIDE_MAX MEASURE_MM(2000)

/* In the order of StyleMarginBox, with how each sets its text (Paged Media 3 §4.3). */
static const struct {
    const char *name;
    StyleAlign align;
    StyleVertical vertical;
} areas[STYLE_AREA_COUNT] = {
    {"top-left-corner", STYLE_ALIGN_END, STYLE_VERTICAL_MIDDLE},
    {"top-left", STYLE_ALIGN_START, STYLE_VERTICAL_MIDDLE},
    {"top-center", STYLE_ALIGN_CENTRE, STYLE_VERTICAL_MIDDLE},
    {"top-right", STYLE_ALIGN_END, STYLE_VERTICAL_MIDDLE},
    {"top-right-corner", STYLE_ALIGN_START, STYLE_VERTICAL_MIDDLE},
    {"right-top", STYLE_ALIGN_CENTRE, STYLE_VERTICAL_TOP},
    {"right-middle", STYLE_ALIGN_CENTRE, STYLE_VERTICAL_MIDDLE},
    {"right-bottom", STYLE_ALIGN_CENTRE, STYLE_VERTICAL_BOTTOM},
    {"bottom-right-corner", STYLE_ALIGN_START, STYLE_VERTICAL_MIDDLE},
    {"bottom-right", STYLE_ALIGN_END, STYLE_VERTICAL_MIDDLE},
    {"bottom-center", STYLE_ALIGN_CENTRE, STYLE_VERTICAL_MIDDLE},
    {"bottom-left", STYLE_ALIGN_START, STYLE_VERTICAL_MIDDLE},
    {"bottom-left-corner", STYLE_ALIGN_END, STYLE_VERTICAL_MIDDLE},
    {"left-bottom", STYLE_ALIGN_CENTRE, STYLE_VERTICAL_BOTTOM},
    {"left-middle", STYLE_ALIGN_CENTRE, STYLE_VERTICAL_MIDDLE},
    {"left-top", STYLE_ALIGN_CENTRE, STYLE_VERTICAL_TOP},
    {"footnote", STYLE_ALIGN_START, STYLE_VERTICAL_TOP},
};

void
style_page_rule_free(gpointer data)
{
    StylePageRule *self = data;
    g_free(self->name);
    g_array_unref(self->declared);
    for (int i = 0; i < STYLE_AREA_COUNT; i++)
        if (self->areas[i] != NULL)
            g_array_unref(self->areas[i]);
    g_free(self);
}

static bool
parse_pseudo(StyleCursor *cursor, StylePageRule *rule)
{
    cursor->at++;
    if (style_cursor_sees_ident(cursor, "left"))
        rule->is_left = true;
    else if (style_cursor_sees_ident(cursor, "right"))
        rule->is_right = true;
    else if (style_cursor_sees_ident(cursor, "first"))
        rule->is_first = true;
    else if (style_cursor_sees_ident(cursor, "blank"))
        rule->is_blank = true;
    else
        return false;
    rule->specificity += rule->is_left || rule->is_right ? 1 : 1 << 10;
    cursor->at++;
    return true;
}

/* One page selector: a name, then any number of pseudo-classes, without space. */
static bool
parse_selector(StyleCursor *cursor, StylePageRule *rule)
{
    if (style_cursor_sees(cursor, TOKEN_IDENT)) {
        rule->name = g_strdup(cursor->at++->text);
        rule->specificity += 1 << 20;
    }
    while (style_cursor_sees(cursor, TOKEN_COLON))
        if (!parse_pseudo(cursor, rule))
            return false;
    style_cursor_skip_space(cursor);
    return style_cursor_is_done(cursor) || style_cursor_sees(cursor, TOKEN_COMMA);
}

const char *
style_margin_box_name(int area)
{
    return areas[area].name;
}

static int
find_area(const char *name)
{
    for (int i = 0; i < STYLE_AREA_COUNT; i++)
        if (strcmp(areas[i].name, name) == 0)
            return i;
    return -1;
}

static void
compile_area(StylePageRule *rule, const SheetRule *area, const Source *source,
             StyleFaults *faults)
{
    int i = find_area(area->name);
    if (i < 0) {
        style_fault_unsupported(faults, area->prelude.at->start,
                                "'@%s' is no area of a page and is not applied",
                                area->name);
        return;
    }
    g_autoptr(GArray) declared = style_rule_compile(area, source, faults);
    if (rule->areas[i] == NULL)
        rule->areas[i] = style_declared_new();
    g_array_append_vals(rule->areas[i], declared->data, declared->len);
    g_array_set_clear_func(declared, NULL); /* what the values own has moved */
}

void
style_page_rules_compile(const SheetRule *rule, const Source *source, StyleFaults *faults,
                         GPtrArray *rules)
{
    StyleCursor cursor = rule->prelude;
    for (;;) {
        StylePageRule *page = g_new0(StylePageRule, 1);
        page->order = rules->len;
        page->medium = rule->medium;
        page->declared = style_rule_compile(rule, source, faults);
        for (guint i = 0; i < rule->areas->len; i++)
            compile_area(page, g_ptr_array_index(rule->areas, i), source, faults);
        if (!parse_selector(&cursor, page)) {
            style_fault_unsupported(faults, style_cursor_offset(&cursor),
                                    "this page selector is not known; the rule is not "
                                    "applied");
            style_page_rule_free(page);
            return;
        }
        g_ptr_array_add(rules, page);
        if (!style_cursor_sees(&cursor, TOKEN_COMMA))
            return;
        style_cursor_take(&cursor);
    }
}

static bool
is_for(const StylePageRule *rule, const StylePageQuery *query)
{
    return (rule->medium & query->medium) &&
           (rule->name == NULL || g_strcmp0(rule->name, query->name) == 0) &&
           (!rule->is_left || query->is_left) && (!rule->is_right || !query->is_left) &&
           (!rule->is_first || query->is_first) && (!rule->is_blank || query->is_blank);
}

static int
compare_rules(gconstpointer a, gconstpointer b)
{
    const StylePageRule *one = *(StylePageRule *const *) a;
    const StylePageRule *other = *(StylePageRule *const *) b;
    if (one->specificity != other->specificity)
        return one->specificity < other->specificity ? -1 : 1;
    return one->order < other->order ? -1 : one->order > other->order;
}

/* The winners among the declarations of one area (-1: the page itself). */
static void
choose(const GPtrArray *matched, int area, const StyleValue **winners)
{
    style_winners_clear(winners);
    for (int important = 0; important < 2; important++)
        for (guint i = 0; i < matched->len; i++) {
            const StylePageRule *rule = g_ptr_array_index(matched, i);
            const GArray *declared = area < 0 ? rule->declared : rule->areas[area];
            if (declared != NULL)
                style_winners_apply(winners, declared, important);
        }
}

static StyleComputed *
compute_area(const GPtrArray *matched, int area, const StyleComputed *initial,
             const StyleContext *context)
{
    const StyleValue *winners[PROPERTY_COUNT];
    choose(matched, area, winners);
    StyleComputed *self = g_new(StyleComputed, 1);
    style_compute(self, winners, initial, context);
    if (winners[PROPERTY_TEXT_ALIGN] == NULL)
        self->style.align = self->style.align_last = areas[area].align;
    if (winners[PROPERTY_VERTICAL_ALIGN] == NULL)
        self->style.cell_align = areas[area].vertical;
    return self;
}

/* Its size first: percentages of its margins are of that. */
static void
compute_self(StylePage *page, StyleComputed *self, const GPtrArray *matched,
             const StyleComputed *initial, StyleContext *context)
{
    const StyleValue *winners[PROPERTY_COUNT];
    choose(matched, -1, winners);
    style_compute(self, winners, initial, context);
    StyleBasis basis = {.font_size = self->style.font_size,
                        .root_font_size = context->root->style.font_size};
    page->width =
        CLAMP(style_length_resolve(&self->size[0], &basis), PAGE_SIDE_MIN, PAGE_SIDE_MAX);
    page->height =
        CLAMP(style_length_resolve(&self->size[1], &basis), PAGE_SIDE_MIN, PAGE_SIDE_MAX);
    context->measure = page->width;
    style_compute(self, winners, initial, context);
    for (int side = 0; side < 4; side++)
        page->margin[side] =
            self->style.margin[side] == STYLE_AUTO ? 0 : self->style.margin[side];
    page->bleed = self->bleed;
    page->has_crop_marks = self->marks & 1;
    page->has_cross_marks = self->marks & 2;
}

StylePage *
style_page_compute(const GPtrArray *rules, const StylePageQuery *query,
                   const StyleComputed *initial, const StyleComputed *root,
                   GStringChunk *strings)
{
    g_autoptr(GPtrArray) matched = g_ptr_array_new();
    for (guint i = 0; i < rules->len; i++)
        if (is_for(g_ptr_array_index(rules, i), query))
            g_ptr_array_add(matched, g_ptr_array_index(rules, i));
    g_ptr_array_sort(matched, compare_rules);

    StylePage *page = g_new0(StylePage, 1);
    StyleComputed self;
    StyleContext context = {root, root, STYLE_DISPLAY_BLOCK, NULL, 0, strings};
    compute_self(page, &self, matched, initial, &context);
    context.parent = &self;
    context.measure =
        MAX(page->width - page->margin[STYLE_LEFT] - page->margin[STYLE_RIGHT], 0);
    for (int i = 0; i < STYLE_BOX_COUNT; i++) {
        StyleComputed *box = compute_area(matched, i, initial, &context);
        page->boxes[i] = &box->style;
        if (box->style.content == NULL || box->style.content->len == 0)
            g_clear_pointer(&page->boxes[i], g_free);
    }
    page->footnotes =
        &compute_area(matched, STYLE_BOX_FOOTNOTE, initial, &context)->style;
    return page;
}

void
style_page_free(gpointer data)
{
    StylePage *self = data;
    for (int i = 0; i < STYLE_BOX_COUNT; i++)
        g_free(self->boxes[i]);
    g_free(self->footnotes);
    g_free(self);
}
