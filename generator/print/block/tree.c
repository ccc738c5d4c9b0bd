/*
 * The drawn tree, from left to right.  Every leaf has a row, and a parent is on the row of its
 * first child, so that the line to the first answer is always straight:
 *
 *      Start      Elsewhere                     No
 *      [Where?]---[Open?]-----------------------Allowed
 *           |         |                         Yes
 *           |         `-------------------------Required
 *           |     On the platform               24 months or more
 *           `-----[How long?]-------------------Allowed
 *
 * In the print tree, li contains p.answer, p.question and ul; a leaf contains p.answer and the
 * result.
 */
#include "print/block/block.h"

struct tree_node {
    const struct box *item; /* li */
    struct tree_node *parent, *next, *first, *last;
    int depth;
    size_t row;
    bool is_leaf;
    struct stack *stack;
    scaled rise; /* how far an answer of several lines extends above the row's top */
};

struct drawn_tree {
    struct flow *flow;
    scaled width; /* available; positions are scaled to it from the theme's width */
    scaled whole; /* the theme's width */
    struct tree_node *root;
    size_t n_rows;
    scaled *tops, *heights, *rises; /* of rows */
};

static scaled
metric(const struct drawn_tree *t, const char *name)
{
    return theme_metric(t->flow->theme, name);
}

static scaled
across(const struct drawn_tree *t, scaled x)
{
    return (scaled)((int64_t)x * t->width / t->whole);
}

static scaled
node_x(const struct drawn_tree *t, const struct tree_node *node)
{
    return across(
        t, node->is_leaf ? metric(t, "tree-leaf-x") : node->depth * metric(t, "tree-column"));
}

static scaled
node_width(const struct drawn_tree *t, const struct tree_node *node)
{
    return across(t, metric(t, node->is_leaf ? "tree-leaf-width" : "tree-node-width"));
}

static const struct box *
child_list(const struct box *item)
{
    for (const struct box *b = item->first; b; b = b->next)
        if (b->kind == BOX_BLOCK && b->first)
            return b;
    return NULL;
}

/* Sets the text of a node, its answer first. */
static void
node_set(struct drawn_tree *t, struct tree_node *node)
{
    struct flow nested = *t->flow;
    nested.is_nested = true;
    struct vlist *v = vlist_new(t->flow->arena);
    struct column column = { .region = REGION_MAIN, .width = node_width(t, node) };
    if (box_id(node->item))
        vlist_mark(v, node->item);
    const struct box *first = node->item->first;
    for (const struct box *b = first; b; b = b->next) {
        if (b->kind == BOX_BLOCK && b == child_list(node->item))
            continue;
        if (b != first && !node->is_leaf)
            vlist_space(v, metric(t, "tree-box-gap"));
        flow_block(&nested, v, b, column);
        if (b == first && v->n > 1)
            node->rise = pagebreak_height(v->items, 0, v->n - 1);
    }
    node->stack = vlist_stack(v);
}

static struct tree_node *
node_build(struct drawn_tree *t, const struct box *item, struct tree_node *parent, int depth)
{
    struct tree_node *node = ARENA_NEW(t->flow->arena, struct tree_node);
    const struct box *list = child_list(item);
    *node = (struct tree_node){
        .item = item, .parent = parent, .depth = depth, .row = t->n_rows, .is_leaf = !list
    };
    node_set(t, node);
    if (!list)
        t->n_rows++;
    for (const struct box *b = list ? list->first : NULL; b; b = b->next) {
        struct tree_node *child = node_build(t, b, node, depth + 1);
        if (node->last)
            node->last->next = child;
        else
            node->first = child;
        node->last = child;
    }
    return node;
}

/*
 * Computes the row height that a node needs.  Nodes of one column must not touch, and a leaf
 * must not touch the answer in the next row.
 */
static void
rows_need(struct drawn_tree *t, const struct tree_node *node)
{
    scaled gap = metric(t, "tree-box-gap") * 4;
    scaled height = node->stack->height - node->rise + gap;
    t->heights[node->row] = MAX(t->heights[node->row], height);
    t->rises[node->row] = MAX(t->rises[node->row], node->rise);
    for (const struct tree_node *child = node->first; child; child = child->next)
        rows_need(t, child);
}

/* Computes the tops of rows at a pitch; returns the tree's height. */
static scaled
rows_place(struct drawn_tree *t, scaled pitch)
{
    scaled y = 0;
    for (size_t r = 0; r < t->n_rows; r++) {
        y += t->rises[r];
        t->tops[r] = y;
        /* no answer follows the last row */
        y += r + 1 < t->n_rows ? MAX(pitch, t->heights[r]) : t->heights[r];
    }
    return y;
}

static void
path_add(struct drawn_tree *t, struct content *c, const struct box *box,
    const struct point *points, size_t n)
{
    struct point *copy = ARENA_ARRAY(t->flow->arena, struct point, n);
    for (size_t i = 0; i < n; i++)
        copy[i] = points[i];
    content_fragment(t->flow->arena, c,
        &(struct fragment){ .kind = FRAGMENT_PATH,
            .artifact = ARTIFACT_LAYOUT,
            .box = box,
            .colour = box->style->colour,
            .points = copy,
            .n_points = n,
            .stroke = metric(t, "tree-line"),
            .radius = metric(t, "tree-radius") });
}

