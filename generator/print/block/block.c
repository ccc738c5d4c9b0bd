/*
 * Converts blocks to the vertical list: margins collapse; padding and rules become boxes that
 * stay with their content.
 */
#include "print/block/block.h"

#include "picture/picture.h"
#include "print/box/attribute.h"

#include <string.h>

/* Between the opening of a unit and its table: rather a page more. */
#define COST_AFTER_OPENING BREAK_PRICE(1300)

/* Sets a list item.  Its marker hangs in the padding, on the baseline of the first line. */
static void
item_flow(struct flow *flow, struct vlist *v, const struct box *box, struct column column)
{
    size_t first = v->n;
    flow_children(flow, v, box, column);
    if (!box_marker(box))
        return;
    scaled hang = box->style->padding[EDGE_LEFT];
    const struct lines *marker = line_break(flow, box_marker(box), SCALED_MAX / 4, 0);
    if (marker->n == 0)
        return;
    const struct line *line = &marker->line[0];
    for (size_t i = first; i < v->n; i++) {
        struct vbox *vbox = &v->boxes[i];
        if (vbox->baseline >= 0) {
            scaled y = vbox->baseline - line->baseline;
            content_line(flow->arena, &vbox->content, line, column.x - hang, y);
            return;
        }
    }
    struct vbox *alone = vlist_box(v, line->height, column.region);
    alone->baseline = line->baseline;
    content_line(flow->arena, &alone->content, line, column.x - hang, 0);
}

/* Adds the rule and the padding above or below the content of a block. */
static void
edge_flow(struct flow *flow, struct vlist *v, const struct box *box, enum edge edge,
    struct column column)
{
    const struct border *border = &box->style->border[edge];
    scaled padding = box->style->padding[edge];
    scaled width = border->colour.is_set ? border->width : 0;
    if (width + padding <= 0)
        return;
    if (edge == EDGE_BOTTOM)
        vlist_break(v, BREAK_NEVER);
    struct vbox *vbox = vlist_box(v, width + padding, column.region);
    content_rect(flow->arena, &vbox->content, box, ARTIFACT_LAYOUT, border->colour, column.x,
        edge == EDGE_TOP ? 0 : padding, column.width, width);
    if (edge == EDGE_TOP)
        vlist_break(v, BREAK_NEVER);
}

/* A rule and padding that stand above a line on the grid are placed with it. */
static void
edge_grid(struct vlist *v, size_t edge)
{
    if (edge + 1 >= v->n || v->items[edge + 1].grid == 0)
        return;
    const struct vitem *below = &v->items[edge + 1];
    v->items[edge].grid = below->grid;
    v->items[edge].phase = v->items[edge].height + below->space + below->phase;
}

/* Begins the background and the vertical borders of a block, at the next box. */
static size_t
decor_begin(struct vlist *v, const struct box *box, struct column column)
{
    const struct style *style = box->style;
    size_t begun = v->n_decors;
    if (style->background.is_set) {
        struct decor *d = vlist_decor(v);
        d->colour = style->background;
        d->is_ground = true;
        d->x = column.x - style->bleed;
        d->width = column.width + 2 * style->bleed;
    }
    for (enum edge edge = EDGE_RIGHT; edge <= EDGE_LEFT; edge += 2) {
        const struct border *border = &style->border[edge];
        if (border->width > 0 && border->colour.is_set) {
            struct decor *d = vlist_decor(v);
            d->colour = border->colour;
            scaled out = style->bleed > 0 ? style->bleed + border->width : 0;
            d->x = edge == EDGE_LEFT ? column.x - out
                                     : column.x + column.width - border->width + out;
            d->width = border->width;
        }
    }
    for (size_t k = begun; k < v->n_decors; k++) {
        v->decors[k].box = box;
        v->decors[k].region = column.region;
    }
    return begun;
}

/* A picture as a block: as wide as it asks for, but no wider than the room. */
static void
image_flow(struct flow *flow, struct vlist *v, const struct box *box, struct column column)
{
    const struct picture *picture = box_more(box)->picture;
    if (!picture || picture->width <= 0)
        return;
    scaled page = flow->master->bottom - flow->master->top;
    scaled wish = box->style->width > 0 ? box->style->width : picture->width;
    scaled width = MIN(wish, column.width);
    scaled height = (scaled)((int64_t)picture->height * width / picture->width);
    if (height > page) {
        width = (scaled)((int64_t)width * page / height);
        height = page;
    }
    struct vbox *vbox = vlist_box(v, height, column.region);
    content_fragment(flow->arena, &vbox->content,
        &(struct fragment){ .kind = FRAGMENT_IMAGE,
            .box = box,
            .x = column.x,
            .width = width,
            .height = height });
}

