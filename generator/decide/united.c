#include "decide/united.h"

#include "decide/scope.h"

#include <string.h>

/* --- Names ------------------------------------------------------------------------------- */

static size_t
find_role(const struct model *model, const char *id)
{
    const struct role *role = model_role(model, id);
    return role ? role->index : NO_CASE;
}

static size_t
find_circumstance(const struct model *model, const char *id)
{
    for (size_t i = 0; i < model->n_circumstances; i++)
        if (strcmp(model->circumstances[i].id, id) == 0)
            return i;
    return NO_CASE;
}

static size_t
find_case(const struct circumstance *circumstance, const char *id)
{
    for (size_t i = 0; i < circumstance->n_cases; i++)
        if (strcmp(circumstance->cases[i].id, id) == 0)
            return i;
    return NO_CASE;
}

/* --- The union of roles and circumstances ------------------------------------------------ */

static void
unite_roles(struct arena *a, struct model *out, const struct model *was, const struct model *is)
{
    out->roles = ARENA_ARRAY(a, struct role, is->n_roles + was->n_roles);
    memcpy(out->roles, is->roles, is->n_roles * sizeof *out->roles);
    out->n_roles = is->n_roles;
    for (size_t i = 0; i < was->n_roles && out->n_roles < MODEL_MAX_ROLES; i++)
        if (find_role(is, was->roles[i].id) == NO_CASE)
            out->roles[out->n_roles++] = was->roles[i];
    for (size_t i = 0; i < out->n_roles; i++)
        out->roles[i].index = i;
}

/* The cases of the first, then those that only the second has. */
static void
unite_cases(struct arena *a, struct circumstance *out, const struct circumstance *other)
{
    const struct answer_case *first = out->cases;
    out->cases = ARENA_ARRAY(a, struct answer_case, out->n_cases + other->n_cases);
    memcpy(out->cases, first, out->n_cases * sizeof *first);
    const struct circumstance own = *out;
    for (size_t i = 0; i < other->n_cases && out->n_cases < MODEL_MAX_CASES; i++)
        if (find_case(&own, other->cases[i].id) == NO_CASE)
            out->cases[out->n_cases++] = other->cases[i];
}

static void
unite_circumstances(
    struct arena *a, struct model *out, const struct model *was, const struct model *is)
{
    out->circumstances =
        ARENA_ARRAY(a, struct circumstance, is->n_circumstances + was->n_circumstances);
    memcpy(out->circumstances, is->circumstances,
        is->n_circumstances * sizeof *out->circumstances);
    out->n_circumstances = is->n_circumstances;
    for (size_t i = 0; i < was->n_circumstances; i++) {
        size_t at = find_circumstance(is, was->circumstances[i].id);
        if (at == NO_CASE)
            out->circumstances[out->n_circumstances++] = was->circumstances[i];
        else
            unite_cases(a, &out->circumstances[at], &was->circumstances[i]);
    }
    for (size_t i = 0; i < out->n_circumstances; i++) {
        struct circumstance *c = &out->circumstances[i];
        c->index = i;
        for (size_t k = 0; k < c->n_cases; k++) {
            c->cases[k].index = k;
            c->cases[k].circumstance = c;
        }
    }
}

/* The role's counterpart in the edition, else that of the nearest role above it (`is`). */
static size_t
role_there(const struct model *model, const struct role *role)
{
    size_t found = NO_CASE;
    for (; role && found == NO_CASE; role = role->is)
        found = find_role(model, role->id);
    return found;
}

static void
side_fill(struct arena *a, struct united_side *side, const struct model *out)
{
    side->roles = ARENA_ARRAY(a, size_t, out->n_roles);
    for (size_t i = 0; i < out->n_roles; i++)
        side->roles[i] = role_there(side->model, &out->roles[i]);
    side->circumstances = ARENA_ARRAY(a, size_t, out->n_circumstances);
    side->cases = ARENA_ARRAY(a, size_t *, out->n_circumstances);
    for (size_t i = 0; i < out->n_circumstances; i++) {
        const struct circumstance *c = &out->circumstances[i];
        size_t at = side->circumstances[i] = find_circumstance(side->model, c->id);
        side->cases[i] = ARENA_ARRAY(a, size_t, c->n_cases);
        for (size_t k = 0; k < c->n_cases; k++)
            side->cases[i][k] =
                at == NO_CASE ? NO_CASE
                              : find_case(&side->model->circumstances[at], c->cases[k].id);
    }
    side->room = ARENA_ARRAY(a, size_t, side->model->n_circumstances);
}

