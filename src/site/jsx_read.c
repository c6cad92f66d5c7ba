/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/jsx_read.h"

#include <string.h>

#include "base/text.h"

/* Longer tags and statements are none. */
#define MAX_LENGTH 1024

/* Behind the ">" of the tag that begins at `at`, over quotes and braces; 0 when a blank line
 * or another tag comes first. */
static gsize
tag_end(const char *text, gsize at, gsize end)
{
    char quote = '\0';
    int depth = 0;
    gsize limit = MIN(end, at + MAX_LENGTH);
    for (gsize i = at + 1; i < limit; i++) {
        char c = text[i];
        if (quote != '\0') {
            if (c == quote)
                quote = '\0';
        } else if (c == '"' || c == '\'' || c == '`') {
            quote = c;
        } else if (c == '{') {
            depth++;
        } else if (c == '}') {
            depth--;
        } else if (c == '>' && depth <= 0) {
            return i + 1;
        } else if ((c == '<' && depth <= 0) || text_stands_at(text, i, end, "\n\n")) {
            return 0;
        }
    }
    return 0;
}

static bool
read_component(const char *text, gsize at, gsize end, Brace *brace)
{
    bool is_end = at + 1 < end && text[at + 1] == '/';
    gsize name = at + 1 + is_end, after = name;
    while (after < end && (g_ascii_isalnum(text[after]) || text[after] == '.'))
        after++;
    bool is_fragment = after == name && after < end && text[after] == '>';
    bool is_component = after > name && g_ascii_isupper(text[name]);
    bool is_element = after > name && !is_end && g_ascii_islower(text[name]);
    if (!is_fragment && !is_component && !is_element)
        return false;
    gsize close = tag_end(text, at, end);
    if (close == 0)
        return false;
    /* HTML with code for values is not HTML: the element goes, what it holds stays. */
    bool has_code = g_strstr_len(text + at, (gssize) (close - at), "={") != NULL;
    if (is_element && !has_code)
        return false;
    if (is_element && strncmp(text + name, "img", after - name) != 0)
        is_fragment = true;
    gsize inner_end = close - 1;
    inner_end -= inner_end > after && text[inner_end - 1] == '/';
    g_autofree char *word = g_strndup(text + name, after - name);
    *brace =
        (Brace){.kind = is_fragment ? BRACE_COMMENT : BRACE_TAG,
                .start = at,
                .end = close,
                .inner_start = name,
                .inner_end = inner_end,
                .name = is_fragment ? NULL : g_strconcat(is_end ? "end" : "", word, NULL),
                .arguments_start = after,
                .match = -1};
    return true;
}

static bool
read_comment(const char *text, gsize at, gsize end, Brace *brace)
{
    if (!text_stands_at(text, at, end, "{/*"))
        return false;
    const char *close = memmem(text + at + 3, MIN(end - at - 3, MAX_LENGTH), "*/}", 3);
    if (close == NULL)
        return false;
    *brace = (Brace){.kind = BRACE_COMMENT,
                     .start = at,
                     .end = (gsize) (close - text) + 3,
                     .inner_start = at + 3,
                     .inner_end = (gsize) (close - text),
                     .match = -1};
    return true;
}

/* `import` or `export` at the start of a line that is code: up to the next blank line. */
static bool
read_statement(const char *text, gsize at, gsize end, Brace *brace)
{
    const char *word = text[at] == 'i' ? "import " : "export ";
    if ((at > 0 && text[at - 1] != '\n') || !text_stands_at(text, at, end, word))
        return false;
    gsize limit = MIN(end, at + MAX_LENGTH);
    const char *blank = memmem(text + at, limit - at, "\n\n", 2);
    gsize close = blank != NULL ? (gsize) (blank - text) : limit;
    if (blank == NULL && limit < end)
        return false;
    g_autofree char *code = g_strndup(text + at, close - at);
    bool is_code = strchr(code, '\'') != NULL || strchr(code, '"') != NULL ||
                   strchr(code, '=') != NULL || strchr(code, '{') != NULL ||
                   strchr(code, '(') != NULL;
    if (!is_code)
        return false;
    *brace = (Brace){.kind = BRACE_TAG,
                     .start = at,
                     .end = close,
                     .inner_start = at,
                     .inner_end = close,
                     .name = g_strndup(word, 6),
                     .arguments_start = close,
                     .match = -1};
    return true;
}

bool
jsx_read(const char *text, gsize at, gsize end, Brace *brace)
{
    switch (text[at]) {
    case '<':
        return read_component(text, at, end, brace);
    case '{':
        return read_comment(text, at, end, brace);
    default:
        return read_statement(text, at, end, brace);
    }
}
