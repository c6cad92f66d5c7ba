/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/trim.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct {
    const char *name;
    double width, height; /* mm */
} trims[] = {
    {"A3", 297, 420}, {"A4", 210, 297}, {"A5", 148, 210}, {"A6", 105, 148},
    {"B4", 250, 353}, {"B5", 176, 250}, {"B6", 125, 176},
    {"JIS-B4", 257, 364}, {"JIS-B5", 182, 257}, {"JIS-B6", 128, 182},
    {"letter", 215.9, 279.4}, {"legal", 215.9, 355.6}, {"ledger", 279.4, 431.8},
    {"신국판", 152, 225}, {"sinkukpan", 152, 225}, {"singukpan", 152, 225},
    {"국판", 148, 210}, {"kukpan", 148, 210}, {"gukpan", 148, 210},
    {"국배판", 210, 297}, {"kukbaepan", 210, 297}, {"gukbaepan", 210, 297},
    {"국반판", 105, 148}, {"kukbanpan", 105, 148}, {"gukbanpan", 105, 148},
    {"사륙판", 127, 188}, {"saryukpan", 127, 188}, {"46판", 127, 188}, {"46pan", 127, 188},
    {"사륙배판", 188, 257}, {"saryukbaepan", 188, 257}, {"46배판", 188, 257},
    {"46baepan", 188, 257},
    {"크라운판", 176, 248}, {"크라운", 176, 248}, {"crown", 176, 248},
    {"crownpan", 176, 248}, {"keuraunpan", 176, 248},
    {"30절", 125, 205}, {"30jeol", 125, 205}, {"samsipjeol", 125, 205},
};
/* clang-format on */

bool
style_trim_parse(StyleCursor *cursor, double *width, double *height)
{
    g_autofree char *name = NULL;
    if (style_cursor_sees(cursor, TOKEN_IDENT))
        name = g_strdup(cursor->at->text);
    else if (style_cursor_sees(cursor, TOKEN_DIMENSION) && cursor->at->is_integer)
        name = g_strdup_printf("%d%s", (int) cursor->at->number, cursor->at->text);
    for (guint i = 0; name != NULL && i < G_N_ELEMENTS(trims); i++)
        if (g_ascii_strcasecmp(trims[i].name, name) == 0) {
            *width = trims[i].width;
            *height = trims[i].height;
            style_cursor_take(cursor);
            return true;
        }
    return false;
}
