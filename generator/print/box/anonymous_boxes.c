/*
 * Builds an element's box from its children: a block with only inlines is a paragraph; if
 * blocks and inlines are mixed, each run of inlines gets an anonymous paragraph; an inline that
 * contains a block becomes a block itself.  Notes for the side column do not take part in this.
 */
#include "print/box/anonymous_boxes.h"

#include "print/box/space.h"

void
box_append(struct box *parent, struct box *child)
{
    child->parent = parent;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

static void
prepend(struct box *parent, struct box *child)
{
    child->parent = parent;
    child->next = parent->first;
    parent->first = child;
    if (!parent->last)
        parent->last = child;
}

static bool
is_inline(const struct box *box)
{
    switch (box->kind) {
    case BOX_INLINE:
    case BOX_TEXT:
    case BOX_PAGE_REF:
    case BOX_SIGN:
    case BOX_BARS:
    case BOX_LINE_BREAK:
    case BOX_ANCHOR:
    case BOX_IMAGE: /* until it proves to be alone */
        return true;
    case BOX_BLOCK:
    case BOX_PARAGRAPH:
    case BOX_LIST_ITEM:
    case BOX_COLUMNS:
    case BOX_TABLE:
    case BOX_TABLE_GROUP:
    case BOX_ROW:
    case BOX_CELL:
    case BOX_TREE:
    case BOX_PATTERN:
    case BOX_MULTICOL:
    case BOX_ALTERNATIVES:
    case BOX_SIDE:
        break;
    }
    return false;
}

/* True for white space, or inlines that contain nothing else. */
static bool
is_blank(const struct box *box)
{
    if (box->kind == BOX_TEXT)
        return space_is_blank(box->text, box->text_size);
    if (box->kind != BOX_INLINE || box_id(box))
        return false;
    const struct box *c = box->first;
    while (c && is_blank(c))
        c = c->next;
    return !c;
}

struct box *
box_new(struct box_builder *b, enum box_kind kind, const struct box_name *name,
    const struct style *style, const struct span *origin)
{
    struct box *box = ARENA_NEW(b->arena, struct box);
    box->kind = kind;
    box->name = name;
    box->style = style;
    box->origin = origin;
    if (kind != BOX_TEXT)
        box->colspan = box->rowspan = 1;
    return box;
}

const struct box_name *
box_name(struct box_builder *b, const char *element, const char *class)
{
    const struct box_name asked = { element, class };
    const struct box_name *name = g_hash_table_lookup(b->names, &asked);
    if (!name) {
        name = arena_copy(b->arena, &asked, sizeof asked);
        g_hash_table_add(b->names, (gpointer)(uintptr_t)name);
    }
    return name;
}

static struct box *
anonymous(struct box_builder *b, enum box_kind kind, const struct box *parent)
{
    const struct box_name *name = box_name(b, parent->name->element, NULL);
    struct box *box =
        box_new(b, kind, name, style_anonymous(b->theme, parent->style), parent->origin);
    box->is_anonymous = true;
    box->is_artifact = parent->is_artifact;
    return box;
}

void
children_add(struct children *list, struct box *child)
{
    child->next = NULL;
    if (list->last)
        list->last->next = child;
    else
        list->first = child;
    list->last = child;
    if (child->kind == BOX_SIDE || child->kind == BOX_ANCHOR || is_blank(child))
        return;
    if (is_inline(child))
        list->has_inline = true;
    else
        list->has_block = true;
}

/* A run of inlines between blocks. */
struct inline_run {
    struct box *first, *last;
    bool has_anchor, has_image, has_other;
};

static void
run_add(struct inline_run *run, struct box *child)
{
    child->next = NULL;
    if (run->last)
        run->last->next = child;
    else
        run->first = child;
    run->last = child;
    if (child->kind == BOX_ANCHOR)
        run->has_anchor = true;
    else if (child->kind == BOX_IMAGE)
        run->has_image = true;
    else if (!is_blank(child))
        run->has_other = true;
}

static struct box *
first_paragraph(struct box *box)
{
    if (box->kind == BOX_PARAGRAPH)
        return box;
    for (struct box *c = box->first; c; c = c->next) {
        struct box *found = first_paragraph(c);
        if (found)
            return found;
    }
    return NULL;
}

/* Anchors between blocks are attached to the next block, or to the one before. */
static void
place_anchors(struct box *parent, struct box *anchors, struct box *next)
{
    struct box *home = next ? first_paragraph(next) : NULL;
    if (!home && !next && parent->last)
        home = first_paragraph(parent->last);
    for (struct box *a = anchors, *after; a; a = after) {
        after = a->next;
        if (a->kind != BOX_ANCHOR)
            continue;
        if (home && next)
            prepend(home, a);
        else
            box_append(home ? home : parent, a);
    }
}

/*
 * Ends a run of inlines before `next` (NULL at the end): it becomes an anonymous paragraph,
 * unless it contains only white space, pictures and anchors.
 */
static void
run_end(struct box_builder *b, struct box *parent, struct inline_run *run, struct box *next)
{
    struct box *list = run->first;
    if (run->has_other) {
        struct box *paragraph = anonymous(b, BOX_PARAGRAPH, parent);
        for (struct box *c = list, *after; c; c = after) {
            after = c->next;
            box_append(paragraph, c);
        }
        space_collapse(paragraph);
        box_append(parent, paragraph);
    } else if (run->has_image) {
        for (struct box *c = list, *after; c; c = after) {
            after = c->next;
            if (!is_blank(c))
                box_append(parent, c);
        }
    } else if (run->has_anchor) {
        place_anchors(parent, list, next);
    }
    *run = (struct inline_run){ .first = NULL };
}

/*
 * Adds the children of a container of blocks; runs of inlines get paragraphs.  Blocks that the
 * theme sets at the end come last.
 */
static void
set_block_children(struct box_builder *b, struct box *parent, struct children *list)
{
    struct inline_run run = { .first = NULL };
    struct box *late = NULL, **late_end = &late;
    for (struct box *c = list->first, *after; c; c = after) {
        after = c->next;
        if (is_inline(c)) {
            run_add(&run, c);
            continue;
        }
        if (c->style->at_end) {
            c->next = NULL;
            *late_end = c;
            late_end = &c->next;
            continue;
        }
        if (c->kind != BOX_SIDE)
            run_end(b, parent, &run, c);
        box_append(parent, c);
    }
    run_end(b, parent, &run, NULL);
    for (struct box *c = late, *after; c; c = after) {
        after = c->next;
        box_append(parent, c);
    }
}

static void
set_inline_children(struct box *parent, struct children *list)
{
    for (struct box *c = list->first, *after; c; c = after) {
        after = c->next;
        box_append(parent, c);
    }
}

static bool
has_only_images(const struct children *list)
{
    for (const struct box *c = list->first; c; c = c->next) {
        if (c->kind != BOX_IMAGE && !is_blank(c) && c->kind != BOX_SIDE)
            return false;
    }
    return true;
}

static bool
has_side(const struct children *list)
{
    for (const struct box *c = list->first; c; c = c->next) {
        if (c->kind == BOX_SIDE)
            return true;
    }
    return false;
}

static struct box *
in_paragraph(struct box_builder *b, struct box *parent, struct box *child)
{
    struct box *paragraph = anonymous(b, BOX_PARAGRAPH, parent);
    box_append(paragraph, child);
    space_collapse(paragraph);
    return paragraph;
}

/* The parent that a child needs inside a table: groups for rows, rows for cells. */
static struct box *
wrap_for(struct box_builder *b, struct box *parent, enum box_kind kind)
{
    struct box *last = parent->last;
    if (last && last->is_anonymous && last->kind == kind)
        return last;
    struct box *wrapper = anonymous(b, kind, parent);
    box_append(parent, wrapper);
    return wrapper;
}

/* The parent for a child of columns or of a part of a table. */
static struct box *
home_of(struct box_builder *b, struct box *parent, const struct box *child)
{
    struct box *home = parent;
    bool is_row = child->kind == BOX_ROW, is_cell = child->kind == BOX_CELL;
    if ((is_row || is_cell) && parent->kind == BOX_TABLE)
        home = wrap_for(b, home, BOX_TABLE_GROUP);
    if (is_cell && (parent->kind == BOX_TABLE || parent->kind == BOX_TABLE_GROUP))
        home = wrap_for(b, home, BOX_ROW);
    return home;
}

/*
 * Adds each child by itself, including inline elements: a column, a caption, a group, a row, a
 * cell.
 */
static void
set_part_children(struct box_builder *b, struct box *parent, struct children *list)
{
    struct inline_run anchors = { .first = NULL };
    for (struct box *c = list->first, *after; c; c = after) {
        after = c->next;
        if (is_blank(c))
            continue;
        if (c->kind == BOX_ANCHOR) {
            run_add(&anchors, c);
            continue;
        }
        struct box *home = home_of(b, parent, c);
        box_append(home, is_inline(c) ? in_paragraph(b, parent, c) : c);
        run_end(b, parent, &anchors, home->last);
    }
    run_end(b, parent, &anchors, NULL);
}

static void
move_signs(struct box *parent, struct box *list)
{
    for (struct box *c = list, *after; c; c = after) {
        after = c->next;
        if (c->kind == BOX_SIGN)
            box_append(parent, c);
        else
            move_signs(parent, c->first);
    }
}

void
box_set_children(struct box_builder *b, struct box *box, struct children *list)
{
    switch (box->kind) {
    case BOX_INLINE:
        if (list->has_block) {
            box->kind = BOX_BLOCK;
            set_block_children(b, box, list);
        } else {
            set_inline_children(box, list);
        }
        break;
    case BOX_PAGE_REF:
        set_inline_children(box, list);
        break;
    case BOX_BLOCK:
        if (list->has_inline && !list->has_block && !has_side(list) && !has_only_images(list)) {
            box->kind = BOX_PARAGRAPH;
            set_inline_children(box, list);
            space_collapse(box);
        } else {
            set_block_children(b, box, list);
        }
        break;
    case BOX_COLUMNS:
    case BOX_TABLE:
    case BOX_TABLE_GROUP:
    case BOX_ROW:
        set_part_children(b, box, list);
        break;
    case BOX_PATTERN:
        move_signs(box, list->first);
        break;
    case BOX_LIST_ITEM:
    case BOX_CELL:
    case BOX_TREE:
    case BOX_MULTICOL:
    case BOX_ALTERNATIVES:
    case BOX_SIDE:
        set_block_children(b, box, list);
        break;
    case BOX_PARAGRAPH:
    case BOX_TEXT:
    case BOX_SIGN:
    case BOX_BARS:
    case BOX_IMAGE:
    case BOX_LINE_BREAK:
    case BOX_ANCHOR:
        break;
    }
}
