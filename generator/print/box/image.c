/*
 * PNG: the IHDR chunk is always first (PNG specification, 5.6).  JPEG: the frame header stands
 * behind any number of other segments (ITU-T T.81, B.2.2).  Everything else is left to librsvg.
 */
#include "print/box/image.h"

#include "base/source.h"

#include <gio/gio.h>
#include <librsvg/rsvg.h>
#include <string.h>

#define PIXEL        SCALED_PT(0.75)
#define MAX_PIXELS   65000u
#define PNG_HEADER   "\x89PNG\r\n\x1a\n"
#define PNG_MIN_SIZE 33

static unsigned
big_endian(const unsigned char *p, size_t n)
{
    unsigned value = 0;
    for (size_t i = 0; i < n; i++)
        value = value << 8 | p[i];
    return value;
}

/* False for sizes that no page could show and that would overflow `scaled`. */
static bool
set_pixels(struct image_info *out, unsigned width, unsigned height)
{
    if (width == 0 || height == 0 || width > MAX_PIXELS || height > MAX_PIXELS)
        return false;
    out->pixel_width = width;
    out->pixel_height = height;
    out->width = (scaled)width * PIXEL;
    out->height = (scaled)height * PIXEL;
    return true;
}

static bool
probe_png(const unsigned char *data, size_t size, struct image_info *out)
{
    out->kind = IMAGE_PNG;
    return size >= PNG_MIN_SIZE && memcmp(data + 12, "IHDR", 4) == 0 &&
           set_pixels(out, big_endian(data + 16, 4), big_endian(data + 20, 4));
}

/* SOF0 to SOF15, less DHT, JPG and DAC, which have codes in the same range. */
static bool
is_frame_header(unsigned code)
{
    return code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc;
}

static bool
probe_jpeg(const unsigned char *data, size_t size, struct image_info *out)
{
    out->kind = IMAGE_JPEG;
    for (size_t at = 2; at + 9 < size;) {
        if (data[at] != 0xff)
            return false;
        unsigned code = data[at + 1];
        if (code == 0xff) { /* fill byte */
            at++;
            continue;
        }
        if (is_frame_header(code)) {
            out->components = data[at + 9];
            return set_pixels(out, big_endian(data + at + 7, 2), big_endian(data + at + 5, 2));
        }
        at += 2 + big_endian(data + at + 2, 2);
    }
    return false;
}

/* Without a base file librsvg opens nothing that the picture refers to. */
static bool
probe_svg(const void *data, size_t size, struct image_info *out)
{
    out->kind = IMAGE_SVG;
    RsvgHandle *handle = rsvg_handle_new_from_data(data, size, NULL);
    if (!handle)
        return false;
    double width = 0, height = 0;
    if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height)) {
        RsvgRectangle box;
        gboolean has_box = FALSE;
        rsvg_handle_get_intrinsic_dimensions(handle, NULL, NULL, NULL, NULL, &has_box, &box);
        width = has_box ? box.width : 300; /* CSS 2, 10.3.2 */
        height = has_box ? box.height : 150;
    }
    g_object_unref(handle);
    if (!(width > 0 && height > 0 && width < MAX_PIXELS && height < MAX_PIXELS))
        return false;
    out->width = (scaled)(width * PIXEL + 0.5);
    out->height = (scaled)(height * PIXEL + 0.5);
    return true;
}

bool
image_probe_data(const void *data, size_t size, struct image_info *out)
{
    const unsigned char *bytes = data;
    *out = (struct image_info){ 0 };
    if (size >= 8 && memcmp(bytes, PNG_HEADER, 8) == 0)
        return probe_png(bytes, size, out);
    if (size >= 4 && bytes[0] == 0xff && bytes[1] == 0xd8)
        return probe_jpeg(bytes, size, out);
    return size > 0 && probe_svg(data, size, out);
}

bool
image_probe(const char *path, struct image_info *out)
{
    g_autofree char *data = NULL;
    gsize size;
    if (!g_file_get_contents(path, &data, &size, NULL) || size > SOURCE_MAX_SIZE)
        return false;
    return image_probe_data(data, size, out);
}
