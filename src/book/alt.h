/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alternative texts: every picture has one, or is known to be decoration (WCAG 1.1.1). */
#pragma once

#include "base/diag.h"
#include "doc/node.h"

/* Sets `text` of every DOC_IMAGE below `doc`: as written unless that is a file name; else the
 * caption or title; else the sentence before it; else "" (decorative), told. */
void book_alt_settle(DocNode *doc, Diag *diag);
