/*
 * The rule table of a practice.  Rows are read from the top, and the first that fits gives the
 * verdict, because an ordered list is shorter than rows that exclude each other.  The rows give
 * only the verdict; if only some of the rules with that verdict decide, `whens` says where, and
 * rules that decide together are told apart by letters (`duties`).
 */
#ifndef PROVISO_DECIDE_RULE_TABLE_H
#define PROVISO_DECIDE_RULE_TABLE_H

#include "decide/decide.h"

#define TABLE_LONG 30 /* a table with more rows is a `long-table` */

/* How a set of cases (or roles) is written. */
enum cell_form {
    CELL_ANY,  /* "any" */
    CELL_LIST, /* those in `named`; if empty: only if the circumstance does not arise */
    CELL_NOT,  /* "not" those in `named` */
    CELL_OTHER /* "any other" than the rows above name in the column */
};

struct table_cell {
    uint64_t cases; /* cases, or roles, that fit */
    bool absent;    /* a situation in which the circumstance does not arise also fits */
    enum cell_form form;
    uint64_t named;
};

struct table_row {
    struct table_cell who;
    const struct table_cell *cells; /* one a column */
    struct decision decision;       /* the verdict, and all rules that give it in the row */
    /*
     * When the deciding rules came into force, over all situations that the row is the first to
     * fit; if dates differ, the latest, marked as attested: it may be older.
     */
    struct since since;
    bool is_ordinary;
    bool is_rest; /* the last row, which fits everything: best written as "all other cases" */
};

/* Situations as a product of sets: limits on the role and on circumstances. */
struct table_box {
    struct table_cell who;
    const struct circumstance **circumstances; /* those it limits, in declared order */
    const struct table_cell *cells;
    size_t n;
};

/*
 * A rule that decides in some situations of its verdict but not in all: says in which.  No
 * boxes means: exactly where its roles and cases are.
 */
struct table_when {
    const struct rule *rule;
    struct table_box *boxes; /* at least one of them includes the situation */
    size_t n_boxes;
};

/*
 * A rule without conditions that decides together with another of its verdict: duties add up.
 * Their letters continue those of the practice's conditions: first the rule that comes first in
 * the ordinary situation, then others that apply there, then the rest.
 */
struct table_duty {
    const struct rule *rule;
    char letter[8];
};

struct rule_table {
    const struct practice *practice;
    bool has_role_column;
    const struct circumstance **columns; /* circumstances that matter, in declared order */
    size_t n_columns;
    struct table_row *rows; /* the first that fits decides; the ordinary row is the first */
    size_t n_rows;
    struct table_when *whens; /* in the order of the practice's rules */
    size_t n_whens;
    struct table_duty *duties; /* by letter */
    size_t n_duties;
    struct since since; /* when the ordinary situation's decision came into force */
    bool too_many;      /* more situations than the limit: there are no rows */
};

/* The practice's table on a day: a row fits every situation that the practice concerns. */
struct rule_table *rule_table_build(
    struct arena *a, const struct model *model, struct scope *scope, day on);

/* True if the row fits the situation. */
bool table_row_fits(
    const struct rule_table *table, const struct table_row *row, const struct situation *s);

/* The first row that fits; NULL if the practice does not concern the situation. */
const struct table_row *rule_table_find(
    const struct rule_table *table, const struct situation *s);

/* True if the situation is in the box. */
bool table_box_holds(const struct table_box *box, const struct situation *s);

/* Where the rule decides, if not in all situations of its verdict; else NULL. */
const struct table_when *rule_table_when(
    const struct rule_table *table, const struct rule *rule);

/* The letter of a rule that is one duty among others; else NULL. */
const char *rule_table_letter(const struct rule_table *table, const struct rule *rule);

#endif
