/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/title_number.h"

#include <string.h>

#include "base/text.h"
#include "series/place_word.h"

enum { MAX_MARKS = 8, MAX_WRAPPED = 100, MAX_PARTS = 1000 };

/* ---- words and signs ------------------------------------------------------------------- */

/* Words after a number that count parts. 년, 월, 일, 가지, 개, 명 count other things. */
static const char *const units[] = {
    "일차", "주차", "회차", "번째", "단계", "편", "부", "회", "장", "화",   "강",
    "탄",   "차",   "話",   "回目", "回",   "章", "部", "編", "篇", "日目", NULL};

/* Words before a number that count parts. */
static const char *const words[] = {
    "part",     "chapter", "episode", "lesson",  "volume", "section", "step",
    "day",      "week",    "vol",     "ep",      "chap",   "ch",      "no",
    "pt",       "phase",   "module",  "lecture", "unit",   "stage",   "session",
    "tutorial", "제",      "第",      "その",    "パート", "파트",    "시리즈",
    "에피소드", "챕터",    "연재",    "連載",    "№",      NULL};

/* Whole numbers written as words. */
static const struct {
    const char *text;
    int value;
} ordinals[] = {
    {"첫", 1},   {"두", 2},   {"세", 3},   {"네", 4},   {"다섯", 5},
    {"여섯", 6}, {"일곱", 7}, {"여덟", 8}, {"아홉", 9}, {"열", 10},
};
static const struct {
    const char *text;
    int value;
} numerals[] = {
    {"one", 1},   {"two", 2},   {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6},
    {"seven", 7}, {"eight", 8}, {"nine", 9},  {"ten", 10}, {"viii", 8}, {"vii", 7},
    {"iii", 3},   {"vi", 6},    {"iv", 4},    {"ix", 9},   {"ii", 2},   {"xii", 12},
    {"xi", 11},   {"i", 1},     {"v", 5},     {"x", 10},
};
/* Works in two or three parts; a letter alone counts only in brackets or at the end of a
 * title's half. */
static const struct {
    const char *text;
    int value;
    bool is_letter;
} thirds[] = {
    {"상편", 1, false}, {"중편", 2, false}, {"하편", 3, false}, {"전편", 1, false},
    {"후편", 3, false}, {"前編", 1, false}, {"中編", 2, false}, {"後編", 3, false},
    {"前篇", 1, false}, {"後篇", 3, false}, {"상", 1, true},    {"중", 2, true},
    {"하", 3, true},    {"上", 1, true},    {"中", 2, true},    {"下", 3, true},
    {"前", 1, true},    {"後", 3, true},
};

/* The unit at `p`, which no further letter makes another word ("1부터", "3회사"). */
static gsize
unit_length(const char *p)
{
    for (guint i = 0; units[i] != NULL; i++) {
        gsize length = strlen(units[i]);
        if (strncmp(p, units[i], length) != 0)
            continue;
        gunichar next = g_utf8_get_char(p + length);
        bool is_han = !text_is_hangul(g_utf8_get_char(units[i]));
        if (is_han ? !text_is_han(next) : !text_is_hangul(next))
            return length;
    }
    return 0;
}

/* Does the word that ends at `end` begin a word of its own? "문제 1" is no "제1". */
static bool
is_own_word(const char *text, const char *start, const char *word)
{
    if (start == text)
        return true;
    gunichar before = g_utf8_get_char(g_utf8_prev_char(start));
    if (g_ascii_isalpha(*word))
        return !(before < 0x80 && g_ascii_isalnum((char) before));
    return strcmp(word, "제") != 0 || !text_is_hangul(before);
}

/* The word that stands before `at` and asks for a number: where it begins. */
static const char *
word_before(const char *text, const char *at)
{
    const char *end = at;
    while (end > text && strchr(" .-_:#", end[-1]) != NULL)
        end--;
    for (guint i = 0; words[i] != NULL; i++) {
        gsize length = strlen(words[i]);
        if ((gsize) (end - text) < length ||
            g_ascii_strncasecmp(end - length, words[i], length) != 0)
            continue;
        bool needs_touch = strcmp(words[i], "제") == 0 || strcmp(words[i], "第") == 0;
        if (is_own_word(text, end - length, words[i]) && !(needs_touch && end != at))
            return end - length;
    }
    return NULL;
}

