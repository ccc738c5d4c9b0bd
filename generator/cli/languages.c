#include "cli/languages.h"

#include "base/files.h"
#include "base/language.h"
#include "compose/compose.h"
#include "model/format.h"
#include "translate/translate.h"

#include <string.h>

char *
language_refusal(const char *lang)
{
    /* Only letters, digits and hyphens, because it becomes part of file names. */
    static const char plain[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-";
    bool is_plain = *lang && strspn(lang, plain) == strlen(lang);
    if (is_plain && format_is_language(lang))
        return NULL;
    char meant[ULOC_FULLNAME_CAPACITY];
    bool is_named = language_named(lang, meant);
    return g_strdup_printf("\"%s\" (--lang) is not a language code (%s\"%s\")", lang,
        is_named ? "did you mean " : "BCP 47: \"de\", \"pt-BR\", ",
        is_named ? meant : "zh-Hant");
}

char *
language_output(const char *lang, const char *output)
{
    if (!lang)
        return g_strdup(output);
    static const char *const endings[] = { ".pdf", ".html" };
    const char *ending = "";
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(output, endings[i]))
            ending = endings[i];
    return g_strdup_printf(
        "%.*s.%s%s", (int)(strlen(output) - strlen(ending)), output, lang, ending);
}

static bool
has_language(const GPtrArray *list, const char *lang)
{
    for (guint i = 0; i < list->len; i++)
        if (g_ascii_strcasecmp(list->pdata[i], lang) == 0)
            return true;
    return false;
}

GPtrArray *
languages_named(struct run *original)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
    const struct options *o = original->options;
    bool is_all = g_strcmp0(o->lang_text, "all") == 0;
    g_auto(GStrv) there = is_all ? translate_languages(&original->ctx) : NULL;
    for (char **lang = is_all ? there : o->langs; lang && *lang; lang++) {
        bool is_original =
            original->model && g_ascii_strcasecmp(*lang, original->model->lang) == 0;
        if (!is_original && !has_language(list, *lang))
            g_ptr_array_add(list, g_strdup(*lang));
    }
    return list;
}

/* The address of the site of a translation, or that of the original if `lang` is NULL. */
static const char *
site_of(struct run *original, const char *lang)
{
    const char *href = original->model->site_href;
    if (!href)
        return NULL;
    return lang ? arena_printf(original->ctx.arena, "%s%s/", href, lang) : href;
}

/* The links from each page to its other languages; `here` is the index of its own language. */
static struct compose_language *
links_of(struct run *original, const GPtrArray *others, size_t here)
{
    struct arena *a = original->ctx.arena;
    struct compose_language *links = ARENA_ARRAY(a, struct compose_language, others->len + 1);
    for (guint i = 0; i <= others->len; i++) {
        const char *lang = i > 0 ? others->pdata[i - 1] : NULL;
        links[i] = (struct compose_language){
            .lang = lang ? arena_strdup(a, lang) : original->model->lang,
            .path = i == here ? ""
                              : arena_printf(a, "%s%s%s", here > 0 ? "../" : "",
                                    lang ? lang : "", lang ? "/" : ""),
            .address = site_of(original, lang),
            .is_here = i == here,
            .is_original = i == 0,
        };
    }
    return links;
}

static void
begin_run(struct language_run *r, const struct options *options, const char *lang,
    const char *handbook)
{
    r->options = *options;
    r->options.lang = lang;
    r->is_good = run_begin(&r->run, &r->options, handbook);
}

/* The sites of earlier days come first: the pages of the main one lead there. */
static bool
make_run(struct language_run *r, const char *handbook, const day *days)
{
    if (r->is_good && days)
        r->is_good = days_make(&r->days, &r->run, &r->editions, &r->options, handbook, days);
    r->is_good = r->is_good && editions_make(&r->run, &r->editions);
    return r->is_good;
}

static struct language_run *
add_run(struct languages *l)
{
    l->runs = g_renew(struct language_run *, l->runs, l->n + 1);
    return l->runs[l->n++] = g_new0(struct language_run, 1);
}

