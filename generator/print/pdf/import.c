/*
 * Objects keep the numbers that cairo gave them; what no page needs (its catalog, information,
 * lengths of streams) is left out and its numbers are given to new objects.
 */
#include "print/pdf/import.h"

#include "print/pdf/object.h"

#include <assert.h>
#include <libdeflate.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

/* A page's content on its way to a worker thread. */
struct content_job {
    const struct page_marks *marks;
    unsigned char *packed; /* from qpdf: malloc */
    size_t size;
    bool is_packed;
};

struct reader {
    qpdf_data q;
    struct import *out;
    int n_objects;
    bool *is_seen;
    GArray *waiting; /* int: numbers of objects to copy */
};

static void
check(qpdf_data q)
{
    if (!qpdf_has_error(q))
        return;
    g_error("cairo's PDF: %s", qpdf_get_error_full_text(q, qpdf_get_error(q)));
}

static char *
inflate(const unsigned char *packed, size_t size, size_t *plain_size)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    size_t room = size * 8 + 1024;
    char *plain = g_malloc(room);
    enum libdeflate_result result;
    while ((result = libdeflate_zlib_decompress(d, packed, size, plain, room, plain_size)) ==
           LIBDEFLATE_INSUFFICIENT_SPACE) {
        room *= 2;
        plain = g_realloc(plain, room);
    }
    assert(result == LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(d);
    return plain;
}

static void
make_content(void *data, GString *out)
{
    struct content_job *job = data;
    bool is_good;
    if (job->is_packed) {
        size_t size;
        char *plain = inflate(job->packed, job->size, &size);
        is_good = mark_rewrite(job->marks, plain, size, out);
        g_free(plain);
    } else {
        is_good = mark_rewrite(job->marks, (const char *)job->packed, job->size, out);
    }
    free(job->packed);
    job->packed = NULL;
    /* Anything else would give drawings to the wrong tags. */
    assert(is_good && "cairo wrote other marks than were drawn");
    (void)is_good;
}

static void
need(struct reader *r, int number)
{
    if (number <= 0 || number > r->n_objects || r->is_seen[number])
        return;
    r->is_seen[number] = true;
    g_array_append_val(r->waiting, number);
}

/* Past a literal string that begins at p. */
static const char *
skip_string(const char *p)
{
    int depth = 0;
    do {
        if (*p == '\\' && p[1])
            p++;
        else if (*p == '(')
            depth++;
        else if (*p == ')')
            depth--;
        p++;
    } while (*p && depth > 0);
    return p;
}

/* Everything that the text of an object, as qpdf writes it, refers to. */
static void
need_references(struct reader *r, const char *text)
{
    for (const char *p = text; *p;) {
        if (*p == '(') {
            p = skip_string(p);
        } else if (*p == '<') {
            p += p[1] == '<' ? 2 : strcspn(p, ">");
        } else if (*p == '/') {
            p += 1 + strcspn(p + 1, " /<>[]()");
        } else if (g_ascii_isdigit(*p)) {
            int number = 0, used = 0;
            if (sscanf(p, "%9d 0 R%n", &number, &used) == 1 && used > 0)
                need(r, number);
            p += used > 0 ? (size_t)used : strcspn(p, " /<>[]()");
        } else {
            p++;
        }
    }
}

static int
key_number(struct reader *r, qpdf_oh dictionary, const char *key)
{
    qpdf_oh value = qpdf_oh_get_key(r->q, dictionary, key);
    int number = qpdf_oh_get_object_id(r->q, value);
    qpdf_oh_release(r->q, value);
    return number;
}

/* What cairo leaves out or says too much of (ISO 19005-3, 6.2.8 and 6.2.11.3.2). */
static void
mend(struct reader *r, qpdf_oh dictionary)
{
    if (qpdf_oh_is_dictionary_of_type(r->q, dictionary, "/Font", "/CIDFontType2") &&
        !qpdf_oh_has_key(r->q, dictionary, "/CIDToGIDMap")) {
        qpdf_oh identity = qpdf_oh_new_name(r->q, "/Identity");
        qpdf_oh_replace_key(r->q, dictionary, "/CIDToGIDMap", identity);
        qpdf_oh_release(r->q, identity);
    }
    qpdf_oh_remove_key(r->q, dictionary, "/Interpolate");
}

static void
copy_stream(struct reader *r, int number, qpdf_oh stream)
{
    qpdf_oh dictionary = qpdf_oh_get_dict(r->q, stream);
    qpdf_oh_remove_key(r->q, dictionary, "/Length");
    mend(r, dictionary);
    const char *text = qpdf_oh_unparse_resolved(r->q, dictionary);
    need_references(r, text);
    g_autofree char *inside = g_strndup(text + 2, strlen(text) - 4);
    unsigned char *data;
    size_t size;
    qpdf_oh_get_stream_data(r->q, stream, qpdf_dl_none, NULL, &data, &size);
    check(r->q);
    file_stream_packed(r->out->file, number, inside, data, size);
    free(data);
    qpdf_oh_release(r->q, dictionary);
}

