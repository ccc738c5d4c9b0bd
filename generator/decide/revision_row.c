/* What the reader is told about one row of a change. */
#include "decide/revision_row.h"

#include "model/visibility.h"

#include <string.h>

/* --- What a reader is told ------------------------------------------------------------- */

/* When a figure or a block in the answer or conditions last changed. */
static void
last_moved(const struct editions *e, const struct rule *rule, struct period *latest)
{
    const struct model *model = e->is.model;
    text_last_changed(model, rule->answer, e->is.on, latest);
    text_last_changed(model, rule->wording, e->is.on, latest);
    for (size_t i = 0; i < rule->n_conditions; i++)
        text_last_changed(model, rule->conditions[i].node, e->is.on, latest);
    for (size_t i = 0; i < rule->n_positions; i++)
        text_last_changed(model, rule->positions[i].node, e->is.on, latest);
}

/* True if a rule of one side says what a rule of the other says. */
static bool
is_same_rule(const struct editions *e, const struct rule *was, const struct rule *is)
{
    const struct decision before = { .rules = &was, .n_rules = 1 };
    const struct decision after = { .rules = &is, .n_rules = 1 };
    bool same = was->n_conditions == is->n_conditions &&
                strcmp(told_words(&e->was, &before), told_words(&e->is, &after)) == 0;
    for (size_t i = 0; i < is->n_conditions && same; i++)
        same = strcmp(told_condition(&e->was, &was->conditions[i]),
                   told_condition(&e->is, &is->conditions[i])) == 0;
    return same;
}

/* Most rules contain nothing that could change, so their texts need not be made. */
static bool
rule_compare(const struct editions *e, const struct rule *rule)
{
    struct period latest = { .from.first = e->was.on };
    last_moved(e, rule, &latest);
    return latest.from.first != e->was.on && !is_same_rule(e, rule, rule);
}

bool
rule_moved(const struct rule *rule, void *data)
{
    const struct editions *e = data;
    gpointer known;
    if (!g_hash_table_lookup_extended(e->moved, rule, NULL, &known)) {
        known = GINT_TO_POINTER(rule_compare(e, rule));
        g_hash_table_insert(e->moved, (gpointer)(uintptr_t)rule, known);
    }
    return GPOINTER_TO_INT(known);
}

/* --- One row --------------------------------------------------------------------------- */

static bool
has_condition(const struct teller *t, const struct decision *decision, const char *text)
{
    for (size_t i = 0; i < decision->n_rules; i++)
        for (size_t k = 0; k < decision->rules[i]->n_conditions; k++)
            if (strcmp(told_condition(t, &decision->rules[i]->conditions[k]), text) == 0)
                return true;
    return false;
}

/* The conditions of one side's decision that the other side does not have. */
static const struct condition **
conditions_missing(struct arena *a, const struct teller *of_teller, const struct decision *of,
    const struct teller *in_teller, const struct decision *in, size_t *n)
{
    size_t most = 0;
    for (size_t i = 0; i < of->n_rules; i++)
        most += of->rules[i]->n_conditions;
    const struct condition **list = ARENA_ARRAY(a, const struct condition *, most);
    *n = 0;
    for (size_t i = 0; i < of->n_rules; i++)
        for (size_t k = 0; k < of->rules[i]->n_conditions; k++) {
            const struct condition *c = &of->rules[i]->conditions[k];
            if (!has_condition(in_teller, in, told_condition(of_teller, c)))
                list[(*n)++] = c;
        }
    return list;
}

/*
 * True if conditions differ between the two sides; with hides_figures, only if their words do.
 */
static bool
conditions_differ(const struct editions *e, const struct change_row *row, bool hides_figures)
{
    struct teller was = e->was, is = e->is;
    was.hides_figures = is.hides_figures = hides_figures;
    size_t n_added, n_dropped;
    conditions_missing(e->a, &is, &row->is, &was, &row->was, &n_added);
    conditions_missing(e->a, &was, &row->was, &is, &row->is, &n_dropped);
    return n_added || n_dropped;
}

static bool
words_differ(const struct editions *e, const struct change_row *row, bool hides_figures)
{
    struct teller was = e->was, is = e->is;
    was.hides_figures = is.hides_figures = hides_figures;
    return strcmp(told_words(&was, &row->was), told_words(&is, &row->is)) != 0;
}

static bool
ground_differs(const struct editions *e, const struct change_row *row, enum ground ground)
{
    return strcmp(told_ground(&e->was, &row->was, ground),
               told_ground(&e->is, &row->is, ground)) != 0;
}

/* The weightiest source cited; the handbook's lightest level if none is. */
static const struct authority *
best_authority(const struct model *model, const struct decision *decision)
{
    const struct authority *best = &model->authorities[model->n_authorities - 1];
    for (size_t i = 0; i < decision->n_rules; i++) {
        for (size_t k = 0; k < decision->rules[i]->cites.n; k++) {
            const struct authority *cited = decision->rules[i]->cites.list[k].authority;
            best = cited->rank > best->rank ? cited : best;
        }
    }
    return best;
}

/*
 * True if the second side rests on a weightier source.  Two handbooks may have different
 * levels.
 */
static bool
is_better_sourced(const struct editions *e, const struct change_row *row)
{
    const struct authority *was = best_authority(e->was.model, &row->was);
    const struct authority *is = best_authority(e->is.model, &row->is);
    if (strcmp(was->id, is->id) == 0)
        return false;
    return was->bars != is->bars ? was->bars < is->bars : was->rank < is->rank;
}

