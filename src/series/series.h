/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Series: which posts belong together, in what order, and why. */
#pragma once

#include "series/catalogue.h"

typedef enum {
    SERIES_BY_FRONT_MATTER,
    SERIES_BY_LIST,
    SERIES_BY_NAVIGATION,
    SERIES_BY_NUMBERING,
    SERIES_BY_INDEX,
    SERIES_BY_PROSE,
    SERIES_BY_DATE,
    SERIES_BY_MANIFEST
} SeriesOrder;
typedef enum { SERIES_LOW, SERIES_MEDIUM, SERIES_HIGH } SeriesConfidence;

typedef struct {
    char *number; /* as the reader knows it: "3", "0", "4.1"; never NULL */
    char *title;  /* of the part within the series: "세미나 셋째 날" */
    char *url;    /* "/2021/12/31/las-vegas-aws-reinvent-03/" */
    /* As the titles write it: "3편", "Part 3", "#3"; NULL when they do not. */
    char *label;
    /* Title of the book part (부) that begins with this one; NULL. */
    char *group;
    const Post *post;    /* NULL: announced but absent */
    DiagPlace place;     /* where an absent part is announced */
    GPtrArray *evidence; /* SeriesEvidence *: why it is here */
} SeriesPart;

typedef struct {
    DiagPlace place;
    char *text; /* "list item 3 of 5: …", for --explain */
} SeriesEvidence;

typedef struct {
    char *id; /* ASCII, unique in the blog, stable */
    char *title;
    char *language;
    SeriesOrder order;
    SeriesConfidence confidence;
    GPtrArray *parts; /* SeriesPart *, in order */
    /* const DocNode *: what `series-nav: drop` takes out of the posts, lists of parts and
     * the headings that only introduce them. Empty until series_load. */
    GPtrArray *lists;
} Series;

/* A series without parts; copies the strings, `language` may be NULL. */
Series *series_new(const char *id, const char *title, const char *language);
/* Appends a part; copies the strings, borrows `post` (NULL: absent). Lent. */
SeriesPart *series_add_part(Series *self, const char *number, const char *title,
                            const char *url, const Post *post);
/* Says why the part is in the series. Copies `text`. */
void series_part_explain(SeriesPart *self, DiagPlace place, const char *text);
void series_free(Series *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Series, series_free)

/* Every series of the catalogue, sorted by id (Series *); blemishes of series to `diag`. */
GPtrArray *series_discover(const Catalogue *catalogue, Diag *diag);

/* The same, blind to the sources in `hidden` (bits 1 << SeriesOrder): how much each kind of
 * evidence carries is measured so (HACKING.md). */
GPtrArray *series_discover_without(const Catalogue *catalogue, guint hidden, Diag *diag);

/* Parses the text of every part that has none, told to `diag`, and finds `lists`: to be done
 * before a book is made of the series, which takes the texts. */
void series_load(Series *self, const Catalogue *catalogue, Diag *diag);

/* The series that `post` belongs to among `found`, the surest of several; NULL when none.
 * Lent. */
const Series *series_lookup_post(const GPtrArray *found, const Post *post);

/* A series of just `post`; of the posts (Post *) that a manifest names, in its order. */
Series *series_of_post(const Post *post);
Series *series_of_posts(const char *id, const char *title, const GPtrArray *posts);
/* A series of `posts` by date, those without one last; each year begins a book part. */
Series *series_of_blog(const char *id, const char *title, const GPtrArray *posts);

const char *series_order_name(SeriesOrder order);           /* "front-matter" ... */
const char *series_confidence_name(SeriesConfidence level); /* "high" ... */
