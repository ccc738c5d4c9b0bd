/*
 * Inside the stage: what the annotate_*.c files share.  compose.h lists what they write.
 */
#ifndef PROVISO_COMPOSE_ANNOTATE_H
#define PROVISO_COMPOSE_ANNOTATE_H

#include "compose/compose.h"
#include "decide/answers.h"
#include "model/fact.h"
#include "model/period_words.h"
#include "model/words.h"

#include <string.h>

struct annotate {
    struct ctx *ctx;
    struct model *model;
    struct answers *answers;
    struct arena *a; /* ctx->arena */
    day as_of;
    xmlNode *root;
    xmlNs *ns;        /* of derived names */
    xmlNode *omitted; /* holds what was taken out; joined to the tree last */
};

/*
 * Derived elements, and attributes (with the prefix on the author's elements); a NULL value is
 * not written.
 */
void derive(const struct annotate *an, xmlNode *node, const char *name, const char *value);
/* What has been derived on an author's element; NULL: nothing. */
const char *derived_value(const struct annotate *an, const xmlNode *node, const char *name);
xmlNode *derive_child(const struct annotate *an, xmlNode *parent, const char *name);
xmlNode *derive_text(
    const struct annotate *an, xmlNode *parent, const char *name, const char *text);
void derive_number(const struct annotate *an, xmlNode *node, const char *name, size_t value);

/* Taken out of what is shown; where the author's spoken names for it now lead nowhere. */
void omit(const struct annotate *an, xmlNode *node);
bool is_omitted(const struct annotate *an, const xmlNode *node);

/* The next element below root in document order, derived ones and what is in them left out. */
xmlNode *next_element(const struct annotate *an, xmlNode *node, const xmlNode *root);

/* A generator's word. */
const char *say(const struct annotate *an, const char *key, const char *one, const char *two);

/* A copy below parent of all that node holds, index marks left out; places are kept. */
void copy_content(xmlNode *parent, const xmlNode *node);

/* annotate_omit.c: takes out what does not stand on the day. */
void omit_all(const struct annotate *an);

/* annotate_words.c: whom a rule is for, in words. */
const char *role_words(const struct annotate *an, role_set roles, bool as_plural);
const char *case_words(
    const struct annotate *an, const struct circumstance *circumstance, uint64_t cases);
/* Of a rule in the practice where it stands, its own or one that it exempts from; "": all. */
const char *who_words(
    const struct annotate *an, const struct rule *rule, const struct practice *practice);
/*
 * The same for programs: the names of cases ("-" where the circumstance does not arise) or of
 * roles with blanks between them; groups of them, each behind the name of its circumstance, of
 * roles behind none: ":client;tool:hand power".
 */
const char *case_names(const struct annotate *an, const struct circumstance *circumstance,
    uint64_t cases, bool absent);
const char *role_names(const struct annotate *an, role_set roles);
const char *group_names(
    const struct annotate *an, const char *list, const char *ref, const char *names);
const char *who_names(
    const struct annotate *an, const struct rule *rule, const struct practice *practice);
/* "take-home.any take-home.x"; NULL when none decides. */
const char *rule_ids(const struct annotate *an, const struct decision *decision);
/* "a c": the letters of the practice's conditions that these rules set; NULL: none. */
const char *rule_letters(const struct annotate *an, const struct practice *practice,
    const struct decision *decision);
/* Writes verdict, rules, and the letters of duties and conditions. */
void derive_decision(const struct annotate *an, xmlNode *node, const struct practice *practice,
    const struct decision *decision);

/* annotate_table.c */
void annotate_table(const struct annotate *an, const struct practice *practice);
void annotate_scope(const struct annotate *an, const struct practice *practice);
/* "Clients; Tool: power": where a rule decides. */
const char *when_words(
    const struct annotate *an, const struct practice *practice, const struct table_when *when);
/* The same for programs, "/" between places: ":client;tool:power/tool:hand". */
const char *when_names(
    const struct annotate *an, const struct practice *practice, const struct table_when *when);
/* annotate_practice.c */
void annotate_practice(const struct annotate *an, const struct practice *practice);
/* annotate_cites.c: numbers the sources of a practice or section, and marks what cites them. */
void annotate_cites(const struct annotate *an, xmlNode *home, const char *id);
void annotate_sections(const struct annotate *an);
void annotate_sources(const struct annotate *an);
/* annotate_text.c: value-of, ref, term, img in all that is shown; facts, terms. */
void annotate_text(const struct annotate *an);
void annotate_see_also(const struct annotate *an, const struct practice *practice);
/* annotate_story.c */
void annotate_scenario(const struct annotate *an, const struct scenario *scenario);
/* annotate_guide.c */
void annotate_guide(const struct annotate *an, const struct guide *guide);
/* annotate_changes.c: what changed since the edition before. */
void annotate_changes(const struct annotate *an);
/* annotate_index.c: the index, and the words we use in their order. */
void annotate_index(const struct annotate *an);
void annotate_glossary(const struct annotate *an);

#endif
