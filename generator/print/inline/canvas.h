/* Fragments of a page under way. */
#ifndef PROVISO_PRINT_INLINE_CANVAS_H
#define PROVISO_PRINT_INLINE_CANVAS_H

#include "print/inline/inline.h"

struct canvas {
    struct arena *arena;
    const struct line_metrics *metrics;
    struct fragment *fragments;
    size_t n, capacity;
    uint32_t line;          /* the last line's number */
    struct colour paper;    /* the page's ground */
    enum artifact artifact; /* of everything drawn, unless ARTIFACT_NONE */
};

struct fragment *canvas_add(struct canvas *canvas, const struct fragment *fragment);

#endif
