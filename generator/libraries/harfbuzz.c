/*
 * HarfBuzz reads the tables of fonts.
 */
#include "libraries/library.h"

#include "sonames.h"

#include <hb-ot.h>
#include <hb.h>

#define LIBRARY SONAME_HARFBUZZ

/* clang-format off */
FORWARD1(void, hb_blob_destroy, hb_blob_t *)
FORWARD2(const char *, hb_blob_get_data, hb_blob_t *, unsigned int *)
FORWARD1(unsigned int, hb_face_get_glyph_count, const hb_face_t *)
FORWARD2(hb_blob_t *, hb_face_reference_table, const hb_face_t *, hb_tag_t)
FORWARD3(hb_bool_t, hb_feature_from_string, const char *, int, hb_feature_t *)
FORWARD1(hb_face_t *, hb_font_get_face, hb_font_t *)
FORWARD3(hb_bool_t, hb_font_get_nominal_glyph, hb_font_t *, hb_codepoint_t, hb_codepoint_t *)
FORWARD1(hb_bool_t, hb_ot_color_has_layers, hb_face_t *)
FORWARD1(hb_bool_t, hb_ot_color_has_png, hb_face_t *)
FORWARD1(hb_bool_t, hb_ot_color_has_svg, hb_face_t *)
FORWARD6(void, hb_ot_layout_collect_lookups, hb_face_t *, hb_tag_t, const hb_tag_t *,
    const hb_tag_t *, const hb_tag_t *, hb_set_t *)
FORWARD7(void, hb_ot_layout_lookup_collect_glyphs, hb_face_t *, hb_tag_t, unsigned int,
    hb_set_t *, hb_set_t *, hb_set_t *, hb_set_t *)
FORWARD2(void, hb_set_add, hb_set_t *, hb_codepoint_t)
FORWARD3(void, hb_set_add_range, hb_set_t *, hb_codepoint_t, hb_codepoint_t)
FORWARD1(void, hb_set_clear, hb_set_t *)
FORWARD0(hb_set_t *, hb_set_create)
FORWARD1(void, hb_set_destroy, hb_set_t *)
FORWARD2(hb_bool_t, hb_set_has, const hb_set_t *, hb_codepoint_t)
FORWARD1(hb_bool_t, hb_set_is_empty, const hb_set_t *)
FORWARD2(hb_bool_t, hb_set_next, const hb_set_t *, hb_codepoint_t *)
FORWARD2(void, hb_set_union, hb_set_t *, const hb_set_t *)
FORWARD2(hb_tag_t, hb_tag_from_string, const char *, int)
FORWARD0(const char *, hb_version_string)
/* clang-format on */
