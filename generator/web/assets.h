/*
 * Styles, scripts and images: files whose names contain a hash of their content, so that
 * browsers can cache them for ever.
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
    GHashTable *names; /* name asked for -> name in the site */
};

void assets_init(struct assets *assets, struct web_site *site, const struct theme *theme);
void assets_clear(struct assets *assets);

/*
 * The name in the site of a built-in asset ("site.css") or of one that the publisher provides
 * ("extra.css", "brand.svg"), added on first use; NULL if there is no such asset.
 */
const char *assets_builtin(struct assets *assets, const char *name);

/*
 * A script of ours for use inside a page, on one line: statements end with semicolons and
 * comments with a star, so that line ends have no meaning.  (The Nu checker computes wrong
 * hashes of scripts with several lines.)  The caller frees it; NULL if there is none.
 */
char *assets_script(const char *name);

/*
 * The source expression for that script in a Content-Security-Policy: "sha256-..."; the caller
 * frees it.
 */
char *assets_script_hash(const char *name);

/* The same for a text that stands in a page. */
char *assets_text_hash(const char *text, size_t n);

/* Makes an asset of these bytes and takes ownership; returns its hashed name. */
const char *assets_add(struct assets *assets, const char *name, GBytes *bytes);

/* The same for a picture of the content, with the suffix of its kind. */
const char *assets_picture(struct assets *assets, const struct picture *picture);

#endif
