/* Reads the pictures that a handbook shows, and reports what is wrong with them. */
#ifndef PROVISO_PICTURE_READ_H
#define PROVISO_PICTURE_READ_H

#include "picture/picture.h"

#include <libxml/tree.h>

/*
 * Reads every picture that an img of the tree names from the snapshot into ctx->pictures; adds
 * `picture` and `picture-reduced` findings at the first img of each.
 */
void pictures_read(struct ctx *ctx, const xmlDoc *doc);

/* Adds these findings for the picture that the author calls `name`. */
void picture_report_add(
    struct ctx *ctx, const char *name, struct span span, const struct picture_report *report);

#endif
