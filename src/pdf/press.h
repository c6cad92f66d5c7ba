/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model of offset printing on coated paper, for print files whose author names no
 * profile: Neugebauer's mixture of sixteen solids with dot gain, the solids as
 * ISO 12647-2:2004 gives them (paper type 1). Good enough to say which ink "0 0 0 1 k" is
 * and to preview; a shop's own profile is better. */
#pragma once

/* The bare paper: CIE XYZ, D50, 1 the brightest. */
void press_paper(double xyz[3]);

/* What the inks `cmyk`, each 0..1, look like to an eye that takes the paper for white: CIE
 * L*a*b*, D50. */
void press_look(const double cmyk[4], double lab[3]);

/* Inks that look like `wanted` or as near as this press comes; returns how far off that is
 * (CIE 1976 colour difference). Dark greys are made with black. */
double press_inks(const double wanted[3], double cmyk[4]);
