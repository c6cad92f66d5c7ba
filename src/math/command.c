/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/command.h"

#include <stdlib.h>
#include <string.h>

#include "math/colour.h"
#include "math/environment.h"
#include "math/length.h"
#include "math/words.h"

typedef struct Command Command;
typedef MathNode *(*CommandParse)(MathParser *self, const Command *command);

/* What `code` and `value` mean is each parser's own. */
struct Command {
    const char *name;
    CommandParse parse;
    gunichar code;
    int value;
};

static MathNode *
parse_fraction(MathParser *self, const Command *command)
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
parse_cfrac(MathParser *self, const Command *command)
{
    g_free(math_reader_optional(&self->reader));
    return parse_fraction(self, command);
}

static MathNode *
parse_root(MathParser *self, const Command *command)
{
    (void) command;
    MathNode *node = math_node_new(MATH_RADICAL, MATH_ORD);
    g_autofree char *degree = math_reader_optional(&self->reader);
    if (degree != NULL)
        node->upper = math_parse_nested(self, degree);
    node->body = math_parse_argument(self);
    return node;
}

enum { WIDE = 1, BELOW = 2 };

static MathNode *
parse_accent(MathParser *self, const Command *command)
{
    MathNode *node = math_node_new(MATH_ACCENT, MATH_ORD);
    node->code = command->code;
    node->is_wide = (command->value & WIDE) != 0;
    node->is_below = (command->value & BELOW) != 0;
    node->body = math_parse_argument(self);
    return node;
}

static MathNode *
parse_bar(MathParser *self, const Command *command)
{
    MathNode *node = math_node_new(MATH_BAR, MATH_ORD);
    node->is_below = command->value == BELOW;
    node->body = math_parse_argument(self);
    return node;
}

static MathNode *
parse_stretch(MathParser *self, const Command *command)
{
    bool is_brace = command->code >= 0x23B4;
    MathNode *node = math_node_new(MATH_STRETCH, is_brace ? MATH_OP : MATH_ORD);
    node->limits = is_brace ? MATH_LIMITS_ALWAYS : MATH_LIMITS_NEVER;
    node->code = command->code;
    node->is_below = command->value == BELOW;
    node->body = math_parse_argument(self);
    return node;
}

static MathNode *
parse_arrow(MathParser *self, const Command *command)
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
parse_stack(MathParser *self, const Command *command)
{
    MathNode *script = math_parse_argument(self);
    MathNode *body = math_parse_argument(self);
    const MathNode *core = math_node_core(body);
    bool is_relation = command->code == 'r';
    MathNode *node = math_node_new(MATH_STACK, is_relation              ? MATH_REL
                                               : core->kind == MATH_ROW ? MATH_ORD
                                                                        : core->class);
    node->body = body;
    if (command->value == BELOW)
        node->lower = script;
    else
        node->upper = script;
    return node;
}

static MathNode *
parse_alphabet(MathParser *self, const Command *command)
{
    return math_parse_in_alphabet(self, (MathAlphabet) command->value);
}

/* \bf, \rm: to the end of the group. */
static MathNode *
parse_switch(MathParser *self, const Command *command)
{
    self->alphabet = (MathAlphabet) command->value;
    return NULL;
}

static MathNode *
parse_text(MathParser *self, const Command *command)
{
    g_autofree char *raw = math_reader_raw(&self->reader);
    return math_words_parse(self, raw, (MathAlphabet) command->value);
}

static MathNode *
parse_operator(MathParser *self, const Command *command)
{
    (void) command;
    MathNode *node = math_node_new(MATH_NAME, MATH_OP);
    if (math_reader_skip_character(&self->reader, '*'))
        node->limits = MATH_LIMITS_DISPLAY;
    node->body = math_parse_in_alphabet(self, MATH_ALPHABET_ROMAN);
    return node;
}

static MathNode *
parse_class(MathParser *self, const Command *command)
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
parse_fence(MathParser *self, const Command *command)
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
parse_middle(MathParser *self, const Command *command)
{
    (void) command;
    MathNode *node = math_node_new(MATH_MIDDLE, MATH_REL);
    node->code = math_parse_delimiter(self);
    return node;
}

/* code: the class, as "o", "c" or "m" at the end of the name; 0: ordinary. */
static MathNode *
parse_big(MathParser *self, const Command *command)
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
parse_space(MathParser *self, const Command *command)
{
    (void) self;
    MathNode *node = math_node_new(MATH_SPACE, MATH_ORD);
    node->value = (int) ((gint64) command->value * MATH_EM / 18);
    return node;
}

