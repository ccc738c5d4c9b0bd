#include "decide/revision.h"

#include "decide/answers.h"
#include "decide/revision_row.h"
#include "decide/table.h"
#include "decide/united.h"

#include <limits.h>
#include <string.h>

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

role_set
revision_roles(const struct revision *revision)
{
    const struct change *change = revision->change;
    bool is_verdict = revision->kind == REVISION_DIFFERENT || revision->kind == REVISION_OTHERS;
    role_set roles = 0;
    for (size_t i = 0; change && i < change->n_rows; i++) {
        const struct change_row *row = &change->rows[i];
        if (!is_verdict || row->was.verdict != row->is.verdict)
            roles |= row->roles;
    }
    roles &= revision->practice->roles;
    return roles ? roles : revision->practice->roles;
}

const char *
revision_class_name(enum revision_class of)
{
    static const char *const names[CLASSES] = {
        [CLASS_TIGHTENED] = "tightened",
        [CLASS_RELAXED] = "relaxed",
        [CLASS_NEW_DUTY] = "new-duty",
        [CLASS_NEW] = "new",
        [CLASS_WITHDRAWN] = "withdrawn",
        [CLASS_REWORDED] = "reworded",
        [CLASS_FIGURES] = "figures",
        [CLASS_OTHER] = "other",
    };
    return names[of];
}

const char *
direction_name(enum direction direction)
{
    static const char *const names[DIRECTIONS] = {
        [DIRECTION_TIGHTENED] = "tightened",
        [DIRECTION_RELAXED] = "relaxed",
        [DIRECTION_NEW_DUTY] = "new-duty",
        [DIRECTION_OTHER] = "other",
    };
    return names[direction];
}

/* --- One practice ---------------------------------------------------------------------- */

/*
 * The most important comes first: the ordinary situation before others, a verdict before words.
 * Only its ordinary situation decides whether a practice is new or was found.
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

/* Removes the rows in which a reader would notice nothing; returns the kinds of the rest. */
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

/* The row to tell the reader first, and the kind of the practice; n_rows if there is none. */
static size_t
choose_row(const struct editions *e, struct revision *revision, const struct change *change,
    const enum revision_kind *kinds)
{
    struct situation ordinary;
    size_t *cases = ARENA_ARRAY(e->a, size_t, e->model->n_circumstances + 1);
    situation_ordinary(e->model, change->practice, practice_first_role(change->practice),
        e->is.on, cases, &ordinary);
    int least = INT_MAX;
    size_t chosen = change->n_rows;
    for (size_t i = 0; i < change->n_rows; i++) {
        const bool is_ordinary = change_row_covers(change, &change->rows[i], &ordinary);
        if (weight(kinds[i], is_ordinary, change->is_new) >= least)
            continue;
        least = weight(kinds[i], is_ordinary, change->is_new);
        chosen = i;
        revision->is_ordinary = is_ordinary;
        revision->kind = least == 1 ? REVISION_OTHERS : kinds[i];
    }
    return chosen;
}

/* The practice's direction: stricter for anybody, else a new duty, else less strict. */
static enum direction
strictest_direction(const struct revision_row *rows, size_t n)
{
    bool has[DIRECTIONS] = { false };
    for (size_t i = 0; i < n; i++)
        has[rows[i].direction] = true;
    static const enum direction order[] = { DIRECTION_TIGHTENED, DIRECTION_NEW_DUTY,
        DIRECTION_RELAXED };
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++)
        if (has[order[i]])
            return order[i];
    return DIRECTION_OTHER;
}

/* True if an answer or condition of a row has other words, not only other figures. */
static bool
rows_reword(const struct revision_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!rows[i].figures && rows[i].kind != REVISION_SOURCE &&
            rows[i].kind != REVISION_GROUNDS)
            return true;
    return false;
}

