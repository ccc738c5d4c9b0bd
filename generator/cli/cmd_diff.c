/* proviso diff: compares two editions of a handbook, or two days of one edition. */
#include "cli/cli.h"
#include "cli/diff.h"
#include "cli/given.h"
#include "cli/pipeline.h"

#include <stdio.h>

/* One side: its source, and the day for which it is compared. */
struct edition_read {
    struct given given;
    struct options options;
    struct run run;
    bool is_begun;
};

/* Prints only findings that prevent the comparison. */
static int
edition_read(struct edition_read *e, const struct options *options, const char *name)
{
    e->options = *options;
    e->options.format = FORMAT_HUMAN;
    e->options.quiet = TRUE;
    int status = given_open(&e->given, name);
    if (status != EXIT_FINE)
        return status;
    if (e->given.has_as_of && !options->has_as_of) {
        e->options.has_as_of = true;
        e->options.as_of = e->given.as_of;
    }
    e->is_begun = true;
    if (!run_model(&e->run, &e->options, e->given.path) || !run_narrow(&e->run))
        return e->run.is_misused ? EXIT_USAGE : EXIT_CONTENT;
    return EXIT_FINE;
}

/* Returns the worse of two exit statuses. */
static int
edition_close(struct edition_read *e, int status)
{
    if (e->is_begun) {
        int own = run_end(&e->run, status);
        status = MAX(status, own);
    }
    given_close(&e->given);
    return status;
}

static struct diff_side
side_of(struct edition_read *e, day on)
{
    return (struct diff_side){ e->given.name, &e->run.ctx, e->run.model, on };
}

static int
print(const struct diff *diff, const struct options *options)
{
    g_autofree char *text = options->diff_format == DIFF_JSON
                                ? diff_print_json(diff)
                                : diff_print(diff, options->diff_format);
    fputs(text, stdout);
    return EXIT_FINE;
}

/* Compares two days of one handbook. */
static int
compare_days(const struct options *options)
{
    struct edition_read e = { 0 };
    struct options reading = *options;
    const char *name = options_handbook(options, 0);
    if (!name)
        return EXIT_USAGE;
    reading.has_as_of = options->has_to;
    reading.as_of = options->to;
    int status = edition_read(&e, &reading, name);
    if (status == EXIT_FINE && options->from >= e.run.ctx.as_of) {
        fprintf(stderr, "proviso: --from is not before the later day\n");
        status = EXIT_USAGE;
    }
    if (status == EXIT_FINE) {
        const struct revisions revisions = answers_since(e.run.answers, options->from);
        const struct diff diff = {
            .was = side_of(&e, options->from),
            .is = side_of(&e, e.run.ctx.as_of),
            .revisions = &revisions,
            .a = e.run.ctx.arena,
            .words = e.run.model->words,
        };
        status = print(&diff, options);
    }
    return edition_close(&e, status);
}

static int
compare_editions(const struct options *options)
{
    struct edition_read was = { 0 }, is = { 0 };
    int status = edition_read(&was, options, options->arguments[0]);
    if (status != EXIT_USAGE && status != EXIT_SYSTEM) {
        int second = edition_read(&is, options, options->arguments[1]);
        status = MAX(status, second);
    }
    if (status == EXIT_FINE) {
        const struct revisions revisions = answers_between(was.run.answers, is.run.answers);
        const struct diff diff = {
            .was = side_of(&was, was.run.ctx.as_of),
            .is = side_of(&is, is.run.ctx.as_of),
            .revisions = &revisions,
            .a = is.run.ctx.arena,
            .words = is.run.model->words,
        };
        status = print(&diff, options);
    }
    status = edition_close(&is, status);
    return edition_close(&was, status);
}

int
cmd_diff(const struct options *options)
{
    const bool is_days = options->has_from;
    if ((options->has_to && !is_days) || (is_days && options->has_as_of) ||
        options->n_arguments > (is_days ? 1 : 2) || (!is_days && options->n_arguments != 2)) {
        fprintf(stderr, "proviso: diff needs two editions, or one and --from DAY\n"
                        "Try \"proviso diff --help\".\n");
        return EXIT_USAGE;
    }
    return options_flush(is_days ? compare_days(options) : compare_editions(options));
}
