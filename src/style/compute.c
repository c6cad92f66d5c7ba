/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/compute.h"

#include <math.h>
#include <string.h>

#include "base/measure.h"

/* CSS Fonts 4 §2.5: what `medium` is when nobody says, 16px. */
#define MEDIUM_SIZE MEASURE_PT(12)
#define FONT_SIZE_MIN MEASURE_PT(0.5)
#define FONT_SIZE_MAX MEASURE_PT(1000)
/* Of `normal`, and the least there may be: layout divides by it. */
#define LINE_HEIGHT_NORMAL 1.2
#define LINE_HEIGHT_MIN MEASURE_PT(1)
#define FONT_STEP 1.2

static const StylePropertyId border_colours[4] = {
    PROPERTY_BORDER_TOP_COLOR, PROPERTY_BORDER_RIGHT_COLOR, PROPERTY_BORDER_BOTTOM_COLOR,
    PROPERTY_BORDER_LEFT_COLOR};
static const StylePropertyId border_widths[4] = {
    PROPERTY_BORDER_TOP_WIDTH, PROPERTY_BORDER_RIGHT_WIDTH, PROPERTY_BORDER_BOTTOM_WIDTH,
    PROPERTY_BORDER_LEFT_WIDTH};

typedef struct {
    StyleComputed *self;
    const StyleComputed *initial;
    const StyleContext *context;
    const StyleValue *const *winners;
    StyleBasis basis;
} Work;

void
style_compute_initial(StyleComputed *initial, char **families)
{
    *initial = (StyleComputed){.line_height_number = LINE_HEIGHT_NORMAL,
                               .align_last = (StyleAlign) -1,
                               .word_break = (StyleWordBreak) -1,
                               .is_korean = true};
    Style *style = &initial->style;
    style->families = families;
    style->font_size = MEDIUM_SIZE;
    style->font_weight = 400;
    style->colour = (StyleColour){0, 0, 0, 255};
    style->line_height = (int) (MEDIUM_SIZE * LINE_HEIGHT_NORMAL);
    style->word_space = style->word_space_min = style->word_space_max = STYLE_AUTO;
    style->tab_size = 8;
    style->border_clip = STYLE_AUTO;
    style->width = style->min_width = style->max_width = STYLE_AUTO;
    style->height = style->min_height = style->max_height = STYLE_AUTO;
    style->list_kind = STYLE_LIST_DISC;
    style->orphans = style->widows = 2;
    initial->size[0] = (StyleLength){.points = MEASURE_TO_PT(MEASURE_MM(210))};
    initial->size[1] = (StyleLength){.points = MEASURE_TO_PT(MEASURE_MM(297))};
}

/* What an inherited or initial value is taken from; NULL when `value` says its own. */
static const StyleComputed *
source_of(const Work *work, StylePropertyId id, const StyleValue *value)
{
    bool is_inherited = style_property(id)->is_inherited;
    if (value == NULL || value->kind == STYLE_VALUE_UNSET)
        return is_inherited ? work->context->parent : work->initial;
    if (value->kind == STYLE_VALUE_INHERIT)
        return work->context->parent;
    return value->kind == STYLE_VALUE_INITIAL ? work->initial : NULL;
}

static void
store(Work *work, const StyleProperty *property, const void *from)
{
    memcpy((char *) work->self + property->offset, from, property->size);
}

/* An int into a field that may be an enumeration, a bool or a char. */
static void
store_int(Work *work, const StyleProperty *property, int value)
{
    char *field = (char *) work->self + property->offset;
    if (property->size == sizeof(int))
        memcpy(field, &value, sizeof value);
    else
        *field = (char) value;
}

static int
resolve(const Work *work, const StyleLength *length)
{
    return style_length_resolve(length, &work->basis);
}

/* Whatever needs nothing but its own value, as the table of properties says it. */
static void
compute_plain(Work *work, StylePropertyId id)
{
    const StyleProperty *property = style_property(id);
    const StyleValue *value = work->winners[id];
    const StyleComputed *source = source_of(work, id, value);
    if (source != NULL) {
        store(work, property, (const char *) source + property->offset);
        return;
    }
    switch (value->kind) {
    case STYLE_VALUE_KEYWORD:
        store_int(work, property, value->as.keyword);
        break;
    case STYLE_VALUE_NUMBER:
        store_int(work, property, (int) value->as.number);
        break;
    case STYLE_VALUE_LENGTH: {
        int length = resolve(work, &value->as.length);
        bool may_be_negative = property->grammar == GRAMMAR_LENGTH;
        store_int(work, property, may_be_negative ? length : MAX(length, 0));
        break;
    }
    case STYLE_VALUE_COLOUR:
        store(work, property, &value->as.colour);
        break;
    case STYLE_VALUE_CURRENT_COLOUR:
        store(work, property, &work->self->style.colour);
        break;
    case STYLE_VALUE_STRING:
    case STYLE_VALUE_STRINGS:
    case STYLE_VALUE_ITEMS:
        store(work, property, &value->as);
        break;
    default:
        break;
    }
}

