/* Prints changes for people: as text, as Markdown for a pull request, as HTML. */
#include "cli/diff.h"
#include "cli/diff_format.h"
#include "decide/revision_words.h"
#include "model/period_words.h"
#include "model/words.h"

#include <string.h>

static const char *
say(const struct diff *diff, const char *key, const char *one, const char *two)
{
    return word(diff->a, diff->words, key, one, two, NULL);
}

static const char *
verdict_words(const struct diff *diff, const struct decision *decision)
{
    if (decision->outcome != OUTCOME_DECIDED)
        return say(diff, "changes.undecided", NULL, NULL);
    return say(
        diff, arena_printf(diff->a, "verdict.%s", verdict_name(decision->verdict)), NULL, NULL);
}

/* --- One row --- */

/* Verdict and details of a row; rows with the same text are printed once, for all of them. */
struct telling {
    const char *verdict;
    GPtrArray *details;
    GPtrArray *whom; /* NULL means everybody */
    GString *key;
};

static void
telling_free(void *data)
{
    struct telling *t = data;
    g_ptr_array_free(t->details, TRUE);
    g_ptr_array_free(t->whom, TRUE);
    g_string_free(t->key, TRUE);
    g_free(t);
}

static void
add_detail(struct telling *t, const char *text)
{
    g_ptr_array_add(t->details, (gpointer)(uintptr_t)text);
    g_string_append_printf(t->key, "\n%s", text);
}

static const char *
row_verdict(
    const struct diff *diff, const struct revision *revision, const struct revision_row *row)
{
    const char *was = verdict_words(diff, &row->row->was);
    const char *is = verdict_words(diff, &row->row->is);
    if (revision->kind == REVISION_NEW)
        return is;
    return strcmp(was, is) == 0 ? say(diff, "changes.verdict-same", is, NULL)
                                : say(diff, "changes.verdict", was, is);
}

/* The answer of the rule for a side; the whole of it if both sides have the same answer. */
static const char *
side_text(const struct teller *t, const struct rule *rule, const struct decision *decision,
    bool whole)
{
    return whole || !rule ? told_words(t, decision) : told_answer(t, rule);
}

static void
add_texts(struct telling *t, const struct diff *diff, const struct revision_row *row)
{
    const struct teller *was = &diff->revisions->was, *is = &diff->revisions->is;
    const struct decision *before = &row->row->was, *after = &row->row->is;
    if (strcmp(told_words(was, before), told_words(is, after)) == 0)
        return;
    const char *one = side_text(was, row->rule_before, before, false);
    const char *two = side_text(is, row->rule, after, false);
    if (strcmp(one, two) == 0) {
        one = side_text(was, NULL, before, true);
        two = side_text(is, NULL, after, true);
    }
    if (*one)
        add_detail(t, say(diff, "changes.was", one, NULL));
    if (*two)
        add_detail(t, say(diff, "changes.is", two, NULL));
}

static void
add_conditions(struct telling *t, const struct diff *diff, const struct teller *teller,
    const char *key, const struct condition *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        add_detail(
            t, say(diff, key,
                   model_text_on(teller->ctx, teller->model, list[i]->node, teller->on), NULL));
}

static const char *
authority_words(const struct diff *diff, const struct authority *authority)
{
    const xmlNode *name = authority->node ? node_child(authority->node, "name") : NULL;
    if (!name)
        return say(diff, arena_printf(diff->a, "authority.%s", authority->id), NULL, NULL);
    xmlChar *text = xmlNodeGetContent(name);
    const char *words = arena_strdup(diff->a, (const char *)text);
    xmlFree(text);
    return words;
}

static void
add_grounds(struct telling *t, const struct diff *diff, const struct revision_row *row)
{
    const char *names = NULL;
    if (row->kind == REVISION_SOURCE)
        add_detail(t, say(diff, "changes.source", authority_words(diff, row->authority_is),
                          authority_words(diff, row->authority_was)));
    for (int i = 0; i < GROUNDS && row->kind == REVISION_GROUNDS; i++) {
        if (!row->grounds[i])
            continue;
        const char *name = say(diff, ground_name((enum ground)i), NULL, NULL);
        names = names ? say(diff, "list.semicolon", names, name) : name;
    }
    if (names)
        add_detail(t, say(diff, "changes.grounds", names, NULL));
}

