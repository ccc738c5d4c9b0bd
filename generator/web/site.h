/* What is known while a site is made: site.c makes its pages, site_file.c its other files. */
#ifndef PROVISO_WEB_SITE_H
#define PROVISO_WEB_SITE_H

#include "web/assets.h"
#include "web/piece.h"
#include "web/web.h"

#include <libxml/tree.h>

#define PDF_NAME  "handbook.pdf"
#define CARD_NAME "card.png" /* the asset; the publisher's picture has the same name */

struct site_page {
    const char *href;
    bool is_all;              /* repeats what other pages have */
    bool is_listed;           /* listed in the sitemap */
    struct page_piece *piece; /* its use of the frame */
    const xmlNode *head;      /* its d:fill of that name, or NULL */
};

struct web_place {
    const char *href; /* file name of the page */
    char *address;    /* for links from other pages */
};

struct site {
    struct ctx *ctx;
    const struct model *model;
    struct answers *answers;
    const struct web_options *options;
    struct assets assets;
    struct web_site *out;
    GHashTable *parts;      /* name -> struct page_piece * */
    GHashTable *part_nodes; /* name -> const xmlNode *: the element of the part */
    GHashTable *places;     /* id -> struct web_place * */
    GArray *pages;          /* struct site_page */
    GHashTable *texts;      /* file names of the copies in Markdown */
    GHashTable *known;      /* of the whole site, if one page is made alone; or NULL */
    GHashTable *own;        /* ids of the page being written */
    const char *here;       /* file name of the page being written */
    GString *buffer;        /* the address returned last */
};

#endif
