/*
 * The font map has a fontconfig configuration of its own: the system's folders and caches, none
 * of its rules, and only the theme's families and Noto.  Other installed fonts and local
 * settings therefore do not affect a book.  It is also the default map, from which librsvg
 * takes the fonts for text in drawings.
 */
#include "print/text/font.h"

#include "base/language.h"
#include "print/text/families.h"
#include "print/text/fast_itemize.h"
#include "print/text/space_context.h"
#include "print/text/word_cache.h"
#include "theme/font.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

struct fonts {
    struct ctx *ctx;
    const struct theme *theme;
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
    GHashTable *by_style; /* const struct style * -> struct face * */
    GPtrArray *faces;
    GHashTable *missing;    /* families reported as missing */
    GArray *space_contexts; /* struct cached_context, by font file and list of features */
};

struct cached_context {
    hb_face_t *file;
    const char *features;
    struct space_context *space;
};

static PangoContext *
context_new(PangoFontMap *map)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    return context;
}

/* Pango finds some font for every request, if any font exists. */
static void
check_any(struct fonts *fonts)
{
    PangoFontDescription *any = pango_font_description_new();
    PangoFont *font = pango_font_map_load_font(fonts->map, fonts->context, any);
    pango_font_description_free(any);
    if (font)
        g_object_unref(font);
    else
        ctx_refuse(fonts->ctx, "no font is installed: neither the theme's families nor Noto");
}

struct fonts *
fonts_new(struct ctx *ctx, const struct theme *theme)
{
    struct fonts *fonts = g_new0(struct fonts, 1);
    fonts->ctx = ctx;
    fonts->theme = theme;
    fonts->config = families_config(ctx, theme);
    fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map), 72);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), fonts->config);
    pango_cairo_font_map_set_default(PANGO_CAIRO_FONT_MAP(fonts->map)); /* librsvg's */
    fonts->context = context_new(fonts->map);
    fonts->by_style = g_hash_table_new(NULL, NULL);
    fonts->faces = g_ptr_array_new();
    fonts->missing = g_hash_table_new(g_str_hash, g_str_equal);
    fonts->space_contexts = g_array_new(FALSE, FALSE, sizeof(struct cached_context));
    check_any(fonts);
    return fonts;
}

static void
face_free(struct face *face)
{
    word_cache_free(face->words);
    fast_itemizer_free(face->itemizer);
    pango_attr_list_unref(face->attributes);
    g_clear_object(&face->font);
    g_free(face);
}

void
fonts_free(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (guint i = 0; i < fonts->faces->len; i++)
        face_free(g_ptr_array_index(fonts->faces, i));
    g_ptr_array_free(fonts->faces, TRUE);
    g_hash_table_unref(fonts->by_style);
    g_hash_table_unref(fonts->missing);
    for (guint i = 0; i < fonts->space_contexts->len; i++)
        space_context_free(
            g_array_index(fonts->space_contexts, struct cached_context, i).space);
    g_array_free(fonts->space_contexts, TRUE);
    g_object_unref(fonts->context);
    pango_cairo_font_map_set_default(NULL);
    g_object_unref(fonts->map);
    FcConfigDestroy(fonts->config);
    g_free(fonts);
}

PangoContext *
fonts_context(struct fonts *fonts)
{
    return fonts->context;
}

