/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/plan.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "book/words.h"
#include "doc/walk.h"
#include "epub/split.h"

bool
plan_is_left_out(const BookSection *section)
{
    return section->kind == BOOK_HALF_TITLE || section->kind == BOOK_COVER ||
           section->kind == BOOK_FIGURES || section->kind == BOOK_NOTES;
}

static void
free_file(gpointer data)
{
    PlanFile *file = data;
    g_free(file->name);
    g_free(file->title);
    g_free(file);
}

static void
free_page(gpointer data)
{
    PlanPage *page = data;
    g_free(page->label);
    g_free(page->id);
    g_free(page);
}

static void
unref_list(gpointer data)
{
    g_ptr_array_unref(data);
}

/* ---- files ------------------------------------------------------------------------------ */

static PlanFile *
add_file(Plan *self, PlanKind kind, const BookSection *section, guint number, char *name)
{
    PlanFile *file = g_new0(PlanFile, 1);
    file->kind = kind;
    file->section = section;
    file->number = number;
    file->position = self->files->len;
    file->name = name;
    g_ptr_array_add(self->files, file);
    return file;
}

static void
tell_large(const BookSection *section, gsize bytes, gsize max_bytes, Diag *diag)
{
    DiagPlace place = section->post != NULL ? section->post->title_place : DIAG_NOWHERE;
    if (bytes > max_bytes + max_bytes / 4)
        diag_add(
            diag, DIAG_NOTE, place, "large-document",
            "a piece of '%s' that cannot be divided takes about %zu KiB; old e-readers "
            "are slow with more than %zu",
            section->title, bytes / 1024, max_bytes / 1024);
}

static void
add_section(Plan *self, const BookSection *section, gsize max_bytes, Diag *diag)
{
    gsize largest = 0;
    g_autoptr(GPtrArray) points =
        split_points(self->book, section->doc, g_hash_table_lookup(self->notes, section),
                     max_bytes, &largest);
    tell_large(section, largest, max_bytes, diag);
    PlanFile *file =
        add_file(self, PLAN_TEXT, section, 1, g_strconcat(section->id, ".xhtml", NULL));
    file->first = section->doc->first;
    for (guint i = 0; i < points->len; i++) {
        file->end = g_ptr_array_index(points, i);
        file = add_file(self, PLAN_TEXT, section, i + 2,
                        g_strdup_printf("%s-%u.xhtml", section->id, i + 2));
        file->first = g_ptr_array_index(points, i);
    }
}

/* The contents stand where the book has them, else before the first section. */
static void
add_files(Plan *self, gsize max_bytes, Diag *diag)
{
    const GPtrArray *sections = self->book->sections;
    const BookSection *contents = NULL;
    for (guint i = 0; i < sections->len; i++) {
        const BookSection *section = g_ptr_array_index(sections, i);
        contents = section->kind == BOOK_CONTENTS ? section : contents;
    }
    add_file(self, PLAN_COVER, NULL, 1, g_strdup("cover.xhtml"));
    if (contents == NULL)
        add_file(self, PLAN_CONTENTS, NULL, 1, g_strdup("nav.xhtml"));
    for (guint i = 0; i < sections->len; i++) {
        const BookSection *section = g_ptr_array_index(sections, i);
        if (section == contents)
            add_file(self, PLAN_CONTENTS, section, 1, g_strdup("nav.xhtml"));
        else if (!plan_is_left_out(section))
            add_section(self, section, max_bytes, diag);
    }
}

/* ---- titles ----------------------------------------------------------------------------- */

static char *
title_of(const Plan *self, const PlanFile *file)
{
    const char *language = self->book->language;
    if (file->kind == PLAN_COVER)
        return g_strdup(book_word(language, BOOK_WORD_COVER));
    if (file->kind == PLAN_CONTENTS)
        return g_strdup(book_word(language, BOOK_WORD_CONTENTS));
    const BookSection *section = file->section;
    const char *title = *section->title != '\0' ? section->title : section->id;
    g_autofree char *whole = section->label != NULL
                                 ? g_strconcat(section->label, " ", title, NULL)
                                 : g_strdup(title);
    return file->number == 1 ? g_steal_pointer(&whole)
                             : g_strdup_printf("%s (%u)", whole, file->number);
}

/* Two chapters may be called "마치며"; a list of documents must tell them apart. Takes
 * `title`; `counts` (char * -> how often) owns its keys. */
