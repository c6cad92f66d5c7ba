/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/reader.h"

#include <string.h>

#include "base/limits.h"

G_DEFINE_QUARK(math_error, math_error)

typedef struct {
    char *owned; /* NULL: the formula itself */
    const char *at;
} Frame;

static void
clear_frame(gpointer data)
{
    g_free(((Frame *) data)->owned);
}

void
math_reader_init(MathReader *self, const char *tex, MathMacros *macros)
{
    *self = (MathReader){.macros = macros};
    self->frames = g_array_new(FALSE, FALSE, sizeof(Frame));
    g_array_set_clear_func(self->frames, clear_frame);
    Frame frame = {NULL, tex};
    g_array_append_val(self->frames, frame);
    if (strlen(tex) > LIMIT_FORMULA_BYTES)
        math_reader_fail(self, MATH_ERROR_LIMIT, "it is longer than %d KiB",
                         LIMIT_FORMULA_BYTES / LIMIT_KIB);
}

void
math_reader_clear(MathReader *self)
{
    g_array_unref(self->frames);
    g_clear_error(&self->error);
}

void
math_reader_fail(MathReader *self, MathErrorCode code, const char *format, ...)
{
    if (self->error != NULL)
        return;
    va_list arguments;
    va_start(arguments, format);
    self->error = g_error_new_valist(MATH_ERROR, code, format, arguments);
    va_end(arguments);
}

/* The frame to read from, without those that are read; NULL at the end. */
static Frame *
top(MathReader *self)
{
    while (self->frames->len > 0 && self->error == NULL) {
        Frame *frame = &g_array_index(self->frames, Frame, self->frames->len - 1);
        if (*frame->at != '\0')
            return frame;
        g_array_set_size(self->frames, self->frames->len - 1);
    }
    return NULL;
}

static void
push(MathReader *self, char *text)
{
    self->added += strlen(text);
    Frame frame = {text, text};
    g_array_append_val(self->frames, frame);
    if (self->added > LIMIT_FORMULA_ADDED || self->frames->len > LIMIT_FORMULA_MACROS)
        math_reader_fail(self, MATH_ERROR_LIMIT, "its own commands have no end");
}

static void
skip_comment(Frame *frame)
{
    frame->at += strcspn(frame->at, "\n");
}

static void
skip_space(MathReader *self)
{
    for (Frame *frame; (frame = top(self)) != NULL;) {
        if (g_ascii_isspace(*frame->at))
            frame->at++;
        else if (*frame->at == '%')
            skip_comment(frame);
        else
            return;
    }
}

/* The command behind the backslash at `frame->at`. */
static void
read_command(MathReader *self, Frame *frame, MathToken *token)
{
    const char *start = ++frame->at, *p = start;
    while (g_ascii_isalpha(*p))
        p++;
    if (p == start && *p != '\0')
        p = g_utf8_next_char(p);
    gsize length = (gsize) (p - start);
    frame->at = p;
    token->kind = MATH_TOKEN_COMMAND;
    if (length >= sizeof token->name)
        math_reader_fail(self, MATH_ERROR_UNKNOWN, "the command \\%.*s is unknown",
                         (int) MIN(length, 60), start);
    else
        memcpy(token->name, start, length);
}

static MathToken
read_token(MathReader *self)
{
    static const char signs[] = "{}^_&~";
    static const MathTokenKind kinds[] = {MATH_TOKEN_OPEN,  MATH_TOKEN_CLOSE,
                                          MATH_TOKEN_SUPER, MATH_TOKEN_SUB,
                                          MATH_TOKEN_CELL,  MATH_TOKEN_TIE};
    MathToken token = {.kind = MATH_TOKEN_END};
    skip_space(self);
    Frame *frame = top(self);
    if (frame == NULL)
        return token;
    if (++self->tokens > LIMIT_FORMULA_TOKENS)
        math_reader_fail(self, MATH_ERROR_LIMIT, "it has too many signs");
    const char *sign = strchr(signs, *frame->at);
    if (*frame->at == '\\') {
        read_command(self, frame, &token);
    } else if (sign != NULL) {
        token.kind = kinds[sign - signs];
        frame->at++;
    } else {
        token.kind = MATH_TOKEN_CHARACTER;
        token.code = g_utf8_get_char(frame->at);
        frame->at = g_utf8_next_char(frame->at);
    }
    return self->error == NULL ? token : (MathToken){.kind = MATH_TOKEN_END};
}

