/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/text.h"

#include <string.h>

#define SYLLABLE_FIRST 0xAC00
#define SYLLABLE_LAST 0xD7A3
#define MEDIALS 21
#define FINALS 28

static bool
is_between(gunichar c, gunichar first, gunichar last)
{
    return c >= first && c <= last;
}

bool
text_is_hangul(gunichar c)
{
    return is_between(c, SYLLABLE_FIRST, SYLLABLE_LAST) ||
           is_between(c, 0x1100, 0x11FF) || is_between(c, 0x3131, 0x318E) ||
           is_between(c, 0xA960, 0xA97C) || is_between(c, 0xD7B0, 0xD7FB) ||
           is_between(c, 0xFFA0, 0xFFDC);
}

bool
text_is_han(gunichar c)
{
    return is_between(c, 0x4E00, 0x9FFF) || is_between(c, 0x3400, 0x4DBF) ||
           is_between(c, 0xF900, 0xFAFF) || is_between(c, 0x20000, 0x323AF) ||
           c == 0x3005 || c == 0x3007;
}

bool
text_is_kana(gunichar c)
{
    return is_between(c, 0x3041, 0x309F) || is_between(c, 0x30A0, 0x30FF) ||
           is_between(c, 0x31F0, 0x31FF) || is_between(c, 0xFF66, 0xFF9F) ||
           is_between(c, 0x1B000, 0x1B16F);
}

bool
text_is_xml(gunichar c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r';
    return !is_between(c, 0xD800, 0xDFFF) && !is_between(c, 0xFDD0, 0xFDEF) &&
           (c & 0xFFFE) != 0xFFFE && c <= 0x10FFFF;
}

bool
text_is_invisible(gunichar c)
{
    return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x061C ||
           is_between(c, 0x200E, 0x200F) || is_between(c, 0x202A, 0x202E) ||
           is_between(c, 0x2066, 0x2069);
}

/* ---- composing ----------------------------------------------------------------------- */

/* Longer stretches are composed in pieces. */
#define MAX_STRETCH 1024

/* True when NFC leaves `c` as it is and `c` never joins what stands before it. */
static bool
is_settled(gunichar c)
{
    return c < 0x300 || is_between(c, SYLLABLE_FIRST, SYLLABLE_LAST) ||
           is_between(c, 0x4E00, 0x9FFF) || is_between(c, 0x3041, 0x3098) ||
           is_between(c, 0x309B, 0x30FF) || is_between(c, 0x2010, 0x2027) ||
           is_between(c, 0x3000, 0x3029) || is_between(c, 0xFF00, 0xFFEF) ||
           is_between(c, 0x3400, 0x4DBF);
}

/* The first character at or after `p` that is settled, or where a piece is cut: before a
 * leading consonant, which never joins what stands before it, once it is long. */
static const char *
stretch_end(const char *p, const char *end)
{
    const char *start = p;
    while (p < end) {
        gunichar c = g_utf8_get_char(p);
        bool is_cut = p - start > MAX_STRETCH * 4 ||
                      (p - start > MAX_STRETCH && is_between(c, 0x1100, 0x1112));
        if (is_settled(c) || is_cut)
            break;
        p = g_utf8_next_char(p);
    }
    return p;
}

/* The bytes of the character at `p` when its first byte alone tells that it is settled: of
 * all Hangul syllables and Han characters few need a closer look. Else 0. */
static gsize
plain_length(const char *p)
{
    guchar lead = (guchar) *p;
    if (lead < 0x80)
        return 1;
    bool is_syllable = lead == 0xEB || lead == 0xEC; /* U+B000 to U+CFFF */
    bool is_han = lead >= 0xE5 && lead <= 0xE8;      /* U+5000 to U+8FFF */
    return is_syllable || is_han ? 3 : 0;
}

