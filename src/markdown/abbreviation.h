/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Abbreviations: "*[HTML]: Hyper Text Markup Language" on a line of its own (PHP Markdown
 * Extra, kramdown, Python-Markdown). A browser shows the meaning under the pointer; a book has
 * a note where the word stands first. */
#pragma once

#include "doc/node.h"
#include "markdown/note.h"

/* The length of "*[term]:" and the blanks behind it that `line` begins with; 0 when it defines
 * nothing. The term is [*term, *term + *term_length). */
gsize abbreviation_definition(const char *line, gsize length, const char **term,
                              gsize *term_length);

/* Puts the marks of `notes` (notes_add_term) behind the first word below `root` that is the
 * term: in text, not in headings, links or code. */
void abbreviations_call(DocNode *root, Notes *notes);
