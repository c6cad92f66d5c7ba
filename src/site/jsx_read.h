/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of JSX (see BraceReader): <Component a="b">, </Component>, <Component />, the
 * fragment <>, comments in braces, and lines that begin with import or export. */
#pragma once

#include "site/brace.h"

bool jsx_read(const char *text, gsize at, gsize end, Brace *brace);
