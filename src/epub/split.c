/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/split.h"

#include <string.h>

#include "doc/walk.h"

/* What an escaped character takes more than itself, and the tags of a line of code. */
enum { BYTES_PER_ESCAPE = 4, BYTES_PER_LINE = 40 };

/* Cuts before any block, before h3, before h2. */
enum { RANKS = 3 };

typedef struct {
    const DocNode *node;
    gsize before; /* bytes of the section before it */
} Cut;

typedef struct {
    const Book *book;
    GArray *notes; /* gsize: what each takes, by number */
    gsize max, total, start, largest;
    Cut cuts[RANKS]; /* the last place of each rank */
    GPtrArray *points;
} Splitter;

static gsize
text_weight(const char *text)
{
    gsize bytes = 0;
    for (const char *p = text; p != NULL && *p != '\0'; p++) {
        bool is_escaped = *p == '<' || *p == '>' || *p == '&' || *p == '"';
        bytes += is_escaped ? 1 + BYTES_PER_ESCAPE : *p == '\n' ? BYTES_PER_LINE : 1;
    }
    return bytes;
}

/* What the tags of a node take, as they are written most often. */
static gsize
tag_weight(DocKind kind)
{
    switch (kind) {
    case DOC_TEXT:
        return 0;
    case DOC_PARAGRAPH:
    case DOC_ROW:
    case DOC_ITEM:
    case DOC_SOFT_BREAK:
    case DOC_LINE_BREAK:
        return 12;
    case DOC_SPAN:
    case DOC_CELL:
        return 32;
    case DOC_IMAGE:
    case DOC_CARD:
        return 100;
    case DOC_NOTE_REFERENCE:
    case DOC_FOOTNOTE:
        return 200;
    default:
        return 48;
    }
}

/* Formulas stand in the file as lines and curves, or as MathML. */
static gsize
drawing_weight(const Book *book, const DocNode *node)
{
    guint numbers[] = {node->as.math.asset, node->as.math.tags};
    gsize bytes = 0;
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        const BookAsset *asset =
            numbers[i] > 0 ? g_ptr_array_index(book->assets, numbers[i] - 1) : NULL;
        if (asset != NULL)
            bytes += asset->mathml != NULL ? strlen(asset->mathml)
                                           : g_bytes_get_size(asset->drawn);
    }
    return bytes;
}

static gsize
own_weight(const Book *book, const DocNode *node)
{
    if (node->kind == DOC_MATH || node->kind == DOC_MATH_BLOCK)
        return tag_weight(node->kind) + text_weight(node->text) +
               drawing_weight(book, node);
    bool has_text = node->kind != DOC_CODE_BLOCK || node->first == NULL;
    return tag_weight(node->kind) + (has_text ? text_weight(node->text) : 0) +
           text_weight(node->url) + text_weight(node->title);
}

static gsize
tree_weight(const Book *book, const DocNode *root)
{
    gsize bytes = 0;
    for (const DocNode *node = root; node != NULL;
         node = doc_walk_next(node, root, false))
        bytes += own_weight(book, node);
    return bytes;
}

/* The same with the notes that are called below `root`. */
static gsize
weight(const Splitter *self, const DocNode *root)
{
    gsize bytes = 0;
    for (const DocNode *node = root; node != NULL;
         node = doc_walk_next(node, root, false)) {
        bytes += own_weight(self->book, node);
        int number = node->kind == DOC_NOTE_REFERENCE ? node->as.note.number : 0;
        if (number > 0 && (guint) number < self->notes->len)
            bytes += g_array_index(self->notes, gsize, (guint) number);
    }
    return bytes;
}

static GArray *
weigh_notes(const Book *book, const GPtrArray *notes)
{
    GArray *weights = g_array_sized_new(FALSE, TRUE, sizeof(gsize), notes->len);
    for (guint i = 0; i < notes->len; i++) {
        const DocNode *note = g_ptr_array_index(notes, i);
        gsize bytes = note != NULL ? tree_weight(book, note) : 0;
        g_array_append_val(weights, bytes);
    }
    return weights;
}

static bool
heads_columns(const DocNode *row)
{
    return row->kind == DOC_ROW && row->first != NULL && row->last->as.cell.is_header;
}

static bool
ends_line(const DocNode *code)
{
    const char *text = code->kind == DOC_SPAN ? code->first->text : code->text;
    return g_str_has_suffix(text, "\n");
}

/* -1: no cut, which would part a heading from its text, a line of code from its end or leave
 * a box empty. */
static int
rank_of(const DocNode *node)
{
    const DocNode *before = node->prev;
    if (before == NULL || before->kind == DOC_HEADING || before->kind == DOC_CAPTION ||
        heads_columns(before))
        return -1;
    if (node->parent->kind == DOC_CODE_BLOCK && !ends_line(before))
        return -1;
    int level = node->kind == DOC_HEADING ? node->as.heading.level : 0;
    return level == 2 ? 2 : level == 3 ? 1 : 0;
}

/* The last cut of the highest rank that leaves a fair piece before it; else any. */
static Cut
best_cut(const Splitter *self)
{
    Cut any = {NULL, 0};
    for (int rank = RANKS - 1; rank >= 0; rank--) {
        Cut cut = self->cuts[rank];
        if (cut.node == NULL || cut.before <= self->start)
            continue;
        if (cut.before - self->start >= self->max / 4)
            return cut;
        if (cut.before > any.before)
            any = cut;
    }
    return any;
}

static void
cut_until_it_fits(Splitter *self, gsize own)
{
    while (self->total + own - self->start > self->max) {
        Cut cut = best_cut(self);
        if (cut.node == NULL)
            return;
        self->largest = MAX(self->largest, cut.before - self->start);
        self->start = cut.before;
        g_ptr_array_add(self->points, (gpointer) cut.node);
    }
}

/* A cell that reaches into the rows below cannot be cut. */
static bool
has_long_cells(const DocNode *table)
{
    for (const DocNode *row = table->first; row != NULL; row = row->next)
        for (const DocNode *cell = row->kind == DOC_ROW ? row->first : NULL; cell != NULL;
             cell = cell->next)
            if (cell->as.cell.rows > 1)
                return true;
    return false;
}

static bool
is_entered(const Splitter *self, const DocNode *node, gsize own)
{
    if (own <= self->max / 2 || node->first == NULL)
        return false;
    switch (node->kind) {
    case DOC_DIVISION:
    case DOC_BLOCK_QUOTE:
    case DOC_LIST:
    case DOC_CODE_BLOCK:
        return true;
    case DOC_TABLE:
        return !has_long_cells(node);
    default:
        return false;
    }
}

GPtrArray *
split_points(const Book *book, const DocNode *doc, const GPtrArray *notes,
             gsize max_bytes, gsize *largest)
{
    g_autoptr(GArray) weights = weigh_notes(book, notes);
    Splitter self = {
        .book = book, .notes = weights, .max = max_bytes, .points = g_ptr_array_new()};
    for (const DocNode *node = doc->first; node != NULL;) {
        if (node->kind == DOC_FOOTNOTE) { /* counts where it is called */
            node = doc_walk_next(node, doc, true);
            continue;
        }
        int rank = rank_of(node);
        if (rank >= 0)
            self.cuts[rank] = (Cut){node, self.total};
        gsize own = weight(&self, node);
        bool enters = is_entered(&self, node, own);
        if (!enters)
            cut_until_it_fits(&self, own);
        self.total += enters ? own_weight(book, node) : own;
        node = doc_walk_next(node, doc, !enters);
    }
    *largest = MAX(self.largest, self.total - self.start);
    return self.points;
}
