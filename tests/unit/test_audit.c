/*
 * Tests audit: a document is read from its bytes, each planted fault is found by its
 * requirement and by no other, and the transcript is right.
 */
#include "unit/unit.h"

#include "audit/content_tokens.h"
#include "audit/report.h"
#include "audit/spoken.h"
#include "audit/unicode_map.h"

#include <string.h>

/*
 * A whole PDF/UA-1 document.  It has no cross-reference table; qpdf finds the objects by their
 * numbers.
 */
static const char document[] =
    "%PDF-1.7\n"
    "1 0 obj <</Type/Catalog/Pages 2 0 R/Metadata 3 0 R/Lang(en)/MarkInfo<</Marked true>>"
    "/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot 10 0 R/OutputIntents[5 0 R]"
    "/Outlines 8 0 R/Names<</Dests<</Names[(top)[4 0 R/Fit]]>>"
    "/EmbeddedFiles<</Names[(a.xml)9 0 R]>>>>>> endobj\n"
    "2 0 obj <</Type/Pages/Count 1/Kids[4 0 R]/MediaBox[0 0 99 99]>> endobj\n"
    "3 0 obj <</Type/Metadata/Subtype/XML/Length 0>> stream\n"
    "<pdfuaid:part>1</pdfuaid:part><pdfaid:part>3</pdfaid:part>"
    "<pdfaid:conformance>A</pdfaid:conformance>"
    "<dc:title><rdf:Alt><rdf:li xml:lang=\"en\">Lending</rdf:li></rdf:Alt></dc:title>\n"
    "endstream endobj\n"
    "4 0 obj <</Type/Page/Parent 2 0 R/Resources<</Font<</F1 6 0 R/F2 40 0 R>>>>"
    "/Contents 7 0 R/StructParents 0/Tabs/S/Annots[30 0 R]>> endobj\n"
    "5 0 obj <</Type/OutputIntent/S/GTS_PDFA1/DestOutputProfile 11 0 R>> endobj\n"
    "6 0 obj <</Type/Font/Subtype/TrueType/BaseFont/Narrow/ToUnicode 12 0 R"
    "/FontDescriptor 13 0 R>> endobj\n"
    "7 0 obj <</Length 0>> stream\n"
    "BT /F1 1 Tf\n"
    "/H1<</MCID 0>>BDC (Lend\\151ng)Tj EMC\n"
    "/P<</MCID 1>>BDC [(May) -2 <2049206c656e642069743f20>]TJ EMC\n"
    "/Link<</MCID 2>>BDC (here)' EMC\n"
    "/Lbl<</MCID 3>>BDC (\\(a\\))Tj EMC /LBody<</MCID 4>>BDC (ask first)Tj EMC\n"
    "/TH<</MCID 5>>BDC (Tool)Tj EMC /TH<</MCID 6>>BDC (Fee)Tj EMC\n"
    "/TD<</MCID 7>>BDC /F2 1 Tf <0003>Tj EMC\n"
    "/TD<</MCID 8/ActualText<feff20ac0020 0035>>>BDC /F1 1 Tf (E5)Tj EMC\n"
    "/Figure<</MCID 9>>BDC 0 0 1 1 re f EMC\n"
    "/Note<</MCID 10>>BDC /Span<</ActualText(Two)>>BDC (2)Tj EMC ( days.)Tj EMC\n"
    "/Artifact<</Type/Pagination/Subtype/Footer>>BDC 1 2 (3)\" EMC % page 3\n"
    "ET\nendstream endobj\n"
    "8 0 obj <</Type/Outlines/First 34 0 R/Count 1>> endobj\n"
    "9 0 obj <</Type/Filespec/F(a.xml)/UF(a.xml)/Desc(the source)/AFRelationship/Source>> endobj\n"
    "10 0 obj <</Type/StructTreeRoot/K[15 0 R]/ParentTree 33 0 R/RoleMap<</Lead/P>>>> endobj\n"
    "11 0 obj <</N 3/Length 0>> stream\n"
    "0123456789ABCDEFRGB XYZ 0123456789ABacsp"
    "0123456789012345678901234567890123456789012345678901234567890123456789"
    "0123456789012345678901234567890123456789\n"
    "endstream endobj\n"
    "12 0 obj <</Length 0>> stream\n"
    "1 beginbfrange <20> <7e> <0020> endbfrange\n"
    "endstream endobj\n"
    "13 0 obj <</Type/FontDescriptor/FontFile2 14 0 R>> endobj\n"
    "14 0 obj <</Length 0>> stream\nx\nendstream endobj\n"
    "15 0 obj <</S/Document/P 10 0 R/K[16 0 R 17 0 R 19 0 R 23 0 R 31 0 R 32 0 R]>> endobj\n"
    "16 0 obj <</S/H1/P 15 0 R/Pg 4 0 R/K 0>> endobj\n"
    "17 0 obj <</S/Lead/P 15 0 R/Pg 4 0 R/K[1 18 0 R]>> endobj\n"
    "18 0 obj <</S/Link/P 17 0 R/Pg 4 0 R/K[2 <</Type/OBJR/Obj 30 0 R>>]>> endobj\n"
    "19 0 obj <</S/L/P 15 0 R/A[<</O/List/ListNumbering/LowerAlpha>>]/K[20 0 R]>> endobj\n"
    "20 0 obj <</S/LI/P 19 0 R/K[21 0 R 22 0 R]>> endobj\n"
    "21 0 obj <</S/Lbl/P 20 0 R/Pg 4 0 R/K[3]>> endobj\n"
    "22 0 obj <</S/LBody/P 20 0 R/Pg 4 0 R/K[<</Type/MCR/MCID 4>>]>> endobj\n"
    "23 0 obj <</S/Table/P 15 0 R/K[24 0 R 27 0 R]>> endobj\n"
    "24 0 obj <</S/TR/P 23 0 R/K[25 0 R 26 0 R]>> endobj\n"
    "25 0 obj <</S/TH/P 24 0 R/Pg 4 0 R/A<</O/Table/Scope/Column>>/K 5>> endobj\n"
    "26 0 obj <</S/TH/P 24 0 R/Pg 4 0 R/ID(fee)/A<</O/Table/Scope/Both>>/K 6>> endobj\n"
    "27 0 obj <</S/TR/P 23 0 R/K[28 0 R 29 0 R]>> endobj\n"
    "28 0 obj <</S/TD/P 27 0 R/Pg 4 0 R/K 7>> endobj\n"
    "29 0 obj <</S/TD/P 27 0 R/Pg 4 0 R/A<</O/Table/Headers[(fee)]>>/K 8>> endobj\n"
    "30 0 obj <</Type/Annot/Subtype/Link/F 4/Contents(the list)"
    "/A<</S/URI/URI(https://example.org/)>>>> endobj\n"
    "31 0 obj <</S/Figure/P 15 0 R/Pg 4 0 R/Alt(A saw)/A<</O/Layout/BBox[0 0 1 1]>>/K 9>> endobj\n"
    "32 0 obj <</S/Note/P 15 0 R/Pg 4 0 R/ID(n1)/Lang(en-GB)/K 10>> endobj\n"
    "33 0 obj <</Kids[35 0 R]>> endobj\n"
    "34 0 obj <</Title(Lend ing)/Parent 8 0 R/Dest[4 0 R/Fit]>> endobj\n"
    "35 0 obj <</Nums[0 [16 0 R 17 0 R 18 0 R 21 0 R 22 0 R 25 0 R 26 0 R 28 0 R 29 0 R 31 0 R"
    " 32 0 R]]>> endobj\n"
    "40 0 obj <</Type/Font/Subtype/Type0/BaseFont/Wide/ToUnicode 41 0 R"
    "/DescendantFonts[42 0 R]>> endobj\n"
    "41 0 obj <</Length 0>> stream\n"
    "1 beginbfchar <0003> <005300610077> endbfchar\n"
    "endstream endobj\n"
    "42 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/Wide/CIDToGIDMap/Identity"
    "/FontDescriptor 13 0 R>> endobj\n"
    "trailer <</Size 43/Root 1 0 R/ID[<00><00>]>>\n%%EOF\n";

