/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading along a run of tokens: the one way in which all parsers of this room look at
 * them. A cursor is copied freely; to try something, try it on a copy.
 */
#pragma once

#include "style/token.h"

/* A run of tokens that is being read: `at` moves towards `end`, which is not part of it. */
typedef struct {
    const StyleToken *at, *end;
} StyleCursor;

/* All tokens but the end. */
StyleCursor style_cursor_new(const StyleTokens *tokens);

bool style_cursor_is_done(const StyleCursor *self);
/* Passes white space. */
void style_cursor_skip_space(StyleCursor *self);
/* True when the next token is of `kind`. */
bool style_cursor_sees(const StyleCursor *self, StyleTokenKind kind);
/* True when the next token is the character `delim`. */
bool style_cursor_sees_delim(const StyleCursor *self, char delim);
/* True when the next token is the identifier `name`, in any case. */
bool style_cursor_sees_ident(const StyleCursor *self, const char *name);
/* True when the next token is the function `name`, in any case. */
bool style_cursor_sees_function(const StyleCursor *self, const char *name);
/* Passes one token, and white space after it; NULL at the end. */
const StyleToken *style_cursor_take(StyleCursor *self);
/* Passes a token with what it brackets. */
void style_cursor_skip_value(StyleCursor *self);
/* The inside of the bracket or function that comes next, which is passed with the white
 * space after it. */
StyleCursor style_cursor_enter(StyleCursor *self);
/* Takes the white space at both ends away. */
StyleCursor style_cursor_trim(StyleCursor self);
/* The bytes of the source that `self` stands on. */
gsize style_cursor_offset(const StyleCursor *self);
/* What is left as text: white space as one space, comments left out. The caller owns it. */
char *style_cursor_text(StyleCursor self, const Source *source);
