/*
 * Shared inside the folder: one function for each kind of picture, and what the files that
 * reduce drawings share.
 */
#ifndef PROVISO_PICTURE_INTERNAL_H
#define PROVISO_PICTURE_INTERNAL_H

#include "picture/picture.h"

#include <libxml/tree.h>

#include <stdbool.h>

/*
 * Each fills in everything but the name; false, with report->fault set, when the bytes are not
 * a whole picture of this kind.  out->bytes is the caller's.
 */
bool png_pass(GBytes *bytes, struct picture *out, struct picture_report *report);
bool jpeg_pass(GBytes *bytes, struct picture *out, struct picture_report *report);
bool svg_pass(GBytes *bytes, struct picture *out, struct picture_report *report);

/* Detects the kind by the first bytes.  `allow_svg` is false for pictures inside drawings. */
bool picture_pass(
    GBytes *bytes, bool allow_svg, struct picture *out, struct picture_report *report);

/* Sets the fault unless one is set, and returns false. */
bool picture_refuse(struct picture_report *report, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Records what was left out, each thing once. */
void picture_leave_out(struct picture_report *report, const char *part);

/* Sets the natural size from pixels; refuses pictures with no pixels or too many. */
bool picture_set_pixels(
    struct picture *out, unsigned width, unsigned height, struct picture_report *report);

/* --- Drawings --- */

#define NS_SVG   "http://www.w3.org/2000/svg"
#define NS_XLINK "http://www.w3.org/1999/xlink"

/* Limits on a drawing; a drawing that exceeds one is refused. */
#define SVG_MAX_SIZE     ((size_t)8 * 1024 * 1024)
#define SVG_MAX_ELEMENTS 50000
#define SVG_MAX_DEPTH    100
#define SVG_MAX_WEIGHT                                                                         \
    1000000.0 /* elements to draw, those that are used again counted again                     \
               */

/* What happens to an element. */
enum svg_part {
    SVG_KEPT,
    SVG_STYLE,     /* kept if its text passes the checks */
    SVG_IMAGE,     /* kept if its picture is embedded */
    SVG_UNWRAPPED, /* replaced by its children: a link, a switch */
    SVG_UNSEEN,    /* removed silently: no reader sees it */
    SVG_ACTIVE,    /* removed with a finding: it is a script or an animation */
    SVG_REFUSED    /* the drawing is refused: something would be missing */
};

enum svg_part svg_part(const char *element);

/* Attributes without a namespace that affect rendering or name the element. */
bool svg_is_attribute(const char *name);

/*
 * Checks an attribute's value or a style sheet: references may only lead to a part of the same
 * drawing, and numbers are limited.  False after a report.
 */
bool svg_check_value(const char *name, const char *value, struct picture_report *report);

/*
 * A style sheet without comments and at-rules, to be freed; dropped at-rules are recorded. NULL
 * after a report.
 */
char *svg_reduce_sheet(const char *text, struct picture_report *report);

/* What it costs to draw a document, and whether its text alone can tell. */
struct svg_cost {
    double weight;
    bool is_plain;
};

/* False after a report: parts refer to each other in a circle, or the drawing is too large. */
bool svg_weigh(const xmlDoc *doc, struct svg_cost *cost, struct picture_report *report);

/*
 * Draws it once in a child process, which may crash or exceed a time limit.  False after a
 * report.
 */
bool svg_try(GBytes *bytes, struct picture_report *report);

/*
 * Sets out->width and out->height; `doc` and out->bytes are the reduced drawing.  False after a
 * report.
 */
bool svg_measure(xmlDoc *doc, const struct svg_cost *cost, struct picture *out,
    struct picture_report *report);

#endif
