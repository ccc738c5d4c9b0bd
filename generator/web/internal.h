/* The lists of handbook.json, and what they share. */
#ifndef PROVISO_WEB_INTERNAL_H
#define PROVISO_WEB_INTERNAL_H

#include "decide/answers.h"
#include "web/json.h"
#include "web/web.h"

/* Limit on rows; a longer table of a practice is left out. */
#define DATA_MAX_ROWS 200

struct data {
    struct json json;
    struct ctx *ctx;
    const struct model *model;
    struct answers *answers;
    size_t n_without_table; /* number of practices whose table is left out */
};

/* The text of an element as one line, with figures filled in; writes nothing for NULL. */
void data_words(struct data *data, const char *name, const xmlNode *node);

/* "from", "until" and the qualifiers of both. */
void data_period(struct data *data, const struct period *period);

void data_confidence(struct data *data, enum confidence confidence);
void data_cites(struct data *data, const struct cites *cites);

/* "roles": ids. */
void data_roles(struct data *data, role_set roles); /* "roles" */
void data_role_list(struct data *data, const char *name, role_set roles);

/* "cases": { circumstance: [case ...] }; a circumstance that is not named may have any case. */
void data_cases(struct data *data, const char *name, const struct case_set *set);

/* The lists "practices", "facts", "terms", "sources", and "changes" if there are any. */
void data_practices(struct data *data);
void data_facts(struct data *data);
void data_terms(struct data *data);
void data_sources(struct data *data);
void data_changes(struct data *data);

#endif
