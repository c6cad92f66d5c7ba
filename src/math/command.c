/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/command.h"

#include <string.h>

#include "math/chemistry.h"
#include "math/colour.h"
#include "math/command_name.h"
#include "math/environment.h"
#include "math/length.h"
#include "math/symbol.h"
#include "math/words.h"

typedef MathNode *(*CommandParse)(MathParser *self, const MathCommand *command);

static MathNode *
parse_fraction(MathParser *self, const MathCommand *command)
{
    MathNode *node = math_node_new(MATH_FRACTION, MATH_INNER);
    node->level = command->value;
    node->value = command->code == '(' ? 0 : MATH_AUTO;
    if (command->code == '(') {
        node->code = '(';
        node->close = ')';
    }
    node->upper = math_parse_argument(self);
    node->lower = math_parse_argument(self);
    return node;
}

static MathNode *
parse_cfrac(MathParser *self, const MathCommand *command)
{
    g_free(math_reader_optional(&self->reader));
    return parse_fraction(self, command);
}

static MathNode *
parse_root(MathParser *self, const MathCommand *command)
{
    (void) command;
    MathNode *node = math_node_new(MATH_RADICAL, MATH_ORD);
    g_autofree char *degree = math_reader_optional(&self->reader);
    if (degree != NULL)
        node->upper = math_parse_nested(self, degree);
    node->body = math_parse_argument(self);
    return node;
}

static MathNode *
parse_accent(MathParser *self, const MathCommand *command)
{
    MathNode *node = math_node_new(MATH_ACCENT, MATH_ORD);
    node->code = command->code;
    node->is_wide = (command->value & MATH_COMMAND_WIDE) != 0;
    node->is_below = (command->value & MATH_COMMAND_BELOW) != 0;
    node->body = math_parse_argument(self);
    return node;
}

static MathNode *
parse_bar(MathParser *self, const MathCommand *command)
{
    MathNode *node = math_node_new(MATH_BAR, MATH_ORD);
    node->is_below = command->value == MATH_COMMAND_BELOW;
    node->body = math_parse_argument(self);
    return node;
}

static MathNode *
parse_stretch(MathParser *self, const MathCommand *command)
{
    bool is_brace = command->code >= 0x23B4;
    MathNode *node = math_node_new(MATH_STRETCH, is_brace ? MATH_OP : MATH_ORD);
    node->limits = is_brace ? MATH_LIMITS_ALWAYS : MATH_LIMITS_NEVER;
    node->code = command->code;
    node->is_below = command->value == MATH_COMMAND_BELOW;
    node->body = math_parse_argument(self);
    return node;
}

static MathNode *
parse_arrow(MathParser *self, const MathCommand *command)
{
    MathNode *node = math_node_new(MATH_ARROW, MATH_REL);
    node->code = command->code;
    g_autofree char *below = math_reader_optional(&self->reader);
    if (below != NULL)
        node->lower = math_parse_nested(self, below);
    node->upper = math_parse_argument(self);
    return node;
}

static MathNode *
parse_stack(MathParser *self, const MathCommand *command)
{
    MathNode *script = math_parse_argument(self);
    MathNode *body = math_parse_argument(self);
    const MathNode *core = math_node_core(body);
    bool is_relation = command->code == 'r';
    MathNode *node = math_node_new(MATH_STACK, is_relation              ? MATH_REL
                                               : core->kind == MATH_ROW ? MATH_ORD
                                                                        : core->class);
    node->body = body;
    if (command->value == MATH_COMMAND_BELOW)
        node->lower = script;
    else
        node->upper = script;
    return node;
}

static MathNode *
parse_alphabet(MathParser *self, const MathCommand *command)
{
    return math_parse_in_alphabet(self, (MathAlphabet) command->value);
}

/* \bf, \rm: to the end of the group. */
static MathNode *
parse_switch(MathParser *self, const MathCommand *command)
{
    self->alphabet = (MathAlphabet) command->value;
    return NULL;
}

static MathNode *
parse_text(MathParser *self, const MathCommand *command)
{
    g_autofree char *raw = math_reader_raw(&self->reader);
    return math_words_parse(self, raw, (MathAlphabet) command->value);
}

static MathNode *
parse_operator(MathParser *self, const MathCommand *command)
{
    (void) command;
    MathNode *node = math_node_new(MATH_NAME, MATH_OP);
    if (math_reader_skip_character(&self->reader, '*'))
        node->limits = MATH_LIMITS_DISPLAY;
    node->body = math_parse_in_alphabet(self, MATH_ALPHABET_ROMAN);
    return node;
}

