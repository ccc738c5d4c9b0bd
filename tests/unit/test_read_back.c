/* Tests the verification of print/pdf: read_back.h, letters.h, references.h. */
#include "unit/unit.h"

#include "print/pdf/font_letters.h"
#include "print/pdf/letters.h"
#include "print/pdf/read_back.h"
#include "print/pdf/references.h"

#include <string.h>

static uint64_t
sum(const char *text)
{
    return letters_sum(text, strlen(text));
}

static void
letters_count_in_any_order(void **state)
{
    (void)state;
    assert_true(sum("never") == sum("nreve"));
    assert_true(sum("a b\u00adc\u200d") == sum("abc"));
    assert_true(sum("may") + sum(" not") == sum("may not"));
    assert_false(sum("may") == sum("may not"));
    assert_false(sum("aab") == sum("abb"));
    assert_false(sum("10") == sum("11"));
    assert_true(sum("") == 0 && sum(" \n\u00a0\u200b\ufe0f") == 0);
    assert_false(sum("\u05d0") == 0);
}

/* ---- a page ---- */

/*
 * A font with one-byte codes, in which "F" is a ligature, and one with two-byte codes: 0003 is
 * "A".
 */
static const char narrow[] = "1 begincodespacerange <00> <ff> endcodespacerange 3 beginbfchar "
                             "<41> <0041> <42> <0042> <46> <00660069> endbfchar";
static const char wide[] = "1 beginbfchar <0003> <0041> endbfchar";

static struct tag tag = { .type = "P" };

/*
 * "AB" in a paragraph; "Afi" as an artifact; a picture with the ActualText "A"; "A" of the wide
 * font with the ActualText "xy".
 */
static const char good[] = "/P<</MCID 0>>BDC\nBT/f0 1 Tf[(A)-20(B)]TJ\nET\nEMC\n"
                           "/Artifact<</Type/Layout>>BDC\nBT[(AF)]TJ\nET\nEMC\n"
                           "/Span<</MCID 1/ActualText(A)>>BDC\nBT[(B)]TJ\nET\nEMC\n"
                           "/P<</MCID 2>>BDC\nBT/f1 1 Tf"
                           "/Span<</ActualText(xy)>>BDC[<0003>]TJ EMC[<0003>]TJ\nET\nEMC\n";

static char *
read_page(const char *stream)
{
    struct resources *resources = resources_new();
    resources_add_letters(resources, font_letters_new(false, narrow, strlen(narrow)));
    resources_add_letters(resources, font_letters_new(true, wide, strlen(wide)));
    struct marked_content marks[] = {
        { .tag = &tag, .id = 0, .letters = sum("AB") },
        { .id = -1, .letters = sum("Afi") },
        { .tag = &tag, .id = 1, .letters = sum("A") },
        { .tag = &tag, .id = 2, .letters = sum("xyA") },
    };
    const struct page_marks page = { .marks = marks, .n = G_N_ELEMENTS(marks), .n_ids = 3 };
    char *fault = read_back_page(resources, &page, stream, strlen(stream));
    resources_free(resources);
    return fault;
}

static void
expect_fault(const char *from, const char *to, const char *expected)
{
    const char *at = strstr(good, from);
    assert_non_null(at);
    g_autoptr(GString) stream = g_string_new_len(good, at - good);
    g_string_append(stream, to);
    g_string_append(stream, at + strlen(from));
    g_autofree char *fault = read_page(stream->str);
    assert_non_null(fault);
    if (!strstr(fault, expected))
        fail_msg("%s: %s", to, fault);
}

static void
a_page_shows_what_was_painted(void **state)
{
    (void)state;
    g_autofree char *fault = read_page(good);
    assert_null(fault);
}

static void
a_page_that_shows_something_else_is_seen(void **state)
{
    (void)state;
    expect_fault("(A)-20(B)", "(A)", "content 1 (P) shows another text");
    expect_fault("(A)-20(B)", "(A)-20(A)", "content 1 (P) shows another text");
    expect_fault("(AF)", "(A)", "content 2 (artifact) shows another text");
    expect_fault("(AF)", "(AX)", "code 88 means nothing");
    expect_fault("/ActualText(A)", "/ActualText(B)", "content 3 (P) shows another text");
    expect_fault("/ActualText(xy)", "/ActualText(x)", "content 4 (P) shows another text");
    expect_fault("[<0003>]TJ\nET", "[<0004>]TJ\nET", "code 4 means nothing");
    expect_fault("/f0 1 Tf", "/f7 1 Tf", "code 65 means nothing");
    expect_fault("/MCID 2>>", "/MCID 7>>", "content 4 is not the one");
    expect_fault("ET\nEMC\n/Artifact", "ET\n/Artifact", "pieces of marked content");
    expect_fault("ET\nEMC\n/Artifact", "ET\nEMC\nBT[(A)]TJ ET/Artifact", "TJ stands outside");
    expect_fault("ET\nEMC\n/Artifact", "ET\n/x0 Do\nEMC\n/Artifact", "not there");
}

static void
a_drawing_that_is_lost_is_seen(void **state)
{
    (void)state;
    struct resources *resources = resources_new();
    struct marked_content mark = { .id = -1, .n_forms = 1 };
    const struct page_marks page = { .marks = &mark, .n = 1 };
    static const char stream[] = "/Artifact<</Type/Layout>>BDC\nEMC\n";
    g_autofree char *fault = read_back_page(resources, &page, stream, strlen(stream));
    assert_string_equal(fault, "its marked content 1 (artifact) shows 0 drawings of 1");
    resources_free(resources);
}

