/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/complaint.h"

#include <string.h>

#include "base/text.h"
#include "series/consensus.h"
#include "series/title_number.h"

enum { MAX_NAMED = 12 }; /* parts named in one message */

typedef struct {
    const Series *series;
    const Roster *roster;
    const Group *group;
    const GArray *order; /* guint */
    const PartNumbers *numbers;
    const PartOrder *part_order;
    GHashTable *told; /* char *: labels and paths that were told of, set */
    Diag *diag;
} Complaint;

static const RosterEntry *
entry_at(const Complaint *self, guint index)
{
    return roster_lookup(self->roster, g_array_index(self->order, guint, index));
}

/* Where a complaint about the whole series stands: at its first post's title. */
static DiagPlace
place_of_series(const Complaint *self)
{
    for (guint i = 0; i < self->order->len; i++)
        if (entry_at(self, i)->post != NULL)
            return entry_at(self, i)->post->title_place;
    return DIAG_NOWHERE;
}

/* "js-001, js-002, ...": an order as a reader can compare it. */
static char *
names_of(const Complaint *self, const GArray *members)
{
    GString *out = g_string_new(NULL);
    guint shown = 0;
    for (guint i = 0; i < members->len; i++) {
        guint member = g_array_index(members, guint, i);
        if (!group_has(self->group, member))
            continue;
        if (shown++ == MAX_NAMED) {
            g_string_append(out, ", ...");
            break;
        }
        g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "",
                               roster_lookup(self->roster, member)->name);
    }
    return g_string_free(out, FALSE);
}

/* What every list repeats is told once. */
static bool
is_first_time(const Complaint *self, const char *what)
{
    return g_hash_table_add(self->told, g_strdup(what));
}

/* ---- parts ----------------------------------------------------------------------------- */

static void
complain_of_missing(const Complaint *self)
{
    for (guint i = 0; i < self->order->len; i++) {
        const RosterEntry *entry = entry_at(self, i);
        if (entry->post != NULL)
            continue;
        const SeriesPart *part = g_ptr_array_index(self->series->parts, i);
        if (entry->nearest != NULL)
            diag_add(self->diag, DIAG_WARNING, entry->place, "part-missing",
                     "part %s, '%s', is announced at %s but there is no such post; the "
                     "book goes on without it; the nearest name is '%s'",
                     part->number, part->title, entry->url, entry->nearest);
        else
            diag_add(self->diag, DIAG_WARNING, entry->place, "part-missing",
                     "part %s, '%s', is announced at %s but there is no such post; the "
                     "book goes on without it",
                     part->number, part->title, entry->url);
    }
}

/* Titles that count alike and bear one number twice. */
static void
complain_of_duplicates(const Complaint *self)
{
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < self->order->len; i++) {
        const Post *post = entry_at(self, i)->post;
        NumberMark mark = {0};
        if (post == NULL || !title_number_best(post->title, &mark))
            continue;
        g_autofree char *number = number_text(&mark.number);
        char *key = g_strdup_printf("%s %s", mark.stem, number);
        const Post *other = g_hash_table_lookup(seen, key);
        if (other != NULL && mark.kind == NUMBER_MARKED)
            diag_add(self->diag, DIAG_WARNING, post->title_place, "part-number-duplicate",
                     "the title bears the number %s like that of %s; part %s was made of "
                     "it by other signs",
                     number, other->path,
                     ((SeriesPart *) g_ptr_array_index(self->series->parts, i))->number);
        g_hash_table_insert(seen, key, (gpointer) post);
        number_mark_clear(&mark);
    }
}

/* The post that is not published and bears a number between `a` and `b` as the part at
 * `index` bears its own; NULL when there is none. */
static const Post *
hidden_between(const Complaint *self, guint index, int a, int b)
{
    const RosterEntry *part = entry_at(self, index);
    const Post *found = NULL;
    NumberMark own = {0}, other = {0};
    bool has_own = part->post != NULL && title_number_best(part->post->title, &own);
    for (guint i = 0; has_own && found == NULL && i < self->roster->posts; i++) {
        const RosterEntry *entry = roster_lookup(self->roster, i);
        if (entry->is_hidden && title_number_best(entry->post->title, &other) &&
            strcmp(own.stem, other.stem) == 0 && other.number.fields[0] > a &&
            other.number.fields[0] < b)
            found = entry->post;
    }
    number_mark_clear(&own);
    number_mark_clear(&other);
    return found;
}

