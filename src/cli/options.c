/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/options.h"

#include <string.h>

static const char help[] =
    "Usage: ebook make   [PATH] [-o DIR] [--series=ID] [--blog] [--format=epub,pdf]\n"
    "                    [--print] [--cover] [--style=NAME|FILE] [--strict]\n"
    "                    [--kindle] [--kepub] [--dump=STAGE] [-j N]\n"
    "       ebook series [PATH] [--series=ID] [--json] [--explain]\n"
    "       ebook check  [PATH] [--json]\n"
    "       ebook init   [PATH]\n"
    "\n"
    "Turns a series of blog posts into a book: an EPUB 3 and a paginated PDF.\n"
    "PATH is a blog's folder, a folder of posts, or one post (default: this folder).\n"
    "\n"
    "  make    writes DIR/ID.epub and DIR/ID.pdf for each book (DIR: book)\n"
    "  series  tells which series the blog holds, in what order, and why\n"
    "  check   says all that make would say, and writes nothing\n"
    "  init    writes a commented book.yaml from what was found\n"
    "\n"
    "  -o, --output=DIR      where the books go\n"
    "      --series=ID       only this series\n"
    "      --blog            one book of all posts in date order\n"
    "      --format=LIST     epub, pdf or both\n"
    "      --print           also ID-print.pdf, for a print shop\n"
    "      --cover           also ID-cover.pdf: back, spine and front on one sheet\n"
    "      --style=NAME|FILE essay, tech, screen, a trim size, or a CSS file\n"
    "      --kindle          keep the EPUB to what Send to Kindle takes\n"
    "      --kepub           also ID.kepub.epub, for Kobo\n"
    "      --strict          warnings are errors\n"
    "      --dump=STAGE      print doc, series, book, style, lines or pages instead\n"
    "      --diagnostics=json  one JSON object a line instead of text\n"
    "      --json            results as JSON (series, check)\n"
    "      --explain         the evidence behind each part (series)\n"
    "  -j, --jobs=N          threads (default: one a core)\n"
    "      --help, --version\n"
    "\n"
    "Exit: 0 done, 1 the input has errors, 2 usage, 3 could not work.\n";

const char *
cli_options_help(void)
{
    return help;
}

void
cli_options_free(CliOptions *self)
{
    if (self == NULL)
        return;
    g_free(self->path);
    g_free(self->output);
    g_free(self->series);
    g_free(self->style);
    g_free(self);
}

/* False, with `error` saying what is wrong. */
static bool G_GNUC_PRINTF(2, 3) fail(GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error_literal(error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
    return false;
}

static bool
read_formats(CliOptions *self, const char *list, GError **error)
{
    g_auto(GStrv) words = g_strsplit(list, ",", -1);
    self->has_epub = self->has_pdf = false;
    for (char **word = words; *word != NULL; word++) {
        if (strcmp(*word, "epub") == 0)
            self->has_epub = true;
        else if (strcmp(*word, "pdf") == 0)
            self->has_pdf = true;
        else
            return fail(error, "--format=%s: only epub and pdf are known", *word);
    }
    return self->has_epub || self->has_pdf
               ? true
               : fail(error, "--format: epub, pdf or both are wanted");
}

static bool
read_dump(CliOptions *self, const char *stage, GError **error)
{
    static const char *const stages[] = {"",      "doc",   "series", "book",
                                         "style", "lines", "pages"};
    for (guint i = 1; i < G_N_ELEMENTS(stages); i++) {
        if (strcmp(stage, stages[i]) == 0) {
            self->dump = (CliDump) i;
            return true;
        }
    }
    return fail(error, "--dump=%s: a stage is doc, series, book, style, lines or pages",
                stage);
}

static bool
read_command(CliOptions *self, const char *word, GError **error)
{
    static const char *const names[] = {"make", "series", "check",
                                        "init", "help",   "version"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(word, names[i]) == 0) {
            self->command = (CliCommand) i;
            return true;
        }
    }
    return fail(error, "there is no command '%s': make, series, check or init", word);
}

/* What the words of the command line say, before their meaning is checked. */
typedef struct {
    char *output, *series, *formats, *style, *dump, *diagnostics;
    gboolean blog, print, cover, kindle, kepub, strict, json, explain, help, version;
    int jobs;
} Words;

static void
words_clear(Words *self)
{
    g_free(self->output);
    g_free(self->series);
    g_free(self->formats);
    g_free(self->style);
    g_free(self->dump);
    g_free(self->diagnostics);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Words, words_clear)

