/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/balance: where titles are broken. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/balance.h"

#define EM 1000

static int
width_of(const char *p)
{
    return *p == ' ' ? 3 * EM / 10 : (guchar) *p < 0x80 ? 11 * EM / 20 : 95 * EM / 100;
}

/* Lines end at spaces; "/" for a line's end. The caller owns it. */
static char *
break_title(const char *title, int ems, guint lines)
{
    g_autoptr(GArray) stops = g_array_new(FALSE, FALSE, sizeof(BalanceStop));
    g_autoptr(GArray) offsets = g_array_new(FALSE, FALSE, sizeof(gsize));
    gint64 x = 0;
    for (const char *p = title;; p = g_utf8_next_char(p)) {
        gsize end = (gsize) (p - title), next = end + (*p == ' ');
        BalanceStop stop = {x + (*p == ' ' ? width_of(p) : 0), x, 0};
        if (p > title)
            stop.price = balance_price(title, end, next);
        if (p == title || *p == ' ' || *p == '\0') {
            g_array_append_val(stops, stop);
            g_array_append_val(offsets, end);
        }
        if (*p == '\0')
            break;
        x += width_of(p);
    }
    BalanceMeasure measure = {ems * EM, ems * EM, EM};
    guint ends[8] = {0};
    if (isinf(balance_choose((const BalanceStop *) (gpointer) stops->data, stops->len,
                             &measure, lines, ends)))
        return NULL;
    char *broken = g_strdup(title);
    for (guint i = 0; i + 1 < lines; i++)
        broken[g_array_index(offsets, gsize, ends[i])] = '/';
    return broken;
}

static void
test_titles(void)
{
    static const struct {
        const char *title;
        int ems;
        guint lines;
    } cases[] = {
        {"TCP/IP 쉽게,/더 쉽게 목차 리뷰", 12, 2}, /* after a comma, not after 더 */
        {"라스베이거스에서 보낸/일주일과 그 뒤의 생각", 14, 2}, /* not after 그 */
        {"웹 성능 최적화:/이미지와 폰트 그리고 스크립트", 16, 2},
        {"자바스크립트 이벤트 루프/(비동기의 모든 것)", 16, 2},
        {"깃 사용법 —/처음부터 다시 배우는 협업", 14, 2},
        {"쿠버네티스 시작하기 -/설치와 배포 자동화", 14, 2},
        {"왜 우리는 리액트를 버리고/순수 자바스크립트로 돌아갔나", 15, 2},
        {"[번역] 빠른 웹을 만드는/열 가지 작은 습관", 13, 2},
        {"Q: 좋은 개발자가/되려면 무엇을 할까", 11, 2}, /* too short to end after Q: */
        {"가나다 라마바사 아자/차카타파하 거너더/러머버서 어저처", 10, 3},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *title = g_strdup(cases[i].title);
        for (char *p = strchr(title, '/'); p != NULL; p = strchr(p + 1, '/'))
            if ((guchar) p[1] >= 0x80 || p[1] == '(')
                *p = ' ';
        g_autofree char *found = break_title(title, cases[i].ems, cases[i].lines);
        g_assert_cmpstr(found, ==, cases[i].title);
    }
}

static void
test_what_does_not_fit(void)
{
    g_assert_null(break_title("가나다라마바사 아자차카타파하", 5, 2));
    g_assert_null(break_title("가나다 라마바 사아자", 4, 2));
    g_assert_null(break_title("가나다", 4, 2));
    g_autofree char *one = break_title("가나다 라마바", 9, 1);
    g_assert_cmpstr(one, ==, "가나다 라마바");
}

static void
test_prices(void)
{
    static const char *const better_to_worse[] = {"장: |나", "가, |나", "가나 |다라",
                                                  "더 |쉽게"};
    double before = -1;
    for (guint i = 0; i < G_N_ELEMENTS(better_to_worse); i++) {
        const char *bar = strchr(better_to_worse[i], '|');
        gsize at = (gsize) (bar - better_to_worse[i]);
        double price = balance_price(better_to_worse[i], at - 1, at + 1);
        g_assert_cmpfloat(price, >, before);
        before = price;
    }
    g_assert_cmpfloat(balance_price("가나 (다)", 6, 7), ==,
                      balance_price("장: 나", 4, 5));
}

/* Japanese has no spaces: "|" where a line had better end, "/" where it had better not. */
static void
test_japanese(void)
{
    static const char *const phrases[] = {"羅針盤の|針を|よ/む",
                                          "サ/ー/バ/ーと|クライ/アントの|形/式",
                                          "針/と、|そ/れ",
                                          "型/シ/ステム",
                                          "第3/章",
                                          "API/の|設/計",
                                          "橋：|上"};
    for (guint i = 0; i < G_N_ELEMENTS(phrases); i++) {
        g_autoptr(GString) text = g_string_new(phrases[i]);
        for (gsize at; (at = strcspn(text->str, "|/")) < text->len;) {
            bool is_good = text->str[at] == '|';
            g_string_erase(text, (gssize) at, 1);
            g_autofree char *bare = g_strdelimit(g_strdup(text->str), "|/", ' ');
            double price = balance_price(bare, at, at);
            g_assert_cmpint(price < 60, ==, is_good);
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/balance/titles", test_titles);
    g_test_add_func("/base/balance/what-does-not-fit", test_what_does_not_fit);
    g_test_add_func("/base/balance/prices", test_prices);
    g_test_add_func("/base/balance/japanese", test_japanese);
    return g_test_run();
}
