/*
 * Pango, with its parts for cairo and fontconfig, finds fonts and shapes text; all come with
 * libpangocairo.
 */
#include "libraries/library.h"

#include "sonames.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#define LIBRARY SONAME_PANGOCAIRO

/* clang-format off */
FORWARD1(PangoAttribute *, pango_attr_font_desc_new, const PangoFontDescription *)
FORWARD1(PangoAttribute *, pango_attr_font_features_new, const char *)
FORWARD1(PangoAttribute *, pango_attr_language_new, PangoLanguage *)
FORWARD1(GSList *, pango_attr_list_get_attributes, PangoAttrList *)
FORWARD2(void, pango_attr_list_insert, PangoAttrList *, PangoAttribute *)
FORWARD0(PangoAttrList *, pango_attr_list_new)
FORWARD1(void, pango_attr_list_unref, PangoAttrList *)
FORWARD2(void, pango_cairo_context_set_font_options, PangoContext *,
    const cairo_font_options_t *)
FORWARD2(void, pango_cairo_context_set_resolution, PangoContext *, double)
FORWARD1(cairo_scaled_font_t *, pango_cairo_font_get_scaled_font, PangoCairoFont *)
FORWARD0(PangoFontMap *, pango_cairo_font_map_get_default)
FORWARD0(GType, pango_cairo_font_map_get_type)
FORWARD0(PangoFontMap *, pango_cairo_font_map_new)
FORWARD1(PangoFontMap *, pango_cairo_font_map_new_for_font_type, cairo_font_type_t)
FORWARD1(void, pango_cairo_font_map_set_default, PangoCairoFontMap *)
FORWARD2(void, pango_cairo_font_map_set_resolution, PangoCairoFontMap *, double)
FORWARD2(void, pango_cairo_show_layout, cairo_t *, PangoLayout *)
FORWARD2(void, pango_context_set_base_dir, PangoContext *, PangoDirection)
FORWARD2(void, pango_context_set_language, PangoContext *, PangoLanguage *)
FORWARD2(void, pango_context_set_round_glyph_positions, PangoContext *, gboolean)
FORWARD1(FcPattern *, pango_fc_font_get_pattern, PangoFcFont *)
FORWARD0(GType, pango_fc_font_get_type)
FORWARD0(GType, pango_fc_font_map_get_type)
FORWARD2(void, pango_fc_font_map_set_config, PangoFcFontMap *, FcConfig *)
FORWARD1(PangoFontDescription *, pango_font_describe, PangoFont *)
FORWARD1(void, pango_font_description_free, PangoFontDescription *)
FORWARD1(const char *, pango_font_description_get_family, const PangoFontDescription *)
FORWARD0(PangoFontDescription *, pango_font_description_new)
FORWARD2(void, pango_font_description_set_absolute_size, PangoFontDescription *, double)
FORWARD2(void, pango_font_description_set_family, PangoFontDescription *, const char *)
FORWARD2(void, pango_font_description_set_size, PangoFontDescription *, gint)
FORWARD2(void, pango_font_description_set_style, PangoFontDescription *, PangoStyle)
FORWARD2(void, pango_font_description_set_weight, PangoFontDescription *, PangoWeight)
FORWARD1(hb_font_t *, pango_font_get_hb_font, PangoFont *)
FORWARD2(PangoFontMetrics *, pango_font_get_metrics, PangoFont *, PangoLanguage *)
FORWARD2(gboolean, pango_font_has_char, PangoFont *, gunichar)
FORWARD1(PangoContext *, pango_font_map_create_context, PangoFontMap *)
FORWARD3(PangoFont *, pango_font_map_load_font, PangoFontMap *, PangoContext *,
    const PangoFontDescription *)
FORWARD1(int, pango_font_metrics_get_ascent, PangoFontMetrics *)
FORWARD1(int, pango_font_metrics_get_descent, PangoFontMetrics *)
FORWARD1(void, pango_font_metrics_unref, PangoFontMetrics *)
FORWARD6(void, pango_get_log_attrs, const char *, int, int, PangoLanguage *, PangoLogAttr *,
    int)
FORWARD1(void, pango_glyph_string_free, PangoGlyphString *)
FORWARD0(PangoGlyphString *, pango_glyph_string_new)
FORWARD1(PangoItem *, pango_item_copy, PangoItem *)
FORWARD1(void, pango_item_free, PangoItem *)
FORWARD7(GList *, pango_itemize_with_base_dir, PangoContext *, PangoDirection, const char *,
    int, int, PangoAttrList *, PangoAttrIterator *)
FORWARD1(PangoLanguage *, pango_language_from_string, const char *)
FORWARD1(PangoLayoutIter *, pango_layout_get_iter, PangoLayout *)
FORWARD3(void, pango_layout_get_pixel_size, PangoLayout *, int *, int *)
FORWARD1(int, pango_layout_get_unknown_glyphs_count, PangoLayout *)
FORWARD1(void, pango_layout_iter_free, PangoLayoutIter *)
FORWARD1(PangoLayoutRun *, pango_layout_iter_get_run_readonly, PangoLayoutIter *)
FORWARD1(gboolean, pango_layout_iter_next_run, PangoLayoutIter *)
FORWARD1(PangoLayout *, pango_layout_new, PangoContext *)
FORWARD2(void, pango_layout_set_ellipsize, PangoLayout *, PangoEllipsizeMode)
FORWARD2(void, pango_layout_set_font_description, PangoLayout *, const PangoFontDescription *)
FORWARD2(void, pango_layout_set_height, PangoLayout *, int)
FORWARD3(void, pango_layout_set_text, PangoLayout *, const char *, int)
FORWARD2(void, pango_layout_set_width, PangoLayout *, int)
FORWARD2(void, pango_layout_set_wrap, PangoLayout *, PangoWrapMode)
FORWARD1(GList *, pango_reorder_items, GList *)
FORWARD7(void, pango_shape_with_flags, const char *, int, const char *, int,
    const PangoAnalysis *, PangoGlyphString *, PangoShapeFlags)
FORWARD0(const char *, pango_version_string)
/* clang-format on */
