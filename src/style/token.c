/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/token.h"

#include <string.h>

/* Numbers longer than this are cut: no sheet needs more digits than a double holds. */
#define NUMBER_BYTES 63

typedef struct {
    const char *text, *end; /* of the whole source */
    const char *at;
    StyleTokens *out;
    StyleFaults *faults;
    GString *buffer; /* for names and strings with escapes */
} Reader;

static char
peek(const Reader *self, gsize ahead)
{
    return (gsize) (self->end - self->at) > ahead ? self->at[ahead] : '\0';
}

static gsize
offset_of(const Reader *self, const char *p)
{
    return (gsize) (p - self->text);
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f';
}

static bool
is_name_start(char c)
{
    return g_ascii_isalpha(c) || c == '_' || (guchar) c >= 0x80;
}

static bool
is_name(char c)
{
    return is_name_start(c) || g_ascii_isdigit(c) || c == '-';
}

static bool
starts_escape(const Reader *self, gsize ahead)
{
    return peek(self, ahead) == '\\' && peek(self, ahead + 1) != '\n' &&
           (gsize) (self->end - self->at) > ahead + 1;
}

/* CSS Syntax 3 §4.3.9 */
static bool
starts_ident(const Reader *self, gsize ahead)
{
    char c = peek(self, ahead);
    if (c == '-')
        return is_name_start(peek(self, ahead + 1)) || peek(self, ahead + 1) == '-' ||
               starts_escape(self, ahead + 1);
    return is_name_start(c) || starts_escape(self, ahead);
}

/* CSS Syntax 3 §4.3.10 */
static bool
starts_number(const Reader *self)
{
    gsize ahead = peek(self, 0) == '+' || peek(self, 0) == '-';
    if (peek(self, ahead) == '.')
        ahead++;
    return g_ascii_isdigit(peek(self, ahead));
}

/* After the backslash: CSS Syntax 3 §4.3.7. */
static void
read_escape(Reader *self)
{
    if (!g_ascii_isxdigit(*self->at)) {
        const char *next = g_utf8_next_char(self->at);
        g_string_append_len(self->buffer, self->at, next - self->at);
        self->at = next;
        return;
    }
    gunichar c = 0;
    for (int i = 0; i < 6 && g_ascii_isxdigit(peek(self, 0)); i++)
        c = c * 16 + (gunichar) g_ascii_xdigit_value(*self->at++);
    if (is_space(peek(self, 0)))
        self->at++;
    if (c == 0 || !g_unichar_validate(c))
        c = 0xFFFD;
    g_string_append_unichar(self->buffer, c);
}

/* The name at hand, kept with the tokens. */
static const char *
read_name(Reader *self)
{
    const char *start = self->at;
    while (is_name(peek(self, 0)))
        self->at++;
    if (!starts_escape(self, 0))
        return g_string_chunk_insert_len(self->out->strings, start, self->at - start);
    g_string_truncate(self->buffer, 0);
    g_string_append_len(self->buffer, start, self->at - start);
    while (is_name(peek(self, 0)) || starts_escape(self, 0)) {
        if (*self->at == '\\') {
            self->at++;
            read_escape(self);
        } else {
            g_string_append_c(self->buffer, *self->at++);
        }
    }
    return g_string_chunk_insert(self->out->strings, self->buffer->str);
}

/* CSS Syntax 3 §4.3.5; a line end in the string makes it bad. */
static void
read_string(Reader *self, StyleToken *token)
{
    const char *start = self->at;
    char quote = *self->at++;
    token->kind = TOKEN_STRING;
    g_string_truncate(self->buffer, 0);
    for (;; self->at++) {
        if (self->at == self->end || *self->at == '\n') {
            style_fault_syntax(self->faults, offset_of(self, start),
                               "a string is not closed on its line; what holds it is "
                               "skipped, put %c at its end",
                               quote);
            token->kind = TOKEN_BAD;
            break;
        }
        if (*self->at == quote) {
            self->at++;
            break;
        }
        if (*self->at != '\\') {
            g_string_append_c(self->buffer, *self->at);
        } else if (peek(self, 1) == '\n') {
            self->at++;
        } else if (self->at + 1 < self->end) {
            self->at++;
            read_escape(self);
            self->at--;
        }
    }
    token->text = g_string_chunk_insert(self->out->strings, self->buffer->str);
}

static void
skip_bad_url(Reader *self, StyleToken *token)
{
    style_fault_syntax(self->faults, token->start,
                       "this url() is not CSS; what holds it is skipped, put quotes "
                       "around the address");
    token->kind = TOKEN_BAD;
    while (self->at < self->end && *self->at != ')') {
        if (starts_escape(self, 0))
            self->at++;
        self->at = g_utf8_next_char(self->at);
    }
    if (self->at < self->end)
        self->at++;
}

