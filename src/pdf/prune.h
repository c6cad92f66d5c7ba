/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Away with cairo's own structure tree before qpdf reads the file.
 *
 * cairo writes an element for every marked content; ours replace them. qpdf would read each
 * as soon as it makes its first object: half of its memory for a long book.
 */
#pragma once

#include <glib.h>

/* Marks the objects of the structure tree as free in the cross-reference table of `file`, a
 * PDF as cairo writes it. Leaves alone what looks otherwise. Returns how many it marked. */
guint pdf_prune_structure(guint8 *file, gsize length);
