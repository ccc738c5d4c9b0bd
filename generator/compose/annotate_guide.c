/*
 * Guides: the decision diagram as elements, nested for the drawn tree and for the web's
 * details; as a table where it is small; and as a numbered key for where it is large.
 */
#include "compose/annotate_guide.h"

#define MAX_NESTED_LEAVES 200 /* beyond, sharing is what keeps it readable: only the key */

const char *
guide_question_text(const struct annotate *an, const struct guide_node *node)
{
    switch (node->kind) {
    case QUESTION_ROLE:
        return say(an, "guide.ask-role", NULL, NULL);
    case QUESTION_CASE:
        return node->circumstance->question ? node->circumstance->question
                                            : node->circumstance->name;
    case QUESTION_DATE:
        return say(an, "guide.ask-date",
            date_words(an->ctx, an->model, &node->date, node->is_about), NULL);
    }
    return "";
}

/* One label for each case or role: they are not joined to a sentence. */
void
guide_add_labels(const struct annotate *an, xmlNode *parent, const struct guide_node *node,
    const struct guide_answer *answer)
{
    for (size_t i = 0; i < 64; i++) {
        if (node->kind == QUESTION_ROLE && answer->roles >> i & 1)
            derive_text(an, parent, "label", an->model->roles[i].name);
        if (node->kind == QUESTION_CASE && answer->cases >> i & 1)
            derive_text(an, parent, "label", node->circumstance->cases[i].name);
    }
    if (node->kind == QUESTION_DATE)
        derive_text(an, parent, "label",
            say(an, answer->is_before ? "guide.yes" : "guide.no", NULL, NULL));
}

/* Who the guide is about at all. */
static role_set
guide_roles(const struct annotate *an, const struct guide *guide)
{
    role_set roles = 0;
    for (size_t i = 0; i < guide->n_practices; i++)
        if (practice_has_begun(guide->practices[i], an->as_of))
            roles |= guide->practices[i]->roles;
    return roles;
}

/* Nothing is asked of some: of whom, when others are asked there. */
static void
add_not_asked(
    const struct annotate *an, xmlNode *node, const struct guide_tree *tree, role_set roles)
{
    derive(an, node, "none", "yes");
    if (roles != guide_roles(an, tree->guide))
        derive(an, node, "whom-text", role_words(an, roles, true));
}

void
guide_add_leaf(const struct annotate *an, xmlNode *parent, const struct guide_tree *tree,
    const struct guide_node *node, role_set roles)
{
    xmlNode *leaf = derive_child(an, parent, "leaf");
    for (size_t i = 0; i < node->n_leaves; i++) {
        const struct guide_leaf *line = &node->leaves[i];
        if (line->practice && is_omitted(an, line->practice->node))
            continue;
        xmlNode *to = derive_child(an, leaf, "outcome");
        if (line->roles)
            derive(an, to, "who-text", role_words(an, line->roles, false));
        if (!line->practice) {
            derive(an, to, "none", "yes");
            continue;
        }
        derive(an, to, "practice", line->practice->id);
        derive(an, to, "act", act_in_its_language(an, line->practice, line->act));
        derive_decision(an, to, line->practice, &line->decision);
    }
    if (!leaf->children)
        add_not_asked(an, leaf, tree, roles);
}

role_set
guide_answer_roles(const struct guide_node *node, const struct guide_answer *answer)
{
    return node->kind == QUESTION_ROLE ? node->roles & answer->roles : node->roles;
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
    derive(an, question, "text", guide_question_text(an, node));
    if (node->number)
        derive_number(an, question, "n", node->number);
    return question;
}

/* Recursion is as deep as there are questions: at most one for each circumstance. */
static void
add_nested(const struct annotate *an, xmlNode *parent, const struct guide_tree *tree,
    const struct guide_node *node, role_set roles)
{
    if (node->is_leaf) {
        guide_add_leaf(an, parent, tree, node, roles);
        return;
    }
    xmlNode *question = add_question(an, parent, node);
    for (size_t i = 0; i < node->n_answers; i++) {
        const struct guide_answer *answer = &node->answers[i];
        xmlNode *choice = derive_child(an, question, "choice");
        guide_add_labels(an, choice, node, answer);
        add_nested(an, choice, tree, answer->next,
            node->kind == QUESTION_ROLE ? roles & answer->roles : roles);
    }
}

