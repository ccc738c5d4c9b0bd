#include "print/pdf/page_tree.h"

#include "print/pdf/object.h"

#define PAGES_PER_NODE ((size_t)32)

void
page_tree_reserve(struct page_tree *tree, struct file *file, size_t n_pages)
{
    *tree = (struct page_tree){ .root = file_reserve(file), .n_pages = n_pages };
    if (n_pages <= PAGES_PER_NODE)
        return;
    tree->n_nodes = (n_pages + PAGES_PER_NODE - 1) / PAGES_PER_NODE;
    tree->nodes = g_new0(int, tree->n_nodes);
    for (size_t i = 0; i < tree->n_nodes; i++)
        tree->nodes[i] = file_reserve(file);
}

void
page_tree_clear(struct page_tree *tree)
{
    g_clear_pointer(&tree->nodes, g_free);
}

int
page_tree_parent(const struct page_tree *tree, size_t page)
{
    return tree->nodes ? tree->nodes[page / PAGES_PER_NODE] : tree->root;
}

/* `parent` is 0 for the root. */
static void
write_node(struct file *file, int number, int parent, const int *kids, size_t n, size_t count)
{
    GString *out = file_begin(file, number);
    put_literal(out, "<</Type/Pages/Count");
    put_integer(out, (int64_t)count);
    if (parent) {
        put_literal(out, "/Parent");
        put_reference(out, parent);
    }
    put_literal(out, "/Kids[");
    for (size_t i = 0; i < n; i++)
        put_reference(out, kids[i]);
    put_literal(out, "]>>");
    file_end(file);
}

void
page_tree_write(const struct page_tree *tree, struct file *file, const int *pages)
{
    for (size_t i = 0; i < tree->n_nodes; i++) {
        size_t first = i * PAGES_PER_NODE, n = MIN(PAGES_PER_NODE, tree->n_pages - first);
        write_node(file, tree->nodes[i], tree->root, pages + first, n, n);
    }
    if (tree->nodes)
        write_node(file, tree->root, 0, tree->nodes, tree->n_nodes, tree->n_pages);
    else
        write_node(file, tree->root, 0, pages, tree->n_pages, tree->n_pages);
}
