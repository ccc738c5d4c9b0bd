/*
 * proviso build: the editions asked for, published together or not at all.
 *
 * An error in the content stops before anything is written; what the stages made is kept in
 * memory until all of it is there.
 */
#include "base/publish.h"
#include "cli/commands.h"
#include "cli/depfile.h"
#include "cli/edition.h"
#include "cli/output.h"

#include <stdio.h>
#include <string.h>

static void
say_wait(const char *dir)
{
    fprintf(stderr, "proviso: another run publishes into \"%s\"; waiting for it\n", dir);
}

/* Returns EXIT_FINE or EXIT_SYSTEM, with a message. */
static int
publish(struct run *run, const struct editions *editions)
{
    g_autofree char *message = NULL;
    struct publish *p = publish_begin(output_folder(run->options), say_wait, &message);
    bool is_done = p != NULL;
    for (size_t i = 0; is_done && i < editions->n; i++) {
        const struct product *product = &editions->products[i];
        const char *output = product->edition->output;
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
    return EXIT_FINE;
}

/*
 * Also where the build failed: a change of what was read is a reason to try again.  Returns
 * `status`, or EXIT_SYSTEM when the depfile cannot be written.
 */
static int
write_depfile(const struct run *run, int status)
{
    if (!run->options->depfile || run->options->dump)
        return status;
    size_t n;
    const struct edition *all = editions_all(&n);
    g_autoptr(GPtrArray) targets = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < n; i++) {
        if (edition_is_wanted(&all[i], run->options))
            g_ptr_array_add(
                targets, g_build_filename(output_folder(run->options), all[i].target, NULL));
    }
    g_ptr_array_add(targets, NULL);
    return depfile_write(run, (const char *const *)targets->pdata) ? status : EXIT_SYSTEM;
}

int
cmd_build(const struct options *options)
{
    const char *path = options_handbook(options, 0);
    if (!path)
        return EXIT_USAGE;
    if (!options->dump && !output_repair(options))
        return EXIT_SYSTEM;
    struct run run;
    struct editions editions = { 0 };
    int system = EXIT_FINE;
    /* What the model shows should not depend on what later stages say of it. */
    bool is_model_only = options->dump && strcmp(options->dump, "model") == 0;
    bool is_good =
        is_model_only ? run_model(&run, options, path) : run_begin(&run, options, path);
    if (options->dump && run.model)
        editions_dump(&run, options->dump);
    else if (is_good && editions_make(&run, &editions))
        system = publish(&run, &editions);
    system = write_depfile(&run, system);
    editions_clear(&editions);
    return run_end(&run, system);
}
