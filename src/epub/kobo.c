/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/kobo.h"

#include <string.h>

static void
open_span(const Kobo *self, Xml *xml)
{
    g_autofree char *id = g_strdup_printf("kobo.%u.%u", self->paragraph, self->segment);
    xml_open(xml, "span", "class", "koboSpan", "id", id, NULL);
}

void
kobo_enter(Kobo *self, const char *element)
{
    static const char *const paragraphs[] = {"p", "ol", "ul", "table", NULL};
    self->begins |= g_strv_contains(paragraphs, element);
}

void
kobo_open_picture(Kobo *self, Xml *xml)
{
    self->paragraph++;
    self->segment = 1;
    self->begins = false;
    open_span(self, xml);
}

static bool
is_space(const char *text, const char *end)
{
    while (text < end && g_unichar_isspace(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return text >= end;
}

/* The end of the sentence that begins at `text`: after a mark that ends one, a quote that may
 * follow it, and white space. */
static const char *
sentence_end(const char *text, const char *end)
{
    static const gunichar quotes[] = {'\'', '"', 0x201D, 0x2019, 0x201C, 0x2026};
    const char *p = text;
    while (p < end && strchr(".!?:", *p) == NULL)
        p++;
    if (p >= end)
        return end;
    p++;
    gunichar quote = p < end ? g_utf8_get_char(p) : 0;
    for (guint i = 0; i < G_N_ELEMENTS(quotes); i++)
        if (quote == quotes[i]) {
            p = g_utf8_next_char(p);
            break;
        }
    while (p < end && g_ascii_isspace(*p))
        p++;
    return p;
}

void
kobo_text(Kobo *self, Xml *xml, const char *text, gssize length)
{
    const char *end = text + (length < 0 ? strlen(text) : (gsize) length);
    bool is_in_paragraph = g_strcmp0(xml_innermost(xml), "p") == 0;
    while (text < end) {
        const char *next = sentence_end(text, end);
        if (is_space(text, next) && !is_in_paragraph) {
            xml_text(xml, text, next - text);
        } else {
            if (self->begins) {
                self->paragraph++;
                self->segment = 0;
                self->begins = false;
            }
            self->segment++;
            open_span(self, xml);
            xml_text(xml, text, next - text);
            xml_close(xml);
        }
        text = next;
    }
}
