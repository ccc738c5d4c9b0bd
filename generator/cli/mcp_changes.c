/* The tool changes: what changed for whom between two days, as in `proviso diff`. */
#include "cli/diff.h"
#include "cli/json_member.h"
#include "cli/mcp.h"

#include <string.h>

/* Reads a day; `otherwise` is used if there is none. */
static bool
read_day(struct mcp_reply *out, JsonObject *arguments, const char *name, day otherwise, day *on)
{
    const char *text = mcp_text(out, arguments, name);
    struct date date;
    *on = otherwise;
    if (!text)
        return !out->problem;
    if (!date_parse(text, &date) || date.precision != PRECISION_DAY)
        return mcp_fail(out, "\"%s\" must be a day, such as 2018-03-01", name);
    *on = date.first;
    return true;
}

/*
 * Adds each rule that the changes name, once, with its dates and sources, and each practice's
 * page.
 */
static void
add_rules(struct mcp_reply *out, struct run *run, const struct revisions *revisions)
{
    struct reply reply = { .ctx = &run->ctx, .model = run->model, .answers = run->answers };
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    json_begin_list(out->data, "rules");
    for (size_t i = 0; i < revisions->n; i++) {
        const struct revision *revision = &revisions->list[i];
        reply.practice = revision->practice;
        for (size_t k = 0; k < revision->n_rows; k++) {
            const struct decision *sides[] = { &revision->rows[k].row->was,
                &revision->rows[k].row->is };
            for (size_t s = 0; s < G_N_ELEMENTS(sides); s++)
                for (size_t r = 0; r < sides[s]->n_rules; r++)
                    if (g_hash_table_add(known, (gpointer)(uintptr_t)sides[s]->rules[r]))
                        reply_add_rule(&reply, out->data, sides[s]->rules[r]);
        }
    }
    json_builder_end_array(out->data);
    json_begin_list(out->data, "addresses");
    for (size_t i = 0; i < revisions->n; i++) {
        json_builder_begin_object(out->data);
        json_add_text(out->data, "practice", revisions->list[i].practice->id);
        reply.practice = revisions->list[i].practice;
        mcp_add_address(out, run->model, reply_page(&reply));
        json_builder_end_object(out->data);
    }
    json_builder_end_array(out->data);
}

/* Adds the members that `diff --format json` prints. */
static bool
add_diff(struct mcp_reply *out, const struct diff *diff)
{
    g_autofree char *text = diff_print_json(diff);
    g_autoptr(JsonNode) node = json_from_string(text, NULL);
    if (!node)
        return mcp_fail(out, "the changes cannot be computed");
    JsonObject *object = json_node_get_object(node);
    g_autoptr(GList) names = json_object_get_members(object);
    for (GList *name = names; name; name = name->next) {
        json_builder_set_member_name(out->data, name->data);
        json_builder_add_value(
            out->data, json_node_copy(json_object_get_member(object, name->data)));
    }
    return true;
}

bool
mcp_changes(struct mcp_handbook *handbook, JsonObject *arguments, struct mcp_reply *out)
{
    struct run *run = mcp_handbook_run(handbook, &out->problem);
    if (!run)
        return false;
    day from, to;
    if (!json_object_has_member(arguments, "from"))
        return mcp_fail(out, "\"from\" is missing");
    if (!read_day(out, arguments, "from", DAY_MIN, &from) ||
        !read_day(out, arguments, "to", run->ctx.as_of, &to))
        return false;
    if (from >= to)
        return mcp_fail(out, "\"from\" is not before the later day");
    struct answers *answers = answers_new(&run->ctx, run->model, to);
    const struct revisions revisions = answers_since(answers, from);
    const struct diff diff = {
        .was = { sources_at(run->ctx.sources, 0)->path, &run->ctx, run->model, from },
        .is = { sources_at(run->ctx.sources, 0)->path, &run->ctx, run->model, to },
        .revisions = &revisions,
        .a = run->ctx.arena,
        .words = run->model->words,
    };
    if (!add_diff(out, &diff))
        return false;
    add_rules(out, run, &revisions);
    g_autofree char *text = diff_print(&diff, DIFF_TEXT);
    g_string_append(out->text, text);
    return true;
}
