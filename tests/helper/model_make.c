#include "helper/model_make.h"
#include "decide/scope.h"

#include <stdlib.h>
#include <string.h>

/* A statement: its words, and those of them that are options ("key=value" or a bare key). */
struct statement {
    char **words;
};

static G_NORETURN void
give_up(const char *what, const char *name)
{
    fprintf(stderr, "model_make: %s \"%s\"\n", what, name);
    abort();
}

static const char *
option(const struct statement *s, const char *key)
{
    size_t size = strlen(key);
    for (size_t i = 1; s->words[i]; i++)
        if (strncmp(s->words[i], key, size) == 0 && s->words[i][size] == '=')
            return s->words[i] + size + 1;
    return NULL;
}

static bool
has_word(const struct statement *s, const char *word)
{
    for (size_t i = 1; s->words[i]; i++)
        if (strcmp(s->words[i], word) == 0)
            return true;
    return false;
}

static size_t
count_statements(const GPtrArray *all, const char *kind)
{
    size_t n = 0;
    for (guint i = 0; i < all->len; i++) {
        const struct statement *s = g_ptr_array_index(all, i);
        n += strcmp(s->words[0], kind) == 0;
    }
    return n;
}

static size_t
role_index(const struct model *model, const char *id)
{
    for (size_t i = 0; i < model->n_roles; i++)
        if (strcmp(model->roles[i].id, id) == 0)
            return i;
    give_up("no role", id);
}

static struct practice *
practice_named(const struct model *model, const char *id)
{
    for (size_t i = 0; i < model->n_practices; i++)
        if (strcmp(model->practices[i].id, id) == 0)
            return &model->practices[i];
    give_up("no practice", id);
}

const struct practice *
model_make_practice(const struct model *model, const char *id)
{
    return practice_named(model, id);
}

/* The roles of a list of names, with every role that `is` one of them. */
static role_set
role_names(const struct model *model, const char *names)
{
    role_set set = 0;
    g_auto(GStrv) list = g_strsplit(names, ",", -1);
    for (size_t i = 0; list[i]; i++) {
        const struct role *named = &model->roles[role_index(model, list[i])];
        for (size_t k = 0; k < model->n_roles; k++)
            for (const struct role *r = &model->roles[k]; r; r = r->is)
                if (r == named)
                    set |= (role_set)1 << k;
    }
    return set;
}

static void
roles_make(struct arena *a, struct model *model, const struct statement *s)
{
    size_t n = g_strv_length(s->words) - 1;
    model->roles = ARENA_ARRAY(a, struct role, n);
    model->n_roles = n;
    for (size_t i = 0; i < n; i++) {
        g_auto(GStrv) parts = g_strsplit(s->words[i + 1], "<", 2);
        struct role *role = &model->roles[i];
        role->index = i;
        role->id = arena_strdup(a, parts[0]);
        role->name = role->id;
        if (parts[1])
            role->is = &model->roles[role_index(model, parts[1])];
    }
}

static void
circumstance_make(struct arena *a, struct model *model, const struct statement *s)
{
    struct circumstance *c = &model->circumstances[model->n_circumstances];
    c->index = model->n_circumstances++;
    c->id = arena_strdup(a, s->words[1]);
    c->name = c->id;
    c->cases = ARENA_ARRAY(a, struct answer_case, g_strv_length(s->words));
    for (size_t i = 2; s->words[i]; i++) {
        if (strchr(s->words[i], '='))
            continue;
        struct answer_case *one = &c->cases[c->n_cases];
        one->index = c->n_cases++;
        one->id = arena_strdup(a, s->words[i]);
        one->name = one->id;
        one->circumstance = c;
    }
}

static void
case_add(const struct model *model, uint64_t *limits, const char *name)
{
    for (size_t i = 0; i < model->n_circumstances; i++) {
        const struct circumstance *c = &model->circumstances[i];
        for (size_t k = 0; k < c->n_cases; k++) {
            if (strcmp(c->cases[k].id, name) != 0)
                continue;
            limits[i] |= UINT64_C(1) << k;
            return;
        }
    }
    give_up("no case", name);
}

struct case_set
model_make_cases(struct arena *a, const struct model *model, const char *names)
{
    struct case_set set = { 0 };
    if (!names)
        return set;
    size_t n = model->n_circumstances;
    struct case_limit *limits = ARENA_ARRAY(a, struct case_limit, n);
    g_autofree uint64_t *cases = g_new0(uint64_t, n + 1);
    g_auto(GStrv) list = g_strsplit(names, ",", -1);
    for (size_t i = 0; list[i]; i++)
        case_add(model, cases, list[i]);
    for (size_t i = 0; i < n; i++)
        if (cases[i] &&
            (size_t)__builtin_popcountll(cases[i]) < model->circumstances[i].n_cases)
            limits[set.n++] = (struct case_limit){ &model->circumstances[i], cases[i] };
    set.limits = limits;
    return set;
}

