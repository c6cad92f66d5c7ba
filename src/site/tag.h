/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Template tags: {% ... %}, {{ ... }}, {{< ... >}}, ::: blocks; what each engine writes and
 * what it means for a book. This file finds and reads them; `post/tag_node.c` makes nodes. */
#pragma once

#include "site/site.h"

typedef enum {
    SITE_TAG_TEXT, /* stands for `text`, which is Markdown source (an address, a value) */
    SITE_TAG_NOTHING, /* shows nothing (comment, advertisement): told as note */
    SITE_TAG_QUOTE,   /* block quote of the Markdown body; author, source, url, title */
    SITE_TAG_CODE, /* code block: body literal; language, title, url, first_line, marks */
    SITE_TAG_IMAGE,     /* url, title, alt, classes, width, height */
    SITE_TAG_LINK,      /* url, text, title */
    SITE_TAG_POST_LINK, /* url = slug or file name with fragment; text may be NULL */
    SITE_TAG_EMBED,     /* provider ("youtube"), url (page for people), title: a card */
    SITE_TAG_DIVISION,  /* a box round the Markdown body: classes, title */
    SITE_TAG_RAW,       /* body literal, as Markdown text without tags */
    SITE_TAG_UNKNOWN    /* not known: its body is kept, the tag told [unknown-tag] */
} SiteTagKind;

typedef struct {
    SiteTagKind kind;
    char *name;                 /* as written */
    gsize start, end;           /* bytes of the source, the whole tag with its body */
    gsize body_start, body_end; /* the body; both 0 when there is none */
    char *text, *url, *title, *alt, *classes, *author, *source, *provider, *language,
        *marks;
    int width, height, first_line;
    bool is_inline;  /* stood within a line of text */
    bool is_missing; /* names a file or post that is not there: told already */
} SiteTag;

void site_tag_free(SiteTag *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SiteTag, site_tag_free)

/* Every top-level tag in the bytes [start, end) of `source`, in order (SiteTag *), outside
 * fenced code and code spans. Tags within the body of another are found by calling this
 * again for that body. `path` and `permalink` are the post's. */
GPtrArray *site_tags_find(const Site *site, const Source *source, gsize start, gsize end,
                          const char *path, const char *permalink, Diag *diag);
