/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a sheet, told at its line, and told a bounded number of times.
 *
 * CSS goes on after every fault. A sheet of a megabyte on one line can hold half a million
 * of them, and finding a column costs the length of its line: so only the first are told
 * one by one, and the rest are counted.
 */
#pragma once

#include "base/diag.h"
#include "base/source.h"

typedef struct StyleFaults StyleFaults;

/* Faults of `source` go to `diag`; both must outlive it. `diag` may be NULL: all is quiet. */
StyleFaults *style_faults_new(const Source *source, Diag *diag);
/* Tells how many faults were not told one by one, and frees. */
void style_faults_free(StyleFaults *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StyleFaults, style_faults_free)

/* A warning [css-syntax]: what stands at byte `offset` is not CSS and was skipped. */
void style_fault_syntax(StyleFaults *self, gsize offset, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* A note [css-unsupported]: CSS that print does not know. At most one a line of the sheet. */
void style_fault_unsupported(StyleFaults *self, gsize offset, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* A note [css-epub]: what the EPUB's sheet leaves out or changes. */
void style_fault_epub(StyleFaults *self, gsize offset, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
