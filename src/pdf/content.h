/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of one page as it is written: marked contents, shapes, pictures
 * (ISO 32000-1 §8, §14.6). Text is written by pdf/text.h.
 *
 * All places are points of PDF user space. Everything stands in a marked content, which
 * belongs to an element of the structure tree or is an artifact.
 */
#pragma once

#include "layout/page.h"
#include "pdf/boxes.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"

/* What an artifact is (§14.8.2.2.2). */
typedef enum {
    PDF_ARTIFACT_PAGINATION, /* running heads, folios */
    PDF_ARTIFACT_LAYOUT,     /* rules */
    PDF_ARTIFACT_BACKGROUND
} PdfArtifact;

typedef struct {
    PageElement *element; /* NULL: an artifact */
    PdfArtifact artifact;
    const char *text; /* for which all of it stands; such a one begins anew. NULL */
} PdfTag;

/* One at a time, used again from page to page. */
typedef struct {
    GString *out;
    PdfStructure *structure; /* lent */
    guint page;
    PdfTag tag; /* of the marked content that is open */
    bool is_tagged;
    StyleColour fill;  /* as last set */
    GHashTable *names; /* names of resources ("/F1", "/X3") -> PdfId */
} PdfContent;

void pdf_content_init(PdfContent *self, PdfStructure *structure);
void pdf_content_clear(PdfContent *self);

/* Begins the page number `page`, empty. */
void pdf_content_open(PdfContent *self, guint page);
/* What follows belongs to `tag`: goes on with the marked content that is open when it is of
 * the same tag. */
void pdf_content_tag(PdfContent *self, PdfTag tag);
/* True when it would. */
bool pdf_content_has_tag(const PdfContent *self, PdfTag tag);
/* Ends the marked content, so that what follows begins one. */
void pdf_content_untag(PdfContent *self);

/* Shapes drawn from now on, and text, are of `colour`, laid over white paper: archives and
 * presses like nothing transparent. Grey goes in DeviceGray: a printer makes four inks of
 * "0 0 0 rg" and black alone of "0 g". */
void pdf_content_fill(PdfContent *self, StyleColour colour);
bool pdf_content_has_fill(const PdfContent *self, StyleColour colour);
/* The same for strokes; not remembered. */
void pdf_content_stroke(PdfContent *self, StyleColour colour);

/* Saves and restores what is set; between them the fill stays as it is. */
void pdf_content_save(PdfContent *self);
void pdf_content_restore(PdfContent *self);
/* Numbers, then an operator: "1 0 0 1 x y cm\n". */
void pdf_content_operate(PdfContent *self, const double *numbers, guint count,
                         const char *operator);
/* Keeps what is drawn until the next restore to `rect`. */
void pdf_content_clip(PdfContent *self, PdfRect rect);
/* Draws the picture or form `id` with the unit square, or the form's space, moved by
 * `matrix`. */
void pdf_content_draw(PdfContent *self, PdfId id, const double matrix[6]);
/* Makes `id` known to the page's resources under the letter `kind` and `number`. */
void pdf_content_name(PdfContent *self, char kind, guint number, PdfId id);
/* Appends the dictionary of resources to `out`: fonts are "F", all else drawn "X". */
void pdf_content_append_resources(const PdfContent *self, GString *out);
