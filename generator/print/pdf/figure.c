#include "print/pdf/figure.h"

#include "print/box/image.h"
#include "print/pdf/stretch.h"

#include <gio/gio.h>
#include <librsvg/rsvg.h>

/* One file, as cairo or librsvg want it. */
struct picture {
    cairo_surface_t *surface; /* PNG, JPEG */
    RsvgHandle *svg;
    const char *why; /* what is wrong */
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

/* cairo puts the file itself into the PDF; of the pixels it only wants to know the number. */
static void
open_jpeg(struct picture *picture, const struct image_info *info, char *data, gsize size)
{
    if (info->components != 1 && info->components != 3) {
        picture->why = "is a JPEG in printing inks (CMYK); save it in RGB";
        return;
    }
    picture->surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)info->pixel_width, (int)info->pixel_height);
    void *copy = g_memdup2(data, size);
    if (cairo_surface_set_mime_data(picture->surface, CAIRO_MIME_TYPE_JPEG, copy, size, g_free,
            copy) != CAIRO_STATUS_SUCCESS) {
        g_free(copy);
        picture->why = "cannot be read as a picture";
    }
}

/* The text of a drawing is text of the page: bytes, or references to characters. */
static bool
has_private_use(const char *svg, gsize size)
{
    const struct shaped text = { .text = svg, .text_size = (int)size };
    bool is_found = text_is_private(&text);
    const char *p = svg;
    while (!is_found && (p = g_strstr_len(p, (gssize)(svg + size - p), "&#"))) {
        p += 2;
        guint64 c =
            *p == 'x' ? g_ascii_strtoull(p + 1, NULL, 16) : g_ascii_strtoull(p, NULL, 10);
        is_found = (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000;
    }
    return is_found;
}

static void
open_picture(struct picture *picture, const char *path)
{
    struct image_info info;
    g_autofree char *data = NULL;
    gsize size;
    picture->why = NULL;
    if (!g_file_get_contents(path, &data, &size, NULL) ||
        !image_probe_data(data, size, &info)) {
        picture->why = "cannot be read as a picture";
        return;
    }
    switch (info.kind) {
    case IMAGE_SVG: /* no base file: nothing the picture refers to is opened */
        picture->svg = rsvg_handle_new_from_data((const guint8 *)data, size, NULL);
        if (has_private_use(data, size))
            picture->why = "has a private-use character, which means nothing outside its font";
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
    if (!picture->svg && !picture->why &&
        cairo_surface_status(picture->surface) != CAIRO_STATUS_SUCCESS)
        picture->why = "cannot be read as a picture";
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
    double width, double height, const char **why)
{
    struct picture *picture = g_hash_table_lookup(figures->by_path, path);
    if (!picture) {
        picture = g_new0(struct picture, 1);
        open_picture(picture, path);
        g_hash_table_insert(figures->by_path, g_strdup(path), picture);
    }
    *why = picture->why;
    if (picture->why)
        return false;
    cairo_save(cr);
    cairo_translate(cr, x, y);
    if (picture->svg) {
        RsvgRectangle area = { .width = width, .height = height };
        if (!rsvg_handle_render_document(picture->svg, cr, &area, NULL))
            *why = "cannot be drawn";
    } else {
        draw_surface(cr, picture->surface, width, height);
    }
    cairo_restore(cr);
    return *why == NULL;
}