/* ---- boxes ---- */

static struct box text = { .kind = BOX_TEXT, .index = 3, .text = "may not", .text_size = 7 };
static struct box paragraph = { .kind = BOX_PARAGRAPH, .index = 2, .first = &text };
static struct box root = { .kind = BOX_BLOCK, .index = 1, .first = &paragraph };

/* Places the words on one page each, with a soft hyphen between them. */
static char *
place(const char *first, const char *second, enum artifact artifact)
{
    struct shaped shaped[] = { { .text = first, .text_size = (int)strlen(first) },
        { .text = "-", .text_size = 1 }, { .text = second, .text_size = (int)strlen(second) } };
    struct fragment fragments[G_N_ELEMENTS(shaped)];
    for (size_t i = 0; i < G_N_ELEMENTS(shaped); i++)
        fragments[i] = (struct fragment){ .kind = FRAGMENT_TEXT,
            .box = &text,
            .shaped = &shaped[i],
            .is_soft_hyphen = i == 1,
            .artifact = i == 2 ? artifact : ARTIFACT_NONE };
    struct page pages[] = { { .fragments = fragments, .n_fragments = 2 },
        { .fragments = fragments + 2, .n_fragments = 1 } };
    struct placed_letters *placed = placed_letters_new(&root);
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
        placed_letters_add(placed, &pages[i]);
    return placed_letters_end(placed);
}

static void
every_text_is_placed_once(void **state)
{
    (void)state;
    g_autofree char *whole = place("may n", "ot", ARTIFACT_NONE);
    assert_null(whole);
    g_autofree char *lost = place("may", "", ARTIFACT_NONE);
    assert_string_equal(lost, "the pages do not show the whole text \"may not\"");
    g_autofree char *twice = place("may not", "not", ARTIFACT_NONE);
    assert_non_null(twice);
    /* A repeated head does not count as the text itself. */
    g_autofree char *repeated = place("may not", "may not", ARTIFACT_HEADER);
    assert_null(repeated);
    g_autofree char *only = place("may", "not", ARTIFACT_HEADER);
    assert_non_null(only);
}

/* ---- references ---- */

static void
note(void *data, int number)
{
    g_string_append_printf(data, "%d ", number);
}

static void
references_are_found_where_they_are(void **state)
{
    (void)state;
    static const char object[] =
        "<</A 12 0 R/B(3 0 R \\) 4 0 R)/C[5 0 R 6 7 0 R]/D<38203020 52>/E 9 0 obj/F8 0 R>>";
    g_autoptr(GString) found = g_string_new(NULL);
    each_reference(object, strlen(object), note, found);
    assert_string_equal(found->str, "12 5 7 ");
    each_reference("10 0 R", 5, note, found); /* incomplete */
    assert_string_equal(found->str, "12 5 7 ");
}

/* ---- tags ---- */

/*
 * A table with one cell and a paragraph in it; `types` go from the outermost tag to the
 * innermost.
 */
static char *
read_tags(enum pdf_standard standard, const char *const types[5])
{
    struct tag tags[5] = { 0 };
    struct tag_content content = { 0 };
    for (size_t i = 0; i < 5; i++) {
        tags[i].type = types[i];
        tags[i].first = i < 4 ? &tags[i + 1] : NULL;
    }
    tags[4].content = &content;
    return read_back_tags(&(struct tags){ .standard = standard, .root = &tags[0] });
}

static void
a_tag_that_stands_in_the_wrong_one_is_seen(void **state)
{
    (void)state;
    static const struct {
        const char *types[5], *ua1, *ua2;
    } cases[] = {
        { { "Document", "Table", "TR", "TD", "P" }, NULL, NULL },
        { { "Document", "Table", "TR", "P", "P" }, "P stands in TR", "P stands in TR" },
        { { "Document", "Sect", "TR", "TD", "P" }, "TR stands in Sect", "TR stands in Sect" },
        { { "Document", "L", "LI", "LBody", "TD" }, "TD stands in LBody",
            "TD stands in LBody" },
        { { "Document", "L", "LI", "Sect", "P" }, "Sect stands in LI", "Sect stands in LI" },
        { { "Sect", "P", "Span", "Span", "Span" }, NULL, "Sect stands in StructTreeRoot" },
        { { "Document", "Sect", "Sect", "Sect", "Sect" }, NULL, "Sect has content of its own" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *ua1 = read_tags(PDF_UA_1, cases[i].types);
        g_autofree char *ua2 = read_tags(PDF_UA_2, cases[i].types);
        const char *wanted[] = { cases[i].ua1, cases[i].ua2 }, *found[] = { ua1, ua2 };
        for (size_t k = 0; k < 2; k++) {
            if (wanted[k] && (!found[k] || !strstr(found[k], wanted[k])))
                fail_msg("case %zu: %s", i, found[k] ? found[k] : "nothing");
            else if (!wanted[k])
                assert_null(found[k]);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_count_in_any_order),
        cmocka_unit_test(a_page_shows_what_was_painted),
        cmocka_unit_test(a_page_that_shows_something_else_is_seen),
        cmocka_unit_test(a_drawing_that_is_lost_is_seen),
        cmocka_unit_test(every_text_is_placed_once),
        cmocka_unit_test(references_are_found_where_they_are),
        cmocka_unit_test(a_tag_that_stands_in_the_wrong_one_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
