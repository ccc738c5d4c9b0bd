/* Puts the pieces of a line into visual order and computes the x of each. */
#include "print/inline/line_draw.h"

#include <string.h>

/*
 * The background behind a box: its own, that of the nearest ancestor that has one, or the
 * page's.
 */
static struct colour
paper_behind(const struct canvas *canvas, const struct box *box)
{
    for (; box; box = box->parent)
        if (box->style->background.is_set)
            return box->style->background;
    return canvas->paper;
}

/* Draws a sign, bars or a picture; its width in the line includes its margins. */
static void
object_draw(
    struct canvas *canvas, const struct piece *piece, struct fragment f, scaled x, scaled y)
{
    const struct style *style = piece->home->box->style;
    f.x = x + style->margin[EDGE_LEFT];
    f.width = piece->width - style->margin[EDGE_LEFT] - style->margin[EDGE_RIGHT];
    f.height = style->sign_size;
    f.colour = style->colour;
    f.paper = paper_behind(canvas, piece->home->box);
    if (piece->home->box->kind == BOX_SIGN) {
        int64_t rise = (int64_t)canvas->metrics->sign_rise * style->font_size;
        f.kind = FRAGMENT_SIGN;
        f.artifact = ARTIFACT_LAYOUT;
        f.y = y - (scaled)(rise / 1000) - f.height / 2;
    } else if (piece->home->box->kind == BOX_BARS) {
        f.kind = FRAGMENT_BARS;
        f.artifact = ARTIFACT_LAYOUT;
        f.height = canvas->metrics->bar_height;
        f.y = y - f.height + canvas->metrics->bar_line;
    } else {
        f.kind = FRAGMENT_IMAGE;
        f.height = piece->home->ascent + piece->home->descent;
        f.y = y - piece->home->ascent;
    }
    canvas_add(canvas, &f);
}

static void
reverse(size_t *order, size_t n)
{
    for (size_t a = 0, b = n; a + 1 < b; a++, b--) {
        size_t swap = order[a];
        order[a] = order[b - 1];
        order[b - 1] = swap;
    }
}

/* Orders a line's pieces visually (Unicode bidirectional algorithm, rule L2). */
static void
order_visually(const struct piece *pieces, size_t *order, size_t n)
{
    uint8_t highest = 0, lowest_odd = UINT8_MAX;
    for (size_t i = 0; i < n; i++) {
        uint8_t level = pieces[order[i]].level;
        highest = MAX(highest, level);
        if (level % 2 && level < lowest_odd)
            lowest_odd = level;
    }
    for (uint8_t level = highest; level >= lowest_odd && level > 0; level--)
        for (size_t i = 0; i < n; i++) {
            size_t end = i;
            while (end < n && pieces[order[end]].level >= level)
                end++;
            reverse(&order[i], end - i);
            i = MAX(i, end ? end - 1 : 0);
        }
}

/*
 * The visible pieces: spaces at either end are left out (except those the author wrote at the
 * start of the paragraph), and hyphens except at the end of the line.
 */
static size_t
visible_pieces(const struct line *line, size_t *order)
{
    const struct piece *pieces = line->lines->paragraph->pieces;
    size_t first = line->first, end = line->end, n = 0;
    while (end > first &&
           (piece_is_space(&pieces[end - 1]) || pieces[end - 1].kind == PIECE_ANCHOR))
        end--;
    while (line->first > 0 && first < end &&
           (piece_is_space(&pieces[first]) || pieces[first].kind == PIECE_ANCHOR))
        first++;
    for (size_t i = first; i < end; i++)
        if (pieces[i].kind != PIECE_ANCHOR && pieces[i].kind != PIECE_BREAK &&
            (pieces[i].kind != PIECE_HYPHEN || i + 1 == end))
            order[n++] = i;
    return n;
}

static bool
space_follows(const struct paragraph *p, size_t i)
{
    while (++i < p->n && p->pieces[i].kind == PIECE_ANCHOR)
        ;
    return i < p->n && (piece_is_space(&p->pieces[i]) || p->pieces[i].kind == PIECE_BREAK);
}

static scaled
piece_width(const struct line *line, const struct piece *piece)
{
    if (line->glyphs == 0 || piece->kind == PIECE_OBJECT)
        return piece->width;
    return piece->width + (scaled)((int64_t)piece->width * line->glyphs / 1000);
}

/*
 * The x of each visible piece, by its index in the line; measured from the right if the page is
 * going to be mirrored.
 */
static scaled *
piece_places(const struct line *line, const size_t *order, size_t n, scaled x, bool is_mirrored)
{
    const struct piece *pieces = line->lines->paragraph->pieces;
    scaled *places = g_new(scaled, line->end - line->first + 1);
    size_t *visual = g_memdup2(order, (n + 1) * sizeof *order);
    order_visually(pieces, visual, n);
    if (is_mirrored)
        reverse(visual, n);
    int64_t spaces = 0, passed = 0, at = x, extra = line->extra;
    for (size_t k = 0; k < n; k++) {
        const struct piece *piece = &pieces[order[k]];
        if (piece_is_space(piece))
            spaces += piece->width;
        else
            extra -= piece_width(line, piece) - piece->width;
    }
    for (size_t k = 0; k < n; k++) {
        const struct piece *piece = &pieces[visual[k]];
        int64_t shift = spaces ? extra * passed / spaces : 0;
        places[visual[k] - line->first] =
            (scaled)CLAMP(at + shift, -TEXT_WIDTH_MAX, TEXT_WIDTH_MAX);
        if (piece_is_space(piece))
            passed += piece->width;
        at += piece_is_space(piece) ? piece->width : piece_width(line, piece);
    }
    g_free(visual);
    return places;
}

/*
 * Pieces are placed in visual order but added in reading order, which the text of a PDF
 * follows.
 */
void
line_draw(struct canvas *canvas, const struct line *line, scaled x, scaled y)
{
    const struct paragraph *p = line->lines->paragraph;
    size_t *order = g_new(size_t, line->end - line->first + 1);
    size_t n = visible_pieces(line, order);
    scaled *places = piece_places(line, order, n, x + line->x, canvas->metrics->is_mirrored);
    canvas->line++;
    for (size_t k = 0; k < n; k++) {
        const struct piece *piece = &p->pieces[order[k]];
        if (piece_is_space(piece))
            continue;
        struct fragment f = { .kind = FRAGMENT_TEXT,
            .box = piece->home->box,
            .link = piece->home->link,
            .x = places[order[k] - line->first],
            .y = y + line->baseline - piece->home->style->raise,
            .width = piece_width(line, piece),
            .glyphs = (int16_t)line->glyphs,
            .colour = piece->home->style->colour,
            .shaped = piece->shaped,
            .style = piece->home->style,
            .space_after = space_follows(p, order[k]),
            .line_top = y,
            .line_height = line->height,
            .line = canvas->line,
            .ratio = line->ratio,
            .is_soft_hyphen = piece->kind == PIECE_HYPHEN };
        if (piece->kind == PIECE_OBJECT)
            object_draw(canvas, piece, f, f.x, f.y);
        else
            canvas_add(canvas, &f);
    }
    g_free(places);
    g_free(order);
}