static MathNode *
parse_class(MathParser *self, const MathCommand *command)
{
    MathNode *node = math_parse_argument(self);
    MathClass class = (MathClass) command->value;
    if (node->kind == MATH_SYMBOL || node->kind == MATH_ROW) {
        MathNode *row = math_node_new(class == MATH_OP ? MATH_NAME : MATH_ROW, class);
        if (class == MATH_OP) {
            row->limits = MATH_LIMITS_DISPLAY;
            row->body = node;
        } else {
            math_node_append(row, node);
        }
        return row;
    }
    node->class = class;
    return node;
}

static MathNode *
parse_fence(MathParser *self, const MathCommand *command)
{
    (void) command;
    MathNode *node = math_node_new(MATH_FENCE, MATH_INNER);
    MathAlphabet alphabet = self->alphabet;
    node->code = math_parse_delimiter(self);
    node->body = math_parse_row(self);
    self->alphabet = alphabet;
    math_parse_expect(self, "right");
    node->close = math_parse_delimiter(self);
    return node;
}

static MathNode *
parse_middle(MathParser *self, const MathCommand *command)
{
    (void) command;
    MathNode *node = math_node_new(MATH_MIDDLE, MATH_REL);
    node->code = math_parse_delimiter(self);
    return node;
}

/* code: the class, as "o", "c" or "m" at the end of the name; 0: ordinary. */
static MathNode *
parse_big(MathParser *self, const MathCommand *command)
{
    MathClass class = command->code == 'l'   ? MATH_OPEN
                      : command->code == 'r' ? MATH_CLOSE
                      : command->code == 'm' ? MATH_REL
                                             : MATH_ORD;
    MathNode *node = math_node_new(MATH_BIG, class);
    node->value = command->value;
    node->code = math_parse_delimiter(self);
    return node;
}

static MathNode *
parse_space(MathParser *self, const MathCommand *command)
{
    (void) self;
    MathNode *node = math_node_new(MATH_SPACE, MATH_ORD);
    node->value = (int) ((gint64) command->value * MATH_EM / 18);
    return node;
}

static MathNode *
parse_level(MathParser *self, const MathCommand *command)
{
    (void) self;
    MathNode *node = math_node_new(MATH_STYLE, MATH_ORD);
    node->level = command->value;
    return node;
}

static MathNode *
colour_node(int value)
{
    MathNode *node = math_node_new(MATH_COLOUR, MATH_ORD);
    node->value = value;
    return node;
}

/* value 1: \textcolor, else \color, which holds to the end of the group unless a group
 * follows: then it holds for that, as MathJax has it. */
static MathNode *
parse_colour(MathParser *self, const MathCommand *command)
{
    g_autofree char *model = math_reader_optional(&self->reader);
    g_autofree char *name = math_reader_raw(&self->reader);
    int value;
    if (!math_colour_read(name, model, &value))
        math_reader_fail(&self->reader, MATH_ERROR_UNKNOWN, "the colour '%s' is unknown",
                         name);
    if (command->value == 0 && math_reader_peek(&self->reader)->kind != MATH_TOKEN_OPEN)
        return colour_node(value);
    MathNode *row = math_parse_splice_new();
    math_node_append(row, colour_node(value));
    MathNode *body = math_parse_argument(self);
    if (body->kind == MATH_ROW) {
        while (body->children->len > 0)
            math_node_append(row, g_ptr_array_steal_index(body->children, 0));
        math_node_free(body);
    } else {
        math_node_append(row, body);
    }
    math_node_append(row, colour_node(MATH_AUTO));
    return row;
}

static MathNode *
parse_phantom(MathParser *self, const MathCommand *command)
{
    MathNode *node = math_node_new(MATH_PHANTOM, MATH_ORD);
    node->value = command->value;
    if (strcmp(command->name, "smash") == 0)
        g_free(math_reader_optional(&self->reader));
    node->body = math_parse_argument(self);
    return node;
}

/* A frame, a strike or a slash: code is the kind, value goes into the node. */
static MathNode *
parse_mark(MathParser *self, const MathCommand *command)
{
    MathNode *node = math_node_new((MathKind) command->code, MATH_ORD);
    node->value = command->value;
    if (strcmp(command->name, "fbox") == 0) {
        g_autofree char *raw = math_reader_raw(&self->reader);
        node->body = math_words_parse(self, raw, MATH_ALPHABET_ROMAN);
        return node;
    }
    node->body = math_parse_argument(self);
    if (node->kind == MATH_NOT)
        node->class = math_node_core(node->body)->class;
    return node;
}

static MathNode *
parse_begin(MathParser *self, const MathCommand *command)
{
    (void) command;
    return math_environment_parse(self);
}

static MathNode *
parse_substack(MathParser *self, const MathCommand *command)
{
    (void) command;
    return math_environment_parse_substack(self);
}

static MathNode *
parse_definition(MathParser *self, const MathCommand *command)
{
    math_reader_define(&self->reader, command->name);
    return NULL;
}

