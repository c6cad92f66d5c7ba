/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/locate.h"

#include <string.h>

#define UNBOUND G_MAXSIZE

/* How far a mark is looked for: a miss costs a column, never time. */
#define REACH_BYTES 1024
#define REACH_LINES 256

typedef struct {
    DocNode *node;
    bool is_indented_code;
} Pending;

struct Locator {
    Passage *passage;
    const char *text;
    gsize length;
    gsize cursor;    /* everything before is told */
    GArray *pending; /* Pending: open blocks without a place, the outermost first */
    int quotes;      /* open block quotes that have a place */
    bool is_setext;  /* of the heading opened last */
    char fence;      /* of the code block opened last; NUL for an indented one */
    gsize table;     /* where the head row's line begins */
    int row;         /* rows passed since `table` */
    DocNode *missed; /* a span whose mark was not in reach: it begins at its text */
};

Locator *
locator_new(Passage *passage, const char *text)
{
    Locator *self = g_new0(Locator, 1);
    self->passage = passage;
    self->text = text;
    self->length = passage_length(passage);
    self->pending = g_array_new(FALSE, FALSE, sizeof(Pending));
    return self;
}

void
locator_free(Locator *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->pending);
    g_free(self);
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static gsize
skip_blanks(const Locator *self, gsize p)
{
    while (is_blank(self->text[p]))
        p++;
    return p;
}

static gsize
line_end(const Locator *self, gsize p)
{
    const char *end = memchr(self->text + p, '\n', self->length - p);
    return end == NULL ? self->length : (gsize) (end - self->text);
}

static gsize
next_line(const Locator *self, gsize p)
{
    gsize end = line_end(self, p);
    return end < self->length ? end + 1 : end;
}

/* Past the white space and the ">" of open block quotes at the start of a line. */
static gsize
skip_prefix(const Locator *self, gsize p)
{
    p = skip_blanks(self, p);
    for (int i = 0; i < self->quotes && self->text[p] == '>'; i++)
        p = skip_blanks(self, p + 1);
    return p;
}

/* The first mark at or after `p`: over the ends of lines and what begins the next. */
static gsize
skip_to_mark(const Locator *self, gsize p)
{
    p = p == 0 || self->text[p - 1] == '\n' ? skip_prefix(self, p) : skip_blanks(self, p);
    while (p < self->length && self->text[p] == '\n')
        p = skip_prefix(self, p + 1);
    return p;
}

/* The length of a list item's marker at `p`; 0 when there is none. */
static gsize
marker_length(const Locator *self, gsize p)
{
    gsize end = p;
    if (strchr("-+*", self->text[p]) != NULL && self->text[p] != '\0')
        end = p + 1;
    while (end == p || g_ascii_isdigit(self->text[end - 1])) {
        if (g_ascii_isdigit(self->text[end])) {
            end++;
            continue;
        }
        if (end == p || (self->text[end] != '.' && self->text[end] != ')'))
            return 0;
        end++;
        break;
    }
    char after = self->text[end];
    return is_blank(after) || after == '\n' || after == '\0' ? end - p : 0;
}

static bool
is_rule(const Locator *self, gsize p)
{
    char mark = self->text[p];
    if (mark != '-' && mark != '*' && mark != '_')
        return false;
    int count = 0;
    for (; p < self->length && self->text[p] != '\n'; p++) {
        if (self->text[p] == mark)
            count++;
        else if (!is_blank(self->text[p]))
            return false;
    }
    return count >= 3;
}

static bool
is_fence(const Locator *self, gsize p)
{
    const char *text = self->text + p;
    return strncmp(text, "```", 3) == 0 || strncmp(text, "~~~", 3) == 0;
}

/* Link definitions leave no text behind; a paragraph does not begin there. */
static bool
is_link_definition(const Locator *self, gsize p)
{
    if (self->text[p] != '[')
        return false;
    gsize end = line_end(self, p);
    const char *close = memchr(self->text + p, ']', end - p);
    return close != NULL && close[1] == ':';
}

