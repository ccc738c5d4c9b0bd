/* What authors say of the search, against what it finds: synonyms, and queries they expect. */
#include "compose/compose.h"
#include "web/html.h"
#include "web/search.h"

#include <string.h>

/* A result further down is not seen. */
#define SEEN 3

static struct diag *
report(struct ctx *ctx, const xmlNode *node, const char *code, const char *text)
{
    return diag_add(ctx->diags, SEV_WARNING, origin_span(ctx, node), code, "%s", text);
}

/* --- Synonyms --- */

static bool
is_same(const GArray *a, const GArray *b)
{
    return a->len == b->len && memcmp(a->data, b->data, a->len * sizeof(guint)) == 0;
}

static void
check_size(struct ctx *ctx, const struct search_group *group)
{
    if (group->names->len < 2)
        report(ctx, group->node, "synonyms",
            group->names->len ? arena_printf(ctx->arena, "\"%s\" stands alone in its group",
                                    (char *)group->names->pdata[0])
                              : "this group of synonyms has no words");
    else if (!group->postings->len)
        report(ctx, group->node, "synonyms",
            arena_printf(ctx->arena,
                "the search finds none of these words: neither \"%s\" nor another one",
                (char *)group->names->pdata[0]));
}

/* A phrase that stands in an earlier group, or earlier in its own. */
static void
check_phrase(struct ctx *ctx, const struct search *search, guint g, guint p)
{
    const struct search_group *groups = (const struct search_group *)search->groups->data;
    const struct search_group *group = &groups[g];
    const char *name = group->names->pdata[p];
    for (guint k = 0; k <= g; k++) {
        for (guint i = 0; i < (k < g ? groups[k].phrases->len : p); i++) {
            if (!is_same(groups[k].phrases->pdata[i], group->phrases->pdata[p]))
                continue;
            const char *other = groups[k].names->pdata[i];
            bool is_equal = strcmp(other, name) == 0;
            const char *text =
                is_equal ? arena_printf(ctx->arena, "\"%s\" stands in %s", name,
                               k < g ? "two groups of synonyms" : "this group twice")
                         : arena_printf(ctx->arena,
                               "\"%s\" is the same to the search as \"%s\", which stands in %s",
                               name, other, k < g ? "another group" : "this group");
            struct diag *diag = report(ctx, group->node, "synonyms", text);
            if (k < g)
                diag_note(ctx->diags, diag, origin_span(ctx, groups[k].node),
                    "here is the other group");
            return;
        }
    }
}

/* --- Queries --- */

static void
check_query(struct ctx *ctx, const struct search *search, guint doc, const xmlNode *expect)
{
    guint found[SEARCH_MOST];
    const char *query = html_attribute(expect, "query");
    guint n = search_find(search, query ? query : "", found), at = 0;
    while (at < n && found[at] != doc)
        at++;
    if (at < MIN(n, SEEN))
        return;
    struct diag *diag = report(ctx, expect, "search-miss",
        at < n ? arena_printf(ctx->arena,
                     "a search for \"%s\" shows this practice in place %u only", query, at + 1)
               : arena_printf(ctx->arena, "a search for \"%s\" does not find this practice",
                     query ? query : ""));
    g_autoptr(GString) first = g_string_new(NULL);
    for (guint i = 0; i < MIN(n, SEEN); i++) {
        const xmlNode *other = g_array_index(search->docs, struct search_doc, found[i]).node;
        g_string_append_printf(first, "%s%s \"%s\"", i ? ", " : "",
            html_attribute(other, "number"), html_attribute(other, "title"));
    }
    diag_note(ctx->diags, diag, (struct span){ 0 }, n ? "it shows %s first" : "%s",
        n ? first->str : "it finds nothing");
}

void
search_check(struct ctx *ctx, const struct search *search)
{
    for (guint g = 0; g < search->groups->len; g++) {
        const struct search_group *group =
            &g_array_index(search->groups, struct search_group, g);
        check_size(ctx, group);
        for (guint p = 0; p < group->phrases->len; p++)
            check_phrase(ctx, search, g, p);
    }
    for (guint doc = 0; doc < search->docs->len; doc++) {
        const xmlNode *node = g_array_index(search->docs, struct search_doc, doc).node;
        for (const xmlNode *n = node->children; n; n = n->next) {
            if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, "expect") == 0)
                check_query(ctx, search, doc, n);
        }
    }
}
