/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series whose titles name their episodes instead of counting them: "그런 개발자로 괜찮은가 - '문화'
 * 편", "GPUプログラミングを試す：OpenCL編". They have no order of their own. */
#pragma once

#include "series/candidate.h"

/* Appends to `candidates`. */
void episode_series_gather(const Roster *roster, const Words *words,
                           GPtrArray *candidates);
