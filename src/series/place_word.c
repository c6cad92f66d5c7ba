/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/place_word.h"

#include <string.h>

#include "base/text.h"

typedef struct {
    int value;
    bool is_weak;
    const char *const
        *phrases; /* a space may be left out or doubled; longer ones first */
} PlaceWords;

static const char *const firsts[] = {"프롤로그", "プロローグ", "序章", "prologue", NULL};
static const char *const lasts[] = {
    "마지막 이야기", "마지막 파트",  "마지막 편",     "마지막 회",    "마지막 화",
    "마지막 장",     "마지막 글",    "최종 편",       "최종 회",      "최종 화",
    "최종 장",       "완결 편",      "에필로그",      "最終回",       "最終話",
    "最終章",        "最終編",       "最終篇",        "完結編",       "完結篇",
    "終章",          "エピローグ",   "epilogue",      "final part",   "last part",
    "final chapter", "last chapter", "final episode", "last episode", NULL};
static const char *const extras[] = {
    "번외 편", "번외",          "외전",          "특별 편",    "番外編", "番外篇",
    "外伝",    "bonus chapter", "bonus episode", "bonus part", NULL};
static const char *const weak_lasts[] = {"마지막", "완결", "최종",    "끝",  "완",
                                         "完結",   "完",   "終",      "fin", "finale",
                                         "final",  "last", "the end", NULL};
static const char *const weak_extras[] = {"부록",  "보너스",   "おまけ", "付録",
                                          "bonus", "appendix", "extra",  NULL};

static const PlaceWords places[] = {
    {0, false, firsts},
    {NUMBER_LAST, false, lasts},
    {NUMBER_EXTRA, false, extras},
    {NUMBER_LAST, true, weak_lasts},
    {NUMBER_EXTRA, true, weak_extras},
};

/* The byte behind `phrase` at `p`, whatever the case of its letters; NULL. */
static const char *
skip_phrase(const char *p, const char *phrase)
{
    for (; *phrase != '\0'; phrase++) {
        if (*phrase == ' ') {
            while (*p == ' ')
                p++;
            continue;
        }
        if (g_ascii_tolower(*p) != *phrase)
            return NULL;
        p++;
    }
    return p;
}

static bool
is_letter(gunichar c)
{
    return g_unichar_isalnum(c);
}

const char *
place_word_read(const char *text, const char *p, Number *number, bool *is_weak)
{
    if (p > text && is_letter(g_utf8_get_char(g_utf8_prev_char(p))))
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(places); i++)
        for (guint k = 0; places[i].phrases[k] != NULL; k++) {
            const char *end = skip_phrase(p, places[i].phrases[k]);
            if (end == NULL || is_letter(g_utf8_get_char(end)))
                continue;
            *number = (Number){{places[i].value}, 1};
            *is_weak = places[i].is_weak;
            return end;
        }
    return NULL;
}
