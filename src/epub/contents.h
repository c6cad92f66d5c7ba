/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the table of contents, for the navigation document and the NCX alike. */
#pragma once

#include "epub/plan.h"

typedef struct {
    int level;         /* 1..; never more than one deeper than the line before */
    char *title;       /* with the label */
    const char *label; /* "3장", with which the title begins; lent; NULL */
    char *href;
    const char *anchor; /* lent; NULL where a chapter goes on in a further file */
} ContentsLine;

/* ContentsLine *, in reading order, at most `depth` levels: the book's entries, and a line for
 * every further file of a section to which no entry leads. The caller owns the list. */
GPtrArray *contents_lines(const Plan *plan, int depth);
