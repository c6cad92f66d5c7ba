/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contents, landmarks and pages, and the NCX. */
#include "config.h"

#include <string.h>

#include "epub_fixture.h"
#include "book/toc.h"
#include "epub/nav.h"

static void
free_entry(gpointer data)
{
    book_entry_free(data);
}

static BookEntry *
add_entry(GPtrArray *entries, int level, const char *title, const char *anchor,
          const BookSection *section)
{
    BookEntry *entry = g_new0(BookEntry, 1);
    entry->level = level;
    entry->title = g_strdup(title);
    entry->anchor = g_strdup(anchor);
    entry->section = section;
    entry->children = g_ptr_array_new_with_free_func(free_entry);
    g_ptr_array_add(entries, entry);
    return entry;
}

/* Two chapters; the first has a section with one below it. */
static EpubFixture *
open_book(void)
{
    EpubFixture *fixture =
        epub_fixture_new("# 가\n\n## 나 & 라\n\n### 다\n\n글\n\n# 마\n\n글\n");
    BookSection *first = hand_book_section(fixture->book, 0);
    first->label = g_strdup("1장");
    BookEntry *chapter =
        add_entry(fixture->book->entries, 1, "1장 가", "chapter-01", first);
    BookEntry *section =
        add_entry(chapter->children, 2, "나 & 라", "chapter-01-h2", first);
    add_entry(section->children, 3, "다", "chapter-01-h3", first);
    add_entry(fixture->book->entries, 1, "마", "chapter-02",
              hand_book_section(fixture->book, 1));
    return fixture;
}

static char *
write_nav(EpubFixture *fixture)
{
    return epub_fixture_text(
        nav_write(&fixture->documents, g_ptr_array_index(fixture->plan->files, 1)));
}

static void
test_contents(void)
{
    g_autoptr(EpubFixture) fixture = open_book();
    epub_fixture_plan(fixture, PLAN_FILE_BYTES);
    g_autofree char *nav = write_nav(fixture);
    epub_fixture_assert_has(nav,
                            "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"contents\" "
                            "aria-label=\"차례\">");
    epub_fixture_assert_has(nav, "<li class=\"level-1\"><a href=\"chapter-01.xhtml\">"
                                 "<span class=\"label\">1장</span> 가</a>");
    epub_fixture_assert_has(nav,
                            "<a href=\"chapter-01.xhtml#chapter-01-h2\">나 &amp; 라</a>");
    epub_fixture_assert_has(
        nav, "<li class=\"level-3\"><a href=\"chapter-01.xhtml#chapter-01-h3\">");
    epub_fixture_assert_has(nav,
                            "<li class=\"level-1\"><a href=\"chapter-02.xhtml\">마</a>");
}

static void
test_landmarks(void)
{
    g_autoptr(EpubFixture) fixture = open_book();
    hand_book_section(fixture->book, 0)->is_front = true;
    epub_fixture_plan(fixture, PLAN_FILE_BYTES);
    g_autofree char *nav = write_nav(fixture);
    epub_fixture_assert_has(nav, "<a href=\"cover.xhtml\" epub:type=\"cover\">");
    epub_fixture_assert_has(nav, "<a href=\"nav.xhtml\" epub:type=\"toc\">");
    epub_fixture_assert_has(nav,
                            "<a href=\"chapter-02.xhtml\" epub:type=\"bodymatter\">");
}

static void
test_kindle_shows_two_levels(void)
{
    g_autoptr(EpubFixture) fixture = open_book();
    fixture->options.is_kindle = true;
    epub_fixture_plan(fixture, PLAN_FILE_BYTES);
    g_autofree char *nav = write_nav(fixture);
    g_assert_null(strstr(nav, "chapter-01-h3"));
    epub_fixture_assert_has(nav, "chapter-01-h2");
}

