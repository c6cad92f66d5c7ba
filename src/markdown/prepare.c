/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/prepare.h"

#include <string.h>

#include "base/limits.h"
#include "markdown/abbreviation.h"
#include "markdown/parse.h"
#include "markdown/raw_html.h"
#include "markdown/table.h"

#define CELLS_AT_MOST                                                                    \
    (LIMIT_DOC_NODES / 8)    /* of one table, with those that are missing */
#define INDENTATION 4        /* of a note's further lines */
#define PARAGRAPH_LINES 2000 /* links times lines is what a paragraph costs the parser */

typedef struct {
    const char *text;
    gsize start, end; /* with the line feed */
} Line;

typedef struct {
    Passage *from, *to;
    const guint8 *classes;
    const char *text;
    gsize length;
    Notes *notes, *abbreviations; /* NULL: they stay in the text */
    GHashTable *definitions;      /* lines of those that became items; NULL: none do */
    bool has_kramdown;
    Diag *diag;
    int columns; /* of the table that goes on; 0: none does; -1: one that became text */
    bool is_quoted;   /* the table stands in a block quote */
    char fence;       /* of the code that ended a table: the survey took it for rows */
    bool is_in_block; /* the line before was not blank */
    bool is_after_heading;
    bool is_folded; /* within <details markdown="1"> */
    RawHtml html;
    int lines; /* of the paragraph so far */
} Preparation;

static Line
line_at(const Preparation *self, gsize start)
{
    const char *feed = memchr(self->text + start, '\n', self->length - start);
    gsize end = feed == NULL ? self->length : (gsize) (feed - self->text) + 1;
    return (Line){self->text + start, start, end};
}

static bool
is_blank(const Line *line)
{
    for (gsize i = 0; i < line->end - line->start; i++)
        if (!g_ascii_isspace(line->text[i]))
            return false;
    return true;
}

/* The class of what stands first in the line. */
static guint8
class_of(const Preparation *self, const Line *line)
{
    gsize p = line->start;
    while (p < line->end && strchr(" \t>", self->text[p]) != NULL)
        p++;
    return p < line->end ? self->classes[p] : SURVEY_TEXT;
}

/* Code and raw HTML are not ours to change. */
static bool
is_verbatim(const Preparation *self, const Line *line)
{
    guint8 class = class_of(self, line);
    return class == SURVEY_CODE ||
           (class == SURVEY_HTML && self->html.state != RAW_HTML_TEXT);
}

static void
keep(Preparation *self, const Line *line)
{
    passage_add(self->to, line->text, line->end - line->start,
                passage_place(self->from, line->start));
}

static void
replace(Preparation *self, const Line *line, const char *text)
{
    passage_add(self->to, text, strlen(text), passage_place(self->from, line->start));
}

/* How many bytes of white space go off the start of a note's line; at least the whole
 * indentation, or all there is of it. */
static gsize
indentation(const Line *line)
{
    gsize p = 0;
    for (int columns = 0; p < line->end - line->start && columns < INDENTATION; p++) {
        if (line->text[p] == '\t')
            return p + 1;
        if (line->text[p] != ' ')
            break;
        columns++;
    }
    return p;
}

static bool
is_indented(const Line *line)
{
    return line->text[0] == '\t' || strncmp(line->text, "    ", INDENTATION) == 0;
}

/* A line that begins something of its own does not go on with the paragraph before. */
static bool
begins_block(const Line *line)
{
    const char *p = line->text + strspn(line->text, " ");
    const char *label = NULL;
    gsize length = 0;
    if (note_definition(line->text, line->end - line->start, &label, &length) > 0)
        return true;
    if (g_ascii_isdigit(*p))
        p += strspn(p, "0123456789");
    else if (strchr("#>|<\xEE", *p) != NULL || strncmp(p, "```", 3) == 0 ||
             strncmp(p, "~~~", 3) == 0 || strncmp(p, "---", 3) == 0 ||
             strncmp(p, "***", 3) == 0 || strncmp(p, ":::", 3) == 0)
        return true;
    return *p != '\0' && strchr("-*+.)", *p) != NULL && p[1] == ' ';
}

static void
add_note_line(Preparation *self, Note *note, gsize start, gsize end)
{
    passage_add(note->text, self->text + start, end - start,
                passage_place(self->from, start));
}

