/*
 * The publisher's dress: files beside the handbook that give both editions the publisher's
 * look, but cannot affect a verdict.  They are data: code comes only from the --templates
 * folder.
 *
 *     brand.svg            before the publisher's name, on the cover and at the head of the
 * site favicon.svg          the site's icon card.png             the picture that others show
 * with a link to the site nav.html             links at the head of the site, before ours
 *     notice.html          a band below the head
 *     after-practice.html  after each practice; {id}, {file} and {line} are filled in
 *     footer.html          in the foot of the site
 *     extra.css            after the site's style sheet
 *
 * A file that exists is read, checked and carried in the PDF, whatever edition is made.
 */
#ifndef PROVISO_DRESS_DRESS_H
#define PROVISO_DRESS_DRESS_H

#include "model/model.h"
#include "picture/picture.h"
#include "theme/theme.h"

enum dress_part { DRESS_NAV, DRESS_NOTICE, DRESS_AFTER_PRACTICE, DRESS_FOOTER, DRESS_PARTS };

#define DRESS_BRAND   "brand.svg"
#define DRESS_FAVICON "favicon.svg"
#define DRESS_CARD    "card.png"
#define DRESS_SHEET   "extra.css"

/* A member is NULL if its file is absent or was refused. */
struct dress {
    const struct picture *brand, *favicon, *card; /* in ctx->pictures, by file name */
    xmlDoc *parts[DRESS_PARTS];                   /* one element `div` */
    const char *sheet; /* checked; pictures stand in it as url("picture:NAME") */
};

/*
 * Reads the files, and reports files of the search path that nothing uses.  Call it after the
 * content is read: its pictures are then in ctx->pictures, or at least in the snapshot.
 */
struct dress *dress_read(struct ctx *ctx, const struct model *model);
void dress_free(struct dress *dress);

/*
 * Adds the dress to the annotated tree for the templates: d:dress at the end of the root, with
 * attributes (brand="yes" brand-width favicon="yes" card="yes" sheet="yes") and d:nav,
 * d:notice, d:footer, as far as they exist; d:after-practice at the end of each practice.
 */
void dress_put_on(struct ctx *ctx, const struct dress *dress, const struct model *model);

/* Puts the brand into ctx->pictures under its name, with the cover's ink for currentColor. */
void dress_paint(struct ctx *ctx, struct dress *dress, const struct theme *theme);

/*
 * The brand for the site: currentColor is "@light brand-ink@", and "@dark brand-ink@" on dark
 * screens.  The caller owns it.
 */
GBytes *dress_brand_sheet(const struct dress *dress);

#endif
