/* Inside the folder: one function for each kind of picture. */
#ifndef PROVISO_PICTURE_GATE_H
#define PROVISO_PICTURE_GATE_H

#include "picture/picture.h"

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

#endif
