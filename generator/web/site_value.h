/* What stands on pages for the names of assets and pictures: callbacks of html_writer. */
#ifndef PROVISO_WEB_SITE_VALUE_H
#define PROVISO_WEB_SITE_VALUE_H

#include "web/site.h"

/* What the whole site has under this name (web/addresses.h); NULL if it is made now. */
const char *site_known(const struct site *site, const char *kind, const char *name);

/* The value that takes the place of an attribute's, valid until the next; NULL: its own. */
const char *site_value(
    void *user, const xmlNode *element, const xmlAttr *attribute, const char *value);

/* The text of an asset; NULL after a finding. */
const char *site_asset_text(void *user, const xmlNode *element, const char *name);

#endif
