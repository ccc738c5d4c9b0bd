/*
 * Total-fit page breaking.  For every item b, finds the cheapest way to end a page before it,
 * over all items a for which the page [a, b) is not too high.  It first uses no break that must
 * never happen; if a page cannot be filled without one (a kept block is higher than the page),
 * it allows them.
 *
 * If the first pages have heights of their own (columns below a title), the number of pages
 * before b is part of the state, up to the number of different heights; in spreads, it is the
 * side on which the next page lies.
 */
#include "print/block/pagebreak.h"

#include <glib.h>

#define COST_MAX      INT64_MAX
#define COST_WHITE    30      /* of a thousandth of the page */
#define COST_IN_TEXT  40      /* so much more if the page ends inside a unit */
#define COST_PAGE     100000  /* so that no more pages are used than needed */
#define COST_SHORT    60000   /* a page less than seven tenths full that could hold more */
#define COST_MOVE     5000000 /* a unit that should have been moved to the next page */
#define COST_NEVER    100000000
#define COST_OVERFULL 100000000000

#define SHORT_LEFT   300    /* thousandths of a page */
#define COST_ALLOWED 100000 /* a costlier break separates what should stay together */

struct page_node {
    int64_t cost;
    size_t from;
};

struct page_breaker {
    const struct vitem *items;
    size_t n;
    const scaled *heights;
    size_t n_heights;
    enum spread_side begins;
    size_t n_states;
    bool has_units;
    int64_t *tops, *bottoms; /* of item i, if all items are on one page */
    size_t *snapped;         /* the first item from i on that is on the grid, or n */
    int64_t *origins;        /* how much higher that one is if a page begins with item i */
    size_t *units;           /* the item that begins the unit which contains item i, or n */
    struct page_node *nodes; /* (n + 1) x n_states: a page ends before item i, in state k */
    bool is_strict;
};

static size_t
state_after(const struct page_breaker *b, size_t state)
{
    return b->begins != SPREAD_NONE ? 1 - state : MIN(state + 1, b->n_states - 1);
}

static scaled
state_height(const struct page_breaker *b, size_t state)
{
    return b->heights[MIN(state, b->n_heights - 1)];
}

/* True if the reader turns the leaf at the foot of a page in this state. */
static bool
is_overleaf(const struct page_breaker *b, size_t state)
{
    return b->begins != SPREAD_NONE && (state == 0) == (b->begins == SPREAD_RECTO);
}

static int64_t
breaker_height(const struct page_breaker *b, size_t first, size_t end)
{
    if (end == first)
        return 0;
    if (end > b->snapped[first])
        return b->bottoms[end - 1] - b->origins[first];
    return b->bottoms[end - 1] - b->tops[first] + b->items[first].repeat;
}

static bool
break_is_legal(const struct page_breaker *b, size_t at)
{
    return at == 0 || at == b->n || !b->is_strict || b->items[at].penalty != BREAK_NEVER;
}

/*
 * The cost of white space at the foot, given in thousandths of the page.  It is proportional,
 * so that it does not matter on which of two pages the space is.  The square grows with it
 * slowly below the end of a unit, so that pages are alike; inside a unit, beyond a fifth of the
 * page, fast.
 */
static int64_t
cost_white(int64_t left, bool is_unit_end)
{
    if (is_unit_end)
        return COST_WHITE * left + left * left / 50;
    int64_t much = MAX(left - 200, 0);
    return (COST_WHITE + COST_IN_TEXT) * left + much * much;
}

/*
 * The white space at the foot without the space that is dropped before the next page's first
 * box.  A longer page would show that space too, and counting it would make a break between two
 * units costlier than a break one line earlier or later.
 */
static int64_t
left_over(const struct page_breaker *b, size_t end, int64_t left)
{
    return MAX(left - b->items[end].space, 0);
}

/* True if page [first, end) could be extended to the next place where a page may end. */
static bool
could_hold_more(const struct page_breaker *b, size_t first, size_t end, scaled page)
{
    size_t next = end + 1;
    while (next < b->n && b->items[next].penalty > COST_ALLOWED)
        next++;
    return breaker_height(b, first, next) <= page;
}

