/*
 * Breaking any vertical list into pages loses nothing: each page begins where the previous one
 * ends, every forced break is taken, and only a single box can be higher than its page.
 */
#include "print/block/pagebreak.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t
items_read(const uint8_t *data, size_t size, struct vitem *items)
{
    size_t n = 0;
    for (size_t i = 0; i + 3 < size; i += 4, n++) {
        items[n] = (struct vitem){ .height = data[i], .space = data[i + 1] / 4 };
        if (data[i + 2] > 250)
            items[n].penalty = BREAK_FORCED;
        else if (data[i + 2] > 200)
            items[n].penalty = BREAK_NEVER;
        else
            items[n].penalty = data[i + 2] * 1000;
        if (data[i + 1] % 4 == 3) {
            items[n].grid = 16;
            items[n].phase = data[i] % 16;
        }
        if (data[i + 3] > 240)
            items[n].repeat = data[i + 3] / 8;
        else if (data[i + 3] > 200) {
            items[n].unit_end = n + data[i + 3] % 20;
            items[n].min_space = 100;
        }
    }
    for (size_t i = 0; i < n; i++)
        if (items[i].unit_end > n)
            items[i].unit_end = n;
    return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 4 || size > 8192)
        return 0;
    const scaled heights[] = { data[0] * 2, data[1] * 2, data[2] * 8 };
    size_t n_heights = (size_t)data[3] % 3 + 1;
    struct arena *a = arena_new();
    struct vitem *items = ARENA_ARRAY(a, struct vitem, size);
    size_t n = items_read(data + 4, size - 4, items);
    struct page_range *pages;
    size_t count = pagebreak(a, items, n, heights, n_heights, &pages);
    assert((count == 0) == (n == 0));
    size_t at = 0;
    for (size_t k = 0; k < count; k++) {
        scaled room = heights[k < n_heights ? k : n_heights - 1];
        assert(pages[k].first == at && pages[k].end > at);
        at = pages[k].end;
        assert(pages[k].height == pagebreak_height(items, pages[k].first, at));
        assert(pages[k].height <= room || pages[k].end == pages[k].first + 1);
        for (size_t i = pages[k].first + 1; i < at; i++)
            assert(items[i].penalty != BREAK_FORCED);
    }
    assert(at == n);
    arena_free(a);
    return 0;
}
