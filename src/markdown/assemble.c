/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/assemble.h"

#include <string.h>

#include "base/limits.h"
#include "markdown/tidy.h"

/* A node that is open. It enters the tree with its first content. When a block interrupts
 * an inline or a paragraph, `out` becomes NULL, and what follows goes on in a copy. */
typedef struct {
    DocNode *node;    /* as it came; owned until it enters the tree */
    DocNode *out;     /* what stands for it in the tree; NULL: nothing yet */
    DocNode *inner;   /* where content goes: `out`, or an inline carried into it */
    bool is_used;     /* `node` is in the tree */
    bool is_implicit; /* nobody wrote it: it ends when it is in the way */
} Frame;

typedef struct {
    GArray *frames;      /* Frame; the first is the root */
    GByteArray *skipped; /* open nodes beyond LIMIT_NESTING: is it a block? */
    bool is_told;
    Diag *diag;
} Assembly;

static Frame *
frame_at(const Assembly *self, guint index)
{
    return &g_array_index(self->frames, Frame, index);
}

static void
push(Assembly *self, DocNode *node, bool is_implicit)
{
    Frame frame = {.node = node, .is_implicit = is_implicit};
    g_array_append_val(self->frames, frame);
}

/* The innermost open block; with `holds_blocks` the innermost that holds blocks. */
static guint
find_block(const Assembly *self, bool holds_blocks)
{
    guint index = self->frames->len - 1;
    for (;; index--) {
        DocKind kind = frame_at(self, index)->node->kind;
        if (holds_blocks ? doc_kind_holds_blocks(kind) : doc_kind_is_block(kind))
            return index;
    }
}

/* A copy of `node` without children and id, in which it goes on after an interruption. */
static DocNode *
continuation(const DocNode *node, DiagPlace place)
{
    DocNode *copy = doc_node_new(node->kind, place);
    copy->as = node->as;
    copy->classes = g_strdup(node->classes);
    copy->language = g_strdup(node->language);
    copy->url = g_strdup(node->url);
    copy->title = g_strdup(node->title);
    return copy;
}

/* What stands for the frame from here on: its node, once that is in the tree a copy. */
static DocNode *
instance(Frame *frame, DiagPlace place)
{
    DocNode *node = frame->is_used ? continuation(frame->node, place) : frame->node;
    frame->is_used = true;
    return node;
}

/* "<b><p>": the paragraph is bold. Inlines that are open outside of the block of inlines at
 * `index` go on within it. */
static void
carry(const Assembly *self, guint index, DiagPlace place)
{
    Frame *block = frame_at(self, index);
    for (guint i = 0; i < index; i++) {
        Frame *frame = frame_at(self, i);
        if (doc_kind_is_block(frame->node->kind))
            continue;
        DocNode *node = instance(frame, place);
        doc_node_append(block->inner, node);
        block->inner = node;
    }
}

static void
enter(const Assembly *self, guint index, DocNode *parent, DiagPlace place)
{
    Frame *frame = frame_at(self, index);
    if (frame->out != NULL)
        return;
    frame->out = frame->inner = instance(frame, place);
    doc_node_append(parent, frame->out);
    DocKind kind = frame->node->kind;
    if (doc_kind_is_block(kind) && doc_kind_holds_inlines(kind))
        carry(self, index, place);
}

/* Puts every open node into the tree. */
static DocNode *
enter_all(const Assembly *self, DiagPlace place)
{
    DocNode *parent = frame_at(self, find_block(self, true))->out;
    for (guint i = find_block(self, false); i < self->frames->len; i++) {
        enter(self, i, parent, place);
        parent = frame_at(self, i)->inner;
    }
    return parent;
}

/* A block is about to begin: no paragraph or inline that is open may take it. */
static void
interrupt(const Assembly *self)
{
    for (guint index = self->frames->len - 1;; index--) {
        Frame *frame = frame_at(self, index);
        if (doc_kind_holds_blocks(frame->node->kind))
            return;
        if (frame->out != NULL && doc_kind_is_block(frame->node->kind))
            tidy_trim(frame->out);
        frame->out = NULL;
    }
}

