/*
 * Reads the source that a PDF carries (attachments.c embeds it).  The PDF must be a regular
 * file of at most 1 GB, with at most 20,000 files of the types that a handbook consists of,
 * each at most 64 MB and together at most 512 MB.
 */
#ifndef PROVISO_PRINT_PDF_EXTRACT_H
#define PROVISO_PRINT_PDF_EXTRACT_H

#include <glib.h>
#include <stdbool.h>

/*
 * Returns the files associated with the document as its source, a map from path (relative, with
 * '/' between its parts, without "." and "..") to GBytes; the caller frees it with
 * g_tree_unref.  Returns NULL, and a *message for g_free, if there are none or one of them is
 * unsafe to write.
 *
 * *made holds what is needed to build the PDF again, for g_free: the path of the handbook among
 * the files, and the options.  Each is one line of plain text, or NULL.  On failure, is_system
 * is true if the system caused it, and false if the file did.
 */
struct extract_made {
    char *handbook, *options;
    bool is_system;
};

GTree *extract_source(const char *path, struct extract_made *made, char **message);

#endif
