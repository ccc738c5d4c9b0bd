/*
 * Where words may be hyphenated: libhyphen with the system's dictionaries, one for each
 * language.
 */
#ifndef PROVISO_PRINT_TEXT_HYPHEN_H
#define PROVISO_PRINT_TEXT_HYPHEN_H

#include "base/ctx.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hyphens; /* dictionaries loaded so far, and words looked up */

/* A dictionary that is there and cannot be read makes `ctx` refuse. */
struct hyphens *hyphens_new(struct ctx *ctx);
void hyphens_free(struct hyphens *hyphens);

/*
 * Sets BREAK_HYPHEN (breaks.h) in flags[from..to) where a word may be divided.  Leaves words
 * alone that have a hyphen, a digit, or a soft hyphen of the author's (BREAK_HYPHEN is set
 * already). False, once for each language, if a word might be divided and no patterns of the
 * language are installed.
 */
bool hyphens_find(struct hyphens *hyphens, const char *lang, const char *text, size_t from,
    size_t to, uint8_t *flags);

#endif
