/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Book and styles in, Pages out. */
#pragma once

#include "text/setter.h"
#include "layout/page.h"

typedef struct {
    bool is_print;    /* the print file: links as notes and QR codes, mirrored margins */
    int jobs;         /* threads; 0 = one a core. The result does not depend on it */
    bool keeps_lines; /* Page.lines, which only dumps and tests ask for */
} LayoutOptions;

/* Lays the whole book out; NULL with `error` when the sheet leaves no room for text. */
Pages *layout_book(const Book *book, const StyleSheets *sheets, const FontSet *fonts,
                   const LayoutOptions *options, Diag *diag, GError **error);
