/* Acts: the words for what a verdict judges, which may differ by role. */
#include "model/internal.h"

static const struct act *
find_act(const struct practice *practice, role_set roles)
{
    for (size_t i = 0; i < practice->n_acts; i++) {
        const struct act *act = &practice->acts[i];
        if (roles ? (act->roles & roles) != 0 : act->roles == 0)
            return act;
    }
    return NULL;
}

/* The roles that an act names, reduced to those that are not descendants of another one. */
static role_set
read_named(const struct builder *b, const xmlNode *node)
{
    size_t n;
    role_set named = 0;
    char **words = link_words(b->ctx->arena, node_attribute(node, "roles"), &n);
    for (size_t i = 0; i < n; i++) {
        const struct role *role = link_target(b, words[i], ANCHOR_ROLE);
        if (role)
            named |= UINT64_C(1) << role->index;
    }
    return named;
}

static void
report_second(
    struct builder *b, const struct practice *practice, const struct act *act, role_set both)
{
    const struct act *first = find_act(practice, both);
    const char *whom = both ? arena_printf(b->ctx->arena, "role \"%s\"",
                                  b->model->roles[__builtin_ctzll(both)].id)
                            : "all";
    struct diag *diag = diag_add(b->ctx->diags, SEV_ERROR, node_span(act->node), "schema",
        "practice \"%s\" already has an act for %s", practice->id, whom);
    diag_note(b->ctx->diags, diag, node_span(first->node), "it stands here");
}

void
read_acts(struct builder *b, struct practice *practice)
{
    size_t n = count_children(practice->node, "act");
    practice->acts = ARENA_ARRAY(b->ctx->arena, struct act, n);
    xmlNode *node = practice->node->children;
    for (; (node = next_named(node, "act")); node = node->next) {
        bool is_default = !node_attribute(node, "roles");
        struct act act = { model_text(b->ctx, b->model, node), read_named(b, node), node };
        if (!is_default && !act.roles)
            continue; /* none of the names exists; that has been reported */
        role_set taken = 0;
        for (size_t i = 0; i < practice->n_acts; i++)
            taken |= practice->acts[i].roles;
        if (!*act.text)
            diag_add(b->ctx->diags, SEV_ERROR, node_span(node), "schema",
                "an act of practice \"%s\" is empty", practice->id);
        else if (is_default ? find_act(practice, 0) != NULL : (act.roles & taken) != 0)
            report_second(b, practice, &act, act.roles & taken);
        else
            practice->acts[practice->n_acts++] = act;
    }
}

const char *
practice_act(const struct practice *practice, const struct role *role)
{
    const struct act *act = NULL;
    for (; role && !act; role = role->is)
        act = find_act(practice, UINT64_C(1) << role->index);
    if (!act)
        act = find_act(practice, 0);
    return act ? act->text : practice->title;
}

const char *
practice_common_act(const struct model *model, const struct practice *practice)
{
    const char *common = NULL;
    for (size_t i = 0; i < model->n_roles && practice->n_acts > 0; i++) {
        if (!(practice->roles >> i & 1))
            continue;
        const char *act = practice_act(practice, &model->roles[i]);
        if (act == practice->title || (common && !g_str_equal(act, common)))
            return NULL;
        common = act;
    }
    return common;
}
