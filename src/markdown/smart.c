/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/smart.h"

#include <string.h>

#include "doc/walk.h"

#define QUOTATION_BYTES 80 /* how far to look for the end of one */

/* What the text before, in the same paragraph, leaves behind. */
typedef struct {
    gunichar previous; /* a space at the start */
    bool is_in_double, is_in_single;
} State;

static gsize
run_of(const char *p, char c)
{
    gsize length = 0;
    while (p[length] == c)
        length++;
    return length;
}

static bool
opens_after(gunichar c)
{
    return g_unichar_isspace(c) || c == 0x2018 || c == 0x201C ||
           (c < 0x80 && strchr("-/([{<=:|~", (int) c) != NULL) || c == 0x2013 ||
           c == 0x2014 || g_unichar_type(c) == G_UNICODE_OPEN_PUNCTUATION;
}

static bool
closes_before(gunichar c)
{
    return c == 0 || g_unichar_isspace(c) || (c < 0x80 && strchr(".,:;!?)]}>", (int) c));
}

static bool
is_latin(gunichar c)
{
    return g_unichar_isalnum(c) && c < 0x1100;
}

static const char *
double_quote(State *state, gunichar next)
{
    bool is_opening = !state->is_in_double;
    if (opens_after(state->previous))
        is_opening = !closes_before(next) || !state->is_in_double;
    else if (closes_before(next) || is_latin(state->previous))
        is_opening = false;
    state->is_in_double = is_opening;
    return is_opening ? "“" : "”";
}

/* A year without its century, '97: two digits that are no time or date, and nothing near
 * that closes a quotation. */
static bool
is_elision(const char *p)
{
    if (!g_ascii_isdigit(p[1]) || !g_ascii_isdigit(p[2]) || g_ascii_isdigit(p[3]) ||
        (p[3] != '\0' && strchr(":/%", p[3]) != NULL))
        return false;
    for (gsize i = 3; i < QUOTATION_BYTES && p[i] != '\0'; i++)
        if (p[i] == '\'' && !g_ascii_isalpha(p[i + 1]))
            return g_ascii_isspace(p[i - 1]); /* else it closes what began here */
    return true;
}

/* `p` is at the quote. */
static const char *
single_quote(State *state, const char *p)
{
    gunichar next = g_utf8_get_char(p + 1);
    if (is_latin(state->previous) && is_latin(next)) /* don't */
        return "’";
    bool is_opening = !state->is_in_single;
    if (opens_after(state->previous) && is_elision(p))
        return "’";
    if (opens_after(state->previous))
        is_opening = !closes_before(next);
    else if (closes_before(next) || is_latin(state->previous))
        is_opening = false;
    state->is_in_single = is_opening;
    return is_opening ? "‘" : "’";
}

/* "--" of a command's option stays: "--force" is typed as it stands. */
static const char *
dashes(const State *state, const char *p, gsize run)
{
    if (run == 3)
        return "—";
    bool is_option = opens_after(state->previous) && g_ascii_isalpha(p[run]);
    return run == 2 && !is_option ? "–" : NULL;
}

/* What stands for the `*taken` bytes at `p`; NULL: they stay. */
static const char *
replacement(State *state, const char *p, gsize *taken)
{
    bool is_alone = g_unichar_isspace(state->previous) &&
                    (p[1] == ' ' || (p[1] == '\0' && *p != '"'));
    switch (*p) {
    case '-':
        *taken = run_of(p, '-');
        return dashes(state, p, *taken);
    case '.':
        *taken = run_of(p, '.') >= 3 ? 3 : 1;
        return *taken == 3 ? "…" : NULL;
    case '"':
        *taken = 1;
        return is_alone ? NULL : double_quote(state, g_utf8_get_char(p + 1));
    case '\'':
        *taken = 1;
        return is_alone ? NULL : single_quote(state, p);
    default:
        *taken = strcspn(p, "-.\"'");
        return NULL;
    }
}

static void
punctuate(State *state, DocNode *node)
{
    GString *out = g_string_new(NULL);
    for (const char *p = node->text; *p != '\0';) {
        gsize taken = 0;
        const char *better = replacement(state, p, &taken);
        if (better != NULL)
            g_string_append(out, better);
        else
            g_string_append_len(out, p, (gssize) taken);
        state->previous = g_utf8_get_char(g_utf8_prev_char(out->str + out->len));
        p += taken;
    }
    g_free(node->text);
    node->text = g_string_free(out, FALSE);
}

static bool
is_bare_address(const DocNode *node)
{
    const DocNode *link = node->parent;
    return link != NULL && link->kind == DOC_LINK && link->url != NULL &&
           link->first == node && g_str_has_suffix(link->url, node->text);
}

void
smart_punctuate(DocNode *root)
{
    State state = {.previous = ' '};
    for (DocNode *node = root; node != NULL; node = doc_walk_next(node, root, false)) {
        if (doc_kind_is_block(node->kind))
            state = (State){.previous = ' '};
        else if (node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK)
            state.previous = ' ';
        else if (node->kind == DOC_TEXT && !is_bare_address(node))
            punctuate(&state, node);
        else if (node->first == NULL)
            state.previous = 'x';
    }
}
