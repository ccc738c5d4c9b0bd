/*
 * Assembles a PDF file: objects are added by number, and the file is written at the end.
 *
 * Objects are collected as text in object streams (ISO 32000-1, 7.5.7).  Worker threads
 * compress streams while more objects are added.  Streams are written in the order in which
 * they were begun, so the bytes do not depend on the number of threads.
 *
 * QPDFWriter is not used because it holds every object as a tree and writes it twice.  That
 * costs 1.0 ms for a page with 45 elements, more than drawing the page; this code takes a
 * twentieth of it.
 */
#ifndef PROVISO_PRINT_PDF_FILE_H
#define PROVISO_PRINT_PDF_FILE_H

#include <glib.h>
#include <stdbool.h>

struct file;
struct private_paths;

/*
 * Object numbers 1 to n_taken are already in use.  With one job or none, no thread is started,
 * and the caller compresses what it adds.
 */
struct file *file_new(int n_taken, unsigned jobs);
void file_free(struct file *file);

/*
 * No stream may contain these paths (base/private_paths.h); file_write reports one that does.
 */
void file_keep_private(struct file *file, const struct private_paths *paths);

/* Returns a new object number, or one that was given back. */
int file_reserve(struct file *file);
void file_give_back(struct file *file, int number);

/*
 * Begins object `number`: the caller appends its text to the returned string, until file_end.
 */
GString *file_begin(struct file *file, int number);
void file_end(struct file *file);

/*
 * Adds a stream.  `dictionary` is the inside of its dictionary without Length and Filter.
 * file_stream compresses the bytes; file_stream_packed takes them as `dictionary` describes
 * them.
 */
void file_stream(
    struct file *file, int number, const char *dictionary, const void *data, size_t size);
void file_stream_packed(
    struct file *file, int number, const char *dictionary, const void *data, size_t size);

/*
 * Adds a stream whose bytes a worker thread appends by calling `make`.  `check` is then called
 * with the bytes that result from decompressing the stream.
 */
typedef void stream_make_fn(void *data, GString *out);
typedef void stream_check_fn(void *data, const char *bytes, size_t size);
void file_stream_later(
    struct file *file, int number, stream_make_fn *make, stream_check_fn *check, void *data);

/*
 * Waits for the workers and writes the file.  Its identifier is a hash of the content.  `info`
 * is 0 for a file without document information.  Returns NULL if the file would exceed 4 GB.
 *
 * The written file is then verified: every stream decompresses to its original bytes, every
 * object is where the cross-reference stream says, and every reference leads to an object.
 * *fault is set to NULL or to a description of what is wrong, for g_free; the bytes are
 * returned in both cases.
 */
GBytes *file_write(struct file *file, const char *version, int catalog, int info, char **fault);

#endif
