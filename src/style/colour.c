/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/colour.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name;
    guint32 rgb;
} Name;

/* CSS Color 4 §6.1, by name. */
/* clang-format off */
static const Name names[] = {
    {"aliceblue", 0xf0f8ff}, {"antiquewhite", 0xfaebd7}, {"aqua", 0x00ffff},
    {"aquamarine", 0x7fffd4}, {"azure", 0xf0ffff}, {"beige", 0xf5f5dc},
    {"bisque", 0xffe4c4}, {"black", 0x000000}, {"blanchedalmond", 0xffebcd},
    {"blue", 0x0000ff}, {"blueviolet", 0x8a2be2}, {"brown", 0xa52a2a},
    {"burlywood", 0xdeb887}, {"cadetblue", 0x5f9ea0}, {"chartreuse", 0x7fff00},
    {"chocolate", 0xd2691e}, {"coral", 0xff7f50}, {"cornflowerblue", 0x6495ed},
    {"cornsilk", 0xfff8dc}, {"crimson", 0xdc143c}, {"cyan", 0x00ffff},
    {"darkblue", 0x00008b}, {"darkcyan", 0x008b8b}, {"darkgoldenrod", 0xb8860b},
    {"darkgray", 0xa9a9a9}, {"darkgreen", 0x006400}, {"darkgrey", 0xa9a9a9},
    {"darkkhaki", 0xbdb76b}, {"darkmagenta", 0x8b008b}, {"darkolivegreen", 0x556b2f},
    {"darkorange", 0xff8c00}, {"darkorchid", 0x9932cc}, {"darkred", 0x8b0000},
    {"darksalmon", 0xe9967a}, {"darkseagreen", 0x8fbc8f}, {"darkslateblue", 0x483d8b},
    {"darkslategray", 0x2f4f4f}, {"darkslategrey", 0x2f4f4f}, {"darkturquoise", 0x00ced1},
    {"darkviolet", 0x9400d3}, {"deeppink", 0xff1493}, {"deepskyblue", 0x00bfff},
    {"dimgray", 0x696969}, {"dimgrey", 0x696969}, {"dodgerblue", 0x1e90ff},
    {"firebrick", 0xb22222}, {"floralwhite", 0xfffaf0}, {"forestgreen", 0x228b22},
    {"fuchsia", 0xff00ff}, {"gainsboro", 0xdcdcdc}, {"ghostwhite", 0xf8f8ff},
    {"gold", 0xffd700}, {"goldenrod", 0xdaa520}, {"gray", 0x808080}, {"green", 0x008000},
    {"greenyellow", 0xadff2f}, {"grey", 0x808080}, {"honeydew", 0xf0fff0},
    {"hotpink", 0xff69b4}, {"indianred", 0xcd5c5c}, {"indigo", 0x4b0082},
    {"ivory", 0xfffff0}, {"khaki", 0xf0e68c}, {"lavender", 0xe6e6fa},
    {"lavenderblush", 0xfff0f5}, {"lawngreen", 0x7cfc00}, {"lemonchiffon", 0xfffacd},
    {"lightblue", 0xadd8e6}, {"lightcoral", 0xf08080}, {"lightcyan", 0xe0ffff},
    {"lightgoldenrodyellow", 0xfafad2}, {"lightgray", 0xd3d3d3}, {"lightgreen", 0x90ee90},
    {"lightgrey", 0xd3d3d3}, {"lightpink", 0xffb6c1}, {"lightsalmon", 0xffa07a},
    {"lightseagreen", 0x20b2aa}, {"lightskyblue", 0x87cefa}, {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899}, {"lightsteelblue", 0xb0c4de}, {"lightyellow", 0xffffe0},
    {"lime", 0x00ff00}, {"limegreen", 0x32cd32}, {"linen", 0xfaf0e6},
    {"magenta", 0xff00ff}, {"maroon", 0x800000}, {"mediumaquamarine", 0x66cdaa},
    {"mediumblue", 0x0000cd}, {"mediumorchid", 0xba55d3}, {"mediumpurple", 0x9370db},
    {"mediumseagreen", 0x3cb371}, {"mediumslateblue", 0x7b68ee},
    {"mediumspringgreen", 0x00fa9a}, {"mediumturquoise", 0x48d1cc},
    {"mediumvioletred", 0xc71585}, {"midnightblue", 0x191970}, {"mintcream", 0xf5fffa},
    {"mistyrose", 0xffe4e1}, {"moccasin", 0xffe4b5}, {"navajowhite", 0xffdead},
    {"navy", 0x000080}, {"oldlace", 0xfdf5e6}, {"olive", 0x808000},
    {"olivedrab", 0x6b8e23}, {"orange", 0xffa500}, {"orangered", 0xff4500},
    {"orchid", 0xda70d6}, {"palegoldenrod", 0xeee8aa}, {"palegreen", 0x98fb98},
    {"paleturquoise", 0xafeeee}, {"palevioletred", 0xdb7093}, {"papayawhip", 0xffefd5},
    {"peachpuff", 0xffdab9}, {"peru", 0xcd853f}, {"pink", 0xffc0cb}, {"plum", 0xdda0dd},
    {"powderblue", 0xb0e0e6}, {"purple", 0x800080}, {"rebeccapurple", 0x663399},
    {"red", 0xff0000}, {"rosybrown", 0xbc8f8f}, {"royalblue", 0x4169e1},
    {"saddlebrown", 0x8b4513}, {"salmon", 0xfa8072}, {"sandybrown", 0xf4a460},
    {"seagreen", 0x2e8b57}, {"seashell", 0xfff5ee}, {"sienna", 0xa0522d},
    {"silver", 0xc0c0c0}, {"skyblue", 0x87ceeb}, {"slateblue", 0x6a5acd},
    {"slategray", 0x708090}, {"slategrey", 0x708090}, {"snow", 0xfffafa},
    {"springgreen", 0x00ff7f}, {"steelblue", 0x4682b4}, {"tan", 0xd2b48c},
    {"teal", 0x008080}, {"thistle", 0xd8bfd8}, {"tomato", 0xff6347},
    {"turquoise", 0x40e0d0}, {"violet", 0xee82ee}, {"wheat", 0xf5deb3},
    {"white", 0xffffff}, {"whitesmoke", 0xf5f5f5}, {"yellow", 0xffff00},
    {"yellowgreen", 0x9acd32},
};
/* clang-format on */

