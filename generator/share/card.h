/*
 * The picture that other sites show with a link to this one (Open Graph): title, subtitle and
 * publisher of the handbook on the cover's ground.
 */
#ifndef PROVISO_SHARE_CARD_H
#define PROVISO_SHARE_CARD_H

#include "theme/theme.h"

/* In pixels: the size that sites which show such pictures ask for. */
#define CARD_WIDTH  1200
#define CARD_HEIGHT 630

struct share_card {
    const char *title;
    const char *text; /* below it, smaller; or NULL */
    const char *foot; /* the last line; or NULL */
    const char *lang;
    bool is_from_right;
};

/*
 * Draws the card in the colours and families of the theme and returns a PNG, which depends on
 * nothing else but the installed fonts.  The title takes the largest of a few sizes in which
 * everything fits; what does not fit in the smallest ends with an ellipsis.  The caller owns
 * the result; NULL if cairo fails.
 */
GBytes *share_card_draw(const struct share_card *card, const struct theme *theme);

#endif
