/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the author is told about characters. Each matter once a chapter. */
#pragma once

#include "doc/node.h"
#include "text/setter.h"

/* No font of the chain has `c`; a box is drawn. Once a character. */
void text_complain_missing_glyph(TextSetter *setter, gunichar c, const DocNode *node);
/* Joined emoji are set one by one. */
void text_complain_joined_emoji(TextSetter *setter, const DocNode *node);
/* A line end was put in. */
void text_complain_long_paragraph(TextSetter *setter, const DocNode *node);
