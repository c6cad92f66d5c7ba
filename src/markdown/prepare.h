/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must change in the lines of a passage before the Markdown parser can read them as
 * blog engines do: the texts of footnotes go out, tables get the form that it knows. */
#pragma once

#include "markdown/mask.h"
#include "markdown/note.h"
#include "markdown/passage.h"

/* A copy of `passage` so changed; the caller owns it. The footnotes go to `notes` (NULL:
 * they stay), abbreviations to `abbreviations` (NULL likewise). The lines of definitions
 * that became items of a list, because more than a paragraph belongs to them, go to
 * `definitions` (NULL: none do). `classes` are the SURVEY_ values of `passage`. With
 * `has_kramdown` Markdown is read behind a tag that says markdown="1". A table beyond the
 * limits is told as [table-limit] and becomes text. */
Passage *prepare_passage(Passage *passage, const guint8 *classes, Notes *notes,
                         Notes *abbreviations, GHashTable *definitions, bool has_kramdown,
                         Diag *diag);

/* Blanks a line of `mask` here and there in paragraphs that would cost the survey, whose
 * time is links times lines, too much. */
void prepare_survey(Mask *mask);
