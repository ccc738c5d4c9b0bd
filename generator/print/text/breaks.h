/*
 * Line breaking opportunities (UAX 14).  Plain text - the Latin alphabet and the punctuation of
 * a book - uses a table of pairs that implements Unicode 16.  It is several times as fast as
 * Pango and does not depend on its version (a test compares them as far as the installed Pango
 * knows the rules).  Everything else uses pango_get_log_attrs.
 */
#ifndef PROVISO_PRINT_TEXT_BREAKS_H
#define PROVISO_PRINT_TEXT_BREAKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Flags for a byte offset in a paragraph's text. */
enum {
    BREAK_ALLOWED = 1, /* a line may end before it */
    BREAK_HYPHEN = 2,  /* the same, showing a hyphen */
    BREAK_BY_HAND = 4, /* with BREAK_HYPHEN: the author's own soft hyphen */
};

/*
 * Sets BREAK_ALLOWED in flags[0..size] where a line may end before that byte; never at 0 or
 * size. Spaces stay with the word before them.
 */
void breaks_find(const char *text, size_t size, const char *lang, uint8_t *flags);

/*
 * Clears BREAK_ALLOWED within the phrases of a heading in Japanese (as ICU finds them from
 * version 72) and the words of one in Korean.  A line may still end within one that is longer
 * than eight letters.
 */
void breaks_keep_phrases(const char *text, size_t size, const char *lang, uint8_t *flags);

/* The same for words of ragged text in Korean; leaves other languages alone. */
void breaks_keep_words(const char *text, size_t size, const char *lang, uint8_t *flags);

/* The two implementations; plain returns false and writes nothing if the text is not plain. */
bool breaks_plain(const char *text, size_t size, uint8_t *flags);
void breaks_unicode(const char *text, size_t size, const char *lang, uint8_t *flags);

/*
 * Lets web addresses break after "/" and before other marks ("." "?" "-" ...), so that nobody
 * takes a mark at the end of a line for a hyphen.  text[from..to) is an address; replaces its
 * flags.
 */
void breaks_url(const char *text, size_t from, size_t to, uint8_t *flags);

#endif
