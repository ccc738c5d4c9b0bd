/* Roles with their descendants, and circumstances with their cases. */
#include "model/internal.h"

#include <stdlib.h>
#include <string.h>

/* The number of elements that fit in a set, at most `max`; reports the rest as an error. */
static size_t
limit(struct builder *b, GPtrArray *nodes, size_t max, const char *what)
{
    if (nodes->len <= max)
        return nodes->len;
    diag_add(b->ctx->diags, SEV_ERROR, node_span(nodes->pdata[max]), "xml",
        "there are more than %zu %s", max, what);
    return max;
}

static void
name_role(struct builder *b, struct role *role)
{
    role->name = "";
    xmlNode *n = role->node->children;
    for (; (n = next_named(n, "name")); n = n->next) {
        const char *number = node_attribute(n, "number");
        const char *text = model_text(b->ctx, b->model, n);
        if (number && g_str_equal(number, "plural"))
            role->plural = text;
        else if (!*role->name)
            role->name = text;
    }
    if (!role->plural)
        role->plural = role->name;
}

/* Links role to the one its `is` names, unless that would make a circle. */
static void
link_role(struct builder *b, struct role *role)
{
    const struct role *is = link_target(b, node_attribute(role->node, "is"), ANCHOR_ROLE);
    for (const struct role *r = is; r; r = r->is) {
        if (r == role) {
            diag_add(b->ctx->diags, SEV_ERROR, attribute_span(role->node, "is"), "dangling-ref",
                "\"%s\" would be a kind of itself, through \"%s\"", role->id, is->id);
            return;
        }
    }
    role->is = is;
}

void
build_roles(struct builder *b)
{
    struct model *model = b->model;
    GPtrArray *nodes = b->nodes[ANCHOR_ROLE];
    model->n_roles = limit(b, nodes, MODEL_MAX_ROLES, "roles");
    model->roles = ARENA_ARRAY(b->ctx->arena, struct role, model->n_roles);
    for (size_t i = 0; i < model->n_roles; i++) {
        struct role *role = &model->roles[i];
        role->index = i;
        role->node = nodes->pdata[i];
        role->id = node_id(b, role->node, i);
        link_bind(b, role->node, role);
        name_role(b, role);
    }
    for (size_t i = 0; i < model->n_roles; i++)
        link_role(b, &model->roles[i]);
}

role_set
read_roles(const struct builder *b, const char *text)
{
    const struct model *model = b->model;
    role_set named = 0, all = 0;
    size_t n;
    char **words = link_words(b->ctx->arena, text, &n);
    for (size_t i = 0; i < n; i++) {
        const struct role *role = link_target(b, words[i], ANCHOR_ROLE);
        if (role)
            named |= UINT64_C(1) << role->index;
    }
    if (!text)
        named = ~UINT64_C(0);
    for (size_t i = 0; i < model->n_roles; i++) {
        for (const struct role *r = &model->roles[i]; r; r = r->is) {
            if (named >> r->index & 1)
                all |= UINT64_C(1) << i;
        }
    }
    return all;
}

static void
build_cases(struct builder *b, struct circumstance *circumstance)
{
    struct ctx *ctx = b->ctx;
    size_t n = count_children(circumstance->node, "case");
    if (n > MODEL_MAX_CASES) {
        diag_add(ctx->diags, SEV_ERROR, node_span(circumstance->node), "xml",
            "\"%s\" has more than %d cases", circumstance->id, MODEL_MAX_CASES);
        n = MODEL_MAX_CASES;
    }
    circumstance->cases = ARENA_ARRAY(ctx->arena, struct answer_case, n);
    circumstance->n_cases = n;
    xmlNode *node = circumstance->node->children;
    for (size_t i = 0; i < n; i++) {
        struct answer_case *c = &circumstance->cases[i];
        c->node = next_named(node, "case");
        c->index = i;
        c->id = node_id(b, c->node, i);
        c->circumstance = circumstance;
        c->name = child_text(b, c->node, "name");
        if (!c->name)
            c->name = c->id;
        link_bind(b, c->node, c);
        node = c->node->next;
    }
}