static void
test_pages(void)
{
    g_autoptr(EpubFixture) fixture = open_book();
    page_map_add(fixture->pages, "iv", hand_book_section(fixture->book, 0)->doc->first,
                 0);
    page_map_add(fixture->pages, "1", hand_book_section(fixture->book, 1)->doc->first, 0);
    epub_fixture_plan(fixture, PLAN_FILE_BYTES);
    for (guint i = 0; i < 2; i++)
        g_free(epub_fixture_write(fixture, i));
    g_autofree char *nav = write_nav(fixture);
    const char *list = strstr(nav, "<nav epub:type=\"page-list\" role=\"doc-pagelist\"");
    g_assert_nonnull(list);
    epub_fixture_assert_has(list,
                            "<li><a href=\"chapter-01.xhtml#page-iv\">iv</a></li>\n"
                            "<li><a href=\"chapter-02.xhtml#page-1\">1</a></li>\n</ol>");
}

static void
test_no_pages_no_list(void)
{
    g_autoptr(EpubFixture) fixture = open_book();
    epub_fixture_plan(fixture, PLAN_FILE_BYTES);
    g_autofree char *nav = write_nav(fixture);
    g_assert_null(strstr(nav, "page-list"));
}

static void
test_ncx(void)
{
    g_autoptr(EpubFixture) fixture = open_book();
    epub_fixture_plan(fixture, PLAN_FILE_BYTES);
    g_autofree char *ncx = epub_fixture_text(nav_write_ncx(&fixture->documents));
    epub_fixture_assert_has(ncx, "xml:lang=\"ko\"");
    epub_fixture_assert_has(
        ncx, "<meta name=\"dtb:uid\" "
             "content=\"urn:uuid:00000000-0000-5000-8000-000000000000\"/>");
    epub_fixture_assert_has(ncx, "<meta name=\"dtb:depth\" content=\"3\"/>");
    epub_fixture_assert_has(
        ncx, "<navPoint id=\"point-1\" playOrder=\"1\"><navLabel><text>1장 가</text>"
             "</navLabel><content src=\"chapter-01.xhtml\"/>\n"
             "<navPoint id=\"point-2\" playOrder=\"2\"><navLabel><text>나 &amp; 라"
             "</text></navLabel><content src=\"chapter-01.xhtml#chapter-01-h2\"/>");
    epub_fixture_assert_has(ncx,
                            "</navPoint></navPoint></navPoint><navPoint id=\"point-4\"");
}

/* Every file of the spine can be reached. */
static void
test_further_files_are_listed(void)
{
    g_autoptr(GString) markdown = g_string_new("# 가\n\n");
    for (int i = 0; i < 60; i++)
        g_string_append(markdown, "글이 이어진다. 글이 이어진다. 글이 이어진다.\n\n");
    g_autoptr(EpubFixture) fixture = epub_fixture_new(markdown->str);
    add_entry(fixture->book->entries, 1, "가", "chapter-01",
              hand_book_section(fixture->book, 0));
    epub_fixture_plan(fixture, 4000);
    g_assert_cmpuint(fixture->plan->files->len, >, 3);
    g_autofree char *nav = write_nav(fixture);
    for (guint i = 2; i < fixture->plan->files->len; i++) {
        const PlanFile *file = g_ptr_array_index(fixture->plan->files, i);
        g_autofree char *link = g_strdup_printf("<a href=\"%s\">", file->name);
        epub_fixture_assert_has(nav, link);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/nav/contents", test_contents);
    g_test_add_func("/epub/nav/landmarks", test_landmarks);
    g_test_add_func("/epub/nav/kindle-shows-two-levels", test_kindle_shows_two_levels);
    g_test_add_func("/epub/nav/pages", test_pages);
    g_test_add_func("/epub/nav/no-pages-no-list", test_no_pages_no_list);
    g_test_add_func("/epub/nav/ncx", test_ncx);
    g_test_add_func("/epub/nav/further-files-are-listed", test_further_files_are_listed);
    return g_test_run();
}
