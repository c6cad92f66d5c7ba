/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of a formula as text, for goldens. */
#pragma once

#include "math/node.h"

void math_dump(const MathNode *formula, GString *out);
