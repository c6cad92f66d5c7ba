/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document tree, and the vocabulary that all rooms share.
 *
 * Markdown and HTML become a Doc; the book's own pages (title page, contents, colophon)
 * are Docs too, so both outputs know only this. Kinds are what a book can show. A
 * stylesheet addresses nodes by the HTML element that doc_node_element() names.
 *
 * Invariants: a tree owns its children; inline kinds stand only in inline kinds or in
 * blocks that hold text (doc_kind_holds_inlines), blocks never in inlines; DOC_TEXT is
 * valid NFC without line ends, and two never stand side by side; every string of a node
 * is owned by it except place.file.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

typedef enum {
    /* Blocks that hold blocks */
    DOC_DOCUMENT,
    DOC_DIVISION, /* a box with a class: note, warning, details, centred, matter ... */
    DOC_BLOCK_QUOTE,
    DOC_LIST, /* children: DOC_ITEM */
    DOC_ITEM,
    DOC_DEFINITIONS, /* <dl>: DOC_TERM and DOC_DEFINITION */
    DOC_DEFINITION,
    DOC_FIGURE,   /* one or more DOC_IMAGE (or a table, code) and at most one DOC_CAPTION;
                     several images are a picture group, set side by side */
    DOC_TABLE,    /* DOC_CAPTION?, DOC_ROW ... */
    DOC_ROW,      /* DOC_CELL ... */
    DOC_CELL,     /* blocks; one DOC_PARAGRAPH when simple */
    DOC_FOOTNOTE, /* the text of a note; stands at the end of its document */
    DOC_CARD,     /* what cannot be embedded (video, gist, link card): address, title,
                        provider; children: blocks with what is known of it, if any */
    /* Blocks that hold inlines */
    DOC_PARAGRAPH,
    DOC_HEADING,
    DOC_TERM,
    DOC_CAPTION,
    /* Blocks that hold characters or nothing */
    DOC_CODE_BLOCK, /* text; after book/highlight also DOC_SPAN and DOC_TEXT children that
                        repeat `text` in order, coloured (class = token kind) */
    DOC_MATH_BLOCK, /* text = TeX source */
    DOC_RULE,
    /* Inlines that hold inlines */
    DOC_EMPHASIS,
    DOC_STRONG,
    DOC_STRIKE,
    DOC_SUPERSCRIPT,
    DOC_SUBSCRIPT,
    DOC_LINK,
    DOC_SPAN, /* class and language; element by class: kbd, mark, small, u, span */
    DOC_RUBY, /* base inlines, then DOC_RUBY_TEXT */
    DOC_RUBY_TEXT,
    /* Inline leaves */
    DOC_TEXT,
    DOC_CODE,           /* text */
    DOC_MATH,           /* text = TeX source */
    DOC_IMAGE,          /* url, title, alt = text */
    DOC_NOTE_REFERENCE, /* to the DOC_FOOTNOTE with the same text (label) */
    DOC_SOFT_BREAK,     /* a line end of the source that the blog shows as space */
    DOC_LINE_BREAK      /* a line end that the reader sees */
} DocKind;

typedef enum {
    DOC_ALIGN_NONE,
    DOC_ALIGN_LEFT,
    DOC_ALIGN_CENTRE,
    DOC_ALIGN_RIGHT
} DocAlign;
typedef enum { DOC_TASK_NONE, DOC_TASK_OPEN, DOC_TASK_DONE } DocTask;

typedef struct DocNode DocNode;
struct DocNode {
    DocKind kind;
    DiagPlace place;
    DocNode *parent, *prev, *next, *first, *last;

