/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as authors write them: ISO 8601 with blanks and slashes, offsets or none, month
 * names, Korean. A date is kept as the clock on the author's wall showed it: addresses and
 * colophons speak of that day, whatever the time zone of the machine. */
#pragma once

#include <glib.h>

/* Reads `text`. The offset, if one is written, is read and left out: the result tells the
 * wall clock, in UTC. NULL when it is no date or one that does not exist (2021-02-30). */
GDateTime *date_parse(const char *text);
