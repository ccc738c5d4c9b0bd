#include "cli/pipeline.h"

#include "base/length.h"
#include "base/private_paths.h"
#include "check/check.h"
#include "decide/answers.h"
#include "dress/dress.h"
#include "finding/report.h"
#include "finding/report_ci.h"
#include "model/narrow.h"
#include "model/not_shown.h"
#include "picture/read.h"
#include "translate/translate.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/*
 * SOURCE_DATE_EPOCH (reproducible-builds.org): the only date from outside that reaches the
 * outputs.
 */
static void
read_stamp(struct ctx *ctx)
{
    const char *text = g_getenv("SOURCE_DATE_EPOCH");
    if (!text || !*text)
        return;
    gint64 stamp;
    if (g_ascii_string_to_signed(text, 10, 0, G_GINT64_CONSTANT(253402300799), &stamp, NULL)) {
        ctx->stamp = stamp;
        ctx->has_stamp = true;
    } else {
        fprintf(stderr, "proviso: SOURCE_DATE_EPOCH is not a number of seconds: ignored\n");
    }
}

bool
run_model(struct run *run, const struct options *options, const char *path)
{
    *run = (struct run){ .options = options };
    timings_init(&run->timings);
    run->ctx = (struct ctx){
        .arena = arena_new(),
        .sources = sources_new(),
        .diags = diags_new(),
        .pictures = pictures_new(),
        .text_size = options->text_size * SCALE,
        .has_as_of = options->has_as_of,
        .as_of = options->as_of,
        .jobs = (unsigned)options->jobs,
        .timings = options->timings ? &run->timings : NULL,
    };
    read_stamp(&run->ctx);
    bool is_loaded = load_handbook(&run->ctx, path, &run->load);
    timings_step(run->ctx.timings, "load");
    if (!is_loaded || !run->load.doc)
        return false;
    if (options->lang) {
        run->translation = translate(&run->ctx, run->load.doc, options->lang);
        timings_step(run->ctx.timings, "translate");
    }
    run->model = model_build(&run->ctx, run->load.doc);
    timings_step(run->ctx.timings, "model");
    if (!run->ctx.has_stamp)
        run->ctx.stamp = (int64_t)run->ctx.as_of * 86400;
    if (run->model)
        run->answers = answers_new(&run->ctx, run->model, run->ctx.as_of);
    return run->model && !run_has_errors(run);
}

/* The role of --for; NULL, after a message, if the handbook has no role of that name. */
static const struct role *
find_role(struct run *run)
{
    const char *name = run->options->for_role;
    const struct role *role = model_role(run->model, name);
    if (role)
        return role;
    const char *near = model_nearest(run->model, name, ANCHOR_ROLE);
    g_autoptr(GString) roles = g_string_new(NULL);
    for (size_t i = 0; i < run->model->n_roles; i++)
        g_string_append_printf(roles, "%s%s", i ? ", " : "", run->model->roles[i].id);
    if (near)
        fprintf(stderr, "proviso: no role is named \"%s\"; did you mean \"%s\"?\n", name, near);
    else
        fprintf(stderr, "proviso: no role is named \"%s\"; there are: %s\n", name, roles->str);
    run->is_misused = true;
    return NULL;
}

bool
run_narrow(struct run *run)
{
    if (!run->options->for_role)
        return true;
    const struct role *role = find_role(run);
    if (!role || !model_narrow(&run->ctx, run->model, role))
        return false;
    run->answers = answers_new(&run->ctx, run->model, run->ctx.as_of);
    answers_fill(run->answers);
    timings_step(run->ctx.timings, "narrow");
    return true;
}

/* The day of --from stands for that of the edition before; false after a message. */
static bool
begin_from(struct run *run)
{
    if (!run->options->has_from)
        return true;
    if (run->options->from >= run->ctx.as_of) {
        fprintf(stderr, "proviso: --from is not before the day of the edition\n");
        run->is_misused = true;
        return false;
    }
    run->model->edition_previous = (struct date){ .first = run->options->from };
    return true;
}

