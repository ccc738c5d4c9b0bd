/*
 * The rule table in words, where rules decide, and the roles and cases that a practice is
 * about.
 */
#include "compose/annotate.h"

/* --- Cells ---------------------------------------------------------------------------- */

/* "hand or power", "not hand", "any other", "does not arise"; `names` are the cell's cases. */
static const char *
cell_words(const struct annotate *an, const struct table_cell *cell, const char *names)
{
    static const char *const keys[] = {
        [CELL_ANY] = "table.any",
        [CELL_LIST] = NULL,
        [CELL_NOT] = "table.not",
        [CELL_OTHER] = "table.other",
    };
    const char *key = keys[cell->form];
    const char *text = key ? say(an, key, names, NULL) : names;
    if (!cell->absent)
        return text ? text : "–";
    const char *absent = say(an, "table.absent", NULL, NULL);
    const char *const either[] = { text, absent };
    return text ? words_alternatives(an->a, an->model->words, either, 2) : absent;
}

static const char *
case_cell_words(const struct annotate *an, const struct circumstance *circumstance,
    const struct table_cell *cell)
{
    return cell_words(an, cell, case_words(an, circumstance, cell->named));
}

static const char *
role_cell_words(const struct annotate *an, const struct table_cell *cell, bool as_plural)
{
    return cell_words(an, cell, role_words(an, cell->named, as_plural));
}

static void
derive_case(const struct annotate *an, xmlNode *row, const struct table_cell *cell,
    const char *text, const char *fits)
{
    xmlNode *node = derive_text(an, row, "case", text);
    derive(an, node, "any", cell->form == CELL_ANY ? "yes" : NULL);
    derive(an, node, "fits", fits);
}

/* --- Names for programs ----------------------------------------------------------------- */

/* The cases in which a circumstance arises: "a b" for one circumstance, ";" between several. */
static const char *
given_names(const struct annotate *an, const struct circumstance *circumstance)
{
    const char *list = NULL;
    for (size_t i = 0; i < circumstance->given.n; i++) {
        const struct case_limit *limit = &circumstance->given.limits[i];
        const char *names = case_names(an, limit->circumstance, limit->cases, false);
        list = list ? arena_printf(an->ctx->arena, "%s;%s", list, names) : names;
    }
    return list;
}

static xmlNode *
add_option(const struct annotate *an, xmlNode *column, const char *id, const char *name)
{
    xmlNode *option = derive_child(an, column, "option");
    derive(an, option, "ref", id);
    derive(an, option, "name", name);
    return option;
}

/* The cases of a circumstance that a practice allows. */
static uint64_t
allowed_cases(const struct practice *practice, const struct circumstance *circumstance)
{
    for (size_t i = 0; i < practice->given.n; i++) {
        if (practice->given.limits[i].circumstance == circumstance)
            return practice->given.limits[i].cases;
    }
    return ~(uint64_t)0;
}

void
add_role_column(const struct annotate *an, xmlNode *table, const struct practice *practice)
{
    xmlNode *column = derive_child(an, table, "column");
    derive(an, column, "name", say(an, "table.who", NULL, NULL));
    const bool is_common = !practice->n_acts || practice_common_act(an->model, practice);
    for (size_t i = 0; i < an->model->n_roles; i++) {
        if (!(practice->roles >> i & 1))
            continue;
        const struct role *role = &an->model->roles[i];
        xmlNode *option = add_option(an, column, role->id, role->name);
        derive(an, option, "act", is_common ? NULL : practice_act(practice, role));
    }
}

void
add_column(const struct annotate *an, xmlNode *table, const struct practice *practice,
    const struct circumstance *circumstance)
{
    xmlNode *column = derive_child(an, table, "column");
    derive(an, column, "ref", circumstance->id);
    derive(an, column, "name", circumstance->name);
    derive(an, column, "question", circumstance->question);
    const xmlNode *help = node_child(circumstance->node, "help");
    derive(an, column, "help", help ? model_text(an->ctx, an->model, help) : NULL);
    derive(an, column, "given", given_names(an, circumstance));
    uint64_t allowed = allowed_cases(practice, circumstance);
    for (size_t i = 0; i < circumstance->n_cases; i++) {
        if (allowed >> i & 1)
            add_option(an, column, circumstance->cases[i].id, circumstance->cases[i].name);
    }
}

/* --- The table ------------------------------------------------------------------------ */

/* Since when a row of the table has been in force, or has ended. */
static const char *
row_since(const struct annotate *an, const struct table_row *row)
{
    const struct since *since = &row->since;
    if (row->decision.verdict == VERDICT_ENDED)
        return since->date.first == DAY_MIN
                   ? NULL
                   : say(an, "ended.since",
                         date_words(an->ctx, an->model, &since->date, since->about), NULL);
    const struct period period = {
        .from = row->since.date,
        .until = { .first = DAY_MAX },
        .attested = row->since.attested,
        .about_from = row->since.about,
    };
    return since_words(an->ctx, an->model, &period);
}

