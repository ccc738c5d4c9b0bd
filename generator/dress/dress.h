/*
 * The publisher's dress: files beside the handbook that make both editions look like the
 * publisher's own, none of which can touch a verdict.  They are data: code comes from the
 * folder of --templates only.
 *
 *   brand.svg            before the publisher's name, on the cover and in the head of the site
 *   favicon.svg          the site's icon
 *   card.png             the picture that others show with a link to the site
 *   nav.html             links in the head of the site, before ours
 *   notice.html          a band below the head
 *   after-practice.html  behind each practice; {id}, {file} and {line} are filled in
 *   footer.html          in the foot of the site
 *   extra.css            behind the site's style sheet
 *
 * A file that is there is read, checked and carried in the PDF, whatever edition is made.
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

/* Each part is NULL where its file is absent or was refused. */
struct dress {
    const struct picture *brand, *favicon, *card; /* in ctx->pictures, by their file names */
    xmlDoc *parts[DRESS_PARTS];                   /* one element `div` */
    const char *sheet; /* checked; pictures stand in it as url("picture:NAME") */
};

/*
 * Reads the files, and reports those of the search path that nothing uses.  The content has
 * been read: its pictures are in ctx->pictures, or in the snapshot at least.
 */
struct dress *dress_read(struct ctx *ctx, const struct model *model);
void dress_free(struct dress *dress);

/*
 * Puts the dress into the annotated tree for the templates: d:dress at the end of the root,
 * with what there is (brand="yes" brand-width favicon="yes" card="yes" sheet="yes") and d:nav,
 * d:notice, d:footer; d:after-practice at the end of each practice.
 */
void dress_put_on(struct ctx *ctx, const struct dress *dress, const struct model *model);

/*
 * The brand in the ink of the cover, under its name in ctx->pictures, where the drawing says
 * currentColor.
 */
void dress_paint(struct ctx *ctx, struct dress *dress, const struct theme *theme);

/*
 * The brand as the site shows it: a drawing whose currentColor is "@light brand-ink@", and
 * "@dark brand-ink@" where the reader's screen is dark.  The caller owns it.
 */
GBytes *dress_brand_sheet(const struct dress *dress);

#endif
