/*
 * A reduced ordered decision diagram (Bryant 1986), with more than two answers to a question.
 *
 * Questions have a fixed order.  The state after some of them is: for each practice the rules
 * that may still apply, those that may have ended, those first seen later, its act, and whether
 * it is left out (its `given` failed, or it does not concern the role); for each question to
 * come whether it can still arise.  Equal states lead to the same node, so what is looked at
 * are states, not situations; equal nodes are made once, and a question whose answers meet in
 * one node is that node:
 *
 *     tool?   hand ---------------+         state: rules 1010, not left out
 *             power - training?   +--> leaf
 *                      taken -----+
 *                      none ---------> leaf
 */
#include "decide/diagram.h"
#include "decide/decide.h"

#include <string.h>

/* The candidates of a practice; while no date is known, all of them count in each set. */
enum { SET_APPLYING, SET_ENDED, SET_UNSEEN, SETS };

_Static_assert(SETS == DIAGRAM_SETS, "a state has room for them");

/* The node that a state leads to; the state is the key of the table. */
struct known_state {
    size_t level, size;
    const uint64_t *words;
    struct guide_node *node;
};

/* --- States --------------------------------------------------------------------------- */

static void
state_drop(const struct diagram *d, uint64_t *state, size_t practice)
{
    state[d->left_out + practice] = 1;
    state[d->acts + practice] = 0;
    memset(state + d->offset[practice], 0, SETS * d->scopes[practice]->n_words * sizeof *state);
}

static void
state_narrow(
    const struct diagram *d, uint64_t *state, size_t practice, int set, const uint64_t *admits)
{
    size_t words = d->scopes[practice]->n_words;
    for (size_t w = 0; w < words; w++)
        state[d->offset[practice] + (size_t)set * words + w] &= admits[w];
}

static uint64_t
given_limit(const struct case_set *given, const struct circumstance *circumstance)
{
    for (size_t i = 0; i < given->n; i++)
        if (given->limits[i].circumstance == circumstance)
            return given->limits[i].cases;
    return 0;
}

/* The state after one answer; `at` is a role, a case or NO_CASE. */
static uint64_t *
state_after(const struct diagram *d, const uint64_t *before, size_t level, size_t at)
{
    const struct question *question = &d->questions[level];
    uint64_t *state = arena_copy(d->scratch, before, d->size * sizeof *state);
    uint64_t bit = at == NO_CASE ? 0 : UINT64_C(1) << at;
    state[d->missing + level] = 0;
    for (size_t i = 0; i < d->n_scopes; i++) {
        const struct scope *scope = d->scopes[i];
        const struct scope_axis *axis = &scope->axes[question->axes[i]];
        if (state[d->left_out + i] || (question->kind == QUESTION_CASE && !question->axes[i]))
            continue;
        uint64_t given = question->kind == QUESTION_CASE
                             ? given_limit(&scope->practice->given, question->circumstance)
                             : 0;
        size_t class = 0;
        while (class < axis->n_classes && !(axis->classes[class] & bit))
            class ++;
        if ((given && !(given & bit)) || (bit && class == axis->n_classes))
            state_drop(d, state, i);
        else
            for (int set = 0; set < SETS; set++)
                state_narrow(d, state, i, set, axis->admits + class * scope->n_words);
        if (question->kind == QUESTION_ROLE && !state[d->left_out + i])
            state[d->acts + i] = (uintptr_t)practice_act(scope->practice, &d->model->roles[at]);
    }
    for (size_t k = level + 1; question->circumstance && k < d->n_questions; k++) {
        const struct circumstance *later = d->questions[k].circumstance;
        uint64_t needed = later ? given_limit(&later->given, question->circumstance) : 0;
        if (needed && !(needed & bit))
            state[d->missing + k] = 1;
    }
    return state;
}

static void
state_date(const struct diagram *d, uint64_t *state, day on)
{
    for (size_t i = 0; i < d->n_scopes; i++) {
        const struct scope *scope = d->scopes[i];
        size_t at = scope_span(scope, on) * scope->n_words;
        state_narrow(d, state, i, SET_APPLYING, scope->in_force + at);
        state_narrow(d, state, i, SET_ENDED, scope->ended + at);
        state_narrow(d, state, i, SET_UNSEEN, scope->unseen + at);
    }
}

static uint64_t *
state_first(const struct diagram *d)
{
    uint64_t *state = ARENA_ARRAY(d->scratch, uint64_t, d->size);
    memset(state, 0xff, d->left_out * sizeof *state);
    for (size_t k = 0; k < d->n_questions; k++)
        for (size_t i = 0; i < d->n_scopes; i++)
            if (d->questions[k].axes[i] && d->scopes[i]->axes[d->questions[k].axes[i]].never)
                state[d->missing + k] = 1;
    bool asks_date = false;
    for (size_t k = 0; k < d->n_questions; k++)
        asks_date |= d->questions[k].kind == QUESTION_DATE;
    if (!asks_date)
        state_date(d, state, d->on);
    return state;
}

