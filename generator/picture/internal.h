/* Inside the folder: one function for each kind of picture, and what reducing drawings shares.
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

/* By the first bytes.  `allow_svg` is false for pictures inside drawings. */
bool picture_pass(
    GBytes *bytes, bool allow_svg, struct picture *out, struct picture_report *report);

/* Sets the fault, unless there is one, and returns false. */
bool picture_refuse(struct picture_report *report, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Notes what was left out, each thing once. */
void picture_leave_out(struct picture_report *report, const char *part);

/* Natural size from pixels; refuses what has none, or too many. */
bool picture_set_pixels(
    struct picture *out, unsigned width, unsigned height, struct picture_report *report);

/* --- Drawings --- */

#define NS_SVG   "http://www.w3.org/2000/svg"
#define NS_XLINK "http://www.w3.org/1999/xlink"

/* Limits on a drawing; beyond them it is refused. */
#define SVG_MAX_SIZE     ((size_t)8 * 1024 * 1024)
#define SVG_MAX_ELEMENTS 50000
#define SVG_MAX_DEPTH    100
#define SVG_MAX_WEIGHT                                                                         \
    1000000.0 /* elements to draw, those that are used again counted again                     \
               */

/* What becomes of an element. */
enum svg_part {
    SVG_KEPT,
    SVG_STYLE,     /* kept when its text passes */
    SVG_IMAGE,     /* kept when it holds its picture in itself */
    SVG_UNWRAPPED, /* its children stay: a link, a switch */
    SVG_UNSEEN,    /* left out: no reader sees it */
    SVG_ACTIVE,    /* left out, and said: it acts or moves */
    SVG_REFUSED    /* the drawing is refused: something would be missing */
};

enum svg_part svg_part(const char *element);

/* Attributes without a namespace that say how something looks, or what it is called. */
bool svg_is_attribute(const char *name);

/*
 * A value of an attribute, or a style sheet: its references may lead to a part of the same
 * drawing only, and its numbers have a limit.  False after a report.
 */
bool svg_check_value(const char *name, const char *value, struct picture_report *report);

/*
 * A style sheet without comments and at-rules, to be freed; the latter are noted as left out.
 * NULL after a report.
 */
char *svg_reduce_sheet(const char *text, struct picture_report *report);

/* What drawing a document costs, and whether that can be said without trying. */
struct svg_cost {
    double weight;
    bool is_plain;
};

/* False after a report: parts that refer to each other in a circle, or too much of it. */
bool svg_weigh(const xmlDoc *doc, struct svg_cost *cost, struct picture_report *report);

/* Draws it once in a process of its own, which may fail or take too long.  False after a
 * report. */
bool svg_try(GBytes *bytes, struct picture_report *report);

#endif
