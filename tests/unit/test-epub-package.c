/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The package. */
#include "config.h"

#include <string.h>

#include "epub_fixture.h"
#include "epub/package.h"

static char *
write_package(EpubFixture *fixture)
{
    if (fixture->plan == NULL)
        g_free(epub_fixture_write(fixture, 0));
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(PackageItem));
    PackageItem item = {"cover-picture", "images/cover.jpg", "image/jpeg", "cover-image"};
    g_array_append_val(items, item);
    PackageContent content = {fixture->plan, &fixture->options, &fixture->facts, items,
                              "cover-picture"};
    return epub_fixture_text(package_write(fixture->book, &content));
}

static guint
count(const char *text, const char *what)
{
    guint n = 0;
    for (const char *p = text; (p = strstr(p, what)) != NULL; p++)
        n++;
    return n;
}

static void
test_always_there(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    g_autofree char *text = write_package(fixture);
    epub_fixture_assert_has(text,
                            "version=\"3.0\" unique-identifier=\"uid\" xml:lang=\"ko\"");
    epub_fixture_assert_has(text,
                            "<dc:identifier id=\"uid\">urn:uuid:00000000-0000-5000-8000-"
                            "000000000000</dc:identifier>");
    epub_fixture_assert_has(text, "<dc:title id=\"title\">견본 책</dc:title>");
    epub_fixture_assert_has(text, "<dc:language>ko</dc:language>");
    epub_fixture_assert_has(text, "<dc:date>2022-01-31</dc:date>");
    epub_fixture_assert_has(
        text, "<meta property=\"dcterms:modified\">2022-02-01T10:20:30Z</meta>");
    epub_fixture_assert_has(text, "<meta name=\"cover\" content=\"cover-picture\"/>");
    epub_fixture_assert_has(text,
                            "media-type=\"image/jpeg\" properties=\"cover-image\"/>");
    epub_fixture_assert_has(text, "<itemref idref=\"chapter-01\"/>");
    g_assert_cmpuint(count(text, "dcterms:modified"), ==, 1);
    g_assert_null(strstr(text, "page-progression-direction"));
}

/* Shops and readers ask for them; what is empty is an error. */
static void
test_never_empty(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    g_autofree char *text = write_package(fixture);
    static const char *const elements[] = {"dc:creator",     "dc:publisher", "dc:rights",
                                           "dc:description", "dc:date",      "dc:title"};
    for (guint i = 0; i < G_N_ELEMENTS(elements); i++) {
        g_autofree char *start = g_strdup_printf("<%s", elements[i]);
        const char *element = strstr(text, start);
        g_assert_nonnull(element);
        g_assert_cmpint(strchr(element, '>')[1], !=, '<');
    }
}

static void
test_people(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    BookPerson author = {(char *) "윤여울", (char *) "지은이", (char *) "Yun, Yeoul"};
    BookPerson other = {(char *) "이물결", (char *) "옮긴이", NULL};
    g_ptr_array_add(fixture->book->authors, &author);
    g_ptr_array_add(fixture->book->authors, &other);
    g_autofree char *text = write_package(fixture);
    epub_fixture_assert_has(text, "<dc:creator id=\"creator-1\">윤여울</dc:creator>");
    epub_fixture_assert_has(text, "<meta refines=\"#creator-1\" property=\"role\" "
                                  "scheme=\"marc:relators\">aut</meta>");
    epub_fixture_assert_has(
        text, "<meta refines=\"#creator-1\" property=\"file-as\">Yun, Yeoul</meta>");
    epub_fixture_assert_has(text, "<meta refines=\"#creator-2\" property=\"role\" "
                                  "scheme=\"marc:relators\">trl</meta>");
    epub_fixture_assert_has(text, "<dc:publisher>윤여울</dc:publisher>");
    epub_fixture_assert_has(text, "<dc:rights>ⓒ 2022 윤여울</dc:rights>");
}

