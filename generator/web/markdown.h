/*
 * XHTML tree -> Markdown (CommonMark, with the tables of GitHub), for programs and for people
 * who read plain text.  What only looks (signs, what is aria-hidden) and what only a browser
 * can use (scripts, forms, navigation) is left out; all other text stands in it, in its order.
 *
 *     <h1>May I?</h1>                              # May I?
 *     <dl><dt>Client</dt><dd>No</dd></dl>          -   **Client**: No
 *     <details><summary>Yes</summary>...           -   Yes
 *                                                      ...
 *
 * d:use, d:slot and d:if are resolved as in HTML (web/html.h); `sink` lowers headings.
 */
#ifndef PROVISO_WEB_MARKDOWN_H
#define PROVISO_WEB_MARKDOWN_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

struct markdown {
    GString *out;
    /* The address that a link or picture gets; NULL: its text alone. */
    const char *(*address)(void *user, const char *href);
    /* The element with the contents of a part; NULL if there is none. */
    const xmlNode *(*part)(void *user, const char *name);
    bool (*has)(void *user, const char *feature);
    void *user;
};

/* Appends the contents of `element`; each line ends with a newline. */
void markdown_write(const struct markdown *markdown, const xmlNode *element);

/* What markdown.c, markdown_text.c and markdown_table.c share. */

/* True for elements with nothing for a reader of text. */
bool markdown_is_left_out(const xmlNode *node);

/* True for elements that stand in a line of text. */
bool markdown_is_inline(const xmlNode *node);

/* True if an element contains more than one line of text: paragraphs, lists, tables. */
bool markdown_has_blocks(const xmlNode *element);

/* A table's lines, without its caption.  The caller frees them. */
char *markdown_table(const struct markdown *markdown, const xmlNode *table);

/*
 * The text of `first` and its siblings up to, not including, `end` as one line of Markdown;
 * hard line breaks are `line_break`.  The caller frees it.
 */
char *markdown_line(const struct markdown *markdown, const xmlNode *first, const xmlNode *end,
    const char *line_break);

#endif