/* "Vollkorn,Noto Serif": Pango tries the list, then all other fonts of the map. */
static PangoFontDescription *
describe(const struct fonts *fonts, const struct face *face)
{
    PangoFontDescription *d = pango_font_description_new();
    const struct theme_font *font = theme_family(fonts->theme, face->family);
    g_auto(GStrv) fallbacks = fallback_families(font ? font->fallback : NULL, face->lang);
    g_autofree char *list = g_strjoinv(",", fallbacks);
    g_autofree char *families = g_strjoin(*list ? "," : "", face->family, list, NULL);
    pango_font_description_set_family(d, families);
    pango_font_description_set_weight(d, (PangoWeight)face->weight);
    pango_font_description_set_style(
        d, face->is_italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_size(d, face->size);
    return d;
}

static void
check_family(struct fonts *fonts, const struct face *face)
{
    PangoFontDescription *d = face->font ? pango_font_describe(face->font) : NULL;
    const char *used = d ? pango_font_description_get_family(d) : "nothing";
    if (g_ascii_strcasecmp(used, face->family) != 0 &&
        g_hash_table_add(fonts->missing, (gpointer)(uintptr_t)face->family))
        diag_add(fonts->ctx->diags, SEV_ERROR, (struct span){ .source = NULL }, "missing-font",
            "the font \"%s\" is not installed: \"%s\" was used instead", face->family, used);
    pango_font_description_free(d);
}

static bool
has_glyph(const struct face *face, gunichar c)
{
    hb_codepoint_t glyph;
    return face->font &&
           hb_font_get_nominal_glyph(pango_font_get_hb_font(face->font), c, &glyph);
}

/* All sizes of a font share its file, and so its space context. */
static const struct space_context *
context_of(struct fonts *fonts, const struct face *face)
{
    static const struct space_context none = { .is_beside = false };
    if (!face->font)
        return &none;
    hb_face_t *file = hb_font_get_face(pango_font_get_hb_font(face->font));
    for (guint i = 0; i < fonts->space_contexts->len; i++) {
        const struct cached_context *k =
            &g_array_index(fonts->space_contexts, struct cached_context, i);
        if (k->file == file && strcmp(k->features, face->features) == 0)
            return k->space;
    }
    struct cached_context fresh = { file, face->features,
        space_context_new(face->font, face->features) };
    g_array_append_val(fonts->space_contexts, fresh);
    return fresh.space;
}

/*
 * Adds the features of the style.  Between letters of one height, as in Chinese or Arabic,
 * figures are as high as capitals, also where a font's own are not.
 */
static void
add_features(struct face *face)
{
    bool is_high = !language_has_small_letters(face->lang);
    g_autofree char *all = g_strconcat(face->features, is_high && *face->features ? "," : "",
        is_high ? "onum=0,lnum=1" : "", NULL);
    if (*all)
        pango_attr_list_insert(face->attributes, pango_attr_font_features_new(all));
}

static struct face *
face_new(struct fonts *fonts, const struct style *style)
{
    struct face *face = g_new0(struct face, 1);
    *face = (struct face){
        .family = style->font_family,
        .weight = style->font_weight,
        .is_italic = style->is_italic,
        .size = style->font_size,
        .letter_spacing = style->letter_spacing,
        .features = style->font_features,
        .lang = style->lang,
        .hyphenate = style->hyphenate,
        .language = pango_language_from_string(style->lang),
        .attributes = pango_attr_list_new(),
        .itemizer = fast_itemizer_new(),
        .words = word_cache_new(),
    };
    PangoFontDescription *d = describe(fonts, face);
    pango_attr_list_insert(face->attributes, pango_attr_font_desc_new(d));
    pango_attr_list_insert(face->attributes, pango_attr_language_new(face->language));
    add_features(face);
    face->font = pango_font_map_load_font(fonts->map, fonts->context, d);
    pango_font_description_free(d);
    check_family(fonts, face);
    face->hyphen = has_glyph(face, 0x2010) ? 0x2010 : '-';
    const struct theme_font *font = theme_family(fonts->theme, face->family);
    face->ascent = font ? font->ascent : 0;
    face->descent = font ? font->descent : 0;
    face->space = context_of(fonts, face);
    return face;
}

static bool
shows(const struct face *face, const struct style *style)
{
    return face->family == style->font_family && face->weight == style->font_weight &&
           face->is_italic == style->is_italic && face->size == style->font_size &&
           face->letter_spacing == style->letter_spacing &&
           face->features == style->font_features && face->lang == style->lang &&
           face->hyphenate == style->hyphenate;
}

struct face *
fonts_face(struct fonts *fonts, const struct style *style)
{
    struct face *face = g_hash_table_lookup(fonts->by_style, style);
    if (face && !shows(face, style)) /* styles that layout makes may come and go */
        face = NULL;
    for (guint i = 0; !face && i < fonts->faces->len; i++) {
        struct face *other = g_ptr_array_index(fonts->faces, i);
        if (shows(other, style))
            face = other;
    }
    if (!face) {
        face = face_new(fonts, style);
        g_ptr_array_add(fonts->faces, face);
    }
    g_hash_table_insert(fonts->by_style, (gpointer)(uintptr_t)style, face);
    return face;
}