/* Returns the document with the first `old` replaced by `new`.  `old` must occur in it. */
static char *
variant(const char *old, const char *new)
{
    const char *at = strstr(document, old);
    if (!at)
        fail_msg("the document has no %s", old);
    return g_strdup_printf("%.*s%s%s", (int)(at - document), document, new, at + strlen(old));
}

static struct finished *
read_variant(struct arena *a, const char *old, const char *new)
{
    g_autofree char *text = variant(old, new);
    char *message = NULL;
    struct finished *f = finished_read(a, text, strlen(text), &message);
    if (!f)
        fail_msg("%s for %s: %s", new, old, message);
    return f;
}

/* Replaces `old` and compares the names of the requirements that then fail. */
static void
expect_faults(const char *old, const char *new, const char *expected)
{
    struct arena *a = arena_new();
    struct finished *f = read_variant(a, old, new);
    g_autoptr(GString) names = g_string_new(NULL);
    for (int i = 0; i < N_REQUIREMENTS; i++)
        if (f->results->of[i].n_faults > 0)
            g_string_append_printf(names, "%s%s", names->len ? " " : "",
                requirement_find((enum requirement_id)i)->name);
    if (strcmp(names->str, expected) != 0)
        fail_msg("%s for %s: \"%s\", not \"%s\"", new, old, names->str, expected);
    finished_free(f);
    arena_free(a);
}

