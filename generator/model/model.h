/*
 * The handbook as plain structs: start reading here.
 *
 * Built from the validated tree by model_build; everything lives in ctx->arena and points back
 * into the tree (`node`) for text, which stays there until templates copy it.  Arrays keep the
 * author's order.  Names: content-model words, one struct each.
 */
#ifndef PROVISO_MODEL_MODEL_H
#define PROVISO_MODEL_MODEL_H

#include "base/ctx.h"
#include "load/load.h"
#include "model/verdict.h"

#define MODEL_MAX_BARS 3

/* How much a source counts: a level of the handbook's own, else one of the five built in. */
struct authority {
    size_t rank;   /* more is weightier */
    unsigned bars; /* shown beside it: MODEL_MAX_BARS to none */
    const char *id;
    const xmlNode *node; /* NULL: built in */
};

enum confidence { CONFIDENCE_UNSAID, CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH };

#define MODEL_MAX_ROLES 64 /* roles and the cases of one circumstance are sets of bits */
#define MODEL_MAX_CASES 64

/* A set of roles: bit i is model->roles[i]. */
typedef uint64_t role_set;

struct role {
    size_t index;
    const char *id, *name, *plural;
    const struct role *is; /* rules for that role reach this one too; or NULL */
    xmlNode *node;
};

struct answer_case { /* one `case`: a possible answer to a circumstance's question */
    size_t index;
    const char *id, *name; /* value-of in names is resolved for the as-of day */
    const struct circumstance *circumstance;
    xmlNode *node;
};

/*
 * Which cases are meant: for each circumstance that is mentioned (and does not list all its
 * cases) the set of its cases.  Sorted by circumstance index; no entry means any.
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
    struct date published, published_until, accessed; /* first == DAY_MIN where not said */
    struct date attested; /* seen by then, where it has no date of its own; likewise */
    bool about_published;
    bool is_unreliable;
    xmlNode *node;
};

struct cite {
    const struct citation_source *source;
    const struct authority *authority; /* its own, else the source's */
    const char *at;                    /* place in the source, or NULL */
    bool is_later; /* the source is not known to have existed on the as-of day */
    xmlNode *node;
};

/* What a claim rests on, on the as-of day: see cite_stands. */
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
    double upto; /* INFINITY in the last */
    double percent;
    const char *upto_text, *percent_text; /* as written; upto_text is NULL in the last */
};

struct fact_value {
    enum value_kind kind;
    const char *text, *to; /* as written, e.g. "EUR 1.50"; `to` of a range or NULL */
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
    const char **other_names; /* the rest */
    size_t n_other_names;
    xmlNode *node;
};

/* "a" ... "z", "aa" ...: the letter of the condition or duty with that number, from 0. */
void letter_format(size_t index, char letter[8]);

/* A condition of a rule; letters (a), (b) ... run through the practice and never change. */
struct condition {
    char letter[8]; /* "a" ... "z", "aa" ... */
    const struct rule *rule;
    xmlNode *node;
};

/* What one side of an unsettled question says. */
struct position {
    enum verdict verdict; /* VERDICT_NOT_STATED where it has none */
    struct cites cites;
    xmlNode *node;
};

struct rule {
    size_t index; /* within its practice */
    const char *id;
    struct practice *practice;
    enum verdict verdict;
    role_set roles; /* within the practice's, less the silent; descendants by `is` included */
    struct case_set cases;
    /*
     * An end that is "unknown" is settled here: the day on which a later rule of the practice
     * takes over, one that reaches at least the same roles and cases; open without one.
     */
    struct period period;
    enum confidence confidence;
    const struct rule **overrides;
    size_t n_overrides;
    struct practice **exempts; /* other practices in which this exemption holds too */
    size_t n_exempts;
    struct condition *conditions;
    size_t n_conditions;
    struct position *positions;
    size_t n_positions;
    struct cites cites; /* its own; positions have theirs */
    const char *label;
    xmlNode *node;
    /* The element that has the text (follows `same-as`), or NULL. */
    xmlNode *answer, *wording, *because, *instead, *consequence;
};

/* What a verdict judges, for those who call it that. */
struct act {
    const char *text;
    role_set roles; /* those it names; 0: all whom no other act of the practice is for */
    xmlNode *node;
};

struct practice {
    size_t index; /* within the handbook */
    const char *id, *label, *title, *question;
    char *number; /* "2.1" */
    struct chapter *chapter;
    struct act *acts; /* none: the title; ask practice_act */
    size_t n_acts;
    role_set roles;  /* whom it concerns */
    role_set silent; /* of those: on whom the sources seen say nothing, so that no rule of its
                        own reaches them */
    struct case_set given;
    bool combine_strictest;
    /*
     * All rules that speak here: its own in order, then exempting rules of other practices
     * that name it (rule->practice tells).
     */
    const struct rule **rules;
    size_t n_rules;
    const struct rule *own_rules; /* the array its own rules stand in */
    size_t n_own_rules;
    const char *owner;
    struct date reviewed, review_by; /* first == DAY_MIN where not said */
    bool is_shown;   /* one of its rules has begun by the as-of day; else the number is "" */
    bool is_spoiled; /* a name in it means nothing: what follows from it would only mislead */
    xmlNode *node;
};

struct chapter {
    size_t index;
    const char *id, *label, *title;
    char *number; /* "2" */
    struct practice **practices;
    size_t n_practices;
    bool is_shown; /* something in it stands on the as-of day; else the number is "" */
    xmlNode *node;
};

