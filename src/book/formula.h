/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas: no library of Debian 12 draws TeX for C, so a book shows their source. */
#pragma once

#include "base/diag.h"
#include "doc/node.h"

/* Tells once, at the first formula of `doc`, how many are shown as their TeX source. */
void book_formulas_tell(const DocNode *doc, Diag *diag);
