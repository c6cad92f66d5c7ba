/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/source.h"

static void
test_message_is_one_harmless_line(void)
{
    g_autoptr(Diag) diag = diag_new();
    DiagPlace place = {"a\nb.md", 3, 7};
    diag_add(diag, DIAG_WARNING, place, "dead-link", "see %s",
             "x\ny\x1b[31m\xe2\x80\xae\xff");
    const DiagEntry *entry = diag_lookup(diag, 0);
    g_assert_cmpstr(entry->message, ==, "see x\\x0Ay\\x1B[31m\\xE2\\x80\\xAE\\xFF");
    g_assert_cmpstr(entry->file, ==, "a\\x0Ab.md");
    g_assert_cmpint(entry->line, ==, 3);
    g_assert_cmpint(entry->column, ==, 7);
}

static void
test_limits(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Diag) other = diag_new();
    for (int i = 0; i < LIMIT_DIAGNOSTICS + 5; i++)
        diag_add(i % 2 ? diag : other, DIAG_NOTE, DIAG_NOWHERE, "x", "%d", i);
    diag_take(diag, other);
    g_assert_cmpuint(diag_length(diag), ==, LIMIT_DIAGNOSTICS);
    g_assert_cmpuint(diag_count(diag, DIAG_NOTE), ==, LIMIT_DIAGNOSTICS + 5);
    g_assert_cmpuint(diag_count(other, DIAG_NOTE), ==, 0);
    diag_add(diag, DIAG_ERROR, DIAG_NOWHERE, "x", "the one that matters");
    g_assert_cmpuint(diag_length(diag), ==, LIMIT_DIAGNOSTICS + 1);
    g_assert_cmpint(diag_lookup(diag, LIMIT_DIAGNOSTICS)->level, ==, DIAG_ERROR);
    g_autofree char *long_text = g_strnfill(5000, 'x');
    diag_add(other, DIAG_ERROR, DIAG_NOWHERE, "x", "%s", long_text);
    g_assert_cmpuint(strlen(diag_lookup(other, 0)->message), <=, LIMIT_DIAGNOSTIC_BYTES);
}

static void
test_take_new(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Diag) other = diag_new();
    DiagPlace place = {"a.md", 3, 7};
    diag_add(diag, DIAG_NOTE, place, "x", "one");
    diag_add(other, DIAG_NOTE, place, "x", "one");
    diag_add(other, DIAG_WARNING, place, "x", "one");
    diag_add(other, DIAG_NOTE, place, "x", "two");
    diag_take_new(diag, other);
    g_assert_cmpuint(diag_length(diag), ==, 3);
    g_assert_cmpuint(diag_count(diag, DIAG_NOTE), ==, 2);
    g_assert_cmpuint(diag_count(diag, DIAG_WARNING), ==, 1);
    g_assert_cmpuint(diag_length(other), ==, 0);
    g_assert_cmpuint(diag_count(other, DIAG_NOTE), ==, 0);
    g_assert_cmpstr(diag_lookup(diag, 2)->message, ==, "two");
}

static void
test_source_unifies(void)
{
    const char bytes[] = "\xEF\xBB\xBF"
                         "a\r\nb\r\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"
                         "c\n";
    g_autoptr(GError) error = NULL;
    g_autoptr(Source) source = source_new("a.md", bytes, sizeof bytes - 1, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(source_text(source), ==, "a\nb\n한c\n");
    DiagPlace place = source_place(source, strlen("a\nb\n한"));
    g_assert_cmpint(place.line, ==, 3);
    g_assert_cmpint(place.column, ==, 2);
    g_assert_cmpuint(source_line_start(source, 3), ==, 4);
    g_assert_cmpuint(source_line_start(source, 99), ==, source_length(source));
}

static void
test_source_refuses_cp949(void)
{
    const char bytes[] = "a\n\xC7\xD1\xB1\xDB\n";
    g_autoptr(GError) error = NULL;
    g_autoptr(Source) source = source_new("a.md", bytes, sizeof bytes - 1, &error);
    g_assert_null(source);
    g_assert_nonnull(strstr(error->message, "a.md:2:"));
    g_assert_nonnull(strstr(error->message, "CP949"));
}

static void
test_source_nul(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Source) source = source_new("a.md", "a\0b", 3, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(source_text(source), ==,
                    "a\xEF\xBF\xBD"
                    "b");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/diag/harmless", test_message_is_one_harmless_line);
    g_test_add_func("/base/diag/limits", test_limits);
    g_test_add_func("/base/diag/take-new", test_take_new);
    g_test_add_func("/base/source/unifies", test_source_unifies);
    g_test_add_func("/base/source/cp949", test_source_refuses_cp949);
    g_test_add_func("/base/source/nul", test_source_nul);
    return g_test_run();
}
