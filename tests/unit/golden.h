/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Golden cases: an input and, beside it, what a stage must make of it. A case is named by
 * its stem, the path without the extension. REGEN_GOLDEN=1 in the environment rewrites what
 * is expected (`make regen-golden` shows the difference). */
#pragma once

#include "base/diag.h"

/* Adds a test "PREFIX/NAME" for every tests/golden/FOLDER/NAME with `suffix`, in byte order;
 * `test` is given the stem. Asserts that there is one. */
void golden_add_cases(const char *folder, const char *suffix, const char *prefix,
                      GTestDataFunc test);

/* The file STEM + `extension`, "" when there is none. The caller's. */
char *golden_read(const char *stem, const char *extension);

/* Asserts that STEM + `extension` holds `actual`; no file means nothing. */
void golden_check(const char *stem, const char *extension, const char *actual);

/* What `diag` has been told from its entry `first` on, a line each: "3:1: note [code]", with
 * "a.md:" before it if `has_files`. The caller's. */
char *golden_diagnostics(const Diag *diag, guint first, bool has_files);
