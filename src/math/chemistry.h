/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chemical formulas as mhchem's \ce takes them, "2H2 + O2 ->[\Delta] 2H2O", in plain TeX. */
#pragma once

/* What `formula` is in TeX, for upright letters. The caller's. What mhchem would set in other
 * ways stays as it is typed. */
char *math_chemistry_spell(const char *formula);
