/* Appends paragraphs to the vertical list, with the breaks that widows and orphans allow. */
#include "print/block/block.h"

#include "print/inline/heading.h"

#include <string.h>

static bool
same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* True if the paragraph above it has the same element and class. */
static bool
follows_its_kind(const struct box *before, const struct box *box)
{
    return before && before->kind == BOX_PARAGRAPH && !before->is_anonymous &&
           !box->is_anonymous && same_text(before->name->element, box->name->element) &&
           same_text(before->name->class, box->name->class);
}

static bool
is_inside(const struct box *box, const struct box *outer)
{
    while (box && box != outer)
        box = box->parent;
    return box != NULL;
}

/* The id of an inline is placed at the line with its first piece. */
static void
line_marks(struct flow *flow, struct content *c, const struct line *line)
{
    const struct paragraph *p = line->lines->paragraph;
    for (size_t i = line->first; i < line->end; i++) {
        const struct box *before = i > 0 ? p->pieces[i - 1].home->box : line->lines->box;
        const struct box *b = p->pieces[i].home->box;
        for (; b && b != line->lines->box; b = b->parent)
            if (box_id(b) && !is_inside(before, b))
                content_mark(flow->arena, c, b, 0);
    }
}

void
paragraph_flow(struct flow *flow, struct vlist *v, const struct box *box, struct column column)
{
    const struct style *style = box->style;
    bool is_indented =
        style->indent_after != style->text_indent && follows_its_kind(column.before, box);
    scaled indent = is_indented ? style->indent_after : style->text_indent;
    const struct lines *lines = style->balance ? title_break(flow, box, column.width)
                                               : line_break(flow, box, column.width, indent);
    size_t orphans = (size_t)MAX(style->orphans, 1), widows = (size_t)MAX(style->widows, 1);
    for (size_t k = 0; k < lines->n; k++) {
        const struct line *line = &lines->line[k];
        if (k > 0) {
            bool is_allowed =
                k >= orphans && lines->n - k >= widows && !lines->line[k - 1].is_hyphenated;
            vlist_break(v, is_allowed ? 0 : BREAK_NEVER);
        }
        if (v->keep_text > 0)
            vlist_break(v, BREAK_NEVER);
        struct vbox *vbox = vlist_box(v, line->height, column.region);
        vbox->baseline = line->baseline;
        vbox->is_line = true;
        if (style->line_grid && line->height == flow->grid)
            vlist_grid(v, flow->grid, line->baseline - flow->grid_baseline);
        content_line(flow->arena, &vbox->content, line, column.x, 0);
        line_marks(flow, &vbox->content, line);
        v->keep_lines = MAX(v->keep_lines - 1, 0);
        v->keep_text = MAX(v->keep_text - 1, 0);
    }
    v->keep_text = 0;
}
