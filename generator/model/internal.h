/*
 * Internal to the stage: shared by the parts of model_build.
 *
 * Building has three steps.  link_names walks the tree once: every element that becomes a
 * struct is put on the list of its kind, and every xml:id becomes an anchor.  link_references
 * walks it again and reports errors in names, addresses, languages and periods.  Then the parts
 * below make the structs; they leave out what was reported, without a further finding.
 */
#ifndef PROVISO_MODEL_INTERNAL_H
#define PROVISO_MODEL_INTERNAL_H

#include "model/model.h"
#include "model/words.h"

struct builder {
    struct ctx *ctx;
    struct model *model;
    GPtrArray *nodes[ANCHOR_OTHER + 1]; /* xmlNode *, in document order */
    GHashTable *spoiled; /* xmlNode *: practices, steps with errors; see is_spoiled */
    GHashTable *pages;   /* id in lower case -> anchor with a page */
    GPtrArray *marks;    /* xmlNode *: every index mark */
    size_t *limit_of;    /* circumstance -> index + 1 in a list, see read_cases */
    struct rule *rules;  /* rules of all practices, one array */
    size_t n_rules;
};

/* link.c */
void link_names(struct builder *b);
bool link_is_fixed_page(const char *folded);
void link_references(struct builder *b);

/* The target of a name of that kind, or NULL. */
void *link_target(const struct builder *b, const char *id, enum anchor_kind kind);

/* Records which struct an element became, so that its name leads there. */
void link_bind(const struct builder *b, const xmlNode *node, const void *target);

/* model_nearest for several kinds: bit k stands for kind k. */
const char *link_nearest(const struct model *model, const char *id, unsigned kinds);

/* The first name, of one of these kinds (0: any), of what has this title; NULL if nothing. */
const char *link_titled(const struct model *model, const char *title, unsigned kinds);

/* Is `near`, which that found, what was meant beyond doubt (base/edit_distance.h)? */
bool link_is_certain(
    const struct model *model, const char *id, const char *near, unsigned kinds);

/* xml:id, xml:lang; NULL where it is not said. */
const char *xml_attribute(const xmlNode *node, const char *name);

/* Words separated by spaces, in the arena; *n is their number.  0 for NULL. */
char **link_words(struct arena *a, const char *text, size_t *n);

/* former.c: the names that things had before. */
void build_former_names(struct builder *b);

/* circumstances.c: roles, circumstances, cases. */
void build_roles(struct builder *b);
void build_circumstances(struct builder *b);

/* The roles listed, with their descendants; all roles if text is NULL. */
role_set read_roles(const struct builder *b, const char *text);

/* keep_full: keeps the entry of a circumstance all of whose cases are listed. */
struct case_set read_cases(const struct builder *b, const char *text, bool keep_full);

/* facts.c */
void build_facts(struct builder *b);

/* sources.c: sources, cites, terms. */
void build_authorities(struct builder *b);
void build_sources(struct builder *b);

/*
 * The authority that an element names, or `otherwise` if it names none.  An unknown name is a
 * finding and gives the weightiest.
 */
const struct authority *read_authority(
    const struct builder *b, const xmlNode *node, const struct authority *otherwise);
void build_terms(struct builder *b);
struct cites read_cites(const struct builder *b, const xmlNode *node);
enum confidence read_confidence(const xmlNode *node);
struct date read_date(const xmlNode *node, const char *attribute); /* DAY_MIN if not given */

/* rules.c: chapters, practices and their rules. */
void build_practices(struct builder *b);

/* acts.c: reads a practice's acts, after its roles. */
void read_acts(struct builder *b, struct practice *practice);

/* stories.c: guides and scenarios. */
void build_guides(struct builder *b);
void build_scenarios(struct builder *b);

/* index.c */
void check_index(struct builder *b);

/* number.c */
void number_all(struct builder *b);

/* words.c */
struct words_entry {
    const char *key, *text;
    bool is_english; /* English, in place of a missing one */
};

struct words {
    struct words_entry *entries; /* sorted by key */
    size_t n;
    const char *lang;   /* of the handbook */
    const char *locale; /* ICU's name of the language, for counting and writing numbers */
    bool are_mixed;     /* some are English, in place of missing ones */
    bool are_marked;    /* and those say so */
};

/* The entry of a key, or NULL. */
struct words_entry *words_entry(const struct words *words, const char *key);

/*
 * words_own.c: replaces words by those of words/LANG.xml beside the handbook, key by key.  Does
 * nothing if there is no such file; a word that cannot be used is an error, and its text stays.
 */
void words_read_own(struct ctx *ctx, const struct words *words, const char *lang);

/* The id of an element that must have one; if it is missing, made up from kind and index. */
const char *node_id(const struct builder *b, const xmlNode *node, size_t index);

/* The text of the first child of that name, as by model_text; NULL if there is none. */
const char *child_text(const struct builder *b, const xmlNode *node, const char *name);

/* The number of children with that element name, and the next one, starting at n. */
size_t count_children(const xmlNode *node, const char *name);
xmlNode *next_named(xmlNode *n, const char *name);

#endif
