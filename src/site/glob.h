/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shell patterns over paths, as configurations use them to leave files out. */
#pragma once

#include <stdbool.h>

/* Does `path` match `pattern`? "?" is one character but "/", "*" any number of them, "**"
 * with a slash after it any folders. Time is at most length times length. */
bool glob_matches(const char *pattern, const char *path);