/* Takes a note and the lines that belong to it out. Returns where the next line starts; the
 * start of `line` when it begins no note. */
static gsize
take_note(Preparation *self, const Line *line)
{
    const char *label = NULL;
    gsize label_length = 0;
    gsize mark =
        note_definition(line->text, line->end - line->start, &label, &label_length);
    if (mark == 0)
        return line->start;
    Note *note = notes_add(self->notes, label, label_length,
                           passage_place(self->from, line->start), self->diag);
    while (line->text[mark] == ' ' || line->text[mark] == '\t')
        mark++;
    add_note_line(self, note, line->start + mark, line->end);
    gsize end = line->end;
    bool is_after_blank = false;
    for (gsize p = end; p < self->length;) {
        Line next = line_at(self, p);
        p = next.end;
        bool blank = is_blank(&next);
        if (!blank && !is_indented(&next) && (is_after_blank || begins_block(&next)))
            break;
        if (!blank) {
            for (gsize gap = end; gap < next.start; gap++)
                if (self->text[gap] == '\n')
                    add_note_line(self, note, gap, gap + 1);
            add_note_line(self, note, next.start + indentation(&next), next.end);
            end = next.end;
        }
        is_after_blank = blank;
    }
    passage_add(self->to, "\n", 1, passage_place(self->from, line->start));
    return end;
}

/* Takes the definition of an abbreviation out; false when `line` is none. */
static bool
take_abbreviation(Preparation *self, const Line *line)
{
    const char *term = NULL;
    gsize term_length = 0, length = line->end - line->start;
    gsize mark = abbreviation_definition(line->text, length, &term, &term_length);
    if (mark == 0)
        return false;
    DiagPlace place = passage_place(self->from, line->start);
    Note *note =
        notes_add_term(self->abbreviations, term, term_length, place, self->diag);
    if (note != NULL)
        add_note_line(self, note, line->start + mark, line->end);
    passage_add(self->to, "\n", 1, place);
    return true;
}

/* Rows that follow a delimiter row, up to a blank line. */
static guint64
count_rows(const Preparation *self, gsize start)
{
    guint64 rows = 0;
    for (gsize p = start; p < self->length; rows++) {
        Line line = line_at(self, p);
        if (is_blank(&line))
            break;
        p = line.end;
    }
    return rows;
}

static bool
is_too_large(Preparation *self, const Line *line, int columns)
{
    if (columns <= LIMIT_TABLE_COLUMNS &&
        (columns < 8 || (guint64) columns * count_rows(self, line->end) <= CELLS_AT_MOST))
        return false;
    diag_add(self->diag, DIAG_WARNING, passage_place(self->from, line->start),
             "table-limit",
             "a table of more than %d columns, or %d cells with the missing ones; it is "
             "taken as text; split it",
             LIMIT_TABLE_COLUMNS, CELLS_AT_MOST);
    return true;
}

/* The delimiter row behind `line`; its columns are 0 when `line` is no head of a table. */
static int
head_columns(const Preparation *self, const Line *line)
{
    if (line->end >= self->length ||
        memchr(line->text, '|', line->end - line->start) == NULL)
        return 0;
    Line next = line_at(self, line->end);
    int columns = table_columns(next.text, next.end - next.start);
    bool fits = columns == table_cells(line->text, line->end - line->start);
    return fits && !is_verbatim(self, &next) ? columns : 0;
}

static char
fence_of(const char *p)
{
    return strncmp(p, "```", 3) == 0 || strncmp(p, "~~~", 3) == 0 ? *p : '\0';
}

/* A line that is no row ends the table without a blank line: one that begins another block
 * (GFM), and one without a bar, which GFM would squeeze into the first column. */
static bool
ends_table(const Preparation *self, const Line *line)
{
    const char *p = line->text + strspn(line->text, self->is_quoted ? " \t>" : " \t");
    return memchr(line->text, '|', line->end - line->start) == NULL ||
           fence_of(p) != '\0' || strncmp(p, "- ", 2) == 0 || strncmp(p, "* ", 2) == 0 ||
           *p == '>' || *p == '#';
}

