#include "picture/picture.h"

#include "picture/internal.h"

#include <string.h>

#define PIXEL SCALED_PT(0.75)

struct pictures {
    GHashTable *by_name; /* const char * -> struct picture * */
};

static const struct {
    const char *suffix, *mime;
} kinds[] = {
    [PICTURE_SVG] = { "svg", "image/svg+xml" },
    [PICTURE_PNG] = { "png", "image/png" },
    [PICTURE_JPEG] = { "jpg", "image/jpeg" },
};

static void
picture_free(void *data)
{
    struct picture *picture = data;
    g_bytes_unref(picture->bytes);
    g_free((char *)(uintptr_t)picture->name);
    g_free(picture);
}

struct pictures *
pictures_new(void)
{
    struct pictures *pictures = g_new0(struct pictures, 1);
    pictures->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, picture_free);
    return pictures;
}

void
pictures_free(struct pictures *pictures)
{
    if (!pictures)
        return;
    g_hash_table_unref(pictures->by_name);
    g_free(pictures);
}

const struct picture *
pictures_find(const struct pictures *pictures, const char *name)
{
    return pictures ? g_hash_table_lookup(pictures->by_name, name) : NULL;
}

const struct picture *
pictures_add(
    struct pictures *pictures, const char *name, GBytes *bytes, struct picture_report *report)
{
    *report = (struct picture_report){ 0 };
    struct picture found = { 0 };
    if (!picture_pass(bytes, true, &found, report))
        return NULL;
    struct picture *picture = g_new(struct picture, 1);
    *picture = found;
    picture->name = g_strdup(name);
    g_hash_table_replace(pictures->by_name, (gpointer)(uintptr_t)picture->name, picture);
    return picture;
}

const char *
picture_suffix(const struct picture *picture)
{
    return kinds[picture->kind].suffix;
}

const char *
picture_mime(enum picture_kind kind)
{
    return kinds[kind].mime;
}

void
picture_report_clear(struct picture_report *report)
{
    g_free(report->fault);
    if (report->parts)
        g_ptr_array_unref(report->parts);
    *report = (struct picture_report){ 0 };
}

bool
picture_refuse(struct picture_report *report, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (!report->fault)
        report->fault = g_strdup_vprintf(format, args);
    va_end(args);
    return false;
}

void
picture_leave_out(struct picture_report *report, const char *part)
{
    if (!report->parts)
        report->parts = g_ptr_array_new_with_free_func(g_free);
    if (!g_ptr_array_find_with_equal_func(report->parts, part, g_str_equal, NULL))
        g_ptr_array_add(report->parts, g_strdup(part));
}

bool
picture_set_pixels(
    struct picture *out, unsigned width, unsigned height, struct picture_report *report)
{
    if (width == 0 || height == 0)
        return picture_refuse(report, "has no pixels");
    if (width > PICTURE_MAX_SIDE || height > PICTURE_MAX_SIDE ||
        (uint64_t)width * height > PICTURE_MAX_PIXELS)
        return picture_refuse(report,
            "has %u × %u pixels; the limit is %u million, and %u on one side", width, height,
            PICTURE_MAX_PIXELS / 1000000, PICTURE_MAX_SIDE);
    out->pixel_width = width;
    out->pixel_height = height;
    out->width = (scaled)width * PIXEL;
    out->height = (scaled)height * PIXEL;
    return true;
}
