/*
 * Number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7), with at most 64 entries in a
 * node.
 */
#ifndef PROVISO_PRINT_PDF_KEYTREE_H
#define PROVISO_PRINT_PDF_KEYTREE_H

#include "print/pdf/file.h"

#include <stddef.h>

/* Appends the key or the value at position `at` in the order of the tree. */
typedef void tree_put_fn(void *data, GString *out, size_t at);

/* Writes a tree of the keys 0 to n - 1; returns the object number of its root. */
int keytree_numbers(struct file *file, size_t n, tree_put_fn *value, void *data);

/* Writes a tree of n names.  `name` must give them in the order of their bytes. */
int keytree_names(
    struct file *file, size_t n, tree_put_fn *name, tree_put_fn *value, void *data);

#endif
