/* Adds "(continued)" to a heading that is repeated after a page break. */
#include "print/block/block.h"

static const struct ink *
last_line(const struct content *c)
{
    const struct ink *last = NULL;
    for (const struct ink *ink = c->inks; ink; ink = ink->next)
        if (ink->line)
            last = ink;
    return last;
}

void
continued_add(
    struct flow *flow, struct repeat *repeat, const struct box *box, struct column column)
{
    const struct style *style = style_named(flow->theme, "table-continued");
    const struct shaped *shaped = text_shape(flow->text, style, flow->continued);
    const struct ink *last = last_line(&repeat->content);
    struct fragment f = { .kind = FRAGMENT_TEXT,
        .box = box,
        .style = style,
        .colour = style->colour,
        .x = column.x,
        .line_height = style->line_height };
    scaled gap = style->font_size * 4 / 5;
    scaled x = last ? last->x + last->line->x + last->line->width + gap : 0;
    if (last && x + text_width(shaped) <= column.x + column.width) {
        f.x = x;
        f.y = last->y + last->line->baseline;
        f.line_top = last->y;
        f.line_height = last->line->height;
    } else {
        f.y = repeat->height + text_baseline(flow->text, style);
        f.line_top = repeat->height;
        repeat->height += style->line_height;
    }
    for (; shaped; f.x += shaped->width, shaped = shaped->next) {
        f.shaped = shaped;
        f.width = shaped->width;
        content_fragment(flow->arena, &repeat->content, &f);
    }
    content_repeat(&repeat->content);
}
