/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/indexed_series.h"

#include <string.h>

#include "base/text.h"
#include "series/list_series.h"
#include "series/similar.h"
#include "series/title_number.h"

enum {
    MAX_PARTS = 50, /* a longer list is a hub, unless it lists the folder below it */
    MIN_NAME = 3,   /* bytes that slugs share, */
    MIN_TITLE = 6,  /* bytes that titles share */
};

/* Everything that one post lists. */
typedef struct {
    const Roster *roster;
    guint holder;
    GPtrArray *items; /* const PartItem *, by place */
    GArray *members;  /* guint, in the same order */
} Index;

static int
compare_items(gconstpointer a, gconstpointer b)
{
    const PartItem *x = *(const PartItem *const *) a, *y = *(const PartItem *const *) b;
    if (x->place.line != y->place.line)
        return x->place.line - y->place.line;
    return x->place.column - y->place.column;
}

static bool
has_member(const GArray *members, guint member)
{
    for (guint i = 0; i < members->len; i++)
        if (g_array_index(members, guint, i) == member)
            return true;
    return false;
}

/* ---- what the parts have in common ------------------------------------------------------ */

/* The bytes that the names of all parts share at their start, without digits at the end. */
static gsize
shared_name(const Index *self)
{
    const char *first =
        roster_lookup(self->roster, g_array_index(self->members, guint, 0))->name;
    gsize shared = strlen(first);
    for (guint i = 1; i < self->members->len; i++) {
        const char *name =
            roster_lookup(self->roster, g_array_index(self->members, guint, i))->name;
        shared = MIN(shared, similar_prefix(first, name));
    }
    while (shared > 0 && strchr("0123456789-_.", first[shared - 1]) != NULL)
        shared--;
    return shared;
}

static gsize
shared_title(const Index *self)
{
    const char *first = NULL;
    gsize shared = 0;
    for (guint i = 0; i < self->members->len; i++) {
        const RosterEntry *entry =
            roster_lookup(self->roster, g_array_index(self->members, guint, i));
        if (entry->post == NULL)
            continue;
        shared = first == NULL ? strlen(entry->title)
                               : MIN(shared, similar_prefix(first, entry->title));
        if (first == NULL)
            first = entry->title;
    }
    return shared;
}

static bool
is_called_alike(const Index *self)
{
    const RosterEntry *holder = roster_lookup(self->roster, self->holder);
    const RosterEntry *first =
        roster_lookup(self->roster, g_array_index(self->members, guint, 0));
    gsize name = shared_name(self);
    if (name >= MIN_NAME && strncmp(holder->name, first->name, name) == 0 &&
        !g_ascii_isalnum(holder->name[name]))
        return true;
    gsize title = shared_title(self);
    gsize own = similar_prefix(holder->title, first->title);
    return title >= MIN_TITLE && own >= MIN_TITLE &&
           own * 2 >= MIN(title, strlen(holder->title));
}

/* ---- what lies below the holder ---------------------------------------------------------- */

/* What the post at `path` is the index of: its own folder, or the one that bears its name
 * ("trip.md" of "trip/"), with a slash at its end. The caller's; NULL. */
static char *
folder_under(const char *path, bool *holds_index)
{
    g_autofree char *base = g_path_get_basename(path);
    *holds_index = g_ascii_strncasecmp(base, "readme.", 7) == 0 ||
                   g_ascii_strncasecmp(base, "index.", 6) == 0 ||
                   g_ascii_strncasecmp(base, "_index.", 7) == 0 ||
                   g_ascii_strncasecmp(base, "summary.", 8) == 0;
    if (*holds_index)
        return g_strndup(path, strlen(path) - strlen(base));
    const char *dot = strrchr(base, '.');
    gsize ending = dot != NULL ? strlen(dot) : 0;
    g_autofree char *stem = g_strndup(path, strlen(path) - ending);
    return g_strconcat(stem, "/", NULL);
}

/* Is the holder the index of a folder, and are the parts most of what lies below? */
static bool
lies_above(const Index *self)
{
    bool holds_index;
    const char *path = roster_lookup(self->roster, self->holder)->post->path;
    g_autofree char *below = folder_under(path, &holds_index);
    g_autofree char *folder =
        *below != '\0' ? g_strndup(below, strlen(below) - 1) : g_strdup(".");
    guint others = roster_count_below(self->roster, folder) - holds_index;
    guint inside = 0;
    for (guint i = 0; i < self->members->len; i++) {
        const Post *post =
            roster_lookup(self->roster, g_array_index(self->members, guint, i))->post;
        inside += post == NULL ? holds_index : g_str_has_prefix(post->path, below);
    }
    return others > 0 && inside == self->members->len && inside * 2 >= others;
}

