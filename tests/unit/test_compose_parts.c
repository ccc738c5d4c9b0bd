/* Tests that a site's tree is taken in parts, however large the handbook is, and shares its
 * texts. */
#include "unit/model_fixture.h"

#include "compose/annotate.h"
#include "compose/compose.h"
#include "decide/answers.h"

struct taking {
    size_t n_takes, n_practices, most; /* elements in a take with the page of a practice */
};

static size_t
count_elements(const xmlNode *node)
{
    size_t n = 0;
    for (; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE)
            n += 1 + count_elements(node->children);
    return n;
}

static bool
is_practice_page(xmlNode *node)
{
    xmlChar *kind = xmlGetProp(node, (const xmlChar *)"kind");
    bool is_it = kind && strcmp((const char *)kind, "practice") == 0;
    xmlFree(kind);
    return is_it;
}

static void
take(void *user, xmlNode *root)
{
    struct taking *taking = user;
    size_t size = count_elements(root->children), n = 0;
    taking->n_takes++;
    for (xmlNode *node = root->children, *next; node; node = next) {
        next = node->next;
        n += is_practice_page(node);
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
    assert_true(n <= 1);
    taking->n_practices += n;
    if (n > 0)
        taking->most = MAX(taking->most, size);
}

static struct taking
take_site(size_t n_chapters)
{
    g_autoptr(GString) body = g_string_new(NULL);
    for (size_t c = 0; c < n_chapters; c++) {
        g_string_append_printf(body, "<chapter xml:id='c%02zu'><title>Ch</title>", c);
        for (size_t i = 0; i < 5; i++)
            g_string_append_printf(body,
                "<practice xml:id='p%02zu-%zu'><title>P</title><question>P?</question>"
                "<rule xml:id='p%02zu-%zu.r' verdict='allowed'><answer><p>Yes.</p></answer>"
                "</rule></practice>",
                c, i, c, i);
        g_string_append(body, "</chapter>");
    }
    struct model_fixture f;
    fixture_body(&f, "en", body->str, "");
    struct answers *answers = answers_new(&f.ctx, f.model, f.ctx.as_of);
    answers_fill(answers);
    compose_annotate(&f.ctx, f.model, answers, NULL, true);
    struct taking taking = { 0 };
    const struct compose_writer writer = { .take = take, .user = &taking };
    assert_true(compose_parts(&f.ctx, f.model, "web.xsl", NULL, NULL, &writer));
    fixture_close(&f);
    return taking;
}

/* The site's tree is taken a practice at a time: it does not grow with their number. */
static void
a_tree_is_taken_in_parts(void **state)
{
    (void)state;
    const struct taking few = take_site(4), many = take_site(16);
    assert_int_equal(few.n_practices, 20);
    assert_int_equal(many.n_practices, 80);
    assert_true(many.n_takes > 80);
    assert_int_equal(many.most, few.most);
}

/* One text for all attributes with a value; another value leaves those that had it too. */
static void
equal_values_share_a_text(void **state)
{
    (void)state;
    struct model_fixture f;
    fixture_body(
        &f, "en", CHAPTER(PRACTICE("p", "", RULE("p.r", "")) PRACTICE("q", "", "")), "");
    struct annotate an = { .ctx = &f.ctx, .model = f.model };
    an.ns =
        xmlNewNs(xmlDocGetRootElement(f.doc), (const xmlChar *)"urn:d", (const xmlChar *)"d");
    xmlNode *p = model_practice(f.model, "p")->node, *q = model_practice(f.model, "q")->node;
    xmlSetNsProp(q, an.ns, (const xmlChar *)"state", (const xmlChar *)"ended");
    derive(&an, p, "state", "current");
    derive(&an, q, "state", "current");
    const xmlAttr *one = xmlHasNsProp(p, (const xmlChar *)"state", an.ns->href);
    const xmlAttr *two = xmlHasNsProp(q, (const xmlChar *)"state", an.ns->href);
    assert_ptr_equal(one->children, two->children);
    derive(&an, q, "state", "ended");
    assert_ptr_not_equal(one->children, two->children);
    assert_string_equal(derived_value(&an, p, "state"), "current");
    assert_string_equal(derived_value(&an, q, "state"), "ended");
    xmlNode *copy = xmlDocCopyNode(p, f.doc, 1);
    xmlFreeNode(copy);
    assert_string_equal(derived_value(&an, p, "state"), "current");
    fixture_close(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_is_taken_in_parts),
        cmocka_unit_test(equal_values_share_a_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
