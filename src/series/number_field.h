/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number fields: every number of every post that may count parts, under the key of what
 * surrounds it. Posts that differ only in such a number share a key. */
#pragma once

#include "series/buckets.h"
#include "series/roster.h"

typedef enum { FIELD_TITLE, FIELD_SLUG, FIELD_PATH } FieldSource;

typedef struct {
    guint member;
    FieldSource source;
    NumberKind kind;
    Number number;
    bool has_word;
    bool is_loose; /* counts only among zero-padded numbers: "js-10-tail" after "js-09" */
    bool is_weak;  /* nothing but the number tells the parts: the key names the folder */
    char *label;   /* as written */
    char *stem;    /* folded, what stands before */
} NumberField;

typedef struct {
    GArray *fields;   /* NumberField */
    Buckets *buckets; /* key -> indexes of fields */
} NumberFields;

NumberFields *number_fields_new(const Roster *roster);
void number_fields_free(NumberFields *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NumberFields, number_fields_free)

const NumberField *number_field_lookup(const NumberFields *self, guint index);
