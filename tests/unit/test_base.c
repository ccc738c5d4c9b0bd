/* Tests base: places in files, dates, lengths, findings. */
#include "unit/unit.h"

#include "base/diag.h"
#include "base/length.h"
#include "base/period.h"

#include <stdlib.h>
#include <string.h>

static void
places_count_characters(void **state)
{
    (void)state;
    struct sources *set = sources_new();
    const char *text = "a\nCaf\xc3\xa9 x\n";
    const struct source *s = sources_text(set, "t", text, strlen(text));
    struct place p = source_place(s, (uint32_t)(strchr(text, 'x') - text));
    assert_int_equal(p.line, 2);
    assert_int_equal(p.column, 6);
    size_t size;
    const char *line = source_line(s, 3, &size);
    assert_int_equal(size, 7);
    assert_memory_equal(line, "Caf\xc3\xa9 x", size);
    sources_free(set);
}

/* The place in a very long line is found without reading the line from its start each time. */
static void
places_in_long_lines(void **state)
{
    (void)state;
    struct sources *set = sources_new();
    GString *text = g_string_new("x\n");
    for (int i = 0; i < 3000; i++)
        g_string_append(text, i % 3 ? "\xc3\xa9" : "a");
    const struct source *s = sources_text(set, "t", text->str, text->len);
    unsigned column = 1;
    for (uint32_t at = 2; at <= text->len; at++) {
        struct place p = source_place(s, at);
        assert_int_equal(p.line, 2);
        assert_int_equal(p.column, column);
        column += at < text->len && ((unsigned char)text->str[at] & 0xC0) != 0x80;
    }
    size_t size;
    source_line(s, 10, &size);
    assert_int_equal(size, text->len - 2);
    g_string_free(text, TRUE);
    sources_free(set);
}

/* Control characters in file names and messages never reach a terminal. */
static void
terminals_are_safe(void **state)
{
    (void)state;
    struct sources *set = sources_new();
    struct diags *diags = diags_new();
    const struct source *s = sources_text(set, "\033[2Jname", "a\xe2\x80\xae\033b", 6);
    diag_add(diags, SEV_ERROR, (struct span){ s, 0, 1 }, "xml", "\"%s\"", "\033]0;x\a");
    char *out = NULL;
    size_t size;
    FILE *file = open_memstream(&out, &size);
    diags_print_human(diags, file, false);
    fclose(file);
    assert_null(strchr(out, '\033'));
    assert_null(strchr(out, '\a'));
    assert_null(strstr(out, "\xe2\x80\xae"));
    assert_non_null(strstr(out, "[2Jname:1:1"));
    free(out);
    diags_free(diags);
    sources_free(set);
}

/* A message that quotes a whole file is cut, always between two characters. */
static void
messages_are_bounded(void **state)
{
    (void)state;
    struct diags *diags = diags_new();
    GString *text = g_string_new("x");
    while (text->len < 5000)
        g_string_append(text, "\xc3\xa9");
    const struct diag *diag =
        diag_add(diags, SEV_ERROR, (struct span){ 0 }, "xml", "%s", text->str);
    assert_true(strlen(diag->text) < 1100);
    assert_true(g_utf8_validate(diag->text, -1, NULL));
    g_string_free(text, TRUE);
    diags_free(diags);
}

static void
expect_date(const char *text, const char *first, enum precision precision)
{
    struct date d;
    assert_true(date_parse(text, &d));
    char buffer[11];
    day_format(d.first, buffer);
    assert_string_equal(buffer, first);
    assert_int_equal(d.precision, precision);
}

static void
dates(void **state)
{
    (void)state;
    expect_date("2020-02-29", "2020-02-29", PRECISION_DAY);
    expect_date("2017-09", "2017-09-01", PRECISION_MONTH);
    expect_date("1999", "1999-01-01", PRECISION_YEAR);
    struct date d;
    const char *wrong[] = { "", "20", "2021-02-29", "2021-13", "2021-1-1", "2021-01-01T00",
        "0999" };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_false(date_parse(wrong[i], &d));
    assert_int_equal(day_from_civil(1970, 1, 1), 0);
    for (day i = -800000; i < 800000; i += 97) {
        int y, m, dom;
        day_to_civil(i, &y, &m, &dom);
        assert_int_equal(day_from_civil(y, m, dom), i);
    }
}

static void
periods_are_half_open(void **state)
{
    (void)state;
    struct period p = PERIOD_ALWAYS;
    assert_true(period_holds(&p, 0));
    p.until.first = 10;
    assert_true(period_holds(&p, 9));
    assert_false(period_holds(&p, 10));
    struct period q = PERIOD_ALWAYS;
    q.from.first = 10;
    assert_false(period_overlaps(&p, &q));
}

static void
lengths(void **state)
{
    (void)state;
    scaled l = -1;
    assert_true(length_parse("12pt", 0, &l));
    assert_int_equal(l, 12 * SCALE);
    assert_true(length_parse("1.5em", SCALED_PT(10), &l));
    assert_int_equal(l, 15 * SCALE);
    assert_true(length_parse("25.4mm", 0, &l));
    assert_int_equal(l, 72 * SCALE);
    assert_false(length_parse("12", 0, &l));
    assert_false(length_parse("pt", 0, &l));
    assert_false(length_parse("1e99pt", 0, &l));
    assert_int_equal(l, 72 * SCALE);
}

static void
findings_are_sorted_and_marked(void **state)
{
    (void)state;
    struct sources *set = sources_new();
    const char *text = "<a>\n  <p>Caf\xc3\xa9 <xref to=\"carer\"/></p>\n</a>\n";
    const struct source *s = sources_text(set, "content/leave.xml", text, strlen(text));
    uint32_t at = (uint32_t)(strstr(text, "<xref") - text);
    struct diags *d = diags_new();
    struct span xref = { s, at, at + 18 };
    diag_add(d, SEV_ERROR, xref, "dangling-ref", "nothing is named \"%s\"", "carer");
    diag_add(d, SEV_ERROR, xref, "dangling-ref", "nothing is named \"%s\"", "carer");
    struct diag *first = diag_add(d, SEV_WARNING, (struct span){ s, 0, 3 }, "unused", "first");
    diag_note(d, first, (struct span){ 0 }, "a hint");
    diags_add_not_shown(d, 2, "steps after %s are not shown", "2026-10-01");
    char *out = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&out, &size);
    diags_print_human(d, f, false);
    diags_print_summary(d, f);
    fclose(f);
    assert_string_equal(out,
        "content/leave.xml:1:1: warning: first [unused]\n"
        "    1 | <a>\n"
        "      | ^~~\n"
        "      note: a hint\n"
        "content/leave.xml:2:11: error: nothing is named \"carer\" [dangling-ref]\n"
        "    2 |   <p>Caf\xc3\xa9 <xref to=\"carer\"/></p>\n"
        "      |           ^~~~~~~~~~~~~~~~~~\n"
        "1 error, 1 warning\n"
        "2 steps after 2026-10-01 are not shown\n");
    free(out);
    diags_free(d);
    sources_free(set);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_count_characters),
        cmocka_unit_test(places_in_long_lines),
        cmocka_unit_test(terminals_are_safe),
        cmocka_unit_test(messages_are_bounded),
        cmocka_unit_test(dates),
        cmocka_unit_test(periods_are_half_open),
        cmocka_unit_test(lengths),
        cmocka_unit_test(findings_are_sorted_and_marked),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
