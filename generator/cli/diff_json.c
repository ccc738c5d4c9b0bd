/* Prints changes as JSON; members have the names that handbook.json uses. */
#include "cli/diff.h"
#include "cli/json_member.h"

static void
add_text(JsonBuilder *b, const char *name, const char *value)
{
    if (value && *value)
        json_add_text(b, name, value);
}

static void
add_side(JsonBuilder *b, const char *name, const struct diff_side *side)
{
    json_builder_set_member_name(b, name);
    json_builder_begin_object(b);
    add_text(b, "name", side->name);
    add_text(b, "edition", side->model->edition);
    json_add_day(b, "asOf", side->on);
    json_builder_end_object(b);
}

/* Adds the verdict, or why the rules give none. */
static void
add_verdict(JsonBuilder *b, const char *name, const struct decision *decision)
{
    static const char *const outcomes[] = {
        [OUTCOME_CONTRADICTION] = "contradiction", [OUTCOME_CYCLE] = "override-cycle"
    };
    add_text(b, name,
        decision->outcome == OUTCOME_DECIDED ? verdict_name(decision->verdict)
                                             : outcomes[decision->outcome]);
}

static void
add_rules(JsonBuilder *b, const char *name, const struct decision *decision)
{
    json_begin_list(b, name);
    for (size_t i = 0; i < decision->n_rules; i++)
        add_text(b, NULL, decision->rules[i]->id);
    json_builder_end_array(b);
}

static void
add_conditions(JsonBuilder *b, const char *name, const struct teller *t,
    const struct condition *const *list, size_t n)
{
    if (n == 0)
        return;
    json_begin_list(b, name);
    for (size_t i = 0; i < n; i++)
        add_text(b, NULL, model_text_on(t->ctx, t->model, list[i]->node, t->on));
    json_builder_end_array(b);
}

/*
 * Adds the persons and cases of a row; a role set or circumstance that is left out means any.
 */
static void
add_whom(JsonBuilder *b, const struct diff *diff, const struct change *change,
    const struct change_row *row)
{
    const struct model *model = diff->revisions->model;
    if ((row->roles & change->practice->roles) != change->practice->roles) {
        json_begin_list(b, "roles");
        for (size_t i = 0; i < model->n_roles; i++) {
            if (row->roles >> i & 1)
                add_text(b, NULL, model->roles[i].id);
        }
        json_builder_end_array(b);
    }
    json_builder_set_member_name(b, "cases");
    json_builder_begin_object(b);
    for (size_t i = 0; i < change->n_columns; i++) {
        if (row->cases[i] == UINT64_MAX)
            continue;
        json_begin_list(b, change->columns[i]->id);
        for (size_t k = 0; k < change->columns[i]->n_cases; k++) {
            if (row->cases[i] >> k & 1)
                add_text(b, NULL, change->columns[i]->cases[k].id);
        }
        json_builder_end_array(b);
    }
    json_builder_end_object(b);
}

static void
add_row(JsonBuilder *b, const struct diff *diff, const struct change *change,
    const struct revision_row *told)
{
    const struct revisions *revisions = diff->revisions;
    json_builder_begin_object(b);
    add_whom(b, diff, change, told->row);
    add_text(b, "kind", revision_name(told->kind));
    add_text(b, "direction", direction_name(told->direction));
    json_add_flag(b, "figures", told->figures);
    add_verdict(b, "before", &told->row->was);
    add_verdict(b, "now", &told->row->is);
    json_add_day(b, "since", told->since.date.first);
    add_rules(b, "rulesBefore", &told->row->was);
    add_rules(b, "rules", &told->row->is);
    if (told->rule_before)
        add_text(b, "answerBefore", told_answer(&revisions->was, told->rule_before));
    if (told->rule)
        add_text(b, "answer", told_answer(&revisions->is, told->rule));
    add_conditions(b, "added", &revisions->is, told->added, told->n_added);
    add_conditions(b, "dropped", &revisions->was, told->dropped, told->n_dropped);
    json_begin_list(b, "grounds");
    for (int i = 0; i < GROUNDS; i++) {
        if (told->grounds[i])
            add_text(b, NULL, ground_name((enum ground)i));
    }
    json_builder_end_array(b);
    json_builder_end_object(b);
}

static void
add_change(JsonBuilder *b, const struct diff *diff, const struct revision *revision)
{
    const struct practice *practice = revision->practice, *before = revision->before;
    json_builder_begin_object(b);
    add_text(b, "practice", practice->id);
    if (before && g_strcmp0(before->id, practice->id) != 0)
        add_text(b, "practiceBefore", before->id);
    add_text(b, "number", practice->number);
    add_text(b, "title", practice->title);
    add_text(b, "question", practice->question);
    if (before && revision->is_renamed) {
        add_text(b, "titleBefore", before->title);
        add_text(b, "questionBefore", before->question);
    }
    add_text(b, "kind", revision_name(revision->kind));
    add_text(b, "class", revision_class_name(revision_class(revision)));
    add_text(b, "direction", direction_name(revision->direction));
    json_add_flag(b, "figures", revision->figures);
    add_verdict(b, "before", &revision->was);
    add_verdict(b, "now", &revision->is);
    if (revision->main)
        json_add_day(b, "since", revision->main->since.date.first);
    json_begin_list(b, "rows");
    for (size_t i = 0; i < revision->n_rows; i++)
        add_row(b, diff, revision->change, &revision->rows[i]);
    json_builder_end_array(b);
    json_builder_end_object(b);
}

char *
diff_print_json(const struct diff *diff)
{
    const struct revisions *revisions = diff->revisions;
    g_autoptr(JsonBuilder) b = json_builder_new();
    json_builder_begin_object(b);
    json_builder_set_member_name(b, "format");
    json_builder_add_int_value(b, 1);
    add_side(b, "old", &diff->was);
    add_side(b, "new", &diff->is);
    json_begin_list(b, "changes");
    for (size_t i = 0; i < revisions->n; i++) {
        if (diff_is_compared(&revisions->list[i]))
            add_change(b, diff, &revisions->list[i]);
    }
    json_builder_end_array(b);
    json_begin_list(b, "notCompared");
    for (size_t i = 0; i < revisions->n; i++) {
        if (!diff_is_compared(&revisions->list[i]))
            add_text(b, NULL, revisions->list[i].practice->id);
    }
    json_builder_end_array(b);
    json_builder_end_object(b);
    g_autoptr(JsonNode) root = json_builder_get_root(b);
    g_autofree char *text = json_to_string(root, TRUE);
    return g_strconcat(text, "\n", NULL);
}
