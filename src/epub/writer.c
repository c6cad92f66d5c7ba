/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/writer.h"

#include <string.h>

#include "base/direction.h"
#include "doc/walk.h"
#include "epub/code.h"
#include "epub/element.h"

/* ---- what waits ------------------------------------------------------------------------- */

static void
write_marker(Writer *self, const PageMapEntry *entry)
{
    const PlanPage *page = plan_mark_page(self->plan, self->file, entry);
    if (page != NULL)
        xml_empty(self->xml, "span", "id", page->id, "epub:type", "pagebreak", "role",
                  "doc-pagebreak", "aria-label", page->label, NULL);
}

void
writer_settle(Writer *self)
{
    for (guint i = 0; i < self->waiting->len; i++)
        write_marker(self, g_ptr_array_index(self->waiting, i));
    g_ptr_array_set_size(self->waiting, 0);
    if (self->task == NULL)
        return;
    const DocNode *item = g_steal_pointer(&self->task);
    xml_open(self->xml, "span", "class", "task-box", NULL);
    writer_own_text(self, item, DOC_SPAN, "task-box",
                    item->as.item.task == DOC_TASK_DONE ? "☑" : "☐");
    xml_close(self->xml);
    xml_text(self->xml, " ", 1);
}

void
writer_await_pages(Writer *self, const DocNode *node)
{
    const GPtrArray *list = plan_pages_at(self->plan, node);
    for (guint i = 0; list != NULL && i < list->len; i++) {
        PageMapEntry *entry = g_ptr_array_index(list, i);
        if (entry->offset == 0)
            g_ptr_array_add(self->waiting, entry);
    }
}

/* ---- text ------------------------------------------------------------------------------- */

void
writer_text(Writer *self, const DocNode *owner, const char *text, gssize length)
{
    if (self->fonts != NULL)
        epub_fonts_use(self->fonts, owner, text, length);
    if (self->code.block != NULL) {
        code_text(self, owner, text, length < 0 ? strlen(text) : (gsize) length);
        return;
    }
    writer_settle(self);
    if (self->is_kepub)
        kobo_text(&self->kobo, self->xml, text, length);
    else
        xml_text(self->xml, text, length);
}

void
writer_own_text(Writer *self, const DocNode *parent, DocKind kind, const char *class,
                const char *text)
{
    DocNode stand_in = {.kind = kind,
                        .place = parent->place,
                        .parent = (DocNode *) parent,
                        .classes = (char *) class};
    writer_text(self, &stand_in, text, -1);
}

const char *
writer_direction(const Writer *self, const DocNode *node)
{
    Direction found = DIRECTION_UNKNOWN;
    for (const DocNode *at = node; at != NULL && found != DIRECTION_FORWARD;
         at = doc_walk_next(at, node, false))
        if (at->kind == DOC_TEXT || at->kind == DOC_CODE)
            found = direction_of_text(found, at->text, strlen(at->text));
    bool is_backward = found == DIRECTION_BACKWARD;
    if (found == DIRECTION_UNKNOWN || is_backward == self->is_backward)
        return NULL;
    return is_backward ? "rtl" : "ltr";
}

static bool
is_language(const char *tag)
{
    return g_regex_match_simple("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", tag, 0, 0);
}

const char *
writer_language(const Writer *self, const DocNode *node)
{
    if (node->language == NULL || !is_language(node->language))
        return NULL;
    const char *around = node->parent != NULL ? doc_node_language(node->parent) : NULL;
    if (around == NULL)
        around = self->language;
    return g_ascii_strcasecmp(node->language, around) == 0 ? NULL : node->language;
}

/* ---- the walk --------------------------------------------------------------------------- */

/* The node after `node`, closing what ends on the way; NULL at the end of `root`. */
static const DocNode *
next_after(Writer *self, const DocNode *node, const DocNode *root)
{
    while (node->next == NULL) {
        node = node->parent;
        if (node == root)
            return NULL;
        element_close(self, node);
    }
    return node->next;
}

/* What lies below `root` from `first` on, up to `end`, which stays unwritten with all after
 * it: then the boxes around `end` are still open. */
static void
write_range(Writer *self, const DocNode *root, const DocNode *first, const DocNode *end)
{
    for (const DocNode *node = first; node != NULL && node != end;) {
        bool is_note = node->kind == DOC_FOOTNOTE; /* stands with its call */
        bool is_open = !is_note && element_open(self, node);
        if (is_open && node->first != NULL) {
            node = node->first;
            continue;
        }
        if (is_open)
            element_close(self, node);
        node = next_after(self, node, root);
    }
}

void
writer_tree(Writer *self, const DocNode *root)
{
    if (!element_open(self, root))
        return;
    write_range(self, root, root->first, NULL);
    element_close(self, root);
}

/* The boxes and lists around `first`, outermost first, as what goes on from the last file. */
static void
open_again(Writer *self, const DocNode *first)
{
    g_autoptr(GPtrArray) around = g_ptr_array_new();
    for (DocNode *node = first->parent; node->kind != DOC_DOCUMENT; node = node->parent)
        g_ptr_array_insert(around, 0, node);
    for (guint i = 0; i < around->len; i++)
        element_open_again(self, g_ptr_array_index(around, i), first);
}

void
writer_body(Writer *self)
{
    const DocNode *doc = self->file->section->doc, *end = self->file->end;
    const DocNode *first = self->file->first;
    if (first != NULL)
        open_again(self, first);
    write_range(self, doc, first, end);
    for (const DocNode *node = end != NULL ? end->parent : doc; node != doc;
         node = node->parent)
        element_close(self, node);
}
