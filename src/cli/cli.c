/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/init.h"
#include "cli/make.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/series.h"

/* A descriptor 0-2 that is closed would be given to the next file opened, and a message
 * would be written into a book. */
static void
secure_descriptors(void)
{
    int fd;
    do
        fd = open("/dev/null", O_RDWR);
    while (fd >= 0 && fd <= 2);
    if (fd > 2)
        close(fd);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

/* SOURCE_DATE_EPOCH: seconds since 1970, digits only; junk is refused. */
static bool
read_epoch(gint64 *epoch)
{
    const char *value = g_getenv("SOURCE_DATE_EPOCH");
    *epoch = -1;
    if (value == NULL || *value == '\0')
        return true;
    guint64 seconds;
    if (!g_ascii_string_to_unsigned(value, 10, 0, G_GINT64_CONSTANT(253402300799),
                                    &seconds, NULL))
        return false;
    *epoch = (gint64) seconds;
    return true;
}

static int
usage(const char *message)
{
    fprintf(stderr, "ebook: error: %s\nTry 'ebook --help'.\n", message);
    return CLI_EXIT_USAGE;
}

int
cli_run(int argc, char **argv)
{
    secure_descriptors();
    g_autoptr(GError) error = NULL;
    g_autoptr(CliOptions) options = cli_options_parse(argc, argv, &error);
    if (options == NULL)
        return usage(error->message);
    Surroundings around = {g_getenv("EBOOK_DATA"), -1};
    if (around.data == NULL || *around.data == '\0')
        around.data = PKGDATADIR;
    if (!read_epoch(&around.epoch))
        return usage("SOURCE_DATE_EPOCH is not a number of seconds");

    g_autoptr(Report) report = report_new(options);
    switch (options->command) {
    case CLI_HELP:
        fputs(cli_options_help(), stdout);
        break;
    case CLI_VERSION:
        puts(PACKAGE_STRING);
        break;
    case CLI_SERIES:
        cli_series(options, report);
        break;
    case CLI_INIT:
        cli_init(options, report);
        break;
    case CLI_MAKE:
    case CLI_CHECK:
        cli_make(options, &around, report);
        break;
    }
    report_counts(report);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("ebook: error: standard output could not be written\n", stderr);
        return CLI_EXIT_FAILED;
    }
    return (int) report_exit(report);
}
