/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/recolour.h"

#include <string.h>

#include "pdf/token.h"

#define OPERANDS_MAX 3 /* a colour has no more */

typedef struct {
    const char *at, *end;
    GString *out;
    gsize operands[OPERANDS_MAX]; /* where the latest ones begin in `out`, oldest first */
    guint count;
} Rewriter;

static void
copy(Rewriter *self, const char *to)
{
    g_string_append_len(self->out, self->at, to - self->at);
    self->at = to;
}

/* Copies an operand and remembers where it is. */
static void
copy_operand(Rewriter *self, const char *to)
{
    if (self->count == OPERANDS_MAX) {
        memmove(self->operands, self->operands + 1,
                (OPERANDS_MAX - 1) * sizeof *self->operands);
        self->count--;
    }
    self->operands[self->count++] = self->out->len;
    copy(self, to);
}

/* Operands are compared as they are written: cairo writes equal numbers alike. */
static bool
operand_equals(const Rewriter *self, guint a, guint b)
{
    const char *p = self->out->str + self->operands[a];
    const char *q = self->out->str + self->operands[b];
    gsize length = strcspn(p, " \n\r\t");
    return length == strcspn(q, " \n\r\t") && memcmp(p, q, length) == 0;
}

static void
copy_colour(Rewriter *self, const char *end, const char *grey)
{
    if (self->count == 3 && operand_equals(self, 0, 1) && operand_equals(self, 1, 2)) {
        g_string_truncate(self->out, self->operands[1]);
        g_string_append(self->out, grey);
        self->at = end;
    } else {
        copy(self, end);
    }
}

/* The end of an inline image's data that begin after "ID": past "EI" between blanks. */
static const char *
inline_image_end(const char *p, const char *end)
{
    for (p++; p + 2 < end; p++)
        if (p[0] == 'E' && p[1] == 'I' && pdf_is_blank(p[-1]) && pdf_is_blank(p[2]))
            return p + 2;
    return end;
}

static void
copy_operator(Rewriter *self)
{
    const char *end = pdf_regular_end(self->at, self->end);
    gsize length = (gsize) (end - self->at);
    if (length == 2 && memcmp(self->at, "rg", 2) == 0)
        copy_colour(self, end, "g");
    else if (length == 2 && memcmp(self->at, "RG", 2) == 0)
        copy_colour(self, end, "G");
    else if (length == 2 && memcmp(self->at, "ID", 2) == 0)
        copy(self, inline_image_end(end, self->end));
    else
        copy(self, MAX(end, self->at + 1));
    self->count = 0;
}

void
pdf_recolour(const void *content, gsize length, GString *out)
{
    Rewriter self = {.at = content, .out = out};
    self.end = self.at + length;
    while (self.at < self.end) {
        char c = *self.at;
        if (pdf_is_blank(c))
            copy(&self, self.at + 1);
        else if (c == '%')
            copy(&self, pdf_comment_end(self.at, self.end));
        else if (c == '(')
            copy_operand(&self, pdf_literal_end(self.at, self.end));
        else if (c == '[' || pdf_is_pair(self.at, self.end, '<'))
            copy_operand(&self, pdf_compound_end(self.at, self.end));
        else if (c == '<')
            copy_operand(&self, pdf_hex_end(self.at, self.end));
        else if (c == '/')
            copy_operand(&self, pdf_regular_end(self.at + 1, self.end));
        else if (g_ascii_isdigit(c) || c == '-' || c == '+' || c == '.')
            copy_operand(&self, pdf_regular_end(self.at, self.end));
        else
            copy_operator(&self);
    }
}
