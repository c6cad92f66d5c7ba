/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/mathml.h"

#include <string.h>

#include "base/escape.h"
#include "math/alphabet.h"

#define NABLA 0x2207 /* upright in TeX, slanted by <mi> */

static void write_node(const MathNode *node, GString *out);

/* Spaces are kept: MathML drops those at the ends of an element. */
static void
put_text(const char *text, GString *out)
{
    const char *space;
    for (; (space = strchr(text, ' ')) != NULL; text = space + 1) {
        escape_xml(out, text, space - text, false);
        g_string_append(out, "\xC2\xA0");
    }
    escape_xml(out, text, -1, false);
}

static void
put_character(gunichar c, GString *out)
{
    char text[7] = "";
    g_unichar_to_utf8(c, text);
    put_text(text, out);
}

/* <mo>: a sign with attributes `more`. */
static void
put_operator(gunichar c, const char *more, GString *out)
{
    g_string_append_printf(out, "<mo%s>", more);
    if (c != 0)
        put_character(c, out);
    g_string_append(out, "</mo>");
}

static void
write_part(const MathNode *node, GString *out)
{
    if (node == NULL)
        g_string_append(out, "<mrow></mrow>");
    else
        write_node(node, out);
}

static bool
is_digit(const MathNode *node)
{
    return node->kind == MATH_SYMBOL && node->code < 0x80 &&
           g_ascii_isdigit((char) node->code);
}

static void
write_symbol(const MathNode *node, GString *out)
{
    if (is_digit(node)) {
        g_string_append(out, "<mn>");
        put_character(math_alphabet_letter(node->alphabet, node->code), out);
        g_string_append(out, "</mn>");
    } else if (node->class == MATH_ORD) {
        bool is_plain = node->alphabet == MATH_ALPHABET_DEFAULT ||
                        node->alphabet == MATH_ALPHABET_ITALIC;
        bool is_upright = node->alphabet == MATH_ALPHABET_ROMAN ||
                          (node->code >= 0x391 && node->code <= 0x3A9) ||
                          node->code == NABLA;
        g_string_append(out, is_upright ? "<mi mathvariant=\"normal\">" : "<mi>");
        put_character(is_plain || is_upright
                          ? node->code
                          : math_alphabet_letter(node->alphabet, node->code),
                      out);
        g_string_append(out, "</mi>");
    } else {
        bool is_fence = node->class == MATH_OPEN || node->class == MATH_CLOSE;
        put_operator(node->code, is_fence ? " stretchy=\"false\"" : "", out);
    }
}

/* Digits side by side are one number. Returns the last child taken. */
static guint
write_number(const GPtrArray *children, guint i, GString *out)
{
    g_string_append(out, "<mn>");
    for (;; i++) {
        const MathNode *node = g_ptr_array_index(children, i);
        put_character(math_alphabet_letter(node->alphabet, node->code), out);
        const MathNode *next =
            i + 1 < children->len ? g_ptr_array_index(children, i + 1) : NULL;
        if (next == NULL || !is_digit(next) || next->alphabet != node->alphabet)
            break;
    }
    g_string_append(out, "</mn>");
    return i;
}

static void
open_style(const MathNode *node, GString *out)
{
    if (node->kind == MATH_COLOUR)
        g_string_append_printf(out, "<mstyle mathcolor=\"#%06x\">", (guint) node->value);
    else
        g_string_append_printf(out, "<mstyle displaystyle=\"%s\" scriptlevel=\"%d\">",
                               node->level == MATH_DISPLAY ? "true" : "false",
                               MAX(node->level - 1, 0));
}

/* A function stands a thin space before what it is of, unless that is in parentheses: U+2061
 * says so, but few reading systems set the space. */
static void
part_from_next(const GPtrArray *children, guint i, GString *out)
{
    const MathNode *node = g_ptr_array_index(children, i);
    const MathNode *name = node->kind == MATH_SCRIPTS ? node->body : node;
    const MathNode *next =
        i + 1 < children->len ? g_ptr_array_index(children, i + 1) : NULL;
    if (name->kind == MATH_NAME && next != NULL && next->class == MATH_ORD &&
        next->kind != MATH_SPACE)
        g_string_append(out, "<mo>\xE2\x81\xA1</mo><mspace width=\"0.167em\"/>");
}

