/* Inside the stage: what the files about guides share. */
#ifndef PROVISO_COMPOSE_ANNOTATE_GUIDE_H
#define PROVISO_COMPOSE_ANNOTATE_GUIDE_H

#include "compose/annotate.h"

const char *guide_question_text(const struct annotate *an, const struct guide_node *node);

/* d:label for each case or role of an answer. */
void guide_add_labels(const struct annotate *an, xmlNode *parent, const struct guide_node *node,
    const struct guide_answer *answer);

/* d:leaf; `roles` are those who get there this way. */
void guide_add_leaf(const struct annotate *an, xmlNode *parent, const struct guide_tree *tree,
    const struct guide_node *node, role_set roles);

/* Who gets to an answer of a question. */
role_set guide_answer_roles(const struct guide_node *node, const struct guide_answer *answer);

/* annotate_guide_table.c: d:table, where the guide is small enough for one. */
void annotate_guide_table(
    const struct annotate *an, xmlNode *parent, const struct guide_tree *tree);

#endif