static int
compare_name(const void *key, const void *member)
{
    return g_ascii_strcasecmp(key, ((const Name *) member)->name);
}

static guint8
to_byte(double value)
{
    return (guint8) lround(CLAMP(value, 0.0, 1.0) * 255);
}

static StyleColour
from_rgb(double r, double g, double b, double a)
{
    return (StyleColour){to_byte(r), to_byte(g), to_byte(b), to_byte(a)};
}

static bool
parse_name(const char *name, StyleColour *colour)
{
    if (g_ascii_strcasecmp(name, "transparent") == 0) {
        *colour = (StyleColour){0, 0, 0, 0};
        return true;
    }
    const Name *found =
        bsearch(name, names, G_N_ELEMENTS(names), sizeof names[0], compare_name);
    if (found == NULL)
        return false;
    *colour = (StyleColour){(guint8) (found->rgb >> 16), (guint8) (found->rgb >> 8),
                            (guint8) found->rgb, 255};
    return true;
}

/* #rgb, #rgba, #rrggbb, #rrggbbaa */
static bool
parse_hex(const char *digits, StyleColour *colour)
{
    gsize length = strlen(digits);
    if (length != strspn(digits, "0123456789abcdefABCDEF") ||
        (length != 3 && length != 4 && length != 6 && length != 8))
        return false;
    guint8 bytes[4] = {0, 0, 0, 255};
    gsize width = length > 4 ? 2 : 1;
    for (gsize i = 0; i < length / width; i++) {
        int high = g_ascii_xdigit_value(digits[i * width]);
        int low = g_ascii_xdigit_value(digits[i * width + width - 1]);
        bytes[i] = (guint8) (high * 16 + low);
    }
    *colour = (StyleColour){bytes[0], bytes[1], bytes[2], bytes[3]};
    return true;
}

/* CSS Color 4 §8.1: hue in degrees, the rest 0 to 1. */
static StyleColour
from_hsl(double hue, double saturation, double lightness, double alpha)
{
    double parts[3];
    const double shifts[3] = {0, 8, 4};
    double reach = saturation * MIN(lightness, 1 - lightness);
    for (int i = 0; i < 3; i++) {
        double k = fmod(shifts[i] + hue / 30, 12);
        k = k < 0 ? k + 12 : k;
        parts[i] = lightness - reach * MAX(-1, MIN(MIN(k - 3, 9 - k), 1));
    }
    return from_rgb(parts[0], parts[1], parts[2], alpha);
}