/* The characters up to, without, the brace or bracket that closes. */
static char *
read_until(MathReader *self, char close)
{
    g_autoptr(GString) text = g_string_new(NULL);
    int depth = 0;
    for (Frame *frame; (frame = top(self)) != NULL;) {
        char c = *frame->at;
        if (c == close && depth == 0) {
            frame->at++;
            return g_string_free(g_steal_pointer(&text), FALSE);
        }
        depth += (c == '{') - (c == '}');
        if (c == '\\' && frame->at[1] != '\0')
            g_string_append_c(text, *frame->at++);
        const char *next = g_utf8_next_char(frame->at);
        g_string_append_len(text, frame->at, next - frame->at);
        frame->at = next;
    }
    math_reader_fail(self, MATH_ERROR_SYNTAX, "a '%c' is missing", close);
    return g_strdup("");
}

/* The token as it is written; a command keeps a space behind it. */
static char *
write_token(const MathToken *token)
{
    static const char *const signs[] = {"", "", "", "{", "}", "^", "_", "&", "~"};
    if (token->kind == MATH_TOKEN_COMMAND)
        return g_strdup_printf("\\%s ", token->name);
    if (token->kind != MATH_TOKEN_CHARACTER)
        return g_strdup(signs[token->kind]);
    char text[7] = "";
    g_unichar_to_utf8(token->code, text);
    return g_strdup(text);
}

/* As math_reader_raw, without looking at what the token means. */
static char *
read_raw(MathReader *self)
{
    MathToken token = self->has_peeked ? self->peeked : read_token(self);
    self->has_peeked = false;
    if (token.kind == MATH_TOKEN_OPEN)
        return read_until(self, '}');
    if (token.kind == MATH_TOKEN_CLOSE || token.kind == MATH_TOKEN_END)
        math_reader_fail(self, MATH_ERROR_SYNTAX, "a command lacks its argument");
    return write_token(&token);
}

char *
math_reader_raw(MathReader *self)
{
    return read_raw(self);
}

/* The next character, when no token has been looked at; 0 at the end. */
static char
next_byte(MathReader *self)
{
    skip_space(self);
    const Frame *frame = top(self);
    return frame != NULL ? *frame->at : '\0';
}

static char *
read_optional(MathReader *self)
{
    if (self->has_peeked) {
        if (self->peeked.kind != MATH_TOKEN_CHARACTER || self->peeked.code != '[')
            return NULL;
        self->has_peeked = false;
        return read_until(self, ']');
    }
    if (next_byte(self) != '[')
        return NULL;
    top(self)->at++;
    return read_until(self, ']');
}

char *
math_reader_optional(MathReader *self)
{
    return read_optional(self);
}

/* "2pt]", "-1.5 em]", "t]" */
static bool
holds_gap(const char *text)
{
    const char *p = text + strspn(text, " -+.0123456789");
    gsize letters = 0;
    while (g_ascii_isalpha(p[letters]))
        letters++;
    bool is_length = letters == 2 && strpbrk(text, "0123456789") < p;
    return (is_length || (letters == 1 && p == text)) &&
           p[letters + strspn(p + letters, " ")] == ']';
}

char *
math_reader_gap(MathReader *self)
{
    bool is_peeked = self->has_peeked && self->peeked.kind == MATH_TOKEN_CHARACTER &&
                     self->peeked.code == '[';
    if (self->has_peeked ? !is_peeked : next_byte(self) != '[')
        return NULL;
    const Frame *frame = top(self);
    if (frame == NULL || !holds_gap(frame->at + (is_peeked ? 0 : 1)))
        return NULL;
    return read_optional(self);
}

/* Puts the meaning of `macro`, its arguments put in, before what is to be read. */
static void
expand(MathReader *self, const MathMacro *macro)
{
    g_auto(GStrv) arguments = g_new0(char *, 10);
    int first = 0;
    if (macro->optional != NULL) {
        char *given = read_optional(self);
        arguments[first++] = given != NULL ? given : g_strdup(macro->optional);
    }
    for (int i = first; i < macro->arguments; i++)
        arguments[i] = read_raw(self);
    GString *text = g_string_new(NULL);
    for (const char *p = macro->body; *p != '\0'; p++) {
        int number = *p == '#' ? g_ascii_digit_value(p[1]) : -1;
        if (number >= 1 && number <= macro->arguments) {
            g_string_append(text, arguments[number - 1]);
            p++;
        } else {
            g_string_append_c(text, *p);
        }
        if (text->len > LIMIT_FORMULA_ADDED)
            break;
    }
    push(self, g_string_free(text, FALSE));
}

