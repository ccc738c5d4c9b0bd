#include "print/block/row.h"

/* Inside a row, which breaks only if it is too high to be kept whole. */
#define COST_IN_ROW BREAK_PRICE(20)

static scaled
inset(const struct box *box, enum edge edge)
{
    const struct border *border = &box->style->border[edge];
    return box->style->padding[edge] + (border->colour.is_set ? border->width : 0);
}

/* The border and padding at one side of a cell, with the padding squeezed. */
static scaled
side_inset(const struct box *box, enum edge edge, int squeeze)
{
    int64_t less = (int64_t)box->style->padding[edge] * squeeze / 1000;
    return inset(box, edge) - (scaled)less;
}

static scaled
cell_left(const struct cell *cell)
{
    return cell->x + side_inset(cell->box, EDGE_LEFT, cell->squeeze);
}

void
cell_set(struct flow *flow, struct cell *cell)
{
    scaled width = cell->width - side_inset(cell->box, EDGE_LEFT, cell->squeeze) -
                   side_inset(cell->box, EDGE_RIGHT, cell->squeeze);
    cell->stack = flow_stack(flow, cell->box, MAX(width, 0));
}

/* The width of the widest paragraph in a box; nested blocks add their margins and padding. */
static void
content_extent(struct flow *flow, const struct box *box, scaled *least, scaled *most)
{
    if (box->kind == BOX_PARAGRAPH) {
        line_extent(flow, box, least, most);
        return;
    }
    *least = *most = 0;
    for (const struct box *child = box->first; child; child = child->next) {
        scaled a, b,
            around = inset(child, EDGE_LEFT) + inset(child, EDGE_RIGHT) +
                     child->style->margin[EDGE_LEFT] + child->style->margin[EDGE_RIGHT];
        content_extent(flow, child, &a, &b);
        *least = MAX(*least, a + around);
        *most = MAX(*most, b + around);
    }
}

void
cell_extent(struct flow *flow, const struct box *box, int squeeze, scaled *least, scaled *most)
{
    content_extent(flow, box, least, most);
    scaled around = side_inset(box, EDGE_LEFT, squeeze) + side_inset(box, EDGE_RIGHT, squeeze);
    *least += around;
    *most += around;
}

void
row_measure(struct row *row)
{
    row->baseline = -1;
    for (size_t i = 0; i < row->n; i++) {
        struct cell *cell = &row->cells[i];
        cell->shift = inset(cell->box, EDGE_TOP);
        bool is_aligned = cell->box->style->cell_align == CELL_BASELINE;
        if (is_aligned && cell->stack->baseline >= 0)
            row->baseline = MAX(row->baseline, cell->shift + cell->stack->baseline);
    }
    row->height = 0;
    for (size_t i = 0; i < row->n; i++) {
        struct cell *cell = &row->cells[i];
        bool is_aligned = cell->box->style->cell_align == CELL_BASELINE;
        if (is_aligned && cell->stack->baseline >= 0)
            cell->shift = row->baseline - cell->stack->baseline;
        scaled height = cell->shift + cell->stack->height + inset(cell->box, EDGE_BOTTOM);
        if (cell->rowspan <= 1)
            row->height = MAX(row->height, height);
    }
    for (size_t i = 0; i < row->n; i++) {
        struct cell *cell = &row->cells[i];
        if (cell->box->style->cell_align == CELL_BOTTOM && cell->rowspan <= 1)
            cell->shift = row->height - inset(cell->box, EDGE_BOTTOM) - cell->stack->height;
        if (row->baseline < 0 && cell->stack->baseline >= 0)
            row->baseline = cell->shift + cell->stack->baseline;
    }
}

/*
 * Draws the background, rules and vertical borders of a cell, or of a part of it, with its top
 * at y.
 */
static void
cell_frame(struct flow *flow, struct content *c, const struct cell *cell, scaled y,
    scaled height, bool is_first, bool is_last)
{
    struct arena *a = flow->arena;
    const struct box *box = cell->box;
    const struct border *border = box->style->border;
    scaled bleed = box->style->bleed, right = cell->x + cell->width;
    content_rect(a, c, box, ARTIFACT_BACKGROUND, box->style->background, cell->x - bleed, y,
        cell->width + 2 * bleed, height);
    content_rect(a, c, box, ARTIFACT_LAYOUT, border[EDGE_LEFT].colour, cell->x, y,
        border[EDGE_LEFT].width, height);
    content_rect(a, c, box, ARTIFACT_LAYOUT, border[EDGE_RIGHT].colour,
        right - border[EDGE_RIGHT].width, y, border[EDGE_RIGHT].width, height);
    if (is_first)
        content_rect(a, c, box, ARTIFACT_LAYOUT, border[EDGE_TOP].colour, cell->x, y,
            cell->width, border[EDGE_TOP].width);
    if (is_last)
        content_rect(a, c, box, ARTIFACT_LAYOUT, border[EDGE_BOTTOM].colour, cell->x,
            y + height - border[EDGE_BOTTOM].width, cell->width, border[EDGE_BOTTOM].width);
}