/*
 * Draws the lines from a parent to its children: straight to the first, and along a vertical
 * line to the others.
 */
static void
lines_draw(struct drawn_tree *t, struct content *c, const struct tree_node *node, scaled x)
{
    scaled drop = metric(t, "tree-line-y");
    scaled from_x = x + node_x(t, node) + node_width(t, node);
    scaled spine = from_x + across(t, metric(t, "tree-spine"));
    scaled from_y = t->tops[node->row] + drop;
    for (const struct tree_node *child = node->first; child; child = child->next) {
        scaled to_x = x + node_x(t, child), to_y = t->tops[child->row] + drop;
        if (child->is_leaf)
            to_x -= across(t, metric(t, "tree-spine"));
        const struct point straight[] = { { from_x, from_y }, { to_x, to_y } };
        const struct point elbow[] = { { spine, from_y }, { spine, to_y }, { to_x, to_y } };
        if (child == node->first)
            path_add(t, c, node->item, straight, 2);
        else
            path_add(t, c, node->item, elbow, 3);
        lines_draw(t, c, child, x);
    }
}

static void
nodes_draw(struct drawn_tree *t, struct content *c, const struct tree_node *node, scaled x)
{
    content_add(t->flow->arena, c, &node->stack->content, x + node_x(t, node),
        t->tops[node->row] - node->rise);
    for (const struct tree_node *child = node->first; child; child = child->next)
        nodes_draw(t, c, child, x);
}

/* The height of the whole content of `box`, with its trees at that pitch. */
static scaled
height_at(struct flow *flow, const struct box *box, scaled pitch)
{
    struct flow trial = *flow;
    struct overfull *unsaid = NULL;
    trial.overfulls = &unsaid;
    trial.tree_pitch = pitch;
    struct vlist *v = vlist_new(flow->arena);
    flow_block(
        &trial, v, box, (struct column){ .region = REGION_MAIN, .width = flow->master->main });
    return pagebreak_height(v->items, 0, v->n);
}

/* The largest pitch in [least, most] at which `box` fits a page; 0 if there is none. */
static scaled
pitch_fitting(struct flow *flow, const struct box *box, scaled least, scaled most)
{
    scaled page = flow->master->bottom - flow->master->top;
    if (height_at(flow, box, most) <= page)
        return most;
    if (height_at(flow, box, least) > page)
        return 0;
    while (most - least > SCALE / 4) {
        scaled middle = least + (most - least) / 2;
        if (height_at(flow, box, middle) <= page)
            least = middle;
        else
            most = middle;
    }
    return least;
}

/*
 * Finds the pitch at which rows are distributed over the page: with short trees, over
 * everything in the page sequence; if that exceeds a page, over the tree's own section.  To
 * keep a tree on the page of its title, its rows may be closer than the theme's minimum, as
 * close as their content allows.
 */
static scaled
pitch_find(struct flow *flow, const struct box *box)
{
    if (flow->tree_pitch > 0)
        return flow->tree_pitch;
    scaled least = theme_metric(flow->theme, "tree-pitch-min");
    scaled most = MAX(theme_metric(flow->theme, "tree-pitch-max"), least);
    const struct box *section = box->parent;
    const struct box *sequence = section;
    while (sequence->parent && sequence->parent->parent)
        sequence = sequence->parent;
    scaled pitch = pitch_fitting(flow, sequence, least, most);
    if (pitch == 0 && section != sequence)
        pitch = pitch_fitting(flow, section, least, most);
    if (pitch == 0)
        pitch = pitch_fitting(flow, section, 1, least);
    return pitch > 0 ? pitch : least;
}

void
tree_flow(struct flow *flow, struct vlist *v, const struct box *box, struct column column)
{
    struct drawn_tree t = { .flow = flow, .width = column.width };
    t.whole = metric(&t, "tree-leaf-x") + metric(&t, "tree-leaf-width");
    const struct box *list = child_list(box);
    if (!list)
        return;
    t.root = node_build(&t, list->first, NULL, 0);
    t.tops = ARENA_ARRAY(flow->arena, scaled, t.n_rows);
    t.heights = ARENA_ARRAY(flow->arena, scaled, t.n_rows);
    t.rises = ARENA_ARRAY(flow->arena, scaled, t.n_rows);
    rows_need(&t, t.root);

    scaled height = rows_place(&t, pitch_find(flow, box));

    struct vbox *vbox = vlist_box(v, height, column.region);
    lines_draw(&t, &vbox->content, t.root, column.x);
    nodes_draw(&t, &vbox->content, t.root, column.x);
    vbox->baseline = t.root->stack->baseline;
    /* The definitions of the questions stay with the tree. */
    if (box->next)
        vlist_break(v, BREAK_NEVER);
}
