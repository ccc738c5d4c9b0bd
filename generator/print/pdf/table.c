/*
 * Goes through the rows from top to bottom.  For each column it records which cell of an
 * earlier row still spans the current one, and which header cells apply.
 */
#include "print/pdf/table.h"

#include "print/box/attribute.h"

#include <string.h>

#define MAX_COLUMNS 1000

/* The state of a column at the current row. */
struct table_column {
    unsigned reaches;           /* number of further rows that a cell from above spans */
    GPtrArray *heads;           /* struct tag *: header cells of the column */
    const struct tag *row_head; /* a TH that spans down to this row */
};

struct tag_table {
    struct tags *tags;
    GArray *columns;   /* struct table_column */
    unsigned width;    /* number of columns of the widest row */
    GPtrArray *rows;   /* struct tag * */
    GArray *rows_left; /* unsigned, by row: rows left in its row group, including it */
    const struct tag *group_head;
    bool has_head;
};

static bool
tag_is(const struct tag *tag, const char *type)
{
    return strcmp(tag->type, type) == 0;
}

static bool
has_scope(const struct tag *tag, const char *scope)
{
    const char *value = tag->box ? box_attribute(tag->box, "scope") : NULL;
    return value && strcmp(value, scope) == 0;
}

static bool
is_row_head(const struct tag *tag)
{
    return tag_is(tag, "TH") && has_scope(tag, "row");
}

static struct table_column *
column_at(struct tag_table *t, unsigned at)
{
    while (t->columns->len <= at) {
        struct table_column column = { .heads = g_ptr_array_new() };
        g_array_append_val(t->columns, column);
    }
    return &g_array_index(t->columns, struct table_column, at);
}

/* Collects the rows of all row groups, and attaches a struct tag_cell to each cell. */
static void
collect_rows(struct tag_table *t, struct tag *table)
{
    for (struct tag *group = table->first; group; group = group->next) {
        unsigned left = 0;
        for (struct tag *row = group->first; row; row = row->next)
            left += tag_is(row, "TR");
        for (struct tag *row = group->first; row; row = row->next) {
            if (!tag_is(row, "TR"))
                continue;
            g_ptr_array_add(t->rows, row);
            g_array_append_val(t->rows_left, left);
            left--;
            for (struct tag *cell = row->first; cell; cell = cell->next) {
                t->has_head = t->has_head || tag_is(cell, "TH");
                cell->cell = ARENA_NEW(t->tags->arena, struct tag_cell);
            }
        }
    }
}

/* Places a cell in the first free column, and reduces its span to the free columns. */
static unsigned
place_cell(struct tag_table *t, const struct tag *tag, unsigned at, unsigned rows_left)
{
    struct tag_cell *cell = tag->cell;
    while (column_at(t, at)->reaches > 0)
        at++;
    unsigned wanted = tag->box ? MIN(tag->box->colspan, MAX_COLUMNS) : 1;
    unsigned height = tag->box ? tag->box->rowspan : 1;
    cell->rowspan = MIN(height, rows_left);
    cell->column = at;
    cell->colspan = 0;
    while (cell->colspan < wanted && column_at(t, at)->reaches == 0) {
        column_at(t, at)->reaches = cell->rowspan;
        cell->colspan++;
        at++;
    }
    return at;
}

/*
 * Places all cells.  After the first pass the table's width is known, and short rows can be
 * filled.
 */
static void
place_cells(struct tag_table *t, bool is_last_pass)
{
    for (guint i = 0; i < t->columns->len; i++)
        column_at(t, i)->reaches = 0;
    for (guint r = 0; r < t->rows->len; r++) {
        struct tag *row = t->rows->pdata[r];
        unsigned left = g_array_index(t->rows_left, unsigned, r), at = 0;
        for (struct tag *cell = row->first; cell; cell = cell->next)
            at = place_cell(t, cell, at, left);
        while (is_last_pass && at < t->width) {
            if (column_at(t, at)->reaches > 0) {
                at++;
                continue;
            }
            struct tag *cell = tag_add(t->tags, row, "TD", UINT32_MAX);
            cell->cell = ARENA_NEW(t->tags->arena, struct tag_cell);
            at = place_cell(t, cell, at, left);
        }
        while (at < t->columns->len && column_at(t, at)->reaches > 0)
            at++;
        t->width = MAX(t->width, at);
        for (guint i = 0; i < t->columns->len; i++) {
            struct table_column *column = column_at(t, i);
            column->reaches -= column->reaches > 0;
        }
    }
}

/* Makes the first row of a table without header cells its header. */
static void
promote_first_row(const struct tag_table *t)
{
    struct tag *row = t->rows->pdata[0];
    for (struct tag *cell = row->first; cell; cell = cell->next)
        cell->type = "TH";
}

