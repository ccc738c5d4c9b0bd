/*
 * Small books for tests, given as XHTML of the print vocabulary and laid out with the built-in
 * theme.  Every page is checked for the laws of layout: nothing is outside the text area,
 * headers and footers are no wider than it, and no line overlaps another.
 */
#ifndef PROVISO_TESTS_UNIT_BOOK_H
#define PROVISO_TESTS_UNIT_BOOK_H

#include "unit/unit.h"

#include "print/page/page.h"

struct book_fixture {
    struct ctx ctx;
    struct theme *theme;
    xmlDoc *doc;
    struct text *text;
    struct layout *layout;
};

/* The caller frees them with done(); lay() checks the laws. */
struct book_fixture *lay(const char *body);
struct book_fixture *lay_unchecked(const char *body);
void done(struct book_fixture *b);

/* Of the text, not of header, footer or what is drawn. */
bool in_text_area(const struct fragment *f);

/*
 * All text of a page, lines ended by "/"; repeated heads in brackets, nothing of the margins.
 * The caller frees it.
 */
char *page_text(const struct page *page);

/* The page (from 1) that shows a text as part of one of its lines; 0 when none does. */
unsigned page_of(const struct book_fixture *b, const char *text);

size_t count_text(const struct book_fixture *b, const char *text);

/* The fragment that is a word; a test without it fails. */
const struct fragment *fragment_of(const struct book_fixture *b, const char *word);

/* How many findings have a code. */
size_t errors(const struct book_fixture *b, const char *code);

/* n paragraphs of so many words each; their words are "wordN-K". */
void words_add(GString *out, int n, int first, int words);

/* A table of so many rows "rowN", "value" below a head "First", "Second". */
void table_add(GString *out, int rows, const char *caption);

#endif