char *
text_compose(const char *text, gsize length)
{
    GString *out = g_string_sized_new(length + 1);
    const char *end = text + length;
    for (const char *start = text, *p = text; p < end;) {
        const char *last = start; /* the character before `p`: it may be joined */
        for (gsize plain; p < end; p += plain) {
            plain = plain_length(p);
            if (plain == 0 && !is_settled(g_utf8_get_char(p)))
                break;
            if (plain == 0)
                plain = (gsize) (g_utf8_next_char(p) - p);
            last = p;
        }
        if (p == end)
            last = end;
        g_string_append_len(out, start, last - start);
        if (p == end)
            break;
        p = stretch_end(p, end);
        g_autofree char *composed = g_utf8_normalize(last, p - last, G_NORMALIZE_NFC);
        g_string_append(out, composed);
        start = p;
    }
    return g_string_free(out, FALSE);
}

/* ---- white space ---------------------------------------------------------------------- */

char *
text_collapse(const char *text)
{
    GString *out = g_string_sized_new(strlen(text));
    bool has_gap = false;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c) && c != 0x00A0 && c != 0x202F) {
            has_gap = out->len > 0;
            continue;
        }
        if (has_gap)
            g_string_append_c(out, ' ');
        has_gap = false;
        g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

/* ---- romanising -------------------------------------------------------------------- */

enum { INITIAL_NIEUN = 2, INITIAL_RIEUL = 5, INITIAL_MIEUM = 6, INITIAL_IEUNG = 11 };

static const char *const initials[] = {"g",  "kk", "n", "d",  "tt", "r", "m",
                                       "b",  "pp", "s", "ss", "",   "j", "jj",
                                       "ch", "k",  "t", "p",  "h"};
static const char *const medials[MEDIALS] = {"a",  "ae", "ya", "yae", "eo", "e",  "yeo",
                                             "ye", "o",  "wa", "wae", "oe", "yo", "u",
                                             "wo", "we", "wi", "yu",  "eu", "ui", "i"};

/* A final as it sounds alone, N for ng: one letter for each of the 28. */
static const char final_sounds[] = ".kkknnntlkmlllplmppttNttktpt";
/* A final carried over to a syllable that begins with a vowel. */
static const char *const carried[FINALS] = {
    "",   "g", "kk", "ks", "n",  "nj", "n",  "d",  "r", "lg", "lm", "lb", "ls", "lt",
    "lp", "r", "m",  "b",  "ps", "s",  "ss", "ng", "j", "ch", "k",  "t",  "p",  ""};

typedef struct {
    int initial, medial, final;
} Syllable;

static bool
split_syllable(gunichar c, Syllable *syllable)
{
    if (!is_between(c, SYLLABLE_FIRST, SYLLABLE_LAST))
        return false;
    int index = (int) (c - SYLLABLE_FIRST);
    *syllable =
        (Syllable){index / (MEDIALS * FINALS), index / FINALS % MEDIALS, index % FINALS};
    return true;
}

/* The final before the sound that follows: nasals change k, t, p (RR 3.1). */
static void
append_final(GString *out, int final, const Syllable *next)
{
    if (next != NULL && next->initial == INITIAL_IEUNG) {
        g_string_append(out, carried[final]);
        return;
    }
    char sound = final_sounds[final];
    bool has_nasal = next != NULL &&
                     (next->initial == INITIAL_NIEUN || next->initial == INITIAL_MIEUM ||
                      next->initial == INITIAL_RIEUL);
    if (has_nasal && sound == 'k')
        sound = 'N';
    else if (has_nasal && sound == 't')
        sound = 'n';
    else if (has_nasal && sound == 'p')
        sound = 'm';
    else if (has_nasal && sound == 'n' && next->initial == INITIAL_RIEUL)
        sound = 'l';
    if (sound == 'N')
        g_string_append(out, "ng");
    else if (sound != '.')
        g_string_append_c(out, sound);
}

static void
append_initial(GString *out, int initial, int final_before)
{
    char before = final_sounds[final_before];
    if (initial == INITIAL_RIEUL && (before == 'l' || before == 'n'))
        g_string_append_c(out, 'l');
    else if (initial == INITIAL_RIEUL && before != '.')
        g_string_append_c(out, 'n');
    else if (initial == INITIAL_NIEUN && before == 'l')
        g_string_append_c(out, 'l');
    else
        g_string_append(out, initials[initial]);
}

