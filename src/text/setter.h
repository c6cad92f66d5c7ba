/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A TextSetter shapes text: one a thread, with a font map and context of its own. */
#pragma once

#include <pango/pangocairo.h>

#include "base/diag.h"
#include "base/pool.h"
#include "font/set.h"
#include "style/cascade.h"

typedef struct TextSetter TextSetter;

/* `fonts` must outlive it. `styles` answers for the nodes of text_paragraph_add_inlines;
 * NULL when that is not used. `language` is the book's. */
TextSetter *text_setter_new(const FontSet *fonts, StyleResolver *styles,
                            const char *language, Diag *diag);
void text_setter_free(TextSetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextSetter, text_setter_free)

/* From now on tells `diag`, as if nothing had been told before: a chapter begins. So what
 * is told does not depend on which thread sets which chapter. */
void text_setter_begin(TextSetter *self, Diag *diag);

/* From now on what lines show, glyphs and text, is set in `galley`, which must outlive what
 * is made of it and no longer than the setter. NULL: each paragraph's lines own a galley. */
void text_setter_lend_galley(TextSetter *self, Pool *galley);
