/*
 * Guides: the decision diagram as elements, nested for the drawn tree and for the web's
 * details, and as a numbered key for where that is too large.
 */
#include "compose/annotate.h"

#define MAX_NESTED_LEAVES 200 /* beyond, sharing is what keeps it readable: only the key */

static const char *
question_text(const struct annotate *an, const struct guide_node *node)
{
    switch (node->kind) {
    case QUESTION_ROLE:
        return say(an, "guide.ask-role", NULL, NULL);
    case QUESTION_CASE:
        return node->circumstance->question ? node->circumstance->question
                                            : node->circumstance->name;
    case QUESTION_DATE:
        return say(an, "guide.ask-date", date_words(an, &node->date, false), NULL);
    }
    return "";
}

static const char *
answer_text(
    const struct annotate *an, const struct guide_node *node, const struct guide_answer *answer)
{
    switch (node->kind) {
    case QUESTION_ROLE:
        return role_words(an, answer->roles, false);
    case QUESTION_CASE:
        return case_words(an, node->circumstance, answer->cases);
    case QUESTION_DATE:
        break;
    }
    return say(an, answer->is_before ? "guide.yes" : "guide.no", NULL, NULL);
}

static void
add_leaf(const struct annotate *an, xmlNode *parent, const struct guide_node *node)
{
    /* "none": nothing here concerns the reader. */
    xmlNode *leaf = derive_child(an, parent, "leaf");
    for (size_t i = 0; i < node->n_leaves; i++) {
        const struct guide_leaf *outcome = &node->leaves[i];
        if (is_omitted(an, outcome->practice->node))
            continue;
        xmlNode *to = derive_child(an, leaf, "outcome");
        derive(an, to, "practice", outcome->practice->id);
        derive_decision(an, to, outcome->practice, &outcome->decision);
    }
    derive(an, leaf, "none", leaf->children ? NULL : "yes");
}

static xmlNode *
add_question(const struct annotate *an, xmlNode *parent, const struct guide_node *node)
{
    static const char *const kinds[] = {
        [QUESTION_ROLE] = "role",
        [QUESTION_CASE] = "case",
        [QUESTION_DATE] = "date",
    };
    xmlNode *question = derive_child(an, parent, "question");
    derive(an, question, "kind", kinds[node->kind]);
    derive(an, question, "text", question_text(an, node));
    derive_number(an, question, "n", node->number);
    return question;
}

/* Recursion is as deep as there are questions: at most one for each circumstance. */
static void
add_nested(const struct annotate *an, xmlNode *parent, const struct guide_node *node)
{
    if (node->is_leaf) {
        add_leaf(an, parent, node);
        return;
    }
    xmlNode *question = add_question(an, parent, node);
    for (size_t i = 0; i < node->n_answers; i++) {
        xmlNode *choice = derive_child(an, question, "choice");
        derive(an, choice, "text", answer_text(an, node, &node->answers[i]));
        add_nested(an, choice, node->answers[i].next);
    }
}

/* Every question once, by number. */
static void
collect_questions(GPtrArray *questions, const struct guide_node *node)
{
    if (node->is_leaf || g_ptr_array_find(questions, node, NULL))
        return;
    g_ptr_array_add(questions, (gpointer)(uintptr_t)node);
    for (size_t i = 0; i < node->n_answers; i++)
        collect_questions(questions, node->answers[i].next);
}

static gint
question_compare(gconstpointer a, gconstpointer b)
{
    const struct guide_node *left = *(const struct guide_node *const *)a;
    const struct guide_node *right = *(const struct guide_node *const *)b;
    return left->number < right->number ? -1 : left->number > right->number;
}

static void
add_key(const struct annotate *an, xmlNode *parent, const GPtrArray *questions)
{
    xmlNode *key = derive_child(an, parent, "key");
    for (guint i = 0; i < questions->len; i++) {
        const struct guide_node *node = g_ptr_array_index(questions, i);
        xmlNode *question = add_question(an, key, node);
        for (size_t k = 0; k < node->n_answers; k++) {
            const struct guide_answer *answer = &node->answers[k];
            xmlNode *choice = derive_child(an, question, "choice");
            derive(an, choice, "text", answer_text(an, node, answer));
            if (answer->next->is_leaf)
                add_leaf(an, choice, answer->next);
            else
                derive_number(an, choice, "goto", answer->next->number);
        }
    }
}

/* What the questions mean, for those whose circumstance says more about itself. */
static void
add_helps(const struct annotate *an, xmlNode *parent, const GPtrArray *questions)
{
    xmlNode *helps = NULL;
    GPtrArray *seen = g_ptr_array_new();
    for (guint i = 0; i < questions->len; i++) {
        const struct guide_node *node = g_ptr_array_index(questions, i);
        const struct circumstance *asked = node->circumstance;
        if (node->kind != QUESTION_CASE || g_ptr_array_find(seen, asked, NULL))
            continue;
        g_ptr_array_add(seen, (gpointer)(uintptr_t)asked);
        const xmlNode *help = node_child(asked->node, "help");
        if (!help)
            continue;
        if (!helps)
            helps = derive_child(an, parent, "helps");
        xmlNode *to = derive_text(an, helps, "help", model_text(an->ctx, an->model, help));
        derive(an, to, "name", asked->name);
        derive(an, to, "ref", asked->id);
    }
    g_ptr_array_free(seen, TRUE);
}

void
annotate_guide(const struct annotate *an, const struct guide *guide)
{
    const struct guide_tree *tree = answers_guide(an->answers, guide);
    if (!tree || !tree->root)
        return;
    GPtrArray *questions = g_ptr_array_new();
    collect_questions(questions, tree->root);
    g_ptr_array_sort(questions, question_compare);
    if (tree->n_leaves <= MAX_NESTED_LEAVES) {
        xmlNode *to = derive_child(an, guide->node, "tree");
        derive_number(an, to, "depth", tree->depth);
        derive_number(an, to, "leaves", tree->n_leaves);
        add_nested(an, to, tree->root);
    }
    if (questions->len > 0)
        add_key(an, guide->node, questions);
    add_helps(an, guide->node, questions);
    g_ptr_array_free(questions, TRUE);
}
