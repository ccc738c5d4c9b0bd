/*
 * Guides: chooses the questions, their order and the number of parts.  diagram.c builds the
 * diagrams.
 */
#include "decide/guide.h"
#include "decide/guide_share.h"

#include "decide/answers.h"
#include "decide/diagram.h"
#include "decide/table.h"

#include <string.h>

/* --- Questions ------------------------------------------------------------------------ */

static bool
question_listed(const struct diagram *d, enum question_kind kind, const struct circumstance *c)
{
    for (size_t i = 0; i < d->n_questions; i++)
        if (d->questions[i].kind == kind && d->questions[i].circumstance == c)
            return true;
    return false;
}

static void
question_add(struct diagram *d, enum question_kind kind, const struct circumstance *c)
{
    if (question_listed(d, kind, c))
        return;
    struct question *question = &d->questions[d->n_questions];
    *question = (struct question){ .kind = kind, .circumstance = c };
    question->axes = ARENA_ARRAY(d->work, size_t, d->n_scopes);
    bool matters = kind != QUESTION_CASE;
    for (size_t i = 0; c && i < d->n_scopes; i++)
        for (size_t k = 1; k < d->scopes[i]->n_axes; k++)
            if (d->scopes[i]->axes[k].circumstance == c) {
                question->axes[i] = k;
                matters = true;
            }
    d->n_questions += matters;
}