static void
add_row(const struct annotate *an, xmlNode *parent, const struct rule_table *table,
    const struct table_row *row)
{
    xmlNode *to = derive_child(an, parent, "row");
    derive(an, to, "ordinary", row->is_ordinary ? "yes" : NULL);
    derive_decision(an, to, table->practice, &row->decision);
    derive(an, to, "since-text", row_since(an, row));
    if (row->is_rest) {
        derive(an, to, "rest", "yes");
        derive_text(an, to, "case", say(an, "table.rest", NULL, NULL));
        return;
    }
    if (table->has_role_column)
        derive_case(an, to, &row->who, role_cell_words(an, &row->who, false),
            role_names(an, row->who.cases));
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct table_cell *cell = &row->cells[i];
        derive_case(an, to, cell, case_cell_words(an, table->columns[i], cell),
            case_names(an, table->columns[i], cell->cases, cell->absent));
    }
}

void
annotate_table(const struct annotate *an, const struct practice *practice)
{
    const struct rule_table *table = answers_table(an->answers, practice);
    if (table->n_rows < 2)
        return;
    xmlNode *node = derive_child(an, practice->node, "table");
    if (table->has_role_column)
        add_role_column(an, node, practice);
    for (size_t i = 0; i < table->n_columns; i++)
        add_column(an, node, practice, table->columns[i]);
    for (size_t i = 0; i < table->n_rows; i++)
        add_row(an, node, table, &table->rows[i]);
}

/* --- Where a rule decides ------------------------------------------------------------- */

static const char *
join(const struct annotate *an, const char *key, const char *text, const char *next)
{
    return text ? say(an, key, text, next) : next;
}

/* "Clients; Tool: power": one box. */
static const char *
box_words(
    const struct annotate *an, const struct practice *practice, const struct table_box *box)
{
    const char *text = NULL;
    if (box->who.cases != practice->roles)
        text = role_cell_words(an, &box->who, true);
    for (size_t i = 0; i < box->n; i++) {
        const struct circumstance *circumstance = box->circumstances[i];
        text = join(an, "list.semicolon", text,
            say(an, "scope.case", circumstance->name,
                case_cell_words(an, circumstance, &box->cells[i])));
    }
    return text;
}

/* One box for programs: ":client;tool:hand power". */
static const char *
box_names(
    const struct annotate *an, const struct practice *practice, const struct table_box *box)
{
    const char *list = NULL;
    if (box->who.cases != practice->roles)
        list = group_names(an, NULL, "", role_names(an, box->who.cases));
    for (size_t i = 0; i < box->n; i++) {
        const struct circumstance *circumstance = box->circumstances[i];
        const struct table_cell *cell = &box->cells[i];
        list = group_names(an, list, circumstance->id,
            case_names(an, circumstance, cell->cases, cell->absent));
    }
    return list ? list : "";
}

const char *
when_names(
    const struct annotate *an, const struct practice *practice, const struct table_when *when)
{
    const char *list = NULL;
    for (size_t i = 0; i < when->n_boxes; i++) {
        const char *box = box_names(an, practice, &when->boxes[i]);
        list = list ? arena_printf(an->a, "%s/%s", list, box) : box;
    }
    return list ? list : who_names(an, when->rule, practice);
}

const char *
when_words(
    const struct annotate *an, const struct practice *practice, const struct table_when *when)
{
    const char *text = when->n_boxes ? NULL : who_words(an, when->rule, practice);
    for (size_t i = 0; i < when->n_boxes; i++)
        text = join(an, "when.either", text, box_words(an, practice, &when->boxes[i]));
    return text;
}

/* --- Whom and what a practice is about ------------------------------------------------ */

/* True if a case of another circumstance in the set implies this one. */
static bool
is_implied(const struct case_set *set, const struct case_limit *limit)
{
    for (size_t i = 0; i < set->n; i++) {
        const struct case_set *given = &set->limits[i].circumstance->given;
        for (size_t k = 0; k < given->n; k++)
            if (given->limits[k].circumstance == limit->circumstance &&
                !(given->limits[k].cases & ~limit->cases))
                return true;
    }
    return false;
}

void
annotate_scope(const struct annotate *an, const struct practice *practice)
{
    const struct model *model = an->model;
    const role_set all =
        model->n_roles < 64 ? ((role_set)1 << model->n_roles) - 1 : ~(role_set)0;
    xmlNode *scope = NULL;
    if ((practice->roles & all) != all) {
        scope = derive_child(an, practice->node, "scope");
        derive(an, scope, "roles-text",
            say(an, "scope.roles", role_words(an, practice->roles, true), NULL));
    }
    for (size_t i = 0; i < practice->given.n; i++) {
        const struct case_limit *limit = &practice->given.limits[i];
        if (is_implied(&practice->given, limit))
            continue;
        if (!scope)
            scope = derive_child(an, practice->node, "scope");
        const char *cases = case_words(an, limit->circumstance, limit->cases);
        const char *text = say(an, "scope.case", limit->circumstance->name, cases);
        xmlNode *only = derive_child(an, scope, "only");
        derive(an, only, "text", say(an, "scope.cases", text, NULL));
        derive(an, only, "name", limit->circumstance->name);
        derive(an, only, "cases", cases);
    }
}
