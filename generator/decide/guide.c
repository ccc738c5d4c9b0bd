/*
 * A reduced ordered decision diagram (Bryant 1986), with more than two answers to a question.
 *
 * Questions have a fixed order.  The state after some of them is: for each practice the rules
 * that may still apply, those that may have ended, those first seen later, and whether it is
 * left out (its `given` failed, or it does not concern the role), for each question to come
 * whether it can still arise.  Equal states lead to the same node, so what is looked at are
 * states, not situations; equal nodes are made once, and a question whose answers meet in one
 * node is that node:
 *
 *     tool?   hand ---------------+         state: rules 1010, not left out
 *             power - training?   +--> leaf
 *                      taken -----+
 *                      none ---------> leaf
 */
#include "decide/guide.h"

#include "decide/answers.h"
#include "decide/scope.h"
#include "decide/table.h"

#include <string.h>

/* Of the candidates of a practice, as long as no date is known all of them each. */
enum { SET_APPLYING, SET_ENDED, SET_UNSEEN, SETS };

struct question {
    enum question_kind kind;
    const struct circumstance *circumstance;
    size_t *axes; /* for each practice its axis, 0: it does not matter there */
};

/* What a state leads to: the key of the table of states. */
struct known_state {
    size_t level, size;
    const uint64_t *words;
    struct guide_node *node;
};

struct work {
    struct arena *a, *scratch; /* of the result, of the work */
    day on;
    role_set roles;
    const struct practice **practices; /* those that have begun */
    struct scope **scopes;
    size_t n_scopes;
    struct question *questions;
    size_t n_questions;
    /* A state: three sets of each practice (SET_...) from offset[i], then whether it is left
     * out, then for each question whether something it needs is missing. */
    size_t *offset;
    size_t left_out, missing, size;
    GHashTable *states, *nodes;
    bool too_many;
};

/* --- Questions ------------------------------------------------------------------------ */

static bool
question_listed(const struct work *work, enum question_kind kind, const struct circumstance *c)
{
    for (size_t i = 0; i < work->n_questions; i++)
        if (work->questions[i].kind == kind && work->questions[i].circumstance == c)
            return true;
    return false;
}

static void
question_add(struct work *work, enum question_kind kind, const struct circumstance *c)
{
    if (question_listed(work, kind, c))
        return;
    struct question *question = &work->questions[work->n_questions];
    *question = (struct question){ .kind = kind, .circumstance = c };
    question->axes = ARENA_ARRAY(work->scratch, size_t, work->n_scopes);
    bool matters = kind != QUESTION_CASE;
    for (size_t i = 0; c && i < work->n_scopes; i++)
        for (size_t k = 1; k < work->scopes[i]->n_axes; k++)
            if (work->scopes[i]->axes[k].circumstance == c) {
                question->axes[i] = k;
                matters = true;
            }
    work->n_questions += matters;
}

static void
questions_list(struct work *work, const struct model *model, const struct guide *guide)
{
    size_t most = 2;
    for (size_t i = 0; i < work->n_scopes; i++)
        most += work->scopes[i]->n_axes;
    work->questions = ARENA_ARRAY(work->scratch, struct question, most + 1);
    for (size_t i = 0; i < guide->n_ask; i++)
        question_add(work,
            guide->ask_kinds[i] == ASK_ROLE   ? QUESTION_ROLE
            : guide->ask_kinds[i] == ASK_DATE ? QUESTION_DATE
                                              : QUESTION_CASE,
            guide->ask[i]);
    question_add(work, QUESTION_ROLE, NULL);
    for (size_t i = 0; i < model->n_circumstances; i++)
        question_add(work, QUESTION_CASE, &model->circumstances[i]);
}

static bool
can_be_asked(const struct question *placed, size_t n, const struct question *question)
{
    const struct case_set none = { 0 };
    const struct case_set *given =
        question->circumstance ? &question->circumstance->given : &none;
    for (size_t i = 0; i < given->n; i++) {
        bool is_placed = false;
        for (size_t k = 0; k < n && !is_placed; k++)
            is_placed = placed[k].circumstance == given->limits[i].circumstance;
        if (!is_placed)
            return false;
    }
    return true;
}

/* Keeps the order but for questions that come before what their `given` mentions. */
static void
questions_order(struct work *work)
{
    struct question *list = work->questions;
    for (size_t done = 0; done < work->n_questions; done++) {
        size_t next = done;
        while (next < work->n_questions && !can_be_asked(list, done, &list[next]))
            next++;
        if (next == work->n_questions)
            next = done; /* a circle of `given`: none of them arises */
        struct question chosen = list[next];
        memmove(&list[done + 1], &list[done], (next - done) * sizeof *list);
        list[done] = chosen;
    }
}

