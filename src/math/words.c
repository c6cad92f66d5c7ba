/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/words.h"

#include <string.h>

#include "base/limits.h"

typedef struct {
    MathParser *parser;
    MathNode *row;
    GString *text;
    MathAlphabet alphabet;
} Words;

static void
flush(Words *words)
{
    if (words->text->len == 0)
        return;
    MathNode *node = math_node_new(MATH_TEXT, MATH_ORD);
    node->alphabet = words->alphabet;
    node->text = g_strdup(words->text->str);
    math_node_append(words->row, node);
    g_string_set_size(words->text, 0);
}

/* The formula from behind a "$" up to the next. Returns the byte behind it. */
static const char *
parse_dollars(Words *words, const char *p)
{
    const char *end = strchr(p, '$');
    if (end == NULL) {
        g_string_append_c(words->text, '$');
        return p;
    }
    flush(words);
    g_autofree char *tex = g_strndup(p, (gsize) (end - p));
    math_node_append(words->row, math_parse_nested(words->parser, tex));
    return end + 1;
}

/* The byte behind the "}" that closes the group begun before `p`. */
static const char *
end_of_group(const char *p)
{
    int depth = 1;
    for (; *p != '\0' && depth > 0; p++) {
        if (*p == '\\' && p[1] != '\0')
            p++;
        else
            depth += (*p == '{') - (*p == '}');
    }
    return p;
}

/* What a command of letters shows in text: it and its group are read as mathematics, which
 * knows \textbf, \alpha, \ldots. */
static const char *
parse_command(Words *words, const char *start)
{
    const char *p = start + 1;
    while (g_ascii_isalpha(*p))
        p++;
    const char *end = p;
    while (*end == '{')
        end = end_of_group(end + 1);
    if (*p == ' ' && end == p)
        end++;
    flush(words);
    g_autofree char *tex = g_strndup(start, (gsize) (end - start));
    math_node_append(words->row, math_parse_nested(words->parser, tex));
    return end;
}

static const char *
parse_backslash(Words *words, const char *p)
{
    if (g_ascii_isalpha(p[1]))
        return parse_command(words, p);
    if (p[1] == '\0')
        return p + 1;
    if (p[1] == '(') {
        const char *end = strstr(p, "\\)");
        if (end != NULL) {
            flush(words);
            g_autofree char *tex = g_strndup(p + 2, (gsize) (end - p - 2));
            math_node_append(words->row, math_parse_nested(words->parser, tex));
            return end + 2;
        }
    }
    const char *next = g_utf8_next_char(p + 1);
    if (p[1] == '\\' || p[1] == ',' || p[1] == ';' || p[1] == ':')
        g_string_append_c(words->text, ' ');
    else if (p[1] != '!' && p[1] != '/')
        g_string_append_len(words->text, p + 1, next - p - 1);
    return next;
}

MathNode *
math_words_parse(MathParser *self, const char *raw, MathAlphabet alphabet)
{
    Words words = {self, math_node_new(MATH_ROW, MATH_ORD), g_string_new(NULL), alphabet};
    if (self->alphabet == MATH_ALPHABET_BOLD && alphabet == MATH_ALPHABET_ROMAN)
        words.alphabet = self->alphabet;
    if (++self->depth > LIMIT_FORMULA_DEPTH)
        math_reader_fail(&self->reader, MATH_ERROR_LIMIT, "its groups are too deep");
    for (const char *p = raw; *p != '\0' && self->reader.error == NULL;) {
        if (*p == '\\') {
            p = parse_backslash(&words, p);
        } else if (*p == '$') {
            p = parse_dollars(&words, p + 1);
        } else if (strchr("{}\n\t~", *p) != NULL) {
            if (*p != '{' && *p != '}')
                g_string_append_c(words.text, ' ');
            p++;
        } else {
            const char *next = g_utf8_next_char(p);
            g_string_append_len(words.text, p, next - p);
            p = next;
        }
    }
    self->depth--;
    flush(&words);
    g_string_free(words.text, TRUE);
    return words.row;
}
