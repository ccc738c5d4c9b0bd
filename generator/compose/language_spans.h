/* The languages of composed text. */
#ifndef PROVISO_COMPOSE_LANGUAGE_SPANS_H
#define PROVISO_COMPOSE_LANGUAGE_SPANS_H

#include "model/model.h"

/*
 * Turns the marks of languages in all texts below an element into elements with xml:lang.  Only
 * a translation, and words that the language lacks, bring marks.
 */
void language_spans(const struct model *model, xmlNode *element);

#endif
