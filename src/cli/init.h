/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ebook init`: a commented book.yaml from what was found. */
#pragma once

#include "cli/options.h"
#include "cli/report.h"

/* Writes book.yaml into the blog's folder; one that is there is never touched. */
void cli_init(const CliOptions *options, Report *report);