static void
complain_of_skipped(const Complaint *self)
{
    for (guint i = 1; self->numbers->is_counted && i < self->order->len; i++) {
        const Number *a = &g_array_index(self->numbers->numbers, Number, i - 1);
        const Number *b = &g_array_index(self->numbers->numbers, Number, i);
        if (a->length != 1 || b->length != 1 || b->fields[0] - a->fields[0] <= 1)
            continue;
        const Post *hidden = hidden_between(self, i, a->fields[0], b->fields[0]);
        if (hidden != NULL && is_first_time(self, hidden->path))
            diag_add(self->diag, DIAG_NOTE, hidden->title_place, "part-hidden",
                     "the post is not published (%s); part %d follows part %d without it",
                     hidden->hidden_reason != NULL ? hidden->hidden_reason : "hidden",
                     b->fields[0], a->fields[0]);
        else if (hidden == NULL)
            diag_add(self->diag, DIAG_WARNING, entry_at(self, i)->place,
                     "part-number-skipped",
                     "part %d follows part %d: there is no part between them",
                     b->fields[0], a->fields[0]);
    }
}

/* ---- front matter ---------------------------------------------------------------------- */

static void
complain_of_clashes(const Complaint *self)
{
    for (guint i = 0; i < self->group->sources->len; i++) {
        const Candidate *source = g_ptr_array_index(self->group->sources, i);
        for (guint k = 1;
             source->kind == SERIES_BY_FRONT_MATTER && k < source->members->len; k++) {
            const Number *a = &g_array_index(source->numbers, Number, k - 1);
            const Number *b = &g_array_index(source->numbers, Number, k);
            if (a->length == 0 || number_compare(a, b) != 0)
                continue;
            const RosterEntry *entry =
                roster_lookup(self->roster, candidate_member(source, k));
            const RosterEntry *other =
                roster_lookup(self->roster, candidate_member(source, k - 1));
            g_autofree char *number = number_text(b);
            diag_add(
                self->diag, DIAG_WARNING, entry->declared.place, "position-clash",
                "this post and %s both claim place %s; other signs put them in order",
                other->post->path, number);
        }
    }
}

/* ---- lists ----------------------------------------------------------------------------- */

static Ballot *
ballot_of(const Complaint *self, const PartList *list)
{
    Ballot *ballot = ballot_new(1);
    for (guint i = 0; i < list->items->len; i++) {
        const PartItem *item = g_ptr_array_index(list->items, i);
        guint member =
            roster_find(self->roster, list->holder->language, item->post, item->url);
        if (member != G_MAXUINT && group_has(self->group, member))
            g_array_append_val(ballot->members, member);
    }
    return ballot;
}

/* Parts to come are told once, though every list names them. */
static void
complain_of_future(const Complaint *self, const PartItem *item)
{
    g_autofree char *folded = text_fold(item->label);
    if (is_first_time(self, folded))
        diag_add(self->diag, DIAG_NOTE, item->place, "part-announced",
                 "'%s' is announced but not linked; the book goes on without it",
                 item->label);
}

static void
complain_of_items(const Complaint *self, const PartList *list)
{
    for (guint i = 0; i < list->items->len; i++) {
        const PartItem *item = g_ptr_array_index(list->items, i);
        bool is_hidden = item->post != NULL && !item->post->is_published;
        if (is_hidden && !is_first_time(self, item->post->path))
            continue;
        if (is_hidden)
            diag_add(self->diag, DIAG_NOTE, item->place, "part-hidden",
                     "the list names %s, which is not published (%s); it is left out",
                     item->post->path,
                     item->post->hidden_reason != NULL ? item->post->hidden_reason
                                                       : "hidden");
        else if (item->match == CATALOGUE_SLUG && !item->is_self)
            diag_add(self->diag, DIAG_NOTE, item->place, "slug-resolved",
                     "no post has this address; by its name it means %s",
                     item->post->path);
        else if (item->is_future && item->post == NULL)
            complain_of_future(self, item);
    }
}

/* Sentences with links in them, as items: they speak of parts, and list none. */
static bool
is_talk(const PartList *list)
{
    for (guint i = 0; i < list->items->len; i++) {
        const PartItem *item = g_ptr_array_index(list->items, i);
        if (item->is_linked && item->beside <= item->link_length)
            return false;
    }
    return true;
}

static void
complain_of_list(const Complaint *self, const PartList *list)
{
    const PartItem *first = g_ptr_array_index(list->items, 0);
    if (list->self == NULL && !is_talk(list))
        diag_add(self->diag, DIAG_NOTE, first->place, "self-missing",
                 "the list of parts does not name the post that holds it; the other "
                 "lists tell its place");
    if (list->misplaced != NULL)
        diag_add(self->diag, DIAG_WARNING, list->misplaced->place, "self-misplaced",
                 "the item is marked as this post but leads to %s; the mark was not "
                 "trusted",
                 list->misplaced->post != NULL ? list->misplaced->post->path
                                               : list->misplaced->url);
    complain_of_items(self, list);
    Ballot *ballot = ballot_of(self, list);
    if (consensus_contradicts(self->order, ballot)) {
        g_autofree char *own = names_of(self, ballot->members);
        g_autofree char *won = names_of(self, self->order);
        diag_add(self->diag, DIAG_WARNING, first->place, "lists-disagree",
                 "this list says %s; the series goes %s", own, won);
    }
    ballot_free(ballot);
}

