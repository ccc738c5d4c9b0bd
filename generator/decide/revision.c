#include "decide/revision.h"
#include "model/visibility.h"

#include "decide/answers.h"
#include "decide/table.h"
#include "model/fact.h"

#include <limits.h>
#include <string.h>

/* Two days of a handbook. */
struct editions {
    struct arena *a;
    struct answers *answers;
    struct ctx *ctx;
    const struct model *model;
    day before, after;
    GHashTable *moved; /* rule -> whether it has (rule_moved): asked in many situations */
};

const char *
revision_name(enum revision_kind kind)
{
    static const char *const names[REVISION_KINDS] = {
        [REVISION_DIFFERENT] = "different",
        [REVISION_NEW] = "new",
        [REVISION_SEEN] = "seen",
        [REVISION_OTHERS] = "others",
        [REVISION_CONDITIONS] = "conditions",
        [REVISION_WORDS] = "words",
        [REVISION_SOURCE] = "source",
        [REVISION_GROUNDS] = "grounds",
        [REVISION_ENDED] = "ended",
    };
    return names[kind];
}

/* --- What a reader is told ------------------------------------------------------------- */

/* A text as it reads on a day. */
static const char *
text_on(const struct editions *e, day on, const xmlNode *node)
{
    return model_text_on(e->ctx, e->model, node, on);
}

static void
put(GString *out, const char *text)
{
    g_string_append(out, text ? text : "");
    g_string_append_c(out, '\n');
}

/* Answer, official wording, positions: what a rule says. */
static void
put_words(GString *out, const struct editions *e, day on, const struct rule *rule)
{
    put(out, text_on(e, on, rule->answer));
    put(out, text_on(e, on, rule->wording));
    for (size_t i = 0; i < rule->n_positions; i++) {
        put(out, verdict_name(rule->positions[i].verdict));
        put(out, text_on(e, on, rule->positions[i].node));
    }
}

static const char *
condition_text(const struct editions *e, day on, const struct condition *c)
{
    const char *when = node_attribute(c->node, "when"), *by = node_attribute(c->node, "by");
    return arena_printf(
        e->a, "%s\n%s\n%s", text_on(e, on, c->node), when ? when : "", by ? by : "");
}

static void
put_sources(GString *out, const struct editions *e, day on, const struct rule *rule)
{
    (void)e;
    (void)on;
    for (size_t i = 0; i < rule->cites.n; i++) {
        const struct cite *cite = &rule->cites.list[i];
        put(out, cite->source->id);
        put(out, cite->at);
        put(out, authority_name(cite->authority));
    }
}

static void
put_because(GString *out, const struct editions *e, day on, const struct rule *rule)
{
    put(out, text_on(e, on, rule->because));
}

static void
put_instead(GString *out, const struct editions *e, day on, const struct rule *rule)
{
    put(out, text_on(e, on, rule->instead));
}

static void
put_consequence(GString *out, const struct editions *e, day on, const struct rule *rule)
{
    put(out, text_on(e, on, rule->consequence));
}

typedef void put_part(GString *out, const struct editions *e, day on, const struct rule *rule);

static const struct {
    const char *name;
    put_part *put;
} ground_parts[GROUNDS] = {
    [GROUND_SOURCES] = { "sources", put_sources },
    [GROUND_BECAUSE] = { "because", put_because },
    [GROUND_INSTEAD] = { "instead", put_instead },
    [GROUND_CONSEQUENCE] = { "consequence", put_consequence },
};

const char *
ground_name(enum ground ground)
{
    return ground_parts[ground].name;
}

static const char *
decision_text(const struct editions *e, day on, const struct decision *decision, put_part *part)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; i < decision->n_rules; i++)
        part(out, e, on, decision->rules[i]);
    return arena_strdup(e->a, out->str);
}

static bool
is_same_text(const struct editions *e, const struct change_row *row, put_part *part)
{
    return strcmp(decision_text(e, e->before, &row->was, part),
               decision_text(e, e->after, &row->is, part)) == 0;
}

/* When a figure or a block of answer or conditions last became another one. */
static void
last_moved(const struct editions *e, const struct rule *rule, struct period *latest)
{
    text_last_changed(e->model, rule->answer, e->after, latest);
    text_last_changed(e->model, rule->wording, e->after, latest);
    for (size_t i = 0; i < rule->n_conditions; i++)
        text_last_changed(e->model, rule->conditions[i].node, e->after, latest);
    for (size_t i = 0; i < rule->n_positions; i++)
        text_last_changed(e->model, rule->positions[i].node, e->after, latest);
}

/* Most rules have nothing in them that could: their texts need not be made. */
static bool
rule_compare(const struct editions *e, const struct rule *rule)
{
    struct period latest = { .from.first = e->before };
    last_moved(e, rule, &latest);
    if (latest.from.first == e->before)
        return false;
    const struct change_row row = {
        .was = { .rules = &rule, .n_rules = 1 },
        .is = { .rules = &rule, .n_rules = 1 },
    };
    bool is_same = is_same_text(e, &row, put_words);
    for (size_t i = 0; i < rule->n_conditions && is_same; i++) {
        const struct condition *c = &rule->conditions[i];
        is_same = strcmp(condition_text(e, e->before, c), condition_text(e, e->after, c)) == 0;
    }
    return !is_same;
}