/* The kind of the most important difference in a row, whatever its date. */
static enum revision_kind
row_difference(const struct editions *e, const struct change_row *row)
{
    if (row->was.outcome != row->is.outcome || row->was.verdict != row->is.verdict)
        return REVISION_DIFFERENT;
    if (conditions_differ(e, row, false))
        return REVISION_CONDITIONS;
    if (words_differ(e, row, false))
        return REVISION_WORDS;
    if (is_better_sourced(e, row))
        return REVISION_SOURCE;
    for (int i = 0; i < GROUNDS; i++)
        if (ground_differs(e, row, (enum ground)i))
            return REVISION_GROUNDS;
    return REVISION_KINDS;
}

enum revision_kind
row_kind(const struct editions *e, const struct change_row *row)
{
    enum revision_kind kind = row_difference(e, row);
    bool is_told =
        kind != REVISION_SOURCE && kind != REVISION_GROUNDS && kind != REVISION_KINDS;
    return is_told && change_row_is_sighting(row, e->was.on) ? REVISION_SEEN : kind;
}

/* The direction that a stricter or less strict verdict gives. */
static enum direction
verdict_direction(enum verdict was, enum verdict is)
{
    if (was == VERDICT_NOT_CONCERNED || is == VERDICT_NOT_CONCERNED || was == is)
        return DIRECTION_OTHER;
    if (is == VERDICT_REQUIRED)
        return DIRECTION_NEW_DUTY;
    return verdict_strictness(is) < verdict_strictness(was) ? DIRECTION_TIGHTENED
                                                            : DIRECTION_RELAXED;
}

static enum direction
row_direction(const struct revision_row *told)
{
    const struct decision *was = &told->row->was, *is = &told->row->is;
    if (was->outcome != OUTCOME_DECIDED || is->outcome != OUTCOME_DECIDED || told->figures)
        return DIRECTION_OTHER;
    if (was->verdict != is->verdict)
        return verdict_direction(was->verdict, is->verdict);
    if (!told->n_added == !told->n_dropped)
        return DIRECTION_OTHER;
    return told->n_added ? DIRECTION_TIGHTENED : DIRECTION_RELAXED;
}

/* True if both sides have the same verdict by rules of the same names. */
static bool
has_same_rules(const struct change_row *row)
{
    const struct decision *was = &row->was, *is = &row->is;
    bool same = was->outcome == is->outcome && was->verdict == is->verdict &&
                was->n_rules == is->n_rules;
    for (size_t i = 0; i < is->n_rules && same; i++)
        same = strcmp(was->rules[i]->id, is->rules[i]->id) == 0;
    return same;
}

/*
 * If the rules are the same, the change dates from when a figure or block in their text
 * changed. Between two editions the day of new wording is unknown.
 */
static struct since
row_since(const struct editions *e, const struct change_row *row)
{
    if (!has_same_rules(row))
        return row->since;
    struct period latest = { .from.first = e->united ? e->was.on : DAY_MIN };
    for (size_t i = 0; i < row->is.n_rules; i++)
        last_moved(e, row->is.rules[i], &latest);
    if (e->united && latest.from.first == e->was.on)
        latest = (struct period){ .from.first = DAY_MIN };
    return (struct since){ latest.from, latest.attested, latest.about_from };
}

/* Of the rules that decide now, the first that is new or says something else. */
static const struct rule *
telling_rule(const struct editions *e, const struct change_row *row)
{
    for (size_t i = 0; i < row->is.n_rules; i++) {
        const struct rule *was = decision_find_rule(&row->was, row->is.rules[i]->id);
        if (!was || !is_same_rule(e, was, row->is.rules[i]))
            return row->is.rules[i];
    }
    return row->is.n_rules > 0 ? row->is.rules[0] : NULL;
}

/* A condition that stays but has new words counts as added, and not as removed. */
static void
drop_moved(struct revision_row *told)
{
    size_t n = 0;
    for (size_t i = 0; i < told->n_dropped; i++) {
        bool stays = false;
        for (size_t k = 0; k < told->n_added; k++)
            stays |= told->added[k] == told->dropped[i];
        if (!stays)
            told->dropped[n++] = told->dropped[i];
    }
    told->n_dropped = n;
}

struct revision_row
row_tell(const struct editions *e, const struct change_row *row, enum revision_kind kind)
{
    struct revision_row told = { .row = row, .kind = kind };
    told.since = row_since(e, row);
    told.rule = telling_rule(e, row);
    told.rule_before = row->was.n_rules > 0 ? row->was.rules[0] : NULL;
    told.added = conditions_missing(e->a, &e->is, &row->is, &e->was, &row->was, &told.n_added);
    told.dropped =
        conditions_missing(e->a, &e->was, &row->was, &e->is, &row->is, &told.n_dropped);
    told.figures = row->was.verdict == row->is.verdict &&
                   (words_differ(e, row, false) || told.n_added || told.n_dropped) &&
                   !words_differ(e, row, true) && !conditions_differ(e, row, true);
    drop_moved(&told);
    for (int i = 0; i < GROUNDS; i++)
        told.grounds[i] = ground_differs(e, row, (enum ground)i);
    told.authority_was = best_authority(e->was.model, &row->was);
    told.authority_is = best_authority(e->is.model, &row->is);
    told.direction = row_direction(&told);
    return told;
}
