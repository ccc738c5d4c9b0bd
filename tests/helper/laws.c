/*
 * The laws that hold for every handbook: deciding, tables, coverage and guides agree with the
 * definition.
 */
#include "helper/laws.h"
#include "decide/answers.h"
#include "decide/change.h"
#include "decide/coverage.h"
#include "decide/cursor.h"
#include "decide/decide.h"
#include "decide/scope.h"
#include "decide/table.h"
#include "helper/model_make.h"

#include <inttypes.h>
#include <string.h>

const char *const reached_names[REACHED_COUNT] = { "allowed", "conditional", "recommended",
    "required", "exempt", "discouraged", "forbidden", "unsettled", "not stated", "ended",
    "not known", "not concerned", "contradiction", "cycle", "override", "exemption", "exempts",
    "combined", "is", "given", "practice not given", "attested", "silent", "several rules",
    "gap", "shadowed", "redundant", "merged rows", "shared subtree", "shared by roles",
    "date question", "skipped question", "change", "shorter table", "rule of some situations" };

/* --- Small things ---------------------------------------------------------------------- */

static int
compare_days(const void *left, const void *right)
{
    day a = *(const day *)left, b = *(const day *)right;
    return a < b ? -1 : a > b;
}

static void
days_collect(struct trial *t)
{
    size_t most = 2;
    for (size_t i = 0; i < t->model->n_practices; i++)
        most += 4 * t->model->practices[i].n_own_rules;
    t->days = ARENA_ARRAY(t->a, day, most);
    size_t n = 0;
    t->days[n++] = day_from_civil(2019, 6, 1);
    t->days[n++] = day_from_civil(2030, 6, 1);
    for (size_t i = 0; i < t->model->n_practices; i++)
        for (size_t k = 0; k < t->model->practices[i].n_own_rules; k++) {
            const struct period *period = &t->model->practices[i].own_rules[k].period;
            const day ends[] = { period->from.first, period->until.first };
            for (size_t e = 0; e < 2; e++)
                if (ends[e] != DAY_MIN && ends[e] != DAY_MAX) {
                    t->days[n++] = ends[e];
                    t->days[n++] = ends[e] - 1;
                }
        }
    qsort(t->days, n, sizeof *t->days, compare_days);
    for (size_t i = 0; i < n; i++)
        if (!t->n_days || t->days[t->n_days - 1] != t->days[i])
            t->days[t->n_days++] = t->days[i];
}

const char *
laws_situation(
    const struct trial *t, const struct practice *practice, const struct situation *s)
{
    char on[11];
    day_format(s->on, on);
    const char *text = arena_printf(t->a, "%s as %s on %s", practice ? practice->id : "guide",
        t->model->roles[s->role].id, on);
    for (size_t i = 0; i < t->model->n_circumstances; i++)
        if (s->cases[i] != NO_CASE)
            text = arena_printf(
                t->a, "%s %s", text, t->model->circumstances[i].cases[s->cases[i]].id);
    return text;
}

static uint64_t
rule_bits(const struct practice *practice, const struct decision *decision)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < decision->n_rules; i++)
        for (size_t k = 0; k < practice->n_rules; k++)
            if (practice->rules[k] == decision->rules[i])
                bits |= UINT64_C(1) << k;
    return bits;
}

bool
laws_agree(const struct universe *u, const struct decision *d, const struct reference *r)
{
    uint64_t bits = rule_bits(u->practice, d);
    if (d->outcome != r->outcome)
        return false;
    if (d->outcome == OUTCOME_CONTRADICTION)
        return d->n_rules == 2 && !(bits & ~r->rules) &&
               d->rules[0]->verdict != d->rules[1]->verdict;
    if (d->outcome == OUTCOME_DECIDED && d->verdict != r->verdict)
        return false;
    for (size_t i = 0; d->outcome == OUTCOME_DECIDED && i < d->n_rules; i++)
        for (size_t k = i + 1; k < d->n_rules; k++)
            if (reference_narrower(u, d->rules[k], d->rules[i]))
                return false; /* more specific rules come first */
    return bits == r->rules && d->n_rules == (size_t)__builtin_popcountll(bits);
}

/* --- Deciding -------------------------------------------------------------------------- */

static void
mark_rule(struct trial *t, const struct universe *u, size_t rule, const struct situation *s,
    uint64_t applying)
{
    const struct rule *r = u->practice->rules[rule];
    const struct role *is = t->model->roles[s->role].is;
    t->reached[REACHED_ATTESTED] |= r->period.attested && r->period.from.first == s->on;
    t->reached[REACHED_EXEMPTS] |= r->practice != u->practice;
    t->reached[REACHED_IS] |= is && r->roles >> is->index & 1 && r->roles != u->practice->roles;
    for (size_t k = 0; k < u->practice->n_rules; k++) {
        const struct rule *other = u->practice->rules[k];
        if (!(applying >> k & 1) || !(u->beaten_by[k] >> rule & 1))
            continue;
        for (size_t i = 0; i < r->n_overrides; i++)
            t->reached[REACHED_OVERRIDE] |= r->overrides[i] == other;
        t->reached[REACHED_EXEMPTION] |=
            r->verdict == VERDICT_EXEMPT && !r->n_overrides && !reference_narrower(u, r, other);
    }
}

