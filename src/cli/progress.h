/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of progress on a terminal, and nothing anywhere else. */
#pragma once

#include <glib.h>

/* Shows that book `index` of `count`, called `title`, is being made. */
void progress_show(guint index, guint count, const char *title);
void progress_clear(void);
