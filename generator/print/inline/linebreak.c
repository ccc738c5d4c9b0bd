/*
 * Total-fit line breaking by dynamic programming over the legal breaks.
 *
 *      0        1            2      3                4 = forced
 *      |  The   |  customer  | may  |  borrow a saw. |
 *
 * For every break j, and every state of a paragraph whose line ends there, a node holds the
 * cheapest way to reach it.  Candidates for the line that ends at j are tried from the nearest
 * earlier break backwards until the line is too wide, so the work grows with the number of
 * breaks times the breaks in one line.  The state is what the cost of the next line depends on:
 * how many consecutive lines end in a hyphen here, and how tight the last line is.
 */
#include "print/inline/linebreak.h"

#include <assert.h>

#define COST_MAX    INT64_MAX
#define RATIO_ONE   INT64_C(1024)
#define LADDERS     3 /* number of consecutive hyphens: 0, 1 or 2 */
#define TIGHTNESSES 4 /* tight, decent, loose, very loose; ragged text has only one */
#define DECENT      1

/* Costs of ragged text: squared gaps, in thousandths of the measure. */
#define GAP_LIMIT     INT64_C(250)
#define COST_SHORT    300000 /* a line shorter than three quarters that could hold more */
#define COST_RUNT     600000
#define COST_LINE     100000 /* so that no more lines are used than needed */
#define COST_OVERFULL 100000000

/* Costs of justified text: demerits similar to TeX's. */
#define LINE_PENALTY       20
#define DEMERITS_ADJACENT  10000
#define DEMERITS_FLAGGED   30000
#define DEMERITS_RUNT      1000000
#define DEMERITS_LAST_PART 5000 /* the last line begins with part of a word */
#define DEMERITS_OVERFULL  1000000000000
#define TOLERANCE_FIRST    (RATIO_ONE * 3 / 2)
#define TOLERANCE_ANY      (RATIO_ONE * 1000)

/* A place where a line may end. */
struct legal {
    size_t item;  /* it ends the line; the start of the paragraph is item 0 with first 0 */
    size_t first; /* first item of the next line */
    size_t end;   /* end of the items that the line shows, without the space at its end */
    bool is_forced, is_flagged;
};

struct line_node {
    int64_t cost;
    uint32_t from; /* index of the break at which the line begins */
    uint8_t from_state;
};

struct sums {
    int64_t width, boxes, stretch, shrink;
    uint32_t words; /* boxes that do not follow another box */
    uint32_t letters;
};

struct line_breaker {
    const struct item *items;
    const struct linebreak_options *options;
    struct sums *sums; /* over the items before i */
    struct legal *legal;
    size_t n_legal;
    int n_states, tightnesses; /* state = ladder * tightnesses + tightness */
    struct line_node *nodes;   /* n_legal x n_states */
    scaled measure;
    int tolerance;
};

static void
sums_build(struct line_breaker *b, size_t n)
{
    b->sums = g_new(struct sums, n + 1);
    b->sums[0] = (struct sums){ 0 };
    bool in_word = false;
    for (size_t i = 0; i < n; i++) {
        const struct item *item = &b->items[i];
        struct sums s = b->sums[i];
        if (item->kind != ITEM_PENALTY)
            s.width += item->width;
        if (item->kind == ITEM_GLUE) {
            s.stretch += item->stretch;
            s.shrink += item->shrink;
            in_word = false;
        } else if (item->kind == ITEM_BOX) {
            s.boxes += item->width;
            s.words += !in_word;
            s.letters += item->letters;
            in_word = true;
        }
        b->sums[i + 1] = s;
    }
}

static bool
item_is_forced(const struct item *item)
{
    return item->kind == ITEM_PENALTY && item->penalty <= PENALTY_FORCED;
}

static bool
item_is_legal(const struct item *items, size_t i)
{
    if (items[i].kind == ITEM_PENALTY)
        return items[i].penalty < PENALTY_NEVER;
    return items[i].kind == ITEM_GLUE && i > 0 && items[i - 1].kind == ITEM_BOX;
}

/* The first item that is shown if a line begins at i: skips spaces and unused breaks. */
static size_t
skip_discarded(const struct item *items, size_t i, size_t n)
{
    while (i < n && items[i].kind != ITEM_BOX && !item_is_forced(&items[i]))
        i++;
    return i;
}

