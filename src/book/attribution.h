/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose words a quotation are: blogs name the author in its last line, after a dash. The
 * line is set apart from the words and must not be parted from them.
 */
#pragma once

#include "doc/node.h"

/* Gives the class "attribution" to the last line of each quotation in `doc` that begins with
 * a dash and is no sentence, as a paragraph of its own; the sheet draws the dash. Comes
 * before book_lines_settle(), which joins lines. */
void book_attributions_settle(DocNode *doc);
