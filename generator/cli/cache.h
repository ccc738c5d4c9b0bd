/*
 * What a build made, kept beside its outputs for the next one: a folder of entries, one for
 * each output, named by a hash of everything that determines its bytes (cli/cache_key.h).  The
 * content is read, decided and checked in every build; what a cache saves is making the
 * editions again.  An entry that is damaged, incomplete or of another version is as good as
 * none, and the folder can be deleted at any time.
 */
#ifndef PROVISO_CLI_CACHE_H
#define PROVISO_CLI_CACHE_H

#include "cli/edition.h"

/* In the output folder. */
#define CACHE_FOLDER ".proviso-cache"

/*
 * Puts the kept result into the product, of which nothing is made yet, and adds what was found
 * when it was made to ctx->diags.  False if there is none.
 */
bool cache_find(const char *folder, struct product *product, struct ctx *ctx);

/* Results that wait until they are published. */
struct cache_held;

struct cache_held *cache_held_new(void);
void cache_held_free(struct cache_held *held);

/*
 * Holds what the product has now, if it can be kept and is new; its files may be moved or freed
 * afterwards.
 */
void cache_hold(struct cache_held *held, const struct product *product);

/*
 * Writes an entry for each, and removes the older ones for the same outputs.  A cache that
 * cannot be written costs time in the next build, so nothing is said about it.
 */
void cache_write(const struct cache_held *held, const char *path);

/* Removes all entries, and the folder if nothing else is in it. */
void cache_clear(const char *path);

#endif
