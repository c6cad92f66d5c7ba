/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/passage.h"

#include <string.h>

typedef struct {
    gsize start;
    DiagPlace place;
} Piece;

struct Passage {
    const char *file;
    GString *text;
    GArray *pieces; /* Piece, ascending */
    guint known_piece;
    gsize known_offset; /* where known_column was counted */
    int known_column;
};

Passage *
passage_new(const char *file)
{
    Passage *self = g_new0(Passage, 1);
    self->file = file;
    self->text = g_string_new(NULL);
    self->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    self->known_offset = G_MAXSIZE;
    return self;
}

void
passage_free(Passage *self)
{
    if (self == NULL)
        return;
    g_string_free(self->text, TRUE);
    g_array_unref(self->pieces);
    g_free(self);
}

void
passage_add(Passage *self, const char *bytes, gsize length, DiagPlace place)
{
    Piece piece = {self->text->len, place};
    g_array_append_val(self->pieces, piece);
    g_string_append_len(self->text, bytes, (gssize) length);
}

void
passage_add_lines(Passage *self, const char *bytes, gsize length, DiagPlace place)
{
    const char *end = bytes + length;
    while (bytes < end) {
        const char *line_end = memchr(bytes, '\n', (gsize) (end - bytes));
        line_end = line_end == NULL ? end : line_end + 1;
        passage_add(self, bytes, (gsize) (line_end - bytes), place);
        place.line++;
        place.column = 1;
        bytes = line_end;
    }
}

const char *
passage_text(const Passage *self)
{
    return self->text->str;
}

gsize
passage_length(const Passage *self)
{
    return self->text->len;
}

static const Piece *
piece_at(const Passage *self, guint index)
{
    return &g_array_index(self->pieces, Piece, index);
}

static guint
find_piece(const Passage *self, gsize offset)
{
    guint low = self->known_piece, high = self->pieces->len;
    if (piece_at(self, low)->start > offset)
        low = 0;
    else if (low + 1 == high || piece_at(self, low + 1)->start > offset)
        return low;
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (piece_at(self, middle)->start <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

DiagPlace
passage_place(Passage *self, gsize offset)
{
    if (self->pieces->len == 0)
        return (DiagPlace){self->file, 1, 1};
    offset = MIN(offset, self->text->len);
    guint index = find_piece(self, offset);
    const Piece *piece = piece_at(self, index);
    if (index != self->known_piece || offset < self->known_offset ||
        self->known_offset < piece->start) {
        self->known_piece = index;
        self->known_offset = piece->start;
        self->known_column = piece->place.column;
    }
    for (gsize i = self->known_offset; i < offset; i++)
        self->known_column += ((guchar) self->text->str[i] & 0xC0) != 0x80;
    self->known_offset = offset;
    return (DiagPlace){piece->place.file, piece->place.line, self->known_column};
}
