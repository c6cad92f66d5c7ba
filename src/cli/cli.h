/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's front: reads the command line and the environment, runs one command. */
#pragma once

/* Runs the command in `argv` and gives the exit status of CLI.md. */
int cli_run(int argc, char **argv);
