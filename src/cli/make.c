/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/make.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/output.h"
#include "cli/design.h"
#include "cli/dump.h"
#include "cli/progress.h"
#include "cli/select.h"
#include "epub/cover.h"
#include "epub/epub.h"
#include "layout/layout.h"
#include "pdf/cover.h"
#include "pdf/front.h"
#include "pdf/pdf.h"

/* What all books of a run are made with. */
typedef struct {
    const CliOptions *options;
    const Surroundings *around;
    Selection *selection;
    Design *design;
    Diag *diag;
    Report *report;
} Run;

/* One book on its way through the stages. */
typedef struct {
    const CliOptions *options;
    const Selection *selection;
    const Design *design;
    const Book *book;
    FontSet *fonts; /* cut down to this book */
    Output *output;
    Diag *diag;
    GPtrArray *written; /* char *: a line of standard output a file */
    GBytes *cover;      /* of the EPUBs; NULL: not yet made */
} Job;

static void
tell_written(Job *job, const char *name, const char *path, int count, const char *what)
{
    GStatBuf facts;
    double size = g_stat(path, &facts) == 0 ? (double) facts.st_size / 1024.0 : 0;
    g_ptr_array_add(job->written,
                    g_strdup_printf("%s/%s: %d %s, %.0f KiB", job->options->output, name,
                                    count, what, size));
}

/* A PDF on its way: its file is there, its pictures are in work before it has pages. */
typedef struct {
    PdfOptions options;
    char *name;
    const char *path; /* NULL: none is asked for */
} PdfJob;