/* ---- sources that were outvoted ---------------------------------------------------------- */

static const char *
name_of_source(SeriesOrder kind)
{
    static const char *const names[] = {[SERIES_BY_FRONT_MATTER] = "the front matter",
                                        [SERIES_BY_LIST] = "the lists",
                                        [SERIES_BY_NAVIGATION] =
                                            "the links to the next part",
                                        [SERIES_BY_NUMBERING] = "the numbers",
                                        [SERIES_BY_INDEX] = "the index",
                                        [SERIES_BY_PROSE] = "the text",
                                        [SERIES_BY_DATE] = "the dates",
                                        [SERIES_BY_MANIFEST] = "the manifest"};
    return names[kind];
}

static void
complain_of_sources(const Complaint *self)
{
    int told = 1 << SERIES_BY_LIST | 1 << SERIES_BY_PROSE;
    for (guint i = 0; i < self->group->sources->len; i++) {
        const Candidate *source = g_ptr_array_index(self->group->sources, i);
        if (!source->is_ordered || told & 1 << source->kind)
            continue; /* lists speak for themselves; prose is too weak to object */
        Ballot ballot = {source->members, 1};
        if (!consensus_contradicts(self->order, &ballot))
            continue;
        g_autofree char *own = names_of(self, source->members);
        g_autofree char *won = names_of(self, self->order);
        told |= 1 << source->kind;
        diag_add(self->diag, DIAG_WARNING, place_of_series(self), "orders-disagree",
                 "by %s the order is %s; %s decided for %s", name_of_source(source->kind),
                 own, name_of_source(self->series->order), won);
    }
    for (guint i = 0; i < self->group->sources->len; i++) {
        const Candidate *source = g_ptr_array_index(self->group->sources, i);
        for (guint k = 0; source->lists != NULL && k < source->lists->len; k++)
            complain_of_list(self, g_ptr_array_index(source->lists, k));
    }
}

/* ---- dates ----------------------------------------------------------------------------- */

static bool
has_time(GDateTime *date)
{
    return g_date_time_get_hour(date) != 0 || g_date_time_get_minute(date) != 0 ||
           g_date_time_get_second(date) != 0;
}

static void
complain_of_dates(const Complaint *self)
{
    const Post *before = NULL;
    bool is_told = false, is_same_told = false;
    for (guint i = 0; i < self->order->len; i++) {
        const Post *post = entry_at(self, i)->post;
        if (post == NULL || post->date == NULL)
            continue;
        int order = before != NULL ? g_date_time_compare(before->date, post->date) : -1;
        bool matters = has_time(post->date) || self->part_order->by_date > 0;
        if (order == 0 && matters && !is_same_told) {
            is_same_told = true;
            diag_add(self->diag, DIAG_NOTE, post->title_place, "same-date",
                     "this post has the same date as %s, the part before it: the date "
                     "does not tell their order",
                     before->path);
        }
        if (order > 0 && !is_told) {
            diag_add(self->diag, DIAG_NOTE, post->title_place, "date-order",
                     "this part is older than %s, the part before it; %s decided",
                     before->path, name_of_source(self->series->order));
            is_told = true;
        }
        before = post;
    }
    if (self->part_order->by_date > 0 && self->order->len > 1 &&
        self->series->parts->len > 1)
        diag_add(self->diag, DIAG_WARNING, place_of_series(self), "order-by-date",
                 "only the date tells the order of %u parts of '%s'; number them or list "
                 "them in book.yaml to be sure",
                 self->part_order->by_date, self->series->title);
}

void
complain_of_series(const Series *series, const Roster *roster, const Group *group,
                   const PartOrder *order, const PartNumbers *numbers, Diag *diag)
{
    if (series->confidence == SERIES_LOW)
        return; /* no one will make a book of it unasked */
    g_autoptr(GHashTable) told =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Complaint self = {series, roster, group, order->members, numbers, order, told, diag};
    complain_of_missing(&self);
    complain_of_duplicates(&self);
    complain_of_skipped(&self);
    complain_of_clashes(&self);
    complain_of_sources(&self);
    complain_of_dates(&self);
}

/* ---- between series -------------------------------------------------------------------- */

