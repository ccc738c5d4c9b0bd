/*
 * Styles, scripts and images: files whose names carry a hash of their content, so that they can
 * be kept by browsers for ever.
 */
#ifndef PROVISO_WEB_ASSETS_H
#define PROVISO_WEB_ASSETS_H

#include "web/web.h"

struct assets {
    struct web_site *site;
    const struct theme *theme;
    GHashTable *names; /* what was asked for -> name in the site */
};

void assets_init(struct assets *assets, struct web_site *site, const struct theme *theme);
void assets_clear(struct assets *assets);

/*
 * The name in the site of a built-in asset ("site.css"), added on first use; NULL when there is
 * no such asset.
 */
const char *assets_builtin(struct assets *assets, const char *name);

/* The same for an image of the content, by its absolute path; NULL when it cannot be read. */
const char *assets_image(struct assets *assets, const char *path);

/* "sha256-..." of the bytes, for integrity and Content-Security-Policy; the caller frees it. */
char *assets_integrity(const void *data, size_t size);

#endif
