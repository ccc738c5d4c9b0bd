/* The laws of deciding and of changes, and all laws together on one handbook. */
#include "helper/laws.h"

#include "decide/answers.h"
#include "decide/change.h"
#include "decide/cursor.h"
#include "decide/decide.h"
#include "decide/scope.h"
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

/* --- All of it ------------------------------------------------------------------------- */

static const char *
test_practice(struct trial *t, const struct universe *u)
{
    const char *wrong = test_reach(t, u);
    if (!wrong)
        wrong = test_deciding(t, u);
    for (size_t i = 0; i < t->n_days && !wrong; i += 3)
        wrong = laws_table(t, u, t->days[i]);
    if (!wrong)
        wrong = laws_timeline(t, u);
    if (!wrong)
        wrong = test_change(t, u, t->days[t->n_days / 3], t->days[t->n_days - 1]);
    return wrong ? wrong : laws_survey(t, u);
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