static void
compute_font_size(Work *work)
{
    const StyleValue *value = work->winners[PROPERTY_FONT_SIZE];
    const StyleComputed *source = source_of(work, PROPERTY_FONT_SIZE, value);
    int parent = work->context->parent->style.font_size;
    int *size = &work->self->style.font_size;
    if (source != NULL) {
        *size = source->style.font_size;
    } else if (value->kind == STYLE_VALUE_LENGTH) {
        StyleBasis basis = work->basis;
        basis.whole = basis.font_size = parent;
        basis.line_height = work->context->parent->style.line_height;
        *size = style_length_resolve(&value->as.length, &basis);
    } else if (value->as.keyword == STYLE_FONT_LARGER) {
        *size = (int) lround(parent * FONT_STEP);
    } else if (value->as.keyword == STYLE_FONT_SMALLER) {
        *size = (int) lround(parent / FONT_STEP);
    } else {
        *size = (int) lround(MEDIUM_SIZE * (value->as.keyword / 1000.0));
    }
    *size = CLAMP(*size, FONT_SIZE_MIN, FONT_SIZE_MAX);
    work->basis.font_size = *size;
    if (work->context->parent == work->initial)
        work->basis.root_font_size = *size;
}

/* CSS Fonts 4 §2.2.1 */
static void
compute_font_weight(Work *work)
{
    compute_plain(work, PROPERTY_FONT_WEIGHT);
    int *weight = &work->self->style.font_weight;
    int parent = work->context->parent->style.font_weight;
    if (*weight == STYLE_WEIGHT_BOLDER)
        *weight = parent < 350 ? 400 : parent < 550 ? 700 : MAX(parent, 900);
    else if (*weight == STYLE_WEIGHT_LIGHTER)
        *weight = parent < 550 ? MIN(parent, 100) : parent < 750 ? 400 : 700;
}

static void
compute_line_height(Work *work)
{
    const StyleValue *value = work->winners[PROPERTY_LINE_HEIGHT];
    const StyleComputed *source = source_of(work, PROPERTY_LINE_HEIGHT, value);
    StyleComputed *self = work->self;
    self->line_height_number = 0;
    if (source != NULL) {
        self->line_height_number = source->line_height_number;
        self->style.line_height = source->style.line_height;
    } else if (value->kind == STYLE_VALUE_KEYWORD) {
        self->line_height_number = LINE_HEIGHT_NORMAL;
    } else if (value->as.length.is_number) {
        self->line_height_number = value->as.length.number;
    } else {
        StyleBasis basis = work->basis;
        basis.whole = basis.font_size;
        basis.line_height = work->context->parent->style.line_height;
        self->style.line_height = style_length_resolve(&value->as.length, &basis);
    }
    if (self->line_height_number > 0) {
        StyleLength leading = {.em = self->line_height_number};
        self->style.line_height = resolve(work, &leading);
    }
    self->style.line_height = MAX(self->style.line_height, LINE_HEIGHT_MIN);
    work->basis.line_height = self->style.line_height;
    if (work->context->parent == work->initial)
        work->basis.root_line_height = self->style.line_height;
}

/* "a,b" of all that ask for features, in a fixed order. */
static void
compute_features(Work *work)
{
    const char **features = work->self->features;
    g_autoptr(GString) all = g_string_new(NULL);
    for (int i = 0; i < STYLE_FEATURES_COUNT; i++)
        if (features[i] != NULL && *features[i] != '\0')
            g_string_append_printf(all, "%s%s", all->len > 0 ? "," : "", features[i]);
    work->self->style.font_features =
        all->len == 0 ? NULL
                      : g_string_chunk_insert_const(work->context->strings, all->str);
}

static void
compute_language(Work *work)
{
    StyleComputed *self = work->self;
    const char *language = work->context->language;
    self->is_korean = work->context->parent->is_korean;
    if (language != NULL)
        self->is_korean = g_ascii_strncasecmp(language, "ko", 2) == 0 &&
                          (language[2] == '\0' || language[2] == '-');
    compute_plain(work, PROPERTY_WORD_BREAK);
    self->style.word_break = self->word_break;
    if ((int) self->word_break == -1)
        self->style.word_break =
            self->is_korean ? STYLE_BREAK_EOJEOL : STYLE_BREAK_SYLLABLE;
}

