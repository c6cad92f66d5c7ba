/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/stop.h"

#include "base/balance.h"

#define STOPS_AT_ONCE 256
#define HANG_STRETCH_PERCENT 90 /* of what hangs may come back into a loose line */

static const TextCluster *
cluster_at(const TextShapes *shapes, guint32 i)
{
    return &g_array_index(shapes->clusters, TextCluster, i);
}

static bool
is_blank(const TextCluster *cluster)
{
    return cluster->class == TEXT_CLASS_SPACE || cluster->class == TEXT_CLASS_TAB ||
           cluster->class == TEXT_CLASS_BREAK;
}

guint32
text_line_visible_end(const TextShapes *shapes, guint32 first, guint32 end)
{
    while (end > first && is_blank(cluster_at(shapes, end - 1)))
        end--;
    return end;
}

int
text_line_hang(const TextShapes *shapes, guint32 first, guint32 end)
{
    if (end <= first + 1)
        return 0;
    const TextCluster *last = cluster_at(shapes, end - 1);
    if (last->class == TEXT_CLASS_WIDE_STOP)
        return last->width /
               2; /* its white half: it stands as a half-width mark (JLREQ) */
    return last->class == TEXT_CLASS_STOP ? last->width : 0;
}

int
text_hang_stretch(int hang)
{
    return hang * HANG_STRETCH_PERCENT / 100;
}

static bool
is_stop(const TextCluster *cluster, const TextStopRules *rules)
{
    if (!rules->may_wrap)
        return false;
    switch ((TextBreak) cluster->break_before) {
    case TEXT_BREAK_SACRED:
        return rules->is_emergency && !is_blank(cluster);
    case TEXT_BREAK_NEVER:
        return rules->is_emergency;
    case TEXT_BREAK_TOKEN:
        return rules->is_emergency || rules->title == NULL;
    case TEXT_BREAK_HUMP:
    case TEXT_BREAK_SYLLABLE:
    case TEXT_BREAK_POOR:
        return rules->is_emergency || rules->word_break != STYLE_BREAK_KEEP_ALL;
    default:
        return true;
    }
}

/* In keep-all text, what is split in an emergency is an emergency. */
static TextBreak
kind_of(const TextCluster *cluster, const TextStopRules *rules)
{
    TextBreak kind = cluster->break_before;
    bool is_inside = kind == TEXT_BREAK_SYLLABLE || kind == TEXT_BREAK_POOR;
    return is_inside && rules->word_break == STYLE_BREAK_KEEP_ALL ? TEXT_BREAK_NEVER
                                                                  : kind;
}

static TextSum
until(const TextShapes *shapes, guint32 first, TextSum before_end, guint32 end,
      TextBreak kind, const TextStopRules *rules)
{
    if (end == first)
        return before_end;
    const TextCluster *last = cluster_at(shapes, end - 1);
    before_end.width -= last->gap;
    before_end.stretch -= last->stretch;
    before_end.shrink -= last->shrink;
    int hang = rules->hangs ? text_line_hang(shapes, first, end) : 0;
    if (kind == TEXT_BREAK_HYPHEN)
        before_end.width += rules->hyphen_width;
    else
        before_end.width -= hang;
    before_end.stretch += text_hang_stretch(hang);
    return before_end;
}

static double
price_of(const TextShapes *shapes, guint32 end, guint32 next, const TextStopRules *rules)
{
    if (rules->title == NULL)
        return 0;
    return balance_price(rules->title, cluster_at(shapes, end)->start,
                         cluster_at(shapes, next)->start);
}

/* The place of the stop `index`; room is made for many at once. */
static TextStop *
stop_at(GArray *stops, guint index)
{
    if (index >= stops->len)
        g_array_set_size(stops, index + STOPS_AT_ONCE);
    return &g_array_index(stops, TextStop, index);
}

void
text_collect_stops(const TextShapes *shapes, guint32 first, guint32 end,
                   const TextStopRules *rules, GArray *stops)
{
    TextSum sum = {0, 0, 0, 0}, at_end = sum; /* at_end: before the last blanks */
    guint32 visible_end = first, characters = 0;
    guint count = 0;
    for (guint32 i = first; i <= end; i++) {
        const TextCluster *cluster = cluster_at(shapes, i);
        if (i == first || i == end || is_stop(cluster, rules)) {
            TextBreak kind = i == end ? TEXT_BREAK_FORCED : kind_of(cluster, rules);
            *stop_at(stops, count++) = (TextStop){
                .cluster = i,
                .end = visible_end,
                .characters = characters,
                .kind = kind,
                .price = price_of(shapes, visible_end, i, rules),
                .before = sum,
                .until = until(shapes, first, at_end, visible_end, kind, rules)};
        }
        sum.width += cluster->width + cluster->gap;
        sum.stretch += cluster->stretch;
        sum.shrink += cluster->shrink;
        if (cluster->class == TEXT_CLASS_SPACE)
            sum.spaces += cluster->stretch;
        if (!is_blank(cluster)) {
            visible_end = i + 1;
            at_end = sum;
            characters++;
        }
    }
    g_array_set_size(stops, count);
}
