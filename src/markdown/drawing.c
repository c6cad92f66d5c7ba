/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/drawing.h"

#include <string.h>

#define TAG "svg"
#define ADDRESS "data:image/svg+xml;base64,"

/* True when the tag `name` stands at `text`, behind its "<" or "</". */
static bool
is_tag(const char *text, const char *end)
{
    gsize length = strlen(TAG);
    return (gsize) (end - text) > length && g_ascii_strncasecmp(text, TAG, length) == 0 &&
           !g_ascii_isalnum(text[length]) && text[length] != '-';
}

static bool
is_closed(const char *tag, const char *end)
{
    const char *behind = memchr(tag, '>', (gsize) (end - tag));
    return behind != NULL && behind[-1] == '/';
}

gsize
drawing_end(const char *text, gsize length)
{
    const char *end = text + length;
    guint depth = 0;
    for (const char *p = text; p != NULL && p + 1 < end;
         p = memchr(p + 1, '<', (gsize) (end - p - 1))) {
        if (p[1] == '/' && is_tag(p + 2, end)) {
            const char *behind = memchr(p, '>', (gsize) (end - p));
            if (--depth == 0)
                return behind != NULL ? (gsize) (behind - text) + 1 : 0;
        } else if (is_tag(p + 1, end) && !is_closed(p, end)) {
            depth++;
        }
    }
    return 0;
}

/* What stands in the first <title>, when it is plain. */
static char *
title_of(const char *drawing)
{
    const char *start = strstr(drawing, "<title");
    start = start != NULL ? strchr(start, '>') : NULL;
    if (start == NULL)
        return NULL;
    gsize length = strcspn(++start, "<&");
    bool is_plain = length > 0 && g_str_has_prefix(start + length, "</title>");
    return is_plain ? g_strstrip(g_strndup(start, length)) : NULL;
}

/* HTML knows without being told which names are those of drawings; XML does not. */
static void
declare(GString *drawing, const char *attribute, const char *name)
{
    g_autofree char *declared = g_strconcat(attribute, "=", NULL);
    if (strstr(drawing->str, declared) != NULL)
        return;
    g_autofree char *declaration = g_strdup_printf(" %s\"%s\"", declared, name);
    g_string_insert(drawing, (gssize) strlen("<" TAG), declaration);
}

DocNode *
drawing_node_new(const char *text, gsize length, DiagPlace place)
{
    g_autoptr(GString) drawing = g_string_new_len(text, (gssize) length);
    declare(drawing, "xmlns:xlink", "http://www.w3.org/1999/xlink");
    declare(drawing, "xmlns", "http://www.w3.org/2000/svg");
    g_autofree char *code = g_base64_encode((const guchar *) drawing->str, drawing->len);
    DocNode *node = doc_node_new(DOC_IMAGE, place);
    node->url = g_strconcat(ADDRESS, code, NULL);
    node->text = title_of(drawing->str);
    return node;
}
