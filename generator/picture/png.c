/*
 * PNG (ISO/IEC 15948).  Chunks that affect the image are copied unchanged, in order; all
 * others, and bytes after IEND, are dropped.  Then libpng decodes every row, using a few rows
 * of memory at a time, so that a damaged file is detected here and never later.
 */
#include "picture/internal.h"

#include <png.h>
#include <string.h>

#define SIGNATURE_SIZE 8u
#define CHUNK_EXTRA    12u /* length, type, checksum */

static const char kept[][5] = { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP",
    "sBIT", "sRGB", "cICP", "bKGD", "pHYs" };

static unsigned
big_endian(const unsigned char *p)
{
    return (unsigned)p[0] << 24 | (unsigned)p[1] << 16 | (unsigned)p[2] << 8 | p[3];
}

static bool
is_kept(const unsigned char *type)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        if (memcmp(type, kept[i], 4) == 0)
            return true;
    return false;
}

/* A file of the kept chunks; NULL after a report if the input ends too early. */
static GBytes *
keep_chunks(GBytes *bytes, struct picture_report *report)
{
    size_t size;
    const unsigned char *data = g_bytes_get_data(bytes, &size);
    g_autoptr(GByteArray) out = g_byte_array_sized_new((guint)size);
    g_byte_array_append(out, data, SIGNATURE_SIZE);
    for (size_t at = SIGNATURE_SIZE; size - at >= CHUNK_EXTRA;) {
        size_t whole = (size_t)big_endian(data + at) + CHUNK_EXTRA;
        if (whole > size - at)
            break;
        const unsigned char *type = data + at + 4;
        if (is_kept(type))
            g_byte_array_append(out, data + at, (guint)whole);
        if (memcmp(type, "acTL", 4) == 0)
            picture_leave_out(report, "all images of an animation but the first");
        at += whole;
        if (memcmp(type, "IEND", 4) == 0)
            return at == out->len && at == size ? g_bytes_ref(bytes)
                                                : g_bytes_new(out->data, out->len);
    }
    picture_refuse(report, "is a PNG picture that ends too early");
    return NULL;
}

struct png_decoder {
    const unsigned char *at;
    size_t left;
    char *said; /* libpng's error message */
    png_bytep row;
};

static void
read_some(png_structp reader, png_bytep out, size_t size)
{
    struct png_decoder *d = png_get_io_ptr(reader);
    if (size > d->left)
        png_error(reader, "it ends too early");
    memcpy(out, d->at, size);
    d->at += size;
    d->left -= size;
}

static void
note_error(png_structp reader, png_const_charp text)
{
    struct png_decoder *d = png_get_error_ptr(reader);
    if (!d->said)
        d->said = g_strdup(text);
    png_longjmp(reader, 1);
}

/*
 * Ignores warnings, such as known bad colour profiles: they do not affect what a reader sees.
 */
static void
ignore_warning(png_structp reader, png_const_charp text)
{
    (void)reader;
    (void)text;
}

static bool
read_rows(png_structp reader, png_infop info, struct png_decoder *d)
{
    int passes = png_set_interlace_handling(reader);
    png_read_update_info(reader, info);
    d->row = g_try_malloc(png_get_rowbytes(reader, info));
    if (!d->row)
        return false;
    png_uint_32 height = png_get_image_height(reader, info);
    for (int pass = 0; pass < passes; pass++)
        for (png_uint_32 y = 0; y < height; y++)
            png_read_row(reader, d->row, NULL);
    png_read_end(reader, NULL);
    return true;
}

static bool
decode(GBytes *bytes, struct picture_report *report)
{
    struct png_decoder d = { 0 };
    d.at = g_bytes_get_data(bytes, &d.left);
    png_structp reader =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, &d, note_error, ignore_warning);
    png_infop info = reader ? png_create_info_struct(reader) : NULL;
    volatile bool is_whole = false;
    if (info && !setjmp(png_jmpbuf(reader))) {
        png_set_read_fn(reader, &d, read_some);
        png_set_crc_action(reader, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
        png_set_user_limits(reader, PICTURE_MAX_SIDE, PICTURE_MAX_SIDE);
        png_read_info(reader, info);
        is_whole = read_rows(reader, info, &d);
    }
    png_destroy_read_struct(&reader, &info, NULL);
    g_free(d.row);
    if (!is_whole)
        picture_refuse(report, "is a damaged PNG picture: %s", d.said ? d.said : "no memory");
    g_free(d.said);
    return is_whole;
}

bool
png_pass(GBytes *bytes, struct picture *out, struct picture_report *report)
{
    size_t size;
    const unsigned char *data = g_bytes_get_data(bytes, &size);
    out->kind = PICTURE_PNG;
    if (size < SIGNATURE_SIZE + CHUNK_EXTRA + 13 || memcmp(data + 12, "IHDR", 4) != 0)
        return picture_refuse(report, "is a PNG picture without its header");
    if (!picture_set_pixels(out, big_endian(data + 16), big_endian(data + 20), report))
        return false;
    GBytes *reduced = keep_chunks(bytes, report);
    if (!reduced)
        return false;
    if (!decode(reduced, report)) {
        g_bytes_unref(reduced);
        return false;
    }
    out->bytes = reduced;
    return true;
}
