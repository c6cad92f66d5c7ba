/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/content.h"

#include <string.h>

#include "base/direction.h"
#include "base/limits.h"
#include "base/text.h"
#include "text/complain.h"

#define CROWD 65536 /* pieces: so many in one paragraph are no text; places get coarse */
#define OBJECT_CHARACTER "\xEF\xBF\xBC"
#define NO_BREAK_SPACE 0x00A0
#define SOFT_HYPHEN 0x00AD
#define ZERO_WIDTH_SPACE 0x200B
#define ZERO_WIDTH_JOINER 0x200D
#define WORD_JOINER 0x2060
#define BYTE_ORDER_MARK 0xFEFF

static void
clear_piece(gpointer data)
{
    g_free(((TextPiece *) data)->pattern);
}

void
text_content_init(TextContent *self)
{
    self->text = g_string_new(NULL);
    self->pieces = g_array_new(FALSE, FALSE, sizeof(TextPiece));
    g_array_set_clear_func(self->pieces, clear_piece);
    self->marks = g_array_new(FALSE, FALSE, sizeof(TextMark));
    self->line_start = 0;
    self->has_strange_direction = false;
    self->levels = NULL;
}

void
text_content_clear(TextContent *self)
{
    g_string_free(self->text, TRUE);
    g_array_unref(self->pieces);
    g_array_unref(self->marks);
    g_free(self->levels);
}

void
text_content_empty(TextContent *self)
{
    g_string_truncate(self->text, 0);
    g_array_set_size(self->pieces, 0);
    g_array_set_size(self->marks, 0);
    self->line_start = 0;
    self->has_strange_direction = false;
    g_clear_pointer(&self->levels, g_free);
}

bool
text_preserves_space(const Style *style)
{
    return style->white_space == STYLE_SPACE_PRE ||
           style->white_space == STYLE_SPACE_PRE_WRAP;
}

static void
mark(TextContent *self, TextMarkKind kind)
{
    TextMark fresh = {(guint32) self->text->len, kind};
    g_array_append_val(self->marks, fresh);
}

void
text_content_add_piece(TextContent *self, TextPiece piece)
{
    piece.start = (guint32) self->text->len;
    g_string_append(self->text, OBJECT_CHARACTER);
    piece.end = (guint32) self->text->len;
    g_array_append_val(self->pieces, piece);
}

void
text_content_join(TextContent *self)
{
    mark(self, TEXT_MARK_JOIN);
}

static bool
ends_in_space(const TextContent *self)
{
    return self->text->len > self->line_start &&
           self->text->str[self->text->len - 1] == ' ' &&
           !(self->marks->len > 0 &&
             g_array_index(self->marks, TextMark, self->marks->len - 1).offset ==
                 self->text->len - 1);
}

void
text_content_add_break(TextContent *self, const TextOrigin *origin)
{
    TextPiece piece = {.kind = TEXT_PIECE_BREAK,
                       .start = (guint32) self->text->len,
                       .end = (guint32) self->text->len + 1,
                       .style = origin->style,
                       .language = origin->language,
                       .node = origin->node,
                       .node_start = origin->node_offset,
                       .node_end = origin->node_offset};
    g_string_append_c(self->text, '\n');
    self->line_start = (guint32) self->text->len;
    g_array_append_val(self->pieces, piece);
}

static TextPiece *
last_piece(const TextContent *self)
{
    return self->pieces->len == 0
               ? NULL
               : &g_array_index(self->pieces, TextPiece, self->pieces->len - 1);
}

/* True when characters of `origin` may go into the last piece. */
static bool
is_alike(const TextContent *self, const TextOrigin *origin)
{
    const TextPiece *last = last_piece(self);
    return last != NULL && last->kind == TEXT_PIECE_CHARACTERS &&
           last->style == origin->style && last->node == origin->node &&
           last->rise == origin->rise && last->ruby == origin->ruby &&
           last->language == origin->language;
}

/* True when characters from byte `offset` of the node go on where the last piece, which is
 * verbatim, ends. */
static bool
goes_on(const TextContent *self, const TextOrigin *origin, gsize offset)
{
    const TextPiece *last = last_piece(self);
    return is_alike(self, origin) && last->is_verbatim &&
           (origin->node == NULL || last->node_end == offset);
}

/* Adds `length` bytes that stand for `source_length` bytes of the node at `offset`. */
static void
put(TextContent *self, const char *bytes, gsize length, const TextOrigin *origin,
    gsize offset, gsize source_length)
{
    bool is_verbatim = length == source_length;
    bool is_crowded = self->pieces->len >= CROWD && is_alike(self, origin);
    if (!is_crowded && (!is_verbatim || !goes_on(self, origin, offset))) {
        TextPiece piece = {.kind = TEXT_PIECE_CHARACTERS,
                           .is_verbatim = is_verbatim,
                           .start = (guint32) self->text->len,
                           .ruby = origin->ruby,
                           .rise = origin->rise,
                           .style = origin->style,
                           .language = origin->language,
                           .node = origin->node,
                           .node_start = offset};
        g_array_append_val(self->pieces, piece);
    }
    TextPiece *piece = last_piece(self);
    g_string_append_len(self->text, bytes, (gssize) length);
    piece->end = (guint32) self->text->len;
    piece->is_verbatim = piece->is_verbatim && is_verbatim && !is_crowded;
    piece->node_end = offset + source_length;
}