static void
add_since(struct telling *t, const struct diff *diff, const struct revision_row *row)
{
    const struct since *since = &row->since;
    if (since->date.first == DAY_MIN)
        return;
    const struct period period = {
        .from = since->date, .attested = since->attested, .about_from = since->about
    };
    add_detail(t, say(diff, "changes.since-when",
                      since_words(diff->is.ctx, diff->is.model, &period), NULL));
}

static struct telling *
tell(const struct diff *diff, const struct revision *revision, const struct revision_row *row)
{
    struct telling *t = g_new0(struct telling, 1);
    t->details = g_ptr_array_new();
    t->whom = g_ptr_array_new();
    t->verdict = row_verdict(diff, revision, row);
    t->key = g_string_new(t->verdict);
    add_since(t, diff, row);
    add_conditions(t, diff, &diff->revisions->is, "changes.added", row->added, row->n_added);
    add_conditions(
        t, diff, &diff->revisions->was, "changes.dropped", row->dropped, row->n_dropped);
    add_texts(t, diff, row);
    add_grounds(t, diff, row);
    return t;
}

static void
add_telling(GPtrArray *list, struct telling *t, const char *who)
{
    for (guint i = 0; i < list->len; i++) {
        struct telling *other = list->pdata[i];
        if (!g_string_equal(other->key, t->key))
            continue;
        g_ptr_array_add(other->whom, (gpointer)(uintptr_t)who);
        telling_free(t);
        return;
    }
    g_ptr_array_add(t->whom, (gpointer)(uintptr_t)who);
    g_ptr_array_add(list, t);
}

/* --- One practice --- */

static const char *
called_before(const struct diff *diff, const struct practice *before, bool has_other_id)
{
    const char *text = arena_printf(diff->a, "%s – %s", before->title, before->question);
    return has_other_id ? arena_printf(diff->a, "%s (%s)", text, before->id) : text;
}

static void
print_telling(const struct diff *diff, struct diff_writer *w, const struct telling *t)
{
    for (guint i = 0; i < t->whom->len; i++) {
        const char *who = t->whom->pdata[i];
        w->format->row(w->out, who ? say(diff, "changes.who", who, NULL) : NULL, t->verdict);
    }
    for (guint i = 0; i < t->details->len; i++)
        w->format->detail(w->out, t->details->pdata[i]);
}

static void
print_practice(const struct diff *diff, struct diff_writer *w, const struct revision *revision)
{
    const struct practice *practice = revision->practice, *before = revision->before;
    w->format->entry(w->out, practice->number, practice->title, practice->id);
    const bool has_other_id = before && strcmp(before->id, practice->id) != 0;
    if (before && (has_other_id || revision->is_renamed))
        w->format->detail(w->out,
            say(diff, "changes.called", called_before(diff, before, has_other_id), NULL));
    if (!diff_is_compared(revision))
        w->format->row(w->out, NULL, say(diff, "changes.too-many", NULL, NULL));
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(telling_free);
    for (size_t i = 0; i < revision->n_rows; i++) {
        const struct revision_row *row = &revision->rows[i];
        add_telling(list, tell(diff, revision, row),
            change_row_who(
                diff->a, diff->revisions->model, diff->words, revision->change, row->row));
    }
    for (guint i = 0; i < list->len; i++)
        print_telling(diff, w, list->pdata[i]);
    w->format->entry_end(w->out);
}

/* --- All of them --- */

bool
diff_is_compared(const struct revision *revision)
{
    return revision->kind != REVISION_KINDS;
}

/*
 * The heading of a class.  Revisions without a class are grouped by kind, as in the handbook.
 */
