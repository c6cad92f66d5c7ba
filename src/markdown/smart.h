/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typographic punctuation, as Hexo's marked makes it: "--" "---" "..." and quotes; with an
 * eye for what comes before in the paragraph, for Korean puts no space before a quote. */
#pragma once

#include "doc/node.h"

/* Changes the texts below `root`, but for code, formulas and bare addresses. */
void smart_punctuate(DocNode *root);
