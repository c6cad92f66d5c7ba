/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens: what the Markdown parser and the HTML scanner found, in order, before it is a
 * tree. Markdown's own structure is well nested; raw tags between it need not be, which is
 * why no tree is built until html_resolve() has turned them into nodes. */
#pragma once

#include "doc/node.h"
#include "markdown/element.h"

typedef enum {
    TOKEN_OPEN,      /* `node` begins; TOKEN_CLOSE ends it */
    TOKEN_CLOSE,     /* the innermost open node ends */
    TOKEN_LEAF,      /* `node`, complete */
    TOKEN_RAW_TEXT,  /* characters of raw HTML in `node`, white space as written */
    TOKEN_START_TAG, /* a raw tag: `element`, `attributes` */
    TOKEN_END_TAG
} TokenKind;

typedef struct {
    TokenKind kind;
    DocNode *node;          /* owned until someone takes it; NULL for tags and CLOSE */
    const Element *element; /* tags only */
    char **attributes;      /* START_TAG: name, value, name, value ..., NULL */
    DiagPlace place;
} Token;

/* An array of Token that frees what is left in it. */
GArray *token_array_new(void);

static inline Token *
token_at(GArray *tokens, guint index)
{
    return &g_array_index(tokens, Token, index);
}

/* Appends a token; takes `node`. */
void token_add(GArray *tokens, TokenKind kind, DocNode *node, DiagPlace place);

/* Appends a tag; takes `attributes`, which may be NULL. */
void token_add_tag(GArray *tokens, TokenKind kind, const Element *element,
                   char **attributes, DiagPlace place);
