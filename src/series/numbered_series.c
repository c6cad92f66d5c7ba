/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/numbered_series.h"

#include <string.h>

#include "base/text.h"
#include "series/folder_name.h"
#include "series/number_field.h"
#include "series/similar.h"
#include "series/title_number.h"

enum {
    HOLE_BARE = 1,   /* numbers that may be left out in a row */
    HOLE_MARKED = 3, /* where a word counts, or zeros pad */
    MIN_PREFIX = 4   /* bytes that titles share at least */
};

typedef struct {
    const Roster *roster;
    const Words *words;
    const NumberFields *fields;
    GHashTable *by_name;     /* "language folded name" -> number + 1 */
    GHashTable *by_title;    /* "language folded title" -> number + 1 */
    GHashTable *folder_size; /* "language folder" -> posts */
    GPtrArray *candidates;
} Gatherer;

/* The fields of one bucket, sorted by number; what they look like together. */
typedef struct {
    GArray *indexes; /* guint */
    FieldSource source;
    bool is_weak, is_padded, has_word;
    guint marked, distinct;
} Run;

static const NumberField *
field_at(const Gatherer *self, const Run *run, guint index)
{
    return number_field_lookup(self->fields, g_array_index(run->indexes, guint, index));
}

static const RosterEntry *
entry_at(const Gatherer *self, const Run *run, guint index)
{
    return roster_lookup(self->roster, field_at(self, run, index)->member);
}

/* ---- the run of numbers ---------------------------------------------------------------- */

static int
compare_fields(gconstpointer a, gconstpointer b, gpointer user_data)
{
    const Gatherer *self = user_data;
    const NumberField *x = number_field_lookup(self->fields, *(const guint *) a);
    const NumberField *y = number_field_lookup(self->fields, *(const guint *) b);
    int order = number_compare(&x->number, &y->number);
    return order != 0 ? order : roster_compare_dates(self->roster, x->member, y->member);
}

/* Loose numbers count only when zeros pad the others to the same width. */
static void
fill_run(const Gatherer *self, const GArray *bucket, Run *run)
{
    run->indexes = g_array_new(FALSE, FALSE, sizeof(guint));
    guint padded = 0;
    for (guint i = 0; i < bucket->len; i++)
        padded +=
            number_field_lookup(self->fields, g_array_index(bucket, guint, i))->kind ==
            NUMBER_PADDED;
    for (guint i = 0; i < bucket->len; i++) {
        guint index = g_array_index(bucket, guint, i);
        const NumberField *field = number_field_lookup(self->fields, index);
        if (field->is_loose && padded < 2)
            continue;
        g_array_append_val(run->indexes, index);
        run->marked += field->kind == NUMBER_MARKED;
        run->has_word |= field->has_word;
        run->is_weak |= field->is_weak;
        run->source = field->source;
    }
    run->is_padded = padded >= 2 && padded * 2 >= run->indexes->len;
    g_array_sort_with_data(run->indexes, compare_fields, (gpointer) self);
}

static int
hole_of(const Run *run)
{
    bool is_counted = run->is_padded || (run->has_word && run->source == FIELD_TITLE &&
                                         run->marked * 2 >= run->indexes->len);
    return is_counted ? HOLE_MARKED : HOLE_BARE;
}

/* Beside numbers that zeros pad, bare ones may be of another kind: "nextjs-01", "nextjs-10". */
static guint
count_alike(const Gatherer *self, const Run *run)
{
    guint alike = 0;
    for (guint i = 0; i < run->indexes->len; i++)
        alike += !run->is_padded || field_at(self, run, i)->kind != NUMBER_BARE;
    return alike;
}

/* Cuts the run behind the first hole that is too large. False when the numbers do not
 * begin at the beginning, or most of them lie behind the hole. */
static bool
cut_run(const Gatherer *self, Run *run, bool has_first_elsewhere)
{
    if (run->indexes->len < 2u - has_first_elsewhere)
        return false;
    const Number *first = &field_at(self, run, 0)->number;
    int start = first->fields[0];
    bool is_counted = hole_of(run) == HOLE_MARKED;
    int latest = has_first_elsewhere || (is_counted && run->indexes->len >= 3) ? 2 : 1;
    if (start > latest || (start == 2 && !has_first_elsewhere && first->length > 1))
        return false;
    guint kept = 1, before = count_alike(self, run);
    run->distinct = 1;
    for (; kept < run->indexes->len; kept++) {
        const Number *a = &field_at(self, run, kept - 1)->number;
        const Number *b = &field_at(self, run, kept)->number;
        if (!number_follows(a, b, hole_of(run)))
            break;
        run->distinct += number_compare(a, b) != 0;
    }
    g_array_set_size(run->indexes, kept);
    return kept * 3 >= before * 2 && run->distinct >= 2u - has_first_elsewhere &&
           run->distinct * 4 >= kept * 3;
}

