/*
 * Rows of a table being built: situations are merged to products of sets if they differ on one
 * axis only and have the same decision.
 *
 *     hand   -      allowed        hand   any    allowed
 *     power  none   forbidden  ->  power  none   forbidden
 *     power  taken  allowed        power  taken  allowed
 */
#ifndef PROVISO_DECIDE_ROWS_H
#define PROVISO_DECIDE_ROWS_H

#include "decide/cursor.h"

struct cell_row {
    const uint64_t *cells; /* a set for each axis; the set of all possible values means "any" */
    const struct decision *decision;
    const struct decision *before; /* on the other day, if two are compared, or NULL */
    size_t since;                  /* a span; rows of different spans are not merged */
};

/* Room for every point of the scope, and a cursor that visits them. */
struct cell_row *rows_start(
    struct arena *a, const struct scope *scope, struct scope_cursor *cursor);

/* The cells of the cursor's point; "any" if a circumstance does not arise. */
const uint64_t *rows_cells(struct arena *a, const struct scope_cursor *cursor);

/* Merges in place; returns the number of rows left, in arbitrary order. */
size_t rows_merge(struct arena *a, const struct scope *scope, struct cell_row *rows, size_t n);

/* The circumstances in which some row is not "any", in declared order; the same for roles. */
const struct circumstance **rows_columns(struct arena *a, const struct scope *scope,
    const struct cell_row *rows, size_t n, size_t *n_columns, bool *has_roles);

/* The cells of a row for these columns; every bit set: "any". */
const uint64_t *rows_show(struct arena *a, const struct scope *scope,
    const struct circumstance *const *columns, size_t n_columns, const struct cell_row *row);

/* The first span of the stretch that ends with `span` and has this decision throughout. */
size_t rows_stretch_start(struct scope *scope, const uint64_t *candidates, size_t span,
    const struct decision *decision);

/* The date on which a span begins, for a decision that came into force then. */
struct since rows_since(
    const struct scope *scope, const struct decision *decision, size_t span);

/* True if a row with these roles and cells includes the situation. */
bool rows_cover(role_set roles, const uint64_t *cells,
    const struct circumstance *const *columns, size_t n_columns, const struct situation *s);

/* In declared order: by the first role, then the first case of each column. */
int rows_compare(role_set roles_a, role_set roles_b, const uint64_t *cells_a,
    const uint64_t *cells_b, size_t n_columns);

#endif