static void
legal_build(struct line_breaker *b, size_t n)
{
    b->legal = g_new(struct legal, n + 1);
    b->legal[0] = (struct legal){ 0 };
    /* A space at the start of the paragraph is the author's indent, so it stays. */
    b->n_legal = 1;
    for (size_t i = 0; i < n; i++) {
        const struct item *item = &b->items[i];
        if (!item_is_legal(b->items, i))
            continue;
        size_t end = i;
        while (end > 0 && b->items[end - 1].kind != ITEM_BOX)
            end--;
        b->legal[b->n_legal++] = (struct legal){ .item = i,
            .first = skip_discarded(b->items, i + 1, n),
            .end = end,
            .is_forced = item_is_forced(item),
            .is_flagged = item->kind == ITEM_PENALTY && item->is_flagged };
    }
}

/* Measurements of the line from break i to break j. */
struct candidate {
    int64_t width, boxes, stretch, shrink;
    int64_t room; /* the measure without the indent */
    int64_t gap;  /* unused part of it, after hanging punctuation and glyph changes */
    scaled hang_left, hang_right;
    int glyphs;
    bool is_last, is_runt, is_part, fits;
};

/*
 * Stretches or shrinks glyphs before spaces, within their limit, in whole thousandths of their
 * width.
 */
static void
candidate_stretch(const struct line_breaker *b, struct candidate *c)
{
    int most = b->options->glyph_stretch;
    if (!b->options->is_justified || most <= 0 || c->boxes <= 0 || (c->is_last && c->gap > 0))
        return;
    int64_t wish = c->gap * 1000 / c->boxes;
    c->glyphs = (int)CLAMP(wish, -most, most);
    c->gap -= c->boxes * c->glyphs / 1000;
}

/* Limits widths to more than any page needs, so that sums cannot overflow. */
#define WIDTH_MAX (SCALED_MAX / 4)

static struct candidate
candidate_measure(const struct line_breaker *b, size_t i, size_t j)
{
    const struct legal *from = &b->legal[i], *to = &b->legal[j];
    size_t end = to->end > from->first ? to->end : from->first;
    const struct sums *s = &b->sums[from->first], *e = &b->sums[end];
    const struct item *item = &b->items[to->item];
    struct candidate c = {
        .width = e->width - s->width,
        .boxes = e->boxes - s->boxes,
        .stretch = e->stretch - s->stretch,
        .shrink = e->shrink - s->shrink,
        .is_last = to->is_forced,
        .is_runt = to->is_forced && i > 0 && !b->legal[i].is_forced &&
                   e->words - s->words <= 1 && e->letters - s->letters < b->options->short_word,
    };
    c.is_part = c.is_last && from->is_flagged;
    if (item->kind == ITEM_PENALTY) {
        c.width += item->width;
        c.boxes += item->width;
        c.hang_right = item->hang_right;
    }
    if (end > from->first) {
        c.hang_left = b->items[from->first].hang_left;
        c.hang_right += c.hang_right ? 0 : b->items[end - 1].hang_right;
    }
    c.room = (int64_t)b->measure - (i == 0 ? b->options->indent : 0);
    c.gap = c.room - c.width + c.hang_left + c.hang_right;
    candidate_stretch(b, &c);
    c.fits = c.gap + (b->options->is_justified ? c.shrink : 0) >= 0;
    return c;
}

/* True if the line from break i to break j could be extended to the next break after j. */
static bool
could_hold_more(const struct line_breaker *b, size_t i, size_t j)
{
    return !b->legal[j].is_forced && candidate_measure(b, i, j + 1).fits;
}

static int64_t
cost_ragged(const struct line_breaker *b, const struct candidate *c, size_t i, size_t j)
{
    const struct item *item = &b->items[b->legal[j].item];
    int64_t cost = COST_LINE;
    if (item->kind == ITEM_PENALTY && item->penalty > 0)
        cost += (int64_t)item->penalty * item->penalty;
    if (!c->fits)
        return cost + COST_OVERFULL - c->gap;
    if (c->is_last)
        return cost + (c->is_runt ? COST_RUNT : 0);
    int64_t gap = c->gap * 1000 / (c->room > 0 ? c->room : 1);
    if (gap <= GAP_LIMIT)
        return cost + gap * gap;
    /* A short line costs nothing if the next word is too long for it. */
    cost += GAP_LIMIT * GAP_LIMIT;
    if (could_hold_more(b, i, j))
        return cost + COST_SHORT + (gap - GAP_LIMIT) * 2000;
    return cost + (gap - GAP_LIMIT) * 200;
}

/*
 * The deviation of the word space from its natural width, in 1/1024 of the stretch.  Shrinking
 * by a third looks as bad as growing by a third.
 */
