/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/part_number.h"

#include <string.h>

#include "series/slug_number.h"
#include "series/title_number.h"

typedef struct {
    const Roster *roster;
    const Group *group;
    const GArray *order; /* guint */
} Parts;

/* ---- labels of lists ------------------------------------------------------------------- */

static bool
is_item_of(const Roster *roster, const PartItem *item, guint member)
{
    const RosterEntry *entry = roster_lookup(roster, member);
    return entry->post != NULL ? item->post == entry->post
                               : item->url != NULL && strcmp(item->url, entry->url) == 0;
}

/* The list that the post itself holds knows best; else the one that is longest. */
const char *
part_label(const Roster *roster, const Group *group, guint member)
{
    const RosterEntry *entry = roster_lookup(roster, member);
    const char *best = entry->label;
    guint longest = 0;
    for (guint i = 0; i < group->sources->len; i++) {
        const Candidate *source = g_ptr_array_index(group->sources, i);
        for (guint k = 0; source->lists != NULL && k < source->lists->len; k++) {
            const PartList *list = g_ptr_array_index(source->lists, k);
            guint weight = list->items->len + (list->holder == entry->post ? 1000 : 0);
            bool is_part_only = list->items->len * 2 < group->members->len;
            if (weight <= longest || is_part_only)
                continue;
            for (guint n = 0; n < list->items->len; n++) {
                const PartItem *item = g_ptr_array_index(list->items, n);
                if (!is_item_of(roster, item, member))
                    continue;
                best = item->label;
                longest = weight;
                break;
            }
        }
    }
    return best;
}

/* ---- where a number may come from ------------------------------------------------------- */

typedef bool (*NumberReader)(const Parts *self, guint member, Number *number);

/* Of two parts, 상 and 하, the second is 2. */
static bool
take_mark(const Parts *self, NumberMark *mark, bool has_mark, Number *number)
{
    *number = mark->number;
    if (mark->is_third && self->order->len == 2 && number->fields[0] == 3)
        number->fields[0] = 2;
    number_mark_clear(mark);
    return has_mark;
}

static bool
read_title(const Parts *self, guint member, Number *number)
{
    const RosterEntry *entry = roster_lookup(self->roster, member);
    const char *title = entry->post != NULL ? entry->post->title : entry->label;
    NumberMark mark = {0};
    bool has = title != NULL && title_number_best(title, &mark);
    return take_mark(self, &mark, has, number);
}

static bool
read_label(const Parts *self, guint member, Number *number)
{
    const char *label = part_label(self->roster, self->group, member);
    NumberMark mark = {0};
    bool has = label != NULL && title_number_best(label, &mark);
    return take_mark(self, &mark, has, number);
}

static bool
read_sources(const Parts *self, guint member, SeriesOrder kind, Number *number)
{
    for (guint i = 0; i < self->group->sources->len; i++) {
        const Candidate *source = g_ptr_array_index(self->group->sources, i);
        for (guint k = 0; source->kind == kind && k < source->members->len; k++) {
            *number = g_array_index(source->numbers, Number, k);
            if (candidate_member(source, k) == member && number->length > 0)
                return true;
        }
    }
    return false;
}

static bool
read_declared(const Parts *self, guint member, Number *number)
{
    const RosterEntry *entry = roster_lookup(self->roster, member);
    *number = entry->declared.number;
    return (number->length > 0 &&
            (entry->declared.is_for_series || entry->declared.names->len > 0)) ||
           read_sources(self, member, SERIES_BY_FRONT_MATTER, number);
}

static bool
read_numbering(const Parts *self, guint member, Number *number)
{
    if (read_sources(self, member, SERIES_BY_NUMBERING, number))
        return true;
    NumberMark mark = {0};
    bool has = slug_number_best(roster_lookup(self->roster, member)->name, &mark);
    return take_mark(self, &mark, has, number);
}

/* Fills `numbers` when every member has one and they rise. The first may lack its own: it
 * introduces the others. */
