/*
 * A PDF file being put together: objects by number, written whole at the end.
 *
 * Objects are text collected in object streams (ISO 32000-1, 7.5.7); streams are compressed on
 * worker threads while more objects come.  The order in which they were begun is the order in
 * the file, so that the bytes do not depend on the number of threads.
 *
 * Why not QPDFWriter: it holds every object as a tree and writes it twice, which costs 1.0 ms a
 * page of 45 elements, more than drawing the page; this costs a twentieth.
 */
#ifndef PROVISO_PRINT_PDF_FILE_H
#define PROVISO_PRINT_PDF_FILE_H

#include <glib.h>
#include <stdbool.h>

struct file;
struct private_paths;

/* Numbers 1 to n_taken are in use already. */
struct file *file_new(int n_taken);
void file_free(struct file *file);

/* No stream may show these (base/private_paths.h): file_write says which one does. */
void file_keep_private(struct file *file, const struct private_paths *paths);

/* A new number, or one that was given back. */
int file_reserve(struct file *file);
void file_give_back(struct file *file, int number);

/* The text of object `number` is appended to the string returned, up to file_end. */
GString *file_begin(struct file *file, int number);
void file_end(struct file *file);

/*
 * A stream; `dictionary` is the inside of its dictionary without Length and Filter.  The bytes
 * are compressed, or, with file_stream_packed, already are what `dictionary` says they are.
 */
void file_stream(
    struct file *file, int number, const char *dictionary, const void *data, size_t size);
void file_stream_packed(
    struct file *file, int number, const char *dictionary, const void *data, size_t size);

/*
 * A stream whose bytes a worker thread makes: `make` appends them.  `check` is then given what
 * the packed stream unpacks to.
 */
typedef void stream_make_fn(void *data, GString *out);
typedef void stream_check_fn(void *data, const char *bytes, size_t size);
void file_stream_later(
    struct file *file, int number, stream_make_fn *make, stream_check_fn *check, void *data);

/*
 * Waits for the workers and writes everything.  The identifier is a hash of the content.  NULL
 * for a file of more than 4 GB.  `info` is 0 for a file without document information.
 *
 * Then looks at what it made: every stream unpacks to the bytes that were packed, every object
 * stands where the cross-reference stream says, and every reference leads to an object.
 * *fault is NULL, or what is wrong, for g_free; the bytes are returned all the same.
 */
GBytes *file_write(struct file *file, const char *version, int catalog, int info, char **fault);

#endif
