#include "decide/decision_list.h"

#include <string.h>

#define EVERYTHING (~(value_set)0)

struct list_search {
    struct arena *a;
    const struct list_point *points;
    size_t n_axes;
    uint32_t *tally;     /* points by axis, value and label */
    value_set *tallied;  /* by axis: the values that points in the tally have */
    uint32_t labels;     /* bits: the labels that they have */
    uint32_t *taken;     /* room for all points */
    size_t work, budget; /* number of values examined */
};

static value_set
bit(uint8_t value)
{
    return (value_set)1 << value;
}

static uint32_t *
tally_at(const struct list_search *s, size_t axis, size_t value)
{
    return s->tally + (axis * LIST_MAX_VALUES + value) * LIST_MAX_LABELS;
}

/* Takes the least value out of a set that is not empty. */
static uint8_t
take_least(value_set *set)
{
    const uint64_t low = (uint64_t)*set;
    const int value = low ? __builtin_ctzll(low) : 64 + __builtin_ctzll((uint64_t)(*set >> 64));
    *set &= *set - 1;
    return (uint8_t)value;
}

/* True if the point is in the box, ignoring one axis. */
static bool
box_holds(
    const struct list_search *s, const value_set *box, const struct list_point *p, size_t but)
{
    for (size_t i = 0; i < s->n_axes; i++)
        if (i != but && box[i] != EVERYTHING && !(box[i] & bit(p->values[i])))
            return false;
    return true;
}

static void
tally_clear(struct list_search *s)
{
    for (size_t axis = 0; axis < s->n_axes; axis++) {
        while (s->tallied[axis])
            memset(tally_at(s, axis, take_least(&s->tallied[axis])), 0,
                LIST_MAX_LABELS * sizeof *s->tally);
    }
    s->labels = 0;
}

static void
tally_count(struct list_search *s, const uint32_t *list, size_t n)
{
    tally_clear(s);
    for (size_t i = 0; i < n; i++) {
        const struct list_point *p = &s->points[list[i]];
        s->labels |= UINT32_C(1) << p->label;
        for (size_t axis = 0; axis < s->n_axes; axis++) {
            s->tallied[axis] |= bit(p->values[axis]);
            tally_at(s, axis, p->values[axis])[p->label]++;
        }
    }
    s->work += n * s->n_axes;
}

static bool
is_uniform(const struct list_search *s, const uint32_t *list, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (s->points[list[i]].label != s->points[list[0]].label)
            return false;
    return true;
}

/* A limit on one axis. */
struct limit {
    size_t axis, n; /* how many points remain; 0: none found */
    value_set values;
};

static uint32_t
total_of(const uint32_t *labels)
{
    uint32_t total = 0;
    for (size_t i = 0; i < LIST_MAX_LABELS; i++)
        total += labels[i];
    return total;
}

/* The limit that leaves the most points, all of one of the wanted labels. */
static struct limit
limit_pure(const struct list_search *s, uint32_t wanted)
{
    struct limit best = { 0 };
    for (size_t axis = 0; axis < s->n_axes; axis++) {
        for (size_t label = 0; label < LIST_MAX_LABELS; label++) {
            if (!((s->labels & wanted) >> label & 1))
                continue;
            struct limit limit = { .axis = axis };
            for (value_set untried = s->tallied[axis]; untried;) {
                const uint8_t v = take_least(&untried);
                const uint32_t *here = tally_at(s, axis, v);
                if (!here[label] || total_of(here) != here[label])
                    continue;
                limit.n += here[label];
                limit.values |= bit(v);
            }
            if (limit.n > best.n)
                best = limit;
        }
    }
    return best;
}

/* The single value that gives one of the wanted labels the largest share. */
static struct limit
limit_best(const struct list_search *s, size_t n, uint32_t wanted)
{
    struct limit best = { 0 };
    uint64_t best_share = 0, best_total = 1;
    for (size_t axis = 0; axis < s->n_axes; axis++) {
        for (value_set untried = s->tallied[axis]; untried;) {
            const uint8_t v = take_least(&untried);
            const uint32_t *here = tally_at(s, axis, v);
            uint64_t total = total_of(here), share = 0;
            for (size_t label = 0; label < LIST_MAX_LABELS; label++)
                if (wanted >> label & 1)
                    share = MAX(share, here[label]);
            if (!share || total == n)
                continue;
            uint64_t left = share * best_total, right = best_share * total;
            if (left < right || (left == right && share <= best_share))
                continue;
            best_share = share;
            best_total = total;
            best = (struct limit){ axis, total, bit(v) };
        }
    }
    return best;
}

