/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/init.h"

#include <gio/gio.h>

#include "base/output.h"
#include "cli/select.h"

/* A YAML scalar in double quotes: JSON strings are YAML strings. */
static void
add(GString *out, const char *key, const char *value, const char *comment)
{
    if (value == NULL) {
        g_string_append_printf(out, "# %s: …%s%s\n", key, *comment ? "   # " : "",
                               comment);
        return;
    }
    g_autofree char *literal = report_json_string(value);
    g_string_append_printf(out, "%s: %s%s%s\n", key, literal, *comment ? "   # " : "",
                           comment);
}

static const Series *
first_series(const Selection *selection)
{
    for (guint i = 0; i < selection->found->len; i++) {
        const Series *series = g_ptr_array_index(selection->found, i);
        if (series->confidence != SERIES_LOW)
            return series;
    }
    return NULL;
}

static void
add_series(GString *out, const Selection *selection, const Series *chosen)
{
    add(out, "series", chosen != NULL ? chosen->id : NULL,
        "or posts: [a.md, \"2021/*.md\"], or parts: [{title: 1부, posts: [...]}]");
    for (guint i = 0; i < selection->found->len; i++) {
        const Series *series = g_ptr_array_index(selection->found, i);
        if (series != chosen)
            g_string_append_printf(out, "#   also found: %s (%u parts)\n", series->id,
                                   series->parts->len);
    }
}

static char *
manifest_text(const Selection *selection)
{
    const Series *series = first_series(selection);
    const Site *site = selection->site;
    GString *out = g_string_new("# The book. Every key is optional; see ebook(1).\n");
    add(out, "title", series != NULL ? series->title : site->title, "");
    add(out, "subtitle", NULL, "");
    if (site->author != NULL) {
        g_autofree char *name = report_json_string(site->author);
        g_string_append_printf(out, "authors: [{name: %s, role: 지은이}]\n", name);
    } else {
        g_string_append(out, "# authors: [{name: …, role: 지은이}]\n");
    }
    add(out, "language", site->language != NULL ? site->language : "ko", "");
    add(out, "publisher", NULL, "펴낸곳");
    add(out, "published", NULL, "2022-01-01; the newest post when not given");
    add(out, "edition", NULL, "초판 1쇄");
    add(out, "rights", NULL, "ⓒ 2022 …");
    g_string_append(out, "# isbn: {epub: 979-11-…, pdf: 979-11-…}\n");
    add(out, "description", site->description, "");
    g_string_append(out, "cover: auto   # or a picture file\n");
    add_series(out, selection, series);
    g_string_append(
        out, "style: essay   # essay, tech, screen, a trim size, or a CSS file\n"
             "line-breaks: auto   # keep (as the blog shows), join, auto\n"
             "series-nav: drop   # the list of parts inside each post: drop or keep\n"
             "links: {pdf: footnote, qr: videos}   # none, footnote, endnote; none, "
             "videos, all\n"
             "# print: {bleed: 3mm, marks: crop, icc: file.icc}\n");
    return g_string_free(out, FALSE);
}

static bool
write_manifest(const Selection *selection, GError **error)
{
    FolderStat stat;
    if (folder_stat(selection->site->folder, "book.yaml", &stat)) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                    "%s/book.yaml is there already; it is left as it was",
                    folder_path(selection->site->folder));
        return false;
    }
    g_autoptr(Output) output = output_open(folder_path(selection->site->folder), error);
    if (output == NULL)
        return false;
    const char *path = output_add(output, "book.yaml", error);
    g_autofree char *text = manifest_text(selection);
    return path != NULL &&
           g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, 0666,
                                    error) &&
           output_commit(output, error);
}

void
cli_init(const CliOptions *options, Report *report)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Selection) selection = selection_discover(options, diag, &error);
    report_diagnostics(report, diag);
    if (selection == NULL || !write_manifest(selection, &error)) {
        report_failure(report, error);
        return;
    }
    printf("%s/book.yaml\n", folder_path(selection->site->folder));
}
