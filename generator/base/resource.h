/*
 * What is compiled into the program: templates, schemas, words, styles.  The list is in
 * templates/proviso.gresource.xml.
 */
#ifndef PROVISO_BASE_RESOURCE_H
#define PROVISO_BASE_RESOURCE_H

#include <stddef.h>

/* The bytes kept under `name` ("handbook.xsd"), borrowed for good; NULL when there are none. */
const char *resource_find(const char *name, size_t *size);

#endif