static void
inside_flow(struct flow *flow, struct vlist *v, const struct box *box, struct column column)
{
    switch (box->kind) {
    case BOX_PARAGRAPH:
        paragraph_flow(flow, v, box, column);
        break;
    case BOX_LIST_ITEM:
        item_flow(flow, v, box, column);
        break;
    case BOX_COLUMNS:
        columns_flow(flow, v, box, column);
        break;
    case BOX_TABLE:
        table_flow(flow, v, box, column);
        break;
    case BOX_TREE:
        tree_flow(flow, v, box, column);
        break;
    case BOX_PATTERN:
        pattern_flow(flow, v, box, column);
        break;
    case BOX_MULTICOL:
        multicol_flow(flow, v, box, column);
        break;
    case BOX_ALTERNATIVES: /* one has been chosen */
    case BOX_BLOCK:
    case BOX_CELL:
    case BOX_SIDE:
    case BOX_TABLE_GROUP:
    case BOX_ROW:
        flow_children(flow, v, box, column);
        break;
    case BOX_INLINE:
    case BOX_TEXT:
    case BOX_PAGE_REF:
    case BOX_SIGN:
    case BOX_BARS:
    case BOX_LINE_BREAK:
    case BOX_ANCHOR:
        break; /* inlines only occur in paragraphs */
    case BOX_IMAGE:
        image_flow(flow, v, box, column);
        break;
    }
}

/* True if a list item must not break: it has few lines, or its style says so. */
static bool
is_kept_whole(struct flow *flow, const struct box *box, scaled width)
{
    if (box->style->break_inside.kind == BREAK_AVOID)
        return true;
    if (box->kind != BOX_LIST_ITEM || flow->is_nested)
        return false;
    int most = theme_metric(flow->theme, "list-whole-lines"), count = 0;
    for (const struct box *b = box->first; b; b = b->next) {
        if (b->kind != BOX_PARAGRAPH)
            return false;
        count += (int)line_break(flow, b, width, 0)->n;
    }
    return count <= most;
}

/* A heading, repeated with "(continued)"; NULL if the box is not a heading. */
static const struct repeat *
head_repeat(struct flow *flow, const struct box *head, struct column column)
{
    if (!head || head->kind != BOX_PARAGRAPH || head->style->break_after.kind != BREAK_AVOID)
        return NULL;
    struct flow nested = *flow;
    nested.is_nested = true;
    struct vlist *v = vlist_new(flow->arena);
    paragraph_flow(&nested, v, head, column);
    struct stack *stack = vlist_stack(v);
    struct repeat *repeat = ARENA_NEW(flow->arena, struct repeat);
    repeat->content = stack->content;
    repeat->height = stack->height;
    continued_add(flow, repeat, head, column);
    repeat->height += head->style->margin[EDGE_BOTTOM];
    return repeat;
}

static void
note_add(struct flow *flow, struct vlist *v, const struct box *box)
{
    struct flow nested = *flow;
    nested.is_nested = true;
    struct note *note = vlist_note(v);
    note->box = box;
    struct vlist *list = vlist_new(flow->arena);
    struct column column = { .region = REGION_MAIN, .width = flow->master->side };
    if (box_id(box))
        vlist_mark(list, box);
    inside_flow(&nested, list, box, column);
    note->stack = vlist_stack(list);
    note->again = head_repeat(flow, box->first, column);
}

/* Prices are for what stands between two of the same block. */
static int32_t
price_before(const struct box *box)
{
    bool is_first = !box->parent || box->parent->first == box;
    return is_first ? 0 : BREAK_PRICE(box->style->break_before.price);
}

static int32_t
price_after(const struct box *box)
{
    return box->next ? BREAK_PRICE(box->style->break_after.price) : 0;
}

static void
break_before(struct flow *flow, struct vlist *v, const struct box *box)
{
    enum break_kind kind = box->style->break_before.kind;
    vlist_break(v, price_before(box));
    if (kind == BREAK_AVOID)
        vlist_break(v, BREAK_NEVER);
    else if (kind >= BREAK_PAGE && v->n > 0 && !flow->is_nested)
        vlist_break(v, BREAK_FORCED);
    if (box_id(box))
        vlist_mark(v, box);
    if (box->style->at_foot)
        v->at_foot = true;
    if (!flow->is_nested && box_attribute(box, "data-running") && box->parent->parent) {
        /* The previous unit had nothing more to keep with its opening. */
        v->keep_text = 0;
        if (v->penalty == COST_AFTER_OPENING)
            v->penalty = 0;
        v->running = box;
    }
}

/*
 * A heading stays with the lines below it.  A block (a unit's opening) stays with the first
 * lines of the text below it; a table may move to the next page.
 */
static void
break_after(struct flow *flow, struct vlist *v, const struct box *box)
{
    enum break_kind kind = box->style->break_after.kind;
    vlist_break(v, price_after(box));
    if (kind == BREAK_AVOID && box->kind == BOX_PARAGRAPH) {
        vlist_break(v, BREAK_NEVER);
        v->keep_lines = theme_metric(flow->theme, "heading-lines");
    } else if (kind == BREAK_AVOID) {
        vlist_break(v, COST_AFTER_OPENING);
        v->keep_text = theme_metric(flow->theme, "opening-lines");
    } else if (kind >= BREAK_PAGE && !flow->is_nested)
        vlist_break(v, BREAK_FORCED);
}