static guint
state_hash(gconstpointer key)
{
    const struct known_state *known = key;
    uint64_t hash = known->level;
    for (size_t i = 0; i < known->size; i++)
        hash = (hash ^ known->words[i]) * UINT64_C(0x9E3779B97F4A7C15);
    return (guint)(hash >> 32);
}

static gboolean
state_equal(gconstpointer left, gconstpointer right)
{
    const struct known_state *a = left, *b = right;
    return a->level == b->level && memcmp(a->words, b->words, a->size * sizeof *a->words) == 0;
}

/* --- Nodes ---------------------------------------------------------------------------- */

static guint
node_hash(gconstpointer key)
{
    const struct guide_node *node = key;
    uint64_t hash = node->is_leaf * 7U + node->kind;
    for (size_t i = 0; i < node->n_leaves; i++) {
        const struct practice *practice = node->leaves[i].practice;
        const struct decision *decision = &node->leaves[i].decision;
        hash = (hash ^ (practice ? practice->index : SIZE_MAX)) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= node->leaves[i].roles;
        hash += decision->outcome * 16U + decision->verdict;
        for (size_t k = 0; k < decision->n_rules; k++)
            hash = (hash ^ decision->rules[k]->index) * UINT64_C(0x9E3779B97F4A7C15);
    }
    for (size_t i = 0; i < node->n_answers; i++)
        hash = (hash ^ (uintptr_t)node->answers[i].next) * UINT64_C(0x9E3779B97F4A7C15);
    return (guint)(hash >> 32);
}

bool
leaf_equal(const struct guide_leaf *a, const struct guide_leaf *b)
{
    return a->practice == b->practice && a->roles == b->roles &&
           (!a->practice ||
               (strcmp(a->act, b->act) == 0 && decision_equal(&a->decision, &b->decision)));
}

static gboolean
node_equal(gconstpointer left, gconstpointer right)
{
    const struct guide_node *a = left, *b = right;
    if (a->is_leaf != b->is_leaf || a->n_leaves != b->n_leaves || a->kind != b->kind ||
        a->circumstance != b->circumstance || a->before != b->before ||
        a->n_answers != b->n_answers)
        return FALSE;
    for (size_t i = 0; i < a->n_leaves; i++)
        if (!leaf_equal(&a->leaves[i], &b->leaves[i]))
            return FALSE;
    for (size_t i = 0; i < a->n_answers; i++)
        if (a->answers[i].next != b->answers[i].next ||
            a->answers[i].cases != b->answers[i].cases ||
            a->answers[i].roles != b->answers[i].roles)
            return FALSE;
    return TRUE;
}

struct guide_node *
diagram_share(struct diagram *d, const struct guide_node *like)
{
    struct guide_node *known = g_hash_table_lookup(d->nodes, like);
    if (known)
        return known;
    struct guide_node *node = ARENA_NEW(d->a, struct guide_node);
    *node = *like;
    node->n_paths = node->is_leaf;
    for (size_t i = 0; i < node->n_answers; i++) {
        const struct guide_node *next = node->answers[i].next;
        node->depth = MAX(node->depth, next->depth + 1);
        node->n_paths =
            next->n_paths > SIZE_MAX - node->n_paths ? SIZE_MAX : node->n_paths + next->n_paths;
    }
    g_hash_table_add(d->nodes, node);
    d->n_asked += !node->is_leaf;
    d->too_many |= d->n_asked > GUIDE_MAX_QUESTIONS;
    return node;
}

static struct guide_node *
leaf_make(struct diagram *d, const uint64_t *state)
{
    struct guide_node leaf = { .is_leaf = true };
    leaf.leaves = ARENA_ARRAY(d->a, struct guide_leaf, d->n_scopes);
    for (size_t i = 0; i < d->n_scopes; i++) {
        if (state[d->left_out + i])
            continue;
        const uint64_t *sets = state + d->offset[i];
        size_t words = d->scopes[i]->n_words;
        leaf.leaves[leaf.n_leaves++] = (struct guide_leaf){
            .practice = d->practices[i],
            .act = (const char *)(uintptr_t)state[d->acts + i],
            .decision = decision_copy(
                d->a, scope_decide_among(d->scopes[i], sets + SET_APPLYING * words,
                          sets + SET_ENDED * words, sets + SET_UNSEEN * words)),
        };
    }
    return diagram_share(d, &leaf);
}

/* --- Asking --------------------------------------------------------------------------- */

static struct guide_node *ask(struct diagram *d, size_t level, const uint64_t *state);

/* A question about roles or cases: groups those in `all` by the node they lead to. */
static struct guide_node *
ask_choice(struct diagram *d, size_t level, const uint64_t *state, uint64_t all)
{
    struct guide_answer answers[64];
    size_t n = 0;
    for (uint64_t left = all; left; left &= left - 1) {
        size_t at = (size_t)__builtin_ctzll(left);
        struct guide_node *next = ask(d, level + 1, state_after(d, state, level, at));
        size_t i = 0;
        while (i < n && answers[i].next != next)
            i++;
        if (i == n)
            answers[n++] = (struct guide_answer){ .next = next };
        if (d->questions[level].kind == QUESTION_ROLE)
            answers[i].roles |= UINT64_C(1) << at;
        else
            answers[i].cases |= UINT64_C(1) << at;
    }
    if (n == 1)
        return answers[0].next;
    struct guide_node node = { .kind = d->questions[level].kind,
        .circumstance = d->questions[level].circumstance,
        .n_answers = n };
    node.answers = arena_copy(d->a, answers, n * sizeof *answers);
    return diagram_share(d, &node);
}