static void
nothing_fails(void **state)
{
    (void)state;
    expect_faults("%PDF-1.7", "%PDF-1.7", "");
    struct arena *a = arena_new();
    struct finished *f = read_variant(a, "%PDF-1.7", "%PDF-1.7");
    assert_int_equal(f->standard, 1);
    assert_string_equal(f->archive, "PDF/A-3a");
    assert_string_equal(f->title, "Lending");
    assert_int_equal(results_failed(f->results, 1), 0);
    for (int i = 0; i < N_REQUIREMENTS; i++)
        if (requirement_is_of((enum requirement_id)i, 1) && i != CAPTIONS && i != FORM_OBJECTS)
            assert_true(f->results->of[i].n_seen > 0);
    finished_free(f);
    arena_free(a);
}

static void
faults_of_the_document(void **state)
{
    (void)state;
    expect_faults("%PDF-1.7", "%PDF-1.4", "header");
    expect_faults("/ID[<00><00>]>>\n%%EOF", ">>\n%%EOF", "header");
    expect_faults("/Marked true", "/Marked true/Suspects true", "marked");
    expect_faults("/Marked true", "/Marked true/Suspects false", "");
    expect_faults("/Lang(en)", "/Lang()", "language language-tags");
    expect_faults("/Lang(en)", "", "language");
    expect_faults("/Lang(en)", "/Lang(en_GB)", "language-tags");
    expect_faults("/Lang(en)", "/Lang(en-123456789)", "language-tags");
    expect_faults("/DisplayDocTitle true", "/DisplayDocTitle false", "title-shown");
    expect_faults("/Metadata 3 0 R", "", "metadata identified titled");
    expect_faults("<pdfaid:part>3", "<pdfaid:part>1", "identified");
    expect_faults("<pdfaid:part>3", "<pdfaid:part>2", "");
    expect_faults("<pdfuaid:part>1", "<pdfuaid:part>9", "identified");
    expect_faults("<rdf:li xml:lang=\"en\">Lending", "<rdf:li>", "titled");
    expect_faults("</dc:title>", "", "titled");
    expect_faults("/Lang(en)", "/Lang(en)/OpenAction[4 0 R/Fit]", "no-scripts");
    expect_faults("/Lang(en)", "/Lang(en)/AA<<>>", "no-scripts");
    expect_faults("/Names<</Dests", "/Names<</JavaScript<<>>/Dests", "no-scripts");
    expect_faults("/Lang(en)", "/Lang(en)/AcroForm<<>>", "no-forms");
    expect_faults("/Lang(en)", "/Lang(en)/OCProperties<<>>", "no-layers");
    expect_faults("/Lang(en)", "/Lang(en)/Threads[]", "no-threads");
    expect_faults("/OutputIntents[5 0 R]", "", "intent");
    expect_faults("/OutputIntents[5 0 R]", "/OutputIntents[5 0 R 5 0 R]", "intent");
    expect_faults("RGB XYZ", "CMYKXYZ", "intent");
    expect_faults("acsp", "acps", "intent");
    expect_faults("/Desc(the source)", "/Desc()", "files");
    expect_faults("/UF(a.xml)", "", "files");
    expect_faults("/F(a.xml)/UF(a.xml)", "", "files");
    expect_faults("/AFRelationship/Source", "", "files");
}