MathToken
math_reader_next(MathReader *self)
{
    if (self->has_peeked) {
        self->has_peeked = false;
        return self->peeked;
    }
    for (;;) {
        MathToken token = read_token(self);
        const MathMacro *macro = token.kind == MATH_TOKEN_COMMAND
                                     ? math_macros_lookup(self->macros, token.name)
                                     : NULL;
        if (macro == NULL)
            return token;
        expand(self, macro);
    }
}

const MathToken *
math_reader_peek(MathReader *self)
{
    if (!self->has_peeked) {
        self->peeked = math_reader_next(self);
        self->has_peeked = true;
    }
    return &self->peeked;
}

bool
math_reader_skip(MathReader *self, MathTokenKind kind)
{
    if (math_reader_peek(self)->kind != kind)
        return false;
    self->has_peeked = false;
    return true;
}

bool
math_reader_skip_character(MathReader *self, gunichar code)
{
    const MathToken *token = math_reader_peek(self);
    if (token->kind != MATH_TOKEN_CHARACTER || token->code != code)
        return false;
    self->has_peeked = false;
    return true;
}

bool
math_token_is(const MathToken *token, const char *command)
{
    return token->kind == MATH_TOKEN_COMMAND && strcmp(token->name, command) == 0;
}

char *
math_reader_length(MathReader *self)
{
    g_autoptr(GString) text = g_string_new(NULL);
    if (math_reader_peek(self)->kind == MATH_TOKEN_OPEN)
        return read_raw(self);
    for (guint letters = 0; letters < 2 && text->len < 16;) {
        const MathToken *token = math_reader_peek(self);
        if (token->kind != MATH_TOKEN_CHARACTER || token->code > 0x7E)
            break;
        letters += g_ascii_isalpha((char) token->code) ? 1 : 0;
        g_string_append_c(text, (char) token->code);
        math_reader_next(self);
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* The name in "\name " or " {\name}", which is not replaced by what it means now. */
static char *
read_name(MathReader *self)
{
    g_autofree char *raw = read_raw(self);
    const char *name = g_strstrip(raw);
    if (*name != '\\' || name[1] == '\0' || strlen(name) >= sizeof(self->peeked.name)) {
        math_reader_fail(self, MATH_ERROR_SYNTAX, "a definition lacks its name");
        return g_strdup("");
    }
    return g_strdup(name + 1);
}

/* How many #1#2 ... stand before the body of a \def. */
static int
count_parameters(MathReader *self)
{
    int count = 0;
    while (count < 9 && next_byte(self) == '#') {
        Frame *frame = top(self);
        frame->at += frame->at[1] != '\0' ? 2 : 1;
        count++;
    }
    return count;
}

void
math_reader_define(MathReader *self, const char *name)
{
    bool is_operator = strcmp(name, "DeclareMathOperator") == 0, is_starred = false;
    if (next_byte(self) == '*') {
        top(self)->at++;
        is_starred = true;
    }
    g_autofree char *defined = read_name(self), *optional = NULL;
    int arguments = 0;
    if (strcmp(name, "def") == 0 || strcmp(name, "gdef") == 0) {
        arguments = count_parameters(self);
    } else if (!is_operator) {
        g_autofree char *number = read_optional(self);
        arguments = number != NULL ? CLAMP(atoi(number), 0, 9) : 0;
        optional = arguments > 0 ? read_optional(self) : NULL;
    }
    g_autofree char *body = read_raw(self);
    if (is_operator) {
        g_autofree char *text = g_steal_pointer(&body);
        body = g_strdup_printf("\\operatorname%s{%s}", is_starred ? "*" : "", text);
    }
    if (self->error == NULL &&
        !math_macros_define(self->macros, defined, arguments, optional, body))
        math_reader_fail(self, MATH_ERROR_LIMIT, "too many commands are defined");
}