/* Does the block of `pending` begin at `p`? Then `*end` is where its mark ends. */
static bool
begins_here(const Locator *self, const Pending *pending, gsize p, gsize bound, gsize *end)
{
    *end = p;
    switch (pending->node->kind) {
    case DOC_BLOCK_QUOTE:
        *end = p + 1;
        return self->text[p] == '>';
    case DOC_LIST:
        return marker_length(self, p) > 0;
    case DOC_ITEM:
        *end = p + marker_length(self, p);
        return *end > p;
    case DOC_RULE:
        *end = line_end(self, p);
        return is_rule(self, p);
    case DOC_CODE_BLOCK:
        *end = next_line(self, p);
        return is_fence(self, p);
    default:
        return bound == UNBOUND ? !is_link_definition(self, p)
                                : next_line(self, p) > bound || p >= bound;
    }
}

static gsize
seek(const Locator *self, const Pending *pending, gsize p, gsize bound, gsize *end)
{
    if (pending->is_indented_code)
        return *end = bound == UNBOUND ? p : bound;
    gsize last = MIN(bound, self->length);
    int lines = bound == UNBOUND ? REACH_LINES : G_MAXINT;
    for (p = skip_to_mark(self, p); p < self->length && p <= last && lines > 0; lines--) {
        if (begins_here(self, pending, p, bound, end))
            return p;
        p = skip_to_mark(self, next_line(self, p));
    }
    return *end = bound == UNBOUND ? self->cursor : last;
}

/* Gives every open block its place, now that something in it was seen at `bound`. */
static void
resolve(Locator *self, gsize bound)
{
    gsize p = self->cursor;
    for (guint i = 0; i < self->pending->len; i++) {
        const Pending *pending = &g_array_index(self->pending, Pending, i);
        gsize start = seek(self, pending, p, bound, &p);
        pending->node->place = passage_place(self->passage, start);
        self->quotes += pending->node->kind == DOC_BLOCK_QUOTE;
        if (pending->node->kind == DOC_HEADING)
            self->is_setext = self->text[start] != '#';
        if (pending->node->kind == DOC_CODE_BLOCK)
            self->fence = pending->is_indented_code ? '\0' : self->text[start];
    }
    g_array_set_size(self->pending, 0);
    self->cursor = p;
}

void
locator_open_block(Locator *self, DocNode *node, bool is_indented_code)
{
    Pending pending = {node, is_indented_code};
    g_array_append_val(self->pending, pending);
}

/* Over the closing fence; false when there is none. */
static bool
skip_closing_fence(Locator *self)
{
    gsize p = self->cursor;
    p = p == 0 || self->text[p - 1] == '\n' ? skip_prefix(self, p) : p;
    if (self->fence == '\0')
        return true;
    if (!is_fence(self, p) || self->text[p] != self->fence)
        return false;
    self->cursor = line_end(self, p);
    return true;
}

bool
locator_close_block(Locator *self, const DocNode *node)
{
    if (self->pending->len > 0)
        resolve(self, UNBOUND);
    self->missed = NULL;
    if (node->kind == DOC_BLOCK_QUOTE)
        self->quotes--;
    if (node->kind == DOC_HEADING) {
        if (self->is_setext)
            self->cursor = next_line(self, self->cursor);
        self->cursor = line_end(self, self->cursor);
    }
    return node->kind != DOC_CODE_BLOCK || skip_closing_fence(self);
}

static bool
is_table_underline(const Locator *self, gsize p)
{
    bool has_dash = false, has_pipe = false;
    for (; p < self->length && self->text[p] != '\n'; p++) {
        if (strchr("|-: \t>", self->text[p]) == NULL)
            return false;
        has_dash |= self->text[p] == '-';
        has_pipe |= self->text[p] == '|';
    }
    return has_dash && has_pipe;
}

void
locator_open_table(Locator *self, DocNode *node)
{
    if (self->pending->len > 0)
        resolve(self, UNBOUND);
    gsize p = skip_to_mark(self, self->cursor);
    while (p < self->length && !is_table_underline(self, next_line(self, p)))
        p = skip_to_mark(self, next_line(self, p));
    self->table = p;
    self->row = 0;
    node->place = passage_place(self->passage, p);
}

