/* Tests theme: reading, rejecting, matching, inheriting, pages. */
#include "unit/unit.h"

#include "theme/font.h"
#include "theme/internal.h"

#include <libxml/parser.h>
#include <string.h>

struct theme_fixture {
    struct ctx ctx;
    struct theme *theme;
    xmlDoc *doc;
};

static void
begin(struct theme_fixture *f)
{
    *f = (struct theme_fixture){
        .ctx = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() }
    };
}

static void
end(struct theme_fixture *f)
{
    theme_free(f->theme);
    xmlFreeDoc(f->doc);
    diags_free(f->ctx.diags);
    sources_free(f->ctx.sources);
    arena_free(f->ctx.arena);
}

/* Loads a theme with these children of <theme>, on top of the built-in theme. */
static struct theme *
load_text(struct theme_fixture *f, const char *attributes, const char *body)
{
    g_autofree char *text = g_strdup_printf(
        "<theme xmlns=\"urn:proviso:theme:1\" %s>\n%s\n</theme>\n", attributes, body);
    f->theme = theme_read(&f->ctx, sources_text(f->ctx.sources, "t.xml", text, strlen(text)));
    return f->theme;
}

static void
load_document(struct theme_fixture *f, const char *xml)
{
    f->doc = xmlReadMemory(xml, (int)strlen(xml), "t.xml", NULL, 0);
    assert_non_null(f->doc);
}

