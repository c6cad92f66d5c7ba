/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/trim.h"

#include <stdlib.h>
#include <string.h>

#define NAMES_MAX 5

typedef struct {
    const char *names[NAMES_MAX];
    double width, height; /* mm */
    const char *sheet;    /* below styles/trim */
} Trim;

/* clang-format off */
static const Trim trims[] = {
    {{"A3"}, 297, 420, NULL},
    {{"A4", "국배판", "kukbaepan", "gukbaepan"}, 210, 297, "kukbaepan"},
    {{"A5", "국판", "kukpan", "gukpan"}, 148, 210, "kukpan"},
    {{"A6", "국반판", "kukbanpan", "gukbanpan"}, 105, 148, "kukbanpan"},
    {{"B4"}, 250, 353, NULL},
    {{"B5"}, 176, 250, "jis-b5"}, /* what Korean printers call B5 is 182 x 257 */
    {{"B6"}, 125, 176, NULL},
    {{"JIS-B4"}, 257, 364, NULL},
    {{"JIS-B5"}, 182, 257, "jis-b5"},
    {{"JIS-B6"}, 128, 182, NULL},
    {{"letter"}, 215.9, 279.4, NULL},
    {{"legal"}, 215.9, 355.6, NULL},
    {{"ledger"}, 279.4, 431.8, NULL},
    {{"신국판", "sinkukpan", "singukpan"}, 152, 225, "sinkukpan"},
    {{"사륙판", "46판", "saryukpan", "46pan"}, 127, 188, "saryukpan"},
    {{"사륙배판", "46배판", "saryukbaepan", "46baepan"}, 188, 257, "saryukbaepan"},
    {{"크라운판", "크라운", "crown", "crownpan", "keuraunpan"}, 176, 248, "crown"},
    {{"30절", "30jeol", "samsipjeol"}, 125, 205, "30jeol"},
};
/* clang-format on */

static const Trim *
lookup(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(trims); i++)
        for (int n = 0; n < NAMES_MAX && trims[i].names[n] != NULL; n++)
            if (g_ascii_strcasecmp(trims[i].names[n], name) == 0)
                return &trims[i];
    return NULL;
}

bool
style_trim_parse(StyleCursor *cursor, double *width, double *height)
{
    g_autofree char *name = NULL;
    if (style_cursor_sees(cursor, TOKEN_IDENT))
        name = g_strdup(cursor->at->text);
    else if (style_cursor_sees(cursor, TOKEN_DIMENSION) && cursor->at->is_integer)
        name = g_strdup_printf("%d%s", (int) cursor->at->number, cursor->at->text);
    const Trim *trim = name != NULL ? lookup(name) : NULL;
    if (trim == NULL)
        return false;
    *width = trim->width;
    *height = trim->height;
    style_cursor_take(cursor);
    return true;
}

const char *
style_trim_sheet(const char *name)
{
    const Trim *trim = lookup(name);
    return trim != NULL ? trim->sheet : NULL;
}