static const char *
skip_spaces(const char *p)
{
    while (*p == ' ')
        p++;
    return p;
}

/* What may stand after a bare number: the end, or the sign that begins the second half. */
static bool
ends_half(const char *p)
{
    if ((p[0] == '.' || p[0] == ')') && (p[1] == ' ' || p[1] == '\0'))
        return true;
    p = skip_spaces(p);
    gunichar c = g_utf8_get_char(p);
    return c == 0 || strchr(":([|", (int) (c < 0x80 ? c : '?')) != NULL || c == 0xFF1A ||
           c == 0x2014 || c == 0x2013 || c == 0x300C || c == 0x300E || c == 0xFF5C ||
           c == 0xFF08 || c == 0x301C || (c == '-' && (p[1] == ' ' || p[1] == '\0'));
}

/* Does the bracket in which `at` stands close at `p`: "[Home server 3] Gateway"? */
static bool
closes_bracket(const char *text, const char *at, const char *p)
{
    static const char *const pairs[][2] = {{"[", "]"},   {"【", "】"}, {"「", "」"},
                                           {"『", "』"}, {"<", ">"},   {"［", "］"}};
    p = skip_spaces(p);
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (!g_str_has_prefix(p, pairs[i][1]))
            continue;
        gssize length = at - text;
        const char *open = g_strrstr_len(text, length, pairs[i][0]);
        const char *close = g_strrstr_len(text, length, pairs[i][1]);
        return open != NULL && (close == NULL || close < open);
    }
    return false;
}

/* ---- judging one number ---------------------------------------------------------------- */

typedef struct {
    const char *text;
    const char *at, *after;  /* the digits */
    const char *start, *end; /* with what belongs to them */
    Number number;
    bool is_padded;
} Candidate;

/* Brackets right round the number belong to it: "(1)", "[3편]", "【2】". */
static bool
widen(Candidate *self)
{
    static const char *const pairs[][2] = {{"(", ")"},   {"[", "]"}, {"（", "）"},
                                           {"【", "】"}, {"<", ">"}, {"「", "」"},
                                           {"［", "］"}};
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        gsize open = strlen(pairs[i][0]);
        if ((gsize) (self->start - self->text) >= open &&
            strncmp(self->start - open, pairs[i][0], open) == 0 &&
            g_str_has_prefix(self->end, pairs[i][1])) {
            self->start -= open;
            self->end += strlen(pairs[i][1]);
            return true;
        }
    }
    return false;
}

/* "2/5": the second of five. */
static bool
skip_total(Candidate *self)
{
    const char *p = skip_spaces(self->end);
    bool is_of = g_str_has_prefix(p, "of ");
    if (*p != '/' && !is_of)
        return false;
    Number total;
    bool is_padded;
    p = number_read(skip_spaces(p + (is_of ? 2 : 1)), '\0', &total, &is_padded);
    if (p == NULL || is_padded || self->is_padded || self->number.length != 1 ||
        total.fields[0] < self->number.fields[0] || total.fields[0] < 2)
        return false;
    self->end = p;
    return true;
}

static bool
has_letter_before(const Candidate *self)
{
    if (self->at == self->text)
        return false;
    gunichar before = g_utf8_get_char(g_utf8_prev_char(self->at));
    return g_unichar_isalpha(before) && !text_is_hangul(before) && !text_is_han(before) &&
           !text_is_kana(before);
}

static bool
is_free(const Candidate *self)
{
    if (self->at == self->text)
        return true;
    gunichar before = g_utf8_get_char(g_utf8_prev_char(self->at));
    return before == ' ' || before == '_' || before == '-' || before == ']' ||
           before == ')' || text_is_hangul(before) || text_is_han(before) ||
           text_is_kana(before);
}

