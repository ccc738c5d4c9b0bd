/*
 * Internal to proviso serve: builds (serve_build.c) when a file changes (serve_watch.c), and
 * answers a browser on this machine (serve_http.c). cmd_serve.c connects these on one main
 * loop.
 */
#ifndef PROVISO_CLI_SERVE_H
#define PROVISO_CLI_SERVE_H

#include "cli/options.h"

/* --- Building: one `proviso build` at a time, in its own process --- */

struct serve_build;

/* The result of a build. */
struct serve_result {
    int status;         /* of `proviso build` */
    GBytes *report;     /* its findings as JSON; empty if it could not print them */
    char *message;      /* other output: why the system failed */
    GPtrArray *files;   /* absolute paths of the files it read; empty if it did not list them */
    GPtrArray *targets; /* likewise of the files that it made, if all went well */
    gint64 took;        /* microseconds */
};

typedef void serve_built_fn(const struct serve_result *result, void *data);

/* The page of a practice as the build that begins now will publish it. */
typedef void serve_page_fn(const char *practice, GBytes *page, void *data);

struct serve_build *serve_build_new(const struct options *options, const char *handbook,
    serve_built_fn *built, serve_page_fn *page_made, void *data);

/*
 * Starts a build.  A running one is asked to end first (it publishes all or nothing), and its
 * result is dropped.  If a practice is named and a build has gone well before, its page alone
 * is made first: that takes a fraction of the time.  Where several languages are made, it is
 * not: its links to the other languages need their whole sites.
 */
void serve_build_start(struct serve_build *build, const char *practice);

/* Asks a running build to end, and waits for it. */
void serve_build_free(struct serve_build *build);

/* --- Watching --- */

struct serve_watch;

typedef void serve_changed_fn(void *data);

/* Watches the folder, except what is in `out`. */
struct serve_watch *serve_watch_new(
    const char *folder, const char *out, serve_changed_fn *changed, void *data);

/* Also reports changes of these files from now on, wherever they are. */
void serve_watch_files(struct serve_watch *watch, const GPtrArray *files);
void serve_watch_free(struct serve_watch *watch);

/* --- Answering --- */

struct serve_http;

/*
 * Listens on 127.0.0.1, on the port or, if it is 0, on a free one.  Builds publish the folder
 * `site` and the file `book`; both are paths.  Returns NULL after a message.
 */
struct serve_http *serve_http_new(const char *site, const char *book, unsigned port);

/* From now on the folder and the file are these. */
void serve_http_move(struct serve_http *http, const char *site, const char *book);
unsigned serve_http_port(const struct serve_http *http);

/* The practice whose page was opened last, if it is still open; or NULL.  The caller frees it.
 */
char *serve_http_practice(const struct serve_http *http);

/* Shows this page of a practice, and has open pages look, until the next result. */
void serve_http_show(struct serve_http *http, const char *practice, GBytes *page);

/* Sends the result of a build to every open page. */
void serve_http_tell(struct serve_http *http, const struct serve_result *result);
void serve_http_free(struct serve_http *http);

#endif
