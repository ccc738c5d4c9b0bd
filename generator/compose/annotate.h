/*
 * Internal to the stage: shared by the annotate_*.c files.  compose.h lists what they write.
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
    xmlNs *ns;                   /* of derived names */
    xmlNode *omitted;            /* holds removed nodes; joined to the tree last */
    const struct practice *only; /* whose page alone is wanted; NULL: everything */
    bool has_places;             /* every element has d:at */
};

/*
 * Derived elements, and attributes (with the prefix on the author's elements); a NULL value is
 * not written.
 */
void derive(const struct annotate *an, xmlNode *node, const char *name, const char *value);
/* The text of a derived attribute on an author's element, or NULL. */
const char *derived_value(const struct annotate *an, const xmlNode *node, const char *name);
xmlNode *derive_child(const struct annotate *an, xmlNode *parent, const char *name);
xmlNode *derive_text(
    const struct annotate *an, xmlNode *parent, const char *name, const char *text);
void derive_number(const struct annotate *an, xmlNode *node, const char *name, size_t value);

/* Moves a node out of what is shown.  References to it become its title. */
void omit(const struct annotate *an, xmlNode *node);
bool is_omitted(const struct annotate *an, const xmlNode *node);

/* The next element below root in document order; skips derived elements and their contents. */
xmlNode *next_element(const struct annotate *an, xmlNode *node, const xmlNode *root);

/* A built-in word. */
const char *say(const struct annotate *an, const char *key, const char *one, const char *two);

/* Copies the children of node below parent, without index marks; keeps their places. */
void copy_content(xmlNode *parent, const xmlNode *node);

/*
 * annotate_originals.c: marks the language of what is not translated, in the tree and in the
 * model's names; then all that is derived from them has it.
 */
void annotate_originals(const struct annotate *an);
/* A text that was read from an element, or its attribute, with the mark if it is the original.
 */
const char *in_its_language(const struct annotate *an, const xmlNode *node, const char *text);
const char *attribute_in_its_language(
    const struct annotate *an, const xmlNode *node, const char *name);
/* An act of a practice, or its title, that was read before the marks were set. */
const char *act_in_its_language(
    const struct annotate *an, const struct practice *practice, const char *act);

/* annotate_omit.c: removes what the day's edition does not show. */
void omit_all(const struct annotate *an);

/*
 * annotate_apart.c: moves the text of everything but the page of an->only out of the tree, into
 * model->apart; what other parts are called remains.  References to it stay what they are.
 */
void set_apart(const struct annotate *an);
/* True for a part whose text was set apart. */
bool is_apart(const struct annotate *an, const struct practice *practice);
/* True if something that is shown says whom the practice concerns. */
bool has_cells(const struct annotate *an, const struct practice *practice);

/* annotate_words.c: whom a rule is for, in words. */
const char *role_words(const struct annotate *an, role_set roles, bool as_plural);
const char *case_words(
    const struct annotate *an, const struct circumstance *circumstance, uint64_t cases);
/* Whom a rule is for in the given practice, its own or one that it exempts from; "": all. */
const char *who_words(
    const struct annotate *an, const struct rule *rule, const struct practice *practice);
/*
 * The same for programs: names of cases ("-" if the circumstance does not arise) or roles,
 * separated by blanks; groups of them, each after the name of its circumstance, or of nothing
 * for roles: ":client;tool:hand power".
 */
const char *case_names(const struct annotate *an, const struct circumstance *circumstance,
    uint64_t cases, bool absent);
const char *role_names(const struct annotate *an, role_set roles);
const char *group_names(
    const struct annotate *an, const char *list, const char *ref, const char *names);
const char *who_names(
    const struct annotate *an, const struct rule *rule, const struct practice *practice);
/*
 * The limit of a rule on a circumstance, as its place has to state it; UINT64_MAX: none.  A
 * copy in another practice also has its own practice's `given`, which nothing else states
 * there, but not what the other practice's `given` limits as closely.
 */
uint64_t rule_limit_in(const struct rule *rule, const struct practice *practice,
    const struct circumstance *circumstance);
/* "take-home.any take-home.x"; NULL if no rule decides. */
const char *rule_ids(const struct annotate *an, const struct decision *decision);
/* "a c": the letters of the practice's conditions that these rules set; NULL if none. */
const char *rule_letters(const struct annotate *an, const struct practice *practice,
    const struct decision *decision);
/* Writes the verdict, the rules, and the letters of duties and conditions. */
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
/* A column of the role, or of a circumstance, with the cases that the practice allows. */
void add_role_column(
    const struct annotate *an, xmlNode *table, const struct practice *practice);
void add_column(const struct annotate *an, xmlNode *table, const struct practice *practice,
    const struct circumstance *circumstance);
/* annotate_asks.c */
void annotate_asks(const struct annotate *an, const struct practice *practice);
/* annotate_practice.c */
void annotate_practice(const struct annotate *an, const struct practice *practice);
/*
 * annotate_cites.c: numbers the sources of a practice or section, and marks the places that
 * cite them.
 */
void annotate_cites(const struct annotate *an, xmlNode *home, const char *id);
void annotate_sections(const struct annotate *an);
void annotate_sources(const struct annotate *an);
/* annotate_text.c: value-of, ref, term and img in everything shown; facts, terms. */
void annotate_text(const struct annotate *an);
void annotate_see_also(const struct annotate *an, const struct practice *practice);
/* annotate_translation.c */
void annotate_translation(const struct annotate *an);
/* annotate_story.c */
void annotate_scenario(const struct annotate *an, const struct scenario *scenario);
/* annotate_guide.c */
void annotate_guide(const struct annotate *an, const struct guide *guide);
/* Writes the guide into d:in-guides of its practices, which are annotated before. */
void annotate_in_guide(const struct annotate *an, const struct guide *guide);
/* d:in-guides of a practice, or NULL: for the page of one practice, of the guides with both. */
xmlNode *in_guides(const struct annotate *an, const struct practice *practice);
/* annotate_changes.c: what changed since the previous edition. */
void annotate_changes(const struct annotate *an);
/* annotate_occurring.c: what "How to read" explains, once the tree is complete. */
void annotate_occurring(const struct annotate *an);

/* annotate_index.c: the index and the glossary, sorted. */
void annotate_index(const struct annotate *an);
void annotate_glossary(const struct annotate *an);

#endif