static NumberKind
judge_bare(Candidate *self)
{
    bool is_sign = !g_ascii_isdigit(*self->at) && (guchar) *self->at >= 0x80 &&
                   (guchar) *self->at != 0xEF; /* circled or Roman, not full-width */
    bool is_dotted = self->number.length > 1 && self->at != self->text &&
                     *self->after != '.' && strchr(self->at, '.') != NULL &&
                     strchr(self->at, '.') < self->after;
    if (self->number.fields[0] >= MAX_PARTS || has_letter_before(self) || is_dotted)
        return NUMBER_NONE;
    if (is_sign)
        return NUMBER_PADDED;
    bool ends =
        ends_half(self->after) || closes_bracket(self->text, self->at, self->after);
    if (!is_free(self) || !ends)
        return NUMBER_NONE;
    if (*self->after == '.' || *self->after == ')')
        self->end = self->after + 1;
    return self->is_padded ? NUMBER_PADDED : NUMBER_BARE;
}

/* "2장 3절", "2부 3장": the second of the two counts within the first. */
static void
read_within(Candidate *self)
{
    Number inner;
    bool is_padded;
    const char *p = skip_spaces(self->end);
    const char *after = number_read(p, '\0', &inner, &is_padded);
    const char *unit = after != NULL ? skip_spaces(after) : NULL;
    if (unit == NULL || self->number.length >= NUMBER_DEPTH)
        return;
    static const char *const sections[] = {"절", "節", "항"};
    gsize length = unit_length(unit);
    for (guint i = 0; length == 0 && i < G_N_ELEMENTS(sections); i++)
        if (g_str_has_prefix(unit, sections[i]))
            length = strlen(sections[i]);
    if (length == 0)
        return;
    self->number.fields[self->number.length++] = inner.fields[0];
    self->end = unit + length;
}

/* What the number is; sets start and end. */
static NumberKind
judge(Candidate *self, bool *has_word)
{
    self->start = self->at;
    self->end = self->after;
    gsize unit = unit_length(skip_spaces(self->after));
    const char *word = word_before(self->text, self->at);
    bool has_hash = self->at > self->text && self->at[-1] == '#' &&
                    (self->at - 1 == self->text || !g_ascii_isalpha(self->at[-2]));
    if (unit > 0) {
        self->end = skip_spaces(self->after) + unit;
        read_within(self);
    }
    if (word != NULL)
        self->start = word;
    else if (has_hash)
        self->start = self->at - 1;
    bool has_total = skip_total(self);
    bool is_wrapped = widen(self);
    *has_word = unit > 0 || word != NULL || has_hash;
    if (number_is_year(&self->number) && word == NULL && unit == 0)
        return NUMBER_NONE;
    bool is_counted = *has_word && self->number.fields[0] < MAX_PARTS;
    if (is_counted || (has_total && (is_wrapped || ends_half(self->end))) ||
        (is_wrapped && self->number.fields[0] < MAX_WRAPPED))
        return NUMBER_MARKED;
    self->start = self->at;
    self->end = self->after;
    return judge_bare(self);
}

/* ---- finding them ---------------------------------------------------------------------- */

static void
add_mark(GArray *marks, const Candidate *self, NumberKind kind, bool has_word)
{
    NumberMark mark = {0};
    number_mark_set(&mark, self->text, kind, &self->number,
                    (gsize) (self->start - self->text), (gsize) (self->end - self->text));
    mark.has_word = has_word;
    g_array_append_val(marks, mark);
}

/* "1-2" is a tuple like "1.2"; "2016-11" is a date. */
static const char *
read_digits(const char *p, Candidate *self)
{
    const char *after = number_read(p, '.', &self->number, &self->is_padded);
    if (after == NULL || self->number.length > 1 || *after != '-' ||
        !g_ascii_isdigit(after[1]))
        return after;
    return number_read(p, '-', &self->number, &self->is_padded);
}