/* The head of a table and its delimiter row. Returns where the next line starts. */
static gsize
add_head(Preparation *self, const Line *line, int columns)
{
    Line row = line_at(self, line->end);
    gsize prefix = strspn(row.text, " \t>");
    if (is_too_large(self, &row, columns)) {
        keep(self, line);
        g_autofree char *text =
            g_strdup_printf("%.*s\\%.*s", (int) prefix, row.text,
                            (int) (row.end - row.start - prefix), row.text + prefix);
        replace(self, &row, text);
        self->columns = -1;
        return row.end;
    }
    if (self->is_in_block) /* the parser lets no table interrupt a paragraph */
        replace(self, line, *row.text == '>' ? ">\n" : "\n");
    g_autofree char *head = table_fill(line->text, line->end - line->start);
    g_autofree char *delimiters = table_widen(row.text, row.end - row.start);
    replace(self, line, head);
    replace(self, &row, delimiters);
    self->columns = columns;
    self->is_quoted = row.text[strspn(row.text, " ")] == '>';
    return row.end;
}

/* kramdown, "HTML blocks", and md_in_html: <div markdown="1">, <div markdown>. */
static bool
wants_markdown(const Line *line)
{
    static const char *const values[] = {"=\"1\"",    "='1'",  "=1", "=\"block\"",
                                         "=\"span\"", "=\"md", ">",  " "};
    gsize length = line->end - line->start;
    const char *name = g_strstr_len(line->text, (gssize) length, " markdown");
    if (name == NULL || line->text[strspn(line->text, " ")] != '<')
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(values); i++)
        if (g_str_has_prefix(name + strlen(" markdown"), values[i]))
            return true;
    return false;
}

/* Does Markdown begin behind `line` of raw HTML: behind such a tag, and within it behind the
 * line that ends the <summary>? */
static bool
begins_markdown(Preparation *self, const Line *line)
{
    gsize length = line->end - line->start;
    if (wants_markdown(line)) {
        self->is_folded = g_strstr_len(line->text, (gssize) length, "<details") != NULL;
        return true;
    }
    g_autofree char *text = g_strchomp(g_strndup(line->text, length));
    bool is_summary = self->is_folded && g_str_has_suffix(text, "</summary>");
    self->is_folded &= !is_summary;
    return is_summary;
}

/* The line whose tag is one of text: no raw HTML begins where a break is a paragraph of its
 * own, or a character stands before the tag that nobody sees. */
static void
add_inline_line(Preparation *self, const Line *line)
{
    static const char unseen[] = "\xE2\x80\x8B"; /* U+200B */
    bool is_break = raw_html_is_break(line->text, line->end - line->start);
    if (!is_break)
        passage_add(self->to, unseen, strlen(unseen),
                    passage_place(self->from, line->start));
    keep(self, line);
    if (is_break)
        replace(self, line, "\n");
    self->is_in_block = !is_break;
}

/* Does the element end with `line`, so that text may follow in the next? */
static bool
ends_element(Preparation *self, const Line *line)
{
    Line next = line_at(self, line->end);
    bool is_text = next.end > next.start && !is_blank(&next) && !is_indented(&next) &&
                   !raw_html_begins_block(next.text, next.end - next.start);
    return raw_html_has_ended(&self->html) && is_text;
}

/* Parts a paragraph that would cost too much. */
static void
count_line(Preparation *self, const Line *line, bool blank)
{
    self->lines = blank || begins_block(line) ? 0 : self->lines + 1;
    if (self->lines < PARAGRAPH_LINES)
        return;
    diag_add(
        self->diag, DIAG_WARNING, passage_place(self->from, line->start),
        "paragraph-limit",
        "a paragraph of more than %d lines; it is parted here; part it where it suits",
        PARAGRAPH_LINES);
    replace(self, line, "\n");
    self->lines = 0;
}

/* Where the text of the definition begins that `line` is, ":   text"; 0 for none. */
static gsize
definition_text(const Line *line)
{
    gsize mark = strspn(line->text, " ");
    bool is_mark = mark < INDENTATION && line->text[mark] == ':' &&
                   (line->text[mark + 1] == ' ' || line->text[mark + 1] == '\t');
    gsize text = is_mark ? mark + 1 + strspn(line->text + mark + 1, " \t") : 0;
    return is_mark && line->text[text] != '\n' && line->text[text] != '\0' ? text : 0;
}

