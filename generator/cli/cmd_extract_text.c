/*
 * proviso extract-text: writes the texts of a handbook for translators, as the template
 * po/handbook.pot beside the handbook.  With --update or --lang it also updates the files of
 * languages.
 */
#include "cli/cli.h"
#include "cli/pipeline.h"
#include "translate/translate.h"
#include "translate/update.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

struct text_extraction {
    struct run *run;
    struct its *its;
    const GPtrArray *texts;
    const char *title, *day;
};

static bool
write_file(const char *path, const GString *text)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(GError) error = NULL;
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        fprintf(stderr, "proviso: cannot make \"%s\": %s\n", folder, g_strerror(errno));
        return false;
    }
    if (g_file_set_contents(path, text->str, (gssize)text->len, &error))
        return true;
    fprintf(stderr, "proviso: %s\n", error->message);
    return false;
}

/* The path of a file beside the handbook, as the user would write it. */
static char *
beside(const struct text_extraction *e, const char *inside)
{
    const char *handbook = sources_at(e->run->ctx.sources, 0)->path;
    g_autofree char *folder = g_path_get_dirname(handbook);
    return strcmp(folder, ".") == 0 ? g_strdup(inside) : g_build_filename(folder, inside, NULL);
}

/* Whether --lang asks for a translation in a file of that name. */
static bool
is_asked_translation(const struct options *o, const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *language = translate_language_of(name);
    return language && o->langs && g_strv_contains((const char *const *)o->langs, language);
}

/* True unless another file would be lost: a translation, or the handbook itself. */
static bool
may_write_template(const struct options *o, const char *path)
{
    g_autofree char *there = NULL;
    if (!is_asked_translation(o, path) && (!g_file_get_contents(path, &there, NULL, NULL) ||
                                              !*there || strstr(there, "\"Language: \\n\"")))
        return true;
    fprintf(stderr,
        "proviso: \"%s\" is no template and would be lost: --lang writes the "
        "translation into a language\n",
        path);
    return false;
}

static bool
write_template(const struct text_extraction *e)
{
    const struct options *o = e->run->options;
    struct update_counts counts;
    GString *text = update_template(e->its, e->texts, e->title, e->day, &counts);
    bool is_done = true;
    if (o->out_dir && strcmp(o->out_dir, "-") == 0) {
        fwrite(text->str, 1, text->len, stdout);
    } else {
        g_autofree char *path =
            o->out_dir ? g_strdup(o->out_dir) : beside(e, "po/handbook.pot");
        is_done = write_file(path, text);
        if (is_done && !o->quiet)
            fprintf(stderr, "%s: %zu texts\n", path, counts.n_texts);
    }
    g_string_free(text, TRUE);
    return is_done;
}

/* Finds a language's file and its path; returns NULL if it does not exist yet. */
static const struct source *
find_file(const struct text_extraction *e, const char *lang, char **path)
{
    g_autofree char *name = g_strdup_printf("po/%s.po", lang);
    const struct source *source = translate_find(&e->run->ctx, lang);
    *path = beside(e, source ? source->inside : name);
    return source;
}

/* Updates a file, but leaves it unchanged if it could not be read without findings. */
static bool
update_file(const struct text_extraction *e, const char *lang)
{
    struct ctx *ctx = &e->run->ctx;
    g_autofree char *path = NULL;
    const struct source *source = find_file(e, lang, &path);
    size_t n_errors = diags_count(ctx->diags, SEV_ERROR);
    struct po *po = source ? po_read(ctx, source, lang) : NULL;
    if (diags_count(ctx->diags, SEV_ERROR) > n_errors)
        return true;
    struct update_counts c;
    GString *text = update_po(e->its, e->texts, po, lang, e->title, e->day, &c);
    bool is_same =
        source && source->size == text->len && memcmp(source->text, text->str, text->len) == 0;
    bool is_done = is_same || write_file(path, text);
    if (is_done && !e->run->options->quiet)
        fprintf(stderr, "%s: %zu of %zu texts translated, %zu changed since, %zu missing\n",
            path, c.n_translated, c.n_texts, c.n_fuzzy, c.n_new);
    g_string_free(text, TRUE);
    return is_done;
}

static bool
update_files(const struct text_extraction *e)
{
    const struct options *o = e->run->options;
    g_auto(GStrv) there =
        o->update ? translate_languages(&e->run->ctx) : g_strsplit("", ",", -1);
    bool is_done = true;
    for (char **lang = there; is_done && *lang; lang++)
        is_done = update_file(e, *lang);
    for (char **lang = o->langs; is_done && lang && *lang; lang++)
        if (!g_strv_contains((const char *const *)there, *lang))
            is_done = update_file(e, *lang);
    return is_done;
}

int
cmd_extract_text(const struct options *options)
{
    const char *path = options_handbook(options, 0);
    if (!path || (options->out_dir && !may_write_template(options, options->out_dir)))
        return EXIT_USAGE;
    struct options reading = *options;
    reading.lang = NULL; /* the original is read */
    struct run run;
    run_model(&run, &reading, path);
    int status = EXIT_FINE;
    if (run.model && !run_has_errors(&run)) {
        const xmlNode *edition = node_child(xmlDocGetRootElement(run.load.doc), "edition");
        const char *date = edition ? node_attribute(edition, "date") : NULL;
        struct text_extraction e = { .run = &run, .title = run.model->id };
        e.day = date && strlen(date) == 10 ? date : NULL;
        e.its = its_new(&run.ctx, run.load.doc);
        e.texts = texts_of(&run.ctx, e.its, run.load.doc);
        if (!write_template(&e) || !update_files(&e))
            status = EXIT_SYSTEM;
        its_free(e.its);
    }
    return run_end(&run, status);
}
