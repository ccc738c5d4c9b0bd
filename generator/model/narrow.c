#include "model/narrow.h"

#include <string.h>

/* The one role of the narrowed model. */
#define ONLY ((role_set)1)

struct narrowing {
    struct ctx *ctx;
    struct model *model;
    const struct role *role; /* as it was */
    struct role *only;       /* as it will be */
    GHashTable *before;      /* xmlNode *: definitions that the whole handbook speaks of */
};

/* --- What the run's summary counts ------------------------------------------------------ */

enum narrowed_kind { PRACTICES, RULES, GUIDES, STORIES, STEPS, KINDS };

/* %s is the role. */
static const struct {
    const char *one, *many;
} texts[KINDS] = {
    [PRACTICES] = { "practice that does not concern \"%s\" is not shown",
        "practices that do not concern \"%s\" are not shown" },
    [RULES] = { "rule that does not reach \"%s\" is not shown",
        "rules that do not reach \"%s\" are not shown" },
    [GUIDES] = { "guide that does not ask \"%s\" is not shown",
        "guides that do not ask \"%s\" are not shown" },
    [STORIES] = { "story without \"%s\" is not shown", "stories without \"%s\" are not shown" },
    [STEPS] = { "step of others than \"%s\" is not shown",
        "steps of others than \"%s\" are not shown" },
};

static void
leave_out(struct narrowing *nw, xmlNode *node)
{
    g_hash_table_add(nw->model->left_out, node);
    g_hash_table_remove(nw->model->numbers, node);
}

bool
model_leaves_out(const struct model *model, const xmlNode *node)
{
    return model->left_out && g_hash_table_contains(model->left_out, node);
}

static bool
has(const struct narrowing *nw, role_set roles)
{
    return roles >> nw->role->index & 1;
}

/* --- Practices and their rules ---------------------------------------------------------- */

static size_t
narrow_rules(struct narrowing *nw, struct practice *practice, struct rule *rules)
{
    size_t n_out = 0;
    for (size_t i = 0; i < practice->n_own_rules; i++) {
        struct rule *rule = &rules[i];
        const bool reaches = practice->roles && has(nw, rule->roles);
        if (!reaches && practice->roles) {
            leave_out(nw, rule->node);
            n_out += rule->period.from.first <= nw->ctx->as_of;
        }
        rule->roles = reaches ? ONLY : 0;
    }
    return n_out;
}

/* Those that speak here, exempting ones of other practices among them. */
static void
drop_rules(struct practice *practice)
{
    size_t n = 0;
    for (size_t i = 0; i < practice->n_rules; i++)
        if (practice->rules[i]->roles)
            practice->rules[n++] = practice->rules[i];
    practice->n_rules = n;
}

static void
narrow_acts(struct narrowing *nw, struct practice *practice)
{
    const char *act = practice_act(practice, nw->role);
    size_t n = 0;
    for (size_t i = 0; i < practice->n_acts; i++) {
        struct act *one = &practice->acts[i];
        if (one->text != act) {
            leave_out(nw, one->node);
            continue;
        }
        one->roles = 0;
        practice->acts[n++] = *one;
    }
    practice->n_acts = n;
}

static void
narrow_practices(struct narrowing *nw, size_t *n_out)
{
    struct model *model = nw->model;
    for (size_t i = 0; i < model->n_practices; i++) {
        struct practice *practice = &model->practices[i];
        if (has(nw, practice->roles))
            narrow_acts(nw, practice);
        practice->roles = has(nw, practice->roles) ? ONLY : 0;
        practice->silent = has(nw, practice->silent) ? ONLY : 0;
        /* The model's arrays are ours to change; others read them through const. */
        n_out[RULES] +=
            narrow_rules(nw, practice, (struct rule *)(uintptr_t)practice->own_rules);
        if (practice->roles)
            continue;
        n_out[PRACTICES] += practice->is_shown;
        practice->is_shown = false;
        leave_out(nw, practice->node);
    }
    for (size_t i = 0; i < model->n_practices; i++)
        drop_rules(&model->practices[i]);
}

/* Sections of text are for everybody. */
static void
narrow_chapters(struct narrowing *nw)
{
    for (size_t i = 0; i < nw->model->n_chapters; i++) {
        struct chapter *chapter = &nw->model->chapters[i];
        bool stands = false;
        for (size_t k = 0; k < chapter->n_practices; k++)
            stands |= chapter->practices[k]->is_shown;
        for (const xmlNode *n = chapter->node->children; n; n = n->next)
            stands |= n->type == XML_ELEMENT_NODE && node_is(n, "section") &&
                      node_stands(n, nw->ctx->as_of);
        if (!stands && chapter->is_shown) {
            chapter->is_shown = false;
            leave_out(nw, chapter->node);
        }
    }
}

/* --- Guides and stories ----------------------------------------------------------------- */

static size_t
narrow_guides(struct narrowing *nw)
{
    size_t n_out = 0;
    for (size_t i = 0; i < nw->model->n_guides; i++) {
        struct guide *guide = &nw->model->guides[i];
        size_t n = 0, n_shown = 0;
        for (size_t k = 0; k < guide->n_practices; k++) {
            if (!guide->practices[k]->roles)
                continue;
            guide->practices[n++] = guide->practices[k];
            n_shown += guide->practices[k]->is_shown;
        }
        guide->n_practices = n;
        if (n_shown)
            continue;
        n_out += model_number(nw->model, guide->node) != NULL;
        leave_out(nw, guide->node);
    }
    return n_out;
}

/* A step that only tells belongs to everybody in the story. */
static bool
is_others(const struct narrowing *nw, const struct step *step)
{
    return step->practice && (step->role != nw->role || !step->practice->roles);
}

