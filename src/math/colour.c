/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/colour.h"

#include <glib.h>
#include <string.h>

static const struct {
    const char *name;
    int value;
} colours[] = {{"black", 0x000000},
               {"blue", 0x0000FF},
               {"brown", 0xA52A2A},
               {"cyan", 0x00FFFF},
               {"darkgray", 0x404040},
               {"gray", 0x808080},
               {"grey", 0x808080},
               {"green", 0x008000},
               {"lightgray", 0xC0C0C0},
               {"lime", 0x00FF00},
               {"magenta", 0xFF00FF},
               {"olive", 0x808000},
               {"orange", 0xFFA500},
               {"pink", 0xFFC0CB},
               {"purple", 0x800080},
               {"red", 0xFF0000},
               {"teal", 0x008080},
               {"violet", 0x800080},
               {"white", 0xFFFFFF},
               {"yellow", 0xFFFF00},
               {"navy", 0x000080},
               {"maroon", 0x800000},
               {"silver", 0xC0C0C0},
               {"gold", 0xFFD700},
               {"crimson", 0xDC143C},
               {"coral", 0xFF7F50},
               {"salmon", 0xFA8072},
               {"tomato", 0xFF6347},
               {"indigo", 0x4B0082},
               {"darkblue", 0x00008B},
               {"darkgreen", 0x006400},
               {"darkred", 0x8B0000},
               {"darkorange", 0xFF8C00},
               {"skyblue", 0x87CEEB},
               {"deepskyblue", 0x00BFFF},
               {"dodgerblue", 0x1E90FF},
               {"steelblue", 0x4682B4},
               {"royalblue", 0x4169E1},
               {"lightblue", 0xADD8E6},
               {"lightgreen", 0x90EE90},
               {"limegreen", 0x32CD32},
               {"forestgreen", 0x228B22},
               {"seagreen", 0x2E8B57},
               {"orangered", 0xFF4500},
               {"firebrick", 0xB22222},
               {"hotpink", 0xFF69B4},
               {"deeppink", 0xFF1493},
               {"orchid", 0xDA70D6},
               {"plum", 0xDDA0DD},
               {"turquoise", 0x40E0D0},
               {"aqua", 0x00FFFF},
               {"fuchsia", 0xFF00FF},
               {"chocolate", 0xD2691E},
               {"slateblue", 0x6A5ACD},
               {"cornflowerblue", 0x6495ED},
               {"mediumseagreen", 0x3CB371},
               {"darkviolet", 0x9400D3},
               {"blueviolet", 0x8A2BE2},
               {"tan", 0xD2B48C},
               {"khaki", 0xF0E68C},
               {"midnightblue", 0x191970},
               {"dimgray", 0x696969},
               {"slategray", 0x708090},
               {"rebeccapurple", 0x663399}};

static bool
read_hexadecimal(const char *digits, int *value)
{
    gsize length = strlen(digits);
    if ((length != 3 && length != 6) ||
        strspn(digits, "0123456789abcdefABCDEF") != length)
        return false;
    int number = (int) g_ascii_strtoull(digits, NULL, 16);
    if (length == 3)
        number =
            (number >> 8) * 0x110000 + (number >> 4 & 15) * 0x1100 + (number & 15) * 0x11;
    *value = number;
    return true;
}

/* "1,0.5,0" in parts of `whole`; one number is a grey. */
static bool
read_parts(const char *text, double whole, int *value)
{
    g_auto(GStrv) parts = g_strsplit(text, ",", 4);
    guint length = g_strv_length(parts);
    if (length != 1 && length != 3)
        return false;
    *value = 0;
    for (guint i = 0; i < 3; i++) {
        double part = g_ascii_strtod(parts[length == 1 ? 0 : i], NULL) / whole;
        part = part > 0 ? MIN(part, 1) : 0;
        *value = *value * 256 + (int) (part * 255 + 0.5);
    }
    return true;
}

bool
math_colour_read(const char *name, const char *model, int *value)
{
    if (model != NULL && (g_ascii_strcasecmp(model, "html") == 0))
        return read_hexadecimal(name, value);
    if (model != NULL)
        return read_parts(name, strcmp(model, "RGB") == 0 ? 255 : 1, value);
    if (*name == '#')
        return read_hexadecimal(name + 1, value);
    for (guint i = 0; i < G_N_ELEMENTS(colours); i++)
        if (g_ascii_strcasecmp(name, colours[i].name) == 0) {
            *value = colours[i].value;
            return true;
        }
    return false;
}