/*
 * True if page [first, end) could be extended by what the reader expects on it: inside a unit
 * up to the next place where a page may end, and at the foot of a leaf by the next unit whole.
 * White that ends a unit on the left page is only shared out with the right one.
 */
static bool
is_short(const struct page_breaker *b, size_t first, size_t end, size_t state)
{
    const struct vitem *next = &b->items[end];
    scaled page = state_height(b, state);
    if (!next->is_unit)
        return could_hold_more(b, first, end, page);
    return is_overleaf(b, state) && next->unit_end > end &&
           breaker_height(b, first, next->unit_end) <= page;
}

/* The cost of page [first, end) in a state, of which `height` is used. */
static int64_t
page_cost(const struct page_breaker *b, size_t first, size_t end, size_t state, int64_t height)
{
    scaled page = state_height(b, state);
    int64_t cost = COST_PAGE;
    if (height > page)
        return cost + COST_OVERFULL + height - page;
    int64_t left = page > 0 ? (page - height) * 1000 / page : 0;
    if (end == b->n)
        return cost + (b->has_units ? cost_white(left, true) : COST_WHITE * left);
    int32_t penalty = b->items[end].penalty;
    if (penalty == BREAK_FORCED)
        return cost;
    bool is_unit_end = b->items[end].is_unit;
    int64_t shown = page > 0 ? left_over(b, end, page - height) * 1000 / page : 0;
    cost += cost_white(shown, is_unit_end);
    cost += penalty == BREAK_NEVER ? COST_NEVER : penalty * (is_overleaf(b, state) ? 2 : 1);
    if (left > SHORT_LEFT && is_short(b, first, end, state))
        cost += COST_SHORT;
    size_t unit = b->units[end];
    if (unit > first && unit < end) {
        int64_t start = breaker_height(b, first, unit) + b->items[unit].space;
        bool fits_whole = breaker_height(b, unit, b->items[unit].unit_end) <= page;
        if (fits_whole && page - start < b->items[unit].min_space)
            cost += COST_MOVE;
    }
    return cost;
}

/* Finds the cheapest page that ends before item `end`; returns the first item it examined. */
static size_t
node_reach(struct page_breaker *b, size_t end)
{
    bool is_only = true;
    for (size_t first = end; first-- > 0;) {
        if (break_is_legal(b, first)) {
            int64_t height = breaker_height(b, first, end);
            bool fits_somewhere = is_only;
            for (size_t k = 0; k < b->n_states; k++) {
                const struct page_node *from = &b->nodes[first * b->n_states + k];
                bool fits = height <= state_height(b, k);
                fits_somewhere |= fits;
                if (from->cost == COST_MAX || (!fits && !is_only))
                    continue;
                int64_t cost = from->cost + page_cost(b, first, end, k, height);
                struct page_node *to = &b->nodes[end * b->n_states + state_after(b, k)];
                if (cost < to->cost)
                    *to = (struct page_node){ cost, first * b->n_states + k };
            }
            if (!fits_somewhere)
                return first;
            is_only = false;
        }
        if (first < b->n && b->items[first].penalty == BREAK_FORCED)
            return first;
    }
    return 0;
}

/* The cheapest end; n_states if there is none. */
static size_t
best_end(const struct page_breaker *b)
{
    size_t best = b->n_states;
    int64_t cost = COST_MAX;
    for (size_t k = 0; k < b->n_states; k++)
        if (b->nodes[b->n * b->n_states + k].cost < cost) {
            cost = b->nodes[b->n * b->n_states + k].cost;
            best = k;
        }
    return best;
}

static int64_t
best_cost(const struct page_breaker *b)
{
    size_t k = best_end(b);
    return k < b->n_states ? b->nodes[b->n * b->n_states + k].cost : COST_MAX;
}

