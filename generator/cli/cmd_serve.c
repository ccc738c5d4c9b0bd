/* proviso serve: shows the editions in a browser, which follows every change of the source. */
#include "cli/cli.h"
#include "cli/edition.h"
#include "cli/languages.h"
#include "cli/output.h"
#include "cli/serve.h"

#include <glib-unix.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <stdio.h>

struct serving {
    const struct options *options;
    GMainLoop *loop;
    struct serve_build *build;
    struct serve_watch *watch;
    struct serve_http *http;
};

/* --- Output on the terminal --- */

static void
print_finding(JsonObject *finding)
{
    const char *severity = json_object_get_string_member_with_default(finding, "severity", "");
    const char *file = json_object_get_string_member_with_default(finding, "file", NULL);
    if (file)
        fprintf(stderr, "%s:%d:%d: ", file,
            (int)json_object_get_int_member_with_default(finding, "line", 0),
            (int)json_object_get_int_member_with_default(finding, "column", 0));
    fprintf(stderr, "%s: %s [%s]\n", severity,
        json_object_get_string_member_with_default(finding, "message", ""),
        json_object_get_string_member_with_default(finding, "code", ""));
}

static void
print_findings(const struct serving *s, JsonObject *report)
{
    JsonArray *findings = json_object_get_array_member(report, "findings");
    for (guint i = 0; findings && i < json_array_get_length(findings); i++) {
        JsonObject *finding = json_array_get_object_element(findings, i);
        const char *severity =
            json_object_get_string_member_with_default(finding, "severity", "");
        if (json_object_has_member(finding, "accepted"))
            continue;
        if (g_strcmp0(severity, "error") == 0 || !s->options->quiet)
            print_finding(finding);
    }
}

static int
count_of(JsonObject *report, const char *name)
{
    return (int)json_object_get_int_member_with_default(report, name, 0);
}

static void
print_summary(const struct serve_result *result, int errors, int warnings)
{
    fprintf(stderr, "%s in %.2f s: %d error%s, %d warning%s\n",
        result->status == EXIT_FINE ? "Built" : "Not built",
        (double)result->took / G_USEC_PER_SEC, errors, errors == 1 ? "" : "s", warnings,
        warnings == 1 ? "" : "s");
}

static void
print_result(const struct serving *s, const struct serve_result *result)
{
    gsize size = 0;
    const char *text = result->report ? g_bytes_get_data(result->report, &size) : NULL;
    g_autoptr(JsonParser) parser = json_parser_new();
    fputs(result->message, stderr);
    if (!size || !json_parser_load_from_data(parser, text, (gssize)size, NULL))
        return;
    JsonObject *report = json_node_get_object(json_parser_get_root(parser));
    print_findings(s, report);
    if (!s->options->quiet)
        print_summary(result, count_of(report, "errors"), count_of(report, "warnings"));
}

/* --- What is shown --- */

/* The path of a published folder or file; `output` is its name in the handbook's language. */
static char *
place_of(const struct options *options, const char *out, const char *edition)
{
    g_autofree char *output = edition_output_of(edition, options);
    g_autofree char *name = language_output(options->lang, output);
    return g_build_filename(out, name, NULL);
}

/*
 * Only the build knows whether the language of --lang is the handbook's own, whose outputs are
 * named without it.
 */
static void
show_targets(const struct serving *s, const GPtrArray *targets)
{
    const char *page = NULL, *book = NULL;
    for (guint i = 0; i < targets->len; i++) {
        const char *path = targets->pdata[i];
        if (!page && g_str_has_suffix(path, "/index.html"))
            page = path;
        if (!book && g_str_has_suffix(path, ".pdf"))
            book = path;
    }
    g_autofree char *site = page ? g_path_get_dirname(page) : NULL;
    if (site && book)
        serve_http_move(s->http, site, book);
}

/* --- The main loop --- */

static void
built(const struct serve_result *result, void *data)
{
    struct serving *s = data;
    print_result(s, result);
    if (result->status == EXIT_FINE)
        show_targets(s, result->targets);
    serve_watch_files(s->watch, result->files);
    serve_http_tell(s->http, result);
}

static void
page_made(const char *practice, GBytes *page, void *data)
{
    struct serving *s = data;
    serve_http_show(s->http, practice, page);
}

static void
changed(void *data)
{
    struct serving *s = data;
    g_autofree char *practice = serve_http_practice(s->http);
    serve_build_start(s->build, practice);
}

static gboolean
stop(gpointer data)
{
    g_main_loop_quit(data);
    return G_SOURCE_CONTINUE;
}

static void
serve(struct serving *s)
{
    s->loop = g_main_loop_new(NULL, FALSE);
    guint signals[] = { g_unix_signal_add(SIGINT, stop, s->loop),
        g_unix_signal_add(SIGTERM, stop, s->loop), g_unix_signal_add(SIGHUP, stop, s->loop) };
    printf("Serving http://127.0.0.1:%u/ until it is interrupted\n", serve_http_port(s->http));
    (void)fflush(stdout);
    serve_build_start(s->build, NULL);
    g_main_loop_run(s->loop);
    for (size_t i = 0; i < G_N_ELEMENTS(signals); i++)
        g_source_remove(signals[i]);
    g_main_loop_unref(s->loop);
}

int
cmd_serve(const struct options *options)
{
    const char *path = options_handbook(options, 0);
    if (!path)
        return EXIT_USAGE;
    if (options->port < 0 || options->port > 65535) {
        fprintf(
            stderr, "proviso: --port takes a number from 1 to 65535, or 0 for a free one\n");
        return EXIT_USAGE;
    }
    (void)signal(SIGPIPE, SIG_IGN);
    struct serving s = { .options = options };
    g_autofree char *out = output_folder(options, path);
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *site = place_of(options, out, "site");
    g_autofree char *book = place_of(options, out, "handbook");
    s.http = serve_http_new(site, book, (unsigned)options->port);
    s.build = s.http ? serve_build_new(options, path, built, page_made, &s) : NULL;
    bool is_ready = s.build != NULL;
    if (is_ready) {
        s.watch = serve_watch_new(folder, out, changed, &s);
        serve(&s);
        serve_watch_free(s.watch);
        serve_build_free(s.build);
    }
    if (s.http)
        serve_http_free(s.http);
    return options_flush(is_ready ? EXIT_FINE : EXIT_SYSTEM);
}
