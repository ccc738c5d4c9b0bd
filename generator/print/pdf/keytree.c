#include "print/pdf/keytree.h"

#include "print/pdf/object.h"

#define FAN 64

struct key_tree {
    struct file *file;
    size_t n;
    tree_put_fn *name, *value; /* name is NULL if keys are numbers */
    void *data;
};

static void
put_key(const struct key_tree *tree, GString *out, size_t at)
{
    if (tree->name)
        tree->name(tree->data, out, at);
    else
        put_integer(out, (int64_t)at);
}

/*
 * Writes the node of the keys [from, to).  Its children are written first, because only one
 * object can be open at a time.
 */
static int
write_node(const struct key_tree *tree, size_t from, size_t to)
{
    int kids[FAN];
    size_t n_kids = 0, step = 1;
    if (to - from > FAN) {
        while (step * FAN < to - from)
            step *= FAN;
        for (size_t at = from; at < to; at += step)
            kids[n_kids++] = write_node(tree, at, MIN(at + step, to));
    }
    int number = file_reserve(tree->file);
    GString *out = file_begin(tree->file, number);
    put_literal(out, n_kids > 0 ? "<</Kids[" : tree->name ? "<</Names[" : "<</Nums[");
    for (size_t i = 0; i < n_kids; i++)
        put_reference(out, kids[i]);
    for (size_t at = from; n_kids == 0 && at < to; at++) {
        put_key(tree, out, at);
        tree->value(tree->data, out, at);
    }
    put_literal(out, "]");
    if (to - from < tree->n) { /* every node except the root */
        put_literal(out, "/Limits[");
        put_key(tree, out, from);
        put_key(tree, out, to - 1);
        put_literal(out, "]");
    }
    put_literal(out, ">>");
    file_end(tree->file);
    return number;
}

int
keytree_numbers(struct file *file, size_t n, tree_put_fn *value, void *data)
{
    const struct key_tree tree = { .file = file, .n = n, .value = value, .data = data };
    return write_node(&tree, 0, n);
}

int
keytree_names(struct file *file, size_t n, tree_put_fn *name, tree_put_fn *value, void *data)
{
    const struct key_tree tree = {
        .file = file, .n = n, .name = name, .value = value, .data = data
    };
    return write_node(&tree, 0, n);
}
