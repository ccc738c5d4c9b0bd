/*
 * Addresses that nobody knows yet.  A page is written as soon as its content is there, but the
 * places that its links name may stand on pages that come later.  Until all pages are there, a
 * link has the name of its place between two control characters, which no XML contains:
 *
 *     <a href="^Z#pay^Z">          <a href="pay.html">, and aria-current="page" on pay.html
 *     [Paying](^Z#pay^Z)           [Paying](pay.md), and "Paying" if there is no such place
 */
#ifndef PROVISO_WEB_LATE_H
#define PROVISO_WEB_LATE_H

#include <glib.h>
#include <stdbool.h>

#define LATE_MARK '\x1a'

/* In place of an address: the size of the book, which is printed while pages are written. */
#define LATE_BOOK_SIZE "pdf:size"

/* The text that stands for the address of `href` ("#pay", "pay.html"), in the buffer. */
const char *late_mark(GString *buffer, const char *href);

struct late_fill {
    const char *here; /* file name of the page */
    /* The address that `href` gets; NULL if there is no such place.  Valid until the next. */
    const char *(*address)(void *user, const char *href);
    void *user;
};

/* The text of a page of HTML, or of a copy in Markdown, with all addresses. */
GBytes *late_fill_html(const struct late_fill *fill, GBytes *text);
GBytes *late_fill_markdown(const struct late_fill *fill, GBytes *text);

#endif