static const char *
group_key(const struct diff *diff, enum revision_class class, enum revision_kind kind)
{
    static const char *const keys[CLASSES] = {
        [CLASS_TIGHTENED] = "changes.class.tightened",
        [CLASS_RELAXED] = "changes.class.relaxed",
        [CLASS_NEW_DUTY] = "changes.class.new-duty",
        [CLASS_NEW] = "changes.group.new",
        [CLASS_WITHDRAWN] = "changes.group.ended",
        [CLASS_REWORDED] = "changes.class.reworded",
        [CLASS_FIGURES] = "changes.class.figures",
    };
    if (keys[class])
        return keys[class];
    return kind == REVISION_KINDS
               ? "changes.class.not-compared"
               : arena_printf(diff->a, "changes.group.%s", revision_name(kind));
}

/* True if the revision belongs to the group.  Only CLASS_OTHER is divided by kind. */
static bool
is_in(const struct revision *revision, enum revision_class class, enum revision_kind kind)
{
    return revision_class(revision) == class &&
           (class != CLASS_OTHER || revision->kind == kind);
}

/* Orders by position in the book. */
static gint
compare_places(gconstpointer left, gconstpointer right)
{
    const struct revision *a = *(const struct revision *const *)left;
    const struct revision *b = *(const struct revision *const *)right;
    return (a->practice->index > b->practice->index) -
           (a->practice->index < b->practice->index);
}

static void
print_group(const struct diff *diff, struct diff_writer *w, enum revision_class class,
    enum revision_kind kind)
{
    const struct revisions *revisions = diff->revisions;
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    for (size_t i = 0; i < revisions->n; i++) {
        if (is_in(&revisions->list[i], class, kind))
            g_ptr_array_add(list, &revisions->list[i]);
    }
    if (list->len == 0)
        return;
    g_ptr_array_sort(list, compare_places);
    const char *count = arena_printf(diff->a, "%u", list->len);
    w->format->group(w->out,
        say(diff, "changes.head", say(diff, group_key(diff, class, kind), NULL, NULL), count));
    for (guint i = 0; i < list->len; i++)
        print_practice(diff, w, list->pdata[i]);
}

/* The days if they differ, or else the names of the editions as given. */
static const char *
side_words(const struct diff *diff, const struct diff_side *side)
{
    const struct date date = { .first = side->on, .precision = PRECISION_DAY };
    return diff->was.on == diff->is.on ? side->name
                                       : date_words(side->ctx, diff->is.model, &date, false);
}

static size_t
count_shown(const struct diff *diff)
{
    size_t n = 0;
    for (size_t i = 0; i < diff->is.model->n_practices; i++)
        n += diff->is.model->practices[i].is_shown;
    for (size_t i = 0; i < diff->revisions->n; i++) {
        const struct practice *practice = diff->revisions->list[i].practice;
        n += model_practice(diff->is.model, practice->id) != practice;
    }
    return n;
}

char *
diff_print(const struct diff *diff, enum diff_format format)
{
    g_autoptr(GString) out = g_string_new(NULL);
    struct diff_writer w = { out, diff_format_of(format) };
    const struct revision_counts counts = revisions_count(diff->a, diff->words, diff->revisions,
        side_words(diff, &diff->was), side_words(diff, &diff->is), count_shown(diff));
    const char *const sentences[] = { counts.lead, counts.seen, counts.same, counts.rest };
    g_autoptr(GString) lead = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(sentences); i++) {
        if (sentences[i])
            g_string_append_printf(lead, "%s%s", lead->len ? " " : "", sentences[i]);
    }
    w.format->begin(out, diff->is.model->lang, diff->is.model->title,
        say(diff, "changes", NULL, NULL), lead->str);
    for (int class = 0; class < CLASS_OTHER; class ++)
        print_group(diff, &w, (enum revision_class) class, REVISION_KINDS);
    for (int kind = 0; kind <= REVISION_KINDS; kind++)
        print_group(diff, &w, CLASS_OTHER, (enum revision_kind)kind);
    w.format->end(out);
    return g_string_free(g_steal_pointer(&out), FALSE);
}
