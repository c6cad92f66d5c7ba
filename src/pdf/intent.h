/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The output intent: which colours the numbers in the file mean (ISO 32000-1 §14.11.5). */
#pragma once

#include "pdf/file.h"
#include "pdf/pdf.h"

/* What the rest of the file says of its colours. */
typedef struct {
    PdfId intent;
    PdfId default_rgb; /* the colour space that RGB means where a press prints; else 0 */
    /* In which transparent things mix: one of RGB would give black text four inks. */
    const char *blending;
    GBytes *inks; /* the profile of a press in CMYK; NULL: the file is for none */
} PdfIntent;

void pdf_intent_clear(PdfIntent *self);

/* Writes sRGB for the screen; for print the profile that the options give, else a general
 * one of offset printing. `intent` is to be cleared. False with `error` when the profile is
 * none of an output device. */
bool pdf_intent_write(PdfFile *file, const PdfOptions *options, PdfIntent *intent,
                      GError **error);

/* The colour space of an ICC profile with so many `channels`. */
PdfId pdf_profile_space(PdfFile *file, GBytes *icc, int channels);
