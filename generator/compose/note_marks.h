/*
 * Where the note marks of figures are set: after the sentence that has them, once for all
 * figures in it, so that no mark follows a digit or a unit.  Sentences end as in Unicode (UAX
 * 29).
 */
#ifndef PROVISO_COMPOSE_NOTE_MARKS_H
#define PROVISO_COMPOSE_NOTE_MARKS_H

#include "compose/annotate.h"

/* Gets the marks: the paragraph that the sentence ends, or a d:marks after the sentence. */
struct mark_place {
    xmlNode *node;
    GArray *marks; /* size_t: numbers of sources; the caller fills and frees it */
    size_t end;    /* start and end of the sentence, in bytes of the text around it */
};

struct mark_placer;

struct mark_placer *mark_placer_new(const struct annotate *an);
void mark_placer_free(struct mark_placer *placer);

/*
 * The place for the marks of a value-of; the same as the last one's in the same sentence.  Call
 * it in document order, after references and figures have their words.
 */
struct mark_place *mark_placer_find(struct mark_placer *placer, xmlNode *value);

/*
 * All places since the last call, struct mark_place * in document order, linked into the tree.
 * The placer owns them until the next call.
 */
const GPtrArray *mark_placer_take(struct mark_placer *placer);

#endif
