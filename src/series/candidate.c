/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/candidate.h"

static void
free_claim(gpointer data)
{
    Claim *claim = data;
    g_free(claim->text);
    g_free(claim);
}

Candidate *
candidate_new(SeriesOrder kind, SeriesConfidence confidence, const char *language)
{
    Candidate *self = g_new0(Candidate, 1);
    self->kind = kind;
    self->confidence = confidence;
    self->language = language;
    self->members = g_array_new(FALSE, FALSE, sizeof(guint));
    self->numbers = g_array_new(FALSE, FALSE, sizeof(Number));
    self->is_ordered = true;
    self->titles = g_hash_table_new(NULL, NULL);
    self->groups = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    self->claims = g_ptr_array_new_with_free_func(free_claim);
    return self;
}

void
candidate_free(Candidate *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->members);
    g_array_unref(self->numbers);
    g_ptr_array_unref(self->claims);
    g_clear_pointer(&self->lists, g_ptr_array_unref);
    g_hash_table_unref(self->groups);
    g_hash_table_unref(self->titles);
    g_free(self->name);
    g_free(self);
}

static void
free_candidate(gpointer data)
{
    candidate_free(data);
}

GPtrArray *
candidates_new(void)
{
    return g_ptr_array_new_with_free_func(free_candidate);
}

void
candidate_add(Candidate *self, guint member, const Number *number)
{
    Number none = {{0}, 0};
    g_array_append_val(self->members, member);
    g_array_append_vals(self->numbers, number != NULL ? number : &none, 1);
}

guint
candidate_member(const Candidate *self, guint index)
{
    return g_array_index(self->members, guint, index);
}

bool
candidate_has(const Candidate *self, guint member)
{
    for (guint i = 0; i < self->members->len; i++)
        if (candidate_member(self, i) == member)
            return true;
    return false;
}

void
candidate_begin_group(Candidate *self, guint member, const char *title)
{
    g_hash_table_insert(self->groups, GUINT_TO_POINTER(member), g_strdup(title));
}

void
candidate_claim(Candidate *self, guint member, DiagPlace place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Claim *claim = g_new0(Claim, 1);
    claim->member = member;
    claim->place = place;
    claim->text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_ptr_array_add(self->claims, claim);
}
