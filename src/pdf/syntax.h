/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a PDF spells its objects (ISO 32000-1 §7.3), whatever the locale. */
#pragma once

#include <glib.h>

/* The number of an object in the file that is being written; 0: none. */
typedef guint PdfId;

void pdf_append_integer(GString *out, gint64 value);

/* `value` with at most `places` decimals, 0 to 6, none that is idle: "12.5". What is no
 * number or beyond all paper becomes 0. */
void pdf_append_decimal(GString *out, double value, int places);

/* A place or a length in points: a thousandth is exact enough. */
void pdf_append_point(GString *out, double value);

/* "12 0 R". */
void pdf_append_reference(GString *out, PdfId id);

/* "/Name"; what a name may not hold is escaped (§7.3.5). */
void pdf_append_name(GString *out, const char *name);

/* The most that a string may hold (PDF/A-2, ISO 19005-2 §6.1.13). */
#define PDF_STRING_BYTES 32767

/* A string of bytes, "(...)". */
void pdf_append_bytes(GString *out, const void *bytes, gsize length);
void pdf_append_ascii(GString *out, const char *text);

/* A text string (§7.9.2.2): as it is when it is ASCII, else UTF-16 with a byte order mark.
 * What is longer than a string may be is cut, and ends in an ellipsis. */
void pdf_append_text(GString *out, const char *utf8);

/* The characters of `utf8` as UTF-16BE in hexadecimal digits, without delimiters. */
void pdf_append_utf16_hex(GString *out, const char *utf8, gsize length);
