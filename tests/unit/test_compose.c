/*
 * Tests compose: the origin of an edition's nodes, the state of libxslt, words, the order of
 * the index.
 */
#include "unit/model_fixture.h"

#include "compose/compose.h"
#include "compose/functions.h"
#include "decide/answers.h"
#include "model/format.h"
#include "model/message.h"
#include "model/words.h"

#include <glib/gstdio.h>
#include <libxslt/documents.h>
#include <libxslt/xsltutils.h>

static void
annotate(struct ctx *ctx, struct model *model)
{
    struct answers *answers = answers_new(ctx, model, ctx->as_of);
    answers_fill(answers);
    compose_annotate(ctx, model, answers, NULL, true);
}

/* The first element with this name whose text begins with `text`. */
static xmlNode *
find_element(xmlNode *node, const char *name, const char *text)
{
    for (xmlNode *n = node; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        xmlChar *content = xmlNodeGetContent(n);
        bool is_it = strcmp((const char *)n->name, name) == 0 &&
                     g_str_has_prefix((const char *)content, text);
        xmlFree(content);
        if (is_it)
            return n;
        xmlNode *found = find_element(n->children, name, text);
        if (found)
            return found;
    }
    return NULL;
}

static void
write_file(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

/* A node made from the text of an included chapter has its position there. */
static void
spans_survive_includes(void **state)
{
    (void)state;
    g_autofree char *folder = g_dir_make_tmp("compose-XXXXXX", NULL);
    assert_non_null(folder);
    write_file(folder, "handbook.xml",
        "<handbook xmlns='urn:proviso:handbook:1' xmlns:xi='http://www.w3.org/2001/XInclude'\n"
        "  xml:id='h' xml:lang='en'><title>T</title><edition date='2024-06-01'>E</edition>\n"
        "  <roles><role xml:id='r'><name>R</name></role></roles>\n"
        "  <xi:include href='one.xml'/></handbook>");
    write_file(folder, "one.xml",
        "<chapter xmlns='urn:proviso:handbook:1' xml:id='c'>\n"
        "  <title>C</title>\n"
        "  <practice xml:id='p'><title>P</title><question>May I?</question>\n"
        "    <rule xml:id='p.r' verdict='allowed'><answer><p>Yes.</p></answer></rule>\n"
        "    <note>\n"
        "      <p>Here <em>I</em> stand.</p></note>\n"
        "  </practice></chapter>");
    g_autofree char *path = g_build_filename(folder, "handbook.xml", NULL);
    struct ctx ctx = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    struct load load;
    assert_true(load_handbook(&ctx, path, &load));
    struct model *model = model_build(&ctx, load.doc);
    annotate(&ctx, model);
    static const char *const templates[] = { "web.xsl", "print.xsl" };
    for (size_t i = 0; i < G_N_ELEMENTS(templates); i++) {
        xmlDoc *tree = compose_edition(&ctx, model, templates[i], NULL, NULL);
        assert_non_null(tree);
        xmlNode *em = find_element(xmlDocGetRootElement(tree), "em", "I");
        assert_non_null(em);
        struct span span = origin_span(&ctx, em);
        assert_non_null(span.source);
        assert_true(g_str_has_suffix(span.source->path, "one.xml"));
        assert_int_equal(source_place(span.source, span.start).line, 6);
        assert_memory_equal(span.source->text + span.start, "<em>", 4);
        /* What a template adds has the position of the element it was made for. */
        struct span around = origin_span(&ctx, em->parent->parent);
        assert_int_equal(source_place(around.source, around.start).line, 5);
        xmlFreeDoc(tree);
    }
    assert_int_equal(diags_count(ctx.diags, SEV_ERROR), 0);
    model_free(model);
    load_clear(&load);
    diags_free(ctx.diags);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
    for (int i = 0; i < 2; i++) {
        g_autofree char *file = g_build_filename(folder, i ? "one.xml" : "handbook.xml", NULL);
        assert_int_equal(g_unlink(file), 0);
    }
    assert_int_equal(g_rmdir(folder), 0);
}

/*
 * Nonsense that a template writes into d:at gives no position, and reads nothing out of bounds.
 */
static void
spans_of_nonsense(void **state)
{
    (void)state;
    struct ctx ctx = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    sources_text(ctx.sources, "t.xml", "0123456789", 10);
    xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
    xmlNode *root = xmlNewDocNode(doc, NULL, (const xmlChar *)"p", NULL);
    xmlDocSetRootElement(doc, root);
    xmlNs *ns = xmlNewNs(root, (const xmlChar *)NS_DERIVED, (const xmlChar *)"d");
    assert_null(origin_span(&ctx, root).source);
    static const char *const bad[] = { "", "x", "0", "0:1", "0:5:4", "0:1:11", "1:0:1",
        "-1:0:1", "0:1:2:3", "0:1:2 ", "99999999999999999999:0:1" };
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        xmlSetNsProp(root, ns, (const xmlChar *)"at", (const xmlChar *)bad[i]);
        assert_null(origin_span(&ctx, root).source);
    }
    xmlSetNsProp(root, ns, (const xmlChar *)"at", (const xmlChar *)"0:1:10");
    struct span span = origin_span(&ctx, root);
    assert_int_equal(span.start, 1);
    assert_int_equal(span.end, 10);
    xmlFreeDoc(doc);
    diags_free(ctx.diags);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
}