static void
faults_of_the_tree(void **state)
{
    (void)state;
    expect_faults("/K[15 0 R]", "/K[15 0 R 15 0 R]", "tree content-owned link-tagged outline");
    expect_faults("/S/Document", "/S/Part", "tree");
    expect_faults("/S/LI/P 19 0 R", "/S/LI/P 15 0 R", "tree");
    expect_faults("/K[16 0 R 17 0 R", "/K[16 0 R 16 0 R 17 0 R", "tree heading-text outline");
    expect_faults("/K[16 0 R 17 0 R", "/K[<<>> 16 0 R 17 0 R", "tree");
    expect_faults("/RoleMap<</Lead/P>>", "/RoleMap<</Lead/Lead>>", "roles");
    expect_faults("/RoleMap<</Lead/P>>", "/RoleMap<</Lead/P/P/Div>>", "roles");
    expect_faults("/RoleMap<</Lead/P>>", "/RoleMap<</Lead/P/Title/P>>", "");
    expect_faults("/RoleMap<</Lead/P>>", "", "roles");
    expect_faults("/S/L/P", "/S/P/P", "places");
    expect_faults("/S/LBody", "/S/P", "places");
    expect_faults("/S/H1/P 15 0 R", "/S/H/P 15 0 R", "roles heading-numbered outline");
    expect_faults("/S/H1/P 15 0 R", "/S/H2/P 15 0 R", "heading-first heading-levels");
    expect_faults("(Lend\\151ng)Tj", "", "heading-text outline");
    expect_faults("/ListNumbering/LowerAlpha", "/ListNumbering/None", "list-numbering");
    expect_faults("(\\(a\\))Tj", "(Saws:)Tj", "");
    expect_faults("/Alt(A saw)", "/Alt( )", "figure-text");
    expect_faults("/Alt(A saw)", "/ActualText(A saw)", "");
    expect_faults("/Alt(A saw)", "/Alt<feffe001>", "private-use");
    expect_faults("/BBox[0 0 1 1]", "/BBox[0 0 1]", "figure-box");
    expect_faults("/ID(n1)", "", "note-ids");
    expect_faults("/Lang(en-GB)", "/Lang(e)", "language-tags");
    expect_faults("/Dest[4 0 R/Fit]>> endobj\n35", "/Dest[2 0 R/Fit]>> endobj\n35", "outline");
    expect_faults("/Title(Lend ing)", "/Title(Lend ings)", "outline");
    expect_faults("/Title(Lend ing)", "/Title(Lending)/Next 34 0 R", "outline");
    expect_faults("/Title(Lend ing)", "/Title(Lending)/First 36 0 R", "");
    expect_faults("(top)[4 0 R/Fit]", "(top)[9 0 R/Fit]", "link-leads");
    expect_faults("(top)[4 0 R/Fit]", "(top)<</D[4 0 R/Fit]>>", "");
}

static void
faults_of_tables(void **state)
{
    (void)state;
    expect_faults("/Scope/Column", "", "table-heads cell-heads");
    expect_faults("/Headers[(fee)]", "/Headers[(free)]", "cell-heads");
    expect_faults("/Headers[(fee)]", "/Headers[/fee]", "cell-heads");
    expect_faults("/Headers[(fee)]", "", "");
    expect_faults(
        "/ID(fee)/A<</O/Table/Scope/Both>>", "/A<</O/Table/Scope/Row>>", "cell-heads");
    expect_faults("/Headers[(fee)]", "/RowSpan 2", "table-regular");
    expect_faults("/Scope/Column", "/Scope/Column/ColSpan 2", "table-regular");
    expect_faults("/Scope/Column", "/Scope/Column/RowSpan 2", "table-regular");
    expect_faults("/K[28 0 R 29 0 R]", "/K[28 0 R]", "content-owned table-regular");
    expect_faults("/S/TR/P 23 0 R/K[28 0 R", "/S/TBody/P 23 0 R/K[28 0 R", "places");
}

