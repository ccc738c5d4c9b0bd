/* Reads the pictures that a handbook shows, and reports what is wrong with them. */
#ifndef PROVISO_PICTURE_READ_H
#define PROVISO_PICTURE_READ_H

#include "picture/picture.h"

#include <libxml/tree.h>

/*
 * Takes every picture that an img of the tree names from the snapshot into ctx->pictures;
 * `picture` and `picture-reduced` findings say what is wrong, at the first img of each.
 */
void pictures_read(struct ctx *ctx, const xmlDoc *doc);

/* Adds those two findings of the picture that the author calls `name`. */
void picture_report_add(
    struct ctx *ctx, const char *name, struct span span, const struct picture_report *report);

#endif
