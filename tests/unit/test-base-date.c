/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/date.h"

static void
test_forms(void)
{
    static const char *const cases[][2] = {
        {"2021-12-31 20:42:31", "2021-12-31T20:42:31Z"},
        {"2021-12-31", "2021-12-31T00:00:00Z"},
        {"2021/1/3 9:05", "2021-01-03T09:05:00Z"},
        {"2021-1-3 9:5:3", "2021-01-03T09:05:03Z"},
        {"2021-12-31T00:30:00+09:00", "2021-12-31T00:30:00Z"},
        {"2021-12-31 23:30:00 +0900", "2021-12-31T23:30:00Z"},
        {"2021-12-31T20:42:31.123Z", "2021-12-31T20:42:31Z"},
        {"2021. 12. 31.", "2021-12-31T00:00:00Z"},
        {"2021년 12월 31일", "2021-12-31T00:00:00Z"},
        {"20211231", "2021-12-31T00:00:00Z"},
        {"Dec 31, 2021", "2021-12-31T00:00:00Z"},
        {"Jul 08 2022", "2022-07-08T00:00:00Z"},
        {"31 December 2021", "2021-12-31T00:00:00Z"},
        {"Fri, 31 Dec 2021 20:42:31 +0900", "2021-12-31T20:42:31Z"},
        {"2021-12-31 8:42 PM", "2021-12-31T20:42:00Z"},
        {"2021-12-31 12:42 am", "2021-12-31T00:42:00Z"},
        {"2020-02-29", "2020-02-29T00:00:00Z"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GDateTime) date = date_parse(cases[i][0]);
        g_assert_nonnull(date);
        g_autofree char *text = g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
        g_assert_cmpstr(text, ==, cases[i][1]);
    }
}

static void
test_refusals(void)
{
    static const char *const cases[] = {
        "",
        "yesterday",
        "2021-02-30",
        "2021-13-01",
        "2021-1",
        "12345678901",
        "2021-12-31 25:00:00",
        "2021-12-31 20:61",
        "2021-12-31 and more",
        "1/2",
        "Dec 2021",
        "2021-12-31 13:00 pm",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_null(date_parse(cases[i]));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/date/forms", test_forms);
    g_test_add_func("/base/date/refusals", test_refusals);
    return g_test_run();
}
