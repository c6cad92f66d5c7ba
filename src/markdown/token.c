/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/token.h"

static void
token_clear(gpointer data)
{
    Token *token = data;
    doc_node_free(token->node);
    g_strfreev(token->attributes);
}

GArray *
token_array_new(void)
{
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(Token));
    g_array_set_clear_func(tokens, token_clear);
    return tokens;
}

void
token_add(GArray *tokens, TokenKind kind, DocNode *node, DiagPlace place)
{
    Token token = {.kind = kind, .node = node, .place = place};
    g_array_append_val(tokens, token);
}

void
token_add_tag(GArray *tokens, TokenKind kind, const Element *element, char **attributes,
              DiagPlace place)
{
    Token token = {
        .kind = kind, .element = element, .attributes = attributes, .place = place};
    g_array_append_val(tokens, token);
}