static int
compare_days(const void *left, const void *right)
{
    day a = *(const day *)left, b = *(const day *)right;
    return a < b ? -1 : a > b;
}

/* The days up to `day` on which a span of any practice begins. */
static size_t
days_collect(const struct diagram *d, day **out)
{
    size_t most = 1, n = 0, kept = 0;
    for (size_t i = 0; i < d->n_scopes; i++)
        most += d->scopes[i]->n_spans;
    day *days = ARENA_ARRAY(d->scratch, day, most);
    days[n++] = DAY_MIN;
    for (size_t i = 0; i < d->n_scopes; i++)
        for (size_t s = 0; s < d->scopes[i]->n_spans; s++)
            if (d->scopes[i]->starts[s] <= d->on)
                days[n++] = d->scopes[i]->starts[s];
    qsort(days, n, sizeof *days, compare_days);
    for (size_t i = 0; i < n; i++)
        if (!kept || days[kept - 1] != days[i])
            days[kept++] = days[i];
    *out = days;
    return kept;
}

/* The date, as written, of a rule that begins or ends on that day. */
static void
date_find(const struct diagram *d, day on, struct guide_node *node)
{
    node->before = node->date.first = on;
    for (size_t i = 0; i < d->n_scopes; i++) {
        const struct practice *practice = d->practices[i];
        for (size_t k = 0; k < practice->n_rules; k++) {
            const struct period *period = &practice->rules[k]->period;
            bool begins = period->from.first == on;
            if (!begins && period->until.first != on)
                continue;
            node->date = begins ? period->from : period->until;
            node->is_about = begins ? period->about_from : period->about_until;
            return;
        }
    }
}

/*
 * Asks "Before ...?" for each day on which something changes, the latest first: who asks about
 * today answers one question.
 */
static struct guide_node *
ask_date(struct diagram *d, size_t level, const uint64_t *state)
{
    day *days;
    size_t n = days_collect(d, &days);
    struct guide_node *earlier = NULL, *chain = NULL;
    for (size_t i = 0; i < n; i++) {
        uint64_t *after = arena_copy(d->scratch, state, d->size * sizeof *after);
        state_date(d, after, days[i]);
        struct guide_node *here = ask(d, level + 1, after);
        if (here == earlier)
            continue;
        earlier = here;
        if (!chain) {
            chain = here;
            continue;
        }
        struct guide_answer answers[] = { { .is_before = true, .next = chain },
            { .next = here } };
        struct guide_node node = { .kind = QUESTION_DATE, .n_answers = 2 };
        date_find(d, days[i], &node);
        node.answers = arena_copy(d->a, answers, sizeof answers);
        chain = diagram_share(d, &node);
    }
    return chain;
}

static struct guide_node *
ask_new(struct diagram *d, size_t level, const uint64_t *state)
{
    if (level == d->n_questions)
        return leaf_make(d, state);
    const struct question *question = &d->questions[level];
    switch (question->kind) {
    case QUESTION_ROLE:
        return ask_choice(d, level, state, d->roles);
    case QUESTION_DATE:
        return ask_date(d, level, state);
    case QUESTION_CASE:
        break;
    }
    if (state[d->missing + level])
        return ask(d, level + 1, state_after(d, state, level, NO_CASE));
    size_t n = question->circumstance->n_cases;
    return ask_choice(d, level, state, n < 64 ? (UINT64_C(1) << n) - 1 : UINT64_MAX);
}

static struct guide_node *
ask(struct diagram *d, size_t level, const uint64_t *state)
{
    struct known_state key = { level, d->size, state, NULL };
    const struct known_state *known = g_hash_table_lookup(d->states, &key);
    if (known)
        return known->node;
    d->too_many |= ++d->n_states > GUIDE_MAX_STATES;
    /* The limit is exceeded: every path ends at once in one empty leaf. */
    if (d->too_many)
        return diagram_share(d, &(struct guide_node){ .is_leaf = true });
    struct known_state *made = ARENA_NEW(d->scratch, struct known_state);
    *made = key;
    made->node = ask_new(d, level, state);
    g_hash_table_add(d->states, made);
    return made->node;
}

struct guide_node *
diagram_make(struct diagram *d)
{
    d->scratch = arena_new();
    d->states = g_hash_table_new(state_hash, state_equal);
    d->nodes = g_hash_table_new(node_hash, node_equal);
    d->n_states = d->n_asked = 0;
    d->too_many = false;
    struct guide_node *root = ask(d, 0, state_first(d));
    return d->too_many ? NULL : root;
}

void
diagram_end(struct diagram *d)
{
    g_hash_table_unref(d->states);
    g_hash_table_unref(d->nodes);
    arena_free(d->scratch);
}