/*
 * True if the circumstance depends on itself through `given`.  Searches depth first; `seen` is
 * 1 for circumstances on the path and 2 for those known to be free of circles.
 */
static bool
leads_back(const struct circumstance *circumstance, unsigned char *seen)
{
    if (seen[circumstance->index])
        return seen[circumstance->index] == 1;
    seen[circumstance->index] = 1;
    for (size_t i = 0; i < circumstance->given.n; i++) {
        if (leads_back(circumstance->given.limits[i].circumstance, seen))
            return true;
    }
    seen[circumstance->index] = 2;
    return false;
}

static void
check_given(struct builder *b)
{
    struct model *model = b->model;
    unsigned char *seen = arena_alloc(b->ctx->arena, model->n_circumstances + 1);
    for (size_t i = 0; i < model->n_circumstances; i++) {
        struct circumstance *c = &model->circumstances[i];
        if (!leads_back(c, seen))
            continue;
        diag_add(b->ctx->diags, SEV_ERROR, attribute_span(c->node, "given"), "dangling-ref",
            "\"%s\" arises only in cases that depend on \"%s\" in turn: remove one \"given\" "
            "of the circle",
            c->id, c->id);
        c->given = (struct case_set){ 0 };
        memset(seen, 0, model->n_circumstances);
    }
}

void
build_circumstances(struct builder *b)
{
    struct model *model = b->model;
    GPtrArray *nodes = b->nodes[ANCHOR_CIRCUMSTANCE];
    model->n_circumstances = nodes->len;
    model->circumstances = ARENA_ARRAY(b->ctx->arena, struct circumstance, nodes->len);
    b->limit_of = ARENA_ARRAY(b->ctx->arena, size_t, nodes->len);
    for (size_t i = 0; i < nodes->len; i++) {
        struct circumstance *c = &model->circumstances[i];
        c->index = i;
        c->node = nodes->pdata[i];
        c->id = node_id(b, c->node, i);
        c->name = child_text(b, c->node, "name");
        c->question = child_text(b, c->node, "question");
        if (!c->name)
            c->name = c->id;
        if (!c->question)
            c->question = c->name;
        link_bind(b, c->node, c);
        build_cases(b, c);
    }
    for (size_t i = 0; i < nodes->len; i++) {
        struct circumstance *c = &model->circumstances[i];
        c->given = read_cases(b, node_attribute(c->node, "given"), false);
    }
    check_given(b);
}

static int
compare_limits(const void *left, const void *right)
{
    const struct case_limit *a = left, *b = right;
    return a->circumstance->index < b->circumstance->index ? -1 : 1;
}

struct case_set
read_cases(const struct builder *b, const char *text, bool keep_full)
{
    size_t n_words, n = 0, kept = 0;
    char **words = link_words(b->ctx->arena, text, &n_words);
    if (n_words == 0)
        return (struct case_set){ 0 };
    struct case_limit *limits = ARENA_ARRAY(b->ctx->arena, struct case_limit, n_words);
    for (size_t i = 0; i < n_words; i++) {
        const struct answer_case *c = link_target(b, words[i], ANCHOR_CASE);
        if (!c)
            continue;
        /* Index + 1 of the circumstance's limit; entries left by earlier lists may be stale. */
        size_t *at = &b->limit_of[c->circumstance->index];
        if (*at == 0 || *at > n || limits[*at - 1].circumstance != c->circumstance) {
            limits[n++].circumstance = c->circumstance;
            *at = n;
        }
        limits[*at - 1].cases |= UINT64_C(1) << c->index;
    }
    if (n > 1)
        qsort(limits, n, sizeof *limits, compare_limits);
    for (size_t i = 0; i < n; i++) {
        uint64_t all = ~UINT64_C(0) >> (64 - limits[i].circumstance->n_cases);
        if (keep_full || limits[i].cases != all)
            limits[kept++] = limits[i];
    }
    return (struct case_set){ limits, kept };
}
