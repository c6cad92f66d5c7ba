/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the tokens of PDF syntax end (ISO 32000-1 §7.2, §7.3), so that strings are passed
 * over unread: text may hold anything, "0 0 0 rg" and "5 0 R" too. Each takes the first byte
 * of a token and the end of all, and returns the place after the token. */
#pragma once

#include <stdbool.h>

bool pdf_is_blank(char c);
bool pdf_is_regular(char c);
bool pdf_is_pair(const char *p, const char *end, char c); /* "<<" */

const char *pdf_literal_end(const char *p, const char *end); /* "(...)" */
const char *pdf_hex_end(const char *p, const char *end);     /* "<...>" */
const char *pdf_comment_end(const char *p, const char *end); /* "% ..." */
/* An array or a dictionary, whatever it nests. */
const char *pdf_compound_end(const char *p, const char *end);
/* A number, a keyword, a name from its second byte on. */
const char *pdf_regular_end(const char *p, const char *end);
