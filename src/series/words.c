/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/words.h"

#include <string.h>

struct Words {
    GRegex *patterns[WORDS_COUNT];
    GRegex *marks;
    GRegex *navigation;
};

/* ---- the vocabulary -------------------------------------------------------------------- */

#define POST_KO "(?:게시물|게시글|글|포스트|포스팅|문서|페이지|편|회|장|강|파트)"
#define SELF_KO                                                                                \
    "(?:현재|지금|이번|본|이)\\s*(?:보(?:고|시는|는)\\s*(?:있는|계신)?\\s*)?" \
    "(?:읽(?:고|는|으시는)\\s*(?:있는|계신)?\\s*)?" POST_KO                                    \
    "|현재(?:\\s*위치)?|(?:지금\\s*)?여기|지금"
#define SELF_EN                                                                          \
    "(?:this|current)\\s*(?:post|article|page|part|one|chapter|entry|episode)?|"         \
    "you(?:'re|\\s*are)\\s*(?:reading\\s*(?:this|it)|here)(?:\\s*now)?|"                 \
    "now\\s*reading|here"
#define SELF_JA                                                                                            \
    "(?:この|今回の?|本|現在の?)\\s*(?:記事|ページ|投稿|回|章)|今回|本稿|本記事|" \
    "イマココ|"                                                                                        \
    "今ここ|ここ|現在地"
#define SELF "(?:" SELF_KO "|" SELF_EN "|" SELF_JA ")"

#define FUTURE                                                                                                  \
    "(?:(?:작성|발행|공개|연재|업로드|게시)?\\s*예정|(?:작성|준비|집필)\\s*중|미작성|" \
    "upcoming|coming\\s*(?:soon|up)?|todo|tbd|tba|wip|planned|not\\s*yet(?:\\s*\\w+)?|"                         \
    "in\\s*progress|(?:公開|執筆|投稿)?予定|(?:執筆|準備|作成)中|未公開|未執筆|"           \
    "近日公開)"

#define OPEN "[(\\[（<「【［〈《{]"
#define CLOSE "[)\\]）>」】］〉》}]"
#define DASH "[-–—―:：|｜←<⬅~·,]"
#define TICK "[✓✔☑✅👈👉◀◁←➡⬅★●📍🔖▶►⭐*]"
#define VARIATION "\\x{FE0F}?"

static const char self_pattern[] = OPEN
    "\\s*(?:" TICK VARIATION "\\s*)*" SELF "[^)\\]）>」】］]{0,6}" CLOSE "|"
    "(?:" DASH VARIATION "+\\s*|^\\s*)" SELF "\\s*[.!]?\\s*$|" TICK VARIATION "\\s*$|"
    "^\\s*(?!\\*)" TICK VARIATION "\\s*\\S";

static const char future_pattern[] =
    OPEN "[^)\\]）]{0,20}" FUTURE "[^)\\]）]{0,12}" CLOSE "|" DASH "+\\s*" FUTURE "\\s*$";

static const char marks_pattern[] =
    "\\s*" OPEN "\\s*(?:" TICK VARIATION "\\s*)*(?:" SELF "[^)\\]）>」】］]{0,6}|"
    "[^)\\]）]{0,20}" FUTURE "[^)\\]）]{0,12})" CLOSE "|"
    "\\s*" DASH VARIATION "+\\s*(?:" SELF "|" FUTURE ")\\s*[.!]?\\s*$|"
    "\\s*" TICK VARIATION "\\s*$|^\\s*" TICK VARIATION "\\s*|"
    "\\s*SERIES\\s*\\d+\\s*/\\s*\\d+\\s*$";

static const char aside_pattern[] =
    "참고|레퍼런스|관련|연관|더\\s*읽|더\\s*보|더\\s*알|먼저|선행|사전\\s*지식|모른다면|"
    "모르(?:시|신)|인기|추천|조회|최근|같이\\s*(?:보|읽)|함께\\s*(?:보|읽)|출처|"
    "읽어\\s*(?:두|보)|다른\\s*글|베스트|"
    "references?\\b|related|see\\s*also|further|popular|recent|prerequisite|sources?\\b|"
    "read\\s*(?:first|more|next|these)|you\\s*(?:may|might)|recommended|more\\s*posts|"
    "other\\s*(?:posts|articles)|before\\s*you|links?\\s*$|"
    "参考|関連|おすすめ|お勧め|人気|前提|先に|あわせて|合わせて|最近|その他の";

