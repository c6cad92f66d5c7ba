/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign words: what stands in another language than the text around it, so that a
 * screen reader changes its voice (WCAG 3.1.2). */
#pragma once

#include "doc/node.h"

/* Puts each run of text below `doc` that is plainly of another language into a DOC_SPAN of
 * that language: Japanese by its kana, Korean by its Hangul, English where four words or
 * more read as prose; names of things stay. `language` is in force where `doc` names none.
 * Code and ruby are left alone. Linear time. */
void book_foreign_mark(DocNode *doc, const char *language);