/* Does what a reader goes by, answer and conditions, read otherwise on the second day? */
static bool
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
has_condition(
    const struct editions *e, day on, const struct decision *decision, const char *text)
{
    for (size_t i = 0; i < decision->n_rules; i++)
        for (size_t k = 0; k < decision->rules[i]->n_conditions; k++)
            if (strcmp(condition_text(e, on, &decision->rules[i]->conditions[k]), text) == 0)
                return true;
    return false;
}

/* The conditions of one decision that the other, of the other day, has not. */
static const struct condition **
conditions_missing(const struct editions *e, const struct decision *of, day on,
    const struct decision *in, day in_on, size_t *n)
{
    size_t most = 0;
    for (size_t i = 0; i < of->n_rules; i++)
        most += of->rules[i]->n_conditions;
    const struct condition **list = ARENA_ARRAY(e->a, const struct condition *, most);
    *n = 0;
    for (size_t i = 0; i < of->n_rules; i++)
        for (size_t k = 0; k < of->rules[i]->n_conditions; k++) {
            const struct condition *c = &of->rules[i]->conditions[k];
            if (!has_condition(e, in_on, in, condition_text(e, on, c)))
                list[(*n)++] = c;
        }
    return list;
}

static enum authority
best_authority(const struct decision *decision)
{
    enum authority best = AUTHORITY_THIRD_PARTY;
    for (size_t i = 0; i < decision->n_rules; i++)
        for (size_t k = 0; k < decision->rules[i]->cites.n; k++)
            best = MAX(best, decision->rules[i]->cites.list[k].authority);
    return best;
}

/* The weightiest difference of a row, whoever knows since when it is so. */
static enum revision_kind
row_difference(const struct editions *e, const struct change_row *row)
{
    if (row->was.outcome != row->is.outcome || row->was.verdict != row->is.verdict)
        return REVISION_DIFFERENT;
    size_t n_added, n_dropped;
    conditions_missing(e, &row->is, e->after, &row->was, e->before, &n_added);
    conditions_missing(e, &row->was, e->before, &row->is, e->after, &n_dropped);
    if (n_added || n_dropped)
        return REVISION_CONDITIONS;
    if (!is_same_text(e, row, put_words))
        return REVISION_WORDS;
    if (best_authority(&row->was) < best_authority(&row->is))
        return REVISION_SOURCE;
    for (int i = 0; i < GROUNDS; i++)
        if (!is_same_text(e, row, ground_parts[i].put))
            return REVISION_GROUNDS;
    return REVISION_KINDS;
}

/*
 * What a reader is told of a row; REVISION_KINDS: nothing that he would notice.  What was only
 * found in between is neither different nor new; that its source is better, or another one, is
 * so whenever it began.
 */
static enum revision_kind
row_kind(const struct editions *e, const struct change_row *row)
{
    enum revision_kind kind = row_difference(e, row);
    bool is_told =
        kind != REVISION_SOURCE && kind != REVISION_GROUNDS && kind != REVISION_KINDS;
    return is_told && change_row_is_sighting(row, e->before) ? REVISION_SEEN : kind;
}

/* Takes out the rows of which a reader would notice nothing; returns the kinds of the rest. */
static enum revision_kind *
rows_notice(const struct editions *e, struct change *change)
{
    enum revision_kind *kinds = ARENA_ARRAY(e->a, enum revision_kind, change->n_rows);
    size_t n = 0;
    for (size_t i = 0; i < change->n_rows; i++) {
        kinds[n] = row_kind(e, &change->rows[i]);
        if (kinds[n] == REVISION_KINDS)
            continue;
        change->rows[n++] = change->rows[i];
    }
    change->n_rows = n;
    return kinds;
}

/* --- One practice ---------------------------------------------------------------------- */

static bool
is_in_force(const struct practice *practice, day on)
{
    for (size_t i = 0; i < practice->n_rules; i++)
        if (period_holds(&practice->rules[i]->period, on))
            return true;
    return false;
}

/*
 * What weighs most comes first: the ordinary situation before others, a verdict before words.
 * Whether a practice is new, or was found, is told by its ordinary situation alone.
 */
static int
weight(enum revision_kind kind, bool is_ordinary, bool is_new)
{
    if (is_new && is_ordinary)
        return 0;
    if (kind == REVISION_DIFFERENT)
        return is_ordinary ? 0 : 1;
    return is_ordinary ? 2 : 3 + (int)kind;
}

/* Which row the reader is told of, and what of it. */
static void
choose_row(const struct editions *e, struct revision *revision, struct change *change)
{
    const struct practice *practice = revision->practice;
    struct situation ordinary;
    size_t *cases = ARENA_ARRAY(e->a, size_t, e->model->n_circumstances + 1);
    situation_ordinary(
        e->model, practice, practice_first_role(practice), e->after, cases, &ordinary);
    const enum revision_kind *kinds = rows_notice(e, change);
    int least = INT_MAX;
    for (size_t i = 0; i < change->n_rows; i++) {
        const bool is_ordinary = change_row_covers(change, &change->rows[i], &ordinary);
        if (weight(kinds[i], is_ordinary, change->is_new) >= least)
            continue;
        least = weight(kinds[i], is_ordinary, change->is_new);
        revision->row = &change->rows[i];
        revision->is_ordinary = is_ordinary;
        revision->kind = least == 1 ? REVISION_OTHERS : kinds[i];
    }
    revision->change = change;
}

