/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/drift.h"

#include <math.h>
#include <string.h>

#include "font/program.h"

#define LEAST 3.0 /* thousandths of an em that are put right between two glyphs */

/* How many thousandths of an em a reader is ahead after each code. */
typedef struct {
    float *ahead;
    guint length;
    bool is_wide; /* codes of two bytes */
} Widths;

struct PdfDrift {
    PdfFile *file;
    GHashTable *widths; /* object number -> Widths */
    GHashTable *fonts;  /* char * -> Widths, lent; of the content at hand */
    const Widths *font; /* NULL: nothing is lost */
    double ahead;       /* of the reader now */
};

/* ---- fonts --------------------------------------------------------------------------- */

static void
widths_free(gpointer data)
{
    Widths *self = data;
    if (self == NULL)
        return;
    g_free(self->ahead);
    g_free(self);
}

PdfDrift *
pdf_drift_new(PdfFile *file)
{
    PdfDrift *self = g_new0(PdfDrift, 1);
    self->file = file;
    self->widths = g_hash_table_new_full(NULL, NULL, NULL, widths_free);
    self->fonts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return self;
}

void
pdf_drift_free(PdfDrift *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->fonts);
    g_hash_table_unref(self->widths);
    g_free(self);
}

/* The TrueType program of a simple font or a descendant; NULL when it has none. */
static FontProgram *
program_of(PdfFile *file, PdfObject font)
{
    PdfObject descriptor = pdf_key(file, font, "/FontDescriptor");
    PdfObject stream = pdf_key(file, descriptor, "/FontFile2");
    g_autoptr(GBytes) bytes =
        pdf_is_stream(file, stream) ? pdf_stream_data(file, stream) : NULL;
    pdf_drop(file, stream);
    pdf_drop(file, descriptor);
    return bytes != NULL ? font_program_new(bytes) : NULL;
}

/* Windows code page 1252, which PDF calls WinAnsiEncoding (ISO 32000-1 annex D). */
static gunichar
character_of(guint code)
{
    static const gunichar upper[] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    return code >= 0x80 && code < 0xA0 ? upper[code - 0x80] : code;
}

static double
number_at(PdfFile *file, PdfObject array, guint index)
{
    PdfObject item = pdf_item(file, array, index);
    double number = pdf_number(file, item);
    pdf_drop(file, item);
    return number;
}

static double
number_of(PdfFile *file, PdfObject dictionary, const char *key)
{
    PdfObject value = pdf_key(file, dictionary, key);
    double number = pdf_number(file, value);
    pdf_drop(file, value);
    return number;
}

/* Notes the widths `array` of the codes from `first` on. */
static void
note_widths(PdfFile *file, PdfObject array, guint first, const FontProgram *program,
            Widths *widths)
{
    guint length = MIN(pdf_length(file, array), 0x10000 - first);
    widths->length = first + length;
    widths->ahead = g_new0(float, widths->length);
    for (guint i = 0; i < length; i++) {
        guint glyph = first + i;
        if (widths->is_wide || font_program_glyph(program, character_of(glyph), &glyph))
            widths->ahead[first + i] = (float) (number_at(file, array, i) -
                                                font_program_advance(program, glyph));
    }
}

/* Glyphs by their numbers, as cairo writes them: one list for all. */
static void
read_descendant(PdfFile *file, PdfObject font, Widths *widths)
{
    PdfObject all = pdf_key(file, font, "/W");
    PdfObject list = pdf_is_array(file, all) ? pdf_item(file, all, 1) : pdf_null(file);
    g_autoptr(FontProgram) program = program_of(file, font);
    if (program != NULL && pdf_is_array(file, list)) {
        double first = number_at(file, all, 0);
        note_widths(file, list, (guint) CLAMP(first, 0, 0xFFFF), program, widths);
    }
    pdf_drop(file, list);
    pdf_drop(file, all);
}

static void
read_simple(PdfFile *file, PdfObject font, Widths *widths)
{
    PdfObject list = pdf_key(file, font, "/Widths");
    g_autoptr(FontProgram) program = program_of(file, font);
    if (program != NULL && pdf_is_array(file, list)) {
        double first = number_of(file, font, "/FirstChar");
        note_widths(file, list, (guint) CLAMP(first, 0, 0xFF), program, widths);
    }
    pdf_drop(file, list);
}

static Widths *
widths_new(PdfFile *file, PdfObject font)
{
    Widths *self = g_new0(Widths, 1);
    PdfObject descendants = pdf_key(file, font, "/DescendantFonts");
    self->is_wide = pdf_is_array(file, descendants);
    if (self->is_wide) {
        PdfObject descendant = pdf_item(file, descendants, 0);
        read_descendant(file, descendant, self);
        pdf_drop(file, descendant);
    } else {
        read_simple(file, font, self);
    }
    pdf_drop(file, descendants);
    for (guint i = 0; i < self->length; i++)
        if (fabsf(self->ahead[i]) > 0.001f)
            return self;
    widths_free(self);
    return NULL;
}

