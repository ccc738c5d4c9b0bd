/*
 * cairo draws pages and pictures.
 */
#include "libraries/library.h"

#include "sonames.h"

#include <cairo-pdf.h>
#include <cairo.h>

#define LIBRARY SONAME_CAIRO

/* clang-format off */
FORWARD6(void, cairo_arc, cairo_t *, double, double, double, double, double)
FORWARD1(void, cairo_close_path, cairo_t *)
FORWARD1(cairo_t *, cairo_create, cairo_surface_t *)
FORWARD7(void, cairo_curve_to, cairo_t *, double, double, double, double, double, double)
FORWARD1(void, cairo_destroy, cairo_t *)
FORWARD1(void, cairo_fill, cairo_t *)
FORWARD1(void, cairo_fill_preserve, cairo_t *)
FORWARD0(cairo_font_options_t *, cairo_font_options_create)
FORWARD1(void, cairo_font_options_destroy, cairo_font_options_t *)
FORWARD2(void, cairo_font_options_set_antialias, cairo_font_options_t *, cairo_antialias_t)
FORWARD2(void, cairo_font_options_set_hint_metrics, cairo_font_options_t *,
    cairo_hint_metrics_t)
FORWARD2(void, cairo_font_options_set_hint_style, cairo_font_options_t *, cairo_hint_style_t)
FORWARD3(cairo_surface_t *, cairo_image_surface_create, cairo_format_t, int, int)
FORWARD2(cairo_surface_t *, cairo_image_surface_create_from_png_stream, cairo_read_func_t,
    void *)
FORWARD1(int, cairo_image_surface_get_height, cairo_surface_t *)
FORWARD1(int, cairo_image_surface_get_width, cairo_surface_t *)
FORWARD3(void, cairo_line_to, cairo_t *, double, double)
FORWARD3(void, cairo_move_to, cairo_t *, double, double)
FORWARD1(void, cairo_new_path, cairo_t *)
FORWARD1(void, cairo_paint, cairo_t *)
FORWARD4(cairo_surface_t *, cairo_pdf_surface_create_for_stream, cairo_write_func_t, void *,
    double, double)
FORWARD3(void, cairo_pdf_surface_set_size, cairo_surface_t *, double, double)
FORWARD5(void, cairo_rectangle, cairo_t *, double, double, double, double)
FORWARD1(void, cairo_restore, cairo_t *)
FORWARD1(void, cairo_save, cairo_t *)
FORWARD3(void, cairo_scale, cairo_t *, double, double)
FORWARD2(void, cairo_scaled_font_get_font_matrix, cairo_scaled_font_t *, cairo_matrix_t *)
FORWARD4(void, cairo_scaled_font_glyph_extents, cairo_scaled_font_t *, const cairo_glyph_t *,
    int, cairo_text_extents_t *)
FORWARD4(void, cairo_set_dash, cairo_t *, const double *, int, double)
FORWARD2(void, cairo_set_line_cap, cairo_t *, cairo_line_cap_t)
FORWARD2(void, cairo_set_line_join, cairo_t *, cairo_line_join_t)
FORWARD2(void, cairo_set_line_width, cairo_t *, double)
FORWARD2(void, cairo_set_scaled_font, cairo_t *, const cairo_scaled_font_t *)
FORWARD4(void, cairo_set_source_rgb, cairo_t *, double, double, double)
FORWARD4(void, cairo_set_source_surface, cairo_t *, cairo_surface_t *, double, double)
FORWARD3(void, cairo_show_glyphs, cairo_t *, const cairo_glyph_t *, int)
FORWARD1(void, cairo_show_page, cairo_t *)
FORWARD8(void, cairo_show_text_glyphs, cairo_t *, const char *, int, const cairo_glyph_t *,
    int, const cairo_text_cluster_t *, int, cairo_text_cluster_flags_t)
FORWARD1(cairo_status_t, cairo_status, cairo_t *)
FORWARD1(const char *, cairo_status_to_string, cairo_status_t)
FORWARD1(void, cairo_stroke, cairo_t *)
FORWARD1(void, cairo_surface_destroy, cairo_surface_t *)
FORWARD1(void, cairo_surface_finish, cairo_surface_t *)
FORWARD6(cairo_status_t, cairo_surface_set_mime_data, cairo_surface_t *, const char *,
    const unsigned char *, unsigned long, cairo_destroy_func_t, void *)
FORWARD1(cairo_status_t, cairo_surface_status, cairo_surface_t *)
FORWARD3(cairo_status_t, cairo_surface_write_to_png_stream, cairo_surface_t *,
    cairo_write_func_t, void *)
FORWARD3(void, cairo_translate, cairo_t *, double, double)
FORWARD0(const char *, cairo_version_string)
/* clang-format on */