/* Do lines that are indented follow the definition behind a blank one? */
static bool
has_more_blocks(const Preparation *self, const Line *line)
{
    bool is_after_blank = false;
    gsize depth = definition_text(line);
    for (gsize p = line->end; p < self->length;) {
        Line next = line_at(self, p);
        bool blank = is_blank(&next);
        if (!blank && (is_after_blank || definition_text(&next) > 0))
            return is_after_blank &&
                   (is_indented(&next) || strspn(next.text, " ") >= depth);
        is_after_blank = is_after_blank || blank;
        p = next.end;
    }
    return false;
}

/* A definition of more than one paragraph is read as an item of a list, which knows what
 * belongs to it; definition_make() makes it a definition again. */
static bool
add_definition(Preparation *self, const Line *line)
{
    if (self->definitions == NULL || definition_text(line) == 0 ||
        !has_more_blocks(self, line))
        return false;
    DiagPlace place = passage_place(self->from, line->start);
    gsize mark = strspn(line->text, " ");
    g_autofree char *item = g_strndup(line->text, line->end - line->start);
    item[mark] = '+';
    passage_add(self->to, item, line->end - line->start, place);
    g_hash_table_add(self->definitions, GINT_TO_POINTER(place.line));
    return true;
}

static gsize
add_line(Preparation *self, const Line *line)
{
    bool blank = is_blank(line);
    const char *p = line->text + strspn(line->text, " \t>");
    if (self->fence != '\0') {
        self->fence = fence_of(p) == self->fence ? '\0' : self->fence;
        keep(self, line);
        return line->end;
    }
    if (blank)
        self->columns = 0;
    if (class_of(self, line) != SURVEY_HTML || !self->has_kramdown)
        self->html.state = RAW_HTML_OUT;
    else if (raw_html_read(&self->html, line->text, line->end - line->start,
                           !self->is_in_block || self->is_after_heading)) {
        add_inline_line(self, line);
        return line->end;
    }
    if (is_verbatim(self, line)) {
        keep(self, line);
        if (self->has_kramdown &&
            (begins_markdown(self, line) || ends_element(self, line)))
            replace(self, line, "\n"); /* a blank line ends raw HTML */
        self->is_in_block = false;
        return line->end;
    }
    if (self->notes != NULL) {
        gsize behind = take_note(self, line);
        if (behind > line->start)
            return behind;
    }
    if (self->abbreviations != NULL && take_abbreviation(self, line))
        return line->end;
    if (self->columns > 0 && !blank && ends_table(self, line)) {
        replace(self, line, self->is_quoted ? ">\n" : "\n");
        self->columns = 0;
        self->fence = fence_of(p);
    }
    if (self->columns == 0 && add_definition(self, line)) {
        self->is_in_block = true;
        return line->end;
    }
    int columns = self->columns != 0 ? 0 : head_columns(self, line);
    if (columns > 0)
        return add_head(self, line, columns);
    self->is_in_block = !blank && line->text[strspn(line->text, " \t>")] != '\n';
    self->is_after_heading = *p == '#';
    if (self->columns > 0) {
        self->lines = 0;
        g_autofree char *row = table_fill(line->text, line->end - line->start);
        replace(self, line, row);
    } else {
        count_line(self, line, blank);
        keep(self, line);
    }
    return line->end;
}

Passage *
prepare_passage(Passage *passage, const guint8 *classes, Notes *notes,
                Notes *abbreviations, GHashTable *definitions, bool has_kramdown,
                Diag *diag)
{
    Preparation self = {
        .from = passage,
        .to = passage_new(passage_place(passage, 0).file),
        .classes = classes,
        .text = passage_text(passage),
        .length = passage_length(passage),
        .notes = notes,
        .abbreviations = abbreviations,
        .definitions = definitions,
        .has_kramdown = has_kramdown,
        .diag = diag,
    };
    for (gsize p = 0; p < self.length;) {
        Line line = line_at(&self, p);
        p = add_line(&self, &line);
    }
    return self.to;
}

void
prepare_survey(Mask *mask)
{
    int lines = 0;
    for (gsize start = 0; start < mask->length;) {
        gsize end = mask_line_end(mask, start);
        gsize p = start + strspn(mask->text + start, " \t>");
        lines = p >= end ? 0 : lines + 1;
        if (lines > PARAGRAPH_LINES && mask->text[p] != '`' && mask->text[p] != '~') {
            memset(mask->seen + start, ' ', end - start);
            lines = 0;
        }
        start = end + 1;
    }
}
