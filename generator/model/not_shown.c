#include "model/not_shown.h"

enum not_shown_kind {
    STORIES,
    STEPS,
    PRACTICES,
    GUIDES,
    RULES,
    VALUES,
    PASSAGES,
    CITES,
    KINDS
};

/* %s is the day. */
static const struct {
    const char *one, *many;
} texts[KINDS] = {
    [STORIES] = { "story after %s is not shown", "stories after %s are not shown" },
    [STEPS] = { "step after %s is not shown", "steps after %s are not shown" },
    [PRACTICES] = { "practice that begins after %s is not shown",
        "practices that begin after %s are not shown" },
    [GUIDES] = { "guide whose practices begin after %s is not shown",
        "guides whose practices begin after %s are not shown" },
    [RULES] = { "rule that begins after %s is not shown",
        "rules that begin after %s are not shown" },
    [VALUES] = { "value that begins after %s is not shown",
        "values that begin after %s are not shown" },
    [PASSAGES] = { "passage that does not stand on %s is not shown",
        "passages that do not stand on %s are not shown" },
    [CITES] = { "cite of a source later than %s is not shown",
        "cites of sources later than %s are not shown" },
};

/* How elements that are left out are counted; all others are passages. */
static const struct {
    const char *element;
    enum not_shown_kind kind;
} kinds[] = {
    { "practice", PRACTICES },
    { "guide", GUIDES },
    { "scenario", STORIES },
    { "step", STEPS },
    { "rule", RULES },
    { "value", VALUES },
    { "cite", CITES },
    { "against", CITES },
};

static enum not_shown_kind
kind_of(const xmlNode *node)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (node_is(node, kinds[i].element))
            return kinds[i].kind;
    return PASSAGES;
}

/* Chapters and facts are left out when all their contents are; the contents are counted. */
static bool
is_holder(const xmlNode *node)
{
    return node_is(node, "chapter") || node_is(node, "fact");
}

/* Counts the parts that are left out, but nothing inside them. */
static void
count_below(const struct ctx *ctx, const struct model *model, const xmlNode *node, size_t *n)
{
    for (const xmlNode *c = node->children; c; c = c->next) {
        if (c->type != XML_ELEMENT_NODE || node_is(c, "accept"))
            continue;
        if (is_holder(c) || node_is_shown(ctx, model, c))
            count_below(ctx, model, c, n);
        else
            n[kind_of(c)]++;
    }
}

void
count_not_shown(struct ctx *ctx, const struct model *model)
{
    size_t n[KINDS] = { 0 };
    char iso[11];
    day_format(ctx->as_of, iso);
    count_below(ctx, model, xmlDocGetRootElement(model->doc), n);
    for (int kind = 0; kind < KINDS; kind++)
        if (n[kind])
            diags_add_not_shown(
                ctx->diags, n[kind], n[kind] == 1 ? texts[kind].one : texts[kind].many, iso);
}