static void
mark(struct trial *t, const struct universe *u, const struct situation *s,
    const struct decision *d, uint64_t applying)
{
    const struct practice *practice = u->practice;
    t->situations++;
    if (d->outcome != OUTCOME_DECIDED) {
        t->reached[d->outcome == OUTCOME_CYCLE ? REACHED_CYCLE : REACHED_CONTRADICTION] = true;
        return;
    }
    t->reached[REACHED_VERDICT + d->verdict] = true;
    t->reached[REACHED_SEVERAL] |= d->n_rules > 1;
    t->reached[REACHED_UNGIVEN] |=
        d->verdict == VERDICT_NOT_CONCERNED && practice->roles >> s->role & 1;
    t->reached[REACHED_SILENT] |=
        d->verdict == VERDICT_NOT_STATED && practice->silent >> s->role & 1;
    uint64_t deciding = rule_bits(practice, d);
    for (size_t i = 0; i < practice->n_rules; i++) {
        const struct rule *rule = practice->rules[i];
        for (size_t k = 0; k < rule->cases.n; k++)
            t->reached[REACHED_GIVEN] |=
                s->cases[rule->cases.limits[k].circumstance->index] == NO_CASE;
        t->reached[REACHED_COMBINED] |=
            applying >> i & 1 && !(u->beaten_by[i] & applying) && rule->verdict != d->verdict;
        if (deciding >> i & 1)
            mark_rule(t, u, i, s, applying);
    }
}

static const char *
test_deciding(struct trial *t, const struct universe *u)
{
    const struct practice *practice = u->practice;
    struct scope *scope = answers_scope(t->answers, practice);
    const char *wrong = NULL;
    for (size_t i = 0; i < u->n * t->n_days && !wrong; i++) {
        struct situation s = u->all[i / t->n_days];
        s.on = t->days[i % t->n_days];
        struct decision not_concerned = { .verdict = VERDICT_NOT_CONCERNED };
        const struct decision *d = &not_concerned;
        uint64_t candidates, applying = 0;
        if (scope_locate(scope, s.role, s.cases, &candidates)) {
            scope_applying(scope, &candidates, scope_span(scope, s.on), &applying);
            d = scope_decide_in(scope, &candidates, scope_span(scope, s.on));
        }
        struct reference r = reference_decide(u, &s);
        if (!laws_agree(u, d, &r))
            wrong = arena_printf(t->a,
                "%s: outcome %d, verdict %s, rules %" PRIx64
                "; by the definition %d, %s, %" PRIx64,
                laws_situation(t, practice, &s), d->outcome, verdict_name(d->verdict),
                rule_bits(practice, d), r.outcome, verdict_name(r.verdict), r.rules);
        mark(t, u, &s, d, applying);
        /* For some situations, decide() is called as well. */
        struct decision whole = { 0 };
        if (!wrong && i % 37 == 0)
            whole = decide(t->a, answers_scope(t->answers, practice), &s);
        if (!wrong && i % 37 == 0 && !decision_equal(&whole, d))
            wrong = arena_printf(t->a, "%s: decide() differs", laws_situation(t, practice, &s));
    }
    return wrong;
}

/* For a rule that applies nowhere, the result does not matter. */
static const char *
test_reach(struct trial *t, const struct universe *u)
{
    const struct practice *practice = u->practice;
    const struct reach_space space = reach_space_make(t->a, practice);
    for (size_t i = 0; i < practice->n_rules; i++)
        for (size_t k = 0; k < practice->n_rules; k++) {
            const struct rule *inner = practice->rules[i], *outer = practice->rules[k];
            bool is_inside = reach_is_inside(
                &space, reach_of(t->a, &space, inner), reach_of(t->a, &space, outer));
            if (reference_applies(u, inner) && is_inside != reference_inside(u, inner, outer))
                return arena_printf(t->a, "does %s reach inside %s?", inner->id, outer->id);
        }
    return NULL;
}

/* --- Tables ---------------------------------------------------------------------------- */

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

static const char *
test_table(struct trial *t, const struct universe *u, day on)
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

static const char *
test_timeline(struct trial *t, const struct universe *u)
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

/* --- Changes --------------------------------------------------------------------------- */

