/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/dump.h"

static const char *const kinds[] = {
    "row",   "symbol",  "name",   "text",    "scripts", "fraction", "radical", "accent",
    "bar",   "stretch", "arrow",  "stack",   "fence",   "middle",   "big",     "array",
    "space", "style",   "colour", "phantom", "frame",   "cancel",   "not"};
static const char *const classes[] = {"ord",  "op",    "bin",   "rel",
                                      "open", "close", "punct", "inner"};
static const char *const alphabets[] = {
    "",       "roman",       "italic",  "bold", "bold-italic", "double",
    "script", "bold-script", "fraktur", "sans", "mono"};
static const char *const limits[] = {"", "display", "always"};

static void dump_node(const MathNode *node, const char *role, int depth, GString *out);

static void
dump_code(gunichar code, GString *out)
{
    if (code == 0)
        return;
    g_string_append_printf(out, " U+%04X ", code);
    g_string_append_unichar(out, code);
}

static void
dump_array(const MathArray *array, int depth, GString *out)
{
    for (guint row = 0; row < array->rows->len; row++) {
        g_string_append_printf(out, "%*srow\n", 2 * depth, "");
        const GPtrArray *cells = g_ptr_array_index(array->rows, row);
        for (guint i = 0; i < cells->len; i++)
            dump_node(g_ptr_array_index(cells, i), "cell: ", depth + 1, out);
        if (row < array->tags->len)
            dump_node(g_ptr_array_index(array->tags, row), "tag: ", depth + 1, out);
    }
}

static void
dump_node(const MathNode *node, const char *role, int depth, GString *out)
{
    if (node == NULL)
        return;
    g_string_append_printf(out, "%*s%s%s %s", 2 * depth, "", role, kinds[node->kind],
                           classes[node->class]);
    dump_code(node->code, out);
    dump_code(node->close, out);
    if (node->alphabet != MATH_ALPHABET_DEFAULT)
        g_string_append_printf(out, " %s", alphabets[node->alphabet]);
    if (node->limits != MATH_LIMITS_NEVER)
        g_string_append_printf(out, " limits=%s", limits[node->limits]);
    if (node->value != 0)
        g_string_append_printf(out, " value=%d", node->value);
    if (node->level != 0)
        g_string_append_printf(out, " level=%d", node->level);
    g_string_append(out, node->is_wide ? " wide" : "");
    g_string_append(out, node->is_below ? " below" : "");
    if (node->text != NULL)
        g_string_append_printf(out, " \"%s\"", node->text);
    if (node->array != NULL)
        g_string_append_printf(out, " columns=%s", node->array->columns->str);
    g_string_append_c(out, '\n');
    dump_node(node->body, "body: ", depth + 1, out);
    dump_node(node->upper, "upper: ", depth + 1, out);
    dump_node(node->lower, "lower: ", depth + 1, out);
    for (guint i = 0; node->children != NULL && i < node->children->len; i++)
        dump_node(g_ptr_array_index(node->children, i), "", depth + 1, out);
    if (node->array != NULL)
        dump_array(node->array, depth + 1, out);
}

void
math_dump(const MathNode *formula, GString *out)
{
    dump_node(formula, "", 0, out);
}
