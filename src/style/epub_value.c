/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/epub_value.h"

#include <math.h>
#include <string.h>

#include "style/colour.h"
#include "style/epub_refuse.h"
#include "style/property.h"

/* A colour stands out by 3:1 on black and 4.5:1 on white, with a little to spare for
 * rounding. */
#define TEXT_LUMINANCE_MIN 0.102
#define TEXT_LUMINANCE_MAX 0.18
/* Darker text is meant to be black: the reader's own colour. */
#define TEXT_LUMINANCE_BLACK 0.02
/* Darker grounds swallow text when a reader keeps them but not the colour on them. */
#define GROUND_LUMINANCE_MIN 0.8
/* Hangul needs room between lines. */
#define LINE_HEIGHT_MIN 1.2
/* Side margins from here on squeeze the column when type is large. */
#define LARGE_EM 2.0

/* How the lengths of a property are written. */
typedef enum {
    LENGTHS_AS_THEY_ARE,
    LENGTHS_EM,        /* of the element's own size */
    LENGTHS_ACROSS,    /* percentages of the measure */
    LENGTHS_PADDING,   /* the same, but em stays: room for marks */
    LENGTHS_SIDES,     /* margin: top and bottom in em, left and right across */
    LENGTHS_PAD_SIDES, /* padding, likewise */
    LENGTHS_LINE,      /* border widths: px */
    LENGTHS_SIZE,      /* font-size */
    LENGTHS_LEADING,   /* line-height: a plain number */
    LENGTHS_FONT       /* font */
} Lengths;

static const struct {
    const char *name;
    Lengths lengths;
} properties[] = {
    {"border", LENGTHS_LINE},
    {"border-bottom", LENGTHS_LINE},
    {"border-bottom-width", LENGTHS_LINE},
    {"border-left", LENGTHS_LINE},
    {"border-left-width", LENGTHS_LINE},
    {"border-right", LENGTHS_LINE},
    {"border-right-width", LENGTHS_LINE},
    {"border-spacing", LENGTHS_EM},
    {"border-top", LENGTHS_LINE},
    {"border-top-width", LENGTHS_LINE},
    {"border-width", LENGTHS_LINE},
    {"font", LENGTHS_FONT},
    {"font-size", LENGTHS_SIZE},
    {"height", LENGTHS_EM},
    {"letter-spacing", LENGTHS_EM},
    {"line-height", LENGTHS_LEADING},
    {"margin", LENGTHS_SIDES},
    {"margin-bottom", LENGTHS_EM},
    {"margin-left", LENGTHS_ACROSS},
    {"margin-right", LENGTHS_ACROSS},
    {"margin-top", LENGTHS_EM},
    {"max-height", LENGTHS_EM},
    {"max-width", LENGTHS_ACROSS},
    {"min-height", LENGTHS_EM},
    {"min-width", LENGTHS_ACROSS},
    {"padding", LENGTHS_PAD_SIDES},
    {"padding-bottom", LENGTHS_EM},
    {"padding-left", LENGTHS_PADDING},
    {"padding-right", LENGTHS_PADDING},
    {"padding-top", LENGTHS_EM},
    {"text-indent", LENGTHS_EM},
    {"vertical-align", LENGTHS_EM},
    {"width", LENGTHS_ACROSS},
    {"word-spacing", LENGTHS_EM},
};

static void
add_number(GString *out, double number, const char *unit)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(digits, sizeof digits, "%.3f", number);
    char *end = digits + strlen(digits);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.')
        *--end = '\0';
    bool is_zero = strcmp(digits, "0") == 0 || strcmp(digits, "-0") == 0;
    g_string_append_printf(out, "%s%s", is_zero ? "0" : digits, is_zero ? "" : unit);
}

static double
to_points(const EpubRule *rule, const StyleLength *length)
{
    double leading = rule->body_leading / rule->body_size * rule->font_size;
    return length->points + length->em * rule->font_size + length->rem * rule->body_size +
           length->lh * leading + length->rlh * rule->body_leading +
           length->percent / 100 * rule->measure;
}