static void
add_head(GPtrArray *heads, const struct tag *head)
{
    if (head && !g_ptr_array_find(heads, head, NULL))
        g_ptr_array_add(heads, (void *)(uintptr_t)head);
}

/* Finds the header cells for a cell: those of its columns, its row and its row group. */
static void
find_heads(struct tag_table *t, struct tag_cell *cell, const struct tag *row)
{
    GPtrArray *heads = g_ptr_array_new();
    for (unsigned c = cell->column; c < cell->column + cell->colspan; c++) {
        const struct table_column *column = column_at(t, c);
        for (guint i = 0; i < column->heads->len; i++)
            add_head(heads, column->heads->pdata[i]);
    }
    add_head(heads, t->group_head);
    for (unsigned c = 0; c < t->width; c++)
        add_head(heads, column_at(t, c)->row_head);
    for (const struct tag *other = row->first; other; other = other->next)
        if (is_row_head(other))
            add_head(heads, other);
    cell->n_heads = heads->len;
    cell->heads = ARENA_ARRAY(t->tags->arena, struct tag *, heads->len + 1);
    for (guint i = 0; i < heads->len; i++) {
        cell->heads[i] = heads->pdata[i];
        cell->heads[i]->cell->is_named = true;
    }
    g_ptr_array_free(heads, TRUE);
}

/* Records for which rows below the header cells of this row apply. */
static void
note_heads(struct tag_table *t, const struct tag *row)
{
    for (struct tag *cell = row->first; cell; cell = cell->next) {
        bool is_head = tag_is(cell, "TH"), is_row = is_row_head(cell);
        bool is_group = is_head && has_scope(cell, "rowgroup");
        unsigned first = cell->cell->column;
        if (is_group)
            t->group_head = cell;
        for (unsigned c = first; c < first + cell->cell->colspan; c++) {
            struct table_column *column = column_at(t, c);
            if (is_head && !is_row && !is_group)
                g_ptr_array_add(column->heads, cell);
            if (is_row && cell->cell->rowspan > 1) {
                column->row_head = cell;
                column->reaches = cell->cell->rowspan;
            }
        }
    }
    for (unsigned c = 0; c < t->width; c++) {
        struct table_column *column = column_at(t, c);
        column->reaches -= column->reaches > 0;
        if (column->reaches == 0)
            column->row_head = NULL;
    }
}

/* True if Scope and position alone determine the header cells of every cell. */
static bool
is_plain(const struct tag_table *t)
{
    for (guint r = 0; r < t->rows->len; r++) {
        const struct tag *row = t->rows->pdata[r];
        for (const struct tag *cell = row->first; cell; cell = cell->next)
            if (tag_is(cell, "TH") && (cell->cell->colspan > 1 || cell->cell->rowspan > 1 ||
                                          has_scope(cell, "rowgroup")))
                return false;
    }
    return true;
}

static void
repair_table(struct tags *tags, struct tag *tag)
{
    struct tag_table t = { .tags = tags,
        .columns = g_array_new(FALSE, FALSE, sizeof(struct table_column)),
        .rows = g_ptr_array_new(),
        .rows_left = g_array_new(FALSE, FALSE, sizeof(unsigned)) };
    collect_rows(&t, tag);
    place_cells(&t, false);
    place_cells(&t, true);
    if (!t.has_head && t.rows->len > 0)
        promote_first_row(&t);
    for (unsigned c = 0; c < t.columns->len; c++)
        column_at(&t, c)->reaches = 0;
    bool is_simple = is_plain(&t);
    for (guint r = 0; r < t.rows->len && !is_simple; r++) {
        struct tag *row = t.rows->pdata[r];
        if (r == 0 || row->parent != ((struct tag *)t.rows->pdata[r - 1])->parent)
            t.group_head = NULL;
        for (struct tag *cell = row->first; cell; cell = cell->next)
            if (tag_is(cell, "TD"))
                find_heads(&t, cell->cell, row);
        note_heads(&t, row);
    }
    for (guint i = 0; i < t.columns->len; i++)
        g_ptr_array_free(column_at(&t, i)->heads, TRUE);
    g_array_free(t.columns, TRUE);
    g_array_free(t.rows_left, TRUE);
    g_ptr_array_free(t.rows, TRUE);
}

static void
repair_below(struct tags *tags, struct tag *tag)
{
    if (tag_is(tag, "Table"))
        repair_table(tags, tag);
    for (struct tag *child = tag->first; child; child = child->next)
        repair_below(tags, child);
}

void
tables_mend(struct tags *tags)
{
    repair_below(tags, tags->root);
}
