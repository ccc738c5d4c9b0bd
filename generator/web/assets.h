/*
 * Styles, scripts and images: files whose names carry a hash of their content, so that they can
 * be kept by browsers for ever.
 */
#ifndef PROVISO_WEB_ASSETS_H
#define PROVISO_WEB_ASSETS_H

#include "picture/picture.h"
#include "web/web.h"

struct assets {
    struct web_site *site;
    const struct theme *theme;
    const struct dress *dress; /* or NULL */
    const struct pictures *pictures;
    GHashTable *names; /* what was asked for -> name in the site */
};

void assets_init(struct assets *assets, struct web_site *site, const struct theme *theme);
void assets_clear(struct assets *assets);

/*
 * The name in the site of a built-in asset ("site.css") or of one that the publisher brings
 * ("extra.css", "brand.svg"), added on first use; NULL when there is no such asset.
 */
const char *assets_builtin(struct assets *assets, const char *name);

/*
 * A script of ours that stands inside a page, on one line: statements end with semicolons and
 * comments with a star, so that line ends mean nothing.  (The Nu checker finds the hash of a
 * script wrong when it has several.)  The caller frees it; NULL when there is none.
 */
char *assets_script(const char *name);

/* What a Content-Security-Policy calls that script: "sha256-..."; the caller frees it. */
char *assets_script_hash(const char *name);

/* Makes an asset of these bytes, and takes them; returns its hashed name. */
const char *assets_add(struct assets *assets, const char *name, GBytes *bytes);

/* The same for a picture of the content, under the suffix of what it is. */
const char *assets_picture(struct assets *assets, const struct picture *picture);

#endif
