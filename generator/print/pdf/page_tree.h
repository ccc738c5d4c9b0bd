/*
 * The page tree (ISO 32000-1, 7.7.3): nodes of some pages each below the root.  A reader that
 * looks for a page passes over the nodes before it by their counts; in one long list it would
 * read every page, and all that is compressed together with them.
 */
#ifndef PROVISO_PRINT_PDF_PAGE_TREE_H
#define PROVISO_PRINT_PDF_PAGE_TREE_H

#include "print/pdf/file.h"

struct page_tree {
    int root;   /* object numbers */
    int *nodes; /* none if the root has the pages */
    size_t n_nodes, n_pages;
};

void page_tree_reserve(struct page_tree *tree, struct file *file, size_t n_pages);
void page_tree_clear(struct page_tree *tree);

/* The object that has the page at the index. */
int page_tree_parent(const struct page_tree *tree, size_t page);

/* Writes the nodes together; `pages` are the object numbers of all pages. */
void page_tree_write(const struct page_tree *tree, struct file *file, const int *pages);

#endif