static void
hear(void *data, const char *format, ...)
{
    (void)data;
    (void)format;
}

#define BODY                                                                                   \
    "<chapter xml:id='ch'><title>Ch</title><practice xml:id='p'><title>P"                      \
    "</title><question>P?</question><rule xml:id='p.r' verdict='allowed'><answer><p>Yes.</p>"  \
    "</answer></rule>%s</practice></chapter>"

static xmlDoc *
compose_once(struct model_fixture *f, const char *text)
{
    g_autofree char *body = g_strdup_printf(BODY, text);
    fixture_body(f, "en", body, "");
    annotate(&f->ctx, f->model);
    return compose_edition(&f->ctx, f->model, "print.xsl", NULL, NULL);
}

/* Composing leaves the state of libxslt in the process and the thread as it was. */
static void
nothing_is_left_behind(void **state)
{
    (void)state;
    int mark = 0;
    xsltSetGenericErrorFunc(&mark, hear);
    xmlSetGenericErrorFunc(&mark, hear);
    xsltDocLoaderFunc loader = xsltDocDefaultLoader;
    struct model_fixture f;
    xmlDoc *tree = compose_once(&f, "");
    assert_non_null(tree);
    assert_ptr_equal(xsltGenericErrorContext, &mark);
    assert_ptr_equal(xsltGenericError, hear);
    assert_ptr_equal(xmlGenericErrorContext, &mark);
    assert_null(xmlStructuredError);
    assert_ptr_equal(xsltDocDefaultLoader, loader);
    xsltSetGenericErrorFunc(NULL, NULL);
    xmlSetGenericErrorFunc(NULL, NULL);
    xmlFreeDoc(tree);
    fixture_close(&f);
}

static gpointer
compose_in_thread(gpointer data)
{
    g_autofree char *note = g_strdup_printf("<note><p>%s</p></note>", (const char *)data);
    struct model_fixture f;
    xmlDoc *tree = compose_once(&f, note);
    xmlChar *text = tree ? xmlNodeGetContent(xmlDocGetRootElement(tree)) : NULL;
    bool is_mine = text && strstr((const char *)text, data);
    xmlFree(text);
    xmlFreeDoc(tree);
    fixture_close(&f);
    return is_mine ? data : NULL;
}

/* Different handbooks can be composed in several threads at once. */
static void
threads_do_not_meet(void **state)
{
    (void)state;
    GThread *threads[4];
    char *texts[4];
    for (int i = 0; i < 4; i++) {
        texts[i] = g_strdup_printf("Number %d of four.", i);
        threads[i] = g_thread_new("compose", compose_in_thread, texts[i]);
    }
    for (int i = 0; i < 4; i++) {
        assert_ptr_equal(g_thread_join(threads[i]), texts[i]);
        g_free(texts[i]);
    }
}

/* The same content gives the same bytes, whatever was composed before. */
static void
same_bytes_again(void **state)
{
    (void)state;
    xmlChar *first = NULL;
    for (int i = 0; i < 3; i++) {
        struct model_fixture f;
        xmlDoc *tree = compose_once(&f, "<note><p>Text.</p></note><index>a, b</index>");
        xmlChar *bytes;
        int size;
        xmlDocDumpMemory(tree, &bytes, &size);
        if (first)
            assert_string_equal((const char *)bytes, (const char *)first);
        else
            first = xmlStrdup(bytes);
        xmlFree(bytes);
        xmlFreeDoc(tree);
        fixture_close(&f);
    }
    xmlFree(first);
}

/*
 * Compares the index made from marks given as "entry|entry", written as "A: entry [sub sub];
 * entry | B: ...".
 */
