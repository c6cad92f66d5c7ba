/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/svg_style.h"

#include <string.h>

/* XML 1.0 §2.3 NameStartChar without ":". */
static bool
may_start_name(gunichar c)
{
    static const struct {
        gunichar first, last;
    } ranges[] = {{'A', 'Z'},       {'_', '_'},       {'a', 'z'},        {0xC0, 0xD6},
                  {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},    {0x37F, 0x1FFF},
                  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},  {0x3001, 0xD7FF},
                  {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
    for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

static bool
may_be_in_name(gunichar c)
{
    return may_start_name(c) || c == '-' || c == '.' || (c >= '0' && c <= '9') ||
           c == 0xB7 || (c >= 0x300 && c <= 0x36F) || c == 0x203F || c == 0x2040;
}

void
svg_id_append(GString *out, const char *id, gsize length)
{
    const char *end = id + length;
    if (length == 0 || !may_start_name(g_utf8_get_char(id)))
        g_string_append_c(out, '_');
    for (const char *p = id; p < end; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        g_string_append_unichar(out, may_be_in_name(c) ? c : '_');
    }
}

static bool
starts_with(const char *p, const char *end, const char *word)
{
    gsize length = strlen(word);
    return (gsize) (end - p) >= length && g_ascii_strncasecmp(p, word, length) == 0;
}

/* Whether the text may mean something else than it says. */
static bool
is_devious(const char *css, const char *end)
{
    for (const char *p = css; p < end; p++) {
        if (*p == '\\')
            return true;
        if (starts_with(p, end, "expression(") || starts_with(p, end, "javascript:") ||
            starts_with(p, end, "-moz-binding") || starts_with(p, end, "behavior:") ||
            starts_with(p, end, "image-set(") || starts_with(p, end, "src("))
            return true;
    }
    return false;
}

static const char *
skip_blank(const char *p, const char *end)
{
    while (p < end && g_ascii_isspace(*p))
        p++;
    return p;
}

/* The end of a url( ... ) whose argument starts at `p`: past ")", or `end`. */
static const char *
url_end(const char *p, const char *end)
{
    char quote = p < end && (*p == '"' || *p == '\'') ? *p : '\0';
    if (quote != '\0') {
        const char *close = memchr(p + 1, quote, (gsize) (end - p - 1));
        p = close != NULL ? close : end;
    }
    const char *bracket = p < end ? memchr(p, ')', (gsize) (end - p)) : NULL;
    return bracket != NULL ? bracket + 1 : end;
}

/* Copies the url( ... ) at `*at` when it points into the file. */
static bool
scrub_url(const char **at, const char *end, GString *out)
{
    const char *p = skip_blank(*at + strlen("url("), end);
    const char *after = url_end(p, end);
    *at = after;
    if (p < end && (*p == '"' || *p == '\''))
        p++;
    const char *stop = p;
    while (stop < after && !strchr("\"')", *stop) && !g_ascii_isspace(*stop))
        stop++;
    if (stop - p < 2 || *p != '#') {
        g_string_append(out, "none");
        return false;
    }
    g_string_append(out, "url(#");
    svg_id_append(out, p + 1, (gsize) (stop - p - 1));
    g_string_append_c(out, ')');
    return true;
}

static const char *
skip_comment(const char *p, const char *end)
{
    for (p += 2; p + 1 < end; p++)
        if (p[0] == '*' && p[1] == '/')
            return p + 2;
    return end;
}

/* Past an at-rule that fetches: its semicolon or its block. */
static const char *
skip_rule(const char *p, const char *end)
{
    while (p < end && *p != ';' && *p != '{')
        p++;
    while (p < end && *p != ';' && *p != '}')
        p++;
    if (p < end && *p == ';')
        return p + 1;
    return p < end ? p + 1 : end;
}

static bool
fetches(const char *p, const char *end)
{
    return starts_with(p, end, "@import") || starts_with(p, end, "@font-face") ||
           starts_with(p, end, "@namespace") || starts_with(p, end, "@charset");
}

bool
svg_style_scrub(const char *css, gsize length, GString *out)
{
    const char *end = css + length;
    bool is_whole = true;
    if (is_devious(css, end))
        return false;
    for (const char *p = css; p < end;) {
        if (starts_with(p, end, "/*")) {
            p = skip_comment(p, end);
            g_string_append_c(out, ' ');
        } else if (starts_with(p, end, "url(")) {
            is_whole = scrub_url(&p, end, out) && is_whole;
        } else if (fetches(p, end)) {
            p = skip_rule(p, end);
            is_whole = false;
        } else {
            g_string_append_c(out, *p++);
        }
    }
    return is_whole;
}
