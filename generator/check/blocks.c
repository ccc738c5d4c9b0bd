/*
 * Reports empty text, tables that cannot be read aloud, and steps that expect nothing to be
 * checked.
 */
#include "check/internal.h"

#include <string.h>

/* --- Empty text ------------------------------------------------------------------------ */

static bool
is_among(const xmlNode *node, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp((const char *)node->name, names[i]) == 0)
            return true;
    return false;
}

/* True if it shows something: a letter, a picture, or what the generator fills in. */
static bool
shows_anything(const xmlNode *node)
{
    static const char *const filled_in[] = { "img", "value-of", "ref", "term" };
    static const char *const hidden[] = { "index", "accept", "cite" };
    for (const xmlNode *n = node->children; n; n = n->next) {
        bool is_text = n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE;
        if (is_text && !xmlIsBlankNode(n))
            return true;
        if (n->type != XML_ELEMENT_NODE || is_among(n, hidden, G_N_ELEMENTS(hidden)))
            continue;
        if (is_among(n, filled_in, G_N_ELEMENTS(filled_in)) || shows_anything(n))
            return true;
    }
    return false;
}

/* Reports an element that should have text and has none.  A cell may be empty. */
static bool
is_empty(const xmlNode *node)
{
    static const char *const speaking[] = { "title", "subtitle", "name", "question", "help",
        "answer", "wording", "provided", "because", "instead", "consequence", "position",
        "definition", "lead", "intro", "note", "blockquote", "p", "li", "dt", "dd", "caption",
        "th", "q", "em", "strong", "code", "a" };
    /* The schema refused it, and that has been reported. */
    if (!node->_private || load_was_repaired(node) || node_attribute(node, "same-as"))
        return false;
    return is_among(node, speaking, G_N_ELEMENTS(speaking)) && !shows_anything(node);
}

/* The next element that is not inside this one. */
static const xmlNode *
next_outside(const xmlNode *node, const xmlNode *root)
{
    for (const xmlNode *n = node; n && n != root; n = n->parent) {
        const xmlNode *next = xmlNextElementSibling((xmlNode *)(uintptr_t)n);
        if (next)
            return next;
    }
    return NULL;
}

/* --- Tables ---------------------------------------------------------------------------- */

#define MAX_COLUMNS 1000

/* Counts the columns of each row, including cells that span down from rows above. */
struct rows {
    const xmlNode *first;
    size_t n_first;              /* number of columns in the first row */
    unsigned below[MAX_COLUMNS]; /* by column: rows that a cell still spans */
    bool has_head, is_reported;
};

/* A colspan or rowspan; 1 if it is not given. */
static unsigned
span_of(const xmlNode *cell, const char *name)
{
    const char *text = node_attribute(cell, name);
    guint64 n = text ? g_ascii_strtoull(text, NULL, 10) : 1;
    return (unsigned)CLAMP(n, 1, MAX_COLUMNS);
}

static size_t
count_columns(struct rows *rows, const xmlNode *row)
{
    size_t at = 0;
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        bool is_head = node_is(cell, "th");
        if (!is_head && !node_is(cell, "td"))
            continue;
        rows->has_head = rows->has_head || is_head;
        while (at < MAX_COLUMNS && rows->below[at])
            rows->below[at++]--;
        unsigned down = span_of(cell, "rowspan") - 1;
        for (unsigned across = span_of(cell, "colspan"); across && at < MAX_COLUMNS; across--)
            rows->below[at++] = down;
    }
    while (at < MAX_COLUMNS && rows->below[at])
        rows->below[at++]--;
    return at;
}

static void
check_row(struct checker *c, struct rows *rows, const xmlNode *row)
{
    size_t n = count_columns(rows, row);
    if (!rows->first) {
        rows->first = row;
        rows->n_first = n;
    } else if (n != rows->n_first && !rows->is_reported) {
        rows->is_reported = true;
        struct diag *diag =
            check_found(c, row, "table", "this row has %zu cell%s, but the first row has %zu",
                n, n == 1 ? "" : "s", rows->n_first);
        check_note(c, diag, rows->first, "the first row");
    }
}

static void
check_table(struct checker *c, const xmlNode *table)
{
    struct rows rows = { 0 };
    for (const xmlNode *part = table->children; part; part = part->next) {
        if (node_is(part, "tr"))
            check_row(c, &rows, part);
        if (!node_is(part, "thead") && !node_is(part, "tbody"))
            continue;
        memset(rows.below, 0, sizeof rows.below);
        for (const xmlNode *row = part->children; row; row = row->next)
            if (node_is(row, "tr"))
                check_row(c, &rows, row);
    }
    if (!rows.first || rows.has_head)
        return;
    struct diag *diag = check_found(c, table, "table", "no cell of this table is a heading");
    check_note(c, diag, NULL, "write <th> for the cells that head a row or a column");
}

/* --- Steps ----------------------------------------------------------------------------- */

static void
check_step(struct checker *c, const xmlNode *step)
{
    if (node_attribute(step, "expect") && !node_attribute(step, "practice") &&
        !load_was_repaired(step))
        check_found(c, step, "schema",
            "\"expect\" has nothing to be compared with: the step names no \"practice\"");
}

void
check_blocks(struct checker *c)
{
    const xmlNode *root = xmlDocGetRootElement(c->model->doc);
    for (const xmlNode *n = root; n;) {
        if (is_empty(n)) {
            check_found(c, n, "schema", "\"%s\" is empty", (const char *)n->name);
            n = next_outside(n, root);
            continue;
        }
        if (node_is(n, "table"))
            check_table(c, n);
        else if (node_is(n, "step"))
            check_step(c, n);
        n = check_next(n, root);
    }
}
