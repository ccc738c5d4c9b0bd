/*
 * Makes the editions of a run, or takes them from the cache: what they are made with is read
 * first, and the content is annotated only if something is left to make.
 */
#include "cli/edition_make.h"

#include "base/files.h"
#include "base/private_paths.h"
#include "cli/cache.h"
#include "cli/cache_findings.h"
#include "cli/cache_key.h"
#include "cli/edition_print.h"
#include "cli/languages.h"
#include "compose/compose.h"
#include "dress/dress.h"
#include "translate/translate.h"

#include <assert.h>
#include <string.h>

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
    const char **names = ARENA_ARRAY(run->ctx.arena, const char *, n);
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

/* Reads what the editions are made with, beside the content. */
static bool
prepare(struct run *run, struct edition_run *editions)
{
    size_t n;
    editions_all(&n);
    editions->theme = theme_load(&run->ctx, run->options->theme);
    timings_step(run->ctx.timings, "theme");
    run->ctx.private_paths = private_paths_new(run->ctx.sources, run->ctx.folder);
    editions->products = ARENA_ARRAY(run->ctx.arena, struct product, n);
    bool is_found = edition_look_into_templates(run);
    return is_found && editions->theme;
}

/* Puts into the content what the editions show of it. */
static bool
derive(struct run *run, struct edition_run *editions)
{
    edition_annotate(run);
    if (editions->languages)
        compose_languages(&run->ctx, run->model, editions->languages, editions->n_languages);
    if (editions->days)
        compose_days(&run->ctx, run->model, editions->days);
    timings_step(run->ctx.timings, "annotate");
    if (run_has_errors(run))
        return false;
    run->is_composed = editions->theme != NULL;
    if (editions->theme)
        dress_paint(&run->ctx, run->dress, editions->theme);
    return true;
}

bool
edition_begin(struct run *run, struct edition_run *editions)
{
    bool is_prepared = prepare(run, editions);
    return derive(run, editions) && is_prepared;
}

/* --- What the build before kept of them --- */

/* What an entry is for: "site.de", and "site+2018-03-01" of an earlier day. */
static const char *
entry_of(
    const struct run *run, const struct edition_run *editions, const struct edition *edition)
{
    char iso[11] = "";
    if (editions->days && editions->days->since)
        day_format(run->ctx.as_of, iso);
    g_autofree char *name = edition_output(edition, run->options);
    g_autofree char *output =
        language_output(run->translation ? run->translation->lang : NULL, name);
    return arena_printf(run->ctx.arena, "%s%s%s", output, *iso ? "+" : "", iso);
}

/* Names the results that can be kept; serve needs more of a site than its files. */
static void
name_results(struct run *run, struct edition_run *editions)
{
    const char *book = NULL;
    for (size_t i = 0; i < editions->n; i++) {
        struct product *product = &editions->products[i];
        bool is_book = strcmp(product->edition->name, "handbook") == 0;
        bool is_site = strcmp(product->edition->name, "site") == 0;
        g_autofree char *key = cache_key(run, editions, product->edition, book);
        if (is_book)
            book = arena_strdup(run->ctx.arena, key ? key : "");
        if (key && !(is_site && run->options->addresses))
            product->key = arena_strdup(run->ctx.arena, key);
        product->entry = entry_of(run, editions, product->edition);
    }
}

/* True if nothing is left to make. */
static bool
find_kept(struct run *run, struct edition_run *editions)
{
    const char *folder = run->options->cache;
    if (!folder || run->options->no_cache || editions->is_check ||
        edition_reports(run->options))
        return false;
    name_results(run, editions);
    size_t n_kept = 0;
    for (size_t i = 0; i < editions->n; i++) {
        struct product *product = &editions->products[i];
        product->is_kept = product->key && cache_find(folder, product, &run->ctx);
        n_kept += product->is_kept;
    }
    timings_step(run->ctx.timings, "cache");
    return n_kept == editions->n;
}

void
edition_end(struct edition_run *editions, struct product *product, struct diags *found)
{
    if (product->key)
        product->findings = cache_findings_write(found);
    diags_join(editions->findings, found);
}

/* Makes an edition, or begins to print it. */
static void
make(struct run *run, struct edition_run *editions, struct product *product)
{
    editions->findings = run->ctx.diags;
    run->ctx.diags = diags_new();
    product->edition->write(run, editions, product, NULL);
    if (!product->is_printing) {
        edition_print_wait(run, editions);
        edition_end(editions, product, run->ctx.diags);
    }
    run->ctx.diags = editions->findings;
}

/* A failed edition does not prevent the findings of the next one. */
static bool
make_all(struct run *run, struct edition_run *editions)
{
    for (size_t i = 0; i < editions->n; i++) {
        struct product *product = &editions->products[i];
        if (!product->is_kept)
            make(run, editions, product);
        if (run->ctx.refusal)
            return false;
    }
    assert(
        !editions->printing); /* only what comes behind it has an edition printed by a thread */
    return true;
}

bool
editions_make(struct run *run, struct edition_run *editions)
{
    bool is_prepared = prepare(run, editions);
    size_t n;
    const struct edition *all = editions_all(&n);
    for (size_t i = 0; i < n; i++) {
        if (edition_is_wanted(&all[i], run->options))
            editions->products[editions->n++].edition = &all[i];
    }
    if (is_prepared && find_kept(run, editions))
        return !run_has_errors(run);
    return derive(run, editions) && is_prepared && make_all(run, editions) &&
           !run_has_errors(run);
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
        if (product->findings)
            g_bytes_unref(product->findings);
        files_free(product->files);
    }
    theme_free(editions->theme);
}
