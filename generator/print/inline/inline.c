/*
 * Pieces to lines.  A paragraph's pieces become boxes, glue and penalties; linebreak says where
 * the lines end; drawing puts the pieces of a line into visual order and gives each its x.
 */
#include "print/inline/inline.h"

#include "print/block/block.h"
#include "print/inline/linebreak.h"
#include "print/inline/page_refs.h"

#include <string.h>

const struct paragraph *
line_paragraph(struct flow *flow, const struct box *box)
{
    struct settle *settle = flow->settle;
    struct kept *kept = settle_kept(settle, box);
    if (kept->paragraph && (!kept->has_labels || kept->pass == settle->pass))
        return kept->paragraph;
    guint asked = settle->asked->len;
    /* Whether it holds labels is known only afterwards; if so, it lives as long as the pass. */
    bool is_first = !kept->paragraph;
    struct arena *a = is_first ? settle->arena : flow->arena;
    kept->paragraph = text_paragraph(flow->text, a, box, settle_label, settle);
    kept->has_labels = settle->asked->len > asked;
    kept->lines = NULL;
    kept->pass = settle->pass;
    return kept->paragraph;
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

/* Letters and figures; points are too small to be seen as a word, and so are raised marks. */
static unsigned
count_letters(const struct piece *piece)
{
    if (piece->kind != PIECE_SHAPED || piece->home->style->raise > 0)
        return 0;
    unsigned count = 0;
    const char *text = piece->shaped->text, *end = text + piece->shaped->text_size;
    for (; text < end; text += g_utf8_skip[(unsigned char)*text])
        count += g_unichar_isalnum(g_utf8_get_char(text));
    return count;
}

/* Thousandths of their width by which points reach into the margin. */
static const struct {
    gunichar character;
    short left, right;
} hangs[] = {
    { '.', 0, 700 },
    { ',', 0, 700 },
    { ';', 0, 500 },
    { ':', 0, 500 },
    { '-', 0, 700 },
    { 0x2010, 0, 700 },
    { 0x2013, 0, 300 },
    { 0x2018, 600, 600 },
    { 0x2019, 600, 600 },
    { 0x201c, 500, 500 },
    { 0x201d, 500, 500 },
    { '(', 150, 0 },
    { ')', 0, 150 },
    { '?', 0, 150 },
    { '!', 0, 150 },
};

/* The advance of the glyphs that show the character at byte `at`. */
static scaled
advance_at(const struct shaped *shaped, int at)
{
    scaled width = 0;
    for (int i = 0; i < shaped->glyphs->num_glyphs; i++)
        if (shaped->glyphs->log_clusters[i] == at)
            width += shaped->glyphs->glyphs[i].geometry.width;
    return width;
}

/* What the first character of a word, and its last, may hang into the margin. */
static void
item_hang(struct item *item, const struct shaped *shaped)
{
    if (shaped->is_rtl || shaped->text_size <= 0)
        return;
    const char *end = shaped->text + shaped->text_size;
    const char *last = g_utf8_find_prev_char(shaped->text, end);
    gunichar first_character = g_utf8_get_char(shaped->text);
    gunichar last_character = last ? g_utf8_get_char(last) : 0;
    for (size_t i = 0; i < G_N_ELEMENTS(hangs); i++) {
        if (hangs[i].character == first_character)
            item->hang_left = advance_at(shaped, 0) * hangs[i].left / 1000;
        if (hangs[i].character == last_character)
            item->hang_right =
                advance_at(shaped, (int)(last - shaped->text)) * hangs[i].right / 1000;
    }
}

static struct item
item_forced(size_t piece)
{
    return (struct item){ .kind = ITEM_PENALTY, .penalty = PENALTY_FORCED, .piece = piece };
}

/* At most three items for a piece, and the forced end. */
static size_t
items_build(struct flow *flow, const struct paragraph *p, struct item *items)
{
    int stretch = flow->metrics->stretch, shrink = flow->metrics->shrink;
    bool can_hang =
        p->box->style->hang_punctuation && p->box->style->text_align == ALIGN_JUSTIFY;
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        const struct piece *piece = &p->pieces[i];
        struct item penalty = { .kind = ITEM_PENALTY, .piece = i };
        switch (piece->kind) {
        case PIECE_SHAPED:
        case PIECE_OBJECT:
            items[n++] = (struct item){ .kind = ITEM_BOX,
                .width = piece->width,
                .letters = count_letters(piece),
                .piece = i };
            if (can_hang && piece->kind == PIECE_SHAPED)
                item_hang(&items[n - 1], piece->shaped);
            if (piece->break_after)
                items[n++] = penalty;
            break;
        case PIECE_SPACE:
            if (!piece->break_after) {
                penalty.penalty = PENALTY_NEVER;
                items[n++] = penalty;
            }
            items[n++] = (struct item){ .kind = ITEM_GLUE,
                .width = piece->width,
                .stretch = (scaled)((int64_t)piece->width * stretch / 1000),
                .shrink = (scaled)((int64_t)piece->width * shrink / 1000),
                .piece = i };
            break;
        case PIECE_HYPHEN:
            penalty.width = piece->width;
            penalty.penalty = flow->metrics->hyphen_penalty;
            penalty.is_flagged = true;
            if (can_hang && piece->shaped)
                item_hang(&penalty, piece->shaped);
            items[n++] = penalty;
            break;
        case PIECE_BREAK:
            items[n++] = item_forced(i);
            break;
        case PIECE_ANCHOR:
            break;
        }
    }
    /* A line break at the very end begins no line of its own. */
    if (n == 0 || items[n - 1].penalty != PENALTY_FORCED)
        items[n++] = item_forced(p->n);
    return n;
}

