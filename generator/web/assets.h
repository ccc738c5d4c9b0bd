/*
 * Styles, scripts and images: files whose names contain a hash of their content, so that
 * browsers can cache them for ever; or, for a page that needs no other file, data: URLs with
 * their content, which take the place of names.
 */
#ifndef PROVISO_WEB_ASSETS_H
#define PROVISO_WEB_ASSETS_H

#include "picture/picture.h"
#include "web/web.h"

struct assets {
    struct files *files; /* of the site */
    const struct theme *theme;
    const struct dress *dress; /* or NULL */
    const struct pictures *pictures;
    bool is_inline;    /* content instead of names */
    GHashTable *names; /* name asked for -> name in the site */
};

void assets_init(struct assets *assets, struct files *files, const struct theme *theme);
void assets_clear(struct assets *assets);

/*
 * The name in the site of a built-in asset ("site.css") or of one that the publisher provides
 * ("extra.css", "brand.svg"), added on first use; NULL if there is no such asset.
 */
const char *assets_builtin(struct assets *assets, const char *name);

/*
 * A script or style sheet for use inside a page; the caller frees it; NULL if there is none.
 * They are on one line: in our scripts statements end with semicolons and comments with a star,
 * so that line ends have no meaning.  (The Nu checker computes wrong hashes of texts with
 * several lines.)
 */
char *assets_text(struct assets *assets, const char *name);

/*
 * The source expression in a Content-Security-Policy for a text in a page: "sha256-..."; the
 * caller frees it.
 */
char *assets_text_hash(const char *text, size_t n);

/* Makes an asset of these bytes and takes ownership; returns its hashed name. */
const char *assets_add(struct assets *assets, const char *name, GBytes *bytes);

/* The same for a picture of the content, with the suffix of its kind. */
const char *assets_picture(struct assets *assets, const struct picture *picture);

#endif
