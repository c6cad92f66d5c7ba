/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/markdown.h"

#include "markdown/abbreviation.h"
#include "markdown/address.h"
#include "markdown/admonition.h"
#include "markdown/assemble.h"
#include "markdown/autolink.h"
#include "markdown/code_mark.h"
#include "markdown/contents_mark.h"
#include "markdown/dark_picture.h"
#include "markdown/definition.h"
#include "markdown/emphasis.h"
#include "markdown/fence.h"
#include "markdown/figure.h"
#include "markdown/html.h"
#include "markdown/kramdown.h"
#include "markdown/mask.h"
#include "markdown/math.h"
#include "markdown/note.h"
#include "markdown/parse.h"
#include "markdown/passage.h"
#include "markdown/prepare.h"
#include "markdown/sized.h"
#include "markdown/smart.h"
#include "markdown/tidy.h"
#include "markdown/typed_mark.h"

/* The place of `offset` in `text`, whose lines are those of the source. */
static DiagPlace
place_in(const Source *source, const char *text, gsize offset)
{
    DiagPlace place = {source_name(source), 1, 1};
    gsize line_start = 0;
    for (gsize i = 0; i < offset; i++)
        if (text[i] == '\n') {
            place.line++;
            line_start = i + 1;
        }
    place.column =
        (int) g_utf8_strlen(text + line_start, (gssize) (offset - line_start)) + 1;
    return place;
}

typedef struct {
    const MarkdownOptions *options;
    GPtrArray *holes;
    Notes *notes, *abbreviations;
    GHashTable *definitions; /* lines; NULL when there are no definition lists */
    Diag *diag;
} Context;

/* Finds what the Markdown parser must not look into. */
static void
cover_islands(const Context *self, Mask *mask, Passage *passage, bool is_note)
{
    const MarkdownOptions *options = self->options;
    fence_tell_decorations(mask, passage, self->diag);
    if (options->has_math)
        math_find(mask, options->has_dollar_inline_math, options->has_bracket_math);
    if (options->has_kramdown_attributes)
        kramdown_find(mask, options->has_bare_attributes);
    if (options->has_admonition_fences)
        admonition_find(mask, passage, self->diag);
    if (options->has_footnotes)
        notes_find(self->notes, mask, passage, !is_note, self->diag);
    if (!options->is_strict)
        sized_find(mask);
    autolink_find(mask);
    mask_cover(mask);
    emphasis_relax(mask);
}

static Mask *
survey(const Context *self, const Passage *passage, bool is_prepared)
{
    Mask *mask = mask_new(passage);
    if (!is_prepared)
        prepare_survey(mask);
    if (!self->options->is_strict)
        fence_cover_decorations(mask);
    mask->classes = parse_survey(mask->seen, mask->length, self->options);
    return mask;
}

/* What paragraphs and quotes come to mean as a whole. */
static void
finish(const Context *self, DocNode *root)
{
    const MarkdownOptions *options = self->options;
    if (options->has_kramdown_attributes)
        kramdown_apply(root);
    if (options->has_heading_attributes || options->has_kramdown_attributes)
        kramdown_apply_headings(root);
    if (options->is_strict)
        return;
    contents_marks_drop(root);
    code_marks_apply(root);
    tidy_drop_empty(root);
    if (options->has_definition_lists)
        definition_make(root, self->definitions);
    typed_mark_make(root, options);
    admonition_turn_quotes(root);
    dark_pictures_drop(root, self->diag);
    figure_make(root);
    if (options->has_smart_punctuation)
        smart_punctuate(root);
}

static void
parse_passage(const Context *self, Passage *passage, bool is_note, DocNode *parent)
{
    g_autoptr(Passage) prepared = NULL;
    g_autoptr(Mask) mask = survey(self, passage, self->options->is_strict);
    if (!self->options->is_strict) {
        bool has_notes = self->options->has_footnotes && !is_note;
        prepared =
            prepare_passage(passage, mask->classes, has_notes ? self->notes : NULL,
                            is_note ? NULL : self->abbreviations, self->definitions,
                            self->options->has_kramdown_attributes, self->diag);
        mask_free(mask);
        passage = prepared;
        mask = survey(self, passage, true);
        cover_islands(self, mask, passage, is_note);
    }
    GArray *tokens = parse_tokens(passage, mask, self->options, self->holes, self->diag);
    tokens = html_resolve(tokens, self->diag);
    assemble(tokens, parent, self->diag);
    g_array_unref(tokens);
    finish(self, parent);
}

static void
append_note(const Context *self, const Note *note, DocNode *document)
{
    DocNode *footnote = doc_node_new(DOC_FOOTNOTE, note->place);
    footnote->text = g_strdup(note->label);
    parse_passage(self, note->text, true, footnote);
    doc_node_append(document, footnote);
}

/* An abbreviation that no word of the text is says nothing. */
static void
append_notes(const Context *self, DocNode *document)
{
    abbreviations_call(document, self->abbreviations);
    for (guint i = 0; i < self->notes->list->len; i++)
        append_note(self, g_ptr_array_index(self->notes->list, i), document);
    for (guint i = 0; i < self->abbreviations->list->len; i++) {
        const Note *note = g_ptr_array_index(self->abbreviations->list, i);
        if (note->is_called)
            append_note(self, note, document);
    }
}

DocNode *
markdown_parse_at(const char *text, gsize length, DiagPlace place,
                  const MarkdownOptions *options, GPtrArray *holes, Diag *diag)
{
    g_autoptr(Passage) passage = passage_new(place.file);
    passage_add_lines(passage, text, length, place);
    g_autoptr(Notes) notes = notes_new();
    g_autoptr(Notes) abbreviations = notes_new();
    g_autoptr(GHashTable) definitions =
        options->has_definition_lists ? g_hash_table_new(NULL, NULL) : NULL;
    Context self = {options, holes, notes, abbreviations, definitions, diag};
    DocNode *document = doc_node_new(DOC_DOCUMENT, place);
    parse_passage(&self, passage, false, document);
    append_notes(&self, document);
    address_check(document, diag);
    tidy_clean_strings(document);
    tidy_tree(document);
    return document;
}

DocNode *
markdown_parse(const Source *source, const char *text, gsize start, gsize end,
               const MarkdownOptions *options, GPtrArray *holes, Diag *diag)
{
    return markdown_parse_at(text + start, end - start, place_in(source, text, start),
                             options, holes, diag);
}