static void
append_hyphen(GString *out)
{
    if (out->len > 0 && out->str[out->len - 1] != '-')
        g_string_append_c(out, '-');
}

char *
text_ascii_name(const char *text, gsize max)
{
    g_autofree char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    GString *out = g_string_new(NULL);
    int final = 0;
    for (const char *p = composed; *p != '\0' && out->len < max;
         p = g_utf8_next_char(p)) {
        Syllable syllable, next;
        gunichar c = g_utf8_get_char(p);
        if (split_syllable(c, &syllable)) {
            bool has_next = split_syllable(g_utf8_get_char(g_utf8_next_char(p)), &next);
            append_initial(out, syllable.initial, final);
            g_string_append(out, medials[syllable.medial]);
            append_final(out, syllable.final, has_next ? &next : NULL);
            final = syllable.final;
            continue;
        }
        final = 0;
        gunichar base[4];
        gsize length = g_unichar_fully_decompose(c, TRUE, base, G_N_ELEMENTS(base));
        if (length > 0 && base[0] < 0x80 && g_ascii_isalnum((char) base[0]))
            g_string_append_c(out, g_ascii_tolower((char) base[0]));
        else
            append_hyphen(out);
    }
    g_string_truncate(out, MIN(out->len, max));
    while (out->len > 0 && out->str[out->len - 1] == '-')
        g_string_truncate(out, out->len - 1);
    if (out->len == 0)
        g_string_assign(out, "post");
    return g_string_free(out, FALSE);
}

static void
fold_piece(GString *out, const char *piece, gssize length)
{
    g_autofree char *composed = g_utf8_normalize(piece, length, G_NORMALIZE_NFKC);
    g_autofree char *lower = g_utf8_strdown(composed, -1);
    for (const char *p = lower; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)))
            g_string_append_unichar(out, g_utf8_get_char(p));
}

/* In pieces for the reason that text_compose has; each begins with what joins nothing. */
/* "kr" and its like are countries, written for the languages of theirs. */
static const char *
language_meant(const char *primary)
{
    static const char *const countries[][2] = {{"kr", "ko"}, {"kor", "ko"},
                                               {"jp", "ja"}, {"jpn", "ja"},
                                               {"cn", "zh"}, {"eng", "en"}};
    for (guint i = 0; i < G_N_ELEMENTS(countries); i++)
        if (strcmp(primary, countries[i][0]) == 0)
            return countries[i][1];
    return primary;
}

char *
text_language_tag(const char *text)
{
    enum { LONGEST = 35 };
    g_autofree char *tag = g_strstrip(g_strndup(text, strcspn(text, ".@")));
    g_strdelimit(tag, "_", '-');
    g_auto(GStrv) steps = g_strsplit(tag, "-", -1);
    if (steps[0] == NULL || strlen(tag) > LONGEST)
        return NULL;
    gsize primary = strlen(steps[0]);
    for (guint i = 0; steps[i] != NULL; i++) {
        gsize length = strlen(steps[i]);
        const char *set =
            i == 0 ? G_CSET_A_2_Z G_CSET_a_2_z : G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS;
        if (length == 0 || length > 8 || strspn(steps[i], set) != length)
            return NULL;
    }
    if (primary < 2 || primary > 3)
        return NULL;
    g_autofree char *lower = g_ascii_strdown(steps[0], -1);
    return g_strconcat(language_meant(lower), tag + primary, NULL);
}

char *
text_fold(const char *text)
{
    GString *out = g_string_sized_new(strlen(text));
    const char *start = text;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool is_apart = c < 0x300 || is_between(c, SYLLABLE_FIRST, SYLLABLE_LAST);
        bool is_cut = p - start > MAX_STRETCH * 4;
        if (p - start <= MAX_STRETCH || (!is_apart && !is_cut))
            continue;
        fold_piece(out, start, p - start);
        start = p;
    }
    fold_piece(out, start, -1);
    return g_string_free(out, FALSE);
}

