/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doc/walk.h"

DocNode *
doc_walk_next(const DocNode *self, const DocNode *root, bool skip)
{
    if (!skip && self->first != NULL)
        return self->first;
    while (self != root && self->next == NULL)
        self = self->parent;
    return self == root ? NULL : self->next;
}

static bool
has_own_characters(const DocNode *self)
{
    return self->kind == DOC_TEXT || self->kind == DOC_CODE ||
           self->kind == DOC_CODE_BLOCK || self->kind == DOC_MATH ||
           self->kind == DOC_MATH_BLOCK;
}

static bool
is_break(const DocNode *self)
{
    return self->kind == DOC_SOFT_BREAK || self->kind == DOC_LINE_BREAK ||
           doc_kind_is_block(self->kind);
}

/* Formulas are titled with how they read. */
static const char *
plain_characters(const DocNode *self)
{
    bool is_formula = self->kind == DOC_MATH || self->kind == DOC_MATH_BLOCK;
    return is_formula && self->title != NULL ? self->title : self->text;
}

char *
doc_plain(const DocNode *self)
{
    GString *out = g_string_new(NULL);
    bool wants_space = false;
    for (const DocNode *node = self; node != NULL;) {
        if (is_break(node))
            wants_space = true;
        if (has_own_characters(node)) {
            for (const char *p = plain_characters(node); *p != '\0';
                 p = g_utf8_next_char(p)) {
                gunichar c = g_utf8_get_char(p);
                if (c == ' ' || c == '\n' || c == '\t') {
                    wants_space = true;
                    continue;
                }
                if (wants_space && out->len > 0)
                    g_string_append_c(out, ' ');
                wants_space = false;
                g_string_append_unichar(out, c);
            }
        }
        node = doc_walk_next(node, self, has_own_characters(node));
    }
    return g_string_free(out, FALSE);
}

char *
doc_visible(const DocNode *self)
{
    GString *out = g_string_new(NULL);
    for (const DocNode *node = self; node != NULL;) {
        if (is_break(node) && out->len > 0 && out->str[out->len - 1] != '\n')
            g_string_append_c(out, '\n');
        if (has_own_characters(node))
            g_string_append(out, node->text);
        node = doc_walk_next(node, self, has_own_characters(node));
    }
    return g_string_free(out, FALSE);
}
