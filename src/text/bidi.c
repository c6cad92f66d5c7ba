/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/bidi.h"

#include <pango/pango.h>
#include <string.h>

#include "base/direction.h"

/* They keep the direction of code, as a letter would: what is quoted on either side of one
 * does not change places (UTS #55). */
#define CODE_SIGNS "\"'`()[]{}<>=+*/\\|&;:#$%^~@!?"

bool
text_bidi_is_backward(const TextContent *content, guint32 start, guint32 end)
{
    return content->has_strange_direction &&
           direction_of_text(DIRECTION_UNKNOWN, content->text->str + start,
                             end - start) == DIRECTION_BACKWARD;
}

/* The levels of [start, end) in a line whose own direction is `base`. */
static void
find_levels(TextContent *content, guint32 start, guint32 end, PangoDirection base,
            bool is_code)
{
    const char *text = content->text->str;
    g_autofree char *asked = g_strndup(text + start, end - start);
    if (is_code)
        g_strdelimit(asked, CODE_SIGNS, 'a');
    g_autofree guint8 *found =
        pango_log2vis_get_embedding_levels(asked, (int) (end - start), &base);
    guint i = 0;
    for (const char *p = text + start; p < text + end; p = g_utf8_next_char(p))
        content->levels[p - text] = found[i++];
}

/* Where the first leader that begins at `start` or later ends, at most `end`; `piece` is the
 * first that may be it. */
static guint32
end_of_leader(const TextContent *content, guint32 start, guint32 end, guint *piece)
{
    for (; *piece < content->pieces->len; (*piece)++) {
        const TextPiece *at = &g_array_index(content->pieces, TextPiece, *piece);
        if (at->start >= end)
            break;
        if (at->kind == TEXT_PIECE_LEADER && at->start >= start)
            return at->end;
    }
    return end;
}

void
text_bidi_find_levels(TextContent *content, bool is_code)
{
    if (!content->has_strange_direction)
        return;
    const char *text = content->text->str;
    guint piece = 0;
    content->levels = g_malloc0(content->text->len + 1);
    for (guint32 start = 0, end; start < content->text->len; start = end) {
        const char *stop = strchr(text + start, '\n');
        end = stop != NULL ? (guint32) (stop - text) + 1 : (guint32) content->text->len;
        bool is_backward = !is_code && text_bidi_is_backward(content, start, end);
        PangoDirection base = is_backward ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
        for (guint32 from = start, to; from < end; from = to) {
            to = end_of_leader(content, from, end, &piece);
            find_levels(content, from, to, base, is_code);
        }
    }
}

guint8
text_bidi_level(const TextContent *content, guint32 offset)
{
    return content->levels != NULL ? content->levels[offset] : 0;
}

static void
reverse(guint *order, guint start, guint end)
{
    while (start + 1 < end) {
        guint swapped = order[start];
        order[start++] = order[--end];
        order[end] = swapped;
    }
}

void
text_bidi_order(const guint8 *levels, guint length, guint *order)
{
    guint8 highest = 0;
    for (guint i = 0; i < length; i++) {
        order[i] = i;
        highest = MAX(highest, levels[i]);
    }
    for (guint8 level = highest; level > 0; level--)
        for (guint i = 0, start; i < length; i++) {
            start = i;
            while (i < length && levels[order[i]] >= level)
                i++;
            reverse(order, start, i);
        }
}
