/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as counter styles write them, by Counter Styles 3 and Ready-made Counter Styles. */
#pragma once

#include <glib.h>

#include "style/style.h"

/* `value` in the counter style `kind`, without the full stop behind it: "iv", "나", "③"; in
 * decimal where the style ends (roman from 4000 on). The mark itself for STYLE_LIST_DISC,
 * _CIRCLE and _SQUARE; "" for STYLE_LIST_NONE and _STRING. The caller owns it. */
char *style_counter_text(StyleListKind kind, int value);

/* Adds every character that `kind` can write to the set `characters` (gunichar as
 * GUINT_TO_POINTER). */
void style_counter_add_characters(StyleListKind kind, GHashTable *characters);
