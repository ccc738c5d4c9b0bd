/* Tests the reader of PO files: entries, comments, escapes, and what is reported where. */
#include "unit/unit.h"

#include "translate/po.h"

#include <stdio.h>
#include <string.h>

#define HEADER "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

struct po_run {
    struct ctx ctx;
    struct po *po;
    char *said; /* the findings as "LINE:COLUMN TEXT|...", the first only */
};

static void
start(struct po_run *run, const char *text, size_t size)
{
    *run = (struct po_run){
        .ctx = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() }
    };
    run->po = po_read(&run->ctx, sources_text(run->ctx.sources, "de.po", text, size), "de-AT");
    size_t n;
    const struct diag *const *diags = diags_sorted(run->ctx.diags, &n);
    run->said = NULL;
    if (n > 0) {
        struct place place = source_place(diags[0]->span.source, diags[0]->span.start);
        run->said = g_strdup_printf("%u:%u %s", place.line, place.column, diags[0]->text);
    }
}

static void
end(struct po_run *run)
{
    g_free(run->said);
    diags_free(run->ctx.diags);
    sources_free(run->ctx.sources);
    arena_free(run->ctx.arena);
}

static const struct po_entry *
entry_at(const struct po_run *run, guint i)
{
    assert_true(i < run->po->entries->len);
    return run->po->entries->pdata[i];
}

static void
entries_have_all_their_parts(void **state)
{
    (void)state;
    const char *text =
        "\xEF\xBB\xBF# Team.\nmsgid \"\"\nmsgstr \"\"\n"
        "\"Language: de_AT\\n\"\n\"X: y\\n\"\n\"PO-Revision-Date: 2026-11-02 9:00\\n\"\n"
        "\"Content-Type: text/plain; charset=utf8\\n\"\r\n\r\n"
        "  # By hand.\n#\n#. id: a/title\n#. A note.\n#: handbook.xml:3\n"
        "#, c-format, fuzzy\n#| msgctxt \"before\"\n#| msgid \"Old \"\n#| \"words\"\n"
        "msgctxt \"plural\"\nmsgid \"One \"\n\t\"line\"\nmsgstr\t\"Eine\\tZeile \"  \n"
        "\"\\\"und\\\\\\r\\n\"\n"
        "msgid \"Next\"\nmsgstr \"\"";
    struct po_run run;
    start(&run, text, strlen(text));
    assert_null(run.said);
    assert_string_equal(run.po->header_comments, "# Team.\n");
    assert_string_equal(run.po->revised, "2026-11-02");
    assert_int_equal(run.po->entries->len, 2);
    const struct po_entry *one = entry_at(&run, 0), *next = entry_at(&run, 1);
    assert_string_equal(one->context, "plural");
    assert_string_equal(one->id, "One line");
    assert_string_equal(one->text, "Eine\tZeile \"und\\\r\n");
    assert_string_equal(one->previous, "Old words");
    assert_string_equal(one->comments, "# By hand.\n#\n");
    assert_string_equal(one->place, "a/title");
    assert_true(one->is_fuzzy);
    assert_false(one->is_obsolete);
    assert_string_equal(next->id, "Next");
    assert_string_equal(next->text, "");
    assert_false(next->is_fuzzy);
    assert_null(next->context);
    assert_ptr_equal(po_find(run.po, "plural", "One line"), one);
    assert_null(po_find(run.po, NULL, "One line"));
    assert_ptr_equal(po_find(run.po, NULL, "Next"), next);
    end(&run);
}

static void
commented_entries_are_kept_apart(void **state)
{
    (void)state;
    const char *text =
        HEADER "msgid \"A\"\nmsgstr \"a\"\n"
               "#, fuzzy\n#~| msgid \"Before\"\n#~ msgctxt \"c\"\n#~ msgid \"A\"\n"
               "#~ msgstr \"b\"\n#~ \"c\"\n#~ msgid \"A\"\n#~ msgstr \"d\"\n#~\n"
               "#~ msgid \"never translated\"\n";
    struct po_run run;
    start(&run, text, strlen(text));
    assert_null(run.said);
    assert_int_equal(run.po->entries->len, 3);
    assert_false(entry_at(&run, 0)->is_obsolete);
    assert_true(entry_at(&run, 1)->is_obsolete);
    assert_true(entry_at(&run, 1)->is_fuzzy);
    assert_string_equal(entry_at(&run, 1)->context, "c");
    assert_string_equal(entry_at(&run, 1)->text, "bc");
    assert_string_equal(entry_at(&run, 1)->previous, "Before");
    assert_string_equal(entry_at(&run, 2)->text, "d");
    assert_ptr_equal(po_find(run.po, NULL, "A"), entry_at(&run, 0));
    end(&run);
}

/*
 * A mark with only blanks behind it says nothing, and it does not take the next line for its
 * own.
 */
static void
empty_comments_say_nothing(void **state)
{
    (void)state;
    static const char *const marks[] = { "#", "#|", "#~", "#~|", "#,", "#.", "#:", "#. id:" };
    static const char *const blanks[] = { "", " ", "\t  ", " \r" };
    for (size_t i = 0; i < G_N_ELEMENTS(marks) * G_N_ELEMENTS(blanks); i++) {
        const char *mark = marks[i % G_N_ELEMENTS(marks)];
        g_autofree char *text = g_strdup_printf(
            HEADER "%s%s\nmsgid \"A\"\nmsgstr \"a\"\n", mark, blanks[i / G_N_ELEMENTS(marks)]);
        struct po_run run;
        start(&run, text, strlen(text));
        assert_null(run.said);
        assert_int_equal(run.po->entries->len, 1);
        assert_false(entry_at(&run, 0)->is_obsolete);
        assert_null(entry_at(&run, 0)->place);
        assert_null(entry_at(&run, 0)->previous);
        assert_string_equal(entry_at(&run, 0)->id, "A");
        end(&run);
    }
}