/* --- Sets -------------------------------------------------------------------------------- */

static role_set
roles_united(const struct united *united, const struct united_side *side, role_set roles)
{
    role_set out = 0;
    for (size_t i = 0; i < united->model.n_roles; i++)
        if (side->roles[i] != NO_CASE && roles >> side->roles[i] & 1)
            out |= UINT64_C(1) << i;
    return out;
}

static uint64_t
cases_united(
    const struct united *united, const struct united_side *side, size_t index, uint64_t cases)
{
    uint64_t out = 0;
    for (size_t k = 0; k < united->model.circumstances[index].n_cases; k++)
        if (side->cases[index][k] != NO_CASE && cases >> side->cases[index][k] & 1)
            out |= UINT64_C(1) << k;
    return out;
}

static struct case_set
set_united(struct arena *a, const struct united *united, const struct united_side *side,
    const struct case_set *set)
{
    struct case_limit *limits = ARENA_ARRAY(a, struct case_limit, set->n);
    size_t n = 0;
    for (size_t i = 0; i < united->model.n_circumstances; i++) {
        if (side->circumstances[i] == NO_CASE)
            continue;
        uint64_t limit =
            case_set_limit(set, &side->model->circumstances[side->circumstances[i]]);
        if (limit != UINT64_MAX)
            limits[n++] = (struct case_limit){ &united->model.circumstances[i],
                cases_united(united, side, i, limit) };
    }
    return (struct case_set){ limits, n };
}

static bool
sets_equal(const struct case_set *a, const struct case_set *b)
{
    bool equal = a->n == b->n;
    for (size_t i = 0; i < a->n && equal; i++)
        equal = a->limits[i].circumstance == b->limits[i].circumstance &&
                a->limits[i].cases == b->limits[i].cases;
    return equal;
}

/*
 * When a circumstance arises.  If the editions disagree it always does, and each edition is
 * asked separately (united_locate).
 */
static void
unite_given(struct arena *a, struct united *united)
{
    struct united_side *const sides[] = { &united->is, &united->was };
    for (size_t i = 0; i < united->model.n_circumstances; i++) {
        struct circumstance *c = &united->model.circumstances[i];
        struct case_set given[2] = { { 0 } };
        size_t n = 0;
        for (size_t k = 0; k < 2; k++) {
            size_t at = sides[k]->circumstances[i];
            if (at != NO_CASE)
                given[n++] =
                    set_united(a, united, sides[k], &sides[k]->model->circumstances[at].given);
        }
        bool agree = n < 2 || sets_equal(&given[0], &given[1]);
        c->given = agree ? given[0] : (struct case_set){ 0 };
    }
}

struct united *
united_new(struct arena *a, const struct model *was, const struct model *is)
{
    struct united *united = ARENA_NEW(a, struct united);
    united->was.model = was;
    united->is.model = is;
    unite_roles(a, &united->model, was, is);
    unite_circumstances(a, &united->model, was, is);
    side_fill(a, &united->was, &united->model);
    side_fill(a, &united->is, &united->model);
    unite_given(a, united);
    return united;
}

/* --- A practice -------------------------------------------------------------------------- */

/* Collects the rules that draw boundaries. */
struct boundary_rules {
    struct arena *a;
    const struct united *united;
    struct practice *practice;
    GPtrArray *rules;
};

static void
add_line(struct boundary_rules *lines, role_set roles, struct case_set cases)
{
    struct rule *rule = ARENA_NEW(lines->a, struct rule);
    rule->index = lines->rules->len;
    rule->id = "";
    rule->practice = lines->practice;
    rule->roles = roles;
    rule->cases = cases;
    rule->period.from.first = DAY_MIN;
    rule->period.until.first = DAY_MAX;
    g_ptr_array_add(lines->rules, rule);
}

