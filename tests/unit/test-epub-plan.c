/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files there are and where places lie. */
#include "config.h"

#include <string.h>

#include "book/highlight.h"
#include "epub_fixture.h"

static const PlanFile *
file_at(const Plan *plan, guint index)
{
    g_assert_cmpuint(index, <, plan->files->len);
    return g_ptr_array_index(plan->files, index);
}

static void
assert_files(const Plan *plan, const char *expected)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < plan->files->len; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? " " : "", file_at(plan, i)->name);
    g_assert_cmpstr(names->str, ==, expected);
}

static void
assert_href(const Plan *plan, const PlanFile *from, const char *anchor,
            const char *expected)
{
    g_autofree char *href = plan_href(plan, from, anchor);
    g_assert_cmpstr(href, ==, expected);
}

/* A chapter with `sections` headings of `level`, each with 1,000 bytes below it. */
static char *
chapter(const char *level, int sections)
{
    GString *out = g_string_new("# 하나\n\n");
    for (int i = 1; i <= sections; i++) {
        g_string_append_printf(out, "%s 절 %d\n\n", level, i);
        for (int k = 0; k < 100; k++)
            g_string_append(out, "0123456789");
        g_string_append(out, "\n\n");
    }
    return g_string_free(out, FALSE);
}

static void
test_a_file_a_chapter(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("# 하나\n\n글\n\n# 둘\n\n글\n");
    const Plan *plan = epub_fixture_plan(fixture, PLAN_FILE_BYTES);
    assert_files(plan, "cover.xhtml nav.xhtml chapter-01.xhtml chapter-02.xhtml");
    g_assert_cmpint(file_at(plan, 0)->kind, ==, PLAN_COVER);
    g_assert_cmpint(file_at(plan, 1)->kind, ==, PLAN_CONTENTS);
}

static void
test_print_alone_has_them(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("# 하나\n\n# 둘\n\n# 셋\n");
    hand_book_section(fixture->book, 0)->kind = BOOK_HALF_TITLE;
    hand_book_section(fixture->book, 2)->kind = BOOK_NOTES;
    assert_files(epub_fixture_plan(fixture, PLAN_FILE_BYTES),
                 "cover.xhtml nav.xhtml chapter-02.xhtml");
}

static void
test_large_chapters_split_at_headings(void)
{
    g_autofree char *markdown = chapter("##", 5);
    g_autoptr(EpubFixture) fixture = epub_fixture_new(markdown);
    const Plan *plan = epub_fixture_plan(fixture, 2600);
    assert_files(plan, "cover.xhtml nav.xhtml chapter-01.xhtml chapter-01-2.xhtml "
                       "chapter-01-3.xhtml");
    for (guint i = 3; i < 5; i++) {
        g_assert_cmpint(file_at(plan, i)->first->kind, ==, DOC_HEADING);
        g_assert_true(file_at(plan, i - 1)->end == file_at(plan, i)->first);
    }
    g_assert_null(file_at(plan, 4)->end);
}

static void
test_blocks_where_there_are_no_headings(void)
{
    g_autofree char *markdown = chapter("", 9);
    g_autoptr(EpubFixture) fixture = epub_fixture_new(markdown);
    const Plan *plan = epub_fixture_plan(fixture, 4000);
    g_assert_cmpuint(plan->files->len, >=, 2 + 3);
}

/* All of a split chapter is there, once. */
static void
test_nothing_is_lost_in_a_split(void)
{
    g_autofree char *markdown = chapter("##", 7);
    g_autoptr(EpubFixture) fixture = epub_fixture_new(markdown);
    epub_fixture_plan(fixture, 2600);
    for (int section = 1; section <= 7; section++) {
        g_autofree char *wanted = g_strdup_printf(">절 %d</h2>", section);
        guint found = 0;
        for (guint i = 0; i + 2 < fixture->plan->files->len; i++) {
            g_autofree char *text = epub_fixture_write(fixture, i);
            found += strstr(text, wanted) != NULL;
        }
        g_assert_cmpuint(found, ==, 1);
    }
}