/* Switches hold to the end of the row: elements opened for them are closed there. */
static void
write_children(const MathNode *row, GString *out)
{
    guint open = 0;
    for (guint i = 0; i < row->children->len; i++) {
        const MathNode *node = g_ptr_array_index(row->children, i);
        bool ends = node->kind == MATH_COLOUR && node->value == MATH_AUTO;
        if (ends && open > 0) {
            g_string_append(out, "</mstyle>");
            open--;
        } else if (node->kind == MATH_STYLE || (node->kind == MATH_COLOUR && !ends)) {
            open_style(node, out);
            open++;
        } else if (is_digit(node)) {
            i = write_number(row->children, i, out);
        } else {
            write_node(node, out);
            part_from_next(row->children, i, out);
        }
    }
    for (; open > 0; open--)
        g_string_append(out, "</mstyle>");
}

static void
write_row(const MathNode *row, GString *out)
{
    g_string_append(out, "<mrow>");
    write_children(row, out);
    g_string_append(out, "</mrow>");
}

/* A name is one identifier where it is nothing but letters. */
static void
write_name(const MathNode *node, GString *out)
{
    const MathNode *core = math_node_core(node->body);
    if (core->kind == MATH_TEXT) {
        g_string_append(out, "<mi>");
        put_text(core->text, out);
        g_string_append(out, "</mi>");
        return;
    }
    bool is_word = core->kind == MATH_ROW;
    for (guint i = 0; is_word && i < core->children->len; i++) {
        const MathNode *letter = g_ptr_array_index(core->children, i);
        is_word = letter->kind == MATH_SYMBOL || letter->kind == MATH_SPACE;
    }
    if (!is_word) {
        write_node(node->body, out);
        return;
    }
    g_string_append(out, "<mi mathvariant=\"normal\">");
    for (guint i = 0; i < core->children->len; i++) {
        const MathNode *letter = g_ptr_array_index(core->children, i);
        put_character(letter->kind == MATH_SPACE ? 0x2009 : letter->code, out);
    }
    g_string_append(out, "</mi>");
}

static void
write_with(const char *element, const MathNode *node, GString *out)
{
    g_string_append_printf(out, "<%s>", element);
    write_part(node->body, out);
    if (node->lower != NULL)
        write_node(node->lower, out);
    if (node->upper != NULL)
        write_node(node->upper, out);
    g_string_append_printf(out, "</%s>", element);
}

static void
write_scripts(const MathNode *node, GString *out)
{
    bool has_limits = node->limits != MATH_LIMITS_NEVER;
    bool both = node->upper != NULL && node->lower != NULL;
    const char *element = has_limits ? (both                  ? "munderover"
                                        : node->upper != NULL ? "mover"
                                                              : "munder")
                                     : (both                  ? "msubsup"
                                        : node->upper != NULL ? "msup"
                                                              : "msub");
    write_with(element, node, out);
}

static void
write_fraction(const MathNode *node, GString *out)
{
    bool is_fenced = node->code != 0 || node->close != 0;
    if (node->level != MATH_AUTO)
        g_string_append_printf(out, "<mstyle displaystyle=\"%s\" scriptlevel=\"0\">",
                               node->level == MATH_DISPLAY ? "true" : "false");
    if (is_fenced) {
        g_string_append(out, "<mrow>");
        put_operator(node->code, " stretchy=\"true\"", out);
    }
    g_string_append(out, node->value == 0 ? "<mfrac linethickness=\"0\">" : "<mfrac>");
    write_part(node->upper, out);
    write_part(node->lower, out);
    g_string_append(out, "</mfrac>");
    if (is_fenced) {
        put_operator(node->close, " stretchy=\"true\"", out);
        g_string_append(out, "</mrow>");
    }
    if (node->level != MATH_AUTO)
        g_string_append(out, "</mstyle>");
}

static void
write_radical(const MathNode *node, GString *out)
{
    g_string_append(out, node->upper != NULL ? "<mroot>" : "<msqrt>");
    write_part(node->body, out);
    if (node->upper != NULL)
        write_node(node->upper, out);
    g_string_append(out, node->upper != NULL ? "</mroot>" : "</msqrt>");
}

