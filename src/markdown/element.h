/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of HTML, and what each means for a book. Names that are not here are
 * placeholders in prose (<none>, <pod>) and stay text. */
#pragma once

#include "doc/node.h"

typedef enum {
    ELEMENT_INLINE,  /* says nothing to a book: its content stays where it is */
    ELEMENT_BLOCK,   /* the same, but text before, in and after it are apart */
    ELEMENT_NODE,    /* a node of `kind`, with `class_name` if any */
    ELEMENT_CODE,    /* DOC_CODE of the characters inside */
    ELEMENT_PRE,     /* DOC_CODE_BLOCK of the characters inside */
    ELEMENT_EMBED,   /* DOC_CARD; what it holds is for those who cannot show it */
    ELEMENT_DRAWING, /* a picture in markup: the characters inside stay */
    ELEMENT_DROPPED, /* vanishes with all it holds */
    ELEMENT_SCRIPT   /* the same, and what it holds is no HTML */
} ElementRole;

typedef struct {
    const char *name;
    ElementRole role;
    DocKind kind;           /* ELEMENT_NODE */
    const char *class_name; /* NULL: none */
    bool is_void;           /* has no content and no end tag */
    bool is_word;           /* List<Object>, <Button>: programs use it as a name */
} Element;

/* The element called `name` in any case; NULL when HTML has none. Lent, static. */
const Element *element_lookup(const char *name, gsize length);

/* True for <thead>, <tbody> and <tfoot>. */
bool element_groups_rows(const Element *element);
