#include "cli/days.h"

#include "base/files.h"
#include "compose/compose.h"
#include "decide/answers.h"
#include "web/web.h"

#include <stdio.h>
#include <string.h>

/* --- Which days --- */

static gint
compare_days(gconstpointer a, gconstpointer b)
{
    const day one = *(const day *)a, two = *(const day *)b;
    return one < two ? -1 : one > two;
}

static bool
has_day(const GArray *list, day on)
{
    for (guint i = 0; i < list->len; i++)
        if (g_array_index(list, day, i) == on)
            return true;
    return false;
}

static void
add_boundary(GArray *list, day boundary, day before)
{
    if (boundary != DAY_MIN && boundary < before && !has_day(list, boundary))
        g_array_append_val(list, boundary);
}

/* The days before the main one on which a rule or a value begins or ends, the latest last. */
static GArray *
boundaries(const struct run *main)
{
    const struct model *model = main->model;
    const day before = main->ctx.as_of;
    GArray *list = g_array_new(FALSE, FALSE, sizeof(day));
    for (size_t i = 0; i < model->n_practices; i++) {
        const struct practice *practice = &model->practices[i];
        for (size_t k = 0; k < practice->n_rules; k++) {
            add_boundary(list, practice->rules[k]->period.from.first, before);
            add_boundary(list, practice->rules[k]->period.until.first, before);
        }
    }
    for (size_t i = 0; i < model->n_facts; i++) {
        const struct fact *fact = &model->facts[i];
        for (size_t k = 0; k < fact->n_values; k++) {
            add_boundary(list, fact->values[k].period.from.first, before);
            add_boundary(list, fact->values[k].period.until.first, before);
        }
    }
    g_array_sort(list, compare_days);
    return list;
}

/* What was only found on that day has not changed on it. */
static bool
is_change(struct run *main, day on)
{
    struct answers *answers = answers_new(&main->ctx, main->model, on);
    const struct revisions since = answers_since(answers, on - 1);
    for (size_t i = 0; i < since.n; i++)
        if (since.list[i].kind != REVISION_SEEN)
            return true;
    return false;
}

static GArray *
changed_days(struct run *main)
{
    GArray *list = boundaries(main);
    GArray *found = g_array_new(FALSE, FALSE, sizeof(day));
    for (guint i = list->len; i-- > 0 && found->len < DAYS_MAX;) {
        const day on = g_array_index(list, day, i);
        if (is_change(main, on))
            g_array_append_val(found, on);
    }
    g_array_unref(list);
    g_array_sort(found, compare_days);
    return found;
}

/* NULL, after a message, where one is not before the main day. */
static GArray *
named_days(struct run *main)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(day));
    for (size_t i = 0; i < main->options->n_days; i++) {
        const day on = main->options->days[i];
        if (on > main->ctx.as_of) {
            char late[11], last[11];
            day_format(on, late);
            day_format(main->ctx.as_of, last);
            fprintf(stderr, "proviso: --days names earlier days: %s is after %s\n", late, last);
            main->is_misused = true;
            g_array_unref(found);
            return NULL;
        }
        if (on < main->ctx.as_of && !has_day(found, on))
            g_array_append_val(found, on);
    }
    g_array_sort(found, compare_days);
    return found;
}

const day *
days_find(struct run *main)
{
    if (!main->options->days_text || !main->model)
        return NULL;
    g_autoptr(GArray) found =
        main->options->n_days == 0 ? changed_days(main) : named_days(main);
    if (!found)
        return NULL;
    const day last = DAY_MAX;
    g_array_append_val(found, last);
    return arena_copy(main->ctx.arena, found->data, found->len * sizeof(day));
}

/* --- Their sites --- */

static size_t
count_days(const day *list)
{
    size_t n = 0;
    while (list[n] != DAY_MAX)
        n++;
    return n;
}

/* What the pages of one day, or of the main one (here == n), say of the others. */
static struct compose_days *
links_of(struct run *main, const day *list, size_t n, size_t here)
{
    struct arena *a = main->ctx.arena;
    const bool is_below = here < n;
    struct compose_day *links = ARENA_ARRAY(a, struct compose_day, n + 1);
    for (size_t i = 0; i <= n; i++) {
        char iso[11] = "";
        if (i < n)
            day_format(list[i], iso);
        links[i] = (struct compose_day){
            .on = i < n ? list[i] : main->ctx.as_of,
            .path = i == here ? ""
                              : arena_printf(
                                    a, "%s%s%s", is_below ? "../" : "", iso, i < n ? "/" : ""),
            .is_here = i == here,
            .is_main = i == n,
        };
    }
    struct compose_days *days = ARENA_NEW(a, struct compose_days);
    *days = (struct compose_days){ .list = links, .n = n + 1 };
    return days;
}

