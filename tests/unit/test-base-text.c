/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <time.h>

#include "base/text.h"

static void
test_classes(void)
{
    g_assert_true(text_is_hangul(0xAC00) && text_is_hangul(0x1112));
    g_assert_false(text_is_hangul('a') || text_is_hangul(0x4E00));
    g_assert_true(text_is_han(0x6F22) && text_is_kana(0x3042) && text_is_kana(0x30A2));
    g_assert_false(text_is_xml(0x0B) || text_is_xml(0xFFFE) || text_is_xml(0xFDD0) ||
                   text_is_xml(0x10FFFF));
    g_assert_true(text_is_xml('\t') && text_is_xml(0x1F600));
    g_assert_true(text_is_invisible(0x200B) && text_is_invisible(0x202E));
    g_assert_false(text_is_invisible(0x00A0) || text_is_invisible(0x200D));
}

/* Against GLib's, for each length of UTF-8. */
static void
test_characters(void)
{
    static const char text[] = "a~\x7Fé߿ࠀ가힣和￼😀􏿽";
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        g_assert_cmpuint(text_character(p), ==, g_utf8_get_char(p));
}

static void
test_find(void)
{
    static const char text[] = "[[a]] ](b";
    g_assert_true(text_find(text, strlen(text), "](") == text + 6);
    g_assert_true(text_find(text, strlen(text), "[[") == text);
    g_assert_true(text_find(text, strlen(text), "b") == text + 8);
    g_assert_null(text_find(text, 7, "]("));
    g_assert_null(text_find(text, 1, "[["));
    g_assert_null(text_find(text, 0, "["));
    g_assert_null(text_find(text, strlen(text), "c"));
}

static void
test_compose(void)
{
    static const char *const cases[] = {
        "",
        "plain",
        "한글 텍스트",
        "e\xCC\x81",
        "가 e\xCC\x81\xCC\xA7x",
        "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB글",
        "가\xE1\x86\xAB", /* LV and a final */
        "\xEF\xA4\x80\xE2\x84\xAB",
        "か\xE3\x82\x99",
        "x\xCC\x81\xE1\x84\x92\xE1\x85\xA1",
        "\xCC\x81x",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *expected = g_utf8_normalize(cases[i], -1, G_NORMALIZE_NFC);
        g_autofree char *composed = text_compose(cases[i], strlen(cases[i]));
        g_assert_cmpstr(composed, ==, expected);
    }
}

/* A megabyte of decomposed Hangul without a blank, and of combining marks. */
static void
test_compose_is_linear(void)
{
    g_autoptr(GString) hangul = g_string_new(NULL);
    for (int i = 0; i < 120000; i++)
        g_string_append(hangul, "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB");
    clock_t start = clock(); /* others may keep the machine busy */
    g_autofree char *composed = text_compose(hangul->str, hangul->len);
    g_assert_cmpuint(strlen(composed), ==, 120000 * 3);
    g_assert_true(g_str_has_prefix(composed, "한한한"));
    g_string_truncate(hangul, 0);
    for (int i = 0; i < 500000; i++)
        g_string_append(hangul, i % 2 ? "\xCC\x81" : "\xCC\xA7");
    g_autofree char *marks = text_compose(hangul->str, hangul->len);
    g_assert_cmpuint(strlen(marks), ==, hangul->len);
    g_assert_cmpint(clock() - start, <, 5 * CLOCKS_PER_SEC);
}

static void
test_collapse(void)
{
    g_autofree char *text = text_collapse(" \n 가\t\n나\xC2\xA0\xC2\xA0다  ");
    g_assert_cmpstr(text, ==, "가 나\xC2\xA0\xC2\xA0다");
}

