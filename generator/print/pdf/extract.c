/*
 * The file may come from an untrusted source.  Names are checked before anything is unpacked,
 * and the unpacked size is limited for each file and for all of them together.
 */
#include "print/pdf/extract.h"

#include "base/input.h"
#include "base/publish.h"
#include "base/source.h"

#include <libdeflate.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#define MB        ((size_t)1024 * 1024)
#define MAX_PDF   (1024 * MB)
#define MAX_TOTAL (512 * MB) /* unpacked size of all files together */
#define MAX_FILES 20000

struct extract {
    qpdf_data q;
    GTree *files;
    size_t total; /* unpacked size of the files so far */
    struct extract_made *made;
    char **message;
};

static bool G_GNUC_PRINTF(2, 3) fail(struct extract *x, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (!*x->message)
        *x->message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return false;
}

/* True if the path cannot leave the folder and means the same on every system. */
static bool
is_path_safe(const char *path)
{
    if (!*path || !g_utf8_validate(path, -1, NULL) || strlen(path) > 1000)
        return false;
    for (const char *p = path; *p; p++)
        if ((unsigned char)*p < ' ' || *p == 0x7f || strchr("\\:*?\"<>|", *p))
            return false;
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    for (char **part = parts; *part; part++)
        if (!**part || strcmp(*part, ".") == 0 || strcmp(*part, "..") == 0)
            return false;
    return true;
}

/* True for the file types that a handbook consists of; none of them is executable. */
static bool
is_kind_of_source(const char *name)
{
    static const char *const kinds[] = { ".xml", ".svg", ".png", ".jpg", ".jpeg", ".css",
        ".html", ".po" };
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (g_str_has_suffix(lower, kinds[i]))
            return true;
    }
    return false;
}

static GBytes *
inflate(const unsigned char *packed, size_t size)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    GBytes *bytes = NULL;
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t room = 1 << 16;
    for (; result == LIBDEFLATE_INSUFFICIENT_SPACE && room <= SOURCE_MAX_SIZE; room *= 4) {
        char *plain = g_malloc(room);
        size_t used;
        result = libdeflate_zlib_decompress(d, packed, size, plain, room, &used);
        if (result == LIBDEFLATE_SUCCESS)
            bytes = g_bytes_new(plain, used);
        g_free(plain);
    }
    libdeflate_free_decompressor(d);
    return bytes;
}

/*
 * The bytes of an embedded file, which is either uncompressed or compressed the way we do it.
 */
static GBytes *
read_stream(struct extract *x, qpdf_oh stream)
{
    qpdf_oh dictionary = qpdf_oh_get_dict(x->q, stream);
    qpdf_oh filter = qpdf_oh_get_key(x->q, dictionary, "/Filter");
    bool is_plain = qpdf_oh_is_null(x->q, filter);
    unsigned char *data = NULL;
    size_t size = 0;
    GBytes *bytes = NULL;
    if (!is_plain && !qpdf_oh_is_name_and_equals(x->q, filter, "/FlateDecode"))
        return NULL;
    if (qpdf_oh_get_stream_data(x->q, stream, qpdf_dl_none, NULL, &data, &size) & QPDF_ERRORS)
        return NULL;
    if (!is_plain)
        bytes = inflate(data, size);
    else if (size <= SOURCE_MAX_SIZE)
        bytes = g_bytes_new(data, size);
    free(data);
    return bytes;
}

