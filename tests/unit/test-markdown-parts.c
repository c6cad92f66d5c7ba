/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small parts of the room, each by a table. */
#include "config.h"

#include <string.h>

#include "markdown/address.h"
#include "markdown/autolink.h"
#include "markdown/card.h"
#include "markdown/element.h"
#include "markdown/entity.h"
#include "markdown/fence.h"
#include "markdown/particle.h"
#include "markdown/passage.h"
#include "markdown/table.h"
#include "markdown/tag_node.h"

static void
test_addresses_end(void)
{
    /* "|" marks where the address ends */
    static const char *const cases[] = {
        "https://a.kr|만",      "http://localhost:3001/|로 ", "https://a.b|에서는.",
        "https://a.b/c|입니다", "https://a.b/c|으로부터 ",    "https://namu.moe/w/한글|",
        "https://a.b/w/로마|",  "https://a.b/w/로/x|",        "https://a.b/c_(d)|",
        "https://a.b/c|) 뒤",   "https://a.b/((c))|)",        "https://a.b/c|.",
        "https://a.b/c|?!",     "https://a.b/?x=1&y=2#z|",    "https://a.b/c|&gt;",
        "https://a.b/c|\"",     "https://a.b/c|」",           "https://a.b/c|…",
        "https://a.b|<br>",     "https://a.b|を参照",         "https://a.b|​ 뒤",
        "www.a.b|, 뒤",
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        gsize expected = (gsize) (strchr(cases[i], '|') - cases[i]);
        g_autoptr(GString) text = g_string_new(cases[i]);
        g_string_erase(text, (gssize) expected, 1);
        g_test_message("%s", cases[i]);
        g_assert_cmpuint(autolink_length(text->str, text->len), ==, expected);
    }
    g_assert_cmpuint(autolink_length("http://", 7), ==, 0);
    g_assert_cmpuint(autolink_length("http://.", 8), ==, 0);
}

static void
test_particles(void)
{
    g_assert_true(particle_is("으로부터", strlen("으로부터")));
    g_assert_true(particle_is("를", strlen("를")));
    g_assert_false(particle_is("을를", strlen("을를")));
    g_assert_false(particle_is("한글", strlen("한글")));
    g_assert_false(particle_is("", 0));
}

static void
test_references(void)
{
    static const struct {
        const char *text, *meaning;
    } cases[] = {
        {"&amp;", "&"},
        {"&AElig;", "Æ"},
        {"&zwnj;", "\342\200\214"},
        {"&CounterClockwiseContourIntegral;", "∳"},
        {"&#35;", "#"},
        {"&#xD06;", "ആ"},
        {"&#0;", "\357\277\275"},
        {"&#xD800;", "\357\277\275"},
        {"&#x110000;", "\357\277\275"},
        {"&amp", NULL},
        {"&ampx;", NULL},
        {"&;", NULL},
        {"&#;", NULL},
        {"&#x;", NULL},
        {"&#123456789;", NULL},
        {"&Zeta", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        gsize length = strlen(cases[i].text);
        gsize taken = entity_decode(cases[i].text, length, out);
        g_assert_cmpuint(taken, ==, cases[i].meaning == NULL ? 0 : length);
        g_assert_cmpstr(out->str, ==, cases[i].meaning == NULL ? "" : cases[i].meaning);
    }
    g_autofree char *all = entity_decode_all("a&lt;b&x;c&", 11);
    g_assert_cmpstr(all, ==, "a<b&x;c&");
}

static void
test_info_strings(void)
{
    static const struct {
        const char *info, *language, *title, *marks;
        int first_line;
    } cases[] = {
        {"", NULL, NULL, NULL, 0},
        {"js", "js", NULL, NULL, 0},
        {"C++", "C++", NULL, NULL, 0},
        {"js 파일 이름", "js", "파일 이름", NULL, 0},
        {"js a.js https://a.b/c 보기", "js", "a.js (보기: https://a.b/c)", NULL, 0},
        {"javascript {10-11}", "javascript", NULL, "10-11", 0},
        {"json:package.json {3-5}", "json", "package.json", "3-5", 0},
        {"c:add.h", "c", "add.h", NULL, 0},
        {":cabal.project", NULL, "cabal.project", NULL, 0},
        {"js{1,3-4}", "js", NULL, "1,3-4", 0},
        {"java title=\"A b.java\" hl_lines=\"2\"", "java", "A b.java", "2", 0},
        {"java first_line:3 mark:1,4-7", "java", NULL, "1,4-7", 3},
        {"c =12", "c", NULL, NULL, 12},
        {"sh {,-}", "sh", NULL, NULL, 0},
        {"{.python .numberLines}", "python", NULL, NULL, 0},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DocNode) node = doc_node_new(DOC_CODE_BLOCK, DIAG_NOWHERE);
        fence_read_info(node, cases[i].info);
        g_test_message("%s", cases[i].info);
        g_assert_cmpstr(node->as.code.language, ==, cases[i].language);
        g_assert_cmpstr(node->title, ==, cases[i].title);
        g_assert_cmpstr(node->as.code.marks, ==, cases[i].marks);
        g_assert_cmpint(node->as.code.first_line, ==, cases[i].first_line);
    }
}