static void
pop(Assembly *self)
{
    guint index = self->frames->len - 1;
    Frame *frame = frame_at(self, index);
    DocNode *node = frame->node;
    bool is_block = doc_kind_is_block(node->kind);
    if (!frame->is_used &&
        (node->id != NULL || (is_block && node->kind != DOC_PARAGRAPH)))
        enter_all(self, node->place);
    if (!frame->is_used)
        doc_node_free(node);
    else if (frame->out != NULL && is_block && doc_kind_holds_inlines(node->kind))
        tidy_trim(frame->out);
    g_array_set_size(self->frames, index);
}

/* What a block of this kind must stand in; DOC_DOCUMENT: wherever blocks stand. */
static DocKind
wanted_parent(DocKind kind)
{
    switch (kind) {
    case DOC_ITEM:
        return DOC_LIST;
    case DOC_ROW:
        return DOC_TABLE;
    case DOC_CELL:
        return DOC_ROW;
    case DOC_TERM:
    case DOC_DEFINITION:
        return DOC_DEFINITIONS;
    default:
        return DOC_DOCUMENT;
    }
}

/* The only children that a block of this kind has; DOC_DOCUMENT: any. */
static DocKind
wanted_child(DocKind kind)
{
    switch (kind) {
    case DOC_LIST:
        return DOC_ITEM;
    case DOC_TABLE:
        return DOC_ROW;
    case DOC_ROW:
        return DOC_CELL;
    case DOC_DEFINITIONS:
        return DOC_DEFINITION;
    default:
        return DOC_DOCUMENT;
    }
}

static bool
accepts(DocKind parent, DocKind kind)
{
    if (kind == DOC_CAPTION && parent == DOC_TABLE)
        return true;
    DocKind wanted = wanted_parent(kind);
    return wanted != DOC_DOCUMENT ? parent == wanted
                                  : wanted_child(parent) == DOC_DOCUMENT;
}

static void
push_implicit(Assembly *self, DocKind kind, DiagPlace place)
{
    DocNode *parent = frame_at(self, find_block(self, true))->out;
    DocNode *node = doc_node_new(kind, place);
    node->as.list.is_tight = kind == DOC_LIST;
    push(self, node, true);
    enter(self, self->frames->len - 1, parent, place);
}

/* Makes the innermost block one that accepts `kind`: ends what nobody wrote, begins what
 * nobody wrote but HTML means ("<li>" alone, text in "<table>"). */
static void
prepare(Assembly *self, DocKind kind, DiagPlace place)
{
    while (frame_at(self, self->frames->len - 1)->is_implicit &&
           !accepts(frame_at(self, self->frames->len - 1)->node->kind, kind))
        pop(self);
    while (!accepts(frame_at(self, find_block(self, true))->node->kind, kind)) {
        DocKind holder = frame_at(self, find_block(self, true))->node->kind;
        DocKind missing = wanted_parent(kind);
        if (missing == DOC_DOCUMENT || !accepts(holder, missing))
            missing = wanted_child(holder);
        if (missing == DOC_DOCUMENT) /* a cell where there is not even a table */
            missing = DOC_TABLE;
        push_implicit(self, missing, place);
    }
}

static void
open_block(Assembly *self, DocNode *node)
{
    interrupt(self);
    prepare(self, node->kind, node->place);
    DocNode *parent = frame_at(self, find_block(self, true))->out;
    if (node->kind == DOC_CAPTION && parent->kind != DOC_FIGURE &&
        parent->kind != DOC_TABLE)
        node->kind = DOC_PARAGRAPH;
    push(self, node, false);
    if (doc_kind_holds_blocks(node->kind))
        enter(self, self->frames->len - 1, parent, node->place);
}

/* Sees to it that a paragraph or its like is open. */
static void
begin_inlines(Assembly *self, DiagPlace place)
{
    if (!doc_kind_holds_blocks(frame_at(self, find_block(self, false))->node->kind))
        return;
    prepare(self, DOC_PARAGRAPH, place);
    push(self, doc_node_new(DOC_PARAGRAPH, place), true);
}

