/*
 * Converts pieces to lines: items_build makes items from the pieces, and linebreak finds the
 * ends of the lines.
 */
#include "print/inline/inline.h"

#include "print/inline/flow.h"
#include "print/inline/items.h"
#include "print/inline/linebreak.h"
#include "print/inline/page_refs.h"

const struct paragraph *
line_paragraph(struct flow *flow, const struct box *box)
{
    struct page_refs *refs = flow->refs;
    struct cached_paragraph *cached = page_refs_paragraph(refs, box);
    if (cached->paragraph && (!cached->has_labels || cached->pass == refs->pass))
        return cached->paragraph;
    guint asked = refs->asked->len;
    /*
     * Only now is it known whether the paragraph contains labels; if so, it is kept only for
     * this pass.
     */
    bool is_first = !cached->paragraph;
    struct arena *a = is_first ? refs->arena : flow->arena;
    cached->paragraph = text_paragraph(flow->text, a, box, page_refs_label, refs);
    cached->has_labels = refs->asked->len > asked;
    cached->lines = NULL;
    cached->pass = refs->pass;
    return cached->paragraph;
}

void
line_metrics_read(struct line_metrics *metrics, const struct theme *theme)
{
    *metrics = (struct line_metrics){
        .stretch = theme_metric(theme, "justify-stretch"),
        .shrink = theme_metric(theme, "justify-shrink"),
        .hyphen_penalty = theme_metric(theme, "hyphen-penalty"),
        .hyphen_lines = (unsigned)MIN(theme_metric(theme, "hyphen-lines"), 2),
        .short_word = (unsigned)theme_metric(theme, "short-word"),
        .sign_rise = theme_metric(theme, "sign-rise"),
        .bar_height = theme_metric(theme, "bar-height"),
        .bar_line = theme_metric(theme, "bar-line"),
    };
}

/* A line is higher if it contains a picture. */
static void
line_height(struct flow *flow, struct line *line)
{
    const struct paragraph *p = line->lines->paragraph;
    line->height = line->lines->style->line_height;
    line->baseline = text_baseline(flow->text, line->lines->style);
    bool is_alone = true;
    scaled ascent = 0, descent = 0;
    for (size_t i = line->first; i < line->end; i++) {
        const struct piece *piece = &p->pieces[i];
        if (piece->kind == PIECE_OBJECT && piece->home->box->kind == BOX_IMAGE) {
            ascent = MAX(ascent, piece->home->ascent);
            descent = MAX(descent, piece->home->descent);
        } else if (piece->kind != PIECE_ANCHOR && !piece_is_space(piece))
            is_alone = false;
    }
    if (ascent == 0)
        return;
    scaled below = line->height - line->baseline;
    line->baseline = is_alone ? ascent : MAX(ascent, line->baseline);
    line->height = line->baseline + (is_alone ? descent : MAX(descent, below));
}

/* A paragraph that reads against the book's direction begins at the column's other edge. */
static void
line_align(struct line *line, const struct line_end *end, scaled measure, scaled indent,
    bool is_mirrored)
{
    bool is_against = line->lines->paragraph->is_rtl != is_mirrored;
    enum text_align align = line->lines->style->text_align;
    scaled gap = measure - indent - end->width;
    line->x = is_against ? 0 : indent;
    if (end->ratio != 0 || end->glyphs != 0) {
        line->glyphs = end->glyphs;
        line->extra = gap + end->hang_left + end->hang_right;
        line->x -= is_against ? end->hang_right : end->hang_left;
    } else if (align == ALIGN_CENTRE)
        line->x += gap / 2;
    else if ((align == ALIGN_END) != is_against)
        line->x += gap;
}

/* The pieces of line k: [first, end), without the space at its end. */
static void
line_pieces(
    struct line *line, const struct item *items, const struct line_end *end, size_t from)
{
    const struct paragraph *p = line->lines->paragraph;
    const struct item *last = &items[end->item];
    line->first = from;
    line->end = last->piece;
    if (last->kind == ITEM_PENALTY && last->penalty != PENALTY_FORCED)
        line->end++; /* the piece after which the line breaks, or the hyphen */
    if (line->end > p->n)
        line->end = p->n;
}

