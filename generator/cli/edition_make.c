/* Makes the editions of a run. */
#include "cli/edition_make.h"

#include "base/files.h"
#include "base/private_paths.h"
#include "compose/compose.h"
#include "dress/dress.h"

bool
edition_reports(const struct options *options)
{
    size_t n;
    const struct edition *all = editions_all(&n);
    for (size_t i = 0; i < n; i++)
        if (all[i].is_report && edition_is_wanted(&all[i], options))
            return true;
    return false;
}

bool
edition_look_into_templates(struct run *run)
{
    size_t n;
    const struct edition *all = editions_all(&n);
    g_autofree const char **names = g_new0(const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = all[i].template;
    const char *folder = run->options->templates;
    return !folder || compose_check_templates(&run->ctx, folder, names, n);
}

/* False if all that is wanted are pages of a site by the built-in templates. */
static bool
needs_places(const struct options *options)
{
    if (options->templates || options->dump || options->only_page)
        return !options->only_page || options->templates;
    size_t n;
    const struct edition *all = editions_all(&n);
    for (size_t i = 0; i < n; i++)
        if ((all[i].is_paged || all[i].is_report) && edition_is_wanted(&all[i], options))
            return true;
    return false;
}

void
edition_annotate(struct run *run)
{
    /* Templates of one's own may show anything. */
    const char *page = run->options->templates ? NULL : run->options->only_page;
    compose_annotate(&run->ctx, run->model, run->answers,
        page ? model_practice(run->model, page) : NULL, needs_places(run->options));
    dress_put_on(&run->ctx, run->dress, run->model);
}

bool
edition_begin(struct run *run, struct edition_run *editions)
{
    size_t n;
    editions_all(&n);
    edition_annotate(run);
    if (editions->languages)
        compose_languages(&run->ctx, run->model, editions->languages, editions->n_languages);
    if (editions->days)
        compose_days(&run->ctx, run->model, editions->days);
    timings_step(run->ctx.timings, "annotate");
    if (run_has_errors(run))
        return false;
    editions->theme = theme_load(&run->ctx, run->options->theme);
    timings_step(run->ctx.timings, "theme");
    run->ctx.private_paths = private_paths_new(run->ctx.sources, run->ctx.folder);
    editions->products = ARENA_ARRAY(run->ctx.arena, struct product, n);
    run->is_composed = editions->theme != NULL;
    if (editions->theme)
        dress_paint(&run->ctx, run->dress, editions->theme);
    return edition_look_into_templates(run) && run->is_composed;
}

/* A failed edition does not prevent the findings of the next one. */
bool
editions_make(struct run *run, struct edition_run *editions)
{
    if (!edition_begin(run, editions))
        return false;
    size_t n;
    const struct edition *all = editions_all(&n);
    for (size_t i = 0; i < n; i++) {
        if (edition_is_wanted(&all[i], run->options))
            editions->products[editions->n++].edition = &all[i];
    }
    for (size_t i = 0; i < editions->n; i++) {
        struct product *product = &editions->products[i];
        product->edition->write(run, editions, product, NULL);
        if (run->ctx.refusal)
            return false;
    }
    return !run_has_errors(run);
}

void
editions_check(struct run *run)
{
    struct edition_run editions = { .is_check = true };
    editions_make(run, &editions);
    editions_clear(&editions);
}

void
editions_clear(struct edition_run *editions)
{
    for (size_t i = 0; i < editions->n; i++) {
        struct product *product = &editions->products[i];
        if (product->file)
            g_bytes_unref(product->file);
        files_free(product->files);
    }
    theme_free(editions->theme);
}