static void
questions_list(struct diagram *d, const struct guide *guide)
{
    const struct model *model = d->model;
    size_t most = 2;
    for (size_t i = 0; i < d->n_scopes; i++)
        most += d->scopes[i]->n_axes;
    d->questions = ARENA_ARRAY(d->work, struct question, most + 1);
    for (size_t i = 0; i < guide->n_ask; i++)
        question_add(d,
            guide->ask_kinds[i] == ASK_ROLE   ? QUESTION_ROLE
            : guide->ask_kinds[i] == ASK_DATE ? QUESTION_DATE
                                              : QUESTION_CASE,
            guide->ask[i]);
    for (size_t i = 0; i < d->n_questions; i++)
        d->questions[i].is_authors = true;
    question_add(d, QUESTION_ROLE, NULL);
    for (size_t i = 0; i < model->n_circumstances; i++)
        question_add(d, QUESTION_CASE, &model->circumstances[i]);
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

/* Keeps the order, except that a question follows those its `given` mentions. */
static void
questions_order(struct diagram *d)
{
    struct question *list = d->questions;
    for (size_t done = 0; done < d->n_questions; done++) {
        size_t next = done;
        while (next < d->n_questions && !can_be_asked(list, done, &list[next]))
            next++;
        if (next == d->n_questions)
            next = done; /* circular `given`: none of them can arise */
        struct question chosen = list[next];
        memmove(&list[done + 1], &list[done], (next - done) * sizeof *list);
        list[done] = chosen;
    }
}

/* --- The order with the fewest questions ---------------------------------------------- */

#define EXACT_QUESTIONS 6      /* up to this many, every order is tried */
#define ORDER_STATES    100000 /* limit on states in search of an order; then the best so far */

/* The cost of an order; of equal orders the first is kept. */
struct price {
    uint64_t average; /* questions on average, in 1/2^20, if all answers are equally likely */
    size_t depth, n_asked;
};

struct order_search {
    struct diagram *d;
    size_t fixed; /* questions whose order the author fixed, and what must precede them */
    struct question *best;
    struct price least;
    size_t n_states;
};

static uint64_t
answer_weight(const struct guide_node *node, const struct guide_answer *answer)
{
    return node->kind == QUESTION_ROLE   ? (uint64_t)__builtin_popcountll(answer->roles)
           : node->kind == QUESTION_CASE ? (uint64_t)__builtin_popcountll(answer->cases)
                                         : 1;
}

/* `known` caches the averages of nodes, because a diagram is not a tree. */
static uint64_t
average_questions(GHashTable *known, const struct guide_node *node)
{
    if (node->is_leaf)
        return 0;
    const uint64_t *seen = g_hash_table_lookup(known, node);
    if (seen)
        return *seen;
    uint64_t sum = 0, weights = 0;
    for (size_t i = 0; i < node->n_answers; i++) {
        uint64_t weight = answer_weight(node, &node->answers[i]);
        sum += weight * average_questions(known, node->answers[i].next);
        weights += weight;
    }
    g_assert(weights > 0);
    uint64_t *average = g_new(uint64_t, 1);
    *average = (UINT64_C(1) << 20) + sum / weights;
    g_hash_table_insert(known, (gpointer)(uintptr_t)node, average);
    return *average;
}

static bool
is_less(const struct price *a, const struct price *b)
{
    if (a->average != b->average)
        return a->average < b->average;
    return a->depth != b->depth ? a->depth < b->depth : a->n_asked < b->n_asked;
}

/* Computes the cost of the current order, and keeps the order if it is the best so far. */
static bool
order_try(struct order_search *search)
{
    struct diagram *d = search->d;
    for (size_t i = search->fixed; i < d->n_questions; i++)
        if (!can_be_asked(d->questions, i, &d->questions[i]))
            return false;
    struct arena *a = d->a;
    d->a = arena_new();
    const struct guide_node *root = diagram_make(d);
    search->n_states += d->n_states;
    bool is_best = false;
    if (root) {
        GHashTable *known = g_hash_table_new_full(NULL, NULL, NULL, g_free);
        struct price price = { average_questions(known, root), root->depth, d->n_asked };
        g_hash_table_unref(known);
        is_best = is_less(&price, &search->least);
        if (is_best) {
            search->least = price;
            memcpy(search->best, d->questions, d->n_questions * sizeof *d->questions);
        }
    }
    diagram_end(d);
    arena_free(d->a);
    d->a = a;
    return is_best;
}

/* Tries every order of the questions from `at` on, in lexicographic order. */
static void
order_permute(struct order_search *search, size_t at)
{
    struct question *list = search->d->questions;
    size_t n = search->d->n_questions;
    if (at + 1 >= n)
        order_try(search);
    for (size_t i = at; at + 1 < n && i < n && search->n_states < ORDER_STATES; i++) {
        struct question chosen = list[i];
        memmove(&list[at + 1], &list[at], (i - at) * sizeof *list);
        list[at] = chosen;
        order_permute(search, at + 1);
        memmove(&list[at], &list[at + 1], (i - at) * sizeof *list);
        list[i] = chosen;
    }
}

/* Moves one question after another to its best position, until none moves (Rudell 1993). */
static void
order_sift(struct order_search *search)
{
    struct diagram *d = search->d;
    size_t n = d->n_questions, size = n * sizeof *d->questions;
    bool has_moved = true;
    order_try(search);
    while (has_moved && search->n_states < ORDER_STATES) {
        has_moved = false;
        for (size_t from = search->fixed; from < n; from++)
            for (size_t to = search->fixed; to < n && search->n_states < ORDER_STATES; to++) {
                memcpy(d->questions, search->best, size);
                struct question moved = d->questions[from];
                memmove(&d->questions[from], &d->questions[from + 1],
                    (n - from - 1) * sizeof moved);
                memmove(&d->questions[to + 1], &d->questions[to], (n - to - 1) * sizeof moved);
                d->questions[to] = moved;
                has_moved |= order_try(search);
            }
    }
}

static void
order_find(struct diagram *d)
{
    size_t size = d->n_questions * sizeof *d->questions, fixed = d->n_questions;
    while (fixed > 0 && !d->questions[fixed - 1].is_authors)
        fixed--;
    if (d->n_questions < fixed + 2)
        return;
    struct order_search search = { .d = d,
        .fixed = fixed,
        .best = arena_copy(d->work, d->questions, size),
        .least = { UINT64_MAX, SIZE_MAX, SIZE_MAX } };
    if (d->n_questions - fixed <= EXACT_QUESTIONS)
        order_permute(&search, fixed);
    else
        order_sift(&search);
    memcpy(d->questions, search.best, size);
}

/* --- The whole guide ------------------------------------------------------------------- */

static void
diagram_prepare(struct diagram *d, struct answers *answers, const struct guide *guide,
    struct practice *const *practices, size_t n)
{
    d->practices = ARENA_ARRAY(d->work, const struct practice *, n);
    d->scopes = ARENA_ARRAY(d->work, struct scope *, n);
    d->offset = ARENA_ARRAY(d->work, size_t, n);
    bool is_too_large = false;
    for (size_t i = 0; i < n; i++) {
        const struct practice *practice = practices[i];
        if (!practice_has_begun(practice, d->on))
            continue;
        struct scope *scope = answers_scope(answers, practice);
        is_too_large |= scope->is_too_large;
        d->roles |= practice->roles;
        d->practices[d->n_scopes] = practice;
        d->scopes[d->n_scopes] = scope;
        d->offset[d->n_scopes++] = d->left_out;
        d->left_out += DIAGRAM_SETS * scope->n_words;
    }
    questions_list(d, guide);
    questions_order(d);
    d->acts = d->left_out + d->n_scopes;
    d->missing = d->acts + d->n_scopes;
    d->size = d->missing + d->n_questions;
    d->is_too_large = is_too_large || d->n_questions > REACH_MAX_AXES;
    if (!d->is_too_large && d->roles)
        order_find(d);
}

/* The diagram of some practices of the guide; NULL if it is too large or empty. */
static struct guide_node *
make_root(struct answers *answers, const struct guide *guide, struct practice *const *practices,
    size_t n)
{
    struct diagram d = {
        .a = answers->a, .work = arena_new(), .model = answers->model, .on = answers->on
    };
    diagram_prepare(&d, answers, guide, practices, n);
    struct guide_node *root = NULL;
    if (!d.is_too_large && d.roles) {
        root = diagram_make(&d);
        if (root)
            root = guide_share_roles(&d, root);
        diagram_end(&d);
    }
    for (size_t i = 0; i < d.n_scopes; i++)
        scope_forget(d.scopes[i]);
    arena_free(d.work);
    return root;
}

/*
 * Numbers the questions in reading order.  A role question that comes first gets no number:
 * each role has its own part.
 */
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

/* Records who can reach each node; revisits a node only for new roles. */
static void
roles_mark(struct guide_node *node, role_set roles)
{
    if (!(roles & ~node->roles))
        return;
    node->roles |= roles;
    for (size_t i = 0; i < node->n_answers; i++) {
        const struct guide_answer *answer = &node->answers[i];
        roles_mark(
            answer->next, node->kind == QUESTION_ROLE ? roles & answer->roles : node->roles);
    }
}

bool
guide_has_role_parts(const struct guide_part *part)
{
    return part->root && !part->practice && !part->root->is_leaf &&
           part->root->kind == QUESTION_ROLE;
}

static void
add_part(struct guide_tree *tree, struct guide_part part, role_set roles)
{
    tree->parts[tree->n_parts++] = part;
    if (!part.root)
        return;
    roles_mark(part.root, roles);
    size_t next = tree->n_questions + 1;
    if (guide_has_role_parts(&part))
        for (size_t i = 0; i < part.root->n_answers; i++)
            next = nodes_number(part.root->answers[i].next, next);
    else
        next = nodes_number(part.root, next);
    tree->n_questions = next - 1;
    tree->depth = MAX(tree->depth, part.root->depth);
    tree->n_leaves += part.root->n_paths;
}

struct guide_tree *
guide_build(struct answers *answers, const struct guide *guide)
{
    struct arena *a = answers->a;
    struct guide_tree *tree = ARENA_NEW(a, struct guide_tree);
    *tree = (struct guide_tree){ .guide = guide };
    tree->parts = ARENA_ARRAY(a, struct guide_part, guide->n_practices + 1);
    role_set roles = 0;
    for (size_t i = 0; i < guide->n_practices; i++)
        if (practice_has_begun(guide->practices[i], answers->on))
            roles |= guide->practices[i]->roles;
    if (!roles)
        return tree;
    struct guide_node *root = make_root(answers, guide, guide->practices, guide->n_practices);
    if (root) {
        add_part(tree, (struct guide_part){ .root = root }, roles);
        return tree;
    }
    tree->is_split = true;
    for (size_t i = 0; i < guide->n_practices; i++) {
        struct practice *practice = guide->practices[i];
        if (!practice_has_begun(practice, answers->on))
            continue;
        root = guide->n_practices == 1 ? NULL : make_root(answers, guide, &practice, 1);
        add_part(tree, (struct guide_part){ practice, root }, practice->roles);
    }
    return tree;
}
