/*
 * proviso build: both editions, published together or not at all.
 *
 * An error in the content stops before anything is written; what the stages made is kept in
 * memory until all of it is there.
 */
#include "base/publish.h"
#include "cli/carried.h"
#include "cli/commands.h"
#include "cli/depfile.h"
#include "cli/pipeline.h"
#include "compose/compose.h"
#include "print/print.h"
#include "theme/style.h"
#include "web/web.h"

#include <stdio.h>
#include <string.h>

/* Everything a build makes. */
struct editions {
    struct theme *theme;
    GBytes *pdf;
    struct web_site *site;
};

static xmlDoc *
web_tree(struct run *run)
{
    return compose_edition(&run->ctx, run->model, EDITION_WEB, run->options->templates, NULL);
}

/* The templates ask the theme for what they cannot leave to layout. */
static xmlDoc *
print_tree(struct run *run, const struct theme *theme)
{
    char roles[16];
    g_snprintf(roles, sizeof roles, "%d", MAX(theme_metric(theme, "matrix-roles"), 1));
    const char *parameters[] = { "matrix-roles", roles, NULL };
    return compose_edition(
        &run->ctx, run->model, EDITION_PRINT, run->options->templates, parameters);
}

static bool
make_site(struct run *run, struct editions *editions)
{
    xmlDoc *tree = web_tree(run);
    timings_step(run->ctx.timings, "web templates");
    if (!tree)
        return false;
    struct web_options web = { .pdf = editions->pdf };
    editions->site =
        web_build(&run->ctx, run->model, run->answers, editions->theme, tree, &web);
    xmlFreeDoc(tree);
    timings_step(run->ctx.timings, "web");
    return editions->site != NULL;
}

/* Stages that are trees or the model; the others are print_edition's. */
static bool
dump_tree(struct run *run, const char *stage)
{
    if (strcmp(stage, "model") == 0) {
        model_dump(run->model, stdout);
        return true;
    }
    bool is_web = strcmp(stage, "web-tree") == 0;
    if (!is_web && strcmp(stage, "print-tree") != 0 && strcmp(stage, "annotated") != 0)
        return false;
    compose_annotate(&run->ctx, run->model, run->answers);
    if (strcmp(stage, "annotated") == 0) {
        xmlDocFormatDump(stdout, run->load.doc, 1);
        return true;
    }
    struct theme *theme = is_web ? NULL : theme_load(&run->ctx, run->options->theme);
    xmlDoc *tree = is_web ? web_tree(run) : theme ? print_tree(run, theme) : NULL;
    if (tree)
        xmlDocFormatDump(stdout, tree, 1);
    xmlFreeDoc(tree);
    theme_free(theme);
    return true;
}

/* Also the stages of print that --dump names. */
static bool
make_pdf(struct run *run, struct editions *editions)
{
    xmlDoc *tree = print_tree(run, editions->theme);
    timings_step(run->ctx.timings, "print templates");
    if (!tree)
        return false;
    struct pdf_info info = {
        .title = run->model->title,
        .author = run->model->publisher,
        .subject = run->model->subtitle,
        .lang = arena_strdup(run->ctx.arena, run->model->lang),
        .stamp = run->ctx.stamp,
    };
    if (!run->options->no_source)
        info.attachments = carried_files(run, &info.n_attachments);
    if (run->options->pdf_only)
        run_drop_content(run);
    editions->pdf =
        print_edition(&run->ctx, editions->theme, tree, &info, run->options->dump, stdout);
    return editions->pdf != NULL;
}

static bool
make_editions(struct run *run, struct editions *editions)
{
    const struct options *options = run->options;
    compose_annotate(&run->ctx, run->model, run->answers);
    timings_step(run->ctx.timings, "annotate");
    if (run_has_errors(run))
        return false;
    editions->theme = theme_load(&run->ctx, options->theme);
    timings_step(run->ctx.timings, "theme");
    if (!editions->theme)
        return false;
    if ((options->dump || !options->site_only) && !make_pdf(run, editions))
        return false;
    if (!options->pdf_only && !options->dump && !make_site(run, editions))
        return false;
    return !run_has_errors(run) && !run->ctx.refusal;
}

/* Returns EXIT_FINE or EXIT_SYSTEM, with a message. */
static int
publish(struct run *run, const struct editions *editions)
{
    const char *dir = run->options->out_dir ? run->options->out_dir : "out";
    g_autofree char *message = NULL;
    struct publish *p = publish_begin(dir, &message);
    bool is_done = p != NULL;
    if (is_done && editions->pdf)
        is_done = publish_file(p, "handbook.pdf", editions->pdf, &message);
    if (is_done && editions->site)
        is_done = publish_folder(p, "site", editions->site->files, &message);
    if (is_done)
        is_done = publish_commit(p, &message);
    publish_free(p);
    timings_step(run->ctx.timings, "publish");
    if (!is_done) {
        fprintf(stderr, "proviso: %s\n", message ? message : "cannot write");
        return EXIT_SYSTEM;
    }
    return EXIT_FINE;
}

/*
 * Also where the build failed: a change of what was read is a reason to try again.  Returns
 * `status`, or EXIT_SYSTEM when the depfile cannot be written.
 */
static int
write_depfile(const struct run *run, int status)
{
    const struct options *options = run->options;
    if (!options->depfile || options->dump)
        return status;
    const char *dir = options->out_dir ? options->out_dir : "out";
    g_autofree char *pdf = g_build_filename(dir, "handbook.pdf", NULL);
    g_autofree char *home = g_build_filename(dir, "site", "index.html", NULL);
    const char *targets[3] = { NULL };
    size_t n = 0;
    if (!options->site_only)
        targets[n++] = pdf;
    if (!options->pdf_only)
        targets[n++] = home;
    return depfile_write(run, targets) ? status : EXIT_SYSTEM;
}

int
cmd_build(const struct options *options)
{
    const char *path = options_handbook(options, 0);
    if (!path)
        return EXIT_USAGE;
    struct run run;
    struct editions editions = { 0 };
    int system = EXIT_FINE;
    /* What the model shows should not depend on what later stages say of it. */
    bool is_model_only = options->dump && strcmp(options->dump, "model") == 0;
    bool is_good =
        is_model_only ? run_model(&run, options, path) : run_begin(&run, options, path);
    bool is_dumped = run.model && options->dump && dump_tree(&run, options->dump);
    if (is_good && !is_dumped && make_editions(&run, &editions) && !options->dump)
        system = publish(&run, &editions);
    if (run.ctx.refusal) {
        fprintf(stderr, "proviso: %s\n", run.ctx.refusal);
        system = EXIT_SYSTEM;
    }
    system = write_depfile(&run, system);
    if (editions.pdf)
        g_bytes_unref(editions.pdf);
    if (editions.site)
        web_free(editions.site);
    theme_free(editions.theme);
    return run_end(&run, system);
}