enum revision_class
revision_class(const struct revision *revision)
{
    static const enum revision_class by_direction[DIRECTIONS] = { CLASS_TIGHTENED,
        CLASS_RELAXED, CLASS_NEW_DUTY, CLASS_OTHER };
    switch (revision->kind) {
    case REVISION_NEW:
        return CLASS_NEW;
    case REVISION_ENDED:
        return CLASS_WITHDRAWN;
    case REVISION_DIFFERENT:
    case REVISION_OTHERS:
    case REVISION_CONDITIONS:
    case REVISION_WORDS:
        if (revision->direction != DIRECTION_OTHER)
            return by_direction[revision->direction];
        if (revision->figures)
            return CLASS_FIGURES;
        return revision->kind == REVISION_WORDS ? CLASS_REWORDED : CLASS_OTHER;
    case REVISION_SEEN:
    case REVISION_SOURCE:
    case REVISION_GROUNDS:
    case REVISION_KINDS:
        break;
    }
    return CLASS_OTHER;
}

/* Stores the rows that are told, and which of them is the main one. */
static void
tell_rows(const struct editions *e, struct revision *revision, struct change *change)
{
    const enum revision_kind *kinds = rows_notice(e, change);
    revision->change = change;
    const size_t main = choose_row(e, revision, change, kinds);
    if (main == change->n_rows)
        return;
    struct revision_row *rows = ARENA_ARRAY(e->a, struct revision_row, change->n_rows);
    for (size_t i = 0; i < change->n_rows; i++)
        rows[i] = row_tell(e, &change->rows[i], kinds[i]);
    revision->rows = rows;
    revision->n_rows = change->n_rows;
    revision->main = &rows[main];
    revision->direction = strictest_direction(rows, change->n_rows);
    revision->figures = rows[main].figures && !rows_reword(rows, change->n_rows);
}

static bool
is_in_force(const struct practice *practice, day on)
{
    for (size_t i = 0; practice && i < practice->n_rules; i++)
        if (period_holds(&practice->rules[i]->period, on))
            return true;
    return false;
}

static bool
has_begun(const struct practice *practice, day on)
{
    return practice && practice_has_begun(practice, on);
}

/*
 * For a practice none of whose rules had begun: true if all that is told is a first sighting.
 */
static bool
is_found(const struct editions *e, const struct revision *revision)
{
    if (revision->main)
        return change_row_is_sighting(revision->main->row, e->was.on);
    const struct practice *practice = revision->practice;
    for (size_t i = 0; i < practice->n_rules; i++) {
        const struct period *period = &practice->rules[i]->period;
        if (period->from.first <= e->is.on && !period->attested)
            return false;
    }
    return true;
}

static struct change *
find_change(struct editions *e, struct scope *was, struct scope *is)
{
    if (!e->united)
        return change_find(e->a, is, e->was.on, e->is.on, rule_moved, e);
    const struct change_pair pair = { e->united, was, is, e->was.on, e->is.on };
    return change_between(e->a, &pair);
}

static struct decision
headline(const struct editions *e, const struct teller *t, struct scope *scope)
{
    const struct decision none = { .verdict = VERDICT_NOT_STATED };
    return scope ? table_headline(e->a, t->model, scope, t->on) : none;
}

static bool
reads_otherwise(const struct practice *was, const struct practice *is)
{
    return was && is &&
           (g_strcmp0(was->title, is->title) != 0 ||
               g_strcmp0(was->question, is->question) != 0);
}

