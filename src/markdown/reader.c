/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/reader.h"

#include <string.h>

#include "base/limits.h"
#include "markdown/fence.h"
#include "markdown/hole.h"
#include "markdown/locate.h"
#include "markdown/run.h"
#include "markdown/tag.h"

struct Reader {
    Passage *passage;
    Mask *mask;
    const MarkdownOptions *options;
    GPtrArray *holes; /* DocNode *, NULL where taken; may be NULL */
    Diag *diag;
    GArray *tokens; /* Token */
    Locator *locator;
    GPtrArray *open; /* DocNode *, lent: blocks and spans that have not ended */
    Run run;
    guint island;    /* the next one */
    int images;      /* open images: their text is an alternative text */
    int tables;      /* open tables */
    bool is_in_html; /* in a block of raw HTML */
    Passage *html;   /* raw HTML not yet scanned; NULL when there is none */
    TagScanner *scanner;
    bool is_full; /* LIMIT_DOC_NODES was hit */
};

Reader *
reader_new(Passage *passage, Mask *mask, const MarkdownOptions *options, GPtrArray *holes,
           Diag *diag)
{
    Reader *self = g_new0(Reader, 1);
    self->passage = passage;
    self->mask = mask;
    self->options = options;
    self->holes = holes;
    self->diag = diag;
    self->tokens = token_array_new();
    self->locator = locator_new(passage, mask->seen);
    self->open = g_ptr_array_new();
    self->scanner = tag_scanner_new(self->tokens, diag);
    run_init(&self->run);
    return self;
}

void
reader_free(Reader *self)
{
    if (self == NULL)
        return;
    g_clear_pointer(&self->tokens, g_array_unref);
    locator_free(self->locator);
    g_ptr_array_unref(self->open);
    tag_scanner_free(self->scanner);
    passage_free(self->html);
    run_clear(&self->run);
    g_free(self);
}

static void
flush_html(Reader *self)
{
    if (self->html == NULL)
        return;
    tag_scan(self->scanner, self->html);
    g_clear_pointer(&self->html, passage_free);
}

/* Ends the run of characters: what follows is no text. */
static void
flush(Reader *self)
{
    flush_html(self);
    if (self->run.text->len == 0)
        return;
    DocNode *text = doc_node_new(DOC_TEXT, self->run.place);
    text->text = run_take(&self->run);
    token_add(self->tokens, TOKEN_LEAF, text, text->place);
}

GArray *
reader_take(Reader *self)
{
    flush(self);
    return hole_split_raw(g_steal_pointer(&self->tokens), self->holes);
}

/* Past LIMIT_DOC_NODES only the characters are kept. */
static bool
has_room(Reader *self)
{
    if (self->tokens->len < LIMIT_DOC_NODES)
        return true;
    if (!self->is_full)
        diag_add(
            self->diag, DIAG_ERROR, locator_here(self->locator), "node-limit",
            "the post has more than %d elements; from here on only its text is kept; "
            "split the post",
            LIMIT_DOC_NODES);
    self->is_full = true;
    return false;
}

static void
push(Reader *self, DocNode *node)
{
    bool is_kept = has_room(self);
    if (is_kept)
        token_add(self->tokens, TOKEN_OPEN, node, node->place);
    g_ptr_array_add(self->open, is_kept ? node : NULL);
    if (!is_kept)
        doc_node_free(node);
}

void
reader_open_block(Reader *self, DocNode *node)
{
    flush(self);
    if (node->kind == DOC_TABLE)
        locator_open_table(self->locator, node);
    else if (node->kind == DOC_CELL)
        locator_open_cell(self->locator, node);
    else if (has_room(self))
        locator_open_block(self->locator, node, false);
    self->tables += node->kind == DOC_TABLE;
    push(self, node);
}

void
reader_open_code(Reader *self, DocNode *node, bool is_indented)
{
    flush(self);
    if (has_room(self))
        locator_open_block(self->locator, node, is_indented);
    push(self, node);
}

void
reader_open_row(Reader *self, DocNode *node, int row)
{
    flush(self);
    locator_open_row(self->locator, node, row);
    push(self, node);
}

void
reader_open_span(Reader *self, DocNode *node)
{
    bool is_image = node->kind == DOC_IMAGE;
    if (self->images > 0) {
        self->images += is_image;
        g_ptr_array_add(self->open, NULL);
        locator_open_span(self->locator, node);
        doc_node_free(node);
        return;
    }
    flush(self);
    locator_open_span(self->locator, node);
    self->images += is_image;
    push(self, node);
}

