/*
 * Authorities: how much sources count, by the handbook's own levels or the five built-in ones.
 */
#include "model/internal.h"

#include "base/edit_distance.h"
#include "load/hint.h"

#include <string.h>

/* From the weightiest to the lightest. */
static const struct {
    const char *id;
    unsigned bars;
} builtin[] = {
    { "official-terms", 3 },
    { "official", 3 },
    { "moderator", 2 },
    { "community", 1 },
    { "third-party", 0 },
};

static void
build_builtin(struct builder *b)
{
    struct model *model = b->model;
    model->n_authorities = G_N_ELEMENTS(builtin);
    model->authorities = ARENA_ARRAY(b->ctx->arena, struct authority, model->n_authorities);
    for (size_t i = 0; i < model->n_authorities; i++)
        model->authorities[i] = (struct authority){
            .rank = model->n_authorities - i,
            .bars = builtin[i].bars,
            .id = builtin[i].id,
        };
}

/*
 * Refuses a level with more bars than the one before it: its bars and its place would
 * contradict each other.
 */
static void
check_order(const struct builder *b, const struct authority *before, const struct authority *a)
{
    if (a->bars > before->bars)
        diag_add(b->ctx->diags, SEV_ERROR, attribute_span(a->node, "bars"), "schema",
            "\"%s\" has more bars than \"%s\" before it: the weightiest authority stands first",
            a->id, before->id);
}

void
build_authorities(struct builder *b)
{
    struct model *model = b->model;
    GPtrArray *nodes = b->nodes[ANCHOR_AUTHORITY];
    if (nodes->len == 0) {
        build_builtin(b);
        return;
    }
    model->n_authorities = nodes->len;
    model->authorities = ARENA_ARRAY(b->ctx->arena, struct authority, nodes->len);
    for (size_t i = 0; i < nodes->len; i++) {
        struct authority *a = &model->authorities[i];
        const xmlNode *node = nodes->pdata[i];
        const char *bars = node_attribute(node, "bars");
        *a = (struct authority){
            .rank = nodes->len - i,
            .bars = bars && *bars >= '0' && *bars <= '0' + MODEL_MAX_BARS
                        ? (unsigned)(*bars - '0')
                        : 0,
            .id = node_id(b, node, i),
            .node = node,
        };
        if (i > 0)
            check_order(b, a - 1, a);
        link_bind(b, node, a);
    }
}

const struct authority *
model_authority(const struct model *model, const char *name)
{
    for (size_t i = 0; i < model->n_authorities; i++)
        if (strcmp(model->authorities[i].id, name) == 0)
            return &model->authorities[i];
    return NULL;
}

static void
offer_authority(const struct builder *b, struct diag *d, const xmlNode *node, const char *name,
    const char *near, const GPtrArray *names)
{
    struct span span = attribute_value_span(node, "authority");
    if (!span.source)
        return;
    bool is_certain =
        nearest_is_certain(name, near, (const char *const *)names->pdata, names->len);
    diag_fix(b->ctx->diags, d, is_certain, "write \"%s\"", near);
    diag_edit(b->ctx->diags, d, span, near);
}

const struct authority *
read_authority(const struct builder *b, const xmlNode *node, const struct authority *otherwise)
{
    const struct model *model = b->model;
    const char *name = node_attribute(node, "authority");
    const struct authority *found = name ? model_authority(model, name) : otherwise;
    if (found)
        return found;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < model->n_authorities; i++)
        g_ptr_array_add(names, (gpointer)(uintptr_t)model->authorities[i].id);
    struct diag *d = diag_add(b->ctx->diags, SEV_ERROR, attribute_span(node, "authority"),
        "dangling-ref", "no authority is named \"%s\"", name ? name : "");
    const char *near = name ? hint_synonym(name, names) : NULL;
    if (name && !near)
        near = nearest_word(name, (const char *const *)names->pdata, names->len);
    if (near) {
        diag_note(
            b->ctx->diags, d, (struct span){ .source = NULL }, "did you mean \"%s\"?", near);
        offer_authority(b, d, node, name, near, names);
    }
    return &model->authorities[0]; /* of whose weight nothing more is said */
}
