/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/part_list.h"

#include <string.h>

#include "doc/walk.h"

enum {
    MAX_INLINE = 45, /* bytes beside a link, where all stand on one line */
    MAX_LEAD = 60,   /* bytes of a row before its link: more is about something else */
    MAX_ITEMS = 400,
    MAX_INTRODUCTION = 400, /* bytes of a sentence that introduces a list */
    SURE = 60,              /* percent: alike */
    HALF_SURE = 40          /* percent: alike, when nothing else can be the holder */
};

static void
free_item(gpointer data)
{
    part_item_free(data);
}

static PartList *
list_new(const PartReader *reader)
{
    PartList *self = g_new0(PartList, 1);
    self->holder = reader->holder;
    self->nodes = g_ptr_array_new();
    self->items = g_ptr_array_new_with_free_func(free_item);
    return self;
}

void
part_list_free(PartList *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->nodes);
    g_ptr_array_unref(self->items);
    g_free(self);
}

/* ---- items ----------------------------------------------------------------------------- */

static bool
has_item(const PartList *self, const PartItem *other)
{
    for (guint i = 0; i < self->items->len; i++) {
        const PartItem *item = g_ptr_array_index(self->items, i);
        if (other->post != NULL ? item->post == other->post
                                : item->url != NULL && strcmp(item->url, other->url) == 0)
            return true;
    }
    return false;
}

/* Takes `item`; counts those that can be no part. */
static void
take_item(PartList *self, const PartReader *reader, PartItem *item, guint *strangers)
{
    part_item_finish(item);
    bool has_part = item->post != NULL || item->url != NULL;
    bool is_doubtful =
        (item->is_linked && !has_part) || (self->is_inline && item->beside > MAX_INLINE);
    if (is_doubtful)
        part_item_judge(item, reader);
    bool is_repeated = has_part && has_item(self, item);
    bool is_stranger = item->is_prose || item->is_aside ||
                       (item->is_linked && !has_part) || is_repeated ||
                       (self->is_loose && item->is_wordy) ||
                       (self->is_inline && item->beside > MAX_INLINE && !item->is_marked);
    if (is_stranger || *item->label == '\0' || self->items->len >= MAX_ITEMS) {
        self->duplicates += is_repeated;
        *strangers += is_stranger;
        part_item_free(item);
        return;
    }
    self->posts += item->post != NULL;
    self->broken += item->url != NULL;
    g_ptr_array_add(self->items, item);
}

/* ---- which item is the holder ---------------------------------------------------------- */

static PartItem *
only_marked(const PartList *self)
{
    PartItem *only = NULL;
    for (guint i = 0; i < self->items->len; i++) {
        PartItem *item = g_ptr_array_index(self->items, i);
        if (!item->is_marked || item->is_linked)
            continue;
        if (only != NULL)
            return NULL; /* ticks for what is done */
        only = item;
    }
    return only;
}

/* On one line, words between links are most often a sentence's: only what is set off is the
 * part being read. */
static bool
may_be_self(const PartList *self, const PartItem *item)
{
    return !item->is_linked && !item->is_future && (!self->is_inline || item->is_set_off);
}

static PartItem *
most_alike(const PartList *self, const PartReader *reader)
{
    PartItem *best = NULL, *last = NULL;
    int likeness = 0;
    guint unlinked = 0;
    for (guint i = 0; i < self->items->len; i++) {
        PartItem *item = g_ptr_array_index(self->items, i);
        if (!may_be_self(self, item))
            continue;
        int each = part_item_likeness(item, reader);
        unlinked++;
        last = item;
        if (each > likeness) {
            likeness = each;
            best = item;
        }
    }
    if (likeness >= SURE)
        return best;
    bool is_alone = unlinked == 1 && self->posts + self->broken >= 2;
    return is_alone && (likeness >= HALF_SURE || last->is_set_off) ? last : NULL;
}

static PartItem *
linked_self(const PartList *self)
{
    for (guint i = 0; i < self->items->len; i++) {
        PartItem *item = g_ptr_array_index(self->items, i);
        if (item->is_self)
            return item;
    }
    return NULL;
}

