/* SVG 1.1 as browsers and librsvg both show it, as two sorted tables. */
#include "picture/internal.h"

#include <stdlib.h>
#include <string.h>

struct element {
    const char *name;
    enum svg_part part;
};

/* Sorted by strcmp; an element that is not listed causes the drawing to be refused. */
static const struct element elements[] = {
    { "a", SVG_UNWRAPPED },
    { "animate", SVG_ACTIVE },
    { "animateColor", SVG_ACTIVE },
    { "animateMotion", SVG_ACTIVE },
    { "animateTransform", SVG_ACTIVE },
    { "audio", SVG_ACTIVE },
    { "circle", SVG_KEPT },
    { "clipPath", SVG_KEPT },
    { "color-profile", SVG_UNSEEN },
    { "cursor", SVG_UNSEEN },
    { "defs", SVG_KEPT },
    { "desc", SVG_KEPT },
    { "discard", SVG_ACTIVE },
    { "ellipse", SVG_KEPT },
    { "feBlend", SVG_KEPT },
    { "feColorMatrix", SVG_KEPT },
    { "feComponentTransfer", SVG_KEPT },
    { "feComposite", SVG_KEPT },
    { "feDropShadow", SVG_KEPT },
    { "feFlood", SVG_KEPT },
    { "feFuncA", SVG_KEPT },
    { "feFuncB", SVG_KEPT },
    { "feFuncG", SVG_KEPT },
    { "feFuncR", SVG_KEPT },
    { "feGaussianBlur", SVG_KEPT },
    { "feMerge", SVG_KEPT },
    { "feMergeNode", SVG_KEPT },
    { "feOffset", SVG_KEPT },
    { "feTile", SVG_KEPT },
    { "filter", SVG_KEPT },
    { "g", SVG_KEPT },
    { "image", SVG_IMAGE },
    { "line", SVG_KEPT },
    { "linearGradient", SVG_KEPT },
    { "marker", SVG_KEPT },
    { "mask", SVG_KEPT },
    { "metadata", SVG_UNSEEN },
    { "mpath", SVG_ACTIVE },
    { "path", SVG_KEPT },
    { "pattern", SVG_KEPT },
    { "polygon", SVG_KEPT },
    { "polyline", SVG_KEPT },
    { "radialGradient", SVG_KEPT },
    { "rect", SVG_KEPT },
    { "script", SVG_ACTIVE },
    { "set", SVG_ACTIVE },
    { "stop", SVG_KEPT },
    { "style", SVG_STYLE },
    { "svg", SVG_KEPT },
    { "switch", SVG_UNWRAPPED },
    { "symbol", SVG_KEPT },
    { "text", SVG_KEPT },
    { "textPath", SVG_KEPT },
    { "title", SVG_KEPT },
    { "tspan", SVG_KEPT },
    { "use", SVG_KEPT },
    { "video", SVG_ACTIVE },
    { "view", SVG_UNSEEN },
};

/* Sorted by strcmp. */
static const char *const attributes[] = { "amplitude", "azimuth", "baseFrequency",
    "baseline-shift", "class", "clip", "clip-path", "clip-rule", "clipPathUnits", "color",
    "color-interpolation", "color-interpolation-filters", "cx", "cy", "d", "direction",
    "display", "dominant-baseline", "dx", "dy", "elevation", "exponent", "fill", "fill-opacity",
    "fill-rule", "filter", "filterUnits", "flood-color", "flood-opacity", "font", "font-family",
    "font-feature-settings", "font-kerning", "font-size", "font-size-adjust", "font-stretch",
    "font-style", "font-variant", "font-weight", "fr", "fx", "fy", "gradientTransform",
    "gradientUnits", "height", "id", "image-rendering", "in", "in2", "intercept", "isolation",
    "k1", "k2", "k3", "k4", "lang", "lengthAdjust", "letter-spacing", "marker", "marker-end",
    "marker-mid", "marker-start", "markerHeight", "markerUnits", "markerWidth", "mask",
    "mask-type", "maskContentUnits", "maskUnits", "method", "mix-blend-mode", "mode", "offset",
    "opacity", "operator", "orient", "overflow", "paint-order", "pathLength",
    "patternContentUnits", "patternTransform", "patternUnits", "points", "preserveAspectRatio",
    "primitiveUnits", "r", "refX", "refY", "result", "role", "rotate", "rx", "ry",
    "shape-rendering", "side", "slope", "spacing", "spreadMethod", "startOffset",
    "stdDeviation", "stop-color", "stop-opacity", "stroke", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
    "stroke-opacity", "stroke-width", "style", "tableValues", "text-anchor", "text-decoration",
    "text-rendering", "textLength", "transform", "transform-origin", "type", "unicode-bidi",
    "values", "vector-effect", "version", "viewBox", "visibility", "white-space", "width",
    "word-spacing", "writing-mode", "x", "x1", "x2", "y", "y1", "y2" };

static int
compare_element(const void *name, const void *row)
{
    return strcmp(name, ((const struct element *)row)->name);
}

static int
compare_name(const void *name, const void *row)
{
    return strcmp(name, *(const char *const *)row);
}

enum svg_part
svg_part(const char *element)
{
    const struct element *row =
        bsearch(element, elements, G_N_ELEMENTS(elements), sizeof *elements, compare_element);
    return row ? row->part : SVG_REFUSED;
}

bool
svg_is_attribute(const char *name)
{
    return bsearch(name, attributes, G_N_ELEMENTS(attributes), sizeof *attributes,
               compare_name) != NULL;
}
