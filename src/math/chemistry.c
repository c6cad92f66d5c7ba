/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/chemistry.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

typedef struct {
    GString *out;
    const char *at;
    bool has_body;  /* what stands before can bear an index or a charge */
    bool has_space; /* the last thing was a space, or nothing */
    bool is_label;  /* of an arrow: no arrows within */
} Speller;

static char *spell(const char *formula, bool is_label);

static bool
ends_here(char c)
{
    return c == '\0' || c == ' ';
}

/* The text between `open`, at which `*p` stands, and its `close`. The caller's. */
static char *
take_enclosed(const char **p, char open, char close)
{
    const char *start = ++*p;
    int depth = 1;
    for (; **p != '\0'; ++*p) {
        depth += (**p == open) - (**p == close);
        if (depth == 0)
            return g_strndup(start, (gsize) ((*p)++ - start));
    }
    return g_strdup(start);
}

static void
put_label(Speller *self, char open, char close)
{
    g_autofree char *label =
        *self->at == '[' ? take_enclosed(&self->at, '[', ']') : g_strdup("");
    g_autofree char *tex = spell(label, true);
    g_string_append_printf(self->out, "%c%s%c", open, tex, close);
}

/* An arrow with what stands over and under it: "->[over][under]". */
static bool
take_arrow(Speller *self)
{
    static const char *const arrows[][2] = {{"<=>>", "\\xrightleftharpoons"},
                                            {"<<=>", "\\xrightleftharpoons"},
                                            {"<=>", "\\xrightleftharpoons"},
                                            {"<-->", "\\xleftrightarrow"},
                                            {"<->", "\\xleftrightarrow"},
                                            {"->", "\\xrightarrow"},
                                            {"<-", "\\xleftarrow"}};
    for (guint i = 0; !self->is_label && i < G_N_ELEMENTS(arrows); i++) {
        if (!g_str_has_prefix(self->at, arrows[i][0]))
            continue;
        self->at += strlen(arrows[i][0]);
        Speller over = {.out = g_string_new(NULL), .at = self->at};
        put_label(&over, '{', '}');
        self->at = over.at;
        g_string_append(self->out, arrows[i][1]);
        if (*self->at == '[')
            put_label(self, '[', ']');
        g_string_append(self->out, over.out->str);
        g_string_free(over.out, TRUE);
        self->has_body = false;
        return true;
    }
    return false;
}

/* "^2-", "^{2-}", "_4": up to a space or the next letter. */
static void
take_script(Speller *self)
{
    char kind = *self->at;
    if (!self->has_body)
        g_string_append(self->out, "{}");
    if (self->at[1] == '{') {
        self->at++;
        g_autofree char *text = take_enclosed(&self->at, '{', '}');
        g_string_append_printf(self->out, "%c{%s}", kind, text);
    } else {
        gsize length = strspn(++self->at, "0123456789+-.");
        g_string_append_printf(self->out, "%c{%.*s}", kind, (int) length, self->at);
        self->at += length;
    }
    self->has_body = true;
}

/* An index behind an element, else how many there are of what follows. */
static void
take_number(Speller *self)
{
    gsize length = strspn(self->at, "0123456789");
    if (self->has_body) {
        g_string_append_printf(self->out, "_{%.*s}", (int) length, self->at);
    } else {
        length = strspn(self->at, "0123456789./");
        g_string_append_printf(self->out, "%.*s\\,", (int) length, self->at);
    }
    self->at += length;
}

/* "+" and "-": between two substances, a charge, or a bond. */
static void
take_sign(Speller *self)
{
    char sign = *self->at, next = *++self->at;
    bool is_charge = self->has_body && !g_ascii_isalpha(next) && next != '(';
    if (self->has_space || (!is_charge && sign == '+'))
        g_string_append_printf(self->out, "{}%c{}", sign);
    else
        g_string_append_printf(self->out, is_charge ? "^{%c}" : "{%c}", sign);
    self->has_body = is_charge && !self->has_space;
}

/* "\Delta", "$x$" and "{text}" are as in TeX. */
static void
take_tex(Speller *self)
{
    if (*self->at == '{') {
        g_autofree char *text = take_enclosed(&self->at, '{', '}');
        g_string_append_printf(self->out, "\\text{%s}", text);
    } else if (*self->at == '$') {
        g_autofree char *tex = take_enclosed(&self->at, '\0', '$');
        g_string_append_printf(self->out, "\\mathnormal{%s}", tex);
    } else {
        const char *start = self->at++;
        while (g_ascii_isalpha(*self->at))
            self->at++;
        if (self->at == start + 1 && *self->at != '\0')
            self->at = g_utf8_next_char(self->at);
        g_string_append_len(self->out, start, self->at - start);
        while (*self->at == '{') {
            g_autofree char *argument = take_enclosed(&self->at, '{', '}');
            g_string_append_printf(self->out, "{%s}", argument);
        }
        g_string_append_c(self->out, ' ');
    }
    self->has_body = true;
}

/* A precipitate's "v", a gas's "^", standing alone; dots and bonds. */
static bool
take_mark(Speller *self)
{
    static const struct {
        char mark;
        bool is_alone;
        const char *tex;
    } marks[] = {{'v', true, "\\downarrow "}, {'^', true, "\\uparrow "},
                 {'.', false, "\\cdot "},     {'*', false, "\\cdot "},
                 {'=', false, "{=}"},         {'#', false, "{\\equiv}"}};
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (*self->at != marks[i].mark ||
            (marks[i].is_alone && !(self->has_space && ends_here(self->at[1]))))
            continue;
        self->at++;
        g_string_append(self->out, marks[i].tex);
        self->has_body = false;
        return true;
    }
    return false;
}

static void
take_letter(Speller *self)
{
    const char *next = g_utf8_next_char(self->at);
    g_string_append_len(self->out, self->at, next - self->at);
    self->has_body = strchr("([,;:/<>", *self->at) == NULL;
    self->at = next;
}

static char *
spell(const char *formula, bool is_label)
{
    Speller self = {.out = g_string_new(NULL),
                    .at = formula,
                    .has_space = true,
                    .is_label = is_label};
    while (*self.at != '\0') {
        bool is_space = *self.at == ' ';
        if (is_space) {
            self.at++;
            self.has_body = false;
        } else if (take_arrow(&self) || take_mark(&self)) {
            /* done */
        } else if (*self.at == '^' || *self.at == '_') {
            take_script(&self);
        } else if (g_ascii_isdigit(*self.at)) {
            take_number(&self);
        } else if (*self.at == '+' || *self.at == '-') {
            take_sign(&self);
        } else if (strchr("\\${", *self.at) != NULL) {
            take_tex(&self);
        } else {
            take_letter(&self);
        }
        self.has_space = is_space;
    }
    return g_string_free(self.out, FALSE);
}

char *
math_chemistry_spell(const char *formula)
{
    return spell(formula, false);
}
