/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A TextSetter shapes text: one a thread, with a font map and context of its own. */
#pragma once

#include <pango/pangocairo.h>

#include "base/diag.h"
#include "font/set.h"
#include "style/cascade.h"

typedef struct TextSetter TextSetter;

/* `fonts` must outlive it. `language` is the book's. */
TextSetter *text_setter_new(const FontSet *fonts, StyleResolver *styles,
                            const char *language, Diag *diag);
void text_setter_free(TextSetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextSetter, text_setter_free)