static char *
unique_title(GHashTable *counts, char *title)
{
    g_autofree char *plain = title;
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, plain)) + 1;
    char *unique = g_strdup(plain);
    while (count > 1 && g_hash_table_contains(counts, unique)) {
        g_free(unique);
        unique = g_strdup_printf("%s [%u]", plain, count++);
    }
    g_hash_table_replace(counts, g_strdup(plain), GUINT_TO_POINTER(count));
    if (strcmp(plain, unique) != 0)
        g_hash_table_replace(counts, g_strdup(unique), GUINT_TO_POINTER(1));
    return unique;
}
static void
name_files(Plan *self)
{
    g_autoptr(GHashTable) counts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < self->files->len; i++) {
        PlanFile *file = g_ptr_array_index(self->files, i);
        file->title = unique_title(counts, title_of(self, file));
    }
}

/* ---- anchors and notes ------------------------------------------------------------------- */

static void
find_notes(Plan *self, const BookSection *section)
{
    GPtrArray *notes = g_ptr_array_new();
    for (DocNode *node = section->doc->last; node != NULL && node->kind == DOC_FOOTNOTE;
         node = node->prev) {
        int number = node->as.note.number;
        if (number <= 0 || number > LIMIT_DOC_NODES)
            continue;
        if ((guint) number >= notes->len)
            g_ptr_array_set_size(notes, number + 1);
        notes->pdata[number] = node;
    }
    g_hash_table_insert(self->notes, (gpointer) section, notes);
}

typedef struct {
    Plan *plan;
    PlanFile *file;
    GPtrArray *queue; /* const DocNode *: notes called, in order */
    GHashTable *called;
} AnchorWork;

static void
note_node(AnchorWork *work, const DocNode *node)
{
    if (node->id != NULL && !g_hash_table_contains(work->plan->anchors, node->id))
        g_hash_table_insert(work->plan->anchors, node->id, work->file);
    if (node->kind != DOC_NOTE_REFERENCE)
        return;
    const DocNode *note =
        plan_note(work->plan, work->file->section, node->as.note.number);
    if (note != NULL && g_hash_table_add(work->called, (gpointer) note))
        g_ptr_array_add(work->queue, (gpointer) note);
}

/* Notes stand in the file of their first call, and so do the places within them. */
static void
note_called(AnchorWork *work)
{
    for (guint i = 0; i < work->queue->len; i++) {
        const DocNode *note = g_ptr_array_index(work->queue, i);
        for (const DocNode *node = note; node != NULL;
             node = doc_walk_next(node, note, false))
            note_node(work, node);
    }
    g_ptr_array_set_size(work->queue, 0);
}

/* `position`: of the section's first file; returns that of the next section's. */
static guint
note_section(Plan *self, guint position)
{
    g_autoptr(GPtrArray) queue = g_ptr_array_new();
    g_autoptr(GHashTable) called = g_hash_table_new(NULL, NULL);
    PlanFile *file = g_ptr_array_index(self->files, position);
    AnchorWork work = {self, file, queue, called};
    const DocNode *doc = file->section->doc;
    g_hash_table_insert(self->anchors, file->section->id, file);
    for (const DocNode *node = doc->first; node != NULL;
         node = doc_walk_next(node, doc, node->kind == DOC_FOOTNOTE)) {
        if (node == work.file->end) {
            note_called(&work);
            work.file = g_ptr_array_index(self->files, ++position);
        }
        if (node->kind != DOC_FOOTNOTE)
            note_node(&work, node);
    }
    note_called(&work);
    return position + 1;
}

static void
note_anchors(Plan *self)
{
    for (guint i = 0; i < self->files->len;) {
        const PlanFile *file = g_ptr_array_index(self->files, i);
        if (file->kind == PLAN_TEXT) {
            i = note_section(self, i);
            continue;
        }
        const char *id = file->section != NULL ? file->section->id : NULL;
        if (id != NULL)
            g_hash_table_insert(self->anchors, (gpointer) id, (gpointer) file);
        i++;
    }
}

/* ---- pages ------------------------------------------------------------------------------- */

static bool
is_held(const DocNode *node)
{
    return node->parent == NULL ||
           (node->prev != NULL ? node->prev->next == node : node->parent->first == node);
}

static bool
is_same_place(DiagPlace a, DiagPlace b)
{
    return a.file == b.file && a.line == b.line && a.column == b.column;
}

/* What `node` is part of in the book: words that only print holds in nodes (the lines of a
 * card, the title of a listing) stand at the place of what they belong to. */
