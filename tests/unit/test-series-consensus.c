/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order that lists agree on, and how alike two names are. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "series/consensus.h"
#include "series/similar.h"

static int
smaller_first(guint a, guint b, gpointer user_data)
{
    (void) user_data;
    return a < b ? -1 : a > b;
}

static void
free_ballot(gpointer data)
{
    ballot_free(data);
}

/* Each ballot is a string of letters: "abc" votes a before b before c. */
static char *
agree(const char *const *votes, int last_weight)
{
    g_autoptr(GPtrArray) ballots = g_ptr_array_new_with_free_func(free_ballot);
    for (guint i = 0; votes[i] != NULL; i++) {
        Ballot *ballot = ballot_new(votes[i + 1] == NULL ? last_weight : 1);
        for (const char *p = votes[i]; *p != '\0'; p++) {
            guint member = (guint) *p;
            g_array_append_val(ballot->members, member);
        }
        g_ptr_array_add(ballots, ballot);
    }
    g_autoptr(GArray) order = consensus_order(ballots, smaller_first, NULL);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < order->len; i++)
        g_string_append_c(out, (char) g_array_index(order, guint, i));
    return g_string_free(out, FALSE);
}

static void
check(const char *const *votes, int last_weight, const char *expected)
{
    g_autofree char *actual = agree(votes, last_weight);
    g_assert_cmpstr(actual, ==, expected);
}

static void
test_agreement(void)
{
    check((const char *const[]){"cab", "cab", NULL}, 1, "cab");
    check((const char *const[]){"ab", "abc", "abcd", NULL}, 1, "abcd");
    check((const char *const[]){"ba", "cb", "dc", NULL}, 1, "dcba");
    check((const char *const[]){"x", NULL}, 1, "x");
    check((const char *const[]){"", NULL}, 1, "");
}

static void
test_outvoted(void)
{
    check((const char *const[]){"abcd", "abcd", "acbd", NULL}, 1, "abcd");
    check((const char *const[]){"abcd", "dcba", NULL}, 3, "dcba");
}

static void
test_circles(void)
{
    check((const char *const[]){"abc", "bca", "cab", NULL}, 1, "abc");
    check((const char *const[]){"ab", "bc", "ca", NULL}, 2, "bca");
}

static void
test_contradiction(void)
{
    guint abc[] = {'a', 'b', 'c'}, ca[] = {'c', 'x', 'a'}, ac[] = {'a', 'c'};
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_vals(order, abc, 3);
    Ballot *turned = ballot_new(1), *straight = ballot_new(1);
    g_array_append_vals(turned->members, ca, 3);
    g_array_append_vals(straight->members, ac, 2);
    g_assert_true(consensus_contradicts(order, turned));
    g_assert_false(consensus_contradicts(order, straight));
    ballot_free(turned);
    ballot_free(straight);
}

static void
test_long_list(void)
{
    enum { LENGTH = 3000 };
    g_autoptr(GPtrArray) ballots = g_ptr_array_new_with_free_func(free_ballot);
    Ballot *ballot = ballot_new(1);
    for (guint i = 0; i < LENGTH; i++) {
        guint member = LENGTH - i;
        g_array_append_val(ballot->members, member);
    }
    g_ptr_array_add(ballots, ballot);
    g_autoptr(GArray) order = consensus_order(ballots, smaller_first, NULL);
    g_assert_cmpuint(order->len, ==, LENGTH);
    g_assert_cmpuint(g_array_index(order, guint, 0), ==, LENGTH);
    g_assert_cmpuint(g_array_index(order, guint, LENGTH - 1), ==, 1);
}

static void
test_similar(void)
{
    g_autofree char *label =
        text_fold("세미나 마지막 날부터 인천공항까지(12/03 ~ 12/05)");
    g_autofree char *title =
        text_fold("라스베가스를 다녀오고... 5편 - 세미자 마지막 날부터 인천공항까지");
    g_assert_cmpint(similar_percent(label, title), >=, 50);
    g_assert_cmpint(similar_percent("abc", "xyz"), ==, 0);
    g_assert_cmpint(similar_percent("a", "a"), ==, 100);
    g_assert_cmpint(similar_percent("", ""), ==, 0);
    g_assert_cmpuint(similar_prefix("가나다", "가나라"), ==, strlen("가나"));
    g_assert_cmpuint(similar_prefix("각", "간"), ==, 0);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/series/consensus/agreement", test_agreement);
    g_test_add_func("/series/consensus/outvoted", test_outvoted);
    g_test_add_func("/series/consensus/circles", test_circles);
    g_test_add_func("/series/consensus/contradiction", test_contradiction);
    g_test_add_func("/series/consensus/long", test_long_list);
    g_test_add_func("/series/similar", test_similar);
    return g_test_run();
}
