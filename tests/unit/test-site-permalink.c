/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <time.h>

#include "site/glob.h"
#include "site/name_pattern.h"
#include "site/permalink.h"

static char *
token(const char *name, gpointer data)
{
    (void) data;
    return strcmp(name, "year") == 0     ? g_strdup("2021")
           : strcmp(name, "my_key") == 0 ? g_strdup("K")
                                         : NULL;
}

static void
test_expand(void)
{
    g_autofree char *path =
        permalink_expand("/:year/:my_key_:nothing::year:.html", token, NULL);
    g_assert_cmpstr(path, ==, "/2021/K_:nothing:2021:.html");
}

static void
test_slugize(void)
{
    static const char *const cases[][2] = {
        {"Hello World", "Hello-World"},
        {" a  b ", "a-b"},
        {"C# & .NET_x", "C-NET-x"},
        {"Café Ünï", "Cafe-Uni"},
        {"한글 제목 (1편)", "한글-제목-1편"},
        {"a/b\tc\x01", "a-b-c"},
        {"...", ""},
        {"が", "が"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *slug = permalink_slugize(cases[i][0]);
        g_assert_cmpstr(slug, ==, cases[i][1]);
    }
}

static void
test_tidy(void)
{
    g_autofree char *path = permalink_tidy("a//b/%ED%95%9C/%zz");
    g_assert_cmpstr(path, ==, "/a/b/%ED%95%9C/%zz"); /* not decodable as a whole */
    g_autofree char *decoded = permalink_tidy("//a/%ED%95%9C/");
    g_assert_cmpstr(decoded, ==, "/a/한/");
}

static void
test_glob(void)
{
    static const struct {
        const char *pattern, *path;
        bool matches;
    } cases[] = {
        {"a.md", "a.md", true},
        {"*.md", "a.md", true},
        {"*.md", "b/a.md", false},
        {"**/*.md", "b/c/a.md", true},
        {"**/*.md", "a.md", true},
        {"b/**", "b/c/a.md", true},
        {"b/**/*", "b/a.md", true},
        {"?.md", "a.md", true},
        {"?.md", "/.md", false},
        {"a*b*c", "axxbyyc", true},
        {"a*b*c", "axxbyy", false},
        {"", "", true},
        {"*", "", true},
        {"b/*", "b/c/d", false},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_true(glob_matches(cases[i].pattern, cases[i].path) == cases[i].matches);
}

/* A pattern comes from the blog: it must not make the program slow. */
static void
test_glob_time(void)
{
    g_autoptr(GString) pattern = g_string_new(NULL);
    for (int i = 0; i < 200; i++)
        g_string_append(pattern, i % 2 ? "**/a*" : "*a?");
    g_string_append_c(pattern, 'b');
    g_autofree char *path = g_strnfill(4000, 'a');
    clock_t start = clock(); /* of this program alone */
    g_assert_false(glob_matches(pattern->str, path));
    g_assert_cmpint(clock() - start, <, 5 * CLOCKS_PER_SEC);
}

static void
test_name_pattern(void)
{
    static const struct {
        const char *pattern, *name;
        bool matches;
        const char *title;
        int year, month, day;
    } cases[] = {
        {":title", "a/b c", true, "a/b c", 0, 0, 0},
        {":year-:month-:day-:title", "2021-03-04-한글", true, "한글", 2021, 3, 4},
        {":year-:month-:day-:title", "2021-3-04-a", false, NULL, 2021, 0, 0},
        {":year/:i_month/:title", "2021/3/a", true, "a", 2021, 3, 0},
        {":lang/:title", "ko/a", true, "a", 0, 0, 0},
        {"p-:title.x", "p-a.x", true, "a", 0, 0, 0},
        {"p-:title", "q-a", false, NULL, 0, 0, 0},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        NameParts parts = {0};
        bool matches = name_pattern_match(cases[i].pattern, cases[i].name, &parts);
        g_assert_true(matches == cases[i].matches);
        g_assert_cmpstr(parts.title, ==, cases[i].title);
        g_assert_cmpint(parts.year, ==, cases[i].year);
        g_assert_cmpint(parts.month, ==, cases[i].month);
        g_assert_cmpint(parts.day, ==, cases[i].day);
        g_free(parts.title);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/site/permalink/expand", test_expand);
    g_test_add_func("/site/permalink/slugize", test_slugize);
    g_test_add_func("/site/permalink/tidy", test_tidy);
    g_test_add_func("/site/glob/matches", test_glob);
    g_test_add_func("/site/glob/time", test_glob_time);
    g_test_add_func("/site/name-pattern", test_name_pattern);
    return g_test_run();
}