static void
test_series_and_subjects(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    fixture->book->collection_title = g_strdup("바람 재기");
    g_ptr_array_add(fixture->book->subjects, (gpointer) "기상");
    g_autofree char *text = write_package(fixture);
    epub_fixture_assert_has(text,
                            "<meta property=\"belongs-to-collection\" id=\"collection\">"
                            "바람 재기</meta>");
    epub_fixture_assert_has(text, "property=\"group-position\">1</meta>");
    epub_fixture_assert_has(text, "<dc:subject>기상</dc:subject>");
}

static void
test_isbn(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    fixture->manifest->isbn_epub = (char *) "979-11-5839-000-6";
    g_autofree char *text = write_package(fixture);
    epub_fixture_assert_has(text,
                            "<dc:identifier>urn:isbn:9791158390006</dc:identifier>");
}

static void
test_every_prefix_is_declared(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    fixture->options.has_fonts = true;
    fixture->manifest->certified_by = (char *) "홍길동";
    g_autofree char *text = write_package(fixture);
    const char *prefixes = strstr(text, "prefix=\"");
    g_autofree char *declared =
        g_strndup(prefixes, (gsize) (strchr(prefixes, '>') - prefixes));
    g_autoptr(GRegex) regex =
        g_regex_new("(?:property|scheme)=\"([a-z0-9]+:)", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    g_regex_match(regex, text, 0, &match);
    g_assert_true(g_match_info_matches(match));
    for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
        g_autofree char *prefix = g_match_info_fetch(match, 1);
        g_autofree char *declaration = g_strconcat(prefix, " http", NULL);
        epub_fixture_assert_has(declared, declaration);
    }
}

/* Without it Apple Books sets its own fonts. */
static void
test_fonts_are_announced(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    g_autofree char *without = write_package(fixture);
    g_assert_null(strstr(without, "specified-fonts"));
    fixture->options.has_fonts = true;
    g_autofree char *with = write_package(fixture);
    epub_fixture_assert_has(with,
                            "<meta property=\"ibooks:specified-fonts\">true</meta>");
}

/* ---- pages ------------------------------------------------------------------------------- */

static EpubFixture *
open_paged(void)
{
    EpubFixture *fixture = epub_fixture_new("글\n");
    page_map_add(fixture->pages, "1", epub_fixture_find(fixture, DOC_PARAGRAPH)->first,
                 0);
    return fixture;
}

static void
test_source_of_pages(void)
{
    g_autoptr(EpubFixture) fixture = open_paged();
    g_autofree char *text = write_package(fixture);
    epub_fixture_assert_has(text, "<meta property=\"pageBreakSource\">sample.pdf</meta>");
    g_assert_cmpuint(count(text, "pageBreakSource"), ==, 1);
    g_assert_null(strstr(text, "source-of"));
}

static void
test_source_is_the_isbn(void)
{
    g_autoptr(EpubFixture) fixture = open_paged();
    fixture->manifest->isbn_pdf = (char *) "979-11-5839-001-3";
    g_autofree char *text = write_package(fixture);
    epub_fixture_assert_has(
        text, "<meta property=\"pageBreakSource\">urn:isbn:9791158390013</meta>");
}

static void
test_legacy_pages(void)
{
    g_autoptr(EpubFixture) fixture = open_paged();
    fixture->options.has_legacy_pages = true;
    g_autofree char *text = write_package(fixture);
    epub_fixture_assert_has(text, "<dc:source id=\"pages-of\">sample.pdf</dc:source>");
    epub_fixture_assert_has(
        text, "<meta refines=\"#pages-of\" property=\"source-of\">pagination</meta>");
    g_assert_null(strstr(text, "pageBreakSource"));
}

static void
test_no_pages(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    g_autofree char *text = write_package(fixture);
    g_assert_null(strstr(text, "pageBreak"));
    g_assert_null(strstr(text, "pageNavigation"));
}