/* ---- particles --------------------------------------------------------------------- */

typedef enum { ENDS_OPEN, ENDS_CLOSED, ENDS_RIEUL } Ending;

/* 영 일 이 삼 사 오 육 칠 팔 구; the zero of 10, 100 ... is 십, 백 ...: closed too. */
static const char digit_endings[] = "CROCOOCRRO";

static Ending
ending_of_letter(const char *word, const char *letter)
{
    char c = g_ascii_tolower(*letter);
    bool is_abbreviation = g_ascii_isupper(*letter);
    char before = letter > word ? g_ascii_tolower(letter[-1]) : '\0';
    if (c == 'l' || (c == 'r' && is_abbreviation))
        return ENDS_RIEUL;
    bool is_closed = c == 'm' || c == 'n' || (c == 'g' && before == 'n');
    return is_closed ? ENDS_CLOSED : ENDS_OPEN;
}

/* Signs and letters that are read by a name: 퍼센트, 도, 플러스, 샵; 기역, 리을. */
static bool
ending_of_sign(gunichar c, Ending *ending)
{
    if (c >= 0x3131 && c <= 0x314E)
        *ending = c == 0x3139 ? ENDS_RIEUL : ENDS_CLOSED;
    else if (c == '#')
        *ending = ENDS_CLOSED;
    else if (c == '%' || c == '+' || c == 0xB0 || c == 0x2030 || c == 0x2103)
        *ending = ENDS_OPEN;
    else
        return false;
    return true;
}

/* How the last character of `word` that is pronounced sounds. */
static Ending
ending_of(const char *word)
{
    for (const char *p = word + strlen(word); p > word;) {
        p = g_utf8_prev_char(p);
        gunichar c = g_utf8_get_char(p);
        Syllable syllable;
        Ending ending;
        if (ending_of_sign(c, &ending))
            return ending;
        if (split_syllable(c, &syllable))
            return syllable.final == 0                   ? ENDS_OPEN
                   : final_sounds[syllable.final] == 'l' ? ENDS_RIEUL
                                                         : ENDS_CLOSED;
        if (g_unichar_isdigit(c) && g_unichar_digit_value(c) >= 0) {
            char sound = digit_endings[g_unichar_digit_value(c)];
            return sound == 'R' ? ENDS_RIEUL : sound == 'C' ? ENDS_CLOSED : ENDS_OPEN;
        }
        if (c < 0x80 && g_ascii_isalpha((char) c))
            return ending_of_letter(word, p);
        if (g_unichar_isalpha(c))
            return ENDS_OPEN;
    }
    return ENDS_OPEN;
}

const char *
text_particle(const char *word, const char *pair)
{
    static const struct {
        const char *pair, *closed, *open;
    } pairs[] = {
        {"은/는", "은", "는"}, {"이/가", "이", "가"},     {"을/를", "을", "를"},
        {"과/와", "과", "와"}, {"으로/로", "으로", "로"}, {"이라/라", "이라", "라"},
        {"이/", "이", ""},
    };
    Ending ending = ending_of(word);
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (strcmp(pair, pairs[i].pair) != 0)
            continue;
        bool is_toward = strcmp(pairs[i].open, "로") == 0;
        bool is_open = ending == ENDS_OPEN || (is_toward && ending == ENDS_RIEUL);
        return is_open ? pairs[i].open : pairs[i].closed;
    }
    g_return_val_if_reached("");
}

bool
text_stands_at(const char *text, gsize at, gsize end, const char *word)
{
    gsize length = strlen(word);
    return end - at >= length && memcmp(text + at, word, length) == 0;
}

const char *
text_find(const char *text, gsize length, const char *wanted)
{
    gsize width = strlen(wanted);
    const char *end = text + length;
    for (const char *p = text; (gsize) (end - p) >= width; p++) {
        p = memchr(p, *wanted, (gsize) (end - p) - width + 1);
        if (p == NULL || memcmp(p, wanted, width) == 0)
            return p;
    }
    return NULL;
}
