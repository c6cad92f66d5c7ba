/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/sequence.h"

void
sequence_free(Sequence *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->pages);
    g_free(self);
}

static void
add_page(Sequence *self, Chapter *chapter, guint index, bool is_front, int *number)
{
    SequencePage page = {.chapter = chapter,
                         .index = index,
                         .number = ++*number,
                         .is_front = is_front,
                         .is_recto = self->pages->len % 2 == 0};
    g_array_append_val(self->pages, page);
    self->front += is_front;
}

static bool
has_side(StyleFragment fragment)
{
    return fragment == STYLE_FRAGMENT_RECTO || fragment == STYLE_FRAGMENT_VERSO;
}

static bool
is_on_its_side(const Sequence *self, StyleFragment opening)
{
    bool is_recto = self->pages->len % 2 == 0;
    if (opening == STYLE_FRAGMENT_RECTO)
        return is_recto;
    return opening != STYLE_FRAGMENT_VERSO || !is_recto;
}

/* A sheet that opens anything on a side of its own is for facing pages. */
static bool
is_two_sided(const GPtrArray *chapters)
{
    for (guint i = 0; i < chapters->len; i++) {
        const Chapter *chapter = chapters->pdata[i];
        if (has_side(chapter->opening) || has_side(chapter->closing))
            return true;
    }
    return false;
}

Sequence *
sequence_new(const GPtrArray *chapters, bool is_print, int multiple)
{
    Sequence *self = g_new0(Sequence, 1);
    self->pages = g_array_new(FALSE, TRUE, sizeof(SequencePage));
    bool is_front = true, has_sides = is_print || is_two_sided(chapters);
    StyleFragment closing = STYLE_FRAGMENT_AUTO; /* of the section before */
    int number = 0;
    for (guint i = 0; i < chapters->len; i++) {
        Chapter *chapter = chapters->pdata[i];
        StyleFragment opening = has_side(closing) ? closing : chapter->opening;
        closing = chapter->closing;
        bool begins_text = is_front && !chapter->section->is_front;
        if (begins_text && has_sides)
            opening = STYLE_FRAGMENT_RECTO;
        if (!is_on_its_side(self, opening))
            add_page(self, NULL, 0, is_front, &number);
        if (begins_text) {
            is_front = false;
            number = 0;
        }
        for (guint k = 0; k < chapter->pages->len; k++) {
            const FilledPage *page = chapter->pages->pdata[k];
            if (!is_on_its_side(self, page->side))
                add_page(self, NULL, 0, is_front, &number);
            add_page(self, chapter, k, is_front, &number);
        }
    }
    while (is_print && multiple > 1 && self->pages->len % (guint) multiple != 0)
        add_page(self, NULL, 0, is_front, &number);
    return self;
}

char *
sequence_label(const SequencePage *page)
{
    return style_counter_text(
        page->is_front ? STYLE_LIST_LOWER_ROMAN : STYLE_LIST_DECIMAL, page->number);
}
