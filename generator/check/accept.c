/* `accept`: warnings that the author knows and has decided to keep. */
#include "check/internal.h"
#include "model/words.h"

#include <string.h>

static bool
is_inside(const xmlNode *node, const xmlNode *ancestor)
{
    while (node && node != ancestor)
        node = node->parent;
    return node != NULL;
}

/* True if the text contains a name as a word of its own. */
static bool
says(const char *text, const char *name)
{
    size_t size = strlen(name);
    for (const char *p = text; size && (p = strstr(p, name)); p++)
        if ((p == text || !g_ascii_isalnum(p[-1])) && !g_ascii_isalnum(p[size]))
            return true;
    return false;
}

/*
 * The reason names a source by its name or title, or a decision: by a word for it (if the
 * language has such words) or by a link to where it is written down.
 */
static bool
names_grounds(struct checker *c, const xmlNode *accept, const char *reason)
{
    for (const xmlNode *n = accept; n; n = check_next(n, accept))
        if (node_is(n, "a") || node_is(n, "ref"))
            return true;
    for (size_t i = 0; i < c->model->n_sources; i++)
        if (says(reason, c->model->sources[i].id) || says(reason, c->model->sources[i].title))
            return true;
    const char *decided = words_find(c->model->words, "check.decided");
    char *const *words = split_words(c->split, reason);
    for (size_t i = 0; decided && words[i]; i++)
        if (check_has_word(decided, words[i]))
            return true;
    return !decided && *reason;
}

/* A practice that cannot be judged has no findings, so none of its acceptances is stale. */
static bool
is_spoiled(const struct checker *c, const xmlNode *accept)
{
    for (size_t i = 0; i < c->model->n_practices; i++)
        if (c->model->practices[i].is_spoiled && is_inside(accept, c->model->practices[i].node))
            return true;
    return false;
}

static void
settle(struct checker *c, const xmlNode *accept)
{
    const char *code = node_attribute(accept, "finding");
    const char *reason = model_text(c->ctx, c->model, accept);
    bool is_stale = true;
    for (guint i = 0; code && i < c->found->len; i++) {
        const struct finding *finding = &g_array_index(c->found, struct finding, i);
        if (finding->diag->severity != SEV_WARNING || strcmp(finding->diag->code, code) != 0 ||
            !is_inside(finding->node, accept->parent))
            continue;
        is_stale = false;
        diag_accept(c->ctx->diags, finding->diag, reason);
    }
    if (!load_was_repaired(accept) && !names_grounds(c, accept, reason)) {
        struct diag *diag = check_found(c, accept, "stale-accept",
            *reason ? "the reason for accepting \"%s\" names neither a source nor a decision"
                    : "the accepted \"%s\" has no reason",
            code);
        check_note(c, diag, NULL,
            "name the source or the decision in the reason: \"... (S2)\", \"decided on ...\"");
    }
    /* Findings depend on the day; only the edition's own day matters to the author. */
    if (is_stale && !c->n_errors && c->ctx->as_of == c->model->edition_date.first &&
        !is_spoiled(c, accept))
        check_found(
            c, accept, "stale-accept", "this \"accept\" matches no \"%s\" warning", code);
}

void
check_accepts(struct checker *c)
{
    for (guint i = 0; i < c->model->accepts->len; i++)
        settle(c, c->model->accepts->pdata[i]);
}
