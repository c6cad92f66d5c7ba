/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/part_number.h"

#include <string.h>

#include "series/cut_title.h"
#include "series/slug_number.h"
#include "series/title_number.h"

typedef struct {
    const Roster *roster;
    const Group *group;
    const GArray *order; /* guint */
    const PartNumbers *numbers;
} Parts;

/* ---- labels of lists ------------------------------------------------------------------- */

/* A list's words for a part; the list that the part itself holds knows best, else the one
 * that is longest. */
typedef struct {
    const char *text;
    guint weight;
} ListLabel;

static void
take_labels(GHashTable *labels, const Roster *roster, const PartList *list)
{
    enum { OWN = 100000 };
    for (guint i = 0; i < list->items->len; i++) {
        const PartItem *item = g_ptr_array_index(list->items, i);
        guint member = roster_find(roster, list->holder->language, item->post, item->url);
        if (member == G_MAXUINT)
            continue;
        guint weight = list->items->len + (item->post == list->holder ? OWN : 0);
        ListLabel *known = g_hash_table_lookup(labels, GUINT_TO_POINTER(member));
        if (known == NULL) {
            known = g_new0(ListLabel, 1);
            g_hash_table_insert(labels, GUINT_TO_POINTER(member), known);
        }
        if (weight > known->weight)
            *known = (ListLabel){item->label, weight};
    }
}

/* Lists of less than half of the parts are about something narrower. */
static GHashTable *
collect_labels(const Roster *roster, const Group *group)
{
    GHashTable *labels = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    for (guint i = 0; i < group->sources->len; i++) {
        const Candidate *source = g_ptr_array_index(group->sources, i);
        for (guint k = 0; source->lists != NULL && k < source->lists->len; k++) {
            const PartList *list = g_ptr_array_index(source->lists, k);
            if (list->items->len * 2 >= group->members->len)
                take_labels(labels, roster, list);
        }
    }
    return labels;
}

const char *
part_label(const PartNumbers *self, guint member)
{
    const ListLabel *label =
        g_hash_table_lookup(self->list_labels, GUINT_TO_POINTER(member));
    return label != NULL ? label->text : NULL;
}

const char *
part_manifest_title(const Group *group, guint member)
{
    for (guint i = 0; i < group->sources->len; i++) {
        const Candidate *source = g_ptr_array_index(group->sources, i);
        const char *title = g_hash_table_lookup(source->titles, GUINT_TO_POINTER(member));
        if (title != NULL)
            return title;
    }
    return NULL;
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
    const char *label = part_label(self->numbers, member);
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

/* Keys that sort may hold any number: without holes only they are what a reader counts. */
static bool
only_sorts(const Parts *self)
{
    for (guint i = 0; i < self->order->len; i++) {
        guint member = g_array_index(self->order, guint, i);
        if (roster_lookup(self->roster, member)->declared.is_sort_key)
            return true;
    }
    return false;
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
        number = number_settle(&number, before);
        if (before != NULL && before->length > 0 && number_compare(before, &number) >= 0)
            return false;
        jumps += before != NULL && before->length == 1 && number.length == 1 &&
                 number.fields[0] - before->fields[0] > 1;
        g_array_append_val(numbers, number);
    }
    bool is_doubtful = read == read_declared && jumps > 0 && only_sorts(self);
    if (jumps * 2 > numbers->len || is_doubtful)
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
        if (source->has_index &&
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

/* "007일차" is sorted so by a machine; a reader counts "7일차". */
static void
drop_padding(char *label)
{
    char *digit = label + strcspn(label, "0123456789");
    gsize zeros = strspn(digit, "0");
    if (!g_ascii_isdigit(digit[zeros]) && zeros > 0)
        zeros--;
    const char *behind = digit + strspn(digit, "0123456789");
    if (strpbrk(behind, "0123456789") == NULL) /* "S01E02" stays */
        memmove(digit, digit + zeros, strlen(digit + zeros) + 1);
}

/* The mark in `text` when it counts with a word and says `number`: without brackets. */
static char *
label_in(const char *text, const Number *number)
{
    NumberMark mark = {0};
    char *label = NULL;
    if (text != NULL && title_number_best(text, &mark) && mark.has_word &&
        (mark.is_third || number_mark_says(&mark, number))) {
        label = title_unwrap(mark.label);
        drop_padding(label);
    }
    number_mark_clear(&mark);
    return label;
}

/* `label` with the number of another part: "16일차" after "15일차"; NULL unless it is written
 * with the digits of `own` and nothing else changes. */
static char *
label_like(const char *label, const Number *own, const Number *other)
{
    g_autofree char *digits = number_text(own);
    const char *found = strstr(label, digits);
    bool is_plain = found != NULL && own->length == 1 && other->length == 1 &&
                    strcspn(label, "0123456789") == (gsize) (found - label) &&
                    strpbrk(found + strlen(digits), "0123456789") == NULL &&
                    other->fields[0] > 0; /* 0 introduces */
    if (!is_plain)
        return NULL;
    return g_strdup_printf("%.*s%d%s", (int) (found - label), label, other->fields[0],
                           found + strlen(digits));
}

/* What most parts are called, the others are called too, if all these agree. */
static void
fill_labels(PartNumbers *self)
{
    const char *first = NULL;
    const Number *own = NULL;
    for (guint i = 0; i < self->labels->len; i++) {
        const char *label = g_ptr_array_index(self->labels, i);
        const Number *number = &g_array_index(self->numbers, Number, i);
        if (label == NULL)
            continue;
        g_autofree char *same = first != NULL ? label_like(first, own, number) : NULL;
        if (first != NULL && g_strcmp0(same, label) != 0)
            return;
        if (first == NULL) {
            first = label;
            own = number;
        }
    }
    for (guint i = 0; first != NULL && i < self->labels->len; i++)
        if (g_ptr_array_index(self->labels, i) == NULL)
            g_ptr_array_index(self->labels, i) =
                label_like(first, own, &g_array_index(self->numbers, Number, i));
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
            label = label_in(part_label(self, member), number);
        found += label != NULL;
        g_ptr_array_add(self->labels, label);
    }
    if (found * 2 > parts->order->len) {
        fill_labels(self);
        return;
    }
    for (guint i = 0; i < self->labels->len; i++)
        g_clear_pointer(&g_ptr_array_index(self->labels, i), g_free);
}

void
part_numbers_init(PartNumbers *self, const Roster *roster, const Group *group,
                  const PartOrder *order)
{
    static const NumberReader readers[] = {read_title, read_label, read_declared,
                                           read_numbering};
    Parts parts = {roster, group, order->members, self};
    self->list_labels = collect_labels(roster, group);
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
    g_clear_pointer(&self->list_labels, g_hash_table_unref);
}
