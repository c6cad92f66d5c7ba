/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/cursor.h"

StyleCursor
style_cursor_new(const StyleTokens *tokens)
{
    const StyleToken *first = (const StyleToken *) (const void *) tokens->array->data;
    return (StyleCursor){first, first + tokens->array->len - 1};
}

bool
style_cursor_is_done(const StyleCursor *self)
{
    return self->at >= self->end;
}

bool
style_cursor_sees(const StyleCursor *self, StyleTokenKind kind)
{
    return self->at < self->end && self->at->kind == kind;
}

bool
style_cursor_sees_delim(const StyleCursor *self, char delim)
{
    return style_cursor_sees(self, TOKEN_DELIM) && self->at->delim == (gunichar) delim;
}

bool
style_cursor_sees_ident(const StyleCursor *self, const char *name)
{
    return style_cursor_sees(self, TOKEN_IDENT) &&
           g_ascii_strcasecmp(self->at->text, name) == 0;
}

bool
style_cursor_sees_function(const StyleCursor *self, const char *name)
{
    return style_cursor_sees(self, TOKEN_FUNCTION) &&
           g_ascii_strcasecmp(self->at->text, name) == 0;
}

void
style_cursor_skip_space(StyleCursor *self)
{
    while (style_cursor_sees(self, TOKEN_SPACE))
        self->at++;
}

const StyleToken *
style_cursor_take(StyleCursor *self)
{
    if (style_cursor_is_done(self))
        return NULL;
    const StyleToken *token = self->at++;
    style_cursor_skip_space(self);
    return token;
}

void
style_cursor_skip_value(StyleCursor *self)
{
    if (style_cursor_is_done(self))
        return;
    self->at += self->at->to_closing + 1;
    if (self->at > self->end)
        self->at = self->end;
}

StyleCursor
style_cursor_enter(StyleCursor *self)
{
    const StyleToken *closing = self->at + self->at->to_closing;
    StyleCursor inside = {self->at + 1, MIN(closing, self->end)};
    style_cursor_skip_value(self);
    style_cursor_skip_space(self);
    return style_cursor_trim(inside);
}

StyleCursor
style_cursor_trim(StyleCursor self)
{
    style_cursor_skip_space(&self);
    while (self.end > self.at && self.end[-1].kind == TOKEN_SPACE)
        self.end--;
    return self;
}

gsize
style_cursor_offset(const StyleCursor *self)
{
    return self->at->start;
}

char *
style_cursor_text(StyleCursor self, const Source *source)
{
    GString *out = g_string_new(NULL);
    for (const StyleToken *token = self.at; token < self.end; token++) {
        /* Two names that only a comment parts must not become one. */
        if (token > self.at && token[-1].end < token->start)
            g_string_append(out, "/**/");
        if (token->kind == TOKEN_SPACE)
            g_string_append_c(out, ' ');
        else
            g_string_append_len(out, source_text(source) + token->start,
                                token->end - token->start);
    }
    return g_string_free(out, FALSE);
}
