/* The languages of composed text. */
#ifndef PROVISO_COMPOSE_LANGUAGE_SPANS_H
#define PROVISO_COMPOSE_LANGUAGE_SPANS_H

#include <libxml/tree.h>

/* Turns the marks of languages in all texts below an element into elements with xml:lang. */
void language_spans(xmlNode *element);

#endif