static bool
is_only(const StyleLength *length, const double *part)
{
    const double *parts[] = {&length->points, &length->em,  &length->rem,
                             &length->lh,     &length->rlh, &length->percent};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        if (parts[i] != part && *parts[i] != 0)
            return false;
    return true;
}

/* One length of a value; `lengths` is no shorthand any more. */
static void
add_length(const EpubRule *rule, Lengths lengths, const StyleLength *length, GString *out)
{
    double points = to_points(rule, length);
    bool is_em = is_only(length, &length->em),
         is_percent = is_only(length, &length->percent);
    switch (lengths) {
    case LENGTHS_SIZE:
        if (is_em || is_percent)
            add_number(out, is_em ? length->em : length->percent, is_em ? "em" : "%");
        else
            add_number(out, points / rule->body_size, "em");
        break;
    case LENGTHS_LEADING:
        if (is_percent)
            add_number(out, length->percent / 100, "");
        else
            add_number(out, points / rule->font_size, "");
        break;
    case LENGTHS_LINE:
        if (is_em)
            add_number(out, length->em, "em");
        else
            add_number(out, points <= 0 ? 0 : MAX(1, round(points / 0.75)), "px");
        break;
    case LENGTHS_ACROSS:
    case LENGTHS_PADDING:
        if (is_em && (lengths == LENGTHS_PADDING || fabs(length->em) < LARGE_EM))
            add_number(out, length->em, "em");
        else if (is_percent)
            add_number(out, length->percent, "%");
        else
            add_number(out, points / rule->measure * 100, "%");
        break;
    default:
        if (is_percent)
            add_number(out, length->percent, "%");
        else
            add_number(out, points / rule->font_size, "em");
        break;
    }
}

/* Which way the value at `index` of a shorthand goes: top, right, bottom, left. */
static Lengths
lengths_at(Lengths lengths, int index, bool is_after_slash)
{
    if (lengths == LENGTHS_FONT)
        return is_after_slash ? LENGTHS_LEADING : LENGTHS_SIZE;
    if (lengths == LENGTHS_SIDES)
        return index % 2 == 0 ? LENGTHS_EM : LENGTHS_ACROSS;
    if (lengths == LENGTHS_PAD_SIDES)
        return index % 2 == 0 ? LENGTHS_EM : LENGTHS_PADDING;
    return lengths;
}

/* CSS 2 engines know left and right, not start and end; NULL for any other word. */
static const char *
plain_word(const char *name, const StyleCursor *value)
{
    if (strcmp(name, "text-align") != 0)
        return NULL;
    if (style_cursor_sees_ident(value, "start"))
        return "left";
    return style_cursor_sees_ident(value, "end") ? "right" : NULL;
}

static void
add_value(const EpubRule *rule, const char *name, Lengths lengths, StyleCursor value,
          GString *out)
{
    int index = 0;
    bool is_after_slash = false;
    while (!style_cursor_is_done(&value)) {
        StyleLength length;
        StyleCursor before = value;
        Lengths here = lengths_at(lengths, index, is_after_slash);
        if (here != LENGTHS_AS_THEY_ARE && style_length_parse(&value, &length)) {
            add_length(rule, here, &length, out);
            if (value.at[-1].kind == TOKEN_SPACE)
                g_string_append_c(out, ' ');
            index++;
            continue;
        }
        const char *word = plain_word(name, &value);
        if (word != NULL) {
            g_string_append(out, word);
            value.at++;
            continue;
        }
        index += style_cursor_sees(&value, TOKEN_IDENT);
        is_after_slash = style_cursor_sees_delim(&value, '/') ||
                         (is_after_slash && style_cursor_sees(&value, TOKEN_SPACE));
        style_cursor_skip_value(&value);
        before.end = value.at;
        g_autofree char *text = style_cursor_text(before, rule->source);
        g_string_append(out, text);
    }
}

