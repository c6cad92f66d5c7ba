/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which names of SVG a book may hold. What is not listed is left out. */
#pragma once

#include <stdbool.h>

typedef enum {
    SVG_ELEMENT_UNKNOWN, /* left out and told */
    SVG_ELEMENT_SILENT,  /* left out; nobody could have seen it */
    SVG_ELEMENT_DRAWN,
    SVG_ELEMENT_GROUP, /* `a`: becomes a g, for a picture is no link */
    SVG_ELEMENT_STYLE
} SvgElement;

SvgElement svg_element(const char *name);

#define SVG_ATTRIBUTES_MAX 256

/* A small number for an allowed attribute, below SVG_ATTRIBUTES_MAX; -1 for another. */
int svg_attribute(const char *name);
