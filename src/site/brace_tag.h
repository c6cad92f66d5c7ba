/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From braces to tags: a table says what each name means, this file walks the braces and
 * takes care of bodies, expressions, comments and names that no table has. */
#pragma once

#include "site/brace.h"
#include "site/tag_build.h"

typedef enum {
    TAG_BODY_NONE,
    TAG_BODY_MARKDOWN,
    TAG_BODY_LITERAL,
    TAG_BODY_OPTIONAL, /* Markdown when the end is there, else none */
    TAG_BODY_INSERT,   /* none; the tag is read in code too */
    TAG_BODY_OPEN      /* the tag and its end vanish; what stands between does not */
} TagBody;

typedef struct {
    const char *name;
    TagBody body;
    SiteTagKind kind;
    TagBuild build; /* NULL: nothing to fill */
} TagEntry;

typedef struct {
    const TagEntry *entries;
    guint length;
    BraceRules rules;
    /* Looked up after the entries, ended by one without a name; NULL when there are none. */
    const TagEntry *more;
} TagTable;

/* Appends the tags of [start, end) as `table` reads them: SiteTagSyntax.find. */
void brace_tags_find(const TagTable *table, const SiteTagContext *context, gsize start,
                     gsize end, GPtrArray *tags);

/* The entry named `name`; NULL. */
const TagEntry *brace_tags_lookup(const TagTable *table, const char *name);
