/*
 * The pictures of a handbook.  Each file is examined once, by content and not by name: PNG and
 * JPEG are decoded to the last row, and SVG is reduced to a static subset.  Every edition shows
 * the pictures that pass; everything else is a `picture` finding.
 *
 * Pixels, and what says how to show them, are copied unchanged.  Data that no reader sees
 * (comments, camera data, previews, trailing bytes) are dropped, and so is, with a
 * `picture-reduced` finding, everything scripted or animated.
 */
#ifndef PROVISO_PICTURE_PICTURE_H
#define PROVISO_PICTURE_PICTURE_H

#include "base/ctx.h"
#include "base/length.h"

#include <glib.h>

/* In an edition's tree, <img src="picture:images/saw.svg"/> shows the picture of that name. */
#define PICTURE_SCHEME "picture:"

enum picture_kind { PICTURE_SVG, PICTURE_PNG, PICTURE_JPEG };

/* Limits on pixels, far above what a page can show. */
#define PICTURE_MAX_SIDE   65000u
#define PICTURE_MAX_PIXELS 50000000u

struct picture {
    const char *name; /* path of its file in the handbook's folder */
    enum picture_kind kind;
    GBytes *bytes;
    scaled width, height;               /* natural size: one pixel is 1/96 in, as in CSS */
    unsigned pixel_width, pixel_height; /* 0 for SVG */
};

/* The report on bytes that should be a picture; its texts follow the name in a message. */
struct picture_report {
    char *fault;      /* why it is refused; NULL if it passes */
    GPtrArray *parts; /* char *: what was dropped and might be missed; NULL if nothing */
};

struct pictures;

struct pictures *pictures_new(void);
void pictures_free(struct pictures *pictures);

/*
 * Examines bytes as the picture `name`; returns NULL, with a report, if it is refused.  The
 * caller clears the report with picture_report_clear.
 */
const struct picture *pictures_add(
    struct pictures *pictures, const char *name, GBytes *bytes, struct picture_report *report);
void picture_report_clear(struct picture_report *report);

/* NULL if there is no such picture or it was refused. */
const struct picture *pictures_find(const struct pictures *pictures, const char *name);

/* "png", "jpg" or "svg": pictures are published under these suffixes only. */
const char *picture_suffix(const struct picture *picture);
const char *picture_mime(enum picture_kind kind);

#endif