static bool
is_generic(const char *name)
{
    static const char *const generics[] = {"serif",   "sans-serif", "monospace",
                                           "cursive", "fantasy",    "system-ui",
                                           "inherit", "initial",    "unset"};
    for (guint i = 0; i < G_N_ELEMENTS(generics); i++)
        if (g_ascii_strcasecmp(generics[i], name) == 0)
            return true;
    return false;
}

/* The families that stand for `generic` where the book has them, less those in `written`. */
static void
add_embedded(const EpubRule *rule, const char *generic, gsize written, GString *out)
{
    g_autofree char *name = g_ascii_strdown(generic, -1);
    char **families =
        rule->generics != NULL ? g_hash_table_lookup(rule->generics, name) : NULL;
    for (; families != NULL && *families != NULL; families++)
        if (strstr(out->str + written, *families) == NULL)
            g_string_append_printf(out, "\"%s\", ", *families);
}

/* Families as written, with a generic one at the end; before it those that it means in
 * print, so that what the others lack is drawn alike. */
static void
add_families(const EpubRule *rule, const SheetDeclaration *declaration, GString *out)
{
    gsize written = out->len;
    StyleCursor value = declaration->value;
    const StyleToken *last = value.end - 1;
    bool has_generic = last->kind == TOKEN_IDENT && is_generic(last->text);
    value.end -= has_generic;
    add_value(rule, declaration->name, LENGTHS_FONT, value, out);
    if (has_generic) {
        add_embedded(rule, last->text, written, out);
        g_string_append(out, last->text);
        return;
    }
    g_string_append(out, ", ");
    add_embedded(rule, "serif", written, out);
    g_string_append(out, "serif");
    style_fault_epub(rule->faults, declaration->offset,
                     "the list of families ends in no generic one; the EPUB's ends in "
                     "'serif', write the one you mean");
}

static void
add_colour(StyleColour colour, GString *out)
{
    g_string_append_printf(out, "#%02x%02x%02x", colour.r, colour.g, colour.b);
}

/* False when the text keeps the reader's own colour. */
static bool
add_text_colour(const EpubRule *rule, const SheetDeclaration *declaration, GString *out)
{
    StyleCursor value = declaration->value;
    StyleColour colour;
    if (!style_colour_parse(&value, &colour)) {
        add_value(rule, declaration->name, LENGTHS_AS_THEY_ARE, declaration->value, out);
        return true;
    }
    double luminance = style_colour_luminance(colour);
    if (rule->is_base || luminance < TEXT_LUMINANCE_BLACK) {
        style_fault_epub(rule->faults, declaration->offset,
                         "the EPUB leaves this colour to its reader, whose page may be "
                         "black");
        return false;
    }
    StyleColour mended =
        style_colour_within(colour, TEXT_LUMINANCE_MIN, TEXT_LUMINANCE_MAX);
    if (luminance < TEXT_LUMINANCE_MIN || luminance > TEXT_LUMINANCE_MAX)
        style_fault_epub(rule->faults, declaration->offset,
                         "this colour cannot be read on both white and black pages; the "
                         "EPUB has #%02x%02x%02x",
                         mended.r, mended.g, mended.b);
    else
        mended = colour;
    add_colour(mended, out);
    return true;
}

static bool
add_ground(const EpubRule *rule, const SheetDeclaration *declaration, GString *out)
{
    StyleCursor value = declaration->value;
    StyleColour colour;
    bool is_colour = style_colour_parse(&value, &colour) && colour.a > 0;
    if (is_colour &&
        (rule->is_base || style_colour_luminance(colour) < GROUND_LUMINANCE_MIN)) {
        style_fault_epub(rule->faults, declaration->offset,
                         "the EPUB leaves this ground out: %s",
                         rule->is_base ? "readers choose the page's own"
                                       : "text on it is lost where colours are changed");
        return false;
    }
    if (is_colour)
        add_colour(colour, out);
    else
        add_value(rule, declaration->name, LENGTHS_AS_THEY_ARE, declaration->value, out);
    return true;
}

