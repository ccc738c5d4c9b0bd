/*
 * Page breaking, in lines: every letter is a box one line high, what stands between two letters
 * says how they part:
 *     (nothing)  a break costs nothing        "=" never        "!" always
 *     "."  a space of one line                "," a break costs something, ";" less
 *     "|"  a unit begins
 *     "<"  the next letter begins a unit that ends before ">"; it wants three lines at least
 *     "#"  one line is repeated when a page begins with the next letter
 */
#include "unit/unit.h"

#include "print/block/vlist.h"

#include <ctype.h>
#include <string.h>

#define LINE 1000

static size_t
items_read(const char *text, struct vitem *items, char *letters)
{
    size_t n = 0, unit = 0;
    struct vitem next = { 0 };
    for (const char *p = text; *p; p++) {
        if (*p == '=')
            next.penalty = BREAK_NEVER;
        else if (*p == '!')
            next.penalty = BREAK_FORCED;
        else if (*p == ',')
            next.penalty = 50000;
        else if (*p == ';')
            next.penalty = BREAK_PRICE(20);
        else if (*p == '|')
            next.is_unit = true;
        else if (*p == '.')
            next.space += LINE;
        else if (*p == '#')
            next.repeat = LINE;
        else if (*p == '<') {
            unit = n;
            next.min_space = 3 * LINE;
        } else if (*p == '>')
            items[unit].unit_end = n;
        else if (isalpha((unsigned char)*p) || isdigit((unsigned char)*p)) {
            next.height = isdigit((unsigned char)*p) ? (*p - '0') * LINE : LINE;
            letters[n] = *p;
            items[n++] = next;
            next = (struct vitem){ 0 };
        }
    }
    return n;
}

static void
expect_pages(const char *text, const scaled *heights, size_t n_heights, enum spread_side begins,
    const char *pages)
{
    struct vitem items[256] = { 0 };
    char letters[256], shown[512], *out = shown;
    size_t n = items_read(text, items, letters);
    struct arena *a = arena_new();
    struct page_range *ranges;
    size_t count;
    if (begins == SPREAD_NONE)
        count = pagebreak(a, items, n, heights, n_heights, &ranges);
    else
        count = page_breaker_pages(page_breaker_new(a, items, n, heights, begins), a, &ranges);
    size_t at = 0;
    for (size_t k = 0; k < count; k++) {
        assert_int_equal(ranges[k].first, at);
        at = ranges[k].end;
        scaled room = heights[k < n_heights ? k : n_heights - 1];
        assert_true(ranges[k].height <= room || ranges[k].end - ranges[k].first == 1);
        assert_true(ranges[k].is_overfull == (ranges[k].height > room));
        memcpy(out, letters + ranges[k].first, ranges[k].end - ranges[k].first);
        out += ranges[k].end - ranges[k].first;
        *out++ = '/';
    }
    *out = '\0';
    assert_int_equal(at, n);
    assert_string_equal(shown, pages);
    arena_free(a);
}

static void
expect_heights(const char *text, const scaled *heights, size_t n_heights, const char *pages)
{
    expect_pages(text, heights, n_heights, SPREAD_NONE, pages);
}

static void
expect(const char *text, int lines, const char *pages)
{
    scaled height = lines * LINE;
    expect_heights(text, &height, 1, pages);
}

static void
full_pages(void **state)
{
    (void)state;
    expect("", 4, "");
    expect("abc", 4, "abc/");
    expect("abcdefgh", 4, "abcd/efgh/");
    expect("abcdefghi", 4, "abcd/efgh/i/");
    expect("ab!cdef", 4, "ab/cdef/");
}

static void
space_is_dropped_at_the_top(void **state)
{
    (void)state;
    expect("ab.cd", 5, "abcd/");
    expect("abcd.efgh", 4, "abcd/efgh/");
    expect("abc.d", 4, "abc/d/");
}

static void
keeps(void **state)
{
    (void)state;
    expect("abcd=efgh", 4, "abc/defg/h/");
    expect("abc=d=e=fgh", 4, "ab/cdef/gh/"); /* pages may be short */
    /* A block higher than a page breaks where it must, and nothing is lost. */
    expect("a=b=c=d=e=f=g", 4, "abcd/efg/");
    expect("a9b", 4, "a/9/b/");
    expect("a=9=b", 4, "a/9/b/");
}

static void
cheaper_breaks(void **state)
{
    (void)state;
    expect("abcd,efgh", 4, "abcd/efgh/");
    /* A break with a penalty is avoided if this leaves a tenth of the page blank ... */
    expect("abcdefghij,klm", 10, "abcdefghi/jklm/");
    /* ... but not if it leaves three tenths blank. */
    expect("abcdefg=h=i=j,klm", 10, "abcdefghij/klm/");
    /* First fit would leave "f" alone before the block that must not break. */
    expect("abcdefg=h=i=j=k", 5, "abc/def/ghijk/");
}

/* A page ends where a space begins, not a line later: the space does not count as blank. */
static void
a_pause_is_no_loss(void **state)
{
    (void)state;
    expect("abcdefgh...ijklmn...o=pqrst", 10, "abcdefgh/ijklmn/opqrst/");
}

