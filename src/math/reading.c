/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/reading.h"

#include <string.h>

#include "math/alphabet.h"

#define LEAST_GAP (MATH_EM / 4) /* a space that separates; thinner ones only loosen */

typedef struct {
    GString *out;
    bool is_script; /* no spaces about signs */
} Reading;

static void read_node(Reading *self, const MathNode *node);

/* ---- parts ----------------------------------------------------------------------------- */

static void
put_space(Reading *self)
{
    if (self->out->len > 0 && self->out->str[self->out->len - 1] != ' ')
        g_string_append_c(self->out, ' ');
}

static void
put_code(Reading *self, gunichar code)
{
    if (code != 0)
        g_string_append_unichar(self->out, code);
}

/* `node` by itself, without space at its ends. The caller's. */
static char *
read_apart(const MathNode *node, bool is_script)
{
    Reading part = {g_string_new(NULL), is_script};
    if (node != NULL)
        read_node(&part, node);
    return g_strstrip(g_string_free(part.out, FALSE));
}

static bool
is_all(const char *text, gboolean (*is)(gunichar c))
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (!is(g_utf8_get_char(text)))
            return false;
    return true;
}

/* True for what needs no parentheses to be one operand: a sign, a word, a number. */
static bool
is_unit(const char *text)
{
    return g_utf8_strlen(text, -1) <= 1 || is_all(text, g_unichar_isdigit) ||
           is_all(text, g_unichar_isalpha);
}

static void
put_unit(Reading *self, const char *text)
{
    bool is_whole = is_unit(text);
    g_string_append(self->out, is_whole ? "" : "(");
    g_string_append(self->out, text);
    g_string_append(self->out, is_whole ? "" : ")");
}

static void
put_operand(Reading *self, const MathNode *node)
{
    g_autofree char *text = read_apart(node, self->is_script);
    put_unit(self, text);
}

/* ---- scripts --------------------------------------------------------------------------- */

/* The scripts that the fonts of text have. */
static const char *const raised[] = {"0⁰", "1¹", "2²", "3³", "4⁴", "5⁵", "6⁶",
                                     "7⁷", "8⁸", "9⁹", "+⁺", "−⁻", "=⁼", "(⁽",
                                     ")⁾", "nⁿ", "∘°", "′′", "″″", "‴‴", NULL};
static const char *const lowered[] = {"0₀", "1₁", "2₂", "3₃", "4₄", "5₅", "6₆", "7₇",
                                      "8₈", "9₉", "+₊", "−₋", "=₌", "(₍", ")₎", NULL};

/* `text` in characters of `forms`; NULL when one is not among them. */
static char *
shift(const char *text, const char *const *forms)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const char *const *form = forms;
        while (*form != NULL && g_utf8_get_char(*form) != g_utf8_get_char(p))
            form++;
        if (*form == NULL)
            return NULL;
        g_string_append(out, g_utf8_next_char(*form));
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void
put_script(Reading *self, const MathNode *node, bool is_upper)
{
    if (node == NULL)
        return;
    g_autofree char *text = read_apart(node, true);
    g_autofree char *shifted = shift(text, is_upper ? raised : lowered);
    if (shifted != NULL) {
        g_string_append(self->out, shifted);
    } else {
        g_string_append_c(self->out, is_upper ? '^' : '_');
        put_unit(self, text);
    }
}

static void
read_scripts(Reading *self, const MathNode *node)
{
    g_autofree char *body = read_apart(node->body, self->is_script);
    g_string_append(self->out, body);
    put_script(self, node->lower, false);
    put_script(self, node->upper, true);
}

/* ---- kinds ----------------------------------------------------------------------------- */

static void
read_symbol(Reading *self, const MathNode *node)
{
    gunichar letter = math_alphabet_letter(node->alphabet, node->code);
    bool is_known = node->alphabet == MATH_ALPHABET_DOUBLE && letter < 0x10000;
    put_code(self, is_known ? letter : node->code);
}

static void
read_fraction(Reading *self, const MathNode *node)
{
    put_code(self, node->code);
    put_operand(self, node->upper);
    g_string_append(self->out, node->value == 0 ? " " : "/");
    put_operand(self, node->lower);
    put_code(self, node->close);
}

static void
read_radical(Reading *self, const MathNode *node)
{
    g_autofree char *degree = read_apart(node->upper, true);
    g_autofree char *form = shift(degree, raised);
    if (form == NULL)
        g_string_append_printf(self->out, "(%s)", degree);
    else
        g_string_append(self->out, form);
    g_string_append(self->out, "√");
    put_operand(self, node->body);
}

/* Every letter with the mark `code` that combines with it. */
static void
read_marked(Reading *self, const MathNode *node, gunichar code)
{
    g_autofree char *text = read_apart(node->body, self->is_script);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        g_string_append_unichar(self->out, g_utf8_get_char(p));
        if (g_unichar_isalnum(g_utf8_get_char(p)))
            g_string_append_unichar(self->out, code);
    }
}

static void
read_accent(Reading *self, const MathNode *node)
{
    g_autofree char *text = read_apart(node->body, self->is_script);
    g_string_append(self->out, text);
    if (g_utf8_strlen(text, -1) == 1)
        put_code(self, node->code);
}

static void
read_arrow(Reading *self, const MathNode *node)
{
    put_space(self);
    put_code(self, node->code);
    put_script(self, node->lower, false);
    put_script(self, node->upper, true);
    put_space(self);
}

/* What parts two cells: those of a pair, and those behind a comma, only a space. */
static const char *
cell_gap(const Reading *self, const MathArray *array, guint column)
{
    bool goes_on = array->is_paired && column % 2 == 1;
    bool has_comma = self->out->len > 0 && self->out->str[self->out->len - 1] == ',';
    return goes_on || has_comma ? " " : ", ";
}

