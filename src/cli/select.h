/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which books a run makes: book.yaml decides, else the post's series, else --series,
 * --blog, or every series found with confidence. */
#pragma once

#include "base/diag.h"
#include "book/manifest.h"
#include "cli/options.h"
#include "series/series.h"

/* All that the books of one run are made from. */
typedef struct {
    Site *site;
    BookManifest *manifest;
    Catalogue *catalogue;
    GPtrArray *found;  /* Series *: every series of the site */
    GPtrArray *made;   /* Series *: those made by hand (one post, a manifest, the blog) */
    GPtrArray *chosen; /* const Series *: the books, in order; of `found` or `made` */
    /* The manifest or the choice is wrong: no book is what was asked for. (A post that
     * cannot be read spoils only the books that need it.) */
    bool has_errors;
} Selection;

/* Reads the site at `options->path` and chooses. NULL with `error` when the path cannot be
 * worked with; an empty choice is told to `diag` as an error. */
Selection *selection_make(const CliOptions *options, Diag *diag, GError **error);
/* The same without a choice: for `ebook series`. */
Selection *selection_discover(const CliOptions *options, Diag *diag, GError **error);
/* Chooses the series that `id` names, by its ID or its title; one that is not there is told as
 * [series-unknown]. */
void selection_choose(Selection *self, const char *id, Diag *diag);
void selection_free(Selection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Selection, selection_free)