static MathNode *
parse_tag(MathParser *self, const MathCommand *command)
{
    (void) command;
    bool is_starred = math_reader_skip_character(&self->reader, '*');
    g_autofree char *raw = math_reader_raw(&self->reader);
    g_autofree char *text = is_starred ? g_strdup(raw) : g_strdup_printf("(%s)", raw);
    math_node_free(self->tag);
    self->tag = math_words_parse(self, text, MATH_ALPHABET_ROMAN);
    return NULL;
}

/* Commands that change nothing that we show; value: how many arguments go with them. */
static MathNode *
parse_nothing(MathParser *self, const MathCommand *command)
{
    for (int i = 0; i < command->value; i++)
        g_free(math_reader_raw(&self->reader));
    return NULL;
}

/* \href{...}{x}, \class{...}{x}: only x is shown. */
static MathNode *
parse_second(MathParser *self, const MathCommand *command)
{
    g_free(math_reader_raw(&self->reader));
    (void) command;
    return math_parse_argument(self);
}

static MathNode *
parse_length(MathParser *self, const MathCommand *command)
{
    (void) command;
    math_reader_skip_character(&self->reader, '*');
    MathNode *node = math_node_new(MATH_SPACE, MATH_ORD);
    g_autofree char *text = math_reader_length(&self->reader);
    if (!math_length_read(text, &node->value))
        math_reader_fail(&self->reader, MATH_ERROR_SYNTAX, "'%s' is no length", text);
    return node;
}

/* The delimiter that `text`, an argument, is; 0: none. */
static gunichar
delimiter_of(MathParser *self, const char *text)
{
    if (*text == '\0')
        return 0;
    bool is_command = *text == '\\';
    g_autofree char *name = g_strchomp(g_strdup(text + is_command));
    gunichar code = is_command ? math_symbol_delimiter(name, 0)
                               : math_symbol_delimiter("", g_utf8_get_char(text));
    if (code == 0 && strcmp(text, ".") != 0)
        math_reader_fail(&self->reader, MATH_ERROR_SYNTAX, "'%.40s' is no delimiter",
                         text);
    return code;
}

/* amsmath's \dots: in the middle before a sign between two operands, else on the line. */
static MathNode *
parse_dots(MathParser *self, const MathCommand *command)
{
    (void) command;
    const MathToken *next = math_reader_peek(&self->reader);
    MathClass class = MATH_ORD;
    gunichar code;
    MathLimits limits;
    if (next->kind == MATH_TOKEN_CHARACTER)
        class = math_symbol_of_character(next->code, &code, &limits);
    const MathSymbol *sign =
        next->kind == MATH_TOKEN_COMMAND ? math_symbol_lookup(next->name) : NULL;
    if (sign != NULL)
        class = sign->class;
    bool is_between = class == MATH_BIN || class == MATH_REL;
    return math_node_new_symbol(is_between ? 0x22EF : 0x2026, MATH_INNER);
}

/* \genfrac{(}{)}{0pt}{style}{upper}{lower} */
static MathNode *
parse_genfrac(MathParser *self, const MathCommand *command)
{
    (void) command;
    MathNode *node = math_node_new(MATH_FRACTION, MATH_INNER);
    g_autofree char *open = math_reader_raw(&self->reader);
    g_autofree char *close = math_reader_raw(&self->reader);
    g_autofree char *thickness = math_reader_raw(&self->reader);
    g_autofree char *level = math_reader_raw(&self->reader);
    node->code = delimiter_of(self, open);
    node->close = delimiter_of(self, close);
    node->value = MATH_AUTO;
    if (math_length_read(thickness, &node->value))
        node->value = MAX(node->value, 0);
    node->level =
        g_ascii_isdigit(*level) ? (int) MIN(*level - '0', MATH_SCRIPT_SCRIPT) : MATH_AUTO;
    node->upper = math_parse_argument(self);
    node->lower = math_parse_argument(self);
    return node;
}

/* \unicode{x41}, \unicode[Times]{65} */
static MathNode *
parse_unicode(MathParser *self, const MathCommand *command)
{
    (void) command;
    g_free(math_reader_optional(&self->reader));
    g_autofree char *raw = math_reader_raw(&self->reader);
    bool is_hexadecimal = *raw == 'x' || *raw == 'X';
    guint64 code = g_ascii_strtoull(raw + is_hexadecimal, NULL, is_hexadecimal ? 16 : 10);
    if (code > 0x10FFFF || code < ' ' || !g_unichar_validate((gunichar) code))
        math_reader_fail(&self->reader, MATH_ERROR_SYNTAX, "'%.40s' is no character",
                         raw);
    return math_node_new_symbol((gunichar) code, MATH_ORD);
}

