/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/hole.h"

#include <stdbool.h>
#include <string.h>

#define HOLE_START "\xEE\x80\x80" /* U+E000 */
#define HOLE_END "\xEE\x80\x81"   /* U+E001 */

const char *
hole_find(const char *text, gsize length, guint *number, gsize *taken)
{
    const char *end = text + length;
    for (const char *p = text; (p = memchr(p, '\xEE', (gsize) (end - p))) != NULL; p++) {
        if (end - p < 7 || memcmp(p, HOLE_START, 3) != 0)
            continue;
        guint value = 0;
        const char *digit = p + 3;
        while (digit < end && g_ascii_isdigit(*digit) && value < 100000000)
            value = value * 10 + (guint) (*digit++ - '0');
        if (digit == p + 3 || end - digit < 3 || memcmp(digit, HOLE_END, 3) != 0)
            continue;
        *number = value;
        *taken = (gsize) (digit + 3 - p);
        return p;
    }
    return NULL;
}

DocNode *
hole_take(GPtrArray *holes, guint number)
{
    if (holes == NULL || number >= holes->len)
        return NULL;
    return g_steal_pointer(&g_ptr_array_index(holes, number));
}

static bool
is_any_left(const GPtrArray *holes)
{
    for (guint i = 0; holes != NULL && i < holes->len; i++)
        if (g_ptr_array_index(holes, i) != NULL)
            return true;
    return false;
}

static bool
is_code(const Token *token)
{
    return token->element != NULL &&
           (token->element->role == ELEMENT_PRE || token->element->role == ELEMENT_CODE);
}

/* Where what stands `length` bytes behind `place` in `text` stands. */
static DiagPlace
place_behind(DiagPlace place, const char *text, gsize length)
{
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        place.column = *p == '\n' ? 1 : place.column + 1;
        place.line += *p == '\n';
    }
    return place;
}

static void
add_raw(GArray *tokens, const char *text, gsize length, DiagPlace place)
{
    if (length > 0)
        token_add(tokens, TOKEN_RAW_TEXT, doc_node_new_text(text, (gssize) length, place),
                  place);
}

/* Adds the raw text of `token`, parted at its holes. */
static void
split(GArray *out, const Token *token, GPtrArray *holes)
{
    DiagPlace place = token->place;
    const char *text = token->node->text;
    gsize length = strlen(text), taken = 0;
    guint number = 0;
    const char *start = text;
    for (const char *hole; (hole = hole_find(text, length, &number, &taken)) != NULL;) {
        DocNode *node = hole_take(holes, number);
        gsize before = (gsize) (hole - text);
        if (node != NULL) {
            add_raw(out, start, (gsize) (hole - start), place);
            place = place_behind(place, start, (gsize) (hole + taken - start));
            token_add(out, TOKEN_LEAF, node, node->place);
            start = hole + taken;
        }
        text = hole + taken;
        length -= before + taken;
    }
    add_raw(out, start, strlen(start), place);
}

GArray *
hole_split_raw(GArray *tokens, GPtrArray *holes)
{
    if (!is_any_left(holes))
        return tokens;
    GArray *out = token_array_new();
    int code = 0;
    for (guint i = 0; i < tokens->len; i++) {
        Token *token = token_at(tokens, i);
        guint number;
        gsize taken;
        if (is_code(token))
            code = MAX(0, code + (token->kind == TOKEN_START_TAG ? 1 : -1));
        bool has_hole = token->kind == TOKEN_RAW_TEXT && code == 0 &&
                        hole_find(token->node->text, strlen(token->node->text), &number,
                                  &taken) != NULL;
        if (has_hole) {
            split(out, token, holes);
            continue;
        }
        g_array_append_val(out, *token);
        *token = (Token){.kind = TOKEN_LEAF};
    }
    g_array_unref(tokens);
    return out;
}
