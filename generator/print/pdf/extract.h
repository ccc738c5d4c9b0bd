/*
 * The source that a PDF carries (attachments.c puts it there).  The PDF is a regular file of at
 * most 1 GB; it carries at most 20,000 files of a handbook's kinds, of 64 MB each and 512 MB
 * together.
 */
#ifndef PROVISO_PRINT_PDF_EXTRACT_H
#define PROVISO_PRINT_PDF_EXTRACT_H

#include <glib.h>
#include <stdbool.h>

/*
 * The files associated with the document as its source: path (relative, '/' between its
 * parts, without "." and "..") -> GBytes.  NULL, and *message for g_free, when there are none
 * or one of them is not fit to be written.  The caller frees the tree with g_tree_unref.
 *
 * *made is what makes the PDF again, for g_free: the handbook's path among the files, and the
 * options, each of them plain text on one line; either may be NULL.  Where there is no tree,
 * is_system says that the system is at fault, not the file.
 */
struct extract_made {
    char *handbook, *options;
    bool is_system;
};

GTree *extract_source(const char *path, struct extract_made *made, char **message);

#endif
