/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers by which parts are told apart, and those that only look so. */
#include "config.h"

#include <string.h>

#include "series/slug_number.h"
#include "series/title_number.h"

/* "3" or "4.1", "-" for none; with "~label" behind it when `label` asks for it. */
static char *
shown(bool has, const NumberMark *mark, bool shows_label)
{
    if (!has)
        return g_strdup("-");
    g_autofree char *number = number_text(&mark->number);
    return shows_label ? g_strconcat(number, "~", mark->label, NULL)
                       : g_steal_pointer(&number);
}

static void
check_title(const char *title, const char *expected)
{
    NumberMark mark = {0};
    bool has = title_number_best(title, &mark);
    g_autofree char *actual = shown(has, &mark, strchr(expected, '~') != NULL);
    if (strcmp(actual, expected) != 0)
        g_test_message("'%s': %s instead of %s", title, actual, expected);
    g_assert_cmpstr(actual, ==, expected);
    number_mark_clear(&mark);
}

static void
check_slug(const char *slug, const char *expected)
{
    NumberMark mark = {0};
    bool has = slug_number_best(slug, &mark);
    g_autofree char *actual = shown(has, &mark, strchr(expected, '~') != NULL);
    if (strcmp(actual, expected) != 0)
        g_test_message("'%s': %s instead of %s", slug, actual, expected);
    g_assert_cmpstr(actual, ==, expected);
    number_mark_clear(&mark);
}

static void
test_title_counts(void)
{
    check_title("라스베가스를 다녀오고... 3편 (feat. AWS re:Invent 2021) - 셋째 날",
                "3~3편");
    check_title("자바의 정석 3판 001일차 - 변수", "1~001일차");
    check_title("기술블로그 개발 후기 - 2부", "2~2부");
    check_title("Docker 공부 (3) - 이미지", "3~(3)");
    check_title("React 공부하기 7 - 라이프 사이클", "7");
    check_title("Computer Vision 01) - Image", "1");
    check_title("NextJS 1. Page & Route", "1");
    check_title("[LSTM] LSTM_2. 구조", "2");
    check_title("4.1. 개요", "4.1");
    check_title("프로그래머 기초 수학 2-3 - 유리수", "2.3");
    check_title("Joining Strings - Part 16 : Concat", "16~Part 16");
    check_title("Scope Part. 1", "1~Part. 1");
    check_title("Building Things Part Two", "2");
    check_title("Building Things, Part IV: Walls", "4");
    check_title("うまく付き合う その2：題材", "2~その2");
    check_title("折り紙 第十回 鶴", "10");
    check_title("折り紙 第２回", "2");
    check_title("빛의 기록 ③", "3");
    check_title("Paper Ⅱ", "2");
    check_title("소금 이야기 (하)", "3~(하)");
    check_title("두 번째 편지", "2");
    check_title("초보를 위한 안내 (2/3)", "2");
    check_title("Release diary #12", "12~#12");
    check_title("3장 트랜스포트 계층", "3~3장");
    check_title("제3장 계층", "3~제3장");
}

/* Words that name a place: the last is written 1000000000, what stands beside the others
 * 1000000001 (number.h), until the numbers round it are known. */
static void
test_title_place_words(void)
{
    check_title("도보 여행기 마지막 편 돌아오다", "1000000000~마지막 편");
    check_title("도보 여행기 마지막편", "1000000000~마지막편");
    check_title("시골 편지 최종화: 밤", "1000000000~최종화");
    check_title("折り紙 最終回 鶴", "1000000000~最終回");
    check_title("Building Things: Epilogue", "1000000000~Epilogue");
    check_title("여행기 (완)", "1000000000~(완)");
    check_title("여행기 - 끝", "1000000000~끝");
    check_title("여행기 프롤로그", "0~프롤로그");
    check_title("여행기 번외편 장비", "1000000001~번외편");
    check_title("여행기 번외편 2 - 장비", "1000000001.2~번외편 2");
    check_title("折り紙 番外編", "1000000001~番外編");
    check_title("여행기 5편 (완)", "5~5편");
    check_title("여행기 0부 프롤로그", "0~0부");
    check_title("마지막 편지", "-");
    check_title("여행의 끝", "-");
    check_title("완결된 이야기", "-");
    check_title("최종화면 설계", "-");
    check_title("The final frontier of CSS", "-");
    check_title("最終回の反省", "-");
}

