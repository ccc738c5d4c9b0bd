/*
 * A block of pages.h is a page of cells of one size, in multiples of 8 bytes; its head says
 * which, so that the address of a cell is enough to free it.  A size keeps a list of its pages
 * that have room; a page without cells in use goes back.
 */
#include "load/cells.h"

#include "base/pages.h"

#include <glib.h>
#include <libxml/xmlmemory.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define CELL_UNIT ((size_t)8)
#define CELL_MOST ((size_t)512) /* larger ones are malloc's */

struct cell {
    struct cell *next;
};

struct page {
    struct page *next, *last; /* of those with room */
    struct cell *freed;
    uint32_t size, capacity;
    uint32_t used;  /* cells in use */
    uint32_t fresh; /* cells from here on have never been used */
    max_align_t cells[];
};

/* libxml2 asks without saying for whom, so this is the process's. */
static struct {
    struct page *open[CELL_MOST / CELL_UNIT + 1]; /* by size */
    struct cell *returned;                        /* freed by other threads */
} cells;

static _Thread_local bool is_owner;

static struct page *
page_of(void *cell)
{
    return (struct page *)(void *)((char *)cell - (uintptr_t)cell % PAGES_BLOCK);
}

static void
page_link(struct page *page)
{
    struct page **list = &cells.open[page->size / CELL_UNIT];
    page->last = NULL;
    page->next = *list;
    if (page->next)
        page->next->last = page;
    *list = page;
}

static void
page_unlink(struct page *page)
{
    if (page->next)
        page->next->last = page->last;
    if (page->last)
        page->last->next = page->next;
    else
        cells.open[page->size / CELL_UNIT] = page->next;
}

static void
cell_free(struct cell *cell)
{
    struct page *page = page_of(cell);
    cell->next = page->freed;
    page->freed = cell;
    if (page->used-- == page->capacity)
        page_link(page);
    else if (page->used == 0 && (page->next || page->last)) {
        page_unlink(page);
        pages_give(page);
    }
}

static void
take_returned(void)
{
    struct cell *cell = __atomic_exchange_n(&cells.returned, NULL, __ATOMIC_ACQUIRE);
    for (struct cell *next; cell; cell = next) {
        next = cell->next;
        cell_free(cell);
    }
}

static struct page *
page_new(size_t size)
{
    take_returned();
    bool is_zero;
    struct page *page = pages_take(&is_zero);
    if (!page)
        return NULL;
    *page = (struct page){ .size = (uint32_t)size,
        .capacity = (uint32_t)((PAGES_BLOCK - sizeof *page) / size) };
    page_link(page);
    return page;
}

static void *
cells_malloc(size_t size)
{
    if (size > CELL_MOST || !is_owner)
        return malloc(size);
    size = MAX((size + CELL_UNIT - 1) / CELL_UNIT, 1) * CELL_UNIT;
    struct page *page = cells.open[size / CELL_UNIT];
    if (!page && !(page = page_new(size)))
        return malloc(size);
    if (++page->used == page->capacity)
        page_unlink(page);
    struct cell *cell = page->freed;
    if (cell)
        page->freed = cell->next;
    else
        cell = (struct cell *)(void *)((char *)page->cells + page->fresh++ * size);
    return cell;
}

static void
cells_free(void *p)
{
    if (!pages_hold(p)) {
        free(p);
        return;
    }
    struct cell *cell = p;
    if (is_owner) {
        cell_free(cell);
        return;
    }
    cell->next = __atomic_load_n(&cells.returned, __ATOMIC_RELAXED);
    while (!__atomic_compare_exchange_n(
        &cells.returned, &cell->next, cell, true, __ATOMIC_RELEASE, __ATOMIC_RELAXED))
        ;
}

static void *
cells_realloc(void *p, size_t size)
{
    if (!p || !pages_hold(p))
        return p ? realloc(p, size) : cells_malloc(size);
    size_t old = page_of(p)->size;
    if (size <= old)
        return p;
    void *larger = cells_malloc(size);
    if (larger) {
        memcpy(larger, p, old);
        cells_free(p);
    }
    return larger;
}

static char *
cells_strdup(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = cells_malloc(size);
    return copy ? memcpy(copy, text, size) : NULL;
}

void
cells_begin(void)
{
    bool is_zero;
    void *block = pages_take(&is_zero);
    if (!block)
        return; /* malloc it is */
    pages_give(block);
    is_owner = true;
    xmlMemSetup(cells_free, cells_malloc, cells_realloc, cells_strdup);
}