/* --- States --------------------------------------------------------------------------- */

static void
state_drop(const struct work *work, uint64_t *state, size_t practice)
{
    state[work->left_out + practice] = 1;
    memset(state + work->offset[practice], 0,
        SETS * work->scopes[practice]->n_words * sizeof *state);
}

static void
state_narrow(
    const struct work *work, uint64_t *state, size_t practice, int set, const uint64_t *admits)
{
    size_t words = work->scopes[practice]->n_words;
    for (size_t w = 0; w < words; w++)
        state[work->offset[practice] + (size_t)set * words + w] &= admits[w];
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
state_after(const struct work *work, const uint64_t *before, size_t level, size_t at)
{
    const struct question *question = &work->questions[level];
    uint64_t *state = arena_copy(work->scratch, before, work->size * sizeof *state);
    uint64_t bit = at == NO_CASE ? 0 : UINT64_C(1) << at;
    state[work->missing + level] = 0;
    for (size_t i = 0; i < work->n_scopes; i++) {
        const struct scope *scope = work->scopes[i];
        const struct scope_axis *axis = &scope->axes[question->axes[i]];
        if (state[work->left_out + i] ||
            (question->kind == QUESTION_CASE && !question->axes[i]))
            continue;
        uint64_t given = question->kind == QUESTION_CASE
                             ? given_limit(&scope->practice->given, question->circumstance)
                             : 0;
        size_t class = 0;
        while (class < axis->n_classes && !(axis->classes[class] & bit))
            class ++;
        if ((given && !(given & bit)) || (bit && class == axis->n_classes))
            state_drop(work, state, i);
        else
            for (int set = 0; set < SETS; set++)
                state_narrow(work, state, i, set, axis->admits + class * scope->n_words);
    }
    for (size_t k = level + 1; question->circumstance && k < work->n_questions; k++) {
        const struct circumstance *later = work->questions[k].circumstance;
        uint64_t needed = later ? given_limit(&later->given, question->circumstance) : 0;
        if (needed && !(needed & bit))
            state[work->missing + k] = 1;
    }
    return state;
}

static void
state_date(const struct work *work, uint64_t *state, day on)
{
    for (size_t i = 0; i < work->n_scopes; i++) {
        const struct scope *scope = work->scopes[i];
        size_t at = scope_span(scope, on) * scope->n_words;
        state_narrow(work, state, i, SET_APPLYING, scope->in_force + at);
        state_narrow(work, state, i, SET_ENDED, scope->ended + at);
        state_narrow(work, state, i, SET_UNSEEN, scope->unseen + at);
    }
}

static uint64_t *
state_first(const struct work *work)
{
    uint64_t *state = ARENA_ARRAY(work->scratch, uint64_t, work->size);
    memset(state, 0xff, work->left_out * sizeof *state);
    for (size_t k = 0; k < work->n_questions; k++)
        for (size_t i = 0; i < work->n_scopes; i++)
            if (work->questions[k].axes[i] &&
                work->scopes[i]->axes[work->questions[k].axes[i]].never)
                state[work->missing + k] = 1;
    if (!question_listed(work, QUESTION_DATE, NULL))
        state_date(work, state, work->on);
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
        const struct decision *decision = &node->leaves[i].decision;
        hash = (hash ^ node->leaves[i].practice->index) * UINT64_C(0x9E3779B97F4A7C15);
        hash += decision->outcome * 16U + decision->verdict;
        for (size_t k = 0; k < decision->n_rules; k++)
            hash = (hash ^ decision->rules[k]->index) * UINT64_C(0x9E3779B97F4A7C15);
    }
    for (size_t i = 0; i < node->n_answers; i++)
        hash = (hash ^ (uintptr_t)node->answers[i].next) * UINT64_C(0x9E3779B97F4A7C15);
    return (guint)(hash >> 32);
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
        if (a->leaves[i].practice != b->leaves[i].practice ||
            !decision_equal(&a->leaves[i].decision, &b->leaves[i].decision))
            return FALSE;
    for (size_t i = 0; i < a->n_answers; i++)
        if (a->answers[i].next != b->answers[i].next ||
            a->answers[i].cases != b->answers[i].cases ||
            a->answers[i].roles != b->answers[i].roles)
            return FALSE;
    return TRUE;
}