/* ---- gathering ------------------------------------------------------------------------- */

static void
collect(Index *self, Roster *roster, const PartList *list)
{
    if (list->self != NULL || list->is_aside || list->is_inline)
        return;
    g_autoptr(GArray) members = list_series_members(roster, list);
    if (members->len < 2)
        return;
    for (guint i = 0; i < list->items->len; i++) {
        const PartItem *item = g_ptr_array_index(list->items, i);
        if (item->post != NULL || item->url != NULL)
            g_ptr_array_add(self->items, (gpointer) item);
    }
}

static void
number_items(Index *self, Roster *roster)
{
    g_ptr_array_sort(self->items, compare_items);
    for (guint i = 0; i < self->items->len; i++) {
        const PartItem *item = g_ptr_array_index(self->items, i);
        const RosterEntry *holder = roster_lookup(roster, self->holder);
        guint member = item->post != NULL
                           ? roster_number(roster, item->post)
                           : roster_announce(roster, holder->language, item->url,
                                             item->nearest, item->label, item->place);
        bool is_new = member != self->holder && !has_member(self->members, member) &&
                      !roster_lookup(roster, member)->is_hidden;
        if (is_new && self->members->len <= 10 * MAX_PARTS)
            g_array_append_val(self->members, member);
    }
}

static void
make_candidate(const Index *self, GPtrArray *candidates)
{
    const RosterEntry *holder = roster_lookup(self->roster, self->holder);
    Candidate *candidate =
        candidate_new(SERIES_BY_INDEX, SERIES_MEDIUM, holder->language);
    candidate->has_index = true;
    candidate_add(candidate, self->holder, NULL);
    candidate_claim(candidate, self->holder, holder->post->title_place,
                    "lists the other parts");
    for (guint i = 0; i < self->members->len; i++)
        candidate_add(candidate, g_array_index(self->members, guint, i), NULL);
    for (guint i = 0; i < self->items->len; i++) {
        const PartItem *item = g_ptr_array_index(self->items, i);
        if (item->post != NULL && item->group != NULL)
            candidate_begin_group(candidate, roster_number(self->roster, item->post),
                                  item->group);
        if (item->post != NULL)
            candidate_claim(candidate, roster_number(self->roster, item->post),
                            item->place, "listed by the index %s: %s", holder->post->path,
                            item->label);
    }
    g_ptr_array_add(candidates, candidate);
}

/* Is the holder a part itself, by its number? Then its list only forgot it. */
static bool
is_sibling(const Index *self)
{
    NumberMark own = {0}, other = {0};
    const RosterEntry *first =
        roster_lookup(self->roster, g_array_index(self->members, guint, 0));
    const RosterEntry *holder = roster_lookup(self->roster, self->holder);
    bool is = first->post != NULL && title_number_best(holder->post->title, &own) &&
              title_number_best(first->post->title, &other) &&
              strcmp(own.stem, other.stem) == 0 && own.number.fields[0] > 0;
    number_mark_clear(&own);
    number_mark_clear(&other);
    return is;
}

static void
settle(Index *self, Roster *roster, GPtrArray *candidates, Diag *diag)
{
    number_items(self, roster);
    bool is_hidden = roster_lookup(roster, self->holder)->is_hidden;
    if (self->members->len < 2 || is_hidden)
        return;
    bool is_above = lies_above(self), is_alike = is_called_alike(self);
    if ((!is_above && !is_alike) || is_sibling(self))
        return;
    if (!is_above && self->members->len > MAX_PARTS) {
        diag_add(diag, DIAG_NOTE, ((PartItem *) g_ptr_array_index(self->items, 0))->place,
                 "series-bounded",
                 "a post that lists %u others is taken for a hub, not for the index of a "
                 "series",
                 self->members->len);
        return;
    }
    make_candidate(self, candidates);
}

void
indexed_series_gather(Roster *roster, const GPtrArray *lists, GPtrArray *candidates,
                      Diag *diag)
{
    for (guint i = 0; i < lists->len;) {
        const PartList *first = g_ptr_array_index(lists, i);
        Index index = {.roster = roster, .holder = roster_number(roster, first->holder)};
        index.items = g_ptr_array_new();
        index.members = g_array_new(FALSE, FALSE, sizeof(guint));
        for (; i < lists->len; i++) {
            const PartList *list = g_ptr_array_index(lists, i);
            if (list->holder != first->holder)
                break;
            collect(&index, roster, list);
        }
        settle(&index, roster, candidates, diag);
        g_ptr_array_unref(index.items);
        g_array_unref(index.members);
    }
}
