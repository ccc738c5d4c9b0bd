/*
 * Tests line breaking on text in which each letter is one unit wide, "-" is a possible hyphen,
 * "|" a forced break, and "~" a space that lines do not break at.
 */
#include "unit/unit.h"

#include "print/inline/linebreak.h"

#include <string.h>

#define UNIT 100

struct setting {
    struct linebreak_options options;
    scaled stretch, shrink; /* of a space */
};

static const struct setting ragged = { .options = { .max_ladder = 2, .short_word = 7 } };
static const struct setting balanced = {
    .options = { .max_ladder = 2, .short_word = 7, .is_balanced = true }
};
static const struct setting justified = {
    .options = { .max_ladder = 2, .short_word = 7, .is_justified = true },
    .stretch = UNIT / 2,
    .shrink = UNIT / 3
};

static size_t
items_read(const char *text, const struct setting *setting, struct item *items)
{
    size_t n = 0;
    for (size_t k = 0; text[k]; k++) {
        struct item item = { .kind = ITEM_BOX, .width = UNIT, .letters = 1, .piece = k };
        if (text[k] == ' ' || text[k] == '~')
            item = (struct item){ .kind = ITEM_GLUE,
                .width = UNIT,
                .stretch = setting->stretch,
                .shrink = setting->shrink,
                .piece = k };
        if (text[k] == '~')
            items[n++] = (struct item){ .kind = ITEM_PENALTY, .penalty = PENALTY_NEVER };
        if (text[k] == '-')
            item = (struct item){ .kind = ITEM_PENALTY,
                .width = UNIT,
                .penalty = 50,
                .is_flagged = true,
                .piece = k };
        if (text[k] == '|')
            item = (struct item){ .kind = ITEM_PENALTY, .penalty = PENALTY_FORCED, .piece = k };
        items[n++] = item;
    }
    items[n++] =
        (struct item){ .kind = ITEM_PENALTY, .penalty = PENALTY_FORCED, .piece = strlen(text) };
    return n;
}

/* The lines of the text, each followed by "/".  A line that ends in a hyphen shows it. */
static void
lines_show(const char *text, int measure, const struct setting *setting, char *out)
{
    struct item items[1024];
    size_t n = items_read(text, setting, items);
    struct linebreak_options options = setting->options;
    options.measure = measure * UNIT;
    struct arena *a = arena_new();
    struct line_end *ends;
    size_t count = linebreak(a, items, n, &options, &ends);
    assert_int_equal(ends[count - 1].item, n - 1);
    for (size_t k = 0; k < count; k++) {
        assert_true(k == 0 || ends[k].item > ends[k - 1].item);
        char *start = out;
        for (size_t i = ends[k].first; i < ends[k].item; i++)
            if (items[i].kind != ITEM_PENALTY)
                *out++ = text[items[i].piece];
        while (out > start && out[-1] == ' ')
            out--;
        if (items[ends[k].item].is_flagged)
            *out++ = '-';
        *out++ = '/';
    }
    *out = '\0';
    arena_free(a);
}

static void
expect_set(const char *text, int measure, const struct setting *setting, const char *lines)
{
    char shown[2048];
    lines_show(text, measure, setting, shown);
    assert_string_equal(shown, lines);
}

static void
expect(const char *text, int measure, const char *lines)
{
    expect_set(text, measure, &ragged, lines);
}

static void
ragged_lines(void **state)
{
    (void)state;
    expect("aaa bbb", 5, "aaa/bbb/");
    expect("aaa bbb", 7, "aaa bbb/");
    expect("aaaaaaaaaa bb", 5, "aaaaaaaaaa/bb/"); /* the overfull word has its own line */
    expect("bb aaaaaaaaaa bb", 5, "bb/aaaaaaaaaa/bb/");
    expect("", 5, "/");
    expect("a|b", 5, "a/b/");
    expect("a||b", 5, "a//b/");
    expect("|", 5, "//");
    expect("aaa bbb ", 7, "aaa bbb/"); /* the space at the end has no width */
    expect("aaa bbb", 0, "aaa/bbb/");
    expect("aa~bb cc", 5, "aa~bb/cc/");
    expect("aa bb~cc", 5, "aa/bb~cc/");
    /*
     * A line that could hold more is too short, unless the next word is too long for any line.
     */
    expect("aaa bb cc dddd eeeeeeeeee", 10, "aaa bb cc/dddd/eeeeeeeeee/");
}

