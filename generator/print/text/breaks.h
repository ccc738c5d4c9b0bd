/*
 * Where a line may end (UAX 14).  Plain text - the Latin alphabet and the punctuation of a book
 * - goes by a table of pairs that gives what Unicode 16 gives, several times as fast, and the
 * same with every Pango (a test compares them as far as the Pango at hand knows the rules);
 * everything else by pango_get_log_attrs.
 */
#ifndef PROVISO_PRINT_TEXT_BREAKS_H
#define PROVISO_PRINT_TEXT_BREAKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Flags of a byte offset in a paragraph's text. */
enum {
    BREAK_ALLOWED = 1, /* a line may end before it */
    BREAK_HYPHEN = 2,  /* the same, showing a hyphen */
    BREAK_BY_HAND = 4, /* with BREAK_HYPHEN: the author's own soft hyphen */
};

/*
 * Sets BREAK_ALLOWED in flags[0..size] where a line may end before that byte; never at 0 or at
 * size, and spaces stay with the word before them.
 */
void breaks_find(const char *text, size_t size, const char *lang, uint8_t *flags);

/* The two ways it can go; plain is false, and writes nothing, when the text is not plain. */
bool breaks_plain(const char *text, size_t size, uint8_t *flags);
void breaks_unicode(const char *text, size_t size, const char *lang, uint8_t *flags);

/*
 * Web addresses break after "/" and before other marks ("." "?" "-" ...), so that a mark at a
 * line's end is never taken for a hyphen; text[from..to) is one, and what its offsets say is
 * replaced.
 */
void breaks_url(const char *text, size_t from, size_t to, uint8_t *flags);

#endif
