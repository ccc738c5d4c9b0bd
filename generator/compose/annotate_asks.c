/*
 * What the web asks to tell which rules decide, beyond the columns of the rule table: rules of
 * one verdict do not all decide in all of its cases, and the table has no rows for that.
 */
#include "compose/annotate.h"

/* What is asked: the role, and circumstances by index. */
struct asks {
    bool role;
    bool *circumstances;
};

/* What the cases of a rule limit, where it decides in all of them. */
static void
ask_own_cases(const struct annotate *an, const struct practice *practice,
    const struct rule *rule, struct asks *asked)
{
    asked->role |= (rule->roles & practice->roles) != practice->roles;
    for (size_t i = 0; i < an->model->n_circumstances; i++)
        if (rule_limit_in(rule, practice, &an->model->circumstances[i]) != UINT64_MAX)
            asked->circumstances[i] = true;
}

static void
ask_when(const struct annotate *an, const struct practice *practice,
    const struct table_when *when, struct asks *asked)
{
    if (!when->n_boxes)
        ask_own_cases(an, practice, when->rule, asked);
    for (size_t i = 0; i < when->n_boxes; i++) {
        const struct table_box *box = &when->boxes[i];
        asked->role |= box->who.cases != practice->roles;
        for (size_t k = 0; k < box->n; k++)
            asked->circumstances[box->circumstances[k]->index] = true;
    }
}

/* Adds circumstances on which it depends whether another one arises; true if it added any. */
static bool
ask_given(const struct annotate *an, const struct practice *practice, struct asks *asked)
{
    bool has_more = false;
    for (size_t i = 0; i < an->model->n_circumstances; i++) {
        const struct case_set *given = &an->model->circumstances[i].given;
        for (size_t k = 0; asked->circumstances[i] && k < given->n; k++) {
            const struct circumstance *needed = given->limits[k].circumstance;
            if (asked->circumstances[needed->index] ||
                !(case_set_limit(&practice->given, needed) & ~given->limits[k].cases))
                continue;
            asked->circumstances[needed->index] = true;
            has_more = true;
        }
    }
    return has_more;
}

static bool
has_column(const struct rule_table *table, const struct circumstance *circumstance)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i] == circumstance)
            return true;
    return false;
}

void
annotate_asks(const struct annotate *an, const struct practice *practice)
{
    const struct rule_table *table = answers_table(an->answers, practice);
    struct asks asked = { .circumstances = g_new0(bool, an->model->n_circumstances + 1) };
    for (size_t i = 0; i < table->n_whens; i++)
        ask_when(an, practice, &table->whens[i], &asked);
    while (ask_given(an, practice, &asked))
        ;
    xmlNode *node = NULL;
    if (asked.role && !table->has_role_column)
        add_role_column(an, node = derive_child(an, practice->node, "asks"), practice);
    for (size_t i = 0; i < an->model->n_circumstances; i++) {
        const struct circumstance *circumstance = &an->model->circumstances[i];
        if (!asked.circumstances[i] || has_column(table, circumstance))
            continue;
        if (!node)
            node = derive_child(an, practice->node, "asks");
        add_column(an, node, practice, circumstance);
    }
    if (node && table->n_rows == 1)
        derive(an, node, "rules", rule_ids(an, &table->rows[0].decision));
    g_free(asked.circumstances);
}
