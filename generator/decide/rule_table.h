/*
 * The rule table of a practice: rows that are read from the top, the first that fits giving the
 * verdict, as an ordered list is shorter than rows that exclude each other.  The rows say
 * nothing but the verdict; where only some of the rules with that verdict decide, `whens` says
 * where, and those that decide together are told apart by letters (`duties`).
 */
#ifndef PROVISO_DECIDE_RULE_TABLE_H
#define PROVISO_DECIDE_RULE_TABLE_H

#include "decide/decide.h"

#define TABLE_LONG 30 /* with more rows it is `long-table` */

/* How a set of cases (or roles) is written. */
enum cell_form {
    CELL_ANY,  /* "any" */
    CELL_LIST, /* those in `named`; none: the circumstance does not arise, and that is all */
    CELL_NOT,  /* "not" those in `named` */
    CELL_OTHER /* "any other": than the rows above name in the column */
};

struct table_cell {
    uint64_t cases; /* cases, or roles, that fit */
    bool absent;    /* so does a situation in which the circumstance does not arise */
    enum cell_form form;
    uint64_t named;
};

struct table_row {
    struct table_cell who;
    const struct table_cell *cells; /* one a column */
    struct decision decision;       /* the verdict, and all rules that give it in the row */
    /*
     * When what decides came into force, in all situations that the row is the first to fit; of
     * different days the latest, as if attested: it may be older.
     */
    struct since since;
    bool is_ordinary;
    bool is_rest; /* the last row, which fits everything: best told as "all other cases" */
};

/* Situations as a product of sets: limits on who asks and on circumstances. */
struct table_box {
    struct table_cell who;
    const struct circumstance **circumstances; /* those it limits, in declared order */
    const struct table_cell *cells;
    size_t n;
};

/*
 * A rule that decides in some situations of its verdict and not in all of them: where it does.
 * No boxes: just where its roles and cases are.
 */
struct table_when {
    const struct rule *rule;
    struct table_box *boxes; /* one of them holds */
    size_t n_boxes;
};

/*
 * A rule without conditions that decides together with another one of its verdict: duties add
 * up.  Letters run on from those of the practice's conditions, that of the rule that speaks
 * first, then of the others in its ordinary situation, then of the rest.
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
    struct since since; /* when what decides in the ordinary situation came into force */
    bool too_many;      /* more situations than the limit: rows are empty */
};

/* The practice's table on a day: for every situation it concerns some row fits. */
struct rule_table *rule_table_build(
    struct arena *a, const struct model *model, struct scope *scope, day on);

/* Does the row fit the situation? */
bool table_row_fits(
    const struct rule_table *table, const struct table_row *row, const struct situation *s);

/* The first row that fits; NULL where the practice does not concern the situation. */
const struct table_row *rule_table_find(
    const struct rule_table *table, const struct situation *s);

/* Is the situation in the box? */
bool table_box_holds(const struct table_box *box, const struct situation *s);

/* Where the rule decides, when that is not in all situations of its verdict; else NULL. */
const struct table_when *rule_table_when(
    const struct rule_table *table, const struct rule *rule);

/* The letter of a rule that is a duty among others; else NULL. */
const char *rule_table_letter(const struct rule_table *table, const struct rule *rule);

#endif
