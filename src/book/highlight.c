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

typedef struct {
    const char *folder;
    GHashTable
        *aliases; /* char *written, lower case -> char *definition, without ".lang" */
    GHashTable
        *patterns;     /* char *definition -> t3_highlight_t *; NULL when there is none */
    GHashTable *told;  /* char *written */
    GPtrArray *styles; /* char *: class of each style number; number 0 is plain */
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

/* ---- colouring -------------------------------------------------------------------------------- */

/* The runs of one block, joined while the style stays the same. */
typedef struct {
    DocNode *block;
    GString *run;
    int style;
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

static void
paint_line(Painter *self, const GPtrArray *styles, t3_highlight_match_t *match,
           const char *line, gsize length)
{
    t3_highlight_next_line(match);
    gsize done = 0;
    for (bool has_more =
             length <= MAX_LINE && t3_highlight_get_state(match) <= MAX_STATES;
         has_more;) {
        has_more = t3_highlight_match(match, line, length);
        gsize start = t3_highlight_get_match_start(match),
              end = t3_highlight_get_end(match);
        if (end > length || start > end || start < done)
            break;
        add_run(self, styles, line + done, start - done,
                t3_highlight_get_begin_attr(match));
        add_run(self, styles, line + start, end - start,
                t3_highlight_get_match_attr(match));
        done = end;
    }
    add_run(self, styles, line + done, length - done, 0);
}

static void
paint(Highlighter *self, DocNode *block, const t3_highlight_t *pattern)
{
    t3_highlight_match_t *match = t3_highlight_new_match(pattern);
    Painter painter = {block, g_string_new(NULL), 0};
    for (const char *line = block->text; *line != '\0';) {
        const char *end = strchrnul(line, '\n');
        paint_line(&painter, self->styles, match, line, (gsize) (end - line));
        if (*end == '\n')
            add_run(&painter, self->styles, end, 1, painter.style);
        line = *end == '\n' ? end + 1 : end;
    }
    flush(&painter, self->styles);
    g_string_free(painter.run, TRUE);
    t3_highlight_free_match(match);
}

static void
settle_section(Highlighter *self, BookSection *section)
{
    for (DocNode *node = section->doc; node != NULL;
         node = doc_walk_next(node, section->doc, node->kind == DOC_CODE_BLOCK)) {
        if (node->kind != DOC_CODE_BLOCK || node->first != NULL)
            continue;
        const t3_highlight_t *pattern = find(self, node);
        if (pattern != NULL)
            paint(self, node, pattern);
    }
}

bool
book_highlight_settle(Book *book, const char *syntax, Diag *diag, GError **error)
{
    if (syntax == NULL)
        return true;
    Highlighter self = {
        .folder = syntax,
        .aliases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .patterns = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_pattern),
        .told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .styles = g_ptr_array_new_with_free_func(g_free),
        .diag = diag};
    g_ptr_array_add(self.styles, g_strdup(""));
    bool is_read = read_aliases(&self, error);
    for (guint i = 0; is_read && i < book->sections->len; i++)
        settle_section(&self, g_ptr_array_index(book->sections, i));
    g_hash_table_unref(self.patterns);
    g_hash_table_unref(self.aliases);
    g_hash_table_unref(self.told);
    g_ptr_array_unref(self.styles);
    return is_read;
}