static void
pdf_job_clear(PdfJob *self)
{
    pdf_pictures_free(self->options.pictures);
    g_clear_pointer(&self->options.icc, g_bytes_unref);
    g_free(self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PdfJob, pdf_job_clear)

static bool
begin_pdf(Job *job, PdfJob *self, bool is_print, GError **error)
{
    const BookManifest *manifest = job->selection->manifest;
    self->options = (PdfOptions){
        .is_print = is_print, .jobs = job->options->jobs, .max_ppi = manifest->max_ppi};
    if (is_print && manifest->icc != NULL) {
        self->options.icc = folder_read(job->selection->site->folder, manifest->icc,
                                        LIMIT_ICC_BYTES, error);
        if (self->options.icc == NULL)
            return false;
    }
    self->name = g_strconcat(job->book->id, is_print ? "-print.pdf" : ".pdf", NULL);
    self->path = output_add(job->output, self->name, error);
    if (self->path == NULL)
        return false;
    self->options.pictures = pdf_begin(job->book, &self->options, self->path);
    return true;
}

static bool
write_pdf(Job *job, const PdfJob *self, Pages *pages, GError **error)
{
    if (!pdf_write(pages, &self->options, self->path, job->diag, error))
        return false;
    tell_written(job, self->name, self->path, (int) pages->pages->len, "pages");
    return true;
}

static bool
write_epub(Job *job, const Pages *pages, bool is_kepub, GError **error)
{
    const BookManifest *manifest = job->selection->manifest;
    if (job->cover == NULL)
        job->cover = epub_cover_read(job->book, job->diag);
    if (job->cover == NULL) {
        /* Cutting fonts down pays when pages are set in them. */
        const FontSet *fonts = pages != NULL ? job->fonts : job->design->fonts;
        job->cover = pdf_front_picture(job->book, fonts, error);
    }
    if (job->cover == NULL)
        return false;
    g_autofree char *edition = g_strconcat(job->book->id, ".pdf", NULL);
    EpubOptions options = {.pages = pages != NULL ? pages->map : NULL,
                           .pages_of = pages != NULL ? edition : NULL,
                           .cover = job->cover,
                           .has_fonts = manifest->has_epub_fonts,
                           .is_kindle = job->options->is_kindle,
                           .is_kepub = is_kepub,
                           .has_legacy_pages = manifest->has_legacy_pages};
    g_autofree char *name =
        g_strconcat(job->book->id, is_kepub ? ".kepub.epub" : ".epub", NULL);
    const char *path = output_add(job->output, name, error);
    int chapters = 0;
    if (path == NULL || !epub_write(job->book, job->design->sheets, job->design->fonts,
                                    &options, path, &chapters, job->diag, error))
        return false;
    tell_written(job, name, path, chapters, "chapters");
    return true;
}

static bool
write_cover(Job *job, const Pages *print, GError **error)
{
    g_autofree char *name = g_strconcat(job->book->id, "-cover.pdf", NULL);
    const char *path = output_add(job->output, name, error);
    if (path == NULL || !pdf_cover_write(print, job->fonts, path, job->diag, error))
        return false;
    tell_written(job, name, path, 1, "sheet");
    return true;
}

static Pages *
lay_out(Job *job, bool is_print, GError **error)
{
    LayoutOptions options = {is_print, job->options->jobs};
    g_autoptr(Diag) told = diag_new();
    Pages *pages =
        layout_book(job->book, job->design->sheets, job->fonts, &options, told, error);
    diag_take_new(job->diag, told); /* of two editions a blemish is told once */
    return pages;
}

static bool
write_print(Job *job, GError **error)
{
    const CliOptions *options = job->options;
    g_auto(PdfJob) pdf = {0};
    if (!options->has_print && !options->has_cover)
        return true;
    if (options->has_print && !begin_pdf(job, &pdf, true, error))
        return false;
    g_autoptr(Pages) print = lay_out(job, true, error);
    if (print == NULL)
        return false;
    if (pdf.path != NULL && !write_pdf(job, &pdf, print, error))
        return false;
    return !options->has_cover || write_cover(job, print, error);
}

static bool
write_formats(Job *job, GError **error)
{
    const CliOptions *options = job->options;
    g_autoptr(Pages) pages = NULL;
    g_auto(PdfJob) pdf = {0};
    if (options->has_pdf && !begin_pdf(job, &pdf, false, error))
        return false;
    if (options->has_pdf || job->selection->manifest->has_epub_pages) {
        pages = lay_out(job, false, error);
        if (pages == NULL)
            return false;
    }
    if (pages != NULL && !options->has_pdf)
        pages_release_text(pages); /* an EPUB asks only where each page begins */
    if (options->has_epub && !write_epub(job, pages, false, error))
        return false;
    if (options->has_epub && options->is_kepub && !write_epub(job, pages, true, error))
        return false;
    if (pdf.path != NULL && !write_pdf(job, &pdf, pages, error))
        return false;
    return write_print(job, error);
}

static Book *
assemble(const Run *run, const Series *series, MathFont *math, GError **error)
{
    const Surroundings *around = run->around;
    g_autofree char *syntax = g_build_filename(around->data, "styles", "syntax", NULL);
    BookOptions options = {around->epoch, syntax, run->options->jobs, math};
    return book_assemble(run->selection->catalogue, series, run->selection->manifest,
                         &options, run->diag, error);
}

/* Writes the files of `book`; nothing is renamed into place when it has errors. */
static bool
write_book(const Run *run, const Book *book, FontSet *fonts, GError **error)
{
    bool is_kept = run->options->command == CLI_MAKE; /* `check` only tells */
    g_autoptr(Output) output =
        is_kept ? output_open(run->options->output, error) : output_open_temporary(error);
    if (output == NULL)
        return false;
    g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func(g_free);
    Job job = {run->options, run->selection, run->design, book, fonts,
               output,       run->diag,      written,     NULL};
    bool is_written = write_formats(&job, error);
    g_clear_pointer(&job.cover, g_bytes_unref);
    if (!is_written)
        return false;
    if (!report_diagnostics(run->report, run->diag) || !is_kept ||
        run->selection->has_errors)
        return true;
    if (!output_commit(output, error))
        return false;
    for (guint i = 0; i < written->len; i++)
        puts(g_ptr_array_index(written, i));
    return true;
}

/* The whole way of one book. */
static bool
make_book(const Run *run, const Series *series, GError **error)
{
    g_autoptr(MathFont) math = math_font_new(run->design->fonts);
    g_autoptr(Book) book = assemble(run, series, math, error);
    if (book == NULL)
        return false;
    style_sheets_set_language(run->design->sheets, book->language);
    g_autoptr(FontSet) fonts = design_book_fonts(run->design, book, error);
    if (fonts == NULL)
        return false;
    if (run->options->dump != CLI_DUMP_NONE)
        return cli_dump_book(run->options, run->design, book, fonts, run->diag, error);
    return write_book(run, book, fonts, error);
}

/* A series that lacks a part while posts could not be read may lack it for that reason:
 * then the book that is there must not be replaced by a worse one. */
static bool
may_lack_unread(const Series *series, bool has_unread)
{
    for (guint i = 0; has_unread && i < series->parts->len; i++)
        if (((SeriesPart *) g_ptr_array_index(series->parts, i))->post == NULL)
            return true;
    return false;
}

static bool
make_books(const Run *run, bool has_unread, GError **error)
{
    const GPtrArray *chosen = run->selection->chosen;
    for (guint i = 0; i < chosen->len; i++) {
        Series *series = g_ptr_array_index(chosen, i);
        bool is_made = true;
        if (i > 0) /* a book before this one may have taken the text of a post */
            series_load(series, run->selection->catalogue, run->diag);
        progress_show(i, chosen->len, series->title);
        if (may_lack_unread(series, has_unread))
            diag_add(
                run->diag, DIAG_ERROR, DIAG_NOWHERE, "book-not-made",
                "the book '%s' is not made: posts that it may need could not be read",
                series->id);
        else
            is_made = make_book(run, series, error);
        report_diagnostics(run->report, run->diag);
        if (!is_made)
            return false;
    }
    progress_clear();
    return true;
}

static bool
make_all(const CliOptions *options, const Surroundings *around, Report *report,
         GError **error)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Selection) selection = selection_make(options, diag, error);
    bool has_unread = !report_diagnostics(report, diag);
    if (selection == NULL)
        return false;
    if (options->dump == CLI_DUMP_DOC || options->dump == CLI_DUMP_SERIES) {
        cli_dump_selection(options, selection);
        return true;
    }
    g_autoptr(Design) design = design_open(around->data, options, selection->manifest,
                                           selection->site->folder, diag, error);
    report_diagnostics(report, diag);
    if (design == NULL)
        return false;
    Run run = {options, around, selection, design, diag, report};
    return make_books(&run, has_unread, error);
}

void
cli_make(const CliOptions *options, const Surroundings *around, Report *report)
{
    g_autoptr(GError) error = NULL;
    if (!make_all(options, around, report, &error)) {
        progress_clear();
        report_failure(report, error);
    }
}
