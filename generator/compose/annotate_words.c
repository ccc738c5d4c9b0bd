/* Derived values in the handbook's language. */
#include "compose/annotate.h"
#include "model/reach.h"
#include "model/scope_words.h"

const char *
role_words(const struct annotate *an, role_set roles, bool as_plural)
{
    return role_set_words(an->a, an->model->words, an->model, roles, as_plural);
}

const char *
case_words(const struct annotate *an, const struct circumstance *circumstance, uint64_t cases)
{
    return case_set_words(an->a, an->model->words, circumstance, cases);
}

uint64_t
rule_limit_in(const struct rule *rule, const struct practice *practice,
    const struct circumstance *circumstance)
{
    if (rule->practice == practice)
        return case_set_limit(&rule->cases, circumstance);
    uint64_t limit = reach_limit(rule, circumstance);
    return case_set_limit(&practice->given, circumstance) & ~limit ? limit : UINT64_MAX;
}

const char *
who_words(const struct annotate *an, const struct rule *rule, const struct practice *practice)
{
    const char *text = NULL;
    if ((rule->roles & practice->roles) != practice->roles)
        text = role_words(an, rule->roles & practice->roles, true);
    for (size_t i = 0; i < an->model->n_circumstances; i++) {
        const struct circumstance *circumstance = &an->model->circumstances[i];
        uint64_t limit = rule_limit_in(rule, practice, circumstance);
        if (limit == UINT64_MAX)
            continue;
        const char *cases =
            say(an, "scope.case", circumstance->name, case_words(an, circumstance, limit));
        text = text ? say(an, "list.semicolon", text, cases) : cases;
    }
    return text ? text : "";
}

/* --- Names for programs --- */

/* Adds a name to a list separated by blanks. */
static void
add_name(GString *list, const char *name)
{
    if (list->len)
        g_string_append_c(list, ' ');
    g_string_append(list, name);
}

const char *
case_names(const struct annotate *an, const struct circumstance *circumstance, uint64_t cases,
    bool absent)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < circumstance->n_cases; i++) {
        if (cases >> i & 1)
            add_name(names, circumstance->cases[i].id);
    }
    if (absent)
        add_name(names, "-");
    return arena_strdup(an->a, names->str);
}

const char *
role_names(const struct annotate *an, role_set roles)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < an->model->n_roles; i++) {
        if (roles >> i & 1)
            add_name(names, an->model->roles[i].id);
    }
    return arena_strdup(an->a, names->str);
}

const char *
group_names(const struct annotate *an, const char *list, const char *ref, const char *names)
{
    return list ? arena_printf(an->a, "%s;%s:%s", list, ref, names)
                : arena_printf(an->a, "%s:%s", ref, names);
}

const char *
who_names(const struct annotate *an, const struct rule *rule, const struct practice *practice)
{
    const char *list = NULL;
    if ((rule->roles & practice->roles) != practice->roles)
        list = group_names(an, NULL, "", role_names(an, rule->roles & practice->roles));
    for (size_t i = 0; i < an->model->n_circumstances; i++) {
        const struct circumstance *circumstance = &an->model->circumstances[i];
        uint64_t limit = rule_limit_in(rule, practice, circumstance);
        if (limit != UINT64_MAX)
            list = group_names(
                an, list, circumstance->id, case_names(an, circumstance, limit, false));
    }
    return list ? list : "";
}

const char *
rule_ids(const struct annotate *an, const struct decision *decision)
{
    const char *text = NULL;
    for (size_t i = 0; i < decision->n_rules; i++) {
        const char *id = decision->rules[i]->id;
        text = text ? arena_printf(an->a, "%s %s", text, id) : id;
    }
    return text;
}

/* A practice's letters sort by length, then alphabetically: "b" before "aa". */
static int
letter_compare(const void *a, const void *b)
{
    const char *left = *(const char *const *)a, *right = *(const char *const *)b;
    size_t left_size = strlen(left), right_size = strlen(right);
    if (left_size != right_size)
        return left_size < right_size ? -1 : 1;
    return strcmp(left, right);
}

const char *
rule_letters(
    const struct annotate *an, const struct practice *practice, const struct decision *decision)
{
    size_t room = 1, n = 0;
    for (size_t i = 0; i < decision->n_rules; i++)
        room += decision->rules[i]->n_conditions;
    const char **letters = ARENA_ARRAY(an->a, const char *, room);
    for (size_t i = 0; i < decision->n_rules; i++) {
        const struct rule *rule = decision->rules[i];
        for (size_t k = 0; rule->practice == practice && k < rule->n_conditions; k++)
            letters[n++] = rule->conditions[k].letter;
    }
    if (n == 0)
        return NULL;
    qsort(letters, n, sizeof *letters, letter_compare);
    char *joined = g_strjoinv(" ", (gchar **)(uintptr_t)letters);
    const char *text = arena_strdup(an->a, joined);
    g_free(joined);
    return text;
}

/* "d e": the letters of the rules that are duties among others; NULL if none. */
static const char *
duty_letters(
    const struct annotate *an, const struct practice *practice, const struct decision *decision)
{
    const struct rule_table *table = answers_table(an->answers, practice);
    const char *text = NULL;
    for (size_t i = 0; i < table->n_duties; i++) {
        const struct table_duty *duty = &table->duties[i];
        if (decision_has_rule(decision, duty->rule))
            text = text ? arena_printf(an->a, "%s %s", text, duty->letter) : duty->letter;
    }
    return text;
}

void
derive_decision(const struct annotate *an, xmlNode *node, const struct practice *practice,
    const struct decision *decision)
{
    derive(an, node, "verdict", verdict_name(decision->verdict));
    derive(an, node, "rules", rule_ids(an, decision));
    derive(an, node, "duties", duty_letters(an, practice, decision));
    derive(an, node, "letters", rule_letters(an, practice, decision));
}
