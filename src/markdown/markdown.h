/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown as blog engines show it, into a Doc. */
#pragma once

#include "base/source.h"
#include "doc/node.h"

/* What differs between engines; `site` fills it in. */
typedef struct {
    bool has_breaks;            /* every line end is a DOC_LINE_BREAK (is_hard false) */
    bool has_smart_punctuation; /* "..." -> U+2026, "--", quotes; never in code or URLs */
    bool has_math;              /* $...$ and $$...$$ */
    bool has_dollar_inline_math; /* $...$ too, by word-boundary rules */
    bool has_bracket_math;       /* \(...\) and \[...\] */
    bool has_footnotes;
    bool has_definition_lists;
    bool has_heading_attributes;  /* {#id .class} */
    bool has_kramdown_attributes; /* {: .class #id} and {:toc} */
    bool has_bare_attributes;     /* with those, { .class #id key=value } too */
    bool has_admonition_fences;   /* :::message */
    bool has_marks, has_inserts;  /* ==marked== and ^^inserted^^ */
    bool has_plus_inserts;        /* ++inserted++ (markdown-it) */
    bool has_scripts, has_keys;   /* H~2~O and x^2^; ++ctrl+c++ */
    bool is_strict;               /* CommonMark to the letter: for the conformance test */
} MarkdownOptions;

/* Holes: where a template tag stood the text has U+E000, digits and U+E001, and the node of
 * that number in `holes` (DocNode *) takes their place: as a block when the hole is alone
 * in its paragraph, else as an inline. Nodes used are taken out of `holes`, which has NULL
 * there then. */

/* Parses the bytes [start, end) of `text`, a copy of the source's text in which tags have
 * become holes without moving any line: `source` gives places. Blemishes of the text go to
 * `diag`. Never fails; nesting past the limit becomes text and is told [nesting-limit]. */
DocNode *markdown_parse(const Source *source, const char *text, gsize start, gsize end,
                        const MarkdownOptions *options, GPtrArray *holes, Diag *diag);

/* The same for `length` bytes of `text` that stand at `place` of their file: the body of a
 * template tag. */
DocNode *markdown_parse_at(const char *text, gsize length, DiagPlace place,
                           const MarkdownOptions *options, GPtrArray *holes, Diag *diag);