static int64_t
candidate_deviation(const struct candidate *c)
{
    if (c->gap == 0 || (c->is_last && c->gap > 0))
        return 0;
    int64_t gap = c->gap > 0 ? c->gap : -c->gap;
    return c->stretch > 0 ? MIN(gap * RATIO_ONE / c->stretch, TOLERANCE_ANY) : TOLERANCE_ANY;
}

/* Ratio in 1/1024; a line without glue counts as worse than any tolerance. */
static int64_t
candidate_ratio(const struct candidate *c)
{
    if (c->gap == 0 || (c->is_last && c->gap > 0))
        return 0;
    int64_t give = c->gap > 0 ? c->stretch : c->shrink;
    if (give <= 0)
        return c->gap > 0 ? TOLERANCE_ANY : 0;
    int64_t ratio = c->gap * RATIO_ONE / give;
    return ratio > TOLERANCE_ANY ? TOLERANCE_ANY : ratio;
}

static int
tightness_of(int64_t ratio)
{
    if (ratio < -RATIO_ONE / 2)
        return 0;
    return ratio <= RATIO_ONE / 2 ? 1 : ratio <= RATIO_ONE ? 2 : 3;
}

static int64_t
cost_justified(const struct line_breaker *b, const struct candidate *c, size_t j)
{
    if (!c->fits)
        return DEMERITS_OVERFULL - c->gap;
    /*
     * Squares keep the word space similar in all lines.  (TeX's cubes tolerate slightly loose
     * lines to save hyphens.)
     */
    int64_t r = candidate_deviation(c);
    /* Beyond thirty times the stretch badness grows slowly, so that sums cannot overflow. */
    int64_t badness =
        r <= 30 * RATIO_ONE ? 100 * r * r / RATIO_ONE / RATIO_ONE : 90000 + 100 * r / RATIO_ONE;
    int64_t demerits = (LINE_PENALTY + badness) * (LINE_PENALTY + badness);
    const struct item *item = &b->items[b->legal[j].item];
    if (item->kind == ITEM_PENALTY && item->penalty > 0)
        demerits += (int64_t)item->penalty * item->penalty;
    return demerits + (c->is_runt ? DEMERITS_RUNT : 0) + (c->is_part ? DEMERITS_LAST_PART : 0);
}

static struct line_node *
node_at(const struct line_breaker *b, size_t j, int state)
{
    return &b->nodes[j * (size_t)b->n_states + (size_t)state];
}

static void
node_offer(
    struct line_breaker *b, size_t j, int state, int64_t cost, size_t from, int from_state)
{
    struct line_node *node = node_at(b, j, state);
    if (cost < node->cost)
        *node = (struct line_node){ cost, (uint32_t)from, (uint8_t)from_state };
}

/*
 * Tries the line from break i to break j for every state of i.  A forced line (nothing shorter
 * is possible) is accepted at any cost.
 */
static void
candidate_offer(
    struct line_breaker *b, size_t i, size_t j, const struct candidate *c, bool is_only)
{
    const struct legal *to = &b->legal[j];
    int64_t ratio = b->options->is_justified && c->fits ? candidate_ratio(c) : 0;
    if (b->options->is_justified && ratio > b->tolerance)
        return;
    int64_t line_cost =
        b->options->is_justified ? cost_justified(b, c, j) : cost_ragged(b, c, i, j);
    int tightness = b->options->is_justified ? tightness_of(ratio) : 0;
    for (int s = 0; s < b->n_states; s++) {
        int64_t cost = node_at(b, i, s)->cost;
        if (cost == COST_MAX)
            continue;
        int ladder = to->is_flagged ? s / b->tightnesses + 1 : 0;
        cost += line_cost;
        if (ladder > (int)b->options->max_ladder) {
            if (!is_only)
                continue;
            ladder = (int)b->options->max_ladder;
            cost += COST_OVERFULL;
        }
        if (ladder > 1)
            cost += DEMERITS_FLAGGED;
        if (i > 0 && ABS(s % b->tightnesses - tightness) > 1)
            cost += DEMERITS_ADJACENT;
        node_offer(b, j, ladder * b->tightnesses + tightness, cost, i, s);
    }
}

static const struct line_node *
node_best(const struct line_breaker *b, size_t j, int *state)
{
    const struct line_node *best = NULL;
    for (int s = 0; s < b->n_states; s++) {
        const struct line_node *node = node_at(b, j, s);
        if (node->cost < COST_MAX && (!best || node->cost < best->cost)) {
            best = node;
            *state = s;
        }
    }
    return best;
}

/*
 * Finds the best line that ends at break j.  The line from the nearest break that leaves
 * something to show is accepted even if it is too wide.  In the last attempt this is the
 * nearest reachable break, so that every break after some content is reached in the end.
 */