static void
expect_index(const char *lang, const char *marks, const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_auto(GStrv) list = g_strsplit(marks, "|", 0);
    for (char **mark = list; *mark; mark++)
        g_string_append_printf(text, "<index>%s</index>", *mark);
    struct model_fixture f;
    g_autofree char *body = g_strdup_printf(BODY, text->str);
    fixture_body(&f, lang, body, "");
    annotate(&f.ctx, f.model);
    xmlNode *index = xmlDocGetRootElement(f.doc)->last;
    while (index && strcmp((const char *)index->name, "index") != 0)
        index = index->prev;
    assert_non_null(index);
    g_autoptr(GString) got = g_string_new(NULL);
    for (xmlNode *letter = index ? index->children : NULL; letter; letter = letter->next) {
        xmlChar *name = xmlGetProp(letter, (const xmlChar *)"name");
        g_string_append_printf(got, "%s%s:", got->len ? " | " : "", (char *)name);
        xmlFree(name);
        for (xmlNode *entry = letter->children; entry; entry = entry->next) {
            xmlChar *word = xmlGetProp(entry, (const xmlChar *)"text");
            g_string_append_printf(got, " %s", (char *)word);
            xmlFree(word);
            for (xmlNode *sub = entry->children; sub; sub = sub->next) {
                xmlChar *under = xmlGetProp(sub, (const xmlChar *)"text");
                if (under)
                    g_string_append_printf(got, "[%s]", (char *)under);
                xmlFree(under);
            }
        }
    }
    assert_string_equal(got->str, expected);
    fixture_close(&f);
}

static void
index_follows_the_language(void **state)
{
    (void)state;
    expect_index("en",
        "zebra|Ample|amber|Äpfel|apt|10 days|9 days|“Open”|open, wide|open, late",
        "0–9: 9 days 10 days | A: amber Ample Äpfel apt | O: open[late][wide] “Open” | "
        "Z: zebra");
    /* Swedish sorts its own letters at the end; English sorts them under A and O. */
    expect_index("sv", "zebra|ö|ål|ärta|al", "A: al | Z: zebra | Å: ål | Ä: ärta | Ö: ö");
    expect_index("en", "ål|al|ärta", "A: al ål ärta");
    expect_index("en", "§ 7|b", "0–9: § 7 | B: b");
}

static void
words_take_arguments(void **state)
{
    (void)state;
    struct ctx ctx = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    const struct span nowhere = { 0 };
    struct words *words = words_load(&ctx, "en-GB", nowhere);
    assert_int_equal(diags_count(ctx.diags, SEV_ERROR), 0);
    assert_string_equal(word(ctx.arena, words, "fact.range", "1", "2", NULL), "1 to 2");
    assert_string_equal(word(ctx.arena, words, "fact.range", "{2}", "x", NULL), "{2} to x");
    assert_string_equal(word(ctx.arena, words, "fact.range", NULL, "2", NULL), " to 2");
    assert_null(words_find(words, "nothing of that name"));
    assert_string_equal(word(ctx.arena, words, "nothing", NULL, NULL, NULL), "nothing");
    assert_string_equal(word(ctx.arena, words, "changes.rest", "1", NULL, NULL),
        "The other one did not change.");
    assert_string_equal(word(ctx.arena, words, "changes.rest", "1200", NULL, NULL),
        "The other 1,200 did not change.");
    assert_int_equal(diags_count(ctx.diags, SEV_WARNING), 0);
    words = words_load(&ctx, "tlh", nowhere); /* no such words: English, and a warning */
    assert_string_equal(words_find(words, "verdict.forbidden"), "Forbidden");
    assert_null(words_find(words, "check.negations"));
    assert_int_equal(diags_count(ctx.diags, SEV_ERROR), 0);
    assert_int_equal(diags_count(ctx.diags, SEV_WARNING), 1);
    words_load(&ctx, "../en", nowhere); /* not a tag: the checks of languages report it */
    assert_int_equal(diags_count(ctx.diags, SEV_ERROR), 0);
    words_load(&ctx, "qq", nowhere); /* no such language; they report it, too */
    assert_int_equal(diags_count(ctx.diags, SEV_ERROR), 0);
    diags_free(ctx.diags);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
}

/* The words of the built-in languages have the plural forms that CLDR lists for them. */
static void
builtin_words_count(void **state)
{
    (void)state;
    static const char *const languages[] = { "de", "en", "es", "fr", "it" };
    static const char *const keys[] = { "changes.different", "changes.new-count",
        "changes.ended", "changes.seen", "changes.same", "changes.rest", "changes.more",
        "cover.signs", "web.results-count", "web.search-count" };
    struct ctx ctx = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
        const struct span nowhere = { 0 };
        struct words *words = words_load(&ctx, languages[i], nowhere);
        for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
            const char *text = words_find(words, keys[k]);
            assert_non_null(text);
            assert_true(message_counts(text));
            assert_null(message_problem(ctx.arena, languages[i], text));
        }
    }
    assert_int_equal(diags_count(ctx.diags, SEV_WARNING), 0); /* no word is missing */
    diags_free(ctx.diags);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
}