/* The style of the element with this id, computed from the root down. */
static const struct style *
style_at(struct theme_fixture *f, xmlNode *node, const struct style *parent, const char *id)
{
    const struct style *style = style_of(f->theme, node, parent);
    xmlChar *own = xmlGetNoNsProp(node, (const xmlChar *)"id");
    bool is_it = own && strcmp((const char *)own, id) == 0;
    xmlFree(own);
    if (is_it)
        return style;
    for (xmlNode *n = node->children; n; n = n->next) {
        const struct style *found =
            n->type == XML_ELEMENT_NODE ? style_at(f, n, style, id) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

static const struct style *
styled(struct theme_fixture *f, const char *id)
{
    const struct style *style = style_at(f, xmlDocGetRootElement(f->doc), NULL, id);
    assert_non_null(style);
    return style;
}

static void
built_in_theme_is_the_design(void **state)
{
    (void)state;
    struct theme_fixture f;
    begin(&f);
    f.theme = theme_load(&f.ctx, NULL);
    diags_print_human(f.ctx.diags, stderr, false);
    assert_non_null(f.theme);
    const struct page_master *m = theme_master(f.theme, "body");
    assert_int_equal(m->width, SCALED_PT(595.28));
    assert_int_equal(m->inner + m->main + m->gutter + m->side, SCALED_PT(538));
    assert_int_equal(m->outer, SCALED_PT(595.28) - SCALED_PT(538));
    assert_int_equal(m->bottom, SCALED_PT(765));
    assert_int_equal(m->footer_y, SCALED_PT(788));
    assert_true(m->has_header && m->has_tab && !m->ground.is_set);
    assert_int_equal(theme_master(f.theme, "cover")->bottom, SCALED_PT(785));
    assert_int_equal(theme_master(f.theme, "cover")->ground.red, 0x0F);
    assert_false(theme_master(f.theme, "front")->has_tab);

    struct colour c;
    assert_true(theme_colour(f.theme, "yes", true, &c));
    assert_int_equal(c.red, 0x6F);
    assert_true(theme_colour(f.theme, "hair", false, &c));
    assert_int_equal(c.blue, 0xD2);
    assert_false(theme_colour(f.theme, "puce", false, &c));
    assert_int_equal(theme_metric(f.theme, "tree-pitch-max"), SCALED_PT(82));
    assert_int_equal(theme_metric(f.theme, "sign-rise"), 360);

    const struct style *folio = style_named(f.theme, "folio");
    assert_string_equal(folio->font_family, "Inter");
    assert_int_equal(folio->font_size, SCALED_PT(9));
    load_document(&f,
        "<body><section><h2 class='question' id='q'>x</h2><div class='ans no' id='a'>"
        "<p class='lead' id='l'>y</p></div><p id='p'>z <em id='e'>e</em></p></section></body>");
    assert_int_equal(styled(&f, "q")->font_size, SCALED_PT(22));
    assert_int_equal(styled(&f, "q")->font_weight, 500);
    const struct style *ans = styled(&f, "a");
    assert_int_equal(ans->border[EDGE_TOP].width, SCALED_PT(2));
    assert_int_equal(ans->border[EDGE_TOP].colour.red, 0x9B);
    assert_int_equal(styled(&f, "l")->colour.red, 0x16);
    assert_true(styled(&f, "e")->is_italic);
    assert_int_equal(styled(&f, "p")->border[EDGE_TOP].width, 0);
    end(&f);
}

static void
the_more_exact_style_wins_then_the_later(void **state)
{
    (void)state;
    struct theme_fixture f;
    begin(&f);
    assert_non_null(load_text(&f, "",
        "<styles><style match='x' font-size='10pt' text-indent='1em'/>"
        "<style match='x.a' font-size='2em' colour='#010203' border-left='1pt current'/>"
        "<style match='x' font-size='11pt'/>"
        "<style match='.in x, y:first' letter-spacing='0.1em'/>"
        "<style match='y:last' letter-spacing='3pt'/></styles>"));
    load_document(&f, "<top><x id='1'/><x id='2' class='b  a'><x id='3'/></x>"
                      "<r class='in'><q><x id='4'/></q><y id='5'/><y id='6'/></r></top>");
    assert_int_equal(styled(&f, "1")->font_size, SCALED_PT(11));
    assert_int_equal(styled(&f, "1")->text_indent, SCALED_PT(11));
    const struct style *two = styled(&f, "2");
    assert_int_equal(two->font_size, SCALED_PT(20));
    assert_int_equal(two->text_indent, SCALED_PT(20));
    assert_int_equal(two->border[EDGE_LEFT].colour.blue, 3);
    /* colour is inherited, borders are not */
    assert_int_equal(styled(&f, "3")->colour.green, 2);
    assert_int_equal(styled(&f, "3")->border[EDGE_LEFT].width, 0);
    assert_int_equal(styled(&f, "4")->letter_spacing, SCALED_PT(1.1));
    assert_int_equal(styled(&f, "5")->letter_spacing, SCALED_PT(0));
    assert_int_equal(styled(&f, "6")->letter_spacing, SCALED_PT(3));
    assert_ptr_equal(styled(&f, "1"), styled(&f, "1"));
    assert_ptr_not_equal(styled(&f, "1"), styled(&f, "3"));
    end(&f);
}

/* On a narrow page, a style for such pages wins over an equally exact one of any theme. */
static void
narrow_styles_win(void **state)
{
    (void)state;
    for (int is_narrow = 0; is_narrow < 2; is_narrow++) {
        struct theme_fixture f;
        begin(&f);
        g_autofree char *body =
            g_strdup_printf("<page main='%s' gutter='0pt' side='0pt'/><styles>"
                            "<style match='x' narrow='yes' font-size='12pt'/>"
                            "<style match='x' font-size='11pt'/>"
                            "<style match='x.a' font-size='13pt'/></styles>",
                is_narrow ? "200pt" : "400pt");
        assert_non_null(load_text(&f, "", body));
        load_document(&f, "<top><x id='1'/><x id='2' class='a'/></top>");
        assert_int_equal(styled(&f, "1")->font_size, is_narrow ? SCALED_PT(12) : SCALED_PT(11));
        assert_int_equal(styled(&f, "2")->font_size, SCALED_PT(13));
        end(&f);
    }
}

/* Nested em lengths stay within bounds. */
static void
lengths_do_not_overflow(void **state)
{
    (void)state;
    struct theme_fixture f;
    begin(&f);
    assert_non_null(load_text(&f, "", "<styles><style match='x' font-size='900em'/></styles>"));
    g_autoptr(GString) xml = g_string_new(NULL);
    for (int i = 0; i < 90; i++)
        g_string_append(xml, "<x>");
    g_string_append(xml, "<x id='deep'/>");
    for (int i = 0; i < 90; i++)
        g_string_append(xml, "</x>");
    load_document(&f, xml->str);
    assert_true(styled(&f, "deep")->font_size > 0);
    end(&f);
}

static void
a_theme_says_only_what_it_changes(void **state)
{
    (void)state;
    struct theme_fixture f;
    begin(&f);
    assert_non_null(load_text(&f, "sides='single' cover='light'",
        "<fonts><font name='serif' family='Noto Serif'/></fonts>"
        "<page size='Letter'/><masters><master name='body' margin-top='80pt'/></masters>"
        "<measures><measure name='link-height' value='12pt'/></measures>"
        "<styles><style match='p' margin='1pt 2pt 3pt' margin-top='9pt'/></styles>"));
    assert_false(f.theme->is_double_sided);
    const struct page_master *m = theme_master(f.theme, "body");
    assert_int_equal(m->height, SCALED_PT(792));
    assert_int_equal(m->top, SCALED_PT(80));
    assert_int_equal(m->bottom, SCALED_PT(792) - SCALED_PT(76.89));
    assert_int_equal(m->outer, SCALED_PT(612 - 538));
    assert_false(theme_master(f.theme, "cover")->ground.is_set);
    assert_int_equal(theme_metric(f.theme, "link-height"), SCALED_PT(12));
    assert_int_equal(theme_family(f.theme, "Noto Serif")->ascent, 952);
    load_document(&f, "<body><p id='p'/></body>");
    const struct style *p = styled(&f, "p");
    assert_string_equal(p->font_family, "Noto Serif");
    assert_int_equal(p->margin[EDGE_TOP], SCALED_PT(9));
    assert_int_equal(p->margin[EDGE_LEFT], SCALED_PT(2));
    assert_int_equal(p->margin[EDGE_BOTTOM], SCALED_PT(3));
    end(&f);
}

/* Asserts that the theme is rejected, with one finding on this line that contains `words`. */
static void
refuses(const char *attributes, const char *body, unsigned line, const char *words)
{
    struct theme_fixture f;
    begin(&f);
    assert_null(load_text(&f, attributes, body));
    size_t n;
    const struct diag *const *list = diags_sorted(f.ctx.diags, &n);
    assert_true(n >= 1);
    assert_string_equal(list[0]->code, "theme");
    assert_non_null(list[0]->span.source);
    assert_int_equal(source_place(list[0]->span.source, list[0]->span.start).line, line);
    if (!strstr(list[0]->text, words))
        fail_msg("\"%s\" does not say \"%s\"", list[0]->text, words);
    end(&f);
}

static void
wrong_themes_are_findings_with_a_place(void **state)
{
    (void)state;
    refuses("", "<styles>\n<style match='p' font-sice='1pt'/></styles>", 3, "font-sice");
    refuses("", "<styles>\n<style match='p' font-size='12'/></styles>", 3, "12");
    refuses("", "<styles>\n<style match='p' padding='-1pt'/></styles>", 3, "padding");
    refuses("", "<styles>\n<style match='p' padding='1pt wide'/></styles>", 3, "padding");
    refuses("", "<styles>\n<style match='p' colour='puce'/></styles>", 3, "puce");
    refuses("", "<styles>\n<style match='p' border='1pt'/></styles>", 3, "border");
    refuses("", "<styles>\n<style match='p' columns='1pt many'/></styles>", 3, "columns");
    refuses("", "<styles>\n<style match='p' font-family='Vollkorn'/></styles>", 3, "Vollkorn");
    refuses("", "<styles>\n<style match='p' display='bloc'/></styles>", 3, "bloc");
    refuses("", "<styles>\n<style match='a b c' display='block'/></styles>", 3, "a b c");
    refuses("", "<styles>\n<style match='p:odd' display='block'/></styles>", 3, "p:odd");
    refuses("", "<styles>\n<style display='block'/></styles>", 3, "has neither");
    refuses("", "<colours>\n<colour name='x' light='red'/></colours>", 3, "red");
    refuses("", "<colours>\n<colour name='x' dark='#000000'/></colours>", 3, "light");
    refuses(
        "", "<measures>\n<measure name='tree-depth' value='1'/></measures>", 3, "tree-depth");
    refuses("", "<measures>\n<measure name='bar-gap' value='1'/></measures>", 3, "value");
    refuses("", "<masters>\n<master name='body' main='30cm'/></masters>", 1, "wider than");
    refuses("", "<page size='A0'/>", 2, "size");
    refuses("", "<page size='100pt'/>", 2, "size");
    refuses("", "<page size='wide 100pt'/>", 2, "size");
    refuses("", "<page size='100pt tall'/>", 2, "size");
    refuses("", "<page size='0 100pt'/>", 2, "size");
    refuses("", "<page size='100pt 0'/>", 2, "size");
    refuses("", "<page margin-inner='-1pt'/>", 2, "margin-inner");
    refuses("", "<page margin-inner='thin'/>", 2, "margin-inner");
    refuses("", "<page tab='maybe'/>", 2, "tab");
    refuses("", "<page ground='puce'/>", 2, "ground");
    refuses("", "<masters>\n<master name='body' margin-top='800pt'/></masters>", 1, "no room");
    refuses(
        "", "<masters>\n<master name='body' main='0' main-min='0'/></masters>", 1, "no room");
    refuses("sides='both'", "", 1, "both");
    refuses("base='nothing.xml'", "", 1, "nothing.xml");
    refuses("", "<stiles/>", 2, "stiles");
    refuses("", "<fonts>\n<font family='Inter'/></fonts>", 3, "name");
    refuses("", "<measures>\n<measure name='bar-gap'/></measures>", 3, "value");
}

/* Pages of any size, and the outer margin that results. */
static void
pages_have_sizes(void **state)
{
    (void)state;
    static const struct {
        const char *size;
        scaled width, height;
    } sizes[] = { { "A5", SCALED_PT(419.53), SCALED_PT(595.28) },
        { "Letter", SCALED_PT(612), SCALED_PT(792) },
        { "400pt 500pt", SCALED_PT(400), SCALED_PT(500) } };
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        struct theme_fixture f;
        begin(&f);
        g_autofree char *body = g_strdup_printf(
            "<page size='%s' margin-inner='20pt' main='200pt' gutter='0' side='0' "
            "margin-bottom='40pt'/>",
            sizes[i].size);
        assert_non_null(load_text(&f, "", body));
        const struct page_master *m = theme_master(f.theme, "body");
        assert_int_equal(m->width, sizes[i].width);
        assert_int_equal(m->height, sizes[i].height);
        assert_int_equal(m->outer, sizes[i].width - SCALED_PT(220));
        assert_int_equal(m->bottom, sizes[i].height - SCALED_PT(40));
        end(&f);
    }
}

/* A break has a price, or is one that always or never happens; a price is a whole number. */
static void
breaks_have_prices(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_known;
        struct break_price expected;
    } cases[] = { { "auto", true, { BREAK_AUTO, 0 } }, { "avoid", true, { BREAK_AVOID, 0 } },
        { "verso", true, { BREAK_VERSO, 0 } }, { "0", true, { BREAK_AUTO, 0 } },
        { "40", true, { BREAK_AUTO, 40 } }, { "1000", true, { BREAK_AUTO, 1000 } },
        { "1001", false, { 0 } }, { "-1", false, { 0 } }, { "2.5", false, { 0 } },
        { "dear", false, { 0 } } };
    const struct property *property = property_find("break-inside");
    struct arena *a = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct value value;
        const char *why = NULL;
        bool is_known = property_parse(property, cases[i].text, NULL, a, &value, &why);
        assert_int_equal(is_known, cases[i].is_known);
        if (!is_known) {
            assert_string_equal(
                why, "a price up to 1000, or one of auto, avoid, page, recto, verso");
            continue;
        }
        struct style style = { 0 };
        property_apply(property, &value, NULL, &style);
        assert_int_equal(style.break_inside.kind, cases[i].expected.kind);
        assert_int_equal(style.break_inside.price, cases[i].expected.price);
    }
    arena_free(a);
}

