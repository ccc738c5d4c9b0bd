/*
 * The pictures of a handbook.  Each file is looked at once, by its content and not by its name:
 * PNG and JPEG are decoded to the last row, SVG is reduced to a static subset.  What comes
 * through is what every edition shows; everything else is a `picture` finding.
 *
 * Carried over as they came are pixels and what says how to show them.  Left out are data that
 * no reader sees (comments, camera data, previews, bytes behind the end) and, with a
 * `picture-reduced` finding, what moves or acts.
 */
#ifndef PROVISO_PICTURE_PICTURE_H
#define PROVISO_PICTURE_PICTURE_H

#include "base/ctx.h"
#include "base/length.h"

#include <glib.h>

/* In an edition's tree <img src="picture:images/saw.svg"/> is the picture of that name. */
#define PICTURE_SCHEME "picture:"

enum picture_kind { PICTURE_SVG, PICTURE_PNG, PICTURE_JPEG };

/* Limits on pixels, far above what a page can show. */
#define PICTURE_MAX_SIDE   65000u
#define PICTURE_MAX_PIXELS 50000000u

struct picture {
    const char *name; /* its file's path in the handbook's folder */
    enum picture_kind kind;
    GBytes *bytes;
    scaled width, height;               /* natural size: one pixel is 1/96 in, as in CSS */
    unsigned pixel_width, pixel_height; /* 0 for SVG */
    struct _RsvgHandle *svg;            /* SVG: the drawing, loaded */
};

/* What there is to say of bytes that should be a picture; texts go behind its name. */
struct picture_report {
    char *fault;      /* it is refused; NULL: it is a picture */
    GPtrArray *parts; /* char *: what was left out and could be missed; NULL: nothing */
};

struct pictures;

struct pictures *pictures_new(void);
void pictures_free(struct pictures *pictures);

/*
 * Takes bytes as the picture `name`; NULL when they are none, which the report says.  The
 * report is cleared by picture_report_clear.
 */
const struct picture *pictures_add(
    struct pictures *pictures, const char *name, GBytes *bytes, struct picture_report *report);
void picture_report_clear(struct picture_report *report);

/* NULL: there is no such picture, or it was refused. */
const struct picture *pictures_find(const struct pictures *pictures, const char *name);

/* "png", "jpg" or "svg": the only suffixes under which pictures are published. */
const char *picture_suffix(const struct picture *picture);
const char *picture_mime(enum picture_kind kind);

#endif