static void
units_move(void **state)
{
    (void)state;
    /* Two lines are left on the page for a unit of four: the unit moves. */
    expect("abcdef<ghij>k", 8, "abcdef/ghijk/");
    /* Three lines are left: the unit stays and breaks. */
    expect("abcde<fghij>k", 8, "abcdefgh/ijk/");
    /* A unit that does not fit on the next page either stays and breaks. */
    expect("abcdef<ghijklmnop>q", 8, "abcdefgh/ijklmnop/q/");
    /* A unit that fits stays whole. */
    expect("abcdef<gh>ij", 8, "abcdefgh/ij/");
}

/* No page more than needed; but then whole units, and pages that are alike. */
static void
units_stay_whole(void **state)
{
    (void)state;
    expect("abcdef|g;h;i;j;k;l;m;n", 10, "abcdef/ghijklmn/");
    expect("abcdefghijkl|m;n;o;p;q;r;s;t", 10, "abcdefghij/klmnopqrst/");
    expect("|abc|def|ghi|jkl", 10, "abcdef/ghijkl/");
    /* Running text fills its pages. */
    expect("a;b;c;d;e;f;g;h;i;j;k;l", 10, "abcdefghij/kl/");
}

/* A unit of more than a page breaks where its two pages face each other. */
static void
units_of_two_pages_face(void **state)
{
    (void)state;
    const scaled height = 10 * LINE;
    const char *text = "|a;b;c;d;e;f|A;B;C;D;E;F;G;H;I;J;K;L|s;t;u;v;w;x;y;z";
    expect_pages(text, &height, 1, SPREAD_RECTO, "abcdef/ABCDEFGHIJ/KLstuvwxyz/");
    expect_pages(text, &height, 1, SPREAD_VERSO, "abcdefABCD/EFGHIJKL/stuvwxyz/");
}

/* A leaf ends with the next unit if that fits; facing pages share out their white. */
static void
leaves_are_filled(void **state)
{
    (void)state;
    const scaled height = 10 * LINE;
    const char *text = "|<abc>|<def>|<ghi>|<jkl>";
    expect_pages(text, &height, 1, SPREAD_RECTO, "abcdefghi/jkl/");
    expect_pages(text, &height, 1, SPREAD_VERSO, "abcdef/ghijkl/");
}

static void
repeated_heads(void **state)
{
    (void)state;
    expect("abc#d#e#f#g", 4, "abcd/efg/");
    expect("ab#c#d#e#f", 4, "abcd/ef/");
}

static void
columns(void **state)
{
    (void)state;
    const scaled heights[] = { 2 * LINE, 2 * LINE, 4 * LINE };
    expect_heights("abcdefghij", heights, 3, "ab/cd/efgh/ij/");
    expect_heights("a=b=cdefgh", heights, 3, "ab/cd/efgh/");
    expect_heights("ab=c=d=efgh", heights, 3, "a/bc/defg/h/");
}

static uint32_t
random_below(uint32_t *seed, uint32_t most)
{
    *seed = *seed * 1664525 + 1013904223;
    return (uint32_t)((uint64_t)(*seed >> 8) * most >> 24);
}

static size_t
items_random(struct vitem *items, uint32_t *seed)
{
    static const int32_t penalties[] = { 0, 0, 0, 500, 50000, 200000, BREAK_NEVER };
    size_t n = 1 + random_below(seed, 200), unit_end = 0;
    for (size_t i = 0; i < n; i++) {
        items[i] = (struct vitem){ .height = (scaled)(1 + random_below(seed, 3)) * LINE,
            .space = (scaled)random_below(seed, 2) * LINE,
            .repeat = random_below(seed, 9) == 0 ? LINE : 0,
            .penalty = random_below(seed, 40) == 0
                           ? BREAK_FORCED
                           : penalties[random_below(seed, G_N_ELEMENTS(penalties))] };
        if (random_below(seed, 3) == 0) {
            items[i].grid = 2 * LINE;
            items[i].phase = (scaled)random_below(seed, 4) * LINE / 2;
        }
        if (i >= unit_end && random_below(seed, 4) == 0) {
            unit_end = MIN(i + 2 + random_below(seed, 9), n);
            items[i].unit_end = unit_end;
            items[i].min_space = (scaled)random_below(seed, 6) * LINE;
            items[i].is_unit = random_below(seed, 2) == 0;
        }
    }
    return n;
}

