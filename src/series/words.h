/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words: what authors write about a series in Korean, English and Japanese: "현재 글",
 * "(예정)", "다음 글", "関連記事". Compiled once, lent to every reader. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct Words Words;

typedef enum {
    WORDS_SELF, /* marks the part being read: "(이 글)", "- 현재 게시물", "✓" */
    WORDS_FUTURE, /* a part to come: "(예정)", "coming soon" */
    WORDS_ASIDE, /* announces reading beside the series: "참고", "관련 글", "먼저" */
    WORDS_SERIES, /* announces the parts: "시리즈", "목차", "연재" */
    WORDS_NEXT,   /* a neighbour is named as such: "다음 글", "next:", "へ続く" */
    WORDS_PREVIOUS,
    WORDS_LATER,   /* prose about the part after: "다음 시간에는", "continued in" */
    WORDS_EARLIER, /* prose about the part before: "지난 포스팅에서", "前回" */
    WORDS_INDEX, /* titles of posts that only introduce: "목차", "들어가며", "0편" */
    WORDS_EPISODE, /* a title's end that names an episode: "- '문화' 편", "：Arm編" */
    /* What comes out again and again, or is numbered by others: each stands alone:
     * "Weekly #12", "주간 회고", "TIL 3", "v1.2 released", "LeetCode 21" */
    WORDS_ISSUE,
    WORDS_COUNT
} WordsKind;

Words *words_new(void);
void words_free(Words *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Words, words_free)

bool words_match(const Words *self, WordsKind kind, const char *text);

/* Like words_match; the bytes of the first match. */
bool words_find(const Words *self, WordsKind kind, const char *text, gsize *start,
                gsize *end);

/* `label` without the words that mark the part being read or one to come, and without
 * "SERIES 2/3" after it. The caller owns it. */
char *words_unmark(const Words *self, const char *label);

/* What is left of `text` without words and signs that only lead to a neighbour. */
char *words_without_navigation(const Words *self, const char *text);
