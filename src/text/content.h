/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The characters of a paragraph and where each stems from, before anything is shaped.
 *
 * White space is collapsed as the style says, invisible characters are taken out and
 * remembered as marks, cases are changed. What is left is the text that is shaped, drawn
 * and found again in the PDF, so nothing is ever put in that the source does not have.
 */
#pragma once

#include "doc/node.h"
#include "text/setter.h"

typedef enum {
    TEXT_PIECE_CHARACTERS,
    TEXT_PIECE_OBJECT, /* stands for itself in the text as U+FFFC */
    TEXT_PIECE_LEADER, /* likewise */
    TEXT_PIECE_BREAK   /* a forced line end, U+000A */
} TextPieceKind;

/* A stretch of text in one style from one place of the document. Pieces cover the text. */
typedef struct {
    TextPieceKind kind;
    bool is_verbatim;   /* its bytes are those of the node, one to one */
    guint32 start, end; /* bytes of the paragraph's text */
    guint32 ruby;       /* which ruby text stands over it, from 1; 0: none */
    int rise;           /* of the baseline */
    const Style *style;
    const char *language;       /* BCP 47, lent */
    const DocNode *node;        /* NULL: generated */
    gsize node_start, node_end; /* bytes of node->text */
    int width, ascent, descent; /* TEXT_PIECE_OBJECT */
    gpointer payload;           /* TEXT_PIECE_OBJECT */
    char *pattern;              /* TEXT_PIECE_LEADER */
} TextPiece;

/* A character that is not in the text but says something of the place before it. */
typedef enum {
    TEXT_MARK_NO_BREAK_SPACE, /* the space at `offset` was U+00A0 */
    TEXT_MARK_BREAK,          /* U+200B: a line may end before `offset` */
    TEXT_MARK_JOIN,           /* U+2060, U+FEFF, a dropped joiner: it may not */
    TEXT_MARK_SOFT_HYPHEN     /* U+00AD: it may, with a hyphen */
} TextMarkKind;

typedef struct {
    guint32 offset; /* byte of the text */
    TextMarkKind kind;
} TextMark;

typedef struct {
    GString *text;
    GArray *pieces;             /* TextPiece, in order */
    GArray *marks;              /* TextMark, in order */
    guint32 line_start;         /* where the text after the last forced break begins */
    bool has_strange_direction; /* some of it runs from right to left: */
    guint8 *levels;             /* text/bidi.h, one a byte; else NULL */
} TextContent;

void text_content_init(TextContent *self);
void text_content_clear(TextContent *self);
/* Takes out what is in it, for other content. */
void text_content_empty(TextContent *self);

/* What add_text needs to know besides the characters. */
typedef struct {
    const Style *style;
    const char *language;
    const DocNode *node; /* NULL: generated */
    gsize node_offset;
    int rise;
    guint32 ruby;
} TextOrigin;

/* Adds `length` bytes of `text`. */
void text_content_add(TextContent *self, const char *text, gsize length,
                      const TextOrigin *origin, TextSetter *setter);
/* Adds a piece that is one character of the text; `piece` says all but its place. */
void text_content_add_piece(TextContent *self, TextPiece piece);
/* No line may end here. */
void text_content_join(TextContent *self);
/* Adds a forced line end. */
void text_content_add_break(TextContent *self, const TextOrigin *origin);

/* True for styles that keep spaces, tabs and line ends as they are written. */
bool text_preserves_space(const Style *style);
