/*
 * A pattern of signs, for a cover for example: the signs in order, spread over the width.  A
 * few are set in a fixed number of columns.  With more signs, columns are added and signs
 * become smaller, so that the pattern stays about as high as it is wide, and never higher than
 * the theme allows.
 */
#include "print/block/block.h"

struct pattern {
    int64_t columns, rows;
    scaled sign, column_gap, row_gap;
};

static struct pattern
pattern_measure(const struct theme *theme, int64_t n, scaled width)
{
    struct pattern p = { .columns = theme_metric(theme, "pattern-columns"),
        .sign = theme_metric(theme, "pattern-sign"),
        .row_gap = theme_metric(theme, "pattern-row-gap") };
    scaled most = theme_metric(theme, "pattern-height");
    p.rows = (n + p.columns - 1) / p.columns;
    bool is_wide = p.columns * p.sign > width;
    if (is_wide || p.rows * p.sign + (p.rows - 1) * p.row_gap > most) {
        /* columns = ceil(sqrt(n * aspect)), and then as many as the height requires */
        int64_t aspect = theme_metric(theme, "pattern-aspect");
        p.columns = 1;
        while (p.columns * p.columns * 1000 < n * aspect)
            p.columns++;
        for (;; p.columns++) {
            p.sign = (scaled)(width / p.columns * theme_metric(theme, "pattern-fill") / 1000);
            p.row_gap = (scaled)(width / p.columns) - p.sign;
            p.rows = (n + p.columns - 1) / p.columns;
            if (p.rows * p.sign + (p.rows - 1) * p.row_gap <= most || p.columns >= n)
                break;
        }
    }
    if (p.columns > 1)
        p.column_gap = (scaled)((width - p.columns * p.sign) / (p.columns - 1));
    return p;
}

void
pattern_flow(struct flow *flow, struct vlist *v, const struct box *box, struct column column)
{
    int64_t n = 0, i = 0;
    for (const struct box *sign = box->first; sign; sign = sign->next)
        n++;
    if (n == 0)
        return;
    struct pattern p = pattern_measure(flow->theme, n, column.width);
    scaled height = (scaled)(p.rows * p.sign + (p.rows - 1) * p.row_gap);
    struct vbox *vbox = vlist_box(v, height, column.region);
    for (const struct box *sign = box->first; sign; sign = sign->next, i++)
        content_fragment(flow->arena, &vbox->content,
            &(struct fragment){ .kind = FRAGMENT_SIGN,
                .artifact = ARTIFACT_LAYOUT,
                .box = sign,
                .colour = sign->style->colour,
                .x = column.x + (scaled)(i % p.columns) * (p.sign + p.column_gap),
                .y = (scaled)(i / p.columns) * (p.sign + p.row_gap),
                .width = p.sign,
                .height = p.sign });
}