/* A number in words: after "Part" or "第", or before "번째". */
static const char *
read_worded(const char *p, Candidate *self)
{
    self->number.length = 1;
    self->is_padded = false;
    for (guint i = 0; i < G_N_ELEMENTS(ordinals); i++) {
        gsize length = strlen(ordinals[i].text);
        if (strncmp(p, ordinals[i].text, length) == 0 &&
            g_str_has_prefix(skip_spaces(p + length), "번째")) {
            self->number.fields[0] = ordinals[i].value;
            return p + length;
        }
    }
    int han = number_han(g_utf8_get_char(p));
    bool is_ascii = g_ascii_isalpha(*p);
    if ((han < 0 && !is_ascii) || word_before(self->text, p) == NULL)
        return NULL;
    self->number.fields[0] = han;
    for (guint i = 0; han < 0 && i < G_N_ELEMENTS(numerals); i++) {
        gsize length = strlen(numerals[i].text);
        if (g_ascii_strncasecmp(p, numerals[i].text, length) == 0 &&
            !g_ascii_isalnum(p[length])) {
            self->number.fields[0] = numerals[i].value;
            return p + length;
        }
    }
    return han > 0 ? g_utf8_next_char(p) : NULL;
}

/* "상편", "(하)", "前編", "여행기 하": what it counts as. */
static NumberKind
read_third(const char *p, Candidate *self)
{
    for (guint i = 0; i < G_N_ELEMENTS(thirds); i++) {
        gsize length = strlen(thirds[i].text);
        if (strncmp(p, thirds[i].text, length) != 0)
            continue;
        gunichar next = g_utf8_get_char(p + length);
        if (text_is_hangul(next) || text_is_han(next))
            continue;
        self->number = (Number){{thirds[i].value}, 1};
        self->start = p;
        self->end = p + length;
        bool is_wrapped = widen(self);
        if (is_wrapped || !thirds[i].is_letter)
            return NUMBER_MARKED;
        if (p > self->text && p[-1] == ' ' && ends_half(self->end))
            return NUMBER_BARE;
    }
    return NUMBER_NONE;
}

/* "Sourdough II": Roman numerals in capitals, from one to thirty-nine. */
static const char *
read_roman(const char *p, Candidate *self)
{
    static const struct {
        const char *text;
        int value;
    } steps[] = {{"X", 10}, {"X", 10}, {"X", 10}, {"IX", 9}, {"IV", 4},
                 {"V", 5},  {"I", 1},  {"I", 1},  {"I", 1}};
    int value = 0;
    const char *end = p;
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
        bool is_closed = value % 10 == 9 || value % 10 == 4;
        if (!is_closed && g_str_has_prefix(end, steps[i].text)) {
            value += steps[i].value;
            end += strlen(steps[i].text);
        }
    }
    if (value == 0 || p == self->text || p[-1] != ' ' || !ends_half(end))
        return NULL;
    self->number = (Number){{value}, 1};
    self->is_padded = false;
    return end;
}

/* "S01E02": the second of the first season. */
static const char *
read_season(const char *p, Candidate *self)
{
    Number episode;
    bool is_padded;
    const char *after = NULL;
    if (*p == 'S' && g_ascii_isdigit(p[1]))
        after = number_read(p + 1, '\0', &self->number, &self->is_padded);
    if (after == NULL || *after != 'E' || !g_ascii_isdigit(after[1]))
        return NULL;
    after = number_read(after + 1, '\0', &episode, &is_padded);
    if (g_ascii_isalnum(*after))
        return NULL;
    self->number.fields[self->number.length++] = episode.fields[0];
    self->start = p;
    self->end = after;
    widen(self);
    return after;
}

/* Does a half of the title end before `p`, or the title begin there? */
static bool
begins_half(const char *text, const char *p)
{
    while (p > text && p[-1] == ' ')
        p--;
    if (p == text)
        return true;
    gunichar c = g_utf8_get_char(g_utf8_prev_char(p));
    return (c < 0x80 && strchr("-:|,~/", (int) c) != NULL) || c == 0xFF1A ||
           c == 0x2014 || c == 0x2013 || c == 0xFF5C || c == 0x301C || c == 0xB7;
}

