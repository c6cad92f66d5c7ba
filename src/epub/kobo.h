/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kobo's own markup: each sentence and picture in a numbered span, by which its reader keeps
 * bookmarks and highlights. It follows what kepubify and Kobo itself write.
 */
#pragma once

#include <stdbool.h>

#include "epub/xml.h"

/* Where the numbering of one document stands; all zero at its start. */
typedef struct {
    guint paragraph, segment;
    bool begins; /* the next text begins a paragraph */
} Kobo;

/* Tells that `element` was opened: paragraphs, lists and tables begin a new number. */
void kobo_enter(Kobo *self, const char *element);

/* Writes `length` bytes of `text` (-1: up to NUL), each sentence in a span of its own; white
 * space alone gets none outside paragraphs. */
void kobo_text(Kobo *self, Xml *xml, const char *text, gssize length);

/* Opens the span around a picture; xml_close() ends it. */
void kobo_open_picture(Kobo *self, Xml *xml);