static void
copy_object(struct reader *r, int number)
{
    qpdf_oh object = qpdf_get_object_by_id(r->q, number, 0);
    if (qpdf_oh_is_stream(r->q, object)) {
        copy_stream(r, number, object);
    } else {
        if (qpdf_oh_is_dictionary(r->q, object))
            mend(r, object);
        const char *text = qpdf_oh_unparse_resolved(r->q, object);
        need_references(r, text);
        put_literal(file_begin(r->out->file, number), text);
        file_end(r->out->file);
    }
    qpdf_oh_release(r->q, object);
}

/* The content stream of a page, to be rewritten. */
static void
read_content(struct reader *r, size_t at, qpdf_oh page, const struct page_marks *marks)
{
    struct content_job *job = &r->out->jobs[at];
    qpdf_oh stream = qpdf_oh_get_key(r->q, page, "/Contents");
    qpdf_oh dictionary = qpdf_oh_get_dict(r->q, stream);
    qpdf_oh filter = qpdf_oh_get_key(r->q, dictionary, "/Filter");
    int number = qpdf_oh_get_object_id(r->q, stream);
    assert(qpdf_oh_is_stream(r->q, stream) && number > 0);
    *job = (struct content_job){
        .marks = marks,
        .is_packed = qpdf_oh_is_name_and_equals(r->q, filter, "/FlateDecode"),
    };
    qpdf_oh_get_stream_data(r->q, stream, job->is_packed ? qpdf_dl_none : qpdf_dl_all, NULL,
        &job->packed, &job->size);
    check(r->q);
    r->is_seen[number] = true;
    file_stream_later(r->out->file, number, make_content, job);
    qpdf_oh_release(r->q, filter);
    qpdf_oh_release(r->q, dictionary);
    qpdf_oh_release(r->q, stream);
}

/* Keys that the caller writes itself. */
static const char *const own_keys[] = { "/Annots", "/StructParents", "/Tabs", "/Parent",
    "/Type", NULL };

static void
read_page(struct reader *r, size_t at, const struct page_marks *marks)
{
    qpdf_oh page = qpdf_get_page_n(r->q, at);
    int number = qpdf_oh_get_object_id(r->q, page);
    r->out->pages[at] = number;
    r->is_seen[number] = true;
    r->out->page_tree = key_number(r, page, "/Parent");
    r->is_seen[r->out->page_tree] = true;
    read_content(r, at, page, marks);
    for (const char *const *key = own_keys; *key; key++)
        qpdf_oh_remove_key(r->q, page, *key);
    char *text = g_strdup(qpdf_oh_unparse_resolved(r->q, page));
    need_references(r, text);
    text[strlen(text) - 2] = '\0';
    r->out->dictionaries[at] = text;
    qpdf_oh_release(r->q, page);
}

static int
count_objects(qpdf_data q)
{
    qpdf_oh trailer = qpdf_get_trailer(q);
    qpdf_oh size = qpdf_oh_get_key(q, trailer, "/Size");
    int n = qpdf_oh_get_int_value_as_int(q, size) - 1;
    qpdf_oh_release(q, size);
    qpdf_oh_release(q, trailer);
    return n;
}

void
import_drawing(struct drawing *drawing, struct import *out)
{
    struct reader r = { .q = qpdf_init(), .out = out };
    qpdf_silence_errors(r.q);
    qpdf_set_suppress_warnings(r.q, QPDF_TRUE);
    qpdf_read_memory(r.q, "drawing", (const char *)drawing->pdf->data, drawing->pdf->len, NULL);
    check(r.q);
    qpdf_push_inherited_attributes_to_page(r.q);
    assert((size_t)qpdf_get_num_pages(r.q) == drawing->n_pages);
    r.n_objects = count_objects(r.q);
    r.is_seen = g_new0(bool, r.n_objects + 1);
    r.waiting = g_array_new(FALSE, FALSE, sizeof(int));
    *out = (struct import){
        .file = file_new(r.n_objects),
        .pages = g_new0(int, drawing->n_pages),
        .dictionaries = g_new0(char *, drawing->n_pages),
        .jobs = g_new0(struct content_job, drawing->n_pages),
        .n_pages = drawing->n_pages,
    };
    for (size_t i = 0; i < drawing->n_pages; i++)
        read_page(&r, i, &drawing->pages[i]);
    for (guint i = 0; i < r.waiting->len; i++)
        copy_object(&r, g_array_index(r.waiting, int, i));
    for (int i = 1; i <= r.n_objects; i++)
        if (!r.is_seen[i])
            file_give_back(out->file, i);
    qpdf_cleanup(&r.q);
    g_free(r.is_seen);
    g_array_free(r.waiting, TRUE);
    g_byte_array_free(drawing->pdf, TRUE);
    drawing->pdf = NULL;
}

void
import_clear(struct import *import)
{
    file_free(import->file);
    for (size_t i = 0; i < import->n_pages; i++)
        g_free(import->dictionaries[i]);
    g_free(import->dictionaries);
    g_free(import->jobs);
    g_free(import->pages);
}