static void
read_array(Reading *self, const MathArray *array)
{
    for (guint row = 0; row < array->rows->len; row++) {
        const GPtrArray *cells = g_ptr_array_index(array->rows, row);
        for (guint i = 0; i < cells->len; i++) {
            g_autofree char *cell = read_apart(g_ptr_array_index(cells, i), false);
            bool goes_on = i == 0 && array->is_paired && *cell == '\0';
            if (i > 0)
                g_string_append(self->out, cell_gap(self, array, i));
            else if (row > 0)
                g_string_append(self->out, goes_on ? "" : "; ");
            g_string_append(self->out, cell);
        }
    }
}

static void
read_phantom(Reading *self, const MathNode *node)
{
    if (node->value & MATH_PHANTOM_SHOWN)
        read_node(self, node->body);
}

static void
read_negated(Reading *self, const MathNode *node)
{
    read_node(self, node->body);
    put_code(self, 0x338);
}

/* ---- rows ------------------------------------------------------------------------------ */

/* True for a sign between two operands; one at the start or behind another is of its
 * operand, "-x". */
static bool
is_between(const MathNode *before, const MathNode *node)
{
    if (node->class == MATH_REL)
        return true;
    return node->class == MATH_BIN && before != NULL && before->class != MATH_BIN &&
           before->class != MATH_OP && before->class != MATH_REL &&
           before->class != MATH_OPEN && before->class != MATH_PUNCT;
}

/* True for what a space sets off from another operand: "sin x", "2 sin(x)", "x a/b",
 * "∑ᵢ (a + b)". */
static bool
is_apart(const MathNode *before, const MathNode *node)
{
    if (before == NULL || before->class == MATH_OPEN || node->class == MATH_CLOSE ||
        node->class == MATH_PUNCT)
        return false;
    bool is_applied = before->kind == MATH_NAME && node->class == MATH_OPEN;
    if (before->class == MATH_OP)
        return !is_applied && node->kind != MATH_FENCE;
    bool is_operand = before->class == MATH_ORD || before->class == MATH_CLOSE ||
                      before->class == MATH_INNER;
    bool is_loose = node->class == MATH_OP || node->kind == MATH_FRACTION ||
                    before->kind == MATH_FRACTION;
    return is_operand && is_loose;
}

static void
read_row(Reading *self, const MathNode *row)
{
    const MathNode *before = NULL;
    for (guint i = 0; i < row->children->len; i++) {
        const MathNode *node = g_ptr_array_index(row->children, i);
        bool is_atom = node->kind != MATH_SPACE && node->kind != MATH_STYLE &&
                       node->kind != MATH_COLOUR;
        bool is_spaced = is_atom && !self->is_script && is_between(before, node);
        if (is_spaced || (is_atom && is_apart(before, node)))
            put_space(self);
        read_node(self, node);
        if (is_spaced || (is_atom && node->class == MATH_PUNCT))
            put_space(self);
        before = is_atom ? node : before;
    }
}

static void
read_node(Reading *self, const MathNode *node)
{
    switch (node->kind) {
    case MATH_ROW:
        read_row(self, node);
        break;
    case MATH_SYMBOL:
        read_symbol(self, node);
        break;
    case MATH_TEXT:
        g_string_append(self->out, node->text);
        break;
    case MATH_SCRIPTS:
    case MATH_STACK:
        read_scripts(self, node);
        break;
    case MATH_FRACTION:
        read_fraction(self, node);
        break;
    case MATH_RADICAL:
        read_radical(self, node);
        break;
    case MATH_ACCENT:
        read_accent(self, node);
        break;
    case MATH_BAR:
        read_marked(self, node, node->is_below ? 0x332 : 0x305);
        break;
    case MATH_NAME:
    case MATH_STRETCH:
    case MATH_FRAME:
    case MATH_CANCEL:
        read_node(self, node->body);
        break;
    case MATH_ARROW:
        read_arrow(self, node);
        break;
    case MATH_FENCE:
        put_code(self, node->code);
        read_node(self, node->body);
        put_code(self, node->close);
        break;
    case MATH_MIDDLE:
    case MATH_BIG:
        put_code(self, node->code);
        break;
    case MATH_ARRAY:
        read_array(self, node->array);
        break;
    case MATH_SPACE:
        if (node->value >= LEAST_GAP)
            put_space(self);
        break;
    case MATH_PHANTOM:
        read_phantom(self, node);
        break;
    case MATH_NOT:
        read_negated(self, node);
        break;
    case MATH_STYLE:
    case MATH_COLOUR:
        break;
    }
}

/* ---- the whole ------------------------------------------------------------------------- */

/* `text` (taken) with one space where there were several, its marks and letters one. */
static char *
tidy(char *text)
{
    g_autofree char *written = text;
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *p = written; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isspace(c))
            g_string_append_unichar(out, c);
        else if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    return g_strchomp(g_utf8_normalize(out->str, (gssize) out->len, G_NORMALIZE_NFC));
}

char *
math_read(const MathNode *formula)
{
    return tidy(read_apart(formula, false));
}

char *
math_read_tags(const MathNode *formula)
{
    if (formula->kind != MATH_ARRAY)
        return NULL;
    const GPtrArray *tags = formula->array->tags;
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < tags->len; i++) {
        g_autofree char *tag = read_apart(g_ptr_array_index(tags, i), false);
        if (*tag == '\0')
            continue;
        g_string_append(out, out->len > 0 ? " " : "");
        g_string_append(out, tag);
    }
    return out->len > 0 ? tidy(g_string_free(g_steal_pointer(&out), FALSE)) : NULL;
}