/* "번외편 2", "외전 #1": which of those beside the others. */
static void
read_which(Candidate *self)
{
    Number which;
    bool is_padded;
    const char *p = skip_spaces(self->end);
    const char *after = number_read(p + (*p == '#'), '\0', &which, &is_padded);
    if (after == NULL || which.fields[0] >= MAX_PARTS)
        return;
    after += unit_length(after);
    if (g_unichar_isalnum(g_utf8_get_char(after)))
        return;
    self->number.fields[self->number.length++] = which.fields[0];
    self->end = after;
}

/* "마지막 편", "(완)", "번외편 2" (place_word.h). */
static NumberKind
read_place(const char *p, Candidate *self)
{
    bool is_weak;
    self->start = p;
    self->end = place_word_read(self->text, p, &self->number, &is_weak);
    if (self->end == NULL)
        return NUMBER_NONE;
    if (self->number.fields[0] == NUMBER_EXTRA)
        read_which(self);
    bool is_half = begins_half(self->text, p) && ends_half(self->end);
    return widen(self) || !is_weak || is_half ? NUMBER_MARKED : NUMBER_NONE;
}

/* Where a title bears a number, words beside it only say more: "5편 (완)". */
static void
drop_places(GArray *marks)
{
    bool has_number = false;
    for (guint i = 0; i < marks->len; i++)
        has_number |= !g_array_index(marks, NumberMark, i).is_place;
    for (guint i = marks->len; has_number && i-- > 0;) {
        const NumberMark *mark = &g_array_index(marks, NumberMark, i);
        bool is_extra = mark->number.fields[0] == NUMBER_EXTRA;
        if (mark->is_place && !(is_extra && i == 0))
            g_array_remove_index(marks, i);
    }
}

static bool
is_word_start(const char *text, const char *p)
{
    if (p == text)
        return true;
    gunichar before = g_utf8_get_char(g_utf8_prev_char(p));
    return !g_ascii_isalpha(*p) || before >= 0x80 || !g_ascii_isalnum((char) before);
}

void
title_numbers_find(const char *title, GArray *marks)
{
    const char *p = title;
    while (*p != '\0' && marks->len < MAX_MARKS) {
        Candidate self = {.text = title, .at = p};
        bool has_word = true;
        const char *after = read_digits(p, &self);
        if (after == NULL && is_word_start(title, p)) {
            NumberKind kind = read_third(p, &self);
            bool is_third = kind != NUMBER_NONE;
            if (!is_third && read_season(p, &self) != NULL)
                kind = NUMBER_MARKED;
            bool is_place = kind == NUMBER_NONE;
            if (is_place)
                kind = read_place(p, &self);
            if (kind != NUMBER_NONE) {
                add_mark(marks, &self, kind, true);
                NumberMark *mark = &g_array_index(marks, NumberMark, marks->len - 1);
                mark->is_third = is_third;
                mark->is_place = is_place;
                p = self.end;
                continue;
            }
            after = read_worded(p, &self);
            if (after == NULL)
                after = read_roman(p, &self);
        }
        if (after == NULL) {
            p = g_utf8_next_char(p);
            continue;
        }
        self.after = after;
        NumberKind kind = judge(&self, &has_word);
        if (kind != NUMBER_NONE)
            add_mark(marks, &self, kind, has_word);
        p = MAX(after, self.end);
    }
    drop_places(marks);
}

bool
title_number_best(const char *title, NumberMark *mark)
{
    g_autoptr(GArray) marks = number_marks_new();
    title_numbers_find(title, marks);
    number_mark_clear(mark);
    NumberMark *best = NULL;
    for (guint i = 0; i < marks->len; i++) {
        NumberMark *each = &g_array_index(marks, NumberMark, i);
        if (best == NULL || each->kind > best->kind)
            best = each;
    }
    if (best == NULL)
        return false;
    *mark = *best;
    memset(best, 0, sizeof *best);
    return true;
}

bool
title_only_counts(const char *text)
{
    for (guint i = 0; words[i] != NULL; i++)
        if (g_ascii_strcasecmp(text, words[i]) == 0)
            return true;
    return false;
}