static const char series_pattern[] =
    "시리즈|목차|연재|순서|목록|차례|전체\\s*(?:글|편)|이어지는|나눠|나누어|"
    "\\bseries\\b|table\\s*of\\s*contents|\\bparts?\\b|contents|chapters|"
    "シリーズ|連載|目次|一覧|全\\d+回";

#define POST_NAV                                                                                                      \
    "(?:게시물|게시글|글|포스트|포스팅|문서|페이지|편|회|회차|장|강|강의|이야기|단계|" \
    "파트|화|챕터|읽기|보기|시간|part)"
#define SIGNS_NEXT "→|➡|⇒|»|≫|>>+|&gt;|▶|►|⏭|👉"
#define SIGNS_PREVIOUS "←|⬅|⇐|«|≪|<<+|◀|◁|⏮|👈"
#define NEXT                                                                                                     \
    "다음\\s*" POST_NAV "|(?:으로|로)\\s*이어집니다|에(?:서)?\\s*계속(?:됩니다)?|"                \
    "다음(?=\\s*(?:[:：|»>)\\]→]|-\\s|$))|이어서\\s*(?:읽기|보기|계속)|계속\\s*읽기|"         \
    "next\\s*(?:post|part|article|chapter|up|episode|section|lesson|page|entry|"                                 \
    "tutorial|step)?(?=\\s*(?:[:：|»>)\\]→.]|-\\s|[-–—]|$|in\\s))|continue(?:d)?\\s*"                    \
    "(?:to|in|with|reading)|"                                                                                    \
    "(?:に|へ)\\s*(?:続く|続きます|つづく)|続きは|続く$|次(?:の)?(?:記事|回|章|ページ|" \
    "編|へ|話|投稿)"
#define PREVIOUS                                                                                 \
    "(?:이전|지난|앞|앞선|전)\\s*" POST_NAV                                                      \
    "|에서\\s*이어(?:집니다|지는|서|진)?|이전(?=\\s*(?:[:：|«<)\\]←]|-\\s|$))|" \
    "(?:prev(?:ious)?|last|earlier)\\s*(?:post|part|article|chapter|episode|section|"            \
    "lesson|page|entry|tutorial|step)?(?=\\s*(?:[:：|«<)\\]←.]|-\\s|[-–—]|$|in\\s))|"    \
    "前(?:の)?(?:記事|回|章|ページ|編|へ|話|投稿)|の続き(?:です)?"

static const char next_pattern[] = NEXT "|" SIGNS_NEXT;
static const char previous_pattern[] = PREVIOUS "|" SIGNS_PREVIOUS;

static const char navigation_pattern[] =
    "(?:" NEXT "|" PREVIOUS "|" SIGNS_NEXT "|" SIGNS_PREVIOUS
    ")|(?:으로|로)?\\s*(?:이동(?:하기)?|가기|바로가기|보러\\s*가기|링크|넘어가기)|보기|"
    "읽기|"
    "here|click|go\\s*to|link|こちら|はこちら|リンク|です|ます";

static const char later_pattern[] =
    "다음\\s*(?:" POST_NAV
    "|번|시간|번에|에는|에서)|이어서|(?:으로|로)\\s*이어|후속|후편|"
    "next\\s*(?:post|part|article|chapter|time|episode|section|lesson|step)|follow-?up|"
    "continue[sd]?\\s*(?:in|with|to)|part\\s*(?:two|ii\\b)|coming\\s*part|in\\s*the\\s*"
    "next|"
    "次回|次の記事|続き|続く|続編|後編";

static const char earlier_pattern[] =
    "(?:이전|지난|앞선|앞|저번|지난번|직전)\\s*(?:" POST_NAV "|번|시간|번에|에서|에)|"
    "전편|에서?\\s*이어|이어\\s*(?:서\\s*)?(?:쓰|작성|진행)|"
    "(?:previous|last|earlier|prior|first)\\s*(?:post|part|article|chapter|time|episode|"
    "section|lesson|step|installment|blog)|part\\s*(?:one|i\\b)|last\\s*time|"
    "前回|前の記事|の続き|前編|以前の記事";

