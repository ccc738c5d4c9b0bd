/*
 * The web tree to a folder of pages.
 *
 * web.xsl makes one tree: d:site > d:page(href kind) > html.  Inside, a template names places
 * by id alone (href="#pay-outside"); here each becomes the address of the page that holds the
 * id. A page that is one thing (d:page id="pay-outside") is addressed without a fragment. Pages
 * of kind "all" repeat what stands elsewhere: their links stay inside them where they can.
 *   asset:NAME in href or src     a built-in asset, under its hashed name
 *   img src=/absolute/path        an image of the content
 */
#include "compose/compose.h"
#include "web/assets.h"
#include "web/data.h"
#include "web/html.h"

#include <string.h>

struct site {
    struct ctx *ctx;
    struct assets assets;
    struct web_site *out;
    GHashTable *pages; /* id -> const xmlNode * of its d:page */
    const struct web_options *options;
};

struct page_place {
    const char *href; /* file name of the page */
    bool is_whole;    /* the id names the page itself */
};

static const char *
attribute(const xmlNode *node, const char *name)
{
    const xmlAttr *a = xmlHasProp(node, (const xmlChar *)name);
    return a && a->children ? (const char *)a->children->content : NULL;
}

static bool
is_page(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "page") == 0;
}

/* Document order without recursion; NULL after the last below root. */
static xmlNode *
next_node(xmlNode *node, const xmlNode *root)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static void
collect_ids(struct site *site, xmlNode *page)
{
    const char *own = attribute(page, "id");
    struct page_place *place = ARENA_NEW(site->ctx->arena, struct page_place);
    *place = (struct page_place){ attribute(page, "href"), true };
    if (own)
        g_hash_table_insert(site->pages, (gpointer)(uintptr_t)own, place);
    struct page_place *inside = ARENA_NEW(site->ctx->arena, struct page_place);
    *inside = (struct page_place){ attribute(page, "href"), false };
    for (xmlNode *n = page->children; n; n = next_node(n, page)) {
        const char *id = n->type == XML_ELEMENT_NODE ? attribute(n, "id") : NULL;
        if (id && !g_hash_table_contains(site->pages, id))
            g_hash_table_insert(site->pages, (gpointer)(uintptr_t)id, inside);
    }
}

/* Ids of one page: links to them stay inside it. */
static GHashTable *
own_ids(xmlNode *page)
{
    GHashTable *set = g_hash_table_new(g_str_hash, g_str_equal);
    for (xmlNode *n = page->children; n; n = next_node(n, page)) {
        const char *id = n->type == XML_ELEMENT_NODE ? attribute(n, "id") : NULL;
        if (id)
            g_hash_table_add(set, (gpointer)(uintptr_t)id);
    }
    return set;
}

/* "#id" -> "page.html#id"; NULL: leave it as it is. */
static char *
resolve_fragment(struct site *site, const char *id, const char *here, GHashTable *own)
{
    if (g_hash_table_contains(own, id))
        return NULL;
    const struct page_place *place = g_hash_table_lookup(site->pages, id);
    if (!place)
        return NULL;
    if (strcmp(place->href, here) == 0 && !place->is_whole)
        return NULL;
    return place->is_whole ? g_strdup(place->href) : g_strdup_printf("%s#%s", place->href, id);
}

static void
rewrite_address(
    struct site *site, xmlNode *node, const char *name, const char *here, GHashTable *own)
{
    const char *value = attribute(node, name);
    if (!value)
        return;
    g_autofree char *address = NULL;
    if (value[0] == '#' && value[1])
        address = resolve_fragment(site, value + 1, here, own);
    else if (g_str_has_prefix(value, "asset:"))
        address = g_strdup(assets_builtin(&site->assets, value + strlen("asset:")));
    else if (value[0] == '/' && strcmp((const char *)node->name, "img") == 0)
        address = g_strdup(assets_image(&site->assets, value));
    else if (strcmp(value, "pdf:") == 0)
        address = g_strdup(site->options->pdf_href ? site->options->pdf_href : "#");
    if (address)
        xmlSetProp(node, (const xmlChar *)name, (const xmlChar *)address);
    else if (g_str_has_prefix(value, "asset:"))
        diag_add(site->ctx->diags, SEV_ERROR, origin_span(site->ctx, node), "template",
            "there is no asset \"%s\"", value + strlen("asset:"));
}

static void
write_page(struct site *site, xmlNode *page)
{
    const char *here = attribute(page, "href");
    GHashTable *own = own_ids(page);
    xmlNode *html = NULL;
    for (xmlNode *n = page->children; n; n = next_node(n, page)) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (!html)
            html = n;
        rewrite_address(site, n, "href", here, own);
        rewrite_address(site, n, "src", here, own);
        rewrite_address(site, n, "action", here, own);
    }
    g_hash_table_unref(own);
    if (!html || !here)
        return;
    GString *text = g_string_new("<!DOCTYPE html>\n");
    html_write(text, html);
    g_string_append_c(text, '\n');
    g_tree_insert(site->out->files, g_strdup(here), g_string_free_to_bytes(text));
}

static gint
compare_names(gconstpointer a, gconstpointer b, gpointer data)
{
    (void)data;
    return strcmp(a, b);
}

static void
unref_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

struct web_site *
web_build(struct ctx *ctx, const struct model *model, const struct theme *theme, xmlDoc *tree,
    const struct web_options *options)
{
    struct web_site *out = g_new0(struct web_site, 1);
    out->files = g_tree_new_full(compare_names, NULL, g_free, unref_bytes);
    struct site site = { .ctx = ctx, .out = out, .options = options };
    site.pages = g_hash_table_new(g_str_hash, g_str_equal);
    assets_init(&site.assets, out, theme);

    xmlNode *root = xmlDocGetRootElement(tree);
    for (xmlNode *page = root->children; page; page = page->next) {
        const char *kind = is_page(page) ? attribute(page, "kind") : NULL;
        if (is_page(page) && !(kind && strcmp(kind, "all") == 0))
            collect_ids(&site, page);
    }
    for (xmlNode *page = root->children; page; page = page->next) {
        if (is_page(page))
            write_page(&site, page);
    }
    data_write(ctx, model, out);

    assets_clear(&site.assets);
    g_hash_table_unref(site.pages);
    if (diags_count(ctx->diags, SEV_ERROR) == 0)
        return out;
    web_free(out);
    return NULL;
}

void
web_free(struct web_site *site)
{
    g_tree_unref(site->files);
    g_free(site);
}