static MathNode *
parse_level(MathParser *self, const Command *command)
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
parse_colour(MathParser *self, const Command *command)
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
parse_phantom(MathParser *self, const Command *command)
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
parse_mark(MathParser *self, const Command *command)
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
parse_begin(MathParser *self, const Command *command)
{
    (void) command;
    return math_environment_parse(self);
}

static MathNode *
parse_substack(MathParser *self, const Command *command)
{
    (void) command;
    return math_environment_parse_substack(self);
}

static MathNode *
parse_definition(MathParser *self, const Command *command)
{
    math_reader_define(&self->reader, command->name);
    return NULL;
}

static MathNode *
parse_tag(MathParser *self, const Command *command)
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
parse_nothing(MathParser *self, const Command *command)
{
    for (int i = 0; i < command->value; i++)
        g_free(math_reader_raw(&self->reader));
    return NULL;
}

/* \href{...}{x}, \class{...}{x}: only x is shown. */
static MathNode *
parse_second(MathParser *self, const Command *command)
{
    g_free(math_reader_raw(&self->reader));
    (void) command;
    return math_parse_argument(self);
}

static MathNode *
parse_length(MathParser *self, const Command *command)
{
    (void) command;
    math_reader_skip_character(&self->reader, '*');
    MathNode *node = math_node_new(MATH_SPACE, MATH_ORD);
    g_autofree char *text = math_reader_length(&self->reader);
    if (!math_length_read(text, &node->value))
        math_reader_fail(&self->reader, MATH_ERROR_SYNTAX, "'%s' is no length", text);
    return node;
}