/* Draws a rule of a row beside the cells that pass it. */
static void
row_rule(struct flow *flow, struct content *c, const struct row *row, enum edge edge, scaled y)
{
    const struct passing *passing =
        edge == EDGE_TOP ? &row->passing_above : &row->passing_below;
    scaled height = edge == EDGE_TOP ? row->above : row->below;
    struct colour colour = row->box->style->border[edge].colour;
    scaled x = row->x, end = row->x + row->width;
    for (size_t i = 0; i < passing->n; i++) {
        const struct cell *cell = passing->cells[i];
        content_rect(
            flow->arena, c, row->box, ARTIFACT_LAYOUT, colour, x, y, cell->x - x, height);
        x = cell->x + cell->width;
    }
    content_rect(flow->arena, c, row->box, ARTIFACT_LAYOUT, colour, x, y, end - x, height);
}

/* Draws the frames of the part of a row that is `height` high. */
static void
row_frame(struct flow *flow, struct content *c, const struct row *row, scaled y, scaled height,
    bool is_first, bool is_last)
{
    scaled top = y + (is_first ? row->above : 0);
    if (row->box) {
        struct arena *a = flow->arena;
        const struct style *style = row->box->style;
        content_rect(a, c, row->box, ARTIFACT_BACKGROUND, style->background,
            row->x - style->bleed, top, row->width + 2 * style->bleed, height);
        const struct border *bar = &style->border[EDGE_LEFT];
        content_rect(a, c, row->box, ARTIFACT_LAYOUT, bar->colour,
            row->x - style->bleed - bar->width, top, bar->width, height);
        if (is_first)
            row_rule(flow, c, row, EDGE_TOP, y);
        if (is_last)
            row_rule(flow, c, row, EDGE_BOTTOM, top + height);
    }
    for (size_t i = 0; i < row->n; i++) {
        bool is_whole = is_first && is_last;
        scaled high = is_whole ? MAX(height, row->cells[i].span_height) : height;
        cell_frame(flow, c, &row->cells[i], top, high, is_first, is_last);
    }
}

static void
row_marks(struct flow *flow, struct content *c, const struct row *row, scaled y)
{
    if (row->box && box_id(row->box))
        content_mark(flow->arena, c, row->box, y);
    for (size_t i = 0; i < row->n; i++)
        if (box_id(row->cells[i].box))
            content_mark(flow->arena, c, row->cells[i].box, y);
}

void
row_draw(struct flow *flow, struct content *c, const struct row *row, scaled y)
{
    row_frame(flow, c, row, y, row->height, true, true);
    row_marks(flow, c, row, y);
    for (size_t i = 0; i < row->n; i++) {
        const struct cell *cell = &row->cells[i];
        content_add(flow->arena, c, &cell->stack->content, cell_left(cell),
            y + row->above + cell->shift);
    }
}

/* The state of slicing a cell: its next box, and the position of that box in the row. */
struct cursor {
    size_t next;
    scaled shift;
};

static scaled
cursor_top(const struct cell *cell, const struct cursor *at)
{
    return at->shift + cell->stack->tops[at->next];
}

static scaled
cursor_bottom(const struct cell *cell, size_t i, scaled shift)
{
    return shift + cell->stack->tops[i] + cell->stack->list->items[i].height;
}

/* The bottom of the last box of the cell that `cut` goes through, or else `cut` itself. */
static scaled
cell_uncut(const struct cell *cell, const struct cursor *at, scaled cut)
{
    const struct stack *stack = cell->stack;
    for (size_t k = at->next; k < stack->list->n; k++) {
        scaled bottom = cursor_bottom(cell, k, at->shift);
        if (at->shift + stack->tops[k] < cut && bottom > cut)
            cut = bottom;
    }
    return cut;
}

/*
 * The end of the slice that begins at `from`: the first height at which no cell is cut through
 * a box, or `most` below `from` if there is none before.
 */
static scaled
slice_end(const struct row *row, const struct cursor *at, scaled from, scaled most)
{
    scaled cut = SCALED_MAX;
    for (size_t i = 0; i < row->n; i++)
        if (at[i].next < row->cells[i].stack->list->n)
            cut = MIN(cut, cursor_bottom(&row->cells[i], at[i].next, at[i].shift));
    for (bool is_clean = false; !is_clean && cut - from <= most;) {
        scaled before = cut;
        for (size_t i = 0; i < row->n; i++)
            cut = cell_uncut(&row->cells[i], &at[i], cut);
        is_clean = cut == before;
    }
    if (cut - from <= most)
        return cut;
    /* but at least one box of each cell */
    cut = from + most;
    for (size_t i = 0; i < row->n; i++)
        if (at[i].next < row->cells[i].stack->list->n)
            cut = MAX(cut, cursor_bottom(&row->cells[i], at[i].next, at[i].shift));
    return cut;
}

