/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/mask.h"

#include <string.h>

#include "markdown/parse.h"

static void
island_clear(gpointer data)
{
    Island *island = data;
    doc_node_free(island->node);
    g_strfreev(island->attributes);
}

Mask *
mask_new(const Passage *passage)
{
    Mask *self = g_new0(Mask, 1);
    self->text = passage_text(passage);
    self->length = passage_length(passage);
    self->seen = g_strndup(self->text, self->length);
    self->islands = g_array_new(FALSE, FALSE, sizeof(Island));
    g_array_set_clear_func(self->islands, island_clear);
    return self;
}

void
mask_free(Mask *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->islands);
    g_free(self->seen);
    g_free(self->classes);
    g_free(self);
}

void
mask_add(Mask *self, gsize start, gsize end, bool is_block, DocNode *node)
{
    Island island = {.start = start,
                     .end = end,
                     .is_block = is_block,
                     .kind = TOKEN_LEAF,
                     .node = node};
    g_array_append_val(self->islands, island);
}

void
mask_add_tag(Mask *self, gsize start, gsize end, TokenKind kind, const Element *element,
             char **attributes, DocNode *node)
{
    Island island = {.start = start,
                     .end = end,
                     .is_block = true,
                     .kind = kind,
                     .node = node,
                     .element = element,
                     .attributes = attributes};
    g_array_append_val(self->islands, island);
}

static int
compare(gconstpointer a, gconstpointer b)
{
    const Island *left = a, *right = b;
    return left->start < right->start ? -1 : left->start > right->start;
}

/* Letters stand for letters, full stops for punctuation: emphasis looks at what is next to
 * its marks. A block becomes a processing instruction, which is an HTML block of one line
 * and may interrupt a paragraph (CommonMark 0.30, "HTML blocks", condition 3). */
static void
cover(const Mask *self, const Island *island)
{
    char *seen = self->seen + island->start;
    gsize length = island->end - island->start;
    if (island->is_block) {
        memset(seen, ' ', length);
        memcpy(seen, "<?>", MIN(length, 3));
        return;
    }
    char last = g_ascii_ispunct(seen[length - 1]) ? '.' : 'x';
    char first = g_ascii_ispunct(*seen) ? '.' : 'x';
    memset(seen, 'x', length);
    seen[0] = first;
    seen[length - 1] = last;
}

void
mask_cover(Mask *self)
{
    g_array_sort(self->islands, compare);
    guint kept = 0;
    gsize end = 0;
    for (guint i = 0; i < self->islands->len; i++) {
        Island *island = &g_array_index(self->islands, Island, i);
        if (island->start < end || island->end <= island->start) {
            island_clear(island);
            continue;
        }
        end = island->end;
        cover(self, island);
        g_array_index(self->islands, Island, kept++) = *island;
    }
    for (guint i = kept; i < self->islands->len; i++)
        g_array_index(self->islands, Island, i) = (Island){0};
    g_array_set_size(self->islands, kept);
}

bool
mask_is_text(const Mask *self, gsize offset, bool outside_links)
{
    if (self->classes[offset] != SURVEY_TEXT &&
        (outside_links || self->classes[offset] != SURVEY_LINK))
        return false;
    return offset == 0 || self->text[offset - 1] != '\\' ||
           self->classes[offset - 1] != SURVEY_MARK;
}

gsize
mask_line_end(const Mask *self, gsize offset)
{
    const char *feed = memchr(self->text + offset, '\n', self->length - offset);
    return feed == NULL ? self->length : (gsize) (feed - self->text);
}