static void
find_self(PartList *self, const PartReader *reader)
{
    for (guint i = 0; i < self->items->len; i++)
        part_item_judge(g_ptr_array_index(self->items, i), reader);
    self->self = linked_self(self);
    if (self->self == NULL)
        self->self = only_marked(self);
    if (self->self == NULL)
        self->self = most_alike(self, reader);
    if (self->self != NULL && self->self->post == NULL) {
        self->self->post = self->holder;
        self->self->is_self = true;
        self->posts++;
    }
    for (guint i = 0; i < self->items->len && self->misplaced == NULL; i++) {
        PartItem *item = g_ptr_array_index(self->items, i);
        if (item->is_marked && item->is_linked && !item->is_self)
            self->misplaced = item;
    }
}

/* ---- what stands before the list ------------------------------------------------------- */

static const DocNode *
heading_above(const DocNode *node)
{
    for (; node->parent != NULL; node = node->parent)
        for (const DocNode *prev = node->prev; prev != NULL; prev = prev->prev)
            if (prev->kind == DOC_HEADING)
                return prev;
    return NULL;
}

/* The heading above the list and the sentence right before it say what it is. */
static void
read_introduction(PartList *self, const PartReader *reader)
{
    const DocNode *node = g_ptr_array_index(self->nodes, 0);
    const DocNode *before = node->prev;
    if (before == NULL && node->parent->kind != DOC_DOCUMENT)
        before = node->parent->prev;
    const DocNode *const places[] = {before, heading_above(node)};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        if (places[i] == NULL || places[i]->kind == DOC_LIST ||
            (i == 1 && places[1] == places[0]))
            continue;
        g_autofree char *text = doc_plain(places[i]);
        if (strlen(text) > MAX_INTRODUCTION)
            continue;
        bool names_series = words_match(reader->words, WORDS_SERIES, text);
        self->is_titled |= names_series;
        self->is_aside |= !names_series && words_match(reader->words, WORDS_ASIDE, text);
    }
}

/* ---- settling -------------------------------------------------------------------------- */

/* "이전 글 | 다음 글" is a line that navigates, no list. */
static bool
is_navigation(const PartList *self, const PartReader *reader)
{
    guint neighbours = 0;
    for (guint i = 0; i < self->items->len; i++) {
        const PartItem *item = g_ptr_array_index(self->items, i);
        neighbours += words_match(reader->words, WORDS_NEXT, item->label) ||
                      words_match(reader->words, WORDS_PREVIOUS, item->label);
    }
    return neighbours == self->items->len;
}

/* Takes the list when it is one. */
static bool
settle(PartList *self, const PartReader *reader, guint strangers, GPtrArray *lists)
{
    guint others = self->posts + self->broken - (linked_self(self) != NULL);
    bool is_list = others >= 1 && self->items->len >= 2 &&
                   (others + 1) * 2 >= self->items->len &&
                   strangers <= (self->is_loose ? 1 : self->items->len) &&
                   self->duplicates * 3 <= others;
    if (is_list)
        find_self(self, reader);
    guint parts = self->posts + self->broken;
    if (!is_list || parts < 2 || parts * 2 < self->items->len ||
        (self->items->len <= 2 && is_navigation(self, reader))) {
        part_list_free(self);
        return false;
    }
    read_introduction(self, reader);
    g_ptr_array_add(lists, self);
    return true;
}

static bool
has_link(const DocNode *root)
{
    for (const DocNode *node = root; node != NULL;
         node = doc_walk_next(node, root, false))
        if (node->kind == DOC_LINK)
            return true;
    return false;
}

/* Bullets within the bullet `root`: those that lead to parts count as bullets of the list;
 * the first is named after the bullet above when that is none itself. */
static void
take_nested(PartList *self, const PartReader *reader, const DocNode *root,
            const char *group)
{
    for (const DocNode *node = root->first; node != NULL;
         node = doc_walk_next(node, root, false)) {
        if (node->kind != DOC_ITEM)
            continue;
        PartItem *item = part_item_new(node->place);
        guint unused = 0;
        part_item_feed_tree(item, reader, node);
        if (item->post == NULL && item->url == NULL) {
            part_item_free(item);
            continue;
        }
        item->group = g_strdup(group);
        group = NULL;
        take_item(self, reader, item, &unused);
    }
}

