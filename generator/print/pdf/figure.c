#include "print/pdf/figure.h"

#include "print/box/image.h"
#include "print/pdf/svgtext.h"

#include <gio/gio.h>
#include <librsvg/rsvg.h>

/* One file, as cairo or librsvg want it. */
struct picture {
    cairo_surface_t *surface; /* PNG, JPEG */
    RsvgHandle *svg;
    struct picture_fault fault; /* without a text there is none */
    char *text_fault;
};

struct figures {
    GHashTable *by_path; /* path -> struct picture * */
};

static void
picture_free(void *data)
{
    struct picture *picture = data;
    if (picture->surface)
        cairo_surface_destroy(picture->surface);
    if (picture->svg)
        g_object_unref(picture->svg);
    g_free(picture->text_fault);
    g_free(picture);
}

struct figures *
figures_new(void)
{
    struct figures *figures = g_new0(struct figures, 1);
    figures->by_path = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, picture_free);
    return figures;
}

void
figures_free(struct figures *figures)
{
    g_hash_table_destroy(figures->by_path);
    g_free(figures);
}

/* What is left to read of a file in memory. */
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

static void
set_fault(struct picture *picture, const char *text)
{
    picture->fault = (struct picture_fault){ "missing-file", text };
}

/* cairo puts the file itself into the PDF; of the pixels it only wants to know the number. */
static void
open_jpeg(struct picture *picture, const struct image_info *info, char *data, gsize size)
{
    if (info->components != 1 && info->components != 3) {
        set_fault(picture, "is a JPEG in printing inks (CMYK); save it in RGB");
        return;
    }
    picture->surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)info->pixel_width, (int)info->pixel_height);
    void *copy = g_memdup2(data, size);
    if (cairo_surface_set_mime_data(picture->surface, CAIRO_MIME_TYPE_JPEG, copy, size, g_free,
            copy) != CAIRO_STATUS_SUCCESS) {
        g_free(copy);
        set_fault(picture, "cannot be read as a picture");
    }
}

static void
open_svg(struct picture *picture, const char *data, gsize size)
{
    /* No base file: nothing the picture refers to is opened. */
    picture->svg = rsvg_handle_new_from_data((const guint8 *)data, size, NULL);
    if (!picture->svg) {
        set_fault(picture, "cannot be read as a picture");
        return;
    }
    g_autofree char *text = svg_text(data, size);
    picture->text_fault = svg_text_fault(text);
    if (picture->text_fault)
        picture->fault = (struct picture_fault){ "missing-glyph", picture->text_fault };
}

static void
open_picture(struct picture *picture, const char *path)
{
    struct image_info info;
    g_autofree char *data = NULL;
    gsize size;
    if (!g_file_get_contents(path, &data, &size, NULL) ||
        !image_probe_data(data, size, &info)) {
        set_fault(picture, "cannot be read as a picture");
        return;
    }
    switch (info.kind) {
    case IMAGE_SVG:
        open_svg(picture, data, size);
        break;
    case IMAGE_PNG: {
        struct rest rest = { (const unsigned char *)data, size };
        picture->surface = cairo_image_surface_create_from_png_stream(read_rest, &rest);
        break;
    }
    case IMAGE_JPEG:
        open_jpeg(picture, &info, data, size);
        break;
    }
    if (!picture->svg && !picture->fault.text &&
        cairo_surface_status(picture->surface) != CAIRO_STATUS_SUCCESS)
        set_fault(picture, "cannot be read as a picture");
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
figure_draw(struct figures *figures, cairo_t *cr, const char *path, double x, double y,
    double width, double height, struct picture_fault *fault)
{
    struct picture *picture = g_hash_table_lookup(figures->by_path, path);
    if (!picture) {
        picture = g_new0(struct picture, 1);
        open_picture(picture, path);
        g_hash_table_insert(figures->by_path, g_strdup(path), picture);
    }
    *fault = picture->fault;
    if (fault->text)
        return false;
    cairo_save(cr);
    cairo_translate(cr, x, y);
    if (picture->svg) {
        RsvgRectangle area = { .width = width, .height = height };
        if (!rsvg_handle_render_document(picture->svg, cr, &area, NULL))
            *fault = (struct picture_fault){ "missing-file", "cannot be drawn" };
    } else {
        draw_surface(cr, picture->surface, width, height);
    }
    cairo_restore(cr);
    return fault->text == NULL;
}