static int64_t
breaker_run(struct page_breaker *b, bool is_strict)
{
    b->is_strict = is_strict;
    for (size_t k = 0; k < (b->n + 1) * b->n_states; k++)
        b->nodes[k].cost = COST_MAX;
    b->nodes[0].cost = 0;
    for (size_t end = 1; end <= b->n; end++)
        if (break_is_legal(b, end))
            node_reach(b, end);
    return best_cost(b);
}

static void
breaker_begin(struct page_breaker *b)
{
    if (breaker_run(b, true) >= COST_OVERFULL)
        breaker_run(b, false);
}

int64_t
pagebreak_top(const struct vitem *item, int64_t y, bool is_first)
{
    y += is_first ? item->repeat : item->space;
    if (item->grid <= 0)
        return y;
    int64_t up = item->grid / 8 + (is_first ? 0 : MIN(item->space, item->grid / 4));
    int64_t over = (y + item->phase) % item->grid;
    over += over < 0 ? item->grid : 0;
    return over <= up ? y - over : y - over + item->grid;
}

/*
 * Where the items stand if all are on one page.  Wherever a page begins, all items from the
 * first one on the grid on move by the same: so the height of any page is a difference.
 */
static void
breaker_measure(struct page_breaker *b, struct arena *a)
{
    b->tops = ARENA_ARRAY(a, int64_t, b->n + 1);
    b->bottoms = ARENA_ARRAY(a, int64_t, b->n + 1);
    b->snapped = ARENA_ARRAY(a, size_t, b->n + 1);
    b->origins = ARENA_ARRAY(a, int64_t, b->n + 1);
    for (size_t i = 0; i < b->n; i++) {
        b->tops[i] = pagebreak_top(&b->items[i], i > 0 ? b->bottoms[i - 1] : 0, i == 0);
        b->bottoms[i] = b->tops[i] + b->items[i].height;
    }
    size_t next = b->n;
    for (size_t i = b->n; i-- > 0;) {
        next = b->items[i].grid > 0 ? i : next;
        b->snapped[i] = next;
        if (next == b->n)
            continue;
        int64_t above = next > i ? breaker_height(b, i, next) : 0;
        b->origins[i] = b->tops[next] - pagebreak_top(&b->items[next], above, next == i);
    }
}

static void
breaker_prepare(struct page_breaker *b, struct arena *a)
{
    b->n_states = b->begins != SPREAD_NONE ? 2 : b->n_heights;
    breaker_measure(b, a);
    b->units = ARENA_ARRAY(a, size_t, b->n + 1);
    b->nodes = ARENA_ARRAY(a, struct page_node, (b->n + 1) * b->n_states);
    size_t unit = b->n;
    for (size_t i = 0; i < b->n; i++) {
        b->has_units |= b->items[i].is_unit;
        if (unit < b->n && i >= b->items[unit].unit_end)
            unit = b->n;
        b->units[i] = unit;
        if (b->items[i].unit_end > i)
            unit = i;
    }
    b->units[b->n] = b->n;
}

/* Collects the pages of the cheapest path, from the last to the first. */
static size_t
breaker_pages(const struct page_breaker *b, struct arena *a, struct page_range **pages)
{
    size_t count = 0, n_states = b->n_states, end = b->n * n_states + best_end(b);
    for (size_t at = end; at >= n_states; at = b->nodes[at].from)
        count++;
    *pages = ARENA_ARRAY(a, struct page_range, count);
    for (size_t at = end, k = count; k > 0; at = b->nodes[at].from) {
        k--;
        struct page_range *page = &(*pages)[k];
        *page = (struct page_range){ b->nodes[at].from / n_states, at / n_states, 0, false };
        int64_t height = breaker_height(b, page->first, page->end);
        page->is_overfull = height > b->heights[MIN(k, b->n_heights - 1)];
        page->height = (scaled)height;
    }
    return count;
}

