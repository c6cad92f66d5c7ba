/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/words.h"

#include <stdio.h>

#include "base/text.h"

enum { KOREAN, JAPANESE, ENGLISH };

/* clang-format off */
static const char *const words[BOOK_WORD_COUNT][3] = {
    [BOOK_WORD_CONTENTS]        = {"차례", "目次", "Contents"},
    [BOOK_WORD_DEDICATION]      = {"헌사", "献辞", "Dedication"},
    [BOOK_WORD_PREFACE]         = {"머리말", "まえがき", "Preface"},
    [BOOK_WORD_COLOPHON]        = {"판권", "奥付", "Colophon"},
    [BOOK_WORD_FIGURES]         = {"그림 차례", "図目次", "Figures"},
    [BOOK_WORD_NOTES]           = {"주", "注", "Notes"},
    [BOOK_WORD_NOTE]            = {"각주", "注", "Note"},
    [BOOK_WORD_COVER]           = {"표지", "表紙", "Cover"},
    [BOOK_WORD_TITLE_PAGE]      = {"속표지", "扉", "Title page"},
    [BOOK_WORD_PICTURE]         = {"그림", "図", "Picture"},
    [BOOK_WORD_MISSING_PICTURE] = {"그림 없음", "画像なし", "Picture missing"},
    [BOOK_WORD_VIDEO]           = {"동영상", "動画", "Video"},
    [BOOK_WORD_AUTHOR]          = {"지은이", "著者", "Author"},
    [BOOK_WORD_PUBLISHER]       = {"펴낸곳", "発行所", "Publisher"},
    [BOOK_WORD_PUBLISHED]       = {"발행", "発行", "Published"},
    [BOOK_WORD_SERIAL]          = {"연재", "連載", "Serialised"},
    [BOOK_WORD_SOURCE]          = {"원문", "初出", "Source"},
    [BOOK_WORD_BACK]            = {"본문으로", "本文へ", "Back to text"},
    [BOOK_WORD_UNKNOWN_AUTHOR]  = {"지은이 미상", "著者不明", "Unknown author"},
    [BOOK_WORD_PAGE]            = {"쪽", "ページ", ""},
    [BOOK_WORD_LANDMARKS]       = {"이정표", "ランドマーク", "Landmarks"},
    [BOOK_WORD_PAGE_LIST]       = {"쪽 목록", "ページ一覧", "Pages"},
    [BOOK_WORD_BODY]            = {"본문", "本文", "Text"},
};
/* clang-format on */

static int
tongue(const char *language)
{
    if (language != NULL && g_ascii_strncasecmp(language, "ko", 2) == 0)
        return KOREAN;
    return language != NULL && g_ascii_strncasecmp(language, "ja", 2) == 0 ? JAPANESE
                                                                           : ENGLISH;
}

const char *
book_word(const char *language, BookWord word)
{
    return words[word][tongue(language)];
}

char *
book_word_chapter(const char *language, const char *number)
{
    switch (tongue(language)) {
    case KOREAN:
        return g_strconcat(number, "장", NULL);
    case JAPANESE:
        return g_strconcat("第", number, "章", NULL);
    default:
        return g_strconcat("Chapter ", number, NULL);
    }
}

char *
book_word_link(const char *language, const char *name)
{
    switch (tongue(language)) {
    case KOREAN:
        return g_strconcat("‘", name, "’", text_particle(name, "으로/로"), " 가기", NULL);
    case JAPANESE:
        return g_strconcat("「", name, "」へ", NULL);
    default:
        return g_strconcat("Go to “", name, "”", NULL);
    }
}

char *
book_word_date(const char *language, const char *iso)
{
    int year, month, day;
    if (sscanf(iso, "%d-%d-%d", &year, &month, &day) != 3)
        return g_strdup(iso);
    switch (tongue(language)) {
    case KOREAN:
        return g_strdup_printf("%d년 %d월 %d일", year, month, day);
    case JAPANESE:
        return g_strdup_printf("%d年%d月%d日", year, month, day);
    default:
        return g_strdup(iso);
    }
}
