/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TeX between dollars: $$...$$, and $...$ where it cannot be a price or a shell variable. */
#pragma once

#include "markdown/mask.h"

/* Adds an island for each formula; those of single dollars only when `has_inline`. */
void math_find(Mask *mask, bool has_inline);