/* The one node like this; a new one goes into the table. */
static struct guide_node *
node_share(struct work *work, const struct guide_node *like)
{
    struct guide_node *known = g_hash_table_lookup(work->nodes, like);
    if (known)
        return known;
    struct guide_node *node = ARENA_NEW(work->a, struct guide_node);
    *node = *like;
    node->n_paths = node->is_leaf;
    for (size_t i = 0; i < node->n_answers; i++) {
        const struct guide_node *next = node->answers[i].next;
        node->depth = MAX(node->depth, next->depth + 1);
        node->n_paths =
            next->n_paths > SIZE_MAX - node->n_paths ? SIZE_MAX : node->n_paths + next->n_paths;
    }
    g_hash_table_add(work->nodes, node);
    return node;
}

static struct guide_node *
leaf_make(struct work *work, const uint64_t *state)
{
    struct guide_node leaf = { .is_leaf = true };
    leaf.leaves = ARENA_ARRAY(work->a, struct guide_leaf, work->n_scopes);
    for (size_t i = 0; i < work->n_scopes; i++) {
        if (state[work->left_out + i])
            continue;
        const uint64_t *sets = state + work->offset[i];
        size_t words = work->scopes[i]->n_words;
        leaf.leaves[leaf.n_leaves++] = (struct guide_leaf){
            .practice = work->practices[i],
            .decision = decision_copy(
                work->a, scope_decide_among(work->scopes[i], sets + SET_APPLYING * words,
                             sets + SET_ENDED * words, sets + SET_UNSEEN * words)),
        };
    }
    return node_share(work, &leaf);
}

/* --- Asking --------------------------------------------------------------------------- */

static struct guide_node *ask(struct work *work, size_t level, const uint64_t *state);

/* A question about roles or cases: those in `all`, grouped by where they lead. */
static struct guide_node *
ask_choice(struct work *work, size_t level, const uint64_t *state, uint64_t all)
{
    struct guide_answer answers[64];
    size_t n = 0;
    for (uint64_t left = all; left; left &= left - 1) {
        size_t at = (size_t)__builtin_ctzll(left);
        struct guide_node *next = ask(work, level + 1, state_after(work, state, level, at));
        size_t i = 0;
        while (i < n && answers[i].next != next)
            i++;
        if (i == n)
            answers[n++] = (struct guide_answer){ .next = next };
        if (work->questions[level].kind == QUESTION_ROLE)
            answers[i].roles |= UINT64_C(1) << at;
        else
            answers[i].cases |= UINT64_C(1) << at;
    }
    if (n == 1)
        return answers[0].next;
    struct guide_node node = { .kind = work->questions[level].kind,
        .circumstance = work->questions[level].circumstance,
        .n_answers = n };
    node.answers = arena_copy(work->a, answers, n * sizeof *answers);
    return node_share(work, &node);
}

static int
compare_days(const void *left, const void *right)
{
    day a = *(const day *)left, b = *(const day *)right;
    return a < b ? -1 : a > b;
}

/* Where the spans of all practices begin, up to the day. */
static size_t
days_collect(const struct work *work, day **out)
{
    size_t most = 1, n = 0, kept = 0;
    for (size_t i = 0; i < work->n_scopes; i++)
        most += work->scopes[i]->n_spans;
    day *days = ARENA_ARRAY(work->scratch, day, most);
    days[n++] = DAY_MIN;
    for (size_t i = 0; i < work->n_scopes; i++)
        for (size_t s = 0; s < work->scopes[i]->n_spans; s++)
            if (work->scopes[i]->starts[s] <= work->on)
                days[n++] = work->scopes[i]->starts[s];
    qsort(days, n, sizeof *days, compare_days);
    for (size_t i = 0; i < n; i++)
        if (!kept || days[kept - 1] != days[i])
            days[kept++] = days[i];
    *out = days;
    return kept;
}

