/* The files of a site that are no pages. */
#ifndef PROVISO_WEB_SITE_FILE_H
#define PROVISO_WEB_SITE_FILE_H

#include "web/site.h"

/* Writes the element in d:file as an XML file of its own. */
void site_file_xml(struct site *site, const xmlNode *file);

/*
 * Draws the card of the site (share/card.h) as the asset card.png: of d:card its h1 is the
 * title, its first p the text, its second the foot.
 */
void site_file_card(struct site *site, const xmlNode *card);

/*
 * Writes what is in d:text as Markdown (web/markdown.h), after the parts that it uses and the
 * page that it is a copy of were taken.  Links lead to the copies of pages that have one, in
 * Markdown too, else to the pages.
 */
void site_file_text(struct site *site, const xmlNode *text);

/* What the sitemap says of a page's other languages, by its head; the caller frees it. */
char *site_file_alternates(const xmlNode *head);

/*
 * Lists every page under its canonical address, with those in other languages that its head
 * names; writes nothing if the site has no address.
 */
void site_file_list(struct site *site);

#endif