/* ---- what else holds the run together --------------------------------------------------- */

/* Do most titles begin like the one before? A bracketed tag alone ("[Java]") does. */
static bool
titles_agree(const Gatherer *self, const Run *run)
{
    guint alike = 0;
    for (guint i = 1; i < run->indexes->len; i++) {
        const char *a = entry_at(self, run, i - 1)->title;
        const char *b = entry_at(self, run, i)->title;
        gsize shared = similar_prefix(a, b);
        alike += shared >= MIN_PREFIX && shared * 5 >= MIN(strlen(a), strlen(b));
    }
    return alike * 2 >= run->indexes->len - 1 && run->indexes->len > 1;
}

/* Do the titles count as the slugs do? */
static bool
numbers_agree(const Gatherer *self, const Run *run)
{
    guint same = 0;
    for (guint i = 0; i < run->indexes->len; i++) {
        const NumberField *field = field_at(self, run, i);
        NumberMark mark = {0};
        if (title_number_best(entry_at(self, run, i)->post->title, &mark))
            same += number_compare(&mark.number, &field->number) == 0;
        number_mark_clear(&mark);
    }
    return same * 2 > run->indexes->len;
}

static bool
categories_agree(const Gatherer *self, const Run *run)
{
    const GPtrArray *first = entry_at(self, run, 0)->post->categories;
    if (first->len == 0)
        return false;
    for (guint i = 1; i < run->indexes->len; i++) {
        const GPtrArray *other = entry_at(self, run, i)->post->categories;
        if (other->len != first->len ||
            strcmp(g_ptr_array_index(other, other->len - 1),
                   g_ptr_array_index(first, first->len - 1)) != 0)
            return false;
    }
    return true;
}

/* Nothing but their numbers joins the titles: all of them must count, each once, and be of
 * one category if the blog has any. */
static bool
judge_weak(const Gatherer *self, const Run *run)
{
    guint length = run->indexes->len;
    bool has_category = entry_at(self, run, 0)->post->categories->len > 0;
    bool is_counted = run->marked == length && (has_category || run->has_word);
    bool is_sorted = run->is_padded && count_alike(self, run) == length;
    return length >= 3 && run->distinct == length && (is_counted || is_sorted) &&
           (!has_category || categories_agree(self, run));
}

/* Are the numbered files most of their folder? */
static bool
fills_folder(const Gatherer *self, const Run *run)
{
    const RosterEntry *entry = entry_at(self, run, 0);
    g_autofree char *key = g_strdup_printf("%s %s", entry->language, entry->folder);
    guint size = GPOINTER_TO_UINT(g_hash_table_lookup(self->folder_size, key));
    return field_at(self, run, 0)->number.length > 1 || run->indexes->len * 2 >= size;
}

/* Does the mark say that it counts parts of a whole? */
static bool
names_parts(const char *label)
{
    static const char *const names[] = {"편",      "부",     "장",   "강", "part",
                                        "chapter", "lesson", "その", "章", "編"};
    g_autofree char *lower = g_utf8_strdown(label, -1);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strstr(lower, names[i]) != NULL)
            return true;
    return false;
}

/* Are they issues of something, or numbered by others, each standing alone? */
static bool
are_issues(const Gatherer *self, const Run *run)
{
    if (names_parts(field_at(self, run, 0)->label))
        return false;
    for (guint i = 0; i < run->indexes->len; i++) {
        const RosterEntry *entry = entry_at(self, run, i);
        g_autofree char *name = g_strdelimit(g_strdup(entry->name), "-_", ' ');
        if (!words_match(self->words, WORDS_ISSUE, entry->post->title) &&
            !words_match(self->words, WORDS_ISSUE, name))
            return false;
    }
    return true;
}

/* Fields of a slug without a word or a zero that says they count, and not in the titles:
 * versions. */
static bool
are_versions(const Gatherer *self, const Run *run)
{
    const NumberField *first = field_at(self, run, 0);
    return run->source == FIELD_SLUG && first->number.length > 1 && !run->is_padded &&
           !run->has_word && !numbers_agree(self, run);
}