static size_t
narrow_steps(struct narrowing *nw, struct scenario *scenario)
{
    size_t n_out = 0, n = 0;
    for (size_t i = 0; i < scenario->n_steps; i++) {
        struct step *step = &scenario->steps[i];
        if (is_others(nw, step)) {
            leave_out(nw, step->node);
            n_out++;
            continue;
        }
        if (step->role)
            step->role = nw->only;
        scenario->steps[n++] = *step;
    }
    scenario->n_steps = n;
    return n_out;
}

/* A story in which only others act is none of this role's. */
static void
narrow_stories(struct narrowing *nw, size_t *n_out)
{
    for (size_t i = 0; i < nw->model->n_scenarios; i++) {
        struct scenario *scenario = &nw->model->scenarios[i];
        const size_t n_others = narrow_steps(nw, scenario);
        bool is_left = n_others == 0;
        for (size_t k = 0; k < scenario->n_steps; k++)
            is_left |= scenario->steps[k].practice != NULL;
        if (is_left && (!scenario->in || scenario->in->roles)) {
            n_out[STEPS] += n_others;
            continue;
        }
        n_out[STORIES]++;
        leave_out(nw, scenario->node);
    }
}

/* --- What is only spoken of by what was left out ---------------------------------------- */

/* The definition that a name leads to, where it is one of those that go with their uses. */
static xmlNode *
definition_of(const struct model *model, const char *name)
{
    const struct anchor *anchor = model_anchor(model, name);
    if (!anchor)
        return NULL;
    switch (anchor->kind) {
    case ANCHOR_SOURCE:
    case ANCHOR_FACT:
    case ANCHOR_TERM:
    case ANCHOR_CIRCUMSTANCE:
        return anchor->node;
    case ANCHOR_CASE:
        return anchor->node->parent;
    default:
        return NULL;
    }
}

static bool
is_definition(const xmlNode *node)
{
    return node_is(node, "source") || node_is(node, "fact") || node_is(node, "term") ||
           node_is(node, "circumstance");
}

static void walk(const struct narrowing *nw, const xmlNode *node, GHashTable *reached);

static void
follow(const struct narrowing *nw, const char *names, GHashTable *reached)
{
    g_auto(GStrv) list = g_strsplit_set(names, " \t\r\n", -1);
    for (char **name = list; *name; name++) {
        xmlNode *node = **name ? definition_of(nw->model, *name) : NULL;
        if (node && g_hash_table_add(reached, node))
            walk(nw, node, reached);
    }
}

/* Definitions that what stands in the node speaks of, and those that they speak of. */
static void
walk(const struct narrowing *nw, const xmlNode *node, GHashTable *reached)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (!a->ns && a->children)
            follow(nw, (const char *)a->children->content, reached);
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE || model_leaves_out(nw->model, n) ||
            node_is(n, "accept"))
            continue;
        const bool waits =
            is_definition(n) && xmlHasNsProp(n, (const xmlChar *)"id", XML_XML_NAMESPACE);
        if (!waits)
            walk(nw, n, reached);
    }
}

/* What nothing spoke of before stays what it was. */
static void
leave_out_definitions(struct narrowing *nw)
{
    g_autoptr(GHashTable) after = g_hash_table_new(NULL, NULL);
    walk(nw, xmlDocGetRootElement(nw->model->doc), after);
    GHashTableIter iter;
    gpointer node;
    g_hash_table_iter_init(&iter, nw->before);
    while (g_hash_table_iter_next(&iter, &node, NULL))
        if (!g_hash_table_contains(after, node))
            leave_out(nw, node);
}

/* --- The role --------------------------------------------------------------------------- */

static void
narrow_roles(struct narrowing *nw)
{
    struct model *model = nw->model;
    for (size_t i = 0; i < model->n_roles; i++)
        if (&model->roles[i] != nw->role)
            leave_out(nw, model->roles[i].node);
    struct anchor *anchor = g_hash_table_lookup(model->anchors, nw->role->id);
    if (anchor)
        anchor->target = nw->only;
    model->roles = nw->only;
    model->n_roles = 1;
    model->for_role = nw->only;
}

static bool
is_anything_left(const struct narrowing *nw, const xmlNode *node)
{
    for (size_t i = 0; i < nw->model->n_practices; i++)
        if (nw->model->practices[i].is_shown)
            return true;
    diag_add(nw->ctx->diags, SEV_ERROR, node_span(node), "empty-for-role",
        "no practice that stands in this edition concerns \"%s\"", nw->only->id);
    return false;
}

bool
model_narrow(struct ctx *ctx, struct model *model, const struct role *role)
{
    struct narrowing nw = {
        .ctx = ctx,
        .model = model,
        .role = role,
        .only = ARENA_NEW(ctx->arena, struct role),
        .before = g_hash_table_new(NULL, NULL),
    };
    *nw.only = *role;
    nw.only->index = 0;
    nw.only->is = NULL;
    walk(&nw, xmlDocGetRootElement(model->doc), nw.before);
    model->left_out = g_hash_table_new(NULL, NULL);
    size_t n_out[KINDS] = { 0 };
    narrow_practices(&nw, n_out);
    narrow_chapters(&nw);
    n_out[GUIDES] = narrow_guides(&nw);
    narrow_stories(&nw, n_out);
    narrow_roles(&nw);
    leave_out_definitions(&nw);
    g_hash_table_destroy(nw.before);
    for (int kind = 0; kind < KINDS; kind++)
        if (n_out[kind])
            diags_add_not_shown(ctx->diags, n_out[kind],
                n_out[kind] == 1 ? texts[kind].one : texts[kind].many, role->id);
    return is_anything_left(&nw, role->node);
}