static bool
piece_is_space(const struct piece *piece)
{
    return piece->kind == PIECE_SPACE;
}

/* Higher where a picture stands in it. */
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

static void
line_align(struct line *line, const struct line_end *end, scaled measure, scaled indent)
{
    const struct paragraph *p = line->lines->paragraph;
    enum text_align align = line->lines->style->text_align;
    scaled gap = measure - indent - end->width;
    line->x = p->is_rtl ? 0 : indent;
    if (end->ratio != 0 || end->glyphs != 0) {
        line->glyphs = end->glyphs;
        line->extra = gap + end->hang_left + end->hang_right;
        line->x -= p->is_rtl ? end->hang_right : end->hang_left;
    } else if (align == ALIGN_CENTRE)
        line->x += gap / 2;
    else if ((align == ALIGN_END) != p->is_rtl)
        line->x += gap;
}

/* The pieces of line k: [first, end), without the space it ends at. */
static void
line_pieces(
    struct line *line, const struct item *items, const struct line_end *end, size_t from)
{
    const struct paragraph *p = line->lines->paragraph;
    const struct item *last = &items[end->item];
    line->first = from;
    line->end = last->piece;
    if (last->kind == ITEM_PENALTY && last->penalty != PENALTY_FORCED)
        line->end++; /* the piece that may be broken after, or the hyphen */
    if (line->end > p->n)
        line->end = p->n;
}

struct lines *
line_set(struct flow *flow, struct arena *a, const struct paragraph *p, const struct box *box,
    const struct style *style, scaled measure, scaled indent)
{
    struct item *items = g_new(struct item, 2 * p->n + 1);
    size_t n = items_build(flow, p, items);
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
        line_align(line, &ends[k], measure, k == 0 ? indent : 0);
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
    struct kept *kept = settle_kept(flow->settle, box);
    if (!kept->lines || kept->measure != measure || kept->indent != indent) {
        struct arena *a = kept->has_labels ? flow->arena : flow->settle->arena;
        kept->lines = line_set(flow, a, p, box, box->style, measure, indent);
        kept->measure = measure;
        kept->indent = indent;
    }
    return kept->lines;
}

void
line_extent(struct flow *flow, const struct box *box, scaled *least, scaled *most)
{
    const struct paragraph *p = line_paragraph(flow, box);
    struct item *items = g_new(struct item, 2 * p->n + 1);
    size_t n = items_build(flow, p, items);
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

struct fragment *
canvas_add(struct canvas *canvas, const struct fragment *fragment)
{
    if (canvas->n == canvas->capacity) {
        canvas->capacity = canvas->capacity ? 2 * canvas->capacity : 256;
        canvas->fragments = g_renew(struct fragment, canvas->fragments, canvas->capacity);
    }
    struct fragment *added = &canvas->fragments[canvas->n++];
    *added = *fragment;
    if (canvas->artifact != ARTIFACT_NONE && added->artifact == ARTIFACT_NONE)
        added->artifact = canvas->artifact;
    return added;
}

/* The ground behind a box: its own or the nearest ancestor's, else the page's. */
static struct colour
paper_behind(const struct canvas *canvas, const struct box *box)
{
    for (; box; box = box->parent)
        if (box->style->background.is_set)
            return box->style->background;
    return canvas->paper;
}

/* A sign, bars or picture in the line, its margins included in its width. */
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

/* Visual order of a line's pieces (Unicode bidirectional algorithm, rule L2). */
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
            for (size_t a = i, b = end; a + 1 < b; a++, b--) {
                size_t swap = order[a];
                order[a] = order[b - 1];
                order[b - 1] = swap;
            }
            i = MAX(i, end ? end - 1 : 0);
        }
}

/* What is shown: no space at either end (but the author's at the paragraph's start), and a
 * hyphen only where the line ends in it. */
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

/* Where each of the visible pieces begins, by its place in the line. */
static scaled *
piece_places(const struct line *line, const size_t *order, size_t n, scaled x)
{
    const struct piece *pieces = line->lines->paragraph->pieces;
    scaled *places = g_new(scaled, line->end - line->first + 1);
    size_t *visual = g_memdup2(order, (n + 1) * sizeof *order);
    order_visually(pieces, visual, n);
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

/* Placed as it is seen, added in the order in which it is read: a PDF's text has that order. */
void
line_draw(struct canvas *canvas, const struct line *line, scaled x, scaled y)
{
    const struct paragraph *p = line->lines->paragraph;
    size_t *order = g_new(size_t, line->end - line->first + 1);
    size_t n = visible_pieces(line, order);
    scaled *places = piece_places(line, order, n, x + line->x);
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
            .glyphs = line->glyphs,
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

static const char *
object_name(const struct box *box)
{
    return box->kind != BOX_IMAGE && box->sign ? box->sign : "*";
}

void
line_print(const struct line *line, FILE *out)
{
    const struct paragraph *p = line->lines->paragraph;
    size_t *order = g_new(size_t, line->end - line->first + 1);
    size_t n = visible_pieces(line, order);
    for (size_t k = 0; k < n; k++) {
        const struct piece *piece = &p->pieces[order[k]];
        if (piece_is_space(piece))
            fputc(' ', out);
        else if (piece->kind == PIECE_OBJECT)
            fputs(object_name(piece->home->box), out);
        else if (piece->shaped)
            fwrite(piece->shaped->text, 1, (size_t)piece->shaped->text_size, out);
    }
    g_free(order);
}
