/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/chapter.h"

#include <string.h>

#include "base/text.h"
#include "book/words.h"
#include "doc/walk.h"

#define LONG_TITLE 45 /* ems */

void
book_section_free(BookSection *self)
{
    if (self == NULL)
        return;
    g_free(self->id);
    g_free(self->label);
    g_free(self->title);
    g_free(self->url);
    doc_node_free(self->doc);
    g_free(self);
}

/* Those nodes of `doc` that are among `lists`. */
static GPtrArray *
find_lists(DocNode *doc, GHashTable *lists)
{
    GPtrArray *found = g_ptr_array_new();
    for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        if (g_hash_table_contains(lists, node))
            g_ptr_array_add(found, node);
    return found;
}

static bool
is_rule(const DocNode *node)
{
    return node != NULL && node->kind == DOC_RULE;
}

/* Takes `node` out, with a box that it leaves empty and one of two rules that would meet. */
static void
drop(DocNode *node, const DocNode *root)
{
    while (node->parent != root && node->parent->first == node->parent->last)
        node = node->parent;
    DocNode *before = node->prev, *after = node->next;
    if (is_rule(after) && (before == NULL || is_rule(before)))
        doc_node_free(after);
    else if (is_rule(before) && after == NULL)
        doc_node_free(before);
    doc_node_free(node);
}

static void
drop_lists(DocNode *doc, GHashTable *lists, Diag *diag)
{
    g_autoptr(GPtrArray) found = find_lists(doc, lists);
    for (guint i = 0; i < found->len; i++) {
        DocNode *list = g_ptr_array_index(found, i);
        diag_add(diag, DIAG_NOTE, list->place, "series-nav-dropped",
                 "what only leads to other parts is left out: the contents have it; "
                 "'series-nav: keep' in book.yaml keeps it");
        drop(list, doc);
    }
}

static char *
label_of(const Book *book, const Series *series, const SeriesPart *part)
{
    if (part->label != NULL)
        return g_strdup(part->label);
    if (series->parts->len < 2 || part->number == NULL || *part->number == '\0')
        return NULL;
    return book_word_chapter(book->language, part->number);
}

BookSection *
book_chapter_new(const Book *book, const Catalogue *catalogue, const Series *series,
                 const SeriesPart *part, guint number, GHashTable *lists, Diag *diag)
{
    BookSection *self = g_new0(BookSection, 1);
    self->kind = BOOK_CHAPTER;
    self->id = g_strdup_printf("chapter-%02u", number);
    self->label = label_of(book, series, part);
    self->title = g_strdup(
        part->title != NULL && *part->title != '\0' ? part->title : part->post->title);
    self->post = part->post;
    self->url = site_absolute(book->site, part->post->permalink);
    self->doc = catalogue_take_text(catalogue, part->post);
    doc_node_set(&self->doc->language, part->post->language);
    if (!book->manifest->keeps_series_nav)
        drop_lists(self->doc, lists, diag);
    return self;
}

/* True for a title that takes more than three lines or so of a chapter's first page. */
static bool
is_long(const char *title)
{
    int halves = 0;
    for (const char *p = title; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        halves += text_is_hangul(c) || text_is_han(c) || text_is_kana(c) ? 2 : 1;
    }
    return halves > 2 * LONG_TITLE;
}

static void
add_title(BookSection *self)
{
    DiagPlace place = self->post != NULL ? self->post->title_place : DIAG_NOWHERE;
    DocNode *heading = doc_node_new(DOC_HEADING, place);
    doc_node_add_class(heading, "chapter-title");
    if (is_long(self->title))
        doc_node_add_class(heading, "long");
    if (self->label != NULL) {
        DocNode *label = doc_node_new(DOC_SPAN, place);
        doc_node_add_class(label, "chapter-label");
        doc_node_append(label, doc_node_new_text(self->label, -1, place));
        doc_node_append(heading, label);
        doc_node_append(heading, doc_node_new_text(" ", -1, place));
    }
    DocNode *title = doc_node_new(DOC_SPAN, place);
    doc_node_add_class(title, "chapter-name");
    doc_node_append(title, doc_node_new_text(self->title, -1, place));
    doc_node_append(heading, title);
    doc_node_prepend(self->doc, heading);
}

/* Words of its own; has_picture: also when a picture or what stands for one is in it. */
static bool
has_words(const DocNode *heading, bool *has_picture)
{
    bool has_text = false;
    *has_picture = false;
    for (const DocNode *node = heading; node != NULL;) {
        bool stands_in = doc_node_has_class(node, "placeholder");
        *has_picture |= stands_in || node->kind == DOC_IMAGE;
        g_autofree char *text = node->text == NULL || node->kind == DOC_IMAGE
                                    ? NULL
                                    : g_strstrip(g_strdup(node->text));
        has_text |= text != NULL && *text != '\0';
        node = doc_walk_next(node, heading, stands_in);
    }
    return has_text;
}

/* A heading without words heads nothing: it goes, or is a paragraph when a picture is in it.
 * True when `heading` was one. */
static bool
settle_wordless(DocNode *heading)
{
    bool has_picture;
    if (has_words(heading, &has_picture))
        return false;
    if (has_picture)
        heading->kind = DOC_PARAGRAPH;
    else
        doc_node_free(heading);
    return true;
}

void
book_chapter_settle_headings(BookSection *self)
{
    enum { DEEPEST = 6 };
    int written[DEEPEST + 1] = {
        0}; /* levels in the source that are open, outermost first */
    int open = 0;
    for (DocNode *node = self->doc; node != NULL;) {
        DocNode *next = doc_walk_next(node, self->doc, node->kind == DOC_HEADING);
        if (node->kind == DOC_HEADING && !settle_wordless(node)) {
            while (open > 0 && written[open - 1] >= node->as.heading.level)
                open--;
            if (open < DEEPEST)
                written[open++] = node->as.heading.level;
            node->as.heading.level = MIN(open + 1, DEEPEST);
        }
        node = next;
    }
    add_title(self);
}