static const DocNode *
node_in_book(const DocNode *node)
{
    const DocNode *outside = NULL;
    for (const DocNode *one = node; one != NULL; one = one->parent)
        if (!is_held(one))
            outside = one;
    if (outside == NULL)
        return node;
    const DocNode *parent = outside->parent;
    for (const DocNode *child = parent->first; child != NULL; child = child->next)
        if (child->kind == DOC_CODE_BLOCK && is_same_place(child->place, outside->place))
            return child;
    return parent;
}

static void
note_pages(Plan *self, const PageMap *pages)
{
    for (guint i = 0; pages != NULL && i < pages->entries->len; i++) {
        PageMapEntry *entry = g_ptr_array_index(pages->entries, i);
        const DocNode *node = node_in_book(entry->node);
        if (node != entry->node)
            entry->offset = 0;
        GPtrArray *list = g_hash_table_lookup(self->pages, node);
        if (list == NULL) {
            list = g_ptr_array_new();
            g_hash_table_insert(self->pages, (gpointer) node, list);
        }
        g_ptr_array_add(list, entry);
    }
}

const GPtrArray *
plan_pages_at(const Plan *self, const DocNode *node)
{
    return g_hash_table_lookup(self->pages, node);
}

/* "page-12"; a label that two pages have gets a number. */
static char *
page_id(Plan *self, const char *label)
{
    g_autofree char *name = text_ascii_name(label, 16);
    char *id = g_strconcat("page-", name, NULL);
    for (guint i = self->page_labels->len;
         !g_hash_table_add(self->page_ids, g_strdup(id)); i++) {
        g_free(id);
        id = g_strdup_printf("page-%s-%u", name, i);
    }
    return id;
}

const PlanPage *
plan_mark_page(Plan *self, const PlanFile *file, const PageMapEntry *entry)
{
    if (g_hash_table_contains(self->page_of, entry))
        return NULL;
    PlanPage *page = g_new0(PlanPage, 1);
    page->label = g_strdup(entry->label);
    page->id = page_id(self, entry->label);
    page->file = file;
    g_ptr_array_add(self->page_labels, page);
    g_hash_table_insert(self->page_of, (gpointer) entry, page);
    return page;
}

/* ---- the whole ---------------------------------------------------------------------------- */

Plan *
plan_new(const Book *book, const PageMap *pages, gsize max_bytes, Diag *diag)
{
    Plan *self = g_new0(Plan, 1);
    self->book = book;
    self->files = g_ptr_array_new_with_free_func(free_file);
    self->anchors = g_hash_table_new(g_str_hash, g_str_equal);
    self->notes = g_hash_table_new_full(NULL, NULL, NULL, unref_list);
    self->pages = g_hash_table_new_full(NULL, NULL, NULL, unref_list);
    self->page_labels = g_ptr_array_new_with_free_func(free_page);
    self->page_of = g_hash_table_new(NULL, NULL);
    self->page_ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < book->sections->len; i++)
        find_notes(self, g_ptr_array_index(book->sections, i));
    add_files(self, max_bytes, diag);
    name_files(self);
    note_anchors(self);
    note_pages(self, pages);
    return self;
}

void
plan_free(Plan *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->files);
    g_ptr_array_unref(self->page_labels);
    g_hash_table_unref(self->anchors);
    g_hash_table_unref(self->notes);
    g_hash_table_unref(self->pages);
    g_hash_table_unref(self->page_of);
    g_hash_table_unref(self->page_ids);
    g_free(self);
}

/* ---- questions ---------------------------------------------------------------------------- */

char *
plan_item_id(const PlanFile *file)
{
    return g_strndup(file->name, strlen(file->name) - strlen(".xhtml"));
}

const PlanFile *
plan_file_of(const Plan *self, const char *anchor)
{
    return g_hash_table_lookup(self->anchors, anchor);
}

const DocNode *
plan_note(const Plan *self, const BookSection *section, int number)
{
    const GPtrArray *notes = g_hash_table_lookup(self->notes, section);
    return number > 0 && (guint) number < notes->len ? notes->pdata[number] : NULL;
}

char *
plan_href(const Plan *self, const PlanFile *from, const char *anchor)
{
    const PlanFile *file = plan_file_of(self, anchor);
    if (file == NULL)
        return NULL;
    if (file->section != NULL && strcmp(anchor, file->section->id) == 0)
        return g_strdup(file->name);
    return g_strconcat(file == from ? "" : file->name, "#", anchor, NULL);
}
