/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics: what the author should know about the book.
 *
 * A blemish (a dead link, a missing picture, an unknown tag) is told here and the
 * stage goes on with a stated fallback; what makes the work impossible is a GError
 * instead. A Diag only collects: `cli/report.c` prints. It is passed, never global.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR } DiagLevel;

/* A place in an input file. `file` is borrowed from the Source (or manifest) that the
 * place lies in, relative to the project's root; NULL for the program as a whole.
 * `line` and `column` count from 1, columns in characters; 0 means "not known". */
typedef struct {
    const char *file;
    int line;
    int column;
} DiagPlace;

#define DIAG_NOWHERE ((DiagPlace){NULL, 0, 0})

typedef struct {
    DiagLevel level;
    char *file; /* NULL for the program as a whole */
    int line;
    int column;
    const char *code; /* a stable word with a line in the man page: "dead-link" */
    char *message;    /* one line of valid UTF-8 without control characters */
} DiagEntry;

typedef struct Diag Diag;

/* A collection that keeps the first LIMIT_DIAGNOSTICS entries, of errors as many more, and
 * counts the rest. */
Diag *diag_new(void);
void diag_free(Diag *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diag, diag_free)

/* Tells one blemish. `code` is a string literal. What went wrong comes first, then what
 * was done instead, then what to do. Control and bidi characters are shown as \xNN and
 * the text is cut at LIMIT_DIAGNOSTIC_BYTES, so that no input can fake a line. */
void diag_add(Diag *self, DiagLevel level, DiagPlace place, const char *code,
              const char *format, ...) G_GNUC_PRINTF(5, 6);

/* `text` as one harmless line, as diag_add shows it: for what else is told of a stranger's
 * names and titles. The caller owns it. */
char *diag_harmless(const char *text);

/* Moves the entries of `other` to the end of `self`: how work done on several threads,
 * each with a Diag of its own, is told in one order. `other` is empty afterwards. */
void diag_take(Diag *self, Diag *other);

/* The same for what `self` does not say already: work that was done once more. */
void diag_take_new(Diag *self, Diag *other);

/* The entries kept, in the order in which they were told: const DiagEntry *. */
guint diag_length(const Diag *self);
const DiagEntry *diag_lookup(const Diag *self, guint index);

/* How many were told at `level`, also those beyond the limit. */
guint diag_count(const Diag *self, DiagLevel level);

/* "note", "warning" or "error". */
const char *diag_level_name(DiagLevel level);
