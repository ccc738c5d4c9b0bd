/*
 * Builds the model: the handbook's head, and then its parts in order.  Each part comes after
 * what it needs: names come after the facts they quote, rules after roles and cases.
 */
#include "model/internal.h"
#include "model/words.h"

#include <stdint.h>

const char *
child_text(const struct builder *b, const xmlNode *node, const char *name)
{
    const xmlNode *child = node_child(node, name);
    return child ? model_text(b->ctx, b->model, child) : NULL;
}

xmlNode *
next_named(xmlNode *n, const char *name)
{
    while (n && !node_is(n, name))
        n = n->next;
    return n;
}

size_t
count_children(const xmlNode *node, const char *name)
{
    size_t count = 0;
    for (const xmlNode *n = node->children; n; n = n->next)
        count += node_is(n, name);
    return count;
}

/* Language and edition come first: all texts are resolved for the edition's day. */
static void
build_edition(struct builder *b, const xmlNode *root)
{
    struct model *model = b->model;
    const xmlNode *edition = node_child(root, "edition");
    const char *lang = xml_attribute(root, "lang");
    model->lang = lang ? lang : "en";
    model->edition_date = model->edition_previous = (struct date){ .first = DAY_MIN };
    if (edition) {
        model->edition_date = read_date(edition, "date");
        model->edition_previous = read_date(edition, "previous");
    }
    if (b->ctx->has_as_of)
        return;
    b->ctx->as_of = model->edition_date.first;
    if (b->ctx->as_of == DAY_MIN) {
        /* The clock is never read: an edition without a date needs one from elsewhere. */
        b->ctx->as_of = 0;
        if (edition && node_attribute(edition, "date"))
            return; /* a date that cannot be read has been reported already */
        diag_add(b->ctx->diags, SEV_ERROR, node_span(edition ? edition : root), "bad-period",
            "the edition has no date, so the day it describes is not known");
    }
}

/* The address of the site, with the slash that names of pages follow; NULL if none is given. */
static const char *
site_address(const xmlNode *root)
{
    xmlNode *site = (xmlNode *)(uintptr_t)node_child(root, "site");
    const char *href = site ? node_attribute(site, "href") : NULL;
    if (!href || g_str_has_suffix(href, "/"))
        return href;
    g_autofree char *folder = g_strconcat(href, "/", NULL);
    xmlSetProp(site, (const xmlChar *)"href", (const xmlChar *)folder);
    return node_attribute(site, "href");
}

static void
build_head(struct builder *b, const xmlNode *root)
{
    struct model *model = b->model;
    model->id = node_id(b, root, 0);
    model->title = child_text(b, root, "title");
    model->subtitle = child_text(b, root, "subtitle");
    model->publisher = child_text(b, root, "publisher");
    model->edition = child_text(b, root, "edition");
    model->site_href = site_address(root);
    if (!model->title)
        model->title = "";
}

/* Passages of a translation that are the original are filled in with its words and figures. */
static struct model *
begin_original(const struct builder *b, const xmlNode *root)
{
    struct model *model = b->model;
    const xmlAttr *a =
        xmlHasNsProp(root, (const xmlChar *)"original", (const xmlChar *)NS_DERIVED);
    if (!a || !a->children)
        return NULL;
    model->original = (const char *)a->children->content;
    struct model *other = ARENA_NEW(b->ctx->arena, struct model);
    *other = *model;
    other->lang = model->original;
    other->words = words_load(b->ctx, other->lang, attribute_span(root, "xml:lang"));
    model->in_original = other;
    return other;
}

static void
finish_original(const struct model *model, struct model *other)
{
    if (!other)
        return;
    const char *lang = other->lang;
    struct words *words = other->words;
    *other = *model;
    other->lang = lang;
    other->words = words;
    other->in_original = NULL;
}

struct model *
model_build(struct ctx *ctx, xmlDoc *doc)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    if (!root || !node_is(root, "handbook"))
        return NULL;
    struct model *model = ARENA_NEW(ctx->arena, struct model);
    model->doc = doc;
    model->anchors = g_hash_table_new(g_str_hash, g_str_equal);
    model->numbers = g_hash_table_new(NULL, NULL);
    model->names = g_ptr_array_new();
    model->accepts = g_ptr_array_new();
    model->former = g_hash_table_new(g_str_hash, g_str_equal);

    struct builder b = { .ctx = ctx, .model = model };
    b.spoiled = g_hash_table_new(NULL, NULL);
    for (size_t k = 0; k < G_N_ELEMENTS(b.nodes); k++)
        b.nodes[k] = g_ptr_array_new();
    b.pages = g_hash_table_new(g_str_hash, g_str_equal);
    b.marks = g_ptr_array_new();
    build_edition(&b, root);
    model->words = words_load(ctx, model->lang, attribute_span(root, "xml:lang"));
    struct model *in_original = begin_original(&b, root);
    link_names(&b);
    build_former_names(&b);
    link_references(&b);
    build_authorities(&b);
    build_sources(&b);
    build_facts(&b);
    build_terms(&b);
    build_head(&b, root);
    build_roles(&b);
    build_circumstances(&b);
    build_practices(&b);
    build_guides(&b);
    build_scenarios(&b);
    check_index(&b);
    number_all(&b);
    finish_original(model, in_original);
    for (size_t k = 0; k < G_N_ELEMENTS(b.nodes); k++)
        g_ptr_array_free(b.nodes[k], TRUE);
    g_hash_table_destroy(b.pages);
    g_ptr_array_free(b.marks, TRUE);
    g_hash_table_destroy(b.spoiled);
    return model;
}
