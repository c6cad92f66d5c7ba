/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/parser.h"

#include <string.h>

#include "base/limits.h"
#include "math/command.h"
#include "math/infix.h"
#include "math/symbol.h"

#define PRIME 0x2032
#define SPLICED 1 /* MathNode.value of a row that is no group */

MathNode *
math_parse_splice_new(void)
{
    MathNode *row = math_node_new(MATH_ROW, MATH_ORD);
    row->value = SPLICED;
    return row;
}

static bool
ends_row(const MathToken *token)
{
    static const char *const ends[] = {"\\",    "cr",        "right",  "end",
                                       "hline", "hdashline", "newline"};
    if (token->kind != MATH_TOKEN_COMMAND)
        return token->kind == MATH_TOKEN_END || token->kind == MATH_TOKEN_CLOSE ||
               token->kind == MATH_TOKEN_CELL;
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
        if (strcmp(token->name, ends[i]) == 0)
            return true;
    return false;
}

/* Letters that no mathematics font has: Hangul, kana, accented letters. */
static bool
is_word_character(gunichar c)
{
    if (c < 0xC0 || (c >= 0x370 && c <= 0x3FF) || (c >= 0x2000 && c <= 0x2FFF) ||
        (c >= 0x1D400 && c <= 0x1D7FF) || c == 0xD7 || c == 0xF7 || c == 0x131)
        return false;
    return g_unichar_isalpha(c) || (c >= 0x3000 && c <= 0x303F);
}

static MathNode *
parse_words(MathParser *self, gunichar first)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_unichar(text, first);
    for (;;) {
        const MathToken *token = math_reader_peek(&self->reader);
        if (token->kind != MATH_TOKEN_CHARACTER || !is_word_character(token->code))
            break;
        g_string_append_unichar(text, token->code);
        math_reader_next(&self->reader);
    }
    MathNode *node = math_node_new(MATH_TEXT, MATH_ORD);
    node->alphabet = MATH_ALPHABET_ROMAN;
    node->text = g_string_free(g_steal_pointer(&text), FALSE);
    return node;
}

static MathNode *
parse_character(MathParser *self, gunichar c)
{
    if (is_word_character(c))
        return parse_words(self, c);
    MathNode *node = math_node_new(MATH_SYMBOL, MATH_ORD);
    node->class = math_symbol_of_character(c, &node->code, &node->limits);
    node->alphabet = self->alphabet;
    return node;
}

static MathNode *
parse_named(MathParser *self, const char *name)
{
    const MathSymbol *symbol = math_symbol_lookup(name);
    if (symbol != NULL) {
        MathNode *node = math_node_new_symbol(symbol->code, symbol->class);
        node->limits = symbol->limits;
        node->alphabet = self->alphabet;
        return node;
    }
    const char *words;
    MathLimits limits;
    if (!math_symbol_name(name, &words, &limits)) {
        math_reader_fail(&self->reader, MATH_ERROR_UNKNOWN, "the command \\%s is unknown",
                         name);
        return math_node_new(MATH_ROW, MATH_ORD);
    }
    MathNode *node = math_node_new(MATH_NAME, MATH_OP), *text;
    node->limits = limits;
    node->body = math_node_new(MATH_ROW, MATH_ORD);
    text = math_node_new(MATH_TEXT, MATH_ORD);
    text->alphabet = MATH_ALPHABET_ROMAN;
    text->text = g_strdup(words);
    math_node_append(node->body, text);
    return node;
}

/* Behind "{". */
static MathNode *
parse_group(MathParser *self)
{
    MathAlphabet alphabet = self->alphabet;
    MathNode *row = math_parse_row(self);
    self->alphabet = alphabet;
    if (!math_reader_skip(&self->reader, MATH_TOKEN_CLOSE))
        math_reader_fail(&self->reader, MATH_ERROR_SYNTAX, "a '}' is missing");
    return row;
}

