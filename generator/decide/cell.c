#include "decide/cell.h"

/* The cases of the classes in a set of values. */
static uint64_t
cases_of(const struct scope_axis *axis, value_set values)
{
    uint64_t cases = 0;
    for (size_t i = 0; i < axis->n_classes; i++)
        if (values >> i & 1)
            cases |= axis->classes[i];
    return cases;
}

static size_t
count(uint64_t set)
{
    return (size_t)__builtin_popcountll(set);
}

struct table_cell
cell_make(const struct scope_axis *axis, bool can_be_absent, value_set allowed, value_set seen,
    uint64_t above, bool is_plain)
{
    const uint64_t possible = axis->possible;
    const uint64_t needed = cases_of(axis, seen), most = cases_of(axis, allowed);
    const uint64_t rest = possible & ~needed, other = possible & ~above;
    struct table_cell cell = { .form = CELL_LIST, .cases = needed, .named = needed };
    cell.absent = can_be_absent && seen >> LIST_APART & 1;
    if (needed == possible) {
        cell.form = CELL_ANY;
    } else if (is_plain || count(needed) <= 2) {
        cell.form = CELL_LIST;
    } else if (count(rest) != 1 && !(needed & ~other) && !(other & ~most)) {
        cell.form = CELL_OTHER;
        cell.cases = other;
    } else if (count(rest) != 1 && most == possible) {
        cell.form = CELL_ANY;
        cell.cases = possible;
    } else if (count(rest) < count(needed)) {
        cell.form = CELL_NOT;
        cell.named = rest;
    }
    return cell;
}

bool
cell_is_open(const struct table_cell *cell, bool can_be_absent)
{
    return cell->form == CELL_ANY && (cell->absent || !can_be_absent);
}

bool
cell_fits(const struct table_cell *cell, size_t at)
{
    return at == NO_CASE ? cell->absent : cell->cases >> at & 1;
}

bool
cell_is_plain(const struct table_cell *cell)
{
    return cell->form == CELL_ANY
               ? !cell->absent
               : cell->form == CELL_LIST && count(cell->named) + cell->absent <= 2;
}
