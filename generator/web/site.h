/* What is known while a site is made: site.c makes its pages, site_file.c its other files. */
#ifndef PROVISO_WEB_SITE_H
#define PROVISO_WEB_SITE_H

#include "base/files.h"
#include "web/assets.h"
#include "web/late.h"
#include "web/piece.h"
#include "web/web.h"

#include <libxml/tree.h>

#define PDF_NAME  "handbook.pdf"
#define CARD_NAME "card.png" /* the asset; the publisher's picture has the same name */

/* A page that the sitemap lists. */
struct site_page {
    const char *href;
    const char *alternates; /* lines of the sitemap: the page in other languages, or NULL */
};

/* A file whose links have no addresses yet (web/late.h). */
struct site_late {
    const char *href, *here; /* its name, and that of its page */
    bool is_markdown;
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
    struct files *files;
    GStringChunk *names;    /* names that outlive the tree that they stand in */
    GHashTable *parts;      /* name -> struct page_piece * */
    GHashTable *part_nodes; /* name -> xmlNode *: the element of the part, while it is there */
    GHashTable *places;     /* id -> struct web_place * */
    GPtrArray *passing;     /* names of the parts that the next d:forget removes */
    GArray *pages;          /* struct site_page */
    GHashTable *unlisted;   /* href -> struct site_page *: of pages that d:listed lists */
    GArray *late;           /* struct site_late */
    GHashTable *inlined;    /* name -> char *: text of an asset for use inside a page */
    GHashTable *texts;      /* file names of the copies in Markdown */
    GHashTable *known;      /* of the whole site, if one page is made alone; or NULL */
    GHashTable *own;        /* ids of the page being written */
    struct site_search *search; /* web/site_search.h, until its index is written; or NULL */
    GBytes *pdf;                /* the book, when all pages are there; or NULL */
    char *pdf_size;             /* as pages show it; likewise */
    const char *here;           /* file name of the page being written */
    GString *buffer;            /* the address returned last */
};

/* The element of a part, if it is still there; NULL. */
xmlNode *site_part_node(const struct site *site, const char *name);

/* Adds a file with marks for its addresses (web/late.h), and the addresses when all are known.
 */
void site_add_late(
    struct site *site, const char *href, const char *here, bool is_markdown, GString *text);
void site_fill_late(struct site *site);

/* Of the book that the site offers, in bytes; 0 if there is none, or it is not there yet. */
size_t site_book_size(const struct site *site);

#endif