/* A situation whose decision changes is in exactly one row; all others are in none. */
static const char *
test_change(struct trial *t, const struct universe *u, day from, day until)
{
    struct scope *scope = answers_scope(t->answers, u->practice);
    const struct change *change = change_find(t->a, scope, from, until, NULL, NULL);
    for (size_t i = 0; i < u->n; i++) {
        struct situation before = u->all[i], after = u->all[i];
        before.on = from;
        after.on = until;
        struct decision was = decide(t->a, scope, &before);
        struct decision is = decide(t->a, scope, &after);
        size_t rows = 0, right = 0;
        for (size_t k = 0; change && k < change->n_rows; k++) {
            const struct change_row *row = &change->rows[k];
            if (!change_row_covers(change, row, &after))
                continue;
            rows++;
            right += decision_equal(&row->was, &was) && decision_equal(&row->is, &is);
        }
        bool is_same = decision_equal(&was, &is);
        t->reached[REACHED_CHANGE] |= rows == 1;
        if (reference_concerns(u->practice, &after) && (rows != !is_same || right != rows))
            return arena_printf(
                t->a, "%s: the change is wrong", laws_situation(t, u->practice, &after));
    }
    return NULL;
}

/* --- Surveys --------------------------------------------------------------------------- */

static bool
same_always(const struct rule *a, const struct rule *b)
{
    (void)a;
    (void)b;
    return true;
}

/* What the definition gives for all situations on all days. */
struct found {
    uint64_t deciding, in_conflict;
    bool has_contradiction, has_cycle;
    size_t n, n_gaps;
};

/*
 * True for one of the situations that differ only in circumstances that the practice never
 * mentions.
 */
static bool
is_first_of_its_kind(const struct trial *t, const struct universe *u, const struct situation *s)
{
    size_t *cases = arena_copy(t->a, s->cases, t->model->n_circumstances * sizeof *cases);
    situation_trim(t->model, answers_scope(t->answers, u->practice), cases);
    for (size_t i = 0; i < t->model->n_circumstances; i++)
        if (cases[i] == NO_CASE && s->cases[i] != NO_CASE && s->cases[i] != 0)
            return false;
    return true;
}

static bool
in_hull(const struct practice *practice, day on)
{
    day from = DAY_MAX, until = DAY_MIN;
    for (size_t i = 0; i < practice->n_own_rules; i++) {
        from = MIN(from, practice->own_rules[i].period.from.first);
        until = MAX(until, practice->own_rules[i].period.until.first);
    }
    return from <= on && on < until;
}

/* True for the verdicts that no rule gives. */
static bool
is_nothing(enum verdict verdict)
{
    return verdict == VERDICT_NOT_STATED || verdict == VERDICT_ENDED ||
           verdict == VERDICT_NOT_KNOWN;
}

/* True if a rule for this situation was first seen on a later day, so that it may have held. */
static bool
is_seen_later(const struct practice *practice, const struct situation *s)
{
    for (size_t i = 0; i < practice->n_rules; i++) {
        const struct rule *rule = practice->rules[i];
        if (rule->period.attested && rule->period.from.first > s->on && rule_reaches(rule, s))
            return true;
    }
    return false;
}

static struct found
look(struct trial *t, const struct universe *u)
{
    struct found found = { 0 };
    for (size_t i = 0; i < u->n; i++) {
        struct situation s = u->all[i];
        if (!reference_concerns(u->practice, &s) || !is_first_of_its_kind(t, u, &s))
            continue;
        bool is_gap = false;
        for (size_t k = 0; k < t->n_days; k++) {
            s.on = t->days[k];
            struct reference r = reference_decide(u, &s);
            if (r.outcome == OUTCOME_DECIDED)
                found.deciding |= r.rules;
            else
                found.in_conflict |= r.rules;
            found.has_contradiction |= r.outcome == OUTCOME_CONTRADICTION;
            found.has_cycle |= r.outcome == OUTCOME_CYCLE;
            is_gap |= r.outcome == OUTCOME_DECIDED && is_nothing(r.verdict) &&
                      !is_seen_later(u->practice, &s) && in_hull(u->practice, s.on);
        }
        bool is_silent = u->practice->silent >> s.role & 1;
        found.n += !is_silent;
        found.n_gaps += is_gap && !is_silent;
    }
    return found;
}

/* Without the rule, every decision is the same, and `by` decides where the rule did. */
static bool
is_redundant(
    struct trial *t, const struct universe *u, const struct coverage_redundancy *redundancy)
{
    struct rule never = *redundancy->rule;
    never.period.until.first = never.period.from.first;
    struct practice without = *u->practice;
    without.rules = arena_copy(t->a, without.rules, without.n_rules * sizeof *without.rules);
    without.rules[redundancy->rule->index] = &never;
    struct universe reduced = *u;
    reduced.practice = &without;
    uint64_t gone = UINT64_C(1) << redundancy->rule->index;
    uint64_t by = UINT64_C(1) << redundancy->by->index;
    for (size_t i = 0; i < u->n * t->n_days; i++) {
        struct situation s = u->all[i / t->n_days];
        s.on = t->days[i % t->n_days];
        struct reference before = reference_decide(u, &s);
        struct reference after = reference_decide(&reduced, &s);
        if (is_nothing(before.verdict) && is_nothing(after.verdict))
            continue;
        if (before.outcome != after.outcome ||
            (before.outcome == OUTCOME_DECIDED &&
                (before.verdict != after.verdict || (before.rules & ~gone) != after.rules ||
                    (before.rules & gone && !(after.rules & by)))))
            return false;
    }
    return true;
}

