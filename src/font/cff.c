/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "font/cff.h"

#include <stdbool.h>

/* Operators of a top dictionary: 12 and n is 0x0C00 + n (TN 5176 table 9). */
#define OPERATOR_CHARSET 15
#define OPERATOR_ROS 0x0C1E
#define ESCAPE 12
#define LAST_OPERATOR 21
#define PREDEFINED_CHARSETS 3 /* offsets 0 to 2 mean these; a CID font has none of them */

typedef struct {
    const guint8 *bytes;
    gsize length, at;
    bool is_broken;
} Cursor;

static guint
take(Cursor *self, guint size)
{
    guint value = 0;
    if (self->length - self->at < size) {
        self->is_broken = true;
        self->at = self->length;
        return 0;
    }
    for (guint i = 0; i < size; i++)
        value = value << 8 | self->bytes[self->at++];
    return value;
}

static void
move(Cursor *self, gsize at)
{
    self->is_broken = self->is_broken || at > self->length;
    self->at = MIN(at, self->length);
}

/* Goes past an INDEX; its first object lies from `*start` to `*end`. */
static void
pass_index(Cursor *self, gsize *start, gsize *end)
{
    guint count = take(self, 2);
    *start = *end = self->at;
    if (count == 0)
        return;
    guint size = take(self, 1);
    if (size < 1 || size > 4) {
        self->is_broken = true;
        return;
    }
    gsize offsets = self->at, data = offsets + (gsize) (count + 1) * size - 1;
    *start = data + take(self, size);
    *end = data + take(self, size);
    move(self, offsets + (gsize) count * size);
    move(self, data + take(self, size));
}

/* The operand whose first byte is `first`; reals count as 0. */
static int
take_operand(Cursor *self, guint first)
{
    if (first >= 32 && first <= 246)
        return (int) first - 139;
    if (first >= 247 && first <= 250)
        return (int) ((first - 247) * 256 + take(self, 1) + 108);
    if (first >= 251 && first <= 254)
        return -(int) ((first - 251) * 256 + take(self, 1) + 108);
    if (first == 28)
        return (gint16) take(self, 2);
    if (first == 29)
        return (gint32) take(self, 4);
    while (first == 30 && !self->is_broken) {
        guint pair = take(self, 1);
        if (pair >> 4 == 15 || (pair & 15) == 15)
            break;
    }
    return 0;
}

/* Where the charset lies; 0 when the font is not keyed by CIDs. */
static gsize
find_charset(const guint8 *table, gsize start, gsize end)
{
    Cursor cursor = {table, end, start, false};
    int operand = 0, charset = 0;
    bool has_cids = false;
    while (cursor.at < cursor.length && !cursor.is_broken) {
        guint first = take(&cursor, 1);
        if (first > LAST_OPERATOR) {
            operand = take_operand(&cursor, first);
            continue;
        }
        guint operator= first == ESCAPE ? ESCAPE << 8 | take(&cursor, 1) : first;
        if (operator== OPERATOR_ROS)
            has_cids = true;
        else if (operator== OPERATOR_CHARSET)
            charset = operand;
    }
    return has_cids && charset >= PREDEFINED_CHARSETS ? (gsize) charset : 0;
}

static void
read_charset(Cursor *cursor, guint16 *cids, guint glyphs)
{
    guint format = take(cursor, 1);
    cursor->is_broken = cursor->is_broken || format > 2;
    for (guint glyph = 1; glyph < glyphs && !cursor->is_broken;) {
        guint cid = take(cursor, 2), more = format == 0 ? 0 : take(cursor, format);
        for (guint i = 0; i <= more && glyph < glyphs; i++)
            cids[glyph++] = (guint16) (cid + i);
    }
}

guint16 *
font_cff_cids(const guint8 *table, gsize length, guint glyphs)
{
    Cursor cursor = {table, length, 0, false};
    gsize start, end;
    move(&cursor, 2);
    move(&cursor, take(&cursor, 1));   /* the header's size */
    pass_index(&cursor, &start, &end); /* names */
    pass_index(&cursor, &start, &end); /* top dictionaries */
    if (cursor.is_broken || start > end || end > length)
        return NULL;
    gsize charset = find_charset(table, start, end);
    if (charset == 0)
        return NULL;
    g_autofree guint16 *cids = g_new0(guint16, MAX(glyphs, 1));
    move(&cursor, charset);
    read_charset(&cursor, cids, glyphs);
    return cursor.is_broken ? NULL : g_steal_pointer(&cids);
}
