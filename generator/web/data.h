/* What programs read: handbook.json. */
#ifndef PROVISO_WEB_DATA_H
#define PROVISO_WEB_DATA_H

#include "web/web.h"

/* Adds it to the site. */
void data_write(struct ctx *ctx, const struct model *model, struct web_site *site);

#endif
