/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "base/toml.h"

/* The tree as one line: {key=value [a, b]}. */
static void
write_node(const YamlNode *node, GString *out)
{
    if (node->kind == YAML_SCALAR) {
        g_string_append(out, node->value);
        return;
    }
    bool is_mapping = node->kind == YAML_MAPPING;
    g_string_append_c(out, is_mapping ? '{' : '[');
    for (guint i = 0; i < node->children->len; i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        if (is_mapping)
            g_string_append_printf(out, "%s=", (char *) g_ptr_array_index(node->keys, i));
        write_node(g_ptr_array_index(node->children, i), out);
    }
    g_string_append_c(out, is_mapping ? '}' : ']');
}

/* What `text` means, or where it fails. */
static char *
parse(const char *text)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Source) source = source_new("a.toml", text, strlen(text), NULL);
    g_autoptr(YamlNode) root = toml_parse(source, 0, source_length(source), diag, &error);
    g_assert_true((root == NULL) == (error != NULL));
    if (root == NULL)
        return g_strndup(error->message, strcspn(error->message, " "));
    GString *out = g_string_new(NULL);
    write_node(root, out);
    if (diag_length(diag) > 0)
        g_string_append_printf(out, " %s", diag_lookup(diag, 0)->code);
    return g_string_free(out, FALSE);
}

static void
test_values(void)
{
    static const char *const cases[][2] = {
        {"", "{}"},
        {"# only\n\n", "{}"},
        {"title = \"가 \\\"나\\\" \\u0041\\t\"", "{title=가 \"나\" A\t}"},
        {"a = 'C:\\n' # c\nb=2", "{a=C:\\n b=2}"},
        {"a = \"\"\"\nx\n  y \\\n   z\"\"\"", "{a=x\n  y z}"},
        {"a = '''x\n\\y'''", "{a=x\n\\y}"},
        {"a = \"\"\"x\"\"\"\"\"", "{a=x\"\"}"},
        {"date = 2021-12-31T20:42:31+09:00", "{date=2021-12-31T20:42:31+09:00}"},
        {"date = 2021-12-31 20:42:31", "{date=2021-12-31 20:42:31}"},
        {"date = 2021-12-31\nn = -1_000.5e3", "{date=2021-12-31 n=-1_000.5e3}"},
        {"draft = true\nx = +inf", "{draft=true x=+inf}"},
        {"a = [1, [2, 3], # c\n \"x\",\n]", "{a=[1 [2 3] x]}"},
        {"a = { b = 1, c.d = [] }", "{a={b=1 c={d=[]}}}"},
        {"a.b.c = 1\na.b.d = 2", "{a={b={c=1 d=2}}}"},
        {"\"a b\" = 1\n'c' = 2", "{a b=1 c=2}"},
        {"[x]\na = 1\n[x.y]\nb = 2\n[z] # c\n", "{x={a=1 y={b=2}} z={}}"},
        {"[[x]]\na = 1\n[[x]]\na = 2\n[x.y]\nb = 3", "{x=[{a=1} {a=2 y={b=3}}]}"},
        {"a = 1\na = 2", "{a=2} duplicate-key"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *result = parse(cases[i][0]);
        g_assert_cmpstr(result, ==, cases[i][1]);
    }
}

static void
test_errors(void)
{
    static const char *const cases[][2] = {
        {"a", "a.toml:1:2:"},
        {"a = ", "a.toml:1:5:"},
        {"a = b", "a.toml:1:5:"},
        {"a = 1 2", "a.toml:1:7:"},
        {"x = 1\na = \"b", "a.toml:2:7:"},
        {"a = \"b\nc\"", "a.toml:1:7:"},
        {"a = [1 2]", "a.toml:1:8:"},
        {"a = [1", "a.toml:1:7:"},
        {"[a", "a.toml:1:3:"},
        {"a = 1\n[a]", "a.toml:2:3:"},
        {"a = 1\n[[a]]", "a.toml:2:4:"},
        {"a = \"\\q\"", "a.toml:1:7:"},
        {"= 1", "a.toml:1:1:"},
        {"a.b.c = 1\na.b = 2\na.b.c = 3", "a.toml:3:7:"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *result = parse(cases[i][0]);
        g_assert_cmpstr(result, ==, cases[i][1]);
    }
}

static void
assert_fails(const char *text)
{
    g_autofree char *result = parse(text);
    g_assert_true(g_str_has_prefix(result, "a.toml:"));
}

static void
test_limits(void)
{
    g_autofree char *lists = g_strnfill(100000, '[');
    g_autofree char *deep = g_strconcat("a = ", lists, NULL);
    assert_fails(deep);
    g_autoptr(GString) text = g_string_new("a");
    for (int i = 0; i < 100000; i++)
        g_string_append(text, ".a");
    g_string_append(text, " = 1");
    assert_fails(text->str);
    g_string_assign(text, "");
    for (int i = 0; i <= LIMIT_YAML_NODES; i++)
        g_string_append_printf(text, "k%d = 1\n", i);
    assert_fails(text->str);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/toml/values", test_values);
    g_test_add_func("/base/toml/errors", test_errors);
    g_test_add_func("/base/toml/limits", test_limits);
    return g_test_run();
}
