/* What a file is, by its first bytes; what is not supported is called by its name. */
#include "picture/internal.h"

#include <string.h>

struct magic {
    size_t at;
    const char *bytes;
    size_t size;
    const char *what; /* goes behind the file's name */
};

#define MAGIC(at, bytes, what)                                                                 \
    {                                                                                          \
        at, bytes, sizeof(bytes) - 1, what                                                     \
    }

static const struct magic png = MAGIC(0, "\x89PNG\r\n\x1a\n", NULL);
static const struct magic jpeg = MAGIC(0, "\xff\xd8", NULL);

static const struct magic others[] = {
    MAGIC(0, "GIF8", "is a GIF picture; save it as PNG"),
    MAGIC(8, "WEBP", "is a WebP picture; save it as PNG or JPEG"),
    MAGIC(4, "ftypavi", "is an AVIF picture; save it as PNG or JPEG"),
    MAGIC(4, "ftyphei", "is a HEIC picture; save it as JPEG"),
    MAGIC(4, "ftypmif", "is a HEIC or AVIF picture; save it as JPEG"),
    MAGIC(0, "II*\0", "is a TIFF picture; save it as PNG or JPEG"),
    MAGIC(0, "MM\0*", "is a TIFF picture; save it as PNG or JPEG"),
    MAGIC(0, "\0\0\1\0", "is an icon (ICO); save it as PNG"),
    MAGIC(0, "\xff\x0a", "is a JPEG XL picture; save it as PNG or JPEG"),
    MAGIC(4, "JXL ", "is a JPEG XL picture; save it as PNG or JPEG"),
    MAGIC(4, "jP  ", "is a JPEG 2000 picture; save it as JPEG"),
    MAGIC(0, "8BPS", "is a Photoshop file; save it as PNG or JPEG"),
    MAGIC(0, "%PDF-", "is a PDF file; save the picture as SVG or PNG"),
    MAGIC(0, "%!PS", "is a PostScript file; save the picture as SVG"),
    MAGIC(0, "\x1f\x8b", "is compressed with gzip (SVGZ?); save it as plain SVG"),
    MAGIC(0, "PK\3\4", "is a ZIP archive, or a document packed as one; save it as PNG or SVG"),
    MAGIC(0,
        "\x7f"
        "ELF",
        "is a program, not a picture"),
    MAGIC(0, "#!", "is a script, not a picture"),
    MAGIC(0, "\xff\xfe", "is a text encoded in UTF-16; save it as UTF-8"),
    MAGIC(0, "\xfe\xff", "is a text encoded in UTF-16; save it as UTF-8"),
    MAGIC(0, "<\0", "is a text encoded in UTF-16; save it as UTF-8"),
    MAGIC(0, "\0<", "is a text encoded in UTF-16; save it as UTF-8"),
};

static bool
has_magic(const char *data, size_t size, const struct magic *m)
{
    return size >= m->at + m->size && memcmp(data + m->at, m->bytes, m->size) == 0;
}

/* "BM", and a header whose reserved bytes are 0. */
static bool
is_bmp(const char *data, size_t size)
{
    return size >= 26 && memcmp(data, "BM", 2) == 0 && memcmp(data + 6, "\0\0\0\0", 4) == 0;
}

static bool
begins_with(const char *text, size_t size, const char *word)
{
    return size >= strlen(word) && g_ascii_strncasecmp(text, word, strlen(word)) == 0;
}

/* Text: a drawing, or something that should not be among pictures. */
static bool
pass_text(GBytes *bytes, const char *text, size_t size, bool allow_svg, struct picture *out,
    struct picture_report *report)
{
    if (begins_with(text, size, "<?php") || begins_with(text, size, "<?="))
        return picture_refuse(report, "is a PHP script, not a picture");
    if (begins_with(text, size, "<!doctype html") || begins_with(text, size, "<html"))
        return picture_refuse(report, "is an HTML page, not a picture");
    if (size > 0 && *text == '<' && allow_svg)
        return svg_pass(bytes, out, report);
    if (size > 0 && *text == '<')
        return picture_refuse(report, "holds a drawing in place of a PNG or JPEG picture");
    return picture_refuse(report, "is a text, not a picture; pictures are PNG, JPEG or SVG");
}

bool
picture_pass(GBytes *bytes, bool allow_svg, struct picture *out, struct picture_report *report)
{
    size_t size;
    const char *data = g_bytes_get_data(bytes, &size);
    if (size == 0)
        return picture_refuse(report, "is empty");
    if (has_magic(data, size, &png))
        return png_pass(bytes, out, report);
    if (has_magic(data, size, &jpeg))
        return jpeg_pass(bytes, out, report);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        if (has_magic(data, size, &others[i]))
            return picture_refuse(report, "%s", others[i].what);
    if (is_bmp(data, size))
        return picture_refuse(report, "is a BMP picture; save it as PNG");
    const char *text = data, *end = data + size;
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    while (text < end && g_ascii_isspace(*text))
        text++;
    if (text == end)
        return picture_refuse(report, "is empty");
    if (!g_utf8_validate_len(data, size, NULL))
        return picture_refuse(report,
            *text == '<' ? "is not encoded in UTF-8; save it as UTF-8"
                         : "is no picture that is known here; pictures are PNG, JPEG or SVG");
    return pass_text(bytes, text, (size_t)(end - text), allow_svg, out, report);
}
