/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/series.h"

#include <stdarg.h>

#include "cli/select.h"

static void
add_field(GString *out, const char *before, const char *value)
{
    g_autofree char *literal = report_json_string(value);
    g_string_append(out, before);
    g_string_append(out, literal);
}

void
cli_series_json(const Series *series, GString *out)
{
    add_field(out, "{\"id\":", series->id);
    add_field(out, ",\"title\":", series->title);
    add_field(out, ",\"order\":", series_order_name(series->order));
    add_field(out, ",\"confidence\":", series_confidence_name(series->confidence));
    g_string_append(out, ",\n  \"parts\":[");
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        add_field(out,
                  i == 0 ? "{\"number\":" : ",\n           {\"number\":", part->number);
        add_field(out, ",\"title\":", part->title);
        add_field(out, ",\"path\":", part->post != NULL ? part->post->path : NULL);
        add_field(out, ",\"url\":", part->url);
        g_string_append_c(out, '}');
    }
    g_string_append(out, "]}");
}

static void
print_json(const GPtrArray *found)
{
    g_autoptr(GString) out = g_string_new("{\"series\":[");
    for (guint i = 0; i < found->len; i++) {
        g_string_append(out, i == 0 ? "" : ",\n");
        cli_series_json(g_ptr_array_index(found, i), out);
    }
    g_string_append(out, "]}\n");
    fputs(out->str, stdout);
}

/* Names and titles are a stranger's: no escape of theirs reaches the terminal. */
static void
print_line(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *shown = diag_harmless(text);
    puts(shown);
}

/* The label stands before the title, as in the contents of a book. */
static void
print_part(const SeriesPart *part, bool explains)
{
    const char *label = part->label != NULL ? part->label : "";
    print_line("  %4s  %s%s%s  (%s%s)", part->number, label, *label != '\0' ? " " : "",
               part->title, part->post != NULL ? "" : "missing: ",
               part->post != NULL ? part->post->path : part->url);
    for (guint i = 0; explains && i < part->evidence->len; i++) {
        const SeriesEvidence *evidence = g_ptr_array_index(part->evidence, i);
        DiagPlace place = evidence->place; /* what a file's name says stands on no line */
        print_line("%s:%d:%d: note: %s", place.file != NULL ? place.file : "",
                   MAX(place.line, 1), MAX(place.column, 1), evidence->text);
    }
}

static guint
count_missing(const Series *series)
{
    guint missing = 0;
    for (guint i = 0; i < series->parts->len; i++)
        missing += ((SeriesPart *) g_ptr_array_index(series->parts, i))->post == NULL;
    return missing;
}

static void
print_table(const GPtrArray *found, bool explains)
{
    if (found->len == 0)
        puts("no series was found");
    for (guint i = 0; i < found->len; i++) {
        const Series *series = g_ptr_array_index(found, i);
        guint missing = count_missing(series);
        if (i > 0)
            putchar('\n');
        print_line("%s: %s", series->id, series->title);
        printf("  %u parts, order by %s, confidence %s", series->parts->len,
               series_order_name(series->order),
               series_confidence_name(series->confidence));
        if (missing > 0)
            printf(", %u missing", missing);
        putchar('\n');
        for (guint k = 0; k < series->parts->len; k++)
            print_part(g_ptr_array_index(series->parts, k), explains);
    }
}

void
cli_series(const CliOptions *options, Report *report)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Selection) selection = selection_discover(options, diag, &error);
    if (selection != NULL && options->series != NULL)
        selection_choose(selection, options->series, diag);
    report_diagnostics(report, diag);
    if (selection == NULL) {
        report_failure(report, error);
        return;
    }
    const GPtrArray *shown =
        options->series != NULL ? selection->chosen : selection->found;
    if (options->has_json)
        print_json(shown);
    else if (shown->len > 0 || options->series == NULL)
        print_table(shown, options->explains);
}
