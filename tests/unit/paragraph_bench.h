/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of paragraphs share: fonts, a style, prose, and how a line reads. */
#pragma once

#include "text_fixture.h"
#include "text/paragraph.h"

/* Our own prose, long enough for every kind of line: tests/golden/lines/prose.txt. */
#define PROSE 4

typedef struct {
    FontSet *fonts;
    Diag *diag;
    TextSetter *setter;
    Style style;
    char **prose;
} Bench;

/* tests/golden/lines/NAME; the caller's. */
char *read_golden(const char *name);

void bench_open(Bench *bench, gconstpointer data);
void bench_close(Bench *bench, gconstpointer data);

/* `text` in the bench's style; the caller's. */
TextParagraph *paragraph_of(Bench *bench, const char *text);

/* What `line` shows, generated text in brackets; the caller's. */
char *shown(const TextLine *line);

/* The same of all lines, one a line. */
char *shown_all(const TextLines *lines);

/* The right edge of what is seen: x of the last fragment and its glyphs. */
int right_edge(const TextLine *line);
