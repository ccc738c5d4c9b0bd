/* Data in a page for search engines: a tree of JSON's objects and lists as its text. */
#ifndef PROVISO_WEB_LINKED_DATA_H
#define PROVISO_WEB_LINKED_DATA_H

#include <glib.h>
#include <libxml/tree.h>

/*
 * Appends a d:object as it reads inside script:
 *   d:object(name?)          {...}
 *   d:list(name?)            [...]
 *   d:member(name? number?)  a string, white space collapsed; or a number as it is
 *   d:member(name? value)    a name of the vocabulary
 * Inside a list nothing has a name.
 */
void linked_data_write(GString *out, const xmlNode *object);

#endif