static void
faults_are_reported_where_they_are(void **state)
{
    (void)state;
    static const struct {
        const char *text, *said;
    } cases[] = {
        { "msgid \"x\"\nmsgid \"y\"\nmsgstr \"z\"\n",
            "5:1 \"msgstr\" is missing before this text" },
        { "msgid \"x\"\n", "5:1 \"msgstr\" is missing before this place" },
        { "msgctxt \"x\"\n", "5:1 \"msgstr\" is missing before this place" },
        { "#\nmsgstr \"y\"\n", "5:1 \"msgid\" is missing before this translation" },
        { "msgctxt \"x\"\nmsgstr \"y\"\n", "5:1 \"msgid\" is missing before this translation" },
        { "msgid \"x\"\nmsgstr \"y\"\nmsgstr \"z\"\n",
            "6:1 this text has a second \"msgstr\"" },
        { "msgid \"x\"\nmsgstr \"y\"\n\nmsgid \"x\"\nmsgstr \"z\"\n",
            "7:7 this text has a second translation" },
        { "# Next.\n\"x\"\n", "5:1 this is neither a comment nor a part of an entry" },
        { "msgid\n", "4:1 this is neither a comment nor a part of an entry" },
        { "msgid x\n", "4:1 a string in quotation marks is missing here" },
        { "msgid \"x\nmsgstr \"\"\n", "4:7 this string has no closing quotation mark" },
        { "msgid \"x\\\nmsgstr \"\"\n", "4:9 this escape means nothing in a handbook's text" },
        { "msgid \"\\a\"\nmsgstr \"\"\n",
            "4:8 this escape means nothing in a handbook's text" },
        { "msgid \"x\" y\nmsgstr \"\"\n", "4:10 nothing may follow the string on its line" },
        { "msgid \"x\"\nmsgstr[0] \"y\"\n",
            "5:1 a handbook's text has no plural forms; translate the one form it has" },
        { "msgid \"x\"\nmsgid_plural \"y\"\nmsgstr[0] \"z\"\n",
            "5:1 a handbook's text has no plural forms; translate the one form it has" },
        { "#~ nonsense\n", "4:4 this is neither a comment nor a part of an entry" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strconcat(HEADER, cases[i].text, NULL);
        struct po_run run;
        start(&run, text, strlen(text));
        assert_non_null(run.said);
        assert_string_equal(run.said, cases[i].said);
        end(&run);
    }
}

static void
headers_must_agree(void **state)
{
    (void)state;
    static const struct {
        const char *fields, *said, *revised;
    } cases[] = {
        { "Content-Type: text/plain; charset=ASCII\\n", NULL, NULL },
        { "Content-Type: text/plain; charset=CHARSET\\n", NULL, NULL },
        { "Content-Type: text/plain; charset=Latin1\\n",
            "2:8 the header says that the charset is \"Latin1\"; only UTF-8 is read", NULL },
        { "Content-Type: text/plain\\n", "2:8 the header does not say \"charset=UTF-8\"",
            NULL },
        { "X: y\\n", "2:8 the header does not say \"charset=UTF-8\"", NULL },
        { "Language: \\nContent-Type: a; charset=UTF-8", NULL, NULL },
        { "language:de-at\\nContent-Type: a; charset=UTF-8", NULL, NULL },
        { "Language: fr\\nContent-Type: a; charset=UTF-8",
            "2:8 the header says that the language is \"fr\", not \"de-AT\"", NULL },
        { "PO-Revision-Date: YEAR-MO-DA\\nContent-Type: a; charset=UTF-8", NULL, NULL },
        { "PO-Revision-Date: 2026\\nContent-Type: a; charset=UTF-8", NULL, NULL },
        { "PO-Revision-Date: 2026-02-28\\nContent-Type: a; charset=UTF-8", NULL, "2026-02-28" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strdup_printf("msgid \"\"\nmsgstr \"%s\"\n", cases[i].fields);
        struct po_run run;
        start(&run, text, strlen(text));
        if (cases[i].said)
            assert_string_equal(run.said, cases[i].said);
        else
            assert_null(run.said);
        if (cases[i].revised)
            assert_string_equal(run.po->revised, cases[i].revised);
        else
            assert_null(run.po->revised);
        end(&run);
    }
}

static void
only_text_is_read(void **state)
{
    (void)state;
    static const char nul[] = HEADER "msgid \"a\0b\"\n", latin[] = HEADER "msgid \"\xE9\"\n";
    struct po_run run;
    start(&run, nul, sizeof nul - 1);
    assert_string_equal(run.said, "4:9 a NUL byte stands here; this is not a text file");
    assert_int_equal(run.po->entries->len, 0);
    end(&run);
    start(&run, latin, sizeof latin - 1);
    assert_string_equal(run.said, "4:8 this byte is not UTF-8; save the file as UTF-8");
    assert_int_equal(run.po->entries->len, 0);
    end(&run);
    start(&run, "", 0);
    assert_null(run.said);
    assert_string_equal(run.po->header, "");
    end(&run);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_have_all_their_parts),
        cmocka_unit_test(commented_entries_are_kept_apart),
        cmocka_unit_test(empty_comments_say_nothing),
        cmocka_unit_test(faults_are_reported_where_they_are),
        cmocka_unit_test(headers_must_agree),
        cmocka_unit_test(only_text_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
