#include "print/inline/items.h"

/* Counts letters and digits, except those of superscript marks. */
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

/* How far punctuation extends into the margin, in thousandths of its width. */
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

/* The advance of the glyphs for the character at byte `at`. */
static scaled
advance_at(const struct shaped *shaped, int at)
{
    scaled width = 0;
    for (int i = 0; i < shaped->glyphs->num_glyphs; i++)
        if (shaped->glyphs->log_clusters[i] == at)
            width += shaped->glyphs->glyphs[i].geometry.width;
    return width;
}

/* Sets how far the first and the last character of a word may hang into the margin. */
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

size_t
items_build(const struct line_metrics *metrics, const struct paragraph *p, struct item *items)
{
    int stretch = metrics->stretch, shrink = metrics->shrink;
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
            penalty.penalty = metrics->hyphen_penalty;
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
    /* A line break at the very end does not start another line. */
    if (n == 0 || items[n - 1].penalty != PENALTY_FORCED)
        items[n++] = item_forced(p->n);
    return n;
}
