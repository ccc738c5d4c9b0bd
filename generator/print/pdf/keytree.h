/* Number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7), at most 64 to a node. */
#ifndef PROVISO_PRINT_PDF_KEYTREE_H
#define PROVISO_PRINT_PDF_KEYTREE_H

#include "print/pdf/file.h"

#include <stddef.h>

/* Appends the key or the value at that place in the order of the tree. */
typedef void tree_put_fn(void *data, GString *out, size_t at);

/* A tree of the keys 0 to n - 1; returns the number of its root. */
int keytree_numbers(struct file *file, size_t n, tree_put_fn *value, void *data);

/* A tree of n names, which `name` gives in the order of their bytes. */
int keytree_names(
    struct file *file, size_t n, tree_put_fn *name, tree_put_fn *value, void *data);

#endif
