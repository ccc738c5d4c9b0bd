#include "helper/random_rules.h"

#include <string.h>

unsigned
dice_roll(struct dice *dice, unsigned sides)
{
    if (dice->rand)
        return (unsigned)g_rand_int_range(dice->rand, 0, (gint32)sides);
    if (!dice->n_bytes)
        return 0;
    dice->n_bytes--;
    return *dice->bytes++ % sides;
}

static bool
chance(struct dice *dice, unsigned percent)
{
    /* When the bytes have run out, the roll is 0 and the answer is no. */
    return dice_roll(dice, 100) >= 100 - percent;
}

/* A handbook under construction. */
struct making {
    struct dice *dice;
    unsigned n_roles, n_circumstances;
    unsigned n_cases[4];
};

static void
add(GPtrArray *list, GString *line)
{
    g_ptr_array_add(list, g_string_free(line, FALSE));
}

static void
make_roles(struct making *m, GPtrArray *head)
{
    m->n_roles = 1 + dice_roll(m->dice, 3);
    GString *line = g_string_new("roles");
    for (unsigned i = 0; i < m->n_roles; i++) {
        g_string_append_printf(line, " r%u", i);
        if (i && chance(m->dice, 50))
            g_string_append_printf(line, "<r%u", dice_roll(m->dice, i));
    }
    add(head, line);
}

/* Appends " key=c0a,c2b": one or two cases of one or two circumstances below `n`. */
static void
append_cases(struct making *m, GString *line, const char *key, unsigned n)
{
    if (!n)
        return;
    g_string_append_printf(line, " %s=", key);
    unsigned names = 1 + chance(m->dice, 40);
    for (unsigned i = 0; i < names; i++) {
        unsigned at = dice_roll(m->dice, n);
        g_string_append_printf(
            line, "%sc%u%c", i ? "," : "", at, 'a' + dice_roll(m->dice, m->n_cases[at]));
    }
}

static void
make_circumstances(struct making *m, GPtrArray *head)
{
    m->n_circumstances = dice_roll(m->dice, 5);
    GString *lines[4];
    for (unsigned i = 0; i < m->n_circumstances; i++) {
        m->n_cases[i] = 2 + chance(m->dice, 40);
        lines[i] = g_string_new(NULL);
        g_string_append_printf(lines[i], "circ c%u", i);
        for (unsigned k = 0; k < m->n_cases[i]; k++)
            g_string_append_printf(lines[i], " c%u%c", i, 'a' + k);
        if (chance(m->dice, 45))
            append_cases(m, lines[i], "given", i);
    }
    /*
     * Circumstances are sometimes declared in reverse, so that `given` also refers to later
     * ones.
     */
    bool is_reversed = chance(m->dice, 40);
    for (unsigned i = 0; i < m->n_circumstances; i++)
        add(head, lines[is_reversed ? m->n_circumstances - 1 - i : i]);
}

static void
append_roles(struct making *m, GString *line)
{
    unsigned first = dice_roll(m->dice, m->n_roles), second = dice_roll(m->dice, m->n_roles);
    g_string_append_printf(line, " roles=r%u,r%u", first, second);
}

static void
append_period(struct making *m, GString *line)
{
    unsigned from = dice_roll(m->dice, 5), until = from + 1 + dice_roll(m->dice, 3);
    if (chance(m->dice, 75))
        g_string_append_printf(line, " from=202%u%s%s", from, chance(m->dice, 20) ? "-07" : "",
            chance(m->dice, 40) ? " attested" : "");
    if (chance(m->dice, 40))
        g_string_append_printf(
            line, " until=202%u%s", until, chance(m->dice, 20) ? "-01-15" : "");
}

/* Rules may override earlier and later ones of the same practice. */
static void
append_overrides(struct making *m, GString *line, unsigned self, unsigned n)
{
    unsigned other = dice_roll(m->dice, n);
    if (other != self)
        g_string_append_printf(line, " overrides=n%u", other);
}