/* Reads "act=Enter" and "act-guest=Visit". */
static void
acts_make(struct arena *a, const struct model *model, struct practice *practice,
    const struct statement *s)
{
    practice->acts = ARENA_ARRAY(a, struct act, g_strv_length(s->words));
    for (size_t i = 2; s->words[i]; i++) {
        const char *text = strchr(s->words[i], '=');
        if (!text || strncmp(s->words[i], "act", 3) != 0)
            continue;
        struct act *act = &practice->acts[practice->n_acts++];
        act->text = arena_strdup(a, text + 1);
        if (s->words[i][3] == '-') {
            g_autofree char *role = g_strndup(s->words[i] + 4, (gsize)(text - s->words[i] - 4));
            act->roles = (role_set)1 << role_index(model, role);
        }
    }
}

static struct period
period_make(const struct statement *s)
{
    struct period period = PERIOD_ALWAYS;
    const char *from = option(s, "from"), *until = option(s, "until");
    if (from && !date_parse(from, &period.from))
        give_up("no date", from);
    if (until && !date_parse(until, &period.until))
        give_up("no date", until);
    period.attested = has_word(s, "attested");
    period.unknown_until = has_word(s, "unknown");
    return period;
}

static void
rule_make(struct arena *a, const struct model *model, struct practice *practice,
    struct rule *rule, const struct statement *s)
{
    rule->index = practice->n_own_rules++;
    rule->id = arena_printf(a, "%s.%s", practice->id, s->words[1]);
    rule->practice = practice;
    rule->verdict = verdict_parse(s->words[2]);
    if (rule->verdict >= VERDICT_NOT_STATED)
        give_up("no verdict", s->words[2]);
    const char *roles = option(s, "roles");
    rule->roles =
        practice->roles & ~practice->silent & (roles ? role_names(model, roles) : UINT64_MAX);
    rule->cases = model_make_cases(a, model, option(s, "cases"));
    rule->period = period_make(s);
}

static const struct rule *
rule_named(const struct practice *practice, const char *name)
{
    size_t size = strlen(practice->id) + 1;
    for (size_t i = 0; i < practice->n_own_rules; i++)
        if (strcmp(practice->own_rules[i].id + size, name) == 0)
            return &practice->own_rules[i];
    give_up("no rule", name);
}

/* Resolves the names of other rules and practices, once all of them exist. */
static void
rule_link(
    struct arena *a, const struct model *model, struct rule *rule, const struct statement *s)
{
    g_auto(GStrv) over =
        g_strsplit(option(s, "overrides") ? option(s, "overrides") : "", ",", -1);
    g_auto(GStrv) other = g_strsplit(option(s, "exempts") ? option(s, "exempts") : "", ",", -1);
    rule->overrides = ARENA_ARRAY(a, const struct rule *, g_strv_length(over));
    for (size_t i = 0; over[i]; i++)
        rule->overrides[rule->n_overrides++] = rule_named(rule->practice, over[i]);
    rule->exempts = ARENA_ARRAY(a, struct practice *, g_strv_length(other));
    for (size_t i = 0; other[i]; i++)
        rule->exempts[rule->n_exempts++] = practice_named(model, other[i]);
}

static void
practice_gather(struct arena *a, const struct model *model, struct practice *practice)
{
    size_t n = practice->n_own_rules;
    for (size_t i = 0; i < model->n_practices; i++)
        n += model->practices[i].n_own_rules;
    practice->rules = ARENA_ARRAY(a, const struct rule *, n);
    for (size_t i = 0; i < practice->n_own_rules; i++)
        practice->rules[practice->n_rules++] = &practice->own_rules[i];
    for (size_t i = 0; i < model->n_practices; i++)
        for (size_t k = 0; k < model->practices[i].n_own_rules; k++) {
            const struct rule *rule = &model->practices[i].own_rules[k];
            for (size_t e = 0; e < rule->n_exempts; e++)
                if (rule->exempts[e] == practice)
                    practice->rules[practice->n_rules++] = rule;
        }
}

static void
guide_make(struct arena *a, struct model *model, const struct statement *s)
{
    struct guide *guide = &model->guides[model->n_guides];
    guide->index = model->n_guides++;
    guide->id = arena_strdup(a, s->words[1]);
    g_auto(GStrv) practices = g_strsplit(option(s, "practices"), ",", -1);
    guide->practices = ARENA_ARRAY(a, struct practice *, g_strv_length(practices));
    for (size_t i = 0; practices[i]; i++)
        guide->practices[guide->n_practices++] = practice_named(model, practices[i]);
    g_auto(GStrv) ask = g_strsplit(option(s, "ask") ? option(s, "ask") : "", ",", -1);
    size_t n = g_strv_length(ask);
    guide->ask_kinds = arena_alloc(a, n * sizeof *guide->ask_kinds);
    guide->ask = ARENA_ARRAY(a, const struct circumstance *, n);
    for (size_t i = 0; i < n; i++) {
        guide->ask_kinds[i] = strcmp(ask[i], "role") == 0   ? ASK_ROLE
                              : strcmp(ask[i], "date") == 0 ? ASK_DATE
                                                            : ASK_CIRCUMSTANCE;
        for (size_t k = 0; k < model->n_circumstances; k++)
            if (strcmp(model->circumstances[k].id, ask[i]) == 0)
                guide->ask[i] = &model->circumstances[k];
        if (guide->ask_kinds[i] == ASK_CIRCUMSTANCE && !guide->ask[i])
            give_up("nothing to ask", ask[i]);
        guide->n_ask++;
    }
}

