/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/highlight.h"

#include <stdio.h>
#include <string.h>
#include <t3highlight/highlight.h>

#include "doc/walk.h"

/* A line beyond this is data, not code that anyone reads: it stays plain. */
enum { MAX_LINE = 4000 };

/* The library keeps a state for every nesting that it meets, for good: no code that people
 * write needs so many. */
enum { MAX_STATES = 512 };

/* Long code is in runs of so many lines at most, between which an EPUB may go on in another
 * file. */
enum { RUN_LINES = 100 };

/* Blocks that a thread takes at once: neighbours have most lines in common. */
enum { STRETCH = 16 };

typedef struct {
    const char *folder;
    GHashTable *aliases;  /* char *written, lower case -> char *definition, no ".lang" */
    GHashTable *patterns; /* char *definition -> t3_highlight_t *; NULL: there is none */
    GHashTable *told;     /* char *written */
    GPtrArray *styles;    /* char *: class of each style number; number 0 is plain */
    GArray *jobs;         /* PaintJob */
    Diag *diag;
} Highlighter;

static void
free_pattern(gpointer data)
{
    t3_highlight_free(data);
}

/* ---- definitions ----------------------------------------------------------------------------- */

/* Reads "alias definition" lines. */
static bool
read_aliases(Highlighter *self, GError **error)
{
    g_autofree char *path = g_build_filename(self->folder, "names.map", NULL);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, error))
        return false;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_auto(GStrv) words = g_strsplit_set(g_strstrip(*line), " \t", 2);
        if (words[0] == NULL || words[0][0] == '#' || words[0][0] == '\0' ||
            words[1] == NULL)
            continue;
        g_hash_table_insert(self->aliases, g_strdup(words[0]),
                            g_strdup(g_strstrip(words[1])));
    }
    return true;
}

/* libt3highlight asks for the number of each style that a definition names. */
static int
number_style(void *data, const char *name)
{
    GPtrArray *styles = data;
    if (strcmp(name, "normal") == 0)
        return 0;
    g_autofree char *class = g_strconcat("hl-", name, NULL);
    for (guint i = 1; i < styles->len; i++)
        if (strcmp(g_ptr_array_index(styles, i), class) == 0)
            return (int) i;
    g_ptr_array_add(styles, g_steal_pointer(&class));
    return (int) styles->len - 1;
}

static t3_highlight_t *
load(Highlighter *self, const char *definition)
{
    g_autofree char *name = g_strconcat(definition, ".lang", NULL);
    g_autofree char *path = g_build_filename(self->folder, name, NULL);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return NULL;
    const char *include[] = {self->folder, NULL};
    t3_config_opts_t options = {.flags = T3_CONFIG_INCLUDE_DFLT};
    options.include_callback.dflt.path = include;
    t3_config_t *config = t3_config_read_file(file, NULL, &options);
    fclose(file);
    t3_highlight_t *pattern =
        config != NULL ? t3_highlight_new(config, number_style, self->styles, 0, NULL)
                       : NULL;
    t3_config_delete(config);
    return pattern;
}

static const t3_highlight_t *
lookup(Highlighter *self, const char *definition)
{
    gpointer pattern;
    if (!g_hash_table_lookup_extended(self->patterns, definition, NULL, &pattern)) {
        pattern = load(self, definition);
        g_hash_table_insert(self->patterns, g_strdup(definition), pattern);
    }
    return pattern;
}

/* "$ make" with what it printed: there an apostrophe begins no string. */
static bool
is_session(const char *code)
{
    return g_str_has_prefix(code, "$ ") || strstr(code, "\n$ ") != NULL;
}

/* The definition for a language as posts write it; NULL, told once, when we have none. */
static const t3_highlight_t *
find(Highlighter *self, const DocNode *block)
{
    if (block->as.code.language == NULL || *block->as.code.language == '\0')
        return NULL;
    g_autofree char *written = g_utf8_strdown(block->as.code.language, -1);
    const char *definition = g_hash_table_lookup(self->aliases, written);
    if (g_strcmp0(definition, "bash") == 0 && is_session(block->text))
        definition = "console";
    if (g_strcmp0(definition, "none") == 0)
        return NULL;
    const t3_highlight_t *pattern = definition != NULL ? lookup(self, definition) : NULL;
    if (pattern == NULL && g_hash_table_add(self->told, g_strdup(written)))
        diag_add(self->diag, DIAG_NOTE, block->place, "unknown-language",
                 "code in '%s' is not coloured: the language is not known",
                 block->as.code.language);
    return pattern;
}

/* ---- lines that come again -------------------------------------------------------------------- */

