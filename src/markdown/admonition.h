/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes round text: ":::message" ... ":::" (Zenn, VuePress, Docusaurus) and block quotes
 * that begin with "[!NOTE]" (GitHub). Both become a DOC_DIVISION whose class says what it
 * is. */
#pragma once

#include "markdown/mask.h"

/* Adds an island for each ":::" line. One that is never closed is told. */
void admonition_find(Mask *mask, Passage *passage, Diag *diag);

/* Turns the block quotes below `root` that are alerts into divisions. */
void admonition_turn_quotes(DocNode *root);

/* Gives the box `node` the class that the sheet has for its kind, when one of its own
 * classes tells it by a name of an engine or theme ("callout", "failure"). */
void admonition_add_class(DocNode *node);