static GPtrArray *
statements_read(const char *notation)
{
    GPtrArray *all = g_ptr_array_new();
    g_auto(GStrv) lines = g_strsplit_set(notation, ";\n", -1);
    for (size_t i = 0; lines[i]; i++) {
        g_auto(GStrv) raw = g_strsplit_set(g_strstrip(lines[i]), " \t", -1);
        GStrvBuilder *builder = g_strv_builder_new();
        for (size_t k = 0; raw[k]; k++)
            if (*raw[k])
                g_strv_builder_add(builder, raw[k]);
        struct statement *s = g_new0(struct statement, 1);
        s->words = g_strv_builder_end(builder);
        g_strv_builder_unref(builder);
        if (s->words[0]) {
            g_ptr_array_add(all, s);
            continue;
        }
        g_strfreev(s->words);
        g_free(s);
    }
    return all;
}

/* Makes the practices and their rules; with `link`, on a second pass, resolves names. */
static void
practices_make(struct arena *a, struct model *model, const GPtrArray *all, bool link)
{
    size_t n_practices = 0, n_rules = 0;
    struct practice *practice = NULL;
    struct rule *rules = NULL;
    for (guint i = 0; i < all->len; i++) {
        const struct statement *s = g_ptr_array_index(all, i);
        if (strcmp(s->words[0], "practice") == 0) {
            practice = &model->practices[n_practices];
            practice->index = n_practices++;
            n_rules = 0;
            if (link)
                continue;
            practice->id = arena_strdup(a, s->words[1]);
            practice->title = practice->id;
            const char *roles = option(s, "roles");
            practice->roles =
                roles ? role_names(model, roles) : UINT64_MAX >> (64 - model->n_roles);
            const char *silent = option(s, "silent");
            practice->silent = silent ? role_names(model, silent) : 0;
            practice->roles |= practice->silent;
            practice->given = model_make_cases(a, model, option(s, "given"));
            practice->combine_strictest = has_word(s, "strictest");
            acts_make(a, model, practice, s);
            rules = ARENA_ARRAY(a, struct rule, all->len);
            practice->own_rules = rules;
        } else if (strcmp(s->words[0], "rule") == 0 && !link) {
            rule_make(a, model, practice, &rules[practice->n_own_rules], s);
        } else if (strcmp(s->words[0], "rule") == 0) {
            struct rule *own = (struct rule *)(uintptr_t)practice->own_rules;
            rule_link(a, model, &own[n_rules++], s);
        }
    }
}

struct model *
model_make(struct arena *a, const char *notation)
{
    struct model *model = ARENA_NEW(a, struct model);
    GPtrArray *all = statements_read(notation);
    model->circumstances = ARENA_ARRAY(a, struct circumstance, count_statements(all, "circ"));
    model->n_practices = count_statements(all, "practice");
    model->practices = ARENA_ARRAY(a, struct practice, model->n_practices);
    model->guides = ARENA_ARRAY(a, struct guide, count_statements(all, "guide"));
    for (guint i = 0; i < all->len; i++) {
        const struct statement *s = g_ptr_array_index(all, i);
        if (strcmp(s->words[0], "roles") == 0)
            roles_make(a, model, s);
        else if (strcmp(s->words[0], "circ") == 0)
            circumstance_make(a, model, s);
    }
    size_t n = 0;
    for (guint i = 0; i < all->len; i++) {
        const struct statement *s = g_ptr_array_index(all, i);
        if (strcmp(s->words[0], "circ") == 0)
            model->circumstances[n++].given = model_make_cases(a, model, option(s, "given"));
    }
    practices_make(a, model, all, false);
    practices_make(a, model, all, true);
    for (size_t i = 0; i < model->n_practices; i++)
        practice_gather(a, model, &model->practices[i]);
    for (guint i = 0; i < all->len; i++) {
        struct statement *s = g_ptr_array_index(all, i);
        if (strcmp(s->words[0], "guide") == 0)
            guide_make(a, model, s);
        g_strfreev(s->words);
        g_free(s);
    }
    g_ptr_array_free(all, TRUE);
    return model;
}

static void
release_scope(void *data)
{
    scope_free(data);
}

struct scope *
model_make_scope(struct arena *a, const struct practice *practice)
{
    struct scope *scope = scope_new(practice);
    arena_defer(a, release_scope, scope);
    return scope;
}