/* Widens the box, axis by axis, by all values that add no point of another label. */
static void
box_widen(struct list_search *s, value_set *box, const uint32_t *list, size_t n, uint8_t label)
{
    for (size_t axis = 0; axis < s->n_axes; axis++) {
        if (box[axis] == EVERYTHING)
            continue;
        value_set bad = 0;
        for (size_t i = 0; i < n; i++) {
            const struct list_point *p = &s->points[list[i]];
            if (p->label != label && !(bad & bit(p->values[axis])) &&
                box_holds(s, box, p, axis))
                bad |= bit(p->values[axis]);
        }
        box[axis] = EVERYTHING & ~bad;
        s->work += n;
    }
}

static value_set *
box_new(struct list_search *s)
{
    value_set *box = ARENA_ARRAY(s->a, value_set, s->n_axes);
    for (size_t i = 0; i < s->n_axes; i++)
        box[i] = EVERYTHING;
    return box;
}

/* A large box of points of one label; returns the label.  `scratch` has room for n points. */
static uint8_t
box_find(struct list_search *s, value_set *box, const uint32_t *list, size_t n, uint32_t wanted,
    uint32_t *scratch)
{
    memcpy(scratch, list, n * sizeof *scratch);
    size_t left = n;
    while (!is_uniform(s, scratch, left)) {
        tally_count(s, scratch, left);
        struct limit limit = limit_pure(s, wanted);
        if (!limit.n)
            limit = limit_best(s, left, wanted);
        if (!limit.n)
            break;
        box[limit.axis] &= limit.values;
        size_t kept = 0;
        for (size_t i = 0; i < left; i++)
            if (limit.values & bit(s->points[scratch[i]].values[limit.axis]))
                scratch[kept++] = scratch[i];
        left = kept;
    }
    uint8_t label = s->points[scratch[0]].label;
    box_widen(s, box, list, n, label);
    return label;
}

/* Removes the points of the label that are in the box; returns how many remain. */
static size_t
box_take(struct list_search *s, const value_set *box, uint8_t label, uint32_t *list, size_t n,
    struct list_box *out)
{
    value_set *seen = ARENA_ARRAY(s->a, value_set, s->n_axes);
    uint32_t *taken = s->taken;
    size_t kept = 0, n_taken = 0;
    for (size_t i = 0; i < n; i++) {
        const struct list_point *p = &s->points[list[i]];
        if (p->label != label || !box_holds(s, box, p, SIZE_MAX)) {
            list[kept++] = list[i];
            continue;
        }
        taken[n_taken++] = list[i];
        for (size_t axis = 0; axis < s->n_axes; axis++)
            seen[axis] |= bit(p->values[axis]);
    }
    s->work += n;
    *out = (struct list_box){ box, seen, label,
        arena_copy(s->a, taken, n_taken * sizeof *taken), n_taken };
    return kept;
}

static struct list_search
search_new(struct arena *a, const struct list_point *points, size_t n, size_t n_axes)
{
    struct list_search s = { .a = a, .points = points, .n_axes = n_axes };
    size_t n_tallies = n_axes * LIST_MAX_VALUES * LIST_MAX_LABELS;
    s.tally = ARENA_ARRAY(a, uint32_t, n_tallies);
    s.tallied = ARENA_ARRAY(a, value_set, n_axes);
    s.taken = ARENA_ARRAY(a, uint32_t, n);
    size_t rounds = 16;
    for (size_t k = n; k; k /= 2)
        rounds += 4;
    s.budget = MAX(n * n_axes * rounds, (size_t)1 << 20);
    return s;
}