/* One atom without its scripts; NULL when a command gives none. */
static MathNode *
parse_atom(MathParser *self)
{
    MathToken token = math_reader_next(&self->reader);
    MathNode *node = NULL;
    switch (token.kind) {
    case MATH_TOKEN_CHARACTER:
        return parse_character(self, token.code);
    case MATH_TOKEN_COMMAND:
        if (math_command_parse(self, token.name, &node))
            return node;
        return parse_named(self, token.name);
    case MATH_TOKEN_OPEN:
        return parse_group(self);
    case MATH_TOKEN_TIE:
        node = math_node_new(MATH_SPACE, MATH_ORD);
        node->value = MATH_EM / 3;
        return node;
    default:
        return math_node_new(MATH_ROW, MATH_ORD);
    }
}

MathNode *
math_parse_argument(MathParser *self)
{
    const MathToken *token = math_reader_peek(&self->reader);
    MathNode *node = NULL;
    if (token->kind == MATH_TOKEN_SUPER || token->kind == MATH_TOKEN_SUB ||
        ends_row(token))
        math_reader_fail(&self->reader, MATH_ERROR_SYNTAX, "an argument is missing");
    else if (++self->depth > LIMIT_FORMULA_DEPTH)
        math_reader_fail(&self->reader, MATH_ERROR_LIMIT, "its groups are too deep");
    else
        node = parse_atom(self);
    self->depth -= self->depth > 0;
    return node != NULL ? node : math_node_new(MATH_ROW, MATH_ORD);
}

MathNode *
math_parse_in_alphabet(MathParser *self, MathAlphabet alphabet)
{
    MathAlphabet before = self->alphabet;
    self->alphabet = alphabet;
    MathNode *node = math_parse_argument(self);
    self->alphabet = before;
    return node;
}

static void
set_script(MathParser *self, MathNode **script, const char *name)
{
    MathNode *argument = math_parse_argument(self);
    if (*script == NULL) {
        *script = argument;
    } else if ((*script)->kind == MATH_ROW && (*script)->value == SPLICED) {
        math_node_append(*script, argument); /* f'^2: after the primes */
        (*script)->value = 0;
    } else {
        math_node_free(argument);
        math_reader_fail(&self->reader, MATH_ERROR_SYNTAX, "two %s at one place", name);
    }
}

static void
add_prime(MathParser *self, MathNode **upper)
{
    if (*upper == NULL)
        *upper = math_parse_splice_new();
    if ((*upper)->kind == MATH_ROW && (*upper)->value == SPLICED)
        math_node_append(*upper, math_node_new_symbol(PRIME, MATH_ORD));
    else
        math_reader_fail(&self->reader, MATH_ERROR_SYNTAX,
                         "two superscripts at one place");
}

static bool
set_limits(MathNode *body, const MathToken *token)
{
    static const char *const names[] = {"nolimits", "displaylimits", "limits"};
    if (token->kind != MATH_TOKEN_COMMAND)
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(token->name, names[i]) == 0) {
            body->limits = (MathLimits) i;
            return true;
        }
    return false;
}

/* Reads one thing that stands up or down beside `body`; false when there is none. */
static bool
parse_script(MathParser *self, MathNode *body, MathNode **upper, MathNode **lower)
{
    const MathToken *token = math_reader_peek(&self->reader);
    bool is_super = token->kind == MATH_TOKEN_SUPER;
    bool is_prime = token->kind == MATH_TOKEN_CHARACTER &&
                    (token->code == '\'' || token->code == PRIME);
    if (!is_super && !is_prime && token->kind != MATH_TOKEN_SUB &&
        !set_limits(body, token))
        return false;
    if (token->kind == MATH_TOKEN_COMMAND) {
        math_reader_next(&self->reader);
    } else if (is_prime) {
        math_reader_next(&self->reader);
        add_prime(self, upper);
    } else {
        math_reader_next(&self->reader);
        set_script(self, is_super ? upper : lower,
                   is_super ? "superscripts" : "subscripts");
    }
    return true;
}

