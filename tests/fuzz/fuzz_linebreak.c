/*
 * Breaking any list of items into lines loses nothing: the ends ascend, the last one is the
 * last item, every forced break is taken, and a line is too wide only if it cannot be broken.
 */
#include "print/inline/linebreak.h"

#include <assert.h>

static size_t
items_read(const uint8_t *data, size_t size, struct item *items)
{
    size_t n = 0;
    for (size_t i = 0; i + 1 < size; i += 2) {
        scaled width = data[i + 1];
        if (data[i] < 128)
            items[n++] = (struct item){ ITEM_BOX, .width = width, .letters = data[i] % 12 };
        else if (data[i] < 200)
            items[n++] = (struct item){ ITEM_GLUE, .width = width / 8, .stretch = width / 16,
                .shrink = width / 24 };
        else
            items[n++] = (struct item){ ITEM_PENALTY, .width = width / 16,
                .penalty = data[i] == 255  ? PENALTY_FORCED
                           : data[i] > 250 ? PENALTY_NEVER
                                           : data[i] - 200,
                .is_flagged = data[i] % 2 };
    }
    items[n++] = (struct item){ ITEM_PENALTY, .penalty = PENALTY_FORCED };
    return n;
}

static bool
is_breakable(const struct item *items, const struct line_end *line)
{
    for (size_t i = line->first + 1; i < line->item; i++) {
        bool is_legal = items[i].kind == ITEM_PENALTY
                            ? items[i].penalty < PENALTY_NEVER
                            : items[i].kind == ITEM_GLUE && items[i - 1].kind == ITEM_BOX;
        for (size_t k = i + 1; is_legal && k < line->item; k++)
            if (items[k].kind == ITEM_BOX)
                return true;
    }
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 4 || size > 4096)
        return 0;
    struct linebreak_options options = {
        .measure = data[0] * 8,
        .indent = (scaled)data[1] - 64,
        .is_justified = data[2] & 1,
        .is_balanced = data[2] & 2,
        .max_ladder = data[3] % 3,
        .short_word = data[3] / 3 % 16,
    };
    struct arena *a = arena_new();
    struct item *items = ARENA_ARRAY(a, struct item, size);
    size_t n = items_read(data + 4, size - 4, items);
    struct line_end *ends;
    size_t lines = linebreak(a, items, n, &options, &ends);
    assert(lines > 0 && ends[lines - 1].item == n - 1);
    for (size_t k = 0; k < lines; k++) {
        assert(k == 0 || ends[k - 1].item < ends[k].item);
        /* The items between the end of a line and the start of the next show nothing. */
        for (size_t i = k ? ends[k - 1].item + 1 : 0; i < ends[k].first; i++)
            assert(items[i].kind != ITEM_BOX);
        for (size_t i = ends[k].first; i < ends[k].item; i++)
            assert(items[i].kind != ITEM_PENALTY || items[i].penalty > PENALTY_FORCED);
        if (ends[k].is_overfull && !options.is_justified)
            assert(!is_breakable(items, &ends[k]));
    }
    arena_free(a);
    return 0;
}
