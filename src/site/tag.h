/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Template tags: {% ... %}, {{ ... }}, {{< ... >}}, ::: blocks; what each engine writes and
 * what it means for a book. This file finds and reads them; `post/tag_node.c` makes nodes. */
#pragma once

#include "site/site.h"

typedef enum {
    SITE_TAG_TEXT, /* stands for `text`, which is Markdown source (an address, a value) */
    SITE_TAG_NOTHING, /* shows nothing: told already when that loses something */
    SITE_TAG_QUOTE,   /* block quote of the Markdown body; author, url, source, classes */
    SITE_TAG_CODE,    /* code block: body literal, after `text` when that is not NULL;
                           language, title, url, source, first_line, marks */
    SITE_TAG_IMAGE,   /* url, title, alt, classes, width, height */
    SITE_TAG_FIGURE,  /* the same; the title is shown as caption */
    SITE_TAG_LINK,    /* url, text, title */
    SITE_TAG_POST_LINK, /* url = slug or file name with fragment; text may be NULL */
    SITE_TAG_EMBED,     /* a card: url (of the player or its page), title; provider
                           ("youtube") when the tag names it, else the url tells */
    SITE_TAG_DIVISION, /* a box round the Markdown body, or round `text`, which is Markdown
                           too: classes, title */
    SITE_TAG_SPAN,     /* `text` (plain) within a line, set apart: classes */
    SITE_TAG_LINK_GRID, /* body: one "name | url | description | image" a line */
    SITE_TAG_INSERT, /* the text of another file, in code too: `text`, Markdown elsewhere */
    SITE_TAG_RAW,    /* body literal, as Markdown text without tags */
    SITE_TAG_UNKNOWN /* not known, told already: shown are its body, if there is one,
                           else its own characters */
} SiteTagKind;

typedef struct {
    SiteTagKind kind;
    char *name;                 /* as written */
    gsize start, end;           /* bytes of the source, the whole tag with its body */
    gsize body_start, body_end; /* the body; both 0 when there is none */
    gsize body_indent;          /* how much deeper its lines stand than the tag */
    bool is_body_flush;         /* the body loses the blanks that all its lines share */
    char *text, *url, *title, *alt, *classes, *author, *source, *provider, *language,
        *marks;
    char *names; /* of the boxes in the body, in order, with commas between; NULL */
    int width, height, first_line;
    bool has_numbers; /* a code block that asks for line numbers */
    bool is_inline;   /* stood within a line of text */
    bool is_missing;  /* names a file or post that is not there: told already */
} SiteTag;

void site_tag_free(SiteTag *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SiteTag, site_tag_free)

/* What a tag may refer to: the post it stands in. All lent. */
typedef struct {
    const Site *site;
    const Source *source;
    const char *path, *permalink; /* of the post */
    const YamlNode *front;
    Diag *diag;
    GHashTable *values; /* char * -> char *: what the template has named; may be NULL */
} SiteTagContext;

/* How one engine writes tags. Implemented by hexo_tag.c and its like. */
struct SiteTagSyntax {
    /* A text without any of these strings (NULL-terminated) holds no tag. */
    const char *const *openers;
    /* Appends the tags of the bytes [start, end) (SiteTag *), in order; is_inline is seen
     * to by the caller. */
    void (*find)(const SiteTagContext *context, gsize start, gsize end, GPtrArray *tags);
};

/* Every top-level tag in the bytes [start, end) of the context's source, in order
 * (SiteTag *), outside fenced code and code spans. Tags within the body of another are
 * found by calling this again for that body. */
GPtrArray *site_tags_find(const SiteTagContext *context, gsize start, gsize end);

/* A tag without a body; the caller owns it. Copies `name`. */
SiteTag *site_tag_new(SiteTagKind kind, const char *name, gsize start, gsize end);
