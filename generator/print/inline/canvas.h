/* Collects the fragments of a page that is being drawn. */
#ifndef PROVISO_PRINT_INLINE_CANVAS_H
#define PROVISO_PRINT_INLINE_CANVAS_H

#include "print/inline/inline.h"

struct canvas {
    struct arena *arena;
    const struct line_metrics *metrics;
    struct fragment *fragments;
    size_t n, capacity;
    uint32_t line;          /* number of the last line */
    struct colour paper;    /* background of the page */
    enum artifact artifact; /* kind of everything drawn, unless ARTIFACT_NONE */
};

struct fragment *canvas_add(struct canvas *canvas, const struct fragment *fragment);

#endif
