/*
 * header | stream 1 | stream 2 | ... | cross-reference stream | startxref
 *
 * Object streams are written like other streams; the cross-reference stream locates the objects
 * in them by the number of the stream and an index.
 */
#include "print/pdf/file.h"

#include "base/private_paths.h"
#include "print/pdf/object.h"
#include "print/pdf/references.h"

#include <assert.h>
#include <libdeflate.h>
#include <string.h>

#define OBJECTS_PER_STREAM 200
#define LEVEL              6
#define BACKLOG            64

struct object_entry {
    bool is_used;
    int stream;   /* number of the object stream that holds the object, or 0 */
    size_t place; /* index in the object stream, or offset in the file */
};

/* A stream that a worker compresses. */
struct stream_job {
    int number;
    char *dictionary;
    bool is_packed;
    stream_make_fn *make;
    stream_check_fn *check;
    void *data;
    char *bytes; /* uncompressed until the worker has finished */
    size_t size;
    bool is_objects;    /* true for an object stream */
    bool is_damaged;    /* decompressing it did not give the same bytes */
    GArray *references; /* int: the objects that its objects refer to, or NULL */
    const struct private_paths *private_paths;
    const char *shown; /* the first private path in it, or NULL */
};

struct file {
    GArray *entries; /* struct object_entry, by object number */
    GArray *spare;   /* int: numbers that were given back and can be used again */
    guint next_spare;
    GPtrArray *jobs;
    GThreadPool *workers; /* NULL: the caller does their work */
    bool is_damaged;      /* the cross-reference stream is damaged */
    const struct private_paths *private_paths;
    /* The object stream being filled. */
    GString *text, *index;
    int stream, n_objects;
};

static void
note_reference(void *list, int number)
{
    g_array_append_val((GArray *)list, number);
}

/* Decompresses the stream and compares the result with `plain`, from which it was made. */
static void
read_back(struct stream_job *job, const char *plain, size_t size)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    char *bytes = g_malloc(size + 1);
    size_t n = 0;
    bool is_read = libdeflate_zlib_decompress(d, job->bytes, job->size, bytes, size + 1, &n) ==
                   LIBDEFLATE_SUCCESS;
    job->is_damaged = !is_read || n != size || memcmp(bytes, plain, size) != 0;
    if (is_read)
        job->shown = private_paths_find(job->private_paths, bytes, n);
    if (is_read && job->check)
        job->check(job->data, bytes, n);
    if (is_read && job->is_objects) {
        job->references = g_array_new(FALSE, FALSE, sizeof(int));
        each_reference(bytes, n, note_reference, job->references);
    }
    g_free(bytes);
    libdeflate_free_decompressor(d);
}

static void
pack(struct stream_job *job)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(LEVEL);
    size_t bound = libdeflate_zlib_compress_bound(c, job->size);
    char *packed = g_malloc(bound);
    size_t size = libdeflate_zlib_compress(c, job->bytes, job->size, packed, bound);
    assert(size > 0);
    libdeflate_free_compressor(c);
    char *plain = job->bytes;
    size_t plain_size = job->size;
    job->bytes = g_realloc(packed, size);
    job->size = size;
    read_back(job, plain, plain_size);
    g_free(plain);
}

static void
work(void *data, void *user)
{
    (void)user;
    struct stream_job *job = data;
    if (job->make) {
        GString *out = g_string_new(NULL);
        job->make(job->data, out);
        job->size = out->len;
        job->bytes = g_string_free(out, FALSE);
    }
    pack(job);
}

static void
job_free(void *data)
{
    struct stream_job *job = data;
    g_free(job->dictionary);
    g_free(job->bytes);
    if (job->references)
        g_array_free(job->references, TRUE);
    g_free(job);
}

struct file *
file_new(int n_taken, unsigned jobs)
{
    struct file *file = g_new0(struct file, 1);
    file->entries = g_array_new(FALSE, TRUE, sizeof(struct object_entry));
    g_array_set_size(file->entries, (guint)n_taken + 1);
    file->spare = g_array_new(FALSE, FALSE, sizeof(int));
    file->jobs = g_ptr_array_new_with_free_func(job_free);
    if (jobs > 1)
        file->workers = g_thread_pool_new(work, NULL, (int)jobs, FALSE, NULL);
    file->text = g_string_new(NULL);
    file->index = g_string_new(NULL);
    return file;
}

static void
finish_workers(struct file *file)
{
    if (file->workers)
        g_thread_pool_free(file->workers, FALSE, TRUE);
    file->workers = NULL;
}

void
file_free(struct file *file)
{
    finish_workers(file);
    g_array_free(file->entries, TRUE);
    g_array_free(file->spare, TRUE);
    g_ptr_array_free(file->jobs, TRUE);
    g_string_free(file->text, TRUE);
    g_string_free(file->index, TRUE);
    g_free(file);
}

void
file_keep_private(struct file *file, const struct private_paths *paths)
{
    file->private_paths = paths;
}

int
file_reserve(struct file *file)
{
    if (file->next_spare < file->spare->len)
        return g_array_index(file->spare, int, file->next_spare++);
    g_array_set_size(file->entries, file->entries->len + 1);
    return (int)file->entries->len - 1;
}

