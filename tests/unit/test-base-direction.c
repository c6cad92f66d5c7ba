/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/direction.h"

static Direction
of(const char *text)
{
    return direction_of_text(DIRECTION_UNKNOWN, text, strlen(text));
}

static void
test_text(void)
{
    g_assert_cmpint(of("12 — …"), ==, DIRECTION_UNKNOWN);
    g_assert_cmpint(of("3. שלום, world"), ==, DIRECTION_BACKWARD);
    g_assert_cmpint(of("Hello, שלום"), ==, DIRECTION_FORWARD);
    g_assert_cmpint(of("مرحبا 는 인사다"), ==, DIRECTION_FORWARD);
    g_assert_cmpint(of("𞤀𞤣𞤤𞤢𞤥"), ==, DIRECTION_BACKWARD);
    g_assert_cmpint(of("สวัสดี"), ==, DIRECTION_FORWARD);
}

static void
test_pieces(void)
{
    Direction so_far = direction_of_text(DIRECTION_UNKNOWN, "12 ", 3);
    so_far = direction_of_text(so_far, "שלום", 8);
    g_assert_cmpint(direction_of_text(so_far, " English", 8), ==, DIRECTION_BACKWARD);
    g_assert_cmpint(direction_of_text(so_far, "한", 3), ==, DIRECTION_FORWARD);
}

static void
test_languages(void)
{
    g_assert_true(direction_of_language_is_backward("ar"));
    g_assert_true(direction_of_language_is_backward("HE-il"));
    g_assert_false(direction_of_language_is_backward("ko"));
    g_assert_false(direction_of_language_is_backward("arn")); /* Mapudungun */
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/direction/text", test_text);
    g_test_add_func("/base/direction/pieces", test_pieces);
    g_test_add_func("/base/direction/languages", test_languages);
    return g_test_run();
}
