/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas: TeX in posts, which a book shows as their source until the room `math`, which
 * sets them as TeX does on the tables of a mathematics font, hands over drawings.
 */
#pragma once

#include "base/diag.h"
#include "doc/node.h"

/* Tells once, at the first formula of `doc`, how many are shown as their TeX source. */
void book_formulas_tell(const DocNode *doc, Diag *diag);
