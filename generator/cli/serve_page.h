/*
 * What serve adds to a page: a script that follows the builds.  It is only in responses, never
 * in files.
 */
#ifndef PROVISO_CLI_SERVE_PAGE_H
#define PROVISO_CLI_SERVE_PAGE_H

#include <glib.h>

/* No page of a handbook has this address. */
#define SERVE_PAGE_EVENTS "/-/events"
#define SERVE_PAGE_SCRIPT "/-/live.js"

/*
 * The page with the script, and a Content-Security-Policy that allows it; `edition` is the
 * number of the build from which it comes.
 */
GBytes *serve_page(GBytes *page, unsigned edition);

/*
 * A page that shows a PDF in a frame, so that it can be reloaded; and one for the time before
 * any build.
 */
GBytes *serve_page_viewer(const char *inside, GBytes *pdf);
GBytes *serve_page_empty(void);

GBytes *serve_page_script(void);

/* A hash by which a page knows whether its file has changed. */
char *serve_page_hash(GBytes *bytes);

/* Appends a text as a JSON string. */
void serve_page_quote(GString *out, const char *text);

#endif
