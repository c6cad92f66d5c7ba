/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/wrap.h"

#include <string.h>

#define NEAR_PERCENT 30 /* of the measure: how far back a good place is looked for */

static TextCluster *
cluster_at(TextShapes *shapes, guint32 i)
{
    return &g_array_index(shapes->clusters, TextCluster, i);
}

static int
width_at(TextShapes *shapes, guint32 i, int x, const TextWrapRules *rules)
{
    TextCluster *cluster = cluster_at(shapes, i);
    if (cluster->class == TEXT_CLASS_TAB) {
        int stop = MAX(rules->tab * rules->column, 1);
        cluster->width = stop - x % stop;
    }
    return cluster->width + cluster->gap;
}

/* How good it is to begin a line with cluster `i`: 2 after a space, 1 after what separates
 * in code, 0 elsewhere. */
static int
goodness(TextShapes *shapes, const char *text, guint32 i)
{
    TextCluster *cluster = cluster_at(shapes, i);
    TextClass before = cluster[-1].class;
    if (before == TEXT_CLASS_SPACE || before == TEXT_CLASS_TAB)
        return 2;
    TextBreak kind = cluster->break_before;
    if (kind != TEXT_BREAK_NEVER && kind != TEXT_BREAK_HUMP && kind != TEXT_BREAK_SACRED)
        return 1;
    char c = text[cluster[-1].start];
    return c != '\0' && strchr(",;({[=+|&/", c) != NULL && cluster->class != before ? 1
                                                                                    : 0;
}

/* The best cluster to begin the next line with when the line from `start` cannot hold
 * cluster `over`. */
static guint32
find_wrap(TextShapes *shapes, const char *text, guint32 start, guint32 over,
          const TextWrapRules *rules, int measure)
{
    guint32 best = over;
    int best_goodness = rules->is_anywhere ? 0 : -1, back = 0;
    for (guint32 i = over; i > start + 1 || i == over; i--) {
        int found = i > start ? goodness(shapes, text, i) : 0;
        bool is_allowed = rules->is_anywhere || found > 0;
        if (is_allowed && found > best_goodness) {
            best = i;
            best_goodness = found;
        }
        if (i == 0 || best_goodness == 2)
            break;
        back += cluster_at(shapes, i - 1)->width;
        if (rules->is_anywhere && back > (gint64) measure * NEAR_PERCENT / 100)
            break;
    }
    return MAX(best, start + 1);
}

void
text_wrap(TextShapes *shapes, const char *text, guint32 first, guint32 end,
          const TextWrapRules *rules, GArray *ends)
{
    guint32 start = first;
    int x = 0, measure = rules->first_width;
    for (guint32 i = first; i < end;) {
        int width = width_at(shapes, i, x, rules);
        TextClass class = cluster_at(shapes, i)->class;
        bool hangs = class == TEXT_CLASS_SPACE || class == TEXT_CLASS_BREAK;
        if (x + width <= measure || i == start || hangs || !rules->may_wrap) {
            x += width;
            i++;
            continue;
        }
        start = find_wrap(shapes, text, start, i, rules, measure);
        g_array_append_val(ends, start);
        i = start;
        x = 0;
        measure = rules->rest_width;
    }
    g_array_append_val(ends, end);
}