static bool
read_words(Words *words, int *argc, char ***argv, GError **error)
{
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &words->output, NULL, NULL},
        {"series", 0, 0, G_OPTION_ARG_STRING, &words->series, NULL, NULL},
        {"blog", 0, 0, G_OPTION_ARG_NONE, &words->blog, NULL, NULL},
        {"format", 0, 0, G_OPTION_ARG_STRING, &words->formats, NULL, NULL},
        {"print", 0, 0, G_OPTION_ARG_NONE, &words->print, NULL, NULL},
        {"cover", 0, 0, G_OPTION_ARG_NONE, &words->cover, NULL, NULL},
        {"style", 0, 0, G_OPTION_ARG_FILENAME, &words->style, NULL, NULL},
        {"kindle", 0, 0, G_OPTION_ARG_NONE, &words->kindle, NULL, NULL},
        {"kepub", 0, 0, G_OPTION_ARG_NONE, &words->kepub, NULL, NULL},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &words->strict, NULL, NULL},
        {"dump", 0, 0, G_OPTION_ARG_STRING, &words->dump, NULL, NULL},
        {"diagnostics", 0, 0, G_OPTION_ARG_STRING, &words->diagnostics, NULL, NULL},
        {"json", 0, 0, G_OPTION_ARG_NONE, &words->json, NULL, NULL},
        {"explain", 0, 0, G_OPTION_ARG_NONE, &words->explain, NULL, NULL},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &words->jobs, NULL, NULL},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &words->help, NULL, NULL},
        {"version", 'V', 0, G_OPTION_ARG_NONE, &words->version, NULL, NULL},
        {NULL}};
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    return g_option_context_parse(context, argc, argv, error);
}

static bool
read_meaning(CliOptions *self, Words *words, GError **error)
{
    self->output =
        words->output != NULL ? g_steal_pointer(&words->output) : g_strdup("book");
    self->series = g_steal_pointer(&words->series);
    self->style = g_steal_pointer(&words->style);
    self->is_blog = words->blog;
    self->has_epub = self->has_pdf = true;
    self->has_print = words->print;
    self->has_cover = words->cover;
    self->is_kindle = words->kindle;
    self->is_kepub = words->kepub;
    self->is_strict = words->strict;
    self->has_json = self->has_json_diagnostics = words->json;
    self->explains = words->explain;
    self->jobs = words->jobs;
    if (words->jobs < 0 || words->jobs > 256)
        return fail(error, "--jobs: a number from 0 to 256 is wanted");
    if (words->blog && self->series != NULL)
        return fail(error, "--blog and --series do not go together");
    if (words->formats != NULL && !read_formats(self, words->formats, error))
        return false;
    if (words->dump != NULL && !read_dump(self, words->dump, error))
        return false;
    if (words->diagnostics != NULL && strcmp(words->diagnostics, "json") == 0)
        self->has_json_diagnostics = true;
    else if (words->diagnostics != NULL && strcmp(words->diagnostics, "text") != 0)
        return fail(error, "--diagnostics=%s: only text and json are known",
                    words->diagnostics);
    return true;
}

/* The words of `argv` as GOption takes them: "-j2" and "-obook" are two words. The words are the
 * array's. */
static GPtrArray *
split_words(int argc, char **argv)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    bool is_open = true; /* before "--" */
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        is_open = is_open && strcmp(word, "--") != 0;
        bool is_glued = i > 0 && is_open && word[0] == '-' &&
                        (word[1] == 'j' || word[1] == 'o') && word[2] != '\0';
        if (is_glued)
            g_ptr_array_add(words, g_strndup(word, 2));
        g_ptr_array_add(words, g_strdup(is_glued ? word + 2 : word));
    }
    return words;
}

CliOptions *
cli_options_parse(int argc, char **argv, GError **error)
{
    g_auto(Words) words = {0};
    g_autoptr(GPtrArray) split = split_words(argc, argv);
    argc = (int) split->len;
    g_autofree char **copy = g_new0(char *, split->len + 1);
    memcpy(copy, split->pdata, sizeof *copy * split->len);
    if (!read_words(&words, &argc, &copy, error))
        return NULL;
    g_autoptr(CliOptions) self = g_new0(CliOptions, 1);
    if (!read_meaning(self, &words, error))
        return NULL;
    if (words.help || words.version) {
        self->command = words.help ? CLI_HELP : CLI_VERSION;
        return g_steal_pointer(&self);
    }
    if (argc < 2) {
        fail(error, "which command? make, series, check or init");
        return NULL;
    }
    if (!read_command(self, copy[1], error))
        return NULL;
    if (argc > 3) {
        fail(error, "one PATH at a time: what is '%s'?", copy[3]);
        return NULL;
    }
    self->path = g_strdup(argc > 2 ? copy[2] : ".");
    return g_steal_pointer(&self);
}
