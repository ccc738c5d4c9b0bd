/*
 * JPEG (ITU-T T.81).  Segments that affect the image are copied unchanged; camera data,
 * previews, comments and trailing bytes are dropped.  Then libjpeg decodes every block; it
 * outputs an eighth of the size, which still decodes everything.
 */
#include "picture/internal.h"

#include <stdio.h> /* before jpeglib.h, which needs it */

#include <jerror.h>
#include <jpeglib.h>
#include <setjmp.h>
#include <string.h>

/* A progressive picture has about ten scans; each costs a pass over all blocks. */
#define MAX_SCANS  100
#define MAX_MEMORY (512L * 1024 * 1024)

enum marker {
    M_SOF0 = 0xc0,
    M_SOF1 = 0xc1,
    M_SOF2 = 0xc2,
    M_DHT = 0xc4,
    M_JPG = 0xc8,
    M_DAC = 0xcc,
    M_SOF15 = 0xcf,
    M_RST0 = 0xd0,
    M_RST7 = 0xd7,
    M_EOI = 0xd9,
    M_SOS = 0xda,
    M_APP0 = 0xe0,
    M_APP1 = 0xe1,
    M_APP2 = 0xe2,
    M_APP14 = 0xee,
    M_APP15 = 0xef,
    M_COM = 0xfe
};

struct jpeg_segment {
    unsigned code;
    const unsigned char *data; /* position after the length field */
    size_t size;
};

struct marker_walk {
    const unsigned char *data;
    size_t size, at;
    GByteArray *out;
    unsigned turn; /* EXIF orientation */
    bool has_frame;
};

static bool
begins_with(const struct jpeg_segment *s, const char *word, size_t size)
{
    return s->size >= size && memcmp(s->data, word, size) == 0;
}

static unsigned
number(const unsigned char *p, size_t n, bool is_big_endian)
{
    unsigned value = 0;
    for (size_t i = 0; i < n; i++)
        value = value << 8 | p[is_big_endian ? i : n - 1 - i];
    return value;
}

/*
 * The camera's orientation: tag 0x0112 of the first directory (EXIF 2.3, 4.6.4); 1 is upright.
 */
static unsigned
orientation(const struct jpeg_segment *s)
{
    if (!begins_with(s, "Exif\0\0", 6) || s->size < 14)
        return 1;
    const unsigned char *tiff = s->data + 6;
    size_t size = s->size - 6;
    bool is_big = tiff[0] == 'M';
    size_t at = number(tiff + 4, 4, is_big);
    if (at > size - 2 || size < 2)
        return 1;
    size_t n = number(tiff + at, 2, is_big);
    at += 2;
    for (size_t i = 0; i < n && at <= size && size - at >= 12; i++, at += 12)
        if (number(tiff + at, 2, is_big) == 0x0112)
            return number(tiff + at + 8, 2, is_big);
    return 1;
}

static bool
is_kept(const struct jpeg_segment *s)
{
    if (s->code == M_COM)
        return false;
    if (s->code < M_APP0 || s->code > M_APP15)
        return true;
    return (s->code == M_APP0 && begins_with(s, "JFIF", 5)) ||
           (s->code == M_APP2 && begins_with(s, "ICC_PROFILE", 12)) ||
           (s->code == M_APP14 && begins_with(s, "Adobe", 5));
}

/* The next marker at or after w->at, which moves behind it; 0 at the end. */
static unsigned
next_marker(struct marker_walk *w)
{
    while (w->size - w->at >= 2) {
        if (w->data[w->at] == 0xff && w->data[w->at + 1] != 0xff && w->data[w->at + 1] != 0) {
            w->at += 2;
            return w->data[w->at - 1];
        }
        w->at++;
    }
    return 0;
}

/* Copies the coded data after a scan header, up to the next marker other than a restart. */
static void
copy_scan(struct marker_walk *w)
{
    size_t start = w->at;
    while (w->size - w->at >= 2) {
        unsigned next = w->data[w->at + 1];
        if (w->data[w->at] == 0xff && next != 0 && next != 0xff &&
            (next < M_RST0 || next > M_RST7))
            break;
        w->at++;
    }
    g_byte_array_append(w->out, w->data + start, (guint)(w->at - start));
}

static bool
take_frame(struct marker_walk *w, const struct jpeg_segment *s, struct picture *out,
    struct picture_report *report)
{
    if (w->has_frame || s->size < 6)
        return picture_refuse(report, "is a damaged JPEG picture: its header is wrong");
    w->has_frame = true;
    if (s->code > M_SOF2 || s->data[0] != 8)
        return picture_refuse(report,
            "is a JPEG picture of a kind that few programs read; save it as baseline JPEG");
    if (s->data[5] != 1 && s->data[5] != 3)
        return picture_refuse(
            report, "is a JPEG picture in printing inks (CMYK); save it in RGB");
    return picture_set_pixels(
        out, number(s->data + 3, 2, true), number(s->data + 1, 2, true), report);
}

static bool
is_frame(unsigned code)
{
    return code >= M_SOF0 && code <= M_SOF15 && code != M_DHT && code != M_JPG && code != M_DAC;
}