static const char *
test_survey(struct trial *t, const struct universe *u)
{
    const struct practice *practice = u->practice;
    const struct coverage *coverage = coverage_make(t->a, t->model,
        answers_scope(t->answers, practice), t->days[t->n_days / 2], same_always);
    struct found found = look(t, u);
    bool has_contradiction = false, has_cycle = false;
    for (size_t i = 0; i < coverage->n_conflicts; i++) {
        const struct coverage_conflict *conflict = &coverage->conflicts[i];
        struct reference r = reference_decide(u, &conflict->where);
        struct decision said = { conflict->outcome, 0, conflict->rules, conflict->n_rules };
        if (!laws_agree(u, &said, &r))
            return arena_printf(
                t->a, "%s: no conflict there", laws_situation(t, practice, &conflict->where));
        has_contradiction |= conflict->outcome == OUTCOME_CONTRADICTION;
        has_cycle |= conflict->outcome == OUTCOME_CYCLE;
    }
    if (has_contradiction != found.has_contradiction || has_cycle != found.has_cycle)
        return arena_printf(t->a, "%s: conflicts were missed", practice->id);
    if (coverage->n_situations != found.n || coverage->n_gaps != found.n_gaps)
        return arena_printf(t->a, "%s: gaps %zu of %zu, by the definition %zu of %zu",
            practice->id, coverage->n_gaps, coverage->n_situations, found.n_gaps, found.n);
    if (coverage->n_gaps) {
        struct decision d = decide(t->a, answers_scope(t->answers, practice), &coverage->gap);
        if (!is_nothing(d.verdict) || d.n_rules || !in_hull(practice, coverage->gap.on))
            return arena_printf(t->a, "%s: decided, and called a gap",
                laws_situation(t, practice, &coverage->gap));
    }
    for (size_t i = 0; i < practice->n_rules; i++) {
        uint64_t bit = UINT64_C(1) << i;
        bool can_speak = (found.deciding | found.in_conflict) & bit;
        if (coverage->speaks[i] ? !can_speak : (found.deciding & bit) != 0)
            return arena_printf(t->a, "%s: does it speak?", practice->rules[i]->id);
        t->reached[REACHED_SHADOWED] |= !coverage->speaks[i];
    }
    for (size_t i = 0; i < coverage->n_redundancies; i++)
        if (!is_redundant(t, u, &coverage->redundancies[i]))
            return arena_printf(t->a, "%s: is needed", coverage->redundancies[i].rule->id);
    t->reached[REACHED_REDUNDANT] |= coverage->n_redundancies > 0;
    t->reached[REACHED_GAP] |= coverage->n_gaps > 0;
    return NULL;
}

/* --- All of it ------------------------------------------------------------------------- */

static const char *
test_practice(struct trial *t, const struct universe *u)
{
    const char *wrong = test_reach(t, u);
    if (!wrong)
        wrong = test_deciding(t, u);
    for (size_t i = 0; i < t->n_days && !wrong; i += 3)
        wrong = test_table(t, u, t->days[i]);
    if (!wrong)
        wrong = test_timeline(t, u);
    if (!wrong)
        wrong = test_change(t, u, t->days[t->n_days / 3], t->days[t->n_days - 1]);
    return wrong ? wrong : test_survey(t, u);
}

const char *
laws_test(struct arena *a, const char *notation, struct tally *tally)
{
    struct ctx ctx = { .arena = a };
    struct trial t = { .a = a, .ctx = &ctx, .model = model_make(a, notation) };
    t.answers = answers_new(&ctx, t.model, 0);
    t.universes = ARENA_ARRAY(a, struct universe *, t.model->n_practices);
    days_collect(&t);
    const char *wrong = NULL;
    for (size_t i = 0; i < t.model->n_practices && !wrong; i++) {
        t.universes[i] = universe_new(a, t.model, &t.model->practices[i]);
        wrong = test_practice(&t, t.universes[i]);
    }
    if (!wrong)
        wrong = laws_guides(&t);
    if (tally) {
        tally->handbooks++;
        tally->situations += t.situations;
        for (size_t i = 0; i < REACHED_COUNT; i++)
            tally->reached[i] += t.reached[i];
    }
    return wrong;
}
