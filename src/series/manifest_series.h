/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series that a file of the engine orders: the chapters of a Zenn book, the nav of
 * MkDocs, a SUMMARY.md. One that holds several series is a library: its sections only
 * hint at what belongs together. */
#pragma once

#include "series/candidate.h"

/* Appends books to `books` and the sections of libraries to `sections`. `surer` (Candidate
 * *) are what front matter and lists tell. */
void manifest_series_gather(Roster *roster, const GPtrArray *surer, GPtrArray *books,
                            GPtrArray *sections, Diag *diag);
