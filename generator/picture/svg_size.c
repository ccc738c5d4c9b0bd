/*
 * The natural size of a drawing.  Most drawings give it as two numbers of pixels, which are
 * read here; for the others, librsvg is loaded and asked.
 */
#include "picture/internal.h"

#include <librsvg/rsvg.h>
#include <string.h>

#define PIXEL SCALED_PT(0.75)

/*
 * Reads an attribute such as width="421.33" or width="316px".  False if the length has another
 * form or unit, or needs the rules of CSS.  librsvg keeps numbers as floats.
 */
static bool
read_pixels(xmlNode *root, const char *name, double *out)
{
    g_autofree char *copy = NULL;
    xmlChar *value = xmlGetNoNsProp(root, (const xmlChar *)name);
    if (value)
        copy = g_strdup((const char *)value);
    xmlFree(value);
    if (!copy)
        return false;
    size_t n = strspn(copy, "0123456789");
    size_t fraction = copy[n] == '.' ? strspn(copy + n + 1, "0123456789") : 0;
    size_t end = n + (fraction ? fraction + 1 : 0);
    if (n == 0 || (copy[end] && strcmp(copy + end, "px") != 0))
        return false;
    *out = (double)(float)g_ascii_strtod(copy, NULL);
    return true;
}

static bool
read_size(xmlDoc *doc, double *width, double *height)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    return !xmlHasProp(root, (const xmlChar *)"style") && read_pixels(root, "width", width) &&
           read_pixels(root, "height", height);
}

/* Without a base URI, librsvg opens nothing that the picture refers to. */
static bool
ask_for_size(GBytes *bytes, double *width, double *height, struct picture_report *report)
{
    size_t size;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    g_autoptr(GError) error = NULL;
    RsvgHandle *handle = rsvg_handle_new_from_data(data, size, &error);
    if (!handle)
        return picture_refuse(report, "cannot be read as a drawing: %s", error->message);
    if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, width, height)) {
        RsvgRectangle box;
        gboolean has_box = FALSE;
        rsvg_handle_get_intrinsic_dimensions(handle, NULL, NULL, NULL, NULL, &has_box, &box);
        *width = has_box ? box.width : 300; /* CSS 2, 10.3.2 */
        *height = has_box ? box.height : 150;
    }
    g_object_unref(handle);
    return true;
}

bool
svg_measure(xmlDoc *doc, const struct svg_cost *cost, struct picture *out,
    struct picture_report *report)
{
    double width = 0, height = 0;
    if (!(cost->is_plain && read_size(doc, &width, &height)) &&
        !ask_for_size(out->bytes, &width, &height, report))
        return false;
    if (!(width > 0 && height > 0 && width < PICTURE_MAX_SIDE && height < PICTURE_MAX_SIDE))
        return picture_refuse(report, "has no usable size");
    out->width = (scaled)(width * PIXEL + 0.5);
    out->height = (scaled)(height * PIXEL + 0.5);
    return true;
}
