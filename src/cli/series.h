/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ebook series`: which series the blog holds, in what order, and why. */
#pragma once

#include "cli/options.h"
#include "cli/report.h"
#include "series/series.h"

void cli_series(const CliOptions *options, Report *report);

/* The object that `--json` prints for `series`, appended to `out`. */
void cli_series_json(const Series *series, GString *out);
