/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/brace.h"

#include <string.h>

/* Longer runs of backticks are no code span: each length is looked for once at most. */
#define MAX_TICKS 16

typedef struct {
    const char *text;
    gsize start, end;
    const BraceRules *rules;
    GArray *braces; /* Brace */
    /* For each length of backtick run: from its last failure to here there is no closer. */
    gsize no_closer[MAX_TICKS + 1];
    gsize paragraph;      /* the end of the paragraph looked at last */
    GHashTable *unclosed; /* names of literal tags that have no end any more */
} Scan;

static void
brace_clear(gpointer data)
{
    g_free(((Brace *) data)->name);
}

/* ---- one brace ----------------------------------------------------------------------- */

static bool
read_brace(const Scan *self, gsize at, Brace *brace)
{
    return strchr(self->rules->starts, self->text[at]) != NULL &&
           self->rules->read(self->text, at, self->end, brace);
}

/* ---- literal bodies ------------------------------------------------------------------- */

static bool
may_stand_alone(const Scan *self, const char *name)
{
    return self->rules->lone != NULL && g_strv_contains(self->rules->lone, name);
}

/* The tag that ends `name`, at or after `at`, whatever lies between. */
static bool
find_literal_end(const Scan *self, gsize at, const char *name, Brace *brace)
{
    g_autofree char *wanted =
        g_strconcat("end", self->rules->has_bare_end ? NULL : name, NULL);
    bool is_lone = may_stand_alone(self, name);
    for (; at < self->end; at++) {
        if (!read_brace(self, at, brace))
            continue;
        if (brace->kind == BRACE_TAG && strcmp(brace->name, wanted) == 0)
            return true;
        bool is_other =
            is_lone && brace->kind == BRACE_TAG && strcmp(brace->name, name) == 0;
        brace_clear(brace);
        if (is_other)
            return false;
    }
    return false;
}

/* Adds `brace` (taken) and, when its body is literal, its end too. Returns where to go on. */
static gsize
add_brace(Scan *self, Brace brace)
{
    guint index = self->braces->len;
    g_array_append_val(self->braces, brace);
    bool is_literal = brace.kind == BRACE_TAG &&
                      g_strv_contains(self->rules->literal, brace.name) &&
                      !g_hash_table_contains(self->unclosed, brace.name);
    if (!is_literal)
        return brace.end;
    Brace close;
    if (!find_literal_end(self, brace.end, brace.name, &close)) {
        if (!may_stand_alone(self, brace.name))
            g_hash_table_add(self->unclosed, g_strdup(brace.name));
        return brace.end;
    }
    close.is_in_code = brace.is_in_code;
    g_array_index(self->braces, Brace, index).match = (int) index + 1;
    g_array_append_val(self->braces, close);
    return close.end;
}

/* ---- code ----------------------------------------------------------------------------- */

static void
scan_code_region(Scan *self, gsize at, gsize end)
{
    while (at < end) {
        Brace brace;
        if (!read_brace(self, at, &brace)) {
            at++;
            continue;
        }
        brace.is_in_code = true;
        bool is_raw = brace.kind == BRACE_TAG && strcmp(brace.name, "raw") == 0;
        if (is_raw || brace.kind == BRACE_ESCAPED || self->rules->reads_code) {
            at = add_brace(self, brace);
        } else {
            brace_clear(&brace);
            at++;
        }
    }
}

/* Looks for braces in the code [at, end), as if nothing came after it. */
static void
scan_code(Scan *self, gsize at, gsize end)
{
    gsize length = end - at;
    bool may_hold = false;
    for (const char *start = self->rules->starts; *start != '\0' && !may_hold; start++)
        may_hold = memchr(self->text + at, *start, length) != NULL;
    if (!may_hold)
        return;
    Scan region = *self;
    region.end = end;
    region.unclosed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    scan_code_region(&region, at, end);
    g_hash_table_unref(region.unclosed);
}

static gsize
line_end(const Scan *self, gsize at)
{
    const char *newline = memchr(self->text + at, '\n', self->end - at);
    return newline != NULL ? (gsize) (newline - self->text) + 1 : self->end;
}

/* Over blanks, quote marks and list marks at the start of a line. */
static gsize
skip_containers(const Scan *self, gsize at)
{
    const char *text = self->text;
    for (;;) {
        while (at < self->end && (text[at] == ' ' || text[at] == '\t' || text[at] == '>'))
            at++;
        gsize mark = at;
        while (mark < self->end && g_ascii_isdigit(text[mark]) && mark - at < 9)
            mark++;
        bool is_numbered = mark > at && (text[mark] == '.' || text[mark] == ')');
        bool is_bullet =
            mark == at && mark < self->end && strchr("-+*", text[mark]) != NULL;
        if (!(is_numbered || is_bullet) || mark + 1 >= self->end ||
            (text[mark + 1] != ' ' && text[mark + 1] != '\t'))
            return at;
        at = mark + 1;
    }
}

static gsize
run_length(const Scan *self, gsize at)
{
    gsize length = 1;
    while (at + length < self->end && self->text[at + length] == self->text[at])
        length++;
    return length;
}

/* The length of the fence that opens at `at`; 0 when none does. */
static gsize
fence_length(const Scan *self, gsize at)
{
    if (at >= self->end || (self->text[at] != '`' && self->text[at] != '~'))
        return 0;
    gsize length = run_length(self, at);
    gsize end = line_end(self, at);
    bool has_ticks = self->text[at] == '`' &&
                     memchr(self->text + at + length, '`', end - at - length) != NULL;
    return length >= 3 && !has_ticks ? length : 0;
}