static void
faults_of_content(void **state)
{
    (void)state;
    expect_faults("/P<</MCID 1>>BDC", "", "content-tagged content-nested content-owned");
    expect_faults("/Link<</MCID 2>>BDC", "/Link<</MCID 1>>BDC", "content-owned");
    expect_faults("(here)' EMC", "(here)'", "content-nested");
    expect_faults("(here)' EMC", "(here)' EMC EMC", "content-nested");
    expect_faults("(here)'", "/Artifact BMC (here)' EMC", "content-nested artifact-type");
    expect_faults("(here)'", "/Span BMC (here)' EMC", "");
    expect_faults(
        "/Artifact<</Type/Pagination/Subtype/Footer>>BDC", "/Artifact BMC", "artifact-type");
    expect_faults("/Subtype/Footer>>BDC", ">>BDC", "");
    expect_faults("1 2 (3)\"", "1 2 (3\\0)\"", "unicode");
    expect_faults("<0003>Tj", "<0004>Tj", "unicode");
    expect_faults("<0003>Tj", "<0000>Tj", "unicode not-missing");
    expect_faults("/F2 1 Tf <0003>Tj", "/F9 1 Tf <0003>Tj", "unicode");
    expect_faults("<005300610077>", "<e001>", "private-use");
    expect_faults("/StructParents 0", "/StructParents 1", "content-owned");
    expect_faults("[16 0 R 17 0 R 18 0 R 21", "[17 0 R 17 0 R 18 0 R 21", "content-owned");
    expect_faults("/ToUnicode 12 0 R", "", "unicode heading-text outline fonts-mapped");
    expect_faults("/CIDToGIDMap/Identity", "", "fonts-mapped");
    expect_faults("/FontFile2 14 0 R", "", "fonts-embedded");
    expect_faults("/Contents 7 0 R", "", "content-owned heading-text outline");
}

static void
faults_of_objects(void **state)
{
    (void)state;
    expect_faults("/Obj 30 0 R", "/Obj 5 0 R", "content-owned link-tagged");
    expect_faults("/S/Link/P", "/S/Span/P", "link-tagged");
    expect_faults("/Contents(the list)", "/Contents()", "link-text");
    expect_faults("/Contents(the list)", "", "link-text");
    expect_faults("(https://example.org/)", "(example)", "link-leads");
    expect_faults("/A<</S/URI/URI(https://example.org/)>>", "/Dest[4 0 R/Fit]", "");
    expect_faults("/A<</S/URI/URI(https://example.org/)>>", "/A<</S/GoTo/D[4 0 R/Fit]>>", "");
    expect_faults(
        "/A<</S/URI/URI(https://example.org/)>>", "/A<</S/Launch/D[4 0 R/Fit]>>", "no-scripts");
    expect_faults("/F 4/", "/F 6/", "links-only");
    expect_faults("/F 4/", "/", "links-only");
    expect_faults("/Subtype/Link", "/Subtype/Sound", "links-only no-media");
    expect_faults("/Subtype/Link", "/Subtype/Widget", "links-only no-forms");
    expect_faults("/Tabs/S", "/Tabs/R", "tab-order");
    expect_faults("14 0 obj <<", "14 0 obj <</Subtype/Form", "");
    expect_faults("14 0 obj <<", "14 0 obj <</Subtype/Form/Ref<<>>", "form-objects");
    expect_faults("stream\nx\n", "stream\n/P<</MCID 0>>BDC EMC\n", "");
    expect_faults("14 0 obj <</Length 0>> stream\nx",
        "14 0 obj <</Subtype/Form/Length 0>> stream\n/P<</MCID 0>>BDC EMC", "form-objects");
    expect_faults("5 0 obj <<", "5 0 obj <</JS(x)", "no-scripts");
}

static void
bytes_that_are_no_document(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char *message = NULL;
    assert_null(finished_read(a, "a letter", 8, &message));
    assert_non_null(message);
    g_free(message);
    struct finished *f = read_variant(a, "/StructTreeRoot 10 0 R", "");
    assert_null(f->root);
    assert_true(f->results->of[TREE].n_faults > 0 && f->results->of[OWNED].n_faults > 0);
    finished_free(f);
    arena_free(a);
}

/* ---- spoken text ---- */

static void
expect_spoken(const char *old, const char *new, const char *expected)
{
    struct arena *a = arena_new();
    struct finished *f = read_variant(a, old, new);
    g_autoptr(GString) out = g_string_new(NULL);
    spoken_write(f, f->root, out);
    if (!strstr(out->str, expected))
        fail_msg("%s for %s: \"%s\" is not in\n%s", new, old, expected, out->str);
    finished_free(f);
    arena_free(a);
}