static void
break_reach(struct line_breaker *b, size_t j)
{
    const struct legal *to = &b->legal[j];
    bool is_last_try = b->tolerance == TOLERANCE_ANY, is_only = true;
    for (size_t i = j; i-- > 0;) {
        /* An empty line is only possible between two forced breaks. */
        bool is_empty = b->legal[i].first >= to->item;
        int state;
        bool is_reached = node_best(b, i, &state) != NULL;
        if ((!is_empty || to->is_forced) && is_reached) {
            struct candidate c = candidate_measure(b, i, j);
            if (!c.fits && !is_only)
                return;
            candidate_offer(b, i, j, &c, is_only);
        }
        if (!is_empty && (is_reached || !is_last_try))
            is_only = false;
        if (b->legal[i].is_forced)
            return;
    }
}

/* Makes one attempt; true if it reached the end. */
static bool
breaker_run(struct line_breaker *b, int tolerance)
{
    b->tolerance = tolerance;
    for (size_t k = 0; k < b->n_legal * (size_t)b->n_states; k++)
        b->nodes[k].cost = COST_MAX;
    node_at(b, 0, b->options->is_justified ? DECENT : 0)->cost = 0;
    for (size_t j = 1; j < b->n_legal; j++)
        break_reach(b, j);
    int state;
    return node_best(b, b->n_legal - 1, &state) != NULL;
}

static size_t
breaker_collect(const struct line_breaker *b, struct arena *a, struct line_end **ends)
{
    int state = 0;
    size_t last = b->n_legal - 1, count = 0;
    const struct line_node *node = node_best(b, last, &state);
    for (size_t j = last; j > 0; count++) {
        size_t from = node->from;
        node = node_at(b, from, node->from_state);
        j = from;
    }
    *ends = ARENA_ARRAY(a, struct line_end, count);
    node = node_best(b, last, &state);
    for (size_t j = last, k = count; j > 0;) {
        size_t i = node->from;
        struct candidate c = candidate_measure(b, i, j);
        (*ends)[--k] = (struct line_end){ .first = b->legal[i].first,
            .item = b->legal[j].item,
            .width = (scaled)CLAMP(c.width, -WIDTH_MAX, WIDTH_MAX),
            .hang_left = c.hang_left,
            .hang_right = c.hang_right,
            .glyphs = c.glyphs,
            .ratio = b->options->is_justified && c.fits ? (int)candidate_ratio(&c) : 0,
            .is_overfull = !c.fits };
        node = node_at(b, i, node->from_state);
        j = i;
    }
    return count;
}

/* The number of lines that first fit needs; no other method needs fewer. */
static size_t
count_lines(struct line_breaker *b, scaled measure)
{
    b->measure = measure;
    size_t count = 0, start = 0;
    for (size_t j = 1; j < b->n_legal; j++) {
        if (j > start + 1 && !candidate_measure(b, start, j).fits) {
            count++;
            start = j - 1;
        }
        if (b->legal[j].is_forced) {
            count++;
            start = j;
        }
    }
    return count;
}

/* The shortest measure that keeps the number of lines and fits every word that fits at all. */
static scaled
measure_balance(struct line_breaker *b)
{
    scaled full = b->measure, low = 0, high = full;
    size_t count = count_lines(b, full);
    for (size_t j = 1; j < b->n_legal; j++) {
        b->measure = full;
        struct candidate c = candidate_measure(b, j - 1, j);
        if (c.fits && full - c.gap > low)
            low = (scaled)(full - c.gap);
    }
    while (low < high) {
        scaled middle = low + (high - low) / 2;
        if (count_lines(b, middle) <= count)
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

size_t
linebreak(struct arena *a, const struct item *items, size_t n,
    const struct linebreak_options *options, struct line_end **ends)
{
    assert(n > 0 && item_is_forced(&items[n - 1]));
    struct line_breaker b = { .items = items, .options = options, .measure = options->measure };
    b.tightnesses = options->is_justified ? TIGHTNESSES : 1;
    b.n_states = LADDERS * b.tightnesses;
    sums_build(&b, n);
    legal_build(&b, n);
    b.nodes = g_new(struct line_node, b.n_legal * (size_t)b.n_states);
    if (options->is_balanced && !options->is_justified)
        b.measure = measure_balance(&b);
    if (!options->is_justified || !breaker_run(&b, TOLERANCE_FIRST))
        breaker_run(&b, TOLERANCE_ANY);
    size_t count = breaker_collect(&b, a, ends);
    g_free(b.nodes);
    g_free(b.legal);
    g_free(b.sums);
    return count;
}
