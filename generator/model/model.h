/*
 * The handbook as plain structs: start reading here.  model_build makes them from the validated
 * tree.  Everything lives in ctx->arena and points back into the tree (`node`) for text, which
 * stays there until templates copy it.  Arrays keep the author's order.  Each struct has the
 * name that the manual uses.
 */
#ifndef PROVISO_MODEL_MODEL_H
#define PROVISO_MODEL_MODEL_H

#include "base/ctx.h"
#include "load/load.h"
#include "model/verdict.h"

#define MODEL_MAX_BARS 3

/*
 * How much a source counts: a level that the handbook defines, or one of the five built-in
 * ones.
 */
struct authority {
    size_t rank;   /* greater is weightier */
    unsigned bars; /* number of bars shown, from MODEL_MAX_BARS to none */
    const char *id;
    const xmlNode *node; /* NULL for built-in levels */
};

enum confidence { CONFIDENCE_UNSAID, CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH };

#define MODEL_MAX_ROLES 64 /* sets of roles, and of cases of one circumstance, are bit sets */
#define MODEL_MAX_CASES 64

/* A set of roles: bit i is model->roles[i]. */
typedef uint64_t role_set;

struct role {
    size_t index;
    const char *id, *name, *plural;
    const struct role *is; /* the role whose rules apply to this one, too; or NULL */
    xmlNode *node;
};

struct answer_case { /* a `case`: one possible answer to a circumstance's question */
    size_t index;
    const char *id, *name; /* a value-of in a name is resolved for the as-of day */
    const struct circumstance *circumstance;
    xmlNode *node;
};

/*
 * A set of cases: for each circumstance that is mentioned (and of which some case is missing)
 * the set of its cases.  Sorted by circumstance index; no entry means any case.
 */
struct case_limit {
    const struct circumstance *circumstance;
    uint64_t cases; /* bit i is circumstance->cases[i] */
};
struct case_set {
    const struct case_limit *limits;
    size_t n;
};

struct circumstance {
    size_t index;
    const char *id, *name, *question;
    struct answer_case *cases;
    size_t n_cases;
    struct case_set given; /* arises only in these cases; n == 0: always */
    xmlNode *node;
};

struct citation_source {
    size_t index;
    const char *id, *title, *href, *dating;
    const struct authority *authority;
    struct date published, published_until, accessed; /* first == DAY_MIN if not given */
    struct date attested; /* first sighting, for a source without a date; likewise */
    bool about_published;
    bool is_unreliable;
    xmlNode *node;
};

struct cite {
    const struct citation_source *source;
    const struct authority *authority; /* its own, otherwise the source's */
    const char *at;                    /* the place in the source, or NULL */
    bool is_later;                     /* the source may not have existed on the as-of day */
    xmlNode *node;
};

/* What supports a claim on the as-of day: see cite_stands. */
struct cites {
    struct cite *list;
    size_t n;
};

enum value_kind {
    VALUE_MONEY,
    VALUE_PERCENT,
    VALUE_COUNT,
    VALUE_QUANTITY,
    VALUE_DURATION,
    VALUE_DATE,
    VALUE_TEXT,
    VALUE_BANDS
};

struct band {
    double upto; /* INFINITY in the last band */
    double percent;
    const char *upto_text, *percent_text; /* as written; upto_text is NULL in the last band */
};

struct fact_value {
    enum value_kind kind;
    const char *text, *to; /* as written, "EUR 1.50"; `to` ends a range or is NULL */
    enum { BOUND_NONE, BOUND_MIN, BOUND_MAX } bound;
    struct band *bands;
    size_t n_bands;
    struct period period;
    enum confidence confidence;
    struct cites cites;
    xmlNode *node;
};

struct fact {
    size_t index;
    const char *id, *name;
    struct fact_value *values;
    size_t n_values;
    xmlNode *node;
};

struct term {
    size_t index;
    const char *id, *name;    /* the name on the as-of day */
    const char **other_names; /* all other names */
    size_t n_other_names;
    xmlNode *node;
};

/* "a" to "z", then "aa", ...: the letter of condition or duty number n, from 0. */
void letter_format(size_t index, char letter[8]);

/* A condition of a rule; letters (a), (b), ... run through the practice, whatever the day. */
struct condition {
    char letter[8]; /* "a" ... "z", "aa" ... */
    const struct rule *rule;
    xmlNode *node;
};

/* The position of one side of an unsettled question. */
struct position {
    enum verdict verdict; /* VERDICT_NOT_STATED if it has none */
    struct cites cites;
    xmlNode *node;
};

struct rule {
    size_t index; /* index within its practice */
    const char *id;
    struct practice *practice;
    enum verdict verdict;
    role_set roles; /* within the practice's, without silent ones; with descendants */
    struct case_set cases;
    /*
     * An `until` of "unknown" is settled here: it becomes the day on which a later rule of the
     * practice takes over that reaches at least the same roles and cases; without one, it is
     * open.
     */
    struct period period;
    enum confidence confidence;
    const struct rule **overrides;
    size_t n_overrides;
    struct practice **exempts; /* other practices in which this exemption also applies */
    size_t n_exempts;
    struct condition *conditions;
    size_t n_conditions;
    struct position *positions;
    size_t n_positions;
    struct cites cites; /* the rule's own cites; positions have theirs */
    const char *label;
    xmlNode *node;
    /* The element that has the text (after following `same-as`), or NULL. */
    xmlNode *answer, *wording, *because, *instead, *consequence;
};