/* After "url(" and its white space, when no quote follows: CSS Syntax 3 §4.3.6. */
static void
read_url(Reader *self, StyleToken *token)
{
    token->kind = TOKEN_URL;
    g_string_truncate(self->buffer, 0);
    while (self->at < self->end && *self->at != ')') {
        char c = *self->at;
        if (is_space(c)) {
            while (is_space(peek(self, 0)))
                self->at++;
            if (self->at < self->end && *self->at != ')') {
                skip_bad_url(self, token);
                return;
            }
        } else if (strchr("\"'(", c) != NULL || g_ascii_iscntrl(c) ||
                   (c == '\\' && !starts_escape(self, 0))) {
            skip_bad_url(self, token);
            return;
        } else if (c == '\\') {
            self->at++;
            read_escape(self);
        } else {
            g_string_append_c(self->buffer, c);
            self->at++;
        }
    }
    if (self->at == self->end) {
        skip_bad_url(self, token);
        return;
    }
    self->at++;
    token->text = g_string_chunk_insert(self->out->strings, self->buffer->str);
}

static void
read_ident_like(Reader *self, StyleToken *token)
{
    token->text = read_name(self);
    if (peek(self, 0) != '(') {
        token->kind = TOKEN_IDENT;
        return;
    }
    self->at++;
    token->kind = TOKEN_FUNCTION;
    if (g_ascii_strcasecmp(token->text, "url") != 0)
        return;
    const char *inside = self->at;
    while (inside < self->end && is_space(*inside))
        inside++;
    if (inside < self->end && (*inside == '"' || *inside == '\''))
        return;
    self->at = inside;
    read_url(self, token);
}

/* CSS Syntax 3 §4.3.3 and §4.3.12 */
static void
read_number(Reader *self, StyleToken *token)
{
    const char *start = self->at;
    token->is_integer = true;
    if (*self->at == '+' || *self->at == '-')
        self->at++;
    while (g_ascii_isdigit(peek(self, 0)))
        self->at++;
    if (peek(self, 0) == '.' && g_ascii_isdigit(peek(self, 1))) {
        token->is_integer = false;
        self->at++;
        while (g_ascii_isdigit(peek(self, 0)))
            self->at++;
    }
    gsize sign = peek(self, 1) == '+' || peek(self, 1) == '-';
    if ((peek(self, 0) == 'e' || peek(self, 0) == 'E') &&
        g_ascii_isdigit(peek(self, 1 + sign))) {
        token->is_integer = false;
        self->at += 1 + sign;
        while (g_ascii_isdigit(peek(self, 0)))
            self->at++;
    }
    char digits[NUMBER_BYTES + 1] = "";
    memcpy(digits, start, MIN((gsize) (self->at - start), (gsize) NUMBER_BYTES));
    token->number = g_ascii_strtod(digits, NULL);
    token->number = CLAMP(token->number, -1e9, 1e9);

    token->kind = TOKEN_NUMBER;
    if (starts_ident(self, 0)) {
        token->kind = TOKEN_DIMENSION;
        token->text = read_name(self);
    } else if (peek(self, 0) == '%') {
        token->kind = TOKEN_PERCENTAGE;
        self->at++;
    }
}

/* Passes comments; CSS Syntax 3 §4.3.2. */
static void
skip_comments(Reader *self)
{
    while (peek(self, 0) == '/' && peek(self, 1) == '*') {
        const char *start = self->at;
        const char *end = strstr(self->at + 2, "*/");
        self->at = end == NULL ? self->end : end + 2;
        if (end == NULL)
            style_fault_syntax(self->faults, offset_of(self, start),
                               "a comment is never closed; the rest of the sheet is part "
                               "of it, put */ where it ends");
    }
}

static StyleTokenKind
kind_of_mark(char c)
{
    switch (c) {
    case ':':
        return TOKEN_COLON;
    case ';':
        return TOKEN_SEMICOLON;
    case ',':
        return TOKEN_COMMA;
    case '[':
        return TOKEN_OPEN_SQUARE;
    case ']':
        return TOKEN_CLOSE_SQUARE;
    case '(':
        return TOKEN_OPEN_ROUND;
    case ')':
        return TOKEN_CLOSE_ROUND;
    case '{':
        return TOKEN_OPEN_CURLY;
    case '}':
        return TOKEN_CLOSE_CURLY;
    default:
        return TOKEN_DELIM;
    }
}

