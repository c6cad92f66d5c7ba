/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emoji by name, ":tada:", where a blog's engine shows them so. Names that are not known
 * stay as they are: "HH:mm:ss" is a time. */
#pragma once

#include "base/diag.h"
#include "doc/node.h"

/* Replaces the names in the texts below `doc`, which are not code. Icons of Material's sets,
 * which no font has, go and are told. */
void emoji_replace(DocNode *doc, Diag *diag);
