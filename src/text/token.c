/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/token.h"

#include <string.h>

#define LONG_TOKEN 10 /* characters; shorter ones stay whole */
#define LEAST_PART 2  /* characters of the last word of a name */

static bool
is_token_character(char c)
{
    return c > 0x20 && c < 0x7F;
}

/* True when a line may end between `text[at - 1]` and `text[at]` of the token [start, end). */
static bool
may_end_line(const char *text, guint32 start, guint32 end, guint32 at)
{
    char before = text[at - 1], after = text[at];
    bool is_scope = before == ':' && at - 1 > start && text[at - 2] == ':';
    if ((strchr("/._-?&=", before) == NULL && !is_scope) ||
        !(g_ascii_isalnum(after) || strchr("_%#$@~+{[<(", after) != NULL))
        return false;
    if (strchr(".-", before) != NULL && g_ascii_isdigit(after) && at - 1 > start &&
        g_ascii_isdigit(text[at - 2]))
        return false;
    return strchr("_-", before) == NULL || end - at >= LEAST_PART;
}

/* The byte after the token that begins at `start`. */
static guint32
end_of_token(const char *text, guint32 start)
{
    guint32 end = start;
    while (is_token_character(text[end]))
        end++;
    return end;
}

void
text_break_tokens(TextShapes *shapes, const char *text)
{
    guint32 start = 0, end = 0;
    bool has_started = false; /* a letter or digit was seen: not after "/", "--", "../" */
    for (guint i = 0; i + 1 < shapes->clusters->len; i++) {
        TextCluster *cluster = &g_array_index(shapes->clusters, TextCluster, i);
        guint32 at = cluster->start;
        if (at >= end) {
            start = at;
            end = end_of_token(text, start);
            has_started = false;
            if (end == start)
                end = start + 1;
            continue;
        }
        if (end - start < LONG_TOKEN) {
            if (cluster->break_before == TEXT_BREAK_HUMP)
                cluster->break_before = TEXT_BREAK_NEVER;
            continue;
        }
        has_started = has_started || g_ascii_isalnum(text[at - 1]);
        if (has_started && may_end_line(text, start, end, at))
            cluster->break_before = TEXT_BREAK_TOKEN;
    }
}

static bool
is_in(const char *const *words, guint length, const char *word, gsize bytes)
{
    for (guint i = 0; i < length; i++)
        if (strlen(words[i]) == bytes && memcmp(words[i], word, bytes) == 0)
            return true;
    return false;
}

/* What may stand between the number and its unit: Latin letters and the signs in units. */
static gsize
span_unit(const char *text)
{
    const char *p = text;
    for (;; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!(c < 0x80 ? g_ascii_isalpha((char) c) || c == '/' || c == '%'
                       : c == 0xB5 || c == 0x3BC || c == 0x2126 || c == 0xB2 ||
                             c == 0xB3 || c == 0xB0 || c == 0x2103))
            return (gsize) (p - text);
    }
}

static bool
is_unit(const char *text)
{
    static const char *const units[] = {
        "m",    "km",   "cm",   "mm",   "µm",   "μm",  "nm",   "g",    "kg",   "mg",
        "t",    "l",    "L",    "ml",   "mL",   "dl",  "s",    "ms",   "ns",   "µs",
        "μs",   "sec",  "min",  "h",    "hr",   "B",   "kB",   "KB",   "MB",   "GB",
        "TB",   "PB",   "KiB",  "MiB",  "GiB",  "TiB", "b",    "bit",  "byte", "bps",
        "kbps", "Kbps", "Mbps", "Gbps", "Hz",   "kHz", "MHz",  "GHz",  "W",    "kW",
        "MW",   "kWh",  "V",    "mV",   "kV",   "A",   "mA",   "mAh",  "Ω",    "px",
        "pt",   "em",   "rem",  "dp",   "dpi",  "ppi", "fps",  "rpm",  "rps",  "qps",
        "QPS",  "TPS",  "tps",  "RPS",  "dB",   "°C",  "°F",   "℃",    "K",    "%",
        "cal",  "kcal", "J",    "kJ",   "N",    "Pa",  "hPa",  "kPa",  "mol",  "ha",
        "m²",   "km²",  "cm²",  "m³",   "km/h", "m/s", "MB/s", "GB/s", "inch", "in",
        "ft",   "mi",   "lb",   "oz",   "USD",  "KRW", "AM",   "PM",   "am",   "pm"};
    gsize bytes = span_unit(text);
    return bytes > 0 && is_in(units, G_N_ELEMENTS(units), text, bytes);
}

/* True when the word that ends at `end` is a number, perhaps with 만, 억 ... after it. */
static bool
ends_in_number(const char *text, guint32 end)
{
    static const char *const powers[] = {"십", "백", "천", "만", "억", "조"};
    gsize length = strlen("만");
    while (end >= length &&
           is_in(powers, G_N_ELEMENTS(powers), text + end - length, length))
        end -= (guint32) length;
    return end > 0 && g_ascii_isdigit(text[end - 1]);
}

/* True when the word at `text` begins with what Korean counts by. */
static bool
is_counter(const char *text)
{
    static const char *const counters[] = {
        "원",   "명",     "개",   "년",     "월",   "일",   "시",   "분",   "초",
        "번",   "회",     "권",   "장",     "쪽",   "대",   "건",   "배",   "살",
        "세",   "층",     "편",   "곳",     "가지", "시간", "주",   "달러", "엔",
        "유로", "킬로",   "미터", "그램",   "리터", "마리", "그루", "자루", "벌",
        "켤레", "채",     "척",   "통",     "인",   "위",   "차",   "호",   "강",
        "절",   "항",     "조",   "퍼센트", "만",   "억",   "천",   "백",   "줄",
        "글자", "바이트", "비트", "배럴",   "톤",   "평"};
    for (guint i = 0; i < G_N_ELEMENTS(counters); i++)
        if (g_str_has_prefix(text, counters[i]))
            return true;
    return false;
}

TextBreak
text_break_at_space(const char *text, guint32 space, guint32 next)
{
    if (space == 0 || !ends_in_number(text, space))
        return TEXT_BREAK_SPACE;
    if (g_ascii_isdigit(text[space - 1]) && is_unit(text + next))
        return TEXT_BREAK_NEVER;
    return is_counter(text + next) ? TEXT_BREAK_COUNTER : TEXT_BREAK_SPACE;
}