/* What a verdict judges, in the words of some roles. */
struct act {
    const char *text;
    role_set roles; /* the roles it names; 0: all that no other act of the practice names */
    xmlNode *node;
};

struct practice {
    size_t index; /* index within the handbook */
    const char *id, *label, *title, *question;
    char *number; /* "2.1" */
    struct chapter *chapter;
    struct act *acts; /* if there is none, the title serves; use practice_act */
    size_t n_acts;
    role_set roles;  /* the roles it concerns */
    role_set silent; /* those that no source mentions; no rule reaches them */
    struct case_set given;
    bool combine_strictest;
    /*
     * All rules that apply here: its own in order, then exempting rules of other practices that
     * name it (rule->practice tells them apart).
     */
    const struct rule **rules;
    size_t n_rules;
    const struct rule *own_rules; /* the array that holds its own rules */
    size_t n_own_rules;
    const char *owner;
    struct date reviewed, review_by; /* first == DAY_MIN if not given */
    bool is_shown;   /* a rule has begun by the as-of day; otherwise its number is "" */
    bool is_spoiled; /* has an unknown name: its rules would only mislead */
    xmlNode *node;
};

struct chapter {
    size_t index;
    const char *id, *label, *title;
    char *number; /* "2" */
    struct practice **practices;
    size_t n_practices;
    bool is_shown; /* something in it is shown on the as-of day; otherwise its number is "" */
    xmlNode *node;
};

struct guide {
    size_t index;
    const char *id, *title;
    char *number; /* "A", "B" ... */
    struct practice **practices;
    size_t n_practices;
    /* What to ask, in order: circumstances; NULL stands for the role or date (see kinds). */
    enum { ASK_ROLE, ASK_DATE, ASK_CIRCUMSTANCE } * ask_kinds;
    const struct circumstance **ask;
    size_t n_ask; /* 0: role and circumstances in declared order */
    xmlNode *node;
};

struct step {
    const struct practice *practice; /* NULL if the step only tells */
    const struct role *role; /* the practice's first if not given; NULL without a practice */
    bool has_role;
    struct case_set cases; /* as the author wrote them, one case each */
    day on;                /* the edition's date if not given */
    bool has_on;
    bool has_expect;
    enum verdict expect;
    const struct scenario *scenario;
    xmlNode *node;
};

struct scenario {
    size_t index;
    const char *id, *title, *people;
    const struct practice *in; /* NULL: it belongs in the section of stories */
    struct step *steps;
    size_t n_steps;
    xmlNode *node;
};

/* What a name (xml:id) denotes; the targets of `ref`. */
enum anchor_kind {
    ANCHOR_ROLE,
    ANCHOR_CIRCUMSTANCE,
    ANCHOR_CASE,
    ANCHOR_AUTHORITY,
    ANCHOR_SOURCE,
    ANCHOR_FACT,
    ANCHOR_TERM,
    ANCHOR_CHAPTER,
    ANCHOR_PRACTICE,
    ANCHOR_RULE,
    ANCHOR_SECTION,
    ANCHOR_GUIDE,
    ANCHOR_SCENARIO,
    ANCHOR_FIGURE,
    ANCHOR_TABLE,
    ANCHOR_OTHER
};
struct anchor {
    enum anchor_kind kind;
    const char *id;
    const void *target; /* the struct of that kind, or NULL for kinds without one */
    xmlNode *node;
};

struct model {
    xmlDoc *doc;
    xmlNode
        *apart; /* what was taken out of it for one page (compose/annotate_apart.c); or NULL */
    const char *id, *lang, *title, *subtitle, *publisher, *edition, *site_href;
    const char *original; /* of a translation: the language of the original; else NULL */
    const struct model *in_original; /* of a translation: the same, speaking that language */
    struct words *words;             /* the generator's own, in that language (model/words.h) */
    struct date edition_date, edition_previous; /* previous.first == DAY_MIN where not said */
    struct role *roles;
    size_t n_roles;
    struct circumstance *circumstances;
    size_t n_circumstances;
    struct authority *authorities; /* from the weightiest down; never empty */
    size_t n_authorities;
    struct citation_source *sources;
    size_t n_sources;
    struct fact *facts;
    size_t n_facts;
    struct term *terms;
    size_t n_terms;
    struct chapter *chapters;
    size_t n_chapters;
    struct practice *practices; /* all of them, in order */
    size_t n_practices;
    struct guide *guides;
    size_t n_guides;
    struct scenario *scenarios;
    size_t n_scenarios;
    GHashTable *shared;  /* texts of model_shared_text; NULL: none yet */
    GHashTable *anchors; /* id -> struct anchor *; model_free releases it */
    GPtrArray *names;    /* the same anchors in document order */
    GHashTable *former;  /* former name -> struct anchor * of the part that had it */
    GHashTable *numbers; /* xmlNode * -> its number; use model_number */
    GPtrArray *accepts;  /* xmlNode *: every `accept` */
    /* Of a handbook for one role (model/narrow.h): that one, and what was left out; or NULL. */
    const struct role *for_role;
    GHashTable *left_out; /* xmlNode *, as a set */
};

