/*
 * What serve sends with a page: a script that follows the builds.  It stands in the responses
 * only; no file has it.
 */
#ifndef PROVISO_CLI_SERVE_PAGE_H
#define PROVISO_CLI_SERVE_PAGE_H

#include <glib.h>

/* No page of a handbook has such an address. */
#define SERVE_PAGE_EVENTS "/-/events"
#define SERVE_PAGE_SCRIPT "/-/live.js"

/*
 * The page with the script, and with a Content-Security-Policy that lets it in: `edition` is
 * the number of the build that it is of.
 */
GBytes *serve_page(GBytes *page, unsigned edition);

/* A page that shows a PDF in a frame, so that it can be loaded again; one before any build. */
GBytes *serve_page_viewer(const char *inside, GBytes *pdf);
GBytes *serve_page_empty(void);

GBytes *serve_page_script(void);

/* The type of a file by the end of its name. */
const char *serve_page_type(const char *inside);

/* By it a page knows whether its file is another one now. */
char *serve_page_hash(GBytes *bytes);

/* Appends a text as a string of JSON. */
void serve_page_quote(GString *out, const char *text);

#endif