/* What has the same rules has changed when a figure or a block in their text did. */
static struct since
row_since(const struct editions *e, const struct change_row *row)
{
    if (!decision_equal(&row->was, &row->is))
        return row->since;
    struct period latest = { .from.first = DAY_MIN };
    for (size_t i = 0; i < row->is.n_rules; i++)
        last_moved(e, row->is.rules[i], &latest);
    return (struct since){ latest.from, latest.attested, latest.about_from };
}

/* Of the rules that decide now, the first that is another one or says something else. */
static const struct rule *
telling_rule(struct editions *e, const struct change_row *row)
{
    for (size_t i = 0; i < row->is.n_rules; i++)
        if (!decision_has_rule(&row->was, row->is.rules[i]) || rule_moved(row->is.rules[i], e))
            return row->is.rules[i];
    return row->is.n_rules > 0 ? row->is.rules[0] : NULL;
}

/* A condition that stays and reads otherwise has come; it has not gone too. */
static void
drop_moved(struct revision *revision)
{
    size_t n = 0;
    for (size_t i = 0; i < revision->n_dropped; i++) {
        bool stays = false;
        for (size_t k = 0; k < revision->n_added; k++)
            stays |= revision->added[k] == revision->dropped[i];
        if (!stays)
            revision->dropped[n++] = revision->dropped[i];
    }
    revision->n_dropped = n;
}

static void
fill_row(struct editions *e, struct revision *revision)
{
    const struct change_row *row = revision->row;
    revision->since = row_since(e, row);
    revision->rule = telling_rule(e, row);
    revision->rule_before = row->was.n_rules > 0 ? row->was.rules[0] : NULL;
    revision->added =
        conditions_missing(e, &row->is, e->after, &row->was, e->before, &revision->n_added);
    revision->dropped =
        conditions_missing(e, &row->was, e->before, &row->is, e->after, &revision->n_dropped);
    drop_moved(revision);
    for (int i = 0; i < GROUNDS; i++)
        revision->grounds[i] = !is_same_text(e, row, ground_parts[i].put);
    revision->authority_was = best_authority(&row->was);
    revision->authority_is = best_authority(&row->is);
}

/* Of a practice none of whose rules had begun: is what is told of it a sighting? */
static bool
is_found(const struct editions *e, const struct revision *revision)
{
    if (revision->row)
        return change_row_is_sighting(revision->row, e->before);
    const struct practice *practice = revision->practice;
    for (size_t i = 0; i < practice->n_rules; i++) {
        const struct period *period = &practice->rules[i]->period;
        if (period->from.first <= e->after && !period->attested)
            return false;
    }
    return true;
}

/* False when there is nothing to tell. */
static bool
revise(struct editions *e, const struct practice *practice, struct revision *revision)
{
    *revision = (struct revision){ .practice = practice, .kind = REVISION_KINDS };
    if (!practice_has_begun(practice, e->after))
        return false;
    struct scope *scope = answers_scope(e->answers, practice);
    struct change *change = change_find(e->a, scope, e->before, e->after, rule_moved, e);
    if (change)
        choose_row(e, revision, change);
    if (is_in_force(practice, e->before) && !is_in_force(practice, e->after))
        revision->kind = REVISION_ENDED;
    else if (!practice_has_begun(practice, e->before))
        revision->kind = is_found(e, revision) ? REVISION_SEEN : REVISION_NEW;
    if (revision->kind == REVISION_KINDS)
        return false;
    revision->was = table_headline(e->a, e->model, scope, e->before);
    revision->is = table_headline(e->a, e->model, scope, e->after);
    revision->since.date.first = DAY_MIN;
    if (revision->row)
        fill_row(e, revision);
    return true;
}

struct revisions
revisions_find(struct answers *answers, day from)
{
    const struct model *model = answers->model;
    struct editions e = {
        .a = answers->a,
        .answers = answers,
        .ctx = answers->ctx,
        .model = model,
        .before = from,
        .after = answers->on,
        .moved = g_hash_table_new(NULL, NULL),
    };
    struct revision *found = ARENA_ARRAY(e.a, struct revision, model->n_practices);
    struct revisions out = { .list = ARENA_ARRAY(e.a, struct revision, model->n_practices) };
    size_t n_found = 0;
    for (size_t i = 0; i < model->n_practices; i++)
        n_found += revise(&e, &model->practices[i], &found[n_found]);
    for (int kind = 0; kind < REVISION_KINDS; kind++)
        for (size_t i = 0; i < n_found; i++)
            if ((int)found[i].kind == kind)
                out.list[out.n++] = found[i];
    g_hash_table_destroy(e.moved);
    return out;
}
