/*
 * Words that a line must not separate, although Unicode allows it: number and unit ("5 km"),
 * day and month ("22 November"), currency and amount ("USD 500", "500 EUR"), section sign and
 * number ("§ 7", "No. 3"), a whole reference ("3.4 → 34"); in East Asian text a number and what
 * it counts ("14日", "第2条") and a whole date ("2024年3月1日").
 */
#ifndef PROVISO_PRINT_TEXT_NOBREAK_H
#define PROVISO_PRINT_TEXT_NOBREAK_H

#include <stddef.h>
#include <stdint.h>

struct nobreak; /* the names of months, by language */

struct nobreak *nobreak_new(void);
void nobreak_free(struct nobreak *nobreak);

/* Clears BREAK_ALLOWED in flags[0..size] (breaks.h) between such pairs. */
void nobreak_apply(
    struct nobreak *nobreak, const char *text, size_t size, const char *lang, uint8_t *flags);

#endif