/* Adds the boundaries of an edition's rules and of its circumstances' `given`. */
static void
add_lines(
    struct boundary_rules *lines, const struct united_side *side, const struct scope *scope)
{
    const role_set all = lines->practice->roles;
    const struct practice *practice = scope->practice;
    add_line(lines, all, set_united(lines->a, lines->united, side, &practice->given));
    for (size_t i = 0; i < practice->n_rules; i++) {
        const struct rule *rule = practice->rules[i];
        role_set roles = roles_united(lines->united, side, rule->roles);
        add_line(lines, roles, set_united(lines->a, lines->united, side, &rule->cases));
        if (rule->practice != practice)
            add_line(
                lines, all, set_united(lines->a, lines->united, side, &rule->practice->given));
    }
    for (size_t i = 1; i < scope->n_axes; i++)
        add_line(lines, all,
            set_united(lines->a, lines->united, side, &scope->axes[i].circumstance->given));
    add_line(lines, roles_united(lines->united, side, practice->roles), (struct case_set){ 0 });
    add_line(
        lines, roles_united(lines->united, side, practice->silent), (struct case_set){ 0 });
}

static role_set
known_roles(const struct united *united, const struct united_side *side)
{
    return roles_united(united, side, UINT64_MAX);
}

struct practice *
united_practice(struct arena *a, const struct united *united, const struct scope *was,
    const struct scope *is)
{
    struct practice *practice = ARENA_NEW(a, struct practice);
    const struct scope *const scopes[] = { is, was };
    const struct united_side *const sides[] = { &united->is, &united->was };
    struct case_set given[2] = { { 0 } };
    size_t n = 0;
    for (size_t k = 0; k < 2; k++) {
        if (!scopes[k])
            continue;
        practice->roles |= roles_united(united, sides[k], scopes[k]->practice->roles);
        given[n++] = set_united(a, united, sides[k], &scopes[k]->practice->given);
    }
    if (n == 1 || sets_equal(&given[0], &given[1]))
        practice->given = given[0];
    struct boundary_rules lines = { a, united, practice, g_ptr_array_new() };
    for (size_t k = 0; k < 2; k++) {
        if (scopes[k])
            add_lines(&lines, sides[k], scopes[k]);
        add_line(&lines, known_roles(united, sides[k]), (struct case_set){ 0 });
    }
    practice->n_rules = lines.rules->len;
    practice->rules = arena_copy(a, lines.rules->pdata, lines.rules->len * sizeof(void *));
    g_ptr_array_free(lines.rules, TRUE);
    return practice;
}

/* --- A situation ------------------------------------------------------------------------- */

/*
 * Removes circumstances that do not arise in this edition, then those that depend on them, and
 * so on.
 */
static void
drop_absent(const struct model *model, size_t *cases)
{
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < model->n_circumstances; i++) {
            if (cases[i] == NO_CASE || circumstance_arises(&model->circumstances[i], cases))
                continue;
            cases[i] = NO_CASE;
            again = true;
        }
    }
}

bool
united_locate(const struct united_side *side, const struct scope *scope,
    const struct scope_cursor *at, uint64_t *candidates)
{
    const struct scope *walk = at->scope;
    size_t role = side->roles[__builtin_ctzll(walk->axes[0].classes[at->choice[0]])];
    if (role == NO_CASE)
        return false;
    for (size_t i = 0; i < side->model->n_circumstances; i++)
        side->room[i] = NO_CASE;
    for (size_t i = 1; i < walk->n_axes; i++) {
        size_t index = walk->axes[i].circumstance->index;
        if (at->choice[i] == NO_CASE || side->circumstances[index] == NO_CASE)
            continue;
        size_t chosen = (size_t)__builtin_ctzll(walk->axes[i].classes[at->choice[i]]);
        side->room[side->circumstances[index]] = side->cases[index][chosen];
    }
    drop_absent(side->model, side->room);
    return scope_locate(scope, role, side->room, candidates);
}