size_t
pagebreak(struct arena *a, const struct vitem *items, size_t n, const scaled *heights,
    size_t n_heights, struct page_range **pages)
{
    *pages = NULL;
    if (n == 0)
        return 0;
    struct arena *scratch = arena_new();
    struct page_breaker b = {
        .items = items, .n = n, .heights = heights, .n_heights = n_heights
    };
    breaker_prepare(&b, scratch);
    breaker_begin(&b);
    size_t count = breaker_pages(&b, a, pages);
    arena_free(scratch);
    return count;
}

/* --- Breaks forced later ------------------------------------------------------------------ */

struct page_breaker *
page_breaker_new(struct arena *a, const struct vitem *items, size_t n, const scaled *height,
    enum spread_side begins)
{
    struct page_breaker *b = ARENA_NEW(a, struct page_breaker);
    *b = (struct page_breaker){
        .items = items, .n = n, .heights = height, .n_heights = 1, .begins = begins
    };
    breaker_prepare(b, a);
    breaker_begin(b);
    return b;
}

size_t
page_breaker_pages(const struct page_breaker *b, struct arena *a, struct page_range **pages)
{
    *pages = NULL;
    return b->n > 0 ? breaker_pages(b, a, pages) : 0;
}

/* The first node that depends on the penalty of item `at` (could_hold_more looks ahead). */
static size_t
first_affected(const struct page_breaker *b, size_t at)
{
    size_t first = at;
    while (first > 0 && b->items[first - 1].penalty > COST_ALLOWED)
        first--;
    return MAX(first, 2) - 1;
}

/* How the nodes of an item have changed. */
enum node_change { CHANGE_NONE, CHANGE_SHIFT, CHANGE_OTHER };

/*
 * Compares the nodes of item `end` with what they cost before: unreachable as they were, all
 * changed by the same cost (*shift), or neither.
 */
static enum node_change
nodes_compare(const struct page_breaker *b, size_t end, const int64_t *before, int64_t *shift)
{
    enum node_change change = CHANGE_NONE;
    for (size_t k = 0; k < b->n_states; k++) {
        int64_t after = b->nodes[end * b->n_states + k].cost;
        if (before[k] == COST_MAX && after == COST_MAX)
            continue;
        if (before[k] == COST_MAX || after == COST_MAX)
            return CHANGE_OTHER;
        if (change == CHANGE_SHIFT && after - before[k] != *shift)
            return CHANGE_OTHER;
        change = CHANGE_SHIFT;
        *shift = after - before[k];
    }
    return change;
}

/*
 * Once every node that later nodes depend on has changed by the same cost, or has remained
 * unreachable, all later nodes change by that cost too and keep their paths.
 */
void
page_breaker_force(struct page_breaker *b, size_t at)
{
    size_t same = first_affected(b, at); /* since then all nodes have changed by `shift` */
    int64_t shift = 0, before[2];
    bool has_shift = false;
    for (size_t end = same; end <= b->n; end++) {
        if (!break_is_legal(b, end))
            continue;
        for (size_t k = 0; k < b->n_states; k++) {
            before[k] = b->nodes[end * b->n_states + k].cost;
            b->nodes[end * b->n_states + k].cost = COST_MAX;
        }
        size_t lowest = node_reach(b, end);
        int64_t now = shift;
        enum node_change change = nodes_compare(b, end, before, &now);
        if (change == CHANGE_OTHER) {
            has_shift = false;
        } else if (change == CHANGE_SHIFT && (!has_shift || now != shift)) {
            has_shift = true;
            shift = now;
            same = end;
        }
        if (has_shift && lowest > at && lowest >= same) {
            for (size_t i = (end + 1) * b->n_states; i < (b->n + 1) * b->n_states; i++)
                b->nodes[i].cost += b->nodes[i].cost < COST_MAX ? shift : 0;
            break;
        }
    }
    if (b->is_strict && best_cost(b) >= COST_OVERFULL)
        breaker_run(b, false);
}

scaled
pagebreak_height(const struct vitem *items, size_t first, size_t end)
{
    int64_t y = 0;
    for (size_t i = first; i < end; i++)
        y = pagebreak_top(&items[i], y, i == first) + items[i].height;
    return (scaled)y;
}
