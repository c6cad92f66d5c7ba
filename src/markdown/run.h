/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A run of characters on its way to a DOC_TEXT or DOC_CODE: what no book can show is taken
 * out here, once for all text that Markdown or HTML brings. */
#pragma once

#include <stdbool.h>

#include "doc/node.h"

typedef struct {
    GString *text;
    DiagPlace place;  /* of the first character */
    bool is_composed; /* false once a character reference may have broken NFC */
} Run;

void run_init(Run *self);
void run_clear(Run *self);

/* Appends the `length` bytes of `text` that begin at `place`. Invisible characters vanish;
 * control characters vanish and are told as [control-character]. */
void run_add(Run *self, const char *text, gsize length, DiagPlace place, Diag *diag);

/* Appends what the character reference `text` ("&amp;") means, or `text` itself when it
 * means nothing. */
void run_add_reference(Run *self, const char *text, gsize length, DiagPlace place,
                       Diag *diag);

/* The characters so far, in NFC; the run is empty afterwards. The caller owns them. */
char *run_take(Run *self);
