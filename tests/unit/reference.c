#include "unit/reference.h"

/* --- The definition: fifty lines, set tight to fit on one screen ----------------------- */
/* clang-format off */

static bool /* clause 1, without the day */
covers(role_set roles, const struct case_set *cases, const struct situation *s)
{
    size_t fits = roles >> s->role & 1;
    for (size_t i = 0, at; i < cases->n; i++)
        fits *= (at = s->cases[cases->limits[i].circumstance->index]) != NO_CASE && cases->limits[i].cases >> at & 1;
    return fits;
}

static bool /* an exemption reaches only situations that its own practice concerns */
reaches(const struct rule *r, const struct situation *s)
{
    return covers(r->roles, &r->cases, s) && covers(r->practice->roles, &r->practice->given, s);
}

static bool /* clause 2 */
beats(const struct universe *u, const struct rule *a, const struct rule *b)
{
    for (size_t i = 0; i < a->n_overrides; i++) if (a->overrides[i] == b) return true;
    for (size_t i = 0; i < b->n_overrides; i++) if (b->overrides[i] == a) return false;
    bool exempts = a->verdict == VERDICT_EXEMPT && !reference_narrower(u, b, a);
    return a->verdict != b->verdict && (reference_narrower(u, a, b) || exempts);
}

static enum verdict /* if no rule applies */
nothing(const struct practice *p, const struct situation *s)
{
    bool has_ended = false, is_unseen = false;
    for (size_t i = 0; i < p->n_rules; i++) {
        const struct period *period = &p->rules[i]->period;
        has_ended |= reaches(p->rules[i], s) && period->until.first <= s->on;
        is_unseen |= reaches(p->rules[i], s) && period->attested && s->on < period->from.first;
    }
    return has_ended ? VERDICT_ENDED : is_unseen ? VERDICT_NOT_KNOWN : VERDICT_NOT_STATED;
}

struct reference /* clause 3 */
reference_decide(const struct universe *u, const struct situation *s)
{
    enum { A = 1 << VERDICT_ALLOWED, C = 1 << VERDICT_CONDITIONAL, D = 1 << VERDICT_DISCOURAGED,
        F = 1 << VERDICT_FORBIDDEN, S = 1 << VERDICT_RECOMMENDED, M = 1 << VERDICT_REQUIRED };
    const unsigned strictest[] = { F, D, C, M, S, A };
    const struct practice *p = u->practice;
    uint64_t applying = 0, standing = 0, deciding = 0, verdicts = 0, one = 1;
    for (size_t i = 0; i < p->n_rules; i++)
        if (reaches(p->rules[i], s) && period_holds(&p->rules[i]->period, s->on))
            applying |= one << i;
    for (size_t i = 0; i < p->n_rules; i++)
        if (applying >> i & 1 && !(u->beaten_by[i] & applying))
            standing |= one << i, verdicts |= one << p->rules[i]->verdict;
    bool combines = p->combine_strictest && (!(verdicts & ~(F | D | C | A)) || !(verdicts & ~(M | S | A)));
    for (size_t i = 0; combines && i < 6; i++) if (verdicts & strictest[i]) verdicts = strictest[i];
    for (size_t i = 0; i < p->n_rules; i++) deciding |= standing & (verdicts >> p->rules[i]->verdict & 1) << i;
    if (!reference_concerns(p, s)) return (struct reference){ .verdict = VERDICT_NOT_CONCERNED };
    if (!applying) return (struct reference){ .verdict = nothing(p, s) };
    if (!standing) return (struct reference){ .outcome = OUTCOME_CYCLE, .rules = applying };
    if (verdicts & (verdicts - 1)) return (struct reference){ .outcome = OUTCOME_CONTRADICTION, .rules = standing };
    return (struct reference){ .verdict = (enum verdict)__builtin_ctzll(verdicts), .rules = deciding };
}

/* clang-format on */
/* --- Every situation ------------------------------------------------------------------- */

bool
reference_concerns(const struct practice *practice, const struct situation *s)
{
    return covers(practice->roles, &practice->given, s);
}

/* Counts the situations of the practice that each rule reaches, and those that both reach. */
static void
count_reached(const struct universe *u, const struct rule *a, const struct rule *b, size_t *n_a,
    size_t *n_b, size_t *n_both)
{
    *n_a = *n_b = *n_both = 0;
    for (size_t i = 0; i < u->n; i++) {
        const struct situation *s = &u->all[i];
        if (!reference_concerns(u->practice, s))
            continue;
        bool in_a = reaches(a, s), in_b = reaches(b, s);
        *n_a += in_a;
        *n_b += in_b;
        *n_both += in_a && in_b;
    }
}

bool
reference_narrower(const struct universe *u, const struct rule *a, const struct rule *b)
{
    size_t n_a, n_b, n_both;
    count_reached(u, a, b, &n_a, &n_b, &n_both);
    return n_both == n_a && n_a < n_b;
}

bool
reference_inside(const struct universe *u, const struct rule *a, const struct rule *b)
{
    size_t n_a, n_b, n_both;
    count_reached(u, a, b, &n_a, &n_b, &n_both);
    return n_both == n_a;
}

bool
reference_applies(const struct universe *u, const struct rule *rule)
{
    size_t n_a, n_b, n_both;
    count_reached(u, rule, rule, &n_a, &n_b, &n_both);
    return n_a > 0;
}

/* True if each circumstance has a case exactly where its `given` holds. */
static bool
is_possible(const struct model *model, const struct situation *s)
{
    for (size_t i = 0; i < model->n_circumstances; i++) {
        bool arises = covers(UINT64_MAX, &model->circumstances[i].given, s);
        if (arises != (s->cases[i] != NO_CASE))
            return false;
    }
    return true;
}

/* Advances to the next combination of cases (NO_CASE comes last); false after the last one. */
static bool
cases_next(const struct model *model, size_t *cases)
{
    for (size_t i = 0; i < model->n_circumstances; i++) {
        if (cases[i] == NO_CASE) {
            cases[i] = 0;
            continue;
        }
        cases[i] = cases[i] + 1 < model->circumstances[i].n_cases ? cases[i] + 1 : NO_CASE;
        return true;
    }
    return false;
}

struct universe *
universe_new(struct arena *a, const struct model *model, const struct practice *practice)
{
    struct universe *u = ARENA_NEW(a, struct universe);
    size_t n = model->n_circumstances, most = model->n_roles;
    for (size_t i = 0; i < n; i++)
        most *= model->circumstances[i].n_cases + 1;
    u->practice = practice;
    u->all = ARENA_ARRAY(a, struct situation, most);
    size_t *cases = ARENA_ARRAY(a, size_t, n);
    do {
        struct situation s = { .cases = cases };
        if (!is_possible(model, &s))
            continue;
        s.cases = arena_copy(a, cases, n * sizeof *cases);
        for (s.role = 0; s.role < model->n_roles; s.role++)
            u->all[u->n++] = s;
    } while (cases_next(model, cases));
    for (size_t i = 0; i < practice->n_rules; i++)
        for (size_t k = 0; k < practice->n_rules; k++)
            if (i != k && beats(u, practice->rules[k], practice->rules[i]))
                u->beaten_by[i] |= UINT64_C(1) << k;
    return u;
}