static bool
is_break(const DocNode *node)
{
    return node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK;
}

static void
add_inline(Assembly *self, DocNode *leaf)
{
    const Frame *frame = frame_at(self, find_block(self, false));
    bool is_first = doc_kind_holds_blocks(frame->node->kind) || frame->out == NULL ||
                    frame->out->first == NULL;
    if (is_first && tidy_is_space(leaf)) {
        doc_node_free(leaf);
        return;
    }
    begin_inlines(self, leaf->place);
    if (is_first && leaf->kind == DOC_TEXT)
        g_strchug(leaf->text);
    DocNode *parent = enter_all(self, leaf->place);
    if (is_break(leaf) && parent->last != NULL && is_break(parent->last) &&
        !leaf->as.line_break.is_hard)
        doc_node_free(leaf); /* the line end behind a "<br>" */
    else
        doc_node_append(parent, leaf);
}

/* A link in a link leads nowhere else than the link it is in. */
static void
unlink_inner(const Assembly *self, DocNode *node)
{
    if (node->kind != DOC_LINK)
        return;
    for (guint i = 0; i < self->frames->len; i++)
        if (frame_at(self, i)->node->kind == DOC_LINK)
            node->kind = DOC_SPAN;
}

static void
add_leaf(Assembly *self, DocNode *leaf)
{
    unlink_inner(self, leaf);
    if (!doc_kind_is_block(leaf->kind)) {
        add_inline(self, leaf);
        return;
    }
    interrupt(self);
    prepare(self, leaf->kind, leaf->place);
    doc_node_append(frame_at(self, find_block(self, true))->out, leaf);
}

static void
skip(Assembly *self, DocNode *node)
{
    if (!self->is_told)
        diag_add(self->diag, DIAG_WARNING, node->place, "nesting-limit",
                 "more than %d elements stand one in the other; the inner ones are taken "
                 "as plain text; write it flatter",
                 LIMIT_NESTING);
    self->is_told = true;
    guint8 is_block = doc_kind_is_block(node->kind);
    g_byte_array_append(self->skipped, &is_block, 1);
    if (is_block)
        interrupt(self);
    doc_node_free(node);
}

static void
open_node(Assembly *self, DocNode *node)
{
    unlink_inner(self, node);
    if (self->skipped->len > 0 || self->frames->len >= LIMIT_NESTING) {
        skip(self, node);
    } else if (doc_kind_is_block(node->kind)) {
        open_block(self, node);
    } else {
        begin_inlines(self, node->place);
        push(self, node, false);
    }
}

static void
close_node(Assembly *self)
{
    guint skipped = self->skipped->len;
    if (skipped > 0) {
        if (self->skipped->data[skipped - 1])
            interrupt(self);
        g_byte_array_set_size(self->skipped, skipped - 1);
        return;
    }
    while (frame_at(self, self->frames->len - 1)->is_implicit)
        pop(self);
    pop(self);
}

void
assemble(GArray *tokens, DocNode *root, Diag *diag)
{
    g_autoptr(GArray) frames = g_array_new(FALSE, FALSE, sizeof(Frame));
    g_autoptr(GByteArray) skipped = g_byte_array_new();
    Assembly self = {.frames = frames, .skipped = skipped, .diag = diag};
    Frame frame = {.node = root, .out = root, .inner = root, .is_used = true};
    g_array_append_val(frames, frame);
    for (guint i = 0; i < tokens->len; i++) {
        Token *token = token_at(tokens, i);
        DocNode *node = g_steal_pointer(&token->node);
        if (token->kind == TOKEN_OPEN)
            open_node(&self, node);
        else if (token->kind == TOKEN_CLOSE)
            close_node(&self);
        else if (node != NULL)
            add_leaf(&self, node);
    }
    while (frames->len > 1)
        pop(&self);
    tidy_tree(root);
}
