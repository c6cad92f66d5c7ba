/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/table.h"

#include <string.h>

static gsize
prefix_length(const char *line, gsize length)
{
    gsize p = 0;
    while (p < length && strchr(" \t>", line[p]) != NULL)
        p++;
    return p;
}

static gsize
skip_blanks(const char *line, gsize length, gsize p)
{
    while (p < length && (line[p] == ' ' || line[p] == '\t'))
        p++;
    return p;
}

static gsize
content_length(const char *line, gsize length)
{
    while (length > 0 && g_ascii_isspace(line[length - 1]))
        length--;
    return length;
}

int
table_columns(const char *line, gsize length)
{
    length = content_length(line, length);
    gsize p = prefix_length(line, length);
    bool has_pipe = p < length && line[p] == '|';
    int columns = 0;
    for (p += has_pipe; p < length; columns++) {
        p = skip_blanks(line, length, p);
        p += p < length && line[p] == ':';
        gsize dashes = p;
        while (p < length && line[p] == '-')
            p++;
        if (p == dashes)
            return 0;
        p += p < length && line[p] == ':';
        p = skip_blanks(line, length, p);
        if (p < length && line[p] != '|')
            return 0;
        has_pipe |= p < length;
        p++;
    }
    return has_pipe ? columns : 0;
}

int
table_cells(const char *line, gsize length)
{
    length = content_length(line, length);
    gsize p = prefix_length(line, length);
    int pipes = 0;
    gsize start = p < length && line[p] == '|' ? p + 1 : p;
    for (p = start; p < length; p++) {
        if (line[p] == '\\')
            p++;
        else if (line[p] == '|')
            pipes += p + 1 < length;
    }
    return pipes + 1;
}

char *
table_widen(const char *line, gsize length)
{
    GString *out = g_string_new(NULL);
    for (gsize p = 0; p < length; p++) {
        g_string_append_c(out, line[p]);
        bool is_last = line[p] == '-' && (p + 1 == length || line[p + 1] != '-');
        if (is_last)
            g_string_append(out, "--");
    }
    return g_string_free(out, FALSE);
}

char *
table_fill(const char *line, gsize length)
{
    GString *out = g_string_new(NULL);
    gsize code = 0; /* the backticks that a code span must end with */
    for (gsize p = 0; p < length; p++) {
        g_string_append_c(out, line[p]);
        if (line[p] == '`') {
            gsize run = 1;
            for (; p + 1 < length && line[p + 1] == '`'; p++, run++)
                g_string_append_c(out, '`');
            code = code == 0 ? run : code == run ? 0 : code;
        } else if (line[p] == '\\' && p + 1 < length) {
            g_string_append_c(out, line[++p]);
        } else if (line[p] == '|' && p + 1 < length && line[p + 1] == '|' && code == 0) {
            g_string_append_c(out, ' ');
        }
    }
    return g_string_free(out, FALSE);
}