/* Every property is in the schema and in the manual. */
static void
schema_and_manual_know_every_property(void **state)
{
    (void)state;
    g_autofree char *schema = NULL, *manual = NULL;
    assert_true(g_file_get_contents("generator/schema/theme.xsd", &schema, NULL, NULL));
    assert_true(g_file_get_contents("generator/proviso-theme.5", &manual, NULL, NULL));
    for (size_t i = 0; i < n_properties; i++) {
        g_autofree char *attribute =
            g_strdup_printf("<xs:attribute name=\"%s\" ", properties[i].name);
        g_autofree char *entry = g_strdup_printf("\n.It Cm %s ", properties[i].name);
        if (!strstr(schema, attribute))
            fail_msg("theme.xsd does not know %s", properties[i].name);
        if (!strstr(manual, entry))
            fail_msg("proviso-theme(5) does not explain %s", properties[i].name);
    }
    for (size_t i = 0; i < metric_count(); i++) {
        if (!strstr(manual, metric_name(i)))
            fail_msg("proviso-theme(5) does not explain %s", metric_name(i));
    }
}

/* Each built-in theme sets every metric: an unset metric would be 0. */
static void
built_in_themes_are_whole(void **state)
{
    (void)state;
    const char *const names[] = { "proviso:theme.xml", "proviso:justified.xml" };
    for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
        struct theme_fixture f;
        begin(&f);
        f.theme = theme_load(&f.ctx, names[k]);
        diags_print_human(f.ctx.diags, stderr, false);
        assert_non_null(f.theme);
        for (size_t i = 0; i < metric_count(); i++) {
            if (theme_metric(f.theme, metric_name(i)) == 0)
                fail_msg("%s does not set %s", names[k], metric_name(i));
        }
        end(&f);
    }
}

