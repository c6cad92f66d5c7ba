/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which characters the sheets print by themselves: what fonts must keep. */
#pragma once

#include "style/sheets.h"

/* Adds every character that the sheets' `content` strings and list marks can print to the
 * set `characters` (gunichar as GUINT_TO_POINTER). */
void style_sheets_add_characters(const StyleSheets *self, GHashTable *characters);