/* A third of all code is lines that stood before: "}", imports, calls shown once more. Those
 * that begin and end outside every nesting look the same each time. */
enum { LONGEST_KNOWN = 200, MOST_KNOWN = 8192 };

typedef struct {
    gsize length;
    int style;
} Piece;

/* Of one definition. */
typedef struct {
    const t3_highlight_t *pattern;
    GHashTable *lines; /* char *line -> GArray of Piece */
} KnownLines;

static void
free_pieces(gpointer data)
{
    g_array_unref(data);
}

static void
free_known(gpointer data)
{
    KnownLines *self = data;
    g_hash_table_unref(self->lines);
    g_free(self);
}

static KnownLines *
known_of(GPtrArray *all, const t3_highlight_t *pattern)
{
    for (guint i = 0; i < all->len; i++) {
        KnownLines *known = g_ptr_array_index(all, i);
        if (known->pattern == pattern)
            return known;
    }
    KnownLines *fresh = g_new(KnownLines, 1);
    fresh->pattern = pattern;
    fresh->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_pieces);
    g_ptr_array_add(all, fresh);
    return fresh;
}

/* ---- colouring -------------------------------------------------------------------------------- */

/* The runs of one block, joined while the style stays the same. */
typedef struct {
    DocNode *block;
    GString *run;
    int style;
    t3_highlight_match_t *match;
    GHashTable *lines; /* of KnownLines */
    GString *line;     /* the one being coloured, */
    GArray *pieces;    /* and what became of it; NULL: nothing to be remembered */
} Painter;

static void
flush(Painter *self, const GPtrArray *styles)
{
    if (self->run->len == 0)
        return;
    DocNode *text =
        doc_node_new_text(self->run->str, (gssize) self->run->len, self->block->place);
    g_string_truncate(self->run, 0);
    if (self->style == 0) {
        doc_node_append(self->block, text);
        return;
    }
    DocNode *span = doc_node_new(DOC_SPAN, self->block->place);
    doc_node_add_class(span, g_ptr_array_index(styles, self->style));
    doc_node_append(span, text);
    doc_node_append(self->block, span);
}

static void
add_run(Painter *self, const GPtrArray *styles, const char *text, gsize length, int style)
{
    if (length == 0)
        return;
    if (style != self->style)
        flush(self, styles);
    self->style = style;
    g_string_append_len(self->run, text, (gssize) length);
}

/* A run of the line, which may be remembered. */
static void
add_piece(Painter *self, const GPtrArray *styles, const char *text, gsize length,
          int style)
{
    Piece piece = {length, style};
    add_run(self, styles, text, length, style);
    if (length > 0 && self->pieces != NULL)
        g_array_append_val(self->pieces, piece);
}

static void
match_line(Painter *self, const GPtrArray *styles, const char *line, gsize length)
{
    t3_highlight_match_t *match = self->match;
    gsize done = 0;
    for (bool has_more =
             length <= MAX_LINE && t3_highlight_get_state(match) <= MAX_STATES;
         has_more;) {
        has_more = t3_highlight_match(match, line, length);
        gsize start = t3_highlight_get_match_start(match),
              end = t3_highlight_get_end(match);
        if (end > length || start > end || start < done)
            break;
        add_piece(self, styles, line + done, start - done,
                  t3_highlight_get_begin_attr(match));
        add_piece(self, styles, line + start, end - start,
                  t3_highlight_get_match_attr(match));
        done = end;
    }
    add_piece(self, styles, line + done, length - done, 0);
}

/* Keeps what became of the last line, now that `match` says where it ended. */
static void
remember(Painter *self)
{
    GArray *pieces = g_steal_pointer(&self->pieces);
    if (pieces == NULL)
        return;
    if (t3_highlight_get_state(self->match) == 0 &&
        g_hash_table_size(self->lines) < MOST_KNOWN)
        g_hash_table_insert(self->lines, g_strdup(self->line->str), pieces);
    else
        g_array_unref(pieces);
}

static void
paint_line(Painter *self, const GPtrArray *styles, const char *line, gsize length)
{
    t3_highlight_next_line(self->match);
    remember(self);
    if (length > LONGEST_KNOWN || t3_highlight_get_state(self->match) != 0) {
        match_line(self, styles, line, length);
        return;
    }
    g_string_truncate(self->line, 0);
    g_string_append_len(self->line, line, (gssize) length);
    const GArray *known = g_hash_table_lookup(self->lines, self->line->str);
    if (known == NULL) {
        self->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
        match_line(self, styles, line, length);
        return;
    }
    for (guint i = 0; i < known->len; i++) {
        const Piece *piece = &g_array_index(known, Piece, i);
        add_run(self, styles, line, piece->length, piece->style);
        line += piece->length;
    }
}