/* What MathML calls a sign that TeX has as a combining character. */
static gunichar
spacing_accent(gunichar code)
{
    static const struct {
        gunichar combining, spacing;
    } accents[] = {{0x302, '^'},   {0x304, 0xAF},  {0x20D7, 0x2192}, {0x303, '~'},
                   {0x307, 0x2D9}, {0x308, 0xA8},  {0x301, 0xB4},    {0x300, '`'},
                   {0x306, 0x2D8}, {0x30C, 0x2C7}, {0x30A, 0x2DA},   {0x330, '~'}};
    for (guint i = 0; i < G_N_ELEMENTS(accents); i++)
        if (accents[i].combining == code)
            return accents[i].spacing;
    return code;
}

static void
write_over(const MathNode *node, gunichar sign, bool is_stretchy, GString *out)
{
    const char *element = node->is_below ? "munder" : "mover";
    g_string_append_printf(out, "<%s accent%s=\"true\">", element,
                           node->is_below ? "under" : "");
    write_part(node->body, out);
    put_operator(sign, is_stretchy ? " stretchy=\"true\"" : " stretchy=\"false\"", out);
    g_string_append_printf(out, "</%s>", element);
}

static void
write_arrow(const MathNode *node, GString *out)
{
    g_string_append(out, node->lower != NULL ? "<munderover>" : "<mover>");
    put_operator(node->code, " stretchy=\"true\"", out);
    if (node->lower != NULL)
        write_node(node->lower, out);
    write_part(node->upper, out);
    g_string_append(out, node->lower != NULL ? "</munderover>" : "</mover>");
}

static void
write_fence(const MathNode *node, GString *out)
{
    g_string_append(out, "<mrow>");
    if (node->code != 0)
        put_operator(node->code, " fence=\"true\" stretchy=\"true\"", out);
    write_children(node->body, out);
    if (node->close != 0)
        put_operator(node->close, " fence=\"true\" stretchy=\"true\"", out);
    g_string_append(out, "</mrow>");
}

static void
write_big(const MathNode *node, GString *out)
{
    static const char *const sizes[] = {"1", "1.2", "1.8", "2.4", "3"};
    g_autofree char *size =
        g_strdup_printf(" stretchy=\"true\" minsize=\"%sem\" maxsize=\"%sem\"",
                        sizes[node->value], sizes[node->value]);
    put_operator(node->code, size, out);
}

static const char *
alignment_of(const MathArray *array, guint column)
{
    gsize length = array->columns->len;
    gsize at = array->is_paired ? column % 2 : MIN(column, length - 1);
    char c = length == 0 ? 'c' : array->columns->str[MIN(at, length - 1)];
    return c == 'l' ? "left" : c == 'r' ? "right" : "center";
}

static void
write_alignments(const MathArray *array, GString *out)
{
    guint width = math_array_width(array);
    g_string_append(out, " columnalign=\"");
    for (guint i = 0; i < width; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", alignment_of(array, i));
    g_string_append_c(out, '"');
}

/* Browsers know nothing of columnalign (MathML Core): the sheet of the book places a cell by
 * its class. */
static void
open_cell(const MathArray *array, guint column, GString *out)
{
    const char *alignment = alignment_of(array, column);
    if (strcmp(alignment, "center") == 0)
        g_string_append(out, "<mtd>");
    else
        g_string_append_printf(out, "<mtd class=\"%s%s\">", alignment,
                               array->is_paired ? " pair" : "");
}

static void
write_array(const MathArray *array, GString *out)
{
    bool has_tags = array->tags->len > 0;
    g_string_append(out, "<mtable");
    write_alignments(array, out);
    g_string_append(out, array->level == MATH_DISPLAY ? " displaystyle=\"true\"" : "");
    g_string_append(out, array->is_paired ? " columnspacing=\"0em 2em\">" : ">");
    for (guint row = 0; row < array->rows->len; row++) {
        const GPtrArray *cells = g_ptr_array_index(array->rows, row);
        const MathNode *tag =
            row < array->tags->len ? g_ptr_array_index(array->tags, row) : NULL;
        g_string_append(out, "<mtr>");
        for (guint i = 0; i < cells->len; i++) {
            open_cell(array, i, out);
            write_children(g_ptr_array_index(cells, i), out);
            g_string_append(out, "</mtd>");
        }
        for (guint i = cells->len; has_tags && i < math_array_width(array); i++)
            g_string_append(out, "<mtd></mtd>");
        if (tag != NULL) {
            g_string_append(out, "<mtd><mspace width=\"2em\"/>");
            write_node(tag, out);
            g_string_append(out, "</mtd>");
        }
        g_string_append(out, "</mtr>");
    }
    g_string_append(out, "</mtable>");
}

static void
write_space(const MathNode *node, GString *out)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(number, sizeof number, "%.3f", (double) node->value / MATH_EM);
    g_string_append_printf(out, "<mspace width=\"%sem\"/>", number);
}