static void
make_rule(struct making *m, GPtrArray *rules, unsigned practice, unsigned self, unsigned n)
{
    struct dice *dice = m->dice;
    GString *line = g_string_new("rule");
    enum verdict verdict = dice_roll(dice, VERDICT_UNSETTLED + 1);
    g_string_append_printf(line, " n%u %s", self, verdict_name(verdict));
    if (chance(dice, 35))
        append_roles(m, line);
    if (chance(dice, 60))
        append_cases(m, line, "cases", m->n_circumstances);
    if (chance(dice, 50))
        append_period(m, line);
    if (chance(dice, 30))
        append_overrides(m, line, self, n);
    if (verdict == VERDICT_EXEMPT && practice != 0 && chance(dice, 70))
        g_string_append(line, " exempts=p0");
    add(rules, line);
}

static void
make_practice(struct making *m, GPtrArray *rules, unsigned index)
{
    struct dice *dice = m->dice;
    GString *line = g_string_new("practice");
    g_string_append_printf(line, " p%u", index);
    if (chance(dice, index ? 50 : 25))
        append_roles(m, line);
    if (chance(dice, 20))
        g_string_append_printf(line, " silent=r%u", dice_roll(dice, m->n_roles));
    if (chance(dice, 30))
        append_cases(m, line, "given", m->n_circumstances);
    if (chance(dice, 45))
        g_string_append(line, " strictest");
    if (chance(dice, 30))
        g_string_append_printf(line, " act=a%u", index);
    if (chance(dice, 20))
        g_string_append_printf(line, " act-r0=b%u", index);
    add(rules, line);
    unsigned n = index ? 1 + dice_roll(dice, 3) : 1 + dice_roll(dice, 7);
    for (unsigned i = 0; i < n; i++)
        make_rule(m, rules, index, i, n);
}

static void
make_guide(struct making *m, GPtrArray *rules, unsigned n_practices)
{
    struct dice *dice = m->dice;
    GString *line = g_string_new("guide g practices=p0");
    for (unsigned i = 1; i < n_practices; i++)
        g_string_append_printf(line, ",p%u", i);
    /* Roles share a tree if the role is the first question. */
    bool by_role = chance(dice, 80);
    const char *before = by_role ? "," : " ask=";
    g_string_append(line, by_role ? " ask=role" : "");
    for (unsigned i = dice_roll(dice, 4); i-- > 0;) {
        unsigned what = dice_roll(dice, 3 + m->n_circumstances);
        if (what < 2)
            g_string_append_printf(line, "%sdate", before);
        else if (what == 2)
            g_string_append_printf(line, "%srole", before);
        else
            g_string_append_printf(line, "%sc%u", before, what - 3);
        before = ",";
    }
    add(rules, line);
}

struct random_rules
random_rules_make(struct dice *dice)
{
    struct random_rules made = { g_ptr_array_new_with_free_func(g_free),
        g_ptr_array_new_with_free_func(g_free) };
    struct making m = { .dice = dice };
    make_roles(&m, made.head);
    make_circumstances(&m, made.head);
    unsigned n = 1 + dice_roll(dice, 3);
    for (unsigned i = 0; i < n; i++)
        make_practice(&m, made.rules, i);
    make_guide(&m, made.rules, n);
    return made;
}

void
random_rules_free(struct random_rules *made)
{
    g_ptr_array_free(made->head, TRUE);
    g_ptr_array_free(made->rules, TRUE);
}

/* True if the rule overrides one that is left out.  `practice` is the line of its practice. */
static bool
overrides_nothing(const char *line, guint practice, const bool *left_out)
{
    const char *at = strstr(line, " overrides=n");
    return at && left_out && left_out[practice + 1 + g_ascii_strtoull(at + 12, NULL, 10)];
}

char *
random_rules_text(const struct random_rules *made, const bool *left_out)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < made->head->len; i++)
        g_string_append_printf(out, "%s\n", (const char *)made->head->pdata[i]);
    guint practice = 0;
    for (guint i = 0; i < made->rules->len; i++) {
        const char *line = made->rules->pdata[i];
        bool is_rule = g_str_has_prefix(line, "rule ");
        practice = is_rule ? practice : i;
        if (is_rule && left_out && left_out[i])
            continue;
        if (is_rule && overrides_nothing(line, practice, left_out)) {
            g_auto(GStrv) parts = g_strsplit(line, " overrides=", 2);
            const char *rest = strchr(parts[1], ' ');
            g_string_append_printf(out, "%s%s\n", parts[0], rest ? rest : "");
            continue;
        }
        g_string_append_printf(out, "%s\n", line);
    }
    return g_string_free(out, FALSE);
}
