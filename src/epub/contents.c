/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/contents.h"

typedef struct {
    const Plan *plan;
    GPtrArray *lines;
    int depth;
    guint position; /* in the spine: files before it are listed or need no line */
    int chapter_level;
} Listing;

static void
free_line(gpointer data)
{
    ContentsLine *line = data;
    g_free(line->title);
    g_free(line->href);
    g_free(line);
}

static ContentsLine *
add_line(Listing *self, int level, const char *title, char *href, const char *anchor)
{
    int before = 0;
    if (self->lines->len > 0)
        before = ((ContentsLine *) g_ptr_array_index(self->lines, self->lines->len - 1))
                     ->level;
    ContentsLine *line = g_new0(ContentsLine, 1);
    line->level = MIN(MIN(level, before + 1), self->depth);
    line->title = g_strdup(title);
    line->href = href;
    line->anchor = anchor;
    g_ptr_array_add(self->lines, line);
    return line;
}

/* Lines for the further files of sections that stand before `position`. */
static void
list_further_files(Listing *self, guint position)
{
    for (; self->position < position; self->position++) {
        const PlanFile *file = g_ptr_array_index(self->plan->files, self->position);
        if (file->number > 1)
            add_line(self, self->chapter_level + 1, file->title, g_strdup(file->name),
                     NULL);
    }
}

/* At most three levels (book/toc): bounded recursion. */
static void
list_entries(Listing *self, const GPtrArray *entries)
{
    for (guint i = 0; i < entries->len; i++) {
        const BookEntry *entry = g_ptr_array_index(entries, i);
        const PlanFile *file = plan_file_of(self->plan, entry->anchor);
        if (file == NULL || entry->level > self->depth)
            continue;
        list_further_files(self, file->position);
        self->position = MAX(self->position, file->position + 1);
        const char *title = *entry->title != '\0' ? entry->title : file->title;
        ContentsLine *line =
            add_line(self, entry->level, title,
                     plan_href(self->plan, NULL, entry->anchor), entry->anchor);
        if (g_strcmp0(entry->anchor, entry->section->id) == 0) {
            self->chapter_level = entry->level;
            line->label = entry->section->label;
        }
        list_entries(self, entry->children);
    }
}

GPtrArray *
contents_lines(const Plan *plan, int depth)
{
    Listing self = {plan, g_ptr_array_new_with_free_func(free_line), depth, 0, 1};
    list_entries(&self, plan->book->entries);
    list_further_files(&self, plan->files->len);
    return self.lines;
}