static uint32_t *
list_all(struct arena *a, size_t n)
{
    uint32_t *list = ARENA_ARRAY(a, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        list[i] = (uint32_t)i;
    return list;
}

/* The label that most of the points have. */
static uint8_t
label_of_most(const struct list_search *s, const uint32_t *list, size_t n)
{
    size_t counts[LIST_MAX_LABELS] = { 0 };
    uint8_t most = 0;
    for (size_t i = 0; i < n; i++)
        counts[s->points[list[i]].label]++;
    for (uint8_t i = 1; i < LIST_MAX_LABELS; i++)
        if (counts[i] > counts[most])
            most = i;
    return most;
}

/*
 * Takes either the largest boxes first, or, with `exceptions_first`, all boxes of the most
 * frequent label last, which then become one.
 */
static struct decision_list
list_make(struct arena *a, const struct list_point *points, size_t n, size_t n_axes,
    size_t first, bool exceptions_first)
{
    struct list_search s = search_new(a, points, n, n_axes);
    struct decision_list out = { .rest = list_all(a, n), .n_rest = n };
    uint32_t *scratch = ARENA_ARRAY(a, uint32_t, n), wanted = UINT32_MAX;
    GArray *boxes = g_array_new(FALSE, FALSE, sizeof(struct list_box));
    value_set *box = box_new(&s);
    uint8_t label = points[first].label;
    for (size_t i = 0; i < n_axes; i++)
        box[i] = bit(points[first].values[i]);
    box_widen(&s, box, out.rest, n, label);
    for (size_t i = 0; i < n_axes && !is_uniform(&s, out.rest, n); i++)
        box[i] &= points[first].values[i] == LIST_APART ? bit(LIST_APART) : ~bit(LIST_APART);
    while (out.n_rest && s.work <= s.budget) {
        struct list_box found;
        out.n_rest = box_take(&s, box, label, out.rest, out.n_rest, &found);
        g_array_append_val(boxes, found);
        if (exceptions_first && boxes->len == 1)
            wanted = ~(UINT32_C(1) << label_of_most(&s, out.rest, out.n_rest));
        box = box_new(&s);
        if (out.n_rest)
            label = box_find(&s, box, out.rest, out.n_rest, wanted, scratch);
    }
    out.n_boxes = boxes->len;
    out.boxes = arena_copy(a, boxes->data, boxes->len * sizeof(struct list_box));
    g_array_free(boxes, TRUE);
    return out;
}

struct decision_list
decision_list_make(
    struct arena *a, const struct list_point *points, size_t n, size_t n_axes, size_t first)
{
    if (!n)
        return (struct decision_list){ 0 };
    const struct decision_list last = list_make(a, points, n, n_axes, first, true);
    const struct decision_list largest = list_make(a, points, n, n_axes, first, false);
    if (last.n_rest != largest.n_rest)
        return last.n_rest < largest.n_rest ? last : largest;
    return last.n_boxes <= largest.n_boxes ? last : largest;
}

struct decision_list
decision_list_cover(struct arena *a, const struct list_point *points, size_t n, size_t n_axes)
{
    struct list_search s = search_new(a, points, n, n_axes);
    uint32_t *inside = ARENA_ARRAY(a, uint32_t, n), *outside = ARENA_ARRAY(a, uint32_t, n);
    uint32_t *list = ARENA_ARRAY(a, uint32_t, n), *scratch = ARENA_ARRAY(a, uint32_t, n);
    size_t n_inside = 0, n_outside = 0;
    for (size_t i = 0; i < n; i++) {
        if (points[i].label == 1)
            inside[n_inside++] = (uint32_t)i;
        else if (points[i].label == 0)
            outside[n_outside++] = (uint32_t)i;
    }
    GArray *boxes = g_array_new(FALSE, FALSE, sizeof(struct list_box));
    while (n_inside) {
        value_set *box = box_new(&s);
        memcpy(list, inside, n_inside * sizeof *list);
        memcpy(list + n_inside, outside, n_outside * sizeof *list);
        if (s.work <= s.budget) {
            box_find(&s, box, list, n_inside + n_outside, 1U << 1, scratch);
        } else {
            for (size_t i = 0; i < n_axes; i++)
                box[i] = bit(points[inside[0]].values[i]);
        }
        struct list_box found;
        n_inside = box_take(&s, box, 1, inside, n_inside, &found);
        g_array_append_val(boxes, found);
    }
    struct decision_list out = { .n_boxes = boxes->len };
    out.boxes = arena_copy(a, boxes->data, boxes->len * sizeof(struct list_box));
    g_array_free(boxes, TRUE);
    return out;
}
