/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ruby: small text over a stretch of the line that belongs together, its base. */
#pragma once

#include "text/content.h"
#include "text/shape.h"

typedef struct {
    TextContent content;
    TextShapes shapes;
    int width;
} TextRuby;

/* An empty one; text goes into its content. */
TextRuby *text_ruby_new(void);
void text_ruby_free(TextRuby *self);

/* Shapes every ruby of `rubies` (TextRuby *), keeps the clusters of each base together and
 * spreads bases that are narrower than their ruby. Pieces say by number, from 1, whose base
 * they are. After text_set_glue. */
void text_set_rubies(const GPtrArray *rubies, TextShapes *shapes,
                     const TextContent *content, TextSetter *setter);