/* One argument of a colour function; `whole` is what 100% and the plain number mean. */
static bool
parse_part(StyleCursor *cursor, double whole, double *part)
{
    const StyleToken *token = style_cursor_take(cursor);
    if (token == NULL)
        return false;
    if (token->kind == TOKEN_PERCENTAGE)
        *part = token->number / 100;
    else if (token->kind == TOKEN_NUMBER)
        *part = token->number / whole;
    else if (token->kind == TOKEN_DIMENSION && strcmp(token->text, "deg") == 0)
        *part = token->number;
    else
        return false;
    return true;
}

/* Parts separated by commas or spaces, an alpha after "/" or one comma more. */
static bool
parse_parts(StyleCursor inside, const double *wholes, int n, double *parts, double *alpha)
{
    for (int i = 0; i < n; i++) {
        if (i > 0 && style_cursor_sees(&inside, TOKEN_COMMA))
            style_cursor_take(&inside);
        if (!parse_part(&inside, wholes[i], &parts[i]))
            return false;
    }
    *alpha = 1;
    if (style_cursor_sees_delim(&inside, '/') ||
        style_cursor_sees(&inside, TOKEN_COMMA)) {
        style_cursor_take(&inside);
        if (!parse_part(&inside, 1, alpha))
            return false;
    }
    return style_cursor_is_done(&inside);
}

static bool
parse_function(const char *name, StyleCursor inside, StyleColour *colour)
{
    double p[4], alpha;
    if (g_ascii_strcasecmp(name, "rgb") == 0 || g_ascii_strcasecmp(name, "rgba") == 0) {
        if (!parse_parts(inside, (const double[]){255, 255, 255}, 3, p, &alpha))
            return false;
        *colour = from_rgb(p[0], p[1], p[2], alpha);
    } else if (g_ascii_strcasecmp(name, "hsl") == 0 ||
               g_ascii_strcasecmp(name, "hsla") == 0) {
        if (!parse_parts(inside, (const double[]){1, 100, 100}, 3, p, &alpha))
            return false;
        *colour = from_hsl(p[0], CLAMP(p[1], 0, 1), CLAMP(p[2], 0, 1), alpha);
    } else if (g_ascii_strcasecmp(name, "device-cmyk") == 0) {
        if (!parse_parts(inside, (const double[]){1, 1, 1, 1}, 4, p, &alpha))
            return false;
        for (int i = 0; i < 4; i++)
            p[i] = CLAMP(p[i], 0, 1);
        *colour = from_rgb((1 - p[0]) * (1 - p[3]), (1 - p[1]) * (1 - p[3]),
                           (1 - p[2]) * (1 - p[3]), alpha);
    } else {
        return false;
    }
    return true;
}

bool
style_colour_parse(StyleCursor *cursor, StyleColour *colour)
{
    StyleCursor copy = *cursor;
    bool is_colour = false;
    if (style_cursor_sees(&copy, TOKEN_FUNCTION)) {
        const char *name = copy.at->text;
        is_colour = parse_function(name, style_cursor_enter(&copy), colour);
    } else if (style_cursor_sees(&copy, TOKEN_HASH)) {
        is_colour = parse_hex(style_cursor_take(&copy)->text, colour);
    } else if (style_cursor_sees(&copy, TOKEN_IDENT)) {
        is_colour = parse_name(style_cursor_take(&copy)->text, colour);
    }
    if (is_colour)
        *cursor = copy;
    return is_colour;
}

static double
to_linear(guint8 byte)
{
    double value = byte / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static guint8
from_linear(double value)
{
    value = CLAMP(value, 0, 1);
    return to_byte(value <= 0.0031308 ? value * 12.92
                                      : 1.055 * pow(value, 1 / 2.4) - 0.055);
}

double
style_colour_luminance(StyleColour colour)
{
    return 0.2126 * to_linear(colour.r) + 0.7152 * to_linear(colour.g) +
           0.0722 * to_linear(colour.b);
}

StyleColour
style_colour_within(StyleColour colour, double low, double high)
{
    double luminance = style_colour_luminance(colour);
    double r = to_linear(colour.r), g = to_linear(colour.g), b = to_linear(colour.b);
    double shade = luminance > high ? high / luminance : 1;
    double white = luminance < low ? (low - luminance) / (1 - luminance) : 0;
    return (StyleColour){from_linear(r * shade * (1 - white) + white),
                         from_linear(g * shade * (1 - white) + white),
                         from_linear(b * shade * (1 - white) + white), colour.a};
}
