/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h> /* says whether this is glibc */

#include "cli/cli.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

int
main(int argc, char **argv)
{
#ifdef __GLIBC__
    /* What one thread frees another may have: a book is laid out by all, written by one. */
    mallopt(M_ARENA_MAX, 1);
#endif
    return cli_run(argc, argv);
}