/* The label of the bullet `root` alone when it leads to no part. The caller's; or NULL. */
static char *
group_label(const PartReader *reader, const DocNode *root)
{
    PartItem *item = part_item_new(root->place);
    part_item_feed_tree(item, reader, root);
    part_item_finish(item);
    bool is_part = item->post != NULL || item->url != NULL || item->is_prose;
    char *label = is_part || *item->label == '\0' ? NULL : g_strdup(item->label);
    part_item_free(item);
    return label;
}

static bool
has_nested(const DocNode *item)
{
    for (const DocNode *node = item->first; node != NULL; node = node->next)
        if (node->kind == DOC_LIST)
            return true;
    return false;
}

/* "* 1. part": a bullet that holds nothing but another one is that. */
static const DocNode *
unwrap_bullet(const DocNode *item)
{
    for (const DocNode *list = item->first;
         list != NULL && list == item->last && list->kind == DOC_LIST &&
         list->first != NULL && list->first == list->last;
         list = item->first)
        item = list->first;
    return item;
}

/* Bullets, numbered or not, and <li>. */
static bool
read_list(const PartReader *reader, const DocNode *node, GPtrArray *lists)
{
    if (!has_link(node))
        return false;
    PartList *list = list_new(reader);
    g_ptr_array_add(list->nodes, (gpointer) node);
    guint strangers = 0;
    for (const DocNode *bullet = node->first; bullet != NULL; bullet = bullet->next) {
        const DocNode *each = unwrap_bullet(bullet);
        g_autofree char *group = has_nested(each) ? group_label(reader, each) : NULL;
        if (group == NULL) {
            PartItem *item = part_item_new(each->place);
            part_item_feed_tree(item, reader, each);
            take_item(list, reader, item, &strangers);
        }
        if (has_nested(each))
            take_nested(list, reader, each, group);
    }
    return settle(list, reader, strangers, lists);
}

static void
read_table(const PartReader *reader, const DocNode *node, GPtrArray *lists)
{
    if (!has_link(node))
        return;
    PartList *list = list_new(reader);
    g_ptr_array_add(list->nodes, (gpointer) node);
    guint strangers = 0;
    for (const DocNode *row = node->first; row != NULL; row = row->next) {
        bool is_head =
            row->kind != DOC_ROW || (row->first != NULL && row->first->as.cell.is_header);
        if (is_head && !has_link(row))
            continue;
        PartItem *item = part_item_new(row->place);
        part_item_feed_tree(item, reader, row);
        item->is_aside = item->is_linked && item->link_start > MAX_LEAD;
        take_item(list, reader, item, &strangers);
    }
    settle(list, reader, strangers, lists);
}

/* ---- lines ----------------------------------------------------------------------------- */

/* Signs between parts on one line. A slash or a comma needs space beside it. */
static gsize
separator_length(const char *start, const char *p)
{
    gunichar c = g_utf8_get_char(p);
    if (c == '|' || c == 0xFF5C || c == 0xB7 || c == 0x2192 || c == 0x2022)
        return (gsize) (g_utf8_next_char(p) - p);
    bool is_soft = c == '/' || c == ',' || c == '>';
    bool is_apart = p == start || p[-1] == ' ' || p[1] == ' ' || p[1] == '\0';
    return is_soft && is_apart ? 1 : 0;
}

typedef struct {
    const PartReader *reader;
    PartList *list;
    PartItem *item;
    guint strangers;
    DiagPlace place;
} LineReader;

static void
end_item(LineReader *self)
{
    if (self->item != NULL)
        take_item(self->list, self->reader, g_steal_pointer(&self->item),
                  &self->strangers);
}

static PartItem *
item_of(LineReader *self)
{
    if (self->item == NULL)
        self->item = part_item_new(self->place);
    return self->item;
}

static void
feed_line_text(LineReader *self, const char *text)
{
    const char *start = text;
    for (const char *p = text; *p != '\0';) {
        gsize length = separator_length(text, p);
        if (length == 0) {
            p = g_utf8_next_char(p);
            continue;
        }
        if (p > start)
            part_item_feed_text(item_of(self), start, p - start);
        end_item(self);
        p += length;
        start = p;
    }
    if (*start != '\0')
        part_item_feed_text(item_of(self), start, -1);
}

