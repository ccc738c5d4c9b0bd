/*
 * librsvg draws SVG pictures.
 */
#include "libraries/library.h"

#include "sonames.h"

#include <librsvg/rsvg.h>

#define LIBRARY SONAME_RSVG

/* clang-format off */
FORWARD7(void, rsvg_handle_get_intrinsic_dimensions, RsvgHandle *, gboolean *, RsvgLength *,
    gboolean *, RsvgLength *, gboolean *, RsvgRectangle *)
FORWARD3(gboolean, rsvg_handle_get_intrinsic_size_in_pixels, RsvgHandle *, gdouble *, gdouble *)
FORWARD3(RsvgHandle *, rsvg_handle_new_from_data, const guint8 *, gsize, GError **)
FORWARD4(gboolean, rsvg_handle_render_document, RsvgHandle *, cairo_t *, const RsvgRectangle *,
    GError **)
/* clang-format on */