static void
test_ascii_name(void)
{
    static const char *const cases[][2] = {
        {"라스베가스를 다녀오고", "raseubegaseureul-danyeogo"},
        {"국어", "gugeo"},
        {"독립문", "dongnimmun"},
        {"신라 설날", "silla-seollal"},
        {"값이", "gapsi"},
        {"앉아", "anja"},
        {"ES6 스코프 (1편)", "es6-seukopeu-1pyeon"},
        {"Café", "cafe"},
        {"ｅｓ６", "es6"},
        {"日本語", "post"},
        {"", "post"},
        {"--", "post"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *name = text_ascii_name(cases[i][0], 60);
        if (i == 0)
            g_assert_true(g_str_has_prefix(name, "raseubegaseureul-danyeo"));
        else
            g_assert_cmpstr(name, ==, cases[i][1]);
    }
    g_autofree char *cut = text_ascii_name("abc def", 4);
    g_assert_cmpstr(cut, ==, "abc");
}

static void
test_fold(void)
{
    g_autofree char *a = text_fold("３편 - Ｄocker\xE2\x84\xA2: 설치!");
    g_assert_cmpstr(a, ==, "3편dockertm설치");
}

static void
test_particle(void)
{
    static const char *const cases[][3] = {
        {"그림 1", "을/를", "을"}, {"그림 2", "을/를", "를"},
        {"그림 3", "을/를", "을"}, {"제1장", "으로/로", "으로"},
        {"1", "으로/로", "로"},    {"2", "으로/로", "로"},
        {"3", "으로/로", "으로"},  {"HTML", "을/를", "을"},
        {"SQL", "으로/로", "로"},  {"서울", "으로/로", "로"},
        {"서울", "이/가", "이"},   {"JPA", "은/는", "는"},
        {"R", "과/와", "과"},      {"서버(1)", "이라/라", "이라"},
        {"server", "을/를", "를"}, {"나무", "이/", ""},
        {"ping", "을/를", "을"},   {"", "을/를", "를"},
        {"10", "으로/로", "으로"}, {"3.5", "이/가", "가"},
        {"7", "으로/로", "로"},    {"8", "을/를", "을"},
        {"12쪽", "을/를", "을"},   {"제3편", "으로/로", "으로"},
        {"“달”", "으로/로", "로"}, {"《말》", "은/는", "은"},
        {"값)", "과/와", "과"},    {"물…", "으로/로", "로"},
        {"50%", "을/를", "를"},    {"25℃", "으로/로", "로"},
        {"C++", "으로/로", "로"},  {"C#", "은/는", "은"},
        {"ㄹ", "으로/로", "로"},   {"ㄱ", "이/가", "이"},
        {"XML!", "으로/로", "로"}, {"이벤트 루프", "이라/라", "라"},
        {"๑", "을/를", "을"},      {"漢字", "을/를", "를"},
        {"?!", "을/를", "를"},     {"２", "은/는", "는"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(text_particle(cases[i][0], cases[i][1]), ==, cases[i][2]);
}

static void
test_language_tag(void)
{
    static const char *const cases[][2] = {{"ko", "ko"},
                                           {"ko_KR.UTF-8", "ko-KR"},
                                           {" KO ", "ko"},
                                           {"kr", "ko"},
                                           {"zh-Hant-TW", "zh-Hant-TW"},
                                           {"jp", "ja"},
                                           {"default", NULL},
                                           {"한국어", NULL},
                                           {"x y<z", NULL},
                                           {"", NULL},
                                           {"k", NULL},
                                           {"en--US", NULL},
                                           {"en-", NULL},
                                           {"e1", NULL},
                                           {"en-averylongsubtag", NULL}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *tag = text_language_tag(cases[i][0]);
        g_assert_cmpstr(tag, ==, cases[i][1]);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/text/classes", test_classes);
    g_test_add_func("/base/text/characters", test_characters);
    g_test_add_func("/base/text/find", test_find);
    g_test_add_func("/base/text/compose", test_compose);
    g_test_add_func("/base/text/compose-linear", test_compose_is_linear);
    g_test_add_func("/base/text/collapse", test_collapse);
    g_test_add_func("/base/text/ascii-name", test_ascii_name);
    g_test_add_func("/base/text/fold", test_fold);
    g_test_add_func("/base/text/particle", test_particle);
    g_test_add_func("/base/text/language-tag", test_language_tag);
    return g_test_run();
}
