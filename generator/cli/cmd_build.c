/*
 * proviso build: the editions asked for, published together or not at all.
 *
 * An error in the content stops before anything is written; what the stages made is kept in
 * memory until all of it is there.
 */
#include "base/publish.h"
#include "cli/cli.h"
#include "cli/depfile.h"
#include "cli/edition.h"
#include "cli/output.h"
#include "cli/streams.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
say_wait(const char *dir)
{
    fprintf(stderr, "proviso: another run publishes into \"%s\"; waiting for it\n", dir);
}

/*
 * Returns EXIT_FINE or EXIT_SYSTEM, with a message.  If the book is not what was set, only the
 * report on it is published.
 */
static int
publish(struct run *run, const struct editions *editions, const char *dir)
{
    g_autofree char *message = NULL;
    struct publish *p = publish_begin(dir, say_wait, &message);
    bool is_done = p != NULL;
    for (size_t i = 0; is_done && i < editions->n; i++) {
        const struct product *product = &editions->products[i];
        if (editions->damage && !product->edition->is_report)
            continue;
        g_autofree char *output = edition_output(product->edition, run->options);
        is_done = product->file
                      ? publish_file(p, output, product->file, product->edition->mark, &message)
                      : publish_folder(p, output, product->files, &message);
    }
    if (is_done)
        is_done = publish_commit(p, &message);
    publish_free(p);
    timings_step(run->ctx.timings, "publish");
    if (!is_done) {
        fprintf(stderr, "proviso: %s\n", message ? message : "cannot write");
        return EXIT_SYSTEM;
    }
    if (!editions->damage)
        return EXIT_FINE;
    fprintf(stderr, "proviso: the PDF is not what was set: %s; only the report is published\n",
        editions->damage);
    return EXIT_SYSTEM;
}

/* The one file that is made, on standard output. */
static int
print_product(const struct editions *editions)
{
    gsize size;
    const char *data = g_bytes_get_data(editions->products[0].file, &size);
    fwrite(data, 1, size, stdout);
    return options_flush(EXIT_FINE);
}

/* False when the depfile cannot be written; the message is printed. */
static bool
write_depfile(const struct run *run, const char *dir)
{
    if (!run->options->depfile)
        return true;
    size_t n;
    const struct edition *all = editions_all(&n);
    g_autoptr(GPtrArray) targets = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < n; i++) {
        g_autofree char *target = edition_target(&all[i], run->options);
        if (edition_is_wanted(&all[i], run->options))
            g_ptr_array_add(targets, g_build_filename(dir, target, NULL));
    }
    g_ptr_array_add(targets, NULL);
    return depfile_write(run, (const char *const *)targets->pdata);
}

/*
 * The depfile comes first: if it cannot be written, nothing is published.  It is written for a
 * failed build, too, because a change of an input is a reason to try again.
 */
static int
build(const struct options *options, const char *path, const char *dir)
{
    struct run run;
    struct editions editions = { 0 };
    bool is_good = run_begin(&run, options, path) && editions_make(&run, &editions);
    int status = write_depfile(&run, dir) ? EXIT_FINE : EXIT_SYSTEM;
    if (is_good && status == EXIT_FINE)
        status = is_stream(dir) ? print_product(&editions) : publish(&run, &editions, dir);
    editions_clear(&editions);
    if (status == EXIT_FINE && run.n_failed > 0)
        status = EXIT_CONTENT; /* the report says so */
    return run_end(&run, status);
}

/* What the model shows should not depend on what later stages say of it. */
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

int
cmd_build(const struct options *options)
{
    const char *path = options_handbook(options, 0);
    if (!path)
        return EXIT_USAGE;
    if (options->dump)
        return dump(options, path);
    if (is_stream(options->out_dir) && isatty(STDOUT_FILENO)) {
        fprintf(stderr, "proviso: standard output is a terminal, which cannot show a PDF\n");
        return EXIT_USAGE;
    }
    if (!is_stream(options->out_dir) && !output_repair(options, path))
        return EXIT_SYSTEM;
    g_autofree char *dir = output_folder(options, path);
    return build(options, path, dir);
}