static void
even_rag(void **state)
{
    (void)state;
    /* First fit would leave the second line three quarters full; instead, a word moves down. */
    expect("aaaaaaaa bbbbbbbb cc ddddddddddddddd eeeeeeeeeeeeeeeeeeee", 20,
        "aaaaaaaa bbbbbbbb/cc ddddddddddddddd/eeeeeeeeeeeeeeeeeeee/");
}

static void
no_runts(void **state)
{
    (void)state;
    /* First fit would leave "so" alone on the last line. */
    expect("whether they allow it at all or so", 32, "whether they allow it at all/or so/");
    /* A word of seven letters may be alone. */
    expect("whether they allow it at all because", 28, "whether they allow it at all/because/");
    /*
     * Moving a word down would leave a line under three quarters full, so the word stays alone.
     */
    expect("aaaaaaaaaa bb", 11, "aaaaaaaaaa/bb/");
    /* A paragraph of one word is no runt. */
    expect("no", 11, "no/");
}

static void
balance(void **state)
{
    (void)state;
    expect_set("May I pay, or be paid, outside the platform?", 36, &balanced,
        "May I pay, or be paid,/outside the platform?/");
    expect_set("May I pay?", 36, &balanced, "May I pay?/");
    expect_set("one two|three four five", 12, &balanced, "one two/three/four five/");
}

static void
hyphens(void **state)
{
    (void)state;
    expect("aaaa-bbbb", 6, "aaaa-/bbbb/");
    expect("aaaa-bbbb", 8, "aaaabbbb/"); /* unused: no hyphen */
    expect_set("aaaa bbbb-cccc dddd-eeee ffff-gggg hhhh", 9, &justified,
        "aaaa/bbbbcccc/ddddeeee/ffff-/gggg hhhh/");
}

static void
justified_lines(void **state)
{
    (void)state;
    struct item items[256];
    struct linebreak_options options = justified.options;
    options.measure = 22 * UNIT;
    const char *text = "the rule is what the terms say and not what the other party says it is";
    size_t n = items_read(text, &justified, items);
    struct arena *a = arena_new();
    struct line_end *ends;
    size_t count = linebreak(a, items, n, &options, &ends);
    for (size_t k = 0; k < count; k++) {
        /* Every line except the last is as wide as the measure, up to rounding. */
        int64_t width = 0, give = 0;
        for (size_t i = ends[k].first; i < ends[k].item; i++) {
            width += items[i].kind == ITEM_PENALTY ? 0 : items[i].width;
            give += ends[k].ratio > 0 ? items[i].stretch : items[i].shrink;
        }
        assert_int_equal(width, ends[k].width);
        int64_t set = width + give * ends[k].ratio / 1024;
        assert_in_range(ends[k].ratio + 2048, 1024, 2048 + 4096);
        if (k + 1 < count)
            assert_in_range(set, options.measure - 4, options.measure + 4);
        else
            assert_int_equal(ends[k].ratio, 0);
    }
    arena_free(a);
}

/* There are never more than two hyphens in a row, even if three would give better lines. */
static void
ladders(void **state)
{
    (void)state;
    char lines[2048];
    lines_show("aaaaaa bbb-bbb ccc-ccc ddd-ddd eee-eee fff-fff ggg-ggg", 10, &justified, lines);
    int run = 0;
    for (const char *p = lines; *p; p++)
        if (*p == '/') {
            run = p[-1] == '-' ? run + 1 : 0;
            assert_in_range(run, 0, 2);
        }
}

static void
indents(void **state)
{
    (void)state;
    struct setting indented = ragged;
    indented.options.indent = 3 * UNIT;
    expect_set("aaa bbb ccc", 7, &indented, "aaa/bbb ccc/");
    indented.options.indent = -4 * UNIT; /* a hanging indent */
    expect_set("aaa bbb ccc", 7, &indented, "aaa bbb ccc/");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ragged_lines),
        cmocka_unit_test(even_rag),
        cmocka_unit_test(no_runts),
        cmocka_unit_test(balance),
        cmocka_unit_test(hyphens),
        cmocka_unit_test(justified_lines),
        cmocka_unit_test(ladders),
        cmocka_unit_test(indents),
    };
    return cmocka_run_group_tests_name("linebreak", tests, NULL, NULL);
}
