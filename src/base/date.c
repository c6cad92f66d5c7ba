/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/date.h"

#include <stdbool.h>
#include <string.h>

typedef struct {
    int year, month, day, hour, minute;
    double second;
} Parts;

static const char *
skip_blank(const char *p)
{
    while (*p == ' ' || *p == '\t' || *p == ',')
        p++;
    return p;
}

/* A number of `least` to `most` digits; NULL when there is none. */
static const char *
read_number(const char *p, int least, int most, int *value)
{
    int digits = 0;
    *value = 0;
    for (; g_ascii_isdigit(*p) && digits < most; p++, digits++)
        *value = *value * 10 + (*p - '0');
    return digits >= least && !g_ascii_isdigit(*p) ? p : NULL;
}

/* The month whose English name, or the first letters of it, stands at `p`. */
static const char *
read_month_name(const char *p, int *month)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (int i = 0; i < 12; i++)
        if (g_ascii_strncasecmp(p, names + i * 3, 3) == 0) {
            *month = i + 1;
            while (g_ascii_isalpha(*p) || *p == '.')
                p++;
            return p;
        }
    return NULL;
}

/* Over the mark between two parts of a date: "-", "/", ".", 년, 월. */
static const char *
skip_mark(const char *p)
{
    static const char *const marks[] = {"-", "/", ".", "년", "월"};
    p = skip_blank(p);
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(p, marks[i]))
            return skip_blank(p + strlen(marks[i]));
    return NULL;
}

static const char *
read_numeric(const char *p, Parts *parts)
{
    if ((p = read_number(p, 4, 4, &parts->year)) == NULL || (p = skip_mark(p)) == NULL ||
        (p = read_number(p, 1, 2, &parts->month)) == NULL || (p = skip_mark(p)) == NULL ||
        (p = read_number(p, 1, 2, &parts->day)) == NULL)
        return NULL;
    if (g_str_has_prefix(p, "일"))
        p += strlen("일");
    return *p == '.' ? p + 1 : p;
}

/* 20211231 */
static const char *
read_compact(const char *p, Parts *parts)
{
    int number;
    if ((p = read_number(p, 8, 8, &number)) == NULL)
        return NULL;
    parts->year = number / 10000;
    parts->month = number / 100 % 100;
    parts->day = number % 100;
    return p;
}

/* "Dec 31, 2021", "31 Dec 2021", "Fri, 31 Dec 2021" */
static const char *
read_named(const char *p, Parts *parts)
{
    const char *after = read_month_name(p, &parts->month);
    if (after == NULL && g_ascii_isalpha(*p)) {
        while (g_ascii_isalpha(*p) || *p == '.')
            p++;
        p = skip_blank(p);
        after = read_month_name(p, &parts->month);
    }
    if (after != NULL) {
        p = read_number(skip_blank(after), 1, 2, &parts->day);
    } else {
        p = read_number(p, 1, 2, &parts->day);
        p = p == NULL ? NULL : read_month_name(skip_blank(p), &parts->month);
    }
    return p == NULL ? NULL : read_number(skip_blank(p), 4, 4, &parts->year);
}

static const char *
read_half(const char *p, Parts *parts)
{
    const char *word = skip_blank(p);
    bool is_am = g_ascii_strncasecmp(word, "am", 2) == 0;
    bool is_pm = g_ascii_strncasecmp(word, "pm", 2) == 0;
    if (!is_am && !is_pm)
        return p;
    if (parts->hour > 12)
        parts->hour = 99; /* refused as a time that does not exist */
    else
        parts->hour = parts->hour % 12 + (is_pm ? 12 : 0);
    return word + 2;
}

static const char *
read_time(const char *p, Parts *parts)
{
    const char *start = p;
    p = skip_blank(p);
    if (*p == 'T' || *p == 't')
        p++;
    int second = 0;
    const char *after = read_number(p, 1, 2, &parts->hour);
    if (after == NULL || *after != ':')
        return start;
    if ((p = read_number(after + 1, 1, 2, &parts->minute)) == NULL)
        return NULL;
    if (*p == ':' && (p = read_number(p + 1, 1, 2, &second)) == NULL)
        return NULL;
    parts->second = second;
    if (*p == '.' || (*p == ',' && g_ascii_isdigit(p[1])))
        for (p++; g_ascii_isdigit(*p);)
            p++;
    return read_half(p, parts);
}

/* True when nothing but a time zone is left. */
static bool
is_zone(const char *p)
{
    p = skip_blank(p);
    if (*p == '+' || *p == '-') {
        p++;
        while (g_ascii_isdigit(*p) || *p == ':')
            p++;
    } else {
        while (g_ascii_isalpha(*p) || *p == '/' || *p == '_')
            p++;
    }
    p = skip_blank(p);
    if (*p == '(')
        return strchr(p, ')') != NULL;
    return *p == '\0';
}

GDateTime *
date_parse(const char *text)
{
    Parts parts = {0};
    const char *start = skip_blank(text);
    const char *p = read_numeric(start, &parts);
    if (p == NULL)
        p = read_compact(start, &parts);
    if (p == NULL)
        p = read_named(start, &parts);
    if (p == NULL || (p = read_time(p, &parts)) == NULL || !is_zone(p))
        return NULL;
    return g_date_time_new_utc(parts.year, parts.month, parts.day, parts.hour,
                               parts.minute, parts.second);
}
