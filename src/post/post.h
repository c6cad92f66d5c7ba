/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Post: one file of the blog, a tree with a face. */
#pragma once

#include "base/source.h"
#include "base/yaml.h"
#include "doc/node.h"
#include "site/site.h"

typedef enum {
    POST_DATE_NONE,
    POST_DATE_FRONT, /* the front matter says so */
    POST_DATE_NAME   /* the file name says so */
} PostDateOrigin;

typedef struct {
    char *path; /* relative to the site's folder */
    Source *source;
    YamlNode *front;  /* never NULL */
    gsize body_start; /* bytes of the front matter */
    char *slug;
    char *language; /* "ko"; from the post, its name or folder, else the site's */
    char *title;    /* never empty: front matter, else the first heading, else the slug */
    DiagPlace title_place;
    bool is_title_from_heading; /* there is none in the front matter, */
    bool is_title_from_name;    /* nor a heading */
    bool had_title_markup;      /* the author set words of it off */
    GDateTime *date;            /* NULL when POST_DATE_NONE */
    PostDateOrigin date_origin;
    GDateTime *updated;    /* NULL */
    char *author;          /* NULL: the site's */
    char *permalink;       /* "/2021/12/31/name/", decoded, NFC */
    GPtrArray *aliases;    /* char * */
    GPtrArray *tags;       /* char * */
    GPtrArray *categories; /* char *, from the outermost in */
    bool is_published;
    const char *hidden_reason; /* why not; NULL */
    bool is_told;              /* the blemishes of its text are */
    /* DOC_DOCUMENT, its headings on the levels that the author wrote. NULL until post_parse,
     * and when a book has taken it. */
    DocNode *doc;
} Post;

/* Sets the parsers up; once, before several threads read posts. */
void post_prepare(void);

/* Reads and parses the file `path` of `site`. NULL with `error` when it cannot be read, is
 * not UTF-8 or its front matter is not YAML. */
Post *post_read(const Site *site, const char *path, Diag *diag, GError **error);

/* The same without the text: a catalogue reads thousands, a book parses a few. */
Post *post_open(const Site *site, const char *path, Diag *diag, GError **error);
/* Parses the text, if it is not there; its blemishes are told the first time. */
void post_parse(Post *self, const Site *site, Diag *diag);

/* A tree of only the headings, of what may link to other posts of the site, and of what
 * stands beside that; NULL when nothing does. Places name `self->path`. The caller owns it;
 * blemishes of the text are told when it is parsed, not here. */
DocNode *post_glance(const Post *self, const Site *site);
void post_free(Post *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Post, post_free)
