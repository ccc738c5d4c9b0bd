/*
 * A guide as a table: one question, asked of each role in a column; or two questions that lead
 * to six leaves at the most, each path a row.
 */
#include "compose/annotate_guide.h"

#define MAX_PATHS 6
#define MAX_DEPTH 2

/* --- A column for each role ----------------------------------------------------------- */

/* The one question that all roles are asked; NULL if there is none or more than one. */
static const struct guide_node *
common_question(const struct guide_node *root)
{
    const struct guide_node *question = NULL;
    for (size_t i = 0; i < root->n_answers; i++) {
        const struct guide_node *next = root->answers[i].next;
        if (next->is_leaf)
            continue;
        if (next->depth > 1 || next->kind != QUESTION_CASE ||
            (question && question->circumstance != next->circumstance))
            return NULL;
        question = next;
    }
    return question;
}

/* The node that one case leads to. */
static const struct guide_node *
leaf_of(const struct guide_node *column, size_t at)
{
    if (column->is_leaf)
        return column;
    for (size_t i = 0; i < column->n_answers; i++)
        if (column->answers[i].cases >> at & 1)
            return column->answers[i].next;
    return NULL;
}

/* The cases that lead every role to the same nodes as this one. */
static uint64_t
like_case(const struct guide_node *root, size_t n_cases, size_t at)
{
    uint64_t like = 0;
    for (size_t k = 0; k < n_cases; k++) {
        bool is_like = true;
        for (size_t i = 0; i < root->n_answers; i++)
            is_like &= leaf_of(root->answers[i].next, k) == leaf_of(root->answers[i].next, at);
        like |= (uint64_t)is_like << k;
    }
    return like;
}

static void
add_role_rows(const struct annotate *an, xmlNode *table, const struct guide_tree *tree,
    const struct guide_node *question)
{
    const struct guide_node *root = tree->parts[0].root;
    size_t n = question->circumstance->n_cases;
    uint64_t done = 0;
    for (size_t at = 0; at < n; at++) {
        if (done >> at & 1)
            continue;
        const struct guide_answer answer = { .cases = like_case(root, n, at) };
        done |= answer.cases;
        xmlNode *row = derive_child(an, table, "row");
        guide_add_labels(an, derive_child(an, row, "head"), question, &answer);
        for (size_t i = 0; i < root->n_answers; i++)
            guide_add_leaf(an, row, tree, leaf_of(root->answers[i].next, at),
                guide_answer_roles(root, &root->answers[i]));
    }
}

static bool
add_role_table(const struct annotate *an, xmlNode *parent, const struct guide_tree *tree)
{
    const struct guide_node *root = tree->parts[0].root;
    const struct guide_node *question =
        root->kind == QUESTION_ROLE ? common_question(root) : NULL;
    if (!question)
        return false;
    xmlNode *table = derive_child(an, parent, "table");
    derive(an, table, "by", "role");
    derive(an, derive_child(an, table, "column"), "text", guide_question_text(an, question));
    for (size_t i = 0; i < root->n_answers; i++) {
        xmlNode *column = derive_child(an, table, "column");
        guide_add_labels(an, column, root, &root->answers[i]);
    }
    add_role_rows(an, table, tree, question);
    return true;
}

/* --- A row for each path -------------------------------------------------------------- */

/* True if a later question arises after these answers to an earlier one. */
static bool
can_arise(const struct guide_node *later, const struct guide_node *earlier,
    const struct guide_answer *answer)
{
    const struct case_set *given = &later->circumstance->given;
    for (size_t i = 0; i < given->n; i++)
        if (given->limits[i].circumstance == earlier->circumstance &&
            !(given->limits[i].cases & answer->cases))
            return false;
    return true;
}

/* The second question, if there is exactly one. */
static const struct guide_node *
second_question(const struct guide_node *root)
{
    const struct guide_node *second = NULL;
    for (size_t i = 0; i < root->n_answers; i++) {
        const struct guide_node *next = root->answers[i].next;
        if (next->is_leaf)
            continue;
        if (next->kind != QUESTION_CASE ||
            (second && second->circumstance != next->circumstance))
            return NULL;
        second = next;
    }
    return second;
}

static void
add_path_row(const struct annotate *an, xmlNode *table, const struct guide_tree *tree,
    const struct guide_answer *first, const struct guide_node *second,
    const struct guide_answer *answer)
{
    const struct guide_node *root = tree->parts[0].root;
    xmlNode *row = derive_child(an, table, "row");
    guide_add_labels(an, derive_child(an, row, "head"), root, first);
    if (answer) {
        guide_add_labels(an, derive_child(an, row, "head"), first->next, answer);
    } else if (second) {
        xmlNode *head = derive_child(an, row, "head");
        derive(an, head, "any", "yes");
        derive_text(an, head, "label",
            say(an, can_arise(second, root, first) ? "table.any" : "guide.not-arise", NULL,
                NULL));
    }
    const struct guide_node *leaf = answer ? answer->next : first->next;
    guide_add_leaf(an, row, tree, leaf, root->roles);
}

static bool
add_path_table(const struct annotate *an, xmlNode *parent, const struct guide_tree *tree)
{
    const struct guide_node *root = tree->parts[0].root;
    if (root->kind != QUESTION_CASE || tree->depth > MAX_DEPTH || tree->n_leaves > MAX_PATHS)
        return false;
    const struct guide_node *second = second_question(root);
    if (tree->depth == MAX_DEPTH && !second)
        return false;
    xmlNode *table = derive_child(an, parent, "table");
    derive(an, table, "by", "path");
    derive(an, derive_child(an, table, "column"), "text", guide_question_text(an, root));
    if (second)
        derive(an, derive_child(an, table, "column"), "text", guide_question_text(an, second));
    for (size_t i = 0; i < root->n_answers; i++) {
        const struct guide_answer *first = &root->answers[i];
        if (first->next->is_leaf)
            add_path_row(an, table, tree, first, second, NULL);
        for (size_t k = 0; k < first->next->n_answers; k++)
            add_path_row(an, table, tree, first, second, &first->next->answers[k]);
    }
    return true;
}

void
annotate_guide_table(const struct annotate *an, xmlNode *parent, const struct guide_tree *tree)
{
    const struct guide_node *root = tree->parts[0].root;
    if (!root->is_leaf && !add_role_table(an, parent, tree))
        add_path_table(an, parent, tree);
}