/* -ebook-word-break as CSS has it. It speaks of Hangul alone, where keep-all also ties kana
 * and Han: those of a Japanese heading would break wherever its line is full. */
static const char *
word_break_of(const EpubRule *rule, StyleCursor value)
{
    if (style_cursor_sees_ident(&value, "auto") ||
        style_cursor_sees_ident(&value, "eojeol") ||
        style_cursor_sees_ident(&value, "keep-all"))
        return rule->is_korean ? "keep-all" : NULL;
    return "normal";
}

static const char *
page_break_of(StyleCursor value)
{
    if (style_cursor_sees_ident(&value, "avoid") ||
        style_cursor_sees_ident(&value, "avoid-page"))
        return "avoid";
    return style_cursor_sees_ident(&value, "auto") ? "auto" : "always";
}

/* CSS 2's names, which every reading system knows. */
static bool
add_break(const EpubRule *rule, const SheetDeclaration *declaration, GString *out)
{
    const char *value = page_break_of(declaration->value);
    const char *tail = strrchr(declaration->name, '-') + 1;
    if (rule->is_unbreakable && strcmp(tail, "inside") == 0 &&
        strcmp(value, "avoid") == 0) {
        style_fault_epub(rule->faults, declaration->offset,
                         "the EPUB lets it break: what is longer than a page would be "
                         "cut off");
        return false;
    }
    g_string_append_printf(out, "page-break-%s: %s", tail, value);
    return true;
}

/* White space that would push code past the edge of the page. */
static bool
add_white_space(const EpubRule *rule, const SheetDeclaration *declaration, GString *out)
{
    StyleCursor value = declaration->value;
    bool is_wide = style_cursor_sees_ident(&value, "pre") ||
                   style_cursor_sees_ident(&value, "nowrap");
    if (rule->is_unbreakable && is_wide) {
        g_string_append(out, "white-space: pre-wrap");
        style_fault_epub(rule->faults, declaration->offset,
                         "the EPUB wraps it: what is wider than the page would be cut "
                         "off");
        return true;
    }
    g_string_append(out, "white-space: ");
    add_value(rule, declaration->name, LENGTHS_AS_THEY_ARE, value, out);
    return true;
}

static Lengths
lengths_of(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(properties); i++)
        if (strcmp(properties[i].name, name) == 0)
            return properties[i].lengths;
    return LENGTHS_AS_THEY_ARE;
}

/* A line-height of the base that no Hangul can live in. */
static bool
is_too_tight(const EpubRule *rule, const SheetDeclaration *declaration)
{
    StyleCursor value = declaration->value;
    StyleLength length;
    if (!rule->is_base || strcmp(declaration->name, "line-height") != 0 ||
        !style_length_parse_number(&value, &length))
        return false;
    double ratio =
        length.is_number ? length.number : to_points(rule, &length) / rule->font_size;
    if (is_only(&length, &length.percent) && !length.is_number)
        ratio = length.percent / 100;
    return ratio < LINE_HEIGHT_MIN;
}

static bool
add_declaration(const EpubRule *rule, const SheetDeclaration *declaration, GString *out)
{
    const char *name = declaration->name;
    if (g_str_has_prefix(name, "break-") || g_str_has_prefix(name, "page-break-"))
        return add_break(rule, declaration, out);
    if (strcmp(name, "white-space") == 0)
        return add_white_space(rule, declaration, out);
    if (strcmp(name, "-ebook-word-break") == 0) {
        const char *word_break = word_break_of(rule, declaration->value);
        if (word_break != NULL)
            g_string_append_printf(out, "word-break: %s", word_break);
        return word_break != NULL;
    }
    g_string_append_printf(out, "%s: ", name);
    if (strcmp(name, "color") == 0)
        return add_text_colour(rule, declaration, out);
    if (strcmp(name, "background") == 0 || strcmp(name, "background-color") == 0)
        return add_ground(rule, declaration, out);
    if (is_too_tight(rule, declaration)) {
        style_fault_epub(rule->faults, declaration->offset,
                         "lines so close cannot be read in Hangul; the EPUB has %.1f",
                         LINE_HEIGHT_MIN);
        add_number(out, LINE_HEIGHT_MIN, "");
    } else if (strcmp(name, "font-family") == 0 || strcmp(name, "font") == 0) {
        add_families(rule, declaration, out);
    } else {
        add_value(rule, name, lengths_of(name), declaration->value, out);
    }
    return true;
}

