/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/skeleton.h"

#include <string.h>

#include "base/limits.h"

typedef struct {
    const char *name;       /* as written; NULL: left out, beyond the limit */
    const Element *element; /* NULL: Markdown's */
} Open;

typedef struct {
    GString *out;
    GArray *open;        /* Open */
    guint depth;         /* of those that are written */
    GHashTable *ignored; /* Element -> start tags left out, whose end tags are due */
    bool is_told;
    Diag *diag;
} Skeleton;

static void
write_start(Skeleton *self, const char *name, guint index)
{
    g_string_append_printf(self->out, "<%s " SKELETON_KEY "=\"%u\">", name, index);
}

static void
push(Skeleton *self, const char *name, const Element *element, guint index)
{
    Open open = {name, element};
    g_array_append_val(self->open, open);
    if (name == NULL)
        return;
    self->depth++;
    write_start(self, name, index);
}

static void
pop(Skeleton *self)
{
    const Open *open = &g_array_index(self->open, Open, self->open->len - 1);
    if (open->name != NULL) {
        self->depth--;
        g_string_append_printf(self->out, "</%s>", open->name);
    }
    g_array_set_size(self->open, self->open->len - 1);
}

static bool
is_too_deep(Skeleton *self, DiagPlace place)
{
    if (self->depth < LIMIT_NESTING)
        return false;
    if (!self->is_told)
        diag_add(self->diag, DIAG_WARNING, place, "nesting-limit",
                 "more than %d elements stand one in the other; the inner ones are taken "
                 "as plain text; write it flatter",
                 LIMIT_NESTING);
    self->is_told = true;
    return true;
}

/* The name under which the HTML parser shall see `element`. It knows the HTML of 1999, and
 * does things of its own to documents, forms and scripts. */
static const char *
name_for(const Element *element)
{
    if (!g_ascii_isalpha(*element->name)) /* of Markdown's own making */
        return "div";
    switch (element->role) {
    case ELEMENT_NODE: /* it ends some inlines where a paragraph begins */
        return doc_kind_is_block(element->kind) ? element->name : "span";
    case ELEMENT_PRE:
        return element->name;
    case ELEMENT_BLOCK:
        return element_groups_rows(element) ? element->name : "div";
    default:
        return "span";
    }
}

/* Where the stack holds the element of an end tag; -1 when it is not open. */
static int
find_open(const Skeleton *self, const Element *element)
{
    for (int i = (int) self->open->len - 1; i >= 0; i--) {
        const Open *open = &g_array_index(self->open, Open, i);
        if (open->element == NULL)
            return -1;
        if (open->element == element)
            return i;
    }
    return -1;
}

static void
end_element(Skeleton *self, const Element *element)
{
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(self->ignored, element));
    if (count > 0) {
        g_hash_table_insert(self->ignored, (gpointer) element,
                            GUINT_TO_POINTER(count - 1));
        return;
    }
    int index = find_open(self, element);
    if (index < 0)
        return;
    while ((int) self->open->len > index)
        pop(self);
}

/* Markdown's own. Blocks of inlines do not nest, so one more level is no danger. */
static void
open_markdown(Skeleton *self, const Token *token, guint index)
{
    const DocNode *node = token->node;
    if (node->kind == DOC_LINK)
        end_element(self, element_lookup("a", 1)); /* no link in a link */
    bool is_leafy = doc_kind_is_block(node->kind) && doc_kind_holds_inlines(node->kind);
    bool is_written = is_leafy || !is_too_deep(self, node->place);
    push(self, is_written ? doc_node_element(node) : NULL, NULL, index);
}

static void
start_tag(Skeleton *self, const Token *token, guint index)
{
    const Element *element = token->element;
    if (element->is_void) {
        write_start(self, "img", index);
        return;
    }
    if (element->kind == DOC_LINK && element->role == ELEMENT_NODE)
        end_element(self, element);
    if (strcmp(element->name, "rt") == 0 || strcmp(element->name, "rp") == 0)
        while (self->open->len > 0) { /* one ends the other (HTML, "optional tags") */
            const Open *last = &g_array_index(self->open, Open, self->open->len - 1);
            if (last->element == NULL || last->element->name[0] != 'r' ||
                strlen(last->element->name) != 2)
                break;
            pop(self);
        }
    if (!is_too_deep(self, token->place)) {
        g_hash_table_remove_all(self->ignored);
        push(self, name_for(element), element, index);
        return;
    }
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(self->ignored, element));
    g_hash_table_insert(self->ignored, (gpointer) element, GUINT_TO_POINTER(count + 1));
}

static void
close_markdown(Skeleton *self)
{
    while (g_array_index(self->open, Open, self->open->len - 1).element != NULL)
        pop(self);
    pop(self);
}

GString *
skeleton_write(GArray *tokens, Diag *diag)
{
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(Open));
    g_autoptr(GHashTable) ignored = g_hash_table_new(NULL, NULL);
    Skeleton self = {.out = g_string_new("<html><body>"),
                     .open = open,
                     .ignored = ignored,
                     .diag = diag};
    for (guint i = 0; i < tokens->len; i++) {
        const Token *token = token_at(tokens, i);
        switch (token->kind) {
        case TOKEN_OPEN:
            open_markdown(&self, token, i);
            break;
        case TOKEN_CLOSE:
            close_markdown(&self);
            break;
        case TOKEN_LEAF:
        case TOKEN_RAW_TEXT:
            write_start(&self, doc_kind_is_block(token->node->kind) ? "hr" : "img", i);
            break;
        case TOKEN_START_TAG:
            start_tag(&self, token, i);
            break;
        case TOKEN_END_TAG:
            end_element(&self, token->element);
            break;
        }
    }
    while (open->len > 0)
        pop(&self);
    g_string_append(self.out, "</body></html>");
    return self.out;
}
