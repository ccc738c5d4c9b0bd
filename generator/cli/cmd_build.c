/*
 * proviso build: makes the requested editions and publishes either all of them or none.
 *
 * Errors in the content end the build before anything is written.  Results stay in memory until
 * all of them are complete.
 */
#include "base/files.h"
#include "base/publish.h"
#include "cli/cache.h"
#include "cli/cli.h"
#include "cli/depfile.h"
#include "cli/edition.h"
#include "cli/languages.h"
#include "cli/output.h"
#include "cli/streams.h"
#include "translate/translate.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
say_wait(const char *dir)
{
    fprintf(stderr, "proviso: another run publishes into \"%s\"; waiting for it\n", dir);
}

static const char *
lang_of(const struct run *run)
{
    return run->translation ? run->translation->lang : NULL;
}

/* If a book is damaged, the report on it is published, but nothing else of that run. */
static bool
publish_products(struct publish *p, const struct language_run *r, char **message)
{
    const struct edition_run *editions = &r->editions;
    for (size_t i = 0; i < editions->n; i++) {
        const struct product *product = &editions->products[i];
        if ((editions->damage && !product->edition->is_report) ||
            (!product->file && !product->files))
            continue;
        g_autofree char *name = edition_output(product->edition, &r->options);
        g_autofree char *output = language_output(lang_of(&r->run), name);
        bool is_done =
            product->file
                ? publish_file(p, output, product->file, product->edition->mark, message)
                : publish_folder(p, output, product->files, product->edition->inside, message);
        if (!is_done)
            return false;
    }
    return true;
}

/* What is wrong with one of the books, or NULL. */
static const char *
damage_of(const struct languages *l)
{
    const char *damage = NULL;
    for (size_t i = 0; i < l->n && !damage; i++)
        damage = l->runs[i]->editions.damage;
    return damage;
}

static void
hold_products(struct cache_held *held, const struct edition_run *editions)
{
    for (size_t i = 0; i < editions->n; i++)
        cache_hold(held, &editions->products[i]);
}

/* What the cache will get: joining moves the files of sites. */
static struct cache_held *
hold_all(const struct languages *l)
{
    struct cache_held *held = cache_held_new();
    for (size_t i = 0; i < l->n; i++) {
        const struct language_run *r = l->runs[i];
        hold_products(held, &r->editions);
        for (size_t k = 0; k < r->days.n; k++)
            hold_products(held, &r->days.runs[k]->editions);
    }
    return held;
}

/* Returns EXIT_FINE or EXIT_SYSTEM, with a message. */
static int
publish(struct languages *l, const char *dir)
{
    g_autofree char *message = NULL;
    struct cache_held *held = hold_all(l);
    languages_join_sites(l);
    struct publish *p = publish_begin(dir, say_wait, &message);
    bool is_done = p != NULL;
    for (size_t i = 0; is_done && i < l->n; i++)
        is_done = publish_products(p, l->runs[i], &message);
    if (is_done)
        is_done = publish_commit(p, &message);
    const struct options *options = &l->runs[0]->options;
    if (is_done && options->no_cache)
        cache_clear(options->cache);
    else if (is_done)
        cache_write(held, options->cache);
    cache_held_free(held);
    publish_free(p);
    timings_step(l->runs[0]->run.ctx.timings, "publish");
    if (!is_done) {
        fprintf(stderr, "proviso: %s\n", message ? message : "cannot write");
        return EXIT_SYSTEM;
    }
    const char *damage = damage_of(l);
    if (!damage)
        return EXIT_FINE;
    fprintf(stderr,
        "proviso: the PDF differs from the layout: %s; only the report is published\n", damage);
    return EXIT_SYSTEM;
}

/* Writes the one file that was made to standard output. */
static int
print_product(const struct edition_run *editions)
{
    gsize size;
    const char *data = g_bytes_get_data(editions->products[0].file, &size);
    fwrite(data, 1, size, stdout);
    return options_flush(EXIT_FINE);
}

/*
 * The language of a run, NULL for the original's; the one asked for if the handbook could not
 * be read.
 */
static const char *
target_language(const struct language_run *r)
{
    const char *made = lang_of(&r->run), *asked = r->options.lang;
    const struct model *model = r->run.model;
    if (made || !asked || (model && g_ascii_strcasecmp(asked, model->lang) == 0))
        return made;
    return asked;
}

