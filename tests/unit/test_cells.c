/* Pages and cells, in a program that no sanitizer watches: there they are malloc's. */
#include "base/arena.h"
#include "base/pages.h"
#include "load/cells.h"

#include <libxml/xmlmemory.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define N 20000

static unsigned
next_random(unsigned *state)
{
    *state = *state * 1103515245 + 12345;
    return *state >> 16;
}

static void
fill(unsigned char *cell, size_t size, unsigned i)
{
    memset(cell, (int)(i % 251), size);
}

static void
check(const unsigned char *cell, size_t size, unsigned i)
{
    for (size_t k = 0; k < size; k++)
        assert_int_equal(cell[k], i % 251);
}

/* Each cell keeps what was written into it, whatever is had, enlarged and freed around it. */
static void
test_cells_are_apart(void **state)
{
    (void)state;
    static unsigned char *cells[N];
    static size_t sizes[N];
    unsigned random = 1;
    bool is_any_ours = false;
    for (unsigned round = 0; round < 4; round++) {
        for (unsigned i = 0; i < N; i++) {
            if (cells[i]) {
                check(cells[i], sizes[i], i);
                if (next_random(&random) % 3 == 0) {
                    size_t size = sizes[i] + next_random(&random) % 300;
                    cells[i] = xmlRealloc(cells[i], size);
                    check(cells[i], sizes[i], i);
                    sizes[i] = size;
                } else {
                    xmlFree(cells[i]);
                    cells[i] = NULL;
                    continue;
                }
            } else {
                sizes[i] = next_random(&random) % 700;
                cells[i] = xmlMalloc(sizes[i]);
            }
            assert_int_equal((uintptr_t)cells[i] % 8, 0);
            is_any_ours |= pages_hold(cells[i]);
            fill(cells[i], sizes[i], i);
        }
    }
    assert_true(is_any_ours);
    for (unsigned i = 0; i < N; i++) {
        if (cells[i])
            check(cells[i], sizes[i], i);
        xmlFree(cells[i]);
    }
}

static void *
free_all(void *data)
{
    void **cells = data;
    for (size_t i = 0; i < N; i++) {
        void *own = xmlMalloc(24);
        assert_false(pages_hold(own));
        xmlFree(own);
        xmlFree(cells[i]);
    }
    return NULL;
}

/* What another thread has freed is had again. */
static void
test_other_threads(void **state)
{
    (void)state;
    static void *cells[N];
    g_autoptr(GHashTable) freed = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (size_t i = 0; i < N; i++) {
        cells[i] = xmlMalloc(480);
        g_hash_table_add(freed, cells[i]);
    }
    g_thread_join(g_thread_new("other", free_all, cells));
    size_t again = 0;
    for (size_t i = 0; i < N; i++) {
        cells[i] = xmlMalloc(480);
        again += g_hash_table_contains(freed, cells[i]);
    }
    for (size_t i = 0; i < N; i++)
        xmlFree(cells[i]);
    assert_true(again > N / 2);
}

/* Blocks have an address each, and come back when they were given back. */
static void
test_pages(void **state)
{
    (void)state;
    static unsigned char *blocks[300];
    bool is_zero;
    for (unsigned round = 0; round < 3; round++) {
        for (unsigned i = 0; i < 300; i++) {
            blocks[i] = pages_take(&is_zero);
            assert_non_null(blocks[i]);
            assert_int_equal((uintptr_t)blocks[i] % PAGES_BLOCK, 0);
            if (is_zero)
                check(blocks[i], PAGES_BLOCK, 0);
            fill(blocks[i], PAGES_BLOCK, i + 1);
        }
        for (unsigned i = 0; i < 300; i++) {
            check(blocks[i], PAGES_BLOCK, i + 1);
            pages_give(blocks[i]);
        }
    }
}

/* Also where something else has written before. */
static void
test_arena_is_zeroed(void **state)
{
    (void)state;
    for (unsigned round = 0; round < 3; round++) {
        struct arena *a = arena_new();
        for (size_t size = 1; size < 90000; size += size / 7 + 1) {
            unsigned char *p = arena_alloc(a, size);
            assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
            check(p, size, 0);
            fill(p, size, 7);
        }
        arena_free(a);
    }
}

int
main(void)
{
    cells_begin();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_are_apart),
        cmocka_unit_test(test_other_threads),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_arena_is_zeroed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