/* Nodes that hold characters take the run as theirs. */
static void
take_characters(Reader *self, DocNode *node)
{
    flush_html(self);
    g_autofree char *text = run_take(&self->run);
    if (node->kind == DOC_CODE_BLOCK && g_str_has_suffix(text, "\n"))
        text[strlen(text) - 1] = '\0';
    if (node->kind != DOC_IMAGE || *text != '\0')
        doc_node_set(&node->text, text);
}

static bool
is_picture(const char *url)
{
    static const char *const extensions[] = {".png", ".jpg", ".jpeg", ".gif", ".webp"};
    g_autofree char *lower = g_ascii_strdown(url, -1);
    for (guint i = 0; i < G_N_ELEMENTS(extensions); i++)
        if (g_str_has_suffix(lower, extensions[i]))
            return true;
    return false;
}

/* "[](address)" shows nothing on the blog; a reader is better served with the address. */
static void
fill_link(Reader *self, DocNode *link)
{
    const Token *last = token_at(self->tokens, self->tokens->len - 1);
    if (self->options->is_strict || last->node != link || *link->url == '\0' ||
        *link->url == '#')
        return;
    diag_add(self->diag, DIAG_NOTE, link->place, "empty-link",
             "a link without text shows nothing; its address stands for it%s",
             is_picture(link->url) ? "; a '!' before it would show the picture" : "");
    token_add(self->tokens, TOKEN_LEAF, doc_node_new_text(link->url, -1, link->place),
              link->place);
}

static void
close_node(Reader *self, DocNode *node)
{
    bool holds_characters =
        node->kind == DOC_CODE || node->kind == DOC_CODE_BLOCK || node->kind == DOC_IMAGE;
    if (holds_characters)
        take_characters(self, node);
    else
        flush(self);
    if (node->kind == DOC_LINK)
        fill_link(self, node);
    if (doc_kind_is_block(node->kind)) {
        tag_scanner_end_block(self->scanner, locator_here(self->locator));
        if (!locator_close_block(self->locator, node))
            fence_tell_unclosed(node, self->diag);
    } else {
        locator_close_span(self->locator, node);
    }
    self->images -= node->kind == DOC_IMAGE;
    self->tables -= node->kind == DOC_TABLE;
    if (holds_characters || node->kind == DOC_RULE)
        token_at(self->tokens, self->tokens->len - 1)->kind = TOKEN_LEAF;
    else
        token_add(self->tokens, TOKEN_CLOSE, NULL, node->place);
}

void
reader_close(Reader *self)
{
    DocNode *node = g_ptr_array_index(self->open, self->open->len - 1);
    g_ptr_array_set_size(self->open, (int) self->open->len - 1);
    if (node != NULL)
        close_node(self, node);
}

void
reader_open_html(Reader *self)
{
    flush(self);
    self->is_in_html = true;
}

void
reader_close_html(Reader *self)
{
    flush(self);
    tag_scanner_end_block(self->scanner, locator_here(self->locator));
    self->is_in_html = false;
}

static bool
is_inside(const Reader *self, const char *text)
{
    return text >= self->mask->seen &&
           text < self->mask->seen + passage_length(self->passage);
}

const char *
reader_original(const Reader *self, const char *text)
{
    if (!is_inside(self, text))
        return text;
    return passage_text(self->passage) + (text - self->mask->seen);
}

static void
add_island(Reader *self, Island *island)
{
    flush(self);
    DiagPlace place = passage_place(self->passage, island->start);
    if (island->element != NULL)
        token_add_tag(self->tokens, island->kind, island->element,
                      g_steal_pointer(&island->attributes), place);
    if (island->node != NULL) {
        island->node->place = place;
        if (island->node->first != NULL)
            island->node->first->place = place;
        token_add(self->tokens, TOKEN_LEAF, g_steal_pointer(&island->node), place);
    }
}

/* A stretch of text without islands, perhaps with holes. */
static void
add_plain(Reader *self, gsize offset, gsize length)
{
    const char *text = passage_text(self->passage) + offset;
    while (length > 0) {
        gsize before = length, taken = 0;
        guint number = 0;
        const char *hole = hole_find(text, length, &number, &taken);
        if (hole != NULL)
            before = (gsize) (hole - text);
        run_add(&self->run, text, before, locator_text(self->locator, offset, before),
                self->diag);
        DocNode *node = hole == NULL ? NULL : hole_take(self->holes, number);
        if (node != NULL) {
            flush(self);
            token_add(self->tokens, TOKEN_LEAF, node, node->place);
        }
        text += before + taken;
        offset += before + taken;
        length -= before + taken;
    }
}

