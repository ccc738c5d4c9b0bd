/* Detects the kind of a file by its first bytes; names kinds that are not supported. */
#include "picture/internal.h"

#include <string.h>

struct magic {
    size_t at;
    const char *bytes;
    size_t size;
    const char *what; /* follows the file name in the message */
};

#define SIZED(bytes) bytes, sizeof(bytes) - 1

static const struct magic png = { 0, SIZED("\x89PNG\r\n\x1a\n"), NULL };
static const struct magic jpeg = { 0, SIZED("\xff\xd8"), NULL };

static const struct magic others[] = {
    { 0, SIZED("GIF8"), "is a GIF picture; save it as PNG" },
    { 8, SIZED("WEBP"), "is a WebP picture; save it as PNG or JPEG" },
    { 4, SIZED("ftypavi"), "is an AVIF picture; save it as PNG or JPEG" },
    { 4, SIZED("ftyphei"), "is a HEIC picture; save it as JPEG" },
    { 4, SIZED("ftypmif"), "is a HEIC or AVIF picture; save it as JPEG" },
    { 0, SIZED("II*\0"), "is a TIFF picture; save it as PNG or JPEG" },
    { 0, SIZED("MM\0*"), "is a TIFF picture; save it as PNG or JPEG" },
    { 0, SIZED("\0\0\1\0"), "is an icon (ICO); save it as PNG" },
    { 0, SIZED("\xff\x0a"), "is a JPEG XL picture; save it as PNG or JPEG" },
    { 4, SIZED("JXL "), "is a JPEG XL picture; save it as PNG or JPEG" },
    { 4, SIZED("jP  "), "is a JPEG 2000 picture; save it as JPEG" },
    { 0, SIZED("8BPS"), "is a Photoshop file; save it as PNG or JPEG" },
    { 0, SIZED("%PDF-"), "is a PDF file; save the picture as SVG or PNG" },
    { 0, SIZED("%!PS"), "is a PostScript file; save the picture as SVG" },
    { 0, SIZED("\x1f\x8b"), "is compressed with gzip (SVGZ?); save it as plain SVG" },
    { 0, SIZED("PK\3\4"),
        "is a ZIP archive, or a document packed as one; save it as PNG or SVG" },
    { 0, SIZED("\177ELF"), "is a program, not a picture" },
    { 0, SIZED("#!"), "is a script, not a picture" },
    { 0, SIZED("\xff\xfe"), "is a text encoded in UTF-16; save it as UTF-8" },
    { 0, SIZED("\xfe\xff"), "is a text encoded in UTF-16; save it as UTF-8" },
    { 0, SIZED("<\0"), "is a text encoded in UTF-16; save it as UTF-8" },
    { 0, SIZED("\0<"), "is a text encoded in UTF-16; save it as UTF-8" },
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

/* Text: either a drawing or a file that is not a picture. */
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
                         : "is not a picture in a known format; pictures are PNG, JPEG or SVG");
    return pass_text(bytes, text, (size_t)(end - text), allow_svg, out, report);
}