/* The original is always made too, because all links begin there. */
static bool
make_several(struct languages *l, const struct options *options, const char *handbook)
{
    struct language_run *first = add_run(l);
    begin_run(first, options, NULL, handbook);
    if (!first->run.model)
        return false;
    const day *days = days_find(&first->run);
    if (first->run.is_misused)
        return false;
    g_autoptr(GPtrArray) others = languages_named(&first->run);
    struct arena *a = first->run.ctx.arena;
    size_t n = others->len + 1;
    const struct compose_language **links = ARENA_ARRAY(a, const struct compose_language *, n);
    for (size_t i = 0; i < n; i++)
        links[i] = links_of(&first->run, others, i);
    bool is_good = true;
    for (size_t i = 0; i < n; i++) {
        struct language_run *r = i > 0 ? add_run(l) : first;
        if (i > 0)
            begin_run(r, options, links[i][i].lang, handbook);
        r->editions.languages = links[i];
        r->editions.n_languages = n;
        is_good = make_run(r, handbook, days) && is_good;
    }
    return is_good;
}

bool
languages_make(struct languages *l, const struct options *options, const char *handbook)
{
    if (options->langs && !options->lang)
        return make_several(l, options, handbook);
    struct language_run *only = add_run(l);
    begin_run(only, options, options->lang, handbook);
    const day *days = days_find(&only->run);
    return !only->run.is_misused && make_run(only, handbook, days);
}

/* --- Joining --- */

static struct product *
site_product(struct edition_run *editions)
{
    for (size_t i = 0; i < editions->n; i++)
        if (editions->products[i].files && !editions->products[i].edition->is_report)
            return &editions->products[i];
    return NULL;
}

void
languages_join_sites(struct languages *l)
{
    for (size_t i = 0; i < l->n; i++) {
        struct product *site = site_product(&l->runs[i]->editions);
        if (site)
            days_join(&l->runs[i]->days, site->files);
    }
    struct product *root = l->n > 1 ? site_product(&l->runs[0]->editions) : NULL;
    for (size_t i = 1; root && i < l->n; i++) {
        struct product *site = site_product(&l->runs[i]->editions);
        if (!site)
            continue;
        g_autofree char *folder = g_strconcat(l->runs[i]->run.translation->lang, "/", NULL);
        files_move(root->files, folder, site->files);
        files_free(site->files);
        site->files = NULL;
    }
}

/* An error of the system in any run is reported by the first one. */
static int
status_of(struct languages *l, int status)
{
    struct ctx *first = &l->runs[0]->run.ctx;
    for (size_t i = 0; i < l->n; i++) {
        const struct run *run = &l->runs[i]->run;
        if (run->ctx.refusal && i > 0)
            ctx_refuse(first, "%s", run->ctx.refusal);
        if (status == EXIT_FINE && run->n_failed > 0)
            status = EXIT_CONTENT; /* the report states it */
        if ((i > 0 && sources_refused(run->ctx.sources)) ||
            days_refused(&l->runs[i]->days, first))
            status = EXIT_SYSTEM;
    }
    return status;
}

int
languages_end(struct languages *l, int status)
{
    status = status_of(l, status);
    for (size_t i = 1; i < l->n; i++)
        diags_take_new(l->runs[0]->run.ctx.diags, l->runs[i]->run.ctx.diags, 0);
    for (size_t i = 0; i < l->n; i++) {
        days_tell(&l->runs[i]->days, l->runs[0]->run.ctx.diags);
        editions_clear(&l->runs[i]->editions);
    }
    /*
     * Findings refer to the sources of their run, so all runs last until they are printed;
     * the links between languages are in the first run's arena.
     */
    status = run_print(&l->runs[0]->run, status);
    for (size_t i = l->n; i-- > 0;) {
        days_clear(&l->runs[i]->days);
        run_close(&l->runs[i]->run);
        if (i > 0)
            g_free(l->runs[i]);
    }
    struct timings *timings = l->runs[0]->run.ctx.timings;
    timings_step(timings, "end");
    timings_end(timings);
    g_free(l->runs[0]);
    g_free(l->runs);
    return options_flush(status);
}
