/*
 * Lays out pages for tests of print/pdf, without the typesetter: sets words side by side,
 * starts a new line at the end of the measure, and a new page at the end of the page.
 */
#ifndef PROVISO_TESTS_UNIT_PAGE_MAKER_H
#define PROVISO_TESTS_UNIT_PAGE_MAKER_H

#include "unit/unit.h"

#include "print/page/page.h"

/* A layout under construction. */
struct page_maker {
    struct arena *a;
    GArray *pages, *fragments, *targets;
    GPtrArray *shaped; /* of all fragments */
    scaled x, y;
    uint32_t line;
    struct layout layout;
};

/* A context with pictures, and the built-in theme, from the setup of a test group to its
 * teardown. */
extern struct ctx ctx;
extern struct theme *theme;

int page_maker_setup(void **state);
int page_maker_teardown(void **state);

/* The document of a body with this content; the caller frees it. */
xmlDoc *read_body(const char *content);

/* The pages of a tree of boxes; their content lives in the arena, the rest until maker_clear().
 */
struct layout *lay_out(struct page_maker *m, struct arena *a, const struct box *root);
void maker_clear(struct page_maker *m);

#endif
