/*
 * What the search knows: a classic script, so that it loads from file:// as well.
 *
 *     proviso_index({"lang":"en","roles":["Client"],"verdicts":[["no","Forbidden"]],
 *     "docs":[["pay-outside.html","2.2","Paying outside","May I pay ...?","0-","direct
 *     payment|circumvention",[4,7,3,12]]],
 *     "terms":"pay T0.2*3Q0.4\n..."});
 *
 * A document is its address, number, title, question, a character for each role (the place of
 * its verdict in the list, "-" where it does not concern the role), its entries, and how many
 * words each field has.  A line of terms is a word, then for each field its letter (T title, Q
 * question, W words, A answer) and the documents that have it there: distances in base 36, "*"
 * and how often when more than once.  The words are sorted.  templates/web/search.js looks
 * words up in it, and splits what is typed as search_words does.
 */
#ifndef PROVISO_WEB_SEARCH_H
#define PROVISO_WEB_SEARCH_H

#include <glib.h>
#include <libxml/tree.h>

/*
 * From d:search > d:role(name)*, d:verdict(name sign word)*,
 * d:doc(href number title question) > d:cell(verdict)*, d:text(field entry?) > text.  An entry
 * is a name that a reader may have in mind as a whole.
 */
GBytes *search_index(const xmlNode *search, const char *lang);

/*
 * The words of a text as they are looked up: lower case, without accents; a compound with
 * hyphens gives its parts and itself in one piece ("e-mail": e, mail, email).
 */
void search_words(
    const char *text, void (*call)(void *user, const char *text, size_t size), void *user);

#endif
