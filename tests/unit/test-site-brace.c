/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <time.h>

#include "site/brace_read.h"
#include "site/jsx_read.h"

static const char *const literal[] = {"raw", "code", NULL};

/* The braces of `text`: "name" for tags, "{{x" for expressions, "{#" for comments; ">n"
 * says where the match is, "~" that it stands in code. */
static char *
scan_by(const char *text, const BraceRules *rules)
{
    GArray *braces = brace_scan(text, 0, strlen(text), rules);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < braces->len; i++) {
        const Brace *brace = &g_array_index(braces, Brace, i);
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "",
                               brace->is_in_code ? "~" : "");
        if (brace->kind == BRACE_TAG)
            g_string_append(out, brace->name);
        else
            g_string_append_printf(
                out, "%s%.*s", brace->kind == BRACE_COMMENT ? "{#" : "{{",
                (int) (brace->inner_end - brace->inner_start), text + brace->inner_start);
        if (brace->match >= 0)
            g_string_append_printf(out, ">%d", brace->match);
    }
    g_array_unref(braces);
    return g_string_free(out, FALSE);
}

static char *
scan(const char *text, bool reads_code)
{
    BraceRules rules = {.read = brace_read_hexo,
                        .starts = "{<",
                        .literal = literal,
                        .reads_code = reads_code};
    return scan_by(text, &rules);
}

static void
test_scan(void)
{
    static const char *const cases[][2] = {
        {"a {% x 1 %} b {%- y -%}", "x y"},
        {"{{ a }}{{-b-}}{# c #}", "{{a {{b {#c"},
        {"{% n %}{% n %}{% endn %}{% endn %}", "n>3 n>2 endn endn"},
        {"{% n %}{% m %}{% endn %}", "n>2 m endn"},
        {"{% raw %}{{ a }}{% n %}{% endraw %}{{ b }}", "raw>1 endraw {{b"},
        {"{% raw %}{{ a }}", "raw {{a"},
        {"{% rawer %}{{ a }}{% endraw %}", "rawer {{a endraw"},
        {"`{% x %}` {% y %}", "y"},
        {"``{% x %}` {% y %}`` {% z %}", "z"},
        {"`{% x %} {% y %}", "x y"},
        {"`a\n\nb` {% x %}", "x"},
        {"```\n{% x %}\n```\n{% y %}", "y"},
        {"~~~~ a\n```\n{% x %}\n~~~\n~~~~\n{% y %}", "y"},
        {"- a\n  ```\n  {% x %}\n  ```\n{% y %}", "y"},
        {"> ```\n> {% x %}\n> ```\n{% y %}", "y"},
        {"```\n{% raw %}{{ x }}{% endraw %}\n```", "~raw>1 ~endraw"},
        {"`{% raw %}{{ x }}{% endraw %}`", "~raw>1 ~endraw"},
        {"```\n{% raw %}\n```\n{% endraw %}", "~raw endraw"},
        {"{% code %}\n```\n{% endcode %}\n{% x %}", "code>1 endcode x"},
        {"{% unclosed\n\n%} {{ a\n\n}}", ""},
        {"{% a {% b %}", "b"},
        {"{%%} {% %} {{}} { % x % }", "{{"},
        {"<!-- tab a@b --><!-- endtab --><!-- table -->", "tab>1 endtab"},
        {"a{#id} b", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *braces = scan(cases[i][0], false);
        g_assert_cmpstr(braces, ==, cases[i][1]);
    }
}

static void
test_liquid_reads_code(void)
{
    g_autofree char *braces = scan("`{{ a }}`\n```\n{% b %}\n```\n{{ c }}", true);
    g_assert_cmpstr(braces, ==, "~{{a ~b {{c");
}

static void
test_shortcodes(void)
{
    static const char *const cases[][2] = {
        {"{{< a 1 >}} {{% b %}} {{c}} {% d %}", "a b"},
        {"{{< a >}}x{{< /a >}} {{%a%}}{{%/a%}}", "a>1 enda a>3 enda"},
        {"{{< a />}} {{< b/c >}}", "a b/c"},
        {"{{</* a */>}} `{{</* b */>}}` `{{< c >}}`", "{{/* a */ ~{{/* b */"},
        {"{{< code >}}{{< a >}}{{< / code >}}{{< b >}}", "code>1 endcode b"},
        {"{{< a {{< b >}}", "b"},
    };
    BraceRules rules = {.read = brace_read_shortcode, .starts = "{", .literal = literal};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *braces = scan_by(cases[i][0], &rules);
        g_assert_cmpstr(braces, ==, cases[i][1]);
    }
}

