/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/content.h"

#include <stdbool.h>
#include <string.h>

#define OPERANDS_MAX 6 /* no operator that we change has more */

typedef struct {
    const char *at, *end;
    PdfDrift *drift; /* NULL: text is copied */
    GString *out;
    gsize operands[OPERANDS_MAX]; /* where the latest ones begin in `out`, oldest first */
    guint count;
} Rewriter;

static bool
is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool
is_regular(char c)
{
    return !is_blank(c) && memchr("()<>[]{}/%", c, 10) == NULL;
}

static void
copy(Rewriter *self, const char *to)
{
    g_string_append_len(self->out, self->at, to - self->at);
    self->at = to;
}

/* Remembers that the next thing appended to `out` is an operand. */
static void
note_operand(Rewriter *self)
{
    if (self->count == OPERANDS_MAX) {
        memmove(self->operands, self->operands + 1,
                (OPERANDS_MAX - 1) * sizeof *self->operands);
        self->count--;
    }
    self->operands[self->count++] = self->out->len;
}

/* The end of a literal string that begins at `p` (ISO 32000-1 §7.3.4.2). */
static const char *
literal_end(const char *p, const char *end)
{
    int depth = 0;
    for (; p < end; p++) {
        if (*p == '\\')
            p++;
        else if (*p == '(')
            depth++;
        else if (*p == ')' && --depth == 0)
            return p + 1;
    }
    return end;
}

static const char *
hex_end(const char *p, const char *end)
{
    const char *close = memchr(p, '>', (gsize) (end - p));
    return close != NULL ? close + 1 : end;
}

static bool
is_pair(const char *p, const char *end, char c)
{
    return p + 1 < end && p[0] == c && p[1] == c;
}

static const char *
comment_end(const char *p, const char *end)
{
    while (p < end && *p != '\n' && *p != '\r')
        p++;
    return p;
}

/* The end of an array or dictionary that begins at `p`, whatever it nests. */
static const char *
compound_end(const char *p, const char *end)
{
    int depth = 0;
    while (p < end) {
        if (*p == '(') {
            p = literal_end(p, end);
            continue;
        }
        if (*p == '%') {
            p = comment_end(p, end);
            continue;
        }
        bool is_dictionary = is_pair(p, end, '<') || is_pair(p, end, '>');
        if (*p == '<' && !is_dictionary) {
            p = hex_end(p, end);
            continue;
        }
        if (*p == '[' || *p == '<')
            depth++;
        else if (*p == ']' || *p == '>')
            depth--;
        p += is_dictionary ? 2 : 1;
        if (depth <= 0)
            return p;
    }
    return end;
}

static const char *
regular_end(const char *p, const char *end)
{
    while (p < end && is_regular(*p))
        p++;
    return p;
}

/* The end of an inline image's data that begin after "ID": past "EI" between blanks. */
static const char *
inline_image_end(const char *p, const char *end)
{
    for (p++; p + 2 < end; p++)
        if (p[0] == 'E' && p[1] == 'I' && is_blank(p[-1]) && is_blank(p[2]))
            return p + 2;
    return end;
}

/* The operand that is `back` places before the operator: 1 the last. */
static const char *
operand(const Rewriter *self, guint back)
{
    return self->out->str + self->operands[self->count - back];
}

/* Operands are compared as they are written: cairo writes equal numbers alike. */
static bool
operand_equals(const Rewriter *self, guint a, guint b)
{
    const char *p = operand(self, a), *q = operand(self, b);
    gsize length = strcspn(p, " \n\r\t");
    return length == strcspn(q, " \n\r\t") && memcmp(p, q, length) == 0;
}

static void
write_colour(Rewriter *self, const char *operator, bool is_stroke)
{
    bool is_grey =
        self->count >= 3 && operand_equals(self, 3, 2) && operand_equals(self, 2, 1);
    if (is_grey) {
        gsize second = self->operands[self->count - 2];
        g_string_truncate(self->out, second);
        g_string_append(self->out, is_stroke ? "G" : "g");
        self->at = operator+ 2;
    } else {
        copy(self, operator+ 2);
    }
}