/* False: chance may have made these numbers. */
static bool
judge(const Gatherer *self, const Run *run, SeriesConfidence *confidence)
{
    bool titles = titles_agree(self, run), numbers = numbers_agree(self, run);
    guint length = run->indexes->len;
    *confidence = SERIES_MEDIUM;
    switch (run->source) {
    case FIELD_PATH:
        if (length >= 3)
            *confidence = SERIES_HIGH;
        return (fills_folder(self, run) && (run->is_padded || length >= 3)) ||
               (titles && length >= 3);
    case FIELD_SLUG:
        if (run->is_padded ? length >= 3 && (titles || numbers) : length >= 3 && numbers)
            *confidence = SERIES_HIGH;
        if (length == 2 && !numbers && !(titles && (run->is_padded || run->has_word)))
            *confidence = titles ? SERIES_MEDIUM : SERIES_LOW;
        return titles || numbers ||
               ((run->is_padded || categories_agree(self, run)) && length >= 3);
    case FIELD_TITLE:
        if (run->is_weak)
            return judge_weak(self, run);
        if (run->marked * 2 < length && length == 2)
            *confidence = SERIES_LOW;
        else if (length >= 3)
            *confidence = SERIES_HIGH;
        return true;
    }
    return false;
}

/* ---- the part that bears no number ------------------------------------------------------ */

/* The post whose name or title is the stem itself: part 1 before "-2", or what introduces
 * "-1". G_MAXUINT when there is none. */
static guint
find_unnumbered(const Gatherer *self, const Run *run)
{
    if (run->source == FIELD_PATH || run->is_weak || run->indexes->len == 0)
        return G_MAXUINT;
    const NumberField *field = field_at(self, run, 0);
    const RosterEntry *entry = roster_lookup(self->roster, field->member);
    if (field->number.length > 1)
        return G_MAXUINT;
    g_autofree char *key = g_strdup_printf("%s %s", entry->language, field->stem);
    gpointer found = g_hash_table_lookup(
        run->source == FIELD_SLUG ? self->by_name : self->by_title, key);
    return found != NULL ? GPOINTER_TO_UINT(found) - 1 : G_MAXUINT;
}

/* The unnumbered post must be called as the parts are; before "-1" exactly so. */
static bool
introduces(const Gatherer *self, const Run *run, guint unnumbered)
{
    int start = field_at(self, run, 0)->number.fields[0];
    const char *title = roster_lookup(self->roster, unnumbered)->title;
    const char *other = entry_at(self, run, 0)->title;
    gsize shared = similar_prefix(title, other);
    if (start == 2)
        return shared >= MIN_PREFIX && shared * 2 >= MIN(strlen(title), strlen(other));
    return start == 1 && shared >= MIN_PREFIX && title[shared] == '\0';
}

/* ---- candidates ------------------------------------------------------------------------ */

static void
claim_number(Candidate *candidate, const Gatherer *self, const NumberField *field)
{
    static const char *const names[] = {"title", "slug", "path"};
    const Post *post = roster_lookup(self->roster, field->member)->post;
    g_autofree char *number = number_text(&field->number);
    DiagPlace place =
        field->source == FIELD_TITLE ? post->title_place : (DiagPlace){post->path, 0, 0};
    candidate_claim(candidate, field->member, place, "%s: number %s, written '%s'",
                    names[field->source], number, field->label);
}

/* "02-use" as a title: its own page's, else its words. The caller's. */
static char *
group_folder_title(const Gatherer *self, const char *folder)
{
    char *title = folder_page_title(self->roster->catalogue, folder);
    if (title != NULL)
        return title;
    g_autofree char *name = g_path_get_basename(folder);
    const char *words = name + strspn(name, "0123456789-_. ");
    return g_strdelimit(g_strdup(*words != '\0' ? words : name), "-_", ' ');
}

/* Numbered folders with numbered files in them are the parts of a book. */
static void
name_groups(const Gatherer *self, const Run *run, Candidate *candidate)
{
    const char *before = NULL;
    bool is_deep = false;
    for (guint i = 0; i < run->indexes->len; i++)
        is_deep |= field_at(self, run, i)->number.length > 1;
    for (guint i = 0; is_deep && i < run->indexes->len; i++) {
        const RosterEntry *entry = entry_at(self, run, i);
        bool is_new = before == NULL || strcmp(before, entry->folder) != 0;
        before = entry->folder;
        if (!is_new || field_at(self, run, i)->number.length < 2)
            continue;
        g_autofree char *title = group_folder_title(self, entry->folder);
        candidate_begin_group(candidate, field_at(self, run, i)->member, title);
    }
}