static void
paint(const GPtrArray *styles, DocNode *block, KnownLines *known)
{
    Painter painter = {.block = block,
                       .run = g_string_new(NULL),
                       .match = t3_highlight_new_match(known->pattern),
                       .lines = known->lines,
                       .line = g_string_new(NULL)};
    int number = 0;
    for (const char *line = block->text; *line != '\0';) {
        const char *end = strchrnul(line, '\n');
        paint_line(&painter, styles, line, (gsize) (end - line));
        if (*end == '\n')
            add_run(&painter, styles, end, 1, painter.style);
        if (++number % RUN_LINES == 0)
            flush(&painter, styles);
        line = *end == '\n' ? end + 1 : end;
    }
    flush(&painter, styles);
    g_clear_pointer(&painter.pieces, g_array_unref);
    g_string_free(painter.run, TRUE);
    g_string_free(painter.line, TRUE);
    t3_highlight_free_match(painter.match);
}

/* Runs for long code that has no colours. */
static void
part_plain(DocNode *block)
{
    const char *start = block->text, *p = start;
    for (int number = 1; (p = strchr(p, '\n')) != NULL; number++) {
        p++;
        if (number % RUN_LINES != 0 || *p == '\0')
            continue;
        doc_node_append(block, doc_node_new_text(start, p - start, block->place));
        start = p;
    }
    if (start > block->text)
        doc_node_append(block, doc_node_new_text(start, -1, block->place));
}

/* ---- the book ---------------------------------------------------------------------------------- */

/* A block and the definition that it is coloured by. */
typedef struct {
    DocNode *block;
    const t3_highlight_t *pattern;
} PaintJob;

static void
settle_section(Highlighter *self, BookSection *section)
{
    for (DocNode *node = section->doc; node != NULL;
         node = doc_walk_next(node, section->doc, node->kind == DOC_CODE_BLOCK)) {
        if (node->kind != DOC_CODE_BLOCK || node->first != NULL)
            continue;
        PaintJob job = {node, find(self, node)};
        if (job.pattern != NULL)
            g_array_append_val(self->jobs, job);
        else
            part_plain(node);
    }
}

/* What the threads share; the definitions are read by all. */
typedef struct {
    const Highlighter *highlighter;
    gint next; /* atomic: a stretch of jobs */
} Painting;

static gpointer
work(gpointer data)
{
    Painting *self = data;
    const GArray *jobs = self->highlighter->jobs;
    g_autoptr(GPtrArray) known = g_ptr_array_new_with_free_func(free_known);
    for (;;) {
        guint first = (guint) g_atomic_int_add(&self->next, 1) * STRETCH;
        if (first >= jobs->len)
            return NULL;
        for (guint i = first; i < MIN(first + STRETCH, jobs->len); i++) {
            const PaintJob *job = &g_array_index(jobs, PaintJob, i);
            paint(self->highlighter->styles, job->block, known_of(known, job->pattern));
        }
    }
}

static void
paint_all(const Highlighter *self, int threads)
{
    Painting painting = {self, 0};
    guint n = threads > 0 ? (guint) threads : g_get_num_processors();
    n = CLAMP(n, 1, self->jobs->len / STRETCH + 1);
    g_autofree GThread **others = g_new0(GThread *, n);
    for (guint i = 1; i < n; i++)
        others[i] = g_thread_new("highlight", work, &painting);
    work(&painting);
    for (guint i = 1; i < n; i++)
        g_thread_join(others[i]);
}

bool
book_highlight_settle(Book *book, const char *syntax, int threads, Diag *diag,
                      GError **error)
{
    if (syntax == NULL)
        return true;
    Highlighter self = {
        .folder = syntax,
        .aliases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .patterns = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_pattern),
        .told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .styles = g_ptr_array_new_with_free_func(g_free),
        .jobs = g_array_new(FALSE, FALSE, sizeof(PaintJob)),
        .diag = diag};
    g_ptr_array_add(self.styles, g_strdup(""));
    bool is_read = read_aliases(&self, error);
    for (guint i = 0; is_read && i < book->sections->len; i++)
        settle_section(&self, g_ptr_array_index(book->sections, i));
    if (is_read)
        paint_all(&self, threads);
    g_array_unref(self.jobs);
    g_hash_table_unref(self.patterns);
    g_hash_table_unref(self.aliases);
    g_hash_table_unref(self.told);
    g_ptr_array_unref(self.styles);
    return is_read;
}
