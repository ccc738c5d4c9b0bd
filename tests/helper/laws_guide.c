/*
 * The laws of guides: every leaf agrees with the decision, every question is needed, and
 * nothing is repeated.
 */
#include "decide/answers.h"
#include "helper/laws.h"

#include <string.h>

/* A guide under test, with all its nodes in order of their first visit. */
struct tour {
    struct trial *t;
    const struct guide_tree *tree;
    const struct guide_part *part;
    GPtrArray *nodes;
    GHashTable *told; /* pairs of answers that lead some situation to different leaves */
    bool is_dated;
    day on;
};

static void
nodes_collect(struct tour *tour, struct guide_node *node)
{
    if (g_ptr_array_find(tour->nodes, node, NULL)) {
        tour->t->reached[REACHED_SHARED] |= !node->is_leaf;
        return;
    }
    g_ptr_array_add(tour->nodes, node);
    for (size_t i = 0; i < node->n_answers; i++)
        nodes_collect(tour, node->answers[i].next);
}

static bool
same_leaf(const struct guide_node *a, const struct guide_node *b)
{
    if (a->n_leaves != b->n_leaves)
        return false;
    for (size_t i = 0; i < a->n_leaves; i++)
        if (a->leaves[i].practice != b->leaves[i].practice ||
            a->leaves[i].roles != b->leaves[i].roles ||
            g_strcmp0(a->leaves[i].act, b->leaves[i].act) != 0 ||
            !decision_equal(&a->leaves[i].decision, &b->leaves[i].decision))
            return false;
    return true;
}

static bool
same_node(const struct guide_node *a, const struct guide_node *b)
{
    if (a->is_leaf || b->is_leaf)
        return a->is_leaf && b->is_leaf && same_leaf(a, b);
    if (a->kind != b->kind || a->circumstance != b->circumstance || a->before != b->before ||
        a->n_answers != b->n_answers)
        return false;
    for (size_t i = 0; i < a->n_answers; i++)
        if (a->answers[i].next != b->answers[i].next ||
            a->answers[i].cases != b->answers[i].cases ||
            a->answers[i].roles != b->answers[i].roles)
            return false;
    return true;
}

/* The index of a situation's answer, or n_answers if the question does not arise in it. */
static size_t
answer_of(const struct guide_node *node, const struct situation *s)
{
    size_t i = 0;
    for (; i < node->n_answers; i++) {
        const struct guide_answer *answer = &node->answers[i];
        size_t at = node->circumstance ? s->cases[node->circumstance->index] : 0;
        bool is_it = node->kind == QUESTION_ROLE   ? answer->roles >> s->role & 1
                     : node->kind == QUESTION_DATE ? answer->is_before == (s->on < node->before)
                                                   : at != NO_CASE && answer->cases >> at & 1;
        if (is_it)
            break;
    }
    return i;
}

/*
 * The leaf that a situation reaches from a node, or NULL if a question on the way does not
 * arise.
 */
static const struct guide_node *
follow(const struct guide_node *node, const struct situation *s)
{
    while (!node->is_leaf) {
        size_t i = answer_of(node, s);
        if (i == node->n_answers)
            return NULL;
        node = node->answers[i].next;
    }
    return node;
}

/* The next line of a leaf that gives a verdict for a role, or n_leaves. */
static size_t
line_for(const struct guide_node *leaf, size_t from, size_t role)
{
    while (from < leaf->n_leaves &&
           (!leaf->leaves[from].practice ||
               (leaf->leaves[from].roles && !(leaf->leaves[from].roles >> role & 1))))
        from++;
    return from;
}

