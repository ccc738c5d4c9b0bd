/* Writes a single page, outside the site. */
#ifndef PROVISO_WEB_ONE_PAGE_H
#define PROVISO_WEB_ONE_PAGE_H

#include <glib.h>
#include <libxml/tree.h>

/*
 * An XHTML tree as an HTML document.  Its links lead to places in it (href="#ID") or to files
 * beside it.  The caller frees it with g_bytes_unref.
 */
GBytes *web_one_page(const xmlDoc *tree);

#endif