/* MathJax's \enclose{box}[...]{x}: strikes and frames; other lines are a frame, too. */
static MathNode *
parse_enclose(MathParser *self, const MathCommand *command)
{
    (void) command;
    static const struct {
        const char *name;
        MathCancel strike;
    } strikes[] = {{"updiagonalstrike", MATH_CANCEL_UP},
                   {"downdiagonalstrike", MATH_CANCEL_DOWN},
                   {"horizontalstrike", MATH_CANCEL_LEVEL}};
    g_autofree char *kind = math_reader_raw(&self->reader);
    g_free(math_reader_optional(&self->reader));
    MathNode *node = math_node_new(MATH_FRAME, MATH_ORD);
    for (guint i = 0; i < G_N_ELEMENTS(strikes); i++)
        if (strstr(kind, strikes[i].name) != NULL) {
            node->kind = MATH_CANCEL;
            node->value |= (int) strikes[i].strike;
        }
    node->body = math_parse_argument(self);
    return node;
}

/* MathJax's \bbox[5px, border: 1px solid]{x}: framed when it says so. */
static MathNode *
parse_bbox(MathParser *self, const MathCommand *command)
{
    (void) command;
    g_autofree char *option = math_reader_optional(&self->reader);
    if (option == NULL || strstr(option, "border") == NULL)
        return math_parse_argument(self);
    MathNode *node = math_node_new(MATH_FRAME, MATH_ORD);
    node->body = math_parse_argument(self);
    return node;
}

/* Plain TeX's \matrix{a & b \cr c & d}. */
static MathNode *
parse_plain_rows(MathParser *self, const MathCommand *command)
{
    return math_environment_parse_group(self, command->name);
}

/* mhchem's \ce{2H2 + O2 -> 2H2O} */
static MathNode *
parse_chemistry(MathParser *self, const MathCommand *command)
{
    (void) command;
    g_autofree char *formula = math_reader_raw(&self->reader);
    g_autofree char *tex = math_chemistry_spell(formula);
    MathAlphabet before = self->alphabet;
    self->alphabet = MATH_ALPHABET_ROMAN;
    MathNode *node = math_parse_nested(self, tex);
    self->alphabet = before;
    return node;
}

static const CommandParse parsers[] = {
    [MATH_COMMAND_ACCENT] = parse_accent,
    [MATH_COMMAND_ALPHABET] = parse_alphabet,
    [MATH_COMMAND_ARROW] = parse_arrow,
    [MATH_COMMAND_BAR] = parse_bar,
    [MATH_COMMAND_BBOX] = parse_bbox,
    [MATH_COMMAND_BEGIN] = parse_begin,
    [MATH_COMMAND_BIG] = parse_big,
    [MATH_COMMAND_CFRAC] = parse_cfrac,
    [MATH_COMMAND_CHEMISTRY] = parse_chemistry,
    [MATH_COMMAND_CLASS] = parse_class,
    [MATH_COMMAND_COLOUR] = parse_colour,
    [MATH_COMMAND_DEFINITION] = parse_definition,
    [MATH_COMMAND_DOTS] = parse_dots,
    [MATH_COMMAND_ENCLOSE] = parse_enclose,
    [MATH_COMMAND_FENCE] = parse_fence,
    [MATH_COMMAND_FRACTION] = parse_fraction,
    [MATH_COMMAND_GENFRAC] = parse_genfrac,
    [MATH_COMMAND_LENGTH] = parse_length,
    [MATH_COMMAND_LEVEL] = parse_level,
    [MATH_COMMAND_MARK] = parse_mark,
    [MATH_COMMAND_MIDDLE] = parse_middle,
    [MATH_COMMAND_NOTHING] = parse_nothing,
    [MATH_COMMAND_OPERATOR] = parse_operator,
    [MATH_COMMAND_PHANTOM] = parse_phantom,
    [MATH_COMMAND_PLAIN_ROWS] = parse_plain_rows,
    [MATH_COMMAND_ROOT] = parse_root,
    [MATH_COMMAND_SECOND] = parse_second,
    [MATH_COMMAND_SPACE] = parse_space,
    [MATH_COMMAND_STACK] = parse_stack,
    [MATH_COMMAND_STRETCH] = parse_stretch,
    [MATH_COMMAND_SUBSTACK] = parse_substack,
    [MATH_COMMAND_SWITCH] = parse_switch,
    [MATH_COMMAND_TAG] = parse_tag,
    [MATH_COMMAND_TEXT] = parse_text,
    [MATH_COMMAND_UNICODE] = parse_unicode,
};

bool
math_command_parse(MathParser *self, const char *name, MathNode **node)
{
    const MathCommand *command = math_command_lookup(name);
    if (command == NULL)
        return false;
    *node = parsers[command->kind](self, command);
    return true;
}
