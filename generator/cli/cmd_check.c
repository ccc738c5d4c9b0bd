/*
 * proviso check: prints the findings of a build, without the outputs.  With --fix it first
 * makes the corrections that are certain; with --explain it explains one kind of finding.
 */
#include "base/edit_distance.h"
#include "cli/cli.h"
#include "cli/fix.h"
#include "cli/given.h"
#include "cli/languages.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "finding/codes.h"
#include "translate/translate.h"

#include <stdio.h>
#include <string.h>

#define LINE_WIDTH 78

/* Prints a text wrapped at words, with each line indented by two spaces. */
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

/* One handbook in one language. */
struct check_run {
    struct options options; /* as given, with the language set */
    struct run run;
    bool is_translation; /* of the handbook checked last */
};

static struct check_run *
add_look(GPtrArray *looks, const struct options *options, const char *lang)
{
    struct check_run *look = g_new0(struct check_run, 1);
    look->options = *options;
    look->options.lang = lang;
    g_ptr_array_add(looks, look);
    return look;
}

/*
 * A fix can reveal another fault: in a file that is not well-formed only the first one is
 * found.
 */
#define MAX_ROUNDS 50

/* Makes the possible fixes, then finds everything that a build of the handbook would find. */
static void
look_through(struct check_run *look, const char *path)
{
    for (int round = 0;; round++) {
        if (run_begin(&look->run, &look->options, path) && !look->options.rules_only)
            editions_check(&look->run);
        if (!look->options.fix || round == MAX_ROUNDS || fix_files(&look->run) == 0)
            return;
        run_close(&look->run);
    }
}

/*
 * Checks a handbook in the requested languages, with the original first if there are several.
 */
static void
look_at(GPtrArray *looks, const struct options *options, const char *path)
{
    struct check_run *first = add_look(looks, options, options->lang);
    look_through(first, path);
    if (!options->langs || options->lang)
        return;
    g_autoptr(GPtrArray) others = languages_named(&first->run);
    for (guint i = 0; i < others->len; i++) {
        const char *lang = arena_strdup(first->run.ctx.arena, others->pdata[i]);
        struct check_run *look = add_look(looks, options, lang);
        look->is_translation = true;
        look_through(look, path);
    }
}

/* What the findings do not cover, for the summary; NULL if they cover everything. */
static const char *
left_out(const struct options *options, const GPtrArray *looks)
{
    if (options->rules_only)
        return "pages not checked";
    for (guint i = 0; i < looks->len; i++)
        if (!((const struct check_run *)looks->pdata[i])->run.is_composed)
            return "pages not checked where there are errors in the content";
    return NULL;
}

/* Prints one line for each part of a handbook: how far it is translated. */
static void
print_translation(const struct translation *t)
{
    printf("%s: %zu of %zu texts translated, %zu changed since, %zu missing\n", t->lang,
        t->all.n_whole, t->all.n_texts, t->all.n_stale, t->all.n_missing);
    for (guint i = 0; i < t->parts->len; i++) {
        const struct translated *part = &g_array_index(t->parts, struct translated, i);
        if (part->n_texts > 0)
            printf("  %-32s %-6s %4zu translated %4zu older %4zu changed %4zu missing\n",
                part->name, translated_words(part), part->n_whole,
                part->n_texts - part->n_whole - part->n_stale - part->n_missing, part->n_stale,
                part->n_missing);
    }
}

/* "hose.html", "#hose.any": where a name is found on the site. */
static const char *
address_of(struct run *run, const struct anchor *anchor)
{
    return arena_printf(
        run->ctx.arena, anchor_has_page(anchor) ? "%s.html" : "#%s", anchor->id);
}

/*
 * Reports names that existed before and that the new handbook neither has nor lists as former
 * names; readers may have linked to them.
 */
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

/* The edition that a handbook is compared with. */
struct edition_before {
    struct given given;
    struct run run;
    bool is_begun;
};

/*
 * Reports what the previous handbook had and this one lacks; returns an exit status other than
 * EXIT_FINE without a handbook.
 */
static int
check_against(struct run *run, struct edition_before *before, const struct options *options)
{
    int status = given_open(&before->given, options->against);
    if (status != EXIT_FINE)
        return status;
    before->is_begun = true;
    run_model(&before->run, options, before->given.path);
    if (!before->run.model) {
        fprintf(stderr, "proviso: \"%s\" (--against) is not a handbook\n", options->against);
        return EXIT_USAGE;
    }
    if (run->model)
        find_lost_addresses(run, &before->run);
    return EXIT_FINE;
}

static void
edition_before_close(struct edition_before *before)
{
    if (before->is_begun)
        run_close(&before->run);
    given_close(&before->given);
}

/* Moves all findings to the first run; returns EXIT_SYSTEM if another run failed. */
static int
join(const GPtrArray *looks)
{
    int system = EXIT_FINE;
    struct diags *all = ((struct check_run *)looks->pdata[0])->run.ctx.diags;
    unsigned original = 0;
    for (guint i = 1; i < looks->len; i++) {
        struct check_run *look = looks->pdata[i];
        if (look->is_translation)
            diags_take_new(all, look->run.ctx.diags, original);
        else
            diags_take(all, look->run.ctx.diags);
        if (!look->is_translation)
            original = diags_batch(all);
        ((struct check_run *)looks->pdata[0])->run.is_misused |= look->run.is_misused;
        if (look->run.ctx.refusal) {
            fprintf(stderr, "proviso: %s\n", look->run.ctx.refusal);
            system = EXIT_SYSTEM;
        }
    }
    return system;
}

static void
print_translations(const struct options *options, const GPtrArray *looks)
{
    if (options->quiet || options->format != FORMAT_HUMAN)
        return;
    for (guint i = 0; i < looks->len; i++) {
        const struct check_run *look = looks->pdata[i];
        if (look->run.translation)
            print_translation(look->run.translation);
    }
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
    struct edition_before before = { 0 };
    g_autoptr(GPtrArray) looks = g_ptr_array_new();
    look_at(looks, options, path);
    struct run *first = &((struct check_run *)looks->pdata[0])->run;
    int system = options->against ? check_against(first, &before, options) : EXIT_FINE;
    for (int i = 1; i < options->n_arguments; i++)
        look_at(looks, options, options->arguments[i]);
    /* Findings refer to the sources of their run, so all runs last until they are printed. */
    int joined = join(looks);
    system = joined != EXIT_FINE ? joined : system;
    const char *note = options->quiet || first->is_misused ? NULL : left_out(options, looks);
    int status = run_print(first, system);
    if (note)
        fprintf(stderr, "%s\n", note);
    print_translations(options, looks);
    for (guint i = looks->len; i-- > 0;) {
        struct check_run *look = looks->pdata[i];
        run_close(&look->run);
        g_free(look);
    }
    edition_before_close(&before);
    return options_flush(status);
}
