/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/report.h"

#include <gio/gio.h>
#include <string.h>

struct Report {
    const CliOptions *options;
    guint counts[DIAG_ERROR + 1];
    bool has_failed;
};

Report *
report_new(const CliOptions *options)
{
    Report *self = g_new0(Report, 1);
    self->options = options;
    return self;
}

void
report_free(Report *self)
{
    g_free(self);
}

char *
report_json_string(const char *text)
{
    if (text == NULL)
        return g_strdup("null");
    GString *out = g_string_new("\"");
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_printf(out, "\\%c", *p);
        else if ((guchar) *p < 0x20 || *p == 0x7F)
            g_string_append_printf(out, "\\u%04x", (guchar) *p);
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
    return g_string_free(out, FALSE);
}

static void
print_json(const DiagEntry *entry, DiagLevel level)
{
    g_autofree char *file = report_json_string(entry->file);
    g_autofree char *code = report_json_string(entry->code);
    g_autofree char *message = report_json_string(entry->message);
    fprintf(stderr,
            "{\"file\":%s,\"line\":%d,\"column\":%d,\"level\":\"%s\",\"code\":%s,"
            "\"message\":%s}\n",
            file, entry->line, entry->column, diag_level_name(level), code, message);
}

static void
print_text(const DiagEntry *entry, DiagLevel level)
{
    fputs(entry->file != NULL ? entry->file : "ebook", stderr);
    if (entry->line > 0)
        fprintf(stderr, ":%d", entry->line);
    if (entry->line > 0 && entry->column > 0)
        fprintf(stderr, ":%d", entry->column);
    fprintf(stderr, ": %s: %s [%s]\n", diag_level_name(level), entry->message,
            entry->code);
}

static void
print_limit(const Report *self, guint hidden)
{
    g_autofree char *message =
        g_strdup_printf("%u more diagnostics are not shown", hidden);
    DiagEntry entry = {.code = "diagnostics-limit", .message = message};
    if (self->options->has_json_diagnostics)
        print_json(&entry, DIAG_NOTE);
    else
        print_text(&entry, DIAG_NOTE);
}

bool
report_diagnostics(Report *self, Diag *diag)
{
    bool is_strict = self->options->is_strict;
    for (guint i = 0; i < diag_length(diag); i++) {
        const DiagEntry *entry = diag_lookup(diag, i);
        DiagLevel level =
            is_strict && entry->level == DIAG_WARNING ? DIAG_ERROR : entry->level;
        if (self->options->has_json_diagnostics)
            print_json(entry, level);
        else
            print_text(entry, level);
    }
    guint errors = diag_count(diag, DIAG_ERROR);
    guint warnings = diag_count(diag, DIAG_WARNING);
    guint told = errors + warnings + diag_count(diag, DIAG_NOTE);
    if (told > diag_length(diag))
        print_limit(self, told - diag_length(diag));
    self->counts[DIAG_NOTE] += diag_count(diag, DIAG_NOTE);
    self->counts[DIAG_WARNING] += is_strict ? 0 : warnings;
    self->counts[DIAG_ERROR] += errors + (is_strict ? warnings : 0);
    g_autoptr(Diag) emptied = diag_new();
    diag_take(emptied, diag);
    return errors + (is_strict ? warnings : 0) == 0;
}

void
report_failure(Report *self, const GError *error)
{
    self->has_failed = true;
    g_autofree char *shown = diag_harmless(error->message);
    if (self->options == NULL || !self->options->has_json_diagnostics) {
        fprintf(stderr, "%s%s\n",
                strstr(shown, ": error: ") ? "" : "ebook: error: ", shown);
        return;
    }
    g_autofree char *message = report_json_string(shown);
    fprintf(
        stderr,
        "{\"file\":null,\"line\":0,\"column\":0,\"level\":\"error\",\"code\":\"failed\","
        "\"message\":%s}\n",
        message);
}

void
report_counts(const Report *self)
{
    static const char *const forms[][2] = {
        {"note", "notes"}, {"warning", "warnings"}, {"error", "errors"}};
    if (self->options->has_json_diagnostics)
        return;
    const char *before = "";
    for (int level = DIAG_ERROR; level >= DIAG_NOTE; level--) {
        guint count = self->counts[level];
        if (count == 0)
            continue;
        fprintf(stderr, "%s%u %s", before, count, forms[level][count != 1]);
        before = ", ";
    }
    if (*before != '\0')
        fputc('\n', stderr);
}

CliExit
report_exit(const Report *self)
{
    if (self->has_failed)
        return CLI_EXIT_FAILED;
    return self->counts[DIAG_ERROR] > 0 ? CLI_EXIT_INPUT : CLI_EXIT_DONE;
}