/* The date as written where a rule begins or ends on that day. */
static void
date_find(const struct work *work, day on, struct guide_node *node)
{
    node->before = node->date.first = on;
    for (size_t i = 0; i < work->n_scopes; i++) {
        const struct practice *practice = work->practices[i];
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
 * "Before ...?" once for each day on which something changes, the latest first: whoever asks
 * about today answers one question.
 */
static struct guide_node *
ask_date(struct work *work, size_t level, const uint64_t *state)
{
    day *days;
    size_t n = days_collect(work, &days);
    struct guide_node *earlier = NULL, *chain = NULL;
    for (size_t i = 0; i < n; i++) {
        uint64_t *after = arena_copy(work->scratch, state, work->size * sizeof *after);
        state_date(work, after, days[i]);
        struct guide_node *here = ask(work, level + 1, after);
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
        date_find(work, days[i], &node);
        node.answers = arena_copy(work->a, answers, sizeof answers);
        chain = node_share(work, &node);
    }
    return chain;
}

static struct guide_node *
ask_new(struct work *work, size_t level, const uint64_t *state)
{
    if (level == work->n_questions)
        return leaf_make(work, state);
    const struct question *question = &work->questions[level];
    switch (question->kind) {
    case QUESTION_ROLE:
        return ask_choice(work, level, state, work->roles);
    case QUESTION_DATE:
        return ask_date(work, level, state);
    case QUESTION_CASE:
        break;
    }
    if (state[work->missing + level])
        return ask(work, level + 1, state_after(work, state, level, NO_CASE));
    size_t n = question->circumstance->n_cases;
    return ask_choice(work, level, state, n < 64 ? (UINT64_C(1) << n) - 1 : UINT64_MAX);
}

static struct guide_node *
ask(struct work *work, size_t level, const uint64_t *state)
{
    struct known_state key = { level, work->size, state, NULL };
    const struct known_state *known = g_hash_table_lookup(work->states, &key);
    if (known)
        return known->node;
    if (g_hash_table_size(work->states) >= GUIDE_MAX_STATES)
        work->too_many = true;
    struct known_state *made = ARENA_NEW(work->scratch, struct known_state);
    *made = key;
    /* Too many: every path ends at once, in one empty leaf. */
    made->node = work->too_many ? node_share(work, &(struct guide_node){ .is_leaf = true })
                                : ask_new(work, level, state);
    if (!work->too_many)
        g_hash_table_add(work->states, made);
    return made->node;
}

static size_t
nodes_number(struct guide_node *node, size_t next)
{
    if (node->is_leaf || node->number)
        return next;
    node->number = next++;
    for (size_t i = 0; i < node->n_answers; i++)
        next = nodes_number(node->answers[i].next, next);
    return next;
}

/* --- The whole ------------------------------------------------------------------------ */

static void
work_prepare(struct work *work, struct answers *answers, const struct guide *guide)
{
    struct arena *scratch = work->scratch;
    work->practices = ARENA_ARRAY(scratch, const struct practice *, guide->n_practices);
    work->scopes = ARENA_ARRAY(scratch, struct scope *, guide->n_practices);
    work->offset = ARENA_ARRAY(scratch, size_t, guide->n_practices);
    for (size_t i = 0; i < guide->n_practices; i++) {
        const struct practice *practice = guide->practices[i];
        if (!practice_has_begun(practice, work->on))
            continue;
        struct scope *scope = answers_scope(answers, practice);
        work->too_many |= scope->is_too_large;
        work->roles |= practice->roles;
        work->practices[work->n_scopes] = practice;
        work->scopes[work->n_scopes] = scope;
        work->offset[work->n_scopes++] = work->left_out;
        work->left_out += SETS * scope->n_words;
    }
    questions_list(work, answers->model, guide);
    questions_order(work);
    work->too_many |= work->n_questions > REACH_MAX_AXES;
    work->missing = work->left_out + work->n_scopes;
    work->size = work->missing + work->n_questions;
}

struct guide_tree *
guide_build(struct answers *answers, const struct guide *guide)
{
    struct arena *a = answers->a;
    struct work work = { .a = a, .scratch = arena_new(), .on = answers->on };
    work_prepare(&work, answers, guide);
    work.states = g_hash_table_new(state_hash, state_equal);
    work.nodes = g_hash_table_new(node_hash, node_equal);
    struct guide_tree *tree = ARENA_NEW(a, struct guide_tree);
    tree->guide = guide;
    if (!work.too_many && work.roles)
        tree->root = ask(&work, 0, state_first(&work));
    tree->too_many = work.too_many;
    if (!tree->root || tree->too_many) {
        tree->root = ARENA_NEW(a, struct guide_node);
        tree->root->is_leaf = true;
        tree->root->n_paths = 1;
    }
    nodes_number(tree->root, 1);
    tree->depth = tree->root->depth;
    tree->n_leaves = tree->root->n_paths;
    g_hash_table_unref(work.states);
    g_hash_table_unref(work.nodes);
    for (size_t i = 0; i < work.n_scopes; i++)
        scope_forget(work.scopes[i]);
    arena_free(work.scratch);
    return tree;
}
