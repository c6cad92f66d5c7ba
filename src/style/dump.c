/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/dump.h"

#include <string.h>

#include "base/measure.h"
#include "style/compute.h"
#include "style/page_rule.h"

static void
add_number(GString *out, double number, const char *unit)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(digits, sizeof digits, "%.2f", number);
    char *end = digits + strlen(digits);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.')
        *--end = '\0';
    g_string_append_printf(out, "%s%s", strcmp(digits, "-0") == 0 ? "0" : digits, unit);
}

static void
add_length(GString *out, int units)
{
    if (units == STYLE_AUTO)
        g_string_append(out, "auto");
    else
        add_number(out, MEASURE_TO_PT(units), "pt");
}

static void
add_colour(GString *out, StyleColour c)
{
    if (c.a == 0)
        g_string_append(out, "transparent");
    else if (c.a == 255)
        g_string_append_printf(out, "#%02x%02x%02x", c.r, c.g, c.b);
    else
        g_string_append_printf(out, "#%02x%02x%02x%02x", c.r, c.g, c.b, c.a);
}

static void
add_string(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '\n') {
            g_string_append(out, "\\n");
            continue;
        }
        if (*text == '"' || *text == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

/* The first word for `value`, which is the name that CSS prefers. */
static void
add_word(GString *out, const StyleKeyword *words, int value)
{
    for (; words != NULL && words->name != NULL; words++)
        if (words->value == value) {
            g_string_append(out, words->name);
            return;
        }
    g_string_append_printf(out, "%d", value);
}

static const char *
counter_style_name(StyleListKind kind)
{
    for (const StyleKeyword *word = style_property(PROPERTY_LIST_STYLE_TYPE)->keywords;
         word->name != NULL; word++)
        if (word->value == (int) kind)
            return word->name;
    return "string";
}

static void
add_content_item(GString *out, const StyleContent *item)
{
    static const char *const positions[] = {"first", "start", "last", "first-except"};
    const char *numbering = counter_style_name(item->numbering);
    switch (item->kind) {
    case STYLE_CONTENT_TEXT:
        add_string(out, item->text);
        break;
    case STYLE_CONTENT_COUNTER:
        g_string_append_printf(out, "counter(%s, %s)", item->text, numbering);
        break;
    case STYLE_CONTENT_STRING:
        g_string_append_printf(out, "string(%s, %s)", item->text,
                               positions[item->position]);
        break;
    case STYLE_CONTENT_TARGET_COUNTER:
        g_string_append_printf(out, "target-counter(attr(href), %s, %s)", item->text,
                               numbering);
        break;
    case STYLE_CONTENT_TARGET_TEXT:
        g_string_append(out, "target-text(attr(href))");
        break;
    case STYLE_CONTENT_ATTR:
        g_string_append_printf(out, "attr(%s)", item->text);
        break;
    case STYLE_CONTENT_LEADER:
        g_string_append(out, "leader(");
        add_string(out, item->text);
        g_string_append_c(out, ')');
        break;
    case STYLE_CONTENT_OWN_TEXT:
        g_string_append(out, "content()");
        break;
    case STYLE_CONTENT_OPEN_QUOTE:
        g_string_append(out, "open-quote");
        break;
    case STYLE_CONTENT_CLOSE_QUOTE:
        g_string_append(out, "close-quote");
        break;
    }
}

static void
add_content(GString *out, const GPtrArray *items)
{
    if (items->len == 0)
        g_string_append(out, "none");
    for (guint i = 0; i < items->len; i++) {
        g_string_append(out, i > 0 ? " " : "");
        add_content_item(out, g_ptr_array_index(items, i));
    }
}

static void
add_items(GString *out, StyleGrammar grammar, const GPtrArray *items)
{
    if (grammar == GRAMMAR_CONTENT) {
        add_content(out, items);
        return;
    }
    for (guint i = 0; i < items->len; i++) {
        g_string_append(out, i > 0 ? ", " : "");
        if (grammar == GRAMMAR_STRING_SET) {
            const StyleStringSet *set = g_ptr_array_index(items, i);
            g_string_append_printf(out, "%s ", set->name);
            add_content(out, set->content);
        } else {
            const StyleCounter *counter = g_ptr_array_index(items, i);
            g_string_append_printf(out, "%s %d", counter->name, counter->value);
        }
    }
}

static void
add_strings(GString *out, char **strings)
{
    for (char **string = strings; *string != NULL; string++) {
        g_string_append(out, string > strings ? ", " : "");
        g_string_append(out, *string);
    }
}

/* The value of a field, by the grammar of its property. */
static void
add_field(GString *out, const StyleProperty *property, const void *field)
{
    int number = 0;
    gpointer pointer = NULL;
    if (property->size == sizeof number)
        memcpy(&number, field, sizeof number);
    else if (property->size == 1)
        number = *(const char *) field;
    else if (property->size == sizeof pointer)
        memcpy(&pointer, field, sizeof pointer);
    switch (property->grammar) {
    case GRAMMAR_LENGTH:
    case GRAMMAR_LENGTH_POSITIVE:
    case GRAMMAR_LENGTH_OR_NUMBER:
        add_length(out, number);
        break;
    case GRAMMAR_INTEGER:
    case GRAMMAR_WEIGHT:
        g_string_append_printf(out, "%d", number);
        break;
    case GRAMMAR_COLOUR:
        add_colour(out, *(const StyleColour *) field);
        break;
    case GRAMMAR_FAMILIES:
    case GRAMMAR_QUOTES:
        add_strings(out, pointer);
        break;
    case GRAMMAR_CONTENT:
    case GRAMMAR_STRING_SET:
    case GRAMMAR_COUNTERS:
        add_items(out, property->grammar, pointer);
        break;
    case GRAMMAR_NAME:
        g_string_append(out, pointer);
        break;
    default:
        add_word(out, property->keywords, number);
        break;
    }
}

static bool
is_pointer_null(const StyleProperty *property, const void *field)
{
    gpointer pointer = NULL;
    if (property->size == sizeof pointer)
        memcpy(&pointer, field, sizeof pointer);
    return property->size == sizeof pointer && pointer == NULL;
}

/* What every style shows first. */
static bool
is_always_shown(StylePropertyId id)
{
    return id == PROPERTY_DISPLAY || id == PROPERTY_FONT_FAMILY ||
           id == PROPERTY_FONT_SIZE || id == PROPERTY_LINE_HEIGHT;
}

static void
dump_plain(const Style *style, const StyleComputed *initial, bool is_first, GString *out)
{
    for (int i = 0; i < PROPERTY_COUNT; i++) {
        StylePropertyId id = (StylePropertyId) i;
        const StyleProperty *property = style_property(id);
        bool is_own = property->size > 0 && property->offset < sizeof(Style);
        if (!is_own || is_always_shown(id) != is_first)
            continue;
        const char *field = (const char *) style + property->offset;
        if (!is_first &&
            memcmp(field, (const char *) initial + property->offset, property->size) == 0)
            continue;
        if (is_pointer_null(property, field))
            continue;
        g_string_append_printf(out, "%s: ", property->name);
        add_field(out, property, field);
        g_string_append_c(out, '\n');
    }
}

static void
dump_lengths(GString *out, const char *name, const int *lengths, int n, int initial)
{
    bool is_initial = true;
    for (int i = 0; i < n; i++)
        is_initial = is_initial && lengths[i] == initial;
    if (is_initial)
        return;
    g_string_append_printf(out, "%s:", name);
    for (int i = 0; i < n; i++) {
        g_string_append_c(out, ' ');
        add_length(out, lengths[i]);
    }
    g_string_append_c(out, '\n');
}

static void
dump_words(GString *out, const char *name, const StyleKeyword *words, int value,
           int initial)
{
    if (value == initial)
        return;
    g_string_append_printf(out, "%s: ", name);
    add_word(out, words, value);
    g_string_append_c(out, '\n');
}

static void
dump_decoration(const Style *style, GString *out)
{
    if (!style->has_underline && !style->has_overline && !style->has_strike)
        return;
    g_string_append_printf(
        out, "text-decoration-line:%s%s%s\n", style->has_underline ? " underline" : "",
        style->has_overline ? " overline" : "", style->has_strike ? " line-through" : "");
}

static void
dump_percent(GString *out, const char *name, double percent)
{
    if (percent == 0)
        return;
    g_string_append_printf(out, "%s: ", name);
    add_number(out, percent, "%\n");
}

/* Those whose fields are not one to a property. */
static void
dump_special(const Style *style, GString *out)
{
    static const char *const sides[] = {"top", "right", "bottom", "left"};
    for (int side = 0; side < 4; side++)
        if (style->border[side].kind != STYLE_LINE_NONE) {
            g_string_append_printf(out, "border-%s-color: ", sides[side]);
            add_colour(out, style->border[side].colour);
            g_string_append_c(out, '\n');
        }
    dump_lengths(out, "border-spacing", style->border_spacing, 2, 0);
    dump_lengths(out, "-ebook-autospace", &style->autospace, 1, 0);
    dump_lengths(out, "-ebook-letter-space",
                 (int[]){style->letter_shrink, style->letter_stretch}, 2, 0);
    dump_lengths(out, "-ebook-turnover", &style->turnover, 1, 0);
    dump_lengths(out, "-ebook-word-space",
                 (int[]){style->word_space, style->word_space_min, style->word_space_max},
                 3, STYLE_AUTO);
    dump_words(out, "-ebook-word-break", style_property(PROPERTY_WORD_BREAK)->keywords,
               (int) style->word_break, STYLE_BREAK_EOJEOL);
    dump_words(out, "text-align-last", style_property(PROPERTY_TEXT_ALIGN)->keywords,
               (int) style->align_last, STYLE_ALIGN_START);
    dump_decoration(style, out);
    if (style->vertical == STYLE_VERTICAL_LENGTH)
        dump_lengths(out, "vertical-align", &style->vertical_length, 1, 0);
    else
        dump_words(out, "vertical-align",
                   style_property(PROPERTY_VERTICAL_ALIGN)->keywords,
                   (int) style->vertical, STYLE_VERTICAL_BASELINE);
    if (style->list_kind == STYLE_LIST_STRING)
        g_string_append_printf(out, "list-style-type: \"%s\"\n", style->list_string);
    else
        dump_words(out, "list-style-type",
                   style_property(PROPERTY_LIST_STYLE_TYPE)->keywords,
                   (int) style->list_kind, STYLE_LIST_DISC);
    if (style->font_features != NULL)
        g_string_append_printf(out, "font features: %s\n", style->font_features);
    dump_percent(out, "width", style->width_percent);
    dump_percent(out, "max-width", style->max_width_percent);
}

void
style_dump(const Style *style, GString *out)
{
    StyleComputed initial;
    style_compute_initial(&initial, NULL);
    dump_plain(style, &initial, true, out);
    dump_plain(style, &initial, false, out);
    dump_special(style, out);
}

void
style_page_dump(const StylePage *page, GString *out)
{
    dump_lengths(out, "size", (int[]){page->width, page->height}, 2, 0);
    dump_lengths(out, "margin", page->margin, 4, 0);
    dump_lengths(out, "bleed", &page->bleed, 1, 0);
    if (page->has_crop_marks || page->has_cross_marks)
        g_string_append_printf(out, "marks:%s%s\n", page->has_crop_marks ? " crop" : "",
                               page->has_cross_marks ? " cross" : "");
    for (int i = 0; i < STYLE_BOX_COUNT; i++)
        if (page->boxes[i] != NULL) {
            g_string_append_printf(out, "@%s\n", style_margin_box_name(i));
            style_dump(page->boxes[i], out);
        }
    g_string_append(out, "@footnote\n");
    style_dump(page->footnotes, out);
}