/* The lines of a leaf for the situation's role are exactly the decisions. */
static const char *
test_leaf(struct tour *tour, const struct guide_node *leaf, const struct situation *s)
{
    struct trial *t = tour->t;
    const struct guide *guide = tour->tree->guide;
    size_t next = line_for(leaf, 0, s->role);
    for (size_t i = 0; i < guide->n_practices; i++) {
        const struct practice *practice = guide->practices[i];
        const struct universe *u = t->universes[practice->index];
        if ((tour->part->practice && tour->part->practice != practice) ||
            !practice_has_begun(practice, tour->on) || !reference_concerns(practice, s))
            continue;
        struct reference r = reference_decide(u, s);
        if (next == leaf->n_leaves || leaf->leaves[next].practice != practice ||
            !laws_agree(u, &leaf->leaves[next].decision, &r))
            return arena_printf(t->a, "the leaf is wrong: %s", laws_situation(t, practice, s));
        const char *act = practice_act(practice, &t->model->roles[s->role]);
        if (strcmp(leaf->leaves[next].act, act) != 0)
            return arena_printf(t->a, "the act is wrong: %s", laws_situation(t, practice, s));
        t->reached[REACHED_ACT] |= leaf->leaves[next].roles != 0;
        next = line_for(leaf, next + 1, s->role);
    }
    return next == leaf->n_leaves
               ? NULL
               : arena_printf(t->a, "the leaf says too much: %s", laws_situation(t, NULL, s));
}

static const char *
pair_key(const struct tour *tour, const struct guide_node *node, size_t a, size_t b)
{
    guint at = 0;
    g_ptr_array_find(tour->nodes, node, &at);
    return arena_printf(tour->t->a, "%u %zu %zu", at, MIN(a, b), MAX(a, b));
}

/* Follows a situation to its leaf, and notes the pairs of answers that would lead elsewhere. */
static const char *
test_path(struct tour *tour, const struct situation *s)
{
    const struct guide_node *node = tour->part->root;
    const struct guide_node *leaf = follow(node, s);
    size_t asked = 0;
    if (!leaf)
        return arena_printf(tour->t->a, "asked in vain: %s", laws_situation(tour->t, NULL, s));
    for (; !node->is_leaf; asked++) {
        size_t own = answer_of(node, s);
        for (size_t i = 0; i < node->n_answers; i++)
            if (i != own && follow(node->answers[i].next, s) != leaf)
                g_hash_table_add(tour->told, (gpointer)(uintptr_t)pair_key(tour, node, own, i));
        node = node->answers[own].next;
    }
    tour->t->reached[REACHED_SKIPPED] |= asked < tour->tree->depth;
    return test_leaf(tour, leaf, s);
}

/* True if the node's depth and number of paths are right. */
static bool
size_is_told(const struct guide_node *node)
{
    size_t depth = 0, paths = 0;
    for (size_t i = 0; i < node->n_answers; i++) {
        depth = MAX(depth, node->answers[i].next->depth + 1);
        paths += node->answers[i].next->n_paths;
    }
    return node->depth == depth && node->n_paths == (node->is_leaf ? 1 : paths);
}

static const char *
test_node(struct tour *tour, const struct guide_node *node, size_t number)
{
    struct trial *t = tour->t;
    t->reached[REACHED_DATE] |= !node->is_leaf && node->kind == QUESTION_DATE;
    if (!node->is_leaf && (node->n_answers < 2 || node->number != number))
        return "a question with one answer, or numbered wrongly";
    if (!size_is_told(node))
        return "a node's size is wrong";
    for (size_t i = 0; i < node->n_answers; i++)
        for (size_t k = i + 1; k < node->n_answers; k++)
            if (!g_hash_table_contains(tour->told, pair_key(tour, node, i, k)))
                return arena_printf(t->a,
                    "answers %zu and %zu of question %zu need not be "
                    "told apart",
                    i, k, node->number);
    return NULL;
}

static const char *
test_shape(struct tour *tour, size_t *number)
{
    for (guint i = 0; i < tour->nodes->len; i++) {
        const struct guide_node *node = tour->nodes->pdata[i];
        bool has_number = !node->is_leaf && !(i == 0 && guide_has_role_parts(tour->part));
        *number += has_number;
        const char *wrong = test_node(tour, node, has_number ? *number : 0);
        if (wrong)
            return wrong;
        for (guint k = 0; k < i; k++)
            if (same_node(node, tour->nodes->pdata[k]))
                return "two nodes are the same";
    }
    return NULL;
}