static void
test_cards(void)
{
    static const struct {
        const char *url, *page, *provider;
    } cases[] = {
        {"https://www.youtube.com/embed/abc?rel=0", "https://www.youtube.com/watch?v=abc",
         "youtube"},
        {"//www.youtube-nocookie.com/embed/abc", "https://www.youtube.com/watch?v=abc",
         "youtube"},
        {"https://www.youtube.com/embed/videoseries?list=PL1",
         "https://www.youtube.com/playlist?list=PL1", "youtube"},
        {"https://youtu.be/abc?t=1", "https://www.youtube.com/watch?v=abc", "youtube"},
        {"https://player.vimeo.com/video/12", "https://vimeo.com/12", "vimeo"},
        {"https://notyoutube.com/embed/abc", "https://notyoutube.com/embed/abc", "link"},
        {"/a.mp4", "/a.mp4", "link"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DocNode) card = card_new(cases[i].url, NULL, DIAG_NOWHERE);
        g_assert_cmpstr(card->url, ==, cases[i].page);
        g_assert_cmpstr(card->as.card.provider, ==, cases[i].provider);
    }
    g_assert_null(card_new_for_script("https://a.b/c.js", NULL, DIAG_NOWHERE));
    g_assert_null(card_new_for_script(NULL, "x", DIAG_NOWHERE));
}

static void
test_unsafe_addresses(void)
{
    static const char *const safe[] = {
        "", "/a:b", "#a:b", "a?b:c", "mailto:a", "데이터:x", "data:image/png,x"};
    static const char *const unsafe[] = {"javascript:x",    "JavaScript:x",
                                         " java\nscript:x", "vbscript:x",
                                         "file:///x",       "data:text/html,x"};
    for (guint i = 0; i < G_N_ELEMENTS(safe); i++)
        g_assert_true(address_is_safe(safe[i]));
    for (guint i = 0; i < G_N_ELEMENTS(unsafe); i++)
        g_assert_false(address_is_safe(unsafe[i]));
}

static void
test_tables(void)
{
    g_assert_cmpint(table_columns("|:-:|---|\n", 10), ==, 2);
    g_assert_cmpint(table_columns("-|-", 3), ==, 2);
    g_assert_cmpint(table_columns("> |-|", 5), ==, 1);
    g_assert_cmpint(table_columns("---", 3), ==, 0);
    g_assert_cmpint(table_columns("|a|-|", 5), ==, 0);
    g_assert_cmpint(table_columns("| - - |", 7), ==, 0);
    g_assert_cmpint(table_cells("|a|b|\n", 6), ==, 2);
    g_assert_cmpint(table_cells("a|b\\|c", 6), ==, 2);
    g_autofree char *filled = table_fill("||a||`b||c`||", 13);
    g_assert_cmpstr(filled, ==, "| |a| |`b||c`| |");
    g_autofree char *widened = table_widen("|:-|--|", 7);
    g_assert_cmpint(table_columns(widened, strlen(widened)), ==, 2);
}

static void
test_passages(void)
{
    g_autoptr(Passage) passage = passage_new("a.md");
    passage_add(passage, "가나\n", 7, (DiagPlace){"a.md", 3, 5});
    passage_add(passage, "다", 3, (DiagPlace){"a.md", 9, 1});
    DiagPlace place = passage_place(passage, 3);
    g_assert_cmpint(place.line, ==, 3);
    g_assert_cmpint(place.column, ==, 6);
    place = passage_place(passage, 7);
    g_assert_cmpint(place.line, ==, 9);
    g_assert_cmpint(place.column, ==, 1);
    place = passage_place(passage, 0); /* back again */
    g_assert_cmpint(place.line, ==, 3);
    g_assert_cmpint(place.column, ==, 5);
    place = passage_place(passage, 99);
    g_assert_cmpint(place.column, ==, 2);
    g_autoptr(Passage) empty = passage_new("b.md");
    g_assert_cmpint(passage_place(empty, 0).line, ==, 1);
}

static void
test_elements(void)
{
    g_assert_nonnull(element_lookup("DIV", 3));
    g_assert_nonnull(element_lookup("h1x", 2));
    g_assert_null(element_lookup("h7", 2));
    g_assert_null(element_lookup("none", 4));
    g_assert_null(element_lookup("", 0));
    g_assert_null(element_lookup("한", 3));
}

static void
test_classes(void)
{
    g_autofree char *classes = tag_classes(" a  b\"<>{} 다-_ ");
    g_assert_cmpstr(classes, ==, "a b 다-_");
    g_assert_null(tag_classes(" !? "));
    g_assert_null(tag_classes(NULL));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/markdown/autolink/end", test_addresses_end);
    g_test_add_func("/markdown/particle", test_particles);
    g_test_add_func("/markdown/entity", test_references);
    g_test_add_func("/markdown/fence/info", test_info_strings);
    g_test_add_func("/markdown/card", test_cards);
    g_test_add_func("/markdown/address", test_unsafe_addresses);
    g_test_add_func("/markdown/table", test_tables);
    g_test_add_func("/markdown/passage", test_passages);
    g_test_add_func("/markdown/html/elements", test_elements);
    g_test_add_func("/markdown/html/classes", test_classes);
    return g_test_run();
}
