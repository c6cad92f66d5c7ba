/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/gif.h"

#include <string.h>

#include "image/octets.h"

#define SCREEN_BYTES 13
#define FRAME_BYTES 9
#define BLOCK_EXTENSION 0x21
#define BLOCK_FRAME 0x2C
#define LABEL_GRAPHIC_CONTROL 0xF9
#define CODES 4096 /* of twelve bits: the longest that LZW codes become */

/* ---- blocks -------------------------------------------------------------------------- */

typedef struct {
    const guint8 *bytes; /* RGB triples; NULL: no table */
    guint entries;
} ColourTable;

typedef struct {
    int x, y, width, height;
    bool is_interlaced;
    ColourTable colours;
    int transparent; /* index; -1 none */
    gsize codes;     /* offset of the LZW code size */
} Frame;

typedef struct {
    const guint8 *data;
    gsize length, offset;
    ColourTable colours; /* of the whole file */
    int transparent;     /* for the next frame */
} Reader;

static ColourTable
read_table(Reader *reader, guint8 flags)
{
    ColourTable table = {NULL, 0};
    gsize entries = (gsize) 2 << (flags & 7);
    if ((flags & 0x80) == 0 || entries * 3 > reader->length - reader->offset)
        return table;
    table = (ColourTable){reader->data + reader->offset, (guint) entries};
    reader->offset += entries * 3;
    return table;
}

/* Past the data sub-blocks; false when the file ends among them. */
static bool
skip_blocks(Reader *reader)
{
    while (reader->offset < reader->length) {
        gsize size = reader->data[reader->offset++];
        if (size == 0)
            return true;
        if (size > reader->length - reader->offset)
            return false;
        reader->offset += size;
    }
    return false;
}

static bool
read_extension(Reader *reader)
{
    if (reader->length - reader->offset < 6)
        return false;
    const guint8 *bytes = reader->data + reader->offset;
    if (bytes[0] == LABEL_GRAPHIC_CONTROL && bytes[1] == 4)
        reader->transparent = bytes[2] & 1 ? bytes[5] : -1;
    reader->offset++;
    return skip_blocks(reader);
}

static bool
read_frame(Reader *reader, Frame *frame)
{
    if (reader->length - reader->offset < FRAME_BYTES + 1)
        return false;
    const guint8 *bytes = reader->data + reader->offset;
    reader->offset += FRAME_BYTES;
    *frame = (Frame){.x = (int) octets_le16(bytes),
                     .y = (int) octets_le16(bytes + 2),
                     .width = (int) octets_le16(bytes + 4),
                     .height = (int) octets_le16(bytes + 6),
                     .is_interlaced = (bytes[8] & 0x40) != 0,
                     .transparent = reader->transparent};
    frame->colours = read_table(reader, bytes[8]);
    if (frame->colours.bytes == NULL)
        frame->colours = reader->colours;
    frame->codes = reader->offset++;
    return frame->codes < reader->length;
}

/* Moves to the next frame; false when there is none. */
static bool
next_frame(Reader *reader, Frame *frame)
{
    while (reader->offset < reader->length) {
        switch (reader->data[reader->offset++]) {
        case BLOCK_EXTENSION:
            if (!read_extension(reader))
                return false;
            break;
        case BLOCK_FRAME:
            return read_frame(reader, frame);
        default:
            return false;
        }
    }
    return false;
}

/* The logical screen and the first frame. A screen of no size means the frame's. */
static bool
open_file(Reader *reader, Picture *picture, Frame *frame, GError **error)
{
    bool is_sound = reader->length > SCREEN_BYTES;
    if (is_sound) {
        reader->offset = SCREEN_BYTES;
        reader->colours = read_table(reader, reader->data[10]);
        reader->transparent = -1;
        is_sound = next_frame(reader, frame);
    }
    if (!is_sound) {
        g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                            "the GIF has no frame");
        return false;
    }
    picture->format = PICTURE_GIF;
    picture->colour = PICTURE_PALETTE;
    picture->width = (int) octets_le16(reader->data + 6);
    picture->height = (int) octets_le16(reader->data + 8);
    if (picture->width == 0 || picture->height == 0) {
        picture->width = frame->x + frame->width;
        picture->height = frame->y + frame->height;
    }
    picture->has_alpha = frame->transparent >= 0 || frame->x > 0 || frame->y > 0 ||
                         frame->width < picture->width || frame->height < picture->height;
    picture->is_interlaced = frame->is_interlaced;
    return picture_check_size(picture->width, picture->height, error);
}

bool
gif_probe(const guint8 *data, gsize length, Picture *picture, GError **error)
{
    Reader reader = {.data = data, .length = length};
    Frame frame, other;
    if (!open_file(&reader, picture, &frame, error))
        return false;
    picture->is_animated = skip_blocks(&reader) && next_frame(&reader, &other);
    return true;
}

/* ---- LZW ----------------------------------------------------------------------------- */

/* Bits out of the data sub-blocks, least significant first (GIF89a Appendix F). */
typedef struct {
    const guint8 *data;
    gsize offset, length;
    guint block; /* bytes left of the sub-block */
    guint32 bits;
    guint count;
} BitReader;