struct lines *
line_set(struct flow *flow, struct arena *a, const struct paragraph *p, const struct box *box,
    const struct style *style, scaled measure, scaled indent)
{
    struct item *items = g_new(struct item, 2 * p->n + 1);
    size_t n = items_build(flow->metrics, p, items);
    struct linebreak_options options = {
        .measure = measure,
        .indent = indent,
        .is_justified = style->text_align == ALIGN_JUSTIFY,
        .glyph_stretch = style->glyph_stretch,
        .is_balanced = style->balance,
        .max_ladder = flow->metrics->hyphen_lines,
        .short_word = flow->metrics->short_word,
    };
    struct line_end *ends;
    struct lines *lines = ARENA_NEW(a, struct lines);
    *lines = (struct lines){ .paragraph = p, .box = box, .style = style, .measure = measure };
    lines->n = linebreak(flow->arena, items, n, &options, &ends);
    lines->line = ARENA_ARRAY(a, struct line, lines->n);
    size_t from = 0;
    for (size_t k = 0; k < lines->n; k++) {
        struct line *line = &lines->line[k];
        *line = (struct line){ .lines = lines, .width = ends[k].width, .ratio = ends[k].ratio };
        line_pieces(line, items, &ends[k], from);
        const struct item *last = &items[ends[k].item];
        bool is_shown = last->kind == ITEM_PENALTY && last->penalty != PENALTY_FORCED;
        line->is_hyphenated = is_shown && last->is_flagged;
        from = is_shown ? line->end : MIN(last->piece + 1, p->n);
        line_align(line, &ends[k], measure, k == 0 ? indent : 0, flow->metrics->is_mirrored);
        line_height(flow, line);
        if (ends[k].is_overfull)
            line->excess = line->width - measure + (k == 0 ? indent : 0);
    }
    g_free(items);
    return lines;
}

const struct lines *
line_break(struct flow *flow, const struct box *box, scaled measure, scaled indent)
{
    const struct paragraph *p = line_paragraph(flow, box);
    struct cached_paragraph *cached = page_refs_paragraph(flow->refs, box);
    if (!cached->lines || cached->measure != measure || cached->indent != indent) {
        struct arena *a = cached->has_labels ? flow->arena : flow->refs->arena;
        cached->lines = line_set(flow, a, p, box, box->style, measure, indent);
        cached->measure = measure;
        cached->indent = indent;
    }
    return cached->lines;
}

void
line_extent(struct flow *flow, const struct box *box, scaled *least, scaled *most)
{
    const struct paragraph *p = line_paragraph(flow, box);
    struct item *items = g_new(struct item, 2 * p->n + 1);
    size_t n = items_build(flow->metrics, p, items);
    int64_t part = 0, line = 0, space = 0, longest_part = 0, longest_line = 0;
    for (size_t i = 0; i < n; i++) {
        bool is_break = items[i].kind == ITEM_PENALTY && items[i].penalty < PENALTY_NEVER;
        bool is_bound = i > 0 && items[i - 1].penalty == PENALTY_NEVER;
        if (items[i].kind == ITEM_GLUE && !is_bound)
            is_break = true;
        if (is_break) {
            part += items[i].kind == ITEM_PENALTY ? items[i].width : 0;
            longest_part = MAX(longest_part, part);
            part = 0;
        } else if (items[i].kind != ITEM_PENALTY)
            part += items[i].width;
        if (items[i].kind == ITEM_GLUE)
            space += items[i].width;
        else if (items[i].kind == ITEM_BOX) {
            line += space + items[i].width;
            space = 0;
        }
        longest_line = MAX(longest_line, line);
        if (items[i].penalty == PENALTY_FORCED)
            line = space = 0;
    }
    *least = (scaled)MIN(longest_part, TEXT_WIDTH_MAX);
    *most = (scaled)MIN(longest_line, TEXT_WIDTH_MAX);
    g_free(items);
}