/* The number in "<< /MCID n >>"; false for any other dictionary. */
static bool
read_mcid(const char *dictionary, guint *mcid)
{
    const char *p = dictionary + 2;
    while (is_blank(*p) && *p != '\0')
        p++;
    if (strncmp(p, "/MCID", 5) != 0)
        return false;
    char *after;
    guint64 number = g_ascii_strtoull(p + 5, &after, 10);
    *mcid = (guint) number;
    return after != p + 5 && number <= G_MAXUINT;
}

static void
write_marked_content(Rewriter *self, const char *end, PdfContentTag tag, gpointer data)
{
    guint mcid;
    if (tag == NULL || self->count < 2 || strncmp(operand(self, 1), "<<", 2) != 0 ||
        !read_mcid(operand(self, 1), &mcid)) {
        copy(self, end);
        return;
    }
    g_string_truncate(self->out, self->operands[self->count - 2]);
    tag(self->out, mcid, data);
    self->at = end;
}

/* "Tj" and "TJ". */
static void
write_text(Rewriter *self, const char *end)
{
    if (self->count == 0) {
        copy(self, end);
        return;
    }
    gsize start = self->operands[self->count - 1], length = self->out->len - start;
    g_autofree char *shown = g_strndup(operand(self, 1), length);
    g_string_truncate(self->out, start);
    if (pdf_drift_show(self->drift, shown, length, self->out)) {
        self->at = end;
        return;
    }
    g_string_append_len(self->out, shown, (gssize) length);
    copy(self, end);
}

static bool
is_one_of(const char *start, gsize length, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strlen(*names) == length && memcmp(start, *names, length) == 0)
            return true;
    return false;
}

/* Operators of text (ISO 32000-1 §9.4). */
static void
write_text_operator(Rewriter *self, const char *end)
{
    static const char *const shows[] = {"Tj", "TJ", NULL};
    static const char *const moves[] = {"BT", "Td", "TD", "Tm", "T*", NULL};
    gsize length = (gsize) (end - self->at);
    if (is_one_of(self->at, length, shows)) {
        write_text(self, end);
        return;
    }
    if (is_one_of(self->at, length, moves))
        pdf_drift_restart(self->drift);
    else if (length == 2 && memcmp(self->at, "Tf", 2) == 0 && self->count >= 2)
        pdf_drift_set_font(self->drift, operand(self, 2),
                           (gsize) (regular_end(operand(self, 2) + 1, operand(self, 1)) -
                                    operand(self, 2)));
    copy(self, end);
}

static void
write_operator(Rewriter *self, PdfContentTag tag, gpointer data)
{
    const char *start = self->at, *end = regular_end(start, self->end);
    gsize length = (gsize) (end - start);
    if (length == 2 && memcmp(start, "rg", 2) == 0)
        write_colour(self, start, false);
    else if (length == 2 && memcmp(start, "RG", 2) == 0)
        write_colour(self, start, true);
    else if (length == 3 && memcmp(start, "BDC", 3) == 0)
        write_marked_content(self, end, tag, data);
    else if (length == 2 && memcmp(start, "ID", 2) == 0)
        copy(self, inline_image_end(end, self->end));
    else if (self->drift != NULL && length == 2)
        write_text_operator(self, end);
    else
        copy(self, MAX(end, start + 1));
    self->count = 0;
}

void
pdf_content_rewrite(const guint8 *content, gsize length, PdfContentTag tag, gpointer data,
                    PdfDrift *drift, GString *out)
{
    Rewriter self = {.at = (const char *) content, .drift = drift, .out = out};
    self.end = self.at + length;
    while (self.at < self.end) {
        char c = *self.at;
        if (is_blank(c)) {
            copy(&self, self.at + 1);
        } else if (c == '%') {
            copy(&self, comment_end(self.at, self.end));
        } else if (c == '(') {
            note_operand(&self);
            copy(&self, literal_end(self.at, self.end));
        } else if (c == '[' || is_pair(self.at, self.end, '<')) {
            note_operand(&self);
            copy(&self, compound_end(self.at, self.end));
        } else if (c == '<') {
            note_operand(&self);
            copy(&self, hex_end(self.at, self.end));
        } else if (c == '/') {
            note_operand(&self);
            copy(&self, regular_end(self.at + 1, self.end));
        } else if (g_ascii_isdigit(c) || c == '-' || c == '+' || c == '.') {
            note_operand(&self);
            copy(&self, regular_end(self.at, self.end));
        } else {
            write_operator(&self, tag, data);
        }
    }
}
