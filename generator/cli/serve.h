/*
 * proviso serve, inside: builds (serve_build.c) when a file changes (serve_watch.c), and
 * answers a browser on this machine (serve_http.c).  cmd_serve.c ties them together on one main
 * loop.
 */
#ifndef PROVISO_CLI_SERVE_H
#define PROVISO_CLI_SERVE_H

#include "cli/options.h"

/* --- Building: one `proviso build` at a time, a process of its own --- */

struct serve_build;

/* What a build said. */
struct serve_result {
    int status;       /* as of `proviso build` */
    GBytes *report;   /* its findings as JSON; empty where it could not print them */
    char *message;    /* what it said besides: why the system refused */
    GPtrArray *files; /* paths that it read, absolute; empty where it did not say */
    gint64 took;      /* microseconds */
};

typedef void serve_built_fn(const struct serve_result *result, void *data);

struct serve_build *serve_build_new(
    const struct options *options, const char *handbook, serve_built_fn *built, void *data);

/*
 * Builds; one that is under way is asked to end first (it publishes all or nothing), and is
 * not told of.
 */
void serve_build_start(struct serve_build *build);

/* Asks what is under way to end, and waits for it. */
void serve_build_free(struct serve_build *build);

/* --- Watching --- */

struct serve_watch;

typedef void serve_changed_fn(void *data);

/* Watches the folder, without what lies in `out`. */
struct serve_watch *serve_watch_new(
    const char *folder, const char *out, serve_changed_fn *changed, void *data);

/* From now on a change of one of these files counts, wherever it lies. */
void serve_watch_files(struct serve_watch *watch, const GPtrArray *files);
void serve_watch_free(struct serve_watch *watch);

/* --- Answering --- */

struct serve_http;

/*
 * Listens on 127.0.0.1, on the port or, for 0, on a free one.  `out` is where builds publish
 * the folder `site` and the file `book`.  NULL after a message.
 */
struct serve_http *serve_http_new(
    const char *out, const char *site, const char *book, unsigned port);
unsigned serve_http_port(const struct serve_http *http);

/* Tells every page that is open what became of a build. */
void serve_http_tell(struct serve_http *http, const struct serve_result *result);
void serve_http_free(struct serve_http *http);

#endif
