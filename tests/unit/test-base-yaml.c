/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "base/yaml.h"

typedef struct {
    Diag *diag;
    Source *source;
    YamlNode *root;
    GError *error;
} Fixture;

static Fixture
parse(const char *text)
{
    Fixture self = {diag_new(), NULL, NULL, NULL};
    self.source = source_new("a.yml", text, strlen(text), &self.error);
    g_assert_no_error(self.error);
    self.root =
        yaml_parse(self.source, 0, source_length(self.source), self.diag, &self.error);
    g_assert_true((self.root == NULL) == (self.error != NULL));
    return self;
}

static void
fixture_clear(Fixture *self)
{
    yaml_node_free(self->root);
    source_free(self->source);
    diag_free(self->diag);
    g_clear_error(&self->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Fixture, fixture_clear)

static void
test_tree(void)
{
    g_auto(Fixture) f =
        parse("title   : 가 나\nnone:\nempty: ''\nquoted: \"3\"\nlist: [a, [b, c]]\n"
              "on: yes\nodd: perhaps\nmap:\n  x: 1\n");
    g_assert_no_error(f.error);
    g_assert_cmpstr(yaml_lookup_string(f.root, "empty"), ==, NULL);
    g_assert_cmpint(yaml_lookup(f.root, "none")->kind, ==, YAML_NULL);
    g_assert_true(yaml_lookup(f.root, "quoted")->is_quoted);
    g_autoptr(GPtrArray) list = yaml_lookup_strings(f.root, "list");
    g_assert_cmpuint(list->len, ==, 3);
    g_assert_cmpstr(list->pdata[2], ==, "c");
    g_assert_true(yaml_lookup_bool(f.root, "on", false));
    g_assert_true(yaml_lookup_bool(f.root, "odd", true));
    g_assert_false(yaml_lookup_bool(f.root, "odd", false));
    const YamlNode *x = yaml_lookup(yaml_lookup(f.root, "map"), "x");
    g_assert_cmpint(x->place.line, ==, 9);
    g_assert_cmpint(x->place.column, ==, 6);
    g_assert_cmpstr(x->place.file, ==, "a.yml");
}

static void
test_title_with_colon_fails_with_place(void)
{
    g_auto(Fixture) f = parse("a: 1\ntitle: x: y\n");
    g_assert_nonnull(f.error);
    g_assert_true(g_str_has_prefix(f.error->message, "a.yml:2:9: error: "));
}

static void
test_tabs(void)
{
    g_auto(Fixture) f =
        parse("categories:\t기타\nlist:\n\t- a\n\t-\tb\nmap:\n\tx: 1\t\n");
    g_assert_no_error(f.error);
    g_assert_cmpstr(yaml_lookup_string(f.root, "categories"), ==, "기타");
    g_autoptr(GPtrArray) list = yaml_lookup_strings(f.root, "list");
    g_assert_cmpuint(list->len, ==, 2);
    g_assert_cmpstr(list->pdata[1], ==, "b");
    const YamlNode *x = yaml_lookup(yaml_lookup(f.root, "map"), "x");
    g_assert_cmpstr(x->value, ==, "1");
    g_assert_cmpint(x->place.column, ==, 5);
}

static void
test_last_duplicate_wins(void)
{
    g_auto(Fixture) f = parse("a: 1\nb: 2\na: 3\n");
    g_assert_cmpstr(yaml_lookup_string(f.root, "a"), ==, "3");
    g_assert_cmpuint(f.root->keys->len, ==, 2);
    const DiagEntry *entry = diag_lookup(f.diag, 0);
    g_assert_cmpstr(entry->code, ==, "duplicate-key");
    g_assert_cmpint(entry->line, ==, 3);
}

static void
test_many_keys(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 4000; i++)
        g_string_append_printf(text, "key%d: %d\n", i, i);
    g_string_append(text, "key7: again\n");
    g_auto(Fixture) f = parse(text->str);
    g_assert_cmpstr(yaml_lookup_string(f.root, "key3999"), ==, "3999");
    g_assert_cmpstr(yaml_lookup_string(f.root, "key7"), ==, "again");
    g_assert_null(yaml_lookup(f.root, "key4000"));
}

static void
test_aliases_are_copies(void)
{
    g_auto(Fixture) f = parse("a: &x {k: 1}\na: 2\nb: *x\n");
    g_assert_no_error(f.error);
    g_assert_cmpstr(yaml_lookup_string(yaml_lookup(f.root, "b"), "k"), ==, "1");
}

static void
assert_refused(const char *text, int line)
{
    g_auto(Fixture) f = parse(text);
    g_assert_nonnull(f.error);
    g_autofree char *prefix = g_strdup_printf("a.yml:%d:", line);
    if (!g_str_has_prefix(f.error->message, prefix))
        g_error("%s is not at %s", f.error->message, prefix);
}

static void
test_limits(void)
{
    g_autoptr(GString) bomb = g_string_new("l0: &l0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 9; i++) {
        g_string_append_printf(bomb, "l%d: &l%d [", i, i);
        for (int k = 0; k < 10; k++)
            g_string_append_printf(bomb, "*l%d%s", i - 1, k < 9 ? "," : "]\n");
    }
    assert_refused(bomb->str, 4);
    assert_refused("a: *nothing\n", 1);
    assert_refused("a: &a [*a]\n", 1);

    g_autofree char *deep = g_strnfill(100000, '[');
    assert_refused(deep, 1);
    g_autoptr(GString) wide = g_string_new(NULL);
    for (int i = 0; i <= LIMIT_YAML_NODES; i++)
        g_string_append(wide, "- a\n");
    assert_refused(wide->str, LIMIT_YAML_NODES);
    g_autofree char *long_text = g_strnfill(LIMIT_YAML_BYTES + 1, '#');
    assert_refused(long_text, 1);
    assert_refused("a: 1\n--- \nb: 2\n", 2);
    assert_refused("? [a]\n: b\n", 1);
}

static void
test_empty_is_a_mapping(void)
{
    g_auto(Fixture) f = parse("# nothing\n");
    g_assert_cmpint(f.root->kind, ==, YAML_MAPPING);
    g_assert_cmpuint(f.root->keys->len, ==, 0);
}

static void
test_escapes_are_harmless(void)
{
    g_auto(Fixture) f = parse("a: \"x\\0y\\u1112\\u1161\"\n");
    g_assert_cmpstr(yaml_lookup_string(f.root, "a"), ==, "x\xEF\xBF\xBDy하");
}

static void
test_part_of_a_source(void)
{
    const char *text = "---\ntitle: a\n---\n: not yaml [\n";
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Source) source = source_new("p.md", text, strlen(text), &error);
    g_autoptr(YamlNode) root = yaml_parse(source, 4, 13, diag, &error);
    g_assert_no_error(error);
    g_assert_cmpint(yaml_lookup(root, "title")->place.line, ==, 2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/yaml/tree", test_tree);
    g_test_add_func("/base/yaml/error-place", test_title_with_colon_fails_with_place);
    g_test_add_func("/base/yaml/tabs", test_tabs);
    g_test_add_func("/base/yaml/duplicate", test_last_duplicate_wins);
    g_test_add_func("/base/yaml/many-keys", test_many_keys);
    g_test_add_func("/base/yaml/alias", test_aliases_are_copies);
    g_test_add_func("/base/yaml/limits", test_limits);
    g_test_add_func("/base/yaml/empty", test_empty_is_a_mapping);
    g_test_add_func("/base/yaml/escapes", test_escapes_are_harmless);
    g_test_add_func("/base/yaml/part", test_part_of_a_source);
    return g_test_run();
}
