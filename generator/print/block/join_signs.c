/*
 * The line that joins the signs of a list (the property join-signs).  Every row draws its own
 * part, from its upper edge to its sign and from its sign to its lower edge, so the line
 * continues to the edge if a page ends between two rows.
 */
#include "print/block/block.h"

/* The first sign in a content, and its position. */
struct sign_place {
    const struct box *box;
    scaled x, y, size;
};

static bool
line_sign(struct flow *flow, const struct ink *ink, struct sign_place *out)
{
    const struct line *line = ink->line;
    const struct paragraph *p = line->lines->paragraph;
    scaled x = ink->x + line->x;
    for (size_t i = line->first; i < line->end; i++) {
        const struct piece *piece = &p->pieces[i];
        if (piece->kind == PIECE_OBJECT && piece->home->box->kind == BOX_SIGN) {
            const struct style *style = piece->home->box->style;
            int64_t rise = (int64_t)flow->metrics->sign_rise * style->font_size;
            out->box = piece->home->box;
            out->size = style->sign_size;
            out->x = x + style->margin[EDGE_LEFT];
            out->y = ink->y + line->baseline - (scaled)(rise / 1000) - out->size / 2;
            return true;
        }
        x += piece->width;
    }
    return false;
}

static bool
content_sign(struct flow *flow, const struct content *c, struct sign_place *out)
{
    for (const struct ink *ink = c->inks; ink; ink = ink->next)
        if (ink->line && line_sign(flow, ink, out))
            return true;
    return false;
}

/*
 * Makes what stands white between two boxes a part of the upper one, so that the line runs
 * through it.  The first box is on the grid, so all distances are the same wherever it stands.
 */
static void
spaces_fill(struct vlist *v, size_t first)
{
    int64_t y = 0;
    for (size_t i = first; i < v->n; i++) {
        int64_t top = pagebreak_top(&v->items[i], y, i == first);
        if (i > first) {
            v->items[i - 1].height += (scaled)(top - y);
            v->items[i].space = 0;
        }
        y = top + v->items[i].height;
    }
}

void
signs_join(struct flow *flow, struct vlist *v, size_t first, const struct box *list)
{
    struct sign_place sign;
    size_t begin = SIZE_MAX, end = first;
    if (v->n > first && v->items[first].grid > 0)
        spaces_fill(v, first);
    for (size_t i = first; i < v->n; i++)
        if (content_sign(flow, &v->boxes[i].content, &sign)) {
            begin = MIN(begin, i);
            end = i;
        }
    struct colour colour = list->style->join_signs;
    scaled width = theme_metric(flow->theme, "join-line");
    for (size_t i = begin; begin < end && i <= end; i++) {
        struct content *c = &v->boxes[i].content;
        scaled height = v->items[i].height, top = 0;
        bool has_sign = content_sign(flow, c, &sign);
        scaled x = sign.x + theme_metric(flow->theme, "join-x");
        if (has_sign && i > begin)
            content_rect(flow->arena, c, list, ARTIFACT_LAYOUT, colour, x, 0, width,
                sign.y - theme_metric(flow->theme, "join-gap"));
        if (has_sign)
            top = sign.y + theme_metric(flow->theme, "join-top");
        if (i < end)
            content_rect(
                flow->arena, c, list, ARTIFACT_LAYOUT, colour, x, top, width, height - top);
    }
}
