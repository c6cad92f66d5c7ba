/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post/front_matter.h"

#include <string.h>

#include "base/toml.h"

/* A line of the text, without its end. */
typedef struct {
    gsize start, end, next;
} Line;

static Line
line_at(const Source *source, gsize start)
{
    const char *text = source_text(source);
    gsize length = strcspn(text + start, "\n");
    gsize end = start + length;
    while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\t'))
        end--;
    gsize next = start + length + (text[start + length] == '\n');
    return (Line){start, end, next};
}

/* Three or more of `mark` and nothing else. */
static bool
is_fence(const Source *source, Line line, char mark)
{
    const char *text = source_text(source);
    gsize at = line.start;
    while (at < line.end && text[at] == mark)
        at++;
    return at == line.end && at - line.start >= 3;
}

/* "key:", "key :" or "key =" at the start of the line, as no prose begins. */
static bool
is_key(const Source *source, Line line)
{
    const char *p = source_text(source) + line.start;
    const char *end = source_text(source) + line.end;
    if (p < end && *p == '"')
        p++;
    const char *word = p;
    while (p < end && (g_ascii_isalnum(*p) || *p == '_' || *p == '-'))
        p++;
    if (p == word || !g_ascii_isalpha(*word))
        return false;
    if (p < end && *p == '"')
        p++;
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    return p < end && (*p == ':' || *p == '=') &&
           (p + 1 == end || strchr(" \t\"'[", p[1]) != NULL);
}

/* The line that closes what begins at `from`; false when there is none. */
static bool
find_close(const Source *source, gsize from, char mark, Line *close)
{
    for (gsize at = from; at < source_length(source); at = close->next) {
        *close = line_at(source, at);
        bool is_dots = mark == '-' && close->end - close->start == 3 &&
                       strncmp(source_text(source) + close->start, "...", 3) == 0;
        if (is_dots || is_fence(source, *close, mark))
            return true;
    }
    return false;
}

/* The end of the lines from `from` that read as keys, or stand indented below one. */
static gsize
end_of_keys(const Source *source, gsize from)
{
    gsize at = from;
    while (at < source_length(source)) {
        Line line = line_at(source, at);
        bool is_below = at > from && line.end > line.start &&
                        strchr(" \t-", source_text(source)[line.start]) != NULL &&
                        !is_fence(source, line, '-');
        if (!is_below && !is_key(source, line))
            break;
        at = line.next;
    }
    return at;
}

/* Prose may stand between two rules: does the first line that says something, from `from`
 * on, read as a key? */
static bool
begins_with_key(const Source *source, gsize from)
{
    for (gsize at = from; at < source_length(source);) {
        Line line = line_at(source, at);
        if (line.end > line.start && source_text(source)[line.start] != '#')
            return is_key(source, line);
        at = line.next;
    }
    return false;
}

/* Parses [start, end). What is no mapping and does not begin as one is text after all, and
 * `front` stays empty. */
static bool
parse(const Source *source, gsize start, Line close, char mark, FrontMatter *front,
      Diag *diag, GError **error)
{
    g_autoptr(Diag) told = diag_new();
    g_autoptr(GError) problem = NULL;
    g_autoptr(YamlNode) node =
        mark == ';'   ? yaml_parse_members(source, start, close.start, told, &problem)
        : mark == '+' ? toml_parse(source, start, close.start, told, &problem)
                      : yaml_parse(source, start, close.start, told, &problem);
    bool is_mapping = node != NULL && node->kind == YAML_MAPPING;
    if (!is_mapping && !begins_with_key(source, start))
        return true;
    if (node == NULL) {
        g_propagate_error(error, g_steal_pointer(&problem));
        return false;
    }
    diag_take(diag, told);
    front->node = g_steal_pointer(&node);
    front->body_start = close.next;
    return true;
}

/* The opening line is there. */
static bool
read_fenced(const Source *source, Line open, char mark, FrontMatter *front, Diag *diag,
            GError **error)
{
    Line close;
    if (find_close(source, open.next, mark, &close))
        return parse(source, open.next, close, mark, front, diag, error);
    gsize end = end_of_keys(source, open.next);
    if (end == open.next)
        return true; /* a rule, not front matter */
    diag_add(
        diag, DIAG_WARNING, source_place(source, open.start), "unclosed-front-matter",
        "the front matter that begins here is not closed; it is taken to end where its "
        "keys do; close it with ---");
    close = (Line){end, end, end};
    return parse(source, open.next, close, mark, front, diag, error);
}

/* Hexo: the opening line may be missing. Taken only when every line before the closing one
 * reads as a key, since prose may hold a rule too. */
static bool
read_unfenced(const Source *source, gsize start, FrontMatter *front, Diag *diag,
              GError **error)
{
    gsize end = end_of_keys(source, start);
    if (end == start || end >= source_length(source))
        return true;
    Line close = line_at(source, end);
    char mark = source_text(source)[end];
    if ((mark != '-' && mark != ';') || !is_fence(source, close, mark))
        return true;
    return parse(source, start, close, mark, front, diag, error);
}

/* Where the JSON object that begins at `start` ends; 0 when it does not. */
static gsize
object_end(const Source *source, gsize start)
{
    const char *text = source_text(source);
    bool is_quoted = false;
    int depth = 0;
    for (gsize i = start; i < source_length(source); i++) {
        char c = text[i];
        if (is_quoted && c == '\\' && text[i + 1] != '\0')
            i++;
        else if (c == '"')
            is_quoted = !is_quoted;
        else if (!is_quoted && (c == '{' || c == '['))
            depth++;
        else if (!is_quoted && (c == '}' || c == ']') && --depth == 0)
            return i + 1;
    }
    return 0;
}

/* Hugo: a JSON object at the start. A text may begin with a brace too, but not with a
 * brace and a quoted name. */
static bool
read_object(const Source *source, gsize start, FrontMatter *front, Diag *diag,
            GError **error)
{
    const char *text = source_text(source) + start;
    gsize end =
        text[1 + strspn(text + 1, " \t\n")] == '"' ? object_end(source, start) : 0;
    if (end == 0)
        return true;
    front->node = yaml_parse(source, start, end, diag, error);
    front->body_start = line_at(source, end).next;
    return front->node != NULL;
}

bool
front_matter_read(const Source *source, FrontMatter *front, Diag *diag, GError **error)
{
    *front = (FrontMatter){NULL, 0};
    gsize start = strspn(source_text(source), " \t\n");
    while (start > 0 && source_text(source)[start - 1] != '\n')
        start--;
    Line first = line_at(source, start);
    bool is_read;
    if (is_fence(source, first, '-'))
        is_read = read_fenced(source, first, '-', front, diag, error);
    else if (is_fence(source, first, ';'))
        is_read = read_fenced(source, first, ';', front, diag, error);
    else if (is_fence(source, first, '+'))
        is_read = read_fenced(source, first, '+', front, diag, error);
    else if (source_text(source)[first.start] == '{')
        is_read = read_object(source, first.start, front, diag, error);
    else
        is_read = read_unfenced(source, start, front, diag, error);
    if (is_read && front->node == NULL)
        front->node = yaml_node_new(YAML_MAPPING, source_place(source, 0));
    return is_read;
}
