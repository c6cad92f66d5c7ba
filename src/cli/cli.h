/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's front: reads the command line and the environment, runs one command. */
#pragma once

/* Runs the command in `argv` and gives its exit status (ebook.1, EXIT STATUS). */
int cli_run(int argc, char **argv);