/* The most lines of a leaf: a drawn leaf has room for one. */
static size_t
most_lines(const struct guide_node *node)
{
    size_t most = node->is_leaf ? MAX(node->n_leaves, 1) : 0;
    for (size_t i = 0; i < node->n_answers; i++)
        most = MAX(most, most_lines(node->answers[i].next));
    return most;
}

/* Every question once, by number; a first one without a number is left out. */
static void
collect_questions(GPtrArray *questions, struct guide_node *node)
{
    if (node->is_leaf || g_ptr_array_find(questions, node, NULL))
        return;
    if (node->number)
        g_ptr_array_add(questions, node);
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

/* --- The numbered key ----------------------------------------------------------------- */

/* The one answer that leads to a question; NULL when there are several, or none. */
static const struct guide_answer *
only_way(const GPtrArray *questions, const struct guide_node *to, struct guide_node **from)
{
    const struct guide_answer *way = NULL;
    for (guint i = 0; i < questions->len; i++) {
        struct guide_node *node = g_ptr_array_index(questions, i);
        for (size_t k = 0; k < node->n_answers; k++) {
            if (node->answers[k].next != to)
                continue;
            if (way)
                return NULL;
            way = &node->answers[k];
            *from = node;
        }
    }
    return way;
}

/* The answers that lead to a question, the first one first, where only one way does. */
static void
add_way(const struct annotate *an, xmlNode *question, const GPtrArray *questions,
    const struct guide_node *node)
{
    struct guide_node *from = NULL;
    const struct guide_answer *way = only_way(questions, node, &from);
    if (!way)
        return;
    add_way(an, question, questions, from);
    guide_add_labels(an, derive_child(an, question, "way"), from, way);
}

static void
add_key_question(const struct annotate *an, xmlNode *parent, const struct guide_tree *tree,
    const GPtrArray *questions, const struct guide_node *node)
{
    xmlNode *question = add_question(an, parent, node);
    add_way(an, question, questions, node);
    for (size_t k = 0; k < node->n_answers; k++) {
        const struct guide_answer *answer = &node->answers[k];
        xmlNode *choice = derive_child(an, question, "choice");
        guide_add_labels(an, choice, node, answer);
        if (answer->next->is_leaf)
            guide_add_leaf(an, choice, tree, answer->next, guide_answer_roles(node, answer));
        else
            derive_number(an, choice, "goto", answer->next->number);
    }
}

/* Questions from `first` on that are below a node, those of earlier parts left out. */
static size_t
add_key_part(const struct annotate *an, xmlNode *part, const struct guide_tree *tree,
    const GPtrArray *questions, struct guide_node *root, size_t first, role_set roles)
{
    GPtrArray *own = g_ptr_array_new();
    collect_questions(own, root);
    g_ptr_array_sort(own, question_compare);
    size_t last = first;
    if (root->is_leaf)
        guide_add_leaf(an, part, tree, root, roles);
    else
        derive_number(an, part, "begin", root->number);
    for (guint i = 0; i < own->len; i++) {
        const struct guide_node *node = g_ptr_array_index(own, i);
        if (node->number < first)
            continue;
        add_key_question(an, part, tree, questions, node);
        last = node->number + 1;
    }
    if (last > first) {
        derive_number(an, part, "first", first);
        derive_number(an, part, "last", last - 1);
    }
    g_ptr_array_free(own, TRUE);
    return last;
}

/* A part for each role that has its own way, or each practice of a guide that is split. */
static void
add_key(const struct annotate *an, xmlNode *parent, const struct guide_tree *tree,
    const GPtrArray *questions)
{
    xmlNode *key = derive_child(an, parent, "key");
    size_t next = 1;
    for (size_t i = 0; i < tree->n_parts; i++) {
        const struct guide_part *part = &tree->parts[i];
        bool by_role = guide_has_role_parts(part);
        g_assert(part->root || !by_role);
        for (size_t k = 0; k < (by_role ? part->root->n_answers : 1); k++) {
            const struct guide_answer *answer = by_role ? &part->root->answers[k] : NULL;
            xmlNode *node = derive_child(an, key, "part");
            derive_number(an, node, "i", (size_t)(i + k + 1));
            if (part->practice)
                derive(an, node, "practice", part->practice->id);
            if (answer)
                guide_add_labels(an, node, part->root, answer);
            struct guide_node *root = answer ? answer->next : part->root;
            if (root)
                next = add_key_part(an, node, tree, questions, root, next,
                    answer ? guide_answer_roles(part->root, answer) : root->roles);
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
        derive(an, to, "asked", guide_question_text(an, node));
    }
    g_ptr_array_free(seen, TRUE);
}

static bool
is_in_guide(const struct guide *guide, const struct practice *practice)
{
    for (size_t i = 0; i < guide->n_practices; i++)
        if (guide->practices[i] == practice)
            return true;
    return false;
}

xmlNode *
in_guides(const struct annotate *an, const struct practice *practice)
{
    xmlNode *list = practice->node->last;
    while (list && !(list->ns == an->ns && strcmp((const char *)list->name, "in-guides") == 0))
        list = list->prev;
    return list;
}

/* Once: a guide may name a practice twice. */
static void
add_in_guide(
    const struct annotate *an, const struct guide *guide, const struct practice *practice)
{
    xmlNode *list = in_guides(an, practice);
    if (list && g_strcmp0(node_attribute(list->last, "ref"), guide->id) == 0)
        return;
    if (!list)
        list = derive_child(an, practice->node, "in-guides");
    xmlNode *see = derive_child(an, list, "see");
    derive(an, see, "ref", guide->id);
    derive(an, see, "kind", "guide");
    derive(an, see, "number", model_number(an->model, guide->node));
    derive(an, see, "title", guide->title);
}

void
annotate_in_guide(const struct annotate *an, const struct guide *guide)
{
    if (is_omitted(an, guide->node) || (an->only && !is_in_guide(guide, an->only)))
        return;
    for (size_t i = 0; i < guide->n_practices; i++)
        if (!is_omitted(an, guide->practices[i]->node))
            add_in_guide(an, guide, guide->practices[i]);
}

void
annotate_guide(const struct annotate *an, const struct guide *guide)
{
    const struct guide_tree *tree = answers_guide(an->answers, guide);
    if (!tree || !tree->n_parts)
        return;
    GPtrArray *questions = g_ptr_array_new();
    for (size_t i = 0; i < tree->n_parts; i++)
        if (tree->parts[i].root)
            collect_questions(questions, tree->parts[i].root);
    g_ptr_array_sort(questions, question_compare);
    derive(an, guide->node, "split", tree->is_split ? "yes" : NULL);
    derive(an, guide->node, "not-for-text",
        role_words(an,
            ((UINT64_C(2) << (an->model->n_roles - 1)) - 1) & ~guide_roles(an, guide), true));
    struct guide_node *root = tree->is_split ? NULL : tree->parts[0].root;
    if (root)
        annotate_guide_table(an, guide->node, tree);
    if (root && tree->n_leaves <= MAX_NESTED_LEAVES) {
        xmlNode *to = derive_child(an, guide->node, "tree");
        derive_number(an, to, "depth", tree->depth);
        derive_number(an, to, "leaves", tree->n_leaves);
        derive_number(an, to, "lines", most_lines(root));
        add_nested(an, to, tree, root, root->roles);
    }
    if (!root || !root->is_leaf)
        add_key(an, guide->node, tree, questions);
    add_helps(an, guide->node, questions);
    g_ptr_array_free(questions, TRUE);
}