static void
compute_alignment(Work *work)
{
    StyleComputed *self = work->self;
    compute_plain(work, PROPERTY_TEXT_ALIGN_LAST);
    self->style.align_last = self->align_last;
    if ((int) self->align_last == -1)
        self->style.align_last = self->style.align == STYLE_ALIGN_JUSTIFY
                                     ? STYLE_ALIGN_START
                                     : self->style.align;
}

/* Lines through and under a node run on under what it holds, whatever that says. */
static void
compute_decoration(Work *work)
{
    const StyleValue *value = work->winners[PROPERTY_TEXT_DECORATION_LINE];
    const Style *parent = &work->context->parent->style;
    int lines =
        value != NULL && value->kind == STYLE_VALUE_KEYWORD ? value->as.keyword : 0;
    Style *style = &work->self->style;
    style->has_underline = parent->has_underline || (lines & STYLE_DECORATION_UNDER);
    style->has_overline = parent->has_overline || (lines & STYLE_DECORATION_OVER);
    style->has_strike = parent->has_strike || (lines & STYLE_DECORATION_STRIKE);
}

static void
compute_vertical(Work *work)
{
    const StyleValue *value = work->winners[PROPERTY_VERTICAL_ALIGN];
    const StyleComputed *source = source_of(work, PROPERTY_VERTICAL_ALIGN, value);
    Style *style = &work->self->style;
    style->vertical_length = 0;
    if (source != NULL) {
        style->vertical = source->style.vertical;
        style->vertical_length = source->style.vertical_length;
    } else if (value->kind == STYLE_VALUE_KEYWORD) {
        style->vertical = (StyleVertical) value->as.keyword;
    } else {
        StyleBasis basis = work->basis;
        basis.whole = style->line_height;
        style->vertical = STYLE_VERTICAL_LENGTH;
        style->vertical_length = style_length_resolve(&value->as.length, &basis);
    }
    style->cell_align = style->vertical;
}

static void
compute_border(Work *work, int side)
{
    static const int widths[] = {
        [STYLE_BORDER_THIN] = MEASURE_PT(0.75),
        [STYLE_BORDER_MEDIUM] = MEASURE_PT(2.25),
        [STYLE_BORDER_THICK] = MEASURE_PT(3.75),
    };
    StyleLine *line = &work->self->style.border[side];
    const StyleValue *width = work->winners[border_widths[side]];
    if (width == NULL || width->kind == STYLE_VALUE_INITIAL ||
        width->kind == STYLE_VALUE_UNSET)
        line->width = widths[STYLE_BORDER_MEDIUM];
    else if (width->kind == STYLE_VALUE_KEYWORD)
        line->width = widths[width->as.keyword];
    if (line->kind == STYLE_LINE_NONE)
        line->width = 0;

    const StyleValue *colour = work->winners[border_colours[side]];
    line->colour = work->self->style.colour;
    if (colour != NULL && colour->kind == STYLE_VALUE_COLOUR)
        line->colour = colour->as.colour;
    else if (colour != NULL && colour->kind == STYLE_VALUE_INHERIT)
        line->colour = work->context->parent->style.border[side].colour;
}

/* Copies what `value` says into `lengths`, or what its source has in the same place. The
 * words stand for nothing at all. */
static void
keep_lengths(Work *work, StylePropertyId id, StyleLength *lengths, int n)
{
    const StyleValue *value = work->winners[id];
    const StyleComputed *source = source_of(work, id, value);
    gsize offset = (gsize) ((char *) lengths - (char *) work->self);
    gsize size = (gsize) n * sizeof *lengths;
    memset(lengths, 0, size);
    if (source != NULL)
        memcpy(lengths, (const char *) source + offset, size);
    else if (value->kind == STYLE_VALUE_LENGTHS)
        memcpy(lengths, value->as.lengths, size);
    else if (value->kind == STYLE_VALUE_LENGTH)
        *lengths = value->as.length;
}

static void
compute_spaces(Work *work)
{
    StyleComputed *self = work->self;
    Style *style = &self->style;
    const StyleValue *word = work->winners[PROPERTY_WORD_SPACE];
    const StyleComputed *source = source_of(work, PROPERTY_WORD_SPACE, word);
    keep_lengths(work, PROPERTY_WORD_SPACE, self->word_space, 3);
    keep_lengths(work, PROPERTY_LETTER_SPACE, self->letter_space, 2);
    keep_lengths(work, PROPERTY_AUTOSPACE, &self->autospace, 1);
    self->has_word_space =
        source != NULL ? source->has_word_space : word->kind == STYLE_VALUE_LENGTHS;
    style->word_space = style->word_space_min = style->word_space_max = STYLE_AUTO;
    if (self->has_word_space) {
        style->word_space = resolve(work, &self->word_space[0]);
        style->word_space_min = resolve(work, &self->word_space[1]);
        style->word_space_max = resolve(work, &self->word_space[2]);
    }
    style->letter_shrink = resolve(work, &self->letter_space[0]);
    style->letter_stretch = resolve(work, &self->letter_space[1]);
    style->autospace = resolve(work, &self->autospace);
}

