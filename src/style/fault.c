/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/fault.h"

#include <stdarg.h>

#define FAULTS_TOLD 200

struct StyleFaults {
    const Source *source;
    Diag *diag;
    guint told, untold;
    int last_line; /* of the last note on what print does not know */
};

StyleFaults *
style_faults_new(const Source *source, Diag *diag)
{
    StyleFaults *self = g_new0(StyleFaults, 1);
    self->source = source;
    self->diag = diag;
    return self;
}

void
style_faults_free(StyleFaults *self)
{
    if (self == NULL)
        return;
    if (self->untold > 0 && self->diag != NULL)
        diag_add(self->diag, DIAG_WARNING, (DiagPlace){source_name(self->source), 0, 0},
                 "css-syntax",
                 "%u more faults were skipped and are not listed; mend the first %d",
                 self->untold, FAULTS_TOLD);
    g_free(self);
}

/* False when this fault is one too many. */
static bool
may_tell(StyleFaults *self)
{
    if (self->diag == NULL)
        return false;
    if (self->told == FAULTS_TOLD) {
        self->untold++;
        return false;
    }
    self->told++;
    return true;
}

static void
tell(StyleFaults *self, DiagLevel level, DiagPlace place, const char *code,
     const char *format, va_list arguments)
{
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    diag_add(self->diag, level, place, code, "%s", message);
}

void
style_fault_syntax(StyleFaults *self, gsize offset, const char *format, ...)
{
    if (!may_tell(self))
        return;
    va_list arguments;
    va_start(arguments, format);
    tell(self, DIAG_WARNING, source_place(self->source, offset), "css-syntax", format,
         arguments);
    va_end(arguments);
}

void
style_fault_unsupported(StyleFaults *self, gsize offset, const char *format, ...)
{
    if (!may_tell(self))
        return;
    DiagPlace place = source_place(self->source, offset);
    if (place.line == self->last_line)
        return;
    self->last_line = place.line;
    va_list arguments;
    va_start(arguments, format);
    tell(self, DIAG_NOTE, place, "css-unsupported", format, arguments);
    va_end(arguments);
}

void
style_fault_epub(StyleFaults *self, gsize offset, const char *format, ...)
{
    if (!may_tell(self))
        return;
    va_list arguments;
    va_start(arguments, format);
    tell(self, DIAG_NOTE, source_place(self->source, offset), "css-epub", format,
         arguments);
    va_end(arguments);
}