static void
complain_of_doubles(const GPtrArray *found, Diag *diag)
{
    g_autoptr(GHashTable) owners = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < found->len; i++) {
        const Series *series = g_ptr_array_index(found, i);
        for (guint k = 0; k < series->parts->len; k++) {
            const SeriesPart *part = g_ptr_array_index(series->parts, k);
            if (part->post == NULL)
                continue;
            const Series *other = g_hash_table_lookup(owners, part->post);
            if (other != NULL)
                diag_add(diag, DIAG_NOTE, part->post->title_place, "post-in-two-series",
                         "the post is a part of '%s' and of '%s'; each book has it",
                         other->id, series->id);
            g_hash_table_insert(owners, (gpointer) part->post, (gpointer) series);
        }
    }
}

/* The path without what only tells the language ("/ko/", ".ko."), without extension, and a
 * page's own folder for its index: "posts/star" of "content/ko/posts/star/index.md". */
static char *
neutral_path(const Post *post)
{
    static const char *const indexes[] = {"/index", "/_index", "/README"};
    bool has_language = post->language != NULL && *post->language != '\0';
    g_autofree char *language =
        g_strdup_printf("/%s/", has_language ? post->language : "");
    g_autofree char *suffix = g_strdup_printf(".%s.", has_language ? post->language : "");
    g_autofree char *rooted = g_strconcat("/", post->path, NULL);
    g_auto(GStrv) steps = g_strsplit(rooted, language, -1);
    g_autofree char *joined = g_strjoinv("/", steps);
    g_auto(GStrv) names = g_strsplit(joined, suffix, -1);
    g_autofree char *path = g_strjoinv(".", names);
    char *dot = strrchr(path, '.');
    if (dot != NULL && strchr(dot, '/') == NULL)
        *dot = '\0';
    for (guint i = 0; i < G_N_ELEMENTS(indexes); i++)
        if (g_str_has_suffix(path, indexes[i]))
            path[strlen(path) - strlen(indexes[i])] = '\0';
    return g_steal_pointer(&path);
}

static GHashTable *
index_paths(const GPtrArray *found)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) g_ptr_array_unref);
    for (guint i = 0; i < found->len; i++) {
        Series *series = g_ptr_array_index(found, i);
        for (guint k = 0; k < series->parts->len; k++) {
            const SeriesPart *part = g_ptr_array_index(series->parts, k);
            if (part->post == NULL)
                continue;
            char *path = neutral_path(part->post);
            GPtrArray *list = g_hash_table_lookup(index, path);
            if (list == NULL) {
                list = g_ptr_array_new();
                g_hash_table_insert(index, path, list);
            } else {
                g_free(path);
            }
            g_ptr_array_add(list, series);
        }
    }
    return index;
}

/* How many parts of `series` the series `other` has in its own language. */
static guint
count_translated(const Series *series, const Series *other, GHashTable *index)
{
    guint count = 0;
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        g_autofree char *path = part->post != NULL ? neutral_path(part->post) : NULL;
        GPtrArray *list = path != NULL ? g_hash_table_lookup(index, path) : NULL;
        count += list != NULL && g_ptr_array_find(list, other, NULL);
    }
    return count;
}

static void
tell_gaps(const Series *series, const Series *other, GHashTable *index, Diag *diag)
{
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        g_autofree char *path = part->post != NULL ? neutral_path(part->post) : NULL;
        GPtrArray *list = path != NULL ? g_hash_table_lookup(index, path) : NULL;
        if (list != NULL && !g_ptr_array_find(list, other, NULL))
            diag_add(diag, DIAG_NOTE, part->post->title_place, "language-gap",
                     "part %s of '%s' has no counterpart in '%s' (%s)", part->number,
                     series->id, other->id, other->language);
    }
}

static void
complain_of_gaps(const GPtrArray *found, Diag *diag)
{
    g_autoptr(GHashTable) index = index_paths(found);
    for (guint i = 0; i < found->len; i++) {
        const Series *series = g_ptr_array_index(found, i);
        g_autoptr(GPtrArray) others = g_ptr_array_new();
        for (guint k = 0; k < series->parts->len; k++) {
            const SeriesPart *part = g_ptr_array_index(series->parts, k);
            g_autofree char *path = part->post != NULL ? neutral_path(part->post) : NULL;
            GPtrArray *list = path != NULL ? g_hash_table_lookup(index, path) : NULL;
            for (guint n = 0; list != NULL && n < list->len; n++) {
                Series *other = g_ptr_array_index(list, n);
                if (g_strcmp0(other->language, series->language) != 0 &&
                    !g_ptr_array_find(others, other, NULL))
                    g_ptr_array_add(others, other);
            }
        }
        for (guint k = 0; k < others->len; k++) {
            const Series *other = g_ptr_array_index(others, k);
            if (count_translated(series, other, index) >= 2)
                tell_gaps(series, other, index, diag);
        }
    }
}

void
complain_of_all(const GPtrArray *found, Diag *diag)
{
    complain_of_doubles(found, diag);
    complain_of_gaps(found, diag);
}
