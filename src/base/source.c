/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/source.h"

#include <gio/gio.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

struct Source {
    char *name;
    char *text;
    gsize length;
    GArray *lines; /* gsize: where each line starts */
};

static int
line_of(const char *bytes, gsize offset)
{
    int line = 1;
    for (gsize i = 0; i < offset; i++)
        line += bytes[i] == '\n';
    return line;
}

/* CP949 writes a Hangul syllable as two bytes, the first from 0x81 up; UTF-8 never has so
 * many lead bytes with so few continuations. */
static bool
looks_like_cp949(const char *bytes, gsize length)
{
    g_autofree char *text =
        g_convert(bytes, (gssize) length, "UTF-8", "CP949", NULL, NULL, NULL);
    return text != NULL;
}

/* LF line ends, no byte order mark, no NUL: a NUL would end the text early. */
static char *
unify(const char *bytes, gsize length)
{
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    GString *text = g_string_sized_new(length + 1);
    const char *end = bytes + length;
    for (const char *p = bytes; p < end;) {
        const char *start = p;
        while (p < end && *p != '\r' && *p != '\0')
            p++;
        g_string_append_len(text, start, p - start);
        if (p == end)
            break;
        if (*p == '\0')
            g_string_append(text, "\xEF\xBF\xBD");
        else if (p + 1 == end || p[1] != '\n')
            g_string_append_c(text, '\n');
        p++;
    }
    return g_string_free(text, FALSE);
}

static bool
is_ascii(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if ((guchar) text[i] >= 0x80)
            return false;
    return true;
}

static GArray *
line_starts(const char *text)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(gsize));
    gsize start = 0;
    g_array_append_val(lines, start);
    for (const char *p = strchr(text, '\n'); p != NULL; p = strchr(p + 1, '\n')) {
        start = (gsize) (p - text) + 1;
        g_array_append_val(lines, start);
    }
    return lines;
}

Source *
source_new(const char *name, const char *bytes, gsize length, GError **error)
{
    const char *end = NULL;
    for (const char *p = bytes; p < bytes + length; p = end + 1) {
        if (g_utf8_validate(p, bytes + length - p, &end) || *end == '\0') {
            if (end >= bytes + length)
                break;
            continue; /* a NUL is valid here: it becomes U+FFFD */
        }
        g_set_error(
            error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
            "%s:%d: error: the text is not UTF-8%s; save the file as UTF-8 [not-utf8]",
            name, line_of(bytes, (gsize) (end - bytes)),
            looks_like_cp949(bytes, length) ? " (it looks like CP949)" : "");
        return NULL;
    }

    Source *self = g_new0(Source, 1);
    self->name = g_strdup(name);
    self->text = unify(bytes, length);
    self->length = strlen(self->text);
    if (!is_ascii(self->text, self->length)) {
        char *composed = text_compose(self->text, self->length);
        g_free(self->text);
        self->length = strlen(composed);
        self->text = g_realloc(composed, self->length + 1); /* it stays for long */
    }
    self->lines = line_starts(self->text);
    return self;
}

void
source_free(Source *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->lines);
    g_free(self->name);
    g_free(self->text);
    g_free(self);
}

const char *
source_name(const Source *self)
{
    return self->name;
}

const char *
source_text(const Source *self)
{
    return self->text;
}

gsize
source_length(const Source *self)
{
    return self->length;
}

/* How much of a line is counted in characters: behind that bytes do, so that a line of
 * megabytes costs no more for each of its places. */
#define MAX_COUNTED 4096

DiagPlace
source_place(const Source *self, gsize offset)
{
    offset = MIN(offset, self->length);
    guint low = 0, high = self->lines->len;
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(self->lines, gsize, middle) <= offset)
            low = middle;
        else
            high = middle;
    }
    const char *start = self->text + g_array_index(self->lines, gsize, low);
    gsize distance = (gsize) (self->text + offset - start);
    gsize counted = MIN(distance, MAX_COUNTED);
    gsize column = (gsize) g_utf8_pointer_to_offset(start, start + counted) + 1 +
                   (distance - counted);
    return (DiagPlace){self->name, (int) low + 1, (int) column};
}

gsize
source_line_start(const Source *self, int line)
{
    if (line < 1)
        return 0;
    if ((guint) line > self->lines->len)
        return self->length;
    return g_array_index(self->lines, gsize, line - 1);
}
