/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preface: an opening that all parts of a series repeat word for word. */
#pragma once

#include "base/diag.h"
#include "doc/node.h"

/* The leading blocks that all of `docs` (DocNode *, at least two) share, compared as a
 * reader sees them, taken out of every one of them. A DOC_DOCUMENT that the caller owns;
 * NULL when there is no shared opening or it is all there is of a part. Told as a note. */
DocNode *book_preface_extract(const GPtrArray *docs, Diag *diag);
