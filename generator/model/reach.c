#include "model/reach.h"

static uint64_t
all_cases(const struct circumstance *circumstance)
{
    return circumstance->n_cases >= 64 ? UINT64_MAX
                                       : (UINT64_C(1) << circumstance->n_cases) - 1;
}

uint64_t
reach_limit(const struct rule *rule, const struct circumstance *circumstance)
{
    return case_set_limit(&rule->cases, circumstance) &
           case_set_limit(&rule->practice->given, circumstance);
}

/* --- The axes ------------------------------------------------------------------------- */

static void
add_mentioned(GPtrArray *list, const struct case_set *set)
{
    for (size_t i = 0; i < set->n && list->len <= REACH_MAX_AXES; i++) {
        gpointer circumstance = (gpointer)(uintptr_t)set->limits[i].circumstance;
        if (!g_ptr_array_find(list, circumstance, NULL))
            g_ptr_array_add(list, circumstance);
    }
}

static gint
compare_circumstances(gconstpointer left, gconstpointer right)
{
    const struct circumstance *a = *(const struct circumstance *const *)left;
    const struct circumstance *b = *(const struct circumstance *const *)right;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* The circumstances that matter here, in declared order; at most one too many. */
static GPtrArray *
circumstances_collect(const struct practice *practice)
{
    GPtrArray *list = g_ptr_array_new();
    add_mentioned(list, &practice->given);
    for (size_t i = 0; i < practice->n_rules; i++) {
        add_mentioned(list, &practice->rules[i]->cases);
        add_mentioned(list, &practice->rules[i]->practice->given);
    }
    for (guint i = 0; i < list->len; i++) {
        const struct circumstance *c = g_ptr_array_index(list, i);
        add_mentioned(list, &c->given);
    }
    g_ptr_array_sort(list, compare_circumstances);
    return list;
}

static bool
is_placed(const struct reach_space *space, const struct circumstance *circumstance)
{
    for (size_t i = 1; i < space->n_axes; i++)
        if (space->axes[i].circumstance == circumstance)
            return true;
    return false;
}

static bool
can_be_placed(const struct reach_space *space, const struct circumstance *circumstance)
{
    for (size_t i = 0; i < circumstance->given.n; i++)
        if (!is_placed(space, circumstance->given.limits[i].circumstance))
            return false;
    return true;
}

/* In declared order, except that an axis follows those its `given` mentions. */
static void
axes_place(struct arena *a, struct reach_space *space)
{
    GPtrArray *list = circumstances_collect(space->practice);
    if (list->len > REACH_MAX_AXES || space->practice->n_rules > REACH_MAX_RULES) {
        space->is_too_large = true;
        g_ptr_array_set_size(list, 0);
    }
    space->axes = ARENA_ARRAY(a, struct reach_axis, list->len + 1);
    space->axes[0].possible = space->practice->roles;
    space->n_axes = 1;
    while (list->len) {
        guint next = 0;
        while (next < list->len && !can_be_placed(space, g_ptr_array_index(list, next)))
            next++;
        bool never = next == list->len;
        next = never ? 0 : next;
        const struct circumstance *c = g_ptr_array_index(list, next);
        space->axes[space->n_axes++] =
            (struct reach_axis){ .circumstance = c, .possible = all_cases(c), .never = never };
        g_ptr_array_remove_index(list, next);
    }
    g_ptr_array_free(list, TRUE);
}

static size_t
axis_of(const struct reach_space *space, const struct circumstance *circumstance)
{
    size_t i = 1;
    while (space->axes[i].circumstance != circumstance)
        i++;
    return i;
}

static void
axes_need(struct arena *a, struct reach_space *space)
{
    for (size_t i = 1; i < space->n_axes; i++) {
        const struct case_set *given = &space->axes[i].circumstance->given;
        struct reach_need *needs = ARENA_ARRAY(a, struct reach_need, given->n);
        for (size_t k = 0; k < given->n; k++)
            needs[k] = (struct reach_need){ axis_of(space, given->limits[k].circumstance),
                given->limits[k].cases };
        space->axes[i].needs = needs;
        space->axes[i].n_needs = given->n;
    }
}

/* --- Sets ----------------------------------------------------------------------------- */

/*
 * A limit on a circumstance means that it arises, so what its `given` requires is limited, too.
 * Goes from the last axis to the first, because each depends only on earlier ones.
 */
static void
limits_close(const struct reach_space *space, uint64_t *limits)
{
    for (size_t i = space->n_axes - 1; i > 0; i--) {
        const struct reach_axis *axis = &space->axes[i];
        if ((limits[i] & axis->possible) == axis->possible)
            continue;
        if (axis->never)
            limits[i] = 0;
        for (size_t k = 0; k < axis->n_needs; k++)
            limits[axis->needs[k].axis] &= axis->needs[k].cases;
    }
}

static void
axes_bound(struct arena *a, struct reach_space *space)
{
    uint64_t *limits = ARENA_ARRAY(a, uint64_t, space->n_axes);
    for (size_t i = 1; i < space->n_axes; i++)
        limits[i] = case_set_limit(&space->practice->given, space->axes[i].circumstance);
    limits_close(space, limits);
    for (size_t i = 1; i < space->n_axes; i++)
        space->axes[i].possible &= limits[i];
}

struct reach_space
reach_space_make(struct arena *a, const struct practice *practice)
{
    struct reach_space space = { .practice = practice };
    axes_place(a, &space);
    axes_need(a, &space);
    axes_bound(a, &space);
    return space;
}

const uint64_t *
reach_of(struct arena *a, const struct reach_space *space, const struct rule *rule)
{
    uint64_t *limits = ARENA_ARRAY(a, uint64_t, space->n_axes);
    limits[0] = rule->roles & space->axes[0].possible;
    for (size_t i = 1; i < space->n_axes; i++)
        limits[i] = reach_limit(rule, space->axes[i].circumstance);
    limits_close(space, limits);
    for (size_t i = 1; i < space->n_axes; i++)
        limits[i] &= space->axes[i].possible;
    return limits;
}

bool
reach_is_inside(const struct reach_space *space, const uint64_t *inner, const uint64_t *outer)
{
    for (size_t i = 0; i < space->n_axes; i++)
        if (inner[i] & ~outer[i])
            return false;
    return true;
}
