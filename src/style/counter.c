/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/counter.h"

#include <string.h>

static const char *const greek[] = {"α", "β", "γ", "δ", "ε", "ζ", "η", "θ",
                                    "ι", "κ", "λ", "μ", "ν", "ξ", "ο", "π",
                                    "ρ", "σ", "τ", "υ", "φ", "χ", "ψ", "ω"};
static const char *const hangul[] = {"가", "나", "다", "라", "마", "바", "사",
                                     "아", "자", "차", "카", "타", "파", "하"};
static const char *const consonants[] = {"ㄱ", "ㄴ", "ㄷ", "ㄹ", "ㅁ", "ㅂ", "ㅅ",
                                         "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"};
static const char *const cjk_digits[] = {"〇", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
static const char *const formal_digits[] = {"영", "일", "이", "삼", "사",
                                            "오", "육", "칠", "팔", "구"};
static const char *const formal_places[] = {"", "십", "백", "천"};

/* 1 is the first symbol, one past the last is the first twice. */
static char *
alphabetic(const char *const *symbols, int n, int value)
{
    GString *text = g_string_new(NULL);
    for (; value > 0; value = (value - 1) / n)
        g_string_prepend(text, symbols[(value - 1) % n]);
    return g_string_free(text, FALSE);
}

static char *
latin(char first, int value)
{
    GString *text = g_string_new(NULL);
    for (; value > 0; value = (value - 1) / 26)
        g_string_prepend_c(text, (char) (first + (value - 1) % 26));
    return g_string_free(text, FALSE);
}

static char *
roman(int value, bool is_upper)
{
    static const struct {
        int value;
        const char *text;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
        for (; value >= steps[i].value; value -= steps[i].value)
            g_string_append(text, steps[i].text);
    return is_upper ? g_ascii_strup(text->str, -1) : g_strdup(text->str);
}

static char *
cjk_decimal(int value)
{
    GString *text = g_string_new(NULL);
    do
        g_string_prepend(text, cjk_digits[value % 10]);
    while ((value /= 10) > 0);
    return g_string_free(text, FALSE);
}

/* 1234: 일천이백삼십사 */
static char *
formal(int value)
{
    GString *text = g_string_new(value == 0 ? formal_digits[0] : NULL);
    for (int place = 0; value > 0; place++, value /= 10)
        if (value % 10 != 0) {
            g_string_prepend(text, formal_places[place]);
            g_string_prepend(text, formal_digits[value % 10]);
        }
    return g_string_free(text, FALSE);
}

/* ⓪, ① to ⑳, ㉑ to ㉟, ㊱ to ㊿ */
static gunichar
circled(int value)
{
    if (value == 0)
        return 0x24EA;
    if (value <= 20)
        return 0x2460 + (gunichar) value - 1;
    return value <= 35 ? 0x3251 + (gunichar) value - 21 : 0x32B1 + (gunichar) value - 36;
}

static char *
circled_decimal(int value)
{
    char text[7] = "";
    text[g_unichar_to_utf8(circled(value), text)] = '\0';
    return g_strdup(text);
}

/* The range in which a style has numbers of its own. */
static bool
is_in_range(StyleListKind kind, int value)
{
    switch (kind) {
    case STYLE_LIST_LOWER_ROMAN:
    case STYLE_LIST_UPPER_ROMAN:
        return value >= 1 && value <= 3999;
    case STYLE_LIST_CIRCLED_DECIMAL:
        return value >= 0 && value <= 50;
    case STYLE_LIST_HANGUL_FORMAL:
        return value >= 0 && value <= 9999;
    case STYLE_LIST_CJK_DECIMAL:
    case STYLE_LIST_DECIMAL_ZERO:
        return value >= 0;
    default:
        return value >= 1;
    }
}

static char *
within_range(StyleListKind kind, int value)
{
    switch (kind) {
    case STYLE_LIST_DECIMAL_ZERO:
        return g_strdup_printf("%02d", value);
    case STYLE_LIST_LOWER_ROMAN:
        return roman(value, false);
    case STYLE_LIST_UPPER_ROMAN:
        return roman(value, true);
    case STYLE_LIST_LOWER_ALPHA:
        return latin('a', value);
    case STYLE_LIST_UPPER_ALPHA:
        return latin('A', value);
    case STYLE_LIST_LOWER_GREEK:
        return alphabetic(greek, G_N_ELEMENTS(greek), value);
    case STYLE_LIST_HANGUL:
        return alphabetic(hangul, G_N_ELEMENTS(hangul), value);
    case STYLE_LIST_HANGUL_CONSONANT:
        return alphabetic(consonants, G_N_ELEMENTS(consonants), value);
    case STYLE_LIST_HANGUL_FORMAL:
        return formal(value);
    case STYLE_LIST_CJK_DECIMAL:
        return cjk_decimal(value);
    case STYLE_LIST_CIRCLED_DECIMAL:
        return circled_decimal(value);
    default:
        return g_strdup_printf("%d", value);
    }
}

char *
style_counter_text(StyleListKind kind, int value)
{
    switch (kind) {
    case STYLE_LIST_NONE:
    case STYLE_LIST_STRING:
        return g_strdup("");
    case STYLE_LIST_DISC:
        return g_strdup("•");
    case STYLE_LIST_CIRCLE:
        return g_strdup("◦");
    case STYLE_LIST_SQUARE:
        return g_strdup("▪");
    default:
        return is_in_range(kind, value) ? within_range(kind, value)
                                        : g_strdup_printf("%d", value);
    }
}

static void
add_text(const char *text, GHashTable *characters)
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        g_hash_table_add(characters, GUINT_TO_POINTER(g_utf8_get_char(text)));
}

void
style_counter_add_characters(StyleListKind kind, GHashTable *characters)
{
    /* No style has a symbol that none of these numbers shows. */
    static const int high[] = {90, 99, 100, 400, 500, 900, 1000, 2345, 6789};
    add_text("-0123456789", characters); /* where the style ends */
    for (int value = 0; value <= 60; value++) {
        g_autofree char *text = style_counter_text(kind, value);
        add_text(text, characters);
    }
    for (guint i = 0; i < G_N_ELEMENTS(high); i++) {
        g_autofree char *text = style_counter_text(kind, high[i]);
        add_text(text, characters);
    }
}
