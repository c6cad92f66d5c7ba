/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tabs whose names stand in the tag round them: {{< tabs items="Linux,macOS" >}}. A book shows
 * one below the other, so each needs its own. */
#pragma once

#include "doc/node.h"

/* Gives each box in `tabs` that has no name the next of `names`, which has commas between. */
void tab_names_give(DocNode *tabs, const char *names);
