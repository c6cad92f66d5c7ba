/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Liquid's filters, those that posts use: what stands behind the bar of
 * {{ page.date | date: "%Y" }}. */
#pragma once

#include "site/tag.h"

/* `value` (taken; NULL: it has none) passed through the filter `name` with the words
 * `first` and `second` (each may be NULL). NULL when the filter is not known or does not fit
 * the value. The caller owns it. */
char *filter_apply(const SiteTagContext *context, char *value, const char *name,
                   const char *first, const char *second);