static const char index_pattern[] =
    "목차|차례|들어가며|들어가기|시작하며|시작하기\\s*전|프롤로그|소개|개요|모음|정리$|"
    "인트로|머리말|\\bindex\\b|contents|introduction|\\bintro\\b|overview|prologue|"
    "preface|"
    "roadmap|series|목록|まとめ|目次|はじめに|概要|序章|連載|入門|一覧";

/* The word after the colon or dash is the name of an episode, not a number. */
static const char episode_pattern[] =
    "(?:\\s*[-–—:：|~〜]+\\s*|\\s+|\\s*[「『\"'‘“(（\\[])[「『\"'‘“(（\\[]*"
    "[^-–—:：|\\d][^-–—:：|]{0,40}?[」』\"'’”)）\\]]*\\s*"
    "(?:편|編|篇)\\s*(?:$|[-–—:：|~〜(（\\[\\s])";

static const char issue_pattern[] =
    "\\b(?:(?:bi-?)?weekly|monthly|quarterly|newsletters?|week\\s*(?:ly\\s*)?notes|"
    "changelog|released|release\\s*(?:notes|v?\\d)|til|today\\s*i\\s*learned|leetcode|"
    "hackerrank|codeforces|atcoder|codewars|boj|baekjoon|swea)\\b|"
    "(?<![가-힣0-9])(?:주간|월간|격주)(?![가-힣])|뉴스레터|릴리[즈스]\\s*(?:노트|v?\\d|$)"
    "|"
    "변경\\s*내역|업데이트\\s*(?:내역|노트)|패치\\s*노트|오늘\\s*배운|백준|프로그래머스|"
    "리트코드|週[刊報]|月[刊報]|ニュースレター|リリース(?:ノート|$)|更新履歴";

static const char *const sources[WORDS_COUNT] = {
    [WORDS_SELF] = self_pattern,   [WORDS_FUTURE] = future_pattern,
    [WORDS_ASIDE] = aside_pattern, [WORDS_SERIES] = series_pattern,
    [WORDS_NEXT] = next_pattern,   [WORDS_PREVIOUS] = previous_pattern,
    [WORDS_LATER] = later_pattern, [WORDS_EARLIER] = earlier_pattern,
    [WORDS_INDEX] = index_pattern, [WORDS_EPISODE] = episode_pattern,
    [WORDS_ISSUE] = issue_pattern,
};

/* ---- matching -------------------------------------------------------------------------- */

static GRegex *
compile(const char *source)
{
    g_autoptr(GError) error = NULL;
    GRegex *regex = g_regex_new(source, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &error);
    if (regex == NULL)
        g_error("%s", error->message);
    return regex;
}

Words *
words_new(void)
{
    Words *self = g_new0(Words, 1);
    for (guint i = 0; i < WORDS_COUNT; i++)
        self->patterns[i] = compile(sources[i]);
    self->marks = compile(marks_pattern);
    self->navigation = compile(navigation_pattern);
    return self;
}

void
words_free(Words *self)
{
    if (self == NULL)
        return;
    for (guint i = 0; i < WORDS_COUNT; i++)
        g_regex_unref(self->patterns[i]);
    g_regex_unref(self->marks);
    g_regex_unref(self->navigation);
    g_free(self);
}

bool
words_match(const Words *self, WordsKind kind, const char *text)
{
    return g_regex_match(self->patterns[kind], text, 0, NULL);
}

bool
words_find(const Words *self, WordsKind kind, const char *text, gsize *start, gsize *end)
{
    g_autoptr(GMatchInfo) match = NULL;
    int from, to;
    if (!g_regex_match(self->patterns[kind], text, 0, &match) ||
        !g_match_info_fetch_pos(match, 0, &from, &to))
        return false;
    *start = (gsize) from;
    *end = (gsize) to;
    return true;
}

static char *
cut(const GRegex *regex, const char *text)
{
    char *rest = g_regex_replace_literal(regex, text, -1, 0, "", 0, NULL);
    return rest != NULL ? g_strstrip(rest) : g_strdup(text);
}

char *
words_unmark(const Words *self, const char *label)
{
    g_autofree char *once = cut(self->marks, label);
    return cut(self->marks, once);
}

char *
words_without_navigation(const Words *self, const char *text)
{
    return cut(self->navigation, text);
}
