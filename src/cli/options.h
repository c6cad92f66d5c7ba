/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: what the user asks for, checked once. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum {
    CLI_MAKE,
    CLI_SERIES,
    CLI_CHECK,
    CLI_INIT,
    CLI_HELP,
    CLI_VERSION
} CliCommand;

typedef enum {
    CLI_DUMP_NONE,
    CLI_DUMP_DOC,
    CLI_DUMP_SERIES,
    CLI_DUMP_BOOK,
    CLI_DUMP_STYLE,
    CLI_DUMP_LINES,
    CLI_DUMP_PAGES
} CliDump;

typedef struct {
    CliCommand command;
    char *path;   /* as the user wrote it; "." when not given */
    char *output; /* folder; "book" when not given */
    char *series; /* id; NULL */
    char *style;  /* name or file; NULL */
    bool is_blog;
    bool has_epub, has_pdf, has_print, has_cover;
    bool is_kindle, is_kepub;
    bool is_strict;
    bool has_json; /* --json: results of `series` and `check` */
    bool has_json_diagnostics;
    bool explains;
    CliDump dump;
    int jobs; /* 0 = one a core */
} CliOptions;

/* Reads `argv`. NULL with `error` when it cannot be understood: exit 2. */
CliOptions *cli_options_parse(int argc, char **argv, GError **error);
void cli_options_free(CliOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CliOptions, cli_options_free)

/* The text of --help. Lent. */
const char *cli_options_help(void);
