/* Roles and cases in the handbook's words; in the arena; NULL if there are none. */
#ifndef PROVISO_MODEL_SCOPE_WORDS_H
#define PROVISO_MODEL_SCOPE_WORDS_H

#include "model/model.h"

/* "Clients, Freelancers" */
const char *role_set_words(struct arena *a, const struct words *words,
    const struct model *model, role_set roles, bool as_plural);

/* "hand or power" */
const char *case_set_words(struct arena *a, const struct words *words,
    const struct circumstance *circumstance, uint64_t cases);

#endif