/* Passes over the fenced block whose fence stands at `fence`. */
static gsize
scan_fence(Scan *self, gsize fence, gsize length)
{
    gsize body = line_end(self, fence), at = body;
    while (at < self->end) {
        gsize mark = skip_containers(self, at);
        bool is_close = mark < self->end && self->text[mark] == self->text[fence] &&
                        run_length(self, mark) >= length;
        gsize after = is_close ? mark + run_length(self, mark) : at;
        while (is_close && after < self->end && strchr(" \t", self->text[after]) != NULL)
            after++;
        if (is_close && (after >= self->end || self->text[after] == '\n')) {
            scan_code(self, body, at);
            return line_end(self, at);
        }
        at = line_end(self, at);
    }
    scan_code(self, body, self->end);
    return self->end;
}

/* Where the paragraph that holds `at` ends: at a blank line. */
static gsize
paragraph_end(Scan *self, gsize at)
{
    if (at < self->paragraph)
        return self->paragraph;
    const char *blank = memmem(self->text + at, self->end - at, "\n\n", 2);
    self->paragraph = blank != NULL ? (gsize) (blank - self->text) : self->end;
    return self->paragraph;
}

/* Passes over the code span that begins at `at`, or over its backticks when it is none. */
static gsize
scan_span(Scan *self, gsize at)
{
    gsize length = run_length(self, at);
    if (length > MAX_TICKS || at < self->no_closer[length])
        return at + length;
    gsize limit = paragraph_end(self, at);
    for (gsize i = at + length; i < limit;) {
        if (self->text[i] != '`') {
            i++;
            continue;
        }
        gsize run = run_length(self, i);
        if (run == length) {
            scan_code(self, at + length, i);
            return i + run;
        }
        i += run;
    }
    self->no_closer[length] = limit;
    return at + length;
}

/* ---- the text ------------------------------------------------------------------------- */

static gsize
scan_at(Scan *self, gsize at)
{
    Brace brace;
    if (self->text[at] == '`')
        return scan_span(self, at);
    if (self->text[at] == '\\')
        return at + 1 < self->end && self->text[at + 1] == '`' ? at + 2 : at + 1;
    return read_brace(self, at, &brace) ? add_brace(self, brace) : at + 1;
}

/* Gives each opening tag the end that belongs to it: the nearest one not yet taken. */
static void
match_ends(GArray *braces, bool has_bare_end)
{
    g_autoptr(GHashTable) open = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                                       (GDestroyNotify) g_array_unref);
    for (guint i = 0; i < braces->len; i++) {
        const Brace *brace = &g_array_index(braces, Brace, i);
        if (brace->match >= 0)
            i = (guint) brace->match; /* literal: matched already */
        if (brace->kind != BRACE_TAG || brace->match >= 0 || brace->is_in_code)
            continue;
        bool is_end = g_str_has_prefix(brace->name, "end");
        const char *key = has_bare_end ? "" : brace->name + (is_end ? 3 : 0);
        GArray *stack = g_hash_table_lookup(open, key);
        if (is_end && stack != NULL && stack->len > 0) {
            guint opener = g_array_index(stack, guint, stack->len - 1);
            g_array_index(braces, Brace, opener).match = (int) i;
            g_array_set_size(stack, stack->len - 1);
        } else if (!is_end) {
            if (stack == NULL)
                g_hash_table_insert(open, (gpointer) key,
                                    stack = g_array_new(FALSE, FALSE, sizeof(guint)));
            g_array_append_val(stack, i);
        }
    }
}

GArray *
brace_scan(const char *text, gsize start, gsize end, const BraceRules *rules)
{
    Scan scan = {.text = text, .start = start, .end = end, .rules = rules};
    scan.braces = g_array_new(FALSE, TRUE, sizeof(Brace));
    g_array_set_clear_func(scan.braces, brace_clear);
    scan.unclosed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (gsize at = start; at < end;) {
        bool is_line_start = at == start || text[at - 1] == '\n';
        gsize mark = is_line_start ? skip_containers(&scan, at) : at;
        gsize fence = is_line_start ? fence_length(&scan, mark) : 0;
        at = fence > 0    ? scan_fence(&scan, mark, fence)
             : mark < end ? scan_at(&scan, mark)
                          : end;
    }
    g_hash_table_unref(scan.unclosed);
    match_ends(scan.braces, rules->has_bare_end);
    return scan.braces;
}

/* ---- words ---------------------------------------------------------------------------- */

GPtrArray *
brace_words(const char *text, gsize length, const char *quotes)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) word = g_string_new(NULL);
    char quote = '\0';
    for (gsize i = 0; i < length; i++) {
        char c = text[i];
        if (quote != '\0' && quote != '`' && c == '\\' && i + 1 < length) {
            g_string_append_c(word, text[++i]);
        } else if (quote != '\0' ? c == quote : c != '\0' && strchr(quotes, c) != NULL) {
            quote = quote != '\0' ? '\0' : c;
        } else if (quote == '\0' && g_ascii_isspace(c)) {
            if (word->len > 0)
                g_ptr_array_add(words, g_strdup(word->str));
            g_string_truncate(word, 0);
        } else {
            g_string_append_c(word, c);
        }
    }
    if (word->len > 0)
        g_ptr_array_add(words, g_strdup(word->str));
    return words;
}