/* The next code of `size` bits; -1 when the data end. */
static int
next_code(BitReader *bits, guint size)
{
    while (bits->count < size) {
        if (bits->block == 0) {
            if (bits->offset >= bits->length || bits->data[bits->offset] == 0)
                return -1;
            bits->block = bits->data[bits->offset++];
        }
        if (bits->offset >= bits->length)
            return -1;
        bits->bits |= (guint32) bits->data[bits->offset++] << bits->count;
        bits->count += 8;
        bits->block--;
    }
    int code = (int) (bits->bits & ((1u << size) - 1));
    bits->bits >>= size;
    bits->count -= size;
    return code;
}

typedef struct {
    guint16 prefix[CODES];
    guint8 suffix[CODES];
    guint8 stack[CODES];
    guint clear, size, used; /* clear code, bits of a code now, codes in use */
    int previous;
    guint8 first; /* index that the previous string began with */
} Lzw;

static void
lzw_reset(Lzw *lzw, guint root_bits)
{
    lzw->clear = 1u << root_bits;
    lzw->size = root_bits + 1;
    lzw->used = lzw->clear + 2;
    lzw->previous = -1;
}

/* Spells `code` into the stack, last index first; the number of indices, 0 when the code
 * cannot occur here. */
static guint
lzw_spell(Lzw *lzw, guint code)
{
    guint depth = 0, walk = code;
    bool is_first = lzw->previous < 0;
    if (is_first ? code >= lzw->clear : code > lzw->used)
        return 0;
    if (code == lzw->used && !is_first) {
        lzw->stack[depth++] = lzw->first;
        walk = (guint) lzw->previous;
    }
    while (walk > lzw->clear && depth < CODES - 1) {
        lzw->stack[depth++] = lzw->suffix[walk];
        walk = lzw->prefix[walk];
    }
    lzw->first = (guint8) walk;
    lzw->stack[depth++] = lzw->first;
    if (!is_first && lzw->used < CODES) {
        lzw->prefix[lzw->used] = (guint16) lzw->previous;
        lzw->suffix[lzw->used] = lzw->first;
        lzw->used++;
        if (lzw->used == 1u << lzw->size && lzw->size < 12)
            lzw->size++;
    }
    lzw->previous = (int) code;
    return depth;
}

/* Colour indices of the frame into `indices`; how many there were. */
static gsize
unpack(const Reader *reader, const Frame *frame, guint8 *indices, gsize wanted)
{
    guint root_bits = reader->data[frame->codes];
    if (root_bits < 1 || root_bits > 11)
        return 0;
    BitReader bits = {
        .data = reader->data, .offset = frame->codes + 1, .length = reader->length};
    g_autofree Lzw *lzw = g_new0(Lzw, 1);
    gsize count = 0;
    lzw_reset(lzw, root_bits);
    while (count < wanted) {
        int code = next_code(&bits, lzw->size);
        if (code < 0 || code == (int) lzw->clear + 1)
            break;
        if (code == (int) lzw->clear) {
            lzw_reset(lzw, root_bits);
            continue;
        }
        guint depth = lzw_spell(lzw, (guint) code);
        if (depth == 0)
            break;
        while (depth > 0 && count < wanted)
            indices[count++] = lzw->stack[--depth];
    }
    return count;
}

/* ---- the frame on the screen --------------------------------------------------------- */

/* The row of the frame that comes `n`-th in an interlaced file (GIF89a Appendix E). */
static int
interlaced_row(int n, int height)
{
    static const struct {
        int first, step;
    } passes[] = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
    for (gsize i = 0; i < G_N_ELEMENTS(passes); i++) {
        int rows = (height - passes[i].first + passes[i].step - 1) / passes[i].step;
        if (n < MAX(rows, 0))
            return passes[i].first + n * passes[i].step;
        n -= MAX(rows, 0);
    }
    return 0;
}

static void
put_row(Raster *raster, const Frame *frame, const guint8 *indices, gsize count, int y)
{
    if (y >= raster->height)
        return;
    guint8 *row = raster->pixels + (gsize) y * raster->stride;
    for (gsize i = 0; i < count && frame->x + (int) i < raster->width; i++) {
        guint index = indices[i];
        if ((int) index == frame->transparent || index >= frame->colours.entries)
            continue;
        guint8 *to = row + (gsize) (frame->x + (int) i) * 4;
        memcpy(to, frame->colours.bytes + index * 3, 3);
        to[3] = 255;
    }
}

static void
put_frame(Raster *raster, const Frame *frame, const guint8 *indices, gsize count)
{
    gsize width = (gsize) frame->width;
    for (int n = 0; n < frame->height && (gsize) n * width < count; n++) {
        int y = frame->is_interlaced ? interlaced_row(n, frame->height) : n;
        gsize start = (gsize) n * width;
        put_row(raster, frame, indices + start, MIN(width, count - start), frame->y + y);
    }
}

Raster *
gif_decode(const guint8 *data, gsize length, bool *is_damaged, GError **error)
{
    Reader reader = {.data = data, .length = length};
    Picture picture = {0};
    Frame frame;
    if (!open_file(&reader, &picture, &frame, error) ||
        !picture_check_size(frame.width, frame.height, error))
        return NULL;
    gsize wanted = (gsize) frame.width * (gsize) frame.height;
    g_autofree guint8 *indices = g_malloc(wanted);
    gsize count = unpack(&reader, &frame, indices, wanted);
    if (count == 0 || frame.colours.bytes == NULL) {
        g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                            "the GIF's first frame has no pixels");
        return NULL;
    }
    *is_damaged = count < wanted;
    Raster *raster = raster_new(picture.width, picture.height, 4);
    put_frame(raster, &frame, indices, count);
    return raster;
}