/*
 * Ends a block.  A unit is what has its own running header and costs something to divide.  What
 * fits the next page as a whole does not begin at the foot of this one.
 */
static void
unit_end(struct flow *flow, struct vlist *v, const struct box *box, size_t first)
{
    scaled min_space = box->style->min_space;
    scaled page = flow->master->bottom - flow->master->top;
    if (v->n > first && v->boxes[first].running == box && !flow->is_nested) {
        v->items[first].is_unit = box->style->break_inside.price > 0;
        if (min_space == 0)
            min_space =
                (scaled)((int64_t)page * theme_metric(flow->theme, "move-whole-under") / 100);
    }
    if (min_space > 0 && v->n > first + 1 && !flow->is_nested) {
        v->items[first].min_space = min_space;
        v->items[first].unit_end = v->n;
    }
}

void
flow_block(struct flow *flow, struct vlist *v, const struct box *box, struct column column)
{
    const struct style *style = box->style;
    if (box->kind == BOX_SIDE) {
        if (!flow->is_nested) {
            note_add(flow, v, box);
            return;
        }
    }
    struct column outer = column;
    if (style->region == REGION_FULL && column.region == REGION_MAIN && !flow->is_nested) {
        outer.region = REGION_FULL;
        outer.x = 0;
        outer.width = flow->master->main + flow->master->gutter + flow->master->side;
    }
    outer.x += style->margin[EDGE_LEFT];
    outer.width -= style->margin[EDGE_LEFT] + style->margin[EDGE_RIGHT];
    if (style->width > 0 && style->width < outer.width)
        outer.width = style->width;
    struct column inner = outer;
    bool bleeds = style->bleed > 0; /* its vertical borders lie outside and take no room */
    scaled left = (bleeds ? 0 : style->border[EDGE_LEFT].width) + style->padding[EDGE_LEFT];
    scaled right = (bleeds ? 0 : style->border[EDGE_RIGHT].width) + style->padding[EDGE_RIGHT];
    inner.x += left;
    inner.width -= left + right;

    vlist_space(v, style->margin[EDGE_TOP]);
    if (box->kind == BOX_PARAGRAPH && style->break_after.kind == BREAK_AVOID)
        v->keep_lines = 0; /* the content of the previous heading is complete */
    break_before(flow, v, box);
    size_t first = v->n;
    const struct repeat *repeat = v->repeat;
    size_t decor = decor_begin(v, box, outer), decor_end = v->n_decors;
    edge_flow(flow, v, box, EDGE_TOP, outer);
    bool has_edge = v->n > first;
    inside_flow(flow, v, box, inner);
    if (has_edge)
        edge_grid(v, first);
    if (box->kind == BOX_BLOCK && style->join_signs.is_set) {
        signs_join(flow, v, first, box);
        v->repeat = repeat;
    }
    edge_flow(flow, v, box, EDGE_BOTTOM, outer);
    for (; decor < decor_end; decor++)
        v->decors[decor].end = v->n;
    if (v->n > first && is_kept_whole(flow, box, inner.width))
        vlist_keep(v, first, flow->master->bottom - flow->master->top);
    vlist_price(v, first, BREAK_PRICE(style->break_inside.price));
    unit_end(flow, v, box, first);
    vlist_space(v, style->margin[EDGE_BOTTOM]);
    break_after(flow, v, box);
}

/* The heading above a list of rows, repeated on a page that begins with one of the rows. */
static const struct repeat *
rows_head(struct flow *flow, const struct box *list, struct column column)
{
    const struct box *head = list->parent->first;
    while (head && head->next != list)
        head = head->next;
    return head_repeat(flow, head, column);
}

void
flow_children(struct flow *flow, struct vlist *v, const struct box *box, struct column column)
{
    const struct style *style = box->style;
    bool has_rows = box->first && box->first->kind == BOX_COLUMNS;
    const struct box *before = NULL;
    if (has_rows && style->first_rows > 0 && v->keep_lines > 0)
        v->keep_lines = style->first_rows;
    for (const struct box *child = box->first; child; child = child->next) {
        column.before = before;
        flow_block(flow, v, child, column);
        if (!before && has_rows && style->continuation == CONTINUATION_HEADING &&
            !flow->is_nested)
            v->repeat = rows_head(flow, box, column);
        before = child;
    }
}

struct stack *
flow_stack(struct flow *flow, const struct box *box, scaled width)
{
    struct flow nested = *flow;
    nested.is_nested = true;
    struct vlist *list = vlist_new(flow->arena);
    inside_flow(&nested, list, box, (struct column){ .region = REGION_MAIN, .width = width });
    return vlist_stack(list);
}
