/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/drawing.h"

#include <string.h>

/* The text of `bytes`, which an SVG is. */
static char *
text_of(GBytes *bytes)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    return g_strndup(data, length);
}

bool
drawing_has_text(GBytes *bytes)
{
    g_autofree char *svg = text_of(bytes);
    return g_regex_match_simple("<([A-Za-z_][\\w.-]*:)?(text|foreignObject)[\\s>/]", svg,
                                0, 0);
}

/* Where the content of the root begins; NULL when it has none. */
static const char *
content_start(const char *svg)
{
    const char *p = strstr(svg, "<svg");
    char quote = '\0';
    for (; p != NULL && *p != '\0'; p++) {
        if (quote != '\0')
            quote = *p == quote ? '\0' : quote;
        else if (*p == '"' || *p == '\'')
            quote = *p;
        else if (*p == '>')
            return p[-1] == '/' ? NULL : p + 1;
    }
    return NULL;
}

/* The four numbers of the root's viewBox. */
static bool
read_view_box(const char *root, gsize length, double box[4])
{
    g_autofree char *tag = g_strndup(root, length);
    const char *p = strstr(tag, "viewBox=");
    if (p == NULL)
        return false;
    p += strlen("viewBox=\"");
    for (int i = 0; i < 4; i++) {
        p += strspn(p, " ,\t\r\n");
        char *end;
        box[i] = g_ascii_strtod(p, &end);
        if (end == p)
            return false;
        p = end;
    }
    return true;
}

static void
append_number(GString *out, const char *name, double value)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(out, " %s=\"%s\"", name,
                           g_ascii_formatd(digits, sizeof digits, "%.6g", value));
}

GBytes *
drawing_on_white(GBytes *bytes)
{
    static const char *const names[] = {"x", "y", "width", "height"};
    g_autofree char *svg = text_of(bytes);
    const char *content = content_start(svg);
    if (content == NULL)
        return g_bytes_ref(bytes);
    const char *root = strstr(svg, "<svg");
    double box[4];
    GString *out = g_string_new_len(svg, content - svg);
    g_string_append(out, "<rect");
    if (read_view_box(root, (gsize) (content - root), box)) {
        for (int i = 0; i < 4; i++)
            append_number(out, names[i], box[i]);
    } else {
        g_string_append(out, " width=\"100%\" height=\"100%\"");
    }
    g_string_append(out, " fill=\"#fff\"/>");
    g_string_append(out, content);
    return g_string_free_to_bytes(out);
}