/* Forcing a break later makes the same pages as forcing it from the start. */
static void
breaks_forced_later(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (int round = 0; round < 600; round++) {
        struct vitem items[256];
        size_t n = items_random(items, &seed);
        scaled height = (scaled)(4 + random_below(&seed, 12)) * LINE;
        struct arena *a = arena_new();
        enum spread_side begins = (enum spread_side)(round % 3);
        struct page_breaker *breaker = page_breaker_new(a, items, n, &height, begins);
        for (int more = 0; more < 12; more++) {
            size_t at = random_below(&seed, (uint32_t)n);
            if (more > 0 && items[at].penalty != BREAK_NEVER) {
                items[at].penalty = BREAK_FORCED;
                page_breaker_force(breaker, at);
            }
            struct page_range *fresh, *again;
            size_t count =
                page_breaker_pages(page_breaker_new(a, items, n, &height, begins), a, &fresh);
            assert_int_equal(page_breaker_pages(breaker, a, &again), count);
            for (size_t k = 0; k < count; k++) {
                assert_int_equal(again[k].first, fresh[k].first);
                assert_int_equal(again[k].end, fresh[k].end);
                assert_int_equal(again[k].height, fresh[k].height);
                assert_int_equal(again[k].is_overfull, fresh[k].is_overfull);
            }
        }
        arena_free(a);
    }
}

/* The top of a box on a grid of whole lines, below what ends at y. */
static scaled
top_on_grid(scaled y, scaled space, scaled phase)
{
    struct vitem item = { .space = space, .height = LINE, .grid = LINE, .phase = phase };
    return (scaled)pagebreak_top(&item, y, false);
}

static void
boxes_stand_on_the_grid(void **state)
{
    (void)state;
    assert_int_equal(top_on_grid(3 * LINE, 0, 0), 3 * LINE);
    assert_int_equal(top_on_grid(3 * LINE, LINE / 2, 0), 4 * LINE);
    assert_int_equal(top_on_grid(3 * LINE + 1, 0, 0), 3 * LINE);
    assert_int_equal(top_on_grid(3 * LINE, LINE / 2, LINE / 2), 3 * LINE + LINE / 2);
    /* It moves up into a quarter of a line of the space above, and never into a box. */
    assert_int_equal(top_on_grid(3 * LINE, LINE + LINE / 4, 0), 4 * LINE);
    assert_int_equal(top_on_grid(3 * LINE + LINE / 4, 0, 0), 4 * LINE);
    /* In all by three eighths: an eighth more, because heights are not whole lines. */
    assert_int_equal(top_on_grid(3 * LINE + 3 * LINE / 8, LINE, 0), 4 * LINE);
    assert_int_equal(top_on_grid(3 * LINE + 3 * LINE / 8 + 1, LINE, 0), 5 * LINE);
    /* A head that is repeated above the first box of a page pushes it down. */
    struct vitem first = { .space = 5 * LINE, .repeat = LINE / 2, .grid = LINE };
    assert_int_equal(pagebreak_top(&first, 0, true), LINE);
    first.repeat = 0;
    assert_int_equal(pagebreak_top(&first, 0, true), 0);
}

/* The breaker measures pages by differences; they are as high as boxes placed one by one. */
static void
pages_on_the_grid(void **state)
{
    (void)state;
    uint32_t seed = 2;
    for (int round = 0; round < 600; round++) {
        struct vitem items[256];
        size_t n = items_random(items, &seed);
        scaled height = (scaled)(4 + random_below(&seed, 12)) * LINE;
        struct arena *a = arena_new();
        struct page_range *pages;
        size_t count = pagebreak(a, items, n, &height, 1, &pages);
        for (size_t k = 0; k < count; k++)
            assert_int_equal(
                pages[k].height, pagebreak_height(items, pages[k].first, pages[k].end));
        arena_free(a);
    }
}

/* A price makes a break dearer, never cheaper; what may not or must break stays so. */
static void
prices_are_added(void **state)
{
    (void)state;
    struct vitem items[] = { { .penalty = 5 }, { .penalty = 5 }, { .penalty = 0 },
        { .penalty = BREAK_NEVER - 1 }, { .penalty = BREAK_NEVER },
        { .penalty = BREAK_FORCED } };
    struct vlist v = { .items = items, .n = G_N_ELEMENTS(items) };
    vlist_price(&v, 0, 0);
    assert_int_equal(items[1].penalty, 5);
    vlist_price(&v, 0, 70);
    assert_int_equal(
        items[0].penalty, 5); /* before the first of them a break costs nothing more */
    assert_int_equal(items[1].penalty, 75);
    assert_int_equal(items[2].penalty, 70);
    assert_int_equal(items[3].penalty, BREAK_NEVER);
    assert_int_equal(items[4].penalty, BREAK_NEVER);
    assert_int_equal(items[5].penalty, BREAK_FORCED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_pages),
        cmocka_unit_test(space_is_dropped_at_the_top),
        cmocka_unit_test(keeps),
        cmocka_unit_test(cheaper_breaks),
        cmocka_unit_test(a_pause_is_no_loss),
        cmocka_unit_test(units_move),
        cmocka_unit_test(units_stay_whole),
        cmocka_unit_test(units_of_two_pages_face),
        cmocka_unit_test(leaves_are_filled),
        cmocka_unit_test(repeated_heads),
        cmocka_unit_test(columns),
        cmocka_unit_test(prices_are_added),
        cmocka_unit_test(boxes_stand_on_the_grid),
        cmocka_unit_test(pages_on_the_grid),
        cmocka_unit_test(breaks_forced_later),
    };
    return cmocka_run_group_tests_name("pagebreak", tests, NULL, NULL);
}
