/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/page.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

static void
clear_item(gpointer data)
{
    PageItem *item = data;
    if (item->kind == PAGE_MATRIX)
        g_free(item->as.matrix.modules);
}

PageLink *
page_link_new(const char *target, const char *description, PageElement *element)
{
    PageLink *self = g_new0(PageLink, 1);
    self->target = g_strdup(target);
    self->description = g_strdup(description);
    self->element = element;
    self->boxes = g_array_new(FALSE, TRUE, sizeof(PageBox));
    return self;
}

static void
link_free(gpointer data)
{
    PageLink *self = data;
    g_free(self->target);
    g_free(self->description);
    g_array_unref(self->boxes);
    g_free(self);
}

Page *
page_new(void)
{
    Page *self = g_new0(Page, 1);
    self->items = g_array_new(FALSE, TRUE, sizeof(PageItem));
    g_array_set_clear_func(self->items, clear_item);
    self->links = g_ptr_array_new_with_free_func(link_free);
    self->lines = g_array_new(FALSE, TRUE, sizeof(PageLine));
    return self;
}

void
page_free(Page *self)
{
    if (self == NULL)
        return;
    g_free(self->label);
    g_array_unref(self->items);
    g_ptr_array_unref(self->links);
    g_array_unref(self->lines);
    g_free(self);
}

PageElement *
page_element_new(const char *type, PageElement *parent, const DocNode *node)
{
    PageElement *self = g_new0(PageElement, 1);
    self->type = type;
    self->node = node;
    if (parent != NULL)
        page_element_append(parent, self);
    return self;
}

void
page_element_append(PageElement *parent, PageElement *child)
{
    child->parent = parent;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

PageElement *
page_element_following(const PageElement *element, const PageElement *root)
{
    if (element->first != NULL)
        return element->first;
    while (element != root && element->next == NULL)
        element = element->parent;
    return element != root ? element->next : NULL;
}

void
page_element_free(PageElement *self)
{
    for (PageElement *at = self; at != NULL;) {
        PageElement *child = at->first;
        if (child != NULL) {
            at->first = child->next;
            at = child;
            continue;
        }
        PageElement *parent = at != self ? at->parent : NULL;
        g_free(at->alt);
        g_free(at->language);
        g_free(at->id);
        g_free(at);
        at = parent;
    }
}

static void
page_free_data(gpointer data)
{
    page_free(data);
}

static void
place_free(gpointer data)
{
    PagePlace *place = data;
    g_free(place->anchor);
    g_free(place);
}

static void
outline_free(gpointer data)
{
    PageOutline *outline = data;
    g_free(outline->title);
    g_ptr_array_unref(outline->children);
    g_free(outline);
}

PageOutline *
page_outline_new(const char *title, const PagePlace *place)
{
    PageOutline *self = g_new0(PageOutline, 1);
    self->title = g_strdup(title);
    self->page = place->page;
    self->y = place->y;
    self->children = g_ptr_array_new_with_free_func(outline_free);
    return self;
}

Pages *
pages_new(const Book *book)
{
    Pages *self = g_new0(Pages, 1);
    self->book = book;
    self->pages = g_ptr_array_new_with_free_func(page_free_data);
    self->document = page_element_new("Document", NULL, NULL);
    self->places = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, place_free);
    self->outline = g_ptr_array_new_with_free_func(outline_free);
    self->map = page_map_new();
    self->kept = g_ptr_array_new();
    self->texts = g_ptr_array_new();
    return self;
}

bool
pages_add_place(Pages *self, const char *anchor, int page, int y)
{
    if (g_hash_table_contains(self->places, anchor))
        return false;
    PagePlace *place = g_new0(PagePlace, 1);
    *place = (PagePlace){.anchor = g_strdup(anchor), .page = page, .y = y};
    g_hash_table_insert(self->places, place->anchor, place);
    return true;
}

static void
keep(GPtrArray *all, gpointer data, GDestroyNotify free)
{
    PageKept *kept = g_new(PageKept, 1);
    *kept = (PageKept){data, free};
    g_ptr_array_add(all, kept);
}

static void
release(GPtrArray *all)
{
    while (all->len > 0) {
        g_autofree PageKept *kept = g_ptr_array_steal_index(all, all->len - 1);
        kept->free(kept->data);
    }
}

void
pages_keep(Pages *self, gpointer data, GDestroyNotify free)
{
    keep(self->kept, data, free);
}

void
pages_keep_text(Pages *self, gpointer data, GDestroyNotify free)
{
    keep(self->texts, data, free);
}

void
pages_release_text(Pages *self)
{
    release(self->texts);
#ifdef __GLIBC__
    malloc_trim(0); /* it was taken by other threads, which do not lend it out */
#endif
}

void
pages_free(Pages *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->pages);
    page_element_free(self->document);
    g_hash_table_unref(self->places);
    g_ptr_array_unref(self->outline);
    page_map_free(self->map);
    release(self->texts);
    release(self->kept);
    g_ptr_array_unref(self->texts);
    g_ptr_array_unref(self->kept);
    g_free(self);
}
