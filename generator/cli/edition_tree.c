#include "cli/edition_tree.h"

#include "cli/private_check.h"
#include "compose/compose.h"
#include "print/print.h"
#include "web/web.h"

/*
 * What the templates receive: one length of the theme that they need, and the practice whose
 * page alone is wanted; an edition without such a length needs no theme here.
 */
struct parameters {
    char metric[16];
    char *page;
    const char *list[7]; /* names and values in turn, ending with NULL */
};

static void
parameters_init(struct parameters *p, const struct run *run, const struct edition *edition,
    const struct theme *theme)
{
    *p = (struct parameters){ 0 };
    if (edition->metric)
        g_snprintf(
            p->metric, sizeof p->metric, "%d", MAX(theme_metric(theme, edition->metric), 1));
    const char *page = run->options->only_page;
    p->page = page ? g_strdup_printf("'%s'", page) : NULL;
    const char *given[][2] = { { edition->metric, p->metric },
        { page ? "only" : NULL, p->page }, { run->options->press ? "press" : NULL, "true()" } };
    for (size_t i = 0, n = 0; i < G_N_ELEMENTS(given); i++)
        for (size_t k = 0; given[i][0] && k < 2; k++)
            p->list[n++] = given[i][k];
}

xmlDoc *
edition_tree(struct run *run, const struct edition *edition, const struct theme *theme)
{
    struct parameters parameters;
    parameters_init(&parameters, run, edition, theme);
    xmlDoc *tree = compose_edition(
        &run->ctx, run->model, edition->template, run->options->templates, parameters.list);
    g_free(parameters.page);
    if (tree)
        private_check_tree(&run->ctx, edition->template, tree->children);
    timings_step(run->ctx.timings, edition->template);
    return tree;
}

/* Pages whose boxes are made as the templates finish page sequences. */
struct pages_writer {
    struct ctx *ctx;
    const char *template;
    struct print_boxes *boxes;
};

static void
take_sequences(void *user, xmlNode *root)
{
    const struct pages_writer *writer = user;
    private_check_tree(writer->ctx, writer->template, root->children);
    print_boxes_add(writer->boxes, root->doc);
}

static void
end_sequences(void *user, xmlNode *root)
{
    const struct pages_writer *writer = user;
    private_check_tree(writer->ctx, writer->template, root);
    print_boxes_end(writer->boxes, root->doc);
}

struct print_boxes *
edition_boxes(struct run *run, const struct edition *edition, struct theme *theme)
{
    struct parameters parameters;
    parameters_init(&parameters, run, edition, theme);
    struct pages_writer user = { &run->ctx, edition->template,
        print_boxes_new(&run->ctx, theme) };
    const struct compose_writer writer = {
        .take = take_sequences, .end = end_sequences, .inside = "body", .user = &user
    };
    bool is_composed = compose_parts(&run->ctx, run->model, edition->template,
        run->options->templates, parameters.list, &writer);
    g_free(parameters.page);
    timings_step(run->ctx.timings, edition->template);
    if (is_composed)
        return user.boxes;
    print_boxes_free(user.boxes);
    return NULL;
}

/* A site that takes the parts of its tree as the templates finish them. */
struct site_writer {
    struct ctx *ctx;
    const char *template;
    struct site *site;
};

static void
take_parts(void *user, xmlNode *root)
{
    const struct site_writer *writer = user;
    private_check_tree(writer->ctx, writer->template, root->children);
    web_take(writer->site, root);
}

/* Runs the templates; with some of the publisher's, the tree is whole when it is taken. */
static bool
compose_site(
    struct run *run, const struct edition *edition, const char **parameters, struct site *site)
{
    struct site_writer user = { &run->ctx, edition->template, site };
    if (!run->options->templates) {
        const struct compose_writer writer = { .take = take_parts, .user = &user };
        return compose_parts(
            &run->ctx, run->model, edition->template, NULL, parameters, &writer);
    }
    xmlDoc *tree = compose_edition(
        &run->ctx, run->model, edition->template, run->options->templates, parameters);
    if (!tree)
        return false;
    take_parts(&user, xmlDocGetRootElement(tree));
    xmlFreeDoc(tree);
    return true;
}

bool
edition_take_site(struct run *run, const struct edition *edition, const struct theme *theme,
    struct site *site)
{
    struct parameters parameters;
    parameters_init(&parameters, run, edition, theme);
    bool is_composed = compose_site(run, edition, parameters.list, site);
    g_free(parameters.page);
    timings_step(run->ctx.timings, edition->template);
    return is_composed;
}
