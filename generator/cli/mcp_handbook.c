/* The handbook from which a server answers; it is read again when one of its files changes. */
#include "cli/mcp.h"

#include "compose/compose.h"
#include "dress/dress.h"
#include "web/search.h"

#include <glib/gstdio.h>
#include <string.h>

#define MAX_CALLS 10000

/* The state of a file when it was read. */
struct stamp {
    char *path;
    gint64 changed; /* nanoseconds */
    gint64 size;
};

struct mcp_handbook {
    const struct options *options;
    const char *path;
    struct run run;
    bool is_read;
    unsigned n_calls; /* since it was read */
    GArray *stamps;   /* struct stamp */
    /* The search needs the tree of the site, and making that removes text from the content. */
    struct run searched;
    xmlDoc *tree;
    struct search *search;
};

static void
stamp_clear(void *data)
{
    g_free(((struct stamp *)data)->path);
}

struct mcp_handbook *
mcp_handbook_new(const struct options *options, const char *path)
{
    struct mcp_handbook *h = g_new0(struct mcp_handbook, 1);
    h->options = options;
    h->path = path;
    h->stamps = g_array_new(FALSE, TRUE, sizeof(struct stamp));
    g_array_set_clear_func(h->stamps, stamp_clear);
    return h;
}

static void
forget(struct mcp_handbook *h)
{
    g_clear_pointer(&h->search, search_free);
    if (h->tree) {
        xmlFreeDoc(h->tree);
        run_close(&h->searched);
        h->tree = NULL;
    }
    if (h->is_read)
        run_close(&h->run);
    h->is_read = false;
    g_array_set_size(h->stamps, 0);
}

void
mcp_handbook_free(struct mcp_handbook *h)
{
    forget(h);
    g_array_free(h->stamps, TRUE);
    g_free(h);
}

static void
look(const char *path, struct stamp *stamp)
{
    GStatBuf state;
    bool is_there = g_stat(path, &state) == 0;
    stamp->changed =
        is_there ? (gint64)state.st_mtim.tv_sec * 1000000000 + state.st_mtim.tv_nsec : -1;
    stamp->size = is_there ? (gint64)state.st_size : -1;
}

static bool
is_current(const struct mcp_handbook *h)
{
    for (guint i = 0; i < h->stamps->len; i++) {
        const struct stamp *was = &g_array_index(h->stamps, struct stamp, i);
        struct stamp is;
        look(was->path, &is);
        if (is.changed != was->changed || is.size != was->size)
            return false;
    }
    return h->is_read;
}

static void
read_again(struct mcp_handbook *h)
{
    forget(h);
    h->n_calls = 0;
    run_begin(&h->run, h->options, h->path);
    h->is_read = true;
    for (size_t i = 0; i < sources_count(h->run.ctx.sources); i++) {
        struct stamp stamp = { .path = g_strdup(sources_at(h->run.ctx.sources, i)->path) };
        look(stamp.path, &stamp);
        g_array_append_val(h->stamps, stamp);
    }
}

/* The first error, for clients that cannot see the findings. */
static char *
first_error(struct run *run)
{
    size_t n;
    const struct diag *const *diags = diags_sorted(run->ctx.diags, &n);
    for (size_t i = 0; i < n; i++) {
        if (diags[i]->severity != SEV_ERROR)
            continue;
        g_autofree char *text = diag_text_with_hints(diags[i]);
        const struct source *source = diags[i]->span.source;
        return g_strdup_printf("the handbook has errors; the first: %s:%u: %s",
            source ? source->path : "-",
            source ? source_place(source, diags[i]->span.start).line : 0, text);
    }
    return g_strdup("the handbook cannot be read");
}

struct run *
mcp_handbook_run(struct mcp_handbook *h, char **why)
{
    /*
     * Memory for answers is only freed when the handbook is read again, so that is done after
     * MAX_CALLS.
     */
    if (!is_current(h) || ++h->n_calls > MAX_CALLS)
        read_again(h);
    if (h->run.model)
        return &h->run;
    *why = first_error(&h->run);
    return NULL;
}

static const xmlNode *
find_element(const xmlNode *node, const char *name)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0)
            return n;
    }
    return NULL;
}

/* The tree of the site; NULL if the content or its templates have errors. */
static xmlDoc *
site_tree(struct run *run)
{
    compose_annotate(&run->ctx, run->model, run->answers, NULL, false);
    dress_put_on(&run->ctx, run->dress, run->model);
    return run_has_errors(run) ? NULL
                               : compose_edition(&run->ctx, run->model, "web.xsl", NULL, NULL);
}

struct search *
mcp_handbook_search(struct mcp_handbook *h, char **why)
{
    struct run *run = mcp_handbook_run(h, why);
    if (!run || h->search)
        return run ? h->search : NULL;
    if (run_has_errors(run)) {
        *why = first_error(run);
        return NULL;
    }
    if (run_begin(&h->searched, h->options, h->path))
        h->tree = site_tree(&h->searched);
    if (!h->tree) {
        *why = first_error(&h->searched);
        run_close(&h->searched);
        return NULL;
    }
    const xmlNode *search = find_element(xmlDocGetRootElement(h->tree), "search");
    h->search = search_new(search, h->searched.model->lang);
    return h->search;
}
