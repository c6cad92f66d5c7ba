/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --dump: the product of one stage as stable text on standard output. */
#pragma once

#include "cli/design.h"
#include "cli/options.h"
#include "cli/select.h"

/* CLI_DUMP_DOC and CLI_DUMP_SERIES: before a book is made. */
void cli_dump_selection(const CliOptions *options, const Selection *selection);

/* The later stages. False with `error`. */
bool cli_dump_book(const CliOptions *options, const Design *design, const Book *book,
                   const FontSet *fonts, Diag *diag, GError **error);