/* The same languages, as seen from a folder below. */
static const struct compose_language *
languages_below(struct run *main, const struct edition_run *editions, const char *iso)
{
    struct arena *a = main->ctx.arena;
    struct compose_language *list =
        ARENA_ARRAY(a, struct compose_language, editions->n_languages + 1);
    for (size_t i = 0; i < editions->n_languages; i++) {
        list[i] = editions->languages[i];
        list[i].address = NULL; /* the pages of earlier days are not for search engines */
        if (!list[i].is_here)
            list[i].path = arena_printf(a, "../%s%s/", list[i].path, iso);
    }
    return list;
}

static bool
make_day(struct day_run *r, struct run *main, const struct edition_run *editions,
    struct compose_days *links, const char *handbook)
{
    char iso[11];
    day_format(r->options.as_of, iso);
    if (!run_begin(&r->run, &r->options, handbook))
        return false;
    struct answers *today = answers_new(&r->run.ctx, r->run.model, main->ctx.as_of);
    struct revisions *since = ARENA_NEW(main->ctx.arena, struct revisions);
    *since = answers_since(today, r->run.ctx.as_of);
    links->since = since;
    r->editions.days = links;
    if (editions->languages) {
        r->editions.languages = languages_below(main, editions, iso);
        r->editions.n_languages = editions->n_languages;
    }
    return editions_make(&r->run, &r->editions);
}

bool
days_make(struct day_runs *days, struct run *main, struct edition_run *editions,
    const struct options *options, const char *handbook, const day *list)
{
    const size_t n = count_days(list);
    bool is_good = true;
    unsigned site = 0;
    g_autofree char *message = NULL;
    editions_parse("site", &site, &message);
    days->runs = g_new0(struct day_run *, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct day_run *r = days->runs[days->n++] = g_new0(struct day_run, 1);
        r->options = *options;
        r->options.as_of = list[i];
        r->options.has_as_of = true;
        r->options.werror = FALSE;
        r->options.depfile = NULL;
        r->options.editions = site;
        is_good = make_day(r, main, editions, links_of(main, list, n, i), handbook) && is_good;
    }
    if (n > 0)
        editions->days = links_of(main, list, n, n);
    return is_good;
}

/* --- Joining --- */

/* Collects the names of all pages of all days. */
static bool
note_page(void *names, const char *path)
{
    if (!strchr(path, '/') && g_str_has_suffix(path, ".html") && strcmp(path, WEB_ABSENT) != 0)
        g_hash_table_add(names, g_strdup(path));
    return true;
}

/* The page that says that there is none of this name; its links are to those of other days. */
static GBytes *
absent_page(GBytes *model, const char *name)
{
    gsize size;
    const char *p = g_bytes_get_data(model, &size);
    const char *end = p + size;
    GString *out = g_string_sized_new(size);
    for (const char *at; (at = g_strstr_len(p, end - p, WEB_ABSENT));) {
        g_string_append_len(out, p, at - p);
        g_string_append(out, name);
        p = at + strlen(WEB_ABSENT);
    }
    g_string_append_len(out, p, end - p);
    return g_string_free_to_bytes(out);
}

static void
fill_absent(struct files *files, GHashTable *names)
{
    g_autoptr(GBytes) model = files_bytes(files, WEB_ABSENT);
    if (!model)
        return;
    files_remove(files, WEB_ABSENT);
    GHashTableIter iter;
    gpointer name;
    g_hash_table_iter_init(&iter, names);
    while (g_hash_table_iter_next(&iter, &name, NULL))
        if (!files_has(files, name))
            files_add(files, name, absent_page(model, name));
}

static struct files *
site_of(const struct day_run *r)
{
    return r->editions.n > 0 ? r->editions.products[0].files : NULL;
}

void
days_join(struct day_runs *days, struct files *site)
{
    if (days->n == 0)
        return;
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    files_each_path(site, note_page, names);
    for (size_t i = 0; i < days->n; i++)
        files_each_path(site_of(days->runs[i]), note_page, names);
    fill_absent(site, names);
    for (size_t i = 0; i < days->n; i++) {
        char iso[11], folder[12];
        day_format(days->runs[i]->options.as_of, iso);
        g_snprintf(folder, sizeof folder, "%s/", iso);
        fill_absent(site_of(days->runs[i]), names);
        files_move(site, folder, site_of(days->runs[i]));
    }
}

void
days_tell(struct day_runs *days, struct diags *diags)
{
    for (size_t i = 0; i < days->n; i++)
        diags_take_errors(diags, days->runs[i]->run.ctx.diags);
}

bool
days_refused(const struct day_runs *days, struct ctx *first)
{
    bool is_refused = false;
    for (size_t i = 0; i < days->n; i++) {
        const struct ctx *ctx = &days->runs[i]->run.ctx;
        if (ctx->refusal)
            ctx_refuse(first, "%s", ctx->refusal);
        is_refused = is_refused || ctx->refusal || sources_refused(ctx->sources);
    }
    return is_refused;
}

void
days_clear(struct day_runs *days)
{
    for (size_t i = 0; i < days->n; i++) {
        editions_clear(&days->runs[i]->editions);
        run_close(&days->runs[i]->run);
        g_free(days->runs[i]);
    }
    g_free(days->runs);
    *days = (struct day_runs){ 0 };
}