/* Logical names, and the physical ones for them, start before end; a list of values is
 * dealt out to both when `is_pair`. */
static const struct {
    const char *name, *start, *end;
    bool is_pair;
} logical[] = {
    {"border-block", "border-top", "border-bottom", false},
    {"border-block-end", "border-bottom", NULL, false},
    {"border-block-start", "border-top", NULL, false},
    {"border-inline", "border-left", "border-right", false},
    {"border-inline-end", "border-right", NULL, false},
    {"border-inline-start", "border-left", NULL, false},
    {"margin-block", "margin-top", "margin-bottom", true},
    {"margin-inline", "margin-left", "margin-right", true},
    {"padding-block", "padding-top", "padding-bottom", true},
    {"padding-inline", "padding-left", "padding-right", true},
};

static void
write_physical(const EpubRule *rule, const SheetDeclaration *declaration, guint which,
               GString *out)
{
    SheetDeclaration start = *declaration, end = *declaration;
    start.name = logical[which].start;
    end.name = logical[which].end;
    if (logical[which].is_pair) {
        StyleCursor cursor = declaration->value;
        style_cursor_skip_value(&cursor);
        start.value.end = cursor.at;
        style_cursor_skip_space(&cursor);
        end.value = style_cursor_is_done(&cursor) ? start.value : cursor;
    }
    epub_declaration_write(rule, &start, out);
    if (end.name != NULL)
        epub_declaration_write(rule, &end, out);
}

/* True when `declaration` was logical and is written. */
static bool
write_logical(const EpubRule *rule, const SheetDeclaration *declaration, GString *out)
{
    for (guint i = 0; i < G_N_ELEMENTS(logical); i++)
        if (strcmp(logical[i].name, declaration->name) == 0) {
            write_physical(rule, declaration, i, out);
            return true;
        }
    StylePropertyId id;
    bool is_alias = strstr(declaration->name, "-inline-") != NULL ||
                    strstr(declaration->name, "-block-") != NULL;
    if (!is_alias || !style_property_find(declaration->name, &id))
        return false;
    SheetDeclaration physical = *declaration;
    physical.name = style_property(id)->name;
    epub_declaration_write(rule, &physical, out);
    return true;
}

void
epub_declaration_write(const EpubRule *rule, const SheetDeclaration *declaration,
                       GString *out)
{
    if (epub_is_for_print(declaration))
        return;
    const char *reason = epub_reason_against(declaration);
    if (reason != NULL) {
        style_fault_epub(rule->faults, declaration->offset,
                         "the EPUB leaves '%s' out: %s", declaration->name, reason);
        return;
    }
    if (write_logical(rule, declaration, out))
        return;
    gsize before = out->len;
    if (!add_declaration(rule, declaration, out)) {
        g_string_truncate(out, before);
        return;
    }
    g_string_append(out, declaration->is_important ? " !important; " : "; ");
}

double
epub_declaration_font_size(const EpubRule *rule, const SheetDeclaration *declaration)
{
    StyleCursor value = declaration->value;
    bool is_font = strcmp(declaration->name, "font") == 0;
    if (!is_font && strcmp(declaration->name, "font-size") != 0)
        return 0;
    StyleLength length;
    for (; !style_cursor_is_done(&value); style_cursor_skip_value(&value)) {
        StyleCursor copy = value;
        if (!style_length_parse(&copy, &length))
            continue;
        if (is_only(&length, &length.percent))
            return length.percent / 100 * rule->body_size;
        if (is_only(&length, &length.em))
            return length.em * rule->body_size;
        return to_points(rule, &length);
    }
    return 0;
}
