/*
 * The scripts of the search, made document by document: neither their tree nor their text is
 * there as a whole.
 */
#ifndef PROVISO_WEB_SITE_SEARCH_H
#define PROVISO_WEB_SITE_SEARCH_H

#include "web/site.h"

struct site_search;

/* From d:search, which must stay where it is until site_search_end. */
void site_search_begin(struct site *site, const xmlNode *tree);
/* A d:doc behind it. */
void site_search_add(struct site *site, const xmlNode *doc);
/* Moves a document that was added into d:search, without what is not needed any more. */
void site_search_keep(struct site *site, xmlNode *doc);
/* At d:searched: writes the scripts, and reports what is wrong with the search. */
void site_search_end(struct site *site);

/* For a site that an error stops before; NULL is fine. */
void site_search_free(struct site_search *search);

#endif
