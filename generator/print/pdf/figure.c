#include "print/pdf/figure.h"

#include "picture/picture.h"
#include "print/pdf/svgtext.h"

#include <librsvg/rsvg.h>

/* A picture, opened by cairo or librsvg. */
struct figure {
    cairo_surface_t *surface; /* PNG, JPEG */
    RsvgHandle *svg;          /* SVG */
    struct picture_fault fault;
    char *text_fault;
};

struct figures {
    GHashTable *by_picture; /* const struct picture * -> struct figure * */
};

static void
figure_free(void *data)
{
    struct figure *figure = data;
    if (figure->surface)
        cairo_surface_destroy(figure->surface);
    g_clear_object(&figure->svg);
    g_free(figure->text_fault);
    g_free(figure);
}

struct figures *
figures_new(void)
{
    struct figures *figures = g_new0(struct figures, 1);
    figures->by_picture = g_hash_table_new_full(NULL, NULL, NULL, figure_free);
    return figures;
}

void
figures_free(struct figures *figures)
{
    g_hash_table_destroy(figures->by_picture);
    g_free(figures);
}

/* The unread rest of a file in memory. */
struct rest {
    const unsigned char *data;
    gsize size;
};

static cairo_status_t
read_rest(void *closure, unsigned char *out, unsigned int size)
{
    struct rest *rest = closure;
    if (size > rest->size)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(out, rest->data, size);
    rest->data += size;
    rest->size -= size;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
open_png(const struct picture *picture)
{
    struct rest rest;
    rest.data = g_bytes_get_data(picture->bytes, &rest.size);
    return cairo_image_surface_create_from_png_stream(read_rest, &rest);
}

static void
unref_bytes(void *bytes)
{
    g_bytes_unref(bytes);
}

/* cairo embeds the JPEG file itself in the PDF, and only needs to know its size in pixels. */
static cairo_surface_t *
open_jpeg(const struct picture *picture)
{
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)picture->pixel_width, (int)picture->pixel_height);
    size_t size;
    const unsigned char *data = g_bytes_get_data(picture->bytes, &size);
    if (cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, data, size, unref_bytes,
            g_bytes_ref(picture->bytes)) == CAIRO_STATUS_SUCCESS)
        return surface;
    g_bytes_unref(picture->bytes);
    cairo_surface_destroy(surface);
    return NULL;
}

/* Without a base URI, librsvg opens nothing that the picture refers to. */
static void
open_svg(struct figure *figure, const struct picture *picture)
{
    size_t size;
    const char *data = g_bytes_get_data(picture->bytes, &size);
    figure->svg = rsvg_handle_new_from_data((const guint8 *)data, size, NULL);
    g_autofree char *text = svg_text(data, size);
    figure->text_fault = svg_text_fault(text);
    if (figure->text_fault)
        figure->fault = (struct picture_fault){ "missing-glyph", figure->text_fault };
    else if (!figure->svg)
        figure->fault = (struct picture_fault){ "picture", "cannot be drawn" };
}

static struct figure *
figure_new(const struct picture *picture)
{
    struct figure *figure = g_new0(struct figure, 1);
    if (picture->kind == PICTURE_SVG) {
        open_svg(figure, picture);
        return figure;
    }
    figure->surface = picture->kind == PICTURE_PNG ? open_png(picture) : open_jpeg(picture);
    if (!figure->surface || cairo_surface_status(figure->surface) != CAIRO_STATUS_SUCCESS)
        figure->fault = (struct picture_fault){ "picture", "cannot be drawn: no memory" };
    return figure;
}

static void
draw_surface(cairo_t *cr, cairo_surface_t *surface, double width, double height)
{
    cairo_scale(cr, width / cairo_image_surface_get_width(surface),
        height / cairo_image_surface_get_height(surface));
    cairo_set_source_surface(cr, surface, 0, 0);
    cairo_paint(cr);
}

bool
figure_draw(struct figures *figures, cairo_t *cr, const struct picture *picture, double x,
    double y, double width, double height, struct picture_fault *fault)
{
    struct figure *figure = g_hash_table_lookup(figures->by_picture, picture);
    if (!figure) {
        figure = figure_new(picture);
        g_hash_table_insert(figures->by_picture, (gpointer)(uintptr_t)picture, figure);
    }
    *fault = figure->fault;
    if (fault->text)
        return false;
    cairo_save(cr);
    cairo_translate(cr, x, y);
    if (figure->svg) {
        RsvgRectangle area = { .width = width, .height = height };
        if (!rsvg_handle_render_document(figure->svg, cr, &area, NULL))
            *fault = (struct picture_fault){ "picture", "cannot be drawn" };
    } else {
        draw_surface(cr, figure->surface, width, height);
    }
    cairo_restore(cr);
    return fault->text == NULL;
}