/* How often `needle` stands in all text files of the plan together. */
static guint
count_all(EpubFixture *fixture, const char *needle)
{
    guint found = 0;
    for (guint i = 0; i + 2 < fixture->plan->files->len; i++) {
        g_autofree char *text = epub_fixture_write(fixture, i);
        for (const char *p = text; (p = strstr(p, needle)) != NULL; p++)
            found++;
    }
    return found;
}

/* A long table goes on below the names of its columns; its caption is said once. */
static void
test_tables_split_between_rows(void)
{
    g_autoptr(GString) markdown = g_string_new(
        "# 하나\n\n<table><caption>표 제목</caption><tr><th>이름</th><th>값</th></tr>");
    for (int i = 0; i < 100; i++)
        g_string_append_printf(markdown, "<tr><td>줄 %d.</td><td>%d</td></tr>", i, i * i);
    g_string_append(markdown, "</table>\n");
    g_autoptr(EpubFixture) fixture = epub_fixture_new(markdown->str);
    guint files = epub_fixture_plan(fixture, 4000)->files->len - 2;
    g_assert_cmpuint(files, >, 2);
    g_assert_false(epub_fixture_told(fixture, "large-document"));
    g_assert_cmpuint(count_all(fixture, "<th scope=\"col\">이름</th>"), ==, files);
    g_assert_cmpuint(count_all(fixture, "표 제목"), ==, 1);
    for (int i = 0; i < 100; i++) {
        g_autofree char *cell = g_strdup_printf("<td>줄 %d.</td>", i);
        g_assert_cmpuint(count_all(fixture, cell), ==, 1);
    }
}

static void
test_cells_that_reach_down_are_not_cut(void)
{
    g_autoptr(GString) markdown =
        g_string_new("# 하나\n\n<table><tr><td rowspan=100>왼쪽</td><td>0</td></tr>");
    for (int i = 1; i < 100; i++)
        g_string_append_printf(markdown, "<tr><td>줄 %d.</td></tr>", i);
    g_string_append(markdown, "</table>\n");
    g_autoptr(EpubFixture) fixture = epub_fixture_new(markdown->str);
    g_assert_cmpuint(epub_fixture_plan(fixture, 2000)->files->len, ==, 2 + 1);
    g_assert_true(epub_fixture_told(fixture, "large-document"));
}

/* Each line of a long listing is there once, its number with it. */
static void
test_code_splits_between_lines(void)
{
    g_autoptr(GString) markdown = g_string_new("# 하나\n\n```\n");
    for (int i = 1; i <= 950; i++)
        g_string_append_printf(markdown, "%s줄 %d.\n", i % 3 == 0 ? "    " : "", i);
    g_string_append(markdown, "```\n");
    g_autoptr(EpubFixture) fixture = epub_fixture_new(markdown->str);
    epub_fixture_find(fixture, DOC_CODE_BLOCK)->as.code.has_numbers = true;
    g_autofree char *syntax =
        g_test_build_filename(G_TEST_DIST, "..", "styles", "syntax", NULL);
    g_assert_true(book_highlight_settle(fixture->book, syntax, 1, fixture->diag, NULL));
    guint files = epub_fixture_plan(fixture, 20000)->files->len - 2;
    g_assert_cmpuint(files, >, 1);
    g_assert_cmpuint(count_all(fixture, "<pre class=\"numbered\">"), ==, files);
    g_assert_cmpuint(count_all(fixture, "data-line=\""), ==, 950);
    for (int i = 3; i <= 950; i += 79) {
        g_autofree char *line =
            g_strdup_printf("data-line=\"%3d\">%s줄 %d.", i, i % 3 == 0 ? "    " : "", i);
        g_assert_cmpuint(count_all(fixture, line), ==, 1);
    }
}

