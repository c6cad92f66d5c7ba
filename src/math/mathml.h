/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A formula as Presentation MathML 3, for reading systems that set it themselves. */
#pragma once

#include "math/node.h"

/* What stands in the <math> element. Well-formed; the caller's. */
char *math_write_mathml(const MathNode *formula);