static void
test_title_does_not_count(void)
{
    check_title("2018 회고", "-");
    check_title("2021년 3월의 기록", "-");
    check_title("ES6 Generator", "-");
    check_title("GHC 9.6の新機能", "-");
    check_title("Typescript 4.0 릴리즈 노트", "-");
    check_title("리액트 v17.0 살펴보기", "-");
    check_title("Next.js 13 살펴보기", "-");
    check_title("IEEE 754의 반올림", "-");
    check_title("HTTP/2 이해하기", "-");
    check_title("가지고 놀 10가지 방법", "-");
    check_title("1부터 시작하기", "-");
    check_title("프론트엔드 3년차의 벽", "-");
    check_title("k8s 이야기", "-");
    check_title("UTF-8의 검증", "-");
    check_title("문제 해결", "-");
}

static void
test_title_stems(void)
{
    NumberMark mark = {0};
    g_assert_true(title_number_best("(네트워크) TCP/IP 목차 - 3장 계층", &mark));
    g_assert_cmpstr(mark.stem, ==, "네트워크tcpip목차");
    g_assert_cmpstr(mark.tail, ==, "계층");
    g_assert_true(mark.has_word);
    g_assert_true(title_number_best("MobX를 공부하자 (1)", &mark));
    g_assert_false(mark.has_word);
    number_mark_clear(&mark);
}

static void
test_slug_counts(void)
{
    check_slug("las-vegas-aws-reinvent-03", "3~03");
    check_slug("js-001-es", "1");
    check_slug("Java-study-016day", "16~016day");
    check_slug("di-v2", "2");
    check_slug("better-rest-template-1-retryable", "1");
    check_slug("codility-04-02-max-counters", "4.2");
    check_slug("math-chapter2-3-rational", "2.3");
    check_slug("도커-2편", "2~2편");
    check_slug("4.1-intro", "4.1");
    check_slug("tcp-ip-book-index-10", "10");
    check_slug("01_intro", "1");
    check_slug("post_1st", "1");
}

static void
test_slug_does_not_count(void)
{
    check_slug("review-2018", "-");
    check_slug("2017-01-19-name", "-");
    check_slug("retro-2021-03", "-");
    check_slug("typescript-4.0", "-");
    check_slug("ES6-Iterator", "-");
    check_slug("http2-vs-http1", "-");
    check_slug("webpack2-optimize", "-");
    check_slug("why-1byte-is-8bit", "-");
    check_slug("k8s", "-");
    check_slug("", "-");
}

static void
test_order(void)
{
    Number a = {{1}, 1}, b = {{1, 2}, 2}, c = {{2, 1}, 2}, d = {{4}, 1}, e = {{10}, 1};
    g_assert_cmpint(number_compare(&a, &b), <, 0);
    g_assert_cmpint(number_compare(&b, &c), <, 0);
    g_assert_cmpint(number_compare(&e, &d), >, 0);
    g_assert_true(number_follows(&b, &c, 0));
    g_assert_false(number_follows(&a, &d, 1));
    g_assert_true(number_follows(&a, &d, 2));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/series/number/title/counts", test_title_counts);
    g_test_add_func("/series/number/title/title-place-words", test_title_place_words);
    g_test_add_func("/series/number/title/none", test_title_does_not_count);
    g_test_add_func("/series/number/title/stems", test_title_stems);
    g_test_add_func("/series/number/slug/counts", test_slug_counts);
    g_test_add_func("/series/number/slug/none", test_slug_does_not_count);
    g_test_add_func("/series/number/order", test_order);
    return g_test_run();
}