static void
read_mark(Reader *self, StyleToken *token)
{
    gsize left = (gsize) (self->end - self->at);
    if (left >= 4 && memcmp(self->at, "<!--", 4) == 0) {
        token->kind = TOKEN_COMMENT_MARK;
        self->at += 4;
    } else if (left >= 3 && memcmp(self->at, "-->", 3) == 0) {
        token->kind = TOKEN_COMMENT_MARK;
        self->at += 3;
    } else {
        token->kind = kind_of_mark(*self->at);
        token->delim = g_utf8_get_char(self->at);
        self->at = g_utf8_next_char(self->at);
    }
}

/* One token; CSS Syntax 3 §4.3.1. */
static StyleToken
read_token(Reader *self)
{
    StyleToken token = {.start = (guint) offset_of(self, self->at), .text = ""};
    char c = *self->at;
    if (is_space(c)) {
        token.kind = TOKEN_SPACE;
        while (is_space(peek(self, 0)))
            self->at++;
    } else if (c == '"' || c == '\'') {
        read_string(self, &token);
    } else if (starts_number(self)) {
        read_number(self, &token);
    } else if (c == '-' && peek(self, 1) == '-' && peek(self, 2) == '>') {
        read_mark(self, &token);
    } else if (starts_ident(self, 0)) {
        read_ident_like(self, &token);
    } else if (c == '@' && starts_ident(self, 1)) {
        self->at++;
        token.kind = TOKEN_AT;
        token.text = read_name(self);
    } else if (c == '#' && (is_name(peek(self, 1)) || starts_escape(self, 1))) {
        self->at++;
        token.kind = TOKEN_HASH;
        token.is_name = starts_ident(self, 0);
        token.text = read_name(self);
    } else {
        read_mark(self, &token);
    }
    token.end = (guint) offset_of(self, self->at);
    return token;
}

/* What closes an opening token; TOKEN_END for one that opens nothing. */
static StyleTokenKind
closing_of(StyleTokenKind kind)
{
    switch (kind) {
    case TOKEN_OPEN_SQUARE:
        return TOKEN_CLOSE_SQUARE;
    case TOKEN_OPEN_CURLY:
        return TOKEN_CLOSE_CURLY;
    case TOKEN_OPEN_ROUND:
    case TOKEN_FUNCTION:
        return TOKEN_CLOSE_ROUND;
    default:
        return TOKEN_END;
    }
}

/* Pairs the brackets as CSS Syntax 3 §5.4.8 reads them: a closing bracket that does not
 * fit the innermost open one is an ordinary token, and the end closes all. */
static void
pair_brackets(StyleTokens *self, StyleFaults *faults)
{
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint));
    StyleToken *tokens = (StyleToken *) (void *) self->array->data;
    for (guint i = 0; i < self->array->len; i++) {
        guint top = open->len > 0 ? g_array_index(open, guint, open->len - 1) : 0;
        if (closing_of(tokens[i].kind) != TOKEN_END) {
            g_array_append_val(open, i);
        } else if (open->len > 0 && tokens[i].kind == closing_of(tokens[top].kind)) {
            tokens[top].to_closing = i - top;
            g_array_set_size(open, open->len - 1);
        }
    }
    for (guint i = 0; i < open->len; i++) {
        guint at = g_array_index(open, guint, i);
        tokens[at].to_closing = self->array->len - 1 - at;
    }
    if (open->len > 0)
        style_fault_syntax(faults, tokens[g_array_index(open, guint, 0)].start,
                           "a bracket is never closed; it ends with the sheet, close it "
                           "where it should end");
}

StyleTokens *
style_tokens_new(const Source *source, StyleFaults *faults)
{
    StyleTokens *self = g_new0(StyleTokens, 1);
    self->array = g_array_new(FALSE, FALSE, sizeof(StyleToken));
    self->strings = g_string_chunk_new(4096);
    const char *text = source_text(source);
    g_autoptr(GString) buffer = g_string_new(NULL);
    Reader reader = {.text = text,
                     .end = text + source_length(source),
                     .at = text,
                     .out = self,
                     .faults = faults,
                     .buffer = buffer};
    for (skip_comments(&reader); reader.at < reader.end; skip_comments(&reader)) {
        StyleToken token = read_token(&reader);
        g_array_append_val(self->array, token);
    }
    guint length = (guint) source_length(source);
    StyleToken end = {.kind = TOKEN_END, .text = "", .start = length, .end = length};
    g_array_append_val(self->array, end);
    pair_brackets(self, faults);
    return self;
}

void
style_tokens_free(StyleTokens *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->array);
    g_string_chunk_free(self->strings);
    g_free(self);
}
