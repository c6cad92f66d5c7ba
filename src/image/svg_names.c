/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/svg_names.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

/* clang-format off */

/* In byte order: they are searched. */
static const char *const drawn[] = {
    "circle", "clipPath", "defs", "desc", "ellipse", "feBlend", "feColorMatrix",
    "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
    "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA",
    "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge",
    "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting",
    "feSpotLight", "feTile", "feTurbulence", "filter", "g", "image", "line",
    "linearGradient", "marker", "mask", "path", "pattern", "polygon", "polyline",
    "radialGradient", "rect", "stop", "svg", "switch", "symbol", "text", "textPath",
    "title", "tspan", "use",
};

static const char *const silent[] = {"metadata", "view"};

static const char *const attributes[] = {
    "alignment-baseline", "amplitude", "azimuth", "baseFrequency", "baseline-shift",
    "bias", "class", "clip", "clip-path", "clip-rule", "clipPathUnits", "color",
    "color-interpolation", "color-interpolation-filters", "color-rendering", "cx", "cy",
    "d", "diffuseConstant", "direction", "display", "divisor", "dominant-baseline", "dx",
    "dy", "edgeMode", "elevation", "exponent", "fill", "fill-opacity", "fill-rule",
    "filter", "filterUnits", "flood-color", "flood-opacity", "font-family", "font-size",
    "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-weight", "fr",
    "fx", "fy", "gradientTransform", "gradientUnits", "height", "href", "id",
    "image-rendering", "in", "in2", "intercept", "isolation", "k1", "k2", "k3", "k4",
    "kernelMatrix", "kernelUnitLength", "kerning", "lang", "lengthAdjust",
    "letter-spacing", "lighting-color", "limitingConeAngle", "marker", "marker-end",
    "marker-mid", "marker-start", "markerHeight", "markerUnits", "markerWidth", "mask",
    "mask-type", "maskContentUnits", "maskUnits", "method", "mix-blend-mode", "mode",
    "numOctaves", "offset", "opacity", "operator", "order", "orient", "overflow",
    "paint-order", "pathLength", "patternContentUnits", "patternTransform",
    "patternUnits", "points", "pointsAtX", "pointsAtY", "pointsAtZ", "preserveAlpha",
    "preserveAspectRatio", "primitiveUnits", "r", "radius", "refX", "refY", "result",
    "rotate", "rx", "ry", "scale", "seed", "shape-rendering", "side", "slope", "space",
    "spacing", "specularConstant", "specularExponent", "spreadMethod", "startOffset",
    "stdDeviation", "stitchTiles", "stop-color", "stop-opacity", "stroke",
    "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "stroke-width", "style", "surfaceScale",
    "systemLanguage", "tableValues", "targetX", "targetY", "text-anchor",
    "text-decoration", "text-orientation", "text-rendering", "textLength", "transform",
    "transform-origin", "type", "unicode-bidi", "values", "vector-effect", "viewBox",
    "visibility", "width", "word-spacing", "writing-mode", "x", "x1", "x2",
    "xChannelSelector", "y", "y1", "y2", "yChannelSelector", "z",
};

/* clang-format on */

G_STATIC_ASSERT(G_N_ELEMENTS(attributes) <= SVG_ATTRIBUTES_MAX);

static int
compare(const void *key, const void *entry)
{
    return strcmp(key, *(const char *const *) entry);
}

static int
position(const char *name, const char *const *names, size_t count)
{
    const char *const *found = bsearch(name, names, count, sizeof *names, compare);
    return found != NULL ? (int) (found - names) : -1;
}

SvgElement
svg_element(const char *name)
{
    if (strcmp(name, "a") == 0)
        return SVG_ELEMENT_GROUP;
    if (strcmp(name, "style") == 0)
        return SVG_ELEMENT_STYLE;
    if (position(name, drawn, G_N_ELEMENTS(drawn)) >= 0)
        return SVG_ELEMENT_DRAWN;
    return position(name, silent, G_N_ELEMENTS(silent)) >= 0 ? SVG_ELEMENT_SILENT
                                                             : SVG_ELEMENT_UNKNOWN;
}

int
svg_attribute(const char *name)
{
    return position(name, attributes, G_N_ELEMENTS(attributes));
}
