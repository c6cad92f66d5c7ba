/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/xml.h"

#include <string.h>

#include "base/escape.h"

struct Xml {
    GString *out;
    GPtrArray *open; /* const char *: names, outermost first */
};

Xml *
xml_new(void)
{
    Xml *self = g_new0(Xml, 1);
    self->out = g_string_new("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    self->open = g_ptr_array_new();
    return self;
}

void
xml_free(Xml *self)
{
    if (self == NULL)
        return;
    if (self->out != NULL)
        g_string_free(self->out, TRUE);
    g_ptr_array_unref(self->open);
    g_free(self);
}

static void
start(Xml *self, const char *name, va_list pairs)
{
    g_string_append_c(self->out, '<');
    g_string_append(self->out, name);
    const char *key;
    while ((key = va_arg(pairs, const char *)) != NULL) {
        const char *value = va_arg(pairs, const char *);
        if (value == NULL)
            continue;
        g_string_append_c(self->out, ' ');
        g_string_append(self->out, key);
        g_string_append(self->out, "=\"");
        escape_xml(self->out, value, -1, true);
        g_string_append_c(self->out, '"');
    }
}

void
xml_open(Xml *self, const char *name, ...)
{
    va_list pairs;
    va_start(pairs, name);
    start(self, name, pairs);
    va_end(pairs);
    g_string_append_c(self->out, '>');
    g_ptr_array_add(self->open, (gpointer) name);
}

void
xml_close(Xml *self)
{
    g_assert(self->open->len > 0);
    const char *name = g_ptr_array_steal_index(self->open, self->open->len - 1);
    g_string_append_printf(self->out, "</%s>", name);
}

void
xml_empty(Xml *self, const char *name, ...)
{
    va_list pairs;
    va_start(pairs, name);
    start(self, name, pairs);
    va_end(pairs);
    g_string_append(self->out, "/>");
}

void
xml_element(Xml *self, const char *name, const char *text, ...)
{
    va_list pairs;
    va_start(pairs, text);
    start(self, name, pairs);
    va_end(pairs);
    g_string_append_c(self->out, '>');
    escape_xml(self->out, text, -1, false);
    g_string_append_printf(self->out, "</%s>", name);
}

void
xml_text(Xml *self, const char *text, gssize length)
{
    escape_xml(self->out, text, length, false);
}

void
xml_newline(Xml *self)
{
    g_string_append_c(self->out, '\n');
}

void
xml_raw(Xml *self, const char *markup)
{
    g_string_append(self->out, markup);
}

const char *
xml_innermost(const Xml *self)
{
    return self->open->len > 0 ? g_ptr_array_index(self->open, self->open->len - 1)
                               : NULL;
}

GBytes *
xml_finish(Xml *self)
{
    g_assert(self->open->len == 0);
    g_string_append_c(self->out, '\n');
    return g_string_free_to_bytes(g_steal_pointer(&self->out));
}
