#include "share/card.h"

#include <cairo.h>
#include <pango/pangocairo.h>
#include <string.h>

#define MARGIN      80
#define BAR_HEIGHT  16
#define GAP         28
#define FOOT_HEIGHT 40

/* Sizes of the title in pixels, the largest first; its subtitle has 0.45 of each. */
static const int title_sizes[] = { 96, 84, 72, 60, 50, 42 };

struct drawing {
    cairo_t *cairo;
    PangoContext *context;
    const struct share_card *card;
    const struct theme *theme;
};

static void
use_colour(const struct drawing *d, const char *name)
{
    struct colour c = { 0 };
    theme_colour(d->theme, name, false, &c);
    cairo_set_source_rgb(d->cairo, c.red / 255.0, c.green / 255.0, c.blue / 255.0);
}

/* The family that styles call `name`. */
static const char *
family(const struct drawing *d, const char *name)
{
    size_t n;
    const struct theme_font *fonts = theme_fonts(d->theme, &n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(fonts[i].name, name) == 0)
            return fonts[i].family;
    }
    return n > 0 ? fonts[0].family : "serif";
}

/* The caller unrefs the layout. */
static PangoLayout *
set_text(
    const struct drawing *d, const char *text, const char *font, int size, PangoWeight weight)
{
    PangoLayout *layout = pango_layout_new(d->context);
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family(description, family(d, font));
    pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
    pango_font_description_set_weight(description, weight);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_width(layout, (CARD_WIDTH - 2 * MARGIN) * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_height(layout, -100); /* lines; set_height below says how high */
    pango_layout_set_text(layout, text, -1);
    return layout;
}

static int
height_of(PangoLayout *layout)
{
    int height;
    pango_layout_get_pixel_size(layout, NULL, &height);
    return height;
}

static void
show(const struct drawing *d, PangoLayout *layout, int y, const char *colour)
{
    use_colour(d, colour);
    cairo_move_to(d->cairo, MARGIN, y);
    pango_cairo_show_layout(d->cairo, layout);
}

/* Draws title and text at one size if they fit into `room`, or if they must. */
static bool
draw_words(const struct drawing *d, int size, int room, bool must_fit)
{
    PangoLayout *title = set_text(d, d->card->title, "serif", size, PANGO_WEIGHT_MEDIUM);
    PangoLayout *text = d->card->text ? set_text(d, d->card->text, "serif", size * 45 / 100 + 4,
                                            PANGO_WEIGHT_NORMAL)
                                      : NULL;
    int needed = height_of(title) + (text ? GAP + height_of(text) : 0);
    bool is_drawn = needed <= room || must_fit;
    if (needed > room && must_fit) {
        pango_layout_set_height(title, (text ? room * 2 / 3 : room) * PANGO_SCALE);
        if (text)
            pango_layout_set_height(text, (room - height_of(title) - GAP) * PANGO_SCALE);
    }
    if (is_drawn) {
        show(d, title, MARGIN, "cream");
        if (text)
            show(d, text, MARGIN + height_of(title) + GAP, "cream2");
    }
    g_object_unref(title);
    if (text)
        g_object_unref(text);
    return is_drawn;
}

static void
draw(const struct drawing *d)
{
    use_colour(d, "ground");
    cairo_paint(d->cairo);
    use_colour(d, "amber");
    cairo_rectangle(d->cairo, 0, CARD_HEIGHT - BAR_HEIGHT, CARD_WIDTH, BAR_HEIGHT);
    cairo_fill(d->cairo);
    int foot = CARD_HEIGHT - BAR_HEIGHT - MARGIN / 2 - FOOT_HEIGHT;
    if (d->card->foot) {
        PangoLayout *layout = set_text(d, d->card->foot, "sans", 28, PANGO_WEIGHT_MEDIUM);
        pango_layout_set_height(layout, -1);
        show(d, layout, foot, "cream2");
        g_object_unref(layout);
    }
    int room = foot - MARGIN - GAP;
    size_t last = G_N_ELEMENTS(title_sizes) - 1, i = 0;
    while (!draw_words(d, title_sizes[i], room, i == last))
        i++;
}

static cairo_status_t
append(void *closure, const unsigned char *data, unsigned int n)
{
    g_byte_array_append(closure, data, n);
    return CAIRO_STATUS_SUCCESS;
}

GBytes *
share_card_draw(const struct share_card *card, const struct theme *theme)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, CARD_WIDTH, CARD_HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    PangoFontMap *map = pango_cairo_font_map_new();
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_language(context, pango_language_from_string(card->lang));
    pango_context_set_base_dir(
        context, card->is_from_right ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    const struct drawing d = { cairo, context, card, theme };
    draw(&d);
    GByteArray *bytes = g_byte_array_new();
    bool is_good =
        cairo_surface_write_to_png_stream(surface, append, bytes) == CAIRO_STATUS_SUCCESS;
    cairo_font_options_destroy(options);
    g_object_unref(context);
    g_object_unref(map);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    GBytes *card_bytes = g_byte_array_free_to_bytes(bytes);
    if (is_good)
        return card_bytes;
    g_bytes_unref(card_bytes);
    return NULL;
}