static bool
read_file(struct extract *x, qpdf_oh specification)
{
    qpdf_oh relation = qpdf_oh_get_key(x->q, specification, "/AFRelationship");
    if (!qpdf_oh_is_name_and_equals(x->q, relation, "/Source"))
        return true;
    qpdf_oh name_object = qpdf_oh_get_key(x->q, specification, "/UF");
    qpdf_oh embedded = qpdf_oh_get_key(x->q, specification, "/EF");
    qpdf_oh stream = qpdf_oh_get_key_if_dict(x->q, embedded, "/F");
    if (!qpdf_oh_is_string(x->q, name_object) || !qpdf_oh_is_stream(x->q, stream))
        return fail(x, "an attached file has no name or no content");
    size_t size;
    const char *text = qpdf_oh_get_binary_utf8_value(x->q, name_object, &size);
    g_autofree char *name = g_strndup(text, size);
    if (strlen(name) != size || !is_path_safe(name))
        return fail(x, "the attached file \"%s\" has a name that is not safe", name);
    if (!is_kind_of_source(name))
        return fail(x, "the attached file \"%s\" is of no kind that a handbook has", name);
    if (g_tree_lookup(x->files, name))
        return fail(x, "the file \"%s\" is attached twice", name);
    GBytes *bytes = read_stream(x, stream);
    if (!bytes)
        return fail(x, "the attached file \"%s\" cannot be unpacked, or is too large", name);
    x->total += g_bytes_get_size(bytes);
    if (x->total > MAX_TOTAL) {
        g_bytes_unref(bytes);
        return fail(x, "the attached files have more than %zu MB together", MAX_TOTAL / MB);
    }
    if (!x->made->handbook) /* the file that includes the others comes first */
        x->made->handbook = g_strdup(name);
    g_tree_insert(x->files, g_steal_pointer(&name), bytes);
    return true;
}

static bool
read_files(struct extract *x)
{
    qpdf_oh root = qpdf_get_root(x->q);
    qpdf_oh list = qpdf_oh_get_key(x->q, root, "/AF");
    int n = qpdf_oh_is_array(x->q, list) ? qpdf_oh_get_array_n_items(x->q, list) : 0;
    if (n > MAX_FILES)
        return fail(x, "there are more than %d attached files", MAX_FILES);
    for (int i = 0; i < n; i++) {
        qpdf_oh item = qpdf_oh_get_array_item(x->q, list, i);
        if (qpdf_oh_is_dictionary(x->q, item) && !read_file(x, item))
            return false;
    }
    if (g_tree_nnodes(x->files) == 0)
        return fail(x, "it carries no source");
    return true;
}

/* Reads the recorded options: one line of plain text, or else nothing. */
static void
read_options(struct extract *x)
{
    static const char *const way[] = { "/PieceInfo", "/Proviso", "/Private", "/Options" };
    qpdf_oh object = qpdf_get_root(x->q);
    for (size_t i = 0; i < G_N_ELEMENTS(way); i++)
        object = qpdf_oh_get_key_if_dict(x->q, object, way[i]);
    if (!qpdf_oh_is_string(x->q, object))
        return;
    size_t size;
    const char *text = qpdf_oh_get_binary_utf8_value(x->q, object, &size);
    bool is_line = strlen(text) == size && size < 1000 && g_utf8_validate(text, -1, NULL);
    for (const char *p = text; is_line && *p; p += g_utf8_skip[(unsigned char)*p])
        is_line = g_unichar_isprint(g_utf8_get_char(p));
    if (is_line)
        x->made->options = g_strdup(text);
}

static bool
read_pdf(struct extract *x, const char *name, GBytes *pdf)
{
    gsize size;
    const char *data = g_bytes_get_data(pdf, &size);
    if (qpdf_read_memory(x->q, name, data, size, NULL) & QPDF_ERRORS)
        return fail(x, "%s", qpdf_get_error_message_detail(x->q, qpdf_get_error(x->q)));
    if (!read_files(x))
        return false;
    read_options(x);
    return true;
}

GTree *
extract_source(const char *path, struct extract_made *made, char **message)
{
    *made = (struct extract_made){ 0 };
    *message = NULL;
    struct input_fault fault;
    g_autoptr(GBytes) pdf = input_read(path, MAX_PDF, &fault);
    if (!pdf) {
        *message = fault.why;
        made->is_system = fault.is_system;
        return NULL;
    }
    struct extract x = { .q = qpdf_init(), .made = made, .message = message };
    x.files = publish_files_new();
    qpdf_silence_errors(x.q);
    qpdf_set_suppress_warnings(x.q, QPDF_TRUE);
    bool is_good = read_pdf(&x, path, pdf);
    qpdf_cleanup(&x.q);
    if (is_good)
        return x.files;
    g_free(made->handbook);
    *made = (struct extract_made){ 0 };
    g_tree_unref(x.files);
    return NULL;
}