static bool
slice_draw(struct flow *flow, struct content *c, const struct row *row, struct cursor *at,
    scaled from, scaled cut, scaled y)
{
    bool is_last = true;
    for (size_t i = 0; i < row->n; i++) {
        const struct cell *cell = &row->cells[i];
        const struct stack *stack = cell->stack;
        struct cursor *cursor = &at[i];
        scaled x = cell_left(cell);
        for (; cursor->next < stack->list->n; cursor->next++) {
            if (cursor_bottom(cell, cursor->next, cursor->shift) > cut)
                break;
            content_add(flow->arena, c, &stack->list->boxes[cursor->next].content, x,
                y + cursor_top(cell, cursor) - from);
        }
        if (cursor->next < stack->list->n) {
            is_last = false;
            scaled top = cursor_top(cell, cursor);
            if (top < cut)
                cursor->shift += cut - top;
        }
    }
    return is_last;
}

/*
 * If a page begins inside the row, what is repeated there keeps the same distance from the text
 * as above a complete row.
 */
static const struct repeat *
slices_repeat(struct flow *flow, const struct row *row, const struct repeat *repeat)
{
    if (!repeat)
        return NULL;
    struct repeat *padded = ARENA_NEW(flow->arena, struct repeat);
    *padded = *repeat;
    scaled padding = 0;
    for (size_t i = 0; i < row->n; i++)
        padding = MAX(padding, inset(row->cells[i].box, EDGE_TOP));
    padded->height += padding;
    return padded;
}

/* Puts the row that was added last on the grid of the first of its cells that is on it. */
static void
row_grid(struct vlist *v, const struct row *row)
{
    for (size_t i = 0; i < row->n; i++) {
        const struct cell *cell = &row->cells[i];
        const struct vitem *first = cell->stack->list->items;
        if (cell->stack->list->n == 0 || first->grid == 0)
            continue;
        vlist_grid(v, first->grid, row->above + cell->shift + first->phase);
        return;
    }
}

static void
slices_flow(struct flow *flow, struct vlist *v, const struct row *row, enum region region)
{
    const struct repeat *outer = v->repeat;
    scaled most = (flow->master->bottom - flow->master->top) / 4, from = 0;
    struct cursor *at = ARENA_ARRAY(flow->arena, struct cursor, row->n);
    for (size_t i = 0; i < row->n; i++)
        at[i].shift = row->cells[i].shift;
    size_t first = v->n;
    for (bool is_last = false; !is_last;) {
        bool is_first = v->n == first;
        scaled cut = slice_end(row, at, from, most);
        struct content c;
        content_init(&c);
        is_last = slice_draw(flow, &c, row, at, from, cut, is_first ? row->above : 0);
        if (is_last)
            cut = MAX(cut, row->height);
        if (!is_first)
            vlist_break(v, v->n == first + 1 || is_last ? BREAK_NEVER : COST_IN_ROW);
        scaled rules = (is_first ? row->above : 0) + (is_last ? row->below : 0);
        struct vbox *box = vlist_box(v, cut - from + rules, region);
        row_frame(flow, &box->content, row, 0, cut - from, is_first, is_last);
        content_add(flow->arena, &box->content, &c, 0, 0);
        if (is_first) {
            row_grid(v, row);
            row_marks(flow, &box->content, row, 0);
            box->baseline = row->baseline < 0 ? -1 : row->above + row->baseline;
        }
        from = cut;
        if (is_first)
            v->repeat = row->beside ? row->beside : slices_repeat(flow, row, outer);
    }
    v->repeat = outer;
}

void
row_flow(struct flow *flow, struct vlist *v, const struct row *row, enum region region)
{
    scaled height = row->above + row->height + row->below;
    bool has_content = false;
    for (size_t i = 0; i < row->n; i++)
        has_content |= row->cells[i].stack->list->n > 0;
    bool may_break = row->beside || height > (flow->master->bottom - flow->master->top) / 2;
    if (!flow->is_nested && has_content && may_break)
        slices_flow(flow, v, row, region);
    else {
        struct vbox *box = vlist_box(v, height, region);
        row_draw(flow, &box->content, row, 0);
        row_grid(v, row);
        box->baseline = row->baseline < 0 ? -1 : row->above + row->baseline;
    }
    v->keep_lines = MAX(v->keep_lines - 1, 0);
}