    char *id; /* unique in the book after book/anchor; NULL when nothing points here */
    char *classes;  /* space-separated; NULL */
    char *language; /* BCP 47 when it differs from the parent's; NULL */
    char *text;     /* TEXT, CODE, CODE_BLOCK, MATH: characters; IMAGE: alt (NULL = none
                       written); FOOTNOTE, NOTE_REFERENCE: label */
    char *url; /* LINK, IMAGE, CARD, BLOCK_QUOTE (cite): as written, then as resolved by
                       book/link ("#anchor" for a place in the book, else absolute) */
    char
        *title; /* LINK, IMAGE, CARD: title; CODE_BLOCK: caption; MATH, MATH_BLOCK: how it
                       reads as a line of text, after book/formula */
    union {
        struct {
            int level; /* 1..6 */
        } heading;
        struct {
            bool is_ordered, is_tight;
            int start;
            char style; /* '1' 'a' 'A' 'i' 'I' */
        } list;
        struct {
            DocTask task;
            int value; /* <li value=>; 0 = none */
        } item;
        struct {
            DocAlign align;
            int columns, rows; /* spans, >= 1 */
            bool is_header;
        } cell;
        struct {
            char *language; /* as written */
            int first_line; /* 0 = no numbers asked */
            char *marks;    /* "1,4-7" */
            bool has_numbers;
        } code;
        struct {
            int width, height; /* CSS px asked for, 0 = none */
            guint asset;       /* index in the Book plus 1 after book/asset, 0 = none */
        } image;
        /* MATH, MATH_BLOCK: indexes in the Book plus 1 after book/formula of the drawing and
         * of what stands beside it at the right margin; 0 = none: the source is shown. */
        struct {
            guint asset, tags;
        } math;
        struct {
            char *provider; /* "youtube", "vimeo", "gist", "link", ... */
        } card;
        /* FOOTNOTE, NOTE_REFERENCE: from 1 in the chapter after book/assemble. */
        struct {
            int number;
        } note;
        /* LINE_BREAK: asked for by "\\", two spaces or <br>, not by the engine's breaks
         * option. */
        struct {
            bool is_hard;
        } line_break;
    } as;
};

/* A node without parent. `place.file` must outlive it. */
DocNode *doc_node_new(DocKind kind, DiagPlace place);
/* A DOC_TEXT with a copy of `length` bytes of `text` (-1: up to NUL). */
DocNode *doc_node_new_text(const char *text, gssize length, DiagPlace place);
/* Frees `self` with all that hangs below; takes it out of its parent first. NULL is fine.
 * Works without recursion: depth cannot exhaust the stack. */
void doc_node_free(DocNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DocNode, doc_node_free)

/* Tree surgery. The node moved is taken out of where it was; the parent takes it. */
void doc_node_append(DocNode *parent, DocNode *child);
void doc_node_prepend(DocNode *parent, DocNode *child);
void doc_node_insert_before(DocNode *sibling, DocNode *node);
void doc_node_insert_after(DocNode *sibling, DocNode *node);
void doc_node_detach(DocNode *self);                     /* the caller owns it again */
void doc_node_move_children(DocNode *from, DocNode *to); /* appended, in order */
void doc_node_unwrap(DocNode *self);                     /* children take its place */
DocNode *doc_node_copy(const DocNode *self);             /* deep, without parent */

/* Sets an owned string field: frees the old, copies the new. */
void doc_node_set(char **field, const char *value);
bool doc_node_has_class(const DocNode *self, const char *name);
void doc_node_add_class(DocNode *self, const char *name);

bool doc_kind_is_block(DocKind kind);
bool doc_kind_holds_blocks(DocKind kind);
bool doc_kind_holds_inlines(DocKind kind);
/* "paragraph", "block-quote" ...: the name in dumps. */
const char *doc_kind_name(DocKind kind);
/* The HTML element that shows this node, for selectors and for the EPUB alike: "p", "h2",
 * "ol", "kbd" (a DOC_SPAN with that class) ... Lent. */
const char *doc_node_element(const DocNode *self);
/* The language in force at `self`: its own or the nearest ancestor's; NULL when none. */
const char *doc_node_language(const DocNode *self);
