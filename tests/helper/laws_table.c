/* The laws of tables: rows, the disjoint table, the verdicts of roles, and the timeline. */
#include "helper/laws.h"

#include "decide/answers.h"
#include "decide/decide.h"
#include "decide/scope.h"
#include "decide/table.h"

/* True if the same rules decide since the day of the row, and others did before it. */
static bool
is_since(struct trial *t, const struct universe *u, const struct disjoint_row *row,
    const struct situation *situation)
{
    for (size_t i = 0; i < t->n_days; i++) {
        struct situation s = *situation;
        s.on = t->days[i];
        struct reference r = reference_decide(u, &s);
        bool is_same = laws_agree(u, &row->decision, &r);
        if (s.on >= row->since.first && s.on <= situation->on && !is_same)
            return false;
        if (row->since.first != DAY_MIN && s.on == row->since.first - 1 && is_same)
            return false;
    }
    return true;
}

/*
 * A situation is in exactly one row of the disjoint table, which has its rules and their date.
 */
static const char *
test_disjoint(struct trial *t, const struct universe *u, const struct disjoint_table *table,
    const struct situation *s)
{
    struct reference r = reference_decide(u, s);
    const struct disjoint_row *found = NULL;
    for (size_t i = 0; i < table->n_rows; i++) {
        if (!disjoint_row_covers(table, &table->rows[i], s))
            continue;
        if (found)
            return arena_printf(t->a, "%s: in two rows", laws_situation(t, u->practice, s));
        found = &table->rows[i];
    }
    if (!found || !laws_agree(u, &found->decision, &r))
        return arena_printf(
            t->a, "%s: in no row, or the wrong one", laws_situation(t, u->practice, s));
    if (r.outcome != OUTCOME_CONTRADICTION && !is_since(t, u, found, s))
        return arena_printf(
            t->a, "%s: the row's date is wrong", laws_situation(t, u->practice, s));
    return NULL;
}

/* Rules that decide in some situations of a verdict, and rules that do not decide in some. */
struct parts {
    uint64_t decide, miss;
};

/*
 * The first row that matches gives the verdict.  Of the rules with this verdict, those decide
 * of which the table says so.
 */
static const char *
test_row(struct trial *t, const struct universe *u, const struct rule_table *table,
    const struct situation *s, struct parts *parts)
{
    struct reference r = reference_decide(u, s);
    const struct table_row *row = rule_table_find(table, s);
    if (!row || row->decision.outcome != r.outcome ||
        (r.outcome == OUTCOME_DECIDED && row->decision.verdict != r.verdict))
        return arena_printf(
            t->a, "%s: the first row that fits is wrong", laws_situation(t, u->practice, s));
    for (size_t i = 0; r.outcome == OUTCOME_DECIDED && i < u->practice->n_rules; i++) {
        const struct rule *rule = u->practice->rules[i];
        if (rule->verdict != r.verdict || !period_holds(&rule->period, s->on))
            continue;
        bool decides = r.rules >> i & 1;
        *(decides ? &parts->decide : &parts->miss) |= UINT64_C(1) << i;
        const struct table_when *when = rule_table_when(table, rule);
        bool is_said = when && !when->n_boxes && rule_reaches(rule, s);
        for (size_t k = 0; when && k < when->n_boxes; k++)
            is_said |= table_box_holds(&when->boxes[k], s);
        t->reached[REACHED_WHEN] |= when && when->n_boxes;
        if (when && is_said != decides)
            return arena_printf(t->a, "%s: where rule %s decides is wrong",
                laws_situation(t, u->practice, s), rule->id);
        if (decides && !decision_has_rule(&row->decision, rule))
            return arena_printf(t->a, "%s: the row does not name rule %s",
                laws_situation(t, u->practice, s), rule->id);
    }
    return NULL;
}

const char *
laws_table(struct trial *t, const struct universe *u, day on)
{
    struct scope *scope = answers_scope(t->answers, u->practice);
    const struct rule_table *table = rule_table_build(t->a, t->model, scope, on);
    const struct disjoint_table *disjoint = disjoint_build(t->a, t->model, scope, on);
    const struct role_verdict *roles = table_roles(t->a, t->model, scope, on);
    bool differs[MODEL_MAX_ROLES] = { false };
    struct parts parts = { 0 };
    size_t n = 0;
    if (table->too_many)
        return "a small practice has too many situations";
    for (size_t i = 0; i < u->n; i++) {
        struct situation s = u->all[i];
        s.on = on;
        if (!reference_concerns(u->practice, &s))
            continue;
        n++;
        const char *wrong = test_row(t, u, table, &s, &parts);
        if (!wrong)
            wrong = test_disjoint(t, u, disjoint, &s);
        if (wrong)
            return wrong;
        struct reference r = reference_decide(u, &s);
        differs[s.role] |=
            r.outcome != roles[s.role].decision.outcome ||
            (r.outcome == OUTCOME_DECIDED && r.verdict != roles[s.role].decision.verdict);
    }
    for (size_t i = 0; i < t->model->n_roles; i++)
        if (roles[i].differs != differs[i])
            return arena_printf(t->a, "%s: the mark of role %s is wrong", u->practice->id,
                t->model->roles[i].id);
    for (size_t i = 0; i < u->practice->n_rules; i++)
        if ((parts.decide & parts.miss) >> i & 1 &&
            !rule_table_when(table, u->practice->rules[i]))
            return arena_printf(t->a, "%s: it is not said where rule %s decides",
                u->practice->id, u->practice->rules[i]->id);
    size_t *cases = ARENA_ARRAY(t->a, size_t, t->model->n_circumstances);
    struct situation ordinary;
    situation_ordinary(
        t->model, u->practice, practice_first_role(u->practice), on, cases, &ordinary);
    if (n &&
        (!table->rows[0].is_ordinary || !table_row_fits(table, &table->rows[0], &ordinary)))
        return arena_printf(t->a, "%s: the ordinary row is not the first", u->practice->id);
    t->reached[REACHED_MERGED] |= table->n_rows < n;
    t->reached[REACHED_SHORTER] |= table->n_rows < disjoint->n_rows;
    return NULL;
}

const char *
laws_timeline(struct trial *t, const struct universe *u)
{
    struct scope *scope = answers_scope(t->answers, u->practice);
    size_t n;
    const struct timeline_entry *line = table_timeline(t->a, t->model, scope, &n);
    for (size_t i = 0; i < t->n_days; i++) {
        struct decision d = table_headline(t->a, t->model, scope, t->days[i]);
        const struct timeline_entry *at = NULL;
        for (size_t k = 0; k < n; k++)
            if (line[k].from <= t->days[i] && t->days[i] < line[k].until)
                at = &line[k];
        bool is_silent = d.verdict == VERDICT_NOT_STATED || d.verdict == VERDICT_NOT_KNOWN ||
                         d.verdict == VERDICT_NOT_CONCERNED;
        if (at ? !decision_equal(&at->decision, &d) : !is_silent)
            return arena_printf(t->a, "%s: the timeline is wrong", u->practice->id);
    }
    for (size_t k = 1; k < n; k++)
        if (line[k].from != line[k - 1].until ||
            decision_equal(&line[k].decision, &line[k - 1].decision))
            return arena_printf(t->a, "%s: the timeline has a seam", u->practice->id);
    return NULL;
}
