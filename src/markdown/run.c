/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/run.h"

#include "base/text.h"
#include "markdown/entity.h"

void
run_init(Run *self)
{
    self->text = g_string_new(NULL);
    self->is_composed = true;
}

void
run_clear(Run *self)
{
    g_string_free(self->text, TRUE);
}

static bool
is_unwanted(gunichar c, DiagPlace place, Diag *diag)
{
    if (text_is_invisible(c))
        return true;
    if (text_is_xml(c) && (c < 0x7F || c > 0x9F))
        return false;
    diag_add(
        diag, DIAG_WARNING, place, "control-character",
        "the control character U+%04X cannot stand in a book; it is left out; delete "
        "it in the post",
        c);
    return true;
}

void
run_add(Run *self, const char *text, gsize length, DiagPlace place, Diag *diag)
{
    if (self->text->len == 0)
        self->place = place;
    const char *end = text + length, *kept = text;
    for (const char *p = text; p < end;) {
        const char *next = g_utf8_next_char(p);
        bool is_plain = (guchar) *p >= 0x20 && (guchar) *p < 0x7F;
        if (!is_plain && *p != '\n' && *p != '\t' &&
            is_unwanted(text_character(p), place, diag)) {
            g_string_append_len(self->text, kept, p - kept);
            kept = next;
        }
        p = next;
        place.column++;
    }
    g_string_append_len(self->text, kept, end - kept);
}

void
run_add_reference(Run *self, const char *text, gsize length, DiagPlace place, Diag *diag)
{
    g_autoptr(GString) meaning = g_string_new(NULL);
    if (entity_decode(text, length, meaning) == 0) {
        run_add(self, text, length, place, diag);
        return;
    }
    if ((guchar) meaning->str[0] >= 0x80)
        self->is_composed = false;
    run_add(self, meaning->str, meaning->len, place, diag);
}

char *
run_take(Run *self)
{
    char *text = self->is_composed
                     ? g_strndup(self->text->str, self->text->len)
                     : g_utf8_normalize(self->text->str, (gssize) self->text->len,
                                        G_NORMALIZE_NFC);
    g_string_truncate(self->text, 0);
    self->is_composed = true;
    return text;
}