/* The plural form follows the language's rules, whatever other values are filled in. */
static void
messages_count(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const char *polish = "{2}: {1, plural, =0 {nic} one {# plik} few {# pliki} many {# plików} "
                         "other {# pliku}}.";
    static const char *const counts[] = { "0", "1", "2", "5", "22", "25" };
    static const char *const expected[] = { "Ż: nic.", "Ż: 1 plik.", "Ż: 2 pliki.",
        "Ż: 5 plików.", "Ż: 22 pliki.", "Ż: 25 plików." };
    assert_true(message_counts(polish));
    assert_false(message_counts("{1}, {2} {plural, x}"));
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        const char *const arguments[] = { counts[i], "Ż" };
        assert_string_equal(message_format(a, "pl", polish, arguments, 2), expected[i]);
    }
    assert_null(message_problem(a, "pl", polish));
    assert_string_equal(
        message_problem(a, "en", polish), "the language has no plural form \"few\"");
    assert_string_equal(message_problem(a, "pl", "{1, plural, one {#} other {#}}"),
        "the plural form \"few\" is missing");
    assert_string_equal(
        message_forms(a, "{1, plural, one {One|} other {# more}}"), "one|One||other|# more");
    assert_null(message_forms(a, "{1, plural, one {a} other {b}} c"));
    static const char *const broken[] = { "{1, plural, one {a} other {b}",
        "{1, plural, one {a}}", "{1, plural}", "{1, plural, one a other {b}}", "{1,",
        "{1, plural, one {a} other {{b}}", "{1, nothing, one {a}}" };
    for (size_t i = 0; i < G_N_ELEMENTS(broken); i++)
        assert_non_null(message_problem(a, "en", broken[i]));
    arena_free(a);
}

static void
letters_are_those_of_the_language(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *letter, *expected;
    } cases[] = { { "en", "a", "(a)" }, { "en", "zz", "(zz)" }, { "en", "B", "(B)" },
        { "ko", "n", "(하)" }, { "ko", "o", "(가가)" }, { "ko", "z", "(가타)" },
        { "ru", "C", "(В)" }, { "he", "aa", "(אה)" }, { "ja", "B", "(イ)" } };
    struct ctx ctx = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct words *words = words_load(&ctx, cases[i].lang, (struct span){ 0 });
        assert_string_equal(words_letter(ctx.arena, words, cases[i].letter), cases[i].expected);
    }
    diags_free(ctx.diags);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
}

static void
alternatives_are_joined_as_the_language_does(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *expected;
    } cases[] = { { "ar", "A أو B أو C" }, { "de", "A, B oder C" }, { "en", "A, B or C" },
        { "en-US", "A, B, or C" }, { "es", "A, B o C" }, { "fr", "A, B ou C" },
        { "he", "A, B או C" }, { "hi", "A, B या C" }, { "it", "A, B o C" },
        { "ja", "A、B、またはC" }, { "ko", "A, B 또는 C" }, { "nl", "A, B of C" },
        { "pl", "A, B lub C" }, { "pt", "A, B ou C" }, { "ru", "A, B или C" },
        { "tr", "A, B veya C" }, { "zh-Hans", "A、B或C" }, { "tlh", "A, B or C" } };
    static const char *const texts[] = { "A", "B", "C" };
    struct ctx ctx = { .arena = arena_new() };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *locale = format_locale(&ctx, cases[i].lang);
        assert_string_equal(
            message_alternatives(ctx.arena, locale, texts, 3), cases[i].expected);
        assert_string_equal(message_alternatives(ctx.arena, locale, texts, 1), "A");
    }
    g_autofree char *large = g_strnfill(5000, 'x');
    const char *const two[] = { large, "\xF0\x9D\x84\x9E" };
    const char *joined = message_alternatives(ctx.arena, "de", two, 2);
    assert_string_equal(joined + 5000, " oder \xF0\x9D\x84\x9E");
    arena_free(ctx.arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans_survive_includes),
        cmocka_unit_test(spans_of_nonsense),
        cmocka_unit_test(nothing_is_left_behind),
        cmocka_unit_test(threads_do_not_meet),
        cmocka_unit_test(same_bytes_again),
        cmocka_unit_test(index_follows_the_language),
        cmocka_unit_test(words_take_arguments),
        cmocka_unit_test(messages_count),
        cmocka_unit_test(letters_are_those_of_the_language),
        cmocka_unit_test(alternatives_are_joined_as_the_language_does),
        cmocka_unit_test(builtin_words_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
