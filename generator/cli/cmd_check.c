/*
 * proviso check: the findings of a build, and nothing else; with --fix, what is certain is
 * mended first; with --explain, what one kind of finding means.
 */
#include "base/edit_distance.h"
#include "cli/cli.h"
#include "cli/edition.h"
#include "cli/fix.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "finding/codes.h"

#include <stdio.h>
#include <string.h>

#define LINE_WIDTH 78

/* A text broken between words, each line after two spaces. */
static void
print_wrapped(const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    size_t width = 0;
    for (char **word = words; *word; word++) {
        size_t size = strlen(*word);
        bool begins = width == 0 || width + 1 + size > LINE_WIDTH;
        printf("%s%s%s", begins && width ? "\n" : "", begins ? "  " : " ", *word);
        width = begins ? size + 2 : width + 1 + size;
    }
    putchar('\n');
}

static int
explain(const char *name)
{
    const struct code *code = code_find(name);
    if (code) {
        printf("%s (%s): %s\n\n", code->name, code->severity == SEV_ERROR ? "error" : "warning",
            code->summary);
        print_wrapped(code->help);
        return EXIT_FINE;
    }
    size_t n;
    const struct code *codes = codes_all(&n);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < n; i++)
        g_ptr_array_add(names, (gpointer)(uintptr_t)codes[i].name);
    const char *near = nearest_word(name, (const char *const *)names->pdata, n);
    fprintf(stderr, "proviso: there is no finding \"%s\"", name);
    if (near)
        fprintf(stderr, "; did you mean \"%s\"?", near);
    fputc('\n', stderr);
    return EXIT_USAGE;
}

/* One fix can show the next fault: of a file that is not well-formed only the first is found.
 */
#define MAX_ROUNDS 50

/* Everything that a build of the handbook would find, after what can be mended was. */
static void
look_through(struct run *run, const struct options *options, const char *path)
{
    for (int round = 0;; round++) {
        if (run_begin(run, options, path) && !options->rules_only)
            editions_check(run);
        if (!options->fix || round == MAX_ROUNDS || fix_files(run) == 0)
            return;
        run_close(run);
    }
}

/* What the findings do not cover, for the summary; NULL if they cover everything. */
static const char *
left_out(const struct run *first, const struct run *others, int n)
{
    if (first->options->rules_only)
        return "pages not checked";
    bool is_cut = !first->is_composed;
    for (int i = 0; i < n; i++)
        is_cut = is_cut || !others[i].is_composed;
    return is_cut ? "pages not checked where there are errors in the content" : NULL;
}

/* "hose.html", "#hose.any": where a name is found on the site. */
static const char *
address_of(struct run *run, const struct anchor *anchor)
{
    return arena_printf(
        run->ctx.arena, anchor_has_page(anchor) ? "%s.html" : "#%s", anchor->id);
}

/* Names that readers may have linked to, and that neither are nor were names of the new one. */
static void
find_lost_addresses(struct run *run, const struct run *before)
{
    for (guint i = 0; i < before->model->names->len; i++) {
        const struct anchor *anchor = before->model->names->pdata[i];
        bool is_linked = anchor_has_page(anchor) || anchor->kind == ANCHOR_SECTION ||
                         anchor->kind == ANCHOR_SCENARIO;
        if (!is_linked || model_anchor(run->model, anchor->id) ||
            model_former(run->model, anchor->id))
            continue;
        diag_add(run->ctx.diags, SEV_WARNING, attribute_span(anchor->node, "xml:id"),
            "lost-address",
            "the address %s would lead nowhere: nothing is named \"%s\" any more",
            address_of(run, anchor), anchor->id);
    }
}

/* What the handbook of the edition before had, and this one lacks; false without a handbook. */
static bool
check_against(struct run *run, struct run *before, const struct options *options)
{
    run_model(before, options, options->against);
    if (!before->model) {
        fprintf(stderr, "proviso: \"%s\" (--against) is no handbook\n", options->against);
        return false;
    }
    if (run->model)
        find_lost_addresses(run, before);
    return true;
}

int
cmd_check(const struct options *options)
{
    if (options->explain)
        return explain(options->explain);
    const char *path = options_handbook(options, 0);
    if (!path)
        return EXIT_USAGE;
    output_look(options, path);
    struct run first, before = { 0 };
    look_through(&first, options, path);
    int system = EXIT_FINE;
    if (options->against && !check_against(&first, &before, options))
        system = EXIT_USAGE;
    /*
     * Findings point into the sources of their run, so all runs are kept until they are
     * printed.
     */
    int n = MAX(options->n_arguments - 1, 0);
    struct run *others = g_new0(struct run, n);
    for (int i = 0; i < n; i++) {
        look_through(&others[i], options, options->arguments[i + 1]);
        diags_take(first.ctx.diags, others[i].ctx.diags);
    }
    for (int i = 0; i < n; i++)
        first.is_misused |= others[i].is_misused;
    const char *note = options->quiet || first.is_misused ? NULL : left_out(&first, others, n);
    for (int i = 0; i < n; i++) {
        if (!others[i].ctx.refusal)
            continue;
        fprintf(stderr, "proviso: %s\n", others[i].ctx.refusal);
        system = EXIT_SYSTEM;
    }
    int status = run_end(&first, system);
    if (note)
        fprintf(stderr, "%s\n", note);
    for (int i = 0; i < n; i++)
        run_close(&others[i]);
    g_free(others);
    if (options->against)
        run_close(&before);
    return status;
}