/* Sorted by name. */
static const Command commands[] = {
    {"\n", parse_space, 0, 6},
    {" ", parse_space, 0, 6},
    {"!", parse_space, 0, -3},
    {",", parse_space, 0, 3},
    {"/", parse_nothing, 0, 0},
    {":", parse_space, 0, 4},
    {";", parse_space, 0, 5},
    {">", parse_space, 0, 4},
    {"Bbb", parse_alphabet, 0, MATH_ALPHABET_DOUBLE},
    {"Big", parse_big, 0, 2},
    {"Bigg", parse_big, 0, 4},
    {"Biggl", parse_big, 'l', 4},
    {"Biggm", parse_big, 'm', 4},
    {"Biggr", parse_big, 'r', 4},
    {"Bigl", parse_big, 'l', 2},
    {"Bigm", parse_big, 'm', 2},
    {"Bigr", parse_big, 'r', 2},
    {"DeclareMathOperator", parse_definition, 0, 0},
    {"Huge", parse_nothing, 0, 0},
    {"LARGE", parse_nothing, 0, 0},
    {"Large", parse_nothing, 0, 0},
    {"acute", parse_accent, 0x301, 0},
    {"allowbreak", parse_nothing, 0, 0},
    {"bar", parse_accent, 0x304, 0},
    {"bcancel", parse_mark, MATH_CANCEL, MATH_CANCEL_DOWN},
    {"begin", parse_begin, 0, 0},
    {"bf", parse_switch, 0, MATH_ALPHABET_BOLD},
    {"bfseries", parse_switch, 0, MATH_ALPHABET_BOLD},
    {"big", parse_big, 0, 1},
    {"bigg", parse_big, 0, 3},
    {"biggl", parse_big, 'l', 3},
    {"biggm", parse_big, 'm', 3},
    {"biggr", parse_big, 'r', 3},
    {"bigl", parse_big, 'l', 1},
    {"bigm", parse_big, 'm', 1},
    {"bigr", parse_big, 'r', 1},
    {"binom", parse_fraction, '(', MATH_AUTO},
    {"bm", parse_alphabet, 0, MATH_ALPHABET_BOLD_ITALIC},
    {"bold", parse_alphabet, 0, MATH_ALPHABET_BOLD_ITALIC},
    {"boldmath", parse_nothing, 0, 0},
    {"boldsymbol", parse_alphabet, 0, MATH_ALPHABET_BOLD_ITALIC},
    {"boxed", parse_mark, MATH_FRAME, 0},
    {"breve", parse_accent, 0x306, 0},
    {"cal", parse_switch, 0, MATH_ALPHABET_SCRIPT},
    {"cancel", parse_mark, MATH_CANCEL, MATH_CANCEL_UP},
    {"centering", parse_nothing, 0, 0},
    {"cfrac", parse_cfrac, 0, MATH_DISPLAY},
    {"check", parse_accent, 0x30C, 0},
    {"clap", parse_phantom, 0,
     MATH_PHANTOM_SHOWN | MATH_PHANTOM_HEIGHT | MATH_PHANTOM_CENTRE},
    {"class", parse_second, 0, 0},
    {"color", parse_colour, 0, 0},
    {"cssId", parse_second, 0, 0},
    {"dbinom", parse_fraction, '(', MATH_DISPLAY},
    {"ddddot", parse_accent, 0x20DC, 0},
    {"dddot", parse_accent, 0x20DB, 0},
    {"ddot", parse_accent, 0x308, 0},
    {"def", parse_definition, 0, 0},
    {"dfrac", parse_fraction, 0, MATH_DISPLAY},
    {"displaystyle", parse_level, 0, MATH_DISPLAY},
    {"dot", parse_accent, 0x307, 0},
    {"emph", parse_text, 0, MATH_ALPHABET_ITALIC},
    {"enskip", parse_space, 0, 9},
    {"enspace", parse_space, 0, 9},
    {"fbox", parse_mark, MATH_FRAME, 0},
    {"footnotesize", parse_nothing, 0, 0},
    {"frac", parse_fraction, 0, MATH_AUTO},
    {"frak", parse_alphabet, 0, MATH_ALPHABET_FRAKTUR},
    {"gdef", parse_definition, 0, 0},
    {"grave", parse_accent, 0x300, 0},
    {"hat", parse_accent, 0x302, 0},
    {"hbox", parse_text, 0, MATH_ALPHABET_ROMAN},
    {"hfill", parse_nothing, 0, 0},
    {"hphantom", parse_phantom, 0, MATH_PHANTOM_WIDTH},
    {"href", parse_second, 0, 0},
    {"hskip", parse_length, 0, 0},
    {"hspace", parse_length, 0, 0},
    {"htmlClass", parse_second, 0, 0},
    {"htmlId", parse_second, 0, 0},
    {"htmlStyle", parse_second, 0, 0},
    {"huge", parse_nothing, 0, 0},
    {"it", parse_switch, 0, MATH_ALPHABET_ITALIC},
    {"kern", parse_length, 0, 0},
    {"label", parse_nothing, 0, 1},
    {"large", parse_nothing, 0, 0},
    {"left", parse_fence, 0, 0},
    {"llap", parse_phantom, 0,
     MATH_PHANTOM_SHOWN | MATH_PHANTOM_HEIGHT | MATH_PHANTOM_LEFT},
    {"mathbb", parse_alphabet, 0, MATH_ALPHABET_DOUBLE},
    {"mathbf", parse_alphabet, 0, MATH_ALPHABET_BOLD},
    {"mathbfcal", parse_alphabet, 0, MATH_ALPHABET_BOLD_SCRIPT},
    {"mathbfit", parse_alphabet, 0, MATH_ALPHABET_BOLD_ITALIC},
    {"mathbfscr", parse_alphabet, 0, MATH_ALPHABET_BOLD_SCRIPT},
    {"mathbfup", parse_alphabet, 0, MATH_ALPHABET_BOLD},
    {"mathbin", parse_class, 0, MATH_BIN},
    {"mathcal", parse_alphabet, 0, MATH_ALPHABET_SCRIPT},
    {"mathclap", parse_phantom, 0,
     MATH_PHANTOM_SHOWN | MATH_PHANTOM_HEIGHT | MATH_PHANTOM_CENTRE},
    {"mathclose", parse_class, 0, MATH_CLOSE},
    {"mathfrak", parse_alphabet, 0, MATH_ALPHABET_FRAKTUR},
    {"mathinner", parse_class, 0, MATH_INNER},
    {"mathit", parse_alphabet, 0, MATH_ALPHABET_ITALIC},
    {"mathkern", parse_length, 0, 0},
    {"mathllap", parse_phantom, 0,
     MATH_PHANTOM_SHOWN | MATH_PHANTOM_HEIGHT | MATH_PHANTOM_LEFT},
    {"mathnormal", parse_alphabet, 0, MATH_ALPHABET_ITALIC},
    {"mathop", parse_class, 0, MATH_OP},
    {"mathopen", parse_class, 0, MATH_OPEN},
    {"mathord", parse_class, 0, MATH_ORD},
    {"mathpunct", parse_class, 0, MATH_PUNCT},
    {"mathrel", parse_class, 0, MATH_REL},
    {"mathring", parse_accent, 0x30A, 0},
    {"mathrlap", parse_phantom, 0, MATH_PHANTOM_SHOWN | MATH_PHANTOM_HEIGHT},
    {"mathrm", parse_alphabet, 0, MATH_ALPHABET_ROMAN},
    {"mathscr", parse_alphabet, 0, MATH_ALPHABET_SCRIPT},
    {"mathsf", parse_alphabet, 0, MATH_ALPHABET_SANS},
    {"mathtt", parse_alphabet, 0, MATH_ALPHABET_MONO},
    {"mathup", parse_alphabet, 0, MATH_ALPHABET_ROMAN},
    {"mbox", parse_text, 0, MATH_ALPHABET_ROMAN},
    {"medspace", parse_space, 0, 4},
    {"middle", parse_middle, 0, 0},
    {"mkern", parse_length, 0, 0},
    {"mskip", parse_length, 0, 0},
    {"mspace", parse_length, 0, 0},
    {"negmedspace", parse_space, 0, -4},
    {"negthickspace", parse_space, 0, -5},
    {"negthinspace", parse_space, 0, -3},
    {"newcommand", parse_definition, 0, 0},
    {"nobreak", parse_nothing, 0, 0},
    {"nobreakspace", parse_space, 0, 6},
    {"noindent", parse_nothing, 0, 0},
    {"nonumber", parse_nothing, 0, 0},
    {"normalsize", parse_nothing, 0, 0},
    {"not", parse_mark, MATH_NOT, 0},
    {"notag", parse_nothing, 0, 0},
    {"null", parse_nothing, 0, 0},
    {"operatorname", parse_operator, 0, 0},
    {"overarc", parse_stretch, 0x23DC, 0},
    {"overbrace", parse_stretch, 0x23DE, 0},
    {"overbracket", parse_stretch, 0x23B4, 0},
    {"overgroup", parse_stretch, 0x23DC, 0},
    {"overleftarrow", parse_stretch, 0x2190, 0},
    {"overleftrightarrow", parse_stretch, 0x2194, 0},
    {"overline", parse_bar, 0, 0},
    {"overparen", parse_stretch, 0x23DC, 0},
    {"overrightarrow", parse_stretch, 0x2192, 0},
    {"overset", parse_stack, 0, 0},
    {"phantom", parse_phantom, 0, MATH_PHANTOM_WIDTH | MATH_PHANTOM_HEIGHT},
    {"pmb", parse_alphabet, 0, MATH_ALPHABET_BOLD_ITALIC},
    {"protect", parse_nothing, 0, 0},
    {"providecommand", parse_definition, 0, 0},
    {"qquad", parse_space, 0, 36},
    {"quad", parse_space, 0, 18},
    {"relax", parse_nothing, 0, 0},
    {"renewcommand", parse_definition, 0, 0},
    {"require", parse_nothing, 0, 1},
    {"rlap", parse_phantom, 0, MATH_PHANTOM_SHOWN | MATH_PHANTOM_HEIGHT},
    {"rm", parse_switch, 0, MATH_ALPHABET_ROMAN},
    {"scr", parse_switch, 0, MATH_ALPHABET_SCRIPT},
    {"scriptscriptstyle", parse_level, 0, MATH_SCRIPT_SCRIPT},
    {"scriptsize", parse_nothing, 0, 0},
    {"scriptstyle", parse_level, 0, MATH_SCRIPT},
    {"sf", parse_switch, 0, MATH_ALPHABET_SANS},
    {"small", parse_nothing, 0, 0},
    {"smash", parse_phantom, 0, MATH_PHANTOM_SHOWN | MATH_PHANTOM_WIDTH},
    {"sout", parse_mark, MATH_CANCEL, MATH_CANCEL_LEVEL},
    {"space", parse_space, 0, 6},
    {"sqrt", parse_root, 0, 0},
    {"stackrel", parse_stack, 'r', 0},
    {"strut", parse_nothing, 0, 0},
    {"style", parse_second, 0, 0},
    {"substack", parse_substack, 0, 0},
    {"symbb", parse_alphabet, 0, MATH_ALPHABET_DOUBLE},
    {"symbf", parse_alphabet, 0, MATH_ALPHABET_BOLD},
    {"symbfit", parse_alphabet, 0, MATH_ALPHABET_BOLD_ITALIC},
    {"symcal", parse_alphabet, 0, MATH_ALPHABET_SCRIPT},
    {"tag", parse_tag, 0, 0},
    {"tbinom", parse_fraction, '(', MATH_INLINE},
    {"text", parse_text, 0, MATH_ALPHABET_ROMAN},
    {"textbf", parse_text, 0, MATH_ALPHABET_BOLD},
    {"textcolor", parse_colour, 0, 1},
    {"textit", parse_text, 0, MATH_ALPHABET_ITALIC},
    {"textmd", parse_text, 0, MATH_ALPHABET_ROMAN},
    {"textnormal", parse_text, 0, MATH_ALPHABET_ROMAN},
    {"textrm", parse_text, 0, MATH_ALPHABET_ROMAN},
    {"textsc", parse_text, 0, MATH_ALPHABET_ROMAN},
    {"textsf", parse_text, 0, MATH_ALPHABET_SANS},
    {"textsl", parse_text, 0, MATH_ALPHABET_ITALIC},
    {"textstyle", parse_level, 0, MATH_INLINE},
    {"texttt", parse_text, 0, MATH_ALPHABET_MONO},
    {"textup", parse_text, 0, MATH_ALPHABET_ROMAN},
    {"tfrac", parse_fraction, 0, MATH_INLINE},
    {"thickspace", parse_space, 0, 5},
    {"thinspace", parse_space, 0, 3},
    {"tilde", parse_accent, 0x303, 0},
    {"tiny", parse_nothing, 0, 0},
    {"tt", parse_switch, 0, MATH_ALPHABET_MONO},
    {"unboldmath", parse_nothing, 0, 0},
    {"underbar", parse_bar, 0, BELOW},
    {"underbrace", parse_stretch, 0x23DF, BELOW},
    {"underbracket", parse_stretch, 0x23B5, BELOW},
    {"undergroup", parse_stretch, 0x23DD, BELOW},
    {"underleftarrow", parse_stretch, 0x2190, BELOW},
    {"underleftrightarrow", parse_stretch, 0x2194, BELOW},
    {"underline", parse_bar, 0, BELOW},
    {"underparen", parse_stretch, 0x23DD, BELOW},
    {"underrightarrow", parse_stretch, 0x2192, BELOW},
    {"underset", parse_stack, 0, BELOW},
    {"utilde", parse_accent, 0x330, WIDE | BELOW},
    {"vec", parse_accent, 0x20D7, 0},
    {"vphantom", parse_phantom, 0, MATH_PHANTOM_HEIGHT},
    {"widecheck", parse_accent, 0x30C, WIDE},
    {"widehat", parse_accent, 0x302, WIDE},
    {"wideparen", parse_stretch, 0x23DC, 0},
    {"widetilde", parse_accent, 0x303, WIDE},
    {"xLeftarrow", parse_arrow, 0x21D0, 0},
    {"xLeftrightarrow", parse_arrow, 0x21D4, 0},
    {"xRightarrow", parse_arrow, 0x21D2, 0},
    {"xcancel", parse_mark, MATH_CANCEL, MATH_CANCEL_UP | MATH_CANCEL_DOWN},
    {"xhookleftarrow", parse_arrow, 0x21A9, 0},
    {"xhookrightarrow", parse_arrow, 0x21AA, 0},
    {"xleftarrow", parse_arrow, 0x2190, 0},
    {"xleftharpoondown", parse_arrow, 0x21BD, 0},
    {"xleftharpoonup", parse_arrow, 0x21BC, 0},
    {"xleftrightarrow", parse_arrow, 0x2194, 0},
    {"xleftrightharpoons", parse_arrow, 0x21CB, 0},
    {"xlongequal", parse_arrow, 0x3D, 0},
    {"xmapsto", parse_arrow, 0x21A6, 0},
    {"xrightarrow", parse_arrow, 0x2192, 0},
    {"xrightharpoondown", parse_arrow, 0x21C1, 0},
    {"xrightharpoonup", parse_arrow, 0x21C0, 0},
    {"xrightleftharpoons", parse_arrow, 0x21CC, 0},
    {"xtwoheadrightarrow", parse_arrow, 0x21A0, 0},
    {"~", parse_space, 0, 6},
};

static int
compare_name(const void *name, const void *command)
{
    return strcmp(name, ((const Command *) command)->name);
}

bool
math_command_parse(MathParser *self, const char *name, MathNode **node)
{
    const Command *command =
        bsearch(name, commands, G_N_ELEMENTS(commands), sizeof commands[0], compare_name);
    if (command == NULL)
        return false;
    *node = command->parse(self, command);
    return true;
}