static void
compute_border_spacing(Work *work)
{
    const StyleValue *value = work->winners[PROPERTY_BORDER_SPACING];
    const StyleComputed *source = source_of(work, PROPERTY_BORDER_SPACING, value);
    int *spacing = work->self->style.border_spacing;
    for (int i = 0; i < 2; i++)
        spacing[i] = source != NULL ? source->style.border_spacing[i]
                                    : resolve(work, &value->as.lengths[i]);
}

/* A width that is a percentage of what holds the box stays one. */
static void
compute_width(Work *work, StylePropertyId id, int *width, double *percent)
{
    const StyleValue *value = work->winners[id];
    *percent = 0;
    if (value != NULL && value->kind == STYLE_VALUE_INHERIT) {
        gsize offset = (gsize) ((char *) percent - (char *) work->self);
        memcpy(percent, (const char *) work->context->parent + offset, sizeof *percent);
    }
    if (value == NULL || value->kind != STYLE_VALUE_LENGTH)
        return;
    StyleLength fixed = value->as.length;
    fixed.percent = 0;
    bool is_percent = style_length_has_percent(&value->as.length);
    if (is_percent && resolve(work, &fixed) == 0) {
        *percent = value->as.length.percent;
        *width = STYLE_AUTO;
    }
}

static void
compute_page_size(Work *work)
{
    const StyleValue *value = work->winners[PROPERTY_SIZE];
    memcpy(work->self->size, work->initial->size, sizeof work->self->size);
    if (value != NULL && value->kind == STYLE_VALUE_LENGTHS)
        memcpy(work->self->size, value->as.lengths, sizeof work->self->size);
}

static void
compute_list(Work *work)
{
    const StyleValue *value = work->winners[PROPERTY_LIST_STYLE_TYPE];
    const StyleComputed *source = source_of(work, PROPERTY_LIST_STYLE_TYPE, value);
    Style *style = &work->self->style;
    style->list_string = NULL;
    if (source != NULL) {
        style->list_kind = source->style.list_kind;
        style->list_string = source->style.list_string;
    } else if (value->kind == STYLE_VALUE_STRING) {
        style->list_kind = STYLE_LIST_STRING;
        style->list_string = value->as.string;
    } else {
        style->list_kind = (StyleListKind) value->as.keyword;
    }
}

/* Those that need more than their own value. */
static void
compute_special(Work *work)
{
    Style *style = &work->self->style;
    compute_language(work);
    compute_alignment(work);
    compute_features(work);
    compute_decoration(work);
    compute_vertical(work);
    compute_list(work);
    compute_page_size(work);
    for (int side = 0; side < 4; side++)
        compute_border(work, side);
    compute_spaces(work);
    compute_border_spacing(work);
    compute_width(work, PROPERTY_WIDTH, &style->width, &style->width_percent);
    compute_width(work, PROPERTY_MAX_WIDTH, &style->max_width, &style->max_width_percent);
    if (work->winners[PROPERTY_DISPLAY] == NULL)
        style->display = work->context->display;
}

static bool
is_early(StylePropertyId id)
{
    return id == PROPERTY_FONT_SIZE || id == PROPERTY_FONT_WEIGHT ||
           id == PROPERTY_LINE_HEIGHT || id == PROPERTY_COLOR;
}

void
style_compute(StyleComputed *self, const StyleValue *const *winners,
              const StyleComputed *initial, const StyleContext *context)
{
    memset(self, 0, sizeof *self);
    Work work = {self, initial, context, winners, {0}};
    work.basis.whole = context->measure;
    work.basis.root_font_size = context->root->style.font_size;
    work.basis.root_line_height = context->root->style.line_height;
    compute_font_size(&work);
    compute_font_weight(&work);
    compute_line_height(&work);
    compute_plain(&work, PROPERTY_COLOR);
    for (int id = 0; id < PROPERTY_COUNT; id++)
        if (!is_early((StylePropertyId) id) &&
            style_property((StylePropertyId) id)->size > 0)
            compute_plain(&work, (StylePropertyId) id);
    compute_special(&work);
}