static void
make_candidate(const Gatherer *self, const Run *run, guint unnumbered,
               SeriesConfidence confidence)
{
    Candidate *candidate =
        candidate_new(SERIES_BY_NUMBERING, confidence, entry_at(self, run, 0)->language);
    if (unnumbered != G_MAXUINT) {
        Number number = {{field_at(self, run, 0)->number.fields[0] - 1}, 1};
        const Post *post = roster_lookup(self->roster, unnumbered)->post;
        candidate_add(candidate, unnumbered, &number);
        candidate_claim(candidate, unnumbered, post->title_place,
                        "bears the name of the numbered parts without a number");
    }
    Number last = {{0}, 0};
    for (guint i = 0; i < run->indexes->len; i++) {
        NumberField field = *field_at(self, run, i);
        if (candidate_has(candidate, field.member))
            continue;
        last = field.number = number_settle(&field.number, &last);
        candidate_add(candidate, field.member, &field.number);
        claim_number(candidate, self, &field);
    }
    candidate->is_ordered = run->distinct == run->indexes->len;
    if (run->source == FIELD_PATH)
        name_groups(self, run, candidate);
    g_ptr_array_add(self->candidates, candidate);
}

static void
read_bucket(const Gatherer *self, const GArray *bucket)
{
    Run run = {0};
    SeriesConfidence confidence;
    fill_run(self, bucket, &run);
    guint unnumbered = find_unnumbered(self, &run);
    if (unnumbered != G_MAXUINT && !introduces(self, &run, unnumbered))
        unnumbered = G_MAXUINT;
    bool has_first = unnumbered != G_MAXUINT;
    bool is_series = cut_run(self, &run, has_first);
    if (is_series && run.indexes->len == 1)
        confidence = SERIES_MEDIUM; /* "name" and "name-2" */
    else
        is_series = is_series && judge(self, &run, &confidence);
    if (is_series && (are_versions(self, &run) || are_issues(self, &run)))
        confidence = SERIES_LOW;
    if (is_series)
        make_candidate(self, &run, unnumbered, confidence);
    g_array_unref(run.indexes);
}

static void
count_folder(Gatherer *self, const RosterEntry *entry)
{
    char *key = g_strdup_printf("%s %s", entry->language, entry->folder);
    guint size = GPOINTER_TO_UINT(g_hash_table_lookup(self->folder_size, key)) + 1;
    g_hash_table_insert(self->folder_size, key, GUINT_TO_POINTER(size));
}

static void
index_names(Gatherer *self)
{
    for (guint i = 0; i < self->roster->posts; i++) {
        const RosterEntry *entry = roster_lookup(self->roster, i);
        if (entry->is_hidden)
            continue;
        g_autofree char *name = text_fold(entry->name);
        g_hash_table_insert(self->by_name,
                            g_strdup_printf("%s %s", entry->language, name),
                            GUINT_TO_POINTER(i + 1));
        g_hash_table_insert(self->by_title,
                            g_strdup_printf("%s %s", entry->language, entry->title),
                            GUINT_TO_POINTER(i + 1));
        count_folder(self, entry);
    }
}

/* The larger first; among equals those that order, then slugs and paths before titles. */
static int
compare_candidates(gconstpointer a, gconstpointer b)
{
    const Candidate *x = *(const Candidate *const *) a,
                    *y = *(const Candidate *const *) b;
    if (x->members->len != y->members->len)
        return x->members->len > y->members->len ? -1 : 1;
    if (x->is_ordered != y->is_ordered)
        return x->is_ordered ? -1 : 1;
    if (x->confidence != y->confidence)
        return x->confidence > y->confidence ? -1 : 1;
    guint first = candidate_member(x, 0), second = candidate_member(y, 0);
    return first < second ? -1 : first > second;
}

void
numbered_series_gather(const Roster *roster, const Words *words, GPtrArray *candidates)
{
    g_autoptr(NumberFields) fields = number_fields_new(roster);
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    Gatherer self = {roster, words, fields, .candidates = found};
    self.by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self.by_title = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self.folder_size = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    index_names(&self);
    for (guint i = 0; i < buckets_length(fields->buckets); i++)
        read_bucket(&self, buckets_members(fields->buckets, i));
    g_ptr_array_sort(found, compare_candidates);
    for (guint i = 0; i < found->len; i++)
        g_ptr_array_add(candidates, g_ptr_array_index(found, i));
    g_hash_table_unref(self.by_name);
    g_hash_table_unref(self.by_title);
    g_hash_table_unref(self.folder_size);
}