/* Fallback fonts for the script of the language come first; the others keep their order. */
static void
fallbacks_by_script(void **state)
{
    (void)state;
    static const char list[] = "Noto Serif, Arab: Naskh,Jpan:Mincho, Hant: Ming";
    static const struct {
        const char *lang, *families;
    } cases[] = { { "en", "Noto Serif|Naskh|Mincho|Ming" },
        { NULL, "Noto Serif|Naskh|Mincho|Ming" }, { "fa", "Naskh|Noto Serif|Mincho|Ming" },
        { "ja", "Mincho|Noto Serif|Naskh|Ming" }, { "zh-TW", "Ming|Noto Serif|Naskh|Mincho" } };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) families = fallback_families(list, cases[i].lang);
        g_autofree char *joined = g_strjoinv("|", families);
        assert_string_equal(joined, cases[i].families);
    }
    g_auto(GStrv) none = fallback_families(NULL, "en");
    assert_null(none[0]);
    assert_null(fallback_unknown_script(list));
    g_autofree char *unknown = fallback_unknown_script("Noto Serif, Arabic: Naskh");
    assert_string_equal(unknown, "Arabic");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(built_in_theme_is_the_design),
        cmocka_unit_test(the_more_exact_style_wins_then_the_later),
        cmocka_unit_test(narrow_styles_win),
        cmocka_unit_test(lengths_do_not_overflow),
        cmocka_unit_test(a_theme_says_only_what_it_changes),
        cmocka_unit_test(wrong_themes_are_findings_with_a_place),
        cmocka_unit_test(pages_have_sizes),
        cmocka_unit_test(breaks_have_prices),
        cmocka_unit_test(schema_and_manual_know_every_property),
        cmocka_unit_test(built_in_themes_are_whole),
        cmocka_unit_test(fallbacks_by_script),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return failed;
}