static void
document_is_heard(void **state)
{
    (void)state;
    expect_spoken("%PDF-1.7", "%PDF-1.7",
        "language: en\n"
        "heading 1: Lending\n"
        "May I lend it? [link: the list]\n"
        "list of 1 item\n"
        "  1 of 1, (a): ask first\n"
        "table, 2 columns, 2 rows\n"
        "  row 1: Tool; Fee\n"
        "  row 2: Tool: Saw; Fee: \xe2\x82\xac 5\n"
        "figure: A saw\n"
        "aside:\n"
        "  Two days.\n");
    expect_spoken("/Contents(the list)", "", "it? [link: here]\n");
    expect_spoken("(here)'", "(here )'", "[link: the list]\nlist");
    expect_spoken("(\\(a\\))Tj", "(-)Tj", "  1 of 1: ask first\n");
    expect_spoken("(ask first)Tj", "", "  1 of 1, (a)\n");
    expect_spoken("(ask first)Tj", "(ask\\255 first)Tj", "  1 of 1, (a): ask");
    expect_spoken("/K[20 0 R]", "/K[31 0 R 20 0 R]", "list of 1 item\n  figure: A saw\n");
    expect_spoken("/S/Figure/P 15 0 R/Pg 4 0 R/Alt(A saw)", "/S/Figure/P 15 0 R/Pg 4 0 R",
        "figure: (no alternative text)\n");
    expect_spoken("/S/Link/P 17 0 R/Pg 4 0 R/K[2 <</Type/OBJR/Obj 30 0 R>>]",
        "/S/Span/P 17 0 R/Pg 4 0 R/Lang(de)/K[2]", "it? [de: here]\n");
    expect_spoken("/S/Link/P 17 0 R/Pg 4 0 R/K[2 <</Type/OBJR/Obj 30 0 R>>]",
        "/S/Span/P 17 0 R/Pg 4 0 R/ActualText(there)/K[2]", "it? there\n");
    expect_spoken("/S/Link/P 17 0 R/Pg 4 0 R/K[2 <</Type/OBJR/Obj 30 0 R>>]",
        "/S/Span/P 17 0 R/Pg 4 0 R/E(over here)/K[2]", "it? here (over here)\n");
    expect_spoken("/S/Lead/P", "/Lang(fr)/S/P/P", "[fr] May I lend it?");
    expect_spoken("/S/Lead/P", "/S/BlockQuote/P", "quotation:\n  May I lend it?");
    expect_spoken("/S/Table/P 15 0 R/K[", "/S/Table/P 15 0 R/K[16 0 R ", "table, 2 columns");
}

/* ---- the report ---- */

static void
report_says_what_fails(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct finished *f = read_variant(a, "<pdfuaid:part>1", "<pdfuaid:part>9");
    static const char *const practices[] = { "n1", "nowhere", NULL };
    const struct report_document about = { "a.pdf", "1", "2026-01-01", NULL, "", "proviso 1",
        "x", 1, practices };
    JsonNode *report = report_new(f, &about);
    JsonObject *root = json_node_get_object(report);
    JsonArray *claims =
        json_object_get_array_member(json_object_get_object_member(root, "document"), "claims");
    assert_string_equal(json_array_get_string_element(claims, 0), "none");
    assert_string_equal(json_array_get_string_element(claims, 1), "PDF/A-3a");
    JsonArray *all = json_object_get_array_member(
        json_object_get_object_member(root, "evidence"), "practices");
    assert_int_equal(json_array_get_length(all), 1);
    JsonObject *note = json_array_get_object_element(all, 0);
    assert_string_equal(json_object_get_string_member(note, "language"), "en-GB");
    json_node_unref(report);
    finished_free(f);
    arena_free(a);
}

/* ---- character maps ---- */

static void
expect_map(const char *cmap, unsigned code, const char *expected)
{
    g_autoptr(GHashTable) map = unicode_map_read(cmap, strlen(cmap));
    const char *text = g_hash_table_lookup(map, GUINT_TO_POINTER(code + 1));
    if (g_strcmp0(text, expected) != 0)
        fail_msg("%s: %x is %s, not %s", cmap, code, text ? text : "-", expected);
}