static bool
take_segment(
    struct marker_walk *w, unsigned code, struct picture *out, struct picture_report *report)
{
    const unsigned char *start = w->data + w->at;
    size_t size = w->size - w->at >= 2 ? number(start, 2, true) : 0;
    if (size < 2 || size > w->size - w->at)
        return picture_refuse(report, "is a JPEG picture that ends too early");
    struct jpeg_segment s = { code, start + 2, size - 2 };
    w->at += size;
    if (code == M_APP1)
        w->turn = orientation(&s);
    if (is_frame(code) && !take_frame(w, &s, out, report))
        return false;
    if (!is_kept(&s))
        return true;
    const unsigned char head[] = { 0xff, (unsigned char)code };
    g_byte_array_append(w->out, head, sizeof head);
    g_byte_array_append(w->out, start, (guint)size);
    if (code == M_SOS)
        copy_scan(w);
    return true;
}

/* A file of the kept segments; NULL after a report. */
static GBytes *
keep_segments(GBytes *bytes, struct picture *out, struct picture_report *report)
{
    struct marker_walk w = { .at = 2, .turn = 1 };
    w.data = g_bytes_get_data(bytes, &w.size);
    w.out = g_byte_array_sized_new((guint)w.size);
    g_byte_array_append(w.out, w.data, 2);
    unsigned code;
    while ((code = next_marker(&w)) != M_EOI) {
        if (code == 0)
            picture_refuse(report, "is a JPEG picture that ends too early");
        if (report->fault || !take_segment(&w, code, out, report)) {
            g_byte_array_unref(w.out);
            return NULL;
        }
    }
    static const unsigned char end[] = { 0xff, M_EOI };
    g_byte_array_append(w.out, end, sizeof end);
    if (!w.has_frame)
        picture_refuse(report, "is a JPEG picture without its header");
    else if (w.turn > 1 && w.turn <= 8)
        picture_refuse(report, "is rotated by its camera data only, which not every program "
                               "follows; save it upright");
    if (!report->fault)
        return g_byte_array_free_to_bytes(w.out);
    g_byte_array_unref(w.out);
    return NULL;
}

struct jpeg_decoder {
    struct jpeg_error_mgr errors; /* first member: libjpeg holds a pointer to it */
    struct jpeg_progress_mgr progress;
    jmp_buf out;
    char said[JMSG_LENGTH_MAX];
};

static void
stop(j_common_ptr jpeg)
{
    struct jpeg_decoder *d = (struct jpeg_decoder *)jpeg->err;
    if (!d->said[0])
        jpeg->err->format_message(jpeg, d->said);
    longjmp(d->out, 1);
}

/* A warning means that data were damaged and libjpeg made some up: refused. */
static void
hear(j_common_ptr jpeg, int level)
{
    if (level < 0 && jpeg->err->msg_code != JWRN_EXTRANEOUS_DATA)
        stop(jpeg);
}

static void
watch(j_common_ptr jpeg)
{
    struct jpeg_decoder *d = (struct jpeg_decoder *)jpeg->err;
    if (((j_decompress_ptr)jpeg)->input_scan_number > MAX_SCANS) {
        g_strlcpy(d->said, "it has too many scans", sizeof d->said);
        stop(jpeg);
    }
}

static bool
decode(GBytes *bytes, struct picture_report *report)
{
    struct jpeg_decoder d = { .progress.progress_monitor = watch };
    struct jpeg_decompress_struct jpeg = { .err = jpeg_std_error(&d.errors) };
    d.errors.error_exit = stop;
    d.errors.emit_message = hear;
    unsigned char *volatile row = NULL;
    if (setjmp(d.out)) {
        jpeg_destroy_decompress(&jpeg);
        g_free(row);
        return picture_refuse(report, "is a damaged JPEG picture: %s", d.said);
    }
    size_t size;
    const unsigned char *data = g_bytes_get_data(bytes, &size);
    jpeg_create_decompress(&jpeg);
    jpeg.mem->max_memory_to_use = MAX_MEMORY;
    jpeg.progress = &d.progress;
    jpeg_mem_src(&jpeg, data, size);
    jpeg_read_header(&jpeg, TRUE);
    jpeg.scale_num = 1;
    jpeg.scale_denom = 8;
    jpeg.dct_method = JDCT_IFAST;
    jpeg.do_fancy_upsampling = FALSE;
    jpeg_start_decompress(&jpeg);
    row = g_malloc((size_t)jpeg.output_width * (size_t)jpeg.output_components);
    while (jpeg.output_scanline < jpeg.output_height) {
        unsigned char *rows[] = { row };
        jpeg_read_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    g_free(row);
    return true;
}

bool
jpeg_pass(GBytes *bytes, struct picture *out, struct picture_report *report)
{
    out->kind = PICTURE_JPEG;
    GBytes *reduced = keep_segments(bytes, out, report);
    if (!reduced)
        return false;
    if (!decode(reduced, report)) {
        g_bytes_unref(reduced);
        return false;
    }
    out->bytes = reduced;
    return true;
}