/* The next island that ends after `offset`; NULL when there is none before `end`. */
static Island *
find_island(Reader *self, gsize offset, gsize end)
{
    for (; self->island < self->mask->islands->len; self->island++) {
        Island *island = &g_array_index(self->mask->islands, Island, self->island);
        if (island->start >= end)
            return NULL;
        if (island->end > offset)
            return island;
    }
    return NULL;
}

void
reader_text(Reader *self, const char *text, gsize length)
{
    flush_html(self);
    if (!is_inside(self, text)) {
        run_add(&self->run, text, length, locator_here(self->locator), self->diag);
        return;
    }
    gsize offset = (gsize) (text - self->mask->seen), end = offset + length;
    DiagPlace place = locator_text(self->locator, offset, self->images > 0 ? length : 0);
    if (self->images > 0) {
        run_add(&self->run, reader_original(self, text), length, place, self->diag);
        return;
    }
    for (Island *island; (island = find_island(self, offset, end)) != NULL;) {
        if (island->start > offset)
            add_plain(self, offset, island->start - offset);
        if (island->start >= offset)
            add_island(self, island);
        offset = MIN(island->end, end);
        locator_text(self->locator, offset, 0);
        if (island->end > end)
            return;
        self->island++;
    }
    add_plain(self, offset, end - offset);
}

void
reader_reference(Reader *self, const char *text, gsize length)
{
    flush_html(self);
    gsize offset = (gsize) (text - self->mask->seen);
    run_add_reference(&self->run, text, length,
                      locator_text(self->locator, offset, length), self->diag);
}

void
reader_code(Reader *self, const char *text, gsize length)
{
    flush_html(self);
    if (!is_inside(self, text)) {
        run_add(&self->run, text, length, locator_here(self->locator), self->diag);
        if (length == 1 && *text == '\n')
            locator_end_line(self->locator);
        return;
    }
    gsize offset = (gsize) (text - self->mask->seen);
    DiagPlace place = locator_text(self->locator, offset, length);
    const char *original = reader_original(self, text);
    /* GFM: in a table "\|" is a bar, in code spans too. */
    for (const char *bar;
         self->tables > 0 && length > 1 &&
         (bar = g_strstr_len(original, (gssize) length, "\\|")) != NULL;) {
        run_add(&self->run, original, (gsize) (bar - original), place, self->diag);
        length -= (gsize) (bar - original) + 1;
        original = bar + 1;
    }
    run_add(&self->run, original, length, place, self->diag);
}

/* An island that stands on lines of its own was covered by a one-line HTML block. */
static bool
add_block_island(Reader *self, gsize offset, gsize length)
{
    Island *island = find_island(self, offset, offset + length);
    if (island == NULL)
        return false;
    if (island->start >= offset)
        add_island(self, island);
    return true;
}

void
reader_html(Reader *self, const char *text, gsize length)
{
    DiagPlace place = locator_here(self->locator);
    if (is_inside(self, text)) {
        gsize offset = (gsize) (text - self->mask->seen);
        place = locator_text(self->locator, offset, length);
        if (self->is_in_html && add_block_island(self, offset, length))
            return;
    } else if (length == 1 && *text == '\n') {
        locator_end_line(self->locator);
        if (self->html == NULL)
            return;
    }
    if (self->images > 0)
        return;
    if (self->html == NULL) {
        flush(self);
        self->html = passage_new(place.file);
    }
    passage_add(self->html, reader_original(self, text), length, place);
}

void
reader_break(Reader *self, bool is_hard)
{
    if (self->images > 0) {
        run_add(&self->run, " ", 1, locator_here(self->locator), self->diag);
        locator_end_line(self->locator);
        return;
    }
    flush(self);
    bool is_seen = is_hard || self->options->has_breaks;
    DocNode *node = doc_node_new(is_seen ? DOC_LINE_BREAK : DOC_SOFT_BREAK,
                                 locator_here(self->locator));
    node->as.line_break.is_hard = is_hard;
    locator_end_line(self->locator);
    token_add(self->tokens, TOKEN_LEAF, node, node->place);
}