static void
test_what_cannot_be_divided_is_told(void)
{
    g_autoptr(GString) markdown = g_string_new("# 하나\n\n```\n");
    for (int i = 0; i < 400; i++)
        g_string_append(markdown, "0123456789\n");
    g_string_append(markdown, "```\n");
    g_autoptr(EpubFixture) fixture = epub_fixture_new(markdown->str);
    epub_fixture_plan(fixture, 2000);
    g_assert_true(epub_fixture_told(fixture, "large-document"));
}

static void
test_addresses(void)
{
    g_autofree char *markdown = chapter("##", 4);
    g_autoptr(EpubFixture) fixture = epub_fixture_new(markdown);
    const Plan *plan = epub_fixture_plan(fixture, 2600);
    const PlanFile *first = file_at(plan, 2), *second = file_at(plan, 3);
    assert_href(plan, NULL, "chapter-01", "chapter-01.xhtml"); /* N8: no fragment */
    assert_href(plan, first, "chapter-01", "chapter-01.xhtml");
    assert_href(plan, first, "chapter-01-h2", "#chapter-01-h2");
    assert_href(plan, second, "chapter-01-h2", "chapter-01.xhtml#chapter-01-h2");
    g_autofree char *there = g_strconcat("chapter-01-2.xhtml#", second->first->id, NULL);
    assert_href(plan, first, second->first->id, there);
    assert_href(plan, first, "nowhere", NULL);
}

/* Notes stand with their call, and so do the places in them. */
static void
test_notes_go_with_their_calls(void)
{
    g_autofree char *long_text = chapter("##", 4);
    g_autofree char *markdown =
        g_strconcat(long_text, "끝.[^1]\n\n[^1]: 주석이다.\n", NULL);
    g_autoptr(EpubFixture) fixture = epub_fixture_new(markdown);
    const Plan *plan = epub_fixture_plan(fixture, 2600);
    const DocNode *note = epub_fixture_find(fixture, DOC_FOOTNOTE);
    g_assert_nonnull(note->id);
    g_assert_true(plan_file_of(plan, note->id) == file_at(plan, plan->files->len - 1));
    g_autofree char *last = epub_fixture_write(fixture, plan->files->len - 3);
    g_assert_nonnull(strstr(last, "doc-footnote"));
}

static void
test_titles_are_told_apart(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("# 끝\n\n# 끝\n\n# 끝 [2]\n\n# \n");
    const Plan *plan = epub_fixture_plan(fixture, PLAN_FILE_BYTES);
    g_autoptr(GHashTable) titles = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < plan->files->len; i++) {
        g_assert_cmpstr(file_at(plan, i)->title, !=, "");
        g_assert_true(g_hash_table_add(titles, file_at(plan, i)->title));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/plan/a-file-a-chapter", test_a_file_a_chapter);
    g_test_add_func("/epub/plan/print-alone-has-them", test_print_alone_has_them);
    g_test_add_func("/epub/plan/tables-split-between-rows",
                    test_tables_split_between_rows);
    g_test_add_func("/epub/plan/cells-that-reach-down",
                    test_cells_that_reach_down_are_not_cut);
    g_test_add_func("/epub/plan/code-splits-between-lines",
                    test_code_splits_between_lines);
    g_test_add_func("/epub/plan/large-chapters-split-at-headings",
                    test_large_chapters_split_at_headings);
    g_test_add_func("/epub/plan/blocks-where-there-are-no-headings",
                    test_blocks_where_there_are_no_headings);
    g_test_add_func("/epub/plan/nothing-is-lost-in-a-split",
                    test_nothing_is_lost_in_a_split);
    g_test_add_func("/epub/plan/what-cannot-be-divided-is-told",
                    test_what_cannot_be_divided_is_told);
    g_test_add_func("/epub/plan/addresses", test_addresses);
    g_test_add_func("/epub/plan/notes-go-with-their-calls",
                    test_notes_go_with_their_calls);
    g_test_add_func("/epub/plan/titles-are-told-apart", test_titles_are_told_apart);
    return g_test_run();
}