static void
write_phantom(const MathNode *node, GString *out)
{
    bool is_shown = (node->value & MATH_PHANTOM_SHOWN) != 0;
    bool has_width = (node->value & MATH_PHANTOM_WIDTH) != 0;
    bool has_height = (node->value & MATH_PHANTOM_HEIGHT) != 0;
    g_string_append_printf(out, "<mpadded%s%s>", has_width ? "" : " width=\"0\"",
                           has_height ? "" : " height=\"0\" depth=\"0\"");
    g_string_append(out, is_shown ? "" : "<mphantom>");
    write_part(node->body, out);
    g_string_append(out, is_shown ? "" : "</mphantom>");
    g_string_append(out, "</mpadded>");
}

static void
write_enclosed(const MathNode *node, GString *out)
{
    const char *notation = node->kind == MATH_FRAME ? "box"
                           : node->value == (MATH_CANCEL_UP | MATH_CANCEL_DOWN)
                               ? "updiagonalstrike downdiagonalstrike"
                           : node->value == MATH_CANCEL_DOWN  ? "downdiagonalstrike"
                           : node->value == MATH_CANCEL_LEVEL ? "horizontalstrike"
                                                              : "updiagonalstrike";
    g_string_append_printf(out, "<menclose notation=\"%s\">", notation);
    write_part(node->body, out);
    g_string_append(out, "</menclose>");
}

static void
write_not(const MathNode *node, GString *out)
{
    const MathNode *core = math_node_core(node->body);
    gunichar negated;
    if (core->kind != MATH_SYMBOL)
        write_part(node->body, out);
    else if (g_unichar_compose(core->code, 0x338, &negated))
        put_operator(negated, "", out);
    else {
        g_string_append(out, "<mo>");
        put_character(core->code, out);
        put_character(0x338, out);
        g_string_append(out, "</mo>");
    }
}

static void
write_node(const MathNode *node, GString *out)
{
    switch (node->kind) {
    case MATH_ROW:
        write_row(node, out);
        break;
    case MATH_SYMBOL:
        write_symbol(node, out);
        break;
    case MATH_NAME:
        write_name(node, out);
        break;
    case MATH_TEXT:
        g_string_append(out, "<mtext>");
        put_text(node->text, out);
        g_string_append(out, "</mtext>");
        break;
    case MATH_SCRIPTS:
        write_scripts(node, out);
        break;
    case MATH_FRACTION:
        write_fraction(node, out);
        break;
    case MATH_RADICAL:
        write_radical(node, out);
        break;
    case MATH_ACCENT:
        write_over(node, spacing_accent(node->code), node->is_wide, out);
        break;
    case MATH_BAR:
        write_over(node, node->is_below ? '_' : 0xAF, true, out);
        break;
    case MATH_STRETCH:
        write_over(node, node->code, true, out);
        break;
    case MATH_ARROW:
        write_arrow(node, out);
        break;
    case MATH_STACK:
        write_with(node->upper == NULL   ? "munder"
                   : node->lower == NULL ? "mover"
                                         : "munderover",
                   node, out);
        break;
    case MATH_FENCE:
        write_fence(node, out);
        break;
    case MATH_MIDDLE:
        put_operator(node->code, " fence=\"true\" stretchy=\"true\"", out);
        break;
    case MATH_BIG:
        write_big(node, out);
        break;
    case MATH_ARRAY:
        write_array(node->array, out);
        break;
    case MATH_SPACE:
        write_space(node, out);
        break;
    case MATH_PHANTOM:
        write_phantom(node, out);
        break;
    case MATH_FRAME:
    case MATH_CANCEL:
        write_enclosed(node, out);
        break;
    case MATH_NOT:
        write_not(node, out);
        break;
    case MATH_STYLE:
    case MATH_COLOUR:
        break;
    }
}

char *
math_write_mathml(const MathNode *formula)
{
    GString *out = g_string_new(NULL);
    write_node(formula, out);
    return g_string_free(out, FALSE);
}