static void
codes_have_text(void **state)
{
    (void)state;
    expect_map("1 beginbfchar <41> <00660069> endbfchar", 0x41, "fi");
    expect_map("1 beginbfchar <41><D83DDE00> endbfchar", 0x41, "\xf0\x9f\x98\x80");
    expect_map("1 beginbfchar <41> <D83D> endbfchar", 0x41, "");
    expect_map("1 beginbfchar <41> <> endbfchar", 0x41, "");
    expect_map("1 beginbfrange <0041> <0043> <0061> endbfrange", 0x43, "c");
    expect_map("1 beginbfrange <0041> <0043> <0061> endbfrange", 0x44, NULL);
    expect_map("1 beginbfrange <41> <42> [<0061> <00780079>] endbfrange", 0x42, "xy");
    expect_map("1 beginbfrange <41> <42> [<0061> <00780079>] endbfrange", 0x43, NULL);
    expect_map("1 beginbfrange <41> <42> <0061> <43> <43> <0078> endbfrange", 0x43, "x");
    expect_map("<41> <0041>", 0x41, NULL);
    expect_map("1 beginbfchar <41>", 0x41, NULL);
    expect_map("1 beginbfchar <41> <0041", 0x41, "A");
    expect_map("1 beginbfrange <41>", 0x41, NULL);
    expect_map("1 beginbfrange <41> <42>", 0x41, NULL);
}

/* ---- operators ---- */

/* Each operator as "word(operand kind:text ...)". */
static void
expect_tokens(const char *stream, const char *expected)
{
    static const char kinds[] = "#/s<";
    struct tokens tokens;
    tokens_init(&tokens, stream, strlen(stream));
    g_autoptr(GString) word = g_string_new(NULL);
    g_autoptr(GString) out = g_string_new(NULL);
    while (tokens_next(&tokens, word)) {
        g_string_append_printf(out, "%s%s", out->len ? " " : "", word->str);
        for (size_t i = 0; i < tokens.n_operands; i++) {
            const struct operand *o = &tokens.operands[i];
            g_string_append_printf(out, " %c%s", kinds[o->kind], o->text->str);
            if (o->kind == OPERAND_DICTIONARY)
                g_string_append_printf(out, "%d,%s,%s,%s>", o->id,
                    o->actual ? o->actual->str : "-", o->type->str, o->subtype->str);
        }
    }
    tokens_clear(&tokens);
    if (strcmp(out->str, expected) != 0)
        fail_msg("%s: \"%s\", not \"%s\"", stream, out->str, expected);
}

static void
operators_have_operands(void **state)
{
    (void)state;
    expect_tokens("1 -2.5 +3 .4 re f", "re #1 #-2.5 #+3 #.4 f");
    expect_tokens("(a(b)c\\)\\n\\061\\62x\\q\\\ny)Tj", "Tj sa(b)c)\n12xqy");
    expect_tokens("<4 1 4>Tj<4Zz1>Tj", "Tj sA@ Tj sA");
    expect_tokens("[(a)-20<62>/x{(c)]TJ", "TJ sabc");
    expect_tokens("% to the end\nq%last\rQ", "q Q");
    expect_tokens(
        "/P<</MCID 3/ActualText(x)/Type/T/Subtype/S/Other/O>>BDC", "BDC /P <3,x,T,S>");
    expect_tokens("/P<</ActualText<feff00e4>/MCID 4 >>BDC", "BDC /P <4,\xc3\xa4,,>");
    expect_tokens("/P<</ActualText<feffd800>>>BDC", "BDC /P <-1,,,>");
    expect_tokens(
        "/P<</ActualText(a)/ActualText(b)/Type(t)/Subtype(s)>>BDC", "BDC /P <-1,ab,,>");
    expect_tokens(") > } f", "f");
    expect_tokens("(open", "");
    expect_tokens("(open\\", "");
    expect_tokens("<41", "");
    expect_tokens("[(a)", "");
    expect_tokens("/P<</MCID", "");
    expect_tokens("/P<<", "");
    expect_tokens("%", "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_fails),
        cmocka_unit_test(faults_of_the_document),
        cmocka_unit_test(faults_of_the_tree),
        cmocka_unit_test(faults_of_tables),
        cmocka_unit_test(faults_of_content),
        cmocka_unit_test(faults_of_objects),
        cmocka_unit_test(bytes_that_are_no_document),
        cmocka_unit_test(document_is_heard),
        cmocka_unit_test(report_says_what_fails),
        cmocka_unit_test(codes_have_text),
        cmocka_unit_test(operators_have_operands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
