/* The files of a site that are no pages. */
#ifndef PROVISO_WEB_SITE_FILE_H
#define PROVISO_WEB_SITE_FILE_H

#include "web/site.h"

/* Writes the element in d:file as an XML file of its own. */
void site_file_xml(struct site *site, const xmlNode *file);

/*
 * Writes what is in d:text as Markdown (web/markdown.h), after all parts and pages were read.
 * Links lead to the copies of pages that have one, in Markdown too, else to the pages.
 */
void site_file_text(struct site *site, const xmlNode *text);

/*
 * Lists every page under its canonical address, with those in other languages that its head
 * names; writes nothing if the site has no address.
 */
void site_file_list(struct site *site);

#endif
