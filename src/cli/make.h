/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ebook make` and `ebook check`: the whole program, once. */
#pragma once

#include "cli/options.h"
#include "cli/report.h"

/* What the environment says, read once in cli/cli.c. */
typedef struct {
    const char *data; /* folder with styles/ and fonts/ */
    gint64 epoch;     /* SOURCE_DATE_EPOCH; -1 = none */
} Surroundings;

/* Makes every book chosen; with the command `check` it lays them out and writes nothing. */
void cli_make(const CliOptions *options, const Surroundings *around, Report *report);
