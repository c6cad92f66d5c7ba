/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/syntax.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#define LARGEST 1e9 /* of a number; readers need not take more (§C.2) */
#define DIGITS_MAX 32

/* The digits of `value` before `end`; returns where they begin. */
static char *
spell_integer(char *end, guint64 value)
{
    do {
        *--end = (char) ('0' + value % 10);
        value /= 10;
    } while (value > 0);
    return end;
}

void
pdf_append_integer(GString *out, gint64 value)
{
    char digits[DIGITS_MAX], *end = digits + sizeof digits;
    char *start = spell_integer(end, value < 0 ? 0 - (guint64) value : (guint64) value);
    if (value < 0)
        *--start = '-';
    g_string_append_len(out, start, end - start);
}

void
pdf_append_decimal(GString *out, double value, int places)
{
    static const gint64 powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    gint64 scale = powers[CLAMP(places, 0, 6)];
    bool is_sane = value > -LARGEST && value < LARGEST; /* false for NaN */
    gint64 scaled = is_sane ? (gint64) floor(value * (double) scale + 0.5) : 0;
    if (scaled < 0)
        g_string_append_c(out, '-');
    scaled = ABS(scaled);
    char digits[DIGITS_MAX], *end = digits + sizeof digits;
    char *start = spell_integer(end, (guint64) (scaled / scale));
    g_string_append_len(out, start, end - start);
    gint64 rest = scaled % scale;
    if (rest == 0)
        return;
    start = spell_integer(end, (guint64) (rest + scale)); /* 1 and all places */
    while (end[-1] == '0')
        end--;
    *start = '.';
    g_string_append_len(out, start, end - start);
}

void
pdf_append_point(GString *out, double value)
{
    pdf_append_decimal(out, value, 3);
}

void
pdf_append_reference(GString *out, PdfId id)
{
    pdf_append_integer(out, id);
    g_string_append(out, " 0 R");
}

void
pdf_append_name(GString *out, const char *name)
{
    g_string_append_c(out, '/');
    for (const char *p = name; *p != '\0'; p++) {
        if (g_ascii_isgraph(*p) && strchr("()<>[]{}/%#", *p) == NULL)
            g_string_append_c(out, *p);
        else
            g_string_append_printf(out, "#%02X", (guint8) *p);
    }
}

void
pdf_append_bytes(GString *out, const void *bytes, gsize length)
{
    const char *p = bytes, *end = p + length;
    g_string_append_c(out, '(');
    for (; p < end; p++) {
        if (*p == '(' || *p == ')' || *p == '\\')
            g_string_append_c(out, '\\');
        if (*p == '\r') /* read as a line end, which is one '\n' */
            g_string_append(out, "\\r");
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, ')');
}

void
pdf_append_ascii(GString *out, const char *text)
{
    pdf_append_bytes(out, text, strlen(text));
}

static bool
is_printable_ascii(const char *text)
{
    for (; *text != '\0'; text++)
        if (*text < 0x20 || *text > 0x7E)
            return false;
    return true;
}

/* UTF-16BE, the caller's; invalid text is replaced as GLib does. */
static guint8 *
utf16_of(const char *utf8, gsize length, gsize *size)
{
    g_autofree char *valid = g_utf8_make_valid(utf8, (gssize) length);
    glong units = 0;
    g_autofree gunichar2 *native = g_utf8_to_utf16(valid, -1, NULL, &units, NULL);
    *size = (gsize) units * 2;
    guint8 *bytes = g_malloc(*size + 1);
    for (glong i = 0; i < units; i++) {
        bytes[2 * i] = (guint8) (native[i] >> 8);
        bytes[2 * i + 1] = (guint8) native[i];
    }
    return bytes;
}

void
pdf_append_text(GString *out, const char *utf8)
{
    const glong most = (PDF_STRING_BYTES - 2) / 4; /* characters, of four bytes each */
    if (strlen(utf8) > (gsize) most && g_utf8_strlen(utf8, -1) > most) {
        g_autofree char *kept = g_utf8_substring(utf8, 0, most - 1);
        g_autofree char *cut = g_strconcat(kept, "…", NULL);
        pdf_append_text(out, cut);
        return;
    }
    if (is_printable_ascii(utf8)) {
        pdf_append_ascii(out, utf8);
        return;
    }
    gsize size;
    g_autofree guint8 *bytes = utf16_of(utf8, strlen(utf8), &size);
    g_autoptr(GString) marked = g_string_new("\xFE\xFF");
    g_string_append_len(marked, (const char *) bytes, (gssize) size);
    pdf_append_bytes(out, marked->str, marked->len);
}

void
pdf_append_utf16_hex(GString *out, const char *utf8, gsize length)
{
    static const char digits[] = "0123456789ABCDEF";
    gsize size;
    g_autofree guint8 *bytes = utf16_of(utf8, length, &size);
    for (gsize i = 0; i < size; i++) {
        g_string_append_c(out, digits[bytes[i] >> 4]);
        g_string_append_c(out, digits[bytes[i] & 15]);
    }
}