/* The file of an output that build systems depend on, in the language of a run. */
static char *
target_of(
    const struct language_run *r, const struct edition *edition, const char *dir, bool is_below)
{
    g_autofree char *target = edition_target(edition, &r->options);
    char *rest = strchr(target, '/');
    if (!rest) {
        g_autofree char *name = language_output(target_language(r), target);
        return g_build_filename(dir, name, NULL);
    }
    *rest++ = '\0';
    const char *lang = target_language(r);
    if (is_below && lang)
        return g_build_filename(dir, target, lang, rest, NULL);
    g_autofree char *folder = language_output(lang, target);
    return g_build_filename(dir, folder, rest, NULL);
}

/* Returns false, after a message, if the depfile cannot be written. */
static bool
write_depfile(const struct languages *l, const char *dir)
{
    if (!l->runs[0]->options.depfile)
        return true;
    size_t n;
    const struct edition *all = editions_all(&n);
    g_autoptr(GPtrArray) targets = g_ptr_array_new_with_free_func(g_free);
    g_autofree const struct run **runs = g_new0(const struct run *, l->n);
    for (size_t k = 0; k < l->n; k++) {
        runs[k] = &l->runs[k]->run;
        for (size_t i = 0; i < n; i++)
            if (edition_is_wanted(&all[i], &l->runs[k]->options))
                g_ptr_array_add(targets,
                    target_of(l->runs[k], &all[i], dir, l->n > 1 && !all[i].is_report));
    }
    g_ptr_array_add(targets, NULL);
    return depfile_write(runs, l->n, (const char *const *)targets->pdata);
}

/*
 * The depfile comes first: if it cannot be written, nothing is published.  It is written for a
 * failed build, too, because a change of an input is a reason to try again.
 */
static int
build(const struct options *options, const char *path, const char *dir)
{
    struct languages languages = { 0 };
    bool is_good = languages_make(&languages, options, path);
    int status = write_depfile(&languages, dir) ? EXIT_FINE : EXIT_SYSTEM;
    if (is_good && status == EXIT_FINE)
        status = is_stream(dir) ? print_product(&languages.runs[0]->editions)
                                : publish(&languages, dir);
    return languages_end(&languages, status);
}

/* Findings of later stages must not prevent a dump of the model. */
static int
dump(const struct options *options, const char *path)
{
    struct run run;
    const char *stage = options->dump;
    if (strcmp(stage, "model") != 0)
        run_begin(&run, options, path);
    else if (run_model(&run, options, path))
        run_narrow(&run);
    int status = run.model && !run.is_misused ? editions_dump(&run, stage) : EXIT_FINE;
    return run_end(&run, status);
}

/*
 * The practice whose page is wanted.  "-" reads it from standard input: serve starts the
 * program before it knows, because starting takes a quarter of the time.  NULL at the end of
 * the input.
 */
static char *
wanted_page(const struct options *options)
{
    char line[1024];
    if (!is_stream(options->only_page))
        return g_strdup(options->only_page);
    return fgets(line, sizeof line, stdin) ? g_strdup(g_strchomp(line)) : NULL;
}

/* Prints one page as the site has it; nothing if there is no such practice. */
static int
print_page(const struct options *all, const char *path)
{
    g_autofree char *name = wanted_page(all);
    if (!name)
        return EXIT_FINE;
    struct run run;
    struct edition_run editions = { 0 };
    struct options own = *all, *options = &own;
    own.only_page = name;
    if (run_begin_page(&run, options, path, name) && editions_make(&run, &editions)) {
        g_autofree char *file = g_strconcat(name, ".html", NULL);
        GBytes *page = files_bytes(editions.products[0].files, file);
        gsize size = 0;
        const char *text = page ? g_bytes_get_data(page, &size) : "";
        fwrite(text, 1, size, stdout);
        /* serve waits for the end: freeing everything first would take a tenth of the time. */
        if (options_flush(EXIT_FINE) == EXIT_FINE)
            _exit(EXIT_FINE);
    }
    editions_clear(&editions);
    return run_end(&run, EXIT_FINE);
}

int
cmd_build(const struct options *options)
{
    const char *path = options_handbook(options, 0);
    if (!path)
        return EXIT_USAGE;
    if (options->only_page)
        return print_page(options, path);
    if (options->dump)
        return dump(options, path);
    if (is_stream(options->out_dir) && isatty(STDOUT_FILENO)) {
        fprintf(stderr, "proviso: standard output is a terminal, which cannot show a PDF\n");
        return EXIT_USAGE;
    }
    if (is_stream(options->out_dir))
        return build(options, path, options->out_dir);
    if (!output_repair(options, path))
        return EXIT_SYSTEM;
    g_autofree char *dir = output_folder(options, path);
    g_autofree char *cache = g_build_filename(dir, CACHE_FOLDER, NULL);
    struct options own = *options;
    own.cache = cache;
    return build(&own, path, dir);
}