static gunichar
change_case(gunichar c, char transform, bool is_word_start)
{
    if (transform == 'u')
        return g_unichar_toupper(c);
    if (transform == 'l')
        return g_unichar_tolower(c);
    return transform == 'c' && is_word_start ? g_unichar_totitle(c) : c;
}

static bool
is_word_start(const TextContent *self)
{
    if (self->text->len == 0)
        return true;
    const char *last = g_utf8_prev_char(self->text->str + self->text->len);
    return !g_unichar_isalnum(text_character(last)) && *last != '\'';
}

/* Symbols that joiners make pictures of: no monochrome font has the joined ones. */
static bool
is_pictograph(gunichar c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) ||
           (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2B00 && c <= 0x2BFF);
}

static bool
ends_in_pictograph(const TextContent *self)
{
    if (self->text->len == 0)
        return false;
    return is_pictograph(
        text_character(g_utf8_prev_char(self->text->str + self->text->len)));
}

/* Takes out a character that is not drawn; true when `c` was one. */
static bool
take_out(TextContent *self, gunichar c, const TextOrigin *origin, TextSetter *setter)
{
    if (c == ZERO_WIDTH_SPACE)
        mark(self, TEXT_MARK_BREAK);
    else if (c == WORD_JOINER || c == BYTE_ORDER_MARK)
        mark(self, TEXT_MARK_JOIN);
    else if (c == SOFT_HYPHEN)
        mark(self, TEXT_MARK_SOFT_HYPHEN);
    else if (c == ZERO_WIDTH_JOINER && ends_in_pictograph(self)) {
        mark(self, TEXT_MARK_JOIN);
        text_complain_joined_emoji(setter, origin->node);
    } else if (!((c >= 0xFE00 && c <= 0xFE0F) || text_is_invisible(c) || c < 0x20 ||
                 (c >= 0x7F && c < NO_BREAK_SPACE)))
        return false;
    return true;
}

/* One character that is neither white space nor plain ASCII. */
static void
add_character(TextContent *self, gunichar c, gsize length, const TextOrigin *origin,
              gsize offset, TextSetter *setter)
{
    if (c == NO_BREAK_SPACE) {
        mark(self, TEXT_MARK_NO_BREAK_SPACE);
        put(self, " ", 1, origin, offset, length);
        return;
    }
    if (take_out(self, c, origin, setter))
        return;
    self->has_strange_direction |= direction_is_backward(c);
    char bytes[6];
    gunichar shown = origin->style->transform == 0
                         ? c
                         : change_case(c, origin->style->transform, is_word_start(self));
    gsize shown_length = (gsize) g_unichar_to_utf8(shown, bytes);
    put(self, bytes, shown_length, origin, offset, length);
}

static void
add_space(TextContent *self, char c, const TextOrigin *origin, gsize offset)
{
    TextOrigin at = *origin;
    at.node_offset = offset;
    StyleWhiteSpace mode = origin->style->white_space;
    if (c == '\n' && mode != STYLE_SPACE_NORMAL && mode != STYLE_SPACE_NOWRAP)
        text_content_add_break(self, &at);
    else if (text_preserves_space(origin->style))
        put(self, &c, 1, origin, offset, 1);
    else if (self->text->len > self->line_start && !ends_in_space(self))
        put(self, " ", 1, origin, offset, 1);
}

/* Ends the line in a paragraph that is longer than any real one, at a space if there is
 * one soon. */
static void
keep_within_limit(TextContent *self, const char *next, const TextOrigin *origin,
                  gsize offset, TextSetter *setter)
{
    gsize length = self->text->len - self->line_start;
    if (length < LIMIT_PARAGRAPH_BYTES ||
        (*next != ' ' && length < LIMIT_PARAGRAPH_BYTES + LIMIT_PARAGRAPH_BYTES / 16))
        return;
    TextOrigin at = *origin;
    at.node_offset = offset;
    text_content_add_break(self, &at);
    text_complain_long_paragraph(setter, origin->node);
}

/* How many bytes at `text`, whole characters and not too many at once, can be taken over as
 * they are: printable ASCII and Hangul syllables, the bulk of every book. */
static gsize
span_plain(const char *text, const char *end)
{
    const guchar *p = (const guchar *) text;
    const guchar *stop = p + MIN(end - text, LIMIT_PARAGRAPH_BYTES / 16);
    while (p < stop) {
        if (*p > 0x20 && *p < 0x7F)
            p++;
        else if (stop - p >= 3 && *p >= 0xEA && *p <= 0xED &&
                 text_is_hangul(text_character((const char *) p)))
            p += 3;
        else
            break;
    }
    return (gsize) (p - (const guchar *) text);
}

void
text_content_add(TextContent *self, const char *text, gsize length,
                 const TextOrigin *origin, TextSetter *setter)
{
    const char *p = text, *end = text + length;
    while (p < end) {
        gsize offset = origin->node_offset + (gsize) (p - text);
        keep_within_limit(self, p, origin, offset, setter);
        gsize plain = origin->style->transform == 0 ? span_plain(p, end) : 0;
        if (plain > 0) {
            put(self, p, plain, origin, offset, plain);
            p += plain;
        } else if (*p == ' ' || *p == '\n' || *p == '\t') {
            add_space(self, *p++, origin, offset);
        } else {
            const char *next = MIN(g_utf8_next_char(p), end);
            add_character(self, text_character(p), (gsize) (next - p), origin, offset,
                          setter);
            p = next;
        }
    }
}