static bool
try_reader(const Parts *self, NumberReader read, GArray *numbers)
{
    bool lacks_first = false;
    guint jumps = 0;
    g_array_set_size(numbers, 0);
    for (guint i = 0; i < self->order->len; i++) {
        Number number = {{0}, 0};
        bool has = read(self, g_array_index(self->order, guint, i), &number);
        if (!has && i > 0)
            return false;
        if (!has)
            number.length = 0;
        lacks_first |= !has;
        const Number *before = i > 0 ? &g_array_index(numbers, Number, i - 1) : NULL;
        if (before != NULL && before->length > 0 && number_compare(before, &number) >= 0)
            return false;
        jumps += before != NULL && before->length == 1 && number.length == 1 &&
                 number.fields[0] - before->fields[0] > 1;
        g_array_append_val(numbers, number);
    }
    if (jumps * 2 > numbers->len)
        return false; /* weights, not places: 10, 20, 30 */
    if (!lacks_first)
        return true;
    if (numbers->len < 3)
        return false;
    int second = g_array_index(numbers, Number, 1).fields[0];
    g_array_index(numbers, Number, 0) = (Number){{MAX(second - 1, 0)}, 1};
    return second >= 1 && second <= 2;
}

/* ---- numbers --------------------------------------------------------------------------- */

static bool
has_index(const Parts *self)
{
    for (guint i = 0; i < self->group->sources->len; i++) {
        const Candidate *source = g_ptr_array_index(self->group->sources, i);
        if (source->kind == SERIES_BY_INDEX &&
            candidate_member(source, 0) == g_array_index(self->order, guint, 0))
            return true;
    }
    return false;
}

static void
number_positions(const Parts *self, GArray *numbers)
{
    int first = has_index(self) ? 0 : 1;
    g_array_set_size(numbers, 0);
    for (guint i = 0; i < self->order->len; i++) {
        Number number = {{first + (int) i}, 1};
        g_array_append_val(numbers, number);
    }
}

/* ---- labels ---------------------------------------------------------------------------- */

/* The mark in `text` when it counts with a word and says `number`: without brackets. */
static char *
label_in(const char *text, const Number *number)
{
    NumberMark mark = {0};
    char *label = NULL;
    if (text != NULL && title_number_best(text, &mark) && mark.has_word &&
        (mark.is_third || number_compare(&mark.number, number) == 0)) {
        label = g_strdup(mark.label);
        gsize length = strlen(label);
        if (length > 2 && strchr("([<", label[0]) != NULL &&
            strchr(")]>", label[length - 1]) != NULL) {
            label[length - 1] = '\0';
            memmove(label, label + 1, length - 1);
        }
    }
    number_mark_clear(&mark);
    return label;
}

static void
find_labels(PartNumbers *self, const Parts *parts)
{
    guint found = 0;
    for (guint i = 0; i < parts->order->len; i++) {
        guint member = g_array_index(parts->order, guint, i);
        const Post *post = roster_lookup(parts->roster, member)->post;
        const Number *number = &g_array_index(self->numbers, Number, i);
        char *label = post != NULL ? label_in(post->title, number) : NULL;
        if (label == NULL)
            label = label_in(part_label(parts->roster, parts->group, member), number);
        found += label != NULL;
        g_ptr_array_add(self->labels, label);
    }
    if (found * 2 > parts->order->len)
        return;
    for (guint i = 0; i < self->labels->len; i++)
        g_clear_pointer(&g_ptr_array_index(self->labels, i), g_free);
}

void
part_numbers_init(PartNumbers *self, const Roster *roster, const Group *group,
                  const PartOrder *order)
{
    static const NumberReader readers[] = {read_title, read_label, read_declared,
                                           read_numbering};
    Parts parts = {roster, group, order->members};
    self->numbers = g_array_new(FALSE, FALSE, sizeof(Number));
    self->labels = g_ptr_array_new_with_free_func(g_free);
    self->is_counted = false;
    for (guint i = 0; i < G_N_ELEMENTS(readers) && !self->is_counted; i++)
        self->is_counted = try_reader(&parts, readers[i], self->numbers);
    if (!self->is_counted)
        number_positions(&parts, self->numbers);
    find_labels(self, &parts);
}

void
part_numbers_clear(PartNumbers *self)
{
    g_clear_pointer(&self->numbers, g_array_unref);
    g_clear_pointer(&self->labels, g_ptr_array_unref);
}