void
locator_open_row(Locator *self, DocNode *node, int row)
{
    for (int line = row == 0 ? 0 : row + 1; self->row < line; self->row++)
        self->table = next_line(self, self->table);
    self->cursor = row == 0 ? self->table : skip_prefix(self, self->table);
    node->place = passage_place(self->passage, self->cursor);
}

void
locator_open_cell(Locator *self, DocNode *node)
{
    gsize p = self->cursor;
    while (is_blank(self->text[p]) || self->text[p] == '|')
        p++;
    self->cursor = p;
    node->place = passage_place(self->passage, p);
}

static const char *
opening_marks(DocKind kind)
{
    switch (kind) {
    case DOC_LINK:
        return "[<";
    case DOC_IMAGE:
        return "!";
    case DOC_STRIKE:
        return "~";
    case DOC_CODE:
        return "`";
    default:
        return "*_";
    }
}

static gsize
run_length(const Locator *self, gsize p)
{
    gsize end = p;
    while (end < self->length && self->text[end] == self->text[p])
        end++;
    return end - p;
}

static gsize
mark_length(const Locator *self, DocKind kind, gsize p)
{
    if (kind == DOC_STRONG || kind == DOC_IMAGE)
        return 2;
    return kind == DOC_CODE || kind == DOC_STRIKE ? run_length(self, p) : 1;
}

void
locator_open_span(Locator *self, DocNode *node)
{
    if (self->pending->len > 0)
        resolve(self, UNBOUND);
    const char *marks = opening_marks(node->kind);
    gsize end = MIN(self->cursor + REACH_BYTES, self->length);
    gsize p = self->cursor;
    while (p < end && (strchr(marks, self->text[p]) == NULL ||
                       (node->kind == DOC_IMAGE && self->text[p + 1] != '[')))
        p++;
    if (p < end)
        self->cursor = MIN(p + mark_length(self, node->kind, p), self->length);
    self->missed = p < end ? NULL : node;
    node->place = passage_place(self->passage, p < end ? p : self->cursor);
}

/* Over "](...)" or "][...]" at `p`. */
static gsize
skip_link_tail(const Locator *self, gsize p)
{
    if (self->text[p] != ']')
        return p;
    char open = self->text[++p];
    if (open != '(' && open != '[')
        return p;
    char close = open == '(' ? ')' : ']', quote = '\0';
    int depth = 0;
    gsize end = MIN(p + REACH_BYTES, self->length);
    for (gsize i = p; i < end; i++) {
        char c = self->text[i];
        if (c == '\\' && i + 1 < self->length)
            i++;
        else if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (open == '(' && (c == '"' || c == '\'') &&
                 g_ascii_isspace(self->text[i - 1]))
            quote = c;
        else if (c == open)
            depth++;
        else if (c == close && --depth == 0)
            return i + 1;
    }
    return p;
}

void
locator_close_span(Locator *self, const DocNode *node)
{
    gsize p = self->cursor;
    self->missed = NULL;
    switch (node->kind) {
    case DOC_LINK:
    case DOC_IMAGE:
        self->cursor = self->text[p] == '>' ? p + 1 : skip_link_tail(self, p);
        break;
    case DOC_CODE:
        p = skip_to_mark(self, p);
        self->cursor = p + (self->text[p] == '`' ? run_length(self, p) : 0);
        break;
    default:
        if (p < self->length && strchr("*_~", self->text[p]) != NULL)
            self->cursor = MIN(p + mark_length(self, node->kind, p), self->length);
    }
}

DiagPlace
locator_text(Locator *self, gsize offset, gsize length)
{
    if (self->pending->len > 0)
        resolve(self, offset);
    self->cursor = offset + length;
    DiagPlace place = passage_place(self->passage, offset);
    if (self->missed != NULL)
        self->missed->place = place;
    self->missed = NULL;
    return place;
}

void
locator_end_line(Locator *self)
{
    if (self->pending->len > 0)
        resolve(self, UNBOUND);
    self->cursor = next_line(self, self->cursor);
}

DiagPlace
locator_here(Locator *self)
{
    return passage_place(self->passage, self->cursor);
}