/*
 * Builds the model.  Dangling and duplicate names, bad periods and the like become findings,
 * and what depends on them is left out.  Sets ctx->as_of if --as-of was not given.  NULL only
 * if there is nothing to build from.
 */
struct model *model_build(struct ctx *ctx, xmlDoc *doc);
/*
 * Releases the tables; the arena has the rest.  The document has to be there still: attributes
 * in it lose the texts that they share.
 */
void model_free(struct model *model);

/*
 * A text node for attributes of the document with this value.  It is no attribute's own: most
 * of what is derived has one of few values, and a text of its own takes as much memory as the
 * attribute.  Whoever replaces an attribute's value must not free it.
 */
xmlNode *model_shared_text(struct model *model, const char *value);

const struct anchor *model_anchor(const struct model *model, const char *id); /* or NULL */

/* The part that had this name before, by its `formerly`; or NULL. */
const struct anchor *model_former(const struct model *model, const char *name);

/* True if it has a page of its own on the site: a chapter, practice or guide. */
bool anchor_has_page(const struct anchor *anchor);

/*
 * True if the site has a page NAME.html: one of every site's, or that of a chapter, practice or
 * guide.
 */
bool model_has_page(const struct model *model, const char *name);
/* The level of that name, or NULL. */
const struct authority *model_authority(const struct model *model, const char *name);
const struct practice *model_practice(const struct model *model, const char *id);
const struct role *model_role(const struct model *model, const char *id);
const struct answer_case *model_case(const struct model *model, const char *id);

/*
 * The known name of that kind nearest to a wrong one (edit distance), or NULL when none is
 * near: "did you mean ...?".  ANCHOR_OTHER: of any kind.
 */
const char *model_nearest(const struct model *model, const char *id, enum anchor_kind kind);

/* "a practice", "a role", ...: what a name of that kind denotes. */
const char *anchor_kind_words(enum anchor_kind kind);

/*
 * The number printed with a chapter, practice ("2.1"), guide ("A"), figure or table; NULL for
 * other nodes and for nodes not shown on the as-of day.  Labels are ignored.
 */
const char *model_number(const struct model *model, const xmlNode *node);

/*
 * The text of a node as one line: white space is collapsed, value-of, term and ref are filled
 * in for the as-of day, index marks are left out.  "" for NULL.
 */
const char *model_text(struct ctx *ctx, const struct model *model, const xmlNode *node);

/* The same text on another day than the edition's. */
const char *model_text_on(
    struct ctx *ctx, const struct model *model, const xmlNode *node, day on);

/* The same text with "#" for each figure, which leaves the words. */
const char *model_text_bare(
    struct ctx *ctx, const struct model *model, const xmlNode *node, day on);

/*
 * The element's from, until, attested and about.  What cannot be read counts as open; link.c
 * has reported it.
 */
struct period node_period(const xmlNode *node);
bool node_stands(const xmlNode *node, day on); /* its own period only */

/*
 * True if the edition shows the node, provided it shows its parent.  Only this function
 * decides. Past rules, values, names and sources are shown as history.  Hidden are future ones,
 * parts that should have a number and have none, steps later than the day, stories without a
 * step or a home, and facts without a value yet.
 */
bool node_is_shown(const struct ctx *ctx, const struct model *model, const xmlNode *node);

/*
 * True if a step is later than the day.  Its day is `on`, or the edition's.  A step that only
 * tells and has no day of its own belongs to the next step that has one, or to the one before
 * if there is none.  A story is later if all its steps are.
 */
bool step_is_later(const struct model *model, const xmlNode *step, day on);
bool scenario_is_later(const struct model *model, const xmlNode *scenario, day on);

/*
 * Sources have their own dates, so that nobody repeats them at each cite.  A source is later
 * than a day if it was published, or first seen, after it; one without dates never is.  A cite
 * of a later source is not shown unless all sources that the claim cites are later: then they
 * are its only evidence.  An `against` of a later source is never shown.
 */
bool source_is_later(const struct citation_source *source, day on);
bool cite_stands(const struct model *model, const xmlNode *cite_or_against, day on);

/*
 * What the practice's verdict judges, for a role: the act that names the role; else the act
 * that names a role it is a kind of; else the act for all; else the title.
 */
const char *practice_act(const struct practice *practice, const struct role *role);

/* The act of all roles that the practice concerns; NULL if they differ or there is none. */
const char *practice_common_act(const struct model *model, const struct practice *practice);

/* The limit on one circumstance in a set; all bits if it is not mentioned. */
uint64_t case_set_limit(const struct case_set *set, const struct circumstance *circumstance);

/* Prints the whole model as text, for goldens. */
void model_dump(const struct model *model, FILE *out);

#endif
