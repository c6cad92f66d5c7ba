/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only code that prints: diagnostics, results and the exit status. */
#pragma once

#include <stdio.h>

#include "base/diag.h"
#include "cli/options.h"

typedef enum { CLI_EXIT_DONE, CLI_EXIT_INPUT, CLI_EXIT_USAGE, CLI_EXIT_FAILED } CliExit;

typedef struct Report Report;

Report *report_new(const CliOptions *options);
void report_free(Report *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Report, report_free)

/* Prints what `diag` holds to standard error, counts it, and empties it. True when it held
 * no error; with --strict warnings are errors. */
bool report_diagnostics(Report *self, Diag *diag);

/* Prints why the work stopped. */
void report_failure(Report *self, const GError *error);

/* Prints how many of each level there were; nothing when there were none. */
void report_counts(const Report *self);

/* The status so far: CLI_EXIT_DONE unless errors or failures were told. */
CliExit report_exit(const Report *self);

/* A JSON string literal of `text`; the caller owns it. */
char *report_json_string(const char *text);
