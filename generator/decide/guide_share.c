/* Merges the diagrams of roles that differ in at most one or two leaves. */
#include "decide/guide_share.h"
#include "decide/diagram.h"

#define MAX_DIFFERENT_LEAVES 2

/* Two diagrams and the roles each is for. */
struct sharing {
    struct diagram *d;
    role_set left, right;
};

/* True if two questions are the same and group the same answers. */
static bool
same_question(const struct guide_node *a, const struct guide_node *b)
{
    if (a->is_leaf || b->is_leaf || a->kind != b->kind || a->circumstance != b->circumstance ||
        a->before != b->before || a->n_answers != b->n_answers)
        return false;
    for (size_t i = 0; i < a->n_answers; i++)
        if (a->answers[i].cases != b->answers[i].cases ||
            a->answers[i].roles != b->answers[i].roles)
            return false;
    return true;
}

/* Counts the leaves that differ; SIZE_MAX if questions differ. */
static size_t
count_different(const struct guide_node *a, const struct guide_node *b)
{
    if (a == b)
        return 0;
    if (a->is_leaf && b->is_leaf)
        return 1;
    if (!same_question(a, b))
        return SIZE_MAX;
    size_t n = 0;
    for (size_t i = 0; i < a->n_answers && n <= MAX_DIFFERENT_LEAVES; i++) {
        size_t below = count_different(a->answers[i].next, b->answers[i].next);
        n = below > SIZE_MAX - n ? SIZE_MAX : n + below;
    }
    return n;
}

/* Adds the lines of a leaf about this practice, marked as those of `roles`. */
static void
add_lines(struct guide_node *to, const struct guide_node *from, const struct practice *practice,
    role_set roles)
{
    for (size_t i = 0; i < from->n_leaves; i++) {
        if (from->leaves[i].practice != practice)
            continue;
        struct guide_leaf line = from->leaves[i];
        line.roles = line.roles ? line.roles : roles;
        to->leaves[to->n_leaves++] = line;
    }
}

/* The line about this practice that both leaves have, or NULL. */
static const struct guide_leaf *
common_line(
    const struct guide_node *a, const struct guide_node *b, const struct practice *practice)
{
    for (size_t i = 0; i < a->n_leaves; i++)
        for (size_t k = 0; k < b->n_leaves; k++)
            if (a->leaves[i].practice == practice && a->leaves[i].roles == 0 &&
                leaf_equal(&a->leaves[i], &b->leaves[k]))
                return &a->leaves[i];
    return NULL;
}

/* "Not asked", for the roles whose leaf has no lines. */
static void
add_silence(struct guide_node *to, const struct guide_node *from, role_set roles)
{
    if (from->n_leaves == 0)
        to->leaves[to->n_leaves++] = (struct guide_leaf){ .roles = roles };
    else
        add_lines(to, from, NULL, roles);
}

static struct guide_node *
share_leaves(struct sharing *s, const struct guide_node *a, const struct guide_node *b)
{
    struct guide_node both = { .is_leaf = true };
    both.leaves = ARENA_ARRAY(s->d->a, struct guide_leaf, a->n_leaves + b->n_leaves + 2);
    for (size_t i = 0; i < s->d->n_scopes; i++) {
        const struct practice *practice = s->d->practices[i];
        const struct guide_leaf *common = common_line(a, b, practice);
        if (common) {
            both.leaves[both.n_leaves++] = *common;
            continue;
        }
        add_lines(&both, a, practice, s->left);
        add_lines(&both, b, practice, s->right);
    }
    add_silence(&both, a, s->left);
    add_silence(&both, b, s->right);
    return diagram_share(s->d, &both);
}

static struct guide_node *
share_nodes(struct sharing *s, struct guide_node *a, struct guide_node *b)
{
    if (a == b)
        return a;
    if (a->is_leaf)
        return share_leaves(s, a, b);
    struct guide_node both = *a;
    both.depth = 0;
    both.answers = arena_copy(s->d->a, a->answers, a->n_answers * sizeof *a->answers);
    for (size_t i = 0; i < a->n_answers; i++)
        both.answers[i].next = share_nodes(s, a->answers[i].next, b->answers[i].next);
    return diagram_share(s->d, &both);
}

/*
 * A short diagram is printed as columns of a table; in a long one only few leaves may differ.
 */
static bool
is_worth_sharing(const struct guide_node *a, const struct guide_node *b)
{
    size_t n = count_different(a, b);
    return a->depth > 1 && n <= MAX_DIFFERENT_LEAVES && n * 3 <= a->n_paths;
}

struct guide_node *
guide_share_roles(struct diagram *d, struct guide_node *root)
{
    if (root->is_leaf || root->kind != QUESTION_ROLE)
        return root;
    struct guide_node shared = *root;
    shared.depth = 0;
    shared.answers = ARENA_ARRAY(d->a, struct guide_answer, root->n_answers);
    shared.n_answers = 0;
    for (size_t i = 0; i < root->n_answers; i++) {
        const struct guide_answer *answer = &root->answers[i];
        size_t k = 0;
        while (k < shared.n_answers && !is_worth_sharing(shared.answers[k].next, answer->next))
            k++;
        if (k == shared.n_answers) {
            shared.answers[shared.n_answers++] = *answer;
            continue;
        }
        struct guide_answer *with = &shared.answers[k];
        struct sharing s = { d, with->roles, answer->roles };
        with->next = share_nodes(&s, with->next, answer->next);
        with->roles |= answer->roles;
    }
    return shared.n_answers == 1 ? shared.answers[0].next : diagram_share(d, &shared);
}