void
file_give_back(struct file *file, int number)
{
    g_array_append_val(file->spare, number);
}

static struct object_entry *
entry_at(struct file *file, int number)
{
    assert(number > 0 && (guint)number < file->entries->len);
    return &g_array_index(file->entries, struct object_entry, number);
}

/* Each object number is defined exactly once. */
static void
mark_used(struct file *file, int number)
{
    struct object_entry *entry = entry_at(file, number);
    assert(!entry->is_used);
    entry->is_used = true;
}

static struct stream_job *
add_job(struct file *file, int number, const char *dictionary)
{
    struct stream_job *job = g_new0(struct stream_job, 1);
    job->private_paths = file->private_paths;
    job->number = number;
    job->dictionary = g_strdup(dictionary);
    mark_used(file, number);
    g_ptr_array_add(file->jobs, job);
    return job;
}

/*
 * Uncompressed data takes five times the memory, so when the queue is full, data that is there
 * is compressed here.
 */
static void
hand_over(struct file *file, struct stream_job *job)
{
    if (!file->workers || (!job->make && g_thread_pool_unprocessed(file->workers) > BACKLOG))
        work(job, NULL);
    else
        g_thread_pool_push(file->workers, job, NULL);
}

static void
add_packed(struct file *file, int number, const char *dictionary, const void *data, size_t size,
    bool is_objects)
{
    struct stream_job *job = add_job(file, number, dictionary);
    job->bytes = g_memdup2(data, size);
    job->size = size;
    job->is_objects = is_objects;
    hand_over(file, job);
}

/* Hands the full object stream to a worker. */
static void
close_object_stream(struct file *file)
{
    if (file->n_objects == 0)
        return;
    g_autoptr(GString) dictionary = g_string_new("/Type/ObjStm/N");
    put_integer(dictionary, file->n_objects);
    put_literal(dictionary, "/First");
    put_integer(dictionary, (int64_t)file->index->len);
    g_string_append_len(file->index, file->text->str, (gssize)file->text->len);
    add_packed(file, file->stream, dictionary->str, file->index->str, file->index->len, true);
    g_string_truncate(file->text, 0);
    g_string_truncate(file->index, 0);
    file->n_objects = 0;
    file->stream = 0;
}

GString *
file_begin(struct file *file, int number)
{
    if (file->n_objects == OBJECTS_PER_STREAM)
        close_object_stream(file);
    if (file->n_objects == 0)
        file->stream = file_reserve(file);
    mark_used(file, number);
    struct object_entry *entry = entry_at(file, number);
    entry->stream = file->stream;
    entry->place = (size_t)file->n_objects++;
    put_integer(file->index, number);
    put_integer(file->index, (int64_t)file->text->len);
    return file->text;
}

void
file_end(struct file *file)
{
    g_string_append_c(file->text, '\n');
}

void
file_stream(
    struct file *file, int number, const char *dictionary, const void *data, size_t size)
{
    add_packed(file, number, dictionary, data, size, false);
}

void
file_stream_packed(
    struct file *file, int number, const char *dictionary, const void *data, size_t size)
{
    struct stream_job *job = add_job(file, number, dictionary);
    job->is_packed = true;
    job->bytes = g_memdup2(data, size);
    job->size = size;
}

void
file_stream_later(
    struct file *file, int number, stream_make_fn *make, stream_check_fn *check, void *data)
{
    struct stream_job *job = add_job(file, number, "");
    job->make = make;
    job->check = check;
    job->data = data;
    hand_over(file, job);
}

static void
write_stream(struct file *file, GString *out, struct stream_job *job)
{
    entry_at(file, job->number)->place = out->len;
    g_string_append_printf(out, "%d 0 obj\n<<%s%s/Length %zu>>\nstream\n", job->number,
        job->dictionary, job->is_packed ? "" : "/Filter/FlateDecode", job->size);
    g_string_append_len(out, job->bytes, (gssize)job->size);
    g_string_append(out, "\nendstream\nendobj\n");
    g_clear_pointer(&job->bytes, g_free);
}

#define ROW 7 /* bytes of a cross-reference entry: type 1, place 4, index 2 */

static void
append_row(GString *out, unsigned type, size_t first, size_t second)
{
    char row[ROW] = { (char)type, (char)(first >> 24), (char)(first >> 16), (char)(first >> 8),
        (char)first, (char)(second >> 8), (char)second };
    g_string_append_len(out, row, ROW);
}

/* Builds the cross-reference rows.  Free object numbers form a ring through 0 (7.5.4). */
static GString *
make_rows(struct file *file)
{
    GString *out = g_string_new(NULL);
    guint n = file->entries->len;
    size_t *next_free = g_new0(size_t, n);
    size_t next = 0;
    for (guint i = n; i-- > 0;) {
        next_free[i] = next;
        if (!g_array_index(file->entries, struct object_entry, i).is_used)
            next = i;
    }
    append_row(out, 0, next_free[0], 65535);
    for (guint i = 1; i < n; i++) {
        const struct object_entry *entry =
            &g_array_index(file->entries, struct object_entry, i);
        if (!entry->is_used)
            append_row(out, 0, next_free[i], 0);
        else if (entry->stream)
            append_row(out, 2, (size_t)entry->stream, entry->place);
        else
            append_row(out, 1, entry->place, 0);
    }
    g_free(next_free);
    return out;
}