/* Gets the i-th pair of a situation and a day; false if the tour does not contain it. */
static bool
situation_at(const struct tour *tour, role_set roles, size_t i, struct situation *s)
{
    const struct trial *t = tour->t;
    *s = t->universes[0]->all[i / t->n_days]; /* all practices have the same situations */
    s->on = t->days[i % t->n_days];
    return (roles >> s->role & 1) && s->on <= tour->on && (tour->is_dated || s->on == tour->on);
}

static const char *
test_situations(struct tour *tour, role_set roles)
{
    struct trial *t = tour->t;
    const char *wrong = NULL;
    struct situation s;
    for (size_t i = 0; i < t->universes[0]->n * t->n_days && !wrong; i++)
        if (situation_at(tour, roles, i, &s))
            wrong = test_path(tour, &s);
    return wrong;
}

static role_set
roles_of_part(const struct tour *tour)
{
    const struct guide *guide = tour->tree->guide;
    role_set roles = tour->part->practice ? tour->part->practice->roles : 0;
    for (size_t i = 0; i < guide->n_practices && !tour->part->practice; i++)
        if (practice_has_begun(guide->practices[i], tour->on))
            roles |= guide->practices[i]->roles;
    return roles;
}

/*
 * Each question tells at least two situations apart, so a diagram has fewer questions than
 * situations.  A diagram without a root is therefore wrong if there are few situations.
 */
static const char *
test_too_large(const struct tour *tour)
{
    size_t n = 0;
    struct situation s;
    for (size_t i = 0; i < tour->t->universes[0]->n * tour->t->n_days; i++)
        n += situation_at(tour, roles_of_part(tour), i, &s);
    return n > GUIDE_MAX_QUESTIONS ? NULL : "a guide of a few situations is too large";
}

/* One diagram; `number` continues the count of questions from the previous parts. */
static const char *
test_part(struct tour *tour, size_t *number)
{
    tour->nodes = g_ptr_array_new();
    tour->told = g_hash_table_new(g_str_hash, g_str_equal);
    nodes_collect(tour, tour->part->root);
    const char *wrong = test_situations(tour, roles_of_part(tour));
    if (!wrong)
        wrong = test_shape(tour, number);
    g_ptr_array_free(tour->nodes, TRUE);
    g_hash_table_unref(tour->told);
    return wrong;
}

static const char *
test_guide(struct trial *t, const struct guide *guide, day on)
{
    struct tour tour = { .t = t, .on = on };
    tour.tree = answers_guide(answers_new(t->ctx, t->model, on), guide);
    for (size_t i = 0; i < guide->n_ask; i++)
        tour.is_dated |= guide->ask_kinds[i] == ASK_DATE;
    size_t number = 0, depth = 0, n_leaves = 0;
    for (size_t i = 0; i < tour.tree->n_parts; i++) {
        tour.part = &tour.tree->parts[i];
        const char *wrong = tour.part->root ? test_part(&tour, &number) : test_too_large(&tour);
        if (wrong)
            return wrong;
        if (!tour.part->root)
            continue;
        depth = MAX(depth, tour.part->root->depth);
        n_leaves += tour.part->root->n_paths;
    }
    return number != tour.tree->n_questions || depth != tour.tree->depth ||
                   n_leaves != tour.tree->n_leaves
               ? "the guide's size is wrong"
               : NULL;
}

const char *
laws_guides(struct trial *t)
{
    const char *wrong = NULL;
    for (size_t i = 0; i < t->model->n_guides && !wrong; i++) {
        wrong = test_guide(t, &t->model->guides[i], t->days[t->n_days - 1]);
        if (!wrong)
            wrong = test_guide(t, &t->model->guides[i], t->days[t->n_days / 2]);
    }
    return wrong;
}
