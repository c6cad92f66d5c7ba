/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colour profiles: the only door to lcms2. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* An ICC profile of sRGB, always the same bytes. */
GBytes *pdf_profile_srgb(void);

/* An ICC output profile of general offset printing in CMYK (pdf/press.h), always the same
 * bytes. */
GBytes *pdf_profile_press(void);

typedef struct {
    int channels; /* 1, 3 or 4 */
    bool is_srgb;
    bool is_output; /* of a printer or press, which a print file's intent must be */
    char *name;     /* as the profile calls itself */
} PdfProfileFacts;

void pdf_profile_facts_clear(PdfProfileFacts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PdfProfileFacts, pdf_profile_facts_clear)

/* Reads a profile. False with `error` (PDF_ERROR) when it is none that a PDF may hold:
 * grey, RGB or CMYK of an input, display or output device or a colour space, version 2 or
 * 4 (ISO 32000-1 §8.6.5.5). */
bool pdf_profile_read(GBytes *icc, PdfProfileFacts *facts, GError **error);
