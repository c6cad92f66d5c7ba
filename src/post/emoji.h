/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emoji by name, ":tada:", where a blog's engine shows them so. Names that are not known
 * stay as they are: "HH:mm:ss" is a time. */
#pragma once

#include "doc/node.h"

/* Replaces the names in the texts below `doc`, which are not code. */
void emoji_replace(DocNode *doc);
