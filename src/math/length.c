/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/length.h"

#include <string.h>

#include "math/node.h"

#define MOST_EM 20

bool
math_length_read(const char *text, int *length)
{
    static const struct {
        const char *name;
        double em;
    } units[] = {{"em", 1},     {"ex", 0.431},  {"mu", 1.0 / 18},   {"pt", 0.1},
                 {"px", 0.075}, {"mm", 0.2845}, {"cm", 2.845},      {"in", 7.227},
                 {"pc", 1.2},   {"bp", 0.1004}, {"sp", 0.1 / 65536}};
    char *end;
    double number = g_ascii_strtod(text, &end);
    if (end == text)
        return false;
    while (*end == ' ')
        end++;
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        if (strncmp(end, units[i].name, strlen(units[i].name)) != 0)
            continue;
        double em = CLAMP(number * units[i].em, -MOST_EM, MOST_EM);
        *length = (int) (em * MATH_EM);
        return true;
    }
    return false;
}