/*
 * Replaces each byte by its difference from the one above (PNG's "up" predictor), which
 * compresses far better.
 */
static void
predict(GString *rows)
{
    guint n = (guint)(rows->len / ROW);
    GString *out = g_string_sized_new((gsize)n * (ROW + 1));
    for (guint i = 0; i < n; i++) {
        g_string_append_c(out, 2);
        for (guint k = 0; k < ROW; k++) {
            guint8 above = i > 0 ? (guint8)rows->str[(i - 1) * ROW + k] : 0;
            guint8 up = (guint8)((guint8)rows->str[i * ROW + k] - above);
            g_string_append_len(out, (const gchar *)&up, 1);
        }
    }
    g_string_assign(rows, "");
    g_string_append_len(rows, out->str, (gssize)out->len);
    g_string_free(out, TRUE);
}

static void
write_xref(struct file *file, GString *out, int catalog, int info)
{
    int number = file_reserve(file);
    mark_used(file, number);
    size_t start = out->len;
    entry_at(file, number)->place = start;
    g_autofree char *id =
        g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)out->str, out->len);
    GString *rows = make_rows(file);
    predict(rows);
    struct stream_job job = {
        .number = number, .bytes = g_memdup2(rows->str, rows->len), .size = rows->len
    };
    g_string_free(rows, TRUE);
    pack(&job);
    file->is_damaged |= job.is_damaged;
    g_autoptr(GString) dictionary = g_string_new("/Type/XRef/W[1 4 2]/Size");
    put_integer(dictionary, file->entries->len);
    g_string_append_printf(dictionary,
        "/DecodeParms<</Predictor 12/Columns %d>>/Root %d 0 R/ID[<%s><%s>]", ROW, catalog, id,
        id);
    if (info)
        g_string_append_printf(dictionary, "/Info %d 0 R", info);
    job.dictionary = dictionary->str;
    write_stream(file, out, &job);
    g_string_append_printf(out, "startxref\n%zu\n%%%%EOF\n", start);
}

/* --- Verification of the finished file --- */

struct reference_check {
    struct file *file;
    int missing; /* the first object that is referenced but does not exist, or 0 */
};

static void
check_reference(void *data, int number)
{
    struct reference_check *check = data;
    const GArray *entries = check->file->entries;
    bool is_there = number > 0 && (guint)number < entries->len &&
                    g_array_index(entries, struct object_entry, number).is_used;
    if (!is_there && check->missing == 0)
        check->missing = number;
}

/* The first object that is not at the place its entry gives, or 0. */
static int
find_misplaced(const struct file *file, const GString *out)
{
    for (guint i = 1; i < file->entries->len; i++) {
        const struct object_entry *entry =
            &g_array_index(file->entries, struct object_entry, i);
        char head[24];
        size_t n = (size_t)g_snprintf(head, sizeof head, "%u 0 obj\n", i);
        if (entry->is_used && entry->stream == 0 &&
            (entry->place + n > out->len || memcmp(out->str + entry->place, head, n) != 0))
            return (int)i;
    }
    return 0;
}

static char *
check_file(struct file *file, const GString *out)
{
    struct reference_check check = { .file = file };
    for (guint i = 0; i < file->jobs->len; i++) {
        const struct stream_job *job = file->jobs->pdata[i];
        if (job->is_damaged)
            return g_strdup_printf("object %d is packed as something else", job->number);
        if (job->shown)
            return g_strdup_printf(
                "object %d shows the folder \"%s\" of this machine", job->number, job->shown);
        each_reference(job->dictionary, strlen(job->dictionary), check_reference, &check);
        for (guint k = 0; job->references && k < job->references->len; k++)
            check_reference(&check, g_array_index(job->references, int, k));
    }
    if (check.missing != 0)
        return g_strdup_printf("object %d is referred to and is not there", check.missing);
    if (file->is_damaged)
        return g_strdup("the cross-reference stream is packed as something else");
    int misplaced = find_misplaced(file, out);
    return misplaced == 0 ? NULL
                          : g_strdup_printf("object %d is not where the file says", misplaced);
}

GBytes *
file_write(struct file *file, const char *version, int catalog, int info, char **fault)
{
    *fault = NULL;
    close_object_stream(file);
    finish_workers(file);
    /* The comment with four bytes above 127 marks the file as binary (7.5.2). */
    GString *out = g_string_new(NULL);
    g_string_printf(out, "%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n", version);
    for (guint i = 0; i < file->jobs->len; i++)
        write_stream(file, out, file->jobs->pdata[i]);
    if (out->len > UINT32_MAX) { /* a place has four bytes */
        g_string_free(out, TRUE);
        return NULL;
    }
    write_xref(file, out, catalog, info);
    *fault = check_file(file, out);
    return g_string_free_to_bytes(out);
}
