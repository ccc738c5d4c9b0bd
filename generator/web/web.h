/* The web edition: a folder of static pages. */
#ifndef PROVISO_WEB_WEB_H
#define PROVISO_WEB_WEB_H

#include "model/model.h"
#include "theme/theme.h"

struct answers; /* decide/answers.h */
struct files;   /* base/files.h */
struct dress;   /* dress/dress.h */
struct site;    /* one that is being made */

struct web_options {
    bool has_pdf;              /* the site links to the PDF that web_end adds */
    const struct dress *dress; /* the publisher's; NULL if there is none */
    bool is_earlier;           /* of an earlier day: no data, no list for search engines */
    const char *addresses;     /* a file for web/addresses.h that a whole site is told to write;
                                  NULL if there is none */
    bool is_single;            /* one file that needs no other, handbook.html (single.xsl) */
    const char *page; /* the practice whose page is made alone, with what is in that file; NULL:
                         the whole site */
};

/*
 * The page that stands for all that are not there on a day; its links to itself on other days
 * bear its name.  No id begins like that.
 */
#define WEB_ABSENT "-absent.html"

/*
 * A site is made from the parts of its tree as they come.  web_take reads the children of the
 * root and frees all but those that copies in Markdown may still use: parts with keep="yes",
 * which it puts beside the root.  Other parts are there for the copies of the same call.
 */
struct site *web_begin(struct ctx *ctx, const struct model *model, struct answers *answers,
    const struct theme *theme, const struct web_options *options);
void web_take(struct site *site, xmlNode *root);
/*
 * The files of the site, which the caller owns, with the PDF that options->has_pdf promised.
 * NULL after findings, and then `pdf` may be.  Frees `site`.
 */
struct files *web_end(struct site *site, GBytes *pdf);

#endif
