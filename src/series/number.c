/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/number.h"

#include <string.h>

#include "base/text.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100, MAX_VALUE = 9999999 };

/* ---- marks ----------------------------------------------------------------------------- */

void
number_mark_clear(NumberMark *self)
{
    g_free(self->label);
    g_free(self->stem);
    g_free(self->tail);
    memset(self, 0, sizeof *self);
}

bool
number_mark_says(const NumberMark *self, const Number *number)
{
    bool is_last = self->is_third && self->number.fields[0] == 3 && number->length == 1 &&
                   number->fields[0] == 2;
    return is_last || number_is_open(&self->number) ||
           number_compare(&self->number, number) == 0;
}

static void
clear_mark(gpointer data)
{
    number_mark_clear(data);
}

GArray *
number_marks_new(void)
{
    GArray *marks = g_array_new(FALSE, TRUE, sizeof(NumberMark));
    g_array_set_clear_func(marks, clear_mark);
    return marks;
}

void
number_mark_set(NumberMark *self, const char *text, NumberKind kind, const Number *number,
                gsize start, gsize end)
{
    number_mark_clear(self);
    self->kind = kind;
    self->number = *number;
    self->start = start;
    self->end = end;
    self->label = g_strstrip(g_strndup(text + start, end - start));
    g_autofree char *before = g_strndup(text, start);
    self->stem = text_fold(before);
    self->tail = text_fold(text + end);
}

/* ---- digits ---------------------------------------------------------------------------- */

int
number_digit(gunichar c, bool *is_whole)
{
    *is_whole = false;
    if (c >= '0' && c <= '9')
        return (int) (c - '0');
    if (c >= 0xFF10 && c <= 0xFF19)
        return (int) (c - 0xFF10);
    *is_whole = true;
    if (c >= 0x2460 && c <= 0x2473) /* circled */
        return (int) (c - 0x2460) + 1;
    if (c >= 0x2474 && c <= 0x2487) /* in brackets */
        return (int) (c - 0x2474) + 1;
    if (c >= 0x2776 && c <= 0x277F) /* white on black */
        return (int) (c - 0x2776) + 1;
    if (c >= 0x2160 && c <= 0x216B) /* Roman */
        return (int) (c - 0x2160) + 1;
    if (c >= 0x2170 && c <= 0x217B)
        return (int) (c - 0x2170) + 1;
    return -1;
}

int
number_han(gunichar c)
{
    static const gunichar digits[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                      0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (guint i = 0; i < G_N_ELEMENTS(digits); i++)
        if (digits[i] == c)
            return (int) i + 1;
    return -1;
}

static const char *
read_field(const char *p, int *value, bool *is_whole)
{
    *value = -1;
    *is_whole = false;
    while (*p != '\0') {
        bool whole;
        int digit = number_digit(g_utf8_get_char(p), &whole);
        if (digit < 0 || (whole && *value >= 0) || *value > MAX_VALUE)
            break;
        *value = whole ? digit : (*value < 0 ? 0 : *value * 10) + digit;
        p = g_utf8_next_char(p);
        if (whole) {
            *is_whole = true;
            break;
        }
    }
    return p;
}

const char *
number_read(const char *p, char joint, Number *number, bool *is_padded)
{
    const char *start = p;
    number->length = 0;
    while (number->length < NUMBER_DEPTH) {
        int value;
        bool is_whole;
        p = read_field(p, &value, &is_whole);
        if (value < 0)
            break;
        number->fields[number->length++] = value;
        if (is_whole || joint == '\0' || *p != joint || !g_ascii_isdigit(p[1]))
            break;
        p++;
    }
    *is_padded = start[0] == '0' && g_ascii_isdigit(start[1]);
    return number->length > 0 ? p : NULL;
}

/* ---- comparing ------------------------------------------------------------------------- */

int
number_compare(const Number *a, const Number *b)
{
    for (int i = 0; i < NUMBER_DEPTH; i++) {
        if (i >= a->length || i >= b->length)
            return a->length - b->length;
        if (a->fields[i] != b->fields[i])
            return a->fields[i] < b->fields[i] ? -1 : 1;
    }
    return 0;
}

bool
number_is_year(const Number *self)
{
    return self->length >= 1 && self->fields[0] >= FIRST_YEAR &&
           self->fields[0] <= LAST_YEAR;
}

bool
number_follows(const Number *a, const Number *b, int hole)
{
    int shared = 0;
    while (shared < a->length && shared < b->length &&
           a->fields[shared] == b->fields[shared])
        shared++;
    if (shared == b->length)
        return shared == a->length; /* the same number again */
    if (number_is_open(a) || number_is_open(b))
        return true;
    bool is_inserted =
        shared == a->length && b->length == shared + 1 && b->fields[shared] == 5;
    if (is_inserted)
        return true; /* 3.5, written when 4 was there already */
    int before = shared < a->length ? a->fields[shared] : 0;
    bool is_near = b->fields[shared] - before <= 1 + hole;
    for (int i = shared + 1; is_near && i < b->length; i++)
        is_near = b->fields[i] <= 1 + hole; /* 2.3, then 3.1 */
    return is_near;
}

bool
number_is_open(const Number *self)
{
    return self->length > 0 && self->fields[0] >= NUMBER_LAST;
}

Number
number_settle(const Number *self, const Number *before)
{
    if (!number_is_open(self))
        return *self;
    int last = before != NULL && before->length > 0 ? before->fields[0] : 0;
    return (Number){{last + 1}, 1};
}

char *
number_text(const Number *self)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < self->length; i++)
        g_string_append_printf(out, "%s%d", i > 0 ? "." : "", self->fields[i]);
    return g_string_free(out, FALSE);
}
