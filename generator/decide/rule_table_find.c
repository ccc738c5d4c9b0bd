/* Looks up situations and rules in a rule table. */
#include "decide/rule_table.h"

#include "decide/cell.h"

static bool
cells_fit(const struct table_cell *cells, const struct circumstance **of, size_t n,
    const struct situation *s)
{
    for (size_t i = 0; i < n; i++)
        if (!cell_fits(&cells[i], s->cases[of[i]->index]))
            return false;
    return true;
}

bool
table_row_fits(
    const struct rule_table *table, const struct table_row *row, const struct situation *s)
{
    return row->is_rest || (cell_fits(&row->who, s->role) &&
                               cells_fit(row->cells, table->columns, table->n_columns, s));
}

const struct table_row *
rule_table_find(const struct rule_table *table, const struct situation *s)
{
    for (size_t i = 0; i < table->n_rows; i++)
        if (table_row_fits(table, &table->rows[i], s))
            return &table->rows[i];
    return NULL;
}

bool
table_box_holds(const struct table_box *box, const struct situation *s)
{
    return cell_fits(&box->who, s->role) &&
           cells_fit(box->cells, box->circumstances, box->n, s);
}

const struct table_when *
rule_table_when(const struct rule_table *table, const struct rule *rule)
{
    for (size_t i = 0; i < table->n_whens; i++)
        if (table->whens[i].rule == rule)
            return &table->whens[i];
    return NULL;
}

const char *
rule_table_letter(const struct rule_table *table, const struct rule *rule)
{
    for (size_t i = 0; i < table->n_duties; i++)
        if (table->duties[i].rule == rule)
            return table->duties[i].letter;
    return NULL;
}
