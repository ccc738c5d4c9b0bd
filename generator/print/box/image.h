/* What kind of picture a file holds and how large it wants to be; pixels are not decoded. */
#ifndef PROVISO_PRINT_BOX_IMAGE_H
#define PROVISO_PRINT_BOX_IMAGE_H

#include "base/length.h"

#include <stddef.h>

enum image_kind { IMAGE_SVG, IMAGE_PNG, IMAGE_JPEG };

struct image_info {
    enum image_kind kind;
    scaled width, height;               /* natural size: one pixel is 1/96 in, as in CSS */
    unsigned pixel_width, pixel_height; /* 0 for SVG */
    unsigned components;                /* JPEG: 1 grey, 3 colour, 4 printing inks */
};

/* False when the file cannot be read or is none of the three. */
bool image_probe(const char *path, struct image_info *out);

/* The same for bytes in memory. */
bool image_probe_data(const void *data, size_t size, struct image_info *out);

#endif