static void
test_bare_end(void)
{
    BraceRules rules = {.read = brace_read_zola,
                        .starts = "{@",
                        .literal = literal,
                        .has_bare_end = true};
    g_autofree char *braces =
        scan_by("{% a() %}{% b %}{% end %}{% end %}{% code %}{{x}}{% end %}", &rules);
    g_assert_cmpstr(braces, ==, "a>3 b>2 end end code>5 end");
    g_autofree char *links =
        scan_by("{{ call(a=1) }} {{ x }} [a](@/b.md#c) <@/d> x@/y `(@/z)`", &rules);
    g_assert_cmpstr(links, ==, "call {{x @/ @/");
}

static void
test_zenn(void)
{
    BraceRules rules = {.read = brace_read_zenn, .starts = "@", .literal = literal};
    g_autofree char *braces =
        scan_by("@[card](https://a.example) @[](x) @[y](\n) `@[z](w)` a@[q]", &rules);
    g_assert_cmpstr(braces, ==, "@card");
}

static void
test_words(void)
{
    static const char text[] = " a \"b c\"d 'e \"f\" g' \"h\\\"i\"  ";
    g_autoptr(GPtrArray) words = brace_words(text, strlen(text), "\"'");
    g_ptr_array_add(words, NULL);
    g_autofree char *joined = g_strjoinv("|", (char **) words->pdata);
    g_assert_cmpstr(joined, ==, "a|b cd|e \"f\" g|h\"i");
}

/* Whatever is left unclosed, a megabyte is read at once. */
static void
test_time(void)
{
    static const char *const units[] = {
        "{% ",       "{{ ",          "{# ",           "{% raw %}", "{% n %} ",
        "`",         "` a `` ",      "```\n",         "~~~\n`",    "{% n\n%}",
        "<!-- tab ", "> - {% x %}`", "{%a%}{%enda%}", "\\`{"};
    clock_t start = clock(); /* of this program alone */
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < 1000000)
            g_string_append(text, units[i]);
        g_autofree char *braces = scan(text->str, i % 2);
        g_assert_nonnull(braces);
    }
    g_assert_cmpint(clock() - start, <, 20 * CLOCKS_PER_SEC);
}

/* The same for the readers that look further. */
static void
test_time_of_readers(void)
{
    static const struct {
        BraceReader read;
        const char *starts, *unit;
    } cases[] = {
        {brace_read_shortcode, "{", "{{< "},
        {brace_read_shortcode, "{", "{{</* "},
        {brace_read_zola, "{@", "(@/"},
        {brace_read_zola, "{@", "(@/aaaaaaaaaa"},
        {brace_read_zenn, "@", "@[a]("},
        {brace_read_zenn, "@", "@[aaaaaaaaaaaaaaaaaaaa"},
        {jsx_read, "<{ie", "<A \""},
        {jsx_read, "<{ie", "<A {"},
        {jsx_read, "<{ie", "{/*"},
        {jsx_read, "<{ie", "import a\n"},
    };
    clock_t start = clock(); /* of this program alone */
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < 1000000)
            g_string_append(text, cases[i].unit);
        BraceRules rules = {
            .read = cases[i].read, .starts = cases[i].starts, .literal = literal};
        g_autofree char *braces = scan_by(text->str, &rules);
        g_assert_nonnull(braces);
    }
    g_assert_cmpint(clock() - start, <, 20 * CLOCKS_PER_SEC);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/site/brace/scan", test_scan);
    g_test_add_func("/site/brace/liquid", test_liquid_reads_code);
    g_test_add_func("/site/brace/shortcodes", test_shortcodes);
    g_test_add_func("/site/brace/bare-end", test_bare_end);
    g_test_add_func("/site/brace/zenn", test_zenn);
    g_test_add_func("/site/brace/words", test_words);
    g_test_add_func("/site/brace/time", test_time);
    g_test_add_func("/site/brace/time-of-readers", test_time_of_readers);
    return g_test_run();
}