/* "1편 | 2편 | 3편", or one part a line without bullets. */
static void
read_lines(const PartReader *reader, const DocNode *node, GPtrArray *lists)
{
    guint links = 0, breaks = 0;
    for (const DocNode *child = node->first; child != NULL; child = child->next) {
        breaks += child->kind == DOC_SOFT_BREAK || child->kind == DOC_LINE_BREAK;
        links += has_link(child);
    }
    if (links == 0 || breaks > MAX_ITEMS)
        return;
    LineReader line = {.reader = reader, .list = list_new(reader), .place = node->place};
    line.list->is_loose = true;
    line.list->is_inline = breaks == 0;
    g_ptr_array_add(line.list->nodes, (gpointer) node);
    for (const DocNode *child = node->first; child != NULL; child = child->next) {
        bool is_break = child->kind == DOC_SOFT_BREAK || child->kind == DOC_LINE_BREAK;
        line.place = child->place;
        if (is_break)
            end_item(&line);
        else if (child->kind == DOC_TEXT && breaks == 0)
            feed_line_text(&line, child->text);
        else
            part_item_feed_tree(item_of(&line), reader, child);
    }
    end_item(&line);
    settle(line.list, reader, line.strangers, lists);
}

typedef enum { PARAGRAPH_OTHER, PARAGRAPH_LINK, PARAGRAPH_PLAIN } ParagraphKind;

/* A paragraph that is one link with few words round it, or a few words alone. */
static ParagraphKind
paragraph_kind(const DocNode *node)
{
    enum { MAX_WORDS = 90, MAX_SELF = 200 };
    guint links = 0;
    gsize beside = 0;
    if (node == NULL || node->kind != DOC_PARAGRAPH)
        return PARAGRAPH_OTHER;
    for (const DocNode *each = node; each != NULL;) {
        links += each->kind == DOC_LINK;
        if (each->kind == DOC_TEXT || each->kind == DOC_CODE)
            beside += strlen(each->text);
        if (each->kind == DOC_IMAGE || links > 1 || beside > MAX_SELF)
            return PARAGRAPH_OTHER;
        each = doc_walk_next(each, node, each->kind == DOC_LINK);
    }
    if (links == 0)
        return PARAGRAPH_PLAIN;
    return beside <= MAX_WORDS ? PARAGRAPH_LINK : PARAGRAPH_OTHER;
}

/* Beside a paragraph that is a link: another, or the part being read by its mark. */
static bool
is_item_paragraph(const PartReader *reader, const DocNode *node)
{
    ParagraphKind kind = paragraph_kind(node);
    if (kind != PARAGRAPH_PLAIN)
        return kind == PARAGRAPH_LINK;
    g_autofree char *text = doc_plain(node);
    return words_match(reader->words, WORDS_SELF, text);
}

/* Paragraphs in a row that are an item each; the last of them. */
static const DocNode *
read_paragraphs(const PartReader *reader, const DocNode *first, GPtrArray *lists)
{
    bool has_link_near = paragraph_kind(first) == PARAGRAPH_LINK ||
                         paragraph_kind(first->next) == PARAGRAPH_LINK;
    if (!has_link_near || !is_item_paragraph(reader, first) ||
        !is_item_paragraph(reader, first->next))
        return first;
    PartList *list = list_new(reader);
    list->is_loose = true;
    guint strangers = 0;
    const DocNode *last = first;
    for (const DocNode *node = first; is_item_paragraph(reader, node);
         node = node->next) {
        PartItem *item = part_item_new(node->place);
        part_item_feed_tree(item, reader, node);
        guint before = list->items->len;
        take_item(list, reader, item, &strangers);
        if (list->items->len > before)
            g_ptr_array_add(list->nodes, (gpointer) node);
        last = node;
    }
    if (list->nodes->len > 0)
        settle(list, reader, strangers, lists);
    else
        part_list_free(list);
    return last;
}

void
part_lists_find(const PartReader *reader, GPtrArray *lists)
{
    const DocNode *root = reader->doc;
    for (const DocNode *node = root; node != NULL;) {
        bool skips = false;
        if (node->kind == DOC_LIST) {
            skips = read_list(reader, node, lists);
        } else if (node->kind == DOC_TABLE) {
            read_table(reader, node, lists);
            skips = true;
        } else if (node->kind == DOC_PARAGRAPH) {
            if (node->parent->kind != DOC_ITEM) {
                const DocNode *last = read_paragraphs(reader, node, lists);
                if (last == node)
                    read_lines(reader, node, lists);
                node = last;
            }
            skips = true;
        }
        node = doc_walk_next(node, root, skips);
    }
}
