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
    struct page *pages; /* of the layout, with their fragments */
};

/* lay() also checks the laws.  The caller frees the result with done(). */
struct book_fixture *lay(const char *body);
struct book_fixture *lay_unchecked(const char *body);
void done(struct book_fixture *b);

/* True for a fragment of the text: not of a header or footer, and not drawn. */
bool in_text_area(const struct fragment *f);

/*
 * The text of a page without its margins: a "/" ends each line, and repeated heads are in
 * brackets.  The caller frees it.
 */
char *page_text(const struct page *page);

/* The page, counted from 1, that has the text inside one of its lines; 0 if no page has it. */
unsigned page_of(const struct book_fixture *b, const char *text);

size_t count_text(const struct book_fixture *b, const char *text);

/* The fragment whose text is the word.  The test fails if there is none. */
const struct fragment *fragment_of(const struct book_fixture *b, const char *word);

/* The number of findings with this code. */
size_t errors(const struct book_fixture *b, const char *code);

/* Adds n paragraphs of that many words each; the words are "wordN-K". */
void words_add(GString *out, int n, int first, int words);

/* Adds a table of that many rows "rowN", "value" below the heads "First", "Second". */
void table_add(GString *out, int rows, const char *caption);

#endif