/* False if there is nothing to tell.  Either side may be NULL. */
static bool
revise(struct editions *e, const struct practice *was, const struct practice *is,
    struct revision *revision)
{
    if (!has_begun(is, e->is.on) && (!e->united || !has_begun(was, e->was.on)))
        return false;
    *revision =
        (struct revision){ .practice = is ? is : was, .before = was, .kind = REVISION_KINDS };
    struct scope *scope_was = was ? answers_scope(e->answers_was, was) : NULL;
    struct scope *scope_is = is ? answers_scope(e->answers_is, is) : NULL;
    struct change *change = find_change(e, scope_was, scope_is);
    if (change)
        tell_rows(e, revision, change);
    revision->is_renamed = reads_otherwise(was, is);
    if (is_in_force(was, e->was.on) && !is_in_force(is, e->is.on))
        revision->kind = REVISION_ENDED;
    else if (!has_begun(was, e->was.on))
        revision->kind = is_found(e, revision) ? REVISION_SEEN : REVISION_NEW;
    else if (revision->kind == REVISION_KINDS && revision->is_renamed)
        revision->kind = REVISION_WORDS;
    if (revision->kind == REVISION_KINDS && !(e->united && change && change->too_many))
        return false;
    revision->was = headline(e, &e->was, scope_was);
    revision->is = headline(e, &e->is, scope_is);
    return true;
}

/* --- All practices --------------------------------------------------------------------- */

/* Sorted by kind, then in the order found. */
static struct revisions
sort_found(const struct editions *e, const struct revision *found, size_t n_found)
{
    struct revisions out = {
        .list = ARENA_ARRAY(e->a, struct revision, n_found),
        .was = e->was,
        .is = e->is,
        .model = e->model,
    };
    for (int kind = 0; kind <= REVISION_KINDS; kind++)
        for (size_t i = 0; i < n_found; i++)
            if ((int)found[i].kind == kind)
                out.list[out.n++] = found[i];
    return out;
}

static struct teller
teller_of(const struct answers *answers, day on)
{
    return (struct teller){ answers->ctx, answers->model, on, false };
}

struct revisions
revisions_find(struct answers *answers, day from)
{
    const struct model *model = answers->model;
    struct editions e = {
        .a = answers->a,
        .answers_was = answers,
        .answers_is = answers,
        .was = teller_of(answers, from),
        .is = teller_of(answers, answers->on),
        .model = model,
        .moved = g_hash_table_new(NULL, NULL),
    };
    struct revision *found = ARENA_ARRAY(e.a, struct revision, model->n_practices);
    size_t n = 0;
    for (size_t i = 0; i < model->n_practices; i++)
        n += revise(&e, &model->practices[i], &model->practices[i], &found[n]);
    g_hash_table_destroy(e.moved);
    return sort_found(&e, found, n);
}

/* The later edition's version of a practice, or NULL. */
static const struct practice *
successor(const struct model *is, const struct practice *practice)
{
    const struct practice *same = model_practice(is, practice->id);
    const struct anchor *anchor = same ? NULL : model_former(is, practice->id);
    if (anchor && anchor->kind == ANCHOR_PRACTICE)
        return anchor->target;
    return same;
}

struct revisions
revisions_between(struct answers *was, struct answers *is)
{
    const struct model *before = was->model, *after = is->model;
    struct united *united = united_new(is->a, before, after);
    struct editions e = {
        .a = is->a,
        .answers_was = was,
        .answers_is = is,
        .was = teller_of(was, was->on),
        .is = teller_of(is, is->on),
        .united = united,
        .model = &united->model,
    };
    const struct practice **of = ARENA_ARRAY(e.a, const struct practice *, after->n_practices);
    struct revision *found =
        ARENA_ARRAY(e.a, struct revision, after->n_practices + before->n_practices);
    for (size_t i = 0; i < before->n_practices; i++) {
        const struct practice *next = successor(after, &before->practices[i]);
        if (next && !of[next->index])
            of[next->index] = &before->practices[i];
    }
    size_t n = 0;
    for (size_t i = 0; i < after->n_practices; i++)
        n += revise(&e, of[i], &after->practices[i], &found[n]);
    for (size_t i = 0; i < before->n_practices; i++) {
        const struct practice *next = successor(after, &before->practices[i]);
        if (!next || of[next->index] != &before->practices[i])
            n += revise(&e, &before->practices[i], NULL, &found[n]);
    }
    return sort_found(&e, found, n);
}
