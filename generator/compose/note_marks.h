/*
 * Where the note marks of figures stand: behind the sentence that names them, once for all its
 * figures, so that no mark follows a digit or a unit.  Sentences end where Unicode says (UAX
 * 29).
 */
#ifndef PROVISO_COMPOSE_NOTE_MARKS_H
#define PROVISO_COMPOSE_NOTE_MARKS_H

#include "compose/annotate.h"

/* Bears marks: the paragraph that the sentence ends, or a d:marks behind the sentence. */
struct mark_place {
    xmlNode *node;
    GArray *marks; /* of size_t: numbers of sources; the caller's to fill and to free */
    size_t end;    /* of the sentence, in bytes of the text around it */
};

struct mark_placer;

struct mark_placer *mark_placer_new(const struct annotate *an);
void mark_placer_free(struct mark_placer *placer);

/*
 * The place for the marks of a value-of, the last one's when it is in the same sentence.  To be
 * asked in document order, after references and figures have got their words.
 */
struct mark_place *mark_placer_find(struct mark_placer *placer, xmlNode *value);

/*
 * All places found since the last call, struct mark_place * in document order, linked into the
 * tree.  The placer owns them until the next call.
 */
const GPtrArray *mark_placer_take(struct mark_placer *placer);

#endif