/* `body` (taken) with what stands up or down beside it. */
static MathNode *
parse_scripts(MathParser *self, MathNode *body)
{
    MathNode *upper = NULL, *lower = NULL;
    while (self->reader.error == NULL && parse_script(self, body, &upper, &lower))
        ;
    if (upper == NULL && lower == NULL)
        return body;
    if (upper != NULL)
        upper->value = upper->kind == MATH_ROW ? 0 : upper->value;
    MathNode *node = math_node_new(MATH_SCRIPTS, body->class);
    node->limits = body->limits;
    node->body = body;
    node->upper = upper;
    node->lower = lower;
    return node;
}

/* Appends `node` (taken), or its children when it only holds them together. */
static void
append(MathNode *row, MathNode *node)
{
    if (node->kind != MATH_ROW || node->value != SPLICED) {
        math_node_append(row, node);
        return;
    }
    while (node->children->len > 0)
        math_node_append(row, g_ptr_array_steal_index(node->children, 0));
    math_node_free(node);
}

/* True for a script or prime that has nothing before it. */
static bool
lacks_body(const MathToken *token)
{
    return token->kind == MATH_TOKEN_SUPER || token->kind == MATH_TOKEN_SUB ||
           (token->kind == MATH_TOKEN_CHARACTER && token->code == '\'');
}

MathNode *
math_parse_row(MathParser *self)
{
    MathNode *row = math_node_new(MATH_ROW, MATH_ORD);
    if (++self->depth > LIMIT_FORMULA_DEPTH)
        math_reader_fail(&self->reader, MATH_ERROR_LIMIT, "its groups are too deep");
    while (self->reader.error == NULL) {
        const MathToken *token = math_reader_peek(&self->reader);
        if (ends_row(token))
            break;
        if (token->kind == MATH_TOKEN_COMMAND && math_infix_is(token->name)) {
            row = math_infix_parse(self, row);
            continue;
        }
        MathNode *node =
            lacks_body(token) ? math_node_new(MATH_ROW, MATH_ORD) : parse_atom(self);
        if (node != NULL)
            append(row, parse_scripts(self, node));
    }
    self->depth--;
    return row;
}

gunichar
math_parse_delimiter(MathParser *self)
{
    MathToken token = math_reader_next(&self->reader);
    if (token.kind == MATH_TOKEN_CHARACTER && token.code == '.')
        return 0;
    gunichar code = 0;
    if (token.kind == MATH_TOKEN_CHARACTER || token.kind == MATH_TOKEN_COMMAND)
        code = math_symbol_delimiter(token.name, token.code);
    if (code == 0)
        math_reader_fail(&self->reader, MATH_ERROR_SYNTAX,
                         "a delimiter is missing after \\left, \\right or \\big");
    return code;
}

void
math_parse_expect(MathParser *self, const char *name)
{
    MathToken token = math_reader_next(&self->reader);
    if (!math_token_is(&token, name))
        math_reader_fail(&self->reader, MATH_ERROR_SYNTAX, "a \\%s is missing", name);
}

MathNode *
math_parse_nested(MathParser *self, const char *tex)
{
    MathParser nested = {.alphabet = self->alphabet, .depth = self->depth};
    math_reader_init(&nested.reader, tex, self->reader.macros);
    nested.reader.tokens = self->reader.tokens;
    nested.reader.added = self->reader.added;
    MathNode *row = math_parse_row(&nested);
    if (nested.reader.error == NULL &&
        math_reader_peek(&nested.reader)->kind != MATH_TOKEN_END)
        math_reader_fail(&nested.reader, MATH_ERROR_SYNTAX, "a group ends too early");
    self->reader.tokens = nested.reader.tokens;
    self->reader.added = nested.reader.added;
    math_node_free(nested.tag);
    if (nested.reader.error != NULL && self->reader.error == NULL)
        self->reader.error = g_steal_pointer(&nested.reader.error);
    math_reader_clear(&nested.reader);
    return row;
}