struct guide {
    size_t index;
    const char *id, *title;
    char *number; /* "A", "B" ... */
    struct practice **practices;
    size_t n_practices;
    /* What to ask, in order: circumstances; NULL entries stand for role and date (see kinds).
     */
    enum { ASK_ROLE, ASK_DATE, ASK_CIRCUMSTANCE } * ask_kinds;
    const struct circumstance **ask;
    size_t n_ask; /* 0: role and circumstances in declared order */
    xmlNode *node;
};

struct step {
    const struct practice *practice; /* NULL: the step only tells */
    const struct role *role; /* the practice's first where not said; NULL without a practice */
    bool has_role;
    struct case_set cases; /* as the author wrote them, one case each */
    day on;                /* the edition's date where not said */
    bool has_on;
    bool has_expect;
    enum verdict expect;
    const struct scenario *scenario;
    xmlNode *node;
};

struct scenario {
    size_t index;
    const char *id, *title, *people;
    const struct practice *in; /* or NULL: in the section of its own */
    struct step *steps;
    size_t n_steps;
    xmlNode *node;
};

/* What a name (xml:id) stands for; the targets of `ref`. */
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
    const void *target; /* the struct of that kind, or NULL for those that have none */
    xmlNode *node;
};

struct model {
    xmlDoc *doc;
    const char *id, *lang, *title, *subtitle, *publisher, *edition, *site_href;
    const struct words *words; /* the generator's own, in that language (model/words.h) */
    struct date edition_date, edition_previous; /* previous.first == DAY_MIN where not said */
    struct role *roles;
    size_t n_roles;
    struct circumstance *circumstances;
    size_t n_circumstances;
    struct authority *authorities; /* the weightiest first; never none */
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
    GHashTable *anchors; /* id -> struct anchor *; model_free releases it */
    GPtrArray *names;    /* the same anchors in document order */
    GHashTable *former; /* names that nothing has any more -> the struct anchor * that had it */
    GHashTable *numbers; /* xmlNode * -> its number; ask model_number */
    GPtrArray *accepts;  /* xmlNode *: every `accept` */
    /* Of a handbook for one role (model/narrow.h): that one, and what was left out; or NULL. */
    const struct role *for_role;
    GHashTable *left_out; /* xmlNode *, as a set */
};

/*
 * Builds the model; dangling and duplicate names, bad periods and the like become findings and
 * what they spoil is left out.  Sets ctx->as_of when no --as-of was given.  NULL only when
 * there is nothing to build from.
 */
struct model *model_build(struct ctx *ctx, xmlDoc *doc);
void model_free(struct model *model); /* the tables only; memory is the arena's */

const struct anchor *model_anchor(const struct model *model, const char *id); /* or NULL */

/* What had a name before, by its `formerly`; or NULL. */
const struct anchor *model_former(const struct model *model, const char *name);

/* Has it a page of its own on the site: a chapter, practice or guide? */
bool anchor_has_page(const struct anchor *anchor);

/* Has the site a page NAME.html: one that every site has, or of a chapter, practice or guide?
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

/* "a practice", "a role" ...: what a name of that kind stands for. */
const char *anchor_kind_words(enum anchor_kind kind);

/*
 * The number printed with a chapter, practice ("2.1"), guide ("A"), figure or table; NULL for
 * nodes without one and for what does not stand on the as-of day.  Labels are not looked at.
 */
const char *model_number(const struct model *model, const xmlNode *node);

/*
 * What a node says, as one line: space collapsed, value-of, term and ref filled in as of the
 * day, index marks left out.  "" for NULL.
 */
const char *model_text(struct ctx *ctx, const struct model *model, const xmlNode *node);

/* The same as it reads on another day than the edition's. */
const char *model_text_on(
    struct ctx *ctx, const struct model *model, const xmlNode *node, day on);

/* The same with "#" for what facts say: the words alone. */
const char *model_text_bare(
    struct ctx *ctx, const struct model *model, const xmlNode *node, day on);

/*
 * The element's from, until, attested, about.  What cannot be read is taken as open; link.c has
 * said so.
 */
struct period node_period(const xmlNode *node);
bool node_stands(const xmlNode *node, day on); /* its own period only */

/*
 * Does the node stand in the edition, when its parent does?  This is the one place that says
 * so.  Past rules, values, names and sources are shown as history; what is to come is not, nor
 * what has no number and should have one, a step that is later, a story of which no step or no
 * home is shown, or a fact without a value yet.
 */
bool node_is_shown(const struct ctx *ctx, const struct model *model, const xmlNode *node);

/*
 * Is a step later than the day?  Its day is `on`, else the edition's.  One that only tells and
 * has no day of its own goes with the next one that has, or with the one before when there is
 * none.  A story is later when all of its steps are.
 */
bool step_is_later(const struct model *model, const xmlNode *step, day on);
bool scenario_is_later(const struct model *model, const xmlNode *scenario, day on);

/*
 * Sources bring their own dates, so that nobody writes them again at each cite.  A source is
 * later than a day when it was published, or first seen, after it; one without dates never is.
 * A cite of a later source does not stand, unless all that the claim cites are later: then they
 * are its only witnesses.  An `against` of a later source does not stand.
 */
bool source_is_later(const struct citation_source *source, day on);
bool cite_stands(const struct model *model, const xmlNode *cite_or_against, day on);

/*
 * What the practice's verdict judges, for a role: the act that names it; else the one that
 * names what it is; else the one for all; else the title.
 */
const char *practice_act(const struct practice *practice, const struct role *role);

/* The one act of all whom the practice concerns; NULL where they differ or there is none. */
const char *practice_common_act(const struct model *model, const struct practice *practice);

/* The limit on one circumstance in a set: all bits where it is not mentioned. */
uint64_t case_set_limit(const struct case_set *set, const struct circumstance *circumstance);

/* The whole model as text, for goldens. */
void model_dump(const struct model *model, FILE *out);

#endif