/* ---- accessibility ------------------------------------------------------------------------ */

#define FEATURE(name) "<meta property=\"schema:accessibilityFeature\">" name "</meta>"

static void
test_features_are_true(void)
{
    g_autoptr(EpubFixture) plain = epub_fixture_new("글\n");
    g_autofree char *without = write_package(plain);
    g_assert_null(strstr(without, "rubyAnnotations"));
    g_assert_null(strstr(without, "pageBreakMarkers"));
    epub_fixture_assert_has(
        without, "<meta property=\"schema:accessModeSufficient\">textual</meta>");
    epub_fixture_assert_has(without,
                            "<meta property=\"schema:accessibilityHazard\">none</meta>");
    epub_fixture_assert_has(without, "모든 그림에 대체 텍스트가 있습니다.");
    g_autoptr(EpubFixture) rich = epub_fixture_new("<ruby>漢<rt>한</rt></ruby>\n");
    page_map_add(rich->pages, "1", epub_fixture_find(rich, DOC_PARAGRAPH), 0);
    g_autofree char *with = write_package(rich);
    epub_fixture_assert_has(with, FEATURE("rubyAnnotations"));
    epub_fixture_assert_has(with, FEATURE("pageBreakMarkers"));
    epub_fixture_assert_has(with, FEATURE("pageNavigation"));
    epub_fixture_assert_has(with, "쪽 번호는 PDF 판과 같습니다.");
}

/* A picture that says nothing: the text alone does not suffice. */
static void
test_undescribed_pictures(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("![](10x10.png)\n");
    g_autofree char *text = write_package(fixture);
    g_assert_null(
        strstr(text, "<meta property=\"schema:accessModeSufficient\">textual</meta>"));
    epub_fixture_assert_has(text, "설명이 없는 그림은 장식으로 표시했습니다.");
}

static void
test_conformance_is_somebodys_word(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    g_autofree char *without = write_package(fixture);
    g_assert_null(strstr(without, "conformsTo"));
    fixture->manifest->certified_by = (char *) "홍길동";
    g_autofree char *with = write_package(fixture);
    epub_fixture_assert_has(with, ">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>");
    epub_fixture_assert_has(
        with, "<meta refines=\"#conformance\" property=\"a11y:certifiedBy\">"
              "홍길동</meta>");
}

static void
test_kindle_knows_no_countries(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    g_free(fixture->book->language);
    fixture->book->language = g_strdup("ko-KR");
    fixture->options.is_kindle = true;
    g_autofree char *text = write_package(fixture);
    epub_fixture_assert_has(text, "<dc:language>ko</dc:language>");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/package/always-there", test_always_there);
    g_test_add_func("/epub/package/never-empty", test_never_empty);
    g_test_add_func("/epub/package/people", test_people);
    g_test_add_func("/epub/package/series-and-subjects", test_series_and_subjects);
    g_test_add_func("/epub/package/isbn", test_isbn);
    g_test_add_func("/epub/package/every-prefix-is-declared",
                    test_every_prefix_is_declared);
    g_test_add_func("/epub/package/fonts-are-announced", test_fonts_are_announced);
    g_test_add_func("/epub/package/source-of-pages", test_source_of_pages);
    g_test_add_func("/epub/package/source-is-the-isbn", test_source_is_the_isbn);
    g_test_add_func("/epub/package/legacy-pages", test_legacy_pages);
    g_test_add_func("/epub/package/no-pages", test_no_pages);
    g_test_add_func("/epub/package/features-are-true", test_features_are_true);
    g_test_add_func("/epub/package/undescribed-pictures", test_undescribed_pictures);
    g_test_add_func("/epub/package/conformance-is-somebodys-word",
                    test_conformance_is_somebodys_word);
    g_test_add_func("/epub/package/kindle-knows-no-countries",
                    test_kindle_knows_no_countries);
    return g_test_run();
}
