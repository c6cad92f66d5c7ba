/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/markdown.h"

#include "markdown/assemble.h"
#include "markdown/html.h"
#include "markdown/mask.h"
#include "markdown/parse.h"
#include "markdown/passage.h"

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

static void
parse_passage(Passage *passage, const MarkdownOptions *options, GPtrArray *holes,
              DocNode *parent, Diag *diag)
{
    g_autoptr(Mask) mask = mask_new(passage);
    GArray *tokens = parse_tokens(passage, mask, options, holes, diag);
    tokens = html_resolve(tokens, diag);
    assemble(tokens, parent, diag);
    g_array_unref(tokens);
}

DocNode *
markdown_parse_at(const char *text, gsize length, DiagPlace place,
                  const MarkdownOptions *options, GPtrArray *holes, Diag *diag)
{
    g_autoptr(Passage) passage = passage_new(place.file);
    passage_add_lines(passage, text, length, place);
    DocNode *document = doc_node_new(DOC_DOCUMENT, place);
    parse_passage(passage, options, holes, document, diag);
    return document;
}

DocNode *
markdown_parse(const Source *source, const char *text, gsize start, gsize end,
               const MarkdownOptions *options, GPtrArray *holes, Diag *diag)
{
    return markdown_parse_at(text + start, end - start, place_in(source, text, start),
                             options, holes, diag);
}
