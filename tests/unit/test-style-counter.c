/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/counter.h"

static void
test_numbers(void)
{
    static const struct {
        StyleListKind kind;
        int value;
        const char *text;
    } cases[] = {
        {STYLE_LIST_NONE, 1, ""},
        {STYLE_LIST_DISC, 1, "•"},
        {STYLE_LIST_DECIMAL, -3, "-3"},
        {STYLE_LIST_DECIMAL_ZERO, 7, "07"},
        {STYLE_LIST_DECIMAL_ZERO, 107, "107"},
        {STYLE_LIST_LOWER_ROMAN, 4, "iv"},
        {STYLE_LIST_UPPER_ROMAN, 3999, "MMMCMXCIX"},
        {STYLE_LIST_UPPER_ROMAN, 4000, "4000"},
        {STYLE_LIST_LOWER_ROMAN, 0, "0"},
        {STYLE_LIST_LOWER_ALPHA, 26, "z"},
        {STYLE_LIST_LOWER_ALPHA, 27, "aa"},
        {STYLE_LIST_UPPER_ALPHA, 703, "AAA"},
        {STYLE_LIST_LOWER_GREEK, 24, "ω"},
        {STYLE_LIST_HANGUL, 1, "가"},
        {STYLE_LIST_HANGUL, 14, "하"},
        {STYLE_LIST_HANGUL, 15, "가가"},
        {STYLE_LIST_HANGUL_CONSONANT, 2, "ㄴ"},
        {STYLE_LIST_HANGUL_FORMAL, 0, "영"},
        {STYLE_LIST_HANGUL_FORMAL, 1204, "일천이백사"},
        {STYLE_LIST_HANGUL_FORMAL, 10000, "10000"},
        {STYLE_LIST_CJK_DECIMAL, 2026, "二〇二六"},
        {STYLE_LIST_CIRCLED_DECIMAL, 0, "⓪"},
        {STYLE_LIST_CIRCLED_DECIMAL, 20, "⑳"},
        {STYLE_LIST_CIRCLED_DECIMAL, 21, "㉑"},
        {STYLE_LIST_CIRCLED_DECIMAL, 36, "㊱"},
        {STYLE_LIST_CIRCLED_DECIMAL, 50, "㊿"},
        {STYLE_LIST_CIRCLED_DECIMAL, 51, "51"},
        {STYLE_LIST_LOWER_ALPHA, G_MAXINT, "fxshrxw"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = style_counter_text(cases[i].kind, cases[i].value);
        g_assert_cmpstr(text, ==, cases[i].text);
    }
}

/* Whatever number a style writes, its characters were announced. */
static void
test_characters_are_complete(void)
{
    for (int kind = STYLE_LIST_NONE; kind <= STYLE_LIST_HANGUL_FORMAL; kind++) {
        g_autoptr(GHashTable) characters = g_hash_table_new(NULL, NULL);
        style_counter_add_characters((StyleListKind) kind, characters);
        for (int value = 0; value < 10000; value += 7) {
            g_autofree char *text = style_counter_text((StyleListKind) kind, value);
            for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
                g_assert_true(g_hash_table_contains(
                    characters, GUINT_TO_POINTER(g_utf8_get_char(p))));
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/counter/numbers", test_numbers);
    g_test_add_func("/style/counter/characters", test_characters_are_complete);
    return g_test_run();
}