/* Reads everything; false if there is no model to work on. */
static bool
read_all(struct run *run, const struct options *options, const char *path)
{
    run_model(run, options, path);
    if (!run->model || (options->for_role && !find_role(run)) || !begin_from(run))
        return false;
    pictures_read(&run->ctx, run->load.doc);
    run->dress = dress_read(&run->ctx, run->model);
    timings_step(run->ctx.timings, "pictures");
    return true;
}

bool
run_begin_page(
    struct run *run, const struct options *options, const char *path, const char *practice)
{
    if (!read_all(run, options, path) || run_has_errors(run) || !run_narrow(run))
        return false;
    const struct practice *shown = model_practice(run->model, practice);
    if (!shown || run_has_errors(run))
        return false;
    if (options->templates)
        answers_fill(run->answers);
    else
        answers_fill_page(run->answers, shown);
    timings_step(run->ctx.timings, "answers");
    return true;
}

bool
run_begin(struct run *run, const struct options *options, const char *path)
{
    if (!read_all(run, options, path))
        return false;
    answers_fill(run->answers);
    timings_step(run->ctx.timings, "answers");
    check_handbook(&run->ctx, run->model, run->answers);
    count_not_shown(&run->ctx, run->model);
    timings_step(run->ctx.timings, "check");
    return !run_has_errors(run) && run_narrow(run) && !run_has_errors(run);
}

bool
run_has_errors(const struct run *run)
{
    return diags_count(run->ctx.diags, SEV_ERROR) > 0 ||
           (run->options->werror && diags_count(run->ctx.diags, SEV_WARNING) > 0);
}

void
run_drop_content(struct run *run)
{
    model_free(run->model);
    run->model = NULL;
    xmlFreeDoc(run->load.doc);
    run->load.doc = NULL;
}

static void
print_findings(struct run *run)
{
    struct diags *diags = run->ctx.diags;
    switch (run->options->format) {
    case FORMAT_HUMAN: {
        const char *no_colour = g_getenv("NO_COLOR");
        bool colour = isatty(STDERR_FILENO) && !(no_colour && *no_colour);
        if (run->options->quiet && !run->options->werror)
            diags_print_errors(diags, stderr, colour);
        else
            diags_print_human(diags, stderr, colour);
        break;
    }
    case FORMAT_JSON:
        diags_print_json(diags, stdout);
        break;
    case FORMAT_SARIF:
        diags_print_sarif(diags, stdout);
        break;
    case FORMAT_GITHUB:
        diags_print_github(diags, stdout);
        break;
    case FORMAT_GITLAB:
        diags_print_gitlab(diags, stdout);
        break;
    case FORMAT_JUNIT:
        diags_print_junit(diags, stdout);
        break;
    }
    if (!run->options->quiet)
        diags_print_summary(diags, stderr);
}

void
run_close(struct run *run)
{
    if (run->model)
        model_free(run->model);
    load_clear(&run->load);
    dress_free(run->dress);
    diags_free(run->ctx.diags);
    pictures_free(run->ctx.pictures);
    private_paths_free(run->ctx.private_paths);
    sources_free(run->ctx.sources);
    arena_free(run->ctx.arena);
}

int
run_print(struct run *run, int system)
{
    if (run->is_misused)
        return EXIT_USAGE;
    print_findings(run);
    if (run->ctx.refusal)
        fprintf(stderr, "proviso: %s\n", run->ctx.refusal);
    if (run->ctx.refusal || sources_refused(run->ctx.sources))
        system = EXIT_SYSTEM;
    return system ? system : run_has_errors(run) ? EXIT_CONTENT : EXIT_FINE;
}

int
run_end(struct run *run, int system)
{
    int status = run_print(run, system);
    run_close(run);
    timings_step(run->ctx.timings, "end");
    timings_end(run->ctx.timings);
    return options_flush(status);
}