void
pdf_drift_open(PdfDrift *self, PdfObject owner)
{
    PdfObject resources = pdf_key(self->file, owner, "/Resources");
    PdfObject fonts = pdf_key(self->file, resources, "/Font");
    g_autoptr(GPtrArray) names = pdf_keys(self->file, fonts);
    g_hash_table_remove_all(self->fonts);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        PdfObject font = pdf_key(self->file, fonts, name);
        gpointer id = GINT_TO_POINTER(pdf_object_id(self->file, font)), widths;
        if (id != NULL &&
            !g_hash_table_lookup_extended(self->widths, id, NULL, &widths)) {
            widths = widths_new(self->file, font);
            g_hash_table_insert(self->widths, id, widths);
        }
        if (id != NULL)
            g_hash_table_insert(self->fonts, g_strdup(name), widths);
        pdf_drop(self->file, font);
    }
    pdf_drop(self->file, fonts);
    pdf_drop(self->file, resources);
    self->font = NULL;
    self->ahead = 0;
}

void
pdf_drift_set_font(PdfDrift *self, const char *name, gsize length)
{
    g_autofree char *key = g_strndup(name, length);
    self->font = g_hash_table_lookup(self->fonts, key);
}

void
pdf_drift_restart(PdfDrift *self)
{
    self->ahead = 0;
}

/* ---- strings ------------------------------------------------------------------------- */

/* The array that is written: strings are begun when a code comes. */
typedef struct {
    PdfDrift *drift;
    GString *out;
    bool is_open;
    guint code; /* its first byte, when a second must follow */
    bool is_half;
} Writer;

static void
close_string(Writer *self)
{
    if (self->is_open)
        g_string_append_c(self->out, self->drift->font->is_wide ? '>' : ')');
    self->is_open = false;
}

static void
write_number(Writer *self, double number)
{
    double whole = floor(number + self->drift->ahead + 0.5);
    self->drift->ahead -= whole - number;
    if (whole == 0)
        return;
    close_string(self);
    g_string_append_printf(self->out, "%.0f", whole);
}

static void
write_code(Writer *self, guint code)
{
    const Widths *font = self->drift->font;
    if (fabs(self->drift->ahead) >= LEAST)
        write_number(self, 0);
    if (!self->is_open)
        g_string_append_c(self->out, font->is_wide ? '<' : '(');
    self->is_open = true;
    if (font->is_wide)
        g_string_append_printf(self->out, "%04x", code);
    else if (code < 0x20 || code > 0x7E)
        g_string_append_printf(self->out, "\\%03o", code);
    else if (strchr("()\\", (int) code) != NULL)
        g_string_append_printf(self->out, "\\%c", (char) code);
    else
        g_string_append_c(self->out, (char) code);
    if (code < font->length)
        self->drift->ahead += (double) font->ahead[code];
}

static void
write_byte(Writer *self, guint byte)
{
    if (!self->drift->font->is_wide)
        write_code(self, byte);
    else if (self->is_half)
        write_code(self, self->code << 8 | byte);
    else
        self->code = byte;
    self->is_half = self->drift->font->is_wide && !self->is_half;
}

/* The character after a backslash (ISO 32000-1 table 3); `*p` stands on it. */
static void
read_escape(Writer *self, const char **p, const char *end)
{
    static const char names[] = "nrtbf", values[] = "\n\r\t\b\f";
    const char *name = strchr(names, **p);
    if (**p >= '0' && **p <= '7') {
        guint byte = 0;
        for (int i = 0; i < 3 && *p < end && **p >= '0' && **p <= '7'; i++, (*p)++)
            byte = byte << 3 | (guint) (**p - '0');
        write_byte(self, byte & 0xFF);
        return;
    }
    if (name != NULL && **p != '\0')
        write_byte(self, (guchar) values[name - names]);
    else if (**p != '\n')
        write_byte(self, (guchar) * *p);
    (*p)++;
}

/* `p` stands after the opening parenthesis; returns the place after the closing one. */
static const char *
read_literal(Writer *self, const char *p, const char *end)
{
    for (int depth = 1; p < end;) {
        if (*p == '\\' && p + 1 < end) {
            p++;
            read_escape(self, &p, end);
            continue;
        }
        if (*p == '(')
            depth++;
        else if (*p == ')' && --depth == 0)
            return p + 1;
        write_byte(self, (guchar) *p++);
    }
    return end;
}

static const char *
read_hex(Writer *self, const char *p, const char *end)
{
    int high = -1;
    for (; p < end && *p != '>'; p++) {
        int digit = g_ascii_xdigit_value(*p);
        if (digit < 0)
            continue;
        if (high >= 0)
            write_byte(self, (guint) (high << 4 | digit));
        high = high < 0 ? digit : -1;
    }
    if (high >= 0)
        write_byte(self, (guint) high << 4);
    return p < end ? p + 1 : end;
}

bool
pdf_drift_show(PdfDrift *self, const char *operand, gsize length, GString *out)
{
    if (self->font == NULL)
        return false;
    Writer writer = {.drift = self, .out = out};
    const char *p = operand, *end = operand + length;
    g_string_append_c(out, '[');
    while (p < end) {
        char *after = NULL;
        if (*p == '(')
            p = read_literal(&writer, p + 1, end);
        else if (*p == '<')
            p = read_hex(&writer, p + 1, end);
        else if (g_ascii_isdigit(*p) || *p == '-' || *p == '.')
            write_number(&writer, g_ascii_strtod(p, &after));
        else
            p++;
        if (after != NULL)
            p = MAX((const char *) after, p + 1);
    }
    close_string(&writer);
    g_string_append(out, "]TJ");
    return true;
}
