#include "web/site_search.h"

#include "web/search.h"

struct site_search {
    struct search *search;
    xmlNode *tree;     /* d:search; the documents that are kept are added to it */
    GString *docs;     /* of the index: what its documents are */
    GString *shard;    /* the shard of the last document */
    GPtrArray *shards; /* const char *: names of the scripts that are written */
};

void
site_search_begin(struct site *site, const xmlNode *tree)
{
    struct site_search *search = g_new(struct site_search, 1);
    *search = (struct site_search){ .search = search_begin(tree, site->model->lang),
        .tree = (xmlNode *)(uintptr_t)tree,
        .docs = g_string_new(NULL),
        .shard = g_string_new(NULL),
        .shards = g_ptr_array_new() };
    site_search_free(site->search);
    site->search = search;
}

static void
write_shard(struct site *site)
{
    struct site_search *search = site->search;
    g_autofree char *name = g_strdup_printf("search-%u.js", search->shards->len);
    const char *address = assets_add(&site->assets, name, search_end_shard(search->shard));
    g_ptr_array_add(search->shards, (gpointer)(uintptr_t)address);
}

void
site_search_add(struct site *site, const xmlNode *doc)
{
    struct site_search *search = site->search;
    if (!search)
        return;
    guint number = search->search->docs->len;
    if (number > 0 && number % SEARCH_SHARD == 0)
        write_shard(site);
    search_add(search->search, doc);
    search_write_doc(search->docs, search->tree, doc);
    search_write_more(search->shard, search->tree, doc, number);
}

void
site_search_keep(struct site *site, xmlNode *doc)
{
    search_forget(doc);
    xmlUnlinkNode(doc);
    xmlAddChild(site->search->tree, doc);
}

void
site_search_end(struct site *site)
{
    struct site_search *search = site->search;
    if (!search)
        return;
    if (search->shard->len > 0)
        write_shard(site);
    search_end(search->search);
    /* What authors say of the search they say of the whole handbook. */
    if (!site->model->for_role && !site->options->is_earlier && !site->options->is_single)
        search_check(site->ctx, search->search);
    assets_add(&site->assets, "search-index.js",
        search_write(search->search, search->tree, search->docs, search->shards));
    site_search_free(g_steal_pointer(&site->search));
}

void
site_search_free(struct site_search *search)
{
    if (!search)
        return;
    search_free(search->search);
    g_string_free(search->docs, TRUE);
    g_string_free(search->shard, TRUE);
    g_ptr_array_unref(search->shards);
    g_free(search);
}
